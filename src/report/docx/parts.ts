import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Lang, Translate } from "../../messages/index.js";
import { printable } from "../../text/printable.js";
import type { Ink } from "../palette.js";

/**
 * The layout of an administrative document: Nghị định 30/2020/NĐ-CP, Phụ lục I. A4; margins 20–25, 20–25, 30–35, 15–20 mm (top,
 * bottom, left, right); Times New Roman 13–14; letterhead and signature in two columns; page numbers at the top, not on page one.
 * What the issuing agency must fill in (its name, number, date, signature, recipients) is left blank.
 */
const FONT = "Times New Roman";
const MM = 56.6929; // twentieths of a point
const mm = (n: number): number => Math.round(n * MM);
const PAGE = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) };
/** Width that text may fill. */
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

/** Sizes in half points. */
const BODY = 28;
const IN_TABLE = 24;

interface RunStyle {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly color?: string;
}

export const run = (text: string, style: RunStyle = {}): TextRun =>
  new TextRun({ text: printable(text), size: BODY, ...style });

const centered = (...children: TextRun[]): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children, spacing: { before: 0, after: 0 } });

/** A paragraph of the body: justified, its first line indented by 1 cm (the decree: 1 or 1.27 cm), 6 points apart. */
export const body = (...children: TextRun[]): Paragraph => bodyText(children, false);

/** The last sentence stays on the page of the signature. */
export const closing = (text: string): Paragraph => bodyText([run(text)], true);

const bodyText = (children: TextRun[], keepNext: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    keepNext,
    indent: { firstLine: mm(10) },
    spacing: { before: 60, after: 60, line: 276, lineRule: LineRuleType.AUTO },
    children,
  });

/** "I. VĂN BẢN VÀ PHẠM VI" */
export const part = (number: string, text: string): Paragraph => heading(`${number}. ${text}`, { bold: true }, 1);
/** "1. Tổng hợp" */
export const section = (number: number, text: string): Paragraph => heading(`${number}. ${text}`, { bold: true }, 2);
/** "a) Chỉ tiêu thấp hơn (2)": letters as Vietnamese lists count them. */
export const point = (at: number, text: string): Paragraph => heading(`${LETTERS[at]}) ${text}`, {}, 3);
const LETTERS = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];

function heading(text: string, style: RunStyle, outlineLevel: number): Paragraph {
  return new Paragraph({
    indent: { firstLine: mm(10) },
    spacing: { before: 120, after: 60 },
    keepNext: true,
    outlineLevel: outlineLevel - 1,
    children: [run(text, style)],
  });
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_LINES = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};

/** Two columns without lines: letterhead, signature. */
function columns(left: Paragraph[], right: Paragraph[], share: number): Table {
  const widths = [Math.round(TEXT_WIDTH * share), Math.round(TEXT_WIDTH * (1 - share))];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: NO_LINES,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, at) =>
            new TableCell({
              children,
              width: { size: widths[at]!, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
            }),
        ),
      }),
    ],
  });
}

/** A line under words: `length` in mm, centred. Drawn as the upper border of a paragraph indented on both sides. */
function rule(width: number, length: number): Paragraph {
  const side = Math.max(0, Math.round((width - mm(length)) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 50, after: 0, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: "000000", space: 1 } },
    children: [],
  });
}

/** Agency and number on the left, motto, place and date on the right; below the name of the report and what it is about. */
export function letterhead(t: Translate, about: string): (Paragraph | Table)[] {
  const share = 0.4;
  const gap = new Paragraph({ spacing: { before: 0, after: 0 }, children: [run("", { size: 16 })] });
  return [
    columns(
      [
        centered(run(t("report.docx.org-above"), { size: 24 })),
        centered(run(t("report.docx.org"), { size: 24, bold: true })),
        rule(TEXT_WIDTH * share, 22),
        gap,
        centered(run(t("report.docx.number"), { size: 26 })),
      ],
      [
        centered(run(t("report.docx.nation"), { size: 24, bold: true })),
        centered(run(t("report.docx.motto"), { size: 26, bold: true })),
        rule(TEXT_WIDTH * (1 - share), 53),
        gap,
        centered(run(t("report.docx.date"), { size: 26, italics: true })),
      ],
      share,
    ),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 360, after: 0 },
      children: [run(t("report.docx.report"), { bold: true })],
    }),
    centered(run(about, { bold: true })),
    rule(TEXT_WIDTH, 45),
    new Paragraph({ spacing: { before: 60, after: 60 }, children: [] }),
  ];
}

/** Recipients on the left, who signs on the right. */
export function signature(t: Translate): Table {
  const small = (text: string, style: RunStyle = {}): Paragraph =>
    new Paragraph({ spacing: { before: 0, after: 0 }, children: [run(text, { size: 22, ...style })] });
  return columns(
    [
      small(t("report.docx.recipients"), { size: 24, bold: true, italics: true }),
      small(t("report.docx.recipient")),
      small(t("report.docx.archive")),
    ],
    [
      centered(run(t("report.docx.signer"), { bold: true, size: 26 })),
      centered(run(t("report.docx.sign"), { italics: true, size: 26 })),
      ...Array.from({ length: 4 }, () => centered(run(""))),
      centered(run(t("report.docx.signer-name"), { bold: true })),
    ],
    0.42,
  );
}

export interface Column {
  readonly label: string;
  /** Share of the page. */
  readonly share: number;
  readonly center?: boolean;
}

export interface TableWord {
  readonly text: string;
  readonly ink?: Ink | undefined;
  readonly bold?: boolean;
}

/** A table with lines whose head stands on each page; rows are not cut by pages. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | TableWord)[])[]): Table {
  const sum = columns.reduce((total, { share }) => total + share, 0);
  const widths = columns.map(({ share }) => Math.round((TEXT_WIDTH * share) / sum));
  const cell = (at: number, { text, ink, bold }: TableWord, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      verticalAlign: head ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(ink ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: ink.paper.slice(1) } } : {}),
      children: text.split("\n").map(
        (line) =>
          new Paragraph({
            alignment: head || columns[at]!.center ? AlignmentType.CENTER : AlignmentType.LEFT,
            spacing: { before: 0, after: 0 },
            children: [run(line, { size: IN_TABLE, bold: head || bold === true })],
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, at) => cell(at, { text: label }, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            height: { value: 0, rule: HeightRule.AUTO },
            children: row.map((one, at) => cell(at, typeof one === "string" ? { text: one } : one, false)),
          }),
      ),
    ],
  });
}

/** The annex begins on a page of its own. */
export const annexTitle = (t: Translate): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore: true,
    children: [run(t("report.docx.annex"), { bold: true })],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: [run(t("report.docx.annex-title"), { bold: true })],
  }),
];

export function documentFile(lang: Lang, title: string, children: ISectionOptions["children"]): Promise<Buffer> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
  });
  return Packer.toBuffer(
    new Document({
      title: printable(title),
      creator: "doichieu",
      styles: {
        default: {
          document: { run: { font: FONT, size: BODY, language: { value: lang === "vi" ? "vi-VN" : "en-GB" } } },
        },
      },
      sections: [
        {
          properties: { page: { size: PAGE, margin: MARGIN }, titlePage: true },
          headers: {
            default: new Header({ children: [number] }),
            first: new Header({ children: [new Paragraph({})] }),
          },
          children,
        },
      ],
    }),
  );
}
