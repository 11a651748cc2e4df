import { mapFont, symbol } from "../symbol-fonts.js";
import { collapseThinColumns, type WordBlock, type WordCell, type WordTable } from "./blocks.js";
import type { Numbering } from "./numbering.js";
import { hasBorders, type Styles } from "./styles.js";
import { child, childValue, elements, textOf, toggle, type XmlElement } from "./xml.js";

/** Word's own limit; a `w:gridSpan` beyond it is damage. */
const MAX_COLUMNS = 63;
/** Pictures of at least 8 × 8 cm (in EMU) may hold words: seals and logos are smaller. */
const LARGE_PICTURE = 8 * 360_000;

/** Elements that only wrap what they hold. Text inside `w:ins` and `w:moveTo` is part of the final text. */
const WRAPPERS = new Set([
  "w:ins",
  "w:moveTo",
  "w:hyperlink",
  "w:smartTag",
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:fldSimple",
  "w:dir",
  "w:bdo",
  "w:ruby",
  "w:rubyBase",
]);

/** What one paragraph is read into. */
interface Paragraph {
  text: string;
  /** Text boxes anchored in it: they stand after it, so that they do not break its sentence. */
  boxes: WordBlock[];
  notes: string[];
  /** Some word is not bold. */
  plain: boolean;
  contents: boolean;
}

/** Turns the XML of one story (body, header, footnote) into blocks. State runs on from paragraph to paragraph. */
export class StoryReader {
  private readonly blocks: WordBlock[] = [];
  /** Complex fields being read: true while in the instruction ("PAGE \* MERGEFORMAT"), false in the result. */
  private fields: boolean[] = [];
  /** Words of a paragraph whose mark was deleted: they go on in the next one. */
  private carried = "";

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    /** The paragraphs of a footnote or endnote with its number, by the id of its reference. */
    private readonly note: (id: string) => string[] = () => [],
  ) {}

  /** Adds one child of `w:body`. */
  add(element: XmlElement): void {
    this.blocks.push(...this.readBlock(element, false));
  }

  finish(): WordBlock[] {
    if (this.carried !== "") this.blocks.push({ kind: "paragraph", text: this.carried });
    this.carried = "";
    return this.blocks;
  }

  private readBlock(element: XmlElement, inCell: boolean): WordBlock[] {
    if (element.name === "w:p") return this.readParagraph(element, inCell);
    if (element.name === "w:tbl") return [this.readTable(element)];
    if (WRAPPERS.has(element.name)) return elements(element).flatMap((inner) => this.readBlock(inner, inCell));
    if (element.name === "mc:AlternateContent") {
      return elements(chosen(element)).flatMap((inner) => this.readBlock(inner, inCell));
    }
    return [];
  }

  private readParagraph(element: XmlElement, inCell: boolean): WordBlock[] {
    const properties = child(element, "w:pPr");
    const mark = child(properties, "w:rPr");
    const style = childValue(properties, "w:pStyle") ?? this.styles.defaultParagraph();
    const paragraph: Paragraph = {
      text: "",
      boxes: [],
      notes: [],
      plain: false,
      contents: this.styles.isContents(style),
    };
    this.readInline(element, paragraph, style);
    // No instruction goes beyond its paragraph: a damaged field must not swallow the rest of the document.
    this.fields = this.fields.filter((instruction) => !instruction);

    if (child(mark, "w:del") || child(mark, "w:moveFrom")) {
      this.carried += paragraph.text;
      return paragraph.boxes;
    }
    const words = this.carried + paragraph.text;
    const empty = words.trim() === "";
    this.carried = "";
    const hidden = empty && (toggle(mark, "w:vanish") ?? this.styles.hidden(style) ?? false);
    const number = hidden ? "" : this.number(properties, style);
    // A numbered paragraph without words is a slip of the typist in prose, but in a table it is the column of row numbers.
    const text = empty && !inCell ? "" : tidy(number + words);
    const notes = paragraph.notes.flatMap((id) => this.note(id));
    return [
      ...(text === ""
        ? []
        : [{ kind: "paragraph" as const, text, bold: !paragraph.plain, furniture: paragraph.contents }]),
      ...notes.map((note) => ({ kind: "paragraph" as const, text: note })),
      ...paragraph.boxes,
    ];
  }

  /** "I. ", "a) ", "- ": what Word prints before the paragraph; "" where it is in no list. */
  private number(properties: XmlElement | undefined, style: string | undefined): string {
    const own = child(properties, "w:numPr");
    const inherited = this.styles.numbering(style);
    const numId = childValue(own, "w:numId") ?? inherited?.numId;
    if (numId === undefined || numId === "0") return "";
    const ownLevel = childValue(own, "w:ilvl");
    const level =
      ownLevel !== undefined
        ? Number(ownLevel)
        : (inherited?.level ?? (inherited ? this.numbering.levelOfStyle(numId, inherited.style) : 0));
    return this.numbering.next(numId, level);
  }

  private readInline(parent: XmlElement, into: Paragraph, style: string | undefined): void {
    for (const element of elements(parent)) {
      if (element.name === "w:r") this.readRun(element, into, style);
      else if (WRAPPERS.has(element.name)) this.readInline(element, into, style);
      else if (element.name === "mc:AlternateContent") this.readInline(chosen(element), into, style);
      else if (element.name === "m:oMath" || element.name === "m:oMathPara") into.text += textOf(element);
    }
  }

  private readRun(run: XmlElement, into: Paragraph, style: string | undefined): void {
    const properties = child(run, "w:rPr");
    const runStyle = childValue(properties, "w:rStyle");
    const hidden = toggle(properties, "w:vanish") ?? this.styles.hidden(runStyle) ?? this.styles.hidden(style) ?? false;
    const capitals =
      toggle(properties, "w:caps") ?? this.styles.capitals(runStyle) ?? this.styles.capitals(style) ?? false;
    const fonts = child(properties, "w:rFonts")?.attributes ?? {};
    const font = fonts["w:ascii"] ?? fonts["w:hAnsi"] ?? "";
    const before = into.text;
    this.readRunContent(run, into, { hidden, capitals, font });
    const bold = toggle(properties, "w:b") ?? this.styles.bold(runStyle) ?? this.styles.bold(style) ?? false;
    if (!bold && into.text.slice(before.length).trim() !== "") into.plain = true;
  }

  private readRunContent(parent: XmlElement, into: Paragraph, format: RunFormat): void {
    const print = (text: string): void => {
      if (!format.hidden && !this.fields.includes(true)) into.text += text;
    };
    for (const element of elements(parent)) {
      switch (element.name) {
        case "w:t": {
          const text = mapFont(textOf(element), format.font);
          print(format.capitals ? text.toLocaleUpperCase("vi") : text);
          break;
        }
        case "w:tab":
        case "w:ptab":
          print("\t");
          break;
        case "w:br":
        case "w:cr":
          print("\n");
          break;
        case "w:noBreakHyphen":
          print("\u2011");
          break;
        case "w:sym":
          print(
            symbol(Number.parseInt(element.attributes["w:char"] ?? "", 16) || 0x20, element.attributes["w:font"] ?? ""),
          );
          break;
        case "w:fldChar":
          this.readFieldMark(element.attributes["w:fldCharType"]);
          break;
        case "w:footnoteReference":
        case "w:endnoteReference": {
          const id = element.attributes["w:id"];
          if (id !== undefined) into.notes.push(`${element.name}/${id}`);
          break;
        }
        case "w:drawing":
        case "w:pict":
        case "w:object":
          if (!format.hidden) this.readDrawing(element, into);
          break;
        case "mc:AlternateContent":
          this.readRunContent(chosen(element), into, format);
          break;
      }
    }
  }

  private readFieldMark(type: string | undefined): void {
    if (type === "begin") this.fields.push(true);
    else if (type === "separate") {
      if (this.fields.length > 0) this.fields[this.fields.length - 1] = false;
    } else if (type === "end") this.fields.pop();
  }

  /** Text boxes of a drawing, wherever they are nested; large pictures are noted. */
  private readDrawing(element: XmlElement, into: Paragraph): void {
    let pictures = 0;
    const walk = (node: XmlElement): void => {
      if (node.name === "w:txbxContent") {
        const story = new StoryReader(this.styles, this.numbering, this.note);
        for (const inner of elements(node)) story.add(inner);
        into.boxes.push(...story.finish());
        return;
      }
      if (node.name === "a:blip" || node.name === "v:imagedata") pictures++;
      for (const inner of elements(node.name === "mc:AlternateContent" ? chosen(node) : node)) walk(inner);
    };
    walk(element);
    if (pictures > 0 && isLarge(element)) into.boxes.push({ kind: "picture" });
  }

  private readTable(table: XmlElement): WordTable {
    const properties = child(table, "w:tblPr");
    let drawnCells = false;
    const rows: WordCell[][] = [];
    /** The merged cell that a column continues, by its first column. */
    const open = new Map<number, WordCell>();

    for (const row of tableParts(table, "w:tr")) {
      const rowProperties = child(row, "w:trPr");
      if (child(rowProperties, "w:del")) continue;
      let column = clampSpan(childValue(rowProperties, "w:gridBefore"), 0);
      const cells: WordCell[] = [];
      for (const cell of tableParts(row, "w:tc")) {
        const cellProperties = child(cell, "w:tcPr");
        if (child(cellProperties, "w:cellDel")) continue;
        drawnCells ||= hasBorders(child(cellProperties, "w:tcBorders")) ?? false;
        const columnSpan = clampSpan(childValue(cellProperties, "w:gridSpan"), 1);
        const merge = child(cellProperties, "w:vMerge");
        const above = merge && merge.attributes["w:val"] !== "restart" ? open.get(column) : undefined;
        const before = cells.at(-1);
        if (above) above.rowSpan++;
        else if (before && child(cellProperties, "w:hMerge") && childValue(cellProperties, "w:hMerge") !== "restart") {
          // The old way to merge side by side.
          cells[cells.length - 1] = { ...before, columnSpan: before.columnSpan + columnSpan };
        } else {
          const blocks = elements(cell).flatMap((inner) => this.readBlock(inner, true));
          const made: WordCell = { column, columnSpan, rowSpan: 1, blocks };
          cells.push(made);
          if (merge) open.set(column, made);
          else open.delete(column);
        }
        column += columnSpan;
        if (column > MAX_COLUMNS) break;
      }
      rows.push(cells);
    }
    const direct = hasBorders(child(properties, "w:tblBorders"));
    const bordered = drawnCells || (direct ?? this.styles.bordered(childValue(properties, "w:tblStyle")) ?? false);
    const widths = elements(child(table, "w:tblGrid")).map((column) =>
      Number(column.attributes["w:w"] ?? Number.POSITIVE_INFINITY),
    );
    return { kind: "table", rows: collapseThinColumns(rows, widths), bordered };
  }
}

interface RunFormat {
  readonly hidden: boolean;
  readonly capitals: boolean;
  readonly font: string;
}

/** Rows of a table or cells of a row, also inside content controls and inserted ranges. */
function tableParts(parent: XmlElement, name: "w:tr" | "w:tc"): XmlElement[] {
  return elements(parent).flatMap((element) =>
    element.name === name ? [element] : WRAPPERS.has(element.name) ? tableParts(element, name) : [],
  );
}

/** One content is written twice, for new and for old readers: the first choice that holds anything, else the fallback. */
function chosen(alternate: XmlElement): XmlElement {
  const choices = elements(alternate);
  return choices.find((choice) => choice.children.length > 0) ?? alternate;
}

function clampSpan(value: string | undefined, least: number): number {
  const span = Number.parseInt(value ?? "", 10);
  return Number.isFinite(span) ? Math.min(Math.max(span, least), MAX_COLUMNS) : least;
}

/** Extent of a DrawingML picture, or the size in the style of a VML shape ("width:451pt;height:600pt"). */
function isLarge(drawing: XmlElement): boolean {
  const sizes: [number, number][] = [];
  const walk = (node: XmlElement): void => {
    const { cx, cy, style } = node.attributes;
    if (cx && cy) sizes.push([Number(cx), Number(cy)]);
    const points = /(?:^|;)width:([\d.]{1,8})pt;(?:.{0,80};)?height:([\d.]{1,8})pt/u.exec(style ?? "");
    if (points) sizes.push([Number(points[1]) * 12_700, Number(points[2]) * 12_700]);
    for (const inner of elements(node)) walk(inner);
  };
  walk(drawing);
  return sizes.some(([width, height]) => width >= LARGE_PICTURE && height >= LARGE_PICTURE);
}

/** No empty lines inside a paragraph (they would part it), no blanks at the ends of its lines. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
