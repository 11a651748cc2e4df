import type { ColumnRole } from "../../../extractors/tables/columns.js";
import type { MappedText } from "../../text/mapped-text.js";
import { startsUnit } from "../evidence.js";
import { isLetterForColumn, type Piece, subPiece, wordsOf } from "./pieces.js";
import { edgeOf, type Place } from "./places.js";

/** A line laid into columns. */
export interface Laid {
  readonly cells: Piece[][];
  /** How badly the words fit: what no cell does. */
  readonly cost: number;
}

/** Words that are not parted, and the blanks before them. */
interface Token {
  readonly piece: Piece;
  readonly gap: number;
  /** What it begins with: a cell begins with a capital, a figure or a sign. */
  readonly opens: "capital" | "sign" | "small";
  readonly figure: boolean;
  /** "Ban Chỉ huy": begins as the name of a unit does. */
  readonly unit: boolean;
  /** Its last word. */
  readonly last: string;
}

/** A line of more pieces is none of a table. */
const MOST_TOKENS = 120;
/** Letters on either side of the place where a cell usually begins, in which a single blank may part two cells. */
const REACH = 8;
/** Lines above and below that may share a drift. */
const NEAR = 4;

/** Letters that a cell may be off its place, where each costs. */
const FURTHEST = 60;

/** Columns whose cells name units. */
const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["lead", "coordinating", "supervisor"]);

const CAPITAL = /^[“"(]?\p{Lu}/u;
const SIGN = /^[\d(≥≤<>%]/u;
const PERCENT = /^[%‰]$/u;
const FIGURE = /^(?:[≥≤<>~]=?\s?)?\d[\d.,]{0,14}\s?[%‰]?$/u;

/**
 * Lays the pieces of a line into the columns from `first` to before `end`, in order: where two or more blanks stand, where
 * the cells of a column usually begin, and (two cells with but one blank between them) before a capital near such a place.
 * The cheapest of all ways to do so, found column by column. A cell that the line above has `begun` may go on with any word.
 */
export function layLine(
  text: MappedText,
  pieces: readonly Piece[],
  places: readonly Place[],
  first: number,
  end: number,
  begun: readonly boolean[],
): Laid | undefined {
  const tokens = tokensOf(text, pieces, places, first);
  const count = tokens.length;
  if (count > MOST_TOKENS) return undefined;
  let costs = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  /** taken[c][i]: where the run of column c begins that ends before token i. */
  const taken: number[][] = [];
  for (let c = first; c < end; c++) {
    const next = [...costs];
    const from = Array.from({ length: count + 1 }, (_, i) => i);
    for (let j = 0; j < count; j++) {
      if (costs[j] === Number.POSITIVE_INFINITY) continue;
      let inside = costs[j]! + partCost(tokens, j, places[c]!, begun[c]!);
      for (let i = j + 1; i <= count; i++) {
        if (i > j + 1) inside += joinCost(tokens[i - 1]!, places, c);
        const cost = inside + placeCost(tokens[j]!.piece, tokens[i - 1]!.piece, places, c);
        if (cost >= next[i]!) continue;
        next[i] = cost;
        from[i] = j;
      }
    }
    taken.push(from);
    costs = next;
  }
  const cells: Piece[][] = places.map(() => []);
  let behind = count;
  for (let c = end - 1; c >= first; c--) {
    const begin = taken[c - first]![behind]!;
    if (begin < behind) cells[c] = joinTokens(tokens.slice(begin, behind));
    behind = begin;
  }
  return { cells, cost: costs[count]! };
}

/** The pieces, those that reach from one column into the next as single words where they may be parted. */
function tokensOf(text: MappedText, pieces: readonly Piece[], places: readonly Place[], first: number): Token[] {
  const tokens: Token[] = [];
  let before: Piece | undefined;
  const add = (piece: Piece): void => {
    const whole = wordsOf(text, piece);
    const words = whole.slice(0, 20);
    tokens.push({
      piece,
      gap: before ? piece.from - before.to : Number.POSITIVE_INFINITY,
      opens: CAPITAL.test(words) ? "capital" : SIGN.test(words) ? "sign" : "small",
      figure: FIGURE.test(words),
      unit: CAPITAL.test(words) && startsUnit(text.text.slice(piece.start, piece.start + 40)),
      last: whole.slice(whole.lastIndexOf(" ") + 1),
    });
    before = piece;
  };
  for (const piece of pieces) {
    const over = places.filter((p, c) => c > first && piece.from < p.left && piece.to > p.left - REACH);
    if (over.length === 0 || !isLetterForColumn(text, piece)) {
      add(piece);
      continue;
    }
    const words = wordsOf(text, piece);
    let start = 0;
    for (let at = words.indexOf(" "); at >= 0; at = words.indexOf(" ", at + 1)) {
      const begins = piece.from + at + 1;
      if (!over.some((p) => Math.abs(begins - p.left) <= REACH)) continue;
      // "2026 - 2030", "≥ 70"
      if (/[-–≥≤<>~]/u.test(words[at - 1]!) || /[-–]/u.test(words[at + 1]!)) continue;
      add(subPiece(piece, start, at));
      start = at + 1;
    }
    add(subPiece(piece, start, words.length));
  }
  return tokens;
}

/**
 * What it costs to begin a cell with a token: "… đào tạo nhân Sở Y tế" parts before "Sở", not inside the name; a cell that
 * goes on may begin with any word.
 */
function partCost(tokens: readonly Token[], j: number, { role }: Place, begun: boolean): number {
  const { gap, opens, figure, last, unit } = tokens[j]!;
  if (gap >= 2) return 0;
  const before = tokens[j - 1]!;
  if (figure && before.figure) return 0.5;
  // "… cho giáo dục, đào tạo %": the cell of a unit beside that of the words
  if (PERCENT.test(last) && !/\d$/u.test(before.last)) return 1;
  if (opens === "small") return begun ? 3 : 6;
  const inside = opens === "capital" && CAPITAL.test(before.last) ? 2 : 0;
  if (NAMES.has(role)) return unit ? 2 : 5 + inside;
  return 3 + inside;
}

/** What it costs that a token goes on the cell of the one before. */
function joinCost({ gap, unit }: Token, places: readonly Place[], c: number): number {
  if (gap >= 2) return Math.min(1.5 * (gap - 1), 12);
  // "… hệ thống Ban Chỉ huy": a name where the column of names is near stands in it
  return unit && !NAMES.has(places[c]!.role) && NAMES.has(places[c + 1]?.role ?? "unknown") ? 3 : 0;
}

/** How far a run of words stands from where the cells of a column stand. */
function placeCost(first: Piece, last: Piece, places: readonly Place[], c: number): number {
  const { edge, at, left, right, near } = places[c]!;
  const run = { from: first.from, to: last.to };
  let off = edge === null ? Math.max(0, left - run.from, run.to - right) : Math.abs(edgeOf(edge, run) - at);
  for (let line = first.line - NEAR; off > 0 && line <= first.line + NEAR; line++) {
    const other = line === first.line ? undefined : near.get(line);
    if (edge !== null && other !== undefined) off = Math.min(off, Math.abs(edgeOf(edge, run) - other));
  }
  const next = places[c + 1];
  const over = next ? run.to - next.left + 1 : 0;
  return 0.5 * Math.min(Math.max(0, off - 0.5), FURTHEST) + (over > 0 ? Math.min(1 + over, 15) : 0);
}

/** Words of one piece are one piece again. */
function joinTokens(tokens: readonly Token[]): Piece[] {
  const joined: Piece[] = [];
  for (const { piece, gap } of tokens) {
    const last = joined.at(-1);
    if (last && gap < 2) joined[joined.length - 1] = { ...last, end: piece.end, to: piece.to };
    else joined.push(piece);
  }
  return joined;
}
