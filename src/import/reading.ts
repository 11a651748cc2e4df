import { type DocumentRows, documentRows } from "../../db/rows.js";
import { type IngestOptions, ingestBytes } from "../ingest/index.js";
import type { DocumentSettings } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import { extract, keysOf } from "../pipeline.js";

/** A file that was read: plain data, so that it can come from another thread. */
export interface Reading {
  readonly rows: DocumentRows;
  /** Which pages could not be read, and why; undefined where all could. */
  readonly missing: string | undefined;
}

/** Reads one file: bytes in, rows out. Throws IngestError. */
export async function readDocument(
  bytes: Buffer,
  path: string,
  settings: DocumentSettings,
  options: IngestOptions,
): Promise<Reading> {
  const source = await ingestBytes(bytes, path, options);
  const extraction = extract(source, { settings });
  return {
    rows: documentRows(source.text, extraction, keysOf(extraction)),
    missing: missingPages(extraction.findings),
  };
}

function missingPages(findings: readonly Finding[]): string | undefined {
  const told = findings.filter(({ code, severity }) => severity === "error" || code === "ocr-failed");
  return told.length > 0 ? told.map(({ message }) => message).join(" ") : undefined;
}
