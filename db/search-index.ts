import { foldWords } from "../src/text/fold.js";
import type { Db } from "./connection.js";

/** Kinds of row that `fact_words` holds. Its rowid is `pk * 8 + kind`: no table of its own is needed to lead back. */
export const SEARCH_KINDS = { document: 0, section: 1, target: 2, task: 3, citation: 4 } as const;
export type SearchKind = keyof typeof SEARCH_KINDS;

/** What of a row can be searched for: the columns of its table. */
const SEARCHED = {
  document: ["doc_type", "number", "title", "issuer", "locality", "province"],
  section: ["title"],
  target: ["indicator_name", "quote"],
  task: ["quote"],
  citation: ["doc_type", "number", "name", "quote"],
} as const satisfies Readonly<Record<SearchKind, readonly string[]>>;

/** The values of a row's `SEARCHED`, in their order. */
type Said<C extends readonly string[]> = { readonly [I in keyof C]: string | null };

/** A row that was stored with the key `pk`; `words` as `wordsOf` gives them. */
export interface IndexEntry {
  readonly kind: SearchKind;
  readonly pk: number;
  readonly words: string;
}

/**
 * The words of a document's facts enter the index and leave it by the same function. The index does not keep them: it can
 * only forget words that are given again exactly, so a change of `wordsOf` needs a migration that fills it anew.
 */
export interface SearchIndex {
  /** The rows of one document. */
  add(entries: readonly IndexEntry[]): void;
  /** All rows of document `pk`, before they are removed. */
  remove(pk: number): void;
}

export function searchIndex(db: Db): SearchIndex {
  const adding = db.prepare("INSERT INTO fact_words (rowid, words) VALUES (?, ?)");
  const removing = db.prepare("INSERT INTO fact_words (fact_words, rowid, words) VALUES ('delete', ?, ?)");
  const stored = (Object.keys(SEARCH_KINDS) as SearchKind[]).map((kind) => ({
    kind,
    rows: db
      .prepare(
        `SELECT pk, ${SEARCHED[kind].join(", ")} FROM ${kind} WHERE ${kind === "document" ? "pk" : "document"} = ?`,
      )
      .raw(),
  }));
  return {
    add: (entries) => inOrder(entries, (row, words) => adding.run(row, words)),
    remove: (document) => {
      const entries = stored.flatMap(({ kind, rows }) =>
        (rows.all(document) as [number, ...Said<(typeof SEARCHED)[SearchKind]>][]).map(([pk, ...said]) => ({
          kind,
          pk,
          words: wordsOf(kind, said),
        })),
      );
      inOrder(entries, (row, words) => removing.run(row, words));
    },
  };
}

/** FTS5 writes out a segment whenever a row comes before the last one: in order, a document makes one segment. */
function inOrder(entries: readonly IndexEntry[], write: (row: number, words: string) => void): void {
  const rows = entries.map(({ kind, pk, words }) => ({ row: rowid(kind, pk), words }));
  for (const { row, words } of rows.sort((a, b) => a.row - b.row)) write(row, words);
}

const rowid = (kind: SearchKind, pk: number): number => pk * 8 + SEARCH_KINDS[kind];

/** What the index holds of a row: its words without accents. */
export function wordsOf<K extends SearchKind>(kind: K, said: Said<(typeof SEARCHED)[K]>): string {
  // A target's own name is mostly part of its quote
  const [name, quote] = said;
  if (kind === "target" && quote!.includes(name!)) return foldWords(quote!);
  return foldWords(said.filter((part) => part !== null).join(" "));
}
