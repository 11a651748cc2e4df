import type { DocumentFacts, Due, DueFrom } from "../../src/model/facts.js";
import type { Block, Structure } from "../../src/structure/types.js";
import { dateOf, type FoundDue, findDues, inSection } from "../due/index.js";

/** The date of a heading, if it sets one: "II. Giai đoạn 2026 - 2030", "… ĐẾN NĂM 2030"; not the date of a cited document. */
export function dateOfHeading(text: string, year: number | null, from: DueFrom): Due | null {
  const dated = findDues(text, { from, year }).filter((d) => !d.problem && d.due.end !== null && !d.inTitle);
  return dateOf(dated, from);
}

/** Date of the headings a block stands under, nearest first. `cache` holds what is known of headings. */
export function dateAround(block: Block, year: number | null, cache: Map<Block, Due | null>): Due | null {
  const above = block.parent;
  if (!above) return null;
  const known = cache.get(above);
  if (known !== undefined) return known;
  const isHeading = above.kind === "heading" || /:$/u.test(above.passage.text);
  const dates = isHeading && !NAMES_PLAN.test(above.section?.title ?? "");
  const due = (dates ? dateOfHeading(above.passage.text, year, "section") : null) ?? dateAround(above, year, cache);
  cache.set(above, due);
  return due;
}

/**
 * "PHỤ LỤC … PHÂN CÔNG THỰC HIỆN CÁC CHỈ TIÊU … ĐẾN NĂM 2030" dates what stands in that annex. The period of an attached plan
 * ("CHƯƠNG TRÌNH HÀNH ĐỘNG … GIAI ĐOẠN 2026 - 2030") is that of a document, and dates no task.
 */
export function annexDates(structure: Structure, year: number | null): Map<number, Due> {
  const dates = new Map<number, Due>();
  const plans = new Set<number>();
  for (const block of structure.blocks) {
    if (block.zone !== "annex-title" || dates.has(block.annex) || ATTACHED.test(block.passage.text)) continue;
    if (PLAN.test(block.passage.text)) plans.add(block.annex);
    if (plans.has(block.annex)) continue;
    const due = dateOfHeading(block.passage.text, year, "section");
    if (due) dates.set(block.annex, due);
  }
  return dates;
}

const PLAN = /^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHIẾN LƯỢC)(?!\p{L})/u;
/** "B. KẾ HOẠCH NĂM 2026", the half of a plan that is no report: its year is that of the document, and dates no task. */
const NAMES_PLAN =
  /^(?:KẾ HOẠCH|CHƯƠNG TRÌNH)(?: [^\s:.;]{1,10}){0,12} (?:NĂM|GIAI ĐOẠN|NHIỆM KỲ) 20\d{2}(?:\s?[-–]\s?20\d{2})?$/iu;
const ATTACHED = /^\(?(?:kèm theo|ban hành kèm)/iu;

/** The words of a phrase, with what stands right before it: "hoàn thành trong tháng 5", "hoàn tất | trước ngày 10/9". */
const FINISHED = /(?:^|[\s(,;:])(?:hoàn thành|hoàn tất|kết thúc|xong)\s/iu;

/** "…, thời hạn tháng 9/2026" */
const TERM = /(?:thời hạn|hạn(?: chót| cuối)?|chậm nhất)(?: hoàn thành| thực hiện| trình| là)?:? $/iu;
const DAY = /ngày \d/iu;
/** "người đang hưởng trợ cấp xã hội | hằng tháng": what they get, not when something is to be done. */
const ALLOWANCE = /(?<!\p{L})(?:trợ cấp|phụ cấp|lương hưu|học bổng|sinh hoạt phí|trợ giúp)(?: \p{L}{1,8}){0,4} $/iu;

/**
 * The deadline that a duty prints: of several phrases the one that says when it is finished decides, else the first; "thường xuyên" gives way to all others. Adverbs ("tuyên truyền thường xuyên, sâu rộng") and dates of cited documents say nothing. Else the section's.
 */
export function dueOfDuty(text: string, { planYear, period }: DocumentFacts, around: Due | null): Due | null {
  const found = findDues(text, { from: "sentence", year: planYear }).filter(
    (d) =>
      !d.inTitle &&
      !d.vision &&
      !ALLOWANCE.test(text.slice(Math.max(0, d.start - 48), d.start)) &&
      (d.strength === "explicit" ||
        endsSentence(text, d) ||
        isYearWithin(text, d, period) ||
        TERM.test(text.slice(Math.max(0, d.start - 24), d.start))),
  );
  const sound = found.filter((d) => !d.problem);
  // "Khởi công trong quý II và hoàn thành trong quý IV/2026": the deadline is when it is to be finished
  const finished = sound.filter((d) => FINISHED.test(text.slice(Math.max(0, d.start - 10), d.end)));
  const first =
    (finished.length === 1 ? finished[0] : undefined) ??
    // "… đoạn tuyến giai đoạn 2017 - 2020; báo cáo trước ngày 15/3/2026": a day is a deadline, a period may be part of a name
    (sound[0]?.due.kind === "range" ? sound.find((d) => d.due.kind === "by" && DAY.test(d.due.text)) : undefined) ??
    sound.find((d) => d.due.kind !== "ongoing") ??
    sound[0] ??
    found[0];
  // "Định kỳ báo cáo trước ngày 25 hằng tháng": the rhythm that names its day
  const own =
    first?.due.kind === "recurring" && !/\d/u.test(first.due.text)
      ? (sound.find((d) => d.due.kind === "recurring" && /\d/u.test(d.due.text)) ?? first)
      : first;
  return inSection(own?.due ?? null, around);
}

/**
 * A rhythm or a period that closes its clause is its deadline ("Tổ chức tập huấn … hằng năm.", "hằng quý trên tuyến biên giới", "… hằng năm theo Thông tư số …",
 * "Nâng cấp 35 trạm y tế giai đoạn 2026 - 2028."), not that of a thing so named ("kế hoạch phát triển kinh tế - xã hội hằng năm").
 */
function endsSentence(text: string, { start, end, due }: FoundDue): boolean {
  const period = due.kind === "range" && /^(?:trong )?giai đoạn/iu.test(due.text);
  if (due.kind !== "recurring" && !period) return false;
  const after = text.slice(end, end + 8);
  if (!/^\s?(?:[.;]|$)/u.test(after) && !(due.kind === "recurring" && /^\s(?:trên|tại|ở|về|theo)\s/u.test(after)))
    return false;
  return !NAMED_BY_TIME.test(text.slice(Math.max(0, start - 120), start));
}

/**
 * In a plan for several years one of them that closes a clause is its deadline ("trình Ủy ban nhân dân tỉnh năm 2026.", "Nâng cấp 12 trạm y tế
 * năm 2027, ưu tiên …"), not that of a thing named by its year ("dự toán năm 2027", "chuẩn nghèo năm 2026").
 */
function isYearWithin(text: string, { start, end, due, problem }: FoundDue, period: DocumentFacts["period"]): boolean {
  if (!period || problem || due.end === null || due.end.slice(0, 4) === period.end.slice(0, 4)) return false;
  if (due.end < period.start || due.end > period.end || !/^(?:các )?năm \d[\d\s,–-]*$/iu.test(due.text)) return false;
  if (!/^\s?(?:[.;,]|$)/u.test(text.slice(end, end + 2))) return false;
  const clause = text
    .slice(Math.max(0, start - 120), start)
    .split(/[;:.]/u)
    .at(-1)!;
  return !NAMED_BY_TIME.test(clause) && !NAMED_BY_YEAR.test(clause);
}

const NAMED_BY_YEAR =
  /(?:(?<!\p{L})(?:báo cáo|kết quả|tình hình|kinh phí|vốn|chi|thu|chuẩn|tiêu chí|danh sách|kỳ họp|đại hội|giá|luật|thông tư|nghị định|quyết định|kết luận|chỉ thị|văn bản|tuyển sinh|chủ đề|phong trào|niên vụ|khóa|khoá|dự án|sơ kết|tổng kết|đánh giá|so với|bằng|của|từ|và|đến|đầu|cuối|trước|sau)\s(?:[\p{L}-]{1,12}\s){0,6}|^\s*|,\s)$/iu;

const NAMED_BY_TIME =
  /(?:(?:công tác|hoạt động|báo cáo|số liệu|danh mục|chỉ tiêu|mục tiêu|nhiệm vụ)\s(?:\p{L}{1,8}\s){0,2}|(?:kế hoạch|chương trình|dự toán|ngân sách|nghị quyết|chiến lược|đề án|quy hoạch)\s(?:[\p{L}-]{1,12}\s){0,9})$/iu;
