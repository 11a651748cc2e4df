import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PDFDocumentLoadingTask } from "pdfjs-dist";

/**
 * The one place that knows how pdf.js is loaded. The version is pinned exactly: numbers of drawing operators differ
 * between 5.4 and 5.6, and 6.x does not run on Node 20. The legacy build brings what Node 20 lacks.
 */
export const pdfjs = await loadPdfjs();

const root = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const folder = (name: string): string => `${join(root, name)}/`;
pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(join(root, "legacy/build/pdf.worker.mjs")).href;

const OPTIONS = {
  verbosity: pdfjs.VerbosityLevel.ERRORS,
  isEvalSupported: false,
  useSystemFonts: false,
  enableXfa: false,
  cMapUrl: folder("cmaps"),
  cMapPacked: true,
  standardFontDataUrl: folder("standard_fonts"),
  wasmUrl: folder("wasm"),
} as const;

/** Opens a document for reading text and lines. No scripts, no fonts of the system, no decoding of pictures. */
export const open = (data: Uint8Array): PDFDocumentLoadingTask =>
  pdfjs.getDocument({
    ...OPTIONS,
    data,
    fontExtraProperties: true,
    // Pictures are not looked at, only their places (see PictureFinder): decoding them costs most of the time of a scan.
    maxImageSize: 1,
  });

/** Opens a document for drawing its pages. No scripts, no fonts of the system. */
export const openForDrawing = (data: Uint8Array): PDFDocumentLoadingTask => pdfjs.getDocument({ ...OPTIONS, data });

/**
 * The legacy build also puts slower ones in the place of two functions that Node has, for faults that do not matter here:
 * `push` alone then takes a quarter of the time of a file. They are put back; what is only added stays.
 */
async function loadPdfjs(): Promise<typeof import("pdfjs-dist/legacy/build/pdf.mjs")> {
  const { push } = Array.prototype;
  const { parse } = JSON;
  const loaded = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // Its other half, which it would load with the first file.
  // @ts-expect-error: it has no types
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  Array.prototype.push = push;
  JSON.parse = parse;
  return loaded;
}
