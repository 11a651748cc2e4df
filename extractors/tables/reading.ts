import type { Cell } from "../../src/structure/types.js";
import type { Passage } from "../../src/text/passage.js";
import type { ColumnRole } from "./columns.js";

/** What was understood of a table: its columns by role, its rows by kind. The grid itself stays as the source has it. */
export interface TableReading {
  /** Grid rows that hold the header, in order; empty where the table has none. */
  readonly headerRows: readonly number[];
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** True where the roles were told by the cells alone, because no header was printed. */
  readonly inferred: boolean;
}

export interface Column {
  readonly index: number;
  readonly role: ColumnRole;
  /** The printed header, two rows joined from the top: "Giai đoạn 2026 - 2030 Năm 2027"; empty where there is none. */
  readonly title: string;
  /** The year that the header names: of a column for each year, or of "Mục tiêu đến năm 2030". */
  readonly year: number | null;
  /** The header cells, for provenance. */
  readonly header: readonly Passage[];
}

/** A heading inside a table: "II. Xã hội số". */
export interface Group {
  /** "II", "1.1"; null for a heading without a number. */
  readonly label: string | null;
  readonly title: string;
  /** Where it is printed: number and words. */
  readonly passages: readonly Passage[];
  /** Its grid row. */
  readonly row: number;
}

/** One cell of a row, with what a page break tore off joined to it. */
export interface RowCell {
  readonly passage: Passage;
  /** The printed lines, for splitting lists of units. */
  readonly lines: readonly Passage[];
  readonly cells: readonly Cell[];
}

export interface TableRow {
  readonly kind: "group" | "data" | "header";
  /** Grid rows it stands in: more than one where a page break cut it. */
  readonly gridRows: readonly number[];
  /** Headings it stands under, outermost first; for a group row itself included. */
  readonly group: readonly Group[];
  /** The printed row number without its point: "1", "2.1", "a"; null where there is none. */
  readonly number: string | null;
  /** By column index; null for an empty or missing cell. */
  readonly cells: readonly (RowCell | null)[];
}

/** "A.II": the numbers of the headings a row stands under; null where none has one. */
export function groupPath(row: TableRow): string | null {
  const labels = row.group.flatMap((g) => (g.label === null ? [] : [g.label]));
  return labels.length > 0 ? labels.join(".") : null;
}

/** The cells of a row in the columns of the given roles. */
export function cellsOf(reading: TableReading, row: TableRow, ...roles: readonly ColumnRole[]): RowCell[] {
  const found: RowCell[] = [];
  for (const { role, index } of reading.columns) {
    const cell = roles.includes(role) ? row.cells[index] : null;
    if (cell) found.push(cell);
  }
  return found;
}
