import type { AlignedColumn } from "./header.js";
import type { Piece } from "./pieces.js";

/**
 * Where the columns of a table part: `borders[c]` is the first column of the raw text that belongs to column c + 1. A border
 * lies in the gap between two headings, where the fewest lines have words; of several such places the widest one.
 */
export function findBorders(columns: readonly AlignedColumn[], rows: readonly (readonly Piece[])[]): number[] {
  return columns.slice(1).map((right, c) => {
    const left = columns[c]!;
    // crossed[x]: lines whose words run over a border before column left.to + x
    const steps = new Array<number>(right.from - left.to + 2).fill(0);
    for (const pieces of rows)
      for (const piece of pieces) {
        const first = Math.max(piece.from + 1, left.to);
        const behind = Math.min(piece.to, right.from + 1);
        if (first >= behind) continue;
        steps[first - left.to]!++;
        steps[behind - left.to]!--;
      }
    let fewest = Number.POSITIVE_INFINITY;
    let best = { length: 0, end: right.from };
    let run = 0;
    for (let x = left.to, crossed = 0; x <= right.from; x++) {
      crossed += steps[x - left.to]!;
      if (crossed < fewest) {
        fewest = crossed;
        run = 0;
        best = { length: 0, end: x };
      }
      run = crossed === fewest ? run + 1 : 0;
      if (run >= best.length && run > 0) best = { length: run, end: x };
    }
    return best.end;
  });
}

/** How many gaps between headings a piece fills from end to end: one that does is no cell of one column. */
export const gapsFilled = (columns: readonly AlignedColumn[], piece: Piece): number =>
  columns.filter((right, i) => i > 0 && piece.from < columns[i - 1]!.to && piece.to > right.from).length;

/** The column a piece stands in; where it runs over a border, the one that holds most of it. */
export function columnOf(borders: readonly number[], piece: Piece): { column: number; crosses: boolean } {
  let column = 0;
  let most = -1;
  let filled = 0;
  for (let c = 0; c <= borders.length; c++) {
    const from = Math.max(piece.from, borders[c - 1] ?? 0);
    const to = Math.min(piece.to, borders[c] ?? Number.POSITIVE_INFINITY);
    if (to <= from) continue;
    filled++;
    if (to - from > most) {
      most = to - from;
      column = c;
    }
  }
  return { column, crosses: filled > 1 };
}
