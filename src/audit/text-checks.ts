import { contentWords } from "../../extractors/lexicon/content-words.js";
import type { Translate } from "../messages/index.js";
import type { DocumentFacts, Extraction } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import type { RawRange, Span } from "../model/span.js";
import { singleBlanks } from "../text/blanks.js";
import { fold } from "../text/fold.js";
import { LineIndex } from "../text/line-index.js";

type SpanOf = (range: RawRange) => Span;

/** Places in a text of which only offsets are known. */
export function spansIn(text: string): SpanOf {
  const lines = new LineIndex({ text, pages: null, pageStarts: [] });
  return ({ start, end }) => ({ start, end, page: null, line: lines.line(start) });
}

const EDGE = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const IMPOSSIBLE_UNITS = new RegExp(String.raw`${EDGE}(?:[KMGT]bps|[KMGT]b\/s|[KMGT]bit\/s)\/s(?![\p{L}\p{N}])`, "giu");
const DATES = new RegExp(String.raw`${EDGE}(?:ngày\s{1,3})(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)`, "giu");
const QUARTERS = new RegExp(String.raw`${EDGE}quý\s{1,3}((?:[IVX]{1,4})|\d{1,2})\s{0,3}(?:\/|năm)\s{0,3}\d{4}`, "giu");
const QUARTER_NAMES = new Set(["I", "II", "III", "IV", "1", "2", "3", "4", "01", "02", "03", "04"]);

/** Units that cannot be and dates that never were. */
export function suspiciousText(text: string, spanOf: SpanOf, t: Translate): Finding[] {
  const findings: Finding[] = [];
  const add = (m: RegExpMatchArray, message: string, correction?: string): void => {
    findings.push({
      code: "suspicious-value",
      severity: "warning",
      message,
      ...(correction ? { correction } : {}),
      spans: [spanOf({ start: m.index!, end: m.index! + m[0].length })],
    });
  };
  for (const m of text.matchAll(IMPOSSIBLE_UNITS))
    add(m, t("found.impossible-unit", { unit: m[0] }), m[0].replace(/\/s$/iu, ""));
  for (const m of text.matchAll(DATES))
    if (!isDay(Number(m[3]), Number(m[2]), Number(m[1]))) add(m, t("found.impossible-day", { day: m[0].trim() }));
  for (const m of text.matchAll(QUARTERS))
    if (!QUARTER_NAMES.has(m[1]!.toUpperCase())) add(m, t("found.impossible-quarter", { quarter: m[0].trim() }));
  return findings;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words in a row that count as the same clause; how far apart the two may be; content words that the title has not. */
const SEED = 8;
const LEAST = 10;
const FAR = 90;
const LEAST_CONTENT = 8;
/** From so many words on, a clause that stands in two statements of one section is a copy, not a phrase that comes naturally. */
const LONG = 16;
/** A title that is cited is repeated with every citation: so many words after one are left out. */
const AFTER_CITATION = 45;

/** The same clause twice within one statement or right after it: a slip of copying. */
export function duplicateClauses(
  text: string,
  document: DocumentFacts,
  { citations, tasks, sections }: Pick<Extraction, "citations" | "tasks" | "sections">,
  spanOf: SpanOf,
  t: Translate,
): Finding[] {
  const words: Word[] = Array.from(withoutPageNumbers(text).matchAll(/[\p{L}\p{M}\p{N}]{1,60}/gu), (m) => ({
    text: fold(m[0]),
    start: m.index,
    end: m.index + m[0].length,
  }));
  const cited = new Set<number>();
  for (const { span, spans } of citations) {
    const end = (spans ?? [span]).at(-1)!.end;
    const at = words.findIndex((word) => word.start >= span.start);
    const after = words.findIndex((word) => word.start >= end);
    if (at < 0) continue;
    const last = Math.min(words.length, (after < 0 ? words.length : after) + AFTER_CITATION);
    for (let k = at; k < last; k++) {
      cited.add(k);
      // The cited title ends with its sentence.
      if (k >= after && /[;.:]/u.test(text.slice(words[k]!.end, words[k + 1]?.start ?? text.length))) break;
    }
  }
  const tables = tasks.filter(({ origin }) => origin === "table").flatMap(({ span, spans }) => spans ?? [span]);
  const inTable = (offset: number): boolean => tables.some(({ start, end }) => offset >= start && offset < end);
  const starts = sections.map(({ span }) => span.start);
  const together = (a: number, b: number, length: number): boolean =>
    !starts.some((start) => start > a && start <= b) &&
    (length >= LONG || !/\n\s*(?:[-+•*]|\(?[\da-zđ]{1,2}[.)])\s/u.test(text.slice(a, b)));
  const title = new Set(contentWords(document.title ?? ""));
  const findings: Finding[] = [];
  const last = new Map<string, number>();
  for (let i = 0; i + SEED <= words.length; ) {
    const key = words
      .slice(i, i + SEED)
      .map((word) => word.text)
      .join(" ");
    const j = last.get(key);
    last.set(key, i);
    if (j === undefined || i - j > FAR || i - j < SEED || cited.has(i) || cited.has(j)) {
      i++;
      continue;
    }
    let same = SEED;
    while (i + same < words.length && j + same < i && words[i + same]!.text === words[j + same]!.text) same++;
    const clause = bounded(text, words, j, i, same);
    if (clause && !inTable(words[i]!.start)) {
      const [from, to] = clause;
      const said = singleBlanks(text.slice(words[i + from]!.start, words[i + to]!.end));
      const own = new Set(contentWords(said).filter((word) => !title.has(word)));
      const length = to - from + 1;
      if (
        length >= LEAST &&
        own.size >= LEAST_CONTENT &&
        together(words[j + from]!.start, words[i + from]!.start, length)
      )
        findings.push({
          code: "duplicate-statement",
          severity: "info",
          message: t("found.said-twice", { said: said.length > 120 ? `${said.slice(0, 117)}…` : said }),
          spans: [
            spanOf({ start: words[j + from]!.start, end: words[j + to]!.end }),
            spanOf({ start: words[i + from]!.start, end: words[i + to]!.end }),
          ],
        });
    }
    i += same;
  }
  return findings;
}

/** The longest part of the match that is a whole clause: it ends at a mark in both places, and begins at one (or after a number) in one. */
function bounded(
  text: string,
  words: readonly Word[],
  first: number,
  second: number,
  length: number,
): [number, number] | null {
  const marks = (at: number, side: "before" | "after"): boolean => {
    const gap =
      side === "before"
        ? text.slice(words[at - 1]?.end ?? 0, words[at]!.start)
        : text.slice(words[at]!.end, words[at + 1]?.start ?? text.length);
    return (
      /[;.:!?•(%]|\n\s*\n|\n\s*[-+]/u.test(gap) ||
      (side === "before" ? /,|-/u.test(gap) || /^\d/u.test(words[at - 1]?.text ?? "0") : /[,)]/u.test(gap))
    );
  };
  let from = 0;
  while (from < length && !(marks(first + from, "before") || marks(second + from, "before"))) from++;
  let to = length - 1;
  while (to > from && !(marks(first + to, "after") && marks(second + to, "after"))) to--;
  return to > from ? [from, to] : null;
}

/** Page numbers on lines of their own do not part a clause. Same length, so that offsets hold. */
const withoutPageNumbers = (text: string): string =>
  text.replace(/^[ \t]*\d{1,3}[ \t]*$/gmu, (line) => " ".repeat(line.length));
