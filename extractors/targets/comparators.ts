import type { Comparator } from "../../src/model/facts.js";
import { WORD_START } from "../../src/text/words.js";
import type { Candidate } from "./candidate.js";

/** Words of comparison as plans write them. `where`: right before the number, anywhere before it in its clause, or right after. */
export interface ComparatorRule {
  readonly id: string;
  readonly comparator: Comparator;
  readonly where: "sign" | "adjacent" | "after" | "apart";
  readonly pattern: RegExp;
  /** [text, the number it governs] */
  readonly finds: readonly (readonly [text: string, number: string])[];
  readonly skips: readonly (readonly [text: string, number: string])[];
}

// Words that may stand between a comparator and its number: "tối thiểu đạt 30%", "không quá mức 5%"
const GLUE = String.raw`(?:(?:là|đạt|dat|có|được|mức|về|còn|ở|cho|lên|bằng|khoảng|được|tới|thêm)\s){0,3}`;
const adjacent = (words: string): RegExp => new RegExp(`${WORD_START}(?:${words})\\s?:?\\s?${GLUE}$`, "u");
const apart = (words: string): RegExp =>
  new RegExp(
    String.raw`${WORD_START}(?:${words})(?![\p{L}\p{M}])(?!\s(?:hóa|hoá)(?!\p{L}))(?!\s(?:từ\s)?(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?!\p{L}))`,
    "u",
  );
/** Behind the number and its unit: "%/năm trở lên", " triệu đồng/người/năm trở lên". */
const orEnd = (word: string): RegExp =>
  new RegExp(
    // "100% lãnh đạo cấp phòng trở lên", "… có trình độ đại học trở lên": who is counted, not how many
    String.raw`^\s?(?:[%‰](?:\/\p{L}{1,6})?\s?)?(?:(?!(?:cấp|trình độ|hạng|bậc)\s(?!trở))\p{L}{1,12}(?:\/(?:[\d.]{1,7}|\p{L}{1,8})){0,2}\s){0,5}trở ${word}`,
    "u",
  );

export const COMPARATOR_RULES: readonly ComparatorRule[] = [
  {
    id: "sign-at-least",
    comparator: ">=",
    where: "sign",
    pattern: /(?:≥|>\s?=|=\s?>)\s?$/u,
    finds: [
      ["đạt ≥ 60%", "60"],
      [">= 30", "30"],
    ],
    skips: [["> 60%", "60"]],
  },
  {
    id: "sign-at-most",
    comparator: "<=",
    where: "sign",
    pattern: /(?:≤|<\s?=|=\s?<)\s?$/u,
    finds: [["≤ 3 Đông Nam Á", "3"]],
    skips: [["< 3", "3"]],
  },
  {
    id: "sign-more",
    comparator: ">",
    where: "sign",
    pattern: />\s?$/u,
    finds: [["> 0,7", "0,7"]],
    skips: [["≥ 0,7", "0,7"]],
  },
  {
    id: "sign-less",
    comparator: "<",
    where: "sign",
    pattern: /<\s?$/u,
    finds: [["< 5%", "5"]],
    skips: [["≤ 5%", "5"]],
  },
  {
    id: "sign-about",
    comparator: "~",
    where: "sign",
    pattern: /[~≈]\s?$/u,
    finds: [["~ 10%", "10"]],
    skips: [["- 10%", "10"]],
  },
  {
    id: "at-most",
    comparator: "<=",
    where: "adjacent",
    pattern: adjacent(
      "tối đa|không quá|không vượt quá|không vượt|không cao hơn|không lớn hơn|không nhiều hơn|đến mức|cao nhất là|dưới hoặc bằng|không để(?: \\p{L}{1,10}){0,5} quá",
    ),
    finds: [
      ["không quá 05 ngày", "05"],
      ["tối đa 20%", "20"],
      ["không để phát sinh quá 03 vụ", "03"],
    ],
    skips: [["không đạt 5%", "5"]],
  },
  {
    id: "at-least",
    comparator: ">=",
    where: "adjacent",
    pattern: adjacent(
      "ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|thấp nhất|từ|tối thiểu từ|trên hoặc bằng",
    ),
    finds: [
      ["đạt tối thiểu 30%", "30"],
      ["đạt từ 98%", "98"],
      ["ít nhất đạt 40%", "40"],
    ],
    skips: [["đạt trên 30%", "30"]],
  },
  {
    id: "more",
    comparator: ">",
    where: "adjacent",
    pattern: adjacent(
      "trên|(?<!(?:thấp|ít|nhỏ|kém|không quá) )hơn|vượt|vượt trên|vượt mức|cao hơn|lớn hơn|nhiều hơn|từ trên",
    ),
    finds: [
      ["đạt trên 40%", "40"],
      ["chiếm hơn 60%", "60"],
      ["trên mức 50%", "50"],
    ],
    skips: [
      ["trên địa bàn đạt 60%", "60"],
      ["thấp hơn 4%", "4"],
    ],
  },
  {
    id: "less",
    comparator: "<",
    where: "adjacent",
    pattern: adjacent(
      "(?<!không )dưới|đưới|duới|(?<!không )thấp hơn|nhỏ hơn|(?<!không )ít hơn|xuống dưới|chưa đến|chưa tới",
    ),
    finds: [
      ["xuống dưới 39%", "39"],
      ["dưới mức 5%", "5"],
      ["thấp hơn 4 người/100.000 dân", "4"],
    ],
    skips: [["không dưới 5%", "5"]],
  },
  {
    id: "about",
    comparator: "~",
    where: "adjacent",
    pattern: adjacent("khoảng|xấp xỉ|gần|ước khoảng|vào khoảng"),
    finds: [
      ["đạt khoảng 10%", "10"],
      ["tăng khoảng 3%", "3"],
    ],
    skips: [["đạt 10%", "10"]],
  },
  {
    id: "or-more",
    comparator: ">=",
    where: "after",
    pattern: orEnd("lên"),
    finds: [
      ["từ 90% trở lên", "90"],
      ["25 đảng viên trở lên", "25"],
      ["tăng 3 bậc trở lên", "3"],
      ["tăng 10%/năm trở lên", "10"],
      ["đạt 75 triệu đồng/người/năm trở lên", "75"],
    ],
    skips: [["90% dân số", "90"]],
  },
  {
    id: "or-less",
    comparator: "<=",
    where: "after",
    pattern: orEnd("xuống"),
    finds: [
      ["còn 5% trở xuống", "5"],
      ["ở mức 111 bé trai/100 bé gái trở xuống", "111"],
    ],
    skips: [["5% dân số", "5"]],
  },
  {
    id: "at-most-apart",
    comparator: "<=",
    where: "apart",
    pattern: apart("tối đa|không quá|không vượt quá"),
    finds: [["tối đa vào năm 2030 còn 5%", "5"]],
    skips: [
      ["phát huy tiềm lực đạt 5%", "5"],
      ["để tối đa hóa lợi ích, đạt 90%", "90"],
    ],
  },
  {
    id: "at-least-apart",
    comparator: ">=",
    where: "apart",
    pattern: apart("ít nhất|tối thiểu|không dưới|không thấp hơn"),
    finds: [
      ["ít nhất vào năm 2025 đạt 40%", "40"],
      ["tối thiểu có 40%", "40"],
    ],
    skips: [
      ["đến năm 2025 đạt 40%", "40"],
      ["được khám ít nhất một lần trong năm đạt 50%", "50"],
    ],
  },
];

const BY_PLACE = {
  sign: COMPARATOR_RULES.filter((r) => r.where === "sign"),
  adjacent: COMPARATOR_RULES.filter((r) => r.where === "adjacent"),
  after: COMPARATOR_RULES.filter((r) => r.where === "after"),
  apart: COMPARATOR_RULES.filter((r) => r.where === "apart"),
};
const FALLS = new RegExp(
  String.raw`${WORD_START}(?:giảm|cắt giảm|rút ngắn|tiết kiệm|hạ)(?:\s(?:thêm|bình quân|trung bình|ít nhất|tối thiểu|khoảng|trên|hơn|từ|mỗi năm|hằng năm|hàng năm|được|tiếp|đạt)){0,3}\s?$`,
  "u",
);
const RISES = new RegExp(
  String.raw`${WORD_START}(?:tăng|tăng thêm|nâng thêm|tăng trưởng)(?:\s(?:thêm|bình quân|trung bình|ít nhất|tối thiểu|khoảng|trên|hơn|từ|mỗi năm|hằng năm|hàng năm|được|đạt)){0,3}\s?$`,
  "u",
);
const PER = /(?:mỗi|hằng|hàng|một|bình quân)\s(năm|quý|tháng)(?![\p{L}])/u;

/**
 * "ít nhất vào năm 2025 đạt 40%": nothing but dates in between. In "ít nhất 4 loại bệnh đạt 70%" and "ít nhất một lần trong
 * năm đạt 50%" the word has its own number.
 */
function governsFromAfar(pattern: RegExp, before: string): boolean {
  const found = pattern.exec(before);
  return (
    found !== null &&
    !/\d/u.test(before.slice(found.index).replace(/(?:năm|tháng|quý|ngày)\s[\d/]{1,10}|(?:19|20)\d{2}/gu, ""))
  );
}

/** "xếp thứ 20", "vị trí 5/14 tỉnh", ", 3/14 tỉnh vùng": the very place. */
const EXACT_PLACE = /(?:(?:thứ|vị trí|hạng|xếp) ?|, |^\s)$/u;

/** Reads comparator, change and "per" of a value from its own clause. The sign or the firmer bound wins. */
export function readComparator(text: string, candidate: Candidate): void {
  const { clauseStart, clauseEnd, numberStart, numberEnd } = candidate;
  const before = text.slice(Math.max(clauseStart, numberStart - 160), numberStart);
  const near = before.slice(-48);
  const after = text.slice(numberEnd, Math.min(clauseEnd, numberEnd + 48));
  candidate.change = FALLS.test(near) ? "decrease" : RISES.test(near) ? "increase" : null;
  const each = PER.exec(before) ?? /^[^,;.]{0,60}?\/\s?(năm|quý|tháng)(?![\p{L}])/u.exec(after);
  if (candidate.unit !== "%/year" && candidate.unit !== "%" && each)
    candidate.per = each[1]! === "năm" ? "year" : each[1]! === "quý" ? "quarter" : "month";

  if (candidate.valueHigh !== null) {
    candidate.comparator = "range";
    candidate.ownComparator = true;
    return;
  }
  const beside = BY_PLACE.sign.find((r) => r.pattern.test(near)) ?? BY_PLACE.adjacent.find((r) => r.pattern.test(near));
  // "khoảng 12% trở lên": the bound is the firmer word
  const rule =
    (beside?.comparator === "~" ? undefined : beside) ??
    BY_PLACE.after.find((r) => r.pattern.test(after)) ??
    beside ??
    BY_PLACE.apart.find((r) => governsFromAfar(r.pattern, before));
  if (rule) {
    candidate.comparator = rule.comparator;
    candidate.ownComparator = true;
  } else if (candidate.unit === "rank" && !EXACT_PLACE.test(near)) {
    // "thuộc nhóm 3 nước dẫn đầu", "top 3": the third place or better
    candidate.comparator = "<=";
    candidate.ownComparator = true;
  }
}
