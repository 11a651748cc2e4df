import { stringify } from "csv-stringify/sync";
import type { Cell, Dialect, Report } from "./list.js";

/**
 * "excel": what a Vietnamese Excel opens by double click with columns and accents intact: UTF-8 with BOM, semicolons, decimal commas,
 * headings and codes in words. "rfc4180": comma, decimal point, no BOM, field names. In both, lines end with CRLF, and a text that
 * Excel could take for a formula is led by an apostrophe; numbers stay numbers.
 */
export function* csvLines<Row extends object>(report: Report<Row>, dialect: Dialect): Generator<string> {
  const excel = dialect === "excel";
  const options = { delimiter: excel ? ";" : ",", record_delimiter: "windows" as const, quoted_match: /[\r\n]/u };
  const line = (cells: readonly string[]): string => stringify([[...cells]], options);
  const heading = line(report.fields.map((field) => (excel ? report.label(field) : field)));
  yield excel ? `\uFEFF${heading}` : heading;
  const worded = (excel && report.word) || ((_field: keyof Row, value: Cell): Cell => value);
  for (const row of report.rows)
    yield line(report.fields.map((field) => cellText(worded(field, row[field] as Cell), excel)));
}

function cellText(value: Cell, decimalComma: boolean): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint") {
    const text = String(value);
    return decimalComma ? text.replace(".", ",") : text;
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  const text = Array.isArray(value) ? value.join("; ") : String(value);
  // A sign alone ("=") computes nothing: the comparator column stays as it is.
  return text.length > 1 && /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;
}
