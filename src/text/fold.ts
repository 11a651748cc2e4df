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
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    folded += code <= LAST ? bases[code]! : text[i]!.toLowerCase();
  }
  return folded;
}

/** `fold`, with everything but letters and digits as single blanks: keys for comparing words. */
export function foldWords(text: string): string {
  bases ??= baseLetters();
  let folded = "";
  let parted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const base = code <= LAST ? bases[code]! : "";
    // A mark belongs to the letter before it.
    if (base === "" && code <= LAST) continue;
    if (!isPlain(base.charCodeAt(0))) parted = true;
    else {
      folded += parted && folded !== "" ? ` ${base}` : base;
      parted = false;
    }
  }
  return folded;
}

/** a-z or 0-9; false for what is not there. */
const isPlain = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** "Phòng Kinh tế" → "phong-kinh-te". */
export const slug = (text: string): string => foldWords(text).replaceAll(" ", "-");
