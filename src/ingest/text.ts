import type { Finding } from "../model/finding.js";
import type { SourceDocument } from "../model/source.js";
import { LineIndex } from "../text/line-index.js";
import { looksLikeMarkdown } from "../text/normalize.js";
import { decodeText } from "./decode.js";
import { sha256 } from "./hash.js";

/** Markdown holds a table with merged cells as HTML: pandoc, and most programs that recognise pages, write it so. */
const hasHtmlTable = (text: string): boolean => /<table[\s>]/iu.test(text);

/** Reads plain text or Markdown. The text is as in the file, without BOM; offsets count from after it. Throws IngestError. */
export async function readText(bytes: Buffer, path: string): Promise<SourceDocument> {
  const text = decodeText(bytes);
  const source = {
    path,
    sha256: sha256(bytes),
    mediaType: looksLikeMarkdown(text) ? ("text/markdown" as const) : ("text/plain" as const),
    bytes: bytes.length,
    text,
    pages: null,
    pageStarts: [],
    tables: hasHtmlTable(text) ? (await import("./html-tables.js")).htmlTables(text) : [],
    furniture: [],
    scanned: false,
  };
  return { ...source, findings: lostCharacters(source) };
}

/** U+FFFD stands where an earlier conversion lost a character: a figure beside it may be wrong. */
function lostCharacters(source: Omit<SourceDocument, "findings">): Finding[] {
  if (!source.text.includes("\uFFFD")) return [];
  const lines = new LineIndex(source);
  const places = Array.from(source.text.matchAll(/\uFFFD+/gu), ({ index, 0: found }) =>
    lines.span({ start: index, end: index + found.length }),
  );
  return [
    {
      code: "lost-characters",
      severity: "warning",
      message: `Văn bản mất ${places.length} chỗ ký tự (�) khi chuyển mã trước đây.`,
      spans: places.slice(0, 100),
    },
  ];
}
