import { distance } from "fastest-levenshtein";
import type { SourceCell, SourceTable } from "../../model/source.js";
import type { RawRange } from "../../model/span.js";
import type { Grid, GridCell } from "./grid.js";

/**
 * Tables over page breaks: the piece of each page joined to one table. Repeated headers are dropped, a row cut by the
 * break becomes one row whose cells have two parts, a merged cell goes on where its rows do.
 */

/** The part of a table that stands on one page, with the place of each cell in the text. */
export interface TablePiece {
  readonly page: number;
  readonly grid: Grid;
  /** Words of each cell, lines joined by blanks, and where they stand; null for an empty cell. */
  readonly cells: readonly PieceCell[];
  readonly range: RawRange;
  /** Nothing but furniture stands above it on its page; below it. */
  readonly first: boolean;
  readonly last: boolean;
}

export interface PieceCell extends GridCell {
  readonly text: string;
  readonly range: RawRange | null;
}

export interface Stitched {
  readonly tables: readonly SourceTable[];
  /** Headers printed again on the next page. */
  readonly repeated: readonly RawRange[];
}

interface JoinedCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  text: string;
  /** Words before the last page break and after it are judged apart. */
  lastText: string;
  parts: RawRange[];
}

interface JoinedTable {
  xs: number[];
  cells: JoinedCell[];
  rows: number;
  headers: string[];
  range: { start: number; end: number };
  last: TablePiece;
}

export function stitchTables(pieces: readonly TablePiece[]): Stitched {
  const tables: JoinedTable[] = [];
  const repeated: RawRange[] = [];
  for (const piece of pieces) {
    const before = tables.at(-1);
    const columns = before && continues(before, piece) ? commonColumns(before, piece) : undefined;
    if (before && columns) append(before, piece, columns, repeated);
    else tables.push(begin(piece));
  }
  return { tables: tables.filter(isOfInterest).map(finish), repeated };
}

/** A lone row is a box with partitions; ruled letterheads and signature blocks are no tables. Both are left as text. */
const isOfInterest = (table: JoinedTable): boolean =>
  table.rows >= 2 && !table.cells.some((c) => LETTERHEAD.test(c.text)) && table.cells.filter((c) => c.text).length >= 2;

const LETTERHEAD = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|^ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận\s?:/u;

function begin(piece: TablePiece): JoinedTable {
  return {
    xs: piece.grid.xs.map((x) => x - piece.grid.x0),
    cells: piece.cells.map((cell) => joined(cell, cell.column, cell.columnSpan, cell.row)),
    rows: piece.grid.ys.length - 1,
    headers: Array.from({ length: Math.min(4, piece.grid.ys.length - 1) }, (_, row) => rowText(piece, row)),
    range: { ...piece.range },
    last: piece,
  };
}

const joined = (cell: PieceCell, column: number, columnSpan: number, row: number): JoinedCell => ({
  row,
  column,
  rowSpan: cell.rowSpan,
  columnSpan,
  text: cell.text,
  lastText: cell.text,
  parts: cell.range ? [cell.range] : [],
});

/** A table goes on where it is the last thing of one page and the first of the next. */
const continues = (table: JoinedTable, piece: TablePiece): boolean =>
  table.last.page === piece.page - 1 && table.last.last && piece.first;

const SAME_EDGE = 5;

/**
 * Columns of both pieces taken together; undefined where they are different tables. A page on which every row is merged
 * across lacks some edges; the outer ones agree, and odd and even pages may stand apart by the margin.
 */
function commonColumns(table: JoinedTable, piece: TablePiece): number[] | undefined {
  const mine = piece.grid.xs.map((x) => x - piece.grid.x0);
  const all = table.xs.length >= mine.length ? table.xs : mine;
  const fewer = all === mine ? table.xs : mine;
  if (Math.abs(all.at(-1)! - fewer.at(-1)!) > SAME_EDGE) return undefined;
  return fewer.every((x) => all.some((other) => Math.abs(other - x) <= SAME_EDGE)) ? all : undefined;
}

const nearest = (edges: readonly number[], x: number): number =>
  edges.reduce((best, edge, i) => (Math.abs(edge - x) < Math.abs(edges[best]! - x) ? i : best), 0);

function append(table: JoinedTable, piece: TablePiece, columns: number[], repeated: RawRange[]): void {
  if (columns !== table.xs) {
    for (const cell of table.cells) {
      const from = nearest(columns, table.xs[cell.column]!);
      cell.columnSpan = nearest(columns, table.xs[cell.column + cell.columnSpan]!) - from;
      cell.column = from;
    }
    table.xs = columns;
  }
  const skip = repeatedRows(table, piece);
  const place = (i: number): number => nearest(columns, piece.grid.xs[i]! - piece.grid.x0);
  const incoming: JoinedCell[] = [];
  for (const cell of piece.cells) {
    if (cell.row < skip) {
      if (cell.range) repeated.push(cell.range);
      continue;
    }
    const column = place(cell.column);
    incoming.push(joined(cell, column, place(cell.column + cell.columnSpan) - column, cell.row - skip));
  }
  const cut = isCutRow(table, incoming);
  const offset = cut ? table.rows - 1 : table.rows;
  for (const cell of incoming) {
    const above = cell.row === 0 ? lastCell(table, cell) : undefined;
    cell.row += offset;
    if (above && (cut || goesOn(above, cell))) {
      above.rowSpan = Math.max(above.rowSpan, cell.row + cell.rowSpan - above.row);
      above.parts.push(...cell.parts);
      above.text = [above.text, cell.text].filter((t) => t !== "").join(" ");
      above.lastText = cell.text || above.lastText;
    } else table.cells.push(cell);
  }
  table.rows = offset + piece.grid.ys.length - 1 - skip;
  table.range.end = piece.range.end;
  table.last = piece;
}

/** The cell of the last row that stands right above `cell` and is as wide. */
const lastCell = (table: JoinedTable, cell: JoinedCell): JoinedCell | undefined =>
  table.cells.find(
    (c) =>
      c.column === cell.column && c.columnSpan === cell.columnSpan && c.row + c.rowSpan === table.rows && c !== cell,
  );

/** An empty cell under a merged one goes on with it, and an empty merged cell with the one above. */
const goesOn = (above: JoinedCell, cell: JoinedCell): boolean =>
  (cell.text === "" && above.text !== "" && (above.rowSpan > 1 || cell.rowSpan > 1)) ||
  (cell.text !== "" && above.text === "" && above.rowSpan > 1 && cell.rowSpan > 1);

/** How many rows at the top of the piece repeat the table's first rows. */
function repeatedRows(table: JoinedTable, piece: TablePiece): number {
  const rows = piece.grid.ys.length - 1;
  let same = 0;
  while (same < table.headers.length && same < rows) {
    const text = rowText(piece, same);
    if (text === "" || !sameHeader(text, table.headers[same]!) || DATA_ROW.test(text)) break;
    same++;
  }
  return same;
}

/** "1|ràsoát…": a row that begins with its number is no header; "(1)|(2)|(3)" under one is. */
const DATA_ROW = /^(?:\d{1,4}|[ivxlc]{1,7})[.)]?\|.*\p{L}{3}/u;

/** A header recognised from a picture comes out a letter or two otherwise on the next page. */
const sameHeader = (a: string, b: string): boolean =>
  a === b || (a.length >= 20 && b.length >= 20 && distance(a, b) <= 0.1 * Math.min(a.length, b.length));

const rowText = (piece: TablePiece, row: number): string =>
  piece.cells
    .filter((c) => c.row === row)
    .map((c) => c.text.replace(/\s+/gu, "").toLowerCase())
    .join("|")
    .replace(/^\|+$/u, "");

const ENDED = /[.;:!?][)”"’]?$|\.\/\.?$/u;
const OPENS = /^(?:[-+•*–]\s?\p{L}|\(?\p{L}[.)]\s|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s|\p{Lu})/u;
const KEY_LENGTH = 9;

/**
 * Is the first row of the next piece the rest of the last row? Told by its cells: an ordinal of its own begins a row, none
 * beside words goes on; words that begin small, or follow an unfinished sentence, go on; a new row fills its cells.
 */
function isCutRow(table: JoinedTable, incoming: readonly JoinedCell[]): boolean {
  const first = incoming.filter((c) => c.row === 0);
  if (first.length === 0) return false;
  const pairs = first.map((cell) => ({ cell, above: lastCell(table, cell) }));
  if (pairs.some((p) => !p.above)) return false;
  if (first.every((c) => c.text === "")) return true;
  const spanning = first.length <= 2;
  let score = 0;
  for (const { cell, above } of pairs) {
    if (above!.rowSpan > 1 && above!.row < table.rows - 1) continue;
    score += isKey(table, cell.column) ? keyScore(above!.lastText, cell.text) : wordScore(above!.lastText, cell.text);
  }
  return spanning ? score >= 2 : score > 0;
}

function keyScore(above: string, below: string): number {
  if (below !== "" && above !== "") return -10;
  // A number set in the middle of its cell may stand after the break.
  if (below !== "") return -0.5;
  return above !== "" ? 2 : 0;
}

function wordScore(above: string, below: string): number {
  if (below === "") return above === "" ? 0 : 0.5;
  if (above === "") return -0.5;
  if (/^\p{Ll}/u.test(below) || (/^[,;.)%]/u.test(below) && !ENDED.test(above))) return ENDED.test(above) ? 1 : 3;
  if (ENDED.test(above)) return OPENS.test(below) ? -1 : 0;
  return OPENS.test(below) ? -0.5 : 1;
}

/** A column of ordinals ("1", "2.1", "IV", "Bước 2"): short, and filled in most rows. */
function isKey(table: JoinedTable, column: number): boolean {
  if (column > 1) return false;
  let filled = 0;
  let all = 0;
  for (const cell of table.cells) {
    if (cell.column !== column || cell.columnSpan > 1) continue;
    all++;
    if (
      cell.text !== "" &&
      cell.text.length <= KEY_LENGTH &&
      (/\d|^[IVXLC]+\.?$|^\p{L}\.?$/u.test(cell.text) || all === 1)
    )
      filled++;
  }
  return all > 0 && filled >= 0.6 * all;
}

/** Empty rows (a piece without words) are left out; the grid is otherwise as drawn. */
function finish(table: JoinedTable): SourceTable {
  const rows: SourceCell[][] = Array.from({ length: table.rows }, () => []);
  for (const { row, column, rowSpan, columnSpan, parts } of table.cells)
    rows[row]!.push({ row, column, rowSpan, columnSpan, parts });
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return { range: table.range, columns: table.xs.length - 1, rows };
}
