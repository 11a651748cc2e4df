import type { ColumnRole } from "../../../extractors/tables/columns.js";
import type { MappedText } from "../../text/mapped-text.js";
import { Passage } from "../../text/passage.js";
import type { Line } from "../lines.js";
import type { Cell, Table, Zone } from "../types.js";
import { wholeLines } from "../whole-lines.js";
import { readByColumn } from "./by-column.js";
import { type Atom, atomsOf, type ColumnHabits, type CutRow, cutRow } from "./cells.js";
import { type FlatHeader, opensHeader, readFlatHeader } from "./header.js";
import { isNumberHead, isPrintedAgain, type OneALine, readOneALine } from "./one-a-line.js";
import { cutRows, type FlatRow } from "./rows.js";
import { RowText } from "./scores.js";

/** Fewer rows, or rows that fit worse than this, are no table but prose with numbers. */
const FEWEST_ROWS = 2;
const WORST_ROW = 5;
const WORST_MEAN = 3;

/**
 * Tables whose cells stand line after line with no borders left, by the index of their first line: what a text layer of a
 * PDF often makes of an annex. In four steps: the header names the columns; numbers that follow one another cut the rows;
 * each row is divided among the columns at the least cost (units, deadlines, figures, capitals and line ends tell where a
 * cell ends); what the first reading shows of each column (its width, its usual cells) guides a second one. Tables in
 * `known`, by the index of their first line, are left alone.
 */
export function findFlattenedTables(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
  known: ReadonlyMap<number, { end: number }>,
): Map<number, { table: Table; end: number }> {
  const tables = new Map<number, { table: Table; end: number }>();
  const headsPages = runningHeads(lines);
  let inVain = 0;
  for (let at = 0; at < lines.length; at++) {
    const other = known.get(at);
    if (other) at = other.end - 1;
    if (other || lines[at]!.drawnTable >= 0 || !opensHeader(lines[at]!.text)) continue;
    const mayHold = (line: number, from: number): boolean =>
      line < lines.length && zone[line] === zone[from] && lines[line]!.drawnTable < 0 && !known.has(line);
    const plain =
      inVain < MOST_IN_VAIN
        ? (readOneALine(
            lines,
            at,
            (line, first) => mayHold(line, first) && (!isTitle(lines, line, at) || isPrintedAgain(lines, line, at, 3)),
          ) ?? readByColumn(lines, at, mayHold, headsPages))
        : undefined;
    if (plain === undefined && isNumberHead(lines[at]!.text)) inVain++;
    if (plain) {
      tables.set(at, { table: tableOfLines(text, lines, plain), end: plain.end });
      at = plain.end - 1;
      continue;
    }
    const header = readFlatHeader(lines, at);
    if (!header) continue;
    let to = header.end;
    const again: number[] = [];
    for (; mayHold(to, header.end); to++) {
      if (isPrintedAgain(lines, to, at, header.end - at)) again.push(to);
      else if (isTitle(lines, to, at)) break;
    }
    const own = again.length === 0 ? lines : asFurniture(lines, again, header.end - at);
    const found = readRowsOf(own, header, to);
    if (!found) continue;
    tables.set(at, { table: makeTable(text, own, header, found.rows), end: found.end });
    at = found.end - 1;
  }
  return tables;
}

/** Whether a line stands so often between empty ones that it must head the pages. */
function runningHeads(lines: readonly Line[]): (line: number) => boolean {
  let times: Map<string, number> | undefined;
  return (line) => {
    if (!times) {
      times = new Map();
      for (const [i, { text, blankBefore }] of lines.entries())
        if (blankBefore > 0 && (lines[i + 1]?.blankBefore ?? 1) > 0) times.set(text, (times.get(text) ?? 0) + 1);
    }
    return (times.get(lines[line]!.text) ?? 0) >= FEWEST_PAGES;
  };
}

const FEWEST_PAGES = 3;

/** The lines with such headers set aside, like page numbers. */
function asFurniture(lines: readonly Line[], starts: readonly number[], size: number): readonly Line[] {
  const own = [...lines];
  for (const start of starts) for (let k = start; k < start + size; k++) own[k] = { ...lines[k]!, furniture: true };
  return own;
}

/** After so many headers without a table of one cell a line there will be none. */
const MOST_IN_VAIN = 8;

/** The next flattened table begins. */
const isTitle = (lines: readonly Line[], i: number, first: number): boolean =>
  i > first + 3 && readFlatHeader(lines, i) !== undefined && /^(?:TT|STT|S\sTT|Stt|Số TT)/u.test(lines[i]!.text);

interface ReadRow {
  readonly row: FlatRow;
  readonly cut: CutRow | null;
}

function readRowsOf(
  lines: readonly Line[],
  header: FlatHeader,
  to: number,
): { rows: ReadRow[]; end: number } | undefined {
  const roles = header.columns.slice(1).map((c) => c.role);
  const hasFigures = roles.some((r) => r === "value" || r === "baseline");
  const printed = cutRows(lines, header.end, to).map((row) => ({
    row,
    text: row.kind === "group" ? null : new RowText(atomsOf(lines, row.line, row.end, row.numberEnd, hasFigures)),
  }));
  const first = divide(printed, roles, undefined);
  const second = divide(printed, roles, learn(first, roles));
  // The table ends with its last row that fits; headings after it belong to what follows.
  let last = second.length - 1;
  while (last >= 0 && !fits(second[last]!)) last--;
  const rows = second.slice(0, last + 1);
  const data = rows.filter((r) => r.cut);
  if (data.length < FEWEST_ROWS) return undefined;
  const mean = data.reduce((sum, r) => sum + Math.min(WORST_ROW * 2, r.cut!.cost), 0) / data.length;
  if (mean > WORST_MEAN) return undefined;
  const final = rows.at(-1)!;
  return { rows, end: final.cut && final.cut.leftOver >= 0 ? final.cut.leftOver : final.row.end };
}

const fits = ({ cut }: ReadRow): boolean => cut !== null && cut.cost <= WORST_ROW;

function divide(
  printed: readonly { row: FlatRow; text: RowText | null }[],
  roles: readonly ColumnRole[],
  habits: readonly ColumnHabits[] | undefined,
): ReadRow[] {
  return printed.map(({ row, text }, i) => ({
    row,
    cut: text && cutRow(text, roles, habits, i === printed.length - 1),
  }));
}

/** What rows that fitted well show of the columns. */
function learn(rows: readonly ReadRow[], roles: readonly ColumnRole[]): ColumnHabits[] {
  return roles.map((_, c) => {
    const lengths: number[] = [];
    const seen = new Map<string, number>();
    for (const { cut } of rows) {
      if (!cut || cut.cost > WORST_MEAN) continue;
      const cell = cut.cells[c]!;
      if (cell.length === 0) continue;
      const words = cell
        .map((a) => a.text)
        .join(" ")
        .toLowerCase();
      seen.set(words, (seen.get(words) ?? 0) + 1);
      cell.forEach((atom, k) => {
        // A line that is followed by another one of the same cell was full.
        if (cell[k + 1] && atom.opens === "line" && atom.closesLine) lengths.push(atom.text.length);
      });
    }
    lengths.sort((a, b) => a - b);
    return {
      width: lengths.length >= 5 ? lengths[Math.floor(lengths.length * 0.9)]! : 0,
      usual: new Set([...seen].flatMap(([words, count]) => (count > 1 ? [words] : []))),
    };
  });
}

/** A table whose every cell has lines of its own. */
function tableOfLines(text: MappedText, lines: readonly Line[], { header, rows, counted }: OneALine): Table {
  const { columns } = header;
  const cell = (place: Omit<Cell, "bold" | "passage" | "lines">, printed: readonly number[]): Cell | null => {
    if (printed.length === 0) return null;
    const passages = printed.map((line) => Passage.of(text, lines[line]!.start, lines[line]!.end));
    return { ...place, bold: false, passage: Passage.join(text, passages), lines: passages };
  };
  const grid = Array.from({ length: header.rows }, () => new Array<Cell | null>(columns).fill(null));
  for (const { lines: printed, ...place } of header.cells) {
    const heading = cell(place, printed);
    for (let row = place.row; row < place.row + place.rowSpan; row++)
      grid[row]!.fill(heading, place.column, place.column + place.columnSpan);
  }
  for (const { cells } of rows) {
    const row = grid.length;
    grid.push(
      Array.from({ length: columns }, (_, column) =>
        cell({ row, column, rowSpan: 1, columnSpan: 1 }, cells[column] ?? []),
      ),
    );
  }
  return { columns, grid, source: "flattened", counted };
}

function makeTable(text: MappedText, lines: readonly Line[], header: FlatHeader, rows: readonly ReadRow[]): Table {
  const columns = header.columns.length;
  const cell = (
    row: number,
    column: number,
    pieces: readonly { line: number; start: number; end: number }[],
  ): Cell | null => {
    if (pieces.length === 0) return null;
    // What was cut within a line and came into one cell after all is one line of it
    const printed = wholeLines(pieces).map((p) =>
      Passage.of(text, lines[p.line]!.start + p.start, lines[p.line]!.start + p.end),
    );
    return {
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      passage: Passage.join(text, printed),
      lines: printed,
      bold: false,
    };
  };
  const grid: (Cell | null)[][] = [header.columns.map(({ pieces }, c) => cell(0, c, pieces))];
  for (const { row, cut } of rows) {
    const at = grid.length;
    const number = cell(at, 0, [{ line: row.line, start: 0, end: row.numberEnd }]);
    if (cut) grid.push([number, ...cut.cells.map((atoms, c) => cell(at, c + 1, withoutPageNumbers(atoms)))]);
    else {
      const title = atomsOf(lines, row.line, row.end, row.numberEnd, false).filter((a) => !a.loneNumber);
      grid.push([number, cell(at, 1, title), ...new Array<Cell | null>(columns - 2).fill(null)]);
    }
  }
  return { columns, grid, source: "flattened" };
}

const withoutPageNumbers = (atoms: readonly Atom[]): readonly Atom[] =>
  atoms.length > 1 ? atoms.filter((a) => !a.loneNumber) : atoms;
