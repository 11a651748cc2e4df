import type { Due, UnitRef } from "../../src/model/facts.js";
import type { Passage } from "../../src/text/passage.js";
import { parseDueCell } from "../due/index.js";
import type { Trace } from "../engine/trace.js";
import { placeOnly } from "../lexicon/place-words.js";
import {
  type Column,
  type ColumnRole,
  cellsOf,
  type RowCell,
  type TableReading,
  type TableRow,
} from "../tables/index.js";
import { NAMES_VALUE } from "./commitment-words.js";
import { measureReader } from "./measures.js";
import { firstYear, readStatement, type Setting, type TargetDraft } from "./prose-targets.js";
import { type Quota, quotaColumns, readQuotas } from "./quotas.js";
import { CELL_LENGTH, readValueCell } from "./value-cell.js";
import { isEstimate, isOwnValue, judgeColumns, productColumns, type Unaimed } from "./value-columns.js";
import { dateOfHeading } from "./when.js";

/** Reads the units that answer for a row; given by the caller, which knows the document's place. */
export type ReadOwners = (cells: readonly RowCell[]) => readonly UnitRef[];

/**
 * Targets of one table: a target for each value cell of an indicator table (one value column, or one for each year), and
 * the values in the running text of names, tasks and products elsewhere.
 */
export function readTableTargets(reading: TableReading, setting: Setting, owners: ReadOwners): TargetDraft[] {
  const drafts: TargetDraft[] = [];
  const year = firstYear(setting.facts);
  const named = reading.columns.some((c) => c.role === "indicator");
  const judged = judgeColumns(reading, year);
  const values = reading.columns.filter((column) => judged.get(column) === null);
  const products = named ? [] : productColumns(reading, year);
  const measured = measureReader(reading, setting.caption);
  const headed = dateOfHeading(
    reading.columns.find((c) => c.role === "indicator" || c.role === "task")?.title ?? "",
    setting.facts.planYear,
  );
  // Whatever the heading above it says: rows with a lead unit are tasks
  const assigns = reading.columns.some(({ role }) => role === "lead");
  const estimate = isEstimate(reading);
  const quotas = reading.inferred ? [] : quotaColumns(reading, year, setting.caption);
  for (const row of reading.rows) {
    if (row.kind !== "data") continue;
    if (setting.trace) noteCells(row, judged, quotas, setting.trace);
    if (estimate) continue;
    drafts.push(...readQuotas(reading, row, quotas, { ...setting, origin: "table" }));
    const name = cellsOf(reading, row, "indicator", "task")[0];
    if (!name) continue;
    const figures = values.flatMap((column) => row.cells[column.index] ?? []);
    const words = [
      name,
      // The product of a task says what is to be reached: "100% cơ sở y tế ký cam kết"
      ...cellsOf(reading, row, "product", "result", "value").filter((c) => !named || c.passage.length > CELL_LENGTH),
    ];
    if (![...figures, ...words].some((c) => /\d/u.test(c.passage.text))) continue;
    const cell = cellsOf(reading, row, "due")[0];
    const printed = cell ? parseDueCell(cell.passage.text, { from: "cell", year: setting.facts.planYear }).due : null;
    const around =
      (printed?.end ? printed : null) ??
      dueOfGroups(row, setting) ??
      (headed ? { ...headed, from: "column" as const } : null) ??
      setting.around;
    const owner = owners(cellsOf(reading, row, "lead"));
    const own: Setting = { ...setting, origin: "table", around, owner, heading: name.passage.text };
    const before = drafts.length;
    const group = groupOf(row, name);
    for (const column of values) {
      const cell = row.cells[column.index];
      if (!cell) continue;
      const { name: words, measure, cell: unit } = measured(row, name.passage.text, column);
      const title = [group?.title, words, placeOnly(column.title) ? column.title : ""].filter(Boolean).join(" – ");
      const printed = [...(group?.passages ?? []), name.passage, ...(unit ? [unit] : [])];
      drafts.push(...readValueCell(cell, column, { title, measure, printed }, own));
    }
    for (const column of products) {
      const cell = row.cells[column.index];
      if (!cell || !isOwnValue(cell.passage.text, name.passage.text)) continue;
      const indicator = { title: name.passage.text, measure: undefined, printed: [name.passage] };
      drafts.push(...readValueCell(cell, { ...column, role: "value" }, indicator, own));
    }
    if (drafts.length > before) continue;
    // No value of its own: what the row says in words
    for (const cell of words)
      drafts.push(
        ...readStatement(cell.passage, {
          ...own,
          kind: values.length > 0 || named ? "goal" : setting.kind === "other" && assigns ? "task" : setting.kind,
          heading: "",
        }),
      );
  }
  return drafts;
}

const FIGURE = /\d/u;

/** What became of the figures of a row, for `explain`. */
function noteCells(
  row: TableRow,
  judged: ReadonlyMap<Column, Unaimed | null>,
  quotas: readonly Quota[],
  trace: Trace,
): void {
  for (const [column, unaimed] of judged) {
    const passage = row.cells[column.index]?.passage;
    const raw = passage?.toRaw()[0];
    if (!passage || !raw || !FIGURE.test(passage.text) || WORDS.has(column.role)) continue;
    const dropped = quotas.some((quota) => quota.column === column) ? null : unaimed;
    trace.note({
      stage: "targets",
      what: dropped ? "dropped" : "kept",
      rule: dropped?.rule ?? `table/${column.year === null ? "value" : "year"}-column`,
      text: [column.title, passage.text].filter(Boolean).join(": "),
      ...(dropped ? { reason: dropped.reason } : {}),
      raw,
    });
  }
}

/** Columns that hold no figures but in their words. */
const WORDS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(["number", "task", "indicator", "measure", "lead", "coordinating", "supervisor", "approver", "basis"] as const),
]);

/** "Cấp xã", "Nam", "Khu vực nông thôn", "Mẫu giáo": a part of those that something is counted of. */
const PART_ONLY =
  /^(?:nam|nữ|cấp (?:tỉnh|huyện|xã|trung ương)|(?:khu vực )?(?:thành thị|nông thôn|miền núi)|nhà trẻ|mẫu giáo|mầm non|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt)$/iu;

/**
 * The heading that completes the name of a row which does not stand alone: "Cà Phê" over "- Diện tích". A row with a number
 * of its own stands alone, unless it only says where or of whom: "1 | Tổ dân phố 1" under "Tỷ lệ hộ ký cam kết".
 */
function groupOf(row: TableRow, name: RowCell): { title: string; passages: readonly Passage[] } | null {
  const nearest = row.group.at(-1);
  if (!nearest || dateOfHeading(nearest.title, null)) return null;
  const dependent =
    row.number === null ||
    /^[-+•*]$/u.test(row.number) ||
    /^[a-zđ]$/u.test(row.number) ||
    /^[-+•]\s/u.test(name.passage.text) ||
    /^(?:trong đó|tr\.đó)/iu.test(name.passage.text) ||
    (!placeOnly(nearest.title) && placeOnly(name.passage.text)) ||
    (NAMES_VALUE.test(nearest.title) && PART_ONLY.test(name.passage.text));
  if (!dependent || nearest.title === "" || nearest.title.length > 120) return null;
  // Only the words: the group's number is no part of a name
  return { title: nearest.title, passages: nearest.passages.slice(-1) };
}

function dueOfGroups(row: TableRow, setting: Setting): Due | null {
  for (const group of [...row.group].reverse()) {
    const due = dateOfHeading(group.title, setting.facts.planYear);
    if (due) return { ...due, from: "group" };
  }
  return null;
}
