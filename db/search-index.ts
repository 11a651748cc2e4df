import type { Db } from "./connection.js";
import { addFold } from "./fold-words.js";

/** Kinds of row that `fact_words` holds. Its rowid is `pk * 8 + kind`: no table of its own is needed to lead back. */
export const SEARCH_KINDS = { document: 0, section: 1, target: 2, task: 3, citation: 4 } as const;
export type SearchKind = keyof typeof SEARCH_KINDS;

/** What of a row can be searched for. A target's own name is mostly part of its quote. */
const WORDS: Readonly<Record<SearchKind, string>> = {
  document: "concat_ws(' ', doc_type, number, title, issuer, locality, province)",
  section: "title",
  target: "iif(instr(quote, indicator_name) > 0, quote, concat_ws(' ', indicator_name, quote))",
  task: "quote",
  citation: "concat_ws(' ', doc_type, number, name, quote)",
};

/**
 * The words of a document's facts enter the index and leave it by the same expression. The index does not keep them: it can
 * only forget words that are given again exactly, so a change of WORDS or of `foldWords` needs a migration that fills it anew.
 */
export interface SearchIndex {
  /** After the facts of document `pk` are stored. */
  add(pk: number): void;
  /** Before they are removed. */
  remove(pk: number): void;
}

export function searchIndex(db: Db): SearchIndex {
  addFold(db);
  const statements = (into: string, command: string) =>
    Object.entries(SEARCH_KINDS).map(([kind, number]) =>
      db.prepare(
        `INSERT INTO fact_words (${into}) SELECT ${command} pk * 8 + ${number}, fold_words(${WORDS[kind as SearchKind]})
         FROM ${kind} WHERE ${kind === "document" ? "pk" : "document"} = ?`,
      ),
    );
  const adding = statements("rowid, words", "");
  const removing = statements("fact_words, rowid, words", "'delete',");
  return {
    add: (pk) => {
      for (const statement of adding) statement.run(pk);
    },
    remove: (pk) => {
      for (const statement of removing) statement.run(pk);
    },
  };
}
