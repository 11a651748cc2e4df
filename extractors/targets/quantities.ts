import type { Unit } from "../../src/model/facts.js";
import { NUMBER, NUMBER_WORDS, parseNumber } from "../../src/text/numbers.js";
import { lowered, WORD_END, WORD_START } from "../../src/text/words.js";
import type { Candidate } from "./candidate.js";
import { LEVEL_OF, notAValue } from "./not-values.js";

/** What kind of value stands here, by the words after (and before) the number. The first rule that fits decides. */
export interface UnitRule {
  readonly id: string;
  readonly unit: Unit | null;
  readonly after?: RegExp;
  readonly before?: RegExp;
  /** [text, the number, the unit text] */
  readonly finds: readonly (readonly [text: string, number: string, unitText: string | null])[];
  readonly skips: readonly (readonly [text: string, number: string])[];
}

const SCALE: Readonly<Record<string, number>> = {
  "triệu tỷ": 1e15,
  "triệu tỉ": 1e15,
  "nghìn tỷ": 1e12,
  "nghìn tỉ": 1e12,
  "ngàn tỷ": 1e12,
  tỷ: 1e9,
  tỉ: 1e9,
  triệu: 1e6,
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
};
const SCALES = "triệu tỷ|triệu tỉ|nghìn tỷ|nghìn tỉ|ngàn tỷ|tỷ|tỉ|triệu|nghìn|ngàn|vạn";

/** Words that no counted noun begins with: after them a bare number has no unit. */
const NOT_A_NOUN =
  "và|đến|tới|trong|của|được|là|đạt|cho|trên|so|vào|trở|theo|với|từ|tại|ở|có|thì|nhưng|hoặc|đối(?! tượng)|để|bằng|như|vượt|hơn|kém|dưới|nhằm|do|khi|nếu|về|thuộc|năm|nay|này|nữa|tăng|giảm|cao|thấp|gồm|khoảng|hay|lên|xuống|ngày(?! công)|tháng|đã|sẽ|lần";

export const UNIT_RULES: readonly UnitRule[] = [
  {
    id: "percent-a-year",
    unit: "%/year",
    after: /^\s?%\s?[/]\s?năm/u,
    finds: [["giảm 1,41%/ năm", "1,41", "%/năm"]],
    skips: [["đạt 8% hằng năm", "8"]],
  },
  {
    id: "per-mille",
    unit: "‰",
    after: /^\s?(?:‰|%o|%0(?!\d)|0\/00|o\/oo|phần nghìn)/u,
    finds: [
      ["dưới 12‰", "12", "‰"],
      ["giảm 0,1 %0", "0,1", "‰"],
    ],
    skips: [["đạt 12%", "12"]],
  },
  {
    id: "percent",
    unit: "%",
    after: /^\s?(?:điểm\s)?(?:%|phần trăm)(?:\sgr?dp(?!\p{L})|\sdân số(?=\s?(?:[,;.)]|$|vào\s|trên địa bàn|so với)))?/u,
    finds: [
      ["đạt 85% người dân", "85", "%"],
      ["chiếm 45% GRDP", "45", "% GRDP"],
    ],
    // In "60% dân số trong độ tuổi lao động" the people belong to the name
    skips: [["đạt 85 người", "85"]],
  },
  {
    id: "dong",
    unit: "VND",
    after: new RegExp(
      String.raw`^\s?(?:(${SCALES})\s)?(?:đồng(?!\s(?:chí|bào|hồ|phục|đội))|vnđ|vnd)${WORD_END}(?:\s?[/]\s?(?:người|năm|tháng|ha|hộ|hợp tác xã|htx|lao động|doanh nghiệp|cơ sở|đơn vị)(?:[/](?:năm|tháng))?)?`,
      "u",
    ),
    finds: [
      ["đạt 86,4 triệu đồng/người/năm", "86,4", "đồng/người/năm"],
      ["đạt 1,5 tỷ đồng/hợp tác xã", "1,5", "đồng/hợp tác xã"],
      ["đạt 16,4 triệu tỷ đồng", "16,4", "đồng"],
    ],
    skips: [["đạt 86 đồng chí", "86"]],
  },
  {
    // "840.000 tỷ", "45 triệu/người/năm": billions of nothing else are money
    id: "dong-unsaid",
    unit: "VND",
    after:
      /^\s?(?:(?:nghìn |ngàn )?(?:tỷ|tỉ)|triệu(?=\s?\/\s?(?:người|hộ|lao động|ha)\s?\/?\s?(?:năm|tháng)?(?!\p{L})))(?=\s?[,;.)/]|\s?$)/u,
    finds: [
      ["tổng vốn đầu tư 840.000 tỷ", "840.000", "đồng"],
      ["thu nhập bình quân 45 triệu/người/năm", "45", "đồng"],
    ],
    skips: [["đạt 3 triệu lượt", "3"]],
  },
  {
    id: "dollar",
    unit: "USD",
    after: new RegExp(String.raw`^\s?(?:(${SCALES})\s)?(?:usd|đô la(?: mỹ)?|đô-la)${WORD_END}`, "u"),
    finds: [["đạt 5 tỷ USD", "5", "USD"]],
    skips: [["đạt 5 tỷ đồng", "5"]],
  },
  {
    id: "data-rate",
    unit: "data-rate",
    after: /^\s?[kmgt]b(?:it)?(?:ps(?:\/s)?|\/s)(?![\p{L}])/u,
    finds: [
      ["tốc độ trên 01 Gbps", "01", "Gbps"],
      ["đạt 350 Tbps", "350", "Tbps"],
    ],
    skips: [["đạt 5 Gb dữ liệu", "5"]],
  },
  {
    id: "rate-of-people",
    unit: "ratio",
    after:
      /^\s?(?:\p{L}{1,10},?\s?){0,4}[/]\s?(?:\d[\d.]*\s?)?(?:vạn dân|vạn|triệu dân|nghìn dân|ngàn dân|dân|người dân|phụ nữ|pn|bà mẹ|người|số trẻ gái|số bé gái|bé gái|trẻ gái|gái|trẻ em|trẻ|nữ|trường hợp sinh|ca|giường|bác sĩ|hộ|lớp|học sinh|giáo viên|nhà giáo|giảng viên|km2|1\.?000|10\.?000|100\.?000)(?!\p{L})(?:\s(?:sinh ra sống|sinh sống|đẻ sống)(?!\p{L})|[/](?:năm|tháng|ngày|ngày đêm)(?!\p{L}))?/u,
    finds: [
      ["12 người/vạn dân", "12", "người/vạn dân"],
      ["đạt 2,1 con/phụ nữ", "2,1", "con/phụ nữ"],
      ["còn 500/100.000 trẻ em", "500", "/100.000 trẻ em"],
      ["dưới 109 bé trai/100 bé gái", "109", "bé trai/100 bé gái"],
      ["ở mức 110 bé trai/100 bé gái sinh ra sống", "110", "bé trai/100 bé gái sinh ra sống"],
      ["đạt 1,5 giáo viên/lớp", "1,5", "giáo viên/lớp"],
      ["không quá 22 học sinh, sinh viên/01 nhà giáo", "22", "học sinh, sinh viên/01 nhà giáo"],
      ["đạt 1.450 kWh/người/năm", "1.450", "kWh/người/năm"],
      ["cấp 60 lít/người/ngày", "60", "lít/người/ngày"],
    ],
    skips: [
      ["150 sản phẩm/năm", "150"],
      ["05 ngày làm việc", "05"],
    ],
  },
  {
    id: "rate-of-a-long-name",
    unit: "ratio",
    after: new RegExp(
      String.raw`^\s(?:(?!(?:${NOT_A_NOUN})${WORD_END})\p{L}{1,10}\s){4,9}\p{L}{1,10}\s?[/]\s?(?:(?:1|10|100)\.?000 (?:dân|trẻ|người|phụ nữ)|vạn dân|triệu dân|nghìn dân)${WORD_END}`,
      "u",
    ),
    finds: [["0,3 bác sĩ chuyên khoa nhi sơ sinh/100.000 dân", "0,3", "bác sĩ chuyên khoa nhi sơ sinh/100.000 dân"]],
    skips: [["có 12 bác sĩ được đào tạo, đạt 8 bác sĩ/vạn dân", "12"]],
  },
  {
    id: "rate-in-words",
    unit: "ratio",
    after:
      /^\s(?:\p{L}{1,10}\s){1,4}(?:trên|cho|tính trên)\s(?:một|mỗi|1|10|100|1\.000|10\.000|100\.000)\s(?:vạn|triệu|nghìn)?\s?(?:dân|người|trẻ|hộ)(?!\p{L})/u,
    finds: [["đạt 12 người trên một vạn dân", "12", "người trên một vạn dân"]],
    skips: [["có 12 người trên địa bàn", "12"]],
  },
  {
    id: "times",
    unit: "ratio",
    before: new RegExp(
      String.raw`${WORD_START}(?:gấp|tăng gấp|tăng|cao gấp)\s(?:\p{L}{1,6}\s){0,2}(?:[\d.,]+\s?[-–]\s?)?$`,
      "u",
    ),
    after: /^\s?lần(?![\p{L}/])(?!\s?[/])/u,
    finds: [["gấp 1,7 lần năm 2020", "1,7", "lần"]],
    skips: [["tổ chức 2 lần", "2"]],
  },
  {
    id: "times-compared",
    unit: "ratio",
    after: /^\s?lần(?=\s(?:(?:vào|trong|đến)\s(?:hết\s)?năm\s\d{4}\s(?:và|so với)|so với|mức|năm)(?![\p{L}]))/u,
    finds: [
      ["còn 1,8 lần so với nam giới", "1,8", "lần"],
      ["còn 1,8 lần vào năm 2028 và 1,5 lần vào năm 2030 so với nam giới", "1,8", "lần"],
    ],
    skips: [["họp 2 lần mỗi năm", "2"]],
  },
  {
    id: "physical",
    unit: "quantity",
    after: new RegExp(
      String.raw`^\s?(?:(?:${SCALES})\s)?(?:hecta|héc-ta|ha|km2|km²|km3|km|m2|m²|m3|m³|mét vuông|mét khối|mét|m|tấn|tạ|kg|gam|gram|lít|ml|[µμm]g\/(?:m3|m³|l)|mg|mwp|mw|gwh|gw|kwh|kw|twh|kva|toe|tco2|tấn co2|ppm|dba?|°c|mm|cm|hải lý|tấn\/ha|tạ\/ha)${WORD_END}(?:\s?[/]\s?(?:ha|năm|người|ngày|ngày đêm))?`,
      "u",
    ),
    finds: [
      ["đạt 27.000 ha", "27.000", "ha"],
      ["bình quân 2,1 triệu tấn/năm", "2,1", "triệu tấn/năm"],
      ["nhà ở 15m2", "15", "m2"],
      ["nồng độ bụi dưới 40 μg/m3", "40", "μg/m3"],
    ],
    skips: [
      ["có 5 mô hình", "5"],
      ["trồng 5 hàng cây", "5"],
    ],
  },
  {
    id: "points",
    unit: "index",
    // A noun behind it says that places are counted: "điểm trường", "điểm tư vấn"
    after:
      /^\s?điểm(?!, (?:tụ điểm|điểm))(?=\s?(?:[,;.:)/”"]|$|(?:trở lên|trở xuống|trên|trong|đến|vào|và|hoặc|so với|năm|của|theo|đối với|cho|bình quân|mỗi|hằng năm|hàng năm|xếp|ở|tại|là|lên|xuống|nhưng|hay|để)(?!\p{L})))/u,
    finds: [["đạt từ 85 điểm trở lên", "85", "điểm"]],
    skips: [
      ["xây dựng 85 điểm trường", "85"],
      ["có 01 điểm tư vấn, hỗ trợ cai nghiện", "01"],
      ["xóa 12 điểm, tụ điểm phức tạp", "12"],
    ],
  },
  {
    id: "duration",
    unit: "duration",
    after: /^\s?(?:ngày làm việc|ngày(?! công)|giờ|phút|giây|tuần|tháng|năm|tuổi)(?![\p{L}])/u,
    finds: [
      ["không quá 15 phút", "15", "phút"],
      ["tuổi thọ trung bình 74,5 tuổi", "74,5", "tuổi"],
    ],
    skips: [
      ["15 năng lượng", "15"],
      ["huy động 350 ngày công lao động", "350"],
    ],
  },
  {
    id: "count-scaled",
    unit: "count",
    // "29 tỷ lệ khu công nghiệp có …": the number of an item
    after: new RegExp(
      String.raw`^\s?(?:${SCALES})\s(?!(?:lệ|trọng|suất|số|${NOT_A_NOUN})${WORD_END})(?:\p{L}+\s?){1,3}`,
      "u",
    ),
    finds: [
      ["đào tạo 1,5 triệu lao động nông thôn", "1,5", "lao động nông"],
      ["phấn đấu có 2 triệu doanh nghiệp hoạt động", "2", "doanh nghiệp hoạt"],
    ],
    skips: [
      ["đạt 1,5 triệu đồng", "1,5"],
      ["29 tỷ lệ khu công nghiệp đạt chuẩn", "29"],
    ],
  },
  {
    id: "count",
    unit: "count",
    after: new RegExp(
      String.raw`^\s?(?:trở lên\s)?[“"]?(?!(?:${NOT_A_NOUN})${WORD_END})\p{L}+(?:\s(?!(?:${NOT_A_NOUN}|phục|đáp|nhằm)${WORD_END})\p{L}+){0,3}`,
      "u",
    ),
    finds: [
      ["ít nhất 05 mô hình", "05", "mô hình"],
      ["xây mới ít nhất 35 “Mái ấm tình thương”", "35", "“Mái ấm tình thương"],
    ],
    skips: [["đạt 05 trong năm", "05"]],
  },
  { id: "bare", unit: null, finds: [["chỉ số đạt 0,8.", "0,8", null]], skips: [] },
];

const SCALE_AHEAD = new RegExp(`^\\s?(${SCALES})(?!\\p{L})`, "u");
const SCALE_WORD = new RegExp(`^(?:${SCALES})\\s`, "iu");
const NUMBERS = new RegExp(NUMBER, "gu");
const WORDS = new RegExp(
  String.raw`${WORD_START}(?:ít nhất|tối thiểu|tối đa|không quá|thêm|có|xây dựng|thành lập|hình thành)\s(?:từ\s|có\s)?(${Object.keys(NUMBER_WORDS).join("|")})\s(?!(?:${NOT_A_NOUN}|số|phần|cách|cửa|bước|trong|chiều|bên|lần|cấp)${WORD_END})\p{L}`,
  "gu",
);
const RANGE_LINK = /^\s?(?:%|m2|m²|ha|km|tỷ|tỉ|triệu)?(?:o|‰)?\s?(?:[-–]|đến|tới|(?<=\s)[_~](?=\s))\s?(?=\d)/u;
const RANK_BEFORE = new RegExp(
  String.raw`${WORD_START}(?:top|nhóm|xếp hạng|xếp thứ|xếp vị trí(?: thứ)?|đứng thứ|đứng vị trí thứ|hạng|thứ hạng|vị trí(?: thứ)?)\s(?:thứ\s)?(?:[≤<]=?\s?)?$`,
  "u",
);
const RANK_AFTER =
  /^\s?(?:[/]\s?\d{1,3}|nước|quốc gia|tỉnh|thành phố|địa phương|đơn vị|xã|phường|vùng|toàn|cả nước|khu vực|thế giới|dẫn|đứng|trở lên|đông nam|asean|bộ|doanh nghiệp (?:lớn|hàng đầu)|[.,;)]|$)/u;
/** "xếp 20/63 tỉnh, thành phố", "vị trí 10 - 15/63 tỉnh", ", 5/14 tỉnh vùng Bắc Trung bộ": a place among so many. */
const PLACED_BEFORE = /(?:xếp|đứng|vị trí|hạng|thứ|nhóm) $/u;
const PLACED_AFTER = /^(?: ?[-–] ?\d{1,2})? ?\/ ?\d{1,3} (?:tỉnh|thành phố|địa phương|nước|quốc gia)(?!\p{L})/u;
const PLACED_NEXT = /(?:,| và) $/u;
const PLACED_AMONG =
  /^ ?\/ ?\d{1,3} (?:tỉnh|thành phố|địa phương|nước)(?:, thành phố)? (?:thuộc |trong |của )?(?:vùng|khu vực)(?!\p{L})/u;
/** "thuộc nhóm 30 cơ sở giáo dục đại học tốt nhất": whatever is ranked. */
const AMONG_BEFORE = new RegExp(`${WORD_START}(?:thuộc|trong|vào|đứng trong) (?:nhóm|top) (?:[≤<]=?\\s?)?$`, "u");
/** "nằm trong 10 tỉnh dẫn đầu cả nước" */
const LEADERS_BEFORE = new RegExp(`${WORD_START}(?:trong|thuộc|vào)(?: số)?\\s$`, "u");
const LEADERS_AFTER =
  /^\s(?:tỉnh|thành phố|địa phương|nước|quốc gia|xã|phường|đơn vị|bộ)[^,;.]{0,24}\s(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất)(?!\p{L})/u;
const AMONG_AFTER =
  /^\s(?!(?:đối tượng|tiêu chí|nhiệm vụ|nội dung|giải pháp|lĩnh vực|ngành|người|học sinh)(?!\p{L}))\p{L}/u;
const LEVEL_BEFORE = new RegExp(String.raw`${WORD_START}(?:mức độ|mức|cấp độ|bậc)\s(?:[≥>]=?\s?)?$`, "u");
/** "đạt mức 11 người trên một vạn dân": so many, not how high. */
const COUNTED = /^\s(?:người|bác sĩ|giường|trẻ|ca|vụ|tuổi|tỷ|triệu|nghìn|đồng|usd|ha|km|tấn|tạ|kg)(?![\p{L}])/u;
const LEVEL_COMMITTED = new RegExp(
  String.raw`${WORD_START}(?:đạt|lên|tối thiểu|ít nhất|≥)\s(?:\p{L}{1,8}\s){0,4}(?:mức độ|mức|cấp độ|bậc)\s(?:[≥>]=?\s?)?$`,
  "u",
);
const INDEX_WORDS = new RegExp(
  `${WORD_START}(?:chỉ số|hệ số|hdi|pci|papi|sipas|par index|dti|ddci|gii|gini|icor|điểm số)${WORD_END}`,
  "u",
);
const SIGN = /[≥≤<>~=]\s?=?\s?$/u;

/** A number that was seen and is no value: for `explain`. */
export interface Ignored {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly reason: string;
}

/**
 * All values of a statement or a cell, in order; what was set aside goes into `ignored`. Looks at each number once; ranges
 * ("16 - 18%") are one value.
 */
export function findQuantities(text: string, ignored?: Ignored[]): Candidate[] {
  const found: Candidate[] = [];
  const lower = lowered(text);
  NUMBERS.lastIndex = 0;
  let past = 0;
  for (let m = NUMBERS.exec(text); m; m = NUMBERS.exec(text)) {
    const start = m.index;
    const end = start + m[0].length;
    if (start < past) continue;
    const before = text[start - 1] ?? "";
    // "24%1": a footnote mark; "[2]", "[^2]": a note; "12345678901": a telephone number
    const noted = before === "[" || (before === "^" && text[start - 2] === "[");
    if (before === "%" || before === "‰" || noted || (m[0].length > 11 && !m[0].includes("."))) continue;
    const head = lower.slice(Math.max(0, start - 48), start);
    const isRank =
      (RANK_BEFORE.test(head) && RANK_AFTER.test(lower.slice(end, end + 24))) ||
      (PLACED_BEFORE.test(head) && PLACED_AFTER.test(lower.slice(end, end + 28))) ||
      (PLACED_NEXT.test(head) && PLACED_AMONG.test(lower.slice(end, end + 40))) ||
      (AMONG_BEFORE.test(head) && AMONG_AFTER.test(lower.slice(end, end + 16))) ||
      (LEADERS_BEFORE.test(head) && LEADERS_AFTER.test(lower.slice(end, end + 48)));
    const isLevel =
      !isRank &&
      LEVEL_BEFORE.test(head) &&
      m[0].length <= 2 &&
      !/^\s?(?:%|‰|[.,]\d)/u.test(text.slice(end, end + 3)) &&
      !COUNTED.test(lower.slice(end, end + 12)) &&
      (LEVEL_COMMITTED.test(head) || (/^\s?trở lên/u.test(lower.slice(end, end + 12)) && !LEVEL_OF.test(head)));
    const whole = isRank || isLevel ? undefined : fractionAt(lower, start, end, head);
    if (whole !== undefined) {
      past = whole;
      NUMBERS.lastIndex = whole;
      found.push({
        ...withUnit(text, lower, start, whole, parseNumber(m[0])!, null, false, false, head),
        numberEnd: end,
        rule: "quantity/fraction",
      });
      continue;
    }
    if (!isRank && !isLevel) {
      const no = notAValue(text, lower, start, end);
      if (no) {
        ignored?.push({ start, end, rule: `not-a-value/${no.id}`, reason: no.reason });
        continue;
      }
    }
    const low = parseNumber(m[0]);
    if (low === undefined) continue;
    let high: number | null = null;
    let numberEnd = end;
    const link = RANGE_LINK.exec(text.slice(end, end + 8));
    if (link) {
      NUMBERS.lastIndex = end + link[0].length;
      const second = NUMBERS.exec(text);
      const value = second && second.index === end + link[0].length ? parseNumber(second[0]) : undefined;
      if (
        second &&
        value !== undefined &&
        value > low &&
        !notAValue(text, lower, second.index, second.index + second[0].length)
      ) {
        high = value;
        numberEnd = second.index + second[0].length;
      }
    }
    past = numberEnd;
    NUMBERS.lastIndex = numberEnd;
    found.push(withUnit(text, lower, start, numberEnd, low, high, isRank, isLevel, head));
  }
  if (/(?:ít nhất|tối thiểu|tối đa|không quá|thêm|có|xây dựng|thành lập|hình thành)\s/u.test(lower))
    addNumberWords(text, lower, found);
  return found;
}

const OF_ALL =
  /^\s?\/\s?(\d{1,4})(?=\s(?:thôn|bản|ấp|buôn|làng|khóm|khu phố|khối|khu dân cư|tổ|xã|phường|thị trấn|đặc khu|huyện|đơn vị|trạm|trường|điểm trường|cơ sở|cơ quan|chi bộ|chi đoàn|chi hội|đảng bộ|hộ|mô hình|tiêu chí|công trình|dự án|nhà văn hóa|nhà văn hoá|hợp tác xã|doanh nghiệp|sản phẩm|bệnh viện)(?!\p{L}))/u;
const COMMITS_PART =
  /(?:^|[;:]\s?|(?:^|[\s,])(?:đạt|có|phấn đấu|còn|thêm|công nhận|ít nhất|tối thiểu|bảo đảm|đảm bảo|≥)\s)$/u;
const DATES_PART = /(?:ngày|dịp|lễ|trước|sau|đến|từ|hết|vào|hôm|sáng|chiều|tháng|quý|số|và)\s$/u;

/** "19/19 trạm y tế xã": so many of so many things, no day of a month. Where the second number ends; undefined for others. */
function fractionAt(lower: string, start: number, end: number, head: string): number | undefined {
  const all = OF_ALL.exec(lower.slice(end, end + 24));
  if (!all || !/^\d{1,4}$/u.test(lower.slice(start, end))) return undefined;
  const part = Number(lower.slice(start, end));
  const whole = Number(all[1]);
  if (part > whole || !(COMMITS_PART.test(head) || (part === whole && !DATES_PART.test(head)))) return undefined;
  return end + all[0].length;
}

function withUnit(
  text: string,
  lower: string,
  start: number,
  end: number,
  low: number,
  high: number | null,
  isRank: boolean,
  isLevel: boolean,
  head: string,
): Candidate {
  const tail = lower.slice(end, end + 60);
  const sign = SIGN.exec(head);
  // One shape for all: candidates are asked for their fields very often
  const candidate = (
    unit: Candidate["unit"],
    unitText: string | null,
    rule: string,
    candidateEnd = end,
    scale = 1,
  ): Candidate => ({
    start: sign ? start - sign[0].length : start,
    end: candidateEnd,
    numberStart: start,
    numberEnd: end,
    comparator: "=",
    ownComparator: false,
    value: scaled(low, scale),
    valueHigh: high === null ? null : scaled(high, scale),
    unit,
    unitText,
    change: null,
    per: null,
    clauseStart: 0,
    clauseEnd: text.length,
    rule: `quantity/${rule}`,
  });
  if (isRank) {
    const more = /^\s?[/]\s?\d{1,3}/u.exec(tail);
    return candidate("rank", null, "rank", end + (more?.[0].length ?? 0));
  }
  if (isLevel) return candidate("level", null, "level");
  for (const rule of UNIT_RULES) {
    if (rule.before && !rule.before.test(head)) continue;
    const after = rule.after?.exec(tail);
    if (rule.after && !after) continue;
    // As printed, capitals and all
    const unitText = after
      ? text
          .slice(end, end + after[0].length)
          .trim()
          .replace(/^[/]\s/u, "/")
      : null;
    const scale =
      rule.unit === "VND" || rule.unit === "USD" || rule.id === "count-scaled"
        ? (SCALE[SCALE_AHEAD.exec(tail)?.[1] ?? ""] ?? 1)
        : 1;
    const unitEnd = rule.unit === "count" ? end : end + (after?.[0].length ?? 0);
    const isIndex = rule.unit === null && INDEX_WORDS.test(lower.slice(Math.max(0, start - 160), start));
    // The value is multiplied out: "86,4 triệu đồng" is 86400000 of "đồng"
    const printed = scale === 1 ? unitText : unitText!.replace(SCALE_WORD, "");
    return candidate(
      isIndex ? "index" : rule.unit,
      PRINTED[rule.id] ?? printed,
      isIndex ? "index" : rule.id,
      unitEnd,
      scale,
    );
  }
  throw new Error("the last unit rule fits everything");
}

/** Units that are called otherwise than they are printed. */
const PRINTED: Readonly<Record<string, string>> = {
  "percent-a-year": "%/năm",
  "per-mille": "‰",
  "dong-unsaid": "đồng",
};

/** 86.4 × 1e6 is 86400000, not 86400000.00000001. */
/** The value multiplied out, without the error of binary fractions: 16,4 × 10¹⁵. */
export const scaled = (value: number, scale: number): number =>
  scale === 1 ? value : Number((value * scale).toPrecision(12));

/** "ít nhất một mô hình": words for small numbers, only where a word before says that a number follows. */
function addNumberWords(text: string, lower: string, found: Candidate[]): void {
  WORDS.lastIndex = 0;
  for (let m = WORDS.exec(lower); m; m = WORDS.exec(lower)) {
    if (/^(?:có|xây dựng|thành lập|hình thành)/u.test(m[0]) && /(?:^|\s)một\s/u.test(m[0])) continue;
    const word = m[1]!;
    const start = m.index + m[0].lastIndexOf(m[1]!);
    const end = start + word.length;
    const head = lower.slice(Math.max(0, start - 48), start);
    const candidate = withUnit(text, lower, start, end, NUMBER_WORDS[word]!, null, false, false, head);
    found.push({ ...candidate, rule: "quantity/number-word" });
  }
  found.sort((a, b) => a.start - b.start);
}
