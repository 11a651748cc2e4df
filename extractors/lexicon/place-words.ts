import lexicon from "./units.json" with { type: "json" };

/** Parts of a commune, in small letters: "thôn", "tổ dân phố", "khu dân cư". */
export const HAMLET_WORDS: readonly string[] = [
  ...lexicon.heads.hamlets.map((word) => word.toLowerCase()),
  "sóc",
  "khối phố",
];

/** All that a place is called by: "xã", "thành phố", "thôn". */
export const PLACE_WORDS: readonly string[] = [...new Set([...lexicon.generics.place, ...HAMLET_WORDS])];

const PLACE_ONLY = new Set([...PLACE_WORDS, "khối", "khu", "tổ", "tdp", "cụm", "vùng"]);

/** "Tổ dân phố 1", "Xã Tân Lộc": only where, not what. */
export function placeOnly(text: string): boolean {
  const proper = /(?:\s(?:\p{Lu}[\p{L}\p{M}]{0,9}|\d{1,3}|-)){1,6}$/u.exec(text.slice(0, 60));
  return proper !== null && PLACE_ONLY.has(text.slice(0, proper.index).toLowerCase());
}
