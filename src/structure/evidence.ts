import { findDues } from "../../extractors/due/index.js";
import { wholeWords } from "../text/words.js";

/** The words a deadline cell is made of beside its dates. */
const DUE_FILLING = /[\s,;.()/–-]|(?<!\p{L})(?:và|thực hiện|hoàn thành|nhiệm vụ|đến|trước|trong|hết|năm)(?!\p{L})/giu;
const BARE_DUE =
  /^(?:\d{1,2}\/)?(?:\d{1,2}\/)?20\d{2}(?:\s?-\s?(?:\d{1,2}\/)?20\d{2})?(?: và (?:các|những) năm tiếp theo)?$/u;

/** Is the text a deadline and nothing else? "12/2025", "Đến hết 11/2025", "Thường xuyên"; not "Thường xuyên rà soát quy trình". */
export function isDueCell(text: string): boolean {
  if (text.length > 90) return false;
  if (BARE_DUE.test(text)) return true;
  const found = findDues(text, { from: "cell" });
  if (found.length === 0) return false;
  let rest = text;
  for (const due of [...found].reverse()) rest = rest.slice(0, due.start) + rest.slice(due.end);
  rest = rest.replace(DUE_FILLING, "");
  return rest === "";
}

const UNIT_HEAD =
  /^(?:các\s(?:(?:sở|phòng|ban|bộ|ngành|cơ quan|đơn vị|tổ chức|đoàn thể|xã|phường|thôn|ấp|bản|khu phố|tổ|trường|địa phương|hội|doanh nghiệp|chi bộ|công chức|thành viên|trạm|huyện|hợp tác xã|cấp|cơ sở|chủ đầu tư|nhà thầu|nhà trường|bệnh viện|đảng ủy|đảng uỷ|cấp ủy|cấp uỷ|tổ dân phố|ban đảng|cục|vụ|viện|trung tâm|đội|hộ|chi hội)(?!\p{L}))|sở|phòng(?!,? chống|,? ngừa| tránh| thực hành| thí nghiệm| học| đọc| máy)|ban(?! hành| đầu)|bộ(?! chỉ số| tiêu chí| thủ tục| dữ liệu| tài liệu| quy)|ubnd|ủy ban|uỷ ban|hđnd|hội đồng|công an|văn phòng|vp|trung tâm(?! dữ liệu)|tt|trạm(?! (?:5g|bts|biến áp|bơm|sạc|thu phát|trộn|quan trắc))|hội(?! nghị| thảo| thi| họp| nhập)|đoàn(?! kết| kiểm tra| viên)|tỉnh đoàn|thành đoàn|chi cục|tổng cục|cục|đảng ủy|đảng uỷ|đảng bộ|huyện ủy|tỉnh ủy|tỉnh uỷ|thành ủy|ubmttq|mttq|mặt trận|trường(?! hợp)|nhà trường|học viện|đại học|hiệp hội|liên hiệp|công ty|tổng công ty|tập đoàn|hợp tác xã|bưu điện|công đoàn|hạt kiểm lâm|đồn biên phòng|công chức|bộ phận|tổ(?! chức| quốc|$)|viện(?! trợ)|ngân hàng|kho bạc|bảo hiểm xã hội|bhxh|thanh tra|tòa án|liên đoàn|liên minh|quỹ(?! đất| lương| thời gian)|đài|tạp chí|báo(?! cáo| đảm)|bệnh viện|doanh nghiệp|chi bộ|thành viên|trưởng|cơ quan|đơn vị|thôn|khu phố|thuế|quân sự|ban chqs|cán bộ|lãnh đạo|chủ tịch|địa phương)(?![\p{L}\p{M}])/iu;
const SENTENCE = new RegExp(
  String.raw`[.!?]\s+\p{Lu}|${wholeWords("nhằm|để|được|phải|đảm bảo|bảo đảm|nâng cao|đi vào|vận hành|ban hành|hoàn thành|nâng cấp|xây dựng kế hoạch|triển khai thực hiện")}`,
  "u",
);

/** "1. Bộ Tài chính tổng kết …": a cell that numbers its units. */
const MARK = /^(?:\d[.)]|[-+•])\s/u;
export const isMark = (text: string): boolean => MARK.exec(text)?.[0] === text;
const withoutMark = (text: string): string => text.replace(MARK, "");

/** Do the words begin as the name of a unit does? */
export const startsUnit = (text: string): boolean => UNIT_HEAD.test(withoutMark(text));

/** Only the common noun of a unit, without its name: "Văn phòng", "Thường trực". */
export const isUnitHead = (text: string): boolean =>
  /^thường trực$/iu.test(text) || UNIT_HEAD.exec(text)?.[0].length === text.length;

/** "Các trường học; Đoàn": the last of several units is but the beginning of a name. */
export const wantsName = (text: string): boolean =>
  /(?:^|[;,]\s|\svà\s)(?:đoàn|trưởng|phòng|ban|hội|trung tâm|trạm|sở|bộ|tổ|đội|ủy ban|chi cục|cục|viện|trường|mặt trận)$/iu.test(
    text,
  );

const PRODUCT =
  /^(?:quyết định|kế hoạch|báo cáo|văn bản|cơ sở dữ liệu|nghị quyết|công văn|tờ trình|đề án|chương trình|hệ thống|danh mục|hội nghị|biên bản|hướng dẫn|quy chế|phần mềm|nền tảng|tài liệu|dự án|thông báo|chỉ thị|nghị định|thông tư)(?!\p{L})/iu;

/** Does the text begin as the product of a task does ("Quyết định của …", "Báo cáo")? */
export const startsProduct = (text: string): boolean => PRODUCT.test(text);

/** Do the words begin as the name of a unit does, and is there no sentence in them? 0: no; 1: it may be; 2: it is. */
export function unitLikeness(cell: string): 0 | 1 | 2 {
  const text = withoutMark(cell);
  // "1. Bộ Nội vụ chủ trì tổng hợp, đề xuất 2. Các bộ, cơ quan rà soát": who does which part
  if (text !== cell && cell.length <= 900 && /\s2[.)]\s/u.test(cell) && cell.split(/\s(?=\d[.)]\s)/u).every(startsUnit))
    return 1;
  if (text.length > 400 || !/^\p{L}/u.test(text) || !UNIT_HEAD.test(text)) return 0;
  if (SENTENCE.test(text)) return 0;
  return /^\p{Lu}/u.test(text) && text.length <= 160 ? 2 : 1;
}

/** "≥ 95", "80%", "1.250,5", "12 - 15", "Không quá 60", "x": what a value column holds. */
export const isFigure = (text: string): boolean =>
  /^(?:(?:[Kk]hông quá|[Tt]ối thiểu|[Tt]ối đa|[ÍíIi]t nhất|[Tt]rên|[Dd]ưới|[Kk]hoảng)\s)?(?:[<>≤≥~]=?\s?)?\d(?:[\d.,]{0,13}\d)?\s?[%‰]?(?:\s?-\s?\d(?:[\d.,]{0,13}\d)?\s?%?)?$|^[xX+-]$/u.test(
    text,
  );

/** "%", "Ha", "triệu đồng", "Mô hình", "Ca/1.000 phụ nữ": short words that say what is counted. */
export const isMeasure = (text: string): boolean =>
  /^(?:[%‰]|(?:%|[\p{L}²³/]{1,12})(?:[\s/][\p{L}\d.²³/%]{1,12}){0,3})$/u.test(text) &&
  (unitLikeness(text) < 2 || isUnitHead(text));
