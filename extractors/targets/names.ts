import type { FoundDue } from "../due/index.js";
import type { Candidate } from "./candidate.js";
import type { Clause } from "./clauses.js";

const END = String.raw`(?![\p{L}\p{M}\p{N}])`;
/** Verbs and labels in front of a name that are not part of it. */
const LEADING = new RegExp(
  String.raw`^(?:[\s,;:.()+-]+|(?:và|trong đó|riêng|cụ thể|theo đó|đồng thời|ngoài ra|bên cạnh đó|tiếp tục|phấn đấu|phần đấu|phân đấu|bảo đảm|đảm bảo|đặt mục tiêu|mục tiêu(?: là| đến)?|có|đạt|duy trì|để|nhằm|thì|với|chỉ tiêu \d{1,2}|chỉ tiêu|mục tiêu \d{1,2}|hằng năm|hàng năm|mỗi năm|hoàn thành mục tiêu|số lượng|theo|đến hết|đến|hết|vào|cuối|là|còn|khoảng|tối thiểu|ít nhất|trên|dưới|từ|hơn)${END}(?!\sđó)\s?:?)`,
  "iu",
);
/** Verbs and comparators between a name and its value. */
const TRAILING =
  /(?:[\s,;:.(=≥≤><~-]+|(?<![\p{L}\p{M}])(?:đạt|đạt được|đạt mức|là|chiếm|còn|xuống|xuống còn|lên|ở mức|mức|tăng|giảm|giảm xuống|tăng lên|nâng lên|trên|dưới|hơn|vượt|khoảng|xấp xỉ|ít nhất|tối thiểu|tối đa|không quá|không dưới|không thấp hơn|không vượt quá|từ|đến|tới|phấn đấu|bình quân|trung bình|có|và|cho|được|thêm|bằng|duy trì|ổn định|ở|vào|tỷ lệ|tỉ lệ|gấp|thấp hơn|cao hơn|không cao hơn|ước|đảm bảo|bảo đảm|phải|sẽ|thuộc|trong|nhóm|top|xếp|thứ|với|ít nhất là))$/iu;
const STOP_AFTER = new RegExp(
  String.raw`\s(?:so với|(?:vào|trong|đến|từ) năm|theo (?:chuẩn|quy định|hướng dẫn|kế hoạch))${END}`,
  "iu",
);
/** Openers that name an indicator by themselves, even alone. */
const GENERIC = /^(?:tỷ lệ|tỉ lệ|số|tổng số|mức|tỷ trọng|chỉ tiêu|kết quả|giá trị|thứ bậc|xếp hạng)$/iu;
const MOST_WORDS = 45;

/** The words that say what a value is of: those before it, after it, or of the list it belongs to. */
export function nameOf(
  text: string,
  clause: Clause,
  dues: readonly FoundDue[],
  named: ReadonlyMap<Clause, string>,
): string {
  const { main } = clause;
  const before = cleanBefore(cut(text, main.clauseStart, main.start, dues));
  const after = cleanAfter(text, main, dues);
  if (clause.sharesWith) {
    const shared = named.get(clause.sharesWith) ?? "";
    if (after !== "" && wordCount(after) > 1 && !/^(?:GR?DP|dân số)$/u.test(after)) return after;
    return shared;
  }
  let name = "";
  if (main.unit === "rank" || main.unit === "level") name = [before, after].filter(Boolean).join(" ");
  else if (wordCount(before) >= 2 && (/^\s?(?:GR?DP|dân số)$/iu.test(after) || after === "")) name = before;
  else if (after !== "" && (before === "" || GENERIC.test(before))) name = [before, after].filter(Boolean).join(" ");
  else if (before === "") name = "";
  else name = [before, after].filter(Boolean).join(" ");
  if (clause.follows || startsLikePart(before)) name = completed(name, clause, named);
  return limit(name);
}

/** "tại nhà hàng" after "… tại nơi làm việc": the list's head is said once. */
function completed(name: string, clause: Clause, named: ReadonlyMap<Clause, string>): string {
  const heads = [...named.values()];
  const previous = (clause.follows && named.get(clause.follows)) ?? heads.at(-1);
  if (!previous || name === "") return name === "" ? (previous ?? "") : name;
  const first = /^\S+/u.exec(name)?.[0] ?? "";
  if (!/^(?:tại|ở|đối|nhóm|cấp|trong|cho|với|khu|vùng|nam|nữ)$/iu.test(first)) return name;
  const at = previous.toLowerCase().indexOf(` ${first.toLowerCase()} `);
  return at > 0 ? `${previous.slice(0, at)} ${name}` : name;
}

const startsLikePart = (before: string): boolean => /^(?:tại|ở|đối với|nhóm|cấp|khu vực|vùng)\s/iu.test(before);

/** The stretch with its deadline phrases taken out. */
function cut(text: string, start: number, end: number, dues: readonly FoundDue[]): string {
  let out = "";
  let at = start;
  for (const due of dues) {
    if (due.end <= at || due.start >= end || due.inTitle) continue;
    if (due.due.kind === "on-instruction" || due.due.kind === "after-event") continue;
    out += text.slice(at, Math.max(at, due.start));
    at = Math.min(end, due.end);
  }
  return out + text.slice(at, Math.max(at, end));
}

function cleanBefore(words: string): string {
  let name = words.replace(/\s+/gu, " ").trim();
  // A label with its own colon: "Về hạ tầng số: tỷ lệ phủ sóng 5G đạt"
  const colon = name.lastIndexOf(": ");
  if (colon > 0 && wordCount(name.slice(colon + 2)) >= 2) name = name.slice(colon + 2);
  for (let k = 0; k < 12; k++) {
    const shorter = name.replace(TRAILING, "").replace(LEADING, "");
    if (shorter === name) break;
    name = shorter;
  }
  return balance(name.trim());
}

function cleanAfter(text: string, main: Candidate, dues: readonly FoundDue[]): string {
  // The unit's own noun ("100 doanh nghiệp") belongs to the name; "%" does not.
  let words = cut(text, main.end, main.clauseEnd, dues).replace(/\s+/gu, " ");
  if (
    main.unit === "VND" ||
    main.unit === "USD" ||
    main.unit === "quantity" ||
    main.unit === "ratio" ||
    main.unit === "data-rate" ||
    main.unit === "duration" ||
    main.unit === "index"
  ) {
    if (/^\s*(?:[,;.)(]|$|vào|so với|trở lên|và\s)/u.test(words)) words = "";
  }
  const stop = STOP_AFTER.exec(` ${words.trimStart()}`);
  if (stop && stop.index > 0) words = ` ${words.trimStart()}`.slice(0, stop.index);
  else if (stop) words = ` ${words.trimStart()}`.slice(stop[0].length);
  return balance(
    words
      .replace(/^[\s,;:.)%-]+/u, "")
      .replace(/^(?:trở lên|trở xuống|của|cho|là)\s/iu, "")
      .replace(/(?:[\s,;:.(-]+|\s(?:và|đến|vào|trong|hoặc|từ))+$/u, "")
      .trim(),
  );
}

/** No bracket stays open or closed alone. */
function balance(name: string): string {
  const open = name.split("(").length;
  const close = name.split(")").length;
  if (open > close) return name.slice(0, name.lastIndexOf("(")).trim() || name.replaceAll("(", "").trim();
  if (close > open) return name.replace(/\)$/u, "").trim();
  return name;
}

const wordCount = (text: string): number => (text === "" ? 0 : text.split(" ").length);

function limit(name: string): string {
  const words = name.split(" ");
  return words.length <= MOST_WORDS ? name : words.slice(0, MOST_WORDS).join(" ");
}
