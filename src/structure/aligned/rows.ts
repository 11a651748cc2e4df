import type { MappedText } from "../../text/mapped-text.js";
import type { Line } from "../lines.js";
import type { Draft } from "./drafts.js";
import { FIGURES } from "./figures.js";
import type { AlignedColumn } from "./header.js";
import { type LaidDraft, layDrafts } from "./lay.js";
import { joinMerged } from "./merged.js";
import { type Piece, wordsOf } from "./pieces.js";
import { AT_ONE_PLACE, mostUsual } from "./places.js";
import { type Shape, startsOfNumbered } from "./row-starts.js";

/** A row: the pieces of each of its cells. A heading stands in the first columns and runs over the others. */
export interface AlignedRow {
  readonly kind: "data" | "group";
  /** One array in the rows of a merged cell. */
  readonly cells: Piece[][];
  /** Last line of it. */
  last: number;
}

export interface AlignedRows {
  readonly rows: readonly AlignedRow[];
  /** First line after the table. */
  readonly end: number;
}

const FEWEST_ROWS = 2;
/** Lines whose words do not stand in columns, of all. */
const MOST_UNFIT = 0.1;

/**
 * Reads the lines below a header (`found`) as rows of its columns; undefined where they do not stand in columns. Where the header is
 * `again` that of the page before, one row will do, or the rest of one.
 */
export function readAlignedRows(
  text: MappedText,
  lines: readonly Line[],
  columns: readonly AlignedColumn[],
  found: readonly Draft[],
  again: boolean,
): AlignedRows | undefined {
  const numbered = columns[0]!.role === "number";
  const drafts = layDrafts(text, columns, found);
  if (drafts.filter((d) => d.unfit).length > drafts.length * MOST_UNFIT) return undefined;
  const rows: AlignedRow[] = [];
  /** Rows that go on behind an empty line, and where. */
  const loose = new Map<AlignedRow, number>();
  const shapes = drafts.map((d) => shapeOf(text, d));
  const starts = numbered ? startsOfNumbered(drafts, shapes) : undefined;
  drafts.forEach((draft, i) => {
    const above = rows.at(-1);
    // A page number between lines of a cell; a figure alone on its line stands in a column of figures.
    if (
      lines[draft.line]!.loneNumber &&
      !draft.number &&
      !FIGURES.has(columns[draft.cells.findIndex((c) => c.length > 0)]!.role) &&
      !isUnder(above, draft.pieces[0]!)
    )
      return;
    const placed = draft.cells.map((pieces) => [...pieces]);
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
  while (rows.length > 0 && !again && !isData(rows.at(-1)!, numbered)) rows.pop();
  cutLoose(rows, loose);
  cutTail(rows, drafts, numbered);
  if (rows.length === 0) return undefined;
  const data = rows.filter((r) => isData(r, numbered)).length;
  if (!again && (data < FEWEST_ROWS || !standsInColumns(rows))) return undefined;
  if (numbered) joinMerged(text, columns, rows);
  return { rows, end: rows.at(-1)!.last + 1 };
}

function shapeOf(text: MappedText, { group, number, cells, pieces }: LaidDraft): Shape {
  const [first] = cells[1] ?? [];
  const words = first ? wordsOf(text, first).slice(0, 2) : "";
  return {
    words:
      words === ""
        ? "none"
        : /^[\p{Ll}),.;]/u.test(words)
          ? "small"
          : /^[\p{Lu}“"]/u.test(words)
            ? "capital"
            : "figure",
    heading:
      group || (number && pieces.length === 2 && /^(?:[IVXLC]{1,6}|[A-HĐ])[.)]?$/u.test(wordsOf(text, pieces[0]!))),
  };
}

/** "… cho học sinh lớp" above "12": it begins where the lines of a cell begin, as no page number does. */
const isUnder = (above: AlignedRow | undefined, piece: Piece): boolean =>
  above?.kind === "data" && above.cells.some((cell) => cell.length > 1 && cell.at(-1)!.from === piece.from);

/** Lines that stand apart from the last row are no part of it, unless other rows have such lines too. */
function cutLoose(rows: AlignedRow[], loose: ReadonlyMap<AlignedRow, number>): void {
  const last = rows.at(-1);
  const from = last && loose.get(last);
  if (!last || from === undefined || rows.some((r) => r !== last && loose.has(r))) return;
  const kept = last.cells.map((pieces) => pieces.filter((p) => p.line < from));
  rows[rows.length - 1] = { ...last, cells: kept, last: from - 1 };
}

/**
 * The last row ends before words alone on their line that begin elsewhere than the lines of their column do: "Phần IV", "TỔ
 * CHỨC THỰC HIỆN" below a table.
 */
function cutTail(rows: AlignedRow[], drafts: readonly LaidDraft[], numbered: boolean): void {
  const last = rows.at(-1);
  if (last?.kind !== "data") return;
  const words = Number(numbered);
  let first = drafts.findLastIndex((d) => d.line <= last.last) + 1;
  const isBare = ({ cells }: LaidDraft): boolean => cells.every((pieces, c) => pieces.length > 0 === (c === words));
  while (first > 0 && isBare(drafts[first - 1]!)) first--;
  const starts = new Map<number, number>();
  for (const { group, cells } of drafts.slice(0, first))
    if (!group && cells[words]!.length > 0) {
      const { from } = cells[words]![0]!;
      starts.set(from, (starts.get(from) ?? 0) + 1);
    }
  const at = drafts
    .slice(first)
    .find(
      ({ cells, line }) =>
        line <= last.last && [-1, 0, 1].every((d) => (starts.get(cells[words]![0]!.from + d) ?? 0) < 3),
    )?.line;
  if (at === undefined || last.cells.every((pieces) => pieces.every((p) => p.line >= at))) return;
  const kept = last.cells.map((pieces) => pieces.filter((p) => p.line < at));
  rows[rows.length - 1] = { ...last, cells: kept, last: at - 1 };
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
  draft: LaidDraft,
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
    if (!places.some((place) => mostUsual(pieces.map(place)).count >= pieces.length * AT_ONE_PLACE)) return false;
  }
  return true;
}
