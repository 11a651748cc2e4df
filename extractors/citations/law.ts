import { singleBlanks } from "../../src/text/blanks.js";
import laws from "../lexicon/laws.json" with { type: "json" };
import { Phrases } from "../lexicon/phrases.js";
import { defineCasedRule } from "./rule.js";

export interface LawReading {
  /** "Luật Giao dịch điện tử năm 2023": the year only where it is printed. */
  readonly name: string;
  /** Of the words in the text. */
  readonly length: number;
}

const LAWS = new Phrases(laws.map((name) => ({ name })));
/** A law that is still to be made is none yet: "Dự án Luật …", "xây dựng Luật …". */
const DRAFT =
  /(?:dự án|dự thảo|xây dựng|hoàn thiện|ban hành|soạn thảo|hồ sơ|trình|thông qua)\s{1,3}(?:các\s{1,3})?(?:bộ\s{1,3})?$/iu;
const YEAR =
  /^\s{0,3}(?:,\s{0,3})?(?:\((?:sửa đổi,?\s{0,3})?(?:năm\s{1,3})?((?:19|20)\d\d)\)|năm\s{1,3}((?:19|20)\d\d))/iu;
/** A law no lexicon knows is one only with its year: "Luật Bến cảng năm 2027". */
const WITH_YEAR = /^\s{1,3}(\p{Lu}[\p{L}\p{M}\s,-]{2,70}?)\s{1,3}năm\s{1,3}((?:19|20)\d\d)(?!\d)/u;

/** Laws named without a number. Numbered ones are `citation.number`. */
export const lawRule = defineCasedRule<LawReading>({
  id: "citation.law-name",
  pattern: /(?:(?:[Bb]ộ )?[Ll]uật|(?:BỘ )?LUẬT)(?![\p{L}\p{M}])/u,
  read(_groups, { text, start, end }) {
    if (!/^\p{Lu}/u.test(text.slice(start, start + 1)) || DRAFT.test(text.slice(Math.max(0, start - 24), start)))
      return undefined;
    const known = LAWS.match(text, start);
    if (known) {
      const year = YEAR.exec(text.slice(known.end, known.end + 30));
      if (!year) return { name: known.name, length: known.end - start };
      return { name: `${known.name} năm ${year[1] ?? year[2]}`, length: known.end + year[0].length - start };
    }
    const unknown = WITH_YEAR.exec(text.slice(end, end + 100));
    if (!unknown || /(?:nghị|quyết|thông tư|luật|của|trên|trong|đến)(?:\s|$)/iu.test(unknown[1]!)) return undefined;
    return {
      name: singleBlanks(`${text.slice(start, end)} ${unknown[1]} năm ${unknown[2]}`),
      length: end + unknown[0].length - start,
    };
  },
  finds: [
    [
      "theo Luật Giao dịch điện tử năm 2023 và",
      "Luật Giao dịch điện tử năm 2023",
      { name: "Luật Giao dịch điện tử năm 2023" },
    ],
    [
      "các quy định của Luật Giao dịch điện tử; thực hiện",
      "Luật Giao dịch điện tử",
      { name: "Luật Giao dịch điện tử" },
    ],
    ["Bộ luật Hình sự", "Bộ luật Hình sự", { name: "Bộ luật Hình sự" }],
    [
      "Luật Khoa học và Công nghệ (2013)",
      "Luật Khoa học và Công nghệ (2013)",
      { name: "Luật Khoa học và Công nghệ năm 2013" },
    ],
    ["LUẬT ĐẤT ĐAI NĂM 2024", "LUẬT ĐẤT ĐAI NĂM 2024", { name: "Luật Đất đai năm 2024" }],
  ],
  skips: [
    "Luật của Quốc hội",
    "Dự án Luật Đường sắt (sửa đổi)",
    "chấp hành pháp luật, luật đất đai",
    "Xây dựng Luật Nhà giáo",
    "Luật sư, luật gia năm 2025",
  ],
});
