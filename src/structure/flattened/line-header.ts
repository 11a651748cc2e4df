import { type ColumnRole, readHeader } from "../../../extractors/tables/columns.js";
import { isHeading, saysWhat, unnamedIndicator } from "../../../extractors/tables/headings.js";
import type { Line } from "../lines.js";

/** A heading: its lines. */
export type Heading = readonly number[];

export interface HeaderCell {
  readonly lines: Heading;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** The header of a table whose cells stand line after line. */
export interface LineHeader {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly HeaderCell[];
}

/** A header of one row. */
export const oneRow = (headings: readonly Heading[]): LineHeader => ({
  rows: 1,
  columns: headings.length,
  cells: headings.map((lines, column) => ({ lines, row: 0, column, rowSpan: 1, columnSpan: 1 })),
});

export const titleOf = (lines: readonly Line[], heading: Heading): string =>
  heading.map((line) => lines[line]!.text).join(" ");

/** Undefined where too few headings are known, or none says what the rows are about. */
export function rolesOf(lines: readonly Line[], header: LineHeader): ColumnRole[] | undefined {
  const columns = Array.from({ length: header.columns }, (_, c) => {
    const titles = header.cells
      .filter(({ column, columnSpan }) => column <= c && c < column + columnSpan)
      .map((cell) => titleOf(lines, cell.lines));
    const title = titles.at(-1) ?? "";
    // Of two headings one over the other the lower speaks, if it says anything
    const known = titles.findLast((text) => readHeader(text).role !== "unknown") ?? title;
    return { title, role: c === 0 ? ("number" as const) : readHeader(known).role, known: titles.some(isHeading) };
  });
  const known = columns.filter((column) => column.known).length;
  if (known < 3 || known * 3 < columns.length * 2 || !saysWhat(columns)) return undefined;
  if (columns.slice(1).some(({ role }) => role === "number")) return undefined;
  const unnamed = unnamedIndicator(columns);
  return columns.map((column) =>
    column === unnamed || column.role === "place"
      ? "indicator"
      : column.role === "unknown" && column.known
        ? "value"
        : column.role,
  );
}
