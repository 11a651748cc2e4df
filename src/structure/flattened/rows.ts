import { parseRoman } from "../../text/numbers.js";
import { isDueCell, isFigure, isMeasure, unitLikeness } from "../evidence.js";
import type { Line } from "../lines.js";

/** A row or heading of a flattened table: its printed number and the lines up to the next one. */
export interface FlatRow {
  readonly kind: "group" | "data";
  /** Line that begins it; its number stands in `[0, numberEnd)` of that line. */
  readonly line: number;
  readonly numberEnd: number;
  /** First line after it. */
  readonly end: number;
}

const ROW = /^(\d{1,3}(?:\.\d{1,2}){0,3})\s?[.)]?(?=\s|$)/u;
const GROUP = /^(?:([IVXLC]{1,6})|([A-HĐ]))(?:\s?[.):]|\s-)?(?=\s|$)/u;
/** How far ahead a second candidate for the same number is looked for. */
const AHEAD = 14;

/**
 * Cuts the lines `[from, to)` below a header into rows: each number must follow the one before ("3", then "4" or "3.1"; "I"
 * and then "1" or one more), so that page numbers, years and figures do not open rows.
 */
export function cutRows(lines: readonly Line[], from: number, to: number): FlatRow[] {
  const rows: FlatRow[] = [];
  const state = { row: "", restart: true, roman: 0, letter: 0, mayBeTorn: from < FEWEST_ABOVE, isTorn: false };
  let open: { kind: FlatRow["kind"]; line: number; numberEnd: number } | undefined;
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    if (line.furniture) continue;
    const found = openRow(lines, i, to, state);
    if (!found) {
      if (!open) return [];
      continue;
    }
    if (open) rows.push({ ...open, end: i });
    open = { ...found, line: i };
  }
  if (open) rows.push({ ...open, end: to });
  return rows.slice(0, endOfStyle(lines, rows));
}

/**
 * Where the numbers of the rows are printed otherwise for good: below rows with "1", "2" alone on their lines,
 * "1. Phòng Kinh tế" is a heading of the text that follows the table, and so is the "IV. TỔ CHỨC THỰC HIỆN" above it.
 */
function endOfStyle(lines: readonly Line[], rows: readonly FlatRow[]): number {
  const alone = ({ line, numberEnd }: FlatRow): boolean => numberEnd === lines[line]!.text.length;
  const plain = ({ line, numberEnd }: FlatRow): boolean => !/[.)]$/u.test(lines[line]!.text.slice(0, numberEnd));
  const data = [...rows.keys()].filter((i) => rows[i]!.kind === "data");
  const first = data.findIndex((i) => !(alone(rows[i]!) && plain(rows[i]!)));
  if (first < FEWEST_ALONE || data.slice(first).some((i) => alone(rows[i]!) || plain(rows[i]!))) return rows.length;
  let end = data[first]!;
  while (end > 0 && rows[end - 1]!.kind === "group") end--;
  return end;
}

/** With fewer lines above its rows a table may have been torn out of its annex: it goes on counting where a page before it stopped. */
const FEWEST_ABOVE = 18;

/** So many rows show how a table prints its numbers. */
const FEWEST_ALONE = 3;

interface State {
  /** Number of the last row; empty before the first. */
  row: string;
  /** A heading came after it: the count may begin again. */
  restart: boolean;
  roman: number;
  letter: number;
  /** The table may begin with any number, and does. */
  readonly mayBeTorn: boolean;
  isTorn: boolean;
}

function openRow(
  lines: readonly Line[],
  i: number,
  to: number,
  state: State,
): Omit<FlatRow, "line" | "end"> | undefined {
  const { text } = lines[i]!;
  const row = ROW.exec(text);
  if (row) {
    const label = row[1]!.replace(/^0+(?=\d)/u, "");
    if (!isExpected(label, state) || !opensText(lines, i, row[0].length, to, label)) return undefined;
    state.isTorn ||= state.row === "" && Number(label) > 1;
    state.row = label;
    state.restart = false;
    return { kind: "data", numberEnd: row[0].length };
  }
  if (DASH.test(text)) return opensFigures(lines, i + 1, to) ? { kind: "data", numberEnd: text.length } : undefined;
  const group = GROUP.exec(text);
  if (!group) return undefined;
  const rest = text.slice(group[0].length).trim() || (lines[i + 1]?.text ?? "");
  if (!/^[\p{Lu}“"]/u.test(rest)) return undefined;
  const roman = group[1] ? parseRoman(group[1]) : undefined;
  const goesOn =
    roman === state.roman + 1 || (state.roman === 0 && (state.isTorn || (state.mayBeTorn && state.row === "")));
  if (roman !== undefined && (goesOn || (roman === 1 && state.restart))) state.roman = roman;
  else if (group[2] && "ABCDEGH".indexOf(group[2]) === state.letter) {
    state.letter++;
    state.roman = 0;
  } else return undefined;
  state.restart = true;
  return { kind: "group", numberEnd: group[0].length };
}

/** "-" alone on its line, where the number of a row stands. */
const DASH = /^[-–+•*]$/u;
/** A name is not wrapped over more lines. */
const MOST_NAMED = 3;

/** A name, its unit of measure and a figure, as below "1 | Cây lúa": "Diện tích", "Ha", "1.200"; behind a dash that is an empty cell none stands. */
function opensFigures(lines: readonly Line[], name: number, to: number): boolean {
  const text = lines[name]?.text ?? "";
  if (name >= to || !/^\p{Lu}/u.test(text) || GROUP.test(text)) return false;
  for (let k = name + 1; k < Math.min(to - 1, name + 1 + MOST_NAMED); k++)
    if (isMeasure(lines[k]!.text) && isFigure(lines[k + 1]!.text)) return true;
  return false;
}

/** Does this number come next? */
function isExpected(label: string, { row, restart, mayBeTorn }: State): boolean {
  if (row === "") return label === "1" || label === "1.1" || (mayBeTorn && /^\d{1,3}$/u.test(label));
  if (restart && (label === "1" || /^\d{1,2}\.1$/u.test(label))) return true;
  const parts = row.split(".").map(Number);
  if (label === `${row}.1`) return true;
  for (let depth = parts.length; depth > 0; depth--) {
    const next = [...parts.slice(0, depth - 1), parts[depth - 1]! + 1].join(".");
    if (label === next) return true;
  }
  return false;
}

/** A row number is followed by the words of the task: a capital, and no deadline or unit, which would make it a figure of a cell. */
function opensText(lines: readonly Line[], i: number, length: number, to: number, label: string): boolean {
  const { text } = lines[i]!;
  const rest = text.slice(length).trim();
  if (rest !== "") return /^[\p{Lu}“"(+-]/u.test(rest) && !isDueCell(rest);
  let next = i + 1;
  while (next < to && lines[next]!.furniture) next++;
  if (next >= to) return false;
  const below = lines[next]!.text;
  if (!/^[\p{Lu}“"(\d+-]/u.test(below) || isFigure(below) || ROW.exec(below)?.[1] === label || isDueCell(below))
    return false;
  if (unitLikeness(below) < 2) return true;
  // A figure before a unit's cell looks the same; then the row itself follows soon.
  for (let k = next + 1; k < Math.min(to, next + AHEAD); k++) if (ROW.exec(lines[k]!.text)?.[1] === label) return false;
  return true;
}
