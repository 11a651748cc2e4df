import type { Comparator } from "../../src/model/facts.js";
import type { Db } from "../connection.js";
import { byDocument, type DocumentFilter } from "./documents.js";
import { list, type Stored } from "./json.js";
import { matching } from "./text.js";
import { limited, Where } from "./where.js";

export interface TargetRow {
  readonly id: string;
  readonly document: string;
  readonly number: string | null;
  readonly locality: string | null;
  readonly province: string | null;
  readonly indicator: string | null;
  readonly name: string;
  readonly comparator: Comparator;
  readonly value: number | null;
  readonly valueHigh: number | null;
  readonly unit: string | null;
  readonly unitText: string | null;
  readonly per: string | null;
  readonly change: string | null;
  readonly qualifiers: readonly string[];
  readonly due: string | null;
  readonly dueKind: string | null;
  readonly dueStart: string | null;
  readonly dueEnd: string | null;
  readonly dueFrom: string | null;
  readonly owner: readonly string[];
  readonly section: readonly string[];
  readonly origin: string;
  readonly confidence: string | null;
  readonly quote: string;
  readonly file: string;
  readonly line: number;
  readonly page: number | null;
}

export interface TargetsFilter extends DocumentFilter {
  /** Year of the deadline (of the end of its period). */
  readonly year?: number;
  /** Canonical key. */
  readonly indicator?: string;
  readonly comparator?: Comparator;
  readonly min?: number;
  readonly max?: number;
  readonly text?: string;
  /** Keys of units one of which must own the target. */
  readonly units?: readonly string[];
  readonly limit?: number;
}

export function* listTargets(db: Db, filter: TargetsFilter): Generator<TargetRow> {
  const where = byDocument(db, new Where(), filter)
    .given("t.due_year = ?", filter.year)
    .given("t.indicator_key = ?", filter.indicator)
    .given("t.comparator = ?", filter.comparator)
    .given("t.value >= ?", filter.min)
    .given("coalesce(t.value_high, t.value) <= ?", filter.max);
  if (filter.units) {
    where.and(
      "t.pk IN (SELECT target FROM target_unit WHERE unit IN (SELECT pk FROM unit WHERE key IN (SELECT value FROM json_each(?))))",
      JSON.stringify(filter.units),
    );
  }
  matching(where, "target", "t", filter.text);
  const limit = limited(filter.limit);
  const rows = db
    .prepare(
      `SELECT t.id, d.id AS document, d.number, d.locality, d.province, t.indicator_key AS indicator, t.indicator_name AS name, t.comparator,
        t.value, t.value_high AS valueHigh, t.unit, t.unit_text AS unitText, t.per, t.change, t.qualifiers,
        t.due_text AS due, t.due_kind AS dueKind, t.due_start AS dueStart, t.due_end AS dueEnd, t.due_from AS dueFrom,
        (SELECT json_group_array(u.name ORDER BY r.ordinal) FROM target_unit r JOIN unit u ON u.pk = r.unit WHERE r.target = t.pk) AS owner,
        t.section_path AS section, t.origin, t.confidence, t.quote, d.path AS file, t.line, t.page
       FROM target t JOIN document d ON d.pk = t.document ${where.sql} ORDER BY d.path, t.start_at, t.pk ${limit.sql}`,
    )
    .iterate(...where.values, ...limit.values) as Iterable<Stored<TargetRow>>;
  for (const row of rows)
    yield { ...row, qualifiers: list(row.qualifiers), owner: list(row.owner), section: list(row.section) };
}
