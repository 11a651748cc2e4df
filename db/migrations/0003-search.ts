import type { Migration } from "../migrate.js";

/**
 * Accent-folded words of every fact, so that "dat dai", "đất đai" and an NFD text all meet. SQLite's own
 * `remove_diacritics` never folds đ. The words themselves are not kept: `db/search-index.ts` says what they are, and what
 * rowid means. (Not `contentless_delete`: the SQLite of Debian 12, hence Datasette there, could not even list such a table.)
 */
export const search: Migration = {
  name: "0003-search",
  sql: `
CREATE VIRTUAL TABLE fact_words USING fts5 (words, content = '', tokenize = 'ascii');
-- One segment is written for each document; merging them less often halves the writing of a large import.
INSERT INTO fact_words (fact_words, rank) VALUES ('automerge', 16);
`,
};
