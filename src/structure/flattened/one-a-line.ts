import { type ColumnRole, readHeader } from "../../../extractors/tables/columns.js";
import { isHeading, saysWhat, unnamedIndicator } from "../../../extractors/tables/headings.js";
import { isShouted } from "../../text/words.js";
import type { Line } from "../lines.js";
import { COLUMN_NUMBER } from "../numbering.js";
import { isDueCell, isFigure, isMeasure, startsUnit } from "./evidence.js";
import { readFlatHeader } from "./header.js";

/**
 * Tables copied from a page or a word processor: one cell a line, header and rows alike, empty cells lost. Here the lines
 * can be counted: the whole table is read at once, as the cheapest series of rows whose lines fit the columns in order.
 */
export interface OneALine {
  /** The lines of each header cell. */
  readonly header: readonly (readonly number[])[];
  readonly rows: readonly LineRow[];
  /** First line after the table. */
  readonly end: number;
}

export interface LineRow {
  readonly kind: "group" | "data";
  /** For each column the lines of its cell; of a group the number and the title. */
  readonly cells: readonly (readonly number[])[];
}

const NUMBER_HEAD = /^(?:S\s?TT|TT|Stt|Số\sTT|SỐ\sTT|Số thứ tự)$/u;
export const isNumberHead = (text: string): boolean => NUMBER_HEAD.test(text);

/** A new page prints the lines of the header again: `size` lines from `first`. */
export function isPrintedAgain(lines: readonly Line[], at: number, first: number, size: number): boolean {
  for (let k = 0; k < size; k++) if (lines[at + k]?.text !== lines[first + k]!.text) return false;
  return true;
}

const FIRST_ROW = /^\(?(?:1|I|A)[.)]{0,2}$/u;
const ROW_MARK = /^(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-HĐ]|[a-hđ]|[-+•*])[.)]?$/u;
const MOST_HEADINGS = 16;
/** A name, a unit or a product may be wrapped over so many lines. */
const MOST_WRAPPED = 4;
const FEWEST_ROWS = 2;
/** So many rows of a hundred have each cell on one line, or the table is not of this make. */
const PLAIN_SHARE = 60;
/** What a row is worth: it must fit better than this to belong to the table. */
const WORTH = 2.6;
const WORST_MEAN = 1.2;

const MISSING: Readonly<Partial<Record<ColumnRole, number>>> = {
  number: 1.6,
  task: 9,
  indicator: 9,
  value: 1.2,
  lead: 1.5,
  measure: 1.5,
  due: 1.2,
  baseline: 0.9,
  note: 0.1,
};
const WRAPS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(["task", "indicator", "lead", "coordinating", "product", "result", "unknown", "note"] as const),
]);

/** The table that begins at line `at`; undefined where there is none of this make. `mayHold`: may a line behind its first row be of it? */
export function readOneALine(
  lines: readonly Line[],
  at: number,
  mayHold: (line: number, first: number) => boolean,
): OneALine | undefined {
  if (!isNumberHead(lines[at]!.text)) return undefined;
  let first = at + 1;
  while (first < lines.length && first - at <= MOST_HEADINGS && !FIRST_ROW.test(lines[first]!.text)) first++;
  if (first === lines.length || first - at > MOST_HEADINGS || first - at < 3) return undefined;
  const body = skipNumbering(lines, first);
  // Asked of the lines as they are reached: a long text below a header that heads nothing is not read
  const holds = remembered((line) => mayHold(line, first));
  let best: OneALine | undefined;
  let least = WORST_MEAN;
  for (const header of headersOf(lines, at, first)) {
    const roles = rolesOf(lines, header);
    if (!roles) continue;
    const { rows, end, mean, plain } = new Reading(lines, roles, { at, first, body, holds }).rows();
    const data = rows.filter(({ kind }) => kind === "data").length;
    if (data < FEWEST_ROWS || plain * 100 < data * PLAIN_SHARE || mean >= least) continue;
    least = mean;
    best = { header, rows, end };
  }
  return best;
}

/** A heading: its lines. */
type Heading = readonly number[];

/**
 * The header as columns: each line one, or as the lexicon divides wrapped headings; either also without a heading that
 * spans others ("Kế hoạch giai đoạn 2026 - 2030" over "2026", "2027" …), which stand behind it or behind the whole first row.
 */
function headersOf(lines: readonly Line[], at: number, first: number): Heading[][] {
  const each: Heading[] = Array.from({ length: first - at }, (_, k) => [at + k]);
  const wrapped = readFlatHeader(lines, at)?.columns.map(({ pieces }) => pieces.map(({ line }) => line));
  const whole = wrapped && wrapped.length < each.length && wrapped.flat().length === each.length;
  return (whole ? [each, wrapped] : [each]).flatMap((all) => [all, ...withoutSpan(lines, all)]);
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

const titleOf = (lines: readonly Line[], heading: Heading): string =>
  heading.map((line) => lines[line]!.text).join(" ");

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

/** Undefined where too few headings are known, or none says what the rows are about. */
function rolesOf(lines: readonly Line[], header: readonly Heading[]): ColumnRole[] | undefined {
  const columns = header.map((heading, c) => {
    const title = titleOf(lines, heading);
    return { title, role: c === 0 ? ("number" as const) : readHeader(title).role };
  });
  const known = columns.filter(({ title }) => isHeading(title)).length;
  if (known < 3 || known * 3 < columns.length * 2 || !saysWhat(columns)) return undefined;
  if (columns.slice(1).some(({ role }) => role === "number")) return undefined;
  const unnamed = unnamedIndicator(columns);
  return columns.map((column) =>
    column === unnamed || column.role === "place"
      ? "indicator"
      : column.role === "unknown" && isHeading(column.title)
        ? "value"
        : column.role,
  );
}

interface Step {
  readonly cost: number;
  readonly from: number;
  /** The row that ends here; null for what is passed over. */
  readonly row: LineRow | null;
}

/** A shortest path over the lines: each step is a row, a heading, or a page number that is passed over. */
class Reading {
  /** By the line that follows, counted from the first. */
  private readonly steps: (Step | undefined)[] = [{ cost: 0, from: -1, row: null }];

  constructor(
    private readonly lines: readonly Line[],
    private readonly roles: readonly ColumnRole[],
    /** Where the header and the first row begin, and what cannot be of the table any more. */
    private readonly range: {
      readonly at: number;
      readonly first: number;
      readonly body: number;
      readonly holds: (line: number) => boolean;
    },
  ) {}

  rows(): { rows: LineRow[]; end: number; mean: number; plain: number } {
    const { body, holds } = this.range;
    let best = 0;
    for (let at = body; at < body + this.steps.length; at++) {
      const here = this.steps[at - body];
      if (!here) continue;
      // What follows the last row that pays belongs to the text
      if (here.row?.kind === "data" && here.cost < this.steps[best]!.cost) best = at - body;
      if (!holds(at) || here.cost > this.steps[best]!.cost + 3 * WORTH) continue;
      this.leave(at, here);
    }
    const rows: LineRow[] = [];
    for (let step = this.steps[best]!, k = best; k > 0; k = step.from, step = this.steps[k]!)
      if (step.row) rows.unshift(step.row);
    const data = rows.filter(({ kind }) => kind === "data");
    const { cost } = this.steps[best]!;
    return {
      rows,
      end: body + best,
      mean: data.length === 0 ? Number.POSITIVE_INFINITY : cost / data.length + WORTH,
      plain: data.filter(({ cells }) => cells.every((cell) => cell.length <= 1)).length,
    };
  }

  private leave(at: number, here: Step): void {
    const { lines } = this;
    const { holds } = this.range;
    const { text, loneNumber, furniture } = lines[at]!;
    if (isNumberHead(text)) {
      const again = this.endOfHeaderAgain(at);
      if (again > 0) this.reach(again, here, at, 0, null);
      return;
    }
    if (furniture) this.reach(at + 1, here, at, 0, null);
    else if (loneNumber) this.reach(at + 1, here, at, 0.8, null);
    const marked = ROW_MARK.test(text);
    if (marked && holds(at + 1) && isTitle(lines[at + 1]!.text) && !MINOR.test(text))
      this.reach(at + 2, here, at, /^\d/u.test(text) ? 1.5 : 0.6, { kind: "group", cells: [[at], [at + 1]] });
    if (!marked && isTitle(text) && (isShouted(text) || lines[at]!.bold))
      this.reach(at + 1, here, at, 1.5, { kind: "group", cells: [[], [at]] });
    for (const { end, cost, cells } of this.dataRows(at))
      this.reach(end, here, at, cost - WORTH, { kind: "data", cells });
  }

  /** A new page prints the header again: the line behind it; -1 where another header stands here. */
  private endOfHeaderAgain(at: number): number {
    const { at: header, first } = this.range;
    const size = first - header;
    return isPrintedAgain(this.lines, at, header, size) ? skipNumbering(this.lines, at + size) : -1;
  }

  private reach(end: number, here: Step, at: number, cost: number, row: LineRow | null): void {
    const total = here.cost + cost;
    const { body } = this.range;
    const there = this.steps[end - body];
    if (!there || total < there.cost - 1e-9) this.steps[end - body] = { cost: total, from: at - body, row };
  }

  /** For each line at which a row that begins at `at` may end, the cheapest way to divide its lines among the columns. */
  private dataRows(at: number): { end: number; cost: number; cells: number[][] }[] {
    const { roles } = this;
    const most = roles.length + 2 * MOST_WRAPPED;
    // cheapest[c][n]: columns before c have taken n lines
    let cheapest = new Map<number, { cost: number; cells: number[][] }>([[0, { cost: 0, cells: [] }]]);
    for (const [c, role] of roles.entries()) {
      const next = new Map<number, { cost: number; cells: number[][] }>();
      const offer = (taken: number, cost: number, cells: number[][]): void => {
        if (cost < (next.get(taken)?.cost ?? WORTH + 1)) next.set(taken, { cost, cells });
      };
      for (const [taken, { cost, cells }] of cheapest) {
        offer(taken, cost + (MISSING[role] ?? 0.6), [...cells, []]);
        let sum = cost;
        for (let n = 1; n <= (WRAPS.has(role) ? MOST_WRAPPED : 1) && taken + n <= most; n++) {
          sum += this.cellCost(at + taken + n - 1, role, c, n > 1);
          if (sum > WORTH + 1) break;
          offer(taken + n, sum, [...cells, Array.from({ length: n }, (_, k) => at + taken + k)]);
        }
      }
      cheapest = next;
    }
    return [...cheapest].flatMap(([taken, found]) => (taken > 1 ? [{ end: at + taken, ...found }] : []));
  }

  private cellCost(line: number, role: ColumnRole, column: number, goesOn: boolean): number {
    if (!this.range.holds(line)) return 9;
    const { text, furniture } = this.lines[line]!;
    if (furniture || isNumberHead(text)) return 9;
    if (goesOn) return /^[\p{Ll}(]/u.test(text) ? 0.4 : ROW_MARK.test(text) || isFigure(text) ? 6 : 1.2;
    if (column === 0) return ROW_MARK.test(text) ? 0 : 9;
    switch (role) {
      case "task":
      case "indicator":
        if (!/^(?:[-+•]\s?)?[\p{L}(“"%]/u.test(text) || isFigure(text) || ROW_MARK.test(text)) return 9;
        return isDueCell(text) ? 2 : /^\p{Ll}/u.test(text) ? 1 : 0;
      case "measure":
        return isFigure(text) && !/^[%‰]$/u.test(text) ? 6 : isMeasure(text) ? (text.length > 24 ? 1 : 0) : 4;
      case "value":
      case "baseline":
      case "comparison":
        if (isFigure(text) || /^[.…–-]+$/u.test(text)) return 0;
        return /\d/u.test(text) && text.length <= 60 ? 0.6 : text.length <= 20 ? 2 : 6;
      case "due":
      case "start":
        return isDueCell(text) ? 0 : /\d/u.test(text) && text.length <= 60 ? 1.5 : 4;
      case "lead":
      case "coordinating":
      case "supervisor":
        return startsUnit(text) ? 0 : isFigure(text) || isDueCell(text) ? 6 : 2.5;
      default:
        return isDueCell(text) && !isFigure(text) ? 2 : 0.4;
    }
  }
}

/** "-", "a": what stands under a row; it heads nothing. */
const MINOR = /^(?:[a-zđ]|[-+•*])[.)]?$/u;
const isTitle = (text: string): boolean =>
  /^[\p{Lu}“"]/u.test(text) && text.length <= 160 && !isDueCell(text) && !/[.;]$/u.test(text);
