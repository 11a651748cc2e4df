import { TCVN3_LETTERS, VNI_LETTERS } from "../../src/ingest/legacy-tables.js";

/** Writes Vietnamese as an old office would have: the inverse of the reading tables. */
const inverse = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> => {
  const map = new Map<string, string>();
  for (const [key, letter] of Object.entries(table)) if (!map.has(letter)) map.set(letter, key);
  return map;
};

const TCVN3 = inverse(TCVN3_LETTERS);
const VNI = inverse(VNI_LETTERS);
const through = (table: ReadonlyMap<string, string>, text: string): string =>
  Array.from(text.normalize("NFC"), (letter) => table.get(letter) ?? table.get(letter.toLowerCase()) ?? letter).join(
    "",
  );

/** The text as Latin-1 characters of the TCVN3 bytes: the mojibake itself. */
export const asTcvn3 = (text: string): string => through(TCVN3, text);
export const asVni = (text: string): string => through(VNI, text);

/** Bytes of Windows-1258: base letters with ă â đ ê ô ơ ư, the five tones as combining bytes. */
export function windows1258(text: string): Buffer {
  const decoder = new TextDecoder("windows-1258");
  const bytes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  const out: number[] = [];
  for (const letter of text.normalize("NFC")) {
    for (const part of bytes.has(letter) ? [letter] : cp1258Parts(letter)) out.push(bytes.get(part) ?? 0x3f);
  }
  return Buffer.from(out);
}

/** "ế" → "ê" + acute: how Windows-1258 and old keyboards split letters. */
export function cp1258Parts(letter: string): string[] {
  const marks = Array.from(letter.normalize("NFD"));
  const tone = marks.findIndex((mark) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(mark));
  if (tone < 0) return [letter];
  const [mark] = marks.splice(tone, 1);
  return [marks.join("").normalize("NFC"), mark!];
}
