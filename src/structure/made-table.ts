import type { MappedText } from "../text/mapped-text.js";
import { Passage } from "../text/passage.js";
import type { Cell, Table } from "./types.js";

/** Cells without spans, each as its printed lines. A row shorter than the others is filled with empty cells. */
export function makeTable(
  document: MappedText,
  rows: readonly (readonly (readonly Passage[])[])[],
  source: Table["source"],
): Table {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const grid = rows.map((row, r) =>
    Array.from({ length: columns }, (_, column): Cell => {
      const lines = (row[column] ?? []).filter((line) => line.length > 0);
      const passage = Passage.join(document, lines);
      return { row: r, column, rowSpan: 1, columnSpan: 1, passage, lines, bold: false };
    }),
  );
  return { columns, grid, source };
}
