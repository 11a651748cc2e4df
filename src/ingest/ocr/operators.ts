import { type GrayImage, INK } from "./image.js";
import type { OcrWord } from "./tsv.js";

/**
 * Comparison signs out of a picture. The Vietnamese models know no "≥" and no "≤": they read ">" and "<", or run the sign
 * into the number (">950%" for "≥ 50%"). Here the picture is asked for the bar under the sign, and values that cannot be
 * are read again. Every sign of a scan stays doubtful all the same.
 */

/** A word whose text is not what the recogniser said. */
export interface Repair {
  readonly read: string;
  readonly text: string;
}

/** The bar under an angle is drawn over this share of its width; the angle alone never is. */
const BAR = 0.7;

/** White of this share of the height of the digits, between sign and number, is a blank. */
const BLANK = 0.22;

/** "≥" for ">" where the picture shows the bar; with a blank behind it where the picture shows one. */
export function readSign(image: GrayImage, word: OcrWord): Repair | undefined {
  const found = /^([(“"]{0,2})([<>])(.*)$/u.exec(word.text);
  if (!found) return undefined;
  const [, before, sign, rest] = found;
  // The sign is about as wide as it is high; where a number is glued to it, only its own part of the box is looked at.
  const width = rest === "" ? word.width : Math.min(word.width, word.height * 0.8);
  const full = hasBar(image, word.x, word.y, width, word.height) ? (sign === ">" ? "≥" : "≤") : sign;
  const blank = rest !== "" && hasBlank(image, word) ? " " : "";
  const text = `${before}${full}${blank}${rest}`;
  return text === word.text ? undefined : { read: word.text, text };
}

/** Is there white between the sign at the head of a word and what follows? */
function hasBlank(image: GrayImage, { x, y, width, height }: OcrWord): boolean {
  let white = 0;
  for (let column = x + Math.round(height * 0.4); column < x + Math.min(width, height * 1.6); column++) {
    let ink = false;
    for (let row = y; row < y + height && !ink; row++) ink = image.data[row * image.width + column]! < INK;
    white = ink ? 0 : white + 1;
    if (white >= BLANK * height) return true;
  }
  return false;
}

function hasBar(image: GrayImage, x: number, y: number, width: number, height: number): boolean {
  // The box may end above the bar: a third of its height below is looked at too.
  for (let row = y + Math.round(height / 2); row < Math.min(image.height, y + height * 1.35); row++) {
    let run = 0;
    for (let column = x; column < Math.min(image.width, x + width); column++) {
      run = image.data[row * image.width + column]! < INK ? run + 1 : 0;
      if (run >= BAR * width) return true;
    }
  }
  return false;
}

/** Percentages beyond 100 behind a sign: the first digit is a piece of the sign. ">950%" → "≥ 50%", "<930%" → "≤ 30%". */
const IMPOSSIBLE = /^([<>≥≤])([0-9])(\d{2}(?:,\d{1,2})?)(%[.,;)]{0,2})$/u;

/** The likely reading of a value that cannot be; undefined where there is nothing wrong, or no likely reading. */
export function readImpossible(text: string): Repair | undefined {
  const found = IMPOSSIBLE.exec(text);
  if (!found) return undefined;
  const [, sign, first, rest, percent] = found;
  // "100%" can be, and "150%" may be meant: a sign's piece looks like one of these.
  if (!/[2-9]/u.test(first!)) return undefined;
  const full = sign === ">" || sign === "≥" ? "≥" : "≤";
  return { read: text, text: `${full} ${rest}${percent}` };
}
