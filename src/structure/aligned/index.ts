import type { MappedText } from "../../text/mapped-text.js";
import { Passage } from "../../text/passage.js";
import type { Line } from "../lines.js";
import { type Cell, HOLD_TABLES, type Table, type Zone } from "../types.js";
import { wholeLines } from "../whole-lines.js";
import { readDrafts } from "./drafts.js";
import { type AlignedHeader, readAlignedHeader, titlesOf } from "./header.js";
import { mayBeAligned, type Piece, piecesOf } from "./pieces.js";
import { type AlignedRow, readAlignedRows } from "./rows.js";

/** A part of a table: what stands below one printing of its header. */
interface Part {
  readonly header: AlignedHeader;
  readonly rows: readonly AlignedRow[];
  readonly end: number;
}

/**
 * Tables whose columns are kept apart by runs of blanks, by the index of their first line: what conversion of a page to
 * text with its layout kept (`pdftotext -layout`) makes of a table without its rules. In steps: the header names the columns
 * (`header.ts`); the lines below are taken as far as they may belong to the table (`drafts.ts`); where the columns of each
 * page stand is learnt from them (`places.ts`), first by the gap common to the lines below each pair of headings (as in the
 * white-space analysis of Pyreddy and Croft, TINTIN, 1997); each line is laid into the columns (`cells.ts`), as two cells
 * may have but one blank between them; numbers in the first column cut the rows (`row-starts.ts`), and lines without one go
 * on the cells around. A header printed again on the next page begins a part of the same table.
 */
export function findAlignedTables(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
  isTaken: (line: number) => boolean = () => false,
): Map<number, { table: Table; end: number }> {
  const tables = new Map<number, { table: Table; end: number }>();
  if (!mayBeAligned(text, lines)) return tables;
  const pieces = new Map<number, readonly Piece[]>();
  const piecesAt = (line: number): readonly Piece[] => {
    let known = pieces.get(line);
    if (!known) pieces.set(line, (known = piecesOf(text, lines, line)));
    return known;
  };
  const printed = new Set<string>();
  const headers = new Map<number, AlignedHeader | undefined>();
  const headerAt = (line: number): AlignedHeader | undefined => {
    if (!headers.has(line))
      headers.set(
        line,
        HOLD_TABLES.has(zone[line]!) && !isTaken(line)
          ? readAlignedHeader(text, lines, line, piecesAt, printed)
          : undefined,
      );
    return headers.get(line);
  };
  const partAt = (at: number, again: boolean): Part | undefined => {
    const header = headerAt(at);
    if (!header) return undefined;
    printed.add(titlesOf(text, header.columns));
    const drafts = readDrafts(text, lines, zone, header, piecesAt, (line) => headerAt(line) !== undefined);
    const found = readAlignedRows(text, lines, header.columns, drafts, again);
    return found && { header, ...found };
  };
  for (let at = 0; at < lines.length; at++) {
    const first = partAt(at, false);
    if (!first) continue;
    const parts = [first];
    let { end } = first;
    for (;;) {
      let next = end;
      while (next < lines.length && (lines[next]!.furniture || lines[next]!.loneNumber)) next++;
      const again = next < lines.length ? headerAt(next) : undefined;
      if (!again || titlesOf(text, again.columns) !== titlesOf(text, first.header.columns)) break;
      const part = partAt(next, true);
      if (!part) break;
      parts.push(part);
      end = part.end;
    }
    tables.set(at, { table: makeTable(text, parts), end });
    at = end - 1;
  }
  return tables;
}

function makeTable(text: MappedText, parts: readonly Part[]): Table {
  const { columns } = parts[0]!.header;
  const width = columns.length;
  const cell = (row: number, column: number, pieces: readonly Piece[], columnSpan = 1, rowSpan = 1): Cell | null => {
    if (pieces.length === 0) return null;
    // Pieces of one line belong together, also where a wide blank stood between them
    const lines = wholeLines([...pieces].sort((a, b) => a.start - b.start)).map(({ start, end }) =>
      Passage.of(text, start, end),
    );
    return { row, column, rowSpan, columnSpan, passage: Passage.join(text, lines), lines, bold: false };
  };
  const grid: (Cell | null)[][] = [];
  if (columns.some((c) => c.over)) {
    const spans = new Map<Piece, Cell>();
    grid.push(
      columns.map(({ over, pieces }, c) => {
        if (!over) return cell(0, c, pieces);
        const span = columns.filter((k) => k.over === over).length;
        if (!spans.has(over)) spans.set(over, cell(0, c, [over], span)!);
        return spans.get(over)!;
      }),
      columns.map(({ over, pieces }, c) => (over ? cell(1, c, pieces) : null)),
    );
  } else grid.push(columns.map(({ pieces }, c) => cell(0, c, pieces)));
  for (const { rows } of parts)
    rows.forEach(({ kind, cells }, r) => {
      const row = grid.length;
      if (kind === "data") {
        const isSame = (k: number, c: number): boolean => cells[c]!.length > 0 && rows[k]?.cells[c] === cells[c];
        grid.push(
          cells.map((pieces, c) => {
            if (isSame(r - 1, c)) return grid[row - 1]![c]!;
            let span = 1;
            while (isSame(r + span, c)) span++;
            return cell(row, c, pieces, 1, span);
          }),
        );
        return;
      }
      // A heading fills all places, or those behind its number.
      const numbered = Number(columns[0]!.role === "number");
      const title = cell(row, numbered, cells.slice(numbered).flat(), width - numbered);
      const places = new Array<Cell | null>(width).fill(title);
      if (numbered) places[0] = cell(row, 0, cells[0]!);
      grid.push(places);
    });
  return { columns: width, grid, source: "aligned" };
}
