import type { Cell, Structure, Zone } from "../../src/structure/types.js";
import { Passage } from "../../src/text/passage.js";

export interface Statement {
  readonly passage: Passage;
  readonly zone: Zone;
  /** Whether it is a table's cell. */
  readonly cell: boolean;
}

/** A statement cut in the middle of a document's name: "Kế hoạch số 401/KH-UBND ngày", "Nghị quyết số 57-". */
const CUT = /(?:(?<![\p{L}\p{M}])(?:số|ngày|tháng|năm)|\d\s?[-/]|[A-ZĐ]{2}\s?[-/])\s?:?$/u;
const CUT_LENGTH = 12;

/** Everything a document says, in reading order: statements and table cells, without letterhead, recipients and signature. */
export function statements(structure: Structure): Statement[] {
  const all: Statement[] = [];
  for (const { zone, passage, table } of structure.blocks) {
    if (zone === "letterhead" || zone === "recipients" || zone === "signature") continue;
    if (!table) {
      const last = all.at(-1);
      if (last && !last.cell && last.zone === zone && CUT.test(last.passage.text.slice(-CUT_LENGTH)))
        all[all.length - 1] = { ...last, passage: Passage.join(structure.text, [last.passage, passage]) };
      else all.push({ passage, zone, cell: false });
      continue;
    }
    const seen = new Set<Cell>();
    for (const cell of table.grid.flat())
      if (cell && !seen.has(cell)) {
        seen.add(cell);
        all.push({ passage: cell.passage, zone, cell: true });
      }
  }
  return all;
}
