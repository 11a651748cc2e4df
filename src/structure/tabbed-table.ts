import { readHeader } from "../../extractors/tables/columns.js";
import type { MappedText } from "../text/mapped-text.js";
import { Passage } from "../text/passage.js";
import { isShouted } from "../text/words.js";
import type { Line } from "./lines.js";
import { makeTable } from "./made-table.js";
import { readMarker } from "./markers.js";
import { ROW_MARK } from "./numbering.js";
import { HOLD_TABLES, type Table, type Zone } from "./types.js";

const FEWEST_COLUMNS = 3;
/** A header is printed over so many lines at most. */
const MOST_HEADER_LINES = 6;

/** The cells of one printed line, as ranges of the normalised text. */
type Pieces = readonly { readonly start: number; readonly end: number }[];

/**
 * Tables whose cells are parted by tabs, by the index of their first line: what is copied out of Word or a spreadsheet. A
 * cell of several paragraphs takes several lines: the row is whole when it has as many tabs as the header.
 *
 *     TT→Công việc→Phối hợp→Hoàn thành
 *     1→Rà soát hộ nghèo→Công an xã
 *     Trạm Y tế xã→15/3/2026
 */
export function findTabbedTables(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
): Map<number, { table: Table; end: number }> {
  const tables = new Map<number, { table: Table; end: number }>();
  if (!text.raw.includes("\t")) return tables;
  for (let at = 0; at < lines.length; at++) {
    if (!HOLD_TABLES.has(zone[at]!) || !lines[at]!.text.includes("\t")) continue;
    const header = headerAt(text, lines, at);
    if (!header) continue;
    const found = rowsBelow(text, lines, zone, header);
    if (found.rows.length < 2) continue;
    tables.set(at, { table: makeTable(text, found.rows, "tabbed"), end: found.end });
    at = found.end - 1;
  }
  return tables;
}

interface Header {
  readonly cells: Passage[][];
  readonly end: number;
  readonly numbered: boolean;
}

/** The header that begins at a line: two columns at least are known by their names. It ends before the first row. */
function headerAt(text: MappedText, lines: readonly Line[], at: number): Header | undefined {
  const cells = passages(text, piecesOf(text, lines[at]!)).map((passage) => [passage]);
  if (cells.length < FEWEST_COLUMNS || namesColumns(cells) < 2) return undefined;
  // "Chỉ tiêu→→Đơn vị": tabs that set columns one below the other, as blanks would
  if (cells.some(([passage]) => passage!.length === 0)) return undefined;
  let end = at + 1;
  // "Thời gian | thực hiện→Sản phẩm": a cell of two paragraphs
  for (; end < lines.length && end - at < MOST_HEADER_LINES; end++) {
    const next = passages(text, piecesOf(text, lines[end]!));
    if (next[0]!.length === 0 || ROW_MARK.test(next[0]!.text) || lines[end]!.loneNumber) break;
    if (cells.length > 1 && next.length >= cells.length) break;
    // Only the first line of a header may be followed by words without a tab
    if (next.length === 1 && lines[end + 1] && piecesOf(text, lines[end + 1]!).length === 1) break;
    cells.at(-1)!.push(next[0]!);
    cells.push(...next.slice(1).map((passage) => [passage]));
  }
  const numbered = readHeader(wordsOf(cells[0]!)).role === "number";
  return { cells, end, numbered };
}

const wordsOf = (cell: readonly Passage[]): string => cell.map((passage) => passage.text).join(" ");

/** How many different columns are known by their names. */
function namesColumns(cells: readonly (readonly Passage[])[]): number {
  const roles = cells.map((cell) => readHeader(wordsOf(cell)).role).filter((role) => role !== "unknown");
  return new Set(roles).size;
}

function rowsBelow(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
  header: Header,
): { rows: Passage[][][]; end: number } {
  const columns = header.cells.length;
  const rows: Passage[][][] = [header.cells];
  let { end } = header;
  for (let i = header.end; i < lines.length && HOLD_TABLES.has(zone[i]!); i++) {
    const line = lines[i]!;
    if (line.furniture || (line.loneNumber && !line.text.includes("\t") && !isCut(rows.at(-1)!, columns))) continue;
    const cells = passages(text, piecesOf(text, line));
    const row = rows.at(-1)!;
    const isFirst = rows.length === 1;
    if (cells.length === 1) {
      // A paragraph more of the row's last cell, if rows go on below it
      const isOpen = !isFirst && (isCut(row, columns) || goesOnBelow(text, lines, i, columns));
      if (!isOpen || line.blankBefore > 1 || isShouted(line.text) || readMarker(line.text)?.style === "part") break;
      row.at(-1)!.push(cells[0]!);
    } else if (
      isFirst ||
      row.length >= columns ||
      row.length + cells.length - 1 > columns ||
      (header.numbered && (ROW_MARK.test(cells[0]!.text) || cells[0]!.length === 0))
    ) {
      // "Trồng cây→→Cây": here too tabs set columns
      if (cells.length > columns && cells.slice(1, -1).some((cell) => cell.length === 0)) return { rows: [], end };
      if (cells.length > columns + 2) break;
      rows.push(cells.map((cell) => [cell]));
    } else {
      row.at(-1)!.push(cells[0]!);
      row.push(...cells.slice(1).map((cell) => [cell]));
    }
    end = i + 1;
  }
  return { rows, end };
}

/** A row that has words for some of its columns only, and more than the title of a group. */
const isCut = (row: readonly unknown[], columns: number): boolean => row.length > 2 && row.length < columns;

/** Whether a row with all its cells stands below a line without any. */
function goesOnBelow(text: MappedText, lines: readonly Line[], at: number, columns: number): boolean {
  const next = lines[at + 1];
  if (!next || next.blankBefore > 1) return false;
  const pieces = piecesOf(text, next);
  return pieces.length >= Math.min(columns, FEWEST_COLUMNS) && ROW_MARK.test(passages(text, pieces)[0]!.text);
}

/** Parted by the tabs of the file; a run of blanks, which is read as a tab elsewhere, parts nothing here. */
function piecesOf(text: MappedText, line: Line): Pieces {
  if (!line.text.includes("\t")) {
    const { start, end } = line;
    return [{ start, end }, ...empty(text, line)];
  }
  const pieces: { start: number; end: number }[] = [];
  const { raw } = text;
  const range = text.toRaw(line.start, line.end);
  let from = range.start;
  while (from > 0 && (raw[from - 1] === "\t" || raw[from - 1] === " ")) from--;
  for (let at = from; ; ) {
    let to = raw.indexOf("\t", at);
    if (to < 0 || to >= range.end) to = range.end;
    pieces.push({ start: text.fromRaw(at), end: text.fromRaw(to) });
    if (to >= range.end) break;
    at = to + 1;
  }
  return [...pieces, ...empty(text, line)];
}

/** One empty piece for each tab behind the last letter of a line: the last cells of a row may be empty. */
function empty(text: MappedText, line: Line): { start: number; end: number }[] {
  const { raw } = text;
  const pieces: { start: number; end: number }[] = [];
  for (let at = text.toRaw(line.start, line.end).end; raw[at] === "\t" || raw[at] === " "; at++)
    if (raw[at] === "\t") pieces.push({ start: line.end, end: line.end });
  return pieces;
}

const passages = (text: MappedText, pieces: Pieces): Passage[] =>
  pieces.map(({ start, end }) => Passage.of(text, start, end));
