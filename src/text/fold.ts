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
  return fold(text)
    .replace(/[^a-z0-9]+/gu, " ")
    .trim();
}

/** "Phòng Kinh tế" → "phong-kinh-te". */
export const slug = (text: string): string => foldWords(text).replaceAll(" ", "-");
