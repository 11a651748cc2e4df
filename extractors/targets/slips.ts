import { lowered, WORD_START } from "../../src/text/words.js";

// A letter that recognition of scans mistakes for another: marks get lost, "ố" becomes "6" or "d".
const O = "[oòóỏõọôồốổỗộơờớởỡợ06d]";
const E = "[eèéẻẽẹêềếểễệ6]";
const A = "[aàáảãạăằắẳẵặâầấẩẫậ]";
const U = "[uùúủũụưừứửữự]";
const I = "[iìíỉĩị1l]";

/**
 * The words beside a value as a scan may give them, and as they are written. Those of one syllable only where a number
 * follows: "dưới 5%", not "đuổi".
 */
const WORDS: readonly (readonly [slipped: string, right: string])[] = [
  [`t${O}i thi${E}u`, "tối thiểu"],
  [`t${O}i [dđ]a(?= (?:đạt |là |có )?\\d)`, "tối đa"],
  [`${I}t nh${A}t`, "ít nhất"],
  [`tr${O} [l1]${E}n(?![a-zà-ỹ])`, "trở lên"],
  [`tr${O} xu${O}ng(?![a-zà-ỹ])`, "trở xuống"],
  [`kh${O}ng qu${A}(?= \\d)`, "không quá"],
  [`kho${A}ng(?= (?:tr${E}n )?\\d)`, "khoảng"],
  [`tr${E}n(?= \\d)`, "trên"],
  // not "đuổi 5", "đuôi 5"
  [`(?:d${U}${O}|đ[ưứừửữự]${O}|đu[ơớờợ])${I}(?= \\d)`, "dưới"],
  // not "lắp đặt 30", "đất 5"
  [`[dđ][aạ]t(?= (?:\\d|≥ ?\\d|t${O}i (?:thi${E}u|[dđ]a)|tr${E}n \\d|${I}t nh${A}t|kho${A}ng \\d|từ \\d))`, "đạt"],
];
const SLIPS = new RegExp(
  `(?=[tkdđiìíỉĩị1l])${WORD_START}(?:${WORDS.map(([slipped]) => `(${slipped})`).join("|")})`,
  "gu",
);

/**
 * A statement for reading, with the words beside its values as they are written: "dat tôi thiêu 98%" → "đạt tối thiểu 98%".
 * Every place stays where it is: all words keep their length. What is quoted is still the text itself.
 */
export function mended(text: string): string {
  // "1OO%"
  let whole = text.replace(/O{1,2}(?<=\dO{1,2})(?=\s?%)/gu, (letters) => "0".repeat(letters.length));
  for (const match of lowered(whole).matchAll(SLIPS)) {
    const [, right] = WORDS[match.findIndex((group, i) => i > 0 && group !== undefined) - 1]!;
    if (match[0] !== right) whole = whole.slice(0, match.index) + right + whole.slice(match.index + right.length);
  }
  return whole;
}
