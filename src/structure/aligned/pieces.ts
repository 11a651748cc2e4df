import type { MappedText } from "../../text/mapped-text.js";
import type { Line } from "../lines.js";

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
/** Marks of letters written apart (NFD) and invisible characters take no room. */
const hasNoWidth = (code: number): boolean =>
  (code >= 0x300 && code < 0x370) ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200d) ||
  code === 0x2060 ||
  code === 0xfeff;
const RUN = /[ \u00A0\u2000-\u200A\u202F\u3000]{2}|\t/u;
const endsLine = (code: number): boolean => code === 10 || code === 12 || code === 13;

/** Whether anything in a text stands apart by more than one blank: most Markdown has no such place. */
export const mayBeAligned = ({ raw }: MappedText): boolean => RUN.test(raw);

/** The pieces of a line, by what the raw text holds: normalising has taken the runs of blanks away. */
export function piecesOf(text: MappedText, lines: readonly Line[], line: number): Piece[] {
  const { raw } = text;
  const range = text.toRaw(lines[line]!.start, lines[line]!.end);
  let at = range.start;
  while (at > 0 && !endsLine(raw.charCodeAt(at - 1))) at--;
  const pieces: Piece[] = [];
  let column = 0;
  let open: { raw: number; from: number } | undefined;
  let last = { raw: at, to: 0 };
  const close = (): void => {
    if (open) {
      const start = text.fromRaw(open.raw);
      const end = text.fromRaw(last.raw);
      if (end > start) pieces.push({ line, start, end, from: open.from, to: last.to });
    }
    open = undefined;
  };
  for (; at < range.end; at++) {
    const code = raw.charCodeAt(at);
    if (isBlank(code)) {
      column = code === 9 ? (Math.floor(column / TAB) + 1) * TAB : column + 1;
      if (column - last.to >= 2) close();
      continue;
    }
    if (hasNoWidth(code)) {
      if (open) last = { raw: at + 1, to: column };
      continue;
    }
    open ??= { raw: at, from: column };
    column++;
    last = { raw: at + 1, to: column };
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
