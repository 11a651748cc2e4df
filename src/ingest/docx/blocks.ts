import type { SourceCell, SourceTable } from "../../model/source.js";
import type { RawRange } from "../../model/span.js";
import { arrangesPage } from "../page-layout.js";

/** What the Word readers (DOCX, DOC) hand over: paragraphs and grids in reading order. */
export type WordBlock = WordParagraph | WordTable | WordPicture;

export interface WordParagraph {
  readonly kind: "paragraph";
  /** With its restored number; "\n" where Word breaks the line inside the paragraph. */
  readonly text: string;
  /** Bold from end to end. */
  readonly bold?: boolean;
  /** A line of the table of contents. */
  readonly furniture?: boolean;
}

/** A picture large enough to hold words: nobody has read it. */
export interface WordPicture {
  readonly kind: "picture";
}

export interface WordTable {
  readonly kind: "table";
  /** Merged cells stand once, at their first row. */
  readonly rows: readonly (readonly WordCell[])[];
  /** Whether any line is drawn; undefined where the format does not say. */
  readonly bordered: boolean | undefined;
}

export interface WordCell {
  readonly column: number;
  readonly columnSpan: number;
  rowSpan: number;
  readonly blocks: readonly WordBlock[];
}

/** Narrower columns (in twips, 1.8 mm) come from edges that were dragged by hand and do not quite meet. */
const THIN = 100;

/**
 * Takes thin columns out of a grid: cells whose edges nearly meet belong to one column. A thin column that has a cell of
 * its own stays. `widths` are in twips; columns beyond them count as wide.
 */
export function collapseThinColumns(rows: readonly WordCell[][], widths: readonly number[]): WordCell[][] {
  const thin = widths.map((width) => width < THIN);
  for (const { column, columnSpan } of rows.flat()) if (columnSpan === 1) thin[column] = false;
  if (!thin.includes(true)) return rows.map((row) => [...row]);
  const columnAt = (column: number): number => column - thin.slice(0, column).filter(Boolean).length;
  return rows.map((row) =>
    row.map((cell) => {
      const column = columnAt(cell.column);
      const end = Math.max(columnAt(cell.column + cell.columnSpan), column + 1);
      return { ...cell, column, columnSpan: end - column };
    }),
  );
}

/** The reader's text with everything that `SourceDocument` says of it. */
export interface AssembledText {
  readonly text: string;
  readonly tables: readonly SourceTable[];
  readonly furniture: readonly RawRange[];
  /** Bold paragraphs outside tables. */
  readonly bold: readonly RawRange[];
  /** Offsets before which an unread picture stands. */
  readonly pictures: readonly number[];
}

/**
 * Writes blocks into one text: an empty line between paragraphs, a table cell by cell with each paragraph of a cell on
 * its own line. A table that only arranges the page (letterhead, signature, a frame) is written as paragraphs.
 */
export function assemble(blocks: readonly WordBlock[]): AssembledText {
  const out: string[] = [];
  const tables: SourceTable[] = [];
  const furniture: RawRange[] = [];
  const bold: RawRange[] = [];
  const pictures: number[] = [];
  let length = 0;

  const write = (text: string, separator: string): RawRange => {
    const before = length === 0 ? "" : separator;
    out.push(before, text);
    const start = length + before.length;
    length = start + text.length;
    return { start, end: length };
  };

  const writeTable = (table: WordTable): void => {
    let separator = "\n\n";
    let start = -1;
    const rows: SourceCell[][] = table.rows.map((row, index) =>
      row.map(({ column, columnSpan, rowSpan, blocks: content }) => {
        const lines = cellLines(content);
        if (lines.length === 0) return { row: index, column, rowSpan, columnSpan, parts: [] };
        const range = write(lines.join("\n"), separator);
        separator = "\n";
        if (start < 0) start = range.start;
        return { row: index, column, rowSpan, columnSpan, parts: [range] };
      }),
    );
    if (start >= 0) tables.push({ range: { start, end: length }, columns: columnCount(table), rows });
  };

  const writeBlocks = (list: readonly WordBlock[]): void => {
    for (const block of list) {
      if (block.kind === "picture") pictures.push(length);
      else if (block.kind === "table") {
        if (isLayout(block)) for (const cell of block.rows.flat()) writeBlocks(cell.blocks);
        else writeTable(block);
      } else if (block.text !== "") {
        const range = write(block.text, "\n\n");
        if (block.furniture) furniture.push(range);
        if (block.bold) bold.push(range);
      }
    }
  };

  writeBlocks(blocks);
  return { text: out.join(""), tables, furniture, bold, pictures };
}

/** A table drawn to place things on the page: one column, the letterhead, the signature, a few borderless cells. */
function isLayout(table: WordTable): boolean {
  const columns = columnCount(table);
  if (table.rows.every((row) => row.length <= 1)) return true;
  if (columns <= 3 && table.rows.length <= 4 && table.bordered === false) return true;
  const words = (): string =>
    table.rows
      .flat()
      .flatMap((cell) => cellLines(cell.blocks))
      .join("\n");
  return arrangesPage(columns, table.rows.length, words);
}

function columnCount(table: WordTable): number {
  return table.rows.flat().reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0);
}

/** The lines of a cell. A table inside a cell is written row by row, its cells parted by tabs. */
function cellLines(blocks: readonly WordBlock[]): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === "paragraph" && block.text !== "") lines.push(block.text);
    if (block.kind === "table") {
      for (const row of block.rows) {
        const line = row.map((cell) => cellLines(cell.blocks).join(" ")).join("\t");
        if (line.trim() !== "") lines.push(line);
      }
    }
  }
  return lines;
}
