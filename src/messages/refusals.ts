/**
 * English for the reasons why a file is refused, by the code of the IngestError: the readers themselves speak Vietnamese.
 * `{detail}` is what the pattern finds in the Vietnamese sentence (a limit, an encoding).
 */
const REFUSALS: Readonly<Record<string, readonly [sentence: string, detail?: RegExp]>> = {
  binary: ["a binary file, not a text"],
  "doc-damaged": ["a damaged DOC file"],
  "docx-doctype": ["the DOCX file declares outside entities (DOCTYPE) and is not read"],
  "docx-no-document": ["not a Word document: there is no word/document.xml in the package"],
  "docx-pictures-only": [
    "the Word file holds only pictures, no text; save it as PDF and import that, so that its text is recognised",
  ],
  "docx-xml": ["a damaged DOCX file: {detail} is not valid", /(\S+\.(?:xml|rels))/u],
  empty: ["the file holds no text"],
  encrypted: ["the file has a password"],
  "invalid-utf16": ["not valid UTF-16: {detail}", /byte (\d+)/u],
  "invalid-utf8": ["not valid UTF-8: byte {detail}", /vị trí (\d+)/u],
  "is-directory": ["a folder, a file is needed"],
  "legacy-encoding": ["the text uses the old encoding {detail}, not Unicode; convert it to UTF-8", /mã cũ ([^,]+),/u],
  "no-path": ["standard input cannot be imported: a file with a path is needed"],
  "no-permission": ["no permission to read the file"],
  "not-found": ["the file is not there"],
  "nul-bytes": ["the file holds NUL bytes and is not a text"],
  "pdf-legacy": ["the fonts of the PDF use an old encoding that is not supported; convert it to Unicode"],
  "pdf-markless": ["the text of the PDF has lost its Vietnamese marks; use the Word file or a scan"],
  "pdf-unmapped": ["the text of the PDF cannot be read: its fonts have no Unicode map; use the Word file or a scan"],
  "pdf-damaged": ["a damaged PDF file: its content cannot be found"],
  "pdf-no-pages": ["the PDF file has no pages"],
  "pdf-password": ["the PDF file has a password; take it off and import again"],
  "pdf-too-many-pages": [
    "the PDF file has too many pages, the limit is {detail} (--max-pages)",
    /giới hạn là ([\d.]+)/u,
  ],
  timeout: ["not read within {detail} seconds and stopped (--timeout)", /quá (\d+) giây/u],
  "too-large": ["the file is too large, the limit is {detail} (--max-size)", /giới hạn là ([\d.,]+ [kM]B)/u],
  "too-large-unpacked": ["its content unpacks beyond the limit of {detail} MB of memory (--max-memory)", /(\d+) MB/u],
  "truncated-utf16": ["the UTF-16 file is cut off: an odd byte at its end"],
  "truncated-utf8": ["the file is cut off: its last UTF-8 character is not complete"],
  unreadable: ["the file cannot be read ({detail})", /\((\w+)\)/u],
  "unsupported-format": ["not a format that is read; text (.txt, .md), PDF and Word (.docx, .doc) are"],
  "utf-32": ["the file is UTF-32; save it as UTF-8"],
  "zip-damaged": ["the DOCX file is cut off or damaged"],
  "zip-too-large": ["the DOCX file unpacks to too much and may be a bomb (--max-size)"],
  "zip-unsafe-path": ["the DOCX file holds a path that leads out of its package and is not read"],
};

export const REFUSAL_CODES: readonly string[] = Object.keys(REFUSALS);

/** The reason in English; as the reader said it where its code is not known here. */
export function englishRefusal(code: string, vietnamese: string): string {
  const [sentence, detail] = REFUSALS[code] ?? [vietnamese];
  return sentence.replace("{detail}", detail?.exec(vietnamese)?.[1] ?? "?");
}
