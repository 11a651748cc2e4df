import { foldWords } from "../../src/text/fold.js";
import { SEARCH_KINDS, type SearchKind } from "../search-index.js";
import type { Where } from "./where.js";

/**
 * What the user typed as an FTS5 query: every word must be there, in any order and with or without accents; "57-NQ/TW" and
 * words within double quotes are phrases. Null where nothing is left to look for.
 */
export function matchExpression(text: string): string | null {
  const parts = text.match(/"[^"]*"|[^\s"]+/gu) ?? [];
  const phrases = parts.map((part) => foldWords(part)).filter((phrase) => phrase !== "");
  return phrases.length === 0 ? null : phrases.map((phrase) => `"${phrase}"`).join(" ");
}

/** Keeps the rows of `kind` (table alias `alias`) whose words match `text`. */
export function matching(where: Where, kind: SearchKind, alias: string, text: string | undefined): Where {
  if (text === undefined) return where;
  const match = matchExpression(text);
  if (match === null) return where.and("0");
  const number = SEARCH_KINDS[kind];
  return where.and(
    `${alias}.pk IN (SELECT rowid / 8 FROM fact_words WHERE fact_words MATCH ? AND rowid % 8 = ${number})`,
    match,
  );
}

/**
 * Keeps rows one of whose `columns` contains the words, whole and in order, accents aside: for columns of a few thousand rows
 * that are not worth an index. The connection must know `fold_words` (`addFold`).
 */
export function containing(where: Where, columns: readonly string[], text: string | undefined): Where {
  if (text === undefined) return where;
  const folded = foldWords(text);
  const tests = columns.map((column) => `instr(' ' || fold_words(${column}) || ' ', ?) > 0`);
  return where.and(`(${tests.join(" OR ")})`, ...columns.map(() => ` ${folded} `));
}
