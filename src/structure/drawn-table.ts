import type { SourceTable } from "../model/source.js";
import type { MappedText } from "../text/mapped-text.js";
import { Passage } from "../text/passage.js";
import type { Cell, Table } from "./types.js";

/** A grid that the reader of the format found, as a table of passages. Merged cells stand at each place they fill. */
export function readDrawnTable(document: MappedText, source: SourceTable): Table {
  const grid: (Cell | null)[][] = source.rows.map(() => new Array<Cell | null>(source.columns).fill(null));
  for (const row of source.rows)
    for (const cell of row) {
      const lines = cell.parts.flatMap(({ start, end }) => {
        const printed = linesOf(document, start, end);
        return source.wrapped && printed.length > 1 ? [Passage.join(document, printed)] : printed;
      });
      const whole: Cell = { ...cell, passage: Passage.join(document, lines), lines, bold: false };
      for (let r = cell.row; r < cell.row + cell.rowSpan && r < grid.length; r++)
        for (let c = cell.column; c < cell.column + cell.columnSpan && c < source.columns; c++) grid[r]![c] = whole;
    }
  return { columns: source.columns, grid, source: "drawn" };
}

function linesOf(document: MappedText, rawStart: number, rawEnd: number): Passage[] {
  const lines: Passage[] = [];
  const start = document.fromRaw(rawStart);
  const end = document.fromRaw(rawEnd);
  for (let at = start; at < end; ) {
    let to = document.text.indexOf("\n", at);
    if (to < 0 || to > end) to = end;
    const line = Passage.of(document, at, to);
    if (line.length > 0) lines.push(line);
    at = to + 1;
  }
  return lines;
}
