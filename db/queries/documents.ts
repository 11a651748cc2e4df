import { foldWords } from "../../src/text/fold.js";
import type { Db } from "../connection.js";
import { addFold } from "../fold-words.js";
import { containing, matching } from "./text.js";
import { limited, Where } from "./where.js";

/** Filters that every list of facts understands. `document` is a `pk`. */
export interface DocumentFilter {
  readonly document?: number;
  readonly locality?: string;
}

/** Needs the document as `d`. */
export function byDocument(db: Db, where: Where, { document, locality }: DocumentFilter): Where {
  if (locality !== undefined) addFold(db);
  return containing(where.given("d.pk = ?", document), ["d.locality", "d.province"], locality);
}

export interface DocumentRow {
  readonly id: string;
  readonly docType: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly locality: string | null;
  readonly province: string | null;
  readonly level: string | null;
  readonly planYear: number | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly signer: string | null;
  readonly parent: string | null;
  readonly targets: number;
  readonly tasks: number;
  readonly citations: number;
  readonly findings: number;
  readonly mediaType: string;
  readonly pages: number | null;
  readonly file: string;
  readonly sha256: string;
  readonly importedAt: string;
}

export interface DocumentsFilter extends DocumentFilter {
  /** The year the plan is for, or a year within its period. */
  readonly year?: number;
  readonly level?: string;
  readonly text?: string;
  readonly limit?: number;
}

export function* listDocuments(db: Db, filter: DocumentsFilter): Generator<DocumentRow> {
  const where = byDocument(db, new Where(), filter).given("d.level = ?", filter.level);
  if (filter.year !== undefined) {
    where.and(
      "(d.plan_year = ? OR ? BETWEEN CAST(substr(d.period_start, 1, 4) AS INTEGER) AND CAST(substr(d.period_end, 1, 4) AS INTEGER))",
      filter.year,
      filter.year,
    );
  }
  matching(where, "document", "d", filter.text);
  const limit = limited(filter.limit);
  yield* db
    .prepare(
      `SELECT d.id, d.doc_type AS docType, d.number, d.date, d.title, d.issuer, d.locality, d.province, d.level, d.plan_year AS planYear,
        d.period_start AS periodStart, d.period_end AS periodEnd, d.signer, d.parent,
        (SELECT count(*) FROM target t WHERE t.document = d.pk) AS targets,
        (SELECT count(*) FROM task k WHERE k.document = d.pk) AS tasks,
        (SELECT count(*) FROM citation c WHERE c.document = d.pk) AS citations,
        (SELECT count(*) FROM finding f WHERE f.document = d.pk) AS findings,
        d.media_type AS mediaType, d.pages, d.path AS file, d.sha256, d.imported_at AS importedAt
       FROM document d ${where.sql} ORDER BY d.path ${limit.sql}`,
    )
    .iterate(...where.values, ...limit.values) as Iterable<DocumentRow>;
}

export interface DocumentRef {
  readonly pk: number;
  readonly id: string;
  readonly path: string;
  readonly number: string | null;
  readonly issuer: string | null;
}

/** The documents that a user may mean by an id, a stored path, or a number as printed. The first of these that fits decides. */
export function findDocuments(db: Db, reference: string, path: string): DocumentRef[] {
  const columns = "SELECT pk, id, path, number, issuer FROM document";
  const exact = db.prepare(`${columns} WHERE id = ? OR path = ?`).all(reference, path) as DocumentRef[];
  if (exact.length > 0) return exact;
  const number = foldWords(reference);
  if (number === "") return [];
  addFold(db);
  return db.prepare(`${columns} WHERE fold_words(number) = ? ORDER BY path`).all(number) as DocumentRef[];
}
