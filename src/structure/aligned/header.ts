import { type ColumnRole, readHeader } from "../../../extractors/tables/columns.js";
import { isHeading, saysWhat } from "../../../extractors/tables/headings.js";
import type { MappedText } from "../../text/mapped-text.js";
import { isShouted } from "../../text/words.js";
import type { Line } from "../lines.js";
import { COLUMN_NUMBER } from "../numbering.js";
import { isLetterForColumn, type Piece, subPiece, wordsOf } from "./pieces.js";

export interface AlignedColumn {
  /** Where its heading stands: the column of the table is at least as wide. */
  readonly from: number;
  readonly to: number;
  readonly role: ColumnRole;
  /** The lines of its own heading, from the top. */
  readonly pieces: readonly Piece[];
  /** A heading over this column and its neighbours ("Kinh phí" over "2026", "2027"); one object for all of them. */
  readonly over: Piece | null;
}

export interface AlignedHeader {
  readonly columns: readonly AlignedColumn[];
  /** First line after the header and the row that numbers its columns. */
  readonly end: number;
}

const MOST_LINES = 6;
const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 30;
/** A printed line of a heading is no longer. */
const LONGEST = 60;
const HEADING = /^[\p{Lu}\d%(“"]/u;
/** What a further line of a heading begins with where no row number tells that the header has ended. */
const GOES_ON = /^(?:[\p{Ll}(%]|20\d{2}(?!\d)|Năm\s20\d{2})/u;
const YEAR = /(?:năm\s)?20\d{2}/giu;
const YEARS = /^(?:năm\s)?20\d{2}(?:\s(?:năm\s)?20\d{2}){1,19}$/iu;
const BARE_YEAR = /^(?:năm\s)?20\d{2}$/iu;

/** What the first cell of a row may hold: "1", "2.1.", "I", "II.1", "A", "a)", "-". */
const NUMBER = String.raw`^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|(?:[IVXLC]{1,6}|[A-HĐ])(?:\.\d{1,3}){0,3}|[a-zđ])[.)]?|[-+•])`;
export const ROW_NUMBER = new RegExp(`${NUMBER}$`, "u");
export const ROW_NUMBER_AHEAD = new RegExp(String.raw`${NUMBER}(?=\s\s?\S)`, "u");

/**
 * Reads a header whose headings stand apart by two or more blanks, each wrapped over lines of its own column. It ends where
 * a row number stands in its first column, at an empty line, or (no numbers) where no heading goes on. Undefined where
 * fewer than three columns are known, or none says what is to be done. One that was `printed` before (`titlesOf`) ends where
 * it ended: what a page break tore off a row may stand right below.
 */
export function readAlignedHeader(
  text: MappedText,
  lines: readonly Line[],
  at: number,
  piecesAt: (line: number) => readonly Piece[],
  printed: ReadonlySet<string>,
): AlignedHeader | undefined {
  if (!opens(text, lines, at, piecesAt)) return undefined;
  const found: (readonly Piece[])[] = [];
  let columns: AlignedColumn[] = [];
  let end = at;
  for (; end < lines.length && end - at < MOST_LINES; end++) {
    const line = lines[end]!;
    if (line.drawnTable >= 0 || line.text.startsWith("|")) return undefined;
    // A rule under the headings, and one heading of years below it
    if (end > at && line.furniture && !(lines[end + 1] && areYears(text, piecesAt(end + 1)))) break;
    if (line.furniture) continue;
    const pieces = apartYears(text, piecesAt(end));
    if (end > at && isMiddled(text, columns) && !isMiddled(text, columnsOf(text, [...found, pieces]))) break;
    if (end > at && (endsHeader(text, line, pieces, columns) || printed.has(titlesOf(text, columns)))) break;
    if (pieces.length > MOST_COLUMNS || pieces.some((p) => p.to - p.from > LONGEST) || /[;:.]$/u.test(line.text))
      return undefined;
    found.push(pieces);
    columns = columnsOf(text, found);
  }
  if (!isHeader(text, columns)) return undefined;
  while (end < lines.length && (lines[end]!.furniture || isNumbering(text, piecesAt(end)))) end++;
  return { columns, end };
}

const areYears = (text: MappedText, pieces: readonly Piece[]): boolean =>
  pieces.length > 1 && pieces.every((p) => BARE_YEAR.test(wordsOf(text, p)));

/** "2026 2027 2028", one blank apart: a heading each. */
function apartYears(text: MappedText, pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((p) => YEARS.test(wordsOf(text, p)) && isLetterForColumn(text, p))) return pieces;
  return pieces.flatMap((piece) => {
    const words = wordsOf(text, piece);
    if (!YEARS.test(words) || !isLetterForColumn(text, piece)) return [piece];
    return [...words.matchAll(YEAR)].map((y) => subPiece(piece, y.index, y.index + y[0].length));
  });
}

/** The words of all headings: the same where a header is printed again. */
export const titlesOf = (text: MappedText, columns: readonly AlignedColumn[]): string =>
  columns.map(({ pieces }) => pieces.map((p) => wordsOf(text, p)).join(" ")).join("|");

function opens(
  text: MappedText,
  lines: readonly Line[],
  at: number,
  piecesAt: (line: number) => readonly Piece[],
): boolean {
  const line = lines[at]!;
  if (line.furniture || line.drawnTable >= 0 || !HEADING.test(line.text)) return false;
  const pieces = piecesAt(at);
  if (ROW_NUMBER.test(wordsOf(text, pieces[0]!).slice(0, 20)) || ROW_NUMBER_AHEAD.test(line.text.slice(0, 20)))
    return false;
  if (!pieces.every((p) => p.to - p.from <= LONGEST && HEADING.test(wordsOf(text, p)))) return false;
  if (pieces.length > 1) return true;
  // "Mục tiêu" alone above "TT   Chỉ số   Đơn vị   2028   2030"; "BẢNG PHÂN CÔNG NHIỆM VỤ" is the title of the table
  const below = lines[at + 1];
  if (below && isShouted(line.text) && !isShouted(below.text)) return false;
  return (
    below !== undefined &&
    below.blankBefore === 0 &&
    Math.max(piecesAt(at + 1).length, lines[at + 2]?.blankBefore === 0 ? piecesAt(at + 2).length : 0) >=
      FEWEST_COLUMNS &&
    readHeader(line.text).role !== "unknown"
  );
}

function endsHeader(
  text: MappedText,
  line: Line,
  pieces: readonly Piece[],
  columns: readonly AlignedColumn[],
): boolean {
  const first = columns[0]!;
  const words = wordsOf(text, pieces[0]!);
  if (isNumbering(text, pieces)) return true;
  if (pieces[0]!.from < first.to && (ROW_NUMBER.test(words) || ROW_NUMBER_AHEAD.test(words))) return true;
  if (!isHeader(text, columns)) return false;
  return (line.blankBefore > 0 || first.role !== "number") && !pieces.every((p) => GOES_ON.test(wordsOf(text, p)));
}

function isHeader(text: MappedText, columns: readonly AlignedColumn[]): boolean {
  const titles = columns.map(({ role, pieces }) => ({ role, title: pieces.map((p) => wordsOf(text, p)).join(" ") }));
  const known = titles.filter(({ title }) => isHeading(title));
  return (
    columns.length >= FEWEST_COLUMNS &&
    known.length >= FEWEST_COLUMNS &&
    known.length * 2 >= columns.length &&
    columns.every((c) => HEADING.test(wordsOf(text, c.pieces[0]!))) &&
    columns.every((c, i) => (c.role === "number" ? i === 0 : true)) &&
    saysWhat(titles)
  );
}

/**
 * The lines of each heading lie around one middle, "STT" on a line between others: what would put one of them out of it
 * stands below the header, if it stands above the number of its row.
 */
function isMiddled(text: MappedText, columns: readonly AlignedColumn[]): boolean {
  if (columns[0]?.role !== "number" || !isHeader(text, columns)) return false;
  const middles = columns.map(({ pieces, over }) => {
    const first = Math.min(over?.line ?? Number.POSITIVE_INFINITY, pieces[0]!.line);
    return (first + pieces.at(-1)!.line) / 2;
  });
  const lines = columns.flatMap(({ pieces }) => pieces.map((p) => p.line));
  const [middle] = middles;
  return middle! > Math.min(...lines) && middles.every((m) => Math.abs(m - middle!) <= 0.5);
}

/** "(1)   (2)   (3=2/1)" */
const isNumbering = (text: MappedText, pieces: readonly Piece[]): boolean =>
  pieces.length >= FEWEST_COLUMNS && pieces.every((p) => COLUMN_NUMBER.test(wordsOf(text, p)));

/**
 * "tổ chức Cá nhân phụ trách chỉ" over "đảng   đạo, kiểm tra": two headings one blank apart, where the lines above or below
 * show two and the second begins with a capital.
 */
function apartHeadings(text: MappedText, lines: readonly (readonly Piece[])[]): readonly (readonly Piece[])[] {
  return lines.map((line, i) =>
    line.flatMap((piece) => {
      const words = wordsOf(text, piece);
      if (!words.includes(" ") || !isLetterForColumn(text, piece)) return [piece];
      for (const [k, others] of lines.entries()) {
        const [left, right, ...more] = k === i ? [] : others.filter((other) => overlap(piece, other));
        if (!left || !right || more.length > 0) continue;
        const at = [...words.matchAll(/(?<=\s)\p{Lu}/gu)]
          .map(({ index }) => index)
          .find((index) => piece.from + index >= left.to && Math.abs(piece.from + index - right.from) <= CENTRED);
        if (at !== undefined)
          return [subPiece(piece, 0, words.slice(0, at).trimEnd().length), subPiece(piece, at, words.length)];
      }
      return [piece];
    }),
  );
}

/** Headings one below the other are one column; the lowest line that stands over several is their common heading. */
function columnsOf(text: MappedText, printed: readonly (readonly Piece[])[]): AlignedColumn[] {
  const lines = apartHeadings(text, printed);
  const spanning = new Set<Piece>();
  lines.forEach((line, i) => {
    for (const piece of line)
      if (lines.slice(i + 1).some((below) => below.filter((b) => overlap(piece, b)).length > 1)) spanning.add(piece);
      else if (lines[i + 1] && headsPair(piece, line, lines[i + 1]!)) spanning.add(piece);
  });
  const groups: Piece[][] = [];
  const all = lines.flat().filter((p) => !spanning.has(p));
  for (const piece of all.sort((a, b) => a.from - b.from || a.line - b.line)) {
    const last = groups.at(-1);
    if (last && piece.from < Math.max(...last.map((p) => p.to))) last.push(piece);
    else groups.push([piece]);
  }
  for (const group of groups) group.sort((a, b) => a.line - b.line);
  liftCentred(text, groups, spanning);
  return groups.map((pieces, i) => {
    const from = Math.min(...pieces.map((p) => p.from));
    const to = Math.max(...pieces.map((p) => p.to));
    const title = pieces.map((p) => wordsOf(text, p)).join(" ");
    const over = [...spanning].findLast((s) => isUnder(text, s, i, groups, spanning.size === 1)) ?? null;
    return { from, to, role: roleOf(text, title, over), pieces, over };
  });
}

/** "Phân công thực hiện" over "Đầu mối": who, where the heading alone does not say so. */
function roleOf(text: MappedText, title: string, over: Piece | null): ColumnRole {
  const own = readHeader(title).role;
  if (own !== "unknown" || !over) return own;
  const both = readHeader(`${wordsOf(text, over)} ${title}`).role;
  return both === "lead" || both === "coordinating" ? both : own;
}

/** "Phân công" centred over the gap between "Đầu mối" and "Phối hợp", which have nothing else above them. */
function headsPair(over: Piece, line: readonly Piece[], below: readonly Piece[]): boolean {
  const own = below.filter((b) => line.every((p) => p === over || !overlap(p, b)));
  const middle = (over.from + over.to) / 2;
  const k = own.findIndex((b) => (b.from + b.to) / 2 > middle);
  const [left, right] = [own[k - 1], own[k]];
  if (!left || !right || below.indexOf(right) !== below.indexOf(left) + 1) return false;
  return (
    Math.abs((left.from + right.to) / 2 - middle) <= CENTRED &&
    over.from <= left.to + CENTRED &&
    over.to >= right.from - CENTRED
  );
}
/** Letters that the middle of a heading may be off. */
const CENTRED = 4;

const overlap = (a: Piece, b: Piece): boolean => a.from < b.to && b.from < a.to;
const isBareYear = (text: MappedText, group: readonly Piece[] | undefined): boolean =>
  group !== undefined && group.length === 1 && BARE_YEAR.test(wordsOf(text, group[0]!));

/** "Kinh phí" printed over the middle one of "2026   2027   2028" heads all three. */
function liftCentred(text: MappedText, groups: Piece[][], spanning: Set<Piece>): void {
  groups.forEach((group, i) => {
    if (group.length !== 2 || !BARE_YEAR.test(wordsOf(text, group[1]!))) return;
    if (isBareYear(text, groups[i - 1]) && isBareYear(text, groups[i + 1])) spanning.add(group.shift()!);
  });
}

/** A column stands under a common heading that overlaps it; the only such heading also heads the years beside. */
function isUnder(
  text: MappedText,
  over: Piece,
  i: number,
  groups: readonly (readonly Piece[])[],
  only: boolean,
): boolean {
  const under = groups.flatMap((g, k) => (g.some((p) => p.line > over.line && overlap(p, over)) ? [k] : []));
  if (under.includes(i)) return true;
  if (!only || under.length === 0) return false;
  for (let k = Math.min(i, under[0]!); k <= Math.max(i, under.at(-1)!); k++)
    if (!isBareYear(text, groups[k])) return false;
  return true;
}
