import type { MappedText } from "../../text/mapped-text.js";
import type { Line } from "../lines.js";
import type { Zone } from "../types.js";
import { gapsFilled } from "./borders.js";
import { splitFigures, trailingFigures } from "./figures.js";
import { type AlignedHeader, ROW_NUMBER, ROW_NUMBER_AHEAD } from "./header.js";
import { type Piece, splitPiece, wordsOf } from "./pieces.js";

/** A line below a header, read without knowing where the columns stand. */
export interface Draft {
  readonly line: number;
  readonly pieces: readonly Piece[];
  /** So many of the last pieces are the figures of the last columns. */
  readonly figures: number;
  /** "I   Nâng cao nhận thức …": a number, and words that run over the columns; or the next line of such words. */
  readonly group: boolean;
  /** Words alone on their line that reach over the end of a column: of two cells, or no part of the table. */
  readonly doubtful: boolean;
  readonly number: boolean;
  readonly blankBefore: boolean;
  /** Counts the pages of the table. */
  readonly sheet: number;
}

/** "II. Xã hội số" in a table without a column of numbers. */
const UNNUMBERED_GROUP = /^(?:[IVXLC]{1,6}|[A-HĐ])[.)]\s\p{Lu}/u;
/** Cells with but one blank between them; a piece that reaches over more borders is a sentence. */
const MOST_JOINED = 2;

/** The lines below a header up to the first that cannot belong to its table. */
export function readDrafts(
  text: MappedText,
  lines: readonly Line[],
  zone: readonly Zone[],
  header: AlignedHeader,
  piecesAt: (line: number) => readonly Piece[],
  opensTable: (line: number) => boolean,
): Draft[] {
  const { columns, end } = header;
  const numbered = columns[0]!.role === "number";
  const wanted = trailingFigures(columns);
  const drafts: Draft[] = [];
  let newPage = false;
  let sheet = 0;
  for (let i = end; i < lines.length; i++) {
    const line = lines[i]!;
    // The title of an annex may seem to go on over the first words of its table
    const within = zone[i] === zone[end] || (zone[end] === "annex-title" && zone[i] === "annex");
    if (!within || line.drawnTable >= 0 || line.text.startsWith("|") || opensTable(i)) break;
    const feeds = i > end && beginsPage(text, lines, i);
    if (feeds) sheet++;
    if (isPageNumber(text, lines, i, columns[0]!.to, piecesAt(i)[0]!)) {
      newPage = true;
      continue;
    }
    if (line.furniture) continue;
    const blankBefore = line.blankBefore > 0 && !newPage && !feeds;
    newPage = false;
    let pieces = piecesAt(i);
    const first = pieces[0]!;
    const ahead = ROW_NUMBER_AHEAD.exec(wordsOf(text, first).slice(0, 20));
    if (numbered && ahead && first.from < columns[0]!.to && first.to > columns[0]!.to)
      pieces = [...splitPiece(text, first, ahead[0].length), ...pieces.slice(1)];
    const split = splitFigures(text, pieces, columns, wanted);
    pieces = split ?? pieces;
    const opening = pieces[0]!;
    const inFirst = opening.from < columns[0]!.to;
    const number = numbered && inFirst && ROW_NUMBER.test(wordsOf(text, opening));
    // What stands below "TT" is a number, or the table is over.
    if (numbered && inFirst && !number) break;
    const filled = Math.max(...pieces.map((p) => gapsFilled(columns, p)));
    const lone = pieces.length === 1 + Number(number);
    const above = drafts.at(-1);
    const goesOn =
      above?.group === true && !number && !blankBefore && Math.abs(opening.from - above.pieces.at(-1)!.from) <= 1;
    const heading = number || goesOn || (!numbered && UNNUMBERED_GROUP.test(wordsOf(text, opening).slice(0, 12)));
    const over = filled > 0;
    const group = lone && ((over && heading) || goesOn);
    if (filled > MOST_JOINED && !group && !number && !lone) break;
    const doubtful = lone && over && !group;
    // Prose goes on over the columns, cells do not
    if (doubtful && filled > 1 && above?.doubtful) break;
    drafts.push({
      ...{ line: i, pieces, figures: split ? wanted : 0, group, doubtful },
      ...{ number, blankBefore, sheet },
    });
  }
  return drafts;
}

/** A form feed stands between a line and the one before. */
function beginsPage(text: MappedText, lines: readonly Line[], i: number): boolean {
  const from = text.toRaw(lines[i - 1]!.end - 1, lines[i - 1]!.end).end;
  const to = text.toRaw(lines[i]!.start, lines[i]!.end).start;
  return text.raw.slice(from, to).includes("\f");
}

/** A number alone on its line that is no row number, with an empty line, the end of the page or of the text on one side. */
function isPageNumber(text: MappedText, lines: readonly Line[], i: number, firstTo: number, piece: Piece): boolean {
  if (!lines[i]!.loneNumber || piece.from < firstTo) return false;
  const next = lines[i + 1];
  return lines[i]!.blankBefore > 0 || !next || next.blankBefore > 0 || beginsPage(text, lines, i + 1);
}
