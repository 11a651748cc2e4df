import type { DocumentFacts, Due } from "../../src/model/facts.js";
import type { Block } from "../../src/structure/types.js";
import { lowered } from "../../src/text/words.js";
import { dateOf, type FoundDue, findDues, inSection } from "../due/index.js";
import type { Candidate } from "./candidate.js";
import { EMPTY_WORDS } from "./clauses.js";
import { NAME_WORDS } from "./commitment-words.js";

const baseline = (words: string): RegExp => new RegExp(String.raw`(?:${words})\s(?:\p{L}{1,10}\s){0,3}$`, "u");
const COMPARED_WITH = String.raw`so với|bằng|gấp\s[\d.,]+\slần|lần`;
const BASELINE = baseline(`${COMPARED_WITH}|của`);
/** In a heading "của năm 2026" says of when it is: "3. Chỉ tiêu riêng của năm 2026". */
const BASELINE_OF_HEADING = baseline(COMPARED_WITH);

/** "số nợ thuế phát sinh đến 31/12/2025": what has come up until then. */
const ARISEN = /(?:phát sinh|tồn đọng|còn nợ|còn tồn)\s$/u;
/** "theo giá so sánh năm 2010": what it is reckoned in. */
const PRICES = /giá (?:so sánh|cố định|gốc)(?: của)? $/u;
const FROM_VALUE = /(?:^|\s)từ\s(?:mức\s)?[\d.,]{1,12}\s?[%‰]?\s?\(?(?:[\p{L}/\d.]{1,14}\s){0,5}$/u;
const FROM_TO = /^\)?\s(?:lên|xuống|tăng|giảm|còn)(?!\p{L})/u;

/** A deadline phrase that dates a statement: no base year, no name of another document, no mere adverb. */
export function datesIn(text: string, year: number | null): FoundDue[] {
  const lower = lowered(text);
  return findDues(text, { from: "sentence", year }).filter((found) => {
    if (found.problem || found.inTitle) return false;
    // "có bác sĩ làm việc thường xuyên", "khám ít nhất 1 lần/năm": how, not by when
    if (
      found.due.end === null &&
      found.due.start === null &&
      (found.strength === "weak" || /lần/u.test(found.due.text))
    )
      return false;
    return !isOfBase(lower, found);
  });
}

/** The year of what a value is compared with or starts from: "tăng 8% so với ước thực hiện năm 2025", "giảm từ 41,5% năm 2025 xuống còn 30%". */
function isOfBase(lower: string, { start, end }: FoundDue, base = BASELINE): boolean {
  const before = lower.slice(Math.max(0, start - 40), start);
  if (FROM_VALUE.test(before) && FROM_TO.test(lower.slice(end))) return true;
  if (ARISEN.test(before) || PRICES.test(before)) return true;
  return base.test(before) && /^(?:năm|giai đoạn|thời kỳ|cùng kỳ|cuối năm)/u.test(lower.slice(start, end));
}

/**
 * The date of one value: the phrase right after it ("đạt 65% vào năm 2025"), else the last before it in its clause, else the
 * one its sentence begins with. Recurring and vague ones ("hằng năm") leave the section's end standing.
 */
export function dueInSentence(
  text: string,
  sentence: { start: number; end: number },
  candidate: Candidate,
  dues: readonly FoundDue[],
  others: readonly Candidate[],
): FoundDue | null {
  // "đến năm 2030, tầm nhìn đến năm 2045": the horizon dates only what nothing nearer does
  const all = dues.filter((d) => d.start >= sentence.start && d.end <= sentence.end);
  const near = all.filter((d) => !d.vision);
  const inside = near.length > 0 ? near : all;
  const own = inside.filter((d) => d.start >= candidate.clauseStart && d.end <= candidate.clauseEnd);
  const after = own.find((d) => d.start >= candidate.end);
  const before = own.filter((d) => d.end <= candidate.start).at(-1);
  const leading = before ?? leads(sentence, inside, text);
  if (after && !(leading && opensNext(text, candidate, after)))
    if (isClose(text, unitEnd(text, candidate), after.start) || !leading) return after;
  if (before) return before;
  // "… 5% đối với nông thôn và 10% đối với thành thị vào năm 2030", "và" between values and one date behind both
  // … but "Sắp xếp còn 09 trường trước ngày 30/9/2026; mở 04 ngành": a date behind a value of another part dates that one
  // "trình kỳ họp cuối năm 2025; phấn đấu đến hết năm 2027 có …, 100% …": the part's own date goes before the sentence's
  const part = { start: text.lastIndexOf(";", candidate.start) + 1, end: sentence.end };
  const ofPart =
    part.start > sentence.start
      ? leads(
          part,
          inside.filter((d) => d.start >= part.start && d.end <= candidate.start),
          text,
        )
      : null;
  const first = ofPart ?? leads(sentence, inside, text);
  const lead =
    first && others.some((c) => c.end <= first.start) && /^\s?;/u.test(text.slice(first.end, candidate.start))
      ? null
      : first;
  if (lead && lead.end <= candidate.start) return lead;
  if (after) return after;
  // "Tỷ lệ thừa cân: trẻ em dưới 10%; người lớn dưới 20% vào năm 2025": one date behind a list with one head
  const head = /^[^;]{3,160}:\s/u.exec(text.slice(sentence.start, candidate.start))?.[0];
  if (
    head !== undefined &&
    NAMES.test(head) &&
    inside.length > 0 &&
    inside[0]!.start > candidate.end &&
    // "Về phòng, chống ma túy: Số người nghiện … 150 người; tỷ lệ khu phố … 60% năm 2028": a head that only says in what
    !OWN_NAME.test(text.slice(Math.max(sentence.start + head.length, part.start), candidate.start))
  )
    return inside[0]!;
  // "xây mới 12 trạm y tế, nâng cấp 35 trạm y tế giai đoạn 2026 - 2028": deeds to one kind of thing, dated at the end
  const ending = inside.at(-1);
  const same = ending && others.filter((c) => c.start > candidate.start && c.end <= ending.start).at(-1);
  if (
    same &&
    inside.length === 1 &&
    candidate.unit === "count" &&
    firstWord(same.unitText) === firstWord(candidate.unitText) &&
    !/[;:]/u.test(text.slice(candidate.end, ending.start)) &&
    /^[\s.;]*$/u.test(text.slice(ending.end, sentence.end))
  )
    return ending;
  // "Rà soát 100% các dự án chậm tiến độ; hoàn thành trong năm 2026": a last part that only says by when
  if (
    ending &&
    ending.start > candidate.end &&
    !others.some((c) => c.start > candidate.start) &&
    ONLY_WHEN.test(text.slice(candidate.end, ending.end)) &&
    /^[\s.;]*$/u.test(text.slice(ending.end, sentence.end))
  )
    return ending;
  // "được khám định kỳ đạt 70% và được lập hồ sơ đạt 95% năm 2025": two of one subject, dated at the end
  const other = others.find((c) => c.start > candidate.start);
  if (other && other.unit === candidate.unit && AND_THEN.test(text.slice(candidate.end, other.start))) {
    const behind = inside.find((d) => d.start >= other.end && isClose(text, unitEnd(text, other), d.start));
    if (behind && !inside.some((d) => d.start >= candidate.end && d.end <= other.start)) return behind;
  }
  // "60% ở khu vực thành thị và 40% ở khu vực nông thôn vào năm 2025": values in a row share the date behind the last
  let last = candidate;
  for (const next of others) {
    if (next.start <= last.start) continue;
    const named = text
      .slice(next.clauseStart, next.start)
      .replace(EMPTY_WORDS, " ")
      .replace(/[\s,;≥≤<>=~]+/gu, "");
    if (named !== "" || next.unit !== candidate.unit) break;
    if (inside.some((d) => d.start >= last.end && d.end <= next.start)) break;
    const behind = inside.find((d) => d.start >= next.end && d.end <= next.clauseEnd && d.start - next.end <= 60);
    if (behind) return behind;
    last = next;
  }
  return null;
}

/** "Đến năm 2026 bao phủ 95,5% dân số, đến năm 2030 đạt bao phủ toàn dân": behind a comma, with words of its own. */
const opensNext = (text: string, candidate: Candidate, { start, end }: FoundDue): boolean =>
  /,\s$/u.test(text.slice(candidate.end, start)) && /^,?\s\p{L}/u.test(text.slice(end, candidate.clauseEnd));

const AND_THEN = /^[^;:.()]{0,40}\svà\s(?:được|có|phải)\s[^;:.()]{1,120}$/u;
const ONLY_WHEN = /^[^;]*;\s(?:hoàn thành|xong|kết thúc|thời gian(?: (?:thực hiện|hoàn thành))?\s?:)[^;:]{0,60}$/u;
const firstWord = (noun: string | null): string | undefined => noun?.split(" ")[0];

/** Where the noun that is counted ends: "45.000 nhân viên| đến năm 2035". */
const unitEnd = (text: string, { end, unit, unitText }: Candidate): number =>
  unit === "count" && unitText && text.startsWith(` ${unitText}`, end) ? end + unitText.length + 1 : end;

/** Nothing but a bracket or "vào" between a value and its date. */
const isClose = (text: string, from: number, to: number): boolean =>
  to - from <= 3 || /^[\s,(]*(?:(?:vào|trong|đến|tính)\s)?\(?$/u.test(text.slice(from, to));

// Words that open an indicator's name: a date behind them is that indicator's alone.
const NAMES = new RegExp(String.raw`(?:^|[\s,;])(?:${NAME_WORDS}|\d+(?:,\d+)?\s?%)(?=\s)`, "u");

const OWN_NAME = new RegExp(String.raw`^[\s,;]*(?:${NAME_WORDS})(?=\s)`, "u");

/** "Đến năm 2030, …", "Để …, trong giai đoạn 2026 - 2030 phấn đấu …": a date before the sentence's first name dates all of it. */
function leads(sentence: { start: number; end: number }, dues: readonly FoundDue[], text: string): FoundDue | null {
  const first = dues[0];
  return first && !NAMES.test(text.slice(sentence.start, first.start)) ? first : null;
}

/** Dates of the blocks a statement stands under, nearest first: lead bullets, headings, sections. Null where none is dated. */
export function dueAround(block: Block, year: number | null, cache: Map<Block, Due | null>): Due | null {
  const above = block.parent;
  if (!above) return null;
  const known = cache.get(above);
  if (known !== undefined) return known;
  const due = (mayDate(above) ? dateOfHeading(above.passage.text, year) : null) ?? dueAround(above, year, cache);
  cache.set(above, due);
  return due;
}

/** Headings, and bullets or paragraphs that lead others ("- Đến năm 2030:"); a long statement dates only itself. */
const mayDate = (block: Block): boolean =>
  block.kind === "heading" || block.passage.length <= 200 || /:$/u.test(block.passage.text);

/** "2. Mục tiêu cụ thể đến năm 2030, tầm nhìn 2045" → by 2030. */
export function dateOfHeading(text: string, year: number | null): Due | null {
  if (!/\d|quý|tháng|năm/iu.test(text)) return null;
  const lower = lowered(text);
  const dated = findDues(text, { from: "section", year }).filter(
    (d) => !d.problem && d.due.end !== null && !isOfBase(lower, d, BASELINE_OF_HEADING),
  );
  return dateOf(dated, "section");
}

/** The plan's year, or the end of its period: what dates a target that nothing else dates. */
export function dueOfDocument(facts: DocumentFacts): Due | null {
  if (facts.period)
    return {
      text: `${facts.period.start.slice(0, 4)} - ${facts.period.end.slice(0, 4)}`,
      kind: "range",
      start: facts.period.start,
      end: facts.period.end,
      from: "document",
    };
  if (facts.planYear)
    return {
      text: `năm ${facts.planYear}`,
      kind: "in",
      start: `${facts.planYear}-01-01`,
      end: `${facts.planYear}-12-31`,
      from: "document",
    };
  return null;
}

/** Own date, else the section's, else the document's. "Hằng năm" keeps the end of what it stands in. */
export function resolveDue(own: FoundDue | null, around: Due | null, document: Due | null): Due | null {
  const outer = around ?? document;
  if (!own) return outer;
  const due = inSection(own.due, outer);
  if (!due) return outer;
  if (due.end === null && outer?.end && (due.kind === "recurring" || due.kind === "ongoing"))
    return { ...due, end: outer.end };
  // "Khi có quyết định phân bổ vốn, … giải ngân 95%": when it begins; the plan says by when
  if (due.end === null && (due.kind === "after-event" || due.kind === "on-instruction")) return outer ?? due;
  return due;
}
