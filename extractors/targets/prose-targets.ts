import type { DocumentFacts, Due, Target } from "../../src/model/facts.js";
import { provenance, type Structure } from "../../src/structure/types.js";
import type { Passage } from "../../src/text/passage.js";
import { lowered } from "../../src/text/words.js";
import type { FoundDue } from "../due/index.js";
import type { Trace } from "../engine/trace.js";
import { indicatorKey } from "../lexicon/indicators.js";
import type { Candidate } from "./candidate.js";
import { type Clause, EMPTY_WORDS, sameNoun, splitClauses, splitSentences } from "./clauses.js";
import { judge, type Verdict } from "./commitment.js";
import { readComparator } from "./comparators.js";
import { completeFrom, type Name, nameOf } from "./names.js";
import { findQuantities, type Ignored } from "./quantities.js";
import type { SectionKind } from "./section-kind.js";
import { mended } from "./slips.js";
import { datesIn, dueInSentence, resolveDue } from "./when.js";

/** What a statement is read in: a bullet of a section, or a cell of a table. */
export interface Setting {
  readonly structure: Structure;
  readonly facts: DocumentFacts;
  readonly kind: SectionKind;
  readonly origin: "prose" | "table";
  readonly sectionPath: readonly string[];
  /** Date of what stands around the statement. */
  readonly around: Due | null;
  readonly ofDocument: Due | null;
  readonly owner: Target["owner"];
  /** Further places the record was put together from (a group row). */
  readonly companions: readonly Passage[];
  /** Name taken where the statement has none of its own ("- Đến năm 2030: 85%" under a bullet that names it). */
  readonly heading: string;
  /** Words right above a table; empty for prose. */
  readonly caption: string;
  readonly trace: Trace | undefined;
}

/** A target before it has its id. */
export type TargetDraft = Omit<Target, "id">;

const NUMBER_WORD =
  /(?:ít nhất|tối thiểu|tối đa|không quá|có|thêm|xây dựng|thành lập|hình thành)\s(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s/u;
const TWO_FIGURES = /\s(?:[<>≥≤]\s?)?(\d(?:[\d.,]{0,13}\d)?)%?\s(?:[<>≥≤]\s?)?(\d(?:[\d.,]{0,13}\d)?)%?\s*$/u;

/** "TT Chỉ tiêu ĐVT Năm 2026 …", "1 Thu ngân sách triệu đồng 500 550": a header run together, a row with figures side by side. */
function isTableRemnant(text: string): boolean {
  if (/^(?:S?TT|Stt|Số TT|Số thứ tự)\s+\p{Lu}/u.test(text)) return true;
  const [, before, last] = TWO_FIGURES.exec(text.slice(-40)) ?? [];
  // "đạt 12 500": one number
  return before !== undefined && !(/^\d{3}$/u.test(last!) && /^\d{1,3}$/u.test(before));
}

/** A statement longer than this is cut into its sentences: the quote should be one statement. */
const LONG_STATEMENT = 700;

/** Text without sentence ends is read in pieces of this length: each value is looked at with all that stands before it. */
const LONGEST_READ = 4000;

/** All targets of one statement of prose, in order. */
export function readStatement(passage: Passage, setting: Setting): TargetDraft[] {
  if (!/\d/u.test(passage.text) && !NUMBER_WORD.test(lowered(passage.text))) return [];
  const text = mended(passage.text);
  if (setting.origin === "prose" && isTableRemnant(text)) {
    if (setting.trace)
      note(
        setting,
        passage,
        0,
        Math.min(text.length, 60),
        "dropped",
        "table/unread",
        "dòng của một bảng không tách được cột",
      );
    return [];
  }
  if (text.length > LONGEST_READ)
    return pieces(text).flatMap(({ start, end }) => readStatement(passage.slice(start, end), setting));
  const { trace, facts } = setting;
  const lower = lowered(text);
  const ignored: Ignored[] | undefined = trace ? [] : undefined;
  const candidates = findQuantities(text, ignored);
  if (trace) for (const i of ignored!) note(setting, passage, i.start, i.end, "dropped", i.rule, i.reason);
  if (candidates.length === 0) return [];
  const year = firstYear(facts);
  const dues = datesIn(text, facts.planYear);
  const drafts: TargetDraft[] = [];
  const opening = yearOfOpening(lower, dues);
  let reportedBefore: number | null = null;
  for (const sentence of splitSentences(text)) {
    const labelled = yearOfLabel(lower.slice(sentence.start, sentence.end));
    const reported = labelled !== null && year !== null && labelled < year ? labelled : null;
    if (labelled !== null) reportedBefore = reported;
    const inside = candidates.filter((c) => c.start >= sentence.start && c.start < sentence.end);
    if (inside.length === 0) continue;
    // "dưới 17% (khu vực miền núi dưới 28%) vào năm 2025": what stands in brackets is read by itself, dated like its value
    const brackets = bracketsWithValues(text, sentence, inside);
    let outer = text;
    for (const b of brackets) outer = outer.slice(0, b.start) + " ".repeat(b.end - b.start) + outer.slice(b.end);
    const inBracket = (c: Candidate): boolean => brackets.some((b) => c.start >= b.start && c.end <= b.end);
    const found = readPart(
      outer,
      sentence,
      inside.filter((c) => !inBracket(c)),
      dues.filter((d) => !brackets.some((b) => d.start >= b.start && d.end <= b.end)),
      [],
    );
    const parts = [...found];
    for (const b of brackets) {
      const host = found.filter((f) => f.main.end <= b.start).at(-1);
      // "Số vụ (từ 30 người mắc trở lên) giảm 01 vụ": what stands in a bracket before the value tells what is counted
      const next = found.find((f) => f.main.start >= b.end);
      // "tỷ lệ trẻ nhẹ cân (dưới 2.500 gram) dưới 5%": a bound alone, and the value right behind it
      const bound = BOUND_ALONE.test(lower.slice(b.start, b.end));
      const explains = next !== undefined && (!host || (bound && saysNothing(lower.slice(b.end, next.main.start))));
      const own = readPart(
        text,
        { start: b.start + 1, end: b.end - 1 },
        inside.filter((c) => c.start >= b.start && c.end <= b.end),
        dues,
        host ? [host.name] : [],
      );
      // "(Chỉ số năm 2024 đạt 86%; còn 4,6% trễ hạn)": the bracket's first date holds to its end; "kết quả năm 2025 (đạt 87 điểm)"
      const first =
        dues.find((d) => d.start > b.start && d.end < b.end) ??
        dues.find((d) => d.end <= b.start && b.start - d.end <= 2 && /^\(\s?(?:đạt|xếp)/u.test(lower.slice(b.start)));
      for (const part of own) {
        const inner = part.own ?? (first && first.start < part.main.start ? first : null);
        const until = yearOf(inner);
        parts.push({
          ...part,
          own: inner ?? host?.own ?? null,
          bracketed: true,
          explains,
          baseline:
            until !== null &&
            year !== null &&
            until <= year &&
            lastYear(setting) > until &&
            (host?.main.value ?? null) !== null,
        });
      }
    }
    parts.sort((x, y) => x.main.start - y.main.start);
    const kept: Candidate[] = [];
    const fates = new Map<Candidate, Verdict>();
    for (const { main, name: read, own, unit, qualifiers, bracketed, explains, baseline, after } of parts) {
      const name = read.text || setting.heading;
      // "giảm dần còn 70%, 60%, 50%": a bare item shares the fate of the one before it
      const fate = after ? fates.get(after) : undefined;
      const verdict =
        fate && !fate.keep && TELLS_OF_LIST.has(fate.rule)
          ? fate
          : judge(
              lower,
              sentence,
              { ...main, unit },
              {
                kind: setting.kind,
                origin: setting.origin,
                year,
                ownYear:
                  reported ??
                  yearOf(own) ??
                  reportedBefore ??
                  (FUTURE.test(lower.slice(sentence.start, sentence.end)) ? null : opening),
                over: isOver(own, facts.date),
                name,
                bracketed,
                explains,
                baseline,
                ahead: setting.kind === "goal" && setting.around?.from === "section" && isAhead(setting.around, year),
                listed: kept.some(
                  (k) =>
                    k === after ||
                    (setting.kind === "goal" &&
                      !bracketed &&
                      k.unit === "count" &&
                      unit === "count" &&
                      sameNoun(k, main)),
                ),
              },
            );
      fates.set(main, verdict);
      if (verdict.keep) kept.push(main);
      if (trace) {
        for (const q of qualifiers)
          note(
            setting,
            passage,
            q.start,
            q.end,
            "dropped",
            "clause/qualifier",
            "mức mô tả đối tượng được tính, không phải chỉ tiêu",
          );
        note(
          setting,
          passage,
          main.start,
          main.end,
          verdict.keep ? "kept" : "dropped",
          verdict.keep ? main.rule : verdict.rule,
          verdict.reason,
        );
      }
      if (!verdict.keep || name === "") {
        if (trace && verdict.keep)
          note(
            setting,
            passage,
            main.start,
            main.end,
            "dropped",
            "name/none",
            "không rõ giá trị này là của chỉ tiêu nào",
          );
        continue;
      }
      const quoted = text.length > LONG_STATEMENT ? passage.slice(sentence.start, sentence.end) : passage;
      drafts.push({
        sectionPath: setting.sectionPath,
        ...provenance(setting.structure, [...setting.companions, quoted]),
        indicator: { key: indicatorKey(name), name },
        comparator: main.comparator,
        value: main.value,
        valueHigh: main.valueHigh,
        unit,
        unitText: main.unitText,
        per: main.per,
        change: main.change,
        qualifiers: qualifiers.map((q) => qualifierText(text, q)),
        due: resolveDue(own, setting.around, setting.ofDocument),
        owner: setting.owner,
        origin: setting.origin,
        rule: main.rule,
      });
    }
  }
  return drafts;
}

/** Whole sentences, as many as a piece holds; a longer sentence is cut at a blank. */
function pieces(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const sentence of splitSentences(text)) {
    const last = found.at(-1);
    if (last && sentence.end - last.start <= LONGEST_READ) last.end = sentence.end;
    else found.push({ ...sentence });
    for (let piece = found.at(-1)!; piece.end - piece.start > LONGEST_READ; piece = found.at(-1)!) {
      const { end } = piece;
      const blank = text.lastIndexOf(" ", piece.start + LONGEST_READ);
      piece.end = blank > piece.start ? blank : piece.start + LONGEST_READ;
      found.push({ start: piece.end, end });
    }
  }
  return found;
}

const BOUND_ALONE = /^\(\s?(?:dưới|trên|từ|[<>≤≥]) ?[\d.,]+ ?[\p{L}\d²³/ ]{0,20}\)$/u;
const saysNothing = (words: string): boolean => words.replace(EMPTY_WORDS, " ").trim() === "";

interface Part {
  readonly main: Candidate;
  readonly name: Name;
  readonly own: FoundDue | null;
  readonly unit: Target["unit"];
  readonly qualifiers: readonly Candidate[];
  readonly bracketed: boolean;
  /** It stands in a bracket before the value of its sentence. */
  readonly explains: boolean;
  /** Dated by the year of the document or before, in a bracket behind a value that is dated later. */
  readonly baseline: boolean;
  /** The value before it, where it is a bare item of the same list. */
  readonly after: Candidate | null;
}

const yearOf = (found: FoundDue | null): number | null => (found?.due.end ? Number(found.due.end.slice(0, 4)) : null);

/** "Đến hết tháng 10/2025, trên địa bàn có …" of a plan of November 2025 (`signed`; its day may be blank): a report. */
const isOver = (found: FoundDue | null, signed: string | null): boolean =>
  signed !== null && typeof found?.due.end === "string" && found.due.end < signed;

const lastYear = ({ around, ofDocument }: Setting): number =>
  Number((around?.end ?? ofDocument?.end ?? "0").slice(0, 4));

const isAhead = ({ end }: Due, year: number | null): boolean =>
  end !== null && year !== null && Number(end.slice(0, 4)) >= year;

/** Words that look ahead: what stands beside them is no report. */
const FUTURE = /(?:phấn đấu|mục tiêu|chỉ tiêu|sẽ|đến (?:hết )?năm|≥|ít nhất|tối thiểu)/u;

/** "Năm 2025, …. Tuy nhiên còn 31% …": the year that a statement opens with holds for its sentences that name no other. */
function yearOfOpening(text: string, dues: readonly FoundDue[]): number | null {
  const first = dues[0];
  return first && /^(?:trong )?$/u.test(text.slice(0, first.start).trimStart()) ? yearOf(first) : null;
}

const REPORT_LABEL =
  /^[^\p{L}]{0,4}(?:(?:kết quả|số liệu|hiện trạng|thực trạng|thực hiện)(?: (?:thực hiện|đạt được|đánh giá))? )?(?:(?:đến|hết|cuối|của) ){0,2}năm\s(20\d\d)\s?:/u;

/** "Năm 2025: tỷ lệ …", "Kết quả năm 2025: …": where that year is before the plan's, all that it heads is a report. */
function yearOfLabel(sentence: string): number | null {
  const label = REPORT_LABEL.exec(sentence)?.[1];
  return label === undefined ? null : Number(label);
}

/** Clauses, names, comparators, dates and units of the values of one sentence, or of one bracket in it. */
function readPart(
  text: string,
  sentence: { start: number; end: number },
  candidates: readonly Candidate[],
  dues: readonly FoundDue[],
  heads: readonly Name[],
): Part[] {
  const lower = lowered(text);
  if (candidates.length === 0) return [];
  const clauses = splitClauses(lower, sentence, candidates, dues);
  const names = new Map<Clause, Name>();
  const host = heads[0];
  const mains = clauses.map((c) => c.main);
  for (const clause of clauses) names.set(clause, nameOf(text, clause, dues, names));
  if (host) for (const [clause, name] of names) names.set(clause, completeFrom(name, host));
  // A name may stand before the first value of a series or behind the last.
  for (let i = clauses.length - 2; i >= 0; i--)
    if (clauses[i + 1]!.sharesWith === clauses[i] && names.get(clauses[i]!)!.text === "")
      names.set(clauses[i]!, names.get(clauses[i + 1]!)!);
  let governs: Candidate | null = null;
  let dated: { readonly name: Name; readonly own: FoundDue | null } | undefined;
  return clauses.map((clause, i) => {
    const { main } = clause;
    const name = names.get(clause)!;
    readComparator(lower, main);
    governs = inheritComparator(lower, clause, main, governs);
    // "Chỉ số SIPAS năm 2026 đạt 85%, xếp trong nhóm 20 địa phương dẫn đầu": one thing at one time
    const own =
      dueInSentence(lower, sentence, main, dues, mains) ??
      (main.unit === "rank" && dated?.name === name ? dated.own : null);
    dated = { name, own };
    // "xuống 12,5 vào năm 2025 và 10 vào năm 2030": the second value has the first's unit
    return {
      main,
      name,
      own,
      // "số bác sĩ/vạn dân đạt 11,5 bác sĩ"
      unit:
        main.unit === "count" && (RATE.test(name.head) || SHARED_RATE.test(lower.slice(main.end, main.end + 140)))
          ? "ratio"
          : (main.unit ?? unitByName(name.text, lower, clause)),
      qualifiers: clause.qualifiers,
      bracketed: false,
      explains: false,
      baseline: false,
      after: isBareItem(lower, clause) ? (clauses[i - 1]?.main ?? null) : null,
    };
  });
}

const RATE =
  /(?:\/|(?<!\p{L})trên (?:(?:1|một) )?(?=vạn|(?:1|10|100)\.?000))\s?(?:(?:1|10|100)\.?000|vạn|triệu|nghìn) ?(?:dân|người|trẻ|phụ nữ)?/iu;

/** "có 10 bác sĩ và 30 giường bệnh/1 vạn dân", "34 giường bệnh, 15 bác sĩ, 25 điều dưỡng trên 10.000 dân" */
const SHARED_RATE =
  /^ (?:\p{L}{1,8} ){0,3}\p{L}{1,8}(?:(?:,? và |, )[\d.,]{1,6} (?:\p{L}{1,8} ){0,3}?\p{L}{1,8}){1,5}(?:\/(?:1 |10\.000 )?(?:vạn )?| trên (?:1 vạn|vạn|10{1,2}\.000|1\.000) )(?:dân|người|trẻ)(?!\p{L})/u;

/** What is said of a value that holds for the whole list. */
const TELLS_OF_LIST: ReadonlySet<string> = new Set(["policy", "past-result", "past-year", "baseline", "cited-title"]);

/** "năm 2026: 420 lượt; năm 2027: 460 lượt" */
const OF_YEAR = /năm\s20\d\d\s?:?/gu;

/** ", bình quân mỗi năm 1.000 lượt" */
const A_YEAR = /(?:bình quân|trung bình) (?:mỗi|hằng|hàng) năm/u;

/** ", 20 chuyên đề truyền hình", ", trong đó 65 lượt hộ nghèo": nothing but a comma, "và" or a comparator before it. */
const isBareItem = (text: string, clause: Clause): boolean =>
  text
    .slice(clause.main.clauseStart, clause.main.start)
    .replace("trong đó", " ")
    .replace(A_YEAR, " ")
    .replace(OF_YEAR, " ")
    .replace(EMPTY_WORDS, " ")
    .replace(/[\s,;:]+/gu, "") === "";

/** Brackets of a sentence that hold values; nested ones count with their outer bracket. */
function bracketsWithValues(
  text: string,
  sentence: { start: number; end: number },
  candidates: readonly Candidate[],
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let depth = 0;
  let open = -1;
  for (let i = sentence.start; i < sentence.end; i++) {
    if (text[i] === "(") {
      if (depth++ === 0) open = i;
    } else if (text[i] === ")" && depth > 0 && --depth === 0 && candidates.some((c) => c.start > open && c.end <= i))
      found.push({ start: open, end: i + 1 });
  }
  return found;
}

/**
 * "ít nhất 100 doanh nghiệp khởi nghiệp, 50 doanh nghiệp công nghệ": the first item's comparator governs the bare ones after
 * it, up to "trong đó"; an item with its own comparator or "100%" keeps it. Returns what governs the next item.
 */
function inheritComparator(text: string, clause: Clause, main: Candidate, governs: Candidate | null): Candidate | null {
  if (main.ownComparator) return main;
  const from = governs;
  if (!from || !(clause.follows || clause.sharesWith) || from.comparator === "range") return null;
  const between = text.slice(from.end, main.start);
  if (/trong đó|riêng|;|\.\s/iu.test(between) || !alike(from.unit, main.unit)) return null;
  if (main.unit === "%" && main.value === 100) return null;
  if (
    !clause.sharesWith &&
    /(?<![\p{L}])(?:đạt|là|còn|chiếm|có|tăng|giảm)\s/u.test(text.slice(main.clauseStart, main.start))
  )
    return null;
  // "65% vào năm 2025 và đạt 75% vào năm 2030": a verb of its own starts afresh
  if (clause.sharesWith && /(?<![\p{L}])(?:đạt|là|chiếm)\s/iu.test(text.slice(main.clauseStart, main.start)))
    return null;
  main.comparator = from.comparator;
  return from;
}

/** "tối thiểu 5.000 cây phân tán, 3,5 ha rừng": trees and hectares are one list. */
const alike = (a: Target["unit"], b: Target["unit"]): boolean =>
  a === b || ((a === "count" || a === "quantity") && (b === "count" || b === "quantity"));

/** A bare number: of the count its name asks for, of a rate "trên 1.000 trẻ đẻ sống", of the value before it in a series. */
function unitByName(name: string, text: string, clause: Clause): Target["unit"] {
  if (clause.sharesWith?.main.unit) return clause.sharesWith.main.unit;
  if (
    /(?:tỷ suất|tỉ suất|tỷ số|tỉ số|mức sinh|trên 1\.?000|[/]\s?1\.?000|[/]\s?100\.?000|trên 100\.?000)/iu.test(
      name + text.slice(clause.main.clauseStart, clause.main.start),
    )
  )
    return "ratio";
  if (/chỉ số/iu.test(name)) return "index";
  if (/^(?:tổng )?số (?!hóa|hoá)/iu.test(name)) return "count";
  return null;
}

function qualifierText(text: string, q: Candidate): string {
  const from = Math.max(q.clauseStart, q.start - 40);
  const head = /(?:^|[\s,(])((?:[\p{L}]+\s){0,4})$/u.exec(text.slice(from, q.start))?.[1] ?? "";
  return (
    (head + text.slice(q.start, Math.max(q.end, q.numberEnd))).trim() +
    (/^\s?trở lên/u.test(text.slice(q.end)) ? " trở lên" : q.unit === "count" ? ` ${q.unitText ?? ""}` : "")
  );
}

/** The first year of the plan's own future. */
export function firstYear(facts: DocumentFacts): number | null {
  if (facts.planYear) return facts.planYear;
  if (facts.period) return Number(facts.period.start.slice(0, 4));
  return facts.date ? Number(facts.date.slice(0, 4)) : null;
}

function note(
  setting: Setting,
  passage: Passage,
  start: number,
  end: number,
  what: "kept" | "dropped",
  rule: string,
  reason: string,
): void {
  const raw = passage.toRaw(start, end)[0];
  if (raw)
    setting.trace!.note({
      stage: "targets",
      rule,
      what,
      text: passage.text.slice(start, wordEnd(passage.text, end + 12)).trim(),
      ...(reason ? { reason } : {}),
      raw,
    });
}

/** Where the word at `at` ends. */
const wordEnd = (text: string, at: number): number =>
  at + /^[\p{L}\p{M}\p{N}]{0,30}(?:(?<=\d)[.,]\d{1,9})?%?/u.exec(text.slice(at))![0].length;
