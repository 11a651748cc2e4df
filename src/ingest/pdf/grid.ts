import type { Rect } from "./geometry.js";
import type { Rule, RuleSet } from "./rules.js";

/**
 * Rules to grids, step by step: lines that touch are one drawing; their places are snapped to columns and rows; sides
 * that a page break left open are closed; rows and columns that no border parts are taken out; places without a border
 * between them are one cell.
 */
export interface Grid extends Rect {
  /** Edges of the columns, left to right, and of the rows, top to bottom. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** `at[row][column]` is the index of the cell that fills this place. */
  readonly at: readonly (readonly number[])[];
  /** The upright lines go on beyond the first or last horizontal one: the row is cut by the page break. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** Lines that miss each other by less touch. */
const TOUCH = 3;
/** Columns and rows narrower than this are double lines. */
const NARROWEST = 3;
/** So much of a side must be drawn to part two cells. */
const DRAWN = 0.6;
/** A side that sticks out by more was left open. */
const OPEN = 6;

export function findGrids(rules: RuleSet): Grid[] {
  return drawings(rules)
    .flatMap((drawing) => makeGrid(drawing) ?? [])
    .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0);
}

/** Groups of lines that touch one another. */
export function drawings({ horizontal, vertical }: RuleSet): RuleSet[] {
  const { root, join } = disjointSets(horizontal.length + vertical.length);
  const sorted = vertical.map((rule, index) => ({ rule, index })).sort((a, b) => a.rule.at - b.rule.at);
  horizontal.forEach((h, i) => {
    for (let k = firstAtLeast(sorted, h.from - TOUCH, ({ rule }) => rule.at); k < sorted.length; k++) {
      const { rule: v, index } = sorted[k]!;
      if (v.at > h.to + TOUCH) break;
      if (h.at >= v.from - TOUCH && h.at <= v.to + TOUCH) join(i, horizontal.length + index);
    }
  });
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const group = (i: number): { horizontal: Rule[]; vertical: Rule[] } => {
    const key = root(i);
    let found = groups.get(key);
    if (!found) groups.set(key, (found = { horizontal: [], vertical: [] }));
    return found;
  };
  for (const [i, h] of horizontal.entries()) group(i).horizontal.push(h);
  for (const [i, v] of vertical.entries()) group(horizontal.length + i).vertical.push(v);
  return [...groups.values()].filter((g) => g.horizontal.length > 0 && g.vertical.length > 0);
}

/** Index of the first item of a sorted list whose place is at least `value`. */
function firstAtLeast<T>(sorted: readonly T[], value: number, place: (item: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (place(sorted[middle]!) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sets of the numbers below `size` that grow together: `root` names the set of a number. */
function disjointSets(size: number): { root: (i: number) => number; join: (a: number, b: number) => void } {
  const parent = Array.from({ length: size }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  return {
    root,
    join: (a, b) => {
      parent[root(a)] = root(b);
    },
  };
}

function makeGrid({ horizontal, vertical }: RuleSet): Grid | undefined {
  const xs = closeSides(snap(vertical), horizontal);
  const ys = snap(horizontal);
  const lowest = Math.max(...vertical.map((v) => v.to));
  const highest = Math.min(...vertical.map((v) => v.from));
  const openBottom = lowest - ys.at(-1)! > OPEN;
  const openTop = ys[0]! - highest > OPEN;
  if (openBottom) ys.push(lowest);
  if (openTop) ys.unshift(highest);
  const sides = new Sides(horizontal, vertical);
  const columns = xs.filter((x, i) => i === 0 || i === xs.length - 1 || sides.partsSomeRow(x, ys));
  const rows = ys.filter((y, i) => i === 0 || i === ys.length - 1 || sides.partsSomeColumn(y, columns));
  if (columns.length < 3 || rows.length < 2) return undefined;
  const { cells, at } = mergeCells(columns, rows, sides);
  if (cells.length < 2) return undefined;
  return {
    xs: columns,
    ys: rows,
    cells,
    at,
    openTop,
    openBottom,
    x0: columns[0]!,
    x1: columns.at(-1)!,
    y0: rows[0]!,
    y1: rows.at(-1)!,
  };
}

/** Places of lines, those nearer than a double line taken together. */
export function snap(rules: readonly Rule[]): number[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const places: { sum: number; weight: number; last: number }[] = [];
  for (const { at, from, to } of sorted) {
    const place = places.at(-1);
    const weight = to - from;
    if (place && at - place.last <= NARROWEST) {
      place.sum += at * weight;
      place.weight += weight;
      place.last = at;
    } else places.push({ sum: at * weight, weight, last: at });
  }
  return places.map((p) => p.sum / p.weight);
}

/** Tables without left and right borders: where several horizontal lines stick out equally far, a side is added. */
function closeSides(xs: number[], horizontal: readonly Rule[]): number[] {
  const closed = [...xs];
  const left = horizontal.filter((h) => xs[0]! - h.from > OPEN).map((h) => h.from);
  const right = horizontal.filter((h) => h.to - xs.at(-1)! > OPEN).map((h) => h.to);
  if (left.length >= 2 && Math.max(...left) - Math.min(...left) < 4) closed.unshift(Math.min(...left));
  if (right.length >= 2 && Math.max(...right) - Math.min(...right) < 4) closed.push(Math.max(...right));
  return closed;
}

/** Which sides of cells are drawn. */
class Sides {
  private readonly horizontal: readonly Rule[];
  private readonly vertical: readonly Rule[];

  constructor(horizontal: readonly Rule[], vertical: readonly Rule[]) {
    this.horizontal = [...horizontal].sort((a, b) => a.at - b.at);
    this.vertical = [...vertical].sort((a, b) => a.at - b.at);
  }

  /** Is the upright side at `x` drawn from `y0` to `y1`? */
  upright(x: number, y0: number, y1: number): boolean {
    return covers(this.vertical, x, y0, y1);
  }

  level(y: number, x0: number, x1: number): boolean {
    return covers(this.horizontal, y, x0, x1);
  }

  partsSomeRow(x: number, ys: readonly number[]): boolean {
    return ys.some((y, i) => i > 0 && this.upright(x, ys[i - 1]!, y));
  }

  partsSomeColumn(y: number, xs: readonly number[]): boolean {
    return xs.some((x, i) => i > 0 && this.level(y, xs[i - 1]!, x));
  }
}

function covers(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  let drawn = 0;
  for (
    let k = firstAtLeast(rules, at - NARROWEST, (rule) => rule.at);
    k < rules.length && rules[k]!.at <= at + NARROWEST;
    k++
  )
    drawn += Math.max(0, Math.min(to, rules[k]!.to) - Math.max(from, rules[k]!.from));
  return drawn >= DRAWN * (to - from);
}

/** Joins places that no side parts, then cuts each region into rectangles (one, unless a border is broken off). */
function mergeCells(xs: readonly number[], ys: readonly number[], sides: Sides): Pick<Grid, "cells" | "at"> {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const { root, join } = disjointSets(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const here = r * columns + c;
      if (c + 1 < columns && !sides.upright(xs[c + 1]!, ys[r]!, ys[r + 1]!)) join(here + 1, here);
      if (r + 1 < rows && !sides.level(ys[r + 1]!, xs[c]!, xs[c + 1]!)) join(here + columns, here);
    }
  const cells: GridCell[] = [];
  const at: number[][] = Array.from({ length: rows }, () => new Array<number>(columns).fill(-1));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (at[r]![c]! >= 0) continue;
      const region = root(r * columns + c);
      const free = (row: number, column: number): boolean =>
        at[row]![column]! < 0 && root(row * columns + column) === region;
      let right = c + 1;
      while (right < columns && free(r, right)) right++;
      let down = r + 1;
      while (down < rows && Array.from({ length: right - c }, (_, k) => c + k).every((k) => free(down, k))) down++;
      for (let row = r; row < down; row++) at[row]!.fill(cells.length, c, right);
      cells.push({ row: r, column: c, rowSpan: down - r, columnSpan: right - c });
    }
  return { cells, at };
}
