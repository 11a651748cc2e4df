import type { Line } from "../lines.js";

/** In the place of a line: an empty one. */
export const EMPTY = -1;
/** More empty lines than this in a row are no cells. */
const MOST_EMPTY = 64;

/**
 * How the empty lines of a text are read: not at all; one for each empty cell, as a word processor writes the cells of a table
 * that it saves as text; or, where one follows each line, two for each empty cell.
 */
export type Spacing = "none" | "single" | "double";

/** The lines of a text from one on, with the empty ones among them counted. Read as far as they are asked for. */
export class Slots {
  private readonly found: number[] = [];
  private next: number;

  constructor(
    private readonly lines: readonly Line[],
    from: number,
    private readonly spacing: Spacing,
  ) {
    this.next = from;
  }

  /** Index of the `k`-th line, or EMPTY; undefined behind the last. Empty lines that end a text are trimmed: there may have been some. */
  at(k: number): number | undefined {
    for (; this.found.length <= k && this.next < this.lines.length; this.next++) {
      if (this.found.length > 0)
        for (let n = emptyBefore(this.lines[this.next]!, this.spacing); n > 0; n--) this.found.push(EMPTY);
      this.found.push(this.next);
    }
    const trimmed = this.spacing !== "none" && k < this.found.length + MOST_EMPTY;
    return this.found[k] ?? (trimmed ? EMPTY : undefined);
  }
}

function emptyBefore({ blankBefore }: Line, spacing: Spacing): number {
  if (spacing === "none") return 0;
  return Math.min(MOST_EMPTY, spacing === "single" ? blankBefore : Math.floor((blankBefore - 1) / 2));
}

/** How the empty lines between the lines `[from, to]` are to be counted, if they are. */
export function spacingOf(lines: readonly Line[], from: number, to: number): Spacing {
  for (let i = from + 1; i <= to; i++) if (lines[i]!.blankBefore === 0) return "single";
  return "double";
}
