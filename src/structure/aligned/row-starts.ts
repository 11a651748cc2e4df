import type { Draft } from "./drafts.js";

/** What a line looks like once its columns are known. */
export interface Shape {
  /** Its words in the column behind the number: "capital" begins a cell, "small" goes one on, "figure" may do either. */
  readonly words: "capital" | "small" | "figure" | "none";
  /** "I   TRƯỚC MÙA MƯA LŨ": words of a heading beside its number. */
  readonly heading: boolean;
}

/** Two lines with a row number are never further apart. */
const LONGEST_ROW = 120;

/**
 * Lines that begin a row of a table with numbers: those with a number; where empty lines part the rows, each with one number
 * (in the middle of its lines, perhaps), those behind an empty one.
 */
export function startsOfNumbered(drafts: readonly Draft[], shapes: readonly Shape[]): Set<number> {
  const numbers = new Set(drafts.flatMap((d, i) => (d.number ? [i] : [])));
  const chunks = drafts.flatMap((d, i) => (i === 0 || d.blankBefore ? [i] : []));
  const oneEach = chunks.every((from, k) => {
    let count = 0;
    for (let i = from; i < (chunks[k + 1] ?? drafts.length); i++) if (numbers.has(i)) count++;
    return count === 1;
  });
  if (oneEach) return new Set(chunks);
  return isCentred(drafts, shapes) ? startsAroundNumbers(drafts, shapes) : numbers;
}

/**
 * Does the number stand in the vertical middle of its row? Then its line has no words of the row, or the middle ones ("1 được
 * giải quyết trước hạn,"); a number at the top stands beside the first ones, and the next line goes them on.
 */
function isCentred(drafts: readonly Draft[], shapes: readonly Shape[]): boolean {
  let middle = 0;
  let top = 0;
  drafts.forEach((draft, i) => {
    if (!draft.number || draft.group) return;
    const before = drafts[i - 1];
    const after = drafts[i + 1];
    const { words } = shapes[i]!;
    if (words === "small" || words === "none") {
      if (before && !before.number && !before.group && shapes[i - 1]!.words !== "none") middle++;
    } else if (after && !after.number && !after.group && shapes[i + 1]!.words === "small") top++;
  });
  return middle > top;
}

/**
 * Rows whose number stands in the middle of their lines: each is to lie around its number as evenly as can be, and to begin
 * with a capital.
 */
function startsAroundNumbers(drafts: readonly Draft[], shapes: readonly Shape[]): Set<number> {
  const starts = new Set<number>();
  for (let i = 0; i < drafts.length; i++) {
    if (shapes[i]!.heading) {
      starts.add(i);
      continue;
    }
    const from = i;
    while (i + 1 < drafts.length && !shapes[i + 1]!.heading) i++;
    for (const start of aroundNumbers(drafts, shapes, from, i + 1)) starts.add(start);
  }
  return starts;
}

/** Where the rows of `[from, to)` begin: a shortest path over the lines between one number and the next. */
function aroundNumbers(drafts: readonly Draft[], shapes: readonly Shape[], from: number, to: number): number[] {
  const numbers: number[] = [];
  for (let i = from; i < to; i++) if (drafts[i]!.number) numbers.push(i);
  interface Path {
    readonly start: number;
    readonly cost: number;
    readonly before: Path | null;
  }
  let paths: Path[] = [{ start: from, cost: 0, before: null }];
  for (const [k, number] of numbers.entries()) {
    const next = numbers[k + 1];
    const between = next === undefined ? 0 : Math.min(next - number, LONGEST_ROW);
    const ends = next === undefined ? [to] : Array.from({ length: between }, (_, n) => number + 1 + n);
    paths = ends.map((end) => {
      let best: Path | undefined;
      for (const path of paths) {
        const cost = path.cost + (number - (path.start + end - 1) / 2) ** 2;
        if (!best || cost < best.cost) best = { start: end, cost, before: path };
      }
      const opening = end === to || shapes[end]!.words === "capital" ? 0 : 2;
      return { ...best!, cost: best!.cost + opening };
    });
  }
  const starts: number[] = [];
  for (let path: Path | null = paths[0]!; path; path = path.before) if (path.start < to) starts.push(path.start);
  return starts;
}
