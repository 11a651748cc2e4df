/** Verbs, comparators and other words between a name and its value, in lower case. */
const TAILS: ReadonlySet<string> = new Set([
  ...["đạt", "dat", "đạt được", "đạt mức", "là", "chiếm", "còn", "xuống", "xuống còn", "lên", "ở mức", "mức"],
  ...["tăng", "giảm", "giảm xuống", "tăng lên", "nâng lên", "tăng bình quân", "tăng trung bình", "giảm bình quân"],
  ...["giảm trung bình", "trên", "dưới", "đưới", "hơn", "vượt", "khoảng", "xấp xỉ", "ít nhất", "tối thiểu", "tối đa"],
  ...["không quá", "không dưới", "không thấp hơn", "không vượt quá", "từ", "đến", "tới", "phấn đấu", "có", "và", "cho"],
  ...["được", "thêm", "bằng", "duy trì", "ổn định", "ở", "vào", "tỷ lệ", "tỉ lệ", "gấp", "thấp hơn", "cao hơn"],
  ...["không cao hơn", "ước", "đảm bảo", "bảo đảm", "phải", "sẽ", "thuộc", "trong", "nhóm", "top", "ra", "xếp", "thứ"],
  ...["với", "ít nhất là", "quý i", "quý ii", "quý iii", "quý iv", "quý 1", "quý 2", "quý 3", "quý 4", "kéo giảm"],
]);
const MOST_WORDS = 3;

/** Behind these words they end another one: "trở lên", "chỗ ở", "đề ra", "sắp xếp". */
const PART_OF: Readonly<Record<string, readonly string[]>> = {
  lên: ["trở"],
  ở: ["chỗ", "nhà", "nơi"],
  ra: ["đề", "đặt", "xảy", "gây", "sinh", "chỉ", "nêu"],
  xếp: ["sắp"],
};

const SIGNS = " ,;:.(=≥≤><~-";
const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\d/u;

/**
 * A name without the last thing that leads on to its value: its signs ("…:", "≥"), or the most words that do ("đạt",
 * "xuống còn"). The same name where it ends otherwise. Read word by word from the end: a pattern would be tried at each letter.
 */
export function withoutTail(name: string): string {
  let end = name.length;
  while (end > 0 && SIGNS.includes(name[end - 1]!)) end--;
  if (end < name.length) return name.slice(0, end);
  const lower = name.toLowerCase();
  let cut = end;
  for (let words = 0, at = end; words < MOST_WORDS && at > 0; words++) {
    const start = startOfWord(lower, at);
    if (start === at) break;
    if (TAILS.has(lower.slice(start)) && !PART_OF[lower.slice(start)]?.includes(wordBefore(lower, start))) cut = start;
    if (lower[start - 1] !== " ") break;
    at = start - 1;
  }
  return name.slice(0, cut);
}

/** Where the letters or digits begin that end at `end`; `end` where none do. */
function startOfWord(text: string, end: number): number {
  const kind = DIGIT.test(text[end - 1]!) ? DIGIT : LETTER;
  let start = end;
  while (start > 0 && kind.test(text[start - 1]!)) start--;
  return start;
}

const wordBefore = (text: string, at: number): string =>
  text[at - 1] === " " ? text.slice(startOfWord(text, at - 1), at - 1) : "";
