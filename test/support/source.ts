import { createHash } from "node:crypto";
import type { SourceDocument } from "../../src/model/source.js";
import { looksLikeMarkdown } from "../../src/text/normalize.js";

/** A text as its reader would return it. */
export function documentOf(text: string): SourceDocument {
  const bytes = Buffer.from(text, "utf8");
  return {
    path: "ke-hoach.txt",
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
