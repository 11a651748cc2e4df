import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { indicatorKey } from "../../extractors/lexicon/indicators.js";
import { type MessageKey, type Params, UsageProblem } from "../messages/index.js";
import type { Comparator, Due, Target, Unit } from "../model/facts.js";
import { foldWords } from "../text/fold.js";
import { parseNumber } from "../text/numbers.js";
import type { Side } from "./types.js";

/** Columns by their names, English or Vietnamese. Those with `*` must be there. */
const COLUMNS: Readonly<Record<string, string>> = {
  indicator: "indicator",
  "chi tieu": "indicator",
  comparator: "comparator",
  "so sanh": "comparator",
  value: "value",
  "gia tri": "value",
  "value high": "value_high",
  "gia tri cao": "value_high",
  unit: "unit",
  "don vi": "unit",
  due: "due",
  "thoi han": "due",
  note: "note",
  "ghi chu": "note",
};
const REQUIRED = ["indicator", "comparator", "value", "unit", "due"];
const ALL = "indicator, comparator, value, value_high, unit, due, note";

const COMPARATORS: Readonly<Record<string, Comparator>> = {
  "": "=",
  "=": "=",
  ">": ">",
  ">=": ">=",
  "≥": ">=",
  "<": "<",
  "<=": "<=",
  "≤": "<=",
  "~": "~",
  "≈": "~",
  range: "range",
};

const UNITS: readonly Unit[] = [
  "%",
  "‰",
  "%/year",
  "index",
  "rank",
  "level",
  "count",
  "quantity",
  "VND",
  "USD",
  "duration",
  "data-rate",
  "ratio",
];
/** What analysts write for these, folded. Amounts are multiplied, as in plans. */
const UNIT_WORDS: Readonly<Record<string, { unit: Unit; text?: string; scale?: number }>> = {
  "nam phan tram": { unit: "%/year" },
  dong: { unit: "VND" },
  vnd: { unit: "VND" },
  "trieu dong": { unit: "VND", scale: 1e6 },
  "ty dong": { unit: "VND", scale: 1e9 },
  usd: { unit: "USD" },
  "trieu usd": { unit: "USD", scale: 1e6 },
  "ty usd": { unit: "USD", scale: 1e9 },
  "chi so": { unit: "index" },
  diem: { unit: "index" },
  hang: { unit: "rank" },
  "thu hang": { unit: "rank" },
  "xep hang": { unit: "rank" },
  muc: { unit: "level" },
  "cap do": { unit: "level" },
  nguoi: { unit: "count", text: "người" },
  ho: { unit: "count", text: "hộ" },
  "doanh nghiep": { unit: "count", text: "doanh nghiệp" },
  "mo hinh": { unit: "count", text: "mô hình" },
  "san pham": { unit: "count", text: "sản phẩm" },
  xa: { unit: "count", text: "xã" },
  tram: { unit: "count", text: "trạm" },
  ha: { unit: "quantity", text: "ha" },
  tan: { unit: "quantity", text: "tấn" },
  km: { unit: "quantity", text: "km" },
  m2: { unit: "quantity", text: "m2" },
  m3: { unit: "quantity", text: "m3" },
  tuoi: { unit: "duration", text: "tuổi" },
  nam: { unit: "duration", text: "năm" },
  thang: { unit: "duration", text: "tháng" },
  ngay: { unit: "duration", text: "ngày" },
  gio: { unit: "duration", text: "giờ" },
};

/**
 * A parent known only as a list of targets that an analyst typed: UTF-8 (with or without BOM), UTF-16 or Windows-1258;
 * comma, semicolon or tab; decimal point or comma. Throws UsageProblem that names row and column.
 */
export function readCsvParent(bytes: Uint8Array, path: string): Side {
  const text = decode(bytes);
  const rows = records(text, path);
  const header = rows.shift();
  if (!header) throw new UsageProblem("csv-parent.empty", { file: path, columns: ALL });
  const columns = header.cells.map((printed) => {
    const column = COLUMNS[foldWords(printed)];
    if (column === undefined)
      throw new UsageProblem("csv-parent.unknown-column", { file: path, column: printed, columns: ALL });
    return column;
  });
  for (const column of REQUIRED)
    if (!columns.includes(column))
      throw new UsageProblem("csv-parent.missing-column", { file: path, column, columns: REQUIRED.join(", ") });
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice) throw new UsageProblem("csv-parent.column-twice", { file: path, column: twice });
  const targets = rows.map((row, at) => readRow(row, columns, at, path));
  return { document: { ...NO_FACTS, path, title: fileName(path) }, targets };
}

const NO_FACTS = {
  id: null,
  docType: null,
  number: null,
  date: null,
  issuer: null,
  locality: null,
  province: null,
  level: null,
  signer: null,
  signerTitle: null,
  planYear: null,
  period: null,
  recipients: [],
};

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function decode(bytes: Uint8Array): string {
  const bom =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (bom) return new TextDecoder(bom).decode(bytes).normalize("NFC");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    // Vietnamese Windows: letters with their tone marks behind them.
    return new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
  }
}

function records(text: string, path: string): Row[] {
  const first = /^[^\r\n]*/u.exec(text)![0];
  const count = (sign: string): number => first.split(sign).length;
  const delimiter = [",", ";", "\t"].reduce((a, b) => (count(b) > count(a) ? b : a));
  try {
    const parsed = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 100_000,
    }) as unknown as { record: string[]; info: { lines: number; bytes: number } }[];
    return parsed
      .filter(({ record }) => record.some((cell) => cell !== ""))
      .map(({ record, info }) => ({ cells: record, line: info.lines, start: 0, end: 0 }));
  } catch (error) {
    throw new UsageProblem("csv-parent.unreadable", { file: path, detail: (error as Error).message });
  }
}

function readRow(row: Row, columns: readonly string[], at: number, path: string): Target {
  const cell = (column: string): string => row.cells[columns.indexOf(column)] ?? "";
  const wrong = (column: string, key: MessageKey, params: Params = {}): never => {
    throw new UsageProblem(key, { file: path, row: at + 1, line: row.line, column, printed: cell(column), ...params });
  };
  if (row.cells.length > columns.length)
    wrong(columns.at(-1)!, "csv-parent.too-many-cells", { n: row.cells.length, of: columns.length });
  const name = cell("indicator") || wrong("indicator", "csv-parent.no-indicator");
  const comparator =
    COMPARATORS[cell("comparator").toLowerCase()] ??
    wrong("comparator", "csv-parent.comparator", { allowed: ">=, >, =, <, <=, ~, range" });
  const unit = readUnit(cell("unit")) ?? wrong("unit", "csv-parent.unit", { allowed: UNITS.join(", ") });
  const value = cell("value") === "" ? null : (parseNumber(cell("value")) ?? wrong("value", "csv-parent.number"));
  const high =
    cell("value_high") === "" ? null : (parseNumber(cell("value_high")) ?? wrong("value_high", "csv-parent.number"));
  if (comparator === "range" && (value === null || high === null || high < value))
    wrong("value_high", "csv-parent.range");
  const due = cell("due") === "" ? null : (readDue(cell("due")) ?? wrong("due", "csv-parent.due"));
  const quote = row.cells.filter((one) => one !== "").join(" | ");
  const scale = unit.scale ?? 1;
  return {
    id: `t-${createHash("sha1").update(`${at}|${quote}`).digest("base64url").slice(0, 10)}`,
    sectionPath: [],
    quote,
    span: { start: row.start, end: row.end, page: null, line: row.line },
    indicator: { key: indicatorKey(name), name },
    comparator,
    value: value === null ? null : value * scale,
    valueHigh: high === null ? null : high * scale,
    unit: unit.unit,
    unitText: unit.text ?? null,
    per: null,
    change: null,
    qualifiers: [],
    due,
    owner: [],
    origin: "table",
    rule: "csv",
  };
}

function readUnit(printed: string): { unit: Unit | null; text?: string | null; scale?: number } | undefined {
  if (printed === "") return { unit: null };
  if (printed.startsWith("%/")) return /^%\/(?:year|năm)$/u.test(printed) ? { unit: "%/year" } : undefined;
  if (/^%(?: |$)/u.test(printed)) return { unit: "%", text: printed };
  return (UNITS as readonly string[]).includes(printed) ? { unit: printed as Unit } : UNIT_WORDS[foldWords(printed)];
}

function readDue(printed: string): Due | undefined {
  const due = (kind: Due["kind"], start: string | null, end: string): Due => ({
    text: printed,
    kind,
    start,
    end,
    from: "cell",
  });
  const text = printed.replace(/^(?:năm|đến năm|đến hết năm)\s+/iu, "");
  let m = /^(\d{4})$/u.exec(text);
  if (m) return due("by", null, `${m[1]}-12-31`);
  if ((m = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text))) return isDay(text) ? due("by", null, text) : undefined;
  if ((m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text))) {
    const day = `${m[3]}-${m[2]!.padStart(2, "0")}-${m[1]!.padStart(2, "0")}`;
    return isDay(day) ? due("by", null, day) : undefined;
  }
  if ((m = /^(\d{1,2})\/(\d{4})$/u.exec(text)) && Number(m[1]) >= 1 && Number(m[1]) <= 12)
    return due("in", ...month(Number(m[1]), Number(m[1]), m[2]!));
  if ((m = /^quý ([1-4]|IV|I{1,3})\/(\d{4})$/iu.exec(text))) {
    const quarter = ["", "I", "II", "III", "IV"].indexOf(m[1]!.toUpperCase());
    const q = quarter > 0 ? quarter : Number(m[1]);
    return due("in", ...month(q * 3 - 2, q * 3, m[2]!));
  }
  if ((m = /^(?:giai đoạn )?(\d{4}) ?[-–] ?(\d{4})$/iu.exec(text)))
    return due("range", `${m[1]}-01-01`, `${m[2]}-12-31`);
  return undefined;
}

function month(from: number, to: number, year: string): [string, string] {
  const last = new Date(Date.UTC(Number(year), to, 0)).getUTCDate();
  return [`${year}-${String(from).padStart(2, "0")}-01`, `${year}-${String(to).padStart(2, "0")}-${last}`];
}

function isDay(iso: string): boolean {
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1)!;
