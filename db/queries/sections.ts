import type { Db } from "../connection.js";
import { byDocument, type DocumentFilter } from "./documents.js";
import { matching } from "./text.js";
import { limited, Where } from "./where.js";

export interface SectionRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly document: string;
  readonly number: string | null;
  readonly locality: string | null;
  readonly marker: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly page: number | null;
}

export interface SectionsFilter extends DocumentFilter {
  readonly text?: string;
  readonly limit?: number;
}

export function* listSections(db: Db, filter: SectionsFilter): Generator<SectionRow> {
  const where = matching(byDocument(db, new Where(), filter), "section", "s", filter.text);
  const limit = limited(filter.limit);
  yield* db
    .prepare(
      `SELECT s.id, s.parent_id AS parentId, d.id AS document, d.number, d.locality, s.marker, s.title, d.path AS file, s.line, s.page
       FROM section s JOIN document d ON d.pk = s.document ${where.sql} ORDER BY d.path, s.start_at, s.pk ${limit.sql}`,
    )
    .iterate(...where.values, ...limit.values) as Iterable<SectionRow>;
}
