/**
 * Lines that borders of tables are made of, whatever they are drawn with: stroked lines and rectangles, filled boxes
 * thinner than a border (Chromium, Word), frames filled between two rectangles, rows of dots.
 */

/** A line along one axis: at `at` of the other axis, from `from` to `to`. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface RuleSet {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

/** Filled boxes up to this thickness are lines. */
const THIN = 2.5;
/** Lines closer than this are one line (double borders, borders of two neighbouring cells). */
const SAME = 2;
/** Gaps within one line: dashes, joints of cells. */
const JOINT = 3.5;
const SHORTEST_HORIZONTAL = 8;
const SHORTEST_VERTICAL = 6;
/** Dots of a dotted border are at most this far apart, and there are at least so many. */
const DOT_PITCH = 4;
const FEWEST_DOTS = 5;
/** Dots of one border stand in line to within this. */
const DOT_BAND = 0.7;

interface Dot {
  readonly x: number;
  readonly y: number;
}

/** Gathers the lines of one page, then joins them. */
export class RuleCollector {
  private readonly horizontal: Rule[] = [];
  private readonly vertical: Rule[] = [];
  private readonly dots: Dot[] = [];

  /** A stroked line from (x1, y1) to (x2, y2); slanting ones are no borders. */
  stroke(x1: number, y1: number, x2: number, y2: number): void {
    const dx = Math.abs(x1 - x2);
    const dy = Math.abs(y1 - y2);
    if (dx < THIN && dy < THIN) this.dots.push({ x: (x1 + x2) / 2, y: (y1 + y2) / 2 });
    else if (dy < 0.8) this.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    else if (dx < 0.8) this.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }

  /** A filled box: a line if it is thin, a dot if it is tiny. */
  box(x0: number, y0: number, x1: number, y1: number): void {
    const width = x1 - x0;
    const height = y1 - y0;
    if (width < THIN && height < THIN) this.dots.push({ x: (x0 + x1) / 2, y: (y0 + y1) / 2 });
    else if (height < THIN) this.horizontal.push({ at: (y0 + y1) / 2, from: x0, to: x1 });
    else if (width < THIN) this.vertical.push({ at: (x0 + x1) / 2, from: y0, to: y1 });
  }

  /** The four sides of a rectangle. */
  frame(x0: number, y0: number, x1: number, y1: number): void {
    this.stroke(x0, y0, x1, y0);
    this.stroke(x0, y1, x1, y1);
    this.stroke(x0, y0, x0, y1);
    this.stroke(x1, y0, x1, y1);
  }

  rules(): RuleSet {
    const across = rowsOfDots(this.dots.map(({ x, y }) => ({ at: y, from: x, to: x })));
    const down = rowsOfDots(this.dots.map(({ x, y }) => ({ at: x, from: y, to: y })));
    return {
      horizontal: joinRules([...this.horizontal, ...across]).filter((r) => r.to - r.from > SHORTEST_HORIZONTAL),
      vertical: joinRules([...this.vertical, ...down]).filter((r) => r.to - r.from > SHORTEST_VERTICAL),
    };
  }
}

/** Joins pieces of lines: those on one line, none farther from the next than a joint. */
export function joinRules(pieces: readonly Rule[]): Rule[] {
  return bands(pieces, SAME).flatMap((band) =>
    runs(band, JOINT).map((run) => {
      let sum = 0;
      let weight = 0;
      let to = Number.NEGATIVE_INFINITY;
      for (const piece of run) {
        const own = piece.to - piece.from + 0.01;
        sum += piece.at * own;
        weight += own;
        to = Math.max(to, piece.to);
      }
      return { at: sum / weight, from: run[0]!.from, to };
    }),
  );
}

function rowsOfDots(dots: readonly Rule[]): Rule[] {
  return bands(dots, DOT_BAND)
    .flatMap((band) => runs(band, DOT_PITCH))
    .filter((run) => run.length >= FEWEST_DOTS)
    .map((run) => ({ at: run[0]!.at, from: run[0]!.from, to: run.at(-1)!.to }));
}

/** Pieces of one band along it, parted where the gap to all before is wider than `gap`. */
function runs(band: readonly Rule[], gap: number): Rule[][] {
  const found: Rule[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of [...band].sort((a, b) => a.from - b.from)) {
    if (piece.from - end > gap) found.push([]);
    found.at(-1)!.push(piece);
    end = Math.max(end, piece.to);
  }
  return found;
}

/** Groups of pieces that stand within `width` of each other; no group is wider than that. */
function bands(pieces: readonly Rule[], width: number): Rule[][] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  const groups: Rule[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const piece of sorted) {
    if (piece.at - start > width) {
      groups.push([]);
      start = piece.at;
    }
    groups.at(-1)!.push(piece);
  }
  return groups;
}
