import { WORD_START } from "../../src/text/words.js";
import type { Candidate } from "./candidate.js";
import { DEED_WORDS, GIVING_WORDS, PRODUCING_WORDS, RAISING_WORDS, VERB_WORDS } from "./commitment-words.js";
import type { SectionKind } from "./section-kind.js";

/** "1. Phạm vi: … ưu tiên các xã có trên 30% …", "- Đối tượng thụ hưởng: …": where and for whom. */
const SCOPE_LABEL = /^[^\p{L}]{0,6}(?:phạm vi|đối tượng)(?:,?\s\p{L}{1,10}){0,5}\s?:/u;
/** "[^2]: Thực hiện theo Nghị định …; phạm vi thí điểm tối đa 03 tỉnh." at the foot of a Markdown page. */
const FOOTNOTE = /^\[\^\d{1,3}\]:/u;
/** "không để xảy ra vụ ngộ độc có từ 30 người mắc": how big a thing is that must not happen; "quá 02 vụ" is a bound. */
const NEGATED_EVENT =
  /không (?:để )?(?:xảy ra|phát sinh|có|còn|để|bỏ lọt|bỏ sót|để lọt)\s(?:\p{L}{1,12}\s){0,4}(?:vụ|ca|trường hợp|đám cháy|ổ dịch|sự cố)\s(?:\p{L}{1,12}\s){0,8}(?:từ|trên|hơn)\s$/u;
/** "Hạn chế: …", "II. Tồn tại, khó khăn: …": what a statement with this label says was so. */
const SHORTCOMING_LABEL =
  /^[^\p{L}]{0,6}(?:[ivx]{1,4}[.)-]\s?)?(?:(?:những|một số) )?(?:tồn tại|hạn chế|khó khăn|vướng mắc|ưu điểm|thực trạng|hiện trạng)(?:(?:,| và) (?:tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân)){0,3}\s?:/u;
/** "nghị quyết quy định mức hỗ trợ … bằng 70% …, thời gian hỗ trợ không quá 12 tháng": what a rule is to say. */
const REGULATES = /quy định (?:về )?(?:mức|chế độ|chính sách|định mức)(?!\p{L})[^;]*$/u;
/** "xử lý nợ đọng trên 90 ngày": which of them. */
const OVERDUE = /(?:nợ|quá hạn|tồn)(?: \p{L}{1,8}){0,3} (?:trên|quá|từ|hơn) $/u;
/** "hỗ trợ phụ nữ sinh đủ hai con với mức 2.000.000 đồng/người" */
const GIVEN_AT = /(?:hỗ trợ|trợ cấp|khen thưởng|thưởng|phụ cấp)\s[^.;]{0,140}(?:với|theo) mức\s$/u;
/** "(tổ có từ 05 đến 07 người)": how a body is made up. */
const COMPOSED =
  /^[\s(]*(?:mỗi )?(?:tổ|đội|nhóm|ban|hội đồng|câu lạc bộ|đoàn|lớp)(?: \p{L}{1,8}){0,3} (?:có|gồm) (?:từ )?$/u;
/** "Thời gian: 60 ngày, từ ngày …": how long the plan itself runs. */
const OWN_TIME = /^[^\p{L}]{0,8}thời gian(?: (?:thực hiện|tổ chức|triển khai|diễn ra))?\s?:\s?$/u;
/** "không còn thôn có tỷ lệ hộ nghèo trên 10%": how bad a place is that there shall be none of. */
const NEGATED_STATE =
  /không (?:còn|để) (?:\p{L}{1,10} ){1,4}(?:có|với) (?:tỷ lệ|tỉ lệ|số|mức|điểm) (?:\p{L}{1,12} ){1,8}(?:trên|dưới|hơn|từ) $/u;
/** "báo ngay cho Trạm Y tế khi có từ 02 học sinh cùng triệu chứng": when something is to be done. */
const WHEN_SO_MANY = /(?<!\p{L})khi (?:có|phát hiện|xảy ra|xuất hiện)(?: từ| trên| ít nhất)? $/u;
/** The same in a bracket: "không để xảy ra ngộ độc tập thể (trên 30 người mắc)". */
const NEGATED_EVENT_BRACKET = /không (?:để )?(?:xảy ra|phát sinh)\s[^.;()]{0,100}\((?:từ|trên|hơn)\s$/u;
/** "ưu đãi theo hạn mức vay hiện hành (tối đa 100 triệu đồng/hộ)" */
const POLICY_BRACKET =
  /(?:hạn mức|ngưỡng|mức (?:vay|cho vay|hỗ trợ|chi|thưởng|đóng|phạt))(?![\p{L}])(?:[^.;()]{0,160}\([^()]{0,24}|[^.;()]{0,24})$/u;
/** Words of an aim; "Chương trình mục tiêu quốc gia" only holds one in its name. */
const AIM = /phấn đấu|(?<!chương trình )mục tiêu(?! quốc gia)|chỉ tiêu/u;
const PAST_CUE = new RegExp(
  String.raw`${WORD_START}(?:đã(?! (?:đề ra|đặt ra|xác định|được giao|nêu|cam kết))|nhiệm kỳ qua|trong \d{1,2} năm qua|những năm qua|đều (?:được|đạt|hoàn thành)|vẫn còn|hiện nay|hiện tại|hiện đang|(?<=[.;:(]\s?|^)hiện,|(?<!(?:thực|phát|thể|xuất|biểu|tái|ẩn) )hiện (?:từ|là|còn|chỉ|mới|ở)|tính đến (?:nay|thời điểm|ngày|tháng|hết tháng|cuối tháng)|ước(?: đạt| thực hiện| tính| cả năm|$|\s)|đến nay|thời gian qua|vừa qua|trong những năm qua|kết quả (?:đạt được|thực hiện|cho thấy)|cùng kỳ|từ đầu năm(?! học)|\d{1,2} tháng đầu năm(?!, (?:phấn đấu|đưa|hoàn thành|tổ chức|xây dựng|triển khai|thành lập|trồng|mở|cấp|ban hành|lắp|khởi công))|\d{1,2} tháng năm|(?<!(?:chứng|địa) )chỉ đạt|(?:cả nước|toàn (?:tỉnh|xã|phường|thành phố|huyện|quốc|ngành)|đến nay) mới(?! (?:xây|thành lập))|(?<!nông thôn )mới giải ngân|(?<!(?:viên|thôn|trồng|xây|cấp|làm|lập|tạo|sinh|tuyển|nạp) )mới đạt|sau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|chia tách)[^,;.]{0,60}, (?:toàn )?(?:xã|tỉnh|phường|thành phố|huyện)(?: \p{L}{1,8}){0,4} có (?=\d)|toàn (?:xã|tỉnh|phường|thành phố|huyện) (?:hiện )?có|(?<=^|[.;] ?|[-+] )(?:xã|tỉnh|phường|thành phố|huyện|thôn) (?:hiện )?có (?=\d)|(?:chỉ tiêu|kế hoạch) (?:cũ|đầu năm|trước đây)|trước đây|(?<!so với )(?:khóa|khoá|nhiệm kỳ|giai đoạn) trước)`,
  "gu",
);
/** "… trên 95% dân số (năm 2025 ước đạt 92,6%); tỷ lệ trẻ …": what a bracket reports says nothing of what follows it. */
const CLOSED_BRACKET = /\([^()]*\)/gu;
const WHOLE_HAS =
  /toàn (?:xã|tỉnh|phường|thành phố|huyện) có|(?<=^|[.;] ?|[-+] )(?:xã|tỉnh|phường|thành phố|huyện|thôn) có (?=\d)/gu;
const FUTURE_CUE = new RegExp(
  String.raw`${WORD_START}(?:phấn đấu|phần đấu|phân đấu|mục tiêu|chỉ tiêu|đến (?:hết )?năm|đến cuối năm|sẽ|tối thiểu|ít nhất|yêu cầu|cần|tầm nhìn)(?![\p{L}])`,
  "gu",
);
const COMPARED = /^[^;.]{0,40}so với cùng kỳ/u;
const POLICY = new RegExp(
  String.raw`${WORD_START}(?:mức hỗ trợ|hỗ trợ|được hỗ trợ|mức chi|mức thưởng|phạt|mức phạt|lãi suất|thuế suất|định mức|mức đóng|mức vay|cho vay|giảm giá|chiết khấu|mức thu|học phí|phụ cấp|trợ cấp(?! sản phẩm)|mức lương|chấm|thang điểm|điểm tối đa|cộng|trừ(?! trợ cấp))\s(?:[\p{L},]{1,12}\s){0,8}$`,
  "u",
);
/** Words of lending, fines and fees right before a figure: it is a condition, whatever follows. */
const CONDITION = new RegExp(
  String.raw`${WORD_START}(?:(?:lãi suất|phạt tiền|thuế suất|mức thưởng|mức đóng|phụ cấp|trợ cấp(?! sản phẩm)|học phí|thời hạn vay|thưởng(?: nóng| đột xuất)?|cho vay)\s(?:[\p{L}]{1,12}\s){0,4}|khoản vay\s(?:[\p{L}]{1,12}\s){0,8}|mức (?:cho vay|vay|phạt)\s(?:[\p{L}]{1,12}\s){0,8})$`,
  "u",
);
const POLICY_AFTER =
  /^\s?(?:%|đồng|triệu đồng|tỷ đồng)?\s?(?:kinh phí|chi phí|lãi suất|mức lương|học phí|giá trị hợp đồng|giá(?! trị)|tiền|mức đóng|lệ phí|phí|chi phí|giá vé)/u;
/** "giá dịch vụ thu gom … (hộ gia đình 30.000 đồng/tháng)", "xử phạt … từ 1.000.000 đồng"; "thu phí dịch vụ đạt 5 tỷ đồng" is an aim. */
const PRICE = new RegExp(
  String.raw`${WORD_START}(?:giá dịch vụ|mức giá|đơn giá|giá vé|giá bán|khung giá|biểu giá|mức thu(?! nhập| ngân sách| hút)|mức phí|mức (?:xử )?phạt|phạt tiền)(?![\p{L}])(?:(?!đạt|phấn đấu).){0,200}$`,
  "u",
);
/** "Tổng kế hoạch vốn được giao năm 2026 là 500 tỷ đồng, gồm: ngân sách tỉnh 300 tỷ đồng": what was allotted. */
const ALLOTTED = new RegExp(
  String.raw`${WORD_START}(?:(?:kế hoạch|tổng|nguồn) vốn|dự toán)(?:(?!phấn đấu|giải ngân|thu ngân sách)[^.]){0,40}\s(?:giao|phân bổ)(?![\p{L}])(?:(?!phấn đấu|giải ngân|huy động).){0,200}$`,
  "u",
);
/** "Nâng vốn điều lệ của quỹ lên 150 tỷ đồng": what it is to become. */
const RAISED = new RegExp(`${WORD_START}(?:nâng|tăng)\\s[^;.]{1,160}\\slên\\s(?:(?:ít nhất|tối thiểu|trên)\\s)?$`, "u");
/** "mức hỗ trợ đóng bảo hiểm tự nguyện thêm 10%" */
const SUPPORT_RATE = new RegExp(`${WORD_START}mức (?:hỗ trợ|đóng|chi|thưởng|vay|cho vay|phí)(?![\\p{L}])`, "u");
/** "V. KINH PHÍ: Kinh phí thực hiện là 215 triệu đồng, gồm …" */
const FUNDING_SENTENCE = /^[^\p{L}]*(?:[ivx]{1,4}[.)-]\s*)?(?:tổng )?(?:nguồn )?kinh phí(?![\p{L}])/u;
/** "(rộng 8 - 10 m)", "cầu Bến Mới dài 1,2 km": how big a thing is. */
const SIZE =
  /^[\s,;(]*(?:chiều )?(?:dài|rộng|cao|sâu|diện tích|quy mô|công suất|dung tích|gồm)\s(?:\p{L}{1,10}\s){0,2}$/u;
const LONG = /\p{L}(?<!(?:^|\s)(?:mở|nâng|đào|kéo))\s(?:dài|rộng|cao|sâu)\s(?:khoảng\s)?$/u;
/** "của các chủ đầu tư giải ngân dưới 40%": which of them, not what they are to reach. */
const OF_WHOM = new RegExp(
  String.raw`${WORD_START}(?:của|đối với)\s(?:các|những|dự án|công trình|đơn vị|chủ đầu tư)\s(?:(?!đạt)\p{L}{1,10}\s){1,8}(?:dưới|trên|từ)\s$`,
  "u",
);
/** "nâng cấp 02 trạm hiện có" */
const EXISTING = /^[^,;.(]{0,40}\s(?:hiện có|hiện hữu|đã (?:có|thành lập|công bố|đầu tư))(?![\p{L}])/u;
/** "chất lượng ủy thác của 04 tổ chức", "trên phạm vi cả nước, gồm 34 tỉnh": those that there are. */
const OF_THESE = new RegExp(String.raw`${WORD_START}(?:của|cả|giữa|thuộc|phối hợp với|phạm vi[^;.]{0,40}gồm)\s$`, "u");
/** "lắp wifi tại trụ sở xã và 14 nhà văn hóa": the last of the places where it is done. */
const PLACES = new RegExp(`${WORD_START}tại\\s[^;:.]{2,120}\\svà\\s$`, "u");
/** "vùng có từ 03 dân tộc trở lên": which of them. */
const HAVING =
  /\p{L}(?<!mỗi\s(?:\p{L}{1,10}\s){0,2}\p{L}{1,10})(?<!(?:phải|cần|sẽ|đấu|bảo|đảm))\scó\s(?:tỷ lệ\s(?:\p{L}{1,10}\s){1,3})?từ\s$/u;
/** "chạy quá tốc độ từ 10 km/h trở lên": what is punished. */
const OVER = /(?<![\p{L}])(?:quá|vượt|vượt quá)\s(?:\p{L}{1,8}\s){1,4}(?:từ|trên)\s$/u;
// "Quyết định số … phê duyệt Đề án đầu tư xây dựng ít nhất 01 triệu căn hộ …": the name goes to the next stop
const CITED_TITLE = new RegExp(
  String.raw`${WORD_START}(?:số\s\d[^;.]{0,140}?)(?:phê duyệt|ban hành|về việc|về)\s[“"]?(?:đề án|chương trình|kế hoạch|chiến lược|dự án|phong trào)\s[“"]?(?:(?!(?:phấn đấu|mục tiêu|đạt|hoàn thành|như sau)(?!\p{L}))[^;.:]){0,200}$`,
  "u",
);
const OPEN_QUOTE =
  /(?:đề án|chương trình|kế hoạch|chiến lược|dự án|phong trào|mô hình|cuộc vận động|cuộc thi|chủ đề|khẩu hiệu)\s“[^”]{0,200}$/u;
const KEEPS = new RegExp(
  // "tổ hợp tác do phụ nữ quản lý đạt 60" is a count to be reached
  String.raw`${WORD_START}(?:(?:duy trì|giữ vững)\s(?:[\p{L},]{1,12}\s){0,6}|(?:củng cố|quản lý|vận hành|phát huy)\s(?:(?!đạt\s)[\p{L},]{1,12}\s){0,6})$`,
  "u",
);
const VERB = new RegExp(`${WORD_START}(?:${VERB_WORDS})(?![\\p{L}])`, "u");

/** "Tổ chức 02 đợt", "thành lập ít nhất 03 tổ": a deed and how many, right before the number, also in a task. */
const DOES = new RegExp(
  `${WORD_START}(?:(?:thanh tra|kiểm tra|giám sát|khảo sát|điều tra)(?: tại| đối với)|${DEED_WORDS})(?: mới| thêm| được| cho| ít nhất| tối thiểu| từ| khoảng| trên| thí điểm| lại| xong| dứt điểm| thường xuyên| thành công| trực tiếp){0,2}\\s$`,
  "u",
);
/** "ốp lát lại 120 phần mộ", "đào mới 12 giếng": whatever is done, these words say that it changes something. */
const DOES_ANEW =
  /^(?:[^:]{0,80}:)?[\s,;]*(?:và\s)?(?!(?:số|tổng|tỷ lệ|tỉ lệ|hiện|được|bị|có|là)\s)(?:\p{L}{1,10}\s){1,3}(?:lại|mới|thêm|bổ sung)\s(?:(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)\s)?$/u;
/** "Phát dọn thực bì 46 ha": a clause that begins with its deed, and what is measured. */
const DOES_TO = new RegExp(
  String.raw`^[\s,;:]*(?:và\s)?(?:${DEED_WORDS})\s(?:(?!với|theo|của|tại|trong|gắn|thuộc|về|trên|đối|qua|cùng)\p{L}{1,10}\s){1,5}$`,
  "u",
);
/** "Dư nợ cho vay giải quyết việc làm đạt 1.250 tỷ đồng": a measured thing and what it is to reach. */
const MEASURED =
  /^(?:[^:]{0,80}:)?[\s,;]*(?:(?:đưa|nâng|tăng) )?(?:tổng )?(?:dư nợ|doanh số|doanh thu|thu nhập|giá trị|kim ngạch|sản lượng|năng suất|diện tích|thu ngân sách|nguồn vốn)\s(?:[^,;.:]{0,120}\s)?(?:đạt|lên)\s(?:(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)\s)?$/u;
/** "Bồi dưỡng kỹ năng nghề tại doanh nghiệp cho 350 nhà giáo", "ký thỏa thuận hợp tác với 05 địa phương" */
const DOES_FOR = new RegExp(
  String.raw`^(?:[^:]{0,80}:)?[\s,;]*(?:và\s)?(?:(?:${GIVING_WORDS}),?\s(?:[\p{L},]{1,12}\s){0,12}cho|ký(?: kết)?\s(?:\p{L}{1,10}\s){1,8}với|nhân rộng\s(?:[\p{L}“”"]{1,12}\s){1,10}(?:ra|sang|đến|tại))\s(?:(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)\s)?$`,
  "u",
);
/** "Khơi thông 3,5 km kênh", "Thăm, tặng quà 45 gia đình", "Đo đạc, lập bản đồ 450 ha": a clause that begins with what it brings forth. */
const PRODUCES = new RegExp(
  String.raw`^(?:[^:]{0,80}:)?[\s,;]*(?:và\s)?(?:(?:${PRODUCING_WORDS})(?:,\s|\svà\s)){0,2}(?:${PRODUCING_WORDS})(?:\s(?:mới|thêm|lại|xong|dứt điểm|thành công|được|ít nhất|tối thiểu|khoảng|trên|hơn|từ)){0,3}\s$`,
  "u",
);
const PRODUCES_OF = new RegExp(
  String.raw`^[\s,;:]*(?:và\s)?(?:(?:${PRODUCING_WORDS})(?:,\s|\svà\s)){0,2}(?:${PRODUCING_WORDS})\s(?:(?!với|theo|của|tại|trong|gắn|thuộc|về|trên|đối|qua|cùng)\p{L}{1,10}\s){1,5}$`,
  "u",
);
/** "12 giếng được đào", "tối thiểu 40 hộ được hướng dẫn": a cell that says of how many what is done. */
const COUNT_ALONE = /^[\s,;:+-]*(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)?\s*$/u;
const IS_DONE = /^\s(?:[\p{L}\d/]{1,12}\s){1,10}được\s(?!giao|hưởng|phép)\p{L}/u;
const OF_YEAR = /(?:^|[\s(])năm 20\d\d\s?:\s(?:(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)\s)?$/u;
const RAISES = new RegExp(`${WORD_START}(?:${RAISING_WORDS})(?: [\\p{L}]{1,10}){0,3}\\s$`, "u");

/** "đơn vị xếp loại dưới 70 điểm phải giải trình", "Điều chuyển vốn của dự án giải ngân dưới 30%" */
const ANSWERS_FOR =
  /(?:xử lý trách nhiệm|kiểm điểm|giải trình|phê bình|không xét|(?:điều chuyển|thu hồi|cắt giảm) (?:kế hoạch )?vốn)(?!\p{L})/u;
/** "Triệt xóa 02 điểm phức tạp hiện có": what there is shall go. */
const REMOVES =
  /(?:^|\s)(?:triệt xóa|triệt xoá|xóa|xoá|xóa bỏ|xoá bỏ|giải tỏa|giải quyết|xử lý|di dời|chuyển hóa|chuyển hoá)(?: dứt điểm| xong)? $/u;

/** "Biểu dương các thôn có 100% hộ tham gia": who is praised, not what is to be reached. */
const PRAISED =
  /(?:biểu dương|khen thưởng|tuyên dương|tôn vinh|vinh danh|nêu gương)\s[^;.]{1,100}\s(?:có|đạt)\s(?:(?:từ|trên)\s)?$/u;

export interface Verdict {
  readonly keep: boolean;
  readonly rule: string;
  readonly reason: string;
}

const drop = (rule: string, reason: string): Verdict => ({ keep: false, rule, reason });
const KEEP: Verdict = { keep: true, rule: "commitment/kept", reason: "" };

export interface Surroundings {
  readonly kind: SectionKind;
  readonly origin: "prose" | "table";
  /** First year the plan can speak of as its future; null where the document does not tell. */
  readonly year: number | null;
  /** End of the date found in the value's own sentence: a past one tells of a result. */
  readonly ownYear: number | null;
  /** The date found there had passed when the plan was signed. */
  readonly over: boolean;
  /** The name that was read; empty where there is none. */
  readonly name: string;
  /** It stands in a bracket, where plans explain rather than commit. */
  readonly bracketed: boolean;
  /** That bracket stands before the value of its sentence: it tells what is counted. */
  readonly explains: boolean;
  /** It is dated by the year of the document or before, and what it explains by a later one. */
  readonly baseline: boolean;
  /** The section of goals that it stands in is dated: "Đến năm 2030:". */
  readonly ahead: boolean;
  /** A bare item of a list whose first item is committed to: "xây dựng 05 phim, 20 chuyên đề". */
  readonly listed: boolean;
}

/** `text` in lower case. Does the plan commit to this value, or does it report, describe, quote? A doubtful count without any cue is not taken. */
export function judge(
  text: string,
  sentence: { start: number; end: number },
  candidate: Candidate,
  around: Surroundings,
): Verdict {
  const { start, end, clauseStart, clauseEnd, unit } = candidate;
  const before = text.slice(sentence.start, start);
  const own = text.slice(clauseStart, start);
  const after = text.slice(end, Math.min(sentence.end, end + 160));
  if (around.kind === "past" && !/(?:phấn đấu|mục tiêu(?! (?:đề ra|đặt ra|được giao|kế hoạch)))/u.test(before))
    return drop("past-section", "mục nêu kết quả, thực trạng");
  if (around.kind === "conditions" && !AIM.test(before))
    return drop("conditions", "mục nêu đối tượng, tiêu chuẩn, điều kiện");
  const opening = text.slice(0, 80);
  if (SHORTCOMING_LABEL.test(opening)) return drop("past-section", "mục nêu kết quả, thực trạng");
  if (OWN_TIME.test(before)) return drop("span-of-time", "khoảng thời gian, không phải chỉ tiêu");
  if (REGULATES.test(before) && !AIM.test(before)) return drop("policy", "mức của một chính sách, không phải chỉ tiêu");
  if (around.bracketed && COMPOSED.test(own))
    return drop("description", "thành phần của một tổ chức, không phải chỉ tiêu");
  if (SCOPE_LABEL.test(opening) && !AIM.test(before))
    return drop("conditions", "nêu phạm vi, đối tượng, không phải chỉ tiêu");
  if (FOOTNOTE.test(text)) return drop("description", "lời chú thích, không phải chỉ tiêu");
  if (NEGATED_STATE.test(own.slice(-160))) return drop("qualifier", "mức mà không nơi nào được ở, không phải chỉ tiêu");
  if (NEGATED_EVENT.test(own.slice(-160)) || (around.bracketed && NEGATED_EVENT_BRACKET.test(before.slice(-160))))
    return drop("qualifier", "mức của sự việc không được để xảy ra, không phải chỉ tiêu");
  if (WHEN_SO_MANY.test(own.slice(-40)))
    return drop("qualifier", "mức của sự việc mà khi đó phải làm, không phải chỉ tiêu");
  if (
    /bằng\s$/u.test(before) &&
    /^\s?(?:so với\s)?(?:nghị quyết|kế hoạch|mục tiêu|dự toán|chỉ tiêu|cùng kỳ)/u.test(after)
  )
    return drop("past-result", "mức đã thực hiện so với kế hoạch");
  // Under or behind "Đến năm 2030" "toàn tỉnh có 12.000 doanh nghiệp" is what shall be
  const outside = around.bracketed ? before : before.replace(CLOSED_BRACKET, " ");
  const later = around.ownYear !== null && around.year !== null && around.ownYear > around.year;
  const said = around.ahead || later ? outside.replace(WHOLE_HAS, " ") : outside;
  const past = lastIndex(PAST_CUE, withoutNamedPasts(said));
  const future = lastIndex(FUTURE_CUE, before);
  if (past >= 0 && past > future) return drop("past-result", "kết quả đã đạt, số liệu hiện trạng");
  if (/(?:^|\s)hiện có\s(?:\p{L}{1,12}\s){0,4}$/u.test(before)) return drop("past-result", "số hiện có");
  if (COMPARED.test(after) && future < 0 && around.kind !== "goal")
    return drop("past-result", "so với cùng kỳ: số liệu hiện trạng");
  if (
    (around.over || (around.ownYear !== null && around.year !== null && around.ownYear < around.year)) &&
    !/(?:phấn đấu|mục tiêu|ít nhất|tối thiểu|≥)/u.test(around.bracketed ? own : before)
  )
    return drop("past-year", "năm đã qua so với thời gian của kế hoạch");
  // "giảm 50% so với năm 2024 (24 ca)"; "trên 80% (năm học 2024 - 2025 đạt 76,4%)" of a plan that goes on to 2030
  if (around.bracketed && (/so với\s[^;.()]{1,40}\([^;.()]{0,12}$/u.test(before) || around.baseline))
    return drop("baseline", "mức nền để so sánh");
  if (
    around.kind !== "goal" &&
    (candidate.comparator === "<" || candidate.comparator === "<=") &&
    ANSWERS_FOR.test(text.slice(sentence.start, sentence.end))
  )
    return drop("description", "mức mà ai không đạt thì bị xử lý, không phải chỉ tiêu");
  if (PRAISED.test(own)) return drop("description", "mức mô tả đối tượng, không phải chỉ tiêu");
  if (CITED_TITLE.test(text.slice(0, start)) || OPEN_QUOTE.test(before))
    return drop("cited-title", "nằm trong tên của một văn bản, đề án được dẫn");
  const tail = own.slice(-60);
  // "Chi trả trợ cấp qua tài khoản cho 100% đối tượng": whom it reaches, no level
  const reaches = unit === "%" && /\scho\s$/u.test(tail);
  if (
    unit !== "count" &&
    !reaches &&
    CONDITION.test(tail) &&
    !/(?:phấn đấu|mục tiêu|chỉ tiêu|dư nợ|doanh số)/u.test(before)
  )
    return drop("policy", "điều kiện, mức của một chính sách, không phải chỉ tiêu");
  if (
    unit === "VND" &&
    (PRICE.test(before) ||
      GIVEN_AT.test(before.slice(-180)) ||
      (around.bracketed && POLICY_BRACKET.test(before.slice(-220))))
  )
    return drop("policy", "giá, mức thu, mức phạt được nêu, không phải chỉ tiêu");
  if (around.kind !== "goal" && !around.bracketed && unit === "%" && OF_WHOM.test(own))
    return drop("description", "mức mô tả đối tượng, không phải chỉ tiêu");
  if (
    (unit === "%" || unit === "VND") &&
    POLICY.test(tail) &&
    POLICY_AFTER.test(text.slice(candidate.numberEnd, clauseEnd))
  )
    return drop("policy", "mức của một chính sách, không phải chỉ tiêu");
  if (
    unit === "VND" &&
    (around.kind === "funding" ||
      FUNDING_SENTENCE.test(before) ||
      /(?:mức hỗ trợ|mức chi|mức phạt|phạt tiền|tổng mức đầu tư|kinh phí|dự toán|vốn điều lệ|cho vay)/u.test(own)) &&
    !RAISED.test(own) &&
    !/(?:phấn đấu|≥|thu ngân sách|huy động|dư nợ|doanh số)/u.test(before)
  )
    return drop("policy", "kinh phí hoặc mức của một chính sách");
  if (unit === "VND" && around.kind !== "goal" && candidate.comparator === "<=" && /hỗ trợ/u.test(own))
    return drop("policy", "mức của một chính sách, không phải chỉ tiêu");
  if (unit === "%" && /(?<![\p{L}])mỗi\s$/u.test(tail))
    return drop("description", "mức nêu để giải thích, không phải chỉ tiêu");
  if (unit === "%" && around.kind !== "goal" && SUPPORT_RATE.test(own))
    return drop("policy", "mức của một chính sách, không phải chỉ tiêu");
  if (around.kind !== "goal" && HAVING.test(tail) && /^[^,;.]{0,60}trở lên/u.test(after))
    return drop("qualifier", "mức mô tả đối tượng, không phải chỉ tiêu");
  // "đạt 57,9%, chưa đạt mục tiêu 60%"
  if (
    /(?:chưa|không) đạt (?:mục tiêu|chỉ tiêu|kế hoạch)\s$/u.test(before) ||
    /^[^,.;]{0,24},\s(?:chưa|không) đạt (?:mục tiêu|chỉ tiêu|kế hoạch)(?![\p{L}])/u.test(after)
  )
    return drop("past-result", "mức đã thực hiện so với kế hoạch");
  // "(hộ có doanh thu từ 500 triệu đồng/năm trở xuống không phải nộp thuế)"
  if (
    unit === "VND" &&
    around.bracketed &&
    /(?:không phải (?:nộp|đóng)|được miễn|miễn (?:thuế|phí))(?!\p{L})/u.test(after)
  )
    return drop("policy", "mức của một chính sách, không phải chỉ tiêu");
  if (unit === "VND" && ALLOTTED.test(before)) return drop("allotted", "vốn, dự toán được giao, không phải chỉ tiêu");
  if (around.explains && !/(?:phấn đấu|mục tiêu|đạt|còn)\s/u.test(own))
    return drop("qualifier", "mức mô tả đối tượng được tính, không phải chỉ tiêu");
  if (around.bracketed && SIZE.test(own)) return drop("description", "kích thước mô tả, không phải chỉ tiêu");
  if (unit === "quantity" && !candidate.ownComparator && LONG.test(own))
    return drop("description", "kích thước mô tả, không phải chỉ tiêu");
  switch (unit) {
    case "%":
    case "‰":
    case "%/year":
      if (
        around.kind === "funding" &&
        !candidate.ownComparator &&
        /(?:trong đó|gồm|cơ cấu)/u.test(before) &&
        !/(?:phấn đấu|mục tiêu|bố trí|dành|giải ngân)/u.test(before)
      )
        return drop("funding-share", "tỷ lệ phân chia kinh phí");
      if (
        around.kind === "funding" &&
        /ngân sách (?:nhà nước|tỉnh|trung ương|huyện|xã|thành phố|địa phương)/u.test(
          text.slice(clauseStart, clauseEnd),
        ) &&
        /hỗ trợ|cấp|đối ứng/u.test(text.slice(clauseStart, clauseEnd))
      )
        return drop("funding-share", "tỷ lệ phân chia kinh phí");
      return KEEP;
    case "rank":
    case "level":
    case "index":
    case "ratio":
      return KEEP;
    case "duration":
      if (OVERDUE.test(own)) return drop("qualifier", "mức mô tả đối tượng được tính, không phải chỉ tiêu");
      if (around.kind !== "goal" && candidate.comparator === "range" && !/(?:rút ngắn|giảm)/u.test(own))
        return drop("span-of-time", "khoảng thời gian, không phải chỉ tiêu");
      if (
        around.kind === "goal"
          ? candidate.ownComparator || /(?:tuổi thọ|thời gian|số năm|số ngày|số giờ|rút ngắn|còn)/u.test(own)
          : candidate.ownComparator && /(?:thời gian|rút ngắn|giảm|chờ|giải quyết|xử lý|phản hồi)/u.test(own)
      )
        return KEEP;
      return drop("span-of-time", "khoảng thời gian, không phải chỉ tiêu");
    case null:
      if (around.origin === "table") return KEEP;
      if (
        around.name !== "" &&
        around.kind === "goal" &&
        (candidate.ownComparator || /(?:đạt|là|:|còn|xuống|lên|ở mức)\s?(?:\p{L}{1,8}\s)?$/u.test(tail))
      )
        return KEEP;
      return drop("no-unit", "con số không có đơn vị và không nêu là chỉ tiêu");
    default: {
      // count, quantity, VND, USD, data-rate
      if (!candidate.ownComparator && (KEEPS.test(tail) || (EXISTING.test(after) && !REMOVES.test(tail))))
        return drop("keeps-existing", "duy trì, quản lý số đã có");
      if (!candidate.ownComparator && OF_THESE.test(tail)) return drop("description", "số mô tả, không phải chỉ tiêu");
      if (around.kind !== "goal") {
        if (around.bracketed && !candidate.ownComparator && !/^\s*trong đó/u.test(own))
          return drop("description", "số trong ngoặc đơn, giải thích thêm");
        if (!candidate.ownComparator && PLACES.test(own))
          return drop("description", "nơi thực hiện đã có, không phải chỉ tiêu");
        if (OVER.test(tail)) return drop("qualifier", "mức của hành vi vi phạm, không phải chỉ tiêu");
      }
      if (unit === "data-rate" && !/(?:dung lượng|tốc độ|băng thông)/u.test(own))
        return drop("qualifier", "mô tả tốc độ");
      // "các nhiệm vụ trên 06 lĩnh vực": where, not how many
      if (
        /trên\s$/u.test(before) &&
        /^\s?(?:lĩnh vực|phương diện|nội dung|khía cạnh|trụ cột|mặt)(?!\p{L})/u.test(text.slice(candidate.numberEnd))
      )
        return drop("description", "số mô tả, không phải chỉ tiêu");
      if (
        /^\s?(?:cấp|bên|chiều|mặt|khâu|giai đoạn|loại hình|hình thức|nhóm|lĩnh vực|bước|phần(?! (?:mộ|quà|thưởng))|điểm mới|vấn đề|yếu tố|trường hợp|con số|người (?:cùng|trở lên)|bản (?:chính|sao|giấy|in|cứng|mềm|gốc)|bộ (?:hồ sơ|phận)|cuộc cách mạng|trọng tâm)(?![\p{L}])/u.test(
          text.slice(candidate.numberEnd),
        ) &&
        !candidate.ownComparator
      )
        return drop("description", "số mô tả, không phải chỉ tiêu");
      if (
        around.origin === "table" &&
        COUNT_ALONE.test(own) &&
        IS_DONE.test(text.slice(candidate.numberEnd, clauseEnd))
      )
        return KEEP;
      if (around.listed || (candidate.ownComparator && around.kind !== "other")) return KEEP;
      if (around.kind === "goal") {
        if (
          VERB.test(own) ||
          DOES_FOR.test(own) ||
          PRODUCES.test(own) ||
          /^[\s\d,;:]*$/u.test(own) ||
          unit !== "count" ||
          /(?:số|tổng|:)/u.test(own)
        )
          return KEEP;
        return drop("no-verb", "không có động từ cam kết");
      }
      if (AIM.test(before) && (VERB.test(own) || unit !== "count")) return KEEP;
      if (candidate.ownComparator && VERB.test(own)) return KEEP;
      // "đến năm 2020 trồng rừng 2.226,6 ha": a deed with its date, whatever the section is called
      if (around.ownYear !== null && VERB.test(before) && (unit !== "count" || VERB.test(own))) return KEEP;
      // Money given out is an expense, money raised an aim
      if (DOES.test(tail) && (unit !== "VND" || RAISES.test(tail))) return KEEP;
      // "Mẫu nước uống được kiểm nghiệm: năm 2026: 1.800 mẫu; năm 2027: 2.000 mẫu"
      if (unit !== "VND" && around.ownYear !== null && around.ownYear >= (around.year ?? 0) && OF_YEAR.test(tail))
        return KEEP;
      if (around.kind === "task" && unit !== "count" && MEASURED.test(own)) return KEEP;
      if (unit === "quantity" && DOES_TO.test(own)) return KEEP;
      if (around.kind === "task" && unit !== "VND" && unit !== "USD" && PRODUCES.test(own)) return KEEP;
      if (around.kind === "task" && unit === "quantity" && PRODUCES_OF.test(own)) return KEEP;
      if (unit === "count" && (DOES_FOR.test(own) || (around.kind === "task" && DOES_ANEW.test(own)))) return KEEP;
      return drop("no-cue", "con số ngoài phần mục tiêu, không có từ cam kết");
    }
  }
}

/** "Tỷ lệ lao động đã qua đào tạo", "số hộ đã được cấp nước": who is counted, not what was reached ("đã đạt", "đã giảm"). */
const withoutNamedPasts = (before: string): string =>
  before
    .replace(
      // The word first: a look behind at every place would be slow
      /đã(?<=(?:tỷ lệ|tỉ lệ|số|tỷ trọng)\s[^;.]{0,120}đã)(?=\s(?!đạt|giảm|tăng|có|còn|hoàn thành|vượt|lên|xuống))/gu,
      "  ",
    )
    // "tăng 10% so với ước thực hiện năm 2025; tỷ lệ nợ thuế không quá 5%": what a value is compared with
    .replace(/so với (?:mức )?(?:ước|kết quả|số|dự toán|cùng kỳ)[^;,.]{0,40}/gu, " ")
    // "từ 62% hiện nay xuống dưới 45%": where it starts from
    .replace(/hiện nay(?=\s(?:xuống|lên|còn)\s)/gu, "  ");

function lastIndex(pattern: RegExp, text: string): number {
  let last = -1;
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    last = m.index;
    if (m[0] === "") pattern.lastIndex++;
  }
  return last;
}
