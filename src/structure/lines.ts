import type { SourceDocument } from "../model/source.js";
import type { MappedText } from "../text/mapped-text.js";

/** One printed line of the normalised text, trimmed; `#` of Markdown headings and `>` of quotations taken off. */
export interface Line {
  /** Range in the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Empty lines right before this one. */
  readonly blankBefore: number;
  /** Wholly bold or a Markdown heading. */
  readonly bold: boolean;
  /** It ends the bold run that the line before began: both are one heading. */
  readonly endsBold?: boolean;
  /** Says nothing: rules ("-----"), pictures, running headers the reader knows of. */
  readonly furniture: boolean;
  /** A number alone on its line: a page number, or a row number of a flattened table. */
  readonly loneNumber: boolean;
  /** Index of the drawn table the line stands in, or -1. */
  readonly drawnTable: number;
}

const RULE =
  /^(?:[-_=*.~•\s|]{3,}|[[\](){}]{1,3}|\+(?:[-=]{2,}\+){1,40}|!\[[^\]]{0,200}\]\([^)]{0,500}\)|<!--.{0,200}-->|\*{1,3})$/u;
/** "[Trang 3/12]", "--- Trang 3 ---", "Page 3 of 12", "--- PAGE BREAK ---": what a converter writes between two pages. */
const PAGE_MARK =
  /^[-–=*_~[(<\s]{0,12}(?:(?:trang|page)(?:\s?số)?\s?:?\s?\d{1,4}(?:\s?(?:\/|trên|of)\s?\d{1,4})?|page\s?-?break|ngắt trang|hết trang(?:\s\d{1,4})?)[-–=*_~\])>\s]{0,12}$/iu;
/** "CÔNG BÁO/Số 259/Ngày 30-04-2026" over each page of the gazette; "18.CTR31.DOC 9", a file's name and its page. */
const RUNNING_HEAD =
  /^(?:\d{1,4}\s{1,3})?CÔNG BÁO\s?\/\s?Số\s?[\d\s+]{1,16}\/\s?Ngày\s[\d\s./-]{6,14}(?:\s\d{1,4})?$|^\S{1,60}\.(?:DOCX?|PDF)(?:\s\d[\d\s]{0,5})?$/iu;
const LONE_NUMBER = /^[-–]?\s?\d{1,3}\s?[-–]?$/u;

/** What the stamp of a digital signature prints: "Ký bởi: …", "Cơ quan: …", "Ngày ký: 2026-05-27 07:55:25 +07:00". */
const STAMP =
  /^(?:(?:Được )?[Kk]ý (?:số )?bởi|Người ký|Thời gian ký|Ngày ký|Signature Not Verified|Digitally signed by)(?:\s?:|\s\p{Lu}|$)/u;
const IN_STAMP = /^(?:Cơ quan|Email|Tổ chức|Chức vụ|Location|Date|Reason)\s?:/u;

const isRunningHead = (words: string): boolean =>
  words.length <= 80 && /^CÔNG BÁO|\.(?:doc|pdf)|^\d{1,4}\s{1,3}CÔNG BÁO/iu.test(words) && RUNNING_HEAD.test(words);

/** Splits the text into lines. Lines that are empty are counted, not kept. */
export function scanLines(source: SourceDocument, text: MappedText): Line[] {
  const lines: Line[] = [];
  const whole = text.text;
  const tables = source.tables.map((t) => ({ start: text.fromRaw(t.range.start), end: text.fromRaw(t.range.end) }));
  const silent = source.furniture.map((r) => ({ start: text.fromRaw(r.start), end: text.fromRaw(r.end) }));
  const bold = (source.bold ?? []).map((r) => ({ start: text.fromRaw(r.start), end: text.fromRaw(r.end) }));
  let strong = 0;
  const isMarkdown = source.mediaType === "text/markdown";
  let blank = 0;
  let table = 0;
  let quiet = 0;
  for (let at = 0; at <= whole.length; ) {
    let to = whole.indexOf("\n", at);
    if (to < 0) to = whole.length;
    let start = at;
    let end = to;
    while (start < end && isBlank(whole.charCodeAt(start))) start++;
    while (end > start && isBlank(whole.charCodeAt(end - 1))) end--;
    let hashes = 0;
    if (isMarkdown) {
      while (whole[start + hashes] === "#" && hashes < 6) hashes++;
      if (hashes > 0) start += hashes;
      else if (whole[start] === ">") start++;
      while (start < end && isBlank(whole.charCodeAt(start))) start++;
    }
    if (start >= end) blank++;
    else {
      while (table < tables.length && tables[table]!.end <= start) table++;
      while (strong < bold.length && bold[strong]!.end <= start) strong++;
      while (quiet < silent.length && silent[quiet]!.end <= start) quiet++;
      const words = whole.slice(start, end);
      lines.push({
        start,
        end,
        text: words,
        blankBefore: blank,
        bold:
          hashes > 0 ||
          (isMarkdown && isEmphasised(text, start, end)) ||
          (strong < bold.length && bold[strong]!.start <= start),
        furniture:
          RULE.test(words) ||
          PAGE_MARK.test(words) ||
          isRunningHead(words) ||
          STAMP.test(words) ||
          (IN_STAMP.test(words) && STAMP.test(lines.at(-1)?.text ?? "")) ||
          (quiet < silent.length && silent[quiet]!.start <= start),
        loneNumber: words.length <= 7 && LONE_NUMBER.test(words),
        drawnTable: table < tables.length && tables[table]!.start <= start ? table : -1,
      });
      blank = 0;
    }
    at = to + 1;
  }
  if (isMarkdown) joinBoldRuns(text, lines);
  return lines;
}

/** What may stand behind a bold run on its line: "**1. Sở | Tài chính** (cơ quan chủ trì)". */
const ASIDE = /^(?:\s{0,3}\([^()*]{1,60}\))?[.:;]?$/u;

/** "**2. Sở" over "Khoa học và Công nghệ**": a bold run over two lines. */
function joinBoldRuns(text: MappedText, lines: Line[]): void {
  const { raw } = text;
  const opens = ({ start, end }: Line): boolean => {
    const range = text.toRaw(start, end);
    return raw.startsWith("**", range.start - 2) && !raw.slice(range.start, range.end + 1).includes("*");
  };
  const closes = ({ start, end }: Line): boolean => {
    const range = text.toRaw(start, end);
    const [inside, behind, ...more] = raw.slice(range.start - 2, range.end + 2).split("**");
    return more.length === 0 && behind !== undefined && !inside!.includes("*") && ASIDE.test(behind.trimEnd());
  };
  for (let i = 0; i + 1 < lines.length; i++) {
    const [line, next] = [lines[i]!, lines[i + 1]!];
    if (line.bold || next.bold || next.blankBefore > 0 || !opens(line) || !closes(next)) continue;
    lines[i] = { ...line, bold: true };
    lines[i + 1] = { ...next, bold: true, endsBold: true };
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0x2028 || code === 13;

/** Bold of Markdown opens right before the first letter (or before the marker) and closes after the last; italics are no sign. */
function isEmphasised(text: MappedText, start: number, end: number): boolean {
  const { raw } = text;
  const range = text.toRaw(start, end);
  return raw.startsWith("**", range.start - 2) && (raw[range.end] === "*" || raw[range.end - 1] === "*");
}
