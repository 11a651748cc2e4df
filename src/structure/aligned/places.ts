import type { ColumnRole } from "../../../extractors/tables/columns.js";
import { columnOf, findBorders } from "./borders.js";
import type { AlignedColumn } from "./header.js";
import type { Piece } from "./pieces.js";

/** A line as far as it is known which piece is which: pieces of the table without its headings. */
export interface Sample {
  readonly line: number;
  readonly pieces: readonly Piece[];
  /** The last pieces are the figures of the last columns, one each. */
  readonly figures: number;
}

/** Where the cells of a column stand on a page. */
export interface Place {
  readonly role: ColumnRole;
  /** What its cells have in common, and where that is; null where there is no such thing. */
  readonly edge: "from" | "middle" | "to" | null;
  readonly at: number;
  /** Its cells lie between these. */
  readonly left: number;
  readonly right: number;
  /** Where cells of certain lines begin (for `edge`): text of a page may drift by some letters for a few lines. */
  readonly near: ReadonlyMap<number, number>;
}

/** Lines with a piece for each column, of which two tell more than the headings do. */
const FEWEST_FULL = 2;
const AGREEING = 0.7;
const OUTLIERS = 0.1;
/** Cells of a column that begin, end or are centred at one place, of all. */
export const AT_ONE_PLACE = 0.6;

export const edgeOf = (edge: Place["edge"], { from, to }: { from: number; to: number }): number =>
  edge === "to" ? to : edge === "middle" ? (from + to) / 2 : from;

/**
 * Learns where the columns of a page stand: from lines with a piece for each column, and from pieces that lie between two
 * borders. Headings may stand elsewhere than the cells below them, as a converter packs what is close together: where lines
 * with a piece for each column speak against the borders, they are believed.
 */
export function learnPlaces(columns: readonly AlignedColumn[], samples: readonly Sample[]): Place[] {
  const borders = findBorders(
    columns,
    samples.map((s) => s.pieces),
  );
  const width = columns.length;
  const full = columns.map((): { line: number; piece: Piece }[] => []);
  const between = columns.map((): { line: number; piece: Piece }[] => []);
  for (const { line, pieces, figures } of samples) {
    const known = pieces.length === width ? width : figures;
    for (let k = 1; k <= known; k++) full[width - k]!.push({ line, piece: pieces[pieces.length - k]! });
    for (const piece of pieces) {
      const { column, crosses } = columnOf(borders, piece);
      if (!crosses) between[column]!.push({ line, piece });
    }
  }
  const places = columns.map((heading, c) => {
    const agree = full[c]!.filter(({ piece }) => {
      const { column, crosses } = columnOf(borders, piece);
      return column === c && !crosses;
    });
    const believed = full[c]!.length >= FEWEST_FULL && agree.length < full[c]!.length * AGREEING;
    return placeOf(heading, believed ? full[c]! : between[c]!);
  });
  return places.map((place, c) => {
    const right = places[c - 1]?.right ?? 0;
    // Cells that touch those beside them are wide, and begin before any that was seen
    return place.edge === "from" || right >= place.left
      ? place
      : { ...place, left: Math.ceil((right + place.left) / 2) };
  });
}

function placeOf(heading: AlignedColumn, cells: readonly { line: number; piece: Piece }[]): Place {
  const pieces = cells.map((c) => c.piece);
  let edge: Place["edge"] = null;
  let at = 0;
  let most = 0;
  for (const tried of ["from", "middle", "to"] as const) {
    const found = mostUsual(pieces.map((p) => Math.round(edgeOf(tried, p))));
    if (found.count > most && found.count >= pieces.length * AT_ONE_PLACE) {
      edge = tried;
      at = found.at;
      most = found.count;
    }
  }
  const left = pieces.length > 0 ? outermost(pieces.map((p) => p.from)) : heading.from;
  const right = pieces.length > 0 ? -outermost(pieces.map((p) => -p.to)) : heading.to;
  const near = new Map<number, number>();
  for (const { line, piece } of cells) if (!near.has(line)) near.set(line, edgeOf(edge, piece));
  return { role: heading.role, edge, at, left: edge === "from" ? at : left, right, near };
}

/** The least but the outliers. */
function outermost(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * OUTLIERS)]!;
}

/** The place most of the given ones are at or beside. */
export function mostUsual(places: readonly number[]): { at: number; count: number } {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  let best = { at: 0, count: 0, exact: 0 };
  for (const [place, exact] of counts) {
    const count = (counts.get(place - 1) ?? 0) + exact + (counts.get(place + 1) ?? 0);
    if (count > best.count || (count === best.count && exact > best.exact)) best = { at: place, count, exact };
  }
  return best;
}
