import { foldWords } from "../../src/text/fold.js";
import { placeOnly } from "../lexicon/place-words.js";
import { type ColumnRole, readHeader } from "./columns.js";

// What the words of a header tell beside the roles of the lexicon: shares of places, names of indicators.

/** "Toàn xã", "Thôn 1": whose share a column holds. */
export const isShare = (title: string): boolean =>
  /^(?:toàn|cả)\s(?:xã|phường|tỉnh|thành phố)$/iu.test(title) || placeOnly(title);

/** "Tỷ lệ bao phủ bảo hiểm y tế (%)", "Số người tham gia": an indicator that heads a column. */
export const isIndicator = (title: string): boolean =>
  /^(?:tỷ lệ|tỉ lệ|tỷ trọng|số|tổng số|diện tích|sản lượng)\s\p{L}/iu.test(title);

/** May the words head a column? */
export const isHeading = (title: string): boolean =>
  readHeader(title).role !== "unknown" || isShare(title) || isIndicator(title);

/** "Xã, phường": rows that say only where. */
const PLACES = /^(?:ten )?(?:cac )?(?:xa|phuong|thon|ban|ap|khu pho|huyen|dia phuong|don vi)(?: |$)/u;

/** A heading of the lexicon or not, for a column that may hold the names of rows. */
export interface Headed {
  readonly role: ColumnRole;
  readonly title: string;
}

/**
 * "TT | Khoản thu | Đơn vị tính | Kế hoạch 2026": whatever it is called, what has a unit of measure is an indicator. The
 * column that holds the names of the rows where no heading says so; undefined where there is none.
 */
export function unnamedIndicator<T extends Headed>(columns: readonly T[]): T | undefined {
  const has = (...roles: ColumnRole[]): boolean => columns.some(({ role }) => roles.includes(role));
  if (!has("measure") || has("indicator", "task")) return undefined;
  const first = columns.find(({ role }) => role === "unknown");
  return first && !PLACES.test(foldWords(first.title)) && !isShare(first.title) ? first : undefined;
}

/** Does a header say what its rows are about: tasks, indicators, or places and their indicators? */
export const saysWhat = (columns: readonly Headed[]): boolean =>
  columns.some(({ role }) => role === "task" || role === "indicator") ||
  unnamedIndicator(columns) !== undefined ||
  (columns.some(({ role }) => role === "place") && columns.some(({ title }) => isIndicator(title)));
