import { WORD_START } from "../../src/text/words.js";
/**
 * Numbers of a plan that are no values: dates, document numbers, ages, articles, names. Each rule looks at the words right
 * before and right after one number. Examples run as tests.
 */
export interface NotValue {
  readonly id: string;
  /** Shown by `explain`. */
  readonly reason: string;
  /** Must match the end of the text before the number. */
  readonly before?: RegExp;
  /** Must match the start of the text after the number. */
  readonly after?: RegExp;
  /** Must match the printed number. */
  readonly number?: RegExp;
  /** Its patterns look at capitals; all others read lower case. */
  readonly cased?: true;
  /** [text, the number that is no value] */
  readonly finds: readonly (readonly [text: string, number: string])[];
  readonly skips: readonly (readonly [text: string, number: string])[];
}

/** "bảo đảm an toàn theo cấp độ 3 trở lên": which of them, not what is to be reached. Before the number. */
export const LEVEL_OF = /(?<!đạt )(?:từ|theo|có) (?:mức độ|mức|cấp độ|bậc|trình độ|hạng) $/u;

export const NOT_VALUES: readonly NotValue[] = [
  {
    id: "date",
    reason: "ngày tháng",
    before: new RegExp(
      String.raw`${WORD_START}(?:(?<!(?:mỗi|hằng|hàng|một)\s)(?:ngày|tháng|năm|quý|kỳ)|năm học|thế kỷ)\s{0,2}(?:\d{1,2}\s?[-–,/]\s?|\d{1,2}\s(?:tháng|và|đến)\s(?:ngày\s)?)?$|\d\s?/\s?$`,
      "u",
    ),
    number: /^\d{1,4}$/u,
    finds: [
      ["ngày 22 tháng 12 năm 2024", "22"],
      ["trong tháng 5/2025 hoàn thành", "5"],
      ["đến năm 2030 đạt 85%", "2030"],
    ],
    skips: [
      ["trong năm đạt 85%", "85"],
      ["bình quân mỗi năm 800 lượt", "800"],
    ],
  },
  {
    id: "date-slash",
    reason: "ngày tháng",
    after:
      /^\s?[/]\s?(?:\d{1,2}\s?[/]\s?)?(?:19|20)\d{2}(?!\d)|^\s?[/]\s?\d{1,2}(?=[\s,;.)”"]|$)(?!\s(?:tỉnh|thành phố|địa phương|nước|quốc gia)(?!\p{L}))/u,
    number: /^\d{1,2}$/u,
    finds: [["trước 15/6/2026 hoàn thành", "15"]],
    skips: [
      ["đạt 85% trong 2026", "85"],
      ["xếp 20/63 tỉnh, thành phố", "20"],
    ],
  },
  {
    id: "year",
    reason: "năm",
    number: /^(?:19|20)\d{2}$/u,
    before: new RegExp(
      String.raw`${WORD_START}(?:năm|giai đoạn|đến|từ|nhiệm kỳ|tầm nhìn|niên khóa|sau|trước|hết|so với|(?:19|20)\d{2}\s?[-–])\s{0,2}\(?$|^\s*\(?$|[-–(]\s?$`,
      "u",
    ),
    finds: [
      ["giai đoạn 2026 - 2030", "2026"],
      ["tầm nhìn 2045", "2045"],
    ],
    skips: [["đào tạo 2000 người", "2000"]],
  },
  {
    id: "year-in-name",
    reason: "năm",
    number: /^20[0-4]\d$/u,
    after:
      /^(?!\s?(?:%|‰|người|lượt|hộ|doanh nghiệp|học sinh|lao động|mô hình|sản phẩm|con|cây|ha|tấn|trẻ|phụ nữ|đoàn viên|hội viên|cán bộ|căn|suất|triệu|tỷ|đồng|m2|m3|km))/u,
    finds: [["Chương trình nghị sự 2030 vì sự phát triển", "2030"]],
    skips: [["ít nhất 2000 người", "2000"]],
  },
  {
    id: "year-range",
    reason: "năm",
    number: /^(?:19|20)\d{2}$/u,
    after: /^\s?[-–]\s?(?:19|20)\d{2}/u,
    finds: [["2021-2025", "2021"]],
    skips: [["2000 người", "2000"]],
  },
  {
    id: "document-number",
    cased: true,
    reason: "số hiệu văn bản",
    after: /^\s{0,2}[-–/]\s{0,2}(?:\d{4}\s?[/]\s?)?\p{Lu}{2}|^\/\d{4}\/\p{Lu}/u,
    finds: [
      ["Nghị quyết số 57-NQ/TW", "57"],
      ["266/2025/QH15", "266"],
    ],
    skips: [["đạt 57 - 60%", "57"]],
  },
  {
    id: "document-number-tail",
    cased: true,
    reason: "số hiệu văn bản",
    before:
      /(?:QH|\p{Lu}{2}[-–/]?|\p{N}[/])$|(?<![\p{L}])(?<!(?:[Dd]ân|[Tt]ổng|[Cc]on|[Cc]hỉ|[Tt][ỷỉ]|[Hh]ệ|[Đđ]a|[Tt]ham|[Tt]ần|[Tt]rị|[Ss]ĩ|[Mm]ột)\s)(?:số|Số)\s?:?\s{0,2}$/u,
    after: /^(?![\d\s]*%)/u,
    finds: [
      ["số 266/2025/QH15", "15"],
      ["Quyết định số 749 của", "749"],
    ],
    skips: [
      ["tổng số 5% hộ", "5"],
      ["Dân số: 374.125 người", "374.125"],
    ],
  },
  {
    id: "article",
    reason: "điều, khoản, mục, phụ lục, đề án, tiêu chí được gọi tên bằng số",
    before: new RegExp(
      // "thí điểm 10 mô hình", "nâng cấp 35 trạm", "phân loại 5 nhóm" are deeds
      String.raw`(?<!(?:thí|dứt|khẩn|địa|nâng|cung|trao|phụ|trợ|phân|nông) )${WORD_START}(?:điều|khoản|điểm|mục|chương|phần|phụ lục|biểu|bảng|đề án|chỉ tiêu|mục tiêu|tiêu chí(?: số)?|nhiệm vụ|nội dung|dự án|tiểu dự án|nhóm nhiệm vụ|chương trình|công ước|khóa|khoá|lần thứ|lần|thứ|bước|vùng|trang|cột|đợt|hình|tổ|khu phố|thôn|ấp|bản|quốc lộ|tỉnh lộ|huyện lộ|hương lộ|đường|ngõ|ngách|hẻm|tiểu khu|khoảnh|thửa|khóm|buôn|tổ dân phố|bậc|loại|hạng|lớp|khối|(?<![,;.:]\s|và\s|^)cấp|phường|quận)\s{1,2}$`,
      "u",
    ),
    number: /^\d{1,4}(?:\.\d{1,2})?$/u,
    after:
      /^(?!\s?(?:%|‰|(?:(?:nghìn|ngàn)\s)?(?:tỷ|tỉ|triệu|nghìn|ngàn)\s|đồng(?!\p{L})|\p{L}{2,}\s\p{L}{2,}.{0,20}(?:được|đạt)))/u,
    finds: [
      ["theo Điều 5 của Luật", "5"],
      ["con thứ 3 trở lên", "3"],
      ["Đề án 06 trên địa bàn", "06"],
      ["Chỉ tiêu 1: Tỷ lệ", "1"],
      ["tại tiểu khu 512 và", "512"],
      ["điều chỉnh kế hoạch lần 1 đối với", "1"],
      ["trồng rừng cột 8 tính lũy kế", "8"],
      ["hoàn thành đợt 1 trước ngày 30/4", "1"],
    ],
    skips: [
      ["hoàn thành chỉ tiêu 15%", "15"],
      ["tổng thu trên địa bàn phường 240 tỷ đồng", "240"],
      ["cải tạo, nâng cấp 35 trạm y tế", "35"],
      ["xây dựng thí điểm 10 mô hình", "10"],
      ["giải thể dứt điểm 01 hợp tác xã", "01"],
      ["di dời khẩn cấp 35 hộ", "35"],
      ["khu vực nông thôn 70 chợ", "70"],
      ["Cấp 350 thẻ bảo hiểm", "350"],
    ],
  },
  {
    id: "list-of-numbers",
    reason: "dãy số hiệu, độ tuổi, không phải chỉ tiêu",
    before: /(?:\d,\s|\d\svà\s|(?:tròn|khu|khoảnh|lô|thửa|số|tuyến)\s)$/u,
    after: /^(?:(?:,\s?|\svà\s)\d{1,4}(?![\d.%‰])){1,16}(?!(?:,\s?|\svà\s)\d)|^(?=[.;)]|,\s\p{L}|$)/u,
    number: /^\d{2,4}$/u,
    finds: [
      ["các cụ tròn 70, 75, 80, 85 tuổi", "75"],
      ["ở tiểu khu 512, 513, 520.", "520"],
    ],
    skips: [
      ["lần lượt đạt 40, 50, 60%", "50"],
      ["đạt 12 bác sĩ, 30 giường", "30"],
    ],
  },
  {
    id: "age",
    reason: "độ tuổi",
    before: new RegExp(
      // "Tuổi thọ trung bình đạt trên 80 tuổi" is an aim
      String.raw`(?<!tuổi thọ[^;.]{0,40})${WORD_START}(?:tuổi từ|từ|từ trên|từ đủ|dưới|trên|đến|độ tuổi|ngoài|\d{1,2}\s?[-–]|\d{1,2}\sđến|\d{1,2}\s(?:tháng|tuổi) đến)?\s{0,2}(?:dưới\s)?$`,
      "u",
    ),
    after:
      /^\s?(?:[-–]\s?(?:dưới\s)?\d{1,2}\s?)?(?:tháng\s)?tuổi|^\s(?:đến|tháng đến)\s(?:dưới\s)?\d{1,2}\s(?:tháng\s)?tuổi/u,
    number: /^\d{1,3}$/u,
    finds: [
      ["dân số từ 15 tuổi trở lên", "15"],
      ["trẻ em dưới 5 tuổi", "5"],
      ["người 15 - 60 tuổi", "15"],
      ["trẻ từ 06 tháng đến 36 tháng tuổi", "06"],
    ],
    skips: [
      ["đạt 74,5 tuổi", "74,5"],
      ["tuổi thọ trung bình đạt trên 80 tuổi", "80"],
    ],
  },
  {
    id: "age-named",
    reason: "độ tuổi",
    before: new RegExp(
      `${WORD_START}(?:(?:độ |lứa )?tuổi |(?:nhóm|độ|lứa) tuổi từ )(?:\\d{1,2} ?(?:đến|[-–]) ?)?$`,
      "u",
    ),
    number: /^\d{1,3}$/u,
    after: /^(?!\s?[%‰])/u,
    finds: [
      ["hỗ trợ phụ nữ sinh đủ hai con trước tuổi 35", "35"],
      ["chú trọng nhóm tuổi từ 12 đến 30.", "12"],
      ["chú trọng độ tuổi 12 - 30.", "30"],
    ],
    skips: [
      ["tuổi thọ trung bình 75 tuổi", "75"],
      ["trẻ đi học đúng độ tuổi 95%", "95"],
    ],
  },
  {
    id: "children-born",
    reason: "số con của một gia đình, không phải chỉ tiêu",
    before: /(?:sinh|sinh đủ|có đủ|đẻ đủ)\s$/u,
    number: /^0?[1-5]$/u,
    after: /^\scon(?!\s(?:giống|bò|lợn|trâu|gà|dê))(?!\p{L})/u,
    finds: [
      ["hỗ trợ phụ nữ sinh đủ 02 con trước 35 tuổi", "02"],
      ["khuyến khích sinh đủ 2 con", "2"],
    ],
    skips: [["mỗi phụ nữ có 2 con", "2"]],
  },
  {
    id: "scale",
    reason: "tỷ lệ bản đồ",
    before: /(?:tỷ|tỉ) lệ (?:1 ?[:/] ?)?$/u,
    number: /^(?:1|\d{1,3}\.?000|500)$/u,
    after: /^(?: ?[:/] ?\d{1,3}\.?\d{2}|(?![\s\d]{0,3}[%‰\d]))/u,
    finds: [
      ["lập bản đồ tỷ lệ 1:2.000 khu vực", "1"],
      ["lập bản đồ tỷ lệ 1/500 khu vực", "500"],
    ],
    skips: [["đạt tỷ lệ 1%", "1"]],
  },
  {
    id: "code",
    reason: "số điện thoại, mã số",
    number: /^(?:0\d{3,11}|\d{4,12}\.\d{3,4})$/u,
    after: /^(?!\s?%)/u,
    finds: [
      ["gọi 1800.1768 khi cần", "1800.1768"],
      ["liên hệ 0912345678", "0912345678"],
    ],
    skips: [["đạt 1.768 người", "1.768"]],
  },
  {
    id: "standard",
    reason: "số hiệu tiêu chuẩn",
    before: /(?<![\p{L}])(?:iso|iec|tcvn|qcvn|tccs|haccp)(?:[\s/:-]{1,3}(?:iso|iec))?[\s/:-]{0,3}$/u,
    finds: [
      ["phòng thử nghiệm đạt chuẩn ISO/IEC 17025", "17025"],
      ["theo TCVN 11041 về nông nghiệp hữu cơ", "11041"],
    ],
    skips: [["công nhận ISO cho 15 phòng", "15"]],
  },
  {
    id: "code-goes-on",
    reason: "số điện thoại, mã số",
    after: /^\.\d/u,
    finds: [["(qua số máy 069.2345.812)", "069.2345"]],
    skips: [["đạt 812.", "812"]],
  },
  {
    id: "code-tail",
    reason: "số điện thoại, mã số",
    before: /\d\.$/u,
    finds: [["(qua số máy 069.2345.812)", "812"]],
    skips: [["đạt 5. 812 hộ", "812"]],
  },
  {
    id: "telephone",
    reason: "số điện thoại",
    before: /(?:(?:điện thoại|đường dây nóng|tổng đài|số máy|hotline|cấp cứu)[^;.\d]{0,30}|số\s[\d.]{3,14}\s?[;,]\s)$/u,
    number: /^(?:1\d{2}|1[89]00)$/u,
    after: /^\s?(?:[);,.:/]|$|(?:để|và|hoặc|tại|khi|hoạt động|nhằm|trên|trong|từ)(?!\p{L}))/u,
    finds: [
      ["tổng đài bảo vệ trẻ em 111 hoạt động", "111"],
      ["(số 1900.969.680; 111)", "111"],
      ["xây dựng mạng lưới cấp cứu ngoại viện 115 trên toàn tỉnh", "115"],
    ],
    skips: [
      ["cấp cứu cho 115 người", "115"],
      ["tổng đài tiếp nhận 150 cuộc gọi", "150"],
      ["trang bị điện thoại cho 150 cán bộ", "150"],
    ],
  },
  {
    // A row of a table that was read as words: "Xây dựng 14,5 Bộ Xây dựng Các bộ, cơ quan"
    id: "figure-before-name",
    reason: "con số đứng trước tên cơ quan, địa phương của ô bên cạnh",
    cased: true,
    after:
      /^\s(?:(?:Bộ (?:Tài chính|Y tế|Xây dựng|Công Thương|Công an|Quốc phòng|Nội vụ|Tư pháp|Ngoại giao|Nông nghiệp|Giáo dục|Khoa học|Văn hóa|Dân tộc|Thông tin|Giao thông|Kế hoạch|Lao động|Tài nguyên)|Sở \p{Lu}\p{L}+|(?:Thành phố|Tỉnh) \p{Lu}\p{L}+|Các (?:bộ|sở|địa phương))(?!\p{L}))/u,
    finds: [
      ["Xây dựng 14,5 Bộ Xây dựng Các bộ, cơ quan", "14,5"],
      ["Chỉ số phát triển con người 0,8 Bộ Giáo dục và Đào tạo", "0,8"],
      ["Thành phố Huế 10,0 Thành phố Đà Nẵng", "10,0"],
    ],
    skips: [
      ["ban hành 01 Bộ Tiêu chí", "01"],
      ["phối hợp với 5 bộ, ngành", "5"],
      ["đạt 14,5 triệu đồng", "14,5"],
    ],
  },
  {
    id: "size-of-class",
    reason: "quy mô mô tả đối tượng, không phải chỉ tiêu",
    before:
      /(?:dân tộc|thiểu số|xã|phường|thôn|bản|đô thị|thành phố|địa bàn|vùng|khu vực|địa phương) có (?:quy mô )?(?:dân số|số dân) (?:dưới|trên|từ|hơn|ít hơn) $/u,
    finds: [["phát triển các dân tộc thiểu số có dân số dưới 10 nghìn người", "10"]],
    skips: [["toàn xã có dân số 10 nghìn người", "10"]],
  },
  {
    id: "quorum",
    reason: "điều kiện biểu quyết, dự họp",
    after:
      /^\s?%\s(?:\p{L}{1,8}\s){0,6}(?:dự họp|dự hội nghị|tham dự|có mặt|tham gia họp)\s(?:\p{L}{1,8}\s){0,4}(?:đồng ý|tán thành|nhất trí|biểu quyết|thông qua)/u,
    finds: [["có trên 50% số người dự họp đồng ý theo quy định", "50"]],
    skips: [["trên 95% số hộ đồng ý hiến đất", "95"]],
  },
  {
    id: "quorum-before",
    reason: "điều kiện biểu quyết, dự họp",
    before:
      /(?:hợp lệ|tiến hành|thông qua|có giá trị|tổ chức) (?:khi|nếu) (?:có )?(?:mặt |sự tham gia |(?:của ))?(?:ít nhất |từ |trên |tối thiểu |quá |đủ ){0,2}$/u,
    finds: [["Hội nghị chỉ tiến hành khi có mặt từ 50% cử tri trở lên", "50"]],
    skips: [["hội nghị tổ chức cho 50% cán bộ", "50"]],
  },
  {
    id: "penalty-points",
    reason: "mức trừ điểm",
    before: /(?<![\p{L}])trừ\s(?:từ\s)?(?:\d{1,2}\s(?:đến|-)\s)?$/u,
    after: /^(?:\s?(?:đến|-)\s?\d{1,2})?\s?điểm/u,
    finds: [["trừ từ 02 đến 10 điểm giấy phép lái xe", "02"]],
    skips: [["đạt từ 85 điểm trở lên", "85"]],
  },
  {
    id: "denominator",
    reason: "mẫu số của một tỷ số",
    // "hỗ trợ vốn cho 10 hộ", "trên 1.000 người tham gia" count
    before:
      /[/]\s?$|(?:(?:tỷ|tỉ) (?:suất|số|lệ)|tử vong|mắc|bình quân|trung bình|(?:\d|số) (?:ca|trẻ|vụ|bác sĩ|giường|thuê bao|lượt))(?![\p{L}])[^;.:]{0,40}\s(?:trên|cho|mỗi|trong)\s$|\d\s?mg\s?\/\s?$/u,
    number: /^(?:1|10|100|1\.000|10\.000|100\.000|1000|10000|100000|1\.000\.000)$/u,
    after: /^\s?(?:trẻ|dân|người|bé|nam|phụ nữ|ca|số|vạn|hộ|giường|thuê bao|đẻ|sơ sinh|bà mẹ|ml|lít)/u,
    finds: [
      ["500/100.000 trẻ em", "100.000"],
      ["tử vong trên 1.000 trẻ đẻ sống", "1.000"],
      ["từ 50 mg/100 ml máu trở lên", "100"],
    ],
    skips: [
      ["có trên 150 trẻ em", "150"],
      ["hỗ trợ vốn vay cho 10 hộ", "10"],
      ["thu hút trên 1.000 người tham gia", "1.000"],
    ],
  },
  {
    id: "concentration",
    reason: "nồng độ, ngưỡng xét nghiệm",
    after: /^\s?(?:\p{L}{1,8}\s){0,2}\p{L}{0,8}\s?[/]\s?(?:ml|mm3|mm³|µl|μl|dl)(?![\p{L}])/u,
    finds: [
      ["tải lượng vi rút dưới 1.000 bản sao/ml máu", "1.000"],
      ["CD4 dưới 200 tế bào/mm3", "200"],
    ],
    skips: [["sản xuất 200 mô hình/năm", "200"]],
  },
  {
    id: "strength",
    reason: "nồng độ của hóa chất",
    before: /(?:nồng độ|cloramin b|chloramin b|clorine|chlorine|clo hoạt tính|cồn|javen) $/u,
    after: /^\s?%/u,
    finds: [["cấp cloramin b, chlorine 70% cho các xã", "70"]],
    skips: [["cấp cloramin b cho 70% số xã", "70"]],
  },
  {
    id: "numbers-in-a-row",
    reason: "tên gọi bằng các số liền nhau",
    number: /^\d{1,3}$/u,
    before: /(?:^|[^\d.,/])(?:\d{1,3}-\d{1,3}-)$/u,
    after: /^(?![\d%-]|\s?%|[.,]\d)/u,
    finds: [["xử lý theo quy trình 1-3-7.", "7"]],
    skips: [["tăng 10-15%", "15"]],
  },
  {
    id: "denominator-of-rank",
    reason: "mẫu số của một thứ bậc",
    before: /\d\s?[/]\s?$/u,
    number: /^\d{1,4}(?:\.\d{3})?$/u,
    after: /^(?!\s?%)/u,
    finds: [["trong nhóm 30/63 tỉnh", "63"]],
    skips: [],
  },
  {
    id: "baseline",
    reason: "mức nền để so sánh",
    before: new RegExp(
      String.raw`${WORD_START}so với\s(?:\p{L}{1,8}\s){0,6}(?<!\s(?:lên|xuống|còn|đạt|là|tăng|giảm|thêm)\s)$`,
      "u",
    ),
    finds: [["tăng 10% so với mức 35% năm 2020", "35"]],
    skips: [
      ["giảm 15% so với năm 2020", "15"],
      ["đưa tỷ lệ rừng phòng hộ so với diện tích tự nhiên lên 47%", "47"],
    ],
  },
  {
    id: "from-to",
    reason: "mức xuất phát của “từ … lên/xuống …”",
    before: new RegExp(String.raw`${WORD_START}từ\s{1,2}$`, "u"),
    after:
      /^\s?[%‰]?(?:\s[\p{L}\d²³]{1,8}){0,4}(?:[/][\d.]{0,7}(?:\s\p{L}{1,8}){1,3})?(?:\s?\(?(?:năm\s)?\d{4}\)?)?\s(?:(?<!trở )lên|xuống|tăng lên|giảm xuống|giảm còn)\s/u,
    finds: [
      ["tăng từ 45% lên 60%", "45"],
      ["giảm từ 18,9‰ năm 2025 xuống còn 15‰", "18,9"],
      ["giảm từ 1.240 m2 xuống còn 300 m2", "1.240"],
      ["giảm từ 29 ca sinh/1.000 phụ nữ xuống dưới 18", "29"],
    ],
    skips: [
      ["từ 05 bộ dữ liệu mở", "05"],
      ["Từ 90% trở lên người bị bạo lực", "90"],
    ],
  },
  {
    id: "rhythm",
    reason: "nhịp báo cáo, tần suất",
    after:
      /^\s?(?:buổi|ca|tiết)\s?[/]\s?(?:ngày|tuần)|^\s?(?:tháng|năm|quý|tuần|ngày)\s?[/]\s?(?:\d{1,2}\s)?lần|^\s?lần\s?[/]\s?(?:\d{0,2}\s?)?(?:tháng|năm|quý|tuần|ngày)|^\s?lần (?:trong|trở lên)|^\s?tháng(?:\s?,|\s(?:một lần|đầu năm|cuối năm|và|hoặc)|\s?[/])/u,
    finds: [
      ["theo định kỳ 01 tháng/lần", "01"],
      ["6 tháng, hằng năm báo cáo", "6"],
      ["khám sức khỏe ít nhất 1 lần/năm", "1"],
      ["các lớp bán trú học 2 buổi/ngày", "2"],
      ["được khám thai từ 3 lần trở lên đạt 95%", "3"],
    ],
    skips: [["đạt 10 mô hình/năm", "10"]],
  },
  {
    id: "rhythm-before",
    reason: "nhịp báo cáo, tần suất",
    before: new RegExp(String.raw`${WORD_START}(?:định kỳ|hằng|hàng|mỗi|cứ)\s(?:\p{L}{1,6}\s)?$`, "u"),
    after: /^\s?(?:tháng|năm|quý|tuần|lần)(?![\p{L}])/u,
    finds: [["định kỳ 6 tháng báo cáo", "6"]],
    skips: [["mỗi năm 150 sản phẩm", "150"]],
  },
  {
    id: "distance",
    reason: "khoảng cách mô tả nơi chốn, không phải chỉ tiêu",
    before: new RegExp(
      String.raw`${WORD_START}(?:cách|cách xa|xa|bán kính)\s(?:\p{L}{1,10}\s){0,7}(?:[<>≤≥]\s?=?\s?)?$`,
      "u",
    ),
    after: /^\s?(?:km|ki-lô-mét|cây số|m|mét|hải lý)(?!\p{L})/u,
    finds: [
      ["ưu tiên thôn cách trung tâm xã trên 7 km", "7"],
      ["trong bán kính 5 km", "5"],
    ],
    skips: [["nâng cấp 7 km đường cách ly", "7"]],
  },
  {
    id: "name-in-quotes",
    reason: "tên gọi trong ngoặc kép",
    before: /[“"‘'«][^”"’'»]{0,30}$/u,
    after: /^(?!\s?%)[^”"’'»]{0,30}[”"’'»]/u,
    finds: [["hợp tác “3 Nhà” giữa", "3"]],
    skips: [
      ["“học tập số” đạt 90% dân số", "90"],
      ['"Gia đình văn hóa", 90% thôn đạt "Thôn văn hóa"', "90"],
    ],
  },
  {
    id: "name",
    reason: "số là một phần của tên gọi",
    after:
      /^(?:[gdk](?!\p{L}|\/s)|\s?nhà(?=[,.;:)”"]|$|\s(?:giữa|trong|liên kết))|\s?(?:rõ|không|sạch|đúng|dám|thật|cùng)(?=[\s,.;:)”"]|$)|\.0(?!\d)|\s?-\s?(?:nq|kh|qđ|ct)|\s(?:ngày đầu đời|ngày tuổi))|^\s?tại chỗ|^\s?[/]\s?7(?!\d)/u,
    finds: [
      ["phủ sóng 5G", "5"],
      ["bảo đảm 5 rõ trong", "5"],
      ["chăm sóc 1.000 ngày đầu đời", "1.000"],
      ["trực 24/7", "24"],
    ],
    skips: [
      ["có 5 mô hình", "5"],
      ["xây dựng 05 nhà văn hóa thôn", "05"],
      ["bồi dưỡng cho 350 nhà giáo", "350"],
    ],
  },
  {
    id: "version",
    reason: "số là một phần của tên gọi",
    // A decimal has its comma; "đạt 4.0 điểm" is misprinted
    before: /(?<!(?:đạt|là|lên|xuống|còn|mức|khoảng|trên|dưới|hơn|thiểu|nhất|từ|đến))\s$/u,
    number: /^[1-9]\.0$/u,
    after: /^(?!\s?(?:[%‰]|điểm|ha|km|tấn|tỷ|triệu|lần|người))/u,
    finds: [["thí điểm tuyến phố 4.0 trên địa bàn", "4.0"]],
    skips: [["chỉ số đạt 4.0 trở lên", "4.0"]],
  },
  {
    id: "level-of",
    reason: "cấp độ, mức độ của đối tượng, không phải mức phải đạt",
    before: LEVEL_OF,
    number: /^\d$/u,
    after: /^\s?trở lên/u,
    finds: [
      ["bảo đảm an toàn theo cấp độ 3 trở lên", "3"],
      ["thực hiện thủ tục từ mức độ 3 trở lên đối với", "3"],
    ],
    skips: [["đạt mức độ 2 trở lên", "2"]],
  },
  {
    id: "numbered-name",
    reason: "số là một phần của tên gọi",
    before:
      /(?:vành đai|quốc lộ|đường tỉnh|tỉnh lộ|đường huyện|hương lộ|tuyến (?:metro|đường sắt)(?: đô thị)? số|bộ (?:chỉ số|tiêu chí)) $/u,
    number: /^\d{1,3}$/u,
    after: /^(?!\s?(?:%|ha|km|m2|tỷ|triệu))/u,
    finds: [
      ["hoàn thành đường vành đai 4 trước năm 2027", "4"],
      ["tính theo bộ chỉ số 766 trên cổng", "766"],
    ],
    skips: [["nâng cấp quốc lộ 12 km", "12"]],
  },
  {
    id: "numbered-part",
    reason: "số thứ tự",
    before:
      /(?:^|[.;:“"(]\s?)(?:[-+•*]\s)?(?!(?:tổng|số|tỷ|tỉ|đạt|có|còn|trên|dưới|từ|khoảng|tăng|giảm|thêm|ít|tối|chỉ số|mức)(?!\p{L}))\p{L}{2,10}(?:\s(?!(?:số|đạt|là|còn|trên|dưới|từ|khoảng|tăng|giảm|thêm|nhất|thiểu)(?!\p{L}))\p{L}{2,10})?\s$/u,
    number: /^[1-9]\d?$/u,
    after: /^\s?:\s\p{L}/u,
    finds: [
      ["Chuyên đề 1: Giáo dục lòng yêu nước", "1"],
      ["Bước 2: Rà soát số liệu", "2"],
    ],
    skips: [
      ["Số lớp 12: mở mới", "12"],
      ["Thành lập 03 tổ: tuyên truyền", "03"],
    ],
  },
  {
    id: "phase",
    reason: "số thứ tự của giai đoạn, đợt",
    before: /(?:giai đoạn|đợt|kỳ|pha) $/u,
    number: /^[1-9]$/u,
    after: /^(?!\s?(?:%|năm|tháng))(?:[\s,.;:)]|$)/u,
    finds: [["xây dựng cơ sở dữ liệu giai đoạn 1", "1"]],
    skips: [["tổ chức 2 đợt", "2"]],
  },
  {
    id: "name-of-body",
    reason: "số là một phần của tên gọi",
    before: /(?:chi bộ|đảng bộ bộ phận|trung ương|chi hội|phân xưởng|phân trường|cụm thi đua|cụm) $/u,
    number: /^[1-9]\d?$/u,
    after: /^(?!\s?%)(?:\s(?:nhiệm kỳ|khóa|khoá|đã|có|là|trực thuộc|của|đề ra)|[,.;)]|$)/u,
    finds: [
      ["đại hội chi bộ 2 nhiệm kỳ 2022 - 2025", "2"],
      ["nghị quyết trung ương 4 khóa xi", "4"],
    ],
    skips: [["thành lập chi bộ 2 đảng viên", "2"]],
  },
  {
    id: "threshold-of-warning",
    reason: "ngưỡng cảnh báo, không phải mức phải đạt",
    before: /ngưỡng (?:cảnh báo|an toàn|rủi ro|báo động)(?: \p{L}{1,8}){0,3} $/u,
    finds: [["vượt ngưỡng cảnh báo khoảng 5% gdp", "5"]],
    skips: [["giữ nợ công dưới 60% gdp", "60"]],
  },
  {
    id: "inside-word",
    reason: "số là một phần của tên gọi",
    before: /[\p{L}](?:[-–]?)$/u,
    number: /^\d{1,3}(?:\.\d{1,2})?$/u,
    after: /^(?!\s?%)/u,
    finds: [
      ["Covid-19 trên địa bàn", "19"],
      ["mô hình AI360 mới", "360"],
    ],
    skips: [["đạt 60%", "60"]],
  },
  {
    id: "ownership",
    reason: "mô tả sở hữu, không phải chỉ tiêu",
    after: /^\s?%\s(?:vốn|sở hữu)\s(?:nhà nước|nước ngoài|đầu tư nước ngoài|tư nhân|điều lệ)/u,
    finds: [["doanh nghiệp 100% vốn nhà nước", "100"]],
    skips: [["giải ngân 100% vốn đầu tư công", "100"]],
  },
  {
    id: "level-name",
    reason: "cấp độ, mức độ nêu như tên gọi",
    before: new RegExp(
      String.raw`${WORD_START}(?:cấp độ|mức độ|mức|cấp|hạng|loại|bậc|trình độ)\s(?:\d\s?(?:và|,|-|đến)\s?)?$`,
      "u",
    ),
    number: /^\d$/u,
    after: /^(?!\s?%|[.,]\d|\s?trở lên|\s?[-–]\s?\d{1,3}(?:,\d{1,2})?\s?%)/u,
    finds: [["hệ thống thông tin cấp độ 3 được phê duyệt", "3"]],
    skips: [
      ["đạt mức 2 trở lên", "2"],
      ["ở mức 2 - 4% tổng chi", "2"],
    ],
  },
  {
    id: "count-of-goals",
    reason: "đếm chỉ tiêu, nhiệm vụ, không phải giá trị cam kết",
    after:
      /^\s(?:chỉ tiêu|mục tiêu|nhóm nhiệm vụ|nhiệm vụ,? giải pháp|nhóm giải pháp|nhóm chỉ tiêu|đột phá|trụ cột|khâu đột phá|quan điểm|nguyên tắc|nội dung|chương trình mục tiêu quốc gia)(?=[\s,.;:)]|$)/u,
    finds: [
      ["đề ra 25 chỉ tiêu trên các lĩnh vực", "25"],
      ["triển khai 03 chương trình mục tiêu quốc gia", "03"],
    ],
    skips: [["có 25 mô hình", "25"]],
  },
  {
    id: "count-of-criteria",
    reason: "đếm tiêu chí, không phải giá trị cam kết",
    before:
      /(?<!(?:đạt|đạt thêm|hoàn thành|hoàn thành thêm|tăng thêm|lên)\s(?:(?:được|ít nhất|tối thiểu|từ|trên)\s){0,2})$/u,
    after: /^\stiêu chí(?! xã)(?=[\s,.;:)]|$)/u,
    finds: [
      ["rà soát 19 tiêu chí của xã", "19"],
      ["gồm 05 tiêu chí, trong đó", "05"],
    ],
    skips: [
      ["hoàn thành thêm ít nhất 03 tiêu chí", "03"],
      ["nâng số tiêu chí đạt lên 17 tiêu chí", "17"],
    ],
  },
  {
    id: "item-number",
    reason: "số thứ tự của một chỉ tiêu",
    number: /^\d{1,2}$/u,
    after:
      /^\s(?:(?:tỷ|tỉ) (?:lệ|trọng|suất|số)|tổng (?:số|vốn|thu|chi|mức|giá trị|sản lượng)|tốc độ|quy mô|sản lượng|thu nhập|kim ngạch)(?![\p{L}])/u,
    finds: [["chỉ tiêu phối hợp: 29 tỷ lệ khu công nghiệp đạt chuẩn", "29"]],
    skips: [["đạt 29 tỷ đồng", "29"]],
  },
  {
    id: "item-number-dotted",
    reason: "số thứ tự của một chỉ tiêu",
    number: /^\d{1,2}\.\d{1,2}$/u,
    before: /[:;,]\s$/u,
    after: /^\s(?!tỷ|tỉ|triệu|nghìn|lần|điểm|ha|km|tấn)\p{Ll}{2}/u,
    finds: [["chỉ tiêu phối hợp: 1.2 khu vực công nghiệp", "1.2"]],
    skips: [["tăng: 1.2 tỷ đồng", "1.2"]],
  },
  {
    id: "point-number",
    reason: "số thứ tự",
    before: /(?:^|[\s(])\(?$/u,
    after: /^\)/u,
    number: /^\d{1,2}$/u,
    finds: [["gồm: (1) đào tạo; (2) hạ tầng", "1"]],
    skips: [["đạt (60%) số hộ", "60"]],
  },
  {
    id: "years-together",
    reason: "khoảng thời gian, không phải chỉ tiêu",
    number: /^\d{1,2}$/u,
    after: /^\s(?:năm|tháng)\s(?:khoảng|xấp xỉ|đạt|là|ước|trên|dưới|ít nhất|tối thiểu|không (?:quá|dưới)|[≥≤<>])/u,
    finds: [["tổng thu ngân sách 05 năm khoảng 148.500 tỷ đồng", "05"]],
    skips: [["tổng thu ngân sách 05 năm khoảng 148.500 tỷ đồng", "148.500"]],
  },
  {
    id: "crops-a-year",
    reason: "số vụ trong năm, thuộc tên cây trồng",
    before: new RegExp(
      `${WORD_START}(?:lúa|đất|ngô|rau|màu|chuyên)(?: (?:nước|lúa|trồng lúa|trồng|nương|cạn)){0,2} $`,
      "u",
    ),
    after: /^ vụ(?! (?:án|việc|cháy|tai|ngộ|bạo|vi|phạm))(?!\p{L})/u,
    number: /^0?[1-3]$/u,
    finds: [["Lúa nước 2 vụ 40 ha", "2"]],
    skips: [["không quá 2 vụ cháy", "2"]],
  },
  {
    id: "average-over",
    reason: "khoảng thời gian, không phải chỉ tiêu",
    before: /(?:bình quân|trung bình) (?:trong )?$/u,
    after: /^ năm(?! tuổi)(?!\p{L})/u,
    number: /^(?:0?[2-9]|10)$/u,
    finds: [["tăng trưởng bình quân 5 năm (2021 - 2025) đạt 8,0%", "5"]],
    skips: [["tuổi thọ trung bình 75 năm", "75"]],
  },
  {
    id: "span-of-time",
    reason: "khoảng thời gian, không phải chỉ tiêu",
    before: new RegExp(
      String.raw`${WORD_START}(?:trong|sau|của|qua|suốt|kế hoạch|giai đoạn|khoảng thời gian|lộ trình|thời hạn|thời gian|chiến lược|kỳ|hơn|hạn)\s(?:vòng\s|thời gian\s)?$`,
      "u",
    ),
    after: /^\s(?:năm|tháng|tuần|ngày|giờ|quý|nhiệm kỳ)(?![\p{L}])(?!\slàm việc)/u,
    number: /^\d{1,3}$/u,
    finds: [
      ["trong 05 năm tiếp theo", "05"],
      ["kế hoạch 5 năm", "5"],
    ],
    skips: [["không quá 05 ngày làm việc", "05"]],
  },
];

const WINDOW = 48;

/** The rule that says the number at `[start, end)` is no value, or undefined. `lower` is the text in lower case. */
export function notAValue(text: string, lower: string, start: number, end: number): NotValue | undefined {
  const from = Math.max(0, start - WINDOW);
  const number = text.slice(start, end);
  const plain = [lower.slice(from, start), lower.slice(end, end + WINDOW)] as const;
  const cased = [text.slice(from, start), text.slice(end, end + WINDOW)] as const;
  return NOT_VALUES.find((rule) => {
    const [before, after] = rule.cased ? cased : plain;
    return (
      (rule.number === undefined || rule.number.test(number)) &&
      (rule.after === undefined || rule.after.test(after)) &&
      (rule.before === undefined || rule.before.test(before))
    );
  });
}
