/**
 * Numbers as Vietnamese plans print them. Comma is the decimal mark ("3,0" is 3); points before groups of exactly three
 * digits mark thousands ("3.000" is 3000, "1.250,5" is 1250.5) unless the number begins with 0; any other point is a
 * decimal ("0.77", "3.5"). "01" is 1. Undefined for what is no number.
 */
export function parseNumber(printed: string): number | undefined {
  const text = printed.replace(/[\s\u00A0]/gu, "");
  if (/^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/u.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (/^[1-9]\d{0,2}(?:,\d{3}){2,}$/u.test(text)) return Number(text.replaceAll(",", ""));
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return Number(text.replace(",", "."));
  return undefined;
}

/** Pattern source for a printed number; no sign. Bounded: no two ways to match one text. */
export const NUMBER = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,12}(?:[.,]\d{1,4})?`;

/** Small numbers that plans write in words. "năm" (five, year) is left out on purpose. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** "XIV" → 14; undefined for what is no roman numeral in its standard form. */
export function parseRoman(text: string): number | undefined {
  if (!/^(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(text)) return undefined;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const value = ROMAN[text[i]!]!;
    sum += value < (ROMAN[text[i + 1] ?? ""] ?? 0) ? -value : value;
  }
  return sum;
}
