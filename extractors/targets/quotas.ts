import { type Column, cellsOf, isIndicator, type TableReading, type TableRow } from "../tables/index.js";
import { type Measure, measuredHeader } from "./measures.js";
import type { Setting, TargetDraft } from "./prose-targets.js";
import { readValueCell } from "./value-cell.js";

/** An indicator that heads a column of a table whose rows are places. */
export interface Quota {
  readonly column: Column;
  readonly indicator: string;
  readonly measure: Measure | undefined;
}

const ASSIGNED = /(?:chỉ tiêu|kế hoạch|giao|phấn đấu|mục tiêu)(?!\p{L})/iu;
/** "Biểu số 02. Chỉ tiêu giao các thôn năm 2026" over the table says of all its figures what a header says of one. */
const ASSIGNS = /(?:giao|phân bổ|phân khai).{0,60}chỉ tiêu|chỉ tiêu.{0,60}(?:giao|phân bổ|phân khai)/iu;
/** "Số hộ hiện có": what a share is of. */
const TODAY = /(?<!\p{L})(?:hiện (?:có|nay)|đến nay|đã|năm trước|thực tế)(?!\p{L})/iu;
const SUM = /^(?:tổng|cộng|toàn|cả|chung)(?!\p{L})/iu;

/**
 * Columns of a table that gives each place its share: "Xã | Chỉ tiêu giao năm 2026: Tỷ lệ bao phủ BHYT (%)". Only what the
 * header or the words above the table call a target, or an indicator of a year to come ("Số người được khám năm 2026"): other
 * figures tell of today. `first`: the plan's first year; `caption`: the words above the table.
 */
export function quotaColumns(reading: TableReading, first: number | null, caption: string): Quota[] {
  const has = (...roles: Column["role"][]): boolean => reading.columns.some(({ role }) => roles.includes(role));
  if (!has("place") || has("indicator", "task")) return [];
  const assigned = ASSIGNS.test(caption);
  return reading.columns.flatMap((column) => {
    const { name, measure } = measuredHeader(column);
    const ahead = column.year !== null && first !== null && column.year >= first;
    const aimed = column.role === "value" && ASSIGNED.test(column.title) && (column.year === null || ahead);
    const counts = measure?.unit === "%" || isIndicator(column.title);
    const given = assigned && column.year === null && !TODAY.test(column.title) && (counts || measure !== undefined);
    const taken = aimed || (column.role === "unknown" && ((ahead && counts) || given));
    return taken && name.split(" ").length > 1 ? [{ column, indicator: name, measure }] : [];
  });
}

/** The targets of one place; those of the row "Tổng cộng" are the whole's. */
export function readQuotas(
  reading: TableReading,
  row: TableRow,
  quotas: readonly Quota[],
  setting: Setting,
): TargetDraft[] {
  const place = quotas.length > 0 ? cellsOf(reading, row, "place")[0]?.passage : undefined;
  if (!place) return [];
  return quotas.flatMap(({ column, indicator, measure }) => {
    const cell = row.cells[column.index];
    const title = SUM.test(place.text) ? indicator : `${indicator} – ${place.text}`;
    return cell ? readValueCell(cell, column, { title, measure, printed: [place] }, setting) : [];
  });
}
