import type { ColumnRole } from "../../../extractors/tables/columns.js";
import type { MappedText } from "../../text/mapped-text.js";
import type { Line } from "../lines.js";
import type { Zone } from "../types.js";
import { columnOf, cutAtBorders, fillsGap, findBorders } from "./borders.js";
import { type AlignedHeader, ROW_NUMBER, ROW_NUMBER_AHEAD } from "./header.js";
import { type Piece, splitPiece, wordsOf } from "./pieces.js";

/** A row: the pieces of each of its cells. A heading stands in the first columns and runs over the others. */
export interface AlignedRow {
  readonly kind: "data" | "group";
  readonly cells: Piece[][];
  /** Last line of it. */
  last: number;
}

export interface AlignedRows {
  readonly rows: readonly AlignedRow[];
  /** First line after the table. */
  readonly end: number;
}

/** A line below a header, read without knowing the borders. */
interface Draft {
  readonly line: number;
  readonly pieces: readonly Piece[];
  /** "I   Nâng cao nhận thức …": a number, and words that run over the columns. */
  readonly group: boolean;
  readonly number: boolean;
  readonly blankBefore: boolean;
}

/** What a line looks like once the borders are known. */
interface Shape {
  /** Its words in the column behind the number begin with a capital. */
  readonly opensWords: (draft: Draft) => boolean;
  /** A unit of measure or a figure stands in it. */
  readonly hasFigures: (draft: Draft) => boolean;
  /** "I   TRƯỚC MÙA MƯA LŨ" */
  readonly isHeading: (draft: Draft) => boolean;
}

/** "… cho học sinh lớp" above "12": it begins where the lines of a cell begin, as no page number does. */
const isUnder = (above: AlignedRow | undefined, piece: Piece): boolean =>
  above?.kind === "data" && above.cells.some((cell) => cell.length > 1 && cell.at(-1)!.from === piece.from);

const FEWEST_ROWS = 2;
/** Cells that run over a border, of all. */
const MOST_CROSSING = 0.05;
/** Cells of a column that begin, end or are centred at one place, of all. */
const FEWEST_AT_ONE_PLACE = 0.6;

/** "II. Xã hội số" in a table without a column of numbers. */
const UNNUMBERED_GROUP = /^(?:[IVXLC]{1,6}|[A-HĐ])[.)]\s\p{Lu}/u;

const FIGURES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["value", "baseline", "budget", "result", "unknown"]);

/** Reads the lines below a header as rows of its columns; undefined where they do not stand in columns. */
export function readAlignedRows(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
  header: AlignedHeader,
  piecesAt: (line: number) => readonly Piece[],
  opensTable: (line: number) => boolean,
): AlignedRows | undefined {
  const { columns } = header;
  const numbered = columns[0]!.role === "number";
  const drafts = readDrafts(text, lines, zone, header, piecesAt, opensTable);
  const borders = findBorders(
    columns,
    drafts.filter((d) => !d.group).map((d) => d.pieces),
  );
  let cells = 0;
  let crossing = 0;
  const rows: AlignedRow[] = [];
  /** Rows that go on behind an empty line, and where. */
  const loose = new Map<AlignedRow, number>();
  const shape: Shape = {
    opensWords: ({ pieces }) => {
      const words = pieces.find((piece) => columnOf(borders, piece).column === 1);
      return words !== undefined && /^[\p{Lu}“"]/u.test(wordsOf(text, words).slice(0, 2));
    },
    hasFigures: ({ pieces }) =>
      pieces.some((piece) => {
        const { role } = columns[columnOf(borders, piece).column]!;
        return role === "measure" || FIGURES.has(role);
      }),
    isHeading: ({ group, number, pieces }) =>
      group || (number && pieces.length === 2 && /^(?:[IVXLC]{1,6}|[A-HĐ])[.)]?$/u.test(wordsOf(text, pieces[0]!))),
  };
  const starts = numbered ? startsOfNumbered(drafts, shape) : undefined;
  drafts.forEach((read, i) => {
    // "V   Dược, trang thiết bị, an toàn thực phẩm", not long enough to fill the gap but over the border
    const heads = !read.group && shape.isHeading(read) && columnOf(borders, read.pieces[1]!).crosses;
    const draft = heads ? { ...read, group: true } : read;
    // A page number between lines of a cell; a figure alone on its line stands in a column of figures.
    if (
      lines[draft.line]!.loneNumber &&
      !draft.number &&
      !FIGURES.has(columns[columnOf(borders, draft.pieces[0]!).column]!.role) &&
      !isUnder(rows.at(-1), draft.pieces[0]!)
    )
      return;
    const placed: Piece[][] = columns.map(() => []);
    draft.pieces.forEach((piece, k) => {
      if (draft.group) placed[numbered && !(draft.number && k === 0) ? 1 : 0]!.push(piece);
      else
        for (const part of cutAtBorders(text, borders, piece)) {
          const { column, crosses } = columnOf(borders, part);
          placed[column]!.push(part);
          cells++;
          if (crosses) crossing++;
        }
    });
    const above = rows.at(-1);
    const begins = starts
      ? starts.has(i) || opensItem(text, placed, above)
      : opensUnnumbered(text, draft, placed, above);
    const goesOn = above && !begins && (!draft.group || above.kind === "group") && !(draft.group && draft.number);
    if (!goesOn) {
      rows.push({ kind: draft.group ? "group" : "data", cells: placed, last: draft.line });
      return;
    }
    if (draft.blankBefore && !loose.has(above)) loose.set(above, draft.line);
    placed.forEach((pieces, c) => {
      above.cells[c]!.push(...pieces);
    });
    above.last = draft.line;
  });
  if (crossing > cells * MOST_CROSSING) return undefined;
  while (rows.length > 0 && !isData(rows.at(-1)!, numbered)) rows.pop();
  cutLoose(rows, loose);
  if (rows.filter((r) => isData(r, numbered)).length < FEWEST_ROWS || !standsInColumns(rows)) return undefined;
  return { rows, end: rows.at(-1)!.last + 1 };
}

function readDrafts(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
  header: AlignedHeader,
  piecesAt: (line: number) => readonly Piece[],
  opensTable: (line: number) => boolean,
): Draft[] {
  const { columns, end } = header;
  const numbered = columns[0]!.role === "number";
  const drafts: Draft[] = [];
  let newPage = false;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i]!;
    if (zone[i] !== zone[end] || line.drawnTable >= 0 || line.text.startsWith("|") || opensTable(i)) break;
    if (isPageNumber(lines, i, columns[0]!.to, piecesAt(i)[0]!)) {
      newPage = true;
      continue;
    }
    if (line.furniture) continue;
    const blankBefore = line.blankBefore > 0 && !newPage;
    newPage = false;
    let pieces = piecesAt(i);
    const first = pieces[0]!;
    const ahead = ROW_NUMBER_AHEAD.exec(wordsOf(text, first).slice(0, 20));
    if (numbered && ahead && first.from < columns[0]!.to && first.to > columns[0]!.to)
      pieces = [...splitPiece(text, first, ahead[0].length), ...pieces.slice(1)];
    const opening = pieces[0]!;
    const inFirst = opening.from < columns[0]!.to;
    const number = numbered && inFirst && ROW_NUMBER.test(wordsOf(text, opening));
    // What stands below "TT" is a number, or the table is over.
    if (numbered && inFirst && !number) break;
    const runsOver = pieces.some((p) => fillsGap(columns, p));
    const above = drafts.at(-1);
    const group = runsOver && pieces.length === 1 + Number(number);
    const goesOn =
      above?.group === true && !number && !blankBefore && Math.abs(opening.from - above.pieces.at(-1)!.from) <= 1;
    const heading = number || goesOn || (!numbered && UNNUMBERED_GROUP.test(wordsOf(text, opening).slice(0, 12)));
    if (runsOver && !(group && heading)) break;
    drafts.push({ line: i, pieces, group: group || (goesOn && pieces.length === 1), number, blankBefore });
  }
  return drafts;
}

/** A number alone on its line that is no row number, with an empty line or the end of the text on one side. */
const isPageNumber = (lines: readonly Line[], i: number, firstTo: number, piece: Piece): boolean =>
  lines[i]!.loneNumber && piece.from >= firstTo && (lines[i]!.blankBefore > 0 || (lines[i + 1]?.blankBefore ?? 1) > 0);

/**
 * Lines that begin a row: those with a number; where empty lines part the rows, each with one number (in the middle of its
 * lines, perhaps), those behind an empty one.
 */
function startsOfNumbered(drafts: readonly Draft[], shape: Shape): Set<number> {
  const numbers = new Set(drafts.flatMap((d, i) => (d.number ? [i] : [])));
  const chunks = drafts.flatMap((d, i) => (i === 0 || d.blankBefore ? [i] : []));
  const oneEach = chunks.every((from, k) => {
    let count = 0;
    for (let i = from; i < (chunks[k + 1] ?? drafts.length); i++) if (numbers.has(i)) count++;
    return count === 1;
  });
  return oneEach ? new Set(chunks) : (startsAroundNumbers(drafts, shape) ?? numbers);
}

/**
 * Rows whose number stands in the vertical middle of their lines: each is to lie around its number as evenly as can be, and
 * to begin with a capital. Undefined where most runs of rows (between headings) begin with a number: it stands at the top.
 */
function startsAroundNumbers(
  drafts: readonly Draft[],
  { opensWords, hasFigures, isHeading }: Shape,
): Set<number> | undefined {
  const runs: { from: number; to: number }[] = [];
  for (let i = 0; i < drafts.length; i++) {
    if (isHeading(drafts[i]!)) continue;
    const from = i;
    while (i + 1 < drafts.length && !isHeading(drafts[i + 1]!)) i++;
    runs.push({ from, to: i + 1 });
  }
  const below = runs.filter(({ from, to }) => {
    const first = drafts[from]!;
    return to - from > 1 && !first.number && opensWords(first) && !hasFigures(first);
  });
  if (below.length * 2 <= runs.length) return undefined;
  const starts = new Set(drafts.flatMap((draft, i) => (isHeading(draft) ? [i] : [])));
  for (const { from, to } of runs) for (const start of aroundNumbers(drafts, from, to, opensWords)) starts.add(start);
  return starts;
}

/** Where the rows of `[from, to)` begin: a shortest path over the lines between one number and the next. */
function aroundNumbers(
  drafts: readonly Draft[],
  from: number,
  to: number,
  opensWords: (draft: Draft) => boolean,
): number[] {
  const numbers: number[] = [];
  for (let i = from; i < to; i++) if (drafts[i]!.number) numbers.push(i);
  let paths = [{ start: from, cost: 0, starts: [from] as readonly number[] }];
  for (const [k, number] of numbers.entries()) {
    const next = numbers[k + 1];
    const ends = next === undefined ? [to] : Array.from({ length: next - number }, (_, n) => number + 1 + n);
    paths = ends.map((end) => {
      const opening = end === to || opensWords(drafts[end]!) ? 0 : 2;
      const all = paths.map(({ start, cost, starts }) => ({
        start: end,
        cost: cost + opening + (number - (start + end - 1) / 2) ** 2,
        starts,
      }));
      const best = all.reduce((a, b) => (b.cost < a.cost ? b : a));
      return { ...best, starts: end === to ? best.starts : [...best.starts, end] };
    });
  }
  return [...paths[0]!.starts];
}

/** Lines that stand apart from the last row are no part of it, unless other rows have such lines too. */
function cutLoose(rows: AlignedRow[], loose: ReadonlyMap<AlignedRow, number>): void {
  const last = rows.at(-1);
  const from = last && loose.get(last);
  if (!last || from === undefined || rows.some((r) => r !== last && loose.has(r))) return;
  const kept = last.cells.map((pieces) => pieces.filter((p) => p.line < from));
  rows[rows.length - 1] = { ...last, cells: kept, last: from - 1 };
}

/** "- Khu vực nông thôn   %   3,2", "Tổng cộng   96   420": figures of its own below a numbered row that has them or has none. */
function opensItem(text: MappedText, placed: readonly Piece[][], above: AlignedRow | undefined): boolean {
  if (!above || above.kind === "group") return above !== undefined && placed.filter((p) => p.length > 0).length > 1;
  if (isHeadingRow(above) && placed.filter((p) => p.length > 0).length > 2) {
    // "A   TRỒNG TRỌT" above "Tổng diện tích gieo trồng   Ha   1.842"
    const [first] = placed[1] ?? [];
    return first !== undefined && /^\p{Lu}/u.test(wordsOf(text, first).slice(0, 2));
  }
  const item = placed[1]?.[0];
  return (
    item !== undefined &&
    /^(?:[-+•]\s?\p{L}|(?:Tổng|TỔNG|Cộng|CỘNG|Toàn|Trong đó|Tr\.\s?đó)(?!\p{L}))/u.test(
      wordsOf(text, item).slice(0, 12),
    ) &&
    placed.slice(2).some((p) => p.length > 0 && /^\d|^[≥≤<>%]/u.test(wordsOf(text, p[0]!).slice(0, 4)))
  );
}

/** Nothing but a number and words. */
const isHeadingRow = ({ cells }: AlignedRow): boolean => cells.every((pieces, c) => pieces.length > 0 === c < 2);

/** Without numbers a row begins behind an empty line, or where most cells are filled and the first opens with a capital. */
function opensUnnumbered(
  text: MappedText,
  draft: Draft,
  placed: readonly Piece[][],
  above: AlignedRow | undefined,
): boolean {
  if (!above) return true;
  const first = placed[0]![0];
  if (!first || !/^[\p{Lu}\d“"(+-]/u.test(wordsOf(text, first).slice(0, 2))) return false;
  if (draft.blankBefore) return true;
  const filled = placed.filter((p) => p.length > 0);
  return (
    filled.length * 2 > placed.length &&
    filled.slice(1).some((p) => /^[^\p{Ll}]/u.test(wordsOf(text, p[0]!).slice(0, 2)))
  );
}

/** A row with at least two cells beside its number. */
const isData = (row: AlignedRow, numbered: boolean): boolean =>
  row.kind === "data" && row.cells.slice(Number(numbered)).filter((c) => c.length > 0).length > 1;

/** Do the cells of each column but the first begin, end or have their middle at one place? */
function standsInColumns(rows: readonly AlignedRow[]): boolean {
  const width = rows[0]!.cells.length;
  for (let c = 1; c < width; c++) {
    const pieces = rows.flatMap((r) => (r.kind === "data" ? r.cells[c]!.slice(0, 1) : []));
    if (pieces.length < 2) continue;
    const places = [(p: Piece) => p.from, (p: Piece) => p.to, (p: Piece) => Math.round((p.from + p.to) / 2)];
    if (!places.some((place) => atOnePlace(pieces.map(place)) >= pieces.length * FEWEST_AT_ONE_PLACE)) return false;
  }
  return true;
}

/** How many of the places lie within one column of the most usual one. */
function atOnePlace(places: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  let most = 0;
  for (const [place, count] of counts)
    most = Math.max(most, (counts.get(place - 1) ?? 0) + count + (counts.get(place + 1) ?? 0));
  return most;
}
