import { parseRoman } from "../text/numbers.js";
import { isUpper } from "../text/words.js";
import type { MarkerStyle } from "./types.js";

export interface Marker {
  readonly style: MarkerStyle;
  /** As printed, without blanks around: "2.1.", "a)", "-". */
  readonly printed: string;
  /** The number alone, for section ids: "2.1", "a", "III"; empty for bullets. */
  readonly label: string;
  /** 1 for "2", 2 for "2.1", …; 0 for what has no dotted number. */
  readonly depth: number;
  /** Length of the marker with the blanks after it. */
  readonly length: number;
}

const SIGNS = "•●▪◦○■*·∙‣⁃▫□◆◇♦❖❑❒►▶➢➤✓✔☐";
/** Signs that open an item; "o" is the second bullet of Word's lists, before a blank and a capital. */
const BULLETS: Readonly<Record<string, MarkerStyle>> = {
  "-": "minus",
  "+": "plus",
  o: "bullet",
  // A dash as a scan may give it
  _: "minus",
  "~": "minus",
  ...Object.fromEntries(Array.from(SIGNS, (sign) => [sign, "bullet"] as const)),
};
/**
 * Bullets of Word in the private range, as they come out of copied text and of PDF: U+F0B7 (Symbol), U+F0A7, U+F0D8,
 * U+F0FC, U+F076 … (Wingdings). U+F02D and U+F02B are the minus and the plus of Symbol.
 */
const privateBullet = (code: number): MarkerStyle | undefined => {
  if (code < 0xf021 || code > 0xf0ff) return undefined;
  if (code === 0xf02d) return "minus";
  return code === 0xf02b ? "plus" : "bullet";
};

const PART =
  /^((?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU|Điểm|ĐIỂM)\s(?:thứ\s\p{L}{2,5}|THỨ\s\p{L}{2,5}|[IVXLC]{1,6}|\d{1,3}))(?:\s?[.:)-]\s*|$)/u;
const ROMAN = /^(?!V\/v(?!\p{L}))([IVXLC]{1,6})(\s?[.)/]-?|\s?-)\s*(?=[\p{L}(“"]|$)/u;
/** "III" as a scan may give it, over a title in capitals: "HI- TỔ CHỨC THỰC HIỆN". */
const SCANNED_THREE = /^(?:HI|IH|TII|II[l1]|I[l1]I|[l1]II|I[l1]{2})\s?[-./]\s?(?=\p{Lu}{2,}\s\p{Lu})/u;
const ROMAN_ALONE = /^([IVX]{1,5})\s+(?=\p{Lu}{2,}(?:,?\s\p{Lu}|$))/u;
const CAPITAL = /^([ABCDEGHĐ])(\.|\s?-|\))\s+(?=\p{Lu})/u;
const DOTTED =
  /^(\d{1,2}(?:\.\d{1,2}){1,4})([.)/]?|\s?-)\s+(?=[\p{L}(“"'[\d])|^(\d{1,2}(?:\.\d{1,2}){1,4})\.(?=\p{Lu})/u;
/** "V.1.", "II.2.3", "A.1.": a number that holds the mark of its part. */
const PART_DOTTED = /^((?:[IVX]{1,5}|[ABCDĐ])(?:\.\d{1,2}){1,4})([.)]?)\s+(?=[\p{Lu}(“"'\d])/u;
const ARABIC = /^(\d{1,2})(\.|\)|\s?-(?=\s)|\/)(?:\s*(?=[\p{L}(“"'[]|$)|\s+(?=\d{1,3}(?:[.,]\d+)?\s?(?:%|\p{L})))/u;
const LETTER = /^([a-zđ])(\)|\.(?=\s))\s*(?=\S|$)/u;
/** "c)" and "đ)" as scans may give them: "©)", "_đ)". */
const SCANNED_LETTER = /^(?:_([a-zđ])|©)\)\s*(?=\S|$)/u;
const DOTTED_LETTER = /^([a-zđ]\.?\d{1,2}|[A-DĐ]\d{1,2})([.)])\s+(?=\p{Lu})/u;
const PARENTHESIS = /^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S|$)/u;
/** What is no word may stand close to a capital; "<", "=", ">", "≤", "±" and "≥" of Symbol compare. */
const BULLET = new RegExp(
  `^(?:(?:[-+${SIGNS}]|(?![\\uF03C-\\uF03E\\uF0A3\\uF0B1\\uF0B3])[\\uF021-\\uF0FF])(?:\\s+|(?=\\p{Lu}))(?=\\S)|[o_~]\\s+(?=\\p{Lu}))`,
  "u",
);

/** What begins a marker of letters: most lines of prose do not. */
const MAY_BE_MARKER =
  /^(?:[IVXLCHTl1]{1,6}[\s.)/-]|[IVXLC]{1,6}$|[A-HĐ][\s.)\d-]|[a-zđ][.)\d]|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU|Điểm|ĐIỂM)\s)/u;

/**
 * The marker at the start of a line, or null.
 * "2.1. Đến hết năm 2025", "a) Phát triển", "II- MỤC TIÊU", "+ 100% cán bộ" have one; "2 trở lên", "22/12/2024",
 * "1.250 doanh nghiệp", "3.000 lượt người" have none.
 */
export function readMarker(line: string): Marker | null {
  const first = line.charCodeAt(0);
  let m: RegExpExecArray | null;
  if (first >= 48 && first <= 57) {
    if ((m = DOTTED.exec(line))) {
      const label = m[1] ?? m[3]!;
      // "1.2 triệu", "0.77 điểm": a number, not a marker
      if ((!m[2] || m[2] === "/") && !m[3] && /^\s*[\p{Ll}\d%]/u.test(line.slice(m[0].length))) return null;
      return { style: "dotted", printed: m[0].trim(), label, depth: label.split(".").length, length: m[0].length };
    }
    if ((m = ARABIC.exec(line))) {
      // "88/TTr-UBND": a number of a document
      if (m[2] === "/" && /^\p{Lu}{1,6}\p{Ll}{0,2}\p{Lu}?[-/]/u.test(line.slice(m[0].length))) return null;
      // "6/ tháng", "10 - 15 mô hình": numbers of a sentence
      if ((m[2] === "/" || m[2]!.includes("-")) && !/^\p{Lu}/u.test(line.slice(m[0].length))) return null;
      return { style: "arabic", printed: m[0].trim(), label: m[1]!, depth: 1, length: m[0].length };
    }
    return null;
  }
  if ((line[0] === "_" || line[0] === "©") && (m = SCANNED_LETTER.exec(line)))
    return { style: "letter", printed: m[0].trim(), label: m[1] ?? "c", depth: 1, length: m[0].length };
  const bullet = BULLETS[line[0]!] ?? privateBullet(first);
  if (bullet) {
    m = BULLET.exec(line);
    return m ? { style: bullet, printed: m[0].trimEnd(), label: "", depth: 0, length: m[0].length } : null;
  }
  if (line[0] === "(") {
    m = PARENTHESIS.exec(line);
    return m ? { style: "parenthesis", printed: m[0].trim(), label: m[1]!, depth: 0, length: m[0].length } : null;
  }
  if (!MAY_BE_MARKER.test(line)) return null;
  // "Chương II. Mục 1" cites; "PHẦN THỨ HAI: MỤC TIÊU" is a heading
  if ((m = PART.exec(line)) && !/^(?:Mục|MỤC)\s(?:\d|[IVX]{1,5}(?!\p{L}))/u.test(line.slice(m[0].length)))
    return { style: "part", printed: m[1]!, label: m[1]!, depth: 0, length: m[0].length };
  if ((m = PART_DOTTED.exec(line)))
    return { style: "dotted", printed: m[0].trim(), label: m[1]!, depth: m[1]!.split(".").length, length: m[0].length };
  if ((m = ROMAN.exec(line)) && parseRoman(m[1]!) !== undefined) {
    // A single C or D is a capital of the series A, B, C; "X-quang", "V-League", "I-on" are words.
    const rest = line.slice(m[0].length);
    const dashed =
      m[2]!.trim() === "-" && (/^\p{Ll}/u.test(rest) || (!/\s$/u.test(m[0]) && /^\p{Lu}\p{Ll}/u.test(rest)));
    if (!dashed && !/^[CDL]$/u.test(m[1]!))
      return { style: "roman", printed: m[0].trim(), label: m[1]!, depth: 0, length: m[0].length };
  }
  // "V TỔ CHỨC THỰC HIỆN": without its point, over a title in capitals
  if ((m = ROMAN_ALONE.exec(line)) && parseRoman(m[1]!) !== undefined && isUpper(line))
    return { style: "roman", printed: m[1]!, label: m[1]!, depth: 0, length: m[0].length };
  if ((m = SCANNED_THREE.exec(line)) && isUpper(line))
    return { style: "roman", printed: m[0].trim(), label: "III", depth: 0, length: m[0].length };
  if ((m = CAPITAL.exec(line)))
    return { style: "part", printed: m[0].trim(), label: m[1]!, depth: 0, length: m[0].length };
  if ((m = DOTTED_LETTER.exec(line)))
    return { style: "letter", printed: m[0].trim(), label: m[1]!, depth: 2, length: m[0].length };
  if ((m = LETTER.exec(line)))
    return { style: "letter", printed: m[0].trim(), label: m[1]!, depth: 1, length: m[0].length };
  return null;
}

const NUMBER_ALONE = /^(\d{1,2})\s+(?=\p{Lu})/u;

/** "1 Mục tiêu chung": a number without its point. Only a series of such lines makes it a marker. */
export function readNumberAlone(line: string): Marker | null {
  const m = NUMBER_ALONE.exec(line);
  return m && { style: "arabic", printed: m[1]!, label: m[1]!, depth: 1, length: m[0].length };
}

const NUMBER_WITH_COMMA = /^(\d{1,2}),\s+(?=\p{Lu})/u;

/** "9, Ban Tuyên giáo …" where 8 came last: a point as a scan may give it. */
export function readNumberWithComma(line: string, last: number): Marker | null {
  const m = NUMBER_WITH_COMMA.exec(line);
  if (!m || last === 0 || Number(m[1]) !== last + 1) return null;
  return { style: "arabic", printed: `${m[1]},`, label: m[1]!, depth: 1, length: m[0].length };
}

/** True for the markers that number a section; bullets do not. */
export const isNumbered = (style: MarkerStyle): boolean =>
  style !== "minus" && style !== "plus" && style !== "bullet" && style !== "bold";
