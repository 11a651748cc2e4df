import { IngestError } from "../../model/errors.js";
import type { SourceDocument } from "../../model/source.js";
import { sha256 } from "../hash.js";
import type { OcrOptions } from "../ocr/index.js";
import type { WovenPages } from "../ocr/scans.js";
import { assemble } from "./assemble.js";
import type { PageContent } from "./page.js";
import { judgePage, qualityFindings, refusal } from "./quality.js";
import { readInThread } from "./thread.js";

export { pageIsScan } from "./page.js";

export interface PdfOptions {
  /** Whether pages without text are recognised from their picture. */
  readonly ocr?: "auto" | "never" | "force";
  /** Called after each page that was recognised. */
  readonly onRecognized?: (done: number, of: number) => void;
  readonly ocrOptions?: OcrOptions;
  readonly maxPages?: number;
  /** Largest file, in bytes. */
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** Memory that reading one file may take, in bytes. */
  readonly maxMemory?: number;
  readonly onProgress?: (page: number, of: number) => void;
}

/** A plan of a ministry with all its annexes has some 300 pages. */
export const DEFAULT_MAX_PAGES = 2_000;
export const DEFAULT_TIMEOUT_MS = 180_000;
export const DEFAULT_MAX_MEMORY = 1_024 * 1024 * 1024;

/**
 * Reads a PDF: text in reading order (NFC, a line for each printed line, "\f" between pages, an empty line where a
 * paragraph begins for sure), ruled tables as grids, furniture, and the boxes of any range. Throws IngestError with a
 * one-line reason; pages that cannot be read while others can are findings.
 */
export async function readPdf(bytes: Buffer, path: string, options: PdfOptions = {}): Promise<SourceDocument> {
  const read = await readPdfPages(bytes, options);
  const woven = await recognize(bytes, read, options);
  const pages = woven?.pages ?? read;
  const verdicts = pages.map(judgePage);
  const refused = refusal(verdicts);
  if (refused) throw new IngestError(...refused);
  const assembled = assemble(pages);
  const findings = qualityFindings(verdicts, assembled.pageStarts);
  if (woven) {
    const { scanFindings } = await import("../ocr/scans.js");
    findings.push(...scanFindings({ ...assembled, pages: pages.length }, woven));
  }
  return {
    path,
    sha256: sha256(bytes),
    mediaType: "application/pdf",
    bytes: bytes.length,
    pages: pages.length,
    ...assembled,
    scanned: pages.some((p) => p.facts.recognized || p.facts.invisibleLetters > 0.5 * Math.max(1, p.facts.letters)),
    findings,
  };
}

/** Scans are recognised only where there are any: the recogniser is not loaded for a page of text. */
async function recognize(
  bytes: Buffer,
  pages: readonly PageContent[],
  { ocr = "auto", onRecognized, ocrOptions }: PdfOptions,
): Promise<WovenPages | undefined> {
  const needed = ocr === "force" || pages.some((page) => judgePage(page) === "scan");
  if (ocr === "never" || !needed) return undefined;
  const { recognizeScans } = await import("../ocr/scans.js");
  return recognizeScans(bytes, pages, ocr, { ...ocrOptions, ...(onRecognized ? { onProgress: onRecognized } : {}) });
}

/** The pages of a PDF as they are, before they are put together; `doctor` looks at them one by one. */
export async function readPdfPages(bytes: Buffer, options: PdfOptions = {}): Promise<PageContent[]> {
  const { maxBytes } = options;
  if (maxBytes !== undefined && bytes.length > maxBytes)
    throw new IngestError(
      "too-large",
      `tệp quá lớn: ${megabytes(bytes.length)} MB, giới hạn là ${megabytes(maxBytes)} MB (đổi bằng --max-size)`,
    );
  const pages: PageContent[] = [];
  const limits = {
    maxPages: options.maxPages ?? DEFAULT_MAX_PAGES,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxMemory: options.maxMemory ?? DEFAULT_MAX_MEMORY,
  };
  await readInThread(bytes, limits, (page, of) => {
    pages.push(page);
    options.onProgress?.(page.number, of);
  });
  return pages;
}

const megabytes = (bytes: number): string =>
  (bytes / 1024 / 1024).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
