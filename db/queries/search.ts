import type { Db } from "../connection.js";
import { SEARCH_KINDS, type SearchKind } from "../search-index.js";
import { byDocument, type DocumentFilter } from "./documents.js";
import { matchExpression } from "./text.js";
import { limited, Where } from "./where.js";

export interface SearchRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly document: string;
  readonly number: string | null;
  readonly locality: string | null;
  readonly quote: string;
  readonly file: string;
  readonly line: number;
  readonly page: number | null;
}

export interface SearchFilter extends DocumentFilter {
  readonly kind?: SearchKind;
  readonly limit?: number;
}

const QUOTES: Readonly<Record<SearchKind, string>> = {
  document: "concat_ws(' ', f.doc_type, f.number, f.title)",
  section: "concat_ws(' ', nullif(f.marker, ''), f.title)",
  target: "f.quote",
  task: "f.quote",
  citation: "f.quote",
};

/** Facts that hold every word of `text`, best first. */
export function* search(db: Db, text: string, filter: SearchFilter): Generator<SearchRow> {
  const match = matchExpression(text);
  if (match === null) return;
  const kinds = filter.kind ? [filter.kind] : (Object.keys(SEARCH_KINDS) as SearchKind[]);
  const limit = limited(filter.limit);
  const values: unknown[] = [match];
  const parts = kinds.map((kind) => {
    const where = byDocument(db, new Where().and(`h.kind = ${SEARCH_KINDS[kind]}`), filter);
    values.push(...where.values);
    const place = kind === "document" ? "1 AS line, NULL AS page" : "f.line, f.page";
    const owner = kind === "document" ? "f.pk" : "f.document";
    return `SELECT '${kind}' AS kind, f.id, d.id AS document, d.number, d.locality, ${QUOTES[kind]} AS quote, d.path AS file, ${place}, h.rank
      FROM hits h JOIN ${kind} f ON f.pk = h.pk JOIN document d ON d.pk = ${owner} ${where.sql}`;
  });
  const rows = db
    .prepare(
      `WITH hits AS MATERIALIZED (SELECT rowid / 8 AS pk, rowid % 8 AS kind, rank FROM fact_words WHERE fact_words MATCH ?)
       SELECT kind, id, document, number, locality, quote, file, line, page FROM (${parts.join(" UNION ALL ")})
       ORDER BY rank, file, line ${limit.sql}`,
    )
    .iterate(...values, ...limit.values);
  yield* rows as Iterable<SearchRow>;
}
