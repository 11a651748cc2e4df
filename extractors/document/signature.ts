import { singleBlanks } from "../../src/text/blanks.js";
import { fold } from "../../src/text/fold.js";
import { firstLetters, WORD_END, WORD_START } from "../../src/text/words.js";
import { anyOf } from "../engine/rule.js";
import { titleCase } from "../lexicon/places.js";
import positions from "../lexicon/positions.json" with { type: "json" };

export interface Signature {
  readonly signer: string | null;
  /** The signer's own title, without "KT." and the superior's. */
  readonly signerTitle: string | null;
  /** True where somebody signs for the standing committee ("T/M BAN THƯỜNG VỤ"). */
  readonly standingCommittee: boolean;
}

const STANDARD = new Map(positions.map((title) => [fold(title), title]));
// In capitals: lower case names recipients and bodies in a run-on line, "- Chủ tịch, các PCT UBND tỉnh"
const TITLES = anyOf(positions.map((title) => title.toUpperCase()));
/** "KT. CHỦ TỊCH", "TL. BỘ TRƯỞNG", "TUQ. CHỦ TỊCH": the title of the one who is signed for. Q. is an acting holder. */
const TITLE = new RegExp(
  String.raw`(?=[KTQ${firstLetters(TITLES)}])${WORD_START}(?<superior>(?:K\/?T|T\/?L|TUQ|T\.L|K\.T)\.?\s{0,3})?(?<acting>Q\.\s{0,2})?(?<title>${TITLES.replaceAll(" ", "\\s{1,3}")})${WORD_END}`,
  "gu",
);
/** A person: two to five capitalised syllables. */
const SYLLABLE = String.raw`(?:\p{Lu}[\p{Ll}\p{M}]{0,7}|\p{Lu}{1,7})`;
const NAME = new RegExp(String.raw`^${SYLLABLE}(?:\s{1,3}${SYLLABLE}){1,4}$`, "u");
const NAME_AT_END = /(?:^|[\s.])(\p{Lu}\p{Ll}{0,7}(?:\s{1,3}\p{Lu}\p{Ll}{0,7}){1,4})$/u;
/** "UBND TỈNH Trần Văn A": a name behind words all in capitals. */
const AFTER_CAPITALS = /(?:^|\s)\p{Lu}{2,}\s{1,3}(\p{Lu}\p{Ll}{1,7}(?:\s{1,3}\p{Lu}\p{Ll}{0,7}){1,4})$/u;
const RANK =
  /^(?:(?:PGS|GS|TS|ThS|BS|CN|KS|CKI{1,2}|TSKH)\.?[\s,]{0,2}|(?:Đại|Thượng|Trung|Thiếu)\s(?:tướng|tá|úy|tướng)\s{1,3}){1,4}/iu;
const NO_NAME =
  /(?:ủy ban|uỷ ban|nhân dân|hội đồng|đảng|ban thường vụ|ban chấp hành|đã ký|ký bởi|nơi nhận|chính phủ|sở |phòng |thường trực|cộng hòa|độc lập|phụ lục)/iu;

const SIGNS = /^(?:T\/?M|K\/?T|T\/?L|TUQ|T\.M|K\.T|Q)\.?\s{0,3}\p{Lu}{2}/u;
const TITLE_LINE = new RegExp(`^(?:${TITLES})(?:$|\\s{1,3}\\p{Lu})`, "u");
/** What is printed or stamped in the place of a signature. */
const SIGNED = /\(?\s{0,2}(?:đã ký|ký tên)(?:,?\s(?:và )?đóng dấu)?\s{0,2}\)?/giu;
/** "PHÓ CHỦ TỊCH UBND TỈNH" below "TRƯỞNG BAN": another post of the one who signs. */
const OTHER_POST = /^\s{1,3}(?:UBND|[ỦU][YỶ] BAN|HĐND|HỘI ĐỒNG|TỈNH|THÀNH|XÃ|PHƯỜNG)(?!\p{L})/u;

/** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "GIÁM ĐỐC": words that stand in a signature block only. */
export const isSignatureLine = (line: string): boolean => SIGNS.test(line) || TITLE_LINE.test(line);

/** A line that is a person's name and nothing else. */
export const isNameLine = (line: string): boolean => NAME.test(line.replace(RANK, "")) && !NO_NAME.test(line);

/** Reads the lines of a signature block. Lines may be joined ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn A"). */
export function readSignature(lines: readonly string[]): Signature {
  const text = lines.join("\n");
  let own: Readonly<Record<string, string | undefined>> | undefined;
  let titlesEnd = 0;
  for (const match of text.matchAll(TITLE)) {
    titlesEnd = match.index + match[0].length;
    const { superior, title, acting } = match.groups!;
    if (!superior && !(own && OTHER_POST.test(text.slice(titlesEnd, titlesEnd + 20)))) own = { title, acting };
  }
  const { title: printed, acting } = own ?? {};
  const title = printed && STANDARD.get(singleBlanks(fold(printed)));
  return {
    signer: readName(text.slice(titlesEnd).split("\n")),
    signerTitle: title ? (acting ? `Q. ${title}` : title) : null,
    standingCommittee: /(?:T\/?M|T\.M)\.?\s{0,3}BAN THƯỜNG VỤ/iu.test(text),
  };
}

function readName(lines: readonly string[]): string | null {
  for (const line of lines) {
    const whole = line.replace(SIGNED, " ").replace(/^[\s*_|.-]{1,20}|[\s*_|.-]{1,20}$/gu, "");
    const words = (AFTER_CAPITALS.exec(whole)?.[1] ?? whole).replace(RANK, "");
    if (words === "" || NO_NAME.test(words)) continue;
    const name = NAME.test(words) ? words : NAME_AT_END.exec(words)?.[1];
    if (name)
      return name
        .split(/\s{1,3}/u)
        .map(titleCase)
        .join(" ");
  }
  return null;
}
