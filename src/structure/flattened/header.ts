import { type ColumnRole, readHeader } from "../../../extractors/tables/columns.js";
import type { Line } from "../lines.js";

export interface FlatColumn {
  readonly role: ColumnRole;
  /** Pieces of lines that the header cell was printed on: index of the line, range in its text. */
  readonly pieces: readonly { line: number; start: number; end: number }[];
}

export interface FlatHeader {
  readonly columns: readonly FlatColumn[];
  /** First line after the header. */
  readonly end: number;
}

/** A header may be wrapped over so many lines: six columns of three lines each. */
const MOST_LINES = 24;
const MOST_LENGTH = 260;
const NUMBER_HEAD = /^(?:S\s?TT|TT|Stt|Số\sTT|SỐ\sTT|Số thứ tự)(?:\s|$)/u;
/** Whether a line begins as the header of a table does: with its column of numbers. */
export const opensHeader = (text: string): boolean => NUMBER_HEAD.test(text);
const FIRST_ROW = /^(?:\(?\d{1,3}\)?[.)]?|[IVX]{1,4}[.)]?|[A-D][.)]?)(?:\s|$)/u;
/** Two headings in a row that are one: "NỘI DUNG NHIỆM VỤ", "KẾT QUẢ, SẢN PHẨM", "CƠ QUAN, ĐƠN VỊ CHỦ TRÌ". */
const ONE: readonly (readonly ColumnRole[])[] = [
  ["task", "indicator"],
  ["result", "product"],
  ["due", "start"],
];
/** "Quý I", "6 tháng": a column beside others of the plan's year. */
const PERIOD = /^(?:quý (?:iv|i{1,3}|[1-4])|0?[369] tháng|cả năm)$/iu;
const SPAN = /^20\d\d\s?[-–]\s?20\d\d(?:\s\([^()]*\))?$/u;
/** Words that go on a heading but never begin one in the middle of a line. */
const TAIL = /^(?:thực|hiện|hoàn|thành|theo|dõi|đánh|giá|và|cụ|thể|chính|đạt|dự)$/iu;

/**
 * Reads the header of a flattened table: one line ("Stt Chỉ tiêu Cơ quan chủ trì … Thời gian") or a line for each piece of a
 * cell. It begins with the column of numbers and ends before the first row. Undefined where fewer than three columns are
 * known, or none says what is to be done.
 */
export function readFlatHeader(lines: readonly Line[], at: number): FlatHeader | undefined {
  if (!opensHeader(lines[at]!.text)) return undefined;
  let end = at;
  let length = 0;
  while (end < lines.length && end - at < MOST_LINES && length < MOST_LENGTH) {
    const { text } = lines[end]!;
    if (end > at && FIRST_ROW.test(text)) break;
    if (/[.;:]$/u.test(text) || text.startsWith("|")) return undefined;
    length += text.length + 1;
    end++;
  }
  if (end === lines.length || !FIRST_ROW.test(lines[end]!.text)) return undefined;
  const columns = segment(wordsOf(lines, at, end));
  const known = new Set(columns.map((c) => c.role));
  known.delete("unknown");
  if (known.size < 3 || !(known.has("task") || known.has("indicator"))) return undefined;
  return { columns, end: skipNumbering(lines, end, columns.length) };
}

interface Word {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly opensLine: boolean;
}

function wordsOf(lines: readonly Line[], from: number, to: number): Word[] {
  const words: Word[] = [];
  for (let line = from; line < to; line++)
    for (const found of lines[line]!.text.matchAll(/\S+/gu))
      words.push({
        text: found[0],
        line,
        start: found.index,
        end: found.index + found[0].length,
        opensLine: found.index === 0,
      });
  return words;
}

/**
 * Cuts the words of a header into columns: the cut that explains the most words. A column begins with a capital (in a
 * header all in capitals: anywhere) and is a heading that the lexicon knows; one that it does not know costs.
 */
function segment(words: readonly Word[]): FlatColumn[] {
  const capitals = words.every((w) => w.text === w.text.toUpperCase());
  const MOST_WORDS = 12;
  const number = /^(?:S|Số|SỐ)$/u.test(words[0]!.text) ? (words[1]!.text === "TT" ? 2 : 3) : 1;
  const best: { score: number; from: number; role: ColumnRole; year: number | null }[] = [
    { score: 0, from: -1, role: "unknown", year: null },
  ];
  for (let to = 1; to <= words.length; to++) {
    best[to] = { score: Number.NEGATIVE_INFINITY, from: -1, role: "unknown", year: null };
    for (let from = Math.max(0, to - MOST_WORDS); from < to; from++) {
      const before = best[from]!;
      const first = words[from]!;
      if (before.score === Number.NEGATIVE_INFINITY) continue;
      if (from > 0 && !capitals && !/^[\p{Lu}%Đ]/u.test(first.text)) continue;
      if (from > 0 && (/(?:[,/(-]|^(?:và|hoặc|của))$/iu.test(words[from - 1]!.text) || /^[-–]$/u.test(first.text)))
        continue;
      const text = words
        .slice(from, to)
        .map((w) => w.text)
        .join(" ");
      const { role, year, before: leading } = readHeader(text);
      // "Đơn vị tính | Thực hiện 2025": beside a year these words are a heading
      const isReached = role === "baseline" && year !== null && /^(?:19|20)\d\d$/u.test(words[to - 1]!.text);
      if (from > 0 && TAIL.test(first.text) && !isReached)
        if (capitals || !first.opensLine || !/^\p{Lu}/u.test(first.text)) continue;
      // "Số TT" is one column
      if (from === 0 ? to !== number : from < number || role === "number") continue;
      // "MỤC TIÊU | 2026 - 2030": the years of what stands before
      const opensValue = role === "value" && (year !== null || PERIOD.test(text));
      const isSpan = before.year === null && SPAN.test(text);
      if (from > 0 && isOneHeading(before.role, role) && (!opensValue || isSpan)) continue;
      const score = before.score + worth(words.slice(from, to), role, leading, capitals);
      if (score > best[to]!.score) best[to] = { score, from, role, year };
    }
  }
  const columns: FlatColumn[] = [];
  for (let to = words.length; to > 0; ) {
    const { from, role } = best[to]!;
    if (from < 0) return [];
    columns.unshift({ role, pieces: piecesOf(words.slice(from, to)) });
    to = from;
  }
  return columns;
}

/** Two words that begin a heading: "CƠ QUAN chủ trì", "THỜI GIAN hoàn thành". */
const OPENING =
  /^(?:cơ quan|đơn vị|bộ phận|thời gian|thời hạn|kết quả|sản phẩm|nội dung|nhiệm vụ|ghi chú|tiến độ|kinh phí|chỉ tiêu|chủ trì|phối hợp|dự kiến|người thực|lãnh đạo|phân công)(?!\p{L})/iu;

/** How well words make one heading: known, beginning with what the lexicon knows, and no second heading inside. */
function worth(words: readonly Word[], role: ColumnRole, leading: number, capitals: boolean): number {
  if (role === "unknown") return -2 - 0.5 * words.length;
  let score = 5 - 0.2 * words.length;
  words.forEach((word, i) => {
    const opens = OPENING.test(`${word.text} ${words[i + 1]?.text ?? ""}`);
    if (i === 0) score -= opens ? 0 : 0.5 * leading;
    else if (/[,/(&-]$/u.test(words[i - 1]!.text)) return;
    else if (capitals ? opens && !/^(?:nhiệm|chỉ|chủ|phối|thực)$/iu.test(word.text) : /^\p{Lu}\p{Ll}/u.test(word.text))
      score -= 3;
  });
  return score;
}

function isOneHeading(before: ColumnRole, role: ColumnRole): boolean {
  if (before === role && role !== "unknown") return true;
  if (before === "unit-or-measure" && (role === "lead" || role === "coordinating")) return true;
  return ONE.some((roles) => roles.includes(before) && roles.includes(role));
}

function piecesOf(words: readonly Word[]): FlatColumn["pieces"] {
  const pieces: { line: number; start: number; end: number }[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last?.line === word.line) last.end = word.end;
    else pieces.push({ line: word.line, start: word.start, end: word.end });
  }
  return pieces;
}

/** "(1) (2) (3) (4)", on one line or on many, numbers the columns. */
function skipNumbering(lines: readonly Line[], at: number, columns: number): number {
  let next = 1;
  let end = at;
  for (; end < lines.length && next <= columns; end++) {
    const numbers = /^(?:\(\d{1,2}\)\s*){1,12}$/u.test(lines[end]!.text)
      ? [...lines[end]!.text.matchAll(/\d+/gu)].map(Number)
      : [];
    if (numbers.length === 0 || numbers[0] !== next) break;
    next += numbers.length;
  }
  return next > 2 ? end : at;
}
