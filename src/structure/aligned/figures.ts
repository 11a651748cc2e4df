import type { ColumnRole } from "../../../extractors/tables/columns.js";
import type { MappedText } from "../../text/mapped-text.js";
import type { AlignedColumn } from "./header.js";
import { isLetterForColumn, type Piece, subPiece, wordsOf } from "./pieces.js";

/** Columns whose cells are figures, or may be. */
export const FIGURES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  "value",
  "baseline",
  "budget",
  "result",
  "unknown",
]);
const ONLY_FIGURES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["value", "baseline", "budget", "comparison"]);

const FIGURE = /^(?:[≥≤<>~]=?)?\d[\d.,]{0,14}[%‰]?$/u;
const SIGN = /^[≥≤<>~]=?$/u;

/** How many columns at the right of a table hold figures: two or more, or 0. */
export function trailingFigures(columns: readonly AlignedColumn[]): number {
  let count = 0;
  while (count + 1 < columns.length && ONLY_FIGURES.has(columns[columns.length - 1 - count]!.role)) count++;
  return count >= 2 ? count : 0;
}

/**
 * Columns of figures may stand but one blank apart: "Tỷ đồng 9.480          10.560 11.850". Where a line ends with as many
 * figures as there are columns for them, each is a piece of its own; elsewhere (undefined) nobody can tell.
 */
export function splitFigures(
  text: MappedText,
  pieces: readonly Piece[],
  columns: readonly AlignedColumn[],
  wanted: number,
): readonly Piece[] | undefined {
  if (wanted === 0) return undefined;
  const figures: Piece[] = [];
  /** What stands left of the heading of the column before is no figure of these columns: "Trạm loại 2". */
  const leftmost = columns[columns.length - wanted - 1]!.to;
  for (let k = pieces.length - 1; k >= 0; k--) {
    const { rest, own } = figuresAtEnd(text, pieces[k]!, wanted - figures.length);
    figures.unshift(...own);
    if (figures.length === wanted)
      return figures[0]!.from >= leftmost ? [...pieces.slice(0, k), ...(rest ? [rest] : []), ...figures] : undefined;
    if (rest) return undefined;
  }
  return undefined;
}

/** The last figures of a piece, at most so many, and the words before them. */
function figuresAtEnd(text: MappedText, piece: Piece, most: number): { rest: Piece | null; own: Piece[] } {
  const whole = wordsOf(text, piece);
  if (!isLetterForColumn(text, piece))
    return FIGURE.test(whole) ? { rest: null, own: [piece] } : { rest: piece, own: [] };
  const own: Piece[] = [];
  let end = whole.length;
  while (end > 0 && own.length < most) {
    let start = whole.lastIndexOf(" ", end - 1) + 1;
    if (!FIGURE.test(whole.slice(start, end))) break;
    // "≤ 7,5"
    const before = start > 1 ? whole.lastIndexOf(" ", start - 2) + 1 : 0;
    if (start > 1 && SIGN.test(whole.slice(before, start - 1))) start = before;
    own.unshift(subPiece(piece, start, end));
    end = start - 1;
  }
  return { rest: end > 0 ? subPiece(piece, 0, end) : null, own };
}
