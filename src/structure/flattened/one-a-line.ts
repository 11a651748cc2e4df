import type { Line } from "../lines.js";
import { COLUMN_NUMBER } from "../numbering.js";
import { readFlatHeader } from "./header.js";
import { type Heading, type LineHeader, oneRow, rolesOf, titleOf } from "./line-header.js";
import { type LineRow, type LineRows, readLineRows } from "./line-rows.js";
import { EMPTY, Slots, type Spacing, spacingOf } from "./slots.js";
import { headingsOf, readStackedHeaders } from "./stacked-header.js";

/**
 * Tables whose cells stand one a line, header and rows alike. Saved as text by a word processor they keep an empty line for
 * each empty cell: then a row has as many lines as the table has columns. Copied from a page they have lost their empty cells.
 * Either way the lines can be counted: the whole table is read at once, as the cheapest series of rows whose lines fit the
 * columns in order.
 */
export interface OneALine {
  readonly header: LineHeader;
  readonly rows: readonly LineRow[];
  /** Its empty cells are kept. */
  readonly counted: boolean;
  /** First line after the table. */
  readonly end: number;
}

const NUMBER_HEAD = /^(?:S\s?TT|TT|Stt|Số\sTT|SỐ\sTT|Số thứ tự)$/u;
export const isNumberHead = (text: string): boolean => NUMBER_HEAD.test(text);

/** A new page prints the lines of the header again: `size` lines from `first`. */
export function isPrintedAgain(lines: readonly Line[], at: number, first: number, size: number): boolean {
  for (let k = 0; k < size; k++) if (lines[at + k]?.text !== lines[first + k]!.text) return false;
  return true;
}

const FIRST_ROW = /^\(?(?:1|I|A)[.)]{0,2}$/u;
/** Lines of a header whose empty cells are lost; and of one of two rows. */
const MOST_HEADINGS = 16;
const MOST_STACKED = 40;
const FEWEST_ROWS = 2;
/** So many rows of a hundred have each cell on one line, or the table is not of this make. */
const PLAIN_SHARE = 60;
/** Cells of several paragraphs are no rare thing. */
const PLAIN_SHARE_COUNTED = 50;
const WORST_MEAN = 1.2;
/** Where empty lines are cells, one in so many rows may be none. */
const STRAY_SHARE = 10;

/** The table that begins at line `at`; undefined where there is none of this make. `mayHold`: may a line behind its first row be of it? */
export function readOneALine(
  lines: readonly Line[],
  at: number,
  mayHold: (line: number, first: number) => boolean,
): OneALine | undefined {
  if (!isNumberHead(lines[at]!.text)) return undefined;
  let first = at + 1;
  while (first < lines.length && first - at <= MOST_STACKED && !FIRST_ROW.test(lines[first]!.text)) first++;
  if (first === lines.length || first - at > MOST_STACKED || first - at < 3) return undefined;
  const body = skipNumbering(lines, first);
  // Asked of the lines as they are reached: a long text below a header that heads nothing is not read
  const holds = remembered((line) => mayHold(line, first));
  const behindHeader = (line: number): number => {
    if (!isNumberHead(lines[line]!.text)) return 0;
    return isPrintedAgain(lines, line, at, first - at) ? skipNumbering(lines, line + first - at) : -1;
  };
  const read = (header: LineHeader, spacing: Spacing): Found | undefined => {
    const roles = rolesOf(lines, header);
    if (!roles) return undefined;
    const slots = new Slots(lines, body, spacing);
    return { header, ...readLineRows({ lines, roles, slots, counted: spacing !== "none", holds, behindHeader }) };
  };
  const spacing = spacingOf(lines, at, first);
  const counted = countedHeaders(lines, at, first, spacing).flatMap((header) => read(header, spacing) ?? []);
  const even = cheapest(counted.filter((found) => isTable(found, PLAIN_SHARE_COUNTED) && keepsEmptyCells(found)));
  if (even) return whole(even, true);
  if (first - at > MOST_HEADINGS) return undefined;
  const lost = headersOf(lines, at, first).flatMap((header) => read(oneRow(header), "none") ?? []);
  const best = cheapest(lost.filter((found) => isTable(found, PLAIN_SHARE)));
  return best && whole(best, false);
}

interface Found extends LineRows {
  readonly header: LineHeader;
}

const isTable = ({ data, plain, mean }: Found, share: number): boolean =>
  data >= FEWEST_ROWS && plain * 100 >= data * share && mean < WORST_MEAN;

/** Empty lines are cells where there are such, in the header or in a row, and hardly one that is none. */
const keepsEmptyCells = ({ header, rows, stray, data }: Found): boolean =>
  stray * STRAY_SHARE <= data &&
  (header.rows > 1 || rows.some(({ kind, cells }) => kind === "data" && cells.some((cell) => cell.length === 0)));

const cheapest = (found: readonly Found[]): Found | undefined =>
  found.reduce<Found | undefined>((best, other) => (best && best.mean <= other.mean ? best : other), undefined);

const whole = ({ header, rows }: Found, counted: boolean): OneALine => ({
  header,
  rows,
  counted,
  end: Math.max(...rows.at(-1)!.cells.flat()) + 1,
});

/** The header with its empty lines counted: of several rows where there are such, else of one. */
function countedHeaders(lines: readonly Line[], at: number, first: number, spacing: Spacing): LineHeader[] {
  const all = new Slots(lines, at, spacing);
  const slots: number[] = [];
  for (let slot = all.at(0); slot !== undefined && slot < first; slot = all.at(slots.length)) slots.push(slot);
  if (slots.includes(EMPTY)) return readStackedHeaders(lines, slots);
  return [headingsOf(lines, slots), ...wrappedHeader(lines, at, first)].map(oneRow);
}

/**
 * The header as columns: each line one, or as the lexicon divides wrapped headings; either also without a heading that
 * spans others ("Kế hoạch giai đoạn 2026 - 2030" over "2026", "2027" …), which stand behind it or behind the whole first row.
 */
function headersOf(lines: readonly Line[], at: number, first: number): Heading[][] {
  const each: Heading[] = Array.from({ length: first - at }, (_, k) => [at + k]);
  return [each, ...wrappedHeader(lines, at, first)].flatMap((all) => [all, ...withoutSpan(lines, all)]);
}

/** The header as the lexicon divides it, where that is by whole lines, and not one for each heading. */
function wrappedHeader(lines: readonly Line[], at: number, first: number): Heading[][] {
  const wrapped = readFlatHeader(lines, at)?.columns.map(({ pieces }) => pieces.map(({ line }) => line));
  return wrapped && wrapped.length < first - at && wrapped.flat().length === first - at ? [wrapped] : [];
}

function withoutSpan(lines: readonly Line[], all: readonly Heading[]): Heading[][] {
  return all.slice(1).flatMap((span) => {
    if (!SPANNING.test(titleOf(lines, span))) return [];
    const rest = all.filter((heading) => heading !== span);
    let years = 0;
    while (years < rest.length && YEAR_HEAD.test(titleOf(lines, rest[rest.length - 1 - years]!))) years++;
    const moved = rest.slice(rest.length - years);
    const at = all.indexOf(span);
    if (years < 2 || all.indexOf(moved[0]!) <= at + 1) return [rest];
    return [rest, [...rest.slice(0, at), ...moved, ...rest.slice(at, rest.length - years)]];
  });
}

const SPANNING = /(?:giai đoạn|kế hoạch|lộ trình|mục tiêu|trong đó|phân kỳ|chia theo|chia ra|chỉ tiêu)(?!\p{L})/iu;
const YEAR_HEAD = /^(?:đến |hết )?(?:năm )?20\d\d$/iu;

function remembered(answer: (line: number) => boolean): (line: number) => boolean {
  const known = new Map<number, boolean>();
  return (line) => {
    let found = known.get(line);
    if (found === undefined) known.set(line, (found = answer(line)));
    return found;
  };
}

/** The first line behind "A", "B", "1", "2", "3=2/1", which number the columns; `at` where there are none. */
function skipNumbering(lines: readonly Line[], at: number): number {
  let end = at;
  let next = 1;
  for (; end < lines.length && COLUMN_NUMBER.test(lines[end]!.text); end++) {
    const number = /^\(?(\d+)/u.exec(lines[end]!.text)?.[1];
    if (number === undefined) continue;
    if (Number(number) !== next) break;
    next++;
  }
  return next > 3 ? end : at;
}
