import type { Unit } from "../../src/model/facts.js";
import type { Passage } from "../../src/text/passage.js";
import lexicon from "../lexicon/measures.json" with { type: "json" };
import type { Column, TableReading, TableRow } from "../tables/index.js";
import { findQuantities } from "./quantities.js";

// Units of measure as tables print them: in a column of their own, behind the name of the row, in the header of a column,
// or once for all above the table.

/** The unit of bare figures: "Triệu đồng" is VND times a million. */
export interface Measure {
  readonly unit: Unit;
  readonly scale: number;
  /** As printed; null where nothing is. */
  readonly text: string | null;
}

/** The name of a row without its unit, that unit, and the cell that prints it, where it has one of its own. */
export interface MeasuredName {
  readonly name: string;
  readonly measure: Measure | undefined;
  readonly cell: Passage | null;
}

/**
 * What the bare figures of a table are measured in. The nearest print counts: the row's cell in a column of units, a bracket
 * behind its name, one in the header of the figure's column, one in the header of the names, the words above the table
 * (`caption`: "Đơn vị tính: triệu đồng").
 */
export function measureReader(reading: TableReading, caption: string) {
  const columns = measureColumns(reading);
  const names = reading.columns.find(({ role }) => role === "indicator" || role === "task");
  const above = printedMeasure(CAPTION.exec(caption)?.[1] ?? "", "");
  return (row: TableRow, printed: string, column: Column): MeasuredName => {
    const bracket = bracketMeasure(printed, printed);
    const own = bracket ?? commaMeasure(printed);
    const name = own ? printed.replace(bracket ? BRACKET : COMMA, "").trim() : printed;
    const cell = columns.map((index) => row.cells[index]).find((c) => c != null)?.passage ?? null;
    const measure = cell
      ? unitOfMeasure(cell.text, name)
      : (own ?? headerMeasure(column, name) ?? (names && headerMeasure(names, name)) ?? above);
    return { name, measure, cell };
  };
}

/** "Diện tích rừng được khoán bảo vệ, ha", "Số hộ được hỗ trợ, hộ"; in "Tỷ lệ hộ nghèo, hộ cận nghèo" no unit. */
const COMMA = /,\s([^,()]{1,20})$/u;
const commaMeasure = (printed: string): Measure | undefined =>
  printedMeasure(COMMA.exec(printed)?.[1] ?? "", printed.replace(COMMA, ""));

const BRACKET = /\(([^()]{1,40})\)[\s*:]*$/u;
const CAPTION = /(?<![\p{L}])(?:đơn vị(?: tính)?|đvt)\s?:\s?([^():;]{1,30}?)[\s).;]*$/iu;
const COUNTED_THINGS = new Set(lexicon.counted.map((word) => word.toLowerCase()));
const SCALED = /^(?:nghìn|ngàn|triệu|1\.?000)\s/u;

/** "Tỷ lệ hộ nghèo (%)", "Kế hoạch (ĐVT: triệu đồng)" */
function bracketMeasure(printed: string, name: string): Measure | undefined {
  const words = BRACKET.exec(printed)?.[1]?.replace(/^(?:đơn vị(?: tính)?|đvt)\s?:\s?/iu, "") ?? "";
  // "(xã, lũy kế)"
  return (
    printedMeasure(words, name) ??
    printedMeasure(/^([^,]{1,20}),\s(?:lũy kế|luỹ kế|cộng dồn)$/iu.exec(words)?.[1] ?? "", name)
  );
}

/** Of headings one over the other the lowest that prints a unit: "Mục tiêu (%)" over "Năm 2028". */
function headerMeasure({ header }: Column, name: string): Measure | undefined {
  for (const { text } of [...header].reverse()) {
    const measure = bracketMeasure(text, name);
    if (measure) return measure;
  }
  return undefined;
}

/**
 * A unit that stands where other words may stand, too. In "Tỷ lệ hộ nghèo (khu vực nông thôn)" they say of whom: a thing
 * counted must be one that the name speaks of ("Số câu lạc bộ thành lập mới (câu lạc bộ)"), or that tables are known to count.
 */
function printedMeasure(words: string, name: string): Measure | undefined {
  const measure = unitOfMeasure(words, name);
  if (measure?.unit !== "count") return measure;
  const thing = words.trim().toLowerCase().replace(SCALED, "");
  const spoken = ` ${name.toLowerCase().replace(BRACKET, "")} `;
  return !/^ (?:tỷ|tỉ) lệ /u.test(spoken) && (COUNTED_THINGS.has(thing) || spoken.includes(` ${thing} `))
    ? measure
    : undefined;
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
  // "Điểm trạm", "Điểm trường" are places
  if (/^(?:chỉ số|hệ số)(?:\s|$)|^điểm(?:$|\s(?:số|trung bình|bình quân)(?!\p{L}))/iu.test(text))
    return { unit: "index", scale: 1, text };
  if (/^(?:mức|cấp độ|mức độ|cấp)$/iu.test(text)) return { unit: "level", scale: 1, text };
  if (/^(?:lần)$/iu.test(text)) return { unit: "ratio", scale: 1, text };
  // "Số bác sĩ/vạn dân (người)": the name says of how many
  if (PER_PEOPLE.test(name) && /^(?:người|bác sĩ|dược sĩ|giường(?: bệnh)?|điều dưỡng|cán bộ)$/iu.test(text))
    return { unit: "ratio", scale: 1, text };
  if (/^tuổi$/iu.test(text)) return { unit: "duration", scale: 1, text };
  if (/^%\s?[/]?\s?(?:năm)$/iu.test(text)) return { unit: "%/year", scale: 1, text };
  const one = findQuantities(`5 ${text.replace(/^1\.?000\s/u, "nghìn ").toLowerCase()}`)[0];
  if (!one?.unit) return COUNTED_THINGS.has(text.toLowerCase()) ? { unit: "count", scale: 1, text } : undefined;
  const scale = one.value / 5;
  return { unit: one.unit, scale, text: scale === 1 ? text : (one.unitText ?? text) };
}

const PER_PEOPLE =
  /[/]\s?(?:1 )?(?:vạn|nghìn|1\.000|10\.000|100\.000) (?:dân|người)(?!\p{L})|(?:trên|tính trên) (?:một |1 )?vạn dân/iu;
const COUNTED =
  /^(?:tổng )?số (điểm|mức|cấp|lần|vị trí|hạng|năm|tháng|ngày|giờ)(?:,\s|\s)(?!(?:trung bình|bình quân|đạt|chấm|tối đa|tối thiểu|sống|đi học|làm việc|học)(?!\p{L}))\p{L}/iu;

/** "Tỷ lệ bao phủ bảo hiểm y tế (%)" under "Chỉ tiêu giao năm 2026": the indicator that heads a column, and its unit. */
export function measuredHeader(column: Column): Pick<MeasuredName, "name" | "measure"> {
  const name = column.header
    .map(({ text }) => indicatorIn(text))
    .filter((words) => words !== "")
    .join(" – ");
  return { name, measure: headerMeasure(column, name) };
}

/** A heading without its unit, its year and the words that only say that it is a target. */
const indicatorIn = (heading: string): string =>
  (bracketMeasure(heading, heading) ? heading.replace(BRACKET, "") : heading)
    .replace(/(?<!\p{L})(?:(?:đến|trong|hết|cuối)\s)*năm\s20\d\d|(?<!\d)20\d\d(?!\d)/giu, "")
    .replace(/^[\s,:]*(?:(?:chỉ tiêu|kế hoạch|phấn đấu|mục tiêu|được|giao)(?:[\s,:]+(?:về\s)?|$))+/iu, "")
    .replace(/[\s,:]*(?:được )?giao[\s,:]*$/iu, "")
    .replace(/[\s,:]+$/u, "")
    .replace(/\s{2,}/gu, " ")
    .trim();

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
