import type { Column, ColumnRole, TableReading } from "../tables/index.js";
import { NAMES_VALUE } from "./commitment-words.js";

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
const ESTIMATE: Unaimed = { rule: "table/estimate", reason: "bảng dự toán kinh phí" };
const PRICED = /(?<!\p{L})(?:đơn giá|thành tiền|định mức chi)(?!\p{L})/iu;

/** "Số lượng | Đơn giá | Thành tiền": what things cost, not what is to be reached. */
export const isEstimate = (reading: TableReading): boolean => reading.columns.some(({ title }) => PRICED.test(title));

const BY_ROLE: Readonly<Partial<Record<ColumnRole, Unaimed>>> = {
  baseline: { rule: "table/baseline", reason: "cột nêu mức hiện trạng, đã hoặc ước thực hiện" },
  comparison: { rule: "table/comparison", reason: "cột so sánh với kỳ khác" },
  budget: { rule: "table/budget", reason: "cột kinh phí" },
  due: { rule: "table/due", reason: "cột thời gian" },
  place: { rule: "table/place", reason: "cột địa bàn" },
  note: { rule: "table/note", reason: "cột ghi chú" },
};

const isProduct = ({ role }: Column): boolean => role === "product" || role === "result";

/** Columns of what a task is to bring, unless they tell what a year before the plan's `first` has brought. */
export const productColumns = (reading: TableReading, first: number | null): Column[] =>
  reading.inferred
    ? []
    : reading.columns.filter((column) => isProduct(column) && !(column.year !== null && first && column.year < first));

const BARE = /^(?:[<>≤≥~]\s?=?|ít nhất|tối thiểu|trên|khoảng)?\s?\d[\d.,]{0,14}\s?(?:[%‰]|(\p{L}[\p{L}\s]{1,30}))$/iu;
const PAPER =
  /^(?:kế hoạch|báo cáo|quyết định|nghị quyết|văn bản|công văn|tờ trình|thông báo|biên bản|danh (?:mục|sách)|tài liệu|hồ sơ|bản|bộ|lần)(?!\p{L})/iu;

/**
 * Whether the product of a task is nothing but the value that the task's words name: "≥ 60%" beside "Tỷ lệ hộ phân loại rác",
 * "1.500 cây" beside "Trồng cây xanh". Papers ("01 kế hoạch") are products, not values.
 */
export function isOwnValue(product: string, task: string): boolean {
  const bare = BARE.exec(product.trim());
  if (!bare) return false;
  const counted = bare[1]?.toLowerCase();
  if (counted === undefined) return NAMES_VALUE.test(task);
  return !PAPER.test(counted) && ` ${task.toLowerCase()} `.includes(` ${counted} `);
}

/**
 * For each column that may hold figures why they are no targets; null where they are: a value column, and a product or result
 * beside the name of an indicator. Those beside a task are left out: they are read in words. `first`: the plan's first year.
 */
export function judgeColumns(reading: TableReading, first: number | null): Map<Column, Unaimed | null> {
  const { columns } = reading;
  if (isEstimate(reading)) return new Map(columns.map((column) => [column, ESTIMATE]));
  const named = columns.some(({ role }) => role === "indicator");
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
