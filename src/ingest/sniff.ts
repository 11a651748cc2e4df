/** What a file is by its first bytes, whatever its name says. */
export type Format = "text" | "pdf" | "docx" | "doc" | Refused;

/** Formats that are recognised in order to be refused by name. */
export type Refused =
  | "rtf"
  | "html"
  | "xml"
  | "json"
  | "csv"
  | "image"
  | "spreadsheet"
  | "presentation"
  | "opendocument"
  | "encrypted-office"
  | "old-office"
  | "archive"
  | "database"
  | "program"
  | "media";

/** Signatures at a fixed place. Latin-1 strings: one character is one byte. */
const SIGNATURES: readonly (readonly [offset: number, bytes: string, format: Format])[] = [
  [0, "{\\rtf", "rtf"],
  [0, "\x89PNG\r\n\x1a\n", "image"],
  [0, "\xff\xd8\xff", "image"],
  [0, "GIF8", "image"],
  [0, "II*\0", "image"],
  [0, "MM\0*", "image"],
  [0, "AT&TFORM", "image"],
  [4, "ftypheic", "image"],
  [4, "ftypmif1", "image"],
  [4, "ftyp", "media"],
  [8, "WEBP", "image"],
  [8, "WAVE", "media"],
  [8, "AVI ", "media"],
  [0, "ID3", "media"],
  [0, "OggS", "media"],
  [0, "\x1f\x8b", "archive"],
  [0, "7z\xbc\xaf\x27\x1c", "archive"],
  [0, "Rar!\x1a", "archive"],
  [0, "\xfd7zXZ\0", "archive"],
  [0, "BZh", "archive"],
  [0, "SQLite format 3\0", "database"],
  [0, "\x7fELF", "program"],
];

const ZIP = "PK\x03\x04";
const EMPTY_ZIP = "PK\x05\x06";
const OLE2 = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/** Recognises a format by content. Never throws; what nothing else fits is "text", and the text reader judges it. */
export function sniff(bytes: Buffer): Format {
  const head = bytes.toString("latin1", 0, 1024);
  // Scanners and mail gateways put a few bytes before the header of a PDF; readers accept it within the first kilobyte.
  if (/(?:^|[\r\n\x00\xbf])\s{0,16}%PDF-[12]\.\d/u.test(head)) return "pdf";
  if (head.startsWith(ZIP) || head.startsWith(EMPTY_ZIP)) return zipContent(bytes);
  if (head.startsWith(OLE2)) return oleContent(bytes);
  // "BM" alone is two letters; a bitmap has four zero bytes at 6.
  if (head.startsWith("BM") && head.slice(6, 10) === "\0\0\0\0") return "image";
  // "MZ" alone is two letters too; a program has zero bytes soon after.
  if (head.startsWith("MZ") && head.slice(2, 64).includes("\0\0")) return "program";
  for (const [offset, signature, format] of SIGNATURES) if (head.startsWith(signature, offset)) return format;
  return markup(head);
}

function zipContent(bytes: Buffer): Format {
  // Word on the web calls it document2.xml.
  if (bytes.includes("word/document")) return "docx";
  if (bytes.includes("xl/workbook")) return "spreadsheet";
  if (bytes.includes("ppt/presentation")) return "presentation";
  if (bytes.includes("mimetypeapplication/vnd.oasis.opendocument")) return "opendocument";
  return "archive";
}

function oleContent(bytes: Buffer): Format {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage")) return "encrypted-office";
  if (has("WordDocument")) return "doc";
  if (has("Workbook") || has("Book")) return "spreadsheet";
  if (has("PowerPoint Document")) return "presentation";
  return "old-office";
}

/** HTML and XML, in one byte or two bytes a character. Markdown that holds a tag further down is text. */
function markup(head: string): Format {
  const start = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, "")
    .replaceAll("\0", "")
    .trimStart();
  if (/^(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|MIME-Version: 1\.0)/iu.test(start)) return "html";
  if (/^<\?xml[\s]/iu.test(start)) return /<html[\s>]/iu.test(start) ? "html" : "xml";
  return "text";
}
