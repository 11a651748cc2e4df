import lexicon from "./units.json" with { type: "json" };

/** Parts of a commune, in small letters: "thôn", "tổ dân phố", "khu dân cư". */
export const HAMLET_WORDS: readonly string[] = [
  ...lexicon.heads.hamlets.map((word) => word.toLowerCase()),
  "sóc",
  "khối phố",
];

/** All that a place is called by: "xã", "thành phố", "thôn". */
export const PLACE_WORDS: readonly string[] = [...new Set([...lexicon.generics.place, ...HAMLET_WORDS])];
