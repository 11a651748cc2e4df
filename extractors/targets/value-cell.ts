import type { Due, Target } from "../../src/model/facts.js";
import { provenance } from "../../src/structure/types.js";
import type { Passage } from "../../src/text/passage.js";
import { lowered } from "../../src/text/words.js";
import { indicatorKey } from "../lexicon/indicators.js";
import type { Column, RowCell } from "../tables/index.js";
import type { Candidate } from "./candidate.js";
import { readComparator } from "./comparators.js";
import type { Measure } from "./measures.js";
import type { Setting, TargetDraft } from "./prose-targets.js";
import { findQuantities, scaled } from "./quantities.js";
import { dateOfHeading } from "./when.js";

/** A value cell longer than this is prose. */
export const CELL_LENGTH = 90;

/** What a value cell is of, and where that is printed. */
export interface Indicator {
  readonly title: string;
  readonly measure: Measure | undefined;
  readonly printed: readonly Passage[];
}

/** "Chỉ số phát triển con người (HDI) | 0,8" */
const INDEX = /^(?:chỉ số|hệ số)(?!\p{L})/iu;
const AN_INDEX: Measure = { unit: "index", scale: 1, text: null };

/** "≤ 3 Đông Nam Á; ≤ 50 Thế giới", "27.000", "40 - 50", "≥ 3% và tăng dần": the values of one cell. */
export function readValueCell(
  cell: RowCell,
  column: Column,
  { title, measure, printed: places }: Indicator,
  setting: Setting,
): TargetDraft[] {
  const printed = cell.passage.text;
  if (!/\d/u.test(printed)) return [];
  const bare = /^[\s\d.,%‰≥≤<>=~+–-]+$/u.test(printed);
  // "1. Các bộ, cơ quan": a mark and words of another column
  if (!bare && (printed.length > CELL_LENGTH || /^\d{1,2}[.)]\s\p{L}/u.test(printed))) return [];
  // "Mức 3": in a column of values it is committed to
  const text = /^(?:mức độ|mức|cấp độ|bậc)\s\d(?!\d)/iu.test(printed) ? `đạt ${printed}` : printed;
  const candidates = findQuantities(text).filter(
    (c) => bare || measure !== undefined || c.unit !== "count" || column.role === "value",
  );
  if (candidates.length === 0) return [];
  const dated =
    partOfYear(column, column.year ?? setting.facts.planYear) ??
    (column.year === null ? null : dueOfColumn(column, column.year));
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
      ...provenance(setting.structure, readingOrder([...places, cell.passage])),
      indicator: { key: indicatorKey(title), name: scope ? `${title} (${scope})` : title },
      comparator: candidate.comparator,
      ...measuredValue(candidate, measure ?? (candidate.unit === null && INDEX.test(title) ? AN_INDEX : undefined)),
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

/** "Năm 2026", "Đến 2030", "Đến hết quý II/2026": the lowest header that names the year says when in it. */
function dueOfColumn({ title, header }: Column, year: number): Due {
  const printed = header.findLast(({ text }) => text.includes(String(year)))?.text ?? title;
  const due = dateOfHeading(printed, null);
  if (due?.end?.startsWith(`${year}-`)) return { ...due, from: "column" };
  return { text: printed, kind: "in", start: `${year}-01-01`, end: `${year}-12-31`, from: "column" };
}

/** "Quý II", "Tr.đó: 6 tháng" of a plan for one year, or under its year. */
function partOfYear({ header }: Column, year: number | null): Due | null {
  // "Kế hoạch năm 2026 | Quý II" in one cell
  const printed = header.at(-1)?.text.replace(/^.{0,60}\snăm\s20\d\d\s(?=\S)/iu, "") ?? "";
  if (year === null) return null;
  const quarter = /^quý (?:iv|i{1,3}|[1-4])$/iu.test(printed) ? `${printed}/${year}` : null;
  const months = /^(?:(?:trong đó|tr\.\s?đó)\s?:?\s)?0?([369]|12) tháng(?: đầu năm)?$/iu.exec(printed)?.[1];
  const due = dateOfHeading(quarter ?? (months ? `đến hết tháng ${months}/${year}` : ""), year);
  return due && { ...due, text: printed, from: "column" };
}

/** Passages in the order of the page: a unit column may stand before or after the value. */
const readingOrder = (passages: readonly Passage[]): Passage[] => [...passages].sort((a, b) => a.start - b.start);

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
  const measured = (v: number | null): number | null => (v === null ? null : scaled(v, measure.scale));
  return {
    value: measured(candidate.value),
    valueHigh: measured(candidate.valueHigh),
    unit: measure.unit,
    unitText: measure.text,
  };
}
