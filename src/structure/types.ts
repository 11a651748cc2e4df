import type { SourceDocument } from "../model/source.js";
import type { RawRange, Span } from "../model/span.js";
import { singleBlanks } from "../text/blanks.js";
import type { LineIndex } from "../text/line-index.js";
import type { MappedText } from "../text/mapped-text.js";
import { rememberingOf } from "../text/memo.js";
import type { Passage } from "../text/passage.js";

/** How a marker is written. The order of nesting is found from the document, not from this list. */
export type MarkerStyle =
  | "part" // Phần thứ nhất, Chương I, Mục 1, Điều 3
  | "roman" // I.  II-  IV)
  | "arabic" // 1.  2)  3-
  | "dotted" // 1.1.  2.3.4
  | "letter" // a)  b.  đ)
  | "parenthesis" // (1)  (i)
  | "minus" // -
  | "plus" // +
  | "bullet" // •  *  ●
  | "bold"; // a bare bold line

/** Which part of an administrative document a block stands in (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export type Zone = "letterhead" | "title" | "basis" | "body" | "recipients" | "signature" | "annex-title" | "annex";

/** Where a grid is a table: elsewhere it only places words on the page. */
export const HOLD_TABLES: ReadonlySet<Zone> = new Set<Zone>(["body", "annex", "annex-title", "basis"]);

/** A statement: heading, bullet, paragraph; or a table. Blocks are listed in reading order and never overlap. */
export interface Block {
  readonly index: number;
  readonly kind: "heading" | "paragraph" | "item" | "table";
  readonly zone: Zone;
  /** Words without the marker, joined over lines and pages. Empty for a table. */
  readonly passage: Passage;
  /** As printed: "2.1.", "a)", "-", "(1)"; null where there is none. */
  readonly marker: string | null;
  readonly style: MarkerStyle | null;
  /** Wholly bold (Markdown) — a hint for headings. */
  readonly bold: boolean;
  /** The block this one stands under: a heading, or a bullet with bullets of its own. */
  readonly parent: Block | null;
  /** The nearest section this block stands in (a heading stands in its own). */
  readonly section: Section | null;
  /** 0 in the body, 1 for the first annex, and so on. */
  readonly annex: number;
  readonly table: Table | null;
}

export interface Section {
  /** "III.2.1.a": markers from the top. Unique in the document. */
  readonly id: string;
  readonly marker: string;
  readonly title: string;
  readonly parent: Section | null;
  readonly block: Block;
}

/** One cell of a table; a merged cell is one object that fills several places of the grid. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly passage: Passage;
  /** The printed lines of the cell: units are split at line ends. */
  readonly lines: readonly Passage[];
  readonly bold: boolean;
}

/** A table drawn, piped, kept apart by tabs, rules or blanks, or flattened to lines: one grid whatever it came from. */
export interface Table {
  readonly columns: number;
  /** `grid[row][column]`; null where the source has no cell (a short row). Rows of separators are not in it. */
  readonly grid: readonly (readonly (Cell | null)[])[];
  /** How the grid was known. */
  readonly source: "pipe" | "drawn" | "tabbed" | "ruled" | "aligned" | "flattened";
  /** Flattened with its empty cells: a merged cell has left empty ones, as in a table of pipes. */
  readonly counted?: boolean;
}

/** Everything `src/structure` knows of a document. */
export interface Structure {
  readonly source: SourceDocument;
  readonly text: MappedText;
  readonly lines: LineIndex;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** Lines of the letterhead, recipients and signature, columns apart, in reading order: raw material for document facts. */
  readonly letterhead: readonly Passage[];
  readonly recipients: readonly Passage[];
  readonly signature: readonly Passage[];
}

/** "III. MỤC TIÊU" → "2. Mục tiêu cụ thể" …: the titles of the sections a block stands in, outermost first. */
export const sectionPath = (section: Section | null): readonly string[] => (section ? pathOf(section) : []);

const pathOf: (section: Section) => readonly string[] = rememberingOf((section) => [
  ...sectionPath(section.parent),
  section.marker ? `${section.marker} ${section.title}` : section.title,
]);

/**
 * Quote, span and spans of a fact, in the form the contract asks for: the text at the spans, joined by blanks, without
 * mark-up and numbers alone on their line, is the quote. A value that stands alone on its line ("80" in a flattened table)
 * is told from a page number by its span only.
 */
export function provenance(
  structure: Structure,
  passages: readonly Passage[],
): { quote: string; span: Span; spans?: Span[] } {
  const raw = structure.source.text;
  const spans: Span[] = [];
  const words: string[] = [];
  for (const passage of passages) {
    if (passage.length === 0) continue;
    for (const stretch of passage.stretches()) {
      const range = withBorder(raw, stretch.range);
      spans.push(structure.lines.span(range));
      if (!isLoneNumber(raw, range)) words.push(asPrinted(passage.text.slice(stretch.start, stretch.end), raw, range));
    }
  }
  const quote = singleBlanks(words.join(" "));
  return spans.length > 1 ? { quote, span: spans[0]!, spans } : { quote, span: spans[0]! };
}

const LOOK_ALIKES = /[\u00D0\u0189\u00F0]/u;

/** "QÐ-TTg" with the letter eth is read as "QĐ-TTg"; its quote has the letters of the file. */
function asPrinted(words: string, raw: string, { start, end }: RawRange): string {
  const printed = raw.slice(start, end);
  if (!LOOK_ALIKES.test(printed)) return words;
  const letters = printed.match(/[Đđ\u00D0\u0189\u00F0]/gu)!;
  let next = 0;
  return words.replace(/[Đđ]/gu, (letter) => letters[next++] ?? letter);
}

/** A range that holds nothing but a short number: no reader of the quote could tell it from a page number. */
const isLoneNumber = (raw: string, { start, end }: RawRange): boolean =>
  end - start <= 3 && /^\d+$/u.test(raw.slice(start, end));

/**
 * A cell that holds nothing but a short number is told from a page number by its border: the span of "| 450" takes the pipe
 * in. Elsewhere the range stays as it is.
 */
function withBorder(raw: string, range: RawRange): RawRange {
  if (!isLoneNumber(raw, range)) return range;
  let at = range.start - 1;
  while (at >= 0 && (raw[at] === " " || raw[at] === "*")) at--;
  return raw[at] === "|" ? { start: at, end: range.end } : range;
}
