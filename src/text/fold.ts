/** Accent-free lower case for matching and search: "Đất đai" → "dat dai". One form for NFC, NFD, hoá and hóa. Length may change. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐ\u00D0\u00F0]/gu, "d")
    .toLowerCase();
}

/** `fold`, with everything but letters and digits as single blanks: keys for comparing words. */
export function foldWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/gu, " ")
    .trim();
}

/** "Phòng Kinh tế" → "phong-kinh-te". */
export const slug = (text: string): string => foldWords(text).replaceAll(" ", "-");
