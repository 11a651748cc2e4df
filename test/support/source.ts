import { createHash } from "node:crypto";
import type { SourceDocument } from "../../src/model/source.js";
import { looksLikeMarkdown } from "../../src/text/normalize.js";

/** A text as its reader would return it, without a file. */
export function documentOf(text: string, path = "ke-hoach.txt"): SourceDocument {
  const bytes = Buffer.from(text, "utf8");
  return {
    path,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    mediaType: looksLikeMarkdown(text) ? "text/markdown" : "text/plain",
    bytes: bytes.length,
    text,
    pages: null,
    pageStarts: [],
    tables: [],
    furniture: [],
    scanned: false,
    findings: [],
  };
}
