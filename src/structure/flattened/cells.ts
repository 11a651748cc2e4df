import type { ColumnRole } from "../../../extractors/tables/columns.js";
import { isDueCell, isFigure, isMark, isUnitHead, startsProduct, startsUnit } from "../evidence.js";
import type { Line } from "../lines.js";
import { RowScores, type RowText } from "./scores.js";

/** A stretch of a line that no cell border cuts. */
export interface Atom {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stands before it: a line end, or (within a line) a deadline, a unit, a figure or only a capital. */
  readonly opens: "line" | "due" | "unit" | "figure" | "capital";
  readonly closesLine: boolean;
  readonly loneNumber: boolean;
  /** What the atom alone looks like. */
  readonly isDue: boolean;
  readonly isUnit: boolean;
  readonly isProduct: boolean;
  /** It begins in lower case: it goes on from what stands before. */
  readonly isLower: boolean;
  /** It ends with a sign or word that wants to go on. */
  readonly wantsMore: boolean;
}

/** What is known of a column after a first reading of the table. */
export interface ColumnHabits {
  /** Length of its longest usual lines; 0 where not known. */
  readonly width: number;
  /** Cells that it has more than once, folded. */
  readonly usual: ReadonlySet<string>;
}

export interface CutRow {
  /** For each column the atoms of its cell, in reading order. */
  readonly cells: readonly (readonly Atom[])[];
  /** How ill the row fits its columns; 0 is perfect. */
  readonly cost: number;
  /** First line that was left over at the end (only where `mayEnd`); -1 where none was. */
  readonly leftOver: number;
}

/** More pieces than a row of a table has. */
const MOST_ATOMS = 140;
/** A row may be cut by so many page breaks. */
const MOST_PARTS = 3;

const EMPTY: Readonly<Partial<Record<ColumnRole, number>>> = {
  task: 7,
  indicator: 7,
  lead: 2,
  coordinating: 1,
  due: 1.5,
  measure: 1,
  value: 0.7,
  baseline: 0.7,
};
const LONGEST: Readonly<Partial<Record<ColumnRole, number>>> = {
  lead: 16,
  coordinating: 16,
  due: 4,
  start: 3,
  measure: 3,
  value: 4,
  baseline: 4,
};
const CONNECTED =
  /(?:[,;(/&-]|(?<!\p{L})(?:và|của|cho|với|tại|các|những|về|trong|theo|từ|đến|là|do|hoặc|(?:đến|hết|trong|vào|cuối|từ) năm))$/iu;

/** Pieces of the lines of a row, cut where a cell may end within a line. */
export function atomsOf(lines: readonly Line[], from: number, to: number, skip: number, hasFigures: boolean): Atom[] {
  const atoms: Atom[] = [];
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    if (line.furniture) continue;
    const begin = i === from ? skip + (line.text.slice(skip).length - line.text.slice(skip).trimStart().length) : 0;
    if (begin >= line.text.length) continue;
    const cuts = [{ at: begin, opens: "line" as Atom["opens"] }, ...innerCuts(line.text, begin, hasFigures)];
    cuts.forEach(({ at, opens }, k) => {
      const end = cuts[k + 1]?.at ?? line.text.length;
      const text = line.text.slice(at, end).trimEnd();
      if (text === "") return;
      atoms.push({
        line: i,
        start: at,
        end: at + text.length,
        text,
        opens,
        closesLine: k === cuts.length - 1,
        loneNumber: line.loneNumber && at === 0,
        isDue: isDueCell(text),
        isUnit: startsUnit(text),
        isProduct: startsProduct(text),
        isLower: /^[\p{Ll})]/u.test(text),
        wantsMore: CONNECTED.test(text),
      });
    });
  }
  return atoms;
}

/** Places within a line where a new cell may begin: "Kế hoạch | 12/2025", "… dữ liệu | Phòng Kinh tế | Các thôn | 6/2026". */
function innerCuts(text: string, begin: number, hasFigures: boolean): { at: number; opens: Atom["opens"] }[] {
  const words = [...text.slice(begin).matchAll(/\S+/gu)].map((m) => ({ at: begin + m.index, text: m[0] }));
  const cuts = new Map<number, Atom["opens"]>();
  if (/\d|thường|hằng|hàng|định kỳ|theo/iu.test(text) && !isDueCell(text.slice(begin)))
    for (let w = Math.max(1, words.length - 12); w < words.length; w++)
      if (isDueCell(text.slice(words[w]!.at))) {
        cuts.set(words[w]!.at, "due");
        break;
      }
  let unit = startsUnit(text.slice(begin)) ? begin : -1;
  for (let w = 1; w < words.length; w++) {
    const { at, text: word } = words[w]!;
    if (!/^\p{Lu}/u.test(word) || CONNECTED.test(words[w - 1]!.text) || !startsUnit(text.slice(at))) continue;
    // "Văn phòng HĐND", "Thường trực HĐND": the one names the other; "1. Bộ Nội vụ": a mark and its unit
    if (isMark(text.slice(begin, at)) || (unit >= 0 && isUnitHead(text.slice(unit, at).trim()))) continue;
    cuts.set(at, "unit");
    unit = at;
  }
  if (hasFigures)
    for (let w = 1; w < words.length; w++) {
      const figure = (word: string): boolean => isFigure(word) || /^[%‰]$/u.test(word);
      // "> 50", "≤ 7,5"
      if (/^[<>≤≥~]=?$/u.test(words[w - 1]!.text) && isFigure(words[w]!.text)) cuts.set(words[w - 1]!.at, "figure");
      else if (figure(words[w]!.text) || figure(words[w - 1]!.text)) cuts.set(words[w]!.at, "figure");
    }
  if (cuts.size > 0)
    for (let w = 1; w < words.length; w++) {
      const { at, text: word } = words[w]!;
      if (
        !cuts.has(at) &&
        /^\p{Lu}\p{Ll}/u.test(word) &&
        /[\p{Ll}\d)]$/u.test(words[w - 1]!.text) &&
        !CONNECTED.test(words[w - 1]!.text)
      )
        cuts.set(at, "capital");
    }
  return [...cuts].map(([at, opens]) => ({ at, opens })).sort((a, b) => a.at - b.at);
}

/**
 * Divides the atoms of one row among the columns: the cheapest way to read them in the order of the columns, where a cell
 * may be empty, and where after a page break the cells may go on once more in the same order. A shortest path, found by
 * dynamic programming over (part, atom, column).
 */
export function cutRow(
  row: RowText,
  roles: readonly ColumnRole[],
  habits: readonly ColumnHabits[] | undefined,
  mayEnd: boolean,
): CutRow {
  const { atoms } = row;
  const n = atoms.length;
  const k = roles.length;
  if (n > MOST_ATOMS) return { cells: roles.map((_, c) => (c === 0 ? atoms : [])), cost: 99, leftOver: -1 };
  const width = k + 1;
  const size = (n + 1) * width;
  const cost = new Float64Array(size * MOST_PARTS).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(size * MOST_PARTS).fill(-1);
  const at = (part: number, i: number, c: number): number => part * size + i * width + c;
  const relax = (target: number, value: number, source: number): void => {
    if (value < cost[target]! - 1e-9) {
      cost[target] = value;
      from[target] = source;
    }
  };
  cost[0] = 0;
  const empty = roles.map((role) => EMPTY[role] ?? 0.4);
  const longest = roles.map((role) => LONGEST[role] ?? MOST_ATOMS);
  const scores = new RowScores(row, roles, habits);
  const rewards = scores.rewards();
  for (let part = 0; part < MOST_PARTS; part++) {
    // A way that costs more than a whole reading, whatever it may still win back, leads nowhere.
    const whole =
      mayEnd || part === 0 ? Number.POSITIVE_INFINITY : Math.min(cost[at(0, n, k)]!, cost[at(part - 1, n, k)]!);
    const later = (MOST_PARTS - 1 - part) * rewards[0]!;
    for (let c = 0; c <= k; c++)
      for (let i = 0; i <= n; i++) {
        const here = at(part, i, c);
        const so = cost[here]!;
        if (so === Number.POSITIVE_INFINITY || so - rewards[c]! - later > whole) continue;
        // A page number between two cells
        if (i < n && atoms[i]!.loneNumber) relax(at(part, i + 1, c), so + 0.6, here);
        if (c === k) {
          if (i > 0 && i < n && part + 1 < MOST_PARTS && atoms[i]!.opens === "line")
            relax(at(part + 1, i, 0), so + (isBehindPage(atoms, i) ? 1 : PAGE_UNSEEN), here);
          continue;
        }
        relax(at(part, i, c + 1), so + (part > 0 ? 0 : empty[c]!), here);
        for (let j = i + 1, last = Math.min(n, i + longest[c]!); j <= last; j++)
          relax(at(part, j, c + 1), so + scores.cost(i, j, c, part > 0), here);
      }
  }
  return trace(atoms, cost, from, { n, k, size, width }, mayEnd);
}

/** What it costs to go on with the cells of a row where nothing tells of a new page. */
const PAGE_UNSEEN = 2;

/** Does something that is no cell stand right before an atom: a page number, a running head, a header printed again? */
const isBehindPage = (atoms: readonly Atom[], i: number): boolean =>
  atoms[i]!.line > atoms[i - 1]!.line + 1 || atoms[i - 1]!.loneNumber;

function trace(
  atoms: readonly Atom[],
  cost: Float64Array,
  from: Int32Array,
  { n, k, size, width }: { n: number; k: number; size: number; width: number },
  mayEnd: boolean,
): CutRow {
  let end = -1;
  let best = Number.POSITIVE_INFINITY;
  let leftOver = -1;
  for (let part = 0; part < MOST_PARTS; part++)
    for (let i = mayEnd ? 1 : n; i <= n; i++) {
      if (i < n && atoms[i]!.opens !== "line") continue;
      const state = part * size + i * width + k;
      const value = cost[state]! + (i < n ? 1.5 : 0);
      if (value < best) {
        best = value;
        end = state;
        leftOver = i < n ? atoms[i]!.line : -1;
      }
    }
  const cells: Atom[][] = Array.from({ length: k }, () => []);
  for (let state = end; state > 0; ) {
    const before = from[state]!;
    if (before < 0) break;
    const c = state % width;
    const i = Math.floor((state % size) / width);
    const i0 = Math.floor((before % size) / width);
    const c0 = before % width;
    if (c === c0 + 1 && i > i0) cells[c0]!.unshift(...atoms.slice(i0, i));
    state = before;
  }
  return { cells, cost: best, leftOver };
}
