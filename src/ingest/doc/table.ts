import { collapseThinColumns, type WordBlock, type WordCell, type WordTable } from "../docx/blocks.js";
import { type Modifier, SPRM } from "./properties.js";

/** A row as the file gives it: the words of its cells, and what the mark at its end says of their places. */
export interface RawRow {
  readonly cells: readonly (readonly WordBlock[])[];
  readonly shape: RowShape | undefined;
}

/** Edges and merges of a row's cells ([MS-DOC] 2.9.321 TDefTableOperand). */
export interface RowShape {
  /** One more than there are cells, in twips from the left. */
  readonly edges: readonly number[];
  readonly merges: readonly { readonly left: boolean; readonly above: boolean; readonly below: boolean }[];
  readonly bordered: boolean;
}

const CELL_SIZE = 20;
const FIRST_BORDER = 4;

/** Reads the shape of a row out of the modifiers of its end mark; undefined where they do not say. */
export function rowShape(list: readonly Modifier[]): RowShape | undefined {
  const definition = list.findLast(({ code }) => code === SPRM.tableDefinition)?.operand;
  if (!definition || definition.length < 1) return undefined;
  const count = definition[0]!;
  const cellsAt = 1 + (count + 1) * 2;
  if (cellsAt > definition.length) return undefined;
  const edges = Array.from({ length: count + 1 }, (_, i) => definition.readInt16LE(1 + i * 2));
  let bordered = false;
  const merges = Array.from({ length: count }, (_, i) => {
    const cell = definition.subarray(cellsAt + i * CELL_SIZE, cellsAt + (i + 1) * CELL_SIZE);
    const flags = cell.length >= 2 ? cell.readUInt16LE(0) : 0;
    for (let side = 0; side < 4; side++) {
      const type = cell[FIRST_BORDER + side * 4 + 1] ?? 0;
      if (type !== 0 && type !== 0xff) bordered = true;
    }
    return { left: (flags & 2) !== 0, above: (flags & 0x60) === 0x20, below: (flags & 0x60) === 0x60 };
  });
  // Newer versions of Word write vertical merges a second time; the later word counts.
  for (const { code, operand } of list) {
    const merge = code === SPRM.tableVerticalMerge && operand.length >= 2 ? merges[operand[0]!] : undefined;
    if (merge) merges[operand[0]!] = { left: merge.left, above: operand[1] === 1, below: operand[1] === 3 };
  }
  return { edges, merges, bordered };
}

/** Puts rows into one grid: columns are where edges of any row stand, merged cells stand once. */
export function buildTable(rows: readonly RawRow[]): WordTable {
  const positions = [...new Set(rows.flatMap(({ shape }) => shape?.edges ?? []))].sort((a, b) => a - b);
  const columnAt = new Map(positions.map((position, index) => [position, index]));
  const open = new Map<number, WordCell>();
  const grid = rows.map(({ cells, shape }) => {
    const made: WordCell[] = [];
    cells.forEach((blocks, i) => {
      const known = shape && shape.merges.length >= cells.length;
      const column = known ? columnAt.get(shape.edges[i]!)! : i;
      const columnSpan = known ? Math.max(columnAt.get(shape.edges[i + 1]!)! - column, 1) : 1;
      const merge = known ? shape.merges[i]! : undefined;
      const above = merge?.above ? open.get(column) : undefined;
      const before = made.at(-1);
      if (above) above.rowSpan++;
      else if (merge?.left && before) {
        made[made.length - 1] = {
          ...before,
          columnSpan: before.columnSpan + columnSpan,
          blocks: [...before.blocks, ...blocks],
        };
      } else {
        const cell: WordCell = { column, columnSpan, rowSpan: 1, blocks };
        made.push(cell);
        if (merge?.below) open.set(column, cell);
        else open.delete(column);
      }
    });
    return made;
  });
  const widths = positions.slice(1).map((position, index) => position - positions[index]!);
  const bordered = rows.some(({ shape }) => shape?.bordered) ? true : undefined;
  return { kind: "table", rows: collapseThinColumns(grid, widths), bordered };
}
