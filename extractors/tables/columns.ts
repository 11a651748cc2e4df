import { foldWords } from "../../src/text/fold.js";
import { remembering } from "../../src/text/memo.js";
import { PLACE_WORDS } from "../lexicon/place-words.js";
import lexicon from "../lexicon/table-columns.json" with { type: "json" };

/**
 * What a column of a task or indicator table holds. `result` is "Kết quả": a product in a task table, a value in a table
 * of indicators. `unit-or-measure` is "Đơn vị" until the cells decide. `unknown`: no entry of the lexicon knows the header.
 */
export type ColumnRole = keyof typeof lexicon.roles | "unknown";

export interface HeaderReading {
  readonly role: ColumnRole;
  /** The (last) year that the header names. */
  readonly year: number | null;
  /** How many words stand before the phrase that told the role: "Tên nhiệm vụ" 1, "Cơ quan, đơn vị chủ trì" 2. */
  readonly before: number;
}

interface Phrase {
  readonly role: ColumnRole;
  readonly words: string;
}

type Entry = { exact?: readonly string[]; words?: readonly string[]; dated?: readonly string[] };

const EXACT = new Map<string, ColumnRole>();
const DATED = new Map<string, ColumnRole>();
const WORDS: Phrase[] = [];
for (const [name, entry] of Object.entries(lexicon.roles as Record<string, Entry>)) {
  const role = name as ColumnRole;
  for (const text of entry.exact ?? []) EXACT.set(foldWords(text), role);
  for (const text of entry.dated ?? []) DATED.set(foldWords(text), role);
  for (const text of entry.words ?? []) WORDS.push({ role, words: ` ${foldWords(text)} ` });
}

/** "Thực hiện đến năm 2030" is to come, "Thực hiện 2024" was. */
const LONGEST_FIRST = [...DATED].sort((a, b) => b[0].length - a[0].length);

/** Headers are short; a cell longer than this is content. */
export const HEADER_LENGTH = 100;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/gu;

/**
 * The role that a printed header gives its column. "CƠ QUAN CHỦ TRÌ (*)" → lead, "Đ/v tính" → measure,
 * "Năm 2027" → value of 2027, "ƯTH năm 2025" → baseline of 2025.
 */
export const readHeader = remembering((title: string): HeaderReading => {
  const years = [...title.matchAll(YEAR)].map(([found]) => Number(found));
  const year = years.at(-1) ?? null;
  const bare = foldWords(withoutNotes(title).replace(YEAR, " ").replace(PART_OF, ""));
  // "2027", "3/2026", "T6/2026"
  if (bare === "" || (year !== null && /^(?:t ?)?(?:0?[1-9]|1[0-2])$/u.test(bare)))
    return { role: year === null ? "unknown" : "value", year, before: 0 };
  if (title.length > HEADER_LENGTH) return { role: "unknown", year, before: 0 };
  const exact = (year === null ? undefined : DATED.get(bare)) ?? EXACT.get(bare);
  if (exact) return { role: exact, year, before: 0 };
  if (PLACES.test(bare)) return { role: "place", year, before: 0 };
  let best: Phrase | undefined;
  let at = Number.POSITIVE_INFINITY;
  const words = ` ${bare} `;
  for (const phrase of WORDS) {
    const found = words.indexOf(phrase.words);
    if (found < 0) continue;
    // "Đơn vị chủ trì": the earliest phrase names the column; of two that begin alike or overlap, the longer one.
    const overlaps = best !== undefined && found < at + best.words.length - 1 && found + phrase.words.length - 1 > at;
    if (!best || (overlaps ? phrase.words.length > best.words.length : found < at)) {
      best = phrase;
      at = found;
    }
  }
  if (best) return { role: best.role, year, before: words.slice(0, at).split(" ").length - 1 };
  if (year !== null)
    for (const [phrase, role] of LONGEST_FIRST)
      if (` ${bare} `.startsWith(` ${phrase} `)) return { role, year, before: 0 };
  return { role: "unknown", year, before: 0 };
});

/** "Thôn, bản, khu", "Tên xã, phường, đặc khu", "Tên bản": kinds of places and nothing else. */
const PLACE = `(?:(?:${[...PLACE_WORDS, "khu"].map(foldWords).join("|")})(?: |$))`;
const PLACES = new RegExp(`^(?:ten (?:cac )?${PLACE}{1,8}|(?:cac )?${PLACE}{2,8})$`, "u");

/** "Tr.đó: 6 tháng đầu năm" */
const PART_OF = /^\s*(?:trong đó|tr\.\s?đó)\s?:?\s(?=\S)/iu;

/** "(ước)", "(đã thực hiện)" behind a year. */
const REACHED = /^\((?:ước|ƯTH|TH|thực hiện|đã|hiện trạng|thực tế)(?![\p{L}\p{M}])/iu;

/**
 * "Chủ trì¹", "Kinh phí (triệu đồng)", "Kết quả (*)", "Ghi chú [2]": footnote marks and brackets say nothing of the role.
 * In "Năm 2025 (ước)" the bracket does: it takes the place of what stands before it.
 */
function withoutNotes(title: string): string {
  const reached = title.match(/\([^()]{0,60}\)/u)?.[0];
  if (reached && REACHED.test(reached) && title.search(YEAR) >= 0) return reached;
  const bare = title.replace(/[¹²³⁰⁴-⁹]|\[\d{1,2}\]|\([^()]{0,60}\)|\*/gu, " ");
  return /\p{L}|\d/u.test(bare) ? bare : title;
}
