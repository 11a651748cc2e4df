import type { Block } from "../../src/structure/types.js";
import { lowered, WORD_START } from "../../src/text/words.js";

/** What kind of section a statement stands in, by the titles above it. */
export type SectionKind = "goal" | "past" | "task" | "funding" | "conditions" | "other";

const GOAL = new RegExp(
  String.raw`${WORD_START}(?:mục tiêu|chỉ tiêu|định hướng|tầm nhìn|lộ trình|đến (?:hết )?năm \d{4}|giai đoạn \d{4}|phấn đấu)`,
  "u",
);
const PAST = new RegExp(
  `${WORD_START}(?:kết quả (?:đạt được|thực hiện|đã|nổi bật|chủ yếu|công tác)|thực trạng|hiện trạng|đánh giá (?:tình hình|kết quả|chung)|tình hình (?:thực hiện|chung|kinh tế)|tóm tắt kết quả|bối cảnh|sự cần thiết|khái quát|những kết quả)`,
  "u",
);
/** "Những khó khăn, hạn chế và nguyên nhân", "2. Tồn tại"; not "Tháo gỡ khó khăn, vướng mắc". */
const SHORTCOMINGS =
  /^[^\p{L}]*(?:[ivx]{1,4}[-.]\s*|[a-hđ][-.]\s*)?(?:(?:những|một số|các|về|mặt|thuận lợi|kết quả|và)[\s,]{1,3}){0,4}(?:hạn chế(?!,? (?:tối đa|thấp nhất|việc|tình trạng))|tồn tại|đặc điểm|nguyên nhân|ưu điểm|khuyết điểm|khó khăn)(?!\p{L})/u;
/** "I. TÌNH HÌNH", "A- TÌNH HÌNH NĂM 2025", "MỘT SỐ NÉT VỀ TÌNH HÌNH"; not "Nắm tình hình", "trong tình hình mới". */
const SITUATION =
  /^[^\p{L}]*(?:[ivx]{1,4}[-.]\s*|[a-hđ][-.]\s*)?(?:(?:một số|vài|những) nét\s)?(?:về\s)?(?:(?:đặc điểm|khái quát),?\s)?tình hình(?! mới)(?!(?:,| và) (?:mục tiêu|nhiệm vụ|phương hướng|chỉ tiêu|dự báo))/u;
/** "Phần A. CÔNG TÁC DÂN SỐ NĂM 2025", "GIAI ĐOẠN 2021 - 2025": the time a title ends with; no date of a document. */
const ENDS_WITH_TIME =
  /(?<!(?:tháng|quý) [\divx]{1,3} )(?:năm|giai đoạn|nhiệm kỳ)\s(?:\d{4}\s?[-–]\s?)?(\d{4})(?:\s?\([^()]{0,40}\))?[\s.:]*$/u;
/** "II. ĐỐI TƯỢNG, TIÊU CHUẨN": who is meant, not what is to be reached. */
const CONDITIONS =
  /^[^\p{L}]*(?:[ivx]{1,4}[-.]\s*|[a-hđ][-.]\s*)?(?:phạm vi|đối tượng|điều kiện|tiêu chuẩn)(?:,| và|\s?$| áp dụng| tuyển| tham gia| điều chỉnh| thực hiện| thụ hưởng)/u;
const TASK = new RegExp(`${WORD_START}(?:nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm)`, "u");
const FUNDING = new RegExp(
  `${WORD_START}(?:kinh phí|nguồn vốn|nguồn lực tài chính|dự toán|chế độ, chính sách|mức hỗ trợ|mức chi)`,
  "u",
);

/** "Điều 1. Phê chuẩn dự toán thu, chi ngân sách xã năm 2026 như sau:": the sums that an assembly decides are what is to be reached. */
const ESTIMATE =
  /^(?!.{0,80}(?:tổ chức thực hiện|nhiệm vụ|giải pháp|biện pháp|điều hành|hiệu lực)).{0,80}(?:dự toán(?![\p{L}])[^.;]{0,60}ngân sách|kế hoạch (?:vốn )?đầu tư công(?! trung hạn))/u;
const ARTICLE = /^điều \d/iu;

const titleOf = (block: Block | null): string =>
  block === null
    ? ""
    : lowered(block.section?.block === block ? block.section.title : block.passage.text.slice(0, 160));

/** A heading that ends with a time before the plan's own tells of what was. */
function isOver(title: string, year: number | null): boolean {
  const ends = year === null || title.length > 120 ? null : ENDS_WITH_TIME.exec(title);
  return ends !== null && Number(ends[1]) < year!;
}

/** The nearest heading that says something decides; a goal's date inside a results section does not make it a goal. */
export function sectionKind(block: Block, year: number | null, cache: Map<Block, SectionKind>): SectionKind {
  const above = block.parent;
  if (!above) return "other";
  const known = cache.get(above);
  if (known) return known;
  const title = titleOf(above);
  const outer = (): SectionKind => sectionKind(above, year, cache);
  let kind: SectionKind;
  if ((PAST.test(title) && !/^\s*mục tiêu/u.test(title)) || SITUATION.test(title) || SHORTCOMINGS.test(title))
    kind = "past";
  else if (CONDITIONS.test(title) && title.length < 80 && !/(?:mục tiêu|chỉ tiêu|nhiệm vụ)/u.test(title))
    kind = "conditions";
  else if (ARTICLE.test(above.marker ?? "") && ESTIMATE.test(title)) kind = "goal";
  else if (FUNDING.test(title) && title.length < 80) kind = "funding";
  else if (/(?:mục tiêu|chỉ tiêu)/u.test(title)) kind = "goal";
  // "III. NHIỆM VỤ" in "PHẦN THỨ HAI: MỤC TIÊU, NHIỆM VỤ" holds tasks; "1. Nhiệm vụ" in "II. MỤC TIÊU" goals
  else if (TASK.test(title)) kind = outer() === "goal" && !TASK.test(titleOf(above.parent)) ? "goal" : "task";
  else if (isOver(title, year)) kind = "past";
  else if (GOAL.test(title)) kind = outer() === "past" ? "past" : outer() === "task" ? "task" : "goal";
  else kind = outer();
  cache.set(above, kind);
  return kind;
}
