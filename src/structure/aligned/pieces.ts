import type { MappedText } from "../../text/mapped-text.js";
import type { Line } from "../lines.js";
import { hasNoWidth, rawLine } from "../raw-line.js";

/** Words of a line with two or more blanks on either side: a cell, or a printed line of one. */
export interface Piece {
  /** Index of its line. */
  readonly line: number;
  /** Range in the normalised text. */
  readonly start: number;
  readonly end: number;
  /** Columns of the raw line: its first, and the one behind its last. */
  readonly from: number;
  readonly to: number;
}

const TAB = 8;
const isBlank = (code: number): boolean =>
  code === 32 ||
  code === 9 ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x3000;
const RUN = /[ \u00A0\u2000-\u200A\u202F\u3000]{2}|\t/u;

/** Whether anything outside piped rows stands apart by more than one blank: most Markdown has no such place. */
export const mayBeAligned = (text: MappedText, lines: readonly Line[]): boolean =>
  RUN.test(text.raw) &&
  lines.some(({ start, end, text: words }) => {
    if (words.startsWith("|")) return false;
    const range = text.toRaw(start, end);
    return RUN.test(text.raw.slice(range.start, range.end));
  });

/** The pieces of a line, by what the raw text holds. */
export function piecesOf(text: MappedText, lines: readonly Line[], line: number): Piece[] {
  const { raw } = text;
  const range = rawLine(text, lines[line]!);
  let at = range.start;
  const pieces: Piece[] = [];
  let column = 0;
  // Offsets and columns of the piece that is open (-1: none) and of the last letter, as plain numbers: this is done for each letter
  let openAt = -1;
  let openFrom = 0;
  let lastAt = at;
  let lastTo = 0;
  const close = (): void => {
    if (openAt >= 0) {
      const start = text.fromRaw(openAt);
      const end = text.fromRaw(lastAt);
      if (end > start) pieces.push({ line, start, end, from: openFrom, to: lastTo });
    }
    openAt = -1;
  };
  for (; at < range.end; at++) {
    const code = raw.charCodeAt(at);
    if (isBlank(code)) {
      column = code === 9 ? (Math.floor(column / TAB) + 1) * TAB : column + 1;
      if (column - lastTo >= 2) close();
      continue;
    }
    if (hasNoWidth(code)) {
      if (openAt < 0) continue;
    } else {
      if (openAt < 0) {
        openAt = at;
        openFrom = column;
      }
      column++;
    }
    lastAt = at + 1;
    lastTo = column;
  }
  close();
  return pieces;
}

/** The words of a piece. */
export const wordsOf = (text: MappedText, piece: Piece): string => text.text.slice(piece.start, piece.end);

/** Parts the first `length` characters of a piece ("1 Trạm y tế": a number with one blank behind it) from the rest. */
export function splitPiece(text: MappedText, piece: Piece, length: number): [Piece, Piece] {
  const words = wordsOf(text, piece);
  const gap = words.slice(length).search(/\S/u);
  return [
    { ...piece, end: piece.start + length, to: piece.from + length },
    { ...piece, start: piece.start + length + gap, from: piece.from + length + gap },
  ];
}

/** Whether a letter of the normalised text is a column of the raw line: not in text with marks written apart. */
export const isLetterForColumn = (text: MappedText, piece: Piece): boolean =>
  wordsOf(text, piece).length === piece.to - piece.from;

/** The letters `[start, end)` of a piece whose letters are columns. */
export const subPiece = (piece: Piece, start: number, end: number): Piece => ({
  ...piece,
  start: piece.start + start,
  end: piece.start + end,
  from: piece.from + start,
  to: piece.from + end,
});
