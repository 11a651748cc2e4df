import { performance } from "node:perf_hooks";
import { DEFAULT_MAX_BYTES, type IngestOptions, ingestBytes } from "../ingest/index.js";
import type { PageDiagnosis, TableDiagnosis } from "../ingest/pdf/diagnose.js";
import { readBytes, readStream } from "../ingest/read-file.js";
import { sniff } from "../ingest/sniff.js";
import { IngestError } from "../model/errors.js";
import type { Finding } from "../model/finding.js";
import type { MediaType, SourceDocument } from "../model/source.js";
import { buildStructure } from "../structure/index.js";
import type { Table } from "../structure/types.js";

/** What `doctor` tells of a file: how it was read and what was seen in it. */
export interface Examination {
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
  readonly ms: number;
  /** Why the file cannot be read; the rest then tells as much as is known. */
  readonly refused: string | null;
  readonly mediaType: MediaType | null;
  /** Encoding of a text file. */
  readonly encoding: string | null;
  /** Only for PDF. */
  readonly pages: readonly PageDiagnosis[];
  readonly drawnTables: readonly TableDiagnosis[];
  readonly structure: StructureCounts | null;
  /** Scanned pages that were left alone and will be recognised on import, and by what. */
  readonly recognizable: { readonly pages: readonly number[]; readonly program: string } | null;
  readonly findings: readonly Finding[];
  readonly pictures: () => Iterable<{ page: number; svg: string }>;
}

export interface StructureCounts {
  readonly characters: number;
  readonly lines: number;
  readonly headings: number;
  readonly items: number;
  readonly paragraphs: number;
  readonly tables: Readonly<Record<Table["source"], number>>;
  readonly furniture: number;
}

/**
 * Reads the file and looks at what the readers saw; scans are recognised only if `limits.ocr` asks for it. Throws IngestError where it cannot even be opened.
 */
export async function examine(file: string, limits: IngestOptions = {}): Promise<Examination> {
  const maxBytes = limits.maxBytes ?? DEFAULT_MAX_BYTES;
  const start = performance.now();
  const bytes = file === "-" ? await readStream(process.stdin, maxBytes) : await readBytes(file, maxBytes);
  const format = sniff(bytes);
  const { diagnosePdf } = format === "pdf" ? await import("../ingest/pdf/diagnose.js") : { diagnosePdf: undefined };
  let refused: string | null = null;
  const orRefused = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof IngestError)) throw error;
      refused = error.message;
      return null;
    }
  };
  const diagnosis = diagnosePdf ? await orRefused(() => diagnosePdf(bytes, limits)) : null;
  const source = refused === null ? await orRefused(() => ingestBytes(bytes, file, { ocr: "never", ...limits })) : null;
  const recognizable = limits.ocr === undefined && source ? await willBeRecognized(source) : null;
  return {
    file,
    format,
    bytes: bytes.length,
    ms: performance.now() - start,
    refused,
    mediaType: source?.mediaType ?? null,
    encoding: source && format === "text" ? encodingOf(bytes) : null,
    pages: diagnosis?.pages ?? [],
    drawnTables: diagnosis?.tables ?? [],
    structure: source && countStructure(source),
    recognizable,
    findings: (source?.findings ?? []).filter(({ code }) => !(recognizable && code === UNREAD)),
    pictures: diagnosis?.pictures ?? (() => []),
  };
}

const UNREAD = "page-unread";

/** Unread pages are no fault of a file where they can be recognised. */
async function willBeRecognized({ findings }: SourceDocument): Promise<Examination["recognizable"]> {
  const unread = findings.find(({ code }) => code === UNREAD);
  if (!unread) return null;
  const { findOcrProgram } = await import("../ingest/ocr/engine.js");
  const program = await findOcrProgram();
  return program ? { pages: unread.spans.flatMap(({ page }) => page ?? []), program: program.name } : null;
}

/** Of a text that was read: UTF-16 by its first bytes or its zero bytes, else UTF-8. */
function encodingOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 3).toString("hex");
  if (head.startsWith("fffe") || bytes[1] === 0) return "UTF-16 LE";
  if (head.startsWith("feff") || bytes[0] === 0) return "UTF-16 BE";
  return head === "efbbbf" ? "UTF-8 (BOM)" : "UTF-8";
}

function countStructure(source: SourceDocument): StructureCounts {
  const { blocks } = buildStructure(source);
  const count = (kind: string): number => blocks.filter((b) => b.kind === kind).length;
  const tables = { pipe: 0, drawn: 0, tabbed: 0, ruled: 0, aligned: 0, flattened: 0 };
  for (const { table } of blocks) if (table) tables[table.source]++;
  return {
    characters: source.text.length,
    lines: source.text.split("\n").length,
    headings: count("heading"),
    items: count("item"),
    paragraphs: count("paragraph"),
    tables,
    furniture: source.furniture.length,
  };
}
