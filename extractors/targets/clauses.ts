import { WORD_END, WORD_START } from "../../src/text/words.js";
import type { FoundDue } from "../due/index.js";
import type { Candidate } from "./candidate.js";
import { OPENER_WORDS } from "./commitment-words.js";

const OPENER = new RegExp(`^(?:${OPENER_WORDS})${WORD_END}`, "u");

/** What may stand before a value without naming anything: verbs, comparators, connectors. */
export const EMPTY_WORDS = new RegExp(
  `${WORD_START}(?:và|hoặc|hay|đạt|là|có|còn|lên|xuống|trên|dưới|hơn|từ|đến|tới|ít nhất|tối thiểu|tối đa|không quá|không dưới|không thấp hơn|không vượt quá|khoảng|phấn đấu|chiếm|mức|ở|đạt mức|đạt được|vào|trong|cho|thì|sẽ|được|tăng|giảm|thêm|còn lại|tương ứng|lần lượt|duy trì|thấp hơn|cao hơn|vượt|xấp xỉ|gần|nâng)${WORD_END}`,
  "gu",
);

/** Abbreviations whose point ends no sentence. */
const SENTENCE_END =
  /(?<!(?:TP|Tp|TS|PGS|GS|ThS|BS|Ths|Ts|tr|st|No|Q|P|KT|TM))[.!?](?=\s+[\p{Lu}\d“"(+-]|\(\d{1,2}\)\s\p{Lu})|\s?\.{3}\s(?=\p{Lu})/gu;

/** Ranges of the sentences of a statement. ";" does not end one: what a sentence says first ("Đến năm 2030, …") holds behind it. */
export function splitSentences(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  SENTENCE_END.lastIndex = 0;
  for (let m = SENTENCE_END.exec(text); m; m = SENTENCE_END.exec(text)) {
    sentences.push({ start, end: m.index + 1 });
    start = m.index + 1;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}

/** Values of one clause: the first is committed to, the others say how it is counted. */
export interface Clause {
  readonly main: Candidate;
  readonly qualifiers: readonly Candidate[];
  /** The value before it in the same list ("65% vào năm 2025 và 75% vào năm 2030"): it shares that one's name. */
  readonly sharesWith: Clause | null;
  /** Bare list item ("100 doanh nghiệp …, 50 doanh nghiệp …"): the comparator before the first may govern it. */
  readonly follows: Clause | null;
}

interface Border {
  /** Where the earlier clause ends and where the later begins. */
  readonly end: number;
  readonly start: number;
  readonly shares: boolean;
  readonly follows: boolean;
}

/** Parts the values of one sentence into clauses. */
export function splitClauses(
  text: string,
  sentence: { start: number; end: number },
  candidates: readonly Candidate[],
  dues: readonly FoundDue[],
): Clause[] {
  const groups: { items: Candidate[]; border: Border | null; start: number; end: number }[] = [];
  candidates.forEach((candidate, i) => {
    const previous = candidates[i - 1];
    const border = previous ? findBorder(text, previous, candidate, dues) : null;
    const last = groups.at(-1);
    if (last && !border) last.items.push(candidate);
    else {
      if (last && border) last.end = border.end;
      groups.push({
        items: [candidate],
        border,
        start: border ? border.start : startOfFirst(text, sentence.start, candidate),
        end: sentence.end,
      });
    }
  });
  const clauses: Clause[] = [];
  for (const group of groups) {
    const end = endOfLast(text, group.items.at(-1)!.end, group.end);
    for (const item of group.items) {
      item.clauseStart = group.start;
      item.clauseEnd = end;
    }
    const main = mainOf(text, group.items);
    const previous = clauses.at(-1) ?? null;
    clauses.push({
      main,
      qualifiers: group.items.filter((c) => c !== main),
      sharesWith: group.border?.shares ? previous : null,
      follows: group.border?.follows ? previous : null,
    });
  }
  return clauses;
}

/** The first clause begins after the last ";" before its value. */
function startOfFirst(text: string, start: number, candidate: Candidate): number {
  const stop = text.lastIndexOf(";", candidate.start);
  return stop >= start ? stop + 1 : start;
}

/** The last clause of a sentence ends at the first ";" after its value, or where its bracket closes. */
function endOfLast(text: string, from: number, end: number): number {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const c = text[i];
    if (c === "(") depth++;
    else if (c === ")") {
      if (depth === 0) return i;
      depth--;
    } else if (c === ";" && depth === 0) return i;
  }
  return end;
}

/** Where the clause of `a` ends and that of `b` begins; null where both stand in one clause. */
function findBorder(text: string, a: Candidate, b: Candidate, dues: readonly FoundDue[]): Border | null {
  const from = a.end;
  const to = b.start;
  const between = text.slice(from, to);
  const masked = maskDues(between, from, dues);
  // "đạt 13,5% diện tích tự nhiên; đến năm 2030 đạt 14,7% diện tích tự nhiên": words repeated behind both values are their unit
  const repeated = repeatedAfter(text, a.end, b.end);
  const bare = masked
    .slice(repeated)
    .replace(EMPTY_WORDS, " ")
    .replace(/[\s,;:()./-]+/gu, "");
  const stop = masked.indexOf(";");
  // "có ít nhất 14 khu phố không ma túy, chiếm tỷ lệ trên 41%": how many, and what share of all that is
  const share = b.unit === "%" && a.unit !== "%" ? MAKES_UP.exec(between) : null;
  if (share) return { end: from + share.index, start: from + share.index + 1, shares: false, follows: true };
  // "Chỉ số PAPI đạt 44 điểm, nằm trong nhóm 20/63 địa phương dẫn đầu, vị trí 5/14 tỉnh vùng": where that places it
  const placed = b.unit === "rank" ? RANKING.exec(between) : null;
  if (placed) return { end: from + placed.index, start: from + placed.index + 1, shares: false, follows: true };
  // "02 trung tâm với tổng quy mô tối thiểu 400 giường": how many, and what they hold together
  const whole = b.unit === "count" ? IN_ALL.exec(between) : null;
  if (whole) return { end: from + whole.index, start: from + whole.index + 4, shares: false, follows: false };
  // "xuống dưới 10% (khu vực nội thành), 5% (khu vực ngoại thành)": each with the part it is of
  const parted = a.unit === b.unit ? OF_ITS_PART.exec(between) : null;
  if (parted)
    return { end: from + parted[0].length - 1, start: from + parted[0].length - 1, shares: true, follows: true };
  // "70.000 ngôi nhà … đạt tiêu chí vào năm 2025 và 80.000 vào năm 2030": a number alone between two dates
  const dated = b.unit === null ? dues.findLast((d) => d.start >= from && d.end <= to) : undefined;
  if (
    dated &&
    AND_ALONE.test(text.slice(dated.end, to)) &&
    dues.some((d) => d.start >= b.end && d.start - b.end <= 2)
  ) {
    const cut = dated.end;
    return { end: cut, start: cut, shares: true, follows: true };
  }
  if ((bare === "" && a.unit === b.unit) || (bare === "" && b.unit === null)) {
    // "65% vào năm 2025 và 75% vào năm 2030"; "100% quận, huyện và 99,7% đơn vị" shares no name: words follow the value
    const cut = from + (/[,;]|\svà\s|\shoặc\s|(?:^|\s)\/\s/u.exec(masked)?.index ?? 0);
    return { end: cut, start: cut, shares: true, follows: true };
  }
  if (stop >= 0) return { end: from + stop, start: from + masked.lastIndexOf(";") + 1, shares: false, follows: false };
  const head =
    /^\s*(?:%\s*)?(?:trở (?:lên|xuống))?(?:\s*(?:mỗi|hằng|hàng|một) năm)?[)”"]?\s*(?:,|và\s|\(|:|[.-]\s|thì\s)/u.exec(
      masked,
    );
  if (head) {
    // The value closed its clause ("… đạt 90% và cấp xã đạt trên 70%"): what follows names the next value.
    const rest = masked.slice(head[0].length);
    return {
      end: from + head[0].search(/[,(:.]|-\s|và\s|thì\s/u),
      start: from + head[0].length,
      shares: false,
      follows: /^\s*$/u.test(rest.replace(EMPTY_WORDS, " ").replace(/[\s,]+/gu, "")),
    };
  }
  let cut = -1;
  let follows = false;
  for (const m of masked.matchAll(/(?:,|\svà|\(|:|\s-|\svới|\.|\s(?=trong đó\s))\s*(?=\S|$)/gu)) {
    const rest = masked.slice(m.index + m[0].length);
    const empty = rest.replace(EMPTY_WORDS, " ").replace(/[\s,:(]+/gu, "") === "";
    if (/^\svới/u.test(m[0])) continue;
    // "phụ nữ sinh đủ 02 con: ≥ 55%": what stands before the colon is a name
    if (m[0].startsWith(":") && empty && a.unit === "count") continue;
    if (empty || OPENER.test(rest) || /^\s*trong đó/u.test(rest)) {
      if (/^\(/u.test(m[0]) && !empty && !/^\s*trong đó|^riêng/u.test(rest)) continue;
      // "mỗi quý có ít nhất 04 tin", "từ 15 tuổi trở lên": no new indicator after a bare "và", ":" or "(" with a thing counted
      cut = m.index;
      follows = rest.trim() === "" || empty;
      if (/^\s*trong đó/u.test(rest)) follows = false;
      if (OPENER.test(rest) && !/^(?:có|đạt|trên|dưới|hơn|khoảng|còn)\s/u.test(rest)) break;
    }
  }
  // "mở 04 khóa tập huấn cho ít nhất 150 học viên": so many courses, and so many who take them
  const attended =
    a.unit === "count" && b.unit === "count" && COURSE.test(a.unitText ?? "") ? FOR_SO_MANY.exec(masked) : null;
  if (attended) {
    const at = from + attended.index;
    return { end: at, start: at + attended[1]!.length, shares: false, follows: false };
  }
  // "cao đẳng 3.200 người, sơ cấp và đào tạo thường xuyên 14.200 người", "5 km đường, kiên cố 2 km mương": like things stand between commas
  const comma = (a.unit === "count" || a.unit === "quantity") && sameNoun(a, b) ? masked.indexOf(",") : -1;
  if (comma >= 0 && (cut < 0 || /^\svà/u.test(masked.slice(cut))) && !/[(:.]/u.test(masked) && masked.length <= 80)
    cut = comma;
  if (cut < 0) return null;
  const separator = /^(?:,|\svà|\(|:|\s-|\.)/u.exec(masked.slice(cut))?.[0].length ?? 1;
  return { end: from + cut, start: from + cut + separator, shares: false, follows };
}

/** "412 tỷ đồng, chiếm ít nhất", "642.000 lượt người được khám, tương đương khoảng" */
export const MAKES_UP =
  /,\s(?:chiếm|tương đương|tương ứng|bằng)\s(?:(?:với|tỷ lệ|tỉ lệ|tỷ trọng|tốc độ tăng|tốc độ giảm|mức tăng|mức giảm|tăng|giảm|khoảng|trên|dưới|hơn|gần|ít nhất|tối thiểu|từ)\s){0,3}$/u;
const IN_ALL = /\svới\stổng\s(?:\p{L}{1,8}\s){1,6}$/u;
const OF_ITS_PART = /^\s?\([^()\d]{2,60}\)(?:,|;| và|, và)\s$/u;
const RANKING = /[,;]\s(?:(?:phấn đấu|nằm|đứng|xếp|xếp hạng|thuộc|vào|ở|trong|vị trí|nhóm|top|thứ|hạng|và)\s){0,6}$/u;
const AND_ALONE = /^(?:,| và|, và|;)\s(?:(?:đạt|là|lên|tăng lên)\s){0,2}$/u;
const COURSE = /^(?:lớp|khóa|khoá|buổi|đợt|hội nghị|cuộc|phiên|ngày hội)(?!\p{L})/u;
const FOR_SO_MANY = /(\s(?:cho|với(?: sự tham gia của)?|thu hút))\s(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)\s*$/u;

/** "đàn trâu 3.200 con; đàn lợn 12.500 con": one list. */
export const sameNoun = (a: Candidate, b: Candidate): boolean =>
  a.unitText !== null && a.unitText.split(" ")[0] === b.unitText?.split(" ")[0];

/** Length of the words right after `a` that stand right after `b` too, up to a stop; 0 where they differ. */
function repeatedAfter(text: string, a: number, b: number): number {
  const words = /^\s[\p{L}\s]{3,60}(?=[,;.]|$)/u.exec(text.slice(a, a + 64))?.[0];
  return words && text.startsWith(words, b) ? words.length : 0;
}

function maskDues(between: string, offset: number, dues: readonly FoundDue[]): string {
  let masked = between;
  for (const due of dues) {
    const start = due.start - offset;
    const end = due.end - offset;
    if (start >= 0 && end <= between.length)
      masked = masked.slice(0, start) + " ".repeat(end - start) + masked.slice(end);
  }
  return masked;
}

const SIZED =
  /(?:doanh nghiệp|cơ sở|đơn vị|hợp tác xã|công ty|tổ chức)(?: \p{L}{1,10}){0,4} (?:có|có sử dụng|sử dụng|quy mô)(?: từ| trên| dưới)? $/u;
const OF_A_SHARE =
  /^[\s,;:*)+-]*(?:tỷ lệ|tỉ lệ|số)\s[^;]{1,120}\stừ\s[\d.,]{1,6}\s?%[^;]{1,80}trở (?:lên|xuống)[^;]{0,120}\s(?:đạt|chiếm)\s(?:\p{L}{1,8}\s){0,2}$/u;

/**
 * In one clause one value is committed to. "100% xã, phường mỗi quý có ít nhất 04 tin": the first. "người sử dụng … với tốc
 * độ 01 Gb/s đạt 100%": the share. "Trường … đạt mức 2 trở lên": the only one.
 */
function mainOf(text: string, items: readonly Candidate[]): Candidate {
  if (items.length === 1) return items[0]!;
  const shares = items.filter(
    (c) =>
      (c.unit === "%" || c.unit === "‰" || c.unit === "%/year") &&
      // "Cấp 350 thẻ cho hộ cận nghèo mức hỗ trợ 70%": which of them
      !/mức (?:hỗ trợ|đóng|hưởng|giảm)\s$/u.test(text.slice(Math.max(c.clauseStart, c.start - 16), c.start)),
  );
  // "Tỷ lệ cơ quan có từ 30% nữ trở lên có lãnh đạo là nữ đạt 75%": of a share of things, what it is to be
  const aim = shares.at(-1);
  if (aim && shares.length > 1 && OF_A_SHARE.test(text.slice(aim.clauseStart, aim.start))) return aim;
  if (shares.length > 0) return shares[0]!;
  // "doanh nghiệp có sử dụng trên 500 lao động tiếp nhận ít nhất 20 học sinh": which of them, and what they do
  if (items[0]!.unit === "count" && SIZED.test(text.slice(items[0]!.clauseStart, items[0]!.start))) return items[1]!;
  const committed = items.find(
    (c) =>
      /(?:đạt|là|:|còn|lên|xuống|≥|≤|>|<)\s?(?:\p{L}{1,8}\s){0,2}$/u.test(
        text.slice(Math.max(c.clauseStart, c.start - 24), c.start),
      ) &&
      (c.unit === "VND" || c.unit === "ratio" || c.unit === "index" || c.unit === "quantity"),
  );
  // "Số trẻ được sàng lọc ít nhất 05 loại bệnh đạt 350 trẻ": of a number of things, what it is to be
  const last = items.at(-1)!;
  if (
    !committed &&
    last.unit === "count" &&
    /(?:đạt|là)\s(?:\p{L}{1,8}\s){0,2}$/u.test(text.slice(Math.max(last.clauseStart, last.start - 24), last.start)) &&
    /^[\s,;-]*(?:tổng số|số(?! hóa| hoá))\s/u.test(text.slice(last.clauseStart, last.start))
  )
    return last;
  return committed ?? items[0]!;
}
