import type { ColumnRole } from "../../../extractors/tables/columns.js";
import { isDueCell, isFigure, isMeasure, unitLikeness, wantsName } from "../evidence.js";
import type { Atom, ColumnHabits } from "./cells.js";

const INLINE: Readonly<Record<Atom["opens"], number>> = { line: 0, due: 0.2, unit: 0.5, figure: 0.1, capital: 0.8 };
/** A cell that is looked at as a whole is not longer than this; a longer one is words. */
const WHOLE = 420;

/** The atoms of one row and what stretches of them look like: asked again for every column and at every reading of the table. */
export class RowText {
  private readonly texts: (string | undefined)[] = [];
  private readonly likenesses: (0 | 1 | 2 | undefined)[] = [];
  private readonly dues: (boolean | undefined)[] = [];

  constructor(readonly atoms: readonly Atom[]) {}

  /** Atoms `[i, j)`, joined by blanks. */
  text(i: number, j: number): string {
    return (this.texts[this.key(i, j)] ??=
      j === i + 1 ? this.atoms[i]!.text : `${this.text(i, j - 1)} ${this.atoms[j - 1]!.text}`);
  }

  unitLikeness(i: number, j: number): 0 | 1 | 2 {
    return (this.likenesses[this.key(i, j)] ??= unitLikeness(this.text(i, j)));
  }

  isDueCell(i: number, j: number): boolean {
    return j === i + 1 ? this.atoms[i]!.isDue : (this.dues[this.key(i, j)] ??= isDueCell(this.text(i, j)));
  }

  private key(i: number, j: number): number {
    return i * (this.atoms.length + 1) + j;
  }
}

/** What it costs to read atoms `[i, j)` of a row as the cell of a column. Sums are prepared, so that one answer is quick. */
export class RowScores {
  private readonly length: Float64Array;
  private readonly duesInTask: Float64Array;
  private readonly duesInProduct: Float64Array;
  private readonly products: Float64Array;
  private readonly excess: (Float64Array | null)[];
  private readonly early: (Float64Array | null)[];
  private readonly usualLengths: ReadonlySet<number>[];

  private readonly atoms: readonly Atom[];

  constructor(
    private readonly row: RowText,
    private readonly roles: readonly ColumnRole[],
    private readonly habits: readonly ColumnHabits[] | undefined,
  ) {
    const { atoms } = row;
    this.atoms = atoms;
    this.length = sums(atoms, (atom) => atom.text.length + 1);
    this.duesInTask = sums(atoms, (atom) =>
      atom.loneNumber ? 2 : atom.opens === "line" && atom.isDue && !atom.isLower ? 1.5 : 0,
    );
    this.duesInProduct = sums(atoms, (atom) => (atom.isDue && !isFigure(atom.text) ? 2 : 0));
    this.products = sums(atoms, (atom) => (atom.isProduct ? 1.5 : 0));
    this.usualLengths = roles.map((_, c) => new Set([...(habits?.[c]?.usual ?? [])].map((text) => text.length)));
    const widths = roles.map((_, c) => habits?.[c]?.width ?? 0);
    // Lines of a cell fill its width: a line that had room for the next word ends its cell; a longer one is not of it.
    this.excess = widths.map((width) =>
      width === 0
        ? null
        : sums(atoms, ({ text, opens, closesLine }) =>
            opens === "line" && closesLine ? Math.min(2, 0.25 * Math.max(0, text.length - width - 2)) : 0,
          ),
    );
    this.early = widths.map((width) =>
      width === 0
        ? null
        : sums(atoms, ({ text, closesLine }, a) => {
            const next = atoms[a + 1];
            if (next?.opens !== "line" || !closesLine) return 0;
            const space = next.text.indexOf(" ");
            return text.length + 1 + (space < 0 ? next.text.length : space) < width - 4 ? 1 : 0;
          }),
    );
  }

  /** For each column (and the end) the most that the cells from there on can bring below zero: one for a usual cell. */
  rewards(): number[] {
    const rewards = [0];
    for (const lengths of [...this.usualLengths].reverse()) rewards.unshift(rewards[0]! + (lengths.size > 0 ? 1 : 0));
    return rewards;
  }

  cost(i: number, j: number, column: number, goesOn: boolean): number {
    const first = this.atoms[i]!;
    const last = this.atoms[j - 1]!;
    const wraps = last.line > first.line;
    let cost = INLINE[first.opens];
    // A cell that begins in the middle of a line is a short one: it does not go on in the next line.
    if (first.opens !== "line" && wraps) cost += 1.5;
    if (!last.closesLine && wraps && this.atoms[j]!.opens !== "due") cost += 0.7;
    if (goesOn) cost += first.isLower ? 0.3 : 2.5;
    else {
      if (first.isLower && !first.isDue) cost += 4;
      if (this.atoms[i - 1]?.wantsMore) cost += 3;
    }
    if (cost > 8) return cost;
    return cost + this.content(i, j, this.roles[column]!, goesOn) + this.habit(i, j, column);
  }

  private content(i: number, j: number, role: ColumnRole, goesOn: boolean): number {
    const first = this.atoms[i]!;
    switch (role) {
      case "task":
      case "indicator":
        return this.duesInTask[j]! - this.duesInTask[i + 1]!;
      case "lead":
      case "coordinating":
      case "supervisor": {
        if (goesOn) return 0.3 * (j - i);
        if (!first.isUnit) return 6;
        if (openBracket(this.row.text(i, j))) return 4;
        if (j < this.atoms.length && this.atoms[j]!.opens === "line" && wantsName(this.row.text(i, j))) return 4;
        const likeness = [6, 1.2, 0][this.row.unitLikeness(i, j)]!;
        return likeness + 0.02 * Math.max(0, j - i - 5) + this.products[j]! - this.products[i + 1]!;
      }
      case "due":
      case "start":
        if (goesOn) return 1;
        return this.row.isDueCell(i, j) ? 0 : 6;
      case "measure":
        return isMeasure(this.row.text(i, j)) ? 0.1 * (j - i - 1) : 5;
      case "value":
      case "baseline":
        return isFigure(this.row.text(i, j)) ? 0 : 1 + 0.5 * (j - i) + (first.isUnit ? 3 : 0);
      case "result":
      case "product": {
        const long = this.length[j]! - this.length[i]! > WHOLE;
        let cost = first.isProduct ? 0 : 0.3;
        if (!goesOn && first.isUnit) cost += !long && this.row.unitLikeness(i, j) === 2 ? 1.5 : 0.5;
        return cost + this.duesInProduct[j]! - this.duesInProduct[i]! + (long ? 2 : 0);
      }
      default:
        return 0.5 + 0.05 * (j - i);
    }
  }

  private habit(i: number, j: number, column: number): number {
    const habits = this.habits?.[column];
    if (!habits) return 0;
    // Atoms joined by blanks: their lengths tell whether the text can be a usual one.
    const known = this.usualLengths[column]!.has(this.length[j]! - this.length[i]! - 1);
    let cost = known && habits.usual.has(this.row.text(i, j).toLowerCase()) ? -1 : 0;
    const excess = this.excess[column];
    const early = this.early[column];
    if (excess) cost += excess[j]! - excess[i]!;
    if (early) cost += early[j - 1]! - early[i]!;
    return cost;
  }
}

/** `sums[j] - sums[i]` is the sum of `value` over atoms `[i, j)`. */
function sums(atoms: readonly Atom[], value: (atom: Atom, index: number) => number): Float64Array {
  const total = new Float64Array(atoms.length + 1);
  atoms.forEach((atom, i) => {
    total[i + 1] = total[i]! + value(atom, i);
  });
  return total;
}

const openBracket = (text: string): boolean => {
  const opened = text.lastIndexOf("(");
  return opened >= 0 && text.indexOf(")", opened) < 0;
};
