import Table from "cli-table3";
import pc from "picocolors";
import type { Translate } from "../messages/index.js";
import { singleBlanks } from "../text/blanks.js";
import { printable } from "../text/printable.js";
import type { Cell, Report, TableColumn } from "./list.js";

export interface TableOptions {
  readonly width: number;
  readonly colour: boolean;
  readonly t: Translate;
}

/** Longest text shown in one cell; the other formats have it whole. */
const CELL_LIMIT = 400;

/** The rows as a table that fits the terminal, with their number below. */
export function renderTable<Row extends object>(report: Report<Row>, { width, colour, t }: TableOptions): string {
  const rows = [...report.rows];
  const cells = rows.map((row) => report.table.map((column) => cellText(column.value(row))));
  if (cells.length === 0) return `${t("table.empty")}\n`;
  const colWidths = columnWidths(report.table, cells, width);
  const compact = cells.length > 200;
  const paint = pc.createColors(colour);
  const parts: string[] = [];
  for (let from = 0; from < cells.length; from += ROWS_AT_ONCE) {
    const table = new Table({
      head: from === 0 ? report.table.map((column) => column.label) : [],
      colWidths,
      colAligns: report.table.map((column) => column.align ?? "left"),
      wordWrap: true,
      style: { head: colour ? ["bold"] : [], border: colour ? ["gray"] : [], compact },
    });
    for (const [n, row] of cells.slice(from, from + ROWS_AT_ONCE).entries())
      table.push(
        row.map((text, at) => {
          const name = report.table[at]!.colour?.(rows[from + n]!);
          return (name ? paint[name] : String)(breakLong(text, colWidths[at]! - 2));
        }),
      );
    parts.push(table.toString());
  }
  return `${joined(parts, compact)}\n${t("table.rows", { n: cells.length })}\n`;
}

/** The time that a table takes grows with the square of its rows: long lists are made of short tables. */
const ROWS_AT_ONCE = 100;

/** Tables of the same columns one below the other as one: the border between them is one line, or none in a compact table. */
function joined(tables: readonly string[], compact: boolean): string {
  const [first = "", ...others] = tables;
  let out = first;
  for (const table of others) {
    const end = out.lastIndexOf("\n");
    const border = out.slice(end).replace(/└/gu, "├").replace(/┴/gu, "┼").replace(/┘/gu, "┤");
    out = `${out.slice(0, end)}${compact ? "" : border}${table.slice(table.indexOf("\n"))}`;
  }
  return out;
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return "";
  const text =
    value instanceof Uint8Array
      ? Buffer.from(value).toString("hex")
      : Array.isArray(value)
        ? value.join("; ")
        : String(value);
  const clean = singleBlanks(printable(text));
  return clean.length > CELL_LIMIT ? `${clean.slice(0, CELL_LIMIT - 1)}…` : clean;
}

/** Columns of weight 0 get what they need; the others share what is left. Widths include a blank on either side. */
function columnWidths<Row>(columns: readonly TableColumn<Row>[], cells: readonly string[][], width: number): number[] {
  const needed = columns.map(
    (column, at) => Math.max(column.label.length, ...sample(cells).map((row) => row[at]!.length)) + 2,
  );
  const borders = columns.length + 1;
  const weights = columns.reduce((sum, column) => sum + column.weight, 0);
  const fixed = columns.reduce((sum, column, at) => sum + (column.weight === 0 ? Math.min(needed[at]!, 32) : 0), 0);
  let left = Math.max(width - borders - fixed, 0);
  let shares = weights;
  // Narrow texts first: what they do not need is left to the others.
  const order = columns
    .map((column, at) => ({ at, weight: column.weight }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => needed[a.at]! / a.weight - needed[b.at]! / b.weight);
  const widths = columns.map((_, at) => Math.min(needed[at]!, 32));
  for (const { at, weight } of order) {
    widths[at] = Math.max(10, Math.min(needed[at]!, Math.floor((left * weight) / shares)));
    left -= widths[at]!;
    shares -= weight;
  }
  return widths;
}

/** Words longer than their column (paths, keys) go on in the next line: the table would cut them. */
function breakLong(text: string, room: number): string {
  return text.replace(/\S+/gu, (word) => {
    if (word.length <= room) return word;
    const pieces: string[] = [];
    for (let at = 0; at < word.length; at += room) pieces.push(word.slice(at, at + room));
    return pieces.join(" ");
  });
}

/** Enough rows to know how wide a column is. */
const sample = (cells: readonly string[][]): readonly string[][] =>
  cells.length > 2_000 ? cells.slice(0, 2_000) : cells;
