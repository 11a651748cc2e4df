import { wholeTarget } from "./matrix-view.js";
import type { Matrix, ReportOptions } from "./types.js";

/** The JSON of a matrix piece by piece, a line for each cell with the whole target of the plan. */
export function* matrixJson(matrix: Matrix, { filter, besides, targetOf }: ReportOptions): Generator<string> {
  const { rows, ...head } = { ...matrix, ...besides, ...(filter ? { filter } : {}) };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`;
  for (const [n, { cells, ...row }] of rows.entries()) {
    yield `${n === 0 ? "" : ","}\n    ${JSON.stringify(row).slice(0, -1)},"cells":[`;
    let lines = "";
    for (const [k, cell] of cells.entries()) {
      const child = wholeTarget(cell, targetOf) ?? cell.child;
      lines += `${k === 0 ? "" : ","}\n      ${JSON.stringify({ ...cell, child })}`;
      if (lines.length > CHUNK) {
        yield lines;
        lines = "";
      }
    }
    yield `${lines}]}`;
  }
  yield "\n  ]\n}\n";
}

/** Characters that are handed on at once. */
const CHUNK = 65_536;
