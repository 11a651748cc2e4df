import { isDueCell, isFigure, isMeasure } from "../../src/structure/evidence.js";
import type { Table } from "../../src/structure/types.js";
import { readsAsUnit } from "../units/index.js";
import type { ColumnRole } from "./columns.js";
import { readRowNumber } from "./numbers.js";
import type { Column } from "./reading.js";

/** How many rows are looked at: enough to tell a column by. */
const SAMPLE = 60;

/**
 * Roles of the columns of a table that prints no header, told by what most of their cells look like. The longest column
 * of words is the task; columns that nothing tells stay "unknown".
 */
export function inferColumns(table: Table): Column[] {
  const columns = Array.from({ length: table.columns }, (_, c) => measure(table, c));
  const guesses = columns.map((c) => c.guess);
  // "Kế hoạch", "Báo cáo": things that may be counted, but are not where there are no figures
  const roles = guesses.map((guess) => (guess === "measure" && !guesses.includes("value") ? "unknown" : guess));
  const text = columns
    .map((c, i) => ({ i, length: c.meanLength }))
    .filter(({ i }) => roles[i] === "unknown")
    .sort((a, b) => b.length - a.length)[0];
  if (text && text.length > 12) roles[text.i] = roles.includes("value") ? "indicator" : "task";
  const product = productColumn(columns, roles);
  if (product >= 0) roles[product] = "product";
  let leads = 0;
  return roles.map((role, index) => ({
    index,
    role: role === "lead" && leads++ > 0 ? (leads === 2 ? "coordinating" : "unknown") : role,
    title: "",
    year: null,
    header: [],
  }));
}

/** Between who does it and by when plans write what comes of it; behind the deadline they write remarks. -1 where unclear. */
function productColumn(columns: readonly { meanLength: number }[], roles: readonly ColumnRole[]): number {
  const due = roles.indexOf("due");
  const between = roles.flatMap((role, i) =>
    role === "unknown" && i > roles.lastIndexOf("lead") && i < due && columns[i]!.meanLength > 0 ? [i] : [],
  );
  return roles.includes("task") && roles.includes("lead") && between.length === 1 ? between[0]! : -1;
}

function measure(table: Table, column: number): { guess: ColumnRole; meanLength: number } {
  const found = { number: 0, due: 0, lead: 0, measure: 0, value: 0 };
  let cells = 0;
  let length = 0;
  for (let r = 0; r < table.grid.length && cells < SAMPLE; r++) {
    const text = table.grid[r]![column]?.passage.text ?? "";
    if (text === "") continue;
    cells++;
    length += text.length;
    if (column === 0 && readRowNumber(text)) found.number++;
    else if (isDueCell(text)) found.due++;
    else if (isFigure(text)) found.value++;
    else if (readsAsUnit(text)) found.lead++;
    else if (text.length <= 20 && isMeasure(text)) found.measure++;
  }
  const best = Object.entries(found).sort((a, b) => b[1] - a[1])[0]!;
  const guess = cells > 0 && best[1] * 5 >= cells * 3 ? (best[0] as keyof typeof found) : "unknown";
  return { guess, meanLength: cells > 0 ? length / cells : 0 };
}
