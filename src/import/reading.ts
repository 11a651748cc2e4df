import { type IngestOptions, ingestBytes } from "../ingest/index.js";
import type { DocumentSettings, Extraction } from "../model/facts.js";
import { extract, keysOf } from "../pipeline.js";

/** What is stored of a file that was read: plain data, so that it can come from another thread. */
export interface Reading {
  readonly text: string;
  readonly extraction: Extraction;
  readonly keys: ReturnType<typeof keysOf>;
}

/** Reads one file: bytes in, facts out. Throws IngestError. */
export async function readDocument(
  bytes: Buffer,
  path: string,
  settings: DocumentSettings,
  options: IngestOptions,
): Promise<Reading> {
  const source = await ingestBytes(bytes, path, options);
  const extraction = extract(source, { settings });
  return { text: source.text, extraction, keys: keysOf(extraction) };
}
