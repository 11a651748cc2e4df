import type { SourceDocument } from "../../src/model/source.js";
import { buildStructure } from "../../src/structure/index.js";
import type { Structure } from "../../src/structure/types.js";
import { looksLikeMarkdown } from "../../src/text/normalize.js";

/** A source document of plain text, as `src/ingest` would return it. */
export const sourceOf = (text: string): SourceDocument => ({
  path: "van-ban.txt",
  sha256: "0".repeat(64),
  mediaType: looksLikeMarkdown(text) ? "text/markdown" : "text/plain",
  bytes: Buffer.byteLength(text),
  text,
  pages: null,
  pageStarts: [],
  tables: [],
  furniture: [],
  scanned: false,
  findings: [],
});

export const structureOf = (text: string): Structure => buildStructure(sourceOf(text));
