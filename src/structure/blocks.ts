import type { MappedText } from "../text/mapped-text.js";
import { Passage } from "../text/passage.js";
import { isShouted, isUpper } from "../text/words.js";
import type { Line } from "./lines.js";
import { type Marker, readMarker, readNumberAlone, readNumberWithComma } from "./markers.js";

/** A statement before it has a place in the section tree: marker and words of one or more lines. */
export interface Statement {
  /** Index of its first line. */
  readonly line: number;
  readonly marker: Marker | null;
  readonly passage: Passage;
  readonly bold: boolean;
  readonly upper: boolean;
}

/** How the lines of a text were broken; found once for the whole text. */
export interface Layout {
  /** Every line is followed by an empty one: empty lines say nothing. */
  readonly doubleSpaced: boolean;
  /** Usual length of a full line where the text is hard-wrapped; 0 where a line is a paragraph. */
  readonly width: number;
  /** Wrapped paragraphs with an empty line before each: no other line begins one, however short the line above it is. */
  readonly spaced: boolean;
}

/** Measures prose lines; tables and short documents do not count. */
export function measureLayout(lines: readonly Line[]): Layout {
  const prose = lines.filter((l) => !l.text.startsWith("|") && !l.furniture && !l.loneNumber && l.drawnTable < 0);
  if (prose.length < 8) return { doubleSpaced: false, width: 0, spaced: false };
  const parted = prose.filter((l) => l.blankBefore > 0).length;
  const lengths = prose.map((l) => l.text.length).sort((a, b) => a - b);
  const long = lengths[Math.floor(lengths.length * 0.95)]!;
  // Short lines are no wrapped ones where hardly any goes on in small letters: each is a statement of its own.
  const goesOn = prose.filter((l) => /^\p{Ll}/u.test(l.text) && !readMarker(l.text)).length;
  const wrapped = long < 150 && goesOn > prose.length * 0.04;
  // In a wrapped text most lines are no sentence starts; an empty line before (almost) each means the extractor put it there.
  const doubleSpaced = wrapped && parted > prose.length * 0.8;
  return {
    doubleSpaced,
    width: wrapped ? lengths[Math.floor(lengths.length * 0.85)]! : 0,
    spaced: wrapped && !doubleSpaced && parted >= FEWEST_PARTED && partedByEmptyLines(prose, parted),
  };
}

/** So many paragraphs show what an empty line means. */
const FEWEST_PARTED = 8;

/** Do lines that follow another without an empty line between go on with it? A web page made into text is wrapped so. `parted`: lines with an empty one before. */
function partedByEmptyLines(prose: readonly Line[], parted: number): boolean {
  let on = 0;
  let begins = 0;
  for (let i = 1; i < prose.length; i++) {
    // Recipients stand line under line in any text
    if (/^Nơi nhận/iu.test(prose[i]!.text)) break;
    if (prose[i]!.blankBefore > 0) continue;
    on++;
    if (readMarker(prose[i]!.text) || /[.;:]$/u.test(prose[i - 1]!.text)) begins++;
  }
  return on >= parted && begins <= on * 0.08;
}

/** "Quyết định số" is no end; "chuyển đổi số", "kinh tế số" are. */
const NUMBER_SIGN =
  "(?<!tảng|tầng|tế|hội|quyền|đổi|liệu|dân|năng|nghệ|hóa|hoá|lực|ký|học|giáo|trường|vụ|nghiệp|sản|phẩm|thuật|viện|gian|dung|chí|toán)\\ssố";
/** Words and signs that no statement ends with. */
const UNFINISHED = new RegExp(
  String.raw`(?:[,(-]|${NUMBER_SIGN}|\s(?:và|của|về|cho|với|tại|từ|đến|trong|các|những|là|theo|ngày|tháng|năm|đạt|trên|dưới|ít nhất|tối thiểu|khoảng|≥|≤|tỉnh|xã|phường))$`,
  "u",
);
/** A number right after such words is no marker. */
const BEFORE_NUMBER = new RegExp(`(?:${NUMBER_SIGN}|điều|khoản|mục|năm|tháng|ngày|bảng|phụ lục|từ|và|,)$`, "iu");
const TERMINAL = /[.;:!?][)”"’*]?$|\.\/\.?$/u;

/** Patterns of ends are asked of the last letters alone: they would be tried at each letter of a line. */
const UNFINISHED_LENGTH = 24;
const isUnfinished = (text: string): boolean => UNFINISHED.test(text.slice(-UNFINISHED_LENGTH));
const isTerminal = (text: string): boolean => TERMINAL.test(text.slice(-3));

/**
 * Joins printed lines into statements. A new one begins at a marker, after an empty line (where those say something),
 * and where a short line that ends a sentence is followed by a capital.
 */
export function joinLines(
  document: MappedText,
  lines: readonly Line[],
  from: number,
  to: number,
  layout: Layout,
): Statement[] {
  const statements: Statement[] = [];
  let current: number[] = [];
  let marker: Marker | null = null;
  const close = (): void => {
    if (current.length > 0) statements.push(makeStatement(document, lines, current, marker));
    current = [];
    marker = null;
  };
  const alone = numbersAlone(lines, from, to);
  /** The last number of a point. */
  let last = 0;
  for (let i = from; i < to; i++) {
    const line = lines[i]!;
    if (line.furniture || isPageNumber(lines, i)) continue;
    const found = readMarker(line.text) ?? alone.get(i) ?? readNumberWithComma(line.text, last);
    if (found?.style === "arabic") last = Number(found.label);
    const previous = current.length > 0 ? lines[current.at(-1)!]! : undefined;
    if (
      previous === undefined ||
      (found
        ? opens(found, line, previous, layout)
        : breaks(line, previous, lines[i + 1], current.length, marker, layout) &&
          !goesOnBehindPage(lines, current.at(-1)!, i, layout))
    ) {
      close();
      marker = found;
    }
    current.push(i);
  }
  close();
  return statements;
}

/** So many lines in a row with numbers that follow one another show that an office writes them without points. */
const FEWEST_ALONE = 3;

/** "1 Đảng ủy …", "2 Giao …", "3 Đề nghị …", each a paragraph of its own: the markers by their lines. */
function numbersAlone(lines: readonly Line[], from: number, to: number): Map<number, Marker> {
  const found = new Map<number, Marker>();
  let series: [number, Marker][] = [];
  const close = (): void => {
    if (series.length >= FEWEST_ALONE || (series.length > 1 && series.every(([i]) => lines[i]!.bold)))
      for (const [i, marker] of series) found.set(i, marker);
    series = [];
  };
  for (let i = from; i < to; i++) {
    const { bold, blankBefore, text } = lines[i]!;
    const marker = bold || blankBefore > 0 || i === from ? readNumberAlone(text) : null;
    if (!marker) continue;
    const number = Number(marker.label);
    if (number === 1) close();
    if (number === series.length + 1) series.push([i, marker]);
  }
  close();
  return found;
}

function makeStatement(
  document: MappedText,
  lines: readonly Line[],
  rows: readonly number[],
  marker: Marker | null,
): Statement {
  const first = lines[rows[0]!]!;
  const parts = rows.map((i, k) =>
    Passage.of(document, lines[i]!.start + (k === 0 ? (marker?.length ?? 0) : 0), lines[i]!.end),
  );
  const passage = Passage.join(document, parts);
  const bold = rows.every((i) => lines[i]!.bold);
  return {
    line: rows[0]!,
    marker,
    passage,
    bold,
    upper: first.text.length > 3 && isUpper(passage.text) && /\p{Lu}{3}/u.test(passage.text),
  };
}

/** A number alone on its line is a page number, unless it ends a marker that was torn from its heading. */
function isPageNumber(lines: readonly Line[], i: number): boolean {
  return lines[i]!.loneNumber;
}

/** Does this marker open a statement, or does a wrapped line only happen to begin so? ("khoa học / - công nghệ") */
function opens(found: Marker, line: Line, previous: Line, layout: Layout): boolean {
  const rest = line.text.slice(found.length);
  const ended = isTerminal(previous.text);
  const isolated = line.blankBefore > 0 && !layout.doubleSpaced;
  switch (found.style) {
    case "minus":
    case "plus":
    case "bullet":
      // "2025 / - 2030", "khoa học / - công nghệ": a dash within a sentence
      if (ended) return true;
      if (/^\p{Lu}/u.test(rest)) return !(found.style === "minus" && /\d$/u.test(previous.text) && /^\d/u.test(rest));
      if (/^\d{4}(?!\d)/u.test(rest) && /\d$/u.test(previous.text)) return false;
      if (/^\p{Ll}/u.test(rest)) return isolated && !/[,\p{Ll}]$/u.test(previous.text);
      return true;
    case "roman":
    case "part":
      return isolated || ended || layout.width === 0 || /^[\p{Lu}“"]/u.test(rest);
    case "arabic":
    case "dotted":
      // "… Nghị định số / 13. …" does not happen with a capital after it and a finished line before it
      if (line.bold || isolated || ended) return true;
      if (/^[\p{Lu}“"(]/u.test(rest)) return !BEFORE_NUMBER.test(previous.text);
      return false;
    case "letter":
    case "parenthesis":
      if (line.bold || isolated || ended) return true;
      return found.printed.endsWith(")") && /^\p{Lu}/u.test(rest) && !/(?:điểm|khoản|mục|và|,)$/iu.test(previous.text);
    default:
      return true;
  }
}

/** "5. Bảo hiểm xã hội tỉnh", and on the next line what it is to do. */
const isShortHeading = (line: Line, previous: Line, count: number, marker: Marker | null): boolean =>
  marker !== null &&
  count === 1 &&
  previous.text.length < 120 &&
  /^\p{Lu}/u.test(line.text) &&
  !isUnfinished(previous.text);

/** The first line of a paragraph is indented: it breaks although the next word would have fitted a full line. */
function isIndented(line: Line, next: Line | undefined, layout: Layout): boolean {
  if (!next || next.bold !== line.bold || isTerminal(line.text) || readMarker(next.text)) return false;
  const word = /^\S+/u.exec(next.text)![0].length;
  return line.text.length + 1 + word < layout.width * 0.92;
}

/** "II. NHIỆM VỤ TRỌNG TÂM | NĂM 2026": a heading in capitals over two lines. One syllable alone ("IV. TỔ") is never a whole one. */
function goesOnInCapitals(line: Line, previous: Line, count: number, marker: Marker): boolean {
  if (count > 2 || !isShouted(line.text) || !isShouted(previous.text) || isTerminal(previous.text)) return false;
  const title = previous.text.slice(count === 1 ? marker.length : 0).trim();
  if (title === "" || line.text.length > 120) return false;
  return line.blankBefore === 0 || (count === 1 && !/\s/u.test(title));
}

/** "Chỉ tiêu 1: Đến năm 2030 …" below "Mục tiêu 1. Trong lĩnh vực chính trị" (Nghị quyết 28/NQ-CP and the plans that follow it). */
const NUMBERED_AIM = /^(?:Chỉ tiêu|Mục tiêu)\s\d{1,2}\s?[:.](?=\s)/u;

/** "Các chỉ tiêu chủ yếu (nhiệm kỳ 2020 - 2025)", "Mục tiêu cụ thể đến năm 2030:" on a line of its own, in plain letters. */
const AIMS =
  /^(?:(?:một số|các|những|hệ thống)\s)?(?:chỉ tiêu|mục tiêu)(?:,?\s(?:chỉ tiêu|mục tiêu|cụ thể|chủ yếu|chính|chung|tổng quát|phấn đấu|cơ bản|trọng tâm|kế hoạch|nhiệm vụ|định hướng|và|kinh tế|xã hội|kinh tế - xã hội|phát triển|của|đến|hết|trong|năm|giai đoạn|nhiệm kỳ|[-–]|20\d\d(?:\s?[-–]\s?20\d\d)?|\([^()]{0,40}\))){1,14}\s?:?$/iu;

/** Whether a line without a number says nothing but that targets follow. */
export const namesAims = (text: string): boolean => text.length <= 160 && AIMS.test(text);

/** "… khó khăn, báo cáo Thủ tướng | 2 | --- | Chính phủ trong tháng 3": a full line before a page's end goes on behind it, whatever its first letter. */
function goesOnBehindPage(lines: readonly Line[], last: number, at: number, layout: Layout): boolean {
  const previous = lines[last]!;
  const line = lines[at]!;
  if (layout.width === 0 || line.bold || previous.bold || isTerminal(previous.text) || isShouted(line.text))
    return false;
  if (previous.text.length < layout.width * 0.9 || !/\p{L}$/u.test(previous.text)) return false;
  for (let i = last + 1; i < at; i++) if (lines[i]!.furniture || lines[i]!.loneNumber) return true;
  return false;
}

const LABEL_LAST =
  /[;.-]\s(?:[-–+]\s)?(?:cơ quan|đơn vị|bộ phận|thời gian|thời hạn|tiến độ|sản phẩm|kết quả|chủ trì|phối hợp)[^:;.]{0,30}:$/iu;

/** Does an unmarked line begin a new paragraph? */
function breaks(
  line: Line,
  previous: Line,
  next: Line | undefined,
  count: number,
  marker: Marker | null,
  layout: Layout,
): boolean {
  const lower = /^[\p{Ll}]/u.test(line.text);
  if (line.endsBold || (layout.spaced && line.blankBefore === 0)) return false;
  if (NUMBERED_AIM.test(line.text) || namesAims(line.text)) return true;
  // "10. Các thành viên Hội đồng xã", with room left on its line: the name of the place does not follow
  const hasRoom = layout.width === 0 ? line.blankBefore === 0 : previous.text.length < layout.width * 0.75;
  if (marker && count === 1 && hasRoom && /^\p{Lu}/u.test(line.text))
    if (/\s(?:tỉnh|xã|phường)$/u.test(previous.text)) return true;
  if (marker && goesOnInCapitals(line, previous, count, marker)) return false;
  // "… chữ ký số đạt trên" is no end, whatever comes next
  if (isUnfinished(previous.text) && !line.bold && !previous.bold) return false;
  // "- Cơ quan chủ trì: Sở Y tế; - Thời gian thực hiện: | Định kỳ 6 tháng": the last of several labels has lost its words
  if (layout.width > 0 && LABEL_LAST.test(previous.text.slice(-60)) && /:.+:$/u.test(previous.text)) return false;
  // "… năm 2027: 13.500 lượt; năm 2028: | 15.000 lượt."
  if (/\snăm 20\d\d:$/u.test(previous.text) && /^\d/u.test(line.text)) return false;
  // "PHƯƠNG HƯỚNG, MỤC TIÊU NHIỆM KỲ 2025 - 2030" over a paragraph: a heading without a number
  if (count === 1 && isShouted(previous.text) && /\s/u.test(previous.text) && /^\p{Lu}\p{Ll}/u.test(line.text))
    return true;
  const ended = isTerminal(previous.text);
  if (line.bold !== previous.bold && !lower && (line.bold || ended || count === 1))
    return line.bold || !/[,\p{Ll}]$/u.test(previous.text) || previous.bold;
  if (layout.width === 0) {
    if (line.blankBefore === 0) return !lower && (ended || isShortHeading(line, previous, count, marker));
    // A page break in the middle of a sentence: "… trong toàn hệ // thống chính trị", "… 57-NQ/TW, ngày // 22/12/2024"
    return ended || !(lower || (/^\d/u.test(line.text) && isUnfinished(previous.text)));
  }
  if (line.blankBefore > 0 && !layout.doubleSpaced) return !(lower && !ended);
  if (lower) return false;
  const short = previous.text.length < layout.width * 0.75;
  if (ended)
    return previous.text.length < layout.width * 0.93 || /[;:]$/u.test(previous.text) || isIndented(line, next, layout);
  // A heading on a line of its own: short, no full stop, and the next line begins with a capital
  if (marker && count === 1 && short && /^\p{Lu}/u.test(line.text) && !isUnfinished(previous.text)) return true;
  return (
    short &&
    /^[\p{Lu}\d“"]/u.test(line.text) &&
    !/[,(-]$/u.test(previous.text) &&
    previous.text.length < layout.width * 0.5
  );
}
