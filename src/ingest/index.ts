import { IngestError } from "../model/errors.js";
import type { SourceDocument } from "../model/source.js";
import { readBytes, readStream } from "./read-file.js";
import { type Refused, sniff } from "./sniff.js";
import { readText } from "./text.js";

export interface IngestOptions {
  /** Largest file that is read, in bytes. */
  readonly maxBytes?: number;
  /** Limits of a PDF: see `PdfOptions`. */
  readonly maxPages?: number;
  readonly timeoutMs?: number;
  readonly maxMemory?: number;
  readonly ocr?: "auto" | "never" | "force";
  /** Called after each page of a scan that was recognised: a page takes seconds. */
  readonly onRecognized?: (done: number, of: number) => void;
}

/** 20 MB: the longest plan known has 200 kB of text; what is larger is something else. */
export const DEFAULT_MAX_BYTES = 20 * 1024 * 1024;
/** Packed formats may unpack to this many times the largest file: `--max-size` raises both limits. */
const UNPACKED = 12;

/**
 * Reads one file ("-" is standard input), whatever its format. Throws IngestError with a one-line reason that does not
 * repeat the path: callers print `path: message`.
 */
export async function ingest(path: string, options: IngestOptions = {}): Promise<SourceDocument> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const bytes = path === "-" ? await readStream(process.stdin, maxBytes) : await readBytes(path, maxBytes);
  return ingestBytes(bytes, path, options);
}

/** Reads bytes that are already in memory; `path` only names them. The format is told by content, not by the path. */
export async function ingestBytes(bytes: Buffer, path: string, options: IngestOptions = {}): Promise<SourceDocument> {
  const format = sniff(bytes);
  switch (format) {
    case "text": {
      const source = await readText(bytes, path);
      const { dataFormat } = await import("./data-file.js");
      const data = await dataFormat(source.text);
      if (data) throw refused(data);
      return source;
    }
    case "docx": {
      const { readDocx } = await import("./docx/index.js");
      return readDocx(bytes, path, {
        limits: { maxUnpackedBytes: UNPACKED * (options.maxBytes ?? DEFAULT_MAX_BYTES) },
      });
    }
    case "doc": {
      const { readDoc } = await import("./doc/index.js");
      return readDoc(bytes, path);
    }
    case "pdf": {
      const { readPdf } = await import("./pdf/index.js");
      return readPdf(bytes, path, options);
    }
    default:
      throw refused(format);
  }
}

const refused = (format: Refused): IngestError =>
  new IngestError(
    "unsupported-format",
    `${REFUSED[format]}; chỉ đọc được văn bản (.txt, .md), PDF và Word (.docx, .doc)`,
  );

const REFUSED: Readonly<Record<Refused, string>> = {
  rtf: "là tệp RTF, hãy mở bằng Word và lưu thành .docx",
  html: "là trang HTML, hãy mở bằng Word và lưu thành .docx",
  xml: "là tệp XML",
  json: "là tệp dữ liệu JSON, không phải kế hoạch",
  csv: "là bảng dữ liệu CSV, không phải kế hoạch",
  image: "là tệp ảnh",
  spreadsheet: "là bảng tính Excel",
  presentation: "là tệp trình chiếu PowerPoint",
  opendocument: "là tệp OpenDocument",
  "encrypted-office": "là tệp Office có mật khẩu",
  "old-office": "là tệp Office đời cũ bị cắt cụt hoặc không chứa văn bản Word",
  archive: "là tệp nén",
  database: "là cơ sở dữ liệu SQLite",
  program: "là tệp chương trình",
  media: "là tệp âm thanh hoặc phim",
};
