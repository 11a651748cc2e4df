import { codeAt } from "./code-at.js";

const BLANKS = /[^\S ]\s*|\s{2,}/gu;
const BLANK = 32;
const NO_BREAK = 0xa0;
/** From here on white space may come again. */
export const FAR_BLANKS = 0x1680;

/** White space in single blanks. Nearly every text is so already: one look tells. */
export function singleBlanks(text: string): string {
  return hasOtherBlanks(text) ? text.replace(BLANKS, " ") : text;
}

/** Whether white space stands side by side, or any of it is not the plain blank. */
function hasOtherBlanks(text: string): boolean {
  let blank = false;
  for (let i = 0, { length } = text; i < length; i++) {
    const code = codeAt(text, i);
    if (code === BLANK) {
      if (blank) return true;
      blank = true;
    } else {
      if ((code >= 9 && code <= 13) || code === NO_BREAK || (code >= FAR_BLANKS && isFarBlank(code))) return true;
      blank = false;
    }
  }
  return false;
}

/** U+1680 … U+3000 and the byte order mark; the letters of Vietnamese end at U+1EFF. */
export const isFarBlank = (code: number): boolean =>
  code === FAR_BLANKS ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000 ||
  code === 0xfeff;
