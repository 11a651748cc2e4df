import type { MappedText } from "../../text/mapped-text.js";
import type { Line } from "../lines.js";
import type { Table, Zone } from "../types.js";

/** Tables whose cells stand line after line with no borders left, by the index of their first line. */
export function findFlattenedTables(
  _text: MappedText,
  _lines: readonly Line[],
  _zone: readonly Zone[],
): Map<number, { table: Table; end: number }> {
  return new Map();
}
