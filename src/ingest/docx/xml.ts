import { SaxesParser } from "saxes";
import { IngestError } from "../../model/errors.js";

/** An element with canonical names ("w:p", "w:val"), whatever prefixes the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** Transitional (ECMA-376) and strict (ISO 29500) names of the same vocabularies. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
  "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
  "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m",
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
  "http://purl.oclc.org/ooxml/drawingml/main": "a",
  "urn:schemas-microsoft-com:vml": "v",
};

/** Nesting beyond this is an attack: Word itself writes about 30 levels for a table in a text box in a table. */
const MAX_DEPTH = 400;

/**
 * Parses one part. Where `stream` is given, each direct child of `stream.parent` is handed over when it is complete and
 * then forgotten, so that a long body is never held as a whole. Entities are never resolved: a part with a DOCTYPE is
 * refused (ECMA-376 part 2 forbids it).
 */
export function parseXml(
  bytes: Uint8Array,
  part: string,
  stream?: { readonly parent: string; readonly onChild: (child: XmlElement) => void },
): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;

  parser.on("doctype", () => {
    throw new IngestError("docx-doctype", `tệp DOCX khai báo thực thể ngoài (DOCTYPE trong ${part}): không đọc`);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    if (open.length >= MAX_DEPTH) {
      throw new IngestError("docx-xml", `tệp DOCX hỏng: ${part} lồng nhau quá ${MAX_DEPTH} tầng`);
    }
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) {
      attributes[canonical(attribute.uri, attribute.local)] = attribute.value;
    }
    const element: XmlElement = { name: canonical(tag.uri, tag.local), attributes, children: [] };
    root ??= element;
    const parent = open.at(-1);
    if (parent && parent.name !== stream?.parent) parent.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    const element = open.pop()!;
    if (stream && open.at(-1)?.name === stream.parent) stream.onChild(element);
  });
  const addText = (text: string): void => {
    const parent = open.at(-1);
    // White space between elements says nothing; only these two hold words.
    if (parent && (parent.name === "w:t" || parent.name === "m:t" || parent.name === "w:instrText")) {
      parent.children.push(text);
    }
  };
  parser.on("text", addText);
  parser.on("cdata", addText);

  try {
    parser.write(decode(bytes)).close();
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw new IngestError("docx-xml", `tệp DOCX hỏng: ${part} không phải XML hợp lệ (${(error as Error).message})`);
  }
  if (!root) throw new IngestError("docx-xml", `tệp DOCX hỏng: ${part} rỗng`);
  return root;
}

function canonical(uri: string, local: string): string {
  const prefix = PREFIXES[uri];
  return prefix ? `${prefix}:${local}` : local;
}

function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(utf16 === true ? "utf-16be" : utf16 || "utf-8").decode(bytes);
}

export function elements(parent: XmlElement | undefined): XmlElement[] {
  return parent ? parent.children.filter((child): child is XmlElement => typeof child !== "string") : [];
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((node): node is XmlElement => typeof node !== "string" && node.name === name);
}

/** `w:val` of a child; undefined where the child or the attribute is missing. */
export function childValue(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes["w:val"];
}

/** An on/off property: `<w:vanish/>` is on, `<w:vanish w:val="0"/>` off; undefined where it says nothing. */
export function toggle(parent: XmlElement | undefined, name: string): boolean | undefined {
  const property = child(parent, name);
  if (!property) return undefined;
  return !/^(?:0|false|off|none)$/u.test(property.attributes["w:val"] ?? "1");
}

/** Text of an element and all below it. */
export function textOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === "string" ? node : textOf(node))).join("");
}
