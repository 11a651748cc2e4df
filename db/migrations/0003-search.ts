import type { Migration } from "../migrate.js";

/**
 * Accent-folded words of every fact, so that "dat dai", "đất đai" and an NFD text all meet. SQLite's own
 * `remove_diacritics` never folds đ. It keeps its words (a contentless table that allows deletion cannot even be listed by
 * the SQLite of Debian 12, hence not by Datasette there); see `db/search-row.ts` for rowid.
 */
export const search: Migration = {
  name: "0003-search",
  sql: `CREATE VIRTUAL TABLE fact_words USING fts5 (words, tokenize = 'ascii');`,
};
