import type { WordBlock } from "../docx/blocks.js";
import type { Numbering } from "../docx/numbering.js";
import { mapFont, symbol } from "../symbol-fonts.js";
import { type Modifier, modifiers, type PropertyRun, type PropertyRuns, SPRM } from "./properties.js";
import type { StyleSheet } from "./styles.js";
import { buildTable, type RawRow, rowShape } from "./table.js";
import type { DocText } from "./text.js";

/** Marks inside the text of a Word 97-2003 file. */
const PARAGRAPH = "\r";
const CELL = "\x07";
const PAGE_OR_SECTION = "\f";
const FIELD_BEGIN = "\x13";
const FIELD_RESULT = "\x14";
const FIELD_END = "\x15";

/** Everything that reading a stretch of text needs. */
export interface DocContext {
  readonly text: DocText;
  readonly paragraphRuns: PropertyRuns;
  readonly characterRuns: PropertyRuns;
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly fonts: readonly string[];
  /** Property lists too long for their page are kept in the stream "Data". */
  readonly data: Buffer;
  /** The paragraphs of a note, by the position of its reference. */
  readonly note: (position: number) => string[];
}

/** Reads the characters `[from, to)` into paragraphs and tables. */
export function readStory(context: DocContext, from: number, to: number): WordBlock[] {
  return new Story(context).read(from, to);
}

interface CharacterFormat {
  readonly hidden: boolean;
  readonly deleted: boolean;
  readonly capitals: boolean;
  readonly special: boolean;
  readonly font: string;
  readonly symbol: Buffer | undefined;
}

class Story {
  private readonly blocks: WordBlock[] = [];
  private fields: boolean[] = [];
  private carried = "";
  private rows: RawRow[] = [];
  private cells: WordBlock[][] = [];
  private cell: WordBlock[] = [];

  constructor(private readonly context: DocContext) {}

  read(from: number, to: number): WordBlock[] {
    for (let at = from; at < to; ) {
      const mark = this.paragraphEnd(at, to);
      this.readParagraph(at, mark);
      at = mark + 1;
    }
    this.endTable();
    return this.blocks;
  }

  /** Position of the mark that ends the paragraph at `from`. A form feed ends it only where properties end: a section. */
  private paragraphEnd(from: number, to: number): number {
    const { text, paragraphRuns } = this.context;
    for (let at = from; at < to; at++) {
      const char = text.text[at];
      if (char === PARAGRAPH || char === CELL) return at;
      if (char === PAGE_OR_SECTION) {
        const position = text.filePosition(at);
        const end = paragraphRuns.at(position)?.end;
        if (end !== undefined && end - position <= 2) return at;
      }
    }
    return to;
  }

  private readParagraph(from: number, mark: number): void {
    const { text, paragraphRuns, styles } = this.context;
    const run = paragraphRuns.at(text.filePosition(Math.min(mark, text.text.length - 1)));
    const properties = run ? this.paragraphModifiers(run) : [];
    const style = run?.style ?? 0;
    const { words, notes, markDeleted } = this.readWords(from, mark, style);
    const inTable = flag(properties, SPRM.paragraphInTable);
    const depth = properties.findLast(({ code }) => code === SPRM.paragraphDepth)?.operand.readInt32LE(0) ?? 1;
    if (inTable && depth <= 1 && flag(properties, SPRM.paragraphEndsRow)) {
      this.rows.push({ cells: this.cells, shape: rowShape(properties) });
      this.cells = [];
      this.cell = [];
      return;
    }
    if (!inTable) this.endTable();
    if (markDeleted && !inTable) {
      this.carried += words;
      return;
    }
    const whole = this.carried + words;
    this.carried = "";
    const empty = whole.trim() === "";
    const number = this.number(properties, style);
    const into = inTable ? this.cell : this.blocks;
    if (!empty || (inTable && number !== "")) {
      into.push({ kind: "paragraph", text: tidy(number + whole), furniture: styles.isContents(style) });
    }
    for (const note of notes) into.push({ kind: "paragraph", text: note });
    if (inTable && depth <= 1 && text.text[mark] === CELL) {
      this.cells.push(this.cell);
      this.cell = [];
    }
  }

  private endTable(): void {
    // A row without its end mark is damage: its words stay.
    if (this.cell.length > 0) this.cells.push(this.cell);
    if (this.cells.length > 0) this.rows.push({ cells: this.cells, shape: undefined });
    if (this.rows.length > 0) this.blocks.push(buildTable(this.rows));
    this.rows = [];
    this.cells = [];
    this.cell = [];
  }

  private readWords(from: number, mark: number, style: number) {
    const { text, characterRuns, note } = this.context;
    let words = "";
    const notes: string[] = [];
    let run: PropertyRun | undefined;
    let format: CharacterFormat | undefined;
    /** Consecutive plain characters of one run, mapped by its font at once. */
    let plain = "";
    const flush = (): void => {
      if (plain !== "" && format) {
        const shown = mapFont(plain, format.font);
        words += format.capitals ? shown.toLocaleUpperCase("vi") : shown;
      }
      plain = "";
    };
    for (let at = from; at < mark; at++) {
      const found = characterRuns.at(text.filePosition(at));
      if (!format || found !== run) {
        flush();
        run = found;
        format = this.characterFormat(found, style);
      }
      const char = text.text[at]!;
      if (char === FIELD_BEGIN) this.fields.push(true);
      else if (char === FIELD_RESULT && this.fields.length > 0) this.fields[this.fields.length - 1] = false;
      else if (char === FIELD_END) this.fields.pop();
      else if (format.deleted || format.hidden || this.fields.includes(true)) continue;
      else if (char === "\x02") notes.push(...note(at));
      else if (char === "(" && format.special && format.symbol) {
        flush();
        words += symbol(format.symbol.readUInt16LE(2), this.context.fonts[format.symbol.readUInt16LE(0)] ?? "");
      } else if (char === "\x0b" || char === "\x0e" || char === PAGE_OR_SECTION) plain += "\n";
      else if (char === "\x1e") plain += "\u2011";
      else if (char === "\t" || char >= " ") plain += char;
    }
    flush();
    this.fields = this.fields.filter((instruction) => !instruction);
    const atMark = this.characterFormat(characterRuns.at(text.filePosition(mark)), style);
    return { words, notes, markDeleted: atMark.deleted && text.text[mark] === PARAGRAPH };
  }

  private characterFormat(run: PropertyRun | undefined, paragraphStyle: number): CharacterFormat {
    const { styles, fonts } = this.context;
    const list = run ? modifiers(run.list) : [];
    const last = (code: number): Buffer | undefined => list.findLast((modifier) => modifier.code === code)?.operand;
    const characterStyle = last(SPRM.characterStyle)?.readUInt16LE(0);
    const inherited = (code: number): Buffer | undefined =>
      (characterStyle === undefined ? undefined : styles.find(characterStyle, "character", code)) ??
      styles.find(paragraphStyle, "character", code);
    const toggle = (code: number): boolean => {
      const value = last(code)?.[0];
      const ofStyle = (inherited(code)?.[0] ?? 0) === 1;
      // 0x80 and 0x81 stand for "as the style says" and "the opposite".
      return value === undefined || value === 0x80 ? ofStyle : value === 0x81 ? !ofStyle : value === 1;
    };
    const font = (last(SPRM.font) ?? inherited(SPRM.font))?.readUInt16LE(0);
    return {
      hidden: toggle(SPRM.hidden),
      deleted: last(SPRM.deleted)?.[0] === 1,
      capitals: toggle(SPRM.capitals),
      special: last(SPRM.special)?.[0] === 1,
      font: font === undefined ? "" : (fonts[font] ?? ""),
      symbol: last(SPRM.symbol),
    };
  }

  private number(properties: readonly Modifier[], style: number): string {
    const { styles, numbering } = this.context;
    const own = (code: number): Buffer | undefined =>
      properties.findLast((modifier) => modifier.code === code)?.operand;
    const list = own(SPRM.paragraphList) ?? styles.find(style, "paragraph", SPRM.paragraphList);
    const id = list?.readInt16LE(0) ?? 0;
    if (id <= 0) return "";
    const level = own(SPRM.paragraphListLevel) ?? styles.find(style, "paragraph", SPRM.paragraphListLevel);
    return numbering.next(String(id), level?.[0] ?? 0);
  }

  private paragraphModifiers(run: PropertyRun): Modifier[] {
    const list = modifiers(run.list);
    const huge = list.find(({ code }) => code === SPRM.paragraphHuge)?.operand;
    if (!huge || huge.length < 4) return list;
    const { data } = this.context;
    const at = huge.readUInt32LE(0);
    return at + 2 > data.length ? list : [...list, ...modifiers(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)))];
  }
}

const flag = (list: readonly Modifier[], wanted: number): boolean =>
  list.findLast(({ code }) => code === wanted)?.operand[0] === 1;

/** No empty lines inside a paragraph, no blanks at the ends of its lines. */
function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
