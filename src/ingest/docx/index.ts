import { IngestError } from "../../model/errors.js";
import type { Finding } from "../../model/finding.js";
import type { SourceDocument } from "../../model/source.js";
import { LineIndex } from "../../text/line-index.js";
import { sha256 } from "../hash.js";
import { hasLetterhead } from "../page-layout.js";
import { type ArchiveLimits, DEFAULT_LIMITS, type Parts, unpackXmlParts } from "./archive.js";
import { assemble, type WordBlock } from "./blocks.js";
import { StoryReader } from "./body.js";
import { Numbering, readNumbering } from "./numbering.js";
import { Styles } from "./styles.js";
import { elements, parseXml, type XmlElement } from "./xml.js";

export interface DocxOptions {
  /** Limits against decompression bombs; what is missing is `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ArchiveLimits>;
}

/**
 * Reads a DOCX: the final text (tracked changes accepted, hidden words left out) with Word's automatic numbers restored,
 * and each table as a grid. Word keeps no pages: `pages` is null.
 * Throws IngestError where the file is damaged, hostile, or holds no words.
 */
export function readDocx(bytes: Buffer, path: string, options: DocxOptions = {}): SourceDocument {
  const parts = unpackXmlParts(bytes, { ...DEFAULT_LIMITS, ...options.limits });
  const mainPart = mainPartName(parts);
  const main = mainPart === undefined ? undefined : parts.get(mainPart);
  if (mainPart === undefined || main === undefined) {
    throw new IngestError("docx-no-document", "không phải văn bản Word: trong gói nén không có word/document.xml");
  }
  const related = relations(parts, mainPart);
  const optional = (type: string): XmlElement | undefined => {
    const name = related.find((relation) => relation.type === type)?.target;
    const part = name === undefined ? undefined : parts.get(name);
    return part && parseXml(part, name!);
  };

  const styles = new Styles(optional("styles"));
  const numbering = new Numbering(readNumbering(optional("numbering")));
  const notes = new Notes(styles, numbering, { footnote: optional("footnotes"), endnote: optional("endnotes") });
  const story = new StoryReader(styles, numbering, (id) => notes.read(id));
  let embedded = 0;
  parseXml(main, mainPart, {
    parent: "w:body",
    onChild: (element) => {
      if (element.name === "w:altChunk") embedded++;
      story.add(element);
    },
  });

  let blocks = story.finish();
  let assembled = assemble(blocks);
  if (!hasLetterhead(assembled.text.slice(0, 3_000))) {
    const header = letterheadInHeader(parts, related, styles, numbering);
    if (header) {
      blocks = [...header, ...blocks];
      assembled = assemble(blocks);
    }
  }

  if (assembled.text.trim() === "") {
    throw assembled.pictures.length > 0
      ? new IngestError(
          "docx-pictures-only",
          "tệp Word chỉ chứa hình chụp, không có chữ; hãy lưu thành PDF rồi nhập lại để nhận dạng chữ",
        )
      : new IngestError("empty", "tệp Word không có chữ nào");
  }

  const source = {
    path,
    sha256: sha256(bytes),
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    bytes: bytes.length,
    text: assembled.text,
    pages: null,
    pageStarts: [],
    tables: assembled.tables,
    furniture: assembled.furniture,
    bold: assembled.bold,
    scanned: false,
  } as const;
  return { ...source, findings: findings(new LineIndex(source), assembled.pictures, embedded, source.text.length) };
}

function findings(lines: LineIndex, pictures: readonly number[], embedded: number, length: number): Finding[] {
  const found: Finding[] = pictures.map((at) => ({
    code: "unread-picture",
    severity: "warning",
    message: "Có một hình lớn trong tệp Word không đọc được chữ (có thể là bản chụp)",
    spans: [lines.span({ start: Math.min(at, length), end: Math.min(at, length) })],
  }));
  if (embedded > 0) {
    found.push({
      code: "unread-embedded",
      severity: "warning",
      message: `Có ${embedded} tài liệu nhúng trong tệp Word không được đọc`,
      spans: [],
    });
  }
  return found;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** The main part is named by the package's relations ("word/document.xml"; Word on the web writes "word/document2.xml"). */
function mainPartName(parts: Parts): string | undefined {
  const named = relations(parts, "").find((relation) => relation.type === "officeDocument")?.target;
  if (named !== undefined && parts.has(named)) return named;
  return parts.has("word/document.xml") ? "word/document.xml" : undefined;
}

/** Relations of a part to other parts of the archive. External targets are never followed. */
function relations(parts: Parts, part: string): Relation[] {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const bytes = parts.get(name);
  if (!bytes) return [];
  return elements(parseXml(bytes, name)).flatMap(({ attributes: { Target = "", Type = "", TargetMode } }) =>
    TargetMode === "External"
      ? []
      : [{ type: Type.split("/").at(-1)!, target: Target.startsWith("/") ? Target.slice(1) : resolve(folder, Target) }],
  );
}

/** "word/" + "../x.xml" → "x.xml". */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** Footnotes and endnotes, numbered by the order of their references as Word does. */
class Notes {
  private readonly notes = new Map<string, XmlElement>();
  private readonly numbers = { footnote: 0, endnote: 0 };

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    roots: { footnote: XmlElement | undefined; endnote: XmlElement | undefined },
  ) {
    for (const kind of ["footnote", "endnote"] as const) {
      for (const note of elements(roots[kind])) {
        if (note.attributes["w:type"] === undefined || note.attributes["w:type"] === "normal") {
          this.notes.set(`w:${kind}Reference/${note.attributes["w:id"]}`, note);
        }
      }
    }
  }

  /** Paragraphs of a note, the first with its number: "[1] Nghị quyết số …". A note is printed once. */
  read(id: string): string[] {
    const note = this.notes.get(id);
    if (!note) return [];
    this.notes.delete(id);
    const number = ++this.numbers[id.startsWith("w:footnote") ? "footnote" : "endnote"];
    const story = new StoryReader(this.styles, this.numbering);
    for (const element of elements(note)) story.add(element);
    const lines = story.finish().flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
    return lines.map((line, index) => (index === 0 ? `[${number}] ${line}` : line));
  }
}

/** The first header that carries the letterhead; other headers and all footers are page furniture. */
function letterheadInHeader(
  parts: Parts,
  related: readonly Relation[],
  styles: Styles,
  numbering: Numbering,
): WordBlock[] | undefined {
  for (const { type, target } of related) {
    const part = parts.get(target);
    if (type !== "header" || !part) continue;
    const story = new StoryReader(styles, numbering);
    for (const element of elements(parseXml(part, target))) story.add(element);
    const blocks = story.finish();
    if (hasLetterhead(assemble(blocks).text)) return blocks;
  }
  return undefined;
}
