import type { Db } from "../connection.js";
import { byDocument, type DocumentFilter } from "./documents.js";
import { list, type Stored } from "./json.js";
import { matching } from "./text.js";
import { limited, Where } from "./where.js";

export interface CitationsFilter extends DocumentFilter {
  readonly text?: string;
  readonly limit?: number;
}

/** One cited document over all plans that the filter leaves. */
export interface CitedRow {
  /** One key for one document, whoever cites it. */
  readonly cited: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly issuer: string | null;
  readonly plans: number;
  readonly mentions: number;
  /** All dates that the plans give it: more than one is a contradiction. */
  readonly dates: readonly string[];
  readonly docTypes: readonly string[];
  /** Its id where the database holds it (once). */
  readonly document: string | null;
  /** First mention: proof. */
  readonly quote: string;
  readonly file: string;
  readonly line: number;
  readonly page: number | null;
}

export function* listCited(db: Db, filter: CitationsFilter): Generator<CitedRow> {
  const where = matching(byDocument(db, new Where(), filter), "citation", "c", filter.text);
  const limit = limited(filter.limit);
  const rows = db
    .prepare(
      `WITH chosen AS MATERIALIZED (
         SELECT c.*, d.path, row_number() OVER (PARTITION BY c.cited ORDER BY d.path, c.start_at) AS place
         FROM citation c JOIN document d ON d.pk = c.document ${where.sql}
       )
       SELECT cited, max(number) AS number, max(name) AS name, max(issuer) AS issuer, count(DISTINCT document) AS plans, count(*) AS mentions,
         json_group_array(DISTINCT date) FILTER (WHERE date IS NOT NULL) AS dates,
         json_group_array(DISTINCT doc_type) FILTER (WHERE doc_type IS NOT NULL) AS docTypes,
         (SELECT CASE WHEN count(*) = 1 THEN max(h.id) END FROM document h WHERE h.key = cited) AS document,
         max(quote) FILTER (WHERE place = 1) AS quote, max(path) FILTER (WHERE place = 1) AS file,
         max(line) FILTER (WHERE place = 1) AS line, max(page) FILTER (WHERE place = 1) AS page
       FROM chosen GROUP BY cited ORDER BY plans DESC, mentions DESC, cited ${limit.sql}`,
    )
    .iterate(...where.values, ...limit.values) as Iterable<Stored<CitedRow>>;
  for (const row of rows) yield { ...row, dates: list(row.dates).sort(), docTypes: list(row.docTypes).sort() };
}

/** One mention of a document in a plan. */
export interface MentionRow {
  readonly id: string;
  readonly document: string;
  readonly documentNumber: string | null;
  readonly locality: string | null;
  readonly cited: string;
  readonly number: string | null;
  readonly printed: string;
  readonly date: string | null;
  readonly docType: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly quote: string;
  readonly file: string;
  readonly line: number;
  readonly page: number | null;
}

export function* listMentions(db: Db, filter: CitationsFilter): Generator<MentionRow> {
  const where = matching(byDocument(db, new Where(), filter), "citation", "c", filter.text);
  const limit = limited(filter.limit);
  yield* db
    .prepare(
      `SELECT c.id, d.id AS document, d.number AS documentNumber, d.locality, c.cited, c.number, c.printed, c.date, c.doc_type AS docType,
        c.issuer, c.name, c.quote, d.path AS file, c.line, c.page
       FROM citation c JOIN document d ON d.pk = c.document ${where.sql} ORDER BY d.path, c.start_at, c.pk ${limit.sql}`,
    )
    .iterate(...where.values, ...limit.values) as Iterable<MentionRow>;
}
