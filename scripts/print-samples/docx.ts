import {
  BorderStyle,
  Document,
  Table as DocxTable,
  type FileChild,
  Packer,
  Paragraph,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Cell, Structure, Table, Zone } from "../../src/structure/types.js";

/** Zones whose printed lines stand for themselves: joined to statements they would lose their columns. */
const BY_LINES: ReadonlySet<Zone> = new Set(["letterhead", "recipients", "signature"]);
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };

/** A plan as Word holds it: a paragraph for each statement, a ruled table with merged cells for each table. */
export async function printDocx(structure: Structure): Promise<Buffer> {
  const pieces: { at: number; content: FileChild }[] = [];
  for (const passage of [...structure.letterhead, ...structure.recipients, ...structure.signature]) {
    pieces.push({ at: passage.toRaw()[0]!.start, content: paragraph(passage.text) });
  }
  let at = 0;
  for (const block of structure.blocks) {
    at = block.passage.toRaw()[0]?.start ?? at;
    if (block.table) pieces.push({ at, content: table(block.table) });
    else if (!BY_LINES.has(block.zone)) {
      const text = [block.marker, block.passage.text].filter(Boolean).join(" ");
      for (const part of block.zone === "title" ? text.split(AFTER_KIND) : [text]) {
        pieces.push({ at: at++, content: paragraph(part, block.bold) });
      }
    }
  }
  const children = pieces.sort((a, b) => a.at - b.at).map((piece) => piece.content);
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** "KẾ HOẠCH" stands on a line of its own above the title. */
const AFTER_KIND = /(?<=^\p{Lu}[\p{Lu}\s]{3,40}) (?=\p{Lu}\p{Ll})/u;

const paragraph = (text: string, bold = false): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, font: "Times New Roman", size: 28, bold })] });

/** Each cell once, at its first place, with its spans. */
function table({ columns, grid }: Table): DocxTable {
  const seen = new Set<Cell>();
  const rows = grid.map((row, r) => {
    const children = row.flatMap((cell, c) => {
      if (cell && (seen.has(cell) || cell.row !== r || cell.column !== c)) return [];
      if (cell) seen.add(cell);
      const lines = cell && cell.lines.length > 0 ? cell.lines.map((line) => line.text) : [""];
      return new TableCell({
        borders: BORDERS,
        rowSpan: cell?.rowSpan ?? 1,
        columnSpan: cell?.columnSpan ?? 1,
        children: lines.map((line) => paragraph(line)),
      });
    });
    return new TableRow({ children });
  });
  const width = Math.floor(9_600 / columns);
  return new DocxTable({
    rows,
    columnWidths: new Array<number>(columns).fill(width),
    width: { size: width * columns, type: WidthType.DXA },
  });
}
