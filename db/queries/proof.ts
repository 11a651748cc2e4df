import type { RawRange } from "../../src/model/span.js";
import type { Db } from "../connection.js";

/** Tables whose rows quote a document. */
export const QUOTING = ["target", "task", "citation"] as const;
export type Quoting = (typeof QUOTING)[number];

export interface StoredText {
  readonly pk: number;
  readonly id: string;
  readonly path: string;
  /** Null where it was removed by hand. */
  readonly text: string | null;
}

export interface StoredQuote {
  readonly kind: Quoting;
  readonly id: string;
  readonly quote: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Only where there is more than one place. */
  readonly spans: readonly RawRange[] | null;
}

export interface Orphan {
  readonly kind: string;
  readonly id: string;
  readonly document: number;
}

export const documentTexts = (db: Db): Iterable<StoredText> =>
  db
    .prepare(
      "SELECT d.pk, d.id, d.path, x.text FROM document d LEFT JOIN document_text x ON x.document = d.pk ORDER BY d.path",
    )
    .iterate() as Iterable<StoredText>;

/** The quoting facts of one document. The statement is made once for a whole run. */
export function quotesOf(db: Db): (document: number) => StoredQuote[] {
  const statement = db.prepare(
    QUOTING.map(
      (kind) =>
        `SELECT '${kind}' AS kind, id, quote, line, start_at AS start, end_at AS "end", spans FROM ${kind} WHERE document = @document`,
    ).join(" UNION ALL "),
  );
  return (document) =>
    (statement.all({ document }) as (Omit<StoredQuote, "spans"> & { spans: string | null })[]).map((row) => ({
      ...row,
      spans: row.spans === null ? null : (JSON.parse(row.spans) as RawRange[]),
    }));
}

/** Facts whose document is no longer there: removed by hand with foreign keys off. */
export function orphans(db: Db): Orphan[] {
  const facts = [...QUOTING, "section"].map(
    (kind) => `SELECT '${kind}' AS kind, id, document FROM ${kind} WHERE document NOT IN (SELECT pk FROM document)`,
  );
  return db
    .prepare(
      `${facts.join(" UNION ALL ")} UNION ALL
       SELECT 'text', CAST(document AS TEXT), document FROM document_text WHERE document NOT IN (SELECT pk FROM document)`,
    )
    .all() as Orphan[];
}

/** What SQLite itself finds wrong with the file; empty for a sound one. */
export const damage = (db: Db): string[] =>
  (db.pragma("integrity_check(20)") as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== "ok");
