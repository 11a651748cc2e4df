import type { Due, Target, Unit, UnitRef } from "../../src/model/facts.js";
import { provenance } from "../../src/structure/types.js";
import type { Passage } from "../../src/text/passage.js";
import { lowered } from "../../src/text/words.js";
import { parseDueCell } from "../due/index.js";
import { indicatorKey } from "../lexicon/indicators.js";
import { PLACE_WORDS } from "../lexicon/place-words.js";
import { type Column, cellsOf, type RowCell, type TableReading, type TableRow } from "../tables/index.js";
import type { Candidate } from "./candidate.js";
import { NAME_WORDS } from "./commitment-words.js";
import { readComparator } from "./comparators.js";
import { firstYear, readStatement, type Setting, type TargetDraft } from "./prose-targets.js";
import { findQuantities } from "./quantities.js";
import { dateOfHeading } from "./when.js";

/** Reads the units that answer for a row; given by the caller, which knows the document's place. */
export type ReadOwners = (cells: readonly RowCell[]) => readonly UnitRef[];

/** A value cell longer than this is prose. */
const CELL_LENGTH = 90;

/**
 * Targets of one table: a target for each value cell of an indicator table (one value column, or one for each year), and
 * the values in the running text of names, tasks and products elsewhere.
 */
export function readTableTargets(reading: TableReading, setting: Setting, owners: ReadOwners): TargetDraft[] {
  const drafts: TargetDraft[] = [];
  const year = firstYear(setting.facts);
  const named = reading.columns.some((c) => c.role === "indicator");
  // Without a printed header nobody knows what its figures are: only running text is read
  const values = reading.inferred
    ? []
    : reading.columns.filter(
        (c) =>
          (c.role === "value" || (c.role === "product" && named) || (c.role === "result" && named)) &&
          // "Năm 2025" beside "Năm 2026" in a plan for 2026: what was reached
          (c.year === null || year === null || c.year >= year),
      );
  const measures = measureColumns(reading);
  const headed = dateOfHeading(
    reading.columns.find((c) => c.role === "indicator" || c.role === "task")?.title ?? "",
    setting.facts.planYear,
  );
  for (const row of reading.rows) {
    if (row.kind !== "data") continue;
    const name = cellsOf(reading, row, "indicator", "task")[0];
    if (!name) continue;
    const figures = values.flatMap((column) => row.cells[column.index] ?? []);
    const words = [
      name,
      ...cellsOf(reading, row, "product", "result", "value").filter((c) => c.passage.length > CELL_LENGTH),
    ];
    if (![...figures, ...words].some((c) => /\d/u.test(c.passage.text))) continue;
    const cell = cellsOf(reading, row, "due")[0];
    const printed = cell ? parseDueCell(cell.passage.text, { from: "cell", year: setting.facts.planYear }).due : null;
    const around =
      (printed?.end ? printed : null) ??
      dueOfGroups(row, setting) ??
      (headed ? { ...headed, from: "column" as const } : null) ??
      setting.around;
    const owner = owners(cellsOf(reading, row, "lead"));
    const own: Setting = { ...setting, origin: "table", around, owner, heading: name.passage.text };
    const before = drafts.length;
    for (const column of values) {
      const cell = row.cells[column.index];
      if (cell) drafts.push(...readValueCell(cell, column, row, measures, name, own));
    }
    if (drafts.length > before) continue;
    // No value of its own: what the row says in words
    for (const cell of words)
      drafts.push(
        ...readStatement(cell.passage, {
          ...own,
          kind: values.length > 0 || named ? "goal" : setting.kind,
          heading: "",
        }),
      );
  }
  return drafts;
}

/** "≤ 3 Đông Nam Á; ≤ 50 Thế giới", "27.000", "40 - 50", "≥ 3% và tăng dần": the values of one cell. */
function readValueCell(
  cell: RowCell,
  column: Column,
  row: TableRow,
  measures: readonly number[],
  name: RowCell,
  setting: Setting,
): TargetDraft[] {
  const { text } = cell.passage;
  if (!/\d/u.test(text)) return [];
  const measure = measures.map((index) => row.cells[index]).find((c) => c != null);
  const unit = measure ? unitOfMeasure(measure.passage.text, name.passage.text) : undefined;
  const bare = /^[\s\d.,%‰≥≤<>=~+–-]+$/u.test(text);
  if (!bare && text.length > CELL_LENGTH) return [];
  const candidates = findQuantities(text).filter(
    (c) => bare || unit !== undefined || c.unit !== "count" || column.role === "value",
  );
  if (candidates.length === 0) return [];
  const group = groupOf(row, name);
  const title = [group?.title, name.passage.text].filter(Boolean).join(" – ");
  const dated: Due | null =
    column.year === null
      ? null
      : { text: column.title, kind: "in", start: `${column.year}-01-01`, end: `${column.year}-12-31`, from: "column" };
  const drafts: TargetDraft[] = [];
  // "≤ 3 …; ≤ 50 …" is two values; "3, tăng dần đến 5" only its first
  const parts = candidates.filter(
    (c, i) =>
      i === 0 ||
      /[;/]/u.test(text.slice(candidates[i - 1]!.end, c.start)) ||
      /(?:^|\s)(?:và|,)\s/u.test(text.slice(candidates[i - 1]!.end, c.start)),
  );
  parts.forEach((candidate, i) => {
    candidate.clauseStart = i === 0 ? 0 : parts[i - 1]!.end;
    candidate.clauseEnd = parts[i + 1]?.start ?? text.length;
    readComparator(lowered(text), candidate);
    const scope =
      parts.length > 1
        ? text
            .slice(candidate.end, candidate.clauseEnd)
            .replace(/[\s;,/]+$/u, "")
            .trim()
        : "";
    drafts.push({
      sectionPath: setting.sectionPath,
      ...provenance(
        setting.structure,
        readingOrder([...(group?.passages ?? []), name.passage, ...(measure ? [measure.passage] : []), cell.passage]),
      ),
      indicator: { key: indicatorKey(title), name: scope ? `${title} (${scope})` : title },
      comparator: candidate.comparator,
      ...measuredValue(candidate, unit),
      per: null,
      change: candidate.change,
      qualifiers: [],
      due: dated ?? setting.around ?? setting.ofDocument,
      owner: setting.owner,
      origin: "table",
      rule: `table/${column.year === null ? "value" : "year"}-column`,
    });
  });
  return drafts;
}

/** Passages in the order of the page: a unit column may stand before or after the value. */
const readingOrder = (passages: readonly Passage[]): Passage[] => [...passages].sort((a, b) => a.start - b.start);

interface Measure {
  readonly unit: Unit;
  readonly scale: number;
  readonly text: string;
}

function measuredValue(
  candidate: Candidate,
  measure: Measure | undefined,
): Pick<Target, "value" | "valueHigh" | "unit" | "unitText"> {
  const own =
    candidate.unit === "%" ||
    candidate.unit === "‰" ||
    candidate.unit === "%/year" ||
    candidate.unit === "VND" ||
    candidate.unit === "USD";
  if (!measure || (own && measure.unit !== "%" && measure.unit !== "%/year"))
    return {
      value: candidate.value,
      valueHigh: candidate.valueHigh,
      unit: candidate.unit,
      unitText: candidate.unitText,
    };
  const scaled = (v: number | null): number | null => (v === null ? null : Math.round(v * measure.scale * 100) / 100);
  return {
    value: scaled(candidate.value),
    valueHigh: scaled(candidate.valueHigh),
    unit: measure.unit,
    unitText: measure.text,
  };
}

/** "Ha" → quantity, "% GDP" → %, "Triệu đồng" → VND times a million, "Thứ bậc" → rank, "Con" → count. */
function unitOfMeasure(printed: string, name: string): Measure | undefined {
  // "Tr. đồng", "tr.đ", "tỷ đ"
  const text = printed
    .trim()
    .replace(/^tr\.?\s?(?=đ)/iu, "triệu ")
    .replace(/(?<=^(?:triệu|tỷ|nghìn)\s)đ$/iu, "đồng");
  if (text === "") return undefined;
  // "Số điểm tư vấn | Điểm": the unit is what the name counts
  if (COUNTED.exec(name)?.[1]?.toLowerCase() === text.toLowerCase()) return { unit: "count", scale: 1, text };
  if (/^(?:thứ bậc|xếp hạng|thứ hạng|hạng|vị trí)$/iu.test(text)) return { unit: "rank", scale: 1, text };
  if (/^(?:chỉ số|điểm|hệ số)(?:\s|$)/iu.test(text)) return { unit: "index", scale: 1, text };
  if (/^(?:mức|cấp độ|mức độ|cấp)$/iu.test(text)) return { unit: "level", scale: 1, text };
  if (/^(?:lần)$/iu.test(text)) return { unit: "ratio", scale: 1, text };
  if (/^%\s?[/]?\s?(?:năm)$/iu.test(text)) return { unit: "%/year", scale: 1, text };
  const one = findQuantities(`5 ${text.replace(/^1\.?000\s/u, "nghìn ").toLowerCase()}`)[0];
  if (!one?.unit) return undefined;
  const scale = one.value / 5;
  return { unit: one.unit, scale, text: scale === 1 ? text : (one.unitText ?? text) };
}

const COUNTED =
  /^(?:tổng )?số (điểm|mức|cấp|lần|năm|tháng|ngày|giờ)\s(?!(?:trung bình|bình quân|đạt|chấm|tối đa|tối thiểu|sống|đi học|làm việc|học)(?!\p{L}))\p{L}/iu;

/** Columns of units of measure. "Đơn vị" may also head a column of agencies: most of its cells decide. */
function measureColumns(reading: TableReading): number[] {
  return reading.columns
    .filter((column) => {
      if (column.role === "measure") return true;
      if (column.role !== "unit-or-measure") return false;
      const cells = reading.rows
        .flatMap((row) => (row.kind === "data" ? [row.cells[column.index]?.passage.text ?? ""] : []))
        .filter(Boolean);
      return cells.filter((text) => AGENCY.test(text)).length * 2 <= cells.length;
    })
    .map((column) => column.index);
}

const AGENCY = /^(?:UBND|Ủy ban|Uỷ ban|Sở|Phòng|Ban|Bộ|Công an|Hội|Trung tâm|Văn phòng|Các|Trường|Trạm)\s/u;

/** "Tổ dân phố 1", "Xã Tân Lộc": only where, not what. */
const PLACE_ONLY = new Set([...PLACE_WORDS, "khối", "khu", "tổ", "tdp", "cụm", "vùng"]);
const placeOnly = (text: string): boolean => {
  const proper = /(?:\s(?:\p{Lu}[\p{L}\p{M}]{0,9}|\d{1,3}|-)){1,6}$/u.exec(text.slice(0, 60));
  return proper !== null && PLACE_ONLY.has(text.slice(0, proper.index).toLowerCase());
};
/** "Cấp xã", "Nam", "Khu vực nông thôn", "Mẫu giáo": a part of those that something is counted of. */
const PART_ONLY =
  /^(?:nam|nữ|cấp (?:tỉnh|huyện|xã|trung ương)|(?:khu vực )?(?:thành thị|nông thôn|miền núi)|nhà trẻ|mẫu giáo|mầm non|tiểu học|trung học cơ sở|trung học phổ thông|thcs|thpt)$/iu;
const MEASURE_NAME = new RegExp(`^(?:${NAME_WORDS})(?:\\s|$)`, "iu");

/**
 * The heading that completes the name of a row which does not stand alone: "Cà Phê" over "- Diện tích". A row with a number
 * of its own stands alone, unless it only says where or of whom: "1 | Tổ dân phố 1" under "Tỷ lệ hộ ký cam kết".
 */
function groupOf(row: TableRow, name: RowCell): { title: string; passages: readonly Passage[] } | null {
  const nearest = row.group.at(-1);
  if (!nearest || dateOfHeading(nearest.title, null)) return null;
  const dependent =
    row.number === null ||
    /^[-+•*]$/u.test(row.number) ||
    /^[a-zđ]$/u.test(row.number) ||
    /^[-+•]\s/u.test(name.passage.text) ||
    /^(?:trong đó|tr\.đó)/iu.test(name.passage.text) ||
    (!placeOnly(nearest.title) && placeOnly(name.passage.text)) ||
    (MEASURE_NAME.test(nearest.title) && PART_ONLY.test(name.passage.text));
  if (!dependent || nearest.title === "" || nearest.title.length > 120) return null;
  // Only the words: the group's number is no part of a name
  return { title: nearest.title, passages: nearest.passages.slice(-1) };
}

function dueOfGroups(row: TableRow, setting: Setting): Due | null {
  for (const group of [...row.group].reverse()) {
    const due = dateOfHeading(group.title, setting.facts.planYear);
    if (due) return { ...due, from: "group" };
  }
  return null;
}
