import type { Block, Structure, Table } from "../../src/structure/types.js";
import { findHeader } from "./header.js";
import { inferColumns } from "./infer.js";
import type { TableReading } from "./reading.js";
import { readRows } from "./rows.js";

export { type ColumnRole, readHeader } from "./columns.js";
export { isIndicator } from "./headings.js";
export {
  type Column,
  cellsOf,
  type Group,
  groupPath,
  type RowCell,
  type TableReading,
  type TableRow,
} from "./reading.js";

/**
 * Reads a table: which rows are its header, what each column holds, which rows are headings of others, which were cut by a
 * page break. Where it prints no header, the columns of `before` (the table it goes on from) hold, or else the cells tell.
 */
export function readTable(table: Table, before?: TableReading): TableReading {
  const header = findHeader(table);
  if (header)
    return {
      headerRows: header.rows,
      columns: header.columns,
      rows: readRows(table, header.columns, header),
      inferred: false,
    };
  const inherited = before && before.columns.length === table.columns ? before : undefined;
  const columns = inherited?.columns ?? inferColumns(table);
  return { headerRows: [], columns, rows: readRows(table, columns, undefined), inferred: inherited?.inferred ?? true };
}

/** Targets and tasks read the same tables. */
const known = new WeakMap<Structure, Map<Block, TableReading>>();

/** All tables of a document, by their block. A table right below another one of as many columns may go on from it. */
export function readTables(structure: Structure): Map<Block, TableReading> {
  const read = known.get(structure);
  if (read) return read;
  const readings = new Map<Block, TableReading>();
  known.set(structure, readings);
  let before: TableReading | undefined;
  for (const block of structure.blocks) {
    if (!block.table) {
      before = undefined;
      continue;
    }
    before = readTable(block.table, before);
    readings.set(block, before);
  }
  return readings;
}
