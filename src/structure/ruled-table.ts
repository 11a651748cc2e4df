import type { MappedText } from "../text/mapped-text.js";
import { Passage } from "../text/passage.js";
import type { Line } from "./lines.js";
import { makeTable } from "./made-table.js";
import { hasNoWidth, rawLine } from "./raw-line.js";
import { HOLD_TABLES, type Table, type Zone } from "./types.js";

/** "----- ---------- ------": the dashes show where each column begins and ends. */
const COLUMN_RULE = /^[-=]{2,}(?: {1,8}[-=]{2,}){1,40}$/u;
const WHOLE_RULE = /^[-=]{10,}$/u;
const MOST_HEADER_LINES = 12;
/** Two columns are those of a letterhead. */
const FEWEST_COLUMNS = 3;

/** Columns of the raw line: the first of a cell, and the one behind its last. */
interface Column {
  readonly from: number;
  readonly to: number;
}

/**
 * Tables whose columns are shown by a rule of dashes, by the index of their first line: pandoc's simple and multiline
 * tables, reStructuredText. Where an empty line stands between the rows, a row goes over several lines.
 *
 *     -------------------------------
 *     TT   Chỉ tiêu            Năm
 *                              2030
 *     ---- ------------------- ------
 *     1    Hộ dùng nước sạch   90%
 *          hợp vệ sinh
 *
 *     2    …
 *     -------------------------------
 */
export function findRuledTables(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
): Map<number, { table: Table; end: number }> {
  const tables = new Map<number, { table: Table; end: number }>();
  let done = 0;
  for (let at = 0; at < lines.length; at++) {
    if (at < done || !lines[at]!.furniture || !HOLD_TABLES.has(zone[at]!)) continue;
    const columns = columnsOf(text, lines[at]!);
    if (columns.length < FEWEST_COLUMNS) continue;
    const found = tableAt(text, lines, at, columns, done);
    if (!found) continue;
    tables.set(found.start, { table: found.table, end: found.end });
    done = found.end;
  }
  return tables;
}

function tableAt(
  text: MappedText,
  lines: readonly Line[],
  rule: number,
  columns: readonly Column[],
  from: number,
): { table: Table; start: number; end: number } | undefined {
  const start = headerStart(lines, rule, from);
  const header: (Passage[] | undefined)[] = [];
  for (let i = start; i < rule; i++) if (!lines[i]!.furniture) header.push(cellsOf(text, lines[i]!, columns));
  const body: { line: Line; cells: Passage[] }[] = [];
  let end = rule + 1;
  let closed: Line | undefined;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (isRule(line)) {
      closed = line;
      end++;
      break;
    }
    if (line.furniture || line.loneNumber) continue;
    const cells = cellsOf(text, line, columns);
    if (!cells) break;
    body.push({ line, cells });
  }
  const parted = body.some(({ line }, i) => i > 0 && line.blankBefore > 0) || (closed?.blankBefore ?? 0) > 0;
  // A simple table without a closing rule ends at the first empty line
  if (!closed && parted) return undefined;
  if (body.length === 0 || header.includes(undefined)) return undefined;
  const rows: Passage[][][] = [];
  const add = (cells: readonly Passage[], isNew: boolean): void => {
    if (isNew) rows.push(cells.map((cell) => [cell]));
    else for (const [c, cell] of cells.entries()) rows.at(-1)![c]!.push(cell);
  };
  for (const [i, cells] of header.entries()) add(cells!, i === 0);
  for (const [i, { line, cells }] of body.entries()) add(cells, i === 0 || !parted || line.blankBefore > 0);
  return { table: makeTable(text, rows, "ruled"), start, end };
}

/** A header stands below a whole rule, or is the one line right above; without it the table begins with the rule itself. */
function headerStart(lines: readonly Line[], rule: number, from: number): number {
  if (lines[rule]!.blankBefore > 0) return rule;
  for (let i = rule - 1; i >= Math.max(from, rule - MOST_HEADER_LINES); i--)
    if (isRule(lines[i]!)) return WHOLE_RULE.test(lines[i]!.text) ? i : rule - 1;
  return Math.max(from, rule - 1);
}

const isRule = ({ furniture, text }: Line): boolean => furniture && (WHOLE_RULE.test(text) || COLUMN_RULE.test(text));

function columnsOf(text: MappedText, line: Line): Column[] {
  if (!/^[-=]{2}/u.test(line.text)) return [];
  const { start, end } = rawLine(text, line);
  const printed = text.raw.slice(start, end);
  if (!COLUMN_RULE.test(printed.trim())) return [];
  return Array.from(printed.matchAll(/[-=]+/gu), ({ index, 0: dashes }) => ({
    from: index,
    to: index + dashes.length,
  }));
}

/** The words of a line in each column; undefined where words stand between two columns. */
function cellsOf(text: MappedText, line: Line, columns: readonly Column[]): Passage[] | undefined {
  const { start, end } = rawLine(text, line);
  const places = placesOf(text.raw, start, end);
  const cells: Passage[] = [];
  for (const [c, { from, to }] of columns.entries()) {
    const next = columns[c + 1]?.from ?? Number.POSITIVE_INFINITY;
    // The last column may be wider than its rule
    const last = c === columns.length - 1 ? end : (places[to] ?? end);
    if (c < columns.length - 1 && text.raw.slice(last, places[next] ?? end).trim() !== "") return undefined;
    const first = places[from] ?? end;
    if (c === 0 && text.raw.slice(start, first).trim() !== "") return undefined;
    cells.push(Passage.of(text, text.fromRaw(first), text.fromRaw(last)));
  }
  return cells;
}

/** For each column of a raw line the offset at which it begins: what takes no room has none. */
function placesOf(raw: string, start: number, end: number): number[] {
  const places: number[] = [];
  for (let at = start; at < end; at++) if (!hasNoWidth(raw.charCodeAt(at))) places.push(at);
  return places;
}
