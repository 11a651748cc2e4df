import { isUpper } from "../../src/text/words.js";
import { isoDay } from "../citations/date.js";
import { placeOf, readIssuer } from "../citations/issuer.js";
import { numberRule } from "../citations/number.js";
import { runCased } from "../citations/rule.js";

/** What stands above the title (Nghị định 30/2020/NĐ-CP, Phụ lục I: parts 1 to 4; Hướng dẫn 36-HD/VPTW for the Party). */
export interface Letterhead {
  /** Null where it is blank ("Số:      /KH-UBND"). */
  readonly number: string | null;
  /** Kind that the number's letters tell, also of a blank number. */
  readonly kind: string | null;
  /** ISO day; "2026-02" where the day is blank, "2026" where the month is too. */
  readonly date: string | null;
  /** Issuing body, abbreviations spelled out. */
  readonly issuer: string | null;
  /** The body above it: "UBND TỈNH HOA LƯ" over "SỞ Y TẾ". */
  readonly superior: string | null;
}

const MOTTO =
  /C[ỘO]NG\s{1,3}H(?:ÒA|OÀ|OA)\s{1,3}X[ÃA]\s{1,3}H[ỘO]I\s{1,3}CH[ỦU]\s{1,3}NGH[ĨI]A\s{1,3}VI[ỆE]T\s{1,3}NAM|ĐỘC\s{1,3}LẬP\s{0,3}[-.]\s{0,3}TỰ\s{1,3}DO\s{0,3}[-.]\s{0,3}HẠNH\s{1,3}PHÚC|ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT\s{1,3}NAM/giu;
const PLACE_DATE =
  /(?:(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}\s.-]{1,30}?\d{0,2}\s{0,3},\s{0,3})?(?<![\p{L}\p{M}])ngày\s{0,3}(?<day>\d{0,2}|\d \d)[\s.…_]{0,20}tháng\s{0,3}(?<month>\d{0,2}|\d \d)[\s.…_]{0,20}năm\s{0,3}(?<year>(?:19|20)\d\d)/iu;
/** "Tân Lộc, ngày 09/01/2026": a line of its own. */
const PLACE_DATE_IN_FIGURES =
  /(?:^|\s)\p{Lu}[\p{L}\p{M}\s.-]{1,30}?,\s{0,3}ngày\s{0,3}(?<day>\d{0,2})\s{0,9}[/.-]\s{0,3}(?<month>\d{1,2})\s{0,3}[/.-]\s{0,3}(?<year>(?:19|20)\d\d)$/u;
const ATTACHED_DATE =
  /ngày\s{0,3}(?<day>\d{0,2})\s{0,12}\/\s{0,3}(?<month>\d{1,2})\s{0,3}\/\s{0,3}(?<year>(?:19|20)\d\d)/iu;
const NUMBER_LINE = /^S[ốồổo]\s{0,3}[:.]?\s{0,12}\d{0,6}[a-zđ]?\s{0,12}[-/]/iu;
const NUMBER_BEGINS = /^S[ốồổo]\s{0,3}[:.]?\s{0,3}\d{0,6}\s{0,3}$/iu;
/** "Số:" over "06/2010/NQ-HĐND", as a page copied from the web prints it. */
const NUMBER_ALONE = /^\d{1,6}[a-zđ]?\s{0,2}[-/]\s?(?:\d{4}\s?[-/]\s?)?\p{Lu}/u;
/** "TỈNH ỦY HOA LƯ * Số 14-CTr/TU": where the lines of a cell have run together. */
const NUMBER_INSIDE = /\s(?=Số\s{0,3}:?\s{0,3}\d{0,6}\s{0,3}[-/]\s?\p{Lu})/u;
const BODY =
  /^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|ĐẢNG BỘ|ĐẢNG [ỦU][YỶ]|ĐẢNG UỶ|ĐẢNG ĐOÀN|BAN CÁN SỰ|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ)|BAN |BCĐ|BCH|BTV|SỞ |PHÒNG |BỘ |CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|VĂN PHÒNG|TRUNG TÂM|CÔNG AN|CỤC |CHI CỤC|TỔNG CỤC|THANH TRA|MẶT TRẬN|HỘI |ĐOÀN |LIÊN ĐOÀN|TRƯỜNG |ĐẠI HỌC|VIỆN |TRẠM )/iu;

/** Reads the lines of a letterhead, columns apart or run together on one line, in any order. */
export function readLetterhead(lines: readonly string[]): Letterhead {
  let number: string | null = null;
  let kind: string | null = null;
  let date: string | null = null;
  const bodies: string[] = [];
  for (const line of rejoin(lines)) {
    const dated = PLACE_DATE.exec(line) ?? PLACE_DATE_IN_FIGURES.exec(line);
    if (dated) date ??= partialDate(dated.groups!);
    const numbered = NUMBER_LINE.test(line) ? readNumber(line) : undefined;
    number ??= numbered?.number ?? null;
    kind ??= numbered?.kind ?? null;
    if (!numbered) addBody(bodies, dated ? line.slice(0, dated.index) : line);
  }
  return { number, kind, date, ...hierarchy(bodies.map(readBody).filter((name) => name !== undefined)) };
}

/** Lines without mottoes and rulers. A wide gap for a number or a day to be written in has parted what belongs together. */
function rejoin(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const raw of lines.flatMap((line) => line.split(NUMBER_INSIDE))) {
    const line = raw
      .replace(MOTTO, " ")
      .replace(/[*_=|]|-{2,}/gu, " ")
      .trim();
    const last = joined.at(-1) ?? "";
    const goesOn =
      (NUMBER_BEGINS.test(last) && (/^[-/]/u.test(line) || (!/\d/u.test(last) && NUMBER_ALONE.test(line)))) ||
      (/(?<![\p{L}\p{M}])(?:ngày|tháng)[\s.…]{0,9}\d{0,2}$/iu.test(last) &&
        /^(?:\d{1,2}\s{1,3})?(?:tháng|năm)\s?/iu.test(line));
    // "THỦ | TƯỚNG CHÍNH PHỦ", "CỘNG | HÒA XÃ HỘI …": a copy from the web breaks a name behind its first syllable
    const torn = /^\p{Lu}{2,5}$/u.test(last) && isUpper(line) && /^\p{Lu}/u.test(line);
    if (goesOn || torn) joined[joined.length - 1] = `${last} ${line}`.replace(MOTTO, " ").trim();
    else if (line !== "") joined.push(line);
  }
  return joined;
}

/** "Số: 476/UBND": a letter of old form, without the unit that drafted it. */
const LETTER_NUMBER = /^S\p{L}\s?[:.]?\s?(\d{1,6})\s?\/\s?(UBND|HĐND|BCĐ|VP)(?=\s|$)/iu;

/** "Số: 88/KH-UBND"; the letters of "Số:    /KH-UBND" tell its kind. Undefined for a line with no such letters. */
function readNumber(line: string): { number: string | null; kind: string | null } | undefined {
  const compact = line.replace(/\s{2,}/gu, " ");
  const [found] = runCased(numberRule, compact);
  if (found) return { number: found.value.number, kind: found.value.kind };
  const letter = LETTER_NUMBER.exec(compact);
  if (letter) return { number: `${letter[1]}/${letter[2]!.toUpperCase()}`, kind: null };
  const [blank] = runCased(numberRule, compact.replace(/^(S\p{L}\s?[:.]?)\s?[-/]?\s?/iu, "$1 1/"));
  return blank && { number: null, kind: blank.value.kind };
}

/** Lines of one body belong together: "ỦY BAN NHÂN DÂN" + "XÃ TÂN LỘC"; a new one begins with a body's first word. */
function addBody(bodies: string[], line: string): void {
  const words = line.replace(/^[^\p{L}]{1,20}|[^\p{L}\d]{1,20}$/gu, "");
  if (words.length < 2 || words.length > 120 || !isUpper(words)) return;
  const inner = innerBody(words);
  if (inner !== undefined) {
    addBody(bodies, words.slice(0, inner));
    addBody(bodies, words.slice(inner));
    return;
  }
  const last = bodies.at(-1);
  if (BODY.test(`${words} `)) bodies.push(words);
  else if (last !== undefined && last.length + words.length < 160) bodies[bodies.length - 1] = `${last} ${words}`;
}

const INNER_BODY =
  /(?<=\s)(?:ĐẢNG [ỦU][YỶ]|[ỦU][YỶ] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|BAN (?:CHẤP HÀNH|THƯỜNG VỤ|CHỈ ĐẠO|QUẢN LÝ)|SỞ|PHÒNG|VĂN PHÒNG)(?=\s|$)/gu;

/** Where a second body begins on the line of a first one that has its place: "ĐẢNG BỘ TỈNH HOA LƯ | ĐẢNG ỦY XÃ TÂN LỘC". */
function innerBody(words: string): number | undefined {
  if (!BODY.test(words)) return undefined;
  for (const { index } of words.matchAll(INNER_BODY)) {
    const first = readIssuer(words.slice(0, index).trim(), 0);
    if (first && first.end >= index - 1 && placeOf(first.name)) return index;
  }
  return undefined;
}

/** "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ" → "Ban Chỉ đạo chuyển đổi số": what no lexicon knows is still part of the name on its own line. */
function readBody(line: string): string | undefined {
  const read = readIssuer(line, 0);
  if (!read) return undefined;
  const rest = line.slice(read.end).trim().toLowerCase();
  return rest === "" || placeOf(read.name) ? read.name : `${read.name} ${rest}`;
}

/** The last body issues; "BAN THƯỜNG VỤ" alone is that of the committee above it. */
function hierarchy(names: readonly string[]): { issuer: string | null; superior: string | null } {
  const last = names.at(-1);
  if (last === undefined) return { issuer: null, superior: null };
  const above = names.at(-2) ?? null;
  if (/^Ban (?:Thường vụ|Chấp hành)$/u.test(last) && above)
    return { issuer: `${last} ${above}`, superior: names.at(-3) ?? null };
  return { issuer: last, superior: above };
}

function partialDate(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { year } = groups;
  // "tháng 0 6"
  const [day, month] = [groups["day"], groups["month"]].map((digits) => digits?.replace(" ", ""));
  if (!month) return year ?? null;
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  return day ? isoDay(Number(year), m, Number(day)) : `${year}-${month.padStart(2, "0")}`;
}

/** "(Kèm theo Kế hoạch số:        /KH-UBND ngày        /11/2025 của UBND xã Tân Lộc)": an annex tells of its own document. */
export function readAttached(text: string): { number: string | null; date: string | null; issuer: string | null } {
  const dated = PLACE_DATE.exec(text) ?? ATTACHED_DATE.exec(text);
  const [found] = runCased(numberRule, text.slice(0, 160));
  const of = text.lastIndexOf(" của ");
  return {
    number: found?.value.number ?? null,
    date: dated ? partialDate(dated.groups!) : null,
    issuer: of >= 0 ? (readIssuer(text, of + 5)?.name ?? null) : null,
  };
}

const ANCHOR =
  /^S[ốồổ]\s{0,3}[:.]\s{0,3}\d{0,6}\s{0,12}[-/]\s{0,3}\p{Lu}|^S[ốồổ]\s{0,3}\d{0,6}\s{0,3}-\s{0,3}\p{Lu}{2}/u;
/** A letterhead that the reading order has put elsewhere (boxes of a PDF come last on their page) is looked for this far. */
const SEARCHED_LINES = 200;

/** Lines around a number, a motto or a dated place, wherever in the first pages they stand. */
export function findLetterhead(text: string): string[] {
  const lines = text.split("\n", SEARCHED_LINES).map((line) => line.trim());
  const anchors = lines.flatMap((line, i) => {
    MOTTO.lastIndex = 0;
    return ANCHOR.test(line) || MOTTO.test(line) || (line.length < 70 && PLACE_DATE.exec(line)?.index === 0) ? [i] : [];
  });
  if (anchors.length === 0) return [];
  const first = anchors[0]!;
  const last = anchors.filter((at) => at - first < 16).at(-1)!;
  return lines.slice(Math.max(0, first - 4), last + 1).flatMap((line) => line.split(/[|\t\u2028]/u));
}
