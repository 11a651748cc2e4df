import type { Db } from "../connection.js";
import { byDocument, type DocumentFilter } from "./documents.js";
import { list, type Stored } from "./json.js";
import { matching } from "./text.js";
import { limited, Where } from "./where.js";

export interface TaskRow {
  readonly id: string;
  readonly document: string;
  readonly number: string | null;
  readonly locality: string | null;
  readonly province: string | null;
  readonly group: string | null;
  readonly row: number | string | null;
  readonly text: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly product: string | null;
  readonly due: string | null;
  readonly dueKind: string | null;
  readonly dueStart: string | null;
  readonly dueEnd: string | null;
  readonly dueFrom: string | null;
  readonly section: readonly string[];
  readonly origin: string;
  readonly confidence: string | null;
  readonly quote: string;
  readonly file: string;
  readonly line: number;
  readonly page: number | null;
}

export interface TasksFilter extends DocumentFilter {
  readonly year?: number;
  /** Keys of units one of which must lead. */
  readonly lead?: readonly string[];
  /** Keys of units one of which must lead or coordinate. */
  readonly units?: readonly string[];
  /** ISO day; that day counts. */
  readonly dueBefore?: string;
  readonly ongoing?: boolean;
  /** Nothing says when. */
  readonly noDeadline?: boolean;
  readonly text?: string;
  readonly limit?: number;
}

export function* listTasks(db: Db, filter: TasksFilter): Generator<TaskRow> {
  const where = byDocument(db, new Where(), filter)
    .given("k.due_year = ?", filter.year)
    .given("k.due_end <= ?", filter.dueBefore);
  if (filter.ongoing) where.and("k.due_kind = 'ongoing'");
  if (filter.noDeadline) where.and("k.due_kind IS NULL");
  if (filter.lead) where.and(`${BY_UNIT} AND role = 'lead')`, JSON.stringify(filter.lead));
  if (filter.units) where.and(`${BY_UNIT})`, JSON.stringify(filter.units));
  matching(where, "task", "k", filter.text);
  const limit = limited(filter.limit);
  const rows = db
    .prepare(
      `SELECT k.id, d.id AS document, d.number, d.locality, d.province, k.group_mark AS "group", k.row_mark AS row, k.text,
        ${units("lead")} AS lead, ${units("coordinating")} AS coordinating, k.product,
        k.due_text AS due, k.due_kind AS dueKind, k.due_start AS dueStart, k.due_end AS dueEnd, k.due_from AS dueFrom,
        k.section_path AS section, k.origin, k.confidence, k.quote, d.path AS file, k.line, k.page
       FROM task k JOIN document d ON d.pk = k.document ${where.sql} ORDER BY d.path, k.start_at, k.pk ${limit.sql}`,
    )
    .iterate(...where.values, ...limit.values) as Iterable<Stored<TaskRow>>;
  for (const row of rows)
    yield { ...row, lead: list(row.lead), coordinating: list(row.coordinating), section: list(row.section) };
}

const BY_UNIT =
  "k.pk IN (SELECT task FROM task_unit WHERE unit IN (SELECT pk FROM unit WHERE key IN (SELECT value FROM json_each(?)))";
const units = (role: string): string =>
  `(SELECT json_group_array(u.name ORDER BY r.ordinal) FROM task_unit r JOIN unit u ON u.pk = r.unit WHERE r.task = k.pk AND r.role = '${role}')`;
