import type { ColumnRole } from "../../../extractors/tables/columns.js";
import type { Line } from "../lines.js";
import { isDueCell, isFigure, isMeasure, isUnitHead, startsProduct, startsUnit, unitLikeness } from "./evidence.js";

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
const INLINE: Readonly<Record<Atom["opens"], number>> = { line: 0, due: 0.2, unit: 0.5, figure: 0.1, capital: 0.8 };
const CONNECTED = /(?:[,;(/&-]|(?<!\p{L})(?:và|của|cho|với|tại|các|những|về|trong|theo|từ|đến|là|do|hoặc))$/iu;

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
    // "Văn phòng HĐND", "Thường trực HĐND": the one names the other
    if (unit >= 0 && isUnitHead(text.slice(unit, at).trim())) continue;
    cuts.set(at, "unit");
    unit = at;
  }
  if (hasFigures)
    for (let w = 1; w < words.length; w++) {
      const figure = (word: string): boolean => isFigure(word) || /^[%‰]$/u.test(word);
      if (figure(words[w]!.text) || figure(words[w - 1]!.text)) cuts.set(words[w]!.at, "figure");
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
  atoms: readonly Atom[],
  roles: readonly ColumnRole[],
  habits: readonly ColumnHabits[] | undefined,
  mayEnd: boolean,
): CutRow {
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
  for (let part = 0; part < MOST_PARTS; part++)
    for (let c = 0; c <= k; c++)
      for (let i = 0; i <= n; i++) {
        const here = at(part, i, c);
        const so = cost[here]!;
        if (so === Number.POSITIVE_INFINITY) continue;
        // A page number between two cells
        if (i < n && atoms[i]!.loneNumber) relax(at(part, i + 1, c), so + 0.6, here);
        if (c === k) {
          if (i > 0 && i < n && part + 1 < MOST_PARTS && atoms[i]!.opens === "line")
            relax(at(part + 1, i, 0), so + 1, here);
          continue;
        }
        const role = roles[c]!;
        relax(at(part, i, c + 1), so + (part > 0 ? 0 : (EMPTY[role] ?? 0.4)), here);
        const longest = Math.min(n, i + (LONGEST[role] ?? MOST_ATOMS));
        for (let j = i + 1; j <= longest; j++) {
          const value = segmentCost(atoms, i, j, role, habits?.[c], part > 0);
          relax(at(part, j, c + 1), so + value, here);
        }
      }
  return trace(atoms, cost, from, { n, k, size, width }, mayEnd);
}

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

/** What it costs to read atoms `[i, j)` as the cell of a column. */
function segmentCost(
  atoms: readonly Atom[],
  i: number,
  j: number,
  role: ColumnRole,
  habits: ColumnHabits | undefined,
  goesOn: boolean,
): number {
  const first = atoms[i]!;
  const wraps = atoms[j - 1]!.line > first.line;
  let cost = INLINE[first.opens];
  // A cell that begins in the middle of a line is a short one: it does not go on in the next line.
  if (first.opens !== "line" && wraps) cost += 1.5;
  if (!atoms[j - 1]!.closesLine && wraps && atoms[j]!.opens !== "due") cost += 0.7;
  if (goesOn) cost += /^[\p{Ll})]/u.test(first.text) ? 0.3 : 2.5;
  else {
    if (/^[\p{Ll})]/u.test(first.text) && !first.isDue) cost += 4;
    const before = atoms[i - 1];
    if (before && CONNECTED.test(before.text)) cost += 3;
  }
  if (cost > 8) return cost;
  cost += contentCost(atoms, i, j, role, goesOn);
  if (habits) cost += habitCost(atoms, i, j, habits);
  return cost;
}

function contentCost(atoms: readonly Atom[], i: number, j: number, role: ColumnRole, goesOn: boolean): number {
  const first = atoms[i]!;
  switch (role) {
    case "task":
    case "indicator": {
      let cost = 0;
      for (let a = i + 1; a < j; a++) {
        const { text, opens, loneNumber, isDue } = atoms[a]!;
        if (loneNumber) cost += 2;
        else if (opens === "line" && /^\p{Lu}/u.test(text) && isDue) cost += 1.5;
      }
      return cost;
    }
    case "lead":
    case "coordinating":
    case "supervisor": {
      if (goesOn) return 0.3 * (j - i);
      if (!first.isUnit) return 6;
      const text = textOf(atoms, i, j);
      if (openBracket(text)) return 4;
      let cost = [6, 1.2, 0][unitLikeness(text)]! + 0.02 * Math.max(0, j - i - 5);
      for (let a = i + 1; a < j; a++) if (atoms[a]!.isProduct) cost += 1.5;
      return cost;
    }
    case "due":
    case "start":
      if (goesOn) return 1;
      return (j === i + 1 ? first.isDue : isDueCell(textOf(atoms, i, j))) ? 0 : 6;
    case "measure":
      return isMeasure(textOf(atoms, i, j)) ? 0.1 * (j - i - 1) : 5;
    case "value":
    case "baseline":
      return isFigure(textOf(atoms, i, j)) ? 0 : 1 + 0.5 * (j - i);
    case "result":
    case "product": {
      const text = textOf(atoms, i, j);
      let cost = first.isProduct ? 0 : 0.3;
      if (!goesOn && first.isUnit) cost += unitLikeness(text) === 2 ? 1.5 : 0.5;
      for (let a = i; a < j; a++) if (atoms[a]!.isDue && !isFigure(atoms[a]!.text)) cost += 2;
      return cost + (text.length > 400 ? 2 : 0);
    }
    default:
      return 0.5 + 0.05 * (j - i);
  }
}

/** Lines of a cell fill its width: a line that had room for the next word ends its cell; a longer one is not of it. */
function habitCost(atoms: readonly Atom[], i: number, j: number, { width, usual }: ColumnHabits): number {
  let cost = usual.has(textOf(atoms, i, j).toLowerCase()) ? -1 : 0;
  if (width === 0) return cost;
  for (let a = i; a < j; a++) {
    const { text, opens, closesLine } = atoms[a]!;
    if (opens === "line" && closesLine) cost += Math.min(2, 0.25 * Math.max(0, text.length - width - 2));
    const next = atoms[a + 1];
    if (a + 1 < j && next?.opens === "line" && closesLine) {
      const word = /^\S+/u.exec(next.text)?.[0].length ?? 0;
      if (text.length + 1 + word < width - 4) cost += 1;
    }
  }
  return cost;
}

const textOf = (atoms: readonly Atom[], i: number, j: number): string => {
  let text = atoms[i]!.text;
  for (let a = i + 1; a < j; a++) text += ` ${atoms[a]!.text}`;
  return text;
};

const openBracket = (text: string): boolean => {
  const opened = text.lastIndexOf("(");
  return opened >= 0 && text.indexOf(")", opened) < 0;
};
