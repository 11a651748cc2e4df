import { codeAt } from "./code-at.js";

/** Base letters of the Latin letters with marks, filled at the first call: a table is many times faster than NFD and a regex. */
let bases: string[] | undefined;
const LAST = 0x1eff;

function baseLetters(): string[] {
  const table: string[] = [];
  for (let code = 0; code <= LAST; code++) {
    const isMark = code >= 0x300 && code <= 0x36f;
    const letter = String.fromCharCode(code)
      .normalize("NFD")
      .replace(/\p{M}+/gu, "");
    table.push(isMark ? "" : letter.toLowerCase());
  }
  for (const dyet of "đĐ\u00D0\u00F0") table[dyet.charCodeAt(0)] = "d";
  return table;
}

/** Accent-free lower case for matching and search: "Đất đai" → "dat dai". One form for NFC, NFD, hoá and hóa. Length may change. */
export function fold(text: string): string {
  bases ??= baseLetters();
  let folded = "";
  for (let i = 0, { length: end } = text; i < end; i++) {
    const code = codeAt(text, i);
    folded += code <= LAST ? bases[code]! : text[i]!.toLowerCase();
  }
  return folded;
}

const BLANK = 32;
/** What `foldWords` makes of each code: the byte of a letter or digit, 0 for a mark (it belongs to the letter before), else a blank. */
let plainBytes: Uint8Array | undefined;
const scratch = Buffer.alloc(1 << 16);

function plainBytesOf(table: readonly string[]): Uint8Array {
  return Uint8Array.from(table, (base) => (base === "" ? 0 : /^[a-z0-9]$/u.test(base) ? base.charCodeAt(0) : BLANK));
}

/** `fold`, with everything but letters and digits as single blanks: keys for comparing words. */
export function foldWords(text: string): string {
  bases ??= baseLetters();
  plainBytes ??= plainBytesOf(bases);
  const words = text.length <= scratch.length ? scratch : Buffer.alloc(text.length);
  let length = 0;
  for (let i = 0, { length: end } = text; i < end; i++) {
    const code = codeAt(text, i);
    const byte = code <= LAST ? plainBytes[code]! : BLANK;
    if (byte === 0 || (byte === BLANK && (length === 0 || words[length - 1] === BLANK))) continue;
    words[length++] = byte;
  }
  if (length > 0 && words[length - 1] === BLANK) length--;
  return words.toString("latin1", 0, length);
}

/** "Phòng Kinh tế" → "phong-kinh-te". */
export const slug = (text: string): string => foldWords(text).replaceAll(" ", "-");
