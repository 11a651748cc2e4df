import type { Finding } from "./finding.js";
import type { Box, RawRange } from "./span.js";

export type MediaType =
  | "text/plain"
  | "text/markdown"
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/msword";

/**
 * What every reader of `src/ingest` returns, whatever the format. From here on no stage knows where the text came from.
 * `text` is never edited: each fact leads back to ranges of it.
 */
export interface SourceDocument {
  /** As the user gave it; "-" for standard input. */
  readonly path: string;
  /** Lower-case hex, of the file's bytes. */
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly text: string;
  /** Number of pages, null where the format has none. */
  readonly pages: number | null;
  /** Offset in `text` at which each page begins (page 1 first); empty where `pages` is null. */
  readonly pageStarts: readonly number[];
  /** Tables whose grid the format itself gives (ruled lines of a PDF, `w:tbl` of Word). Pipe tables are found later. */
  readonly tables: readonly SourceTable[];
  /** Running headers, page numbers and the like that the reader knows by geometry: parts of `text` that say nothing. */
  readonly furniture: readonly RawRange[];
  /** Paragraphs that are bold from end to end, where the format says so: a hint for headings without a number. */
  readonly bold?: readonly RawRange[];
  /** True where facts may be misread (OCR): they are shown as doubtful. */
  readonly scanned: boolean;
  /** Boxes of a range on its page(s); only for formats with geometry. */
  readonly boxesOf?: (range: RawRange) => readonly Box[];
  readonly findings: readonly Finding[];
}

/** A grid found by the reader. Cells are listed row by row; a merged cell stands once, with its spans. */
export interface SourceTable {
  /** The part of `text` that the table fills: no other stage reads it as prose. */
  readonly range: RawRange;
  readonly columns: number;
  readonly rows: readonly (readonly SourceCell[])[];
  /** True where a line end within a part says nothing (HTML): each part is one line. */
  readonly wrapped?: boolean;
}

export interface SourceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Ranges of `text` in reading order: one for each piece (a cell cut by a page break has two). */
  readonly parts: readonly RawRange[];
}
