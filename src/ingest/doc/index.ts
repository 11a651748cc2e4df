import { IngestError } from "../../model/errors.js";
import type { SourceDocument } from "../../model/source.js";
import { assemble, type WordBlock } from "../docx/blocks.js";
import { Numbering } from "../docx/numbering.js";
import { sha256 } from "../hash.js";
import { hasLetterhead } from "../page-layout.js";
import { damaged, readCompound } from "./compound.js";
import { readLists } from "./lists.js";
import { readRuns } from "./properties.js";
import { type DocContext, readStory } from "./story.js";
import { StyleSheet } from "./styles.js";
import { DocText, type FileInformation, readInformation, storyRange } from "./text.js";

/**
 * Reads a DOC of Word 97 to 2003 ([MS-DOC]): the final text with automatic numbers restored, and each table as a grid.
 * Word keeps no pages: `pages` is null. Throws IngestError where the file is no Word file, is locked by a password, older
 * than Word 97, damaged, or empty.
 */
export function readDoc(bytes: Buffer, path: string): SourceDocument {
  let blocks: WordBlock[];
  try {
    blocks = readBlocks(bytes);
  } catch (error) {
    // Reading outside a buffer: an offset of the file points nowhere.
    if (error instanceof RangeError) throw damaged("một vị trí trong tệp chỉ ra ngoài tệp");
    throw error;
  }
  const { text, tables, furniture } = assemble(blocks);
  if (text.trim() === "") throw new IngestError("empty", "tệp Word không có chữ nào");
  return {
    path,
    sha256: sha256(bytes),
    mediaType: "application/msword",
    bytes: bytes.length,
    text,
    pages: null,
    pageStarts: [],
    tables,
    furniture,
    scanned: false,
    findings: [],
  };
}

function readBlocks(bytes: Buffer): WordBlock[] {
  const streams = readCompound(bytes);
  const document = streams.get("WordDocument");
  if (streams.has("EncryptedPackage")) throw new IngestError("encrypted", "tệp Word có mật khẩu");
  if (!document) throw new IngestError("unsupported-format", "không phải tệp Word: không có luồng WordDocument");
  const information = readInformation(document);
  if (!information)
    throw new IngestError("unsupported-format", "tệp Word quá cũ (Word 6 hoặc 95); hãy lưu lại thành .docx");
  if (information.encrypted) throw new IngestError("encrypted", "tệp Word có mật khẩu");
  const table = streams.get(information.tableStream);
  if (!table) throw damaged(`không có luồng ${information.tableStream}`);
  const part = (name: Parameters<FileInformation["place"]>[0]): Buffer => {
    const { at, length } = information.place(name);
    return table.subarray(at, at + length);
  };

  const text = new DocText(document, part("pieces"));
  const context: Omit<DocContext, "note"> = {
    text,
    paragraphRuns: readRuns(document, part("paragraphRuns"), "paragraph"),
    characterRuns: readRuns(document, part("characterRuns"), "character"),
    styles: new StyleSheet(part("styles")),
    numbering: new Numbering(readLists(table, information.place("lists"), information.place("listOverrides"))),
    fonts: readFonts(part("fonts")),
    data: streams.get("Data") ?? Buffer.alloc(0),
  };
  const withoutNotes: DocContext = { ...context, note: () => [] };
  const notes = new Map([
    ...noteRanges(part("footnoteReferences"), part("footnoteTexts"), storyRange(information, "footnotes").from),
    ...noteRanges(part("endnoteReferences"), part("endnoteTexts"), storyRange(information, "endnotes").from),
  ]);
  let count = 0;
  const note = (position: number): string[] => {
    const range = notes.get(position);
    if (!range) return [];
    count++;
    return paragraphs(readStory(withoutNotes, range.from, range.to)).map((line, i) =>
      i === 0 ? `[${count}] ${line}` : line,
    );
  };

  const story = (name: Parameters<typeof storyRange>[1], using: DocContext): WordBlock[] => {
    const { from, to } = storyRange(information, name);
    return readStory(using, from, Math.min(to, text.text.length));
  };
  const main = story("main", { ...context, note });
  // The file does not say beside which paragraph a text box stands in a way that is simple to read: they come last.
  const blocks = [...main, ...story("textBoxes", withoutNotes)];
  if (hasLetterhead(assemble(blocks).text.slice(0, 3_000))) return blocks;
  const headers = story("headers", withoutNotes);
  return hasLetterhead(assemble(headers).text) ? [...headers, ...blocks] : blocks;
}

const paragraphs = (blocks: readonly WordBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

/** Ranges of notes by the position of their references: two plexes with as many entries ([MS-DOC] 2.8.19, 2.8.20). */
function noteRanges(references: Buffer, texts: Buffer, base: number): Map<number, { from: number; to: number }> {
  const ranges = new Map<number, { from: number; to: number }>();
  const count = Math.floor((references.length - 4) / 6);
  for (let i = 0; i < count && (i + 2) * 4 <= texts.length; i++) {
    const from = base + texts.readUInt32LE(i * 4);
    const to = base + texts.readUInt32LE(i * 4 + 4);
    ranges.set(references.readUInt32LE(i * 4), { from, to });
  }
  return ranges;
}

/** Names of the fonts in the order that runs count them ([MS-DOC] 2.9.286 SttbfFfn). */
function readFonts(bytes: Buffer): string[] {
  const fonts: string[] = [];
  const count = bytes.length >= 4 ? bytes.readUInt16LE(0) : 0;
  for (let i = 0, at = 4; i < count && at < bytes.length; i++) {
    const size = bytes[at]!;
    const name = bytes.toString("utf16le", at + 40, Math.max(at + 40, at + 1 + size));
    fonts.push(name.split("\0")[0]!);
    at += 1 + size;
  }
  return fonts;
}
