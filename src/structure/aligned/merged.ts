import type { ColumnRole } from "../../../extractors/tables/columns.js";
import type { MappedText } from "../../text/mapped-text.js";
import type { AlignedColumn } from "./header.js";
import { type Piece, wordsOf } from "./pieces.js";

/** Columns whose cells are often merged over several rows. */
const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["lead", "coordinating"]);
/** Cells of a column that begin with a small letter, of all. */
const MOST_SMALL = 0.1;

interface Row {
  readonly kind: "data" | "group";
  readonly cells: Piece[][];
}

/**
 * The words of a cell merged over rows run on past the line where the next row begins: "Viện Huyết học -", "Truyền máu
 * Trung", and beside the number of the next row "ương". Both rows then have the same cell. Only in a column where cells begin
 * with capitals.
 */
export function joinMerged(text: MappedText, columns: readonly AlignedColumn[], rows: readonly Row[]): void {
  columns.forEach(({ role }, c) => {
    if (!NAMES.has(role)) return;
    const small = rows.map(({ kind, cells }) => {
      const [first] = cells[c]!;
      return (
        kind === "data" &&
        cells[0]!.length > 0 &&
        first !== undefined &&
        /^\p{Ll}/u.test(wordsOf(text, first).slice(0, 2))
      );
    });
    const filled = rows.filter(({ kind, cells }) => kind === "data" && cells[c]!.length > 0).length;
    if (small.filter(Boolean).length > filled * MOST_SMALL) return;
    rows.forEach((row, r) => {
      const above = rows[r - 1];
      if (!small[r] || above?.kind !== "data" || row.cells[0]![0]?.line !== row.cells[c]![0]!.line) return;
      // Its words go on from the line right above
      if (above.cells[c]!.at(-1)?.line !== row.cells[c]![0]!.line - 1) return;
      const whole = [...above.cells[c]!, ...row.cells[c]!];
      above.cells[c] = whole;
      row.cells[c] = whole;
    });
  });
}
