import type { Due, DueFrom } from "../../src/model/facts.js";
import { singleBlanks } from "../../src/text/blanks.js";
import { remembering } from "../../src/text/memo.js";
import { type Found, run, withoutOverlaps } from "../engine/rule.js";
import { cellRules, type DueProblem, numberRules, type Reading, rules } from "./rules.js";

export type { DueProblem } from "./rules.js";

export interface DueReadingContext {
  /** What the text is: goes into `Due.from`. */
  readonly from: DueFrom;
  /** The year that dates without one ("quý II", "trước 30/6") belong to: the section's or the plan's. Such a due is `from: "inferred"`. */
  readonly year?: number | null;
}

/**
 * A deadline cell as read. `due` is null where the cell is empty or says nothing that can be read ("unread"). An impossible
 * date ("31/02/2025", "Quý V/2025") or one whose year is not known keeps its words in a `due` without days. A caller makes
 * a finding of every `problem`; nothing is guessed.
 */
export interface CellReading {
  readonly due: Due | null;
  readonly problem?: DueProblem;
}

/** A deadline phrase in `[start, end)` of a running text. `due` has no days where `problem` is set. */
export interface FoundDue {
  readonly start: number;
  readonly end: number;
  readonly due: Due;
  readonly problem?: DueProblem;
  /**
   * "explicit" dates the clause it stands in. "weak" may describe a thing instead ("kế hoạch công tác hằng năm", "ngân sách
   * năm 2025", "thường xuyên, sâu rộng"): for headings, and where the caller knows better.
   */
  readonly strength: "explicit" | "weak";
  /** Part of the name of a cited document or programme ("Chiến lược … đến năm 2030"): dates that document, not the statement. */
  readonly inTitle: boolean;
  /** "tầm nhìn", "định hướng": a horizon beyond the date that the statement is about. */
  readonly vision: boolean;
  readonly rule: string;
}

/** The text of a whole deadline cell: "6/2025", "2025 và những năm tiếp theo", "Theo kế hoạch của huyện". */
export function parseDueCell(text: string, context: DueReadingContext): CellReading {
  return readersFor(context).cell(text);
}

/** Every deadline phrase of a running sentence or heading (NFC), in its order, without overlaps. */
export function findDues(text: string, context: DueReadingContext): readonly FoundDue[] {
  return readersFor(context).phrases(text);
}

interface Readers {
  readonly cell: (text: string) => CellReading;
  readonly phrases: (text: string) => readonly FoundDue[];
}

// Tables say the same date in most of their rows, and a statement may be read both for its targets and its tasks.
const readers: Partial<Record<DueFrom, Map<number | null, Readers>>> = {};
const MOST_YEARS = 5;

function readersFor({ from, year = null }: DueReadingContext): Readers {
  const byYear = (readers[from] ??= new Map<number | null, Readers>());
  let known = byYear.get(year);
  if (!known) {
    if (byYear.size >= MOST_YEARS) byYear.clear();
    known = {
      cell: remembering((text) => readCell(text, { from, year })),
      phrases: remembering((text) => readPhrases(text, { from, year })),
    };
    byYear.set(year, known);
  }
  return known;
}

function readCell(text: string, context: DueReadingContext): CellReading {
  const printed = singleBlanks(text).trim();
  if (!/[\p{L}\p{N}]/u.test(printed)) return { due: null };
  // "Năm 2027 (quý II)": the one year printed is that of the whole cell.
  const years = new Set(printed.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu));
  const within = years.size === 1 ? { ...context, year: Number([...years][0]) } : context;
  const found = find(printed, within, [...rules, ...cellRules]);
  const reading = combine(
    found.map(({ value }) => value),
    printed.includes("("),
  );
  if (!reading) return { due: null, problem: "unread" };
  const due = toDue(printed, reading, context);
  return reading.problem ? { due, problem: reading.problem } : { due };
}

function readPhrases(text: string, context: DueReadingContext): FoundDue[] {
  const found = find(text, context, rules);
  const more = labelled(text, context);
  return (more.length > 0 ? withoutOverlaps([...found, ...more]) : found).map(({ rule, start, end, value }) => {
    const phrase = {
      start,
      end,
      due: toDue(singleBlanks(text.slice(start, end)), value, context),
      strength: value.strength,
      inTitle: isInTitle(text, start, end),
      vision: value.vision ?? false,
      rule,
    };
    return value.problem ? { ...phrase, problem: value.problem } : phrase;
  });
}

/**
 * What a due becomes inside a dated section: "hằng năm" keeps the section's end, "từ năm 2025 trở đi" ends with it
 * (contract, "When"). Without a due of its own a fact takes the section's.
 */
export function inSection(own: Due | null, section: Due | null): Due | null {
  if (!own) return section;
  if (!section?.end || own.end !== null) return own;
  if (own.kind === "recurring" || (own.kind === "from" && (own.start ?? "") <= section.end))
    return { ...own, end: section.end };
  return own;
}

/** The date that the phrases of a heading set: a horizon only where nothing nearer is named, a "by" before a stretch of time. */
export function dateOf(heading: readonly FoundDue[], from: DueFrom): Due | null {
  const near = heading.filter((d) => !d.vision);
  const found = near.length > 0 ? near : heading;
  const best =
    found.find((d) => d.due.kind === "by") ?? found.find((d) => d.due.kind === "in" || d.due.kind === "range");
  return best ? { ...best.due, from } : null;
}

function find(text: string, context: DueReadingContext, using: typeof rules): Found<Reading>[] {
  const year = { year: context.year ?? null };
  const found: Found<Reading>[] = [];
  for (const rule of using) run(rule, text, year, found);
  return withoutOverlaps(found);
}

const TIME_LABEL = /(?<!\p{L})(?:thời gian|thời hạn|tiến độ|lộ trình)[^:.;\n]{0,40}:\s{0,3}(?=\d)/giu;

/** "Thời gian thực hiện: 6/2025": after a label bare numbers are dates, as in a cell. */
function labelled(text: string, context: DueReadingContext): Found<Reading>[] {
  if (!text.includes(":")) return [];
  return [...text.matchAll(TIME_LABEL)].flatMap((match) => {
    const from = match.index + match[0].length;
    return find(text.slice(from, from + 60), context, numberRules)
      .filter(({ start }) => start === 0)
      .map((found) => ({ ...found, start: from, end: from + found.end }));
  });
}

function toDue(text: string, { kind, start, end, inferred }: Reading, { from }: DueReadingContext): Due {
  return { text, kind, start, end, from: inferred ? "inferred" : from };
}

/**
 * A cell may say two things. Contract: an instruction with "và thực hiện thường xuyên" waits for the instruction. A date
 * beside "thường xuyên" or "hằng năm" is the firmer word; of several dates a "by" decides, else they span a range.
 */
function combine(readings: readonly Reading[], remark: boolean): Reading | undefined {
  const [first, ...others] = readings;
  if (!first || others.length === 0) return first;
  // "30/6 và 30/12 hằng năm"
  const every = readings.find(({ kind }) => kind === "recurring");
  if (every && readings.every((one) => one.kind === "recurring" || one.inferred || one.problem === "no-year"))
    return every;
  const bad = readings.find(({ problem }) => problem);
  if (bad) return bad;
  const dated = readings.filter(({ start, end }) => start !== null || end !== null);
  if (dated.length === 0)
    return readings.find(({ kind }) => kind === "on-instruction" || kind === "after-event") ?? first;
  const decided = dated.find(({ kind }) => kind === "by" || kind === "from");
  if (decided || dated.length === 1) return decided ?? dated[0];
  // "Năm 2026 (quý II)": the narrower one.
  const narrow = dated.filter((one) => !dated.every((other) => one.start! <= other.start! && one.end! >= other.end!));
  if (remark && narrow.length === 1) return narrow[0];
  const starts = dated.map(({ start }) => start!).sort();
  const ends = dated.map(({ end }) => end!).sort();
  return { ...dated[0]!, kind: "range", start: starts[0]!, end: ends.at(-1)! };
}

const TITLE_PHRASE =
  /^(?:đến|tầm nhìn|định hướng|giai đoạn|thời kỳ|nhiệm kỳ|năm|(?:các )?năm|trong giai đoạn)(?!\p{L})/iu;
// A document or programme by name: a capital inside a sentence, or a number.
const TITLE_HEAD =
  /(?<!\p{L})(?:Nghị quyết|Quyết định|Kế hoạch|Chương trình|Chiến lược|Đề án|Dự án|Quy hoạch|Chỉ thị|Kết luận|Thông báo|Nghị định|Thông tư|Lộ trình|Bộ [Tt]iêu chí|Bộ [Cc]hỉ số)(?!\p{L})/gu;
// Words that begin a statement of its own after a cited title.
const NEW_CLAUSE =
  /(?<!\p{L})(?:phấn đấu|hoàn thành|bảo đảm|đảm bảo|đạt|xong|trước ngày|chậm nhất|mục tiêu|thời gian|báo cáo|yêu cầu|chỉ tiêu|cụ thể|như sau|trình (?:cấp|[ủu][ỷy] ban|ubnd|hđnd|hội đồng|chính phủ|thủ tướng|bộ|ban|thường trực|tỉnh))(?!\p{L})/iu;

/** What a document is about, behind its number. */
const SUBJECT =
  /[“"]|(?:^|\s)(?:về|phê duyệt|ban hành|quy định|hướng dẫn|thực hiện|triển khai|sửa đổi|bổ sung|phát triển|xây dựng|quốc gia|hành động|kế hoạch|chương trình|đề án|nhiệm vụ|công tác)(?!\p{L})/iu;

/** Whether a year or period closes the name of a document: quoted, or after "Chiến lược …" with no new clause between. */
function isInTitle(text: string, start: number, end: number): boolean {
  if (!TITLE_PHRASE.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - 300), start);
  if (/“[^”]{0,300}$/u.test(before) && /^[^“]{0,300}”/u.test(text.slice(end, end + 300))) return true;
  let head: RegExpExecArray | undefined;
  for (const match of before.matchAll(TITLE_HEAD)) head = match;
  if (!head) return false;
  const between = before.slice(head.index + head[0].length);
  // "… theo Quyết định số 22/2013/QĐ-TTg của Thủ tướng Chính phủ đến hết năm 2019": cited without its title
  if (/^\s?số\s/u.test(between) && !SUBJECT.test(between)) return false;
  return !/[.;:(]/u.test(between.replace(/\([^)]*\)/gu, "")) && !NEW_CLAUSE.test(between);
}
