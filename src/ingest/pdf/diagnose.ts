import type { SourceTable } from "../../model/source.js";
import { assemble } from "./assemble.js";
import { type PdfOptions, readPdfPages } from "./index.js";
import type { PageContent } from "./page.js";
import { drawPage } from "./picture.js";
import { judgePage, type PageVerdict } from "./quality.js";

/** What was seen in a PDF, page by page: for `doctor`. */
export interface PdfDiagnosis {
  readonly pages: readonly PageDiagnosis[];
  readonly tables: readonly TableDiagnosis[];
  /** A picture (SVG) of the grids and lines of each page that holds a table. */
  readonly pictures: () => Iterable<{ readonly page: number; readonly svg: string }>;
}

export interface PageDiagnosis {
  readonly page: number;
  readonly verdict: PageVerdict;
  readonly letters: number;
  /** Letters that are printed without ink, under the picture of a scanner. */
  readonly invisibleLetters: number;
  readonly tables: number;
  readonly unmappedFonts: readonly string[];
  /** Legacy fonts whose letters were put into Unicode. */
  readonly repairedFonts: readonly string[];
  readonly unknownFonts: readonly string[];
  readonly missingFonts: readonly string[];
  /** Quarters by which the page was turned to be read. */
  readonly turn: number;
  readonly ms: number;
}

export interface TableDiagnosis {
  readonly firstPage: number;
  readonly lastPage: number;
  readonly rows: number;
  readonly columns: number;
  readonly mergedCells: number;
  /** Rows put together over a page break. */
  readonly cutRows: number;
}

/** Reads as `readPdf` does, but refuses no file for its letters: that is what is to be seen. Throws IngestError. */
export async function diagnosePdf(bytes: Buffer, options: PdfOptions = {}): Promise<PdfDiagnosis> {
  const pages = await readPdfPages(bytes, options);
  const { tables, pageStarts } = assemble(pages);
  return {
    pages: pages.map(diagnosePage),
    tables: tables.map((table) => diagnoseTable(table, pageStarts)),
    *pictures() {
      for (const page of pages) if (page.tables.length > 0) yield { page: page.number, svg: drawPage(page) };
    },
  };
}

function diagnosePage(page: PageContent): PageDiagnosis {
  const { facts } = page;
  return {
    page: page.number,
    verdict: judgePage(page),
    letters: facts.letters,
    invisibleLetters: facts.invisibleLetters,
    tables: page.tables.length,
    unmappedFonts: facts.unmappedFonts,
    repairedFonts: facts.legacyFonts,
    unknownFonts: facts.unknownLegacyFonts,
    missingFonts: facts.missingFonts,
    turn: page.turn ?? 0,
    ms: page.ms,
  };
}

function diagnoseTable(table: SourceTable, pageStarts: readonly number[]): TableDiagnosis {
  const cells = table.rows.flat();
  const pageOf = (offset: number): number => pageStarts.filter((start) => start <= offset).length;
  const cut = new Set(
    cells
      .filter((c) => c.parts.length > 1 && pageOf(c.parts[0]!.start) !== pageOf(c.parts.at(-1)!.start))
      .map((c) => c.row),
  );
  return {
    firstPage: pageOf(table.range.start),
    lastPage: pageOf(Math.max(table.range.start, table.range.end - 1)),
    rows: table.rows.length,
    columns: table.columns,
    mergedCells: cells.filter((c) => c.rowSpan > 1 || c.columnSpan > 1).length,
    cutRows: cut.size,
  };
}
