import type { RawRange } from "../model/span.js";
import { codeAt } from "./code-at.js";
import type { MappedText } from "./mapped-text.js";
import { CELL_BREAK } from "./normalize.js";

/** A piece of a passage: `length` units that stand at `from` of the normalised document text. */
interface Piece {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/** A tag of HTML inside a Markdown text. */
const TAG = /<\/?[a-z][^<>]{0,500}>/giu;

/**
 * Words of one statement, heading or cell: pieces of the normalised document joined by single blanks, so that patterns
 * read over line and page breaks, and every unit still leads back to its raw place. Immutable.
 */
export class Passage {
  private constructor(
    readonly document: MappedText,
    readonly text: string,
    private readonly pieces: readonly Piece[],
  ) {}

  /** The stretch `[start, end)` of the document, trimmed; tabs and breaks become blanks of the same length. */
  static of(document: MappedText, start: number, end: number): Passage {
    let from = start;
    let to = end;
    while (from < to && isBlank(document.text.charCodeAt(from))) from++;
    while (to > from && isBlank(document.text.charCodeAt(to - 1))) to--;
    const printed = document.text.slice(from, to);
    const text =
      printed.includes("\t") || printed.includes("\n") || printed.includes(CELL_BREAK)
        ? printed.replace(/[\t\n\u2028]/gu, " ")
        : printed;
    return new Passage(document, text, from < to ? [{ at: 0, from, length: to - from }] : []);
  }

  /** Joins passages of one document by `separator` (which belongs to no place). Empty ones vanish. */
  static join(document: MappedText, parts: readonly Passage[], separator = " "): Passage {
    if (parts.length === 1) return parts[0]!;
    const pieces: Piece[] = [];
    let text = "";
    for (const part of parts) {
      if (part.text === "") continue;
      if (text !== "") text += separator;
      for (const piece of part.pieces) pieces.push({ ...piece, at: piece.at + text.length });
      text += part.text;
    }
    return new Passage(document, text, pieces);
  }

  get length(): number {
    return this.text.length;
  }

  /** The passage of `[start, end)`, trimmed. */
  slice(start: number, end = this.text.length): Passage {
    let from = Math.max(0, start);
    let to = Math.min(end, this.text.length);
    while (from < to && isBlank(this.text.charCodeAt(from))) from++;
    while (to > from && isBlank(this.text.charCodeAt(to - 1))) to--;
    if (from === 0 && to === this.text.length) return this;
    const pieces: Piece[] = [];
    for (const piece of this.pieces) {
      const a = Math.max(piece.at, from);
      const b = Math.min(piece.at + piece.length, to);
      if (a < b) pieces.push({ at: a - from, from: piece.from + a - piece.at, length: b - a });
    }
    return new Passage(this.document, this.text.slice(from, to), pieces);
  }

  /**
   * Raw ranges of `[start, end)` in reading order. Neighbours with only white space and mark-up between them are one range,
   * so that ordinary line breaks do not split a place; a page number or a foreign cell in between does.
   */
  toRaw(start = 0, end = this.text.length): RawRange[] {
    return this.stretches(start, end).map(({ range }) => range);
  }

  /** The raw ranges of `toRaw`, each with the part of the passage (`[start, end)` of its text) that stands there. */
  stretches(start = 0, end = this.text.length): { range: RawRange; start: number; end: number }[] {
    const found: { range: { start: number; end: number }; start: number; end: number }[] = [];
    for (const piece of this.pieces) {
      const last = Math.min(piece.at + piece.length, end);
      // The mark-up of a line end within a cell ("<br>") is no part of what is said
      for (let a = Math.max(piece.at, start); a < last; ) {
        const from = piece.from - piece.at;
        const mark = this.document.text.slice(from + a, from + last).indexOf(CELL_BREAK);
        const b = mark < 0 ? last : a + mark;
        let begin = a;
        for (const cut of this.tagsIn(piece, a, b)) {
          if (cut > begin) this.addStretch(found, piece, begin, cut);
          begin = Math.max(begin, cut);
        }
        if (b > begin) this.addStretch(found, piece, begin, b);
        a = b + 1;
      }
    }
    return found;
  }

  /** "100 m<sup>2</sup>": the places of `[a, b)` at which a tag stands; what is on each side of it is a place of its own. */
  private tagsIn(piece: Piece, a: number, b: number): number[] {
    const { raw } = this.document;
    const { start, end } = this.document.toRaw(piece.from + a - piece.at, piece.from + b - piece.at);
    if (end - start <= b - a) return [];
    const printed = raw.slice(start, end);
    if (!printed.includes("<")) return [];
    return Array.from(
      printed.matchAll(TAG),
      ({ index }) => this.document.fromRaw(start + index) - piece.from + piece.at,
    ).filter((cut) => cut > a && cut < b);
  }

  private addStretch(
    found: { range: { start: number; end: number }; start: number; end: number }[],
    piece: Piece,
    a: number,
    b: number,
  ): void {
    const range = this.document.toRaw(piece.from + a - piece.at, piece.from + b - piece.at);
    const last = found.at(-1);
    if (last && range.start >= last.range.end && isSilent(this.document.raw, last.range.end, range.start)) {
      last.range.end = range.end;
      last.end = b;
    } else found.push({ range: { ...range }, start: a, end: b });
  }

  /** Where the passage begins in the normalised document; -1 for an empty passage. */
  get start(): number {
    return this.pieces[0]?.from ?? -1;
  }

  /** Where its last piece ends in the normalised document; -1 for an empty passage. */
  get end(): number {
    const last = this.pieces.at(-1);
    return last ? last.from + last.length : -1;
  }
}

const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 13 || code === 0x2028 || code === 0xa0;

/** Only white space and Markdown emphasis between `start` and `end`. Looks at 200 units at most. */
function isSilent(raw: string, start: number, end: number): boolean {
  if (end - start > 200) return false;
  for (let i = start; i < end; i++) {
    const c = codeAt(raw, i);
    // blank, *, and the invisible characters
    if (!(isBlank(c) || c === 12 || c === 42 || c === 0xad || (c >= 0x200b && c <= 0x200d))) return false;
  }
  return true;
}
