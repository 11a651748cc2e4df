import type { Migration } from "../migrate.js";

/**
 * Accent-folded words of every fact, so that "dat dai", "đất đai" and an NFD text all meet. SQLite's own
 * `remove_diacritics` never folds đ. Contentless: the words stand in the fact's own table; see `db/search-row.ts` for rowid.
 */
export const search: Migration = {
  name: "0003-search",
  sql: `CREATE VIRTUAL TABLE fact_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');`,
};
