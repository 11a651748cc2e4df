import { parseRoman } from "../../src/text/numbers.js";

/** How a row number is written, in the order in which headings usually nest. */
export type NumberStyle = "part" | "capital" | "roman" | "arabic" | "dotted" | "letter" | "dash";

export interface RowNumber {
  readonly label: string;
  readonly style: NumberStyle;
  /** 0 for "A", 1 for "I", 2 for "1", 3 for "1.1", 4 for "1.1.1"; letters and dashes stand deepest. */
  readonly rank: number;
}

const NUMBER =
  /^\(?((?:Phần|PHẦN|Mục|MỤC)\s[IVXA-D\d]{1,4}|[IVXLC]{1,6}|[A-HĐ]|\d{1,3}(?:\.\d{1,3}){0,4}|\d{4,5}|[a-zđ]{1,2}|[-+•*])\s?[.):/]?-?$/u;
const HEADING = /^(Phần\s[IVX\d]{1,4}|PHẦN\s[IVX\d]{1,4}|[IVXLC]{1,6}|[A-HĐ])\s?[.):/-]\s*(?=\p{Lu})/u;

/** Larger figures are row numbers in a column of numbers alone: elsewhere "2026" is a year. */
const MOST = 999;
export const MOST_ROWS = 99_999;

/** A cell that holds nothing but a row number: "1.", "I", "2.1", "a)", "-". Undefined for other cells, and above `most`. */
export function readRowNumber(text: string, most = MOST): RowNumber | undefined {
  const found = NUMBER.exec(text);
  const number = found ? toNumber(found[1]!) : undefined;
  return number?.style === "arabic" && Number(number.label) > most ? undefined : number;
}

/** The number in front of a heading that shares its cell: "I. Kinh tế số". */
export function readHeadingNumber(text: string): (RowNumber & { length: number }) | undefined {
  const found = HEADING.exec(text);
  const number = found ? toNumber(found[1]!) : undefined;
  return number ? { ...number, length: found![0].length } : undefined;
}

function toNumber(label: string): RowNumber | undefined {
  if (/^\d/u.test(label)) {
    const depth = label.split(".").length;
    return { label: String(label).replace(/^0+(?=\d)/u, ""), style: depth > 1 ? "dotted" : "arabic", rank: 1 + depth };
  }
  if (/^[-+•*]$/u.test(label)) return { label, style: "dash", rank: 9 };
  if (/^[a-zđ]+$/u.test(label)) return label.length === 1 ? { label, style: "letter", rank: 8 } : undefined;
  if (/^(?:Phần|PHẦN|Mục|MỤC)/u.test(label)) return { label, style: "part", rank: -1 };
  // "C" and "D" follow "A" and "B"; "I", "V", "X" are numbers
  if (/^[A-HĐ]$/u.test(label)) return { label, style: "capital", rank: 0 };
  return parseRoman(label) === undefined ? undefined : { label, style: "roman", rank: 1 };
}
