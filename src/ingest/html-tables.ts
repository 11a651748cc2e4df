import { Parser } from "htmlparser2";
import type { SourceCell, SourceTable } from "../model/source.js";
import type { RawRange } from "../model/span.js";
import { arrangesPage } from "./page-layout.js";

/** Tags that end a line of a cell; all others only mark letters. */
const BREAKS: ReadonlySet<string> = new Set([
  "br",
  "p",
  "div",
  "li",
  "ul",
  "ol",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "tr",
  "td",
  "th",
]);

/** Wider tables are none: a number written by mistake must not cost memory. */
const MOST_COLUMNS = 200;

/**
 * The grids of the HTML tables of a text. A table that only places the letterhead or the signature is left out: its lines
 * are lines of the page. One that is not closed is left as it is.
 */
export function htmlTables(text: string): SourceTable[] {
  const tables: SourceTable[] = [];
  for (const range of wholeTables(text)) {
    const rows = readRows(text, range);
    const columns = Math.max(0, ...rows.map((row) => Math.max(0, ...row.map((c) => c.column + c.columnSpan))));
    const words = (): string =>
      rows
        .flat()
        .flatMap(({ parts }) => parts.map(({ start, end }) => text.slice(start, end)))
        .join("\n");
    if (rows.length > 0 && !arrangesPage(columns, rows.length, words))
      tables.push({ range, columns, rows, wrapped: true });
  }
  return tables;
}

/** From "<table" to its "</table>"; a table within a cell belongs to the one around it. */
function wholeTables(text: string): RawRange[] {
  const ranges: RawRange[] = [];
  let start = -1;
  let depth = 0;
  for (const { index, 0: tag } of text.matchAll(/<\/?table(?=[\s>])[^<>]{0,1000}>/giu)) {
    if (!tag.startsWith("</")) {
      if (depth++ === 0) start = index;
    } else if (depth > 0 && --depth === 0) ranges.push({ start, end: index + tag.length });
  }
  return ranges;
}

function readRows(text: string, { start, end }: RawRange): SourceCell[][] {
  const rows: SourceCell[][] = [];
  /** For each column: in how many rows to come a cell from above fills it. */
  const covered: number[] = [];
  let cell: { column: number; columnSpan: number; rowSpan: number; parts: RawRange[] } | undefined;
  let part: { start: number; end: number } | undefined;
  let depth = 0;
  const closePart = (): void => {
    if (part && cell) cell.parts.push(part);
    part = undefined;
  };
  const closeCell = (): void => {
    closePart();
    if (cell) rows.at(-1)?.push({ row: rows.length - 1, ...cell });
    cell = undefined;
  };
  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    if (rows.length === 0) openRow();
    const row = rows.at(-1)!;
    const last = row.at(-1);
    let column = last ? last.column + last.columnSpan : 0;
    while ((covered[column] ?? 0) > 0) column++;
    if (column >= MOST_COLUMNS) return;
    const columnSpan = Math.min(spanOf(attributes["colspan"]), MOST_COLUMNS - column);
    cell = { column, columnSpan, rowSpan: spanOf(attributes["rowspan"]), parts: [] };
  };
  const openRow = (): void => {
    // The cells of the row above reach down only now: within a row they do not cover each other
    for (let c = 0; c < covered.length; c++) covered[c] = Math.max(0, (covered[c] ?? 0) - 1);
    for (const { column, columnSpan, rowSpan } of rows.at(-1) ?? [])
      for (let c = column; c < column + columnSpan; c++) covered[c] = rowSpan - 1;
    rows.push([]);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (BREAKS.has(name)) closePart();
      if (name === "table") depth++;
      if (depth !== 1) return;
      if (name === "tr") {
        closeCell();
        openRow();
      } else if (name === "td" || name === "th") {
        closeCell();
        openCell(attributes);
      }
    },
    ontext(words) {
      if (!cell || words.trim() === "") return;
      const at = { start: start + parser.startIndex, end: start + parser.endIndex + 1 };
      if (part) part.end = at.end;
      else part = at;
    },
    onclosetag(name) {
      if (BREAKS.has(name)) closePart();
      if (name === "table") depth--;
      else if (depth === 1 && (name === "td" || name === "th")) closeCell();
    },
  });
  parser.end(text.slice(start, end));
  closeCell();
  return rows.filter((row) => row.length > 0).map((row, index) => row.map((one) => ({ ...one, row: index })));
}

const spanOf = (written: string | undefined): number => {
  const span = Number.parseInt(written ?? "1", 10);
  return span > 1 && span <= 10_000 ? span : 1;
};
