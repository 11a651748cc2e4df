import { isFigure } from "../evidence.js";
import type { Line } from "../lines.js";
import { type Heading, oneRow, rolesOf } from "./line-header.js";
import type { OneALine } from "./one-a-line.js";

/** A column: its heading, which may be lost, and a line for each row. */
interface Column {
  readonly heading: Heading;
  readonly cells: readonly number[];
}

const FEWEST_ROWS = 3;
const MOST_ROWS = 300;
const FEWEST_COLUMNS = 3;
/** A heading is not wrapped over more lines. */
const MOST_WRAPPED = 10;

/**
 * A table that a text layer gives column after column: "TT", "1", "2", "3", then "Tên thôn" and three names, then "Số hộ" and
 * three figures. The numbers say how many rows there are; only columns of just so many lines are read, and a cell of two lines
 * or none ends it. Undefined where there is no such table at line `at`, a heading "TT". `headsPages`: is a line printed on each page?
 */
export function readByColumn(
  lines: readonly Line[],
  at: number,
  mayHold: (line: number, first: number) => boolean,
  headsPages: (line: number) => boolean,
): OneALine | undefined {
  const holds = (line: number): boolean => mayHold(line, at + 1);
  let size = 0;
  while (size < MOST_ROWS && lines[at + 1 + size]?.text === `${size + 1}` && holds(at + 1 + size)) size++;
  if (size < FEWEST_ROWS) return undefined;
  const numbers = Array.from({ length: size }, (_, k) => at + 1 + k);
  const columns: Column[] = [{ heading: [at], cells: numbers }];
  let heading: number[] = [];
  let end = at + 1 + size;
  for (let from = end; from < lines.length && holds(from) && heading.length <= MOST_WRAPPED; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]!.blankBefore === 0 && holds(to) && to - from <= MOST_WRAPPED + size) to++;
    const cells = cellsOf(lines, from, to, size, heading.length > 0);
    const isOfPage = to === from + 1 && (lines[from]!.loneNumber || lines[from]!.furniture || headsPages(from));
    if (!isOfPage) for (let line = from; line < to - cells.length; line++) heading.push(line);
    if (cells.length > 0) {
      columns.push({ heading, cells });
      heading = [];
      end = to;
    }
    from = to;
  }
  // Of two columns whose figures follow each other the headings are mixed up
  const named = columns.map((column, c) =>
    columns[c + 1]?.heading.length === 0 ? { ...column, heading: [] } : column,
  );
  const header = oneRow(named.map((column) => column.heading));
  if (columns.length < FEWEST_COLUMNS || named[0]!.heading.length === 0 || !rolesOf(lines, header)) return undefined;
  const rows = numbers.map((_, k) => ({ kind: "data" as const, cells: columns.map(({ cells }) => [cells[k]!]) }));
  return { header, rows, end, counted: false };
}

/** The cells of a column among the lines `[from, to)`, which no empty line parts: all of them, or the figures below a heading. */
function cellsOf(lines: readonly Line[], from: number, to: number, size: number, headed: boolean): number[] {
  const first = to - size;
  if (first < from) return [];
  const cells = Array.from({ length: size }, (_, k) => first + k);
  const figures = cells.every((line) => isFigure(lines[line]!.text));
  if (figures) return first === from || !isFigure(lines[first - 1]!.text) ? cells : [];
  const words = headed && first === from && cells.every((line) => /^[\p{Lu}\d]/u.test(lines[line]!.text));
  return words ? cells : [];
}
