import { readDate } from "./date.js";
import { readCode } from "./issuer.js";
import { type Introduction, kindOfCode, readIntroduction } from "./kinds.js";
import { defineCasedRule } from "./rule.js";

export interface NumberReading {
  /** Standard form: "57-NQ/TW". Slips of blanks and missing marks are mended; a wrong mark is kept ("71-NQ/CP"). */
  readonly number: string;
  /** As it stands, from the first digit on. */
  readonly printed: string;
  /** Standard letters after the figures: ["NQ", "TW"]. */
  readonly codes: readonly string[];
  /** Kind that the letters tell; null for an official letter ("1234/UBND-VX") and for laws. */
  readonly kind: string | null;
  /** Neither kind nor issuer could be told from the letters ("02-BCDDTW"): probably misread. */
  readonly odd: boolean;
  readonly introduction: Introduction | undefined;
  /** Of `printed`. */
  readonly length: number;
}

/** "TWngày": the blank is lost. */
const CODE = String.raw`[a-zA-ZđĐ][a-zA-ZđĐưƯơƠâÂăĂêÊôÔ\d&]{0,15}(?=ngày|(?![\p{L}\p{M}\p{N}]))`;

/** Two or more capitals, few small letters: "UBND", "TTg", "CTrHĐ", "BCĐ389", "C06" — not "Ban", not "ha". */
const looksLikeCode = (word: string): boolean =>
  /^(?:\p{Lu}[^\p{Lu}]{0,3}\p{Lu}|\p{Lu}\d\d)/u.test(word) && (word.match(/\p{Ll}/gu)?.length ?? 0) <= 3;

const isLegislature = (code: string | undefined): boolean => code !== undefined && /^(?:QH|UBTVQH)\d{1,2}$/u.test(code);

/** Numbers of forms and tables look like numbers of documents: "Mẫu số 01/KK-TNCN". */
const FORM = /(?<![\p{L}\p{M}])(?:mẫu|biểu|bảng|phụ lục|ký hiệu|hợp đồng|tiêu chuẩn)\s{1,3}(?:số\s{0,3}:?\s{0,3})?$/iu;
/** "số 12/UBND-VX và 15/UBND-VX": the words before the first number count for the next. */
const AFTER_NUMBER = /\d[/-][\p{Lu}&]{2,12}(?:-[\p{Lu}\p{Ll}&]{1,8})?(?:,|;|\s{1,3}và|,\s{1,3}và)\s{1,3}$/u;
const IN_LIST = /[\p{L}\d)],?\s{0,3}(?:,|;|và)\s{1,3}số\s{0,3}:?\s{0,3}$/iu;

/**
 * Numbers with letters. Nghị định 30/2020/NĐ-CP, Phụ lục III: "144/KH-UBND", "1234/UBND-VX"; Luật Ban hành VBQPPL: "13/2022/NĐ-CP",
 * "266/2025/QH15"; Hướng dẫn 36-HD/VPTW: "57-NQ/TW", "02-KH/BCĐTW".
 */
export const numberRule = defineCasedRule<NumberReading>({
  id: "citation.number",
  pattern: new RegExp(
    String.raw`(?<head>\d{1,3}\.\d{3}(?= ?[-/])|\d{1,3}\.\d{1,2}(?=/(?:19|20)\d\d/)|\d{1,6}[a-zA-ZđĐ]?) ?(?<first>[-/.]?) ?(?:(?<year>(?:19|20)\d\d) ?(?<second>[-/]?) ?)?(?<codes>${CODE}(?: ?[-/] ?${CODE}|\.${CODE}| ${CODE}){0,3})`,
    "u",
  ),
  read({ head, first, year, second, codes: letters }, { text, start, end }) {
    const lettersAt = end - letters!.length;
    const { codes, marks, length } = readLetters(letters!);
    if (codes.length === 0) return undefined;
    const kind = kindOfCode(codes[0]!);
    const introduction = readIntroduction(text, start);
    if (!isLegislature(codes[0]) && FORM.test(text.slice(Math.max(0, start - 30), start))) return undefined;
    const known = codes.some((code) => readCode(code) !== undefined);
    if (isLegislature(codes[0])) {
      if (year === undefined) return undefined;
    } else if (kind && codes.length > 1) {
      // "10 CĐ/ĐH" counts schools
      if (first === "" && !known && !introduction) return undefined;
    } else if (introduction?.docType) {
      if ((!introduction.so || first === "") && !known && (codes.length < 2 || first === "")) return undefined;
      // "Đề án 06/CP" is a nickname; "Nghị định số 24/CP ngày …" an old number
      const dated = readDate(text, lettersAt + length) !== undefined;
      if (codes.length === 1 && !dated && (!introduction.so || /án$/u.test(introduction.docType))) return undefined;
    } else if (introduction?.so) {
      const before = text.slice(Math.max(0, start - 24), start);
      if (codes.length < 2 || !(readCode(codes[0]!) || IN_LIST.test(before))) return undefined;
    } else if (
      codes.length < 2 ||
      !readCode(codes[0]!) ||
      !AFTER_NUMBER.test(text.slice(Math.max(0, start - 30), start))
    )
      return undefined;

    const between = marks.find((mark) => mark !== "") ?? "";
    // Party: 57-NQ/TW; state: 71/NQ-CP. A mark that was lost is the other one of the pair.
    const lead = first || (year || between !== "/" ? "/" : "-");
    const inner = first === "-" || (first === "" && between === "/") ? "/" : "-";
    let number = head!.replace(/\.(?=\d{3})/u, "") + (lead === "." ? "/" : lead);
    if (year) number += `${year}${second || "/"}`;
    number += codes[0]!;
    for (let i = 1; i < codes.length; i++) number += (marks[i - 1] || (year ? "-" : inner)) + codes[i]!;
    return {
      number,
      printed: text.slice(start, lettersAt + length),
      length: lettersAt + length - start,
      codes,
      kind: kind && codes.length > 1 ? kind.name : kind && introduction?.docType ? kind.name : null,
      odd:
        !isLegislature(codes[0]) && (kind === undefined ? !readCode(codes[0]!) || codes.length < 2 : codes.length < 2),
      introduction,
    };
  },
  finds: [
    ["Nghị quyết số 57 - NQ/TW ngày 22/12/2024", "57 - NQ/TW", { number: "57-NQ/TW", kind: "Nghị quyết" }],
    ["Nghị quyết số 71/NQ- CP của Chính phủ", "71/NQ- CP", { number: "71/NQ-CP" }],
    ["Nghị quyết số 266/2025/QH15 của Quốc hội", "266/2025/QH15", { number: "266/2025/QH15" }],
    ["Nghị quyết số 66.4/2025/NQ-CP ngày", "66.4/2025/NQ-CP", { number: "66.4/2025/NQ-CP", kind: "Nghị quyết" }],
    ["làm việc theo hợp đồng số 69/2020/QH14 ngày", "69/2020/QH14", { number: "69/2020/QH14" }],
    ["Kế hoạch số: 25-KH/UBND ngày", "25-KH/UBND", { number: "25-KH/UBND" }],
    ["Nghị quyết số 71-NQ/CP, ngày", "71-NQ/CP", { number: "71-NQ/CP" }],
    ["QUYẾT ĐỊNH SỐ 1012/QĐ-TTG NGÀY", "1012/QĐ-TTG", { number: "1012/QĐ-TTg", kind: "Quyết định" }],
    ["Quyết định số 1012/QĐTTg", "1012/QĐTTg", { number: "1012/QĐ-TTg" }],
    ["Nghị quyết 57 NQ/TW", "57 NQ/TW", { number: "57-NQ/TW" }],
    ["Thông tư số 12/2023/TT - BYT", "12/2023/TT - BYT", { number: "12/2023/TT-BYT" }],
    ["Kế hoạch số 02-KH/BCĐTW", "02-KH/BCĐTW", { number: "02-KH/BCĐTW" }],
    ["Quyết dinh so 411/QD-TTg", "411/QD-TTg", { number: "411/QĐ-TTg" }],
    ["các văn bản số 12/UBND-VX", "12/UBND-VX", { number: "12/UBND-VX", kind: null }],
    ["của Chính phủ và Nghị định số 24/CP ngày 01/2/1994", "24/CP", { number: "24/CP" }],
    ["Quyết định số 2.101/QĐ-UBND.HC ngày", "2.101/QĐ-UBND.HC", { number: "2101/QĐ-UBND.HC" }],
    ["Kế hoạch số 25/KH-BCA-C06 ngày", "25/KH-BCA-C06", { number: "25/KH-BCA-C06" }],
    ["Nghị quyết số 57-NQ/TWngày 22/12/2024", "57-NQ/TW", { number: "57-NQ/TW" }],
    ["Công văn 89/TTCĐS-HTS", "89/TTCĐS-HTS", { number: "89/TTCĐS-HTS" }],
    ["Công văn số 345/SYT-NVY", "345/SYT-NVY", { number: "345/SYT-NVY", kind: null }],
    ["Công văn số 672/UBND-Y ngày 29/7/2020", "672/UBND-Y", { number: "672/UBND-Y", kind: null }],
  ],
  skips: [
    "trực 24/7, phủ sóng 5G đạt 95%, 3-5 con",
    "từ ngày 15/11 đến ngày 15/12/2025",
    "giai đoạn 2025 - 2030",
    "Mẫu số 01/KK-TNCN",
    "đạt 66.4/2025",
    "hợp đồng số 12/HĐ-BQL",
    "10 CĐ/ĐH",
    "nhiệm vụ của Đề án 06/CP trên địa bàn",
    "số 1 tỉnh, số 12 THCS",
    "Số:      /KH-UBND",
  ],
});

/** "NQ- CP" → ["NQ", "CP"] and the marks between; stops at the first word that is no code. Splits "QĐTTg" into "QĐ" and "TTg". */
function readLetters(letters: string): { codes: string[]; marks: string[]; length: number } {
  const codes: string[] = [];
  const marks: string[] = [];
  let length = 0;
  for (const part of letters.matchAll(/(\s{0,3}[-/]\s{0,3}|\s{1,3}|\.)?([^\s/.-]{1,16})/gu)) {
    const mark = part[1]?.trim() ?? "";
    const word = part[2]!;
    const code = readCode(word)?.code ?? (codes.length === 0 ? kindOfCode(word)?.code : undefined);
    // A blank parts two codes only where both are known ("QĐ TTg"); a dash with blanks around it may be a sentence's.
    if (codes.length > 0 && mark === "" && readCode(word) === undefined) break;
    if (codes.length > 1 && /^\s.*\s$/su.test(part[1] ?? "") && code === undefined) break;
    // "6732/UBND-Y": the unit that drafted a letter may be one capital
    const drafter =
      codes.length === 1 && part[1] === "-" && /^\p{Lu}$/u.test(word) && readCode(codes[0]!) !== undefined;
    if (code === undefined && !drafter && !looksLikeCode(word)) break;
    const fused = code === undefined ? splitFused(word) : undefined;
    if (codes.length > 0) marks.push(mark);
    if (fused) {
      codes.push(...fused);
      marks.push("");
    } else codes.push(code ?? word);
    length = part.index + part[0].length;
  }
  return { codes, marks, length };
}

/** "QĐTTg" → ["QĐ", "TTg"], "NQTW" → ["NQ", "TW"]: a mark between kind and issuer was lost. */
function splitFused(word: string): [string, string] | undefined {
  for (let at = Math.min(6, word.length - 2); at >= 2; at--) {
    const kind = kindOfCode(word.slice(0, at));
    const issuer = readCode(word.slice(at));
    if (kind && issuer) return [kind.code, issuer.code];
  }
  return undefined;
}
