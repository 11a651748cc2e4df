import { readHeader } from "../../extractors/tables/columns.js";
import { foldWords } from "../text/fold.js";
import type { MappedText } from "../text/mapped-text.js";
import { CELL_BREAK } from "../text/normalize.js";
import { Passage } from "../text/passage.js";
import type { Line } from "./lines.js";
import type { Cell, Table } from "./types.js";

/** "|---|:-:|--:|": one dash is enough where a colon stands by it. */
const SEPARATOR = /^\|?(?:\s*(?::-+:?|-{2,}:?|-:)\s*\|)+\s*(?::-+:?|-{2,}:?|-:)?\s*$/u;
export const isSeparatorRow = (line: Line): boolean => SEPARATOR.test(line.text);

/** "TT | Nhiệm vụ | Chủ trì": a row without its outer bars, as programs print the tables of Word. */
const BARE_ROW = /^[^|]{1,3000}\s\|\s[^|]{0,3000}\s\|/u;
export const isPipeRow = ({ text }: Line): boolean =>
  text.startsWith("|") ? text.length > 1 : text.includes("|") && (BARE_ROW.test(text) || SEPARATOR.test(text));

/** May a table begin here? A lone row without outer bars is a line of text. */
export const opensPipeTable = (line: Line, next: Line | undefined): boolean =>
  isPipeRow(line) && (line.text.startsWith("|") || (next !== undefined && isPipeRow(next)));

const GRID_RULE = /^\+(?:[-=]{2,}\+){1,40}$/u;
/** "+----+-----+" */
export const isGridRule = (line: Line): boolean => GRID_RULE.test(line.text);

/** Lines that a row of a ruled table has at most, on average. */
const MOST_BETWEEN_RULES = 5;

const LONGEST_HEADER = 2000;
const cellsOf = (line: Line): string[] =>
  line.text
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.replace(/\*/gu, "").trim());

/**
 * Whether `line` is the header of another table than the one that `header` opened: "| TT | Nhiệm vụ | Chủ trì |" over a
 * separator. The same header printed again, or a row of data that a converter put over a separator, goes on with the table.
 */
export function beginsTable(header: Line, line: Line, next: Line | undefined): boolean {
  if (next === undefined || line.text.length > LONGEST_HEADER || !isSeparatorRow(next) || isSeparatorRow(line))
    return false;
  const cells = cellsOf(line);
  const words = cells.map(foldWords);
  const before = cellsOf(header).map(foldWords);
  const filled = words.filter((w) => w !== "").length;
  const same = words.filter((w, i) => w !== "" && w === before[i]).length;
  if (filled < 2 || same >= filled * 0.75) return false;
  const roles = cells.filter((cell) => cell !== "").map((cell) => readHeader(cell).role);
  const known = roles.filter((role) => role !== "unknown");
  return known.length * 2 >= roles.length && new Set(known).size >= 2 && /^\p{L}/u.test(cells[0] ?? "");
}

/**
 * Reads rows "| a | b |" into one grid. A short row is filled with null, a longer one widens the table. Where rules
 * ("+---+---+", "|---|---|") stand between the rows, what lies between two of them is one row, whose cells go on from line to line.
 */
export function readPipeTable(document: MappedText, lines: readonly Line[]): Table {
  const rows: Cell[][] = [];
  const isRule = (line: Line): boolean => isGridRule(line) || isSeparatorRow(line);
  const rules = lines.filter(isRule).length;
  // Fewer of them are the separators of a table that goes on over several pages
  const ruled = rules > 2 && rules * MOST_BETWEEN_RULES >= lines.length - rules;
  const borders = ruled
    ? bordersOf(
        document,
        lines.filter((line) => !isRule(line)),
      )
    : [];
  let open = false;
  for (const line of lines) {
    if (isRule(line)) open = false;
    else {
      const row = spread(document, readRow(document, line, rows.length), line, borders);
      const above = ruled && open ? rows.at(-1) : undefined;
      // Rules around the header alone: each line below with a number is a row
      if (above && !(above[0]?.passage.length && row[0]?.passage.length))
        rows[rows.length - 1] = goOn(document, above, row);
      else rows.push(row);
      open = true;
    }
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return {
    columns,
    grid: rows.map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? null)),
    source: "pipe",
  };
}

/** In the line as it is printed, counted from its first pipe. */
function pipesOf(document: MappedText, line: Line): number[] {
  const places = Array.from(line.text.matchAll(/\|/gu), ({ index }) => {
    const at = line.start + index;
    return document.toRaw(at, at + 1).start;
  });
  return places.map((at) => at - places[0]!);
}

/** Where the pipes of the line with the most of them stand. */
const bordersOf = (document: MappedText, lines: readonly Line[]): number[] =>
  lines.map((line) => pipesOf(document, line)).reduce((most, pipes) => (pipes.length > most.length ? pipes : most), []);

/** "|   Chỉ tiêu năm 2026   |" over "| Đến 30/6 | Đến 30/9 |": a cell fills the places between its own pipes. */
function spread(document: MappedText, row: readonly Cell[], line: Line, borders: readonly number[]): Cell[] {
  if (borders.length === 0) return [...row];
  const pipes = pipesOf(document, line);
  if (pipes.length >= borders.length || pipes.some((at) => !borders.includes(at))) return [...row];
  return row.flatMap((cell, c) => {
    const from = borders.indexOf(pipes[c]!);
    const columnSpan = borders.indexOf(pipes[c + 1] ?? borders.at(-1)!) - from;
    return spanning({ ...cell, column: from }, columnSpan);
  });
}

/** The cells of a row with their next lines. */
const goOn = (document: MappedText, above: readonly Cell[], below: readonly Cell[]): Cell[] =>
  above.map((cell, c) => {
    const more = below[c]?.lines ?? [];
    if (more.length === 0) return cell;
    const lines = [...cell.lines, ...more];
    return { ...cell, column: c, columnSpan: 1, lines, passage: Passage.join(document, lines) };
  });

function readRow(document: MappedText, line: Line, row: number): Cell[] {
  const cells: Cell[] = [];
  const { text } = line;
  let at = text.startsWith("|") ? 1 : 0;
  for (let column = 0; at < text.length; column++) {
    let to = text.indexOf("|", at);
    if (to < 0) to = text.length;
    cells.push(makeCell(document, line.start + at, line.start + to, row, column));
    at = to + 1;
  }
  return text.startsWith("|") ? cells : withSpans(cells);
}

/** One cell in each of the places that it fills. */
const spanning = (cell: Cell, columnSpan: number): Cell[] => new Array<Cell>(columnSpan).fill({ ...cell, columnSpan });

const FEWEST_MERGED = 3;

/** A cell merged over columns is printed in each of them: "II | Đô thị | Đô thị | Đô thị". Figures that are alike are not. */
function withSpans(cells: readonly Cell[]): Cell[] {
  const whole: Cell[] = [];
  for (let c = 0; c < cells.length; ) {
    const first = cells[c]!;
    let to = c + 1;
    while (to < cells.length && cells[to]!.passage.text === first.passage.text) to++;
    const isMerged = to - c >= FEWEST_MERGED && /\p{L}/u.test(first.passage.text);
    whole.push(...(isMerged ? spanning(first, to - c) : cells.slice(c, to)));
    c = to;
  }
  return whole;
}

function makeCell(document: MappedText, start: number, end: number, row: number, column: number): Cell {
  const passage = Passage.of(document, start, end);
  const lines: Passage[] = [];
  if (passage.length > 0) {
    let at = start;
    for (const piece of document.text.slice(start, end).split(CELL_BREAK)) {
      const line = Passage.of(document, at, at + piece.length);
      if (line.length > 0) lines.push(line);
      at += piece.length + 1;
    }
  }
  return { row, column, rowSpan: 1, columnSpan: 1, passage, lines, bold: isBold(document, passage) };
}

export function isBold(document: MappedText, passage: Passage): boolean {
  if (passage.length === 0) return false;
  const range = document.toRaw(passage.start, passage.end);
  return document.raw[range.start - 1] === "*" && document.raw[range.end] === "*";
}
