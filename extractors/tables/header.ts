import { isDueCell, isFigure } from "../../src/structure/evidence.js";
import { COLUMN_NUMBER } from "../../src/structure/numbering.js";
import type { Cell, Table } from "../../src/structure/types.js";
import { foldWords } from "../../src/text/fold.js";
import { rememberingOf } from "../../src/text/memo.js";
import { type ColumnRole, HEADER_LENGTH, readHeader } from "./columns.js";
import { isHeading, isShare, unnamedIndicator } from "./headings.js";
import { readRowNumber } from "./numbers.js";
import type { Column } from "./reading.js";

export interface Header {
  readonly rows: readonly number[];
  readonly columns: readonly Column[];
}

type Row = readonly (Cell | null)[];

/** A table's title or an empty row may stand above the header; further down there is none. */
const SEARCHED = 6;
const MOST_HEADER_ROWS = 3;

/** The header of a table with the roles of its columns; undefined where none of the first rows is one. */
export function findHeader(table: Table): Header | undefined {
  const limit = Math.min(SEARCHED, table.grid.length);
  for (let i = 0; i < limit; i++) {
    const row = table.grid[i]!;
    if (!isHeaderRow(row)) continue;
    const over = i > 0 && spreads(table.grid[i - 1]!, row) ? table.grid[i - 1]! : undefined;
    const rows = over ? [i - 1, i] : [i];
    let titles = titlesOf(row).map((t, c) => {
      const top = over?.[c];
      const own = t ? [t] : [];
      return top && top.passage.length > 0 && top.passage.text !== t?.passage.text ? [top, ...own] : own;
    });
    // "BHXH tự nguyện" over "Chỉ tiêu giao" over "Tổng số", "Trong đó: tăng mới"
    for (let above = row; rows.length < MOST_HEADER_ROWS + Number(over !== undefined); ) {
      const below = table.grid[rows.at(-1)! + 1];
      if (!below || !isSubHeader(above, below)) break;
      const sub = placeSubHeader(above, below);
      titles = titles.map((t, c) => {
        const own = sub[c] ?? null;
        return own && own !== t[0] && own.passage.text !== t.at(-1)?.passage.text ? [...t, own] : t;
      });
      spreadSpans(above, sub, titles);
      rows.push(rows.at(-1)! + 1);
      above = below;
    }
    if (isNumbering(table.grid[rows.at(-1)! + 1])) rows.push(rows.at(-1)! + 1);
    return { rows, columns: settle(titles, table, rows) };
  }
  return undefined;
}

const wordsOf = rememberingOf((cell: Cell) => foldWords(cell.passage.text));

/** Rows that print the header again (a new page), or number its columns. */
export function isRepeatedHeader(row: Row, table: Table, header: Header): boolean {
  if (isNumbering(row)) return row.filter((c) => c && c.passage.length > 0).length > 2;
  for (const at of header.rows) {
    const printed = table.grid[at]!;
    let same = 0;
    let filled = 0;
    for (let c = 0; c < row.length; c++) {
      const words = row[c] ? wordsOf(row[c]!) : "";
      if (words === "") continue;
      // Three of four cells must be the same
      if (filled - same > row.length / 4) break;
      filled++;
      if (printed[c] && words === wordsOf(printed[c]!)) same++;
    }
    if (filled >= 2 && same >= filled * 0.75) return true;
  }
  return false;
}

const titlesOf = (row: Row): (Cell | null)[] => row.map((cell) => (cell && cell.passage.length > 0 ? cell : null));
const filled = (row: Row): Cell[] => [...new Set(titlesOf(row))].filter((c): c is Cell => c !== null);

/** "TT | Nội dung | Chủ trì": at least two headers the lexicon knows, at least half of all, and no row number in front. */
function isHeaderRow(row: Row): boolean {
  const cells = filled(row);
  if (cells.length < 2 || cells.some((c) => c.passage.length > HEADER_LENGTH * 2)) return false;
  if (readRowNumber(cells[0]!.passage.text)) return false;
  const roles = new Set(cells.map((c) => readHeader(c.passage.text).role).filter((r) => r !== "unknown"));
  return roles.size >= 2 && cells.filter(({ passage }) => isHeading(passage.text)).length * 2 >= cells.length;
}

/** "| | Năm 2026 | Năm 2027 |", "| | Chủ trì | Phối hợp |": only headers, and there is room for them above. */
function isSubHeader(above: Row, row: Row): boolean {
  const own = filled(row).filter((cell) => !above.includes(cell));
  if (own.length === 0 || own.some((c) => c.passage.length > HEADER_LENGTH || readRowNumber(c.passage.text)))
    return false;
  if (isNumbering(row)) return false;
  const spread = spreads(above, row);
  const known = own.filter((cell) => isHeading(cell.passage.text) || (spread && isAgain(above, cell)));
  return known.length * 2 > own.length && (room(above) > 0 || merged(above) || spread);
}

const isAgain = (above: Row, { passage, column }: Cell): boolean =>
  foldWords(passage.text) === foldWords(above[column]?.passage.text ?? "");

/** A converter may print a heading that spans others in each of its places, and the others once more below. */
function spreads(above: Row, row: Row): boolean {
  const words = above.map((cell) => foldWords(cell?.passage.text ?? ""));
  const below = filled(row);
  return (
    words.some((word, c) => word !== "" && word === words[c - 1]) &&
    below.some((cell) => isAgain(above, cell)) &&
    !below.every((cell) => isAgain(above, cell))
  );
}

const merged = (row: Row): boolean => filled(row).some((cell) => cell.columnSpan > 1);
/** Empty places of a header row: what a spanning heading left behind in a text table. */
const room = (row: Row): number => row.filter((cell) => !cell || cell.passage.length === 0).length;

/**
 * Puts the cells of a second header row over their columns. A text table may have lost the empty cells before them:
 * then they belong, in order, to the places of the headings that span.
 */
function placeSubHeader(above: Row, row: Row): (Cell | null)[] {
  const cells = titlesOf(row);
  const own = cells.filter((cell) => cell && !above.includes(cell));
  const aligned = cells.every((cell, c) => !cell || above.includes(cell) || isSpanned(above, c));
  if (aligned) return cells;
  const places = above.flatMap((_, c) => (isSpanned(above, c) ? [c] : []));
  if (places.length < own.length) return cells;
  const placed = new Array<Cell | null>(row.length).fill(null);
  own.forEach((cell, k) => {
    placed[places[k]!] = cell;
  });
  return placed;
}

/** Does column `c` lie under a heading that spans several columns (drawn as one cell, or followed by empty ones)? */
function isSpanned(above: Row, c: number): boolean {
  const cell = above[c];
  if (cell && cell.columnSpan > 1) return true;
  if (!cell || cell.passage.length === 0) return true;
  const next = above[c + 1];
  return c + 1 < above.length && (!next || next.passage.length === 0);
}

/** A spanning heading also heads the places to its right that it covers. */
function spreadSpans(above: Row, sub: readonly (Cell | null)[], titles: Cell[][]): void {
  let over: Cell | null = null;
  for (let c = 0; c < titles.length; c++) {
    const cell = above[c];
    if (cell && cell.passage.length > 0) over = cell;
    else if (over && sub[c] && !titles[c]!.includes(over)) titles[c]!.unshift(over);
  }
}

/** "(1) | (2) | (3)", "A | B | 1 | 2=1/3": a row that numbers the columns. */
function isNumbering(row: Row | undefined): boolean {
  if (!row) return false;
  const cells = filled(row);
  return cells.length >= 3 && cells.every((c) => COLUMN_NUMBER.test(c.passage.text)) && ascends(cells);
}

function ascends(cells: readonly Cell[]): boolean {
  const numbers = cells.flatMap((c) => /^\(?(\d{1,2})/u.exec(c.passage.text)?.[1] ?? []).map(Number);
  return numbers.length > 0 && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
}

/** Roles for all columns, after what one column alone could not tell. */
function settle(titles: readonly (readonly Cell[])[], table: Table, headerRows: readonly number[]): Column[] {
  const columns = titles.map((cells, index) => {
    const readings = cells.map((cell) => readHeader(cell.passage.text));
    // "Năm 2025" over "KH | Thực hiện": beside a year these words say what was planned and what was reached
    const over = readings.at(-2);
    if (over?.role === "value" && over.year !== null && readings.at(-1)!.year === null)
      readings[readings.length - 1] = readHeader(`${cells.at(-1)!.passage.text} ${over.year}`);
    const { role, year } = combine(readings);
    return {
      index,
      role,
      title: cells.map((cell) => cell.passage.text).join(" "),
      year,
      header: cells.map((cell) => cell.passage),
    };
  });
  const has = (...roles: ColumnRole[]): boolean => columns.some((c) => roles.includes(c.role));
  const unnamed = unnamedIndicator(columns);
  // "Nội dung | Thực hiện 2025 | Dự toán năm 2026": revenue to be reached, where nobody is given a task
  const revenue = has("baseline") && !has("lead", "coordinating", "due", "product");
  const settled: Column[] = [];
  for (const column of columns) {
    let { role } = column;
    if (column === unnamed) role = "indicator";
    // "ĐVT | Toàn xã | Thôn 1 | Thôn 2": the share of each
    if (role === "unknown" && has("measure") && isShare(column.title) && holdsFigures(table, column.index, headerRows))
      role = "value";
    if (role === "budget" && revenue && column.year !== null && /dự toán/iu.test(column.title)) role = "value";
    const before = (...roles: ColumnRole[]): boolean => settled.some((c) => roles.includes(c.role));
    // "TT | Nội dung | Chỉ tiêu": what is to be reached stands beside what it is of
    if (role === "indicator" && before("task", "indicator")) role = "value";
    if (role === "unit-or-measure")
      role = isAgency(table, column.index, headerRows)
        ? "lead"
        : holdsPlaces(table, column.index, headerRows)
          ? "place"
          : "measure";
    // "Lộ trình giai đoạn 2026 - 2030" over "2026 | 2027 | …": with figures below they are values, not deadlines
    if (role === "due" && column.year !== null && holdsFigures(table, column.index, headerRows)) role = "value";
    settled.push({ ...column, role });
  }
  return settled;
}

/** Of two headings one over the other the lower speaks, unless it only parts what the upper names ("Kinh phí | Năm 2026"). */
function combine(readings: readonly { role: ColumnRole; year: number | null }[]): {
  role: ColumnRole;
  year: number | null;
} {
  const year = readings.findLast((r) => r.year !== null)?.year ?? null;
  const lower = readings.at(-1);
  const upper = readings.at(-2);
  if (!lower) return { role: "unknown", year: null };
  if (!upper || upper.role === "unknown") return { role: lower.role, year };
  const governs =
    upper.role === "budget" || upper.role === "baseline" || upper.role === "supervisor" || upper.role === "due";
  if (lower.role === "unknown" || (lower.role === "value" && governs)) return { role: upper.role, year };
  return { role: lower.role, year };
}

const AGENCY =
  /^(?:các|sở|phòng|ban|bộ|ubnd|ủy ban|uỷ ban|hđnd|công an|văn phòng|trung tâm|trạm|hội|đoàn|chi cục|cục|đảng|mttq|trường|quân|thành viên|công chức|tổ)(?![\p{L}\p{M}])/iu;

/** "Đơn vị" over "Xã An Phú", "Phường Bình Khê". */
function holdsPlaces(table: Table, column: number, headerRows: readonly number[]): boolean {
  const cells = table.grid
    .slice((headerRows.at(-1) ?? -1) + 1, (headerRows.at(-1) ?? -1) + 41)
    .flatMap((row) => row[column]?.passage.text || []);
  return cells.filter(isShare).length * 2 > cells.length;
}

/** Whether most cells of a column are figures and no years. */
function holdsFigures(table: Table, column: number, headerRows: readonly number[]): boolean {
  let figures = 0;
  let cells = 0;
  for (let r = (headerRows.at(-1) ?? -1) + 1; r < table.grid.length && cells < 40; r++) {
    const text = table.grid[r]![column]?.passage.text ?? "";
    if (text === "") continue;
    cells++;
    if (/\d/u.test(text) && isFigure(text) && !isDueCell(text)) figures++;
  }
  return cells > 0 && figures * 2 > cells;
}

/** "Đơn vị" heads agencies where most of its cells begin as agencies do. */
function isAgency(table: Table, column: number, headerRows: readonly number[]): boolean {
  let agencies = 0;
  let cells = 0;
  for (let r = (headerRows.at(-1) ?? -1) + 1; r < table.grid.length && cells < 40; r++) {
    const text = table.grid[r]![column]?.passage.text ?? "";
    if (text === "") continue;
    cells++;
    if (AGENCY.test(text)) agencies++;
  }
  return cells > 0 && agencies * 2 > cells;
}
