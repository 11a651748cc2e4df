import type { Column, ColumnRole, TableReading } from "../tables/index.js";

/** Why the figures of a column are no targets. */
export interface Unaimed {
  readonly rule: string;
  /** For the user of `explain`. */
  readonly reason: string;
}

const ASSIGNED = /(?<!\p{L})giao(?!\p{L})/iu;
const STRIVES = /(?<!\p{L})phấn đấu(?!\p{L})/iu;

const NO_HEADER: Unaimed = { rule: "table/no-header", reason: "bảng không in tiêu đề: không biết con số nói gì" };
const BEFORE: Unaimed = { rule: "table/past-year", reason: "cột của năm trước thời gian của kế hoạch" };
const GIVEN: Unaimed = { rule: "table/assigned", reason: "mức cấp trên giao; cột bên nêu mức phấn đấu" };
const OTHER: Unaimed = { rule: "table/unknown-column", reason: "không biết cột này ghi gì" };
const BY_ROLE: Readonly<Partial<Record<ColumnRole, Unaimed>>> = {
  baseline: { rule: "table/baseline", reason: "cột nêu mức hiện trạng, đã hoặc ước thực hiện" },
  comparison: { rule: "table/comparison", reason: "cột so sánh với kỳ khác" },
  budget: { rule: "table/budget", reason: "cột kinh phí" },
  due: { rule: "table/due", reason: "cột thời gian" },
  place: { rule: "table/place", reason: "cột địa bàn" },
  note: { rule: "table/note", reason: "cột ghi chú" },
};

/**
 * For each column that may hold figures why they are no targets; null where they are: a value column, and a product or result
 * beside the name of an indicator. Those beside a task are left out: they are read in words. `first`: the plan's first year.
 */
export function judgeColumns(reading: TableReading, first: number | null): Map<Column, Unaimed | null> {
  const { columns } = reading;
  const named = columns.some(({ role }) => role === "indicator");
  const isProduct = ({ role }: Column): boolean => role === "product" || role === "result";
  return new Map(
    columns
      .filter((column) => named || !isProduct(column))
      .map((column) => {
        const { role, year, title } = column;
        // Without a printed header nobody knows what its figures are: only running text is read
        if (reading.inferred) return [column, NO_HEADER];
        if (role !== "value" && !isProduct(column)) return [column, BY_ROLE[role] ?? OTHER];
        // "Năm 2025" beside "Năm 2026" in a plan for 2026: what was reached
        if (year !== null && first !== null && year < first) return [column, BEFORE];
        // "Tỉnh giao" beside "Xã phấn đấu": the plan commits to the latter
        if (ASSIGNED.test(title) && columns.some((own) => STRIVES.test(own.title) && own.year === year))
          return [column, GIVEN];
        return [column, null];
      }),
  );
}
