import { foldWords } from "../../src/text/fold.js";
import type { Db } from "../connection.js";
import { addFold } from "../fold-words.js";
import { byDocument, type DocumentFilter } from "./documents.js";
import { list, type Stored } from "./json.js";
import { containing } from "./text.js";
import { limited, Where } from "./where.js";

/** One unit of the register and its load over all plans that the filter leaves. */
export interface UnitRow {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly leads: number;
  readonly coordinates: number;
  readonly targets: number;
  /** First deadline of a task it leads, from today on. */
  readonly nextDeadline: string | null;
  readonly plans: number;
}

export interface UnitsFilter extends DocumentFilter {
  readonly kind?: string;
  readonly text?: string;
  /** ISO day from which deadlines count as next. */
  readonly today: string;
  readonly limit?: number;
}

export function* listUnits(db: Db, filter: UnitsFilter): Generator<UnitRow> {
  const where = new Where().given("u.kind = ?", filter.kind);
  if (filter.text !== undefined) addFold(db);
  containing(where, ["u.name"], filter.text);
  const scope = byDocument(db, new Where(), filter);
  const limit = limited(filter.limit);
  const rows = db
    .prepare(
      `WITH scope AS MATERIALIZED (SELECT d.pk FROM document d ${scope.sql}),
       roles AS (
         SELECT r.unit, r.role, k.due_end FROM task_unit r JOIN task k ON k.pk = r.task WHERE k.document IN scope
       ),
       task_load AS (
         SELECT unit, count(*) FILTER (WHERE role = 'lead') AS leads, count(*) FILTER (WHERE role = 'coordinating') AS coordinates,
           min(due_end) FILTER (WHERE role = 'lead' AND due_end >= ?) AS next_deadline
         FROM roles GROUP BY unit
       ),
       target_load AS (
         SELECT r.unit, count(*) AS targets FROM target_unit r JOIN target t ON t.pk = r.target WHERE t.document IN scope GROUP BY r.unit
       ),
       seen AS (
         SELECT m.unit, count(*) AS plans FROM document_unit m WHERE m.document IN scope GROUP BY m.unit
       )
       SELECT u.key, u.kind, u.name,
         (SELECT json_group_array(DISTINCT j.value) FROM document_unit m, json_each(m.aliases) j
          WHERE m.unit = u.pk AND m.document IN scope AND j.value <> u.name) AS aliases,
         coalesce(k.leads, 0) AS leads, coalesce(k.coordinates, 0) AS coordinates, coalesce(t.targets, 0) AS targets,
         k.next_deadline AS nextDeadline, s.plans
       FROM seen s JOIN unit u ON u.pk = s.unit LEFT JOIN task_load k ON k.unit = u.pk LEFT JOIN target_load t ON t.unit = u.pk
       ${where.sql} ORDER BY leads DESC, coordinates DESC, targets DESC, u.key ${limit.sql}`,
    )
    .iterate(...scope.values, filter.today, ...where.values, ...limit.values) as Iterable<Stored<UnitRow>>;
  for (const row of rows) yield { ...row, aliases: list(row.aliases) };
}

/** How many plans dated `from` (ISO day) or later name a unit. The statement is made once for a whole list. */
export function plansNaming(db: Db): (unit: string, from: string) => number {
  const statement = db
    .prepare(
      "SELECT count(*) FROM document_unit m JOIN document d ON d.pk = m.document WHERE m.unit = (SELECT pk FROM unit WHERE key = ?) AND d.date >= ?",
    )
    .pluck();
  return (unit, from) => statement.get(unit, from) as number;
}

/** Keys of the units that a user may mean: by key or kind, else those whose name or alias contains the words. */
export function findUnits(db: Db, reference: string): string[] {
  const exact = db
    .prepare("SELECT key FROM unit WHERE key = ? OR kind = ?")
    .pluck()
    .all(reference, reference) as string[];
  if (exact.length > 0 || foldWords(reference) === "") return exact;
  addFold(db);
  const where = containing(new Where(), ["u.name", "m.name", "m.aliases"], reference);
  return db
    .prepare(`SELECT DISTINCT u.key FROM unit u JOIN document_unit m ON m.unit = u.pk ${where.sql}`)
    .pluck()
    .all(...where.values) as string[];
}
