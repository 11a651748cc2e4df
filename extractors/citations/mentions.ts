import { lowered } from "../../src/text/words.js";
import { readDate } from "./date.js";
import { type IssuerReading, readIssuer } from "./issuer.js";
import { lawRule } from "./law.js";
import { numberRule } from "./number.js";
import { runCased } from "./rule.js";
import { shortFormRule } from "./short-form.js";

/** A document that a text names, as far as the words around the name tell. Ranges are in the text that was read. */
export interface Mention {
  readonly rule: string;
  /** Kind, number and date: the words that name the document. */
  readonly start: number;
  end: number;
  /** Standard form; null for laws by name and for short forms not yet resolved. */
  number: string | null;
  readonly printed: string;
  readonly codes: readonly string[];
  date: string | null;
  docType: string | null;
  issuer: string | null;
  name: string | null;
  /** Letters that tell nothing: probably misread. */
  readonly odd: boolean;
  /** "57" of "Nghị quyết 57". */
  readonly figures: string | null;
}

/** "Luật Điện lực ngày 30 tháng 11 năm 2024 (Luật số 61/2024/QH15)": a number in a bracket right behind the date. */
const DATE_BEFORE = /ngày\s{1,2}\d{1,2}(?:\s{1,2}tháng\s{1,2}\d{1,2}\s{1,2}năm\s{1,2}|\/\d{1,2}\/)20\d\d\s?\(\s?$/u;

function dateBefore(text: string, start: number): string | null {
  const before = text.slice(Math.max(0, start - 48), start);
  const found = DATE_BEFORE.exec(before);
  return found ? (readDate(before, found.index)?.iso ?? null) : null;
}

/** Every mention in one statement or cell, in reading order. */
export function findMentions(text: string): Mention[] {
  // The cheapest tests first: most statements cite nothing.
  const hasFigures = /\d/u.test(text);
  const hasLaw = lowered(text).includes("luật");
  const mentions: Mention[] = [];
  if (!hasFigures && !hasLaw) return mentions;
  for (const { rule, start, end, value } of hasFigures ? runCased(numberRule, text) : []) {
    const { introduction, kind, number, printed, codes, odd } = value;
    const tail = readTail(text, end);
    const issuerBefore = introduction?.issuerAt == null ? undefined : readIssuer(text, introduction.issuerAt);
    const docType = introduction?.docType ?? null;
    mentions.push({
      rule,
      start: introduction?.start ?? start,
      end: tail.end,
      number,
      printed,
      codes,
      date: tail.date ?? dateBefore(text, introduction?.start ?? start),
      // "Văn bản số 12/KH-UBND" is a plan
      docType: docType === null || docType === "Văn bản" ? (kind ?? docType ?? defaultKind(codes)) : docType,
      issuer: tail.issuer?.name ?? issuerBefore?.name ?? null,
      name: introduction?.name ?? null,
      odd,
      figures: null,
    });
  }
  const outsideNumbers = outside([...mentions]);
  for (const { rule, start, end, value } of hasLaw ? runCased(lawRule, text) : []) {
    if (!outsideNumbers(start, end)) continue;
    const date = readDate(text, end);
    mentions.push({
      ...{ rule, start, end: date?.end ?? end, number: null, printed: text.slice(start, end), codes: [] },
      ...{
        date: date?.iso ?? null,
        docType: value.name.split(" ")[0] === "Bộ" ? "Bộ luật" : "Luật",
        issuer: "Quốc hội",
      },
      ...{ name: value.name, odd: false, figures: null },
    });
  }
  mentions.sort((a, b) => a.start - b.start);
  const outsideAll = outside([...mentions]);
  for (const { rule, end, value } of hasFigures ? runCased(shortFormRule, text) : []) {
    const start = value.from;
    if (!outsideAll(start, end)) continue;
    mentions.push({
      ...{ rule, start, end, number: null, printed: text.slice(start, end), codes: [], date: null },
      ...{ docType: value.docType, issuer: readTail(text, end).issuer?.name ?? null },
      ...{ name: null, odd: false, figures: value.figures },
    });
  }
  mentions.sort((a, b) => a.start - b.start);
  joinLists(text, mentions);
  return mentions;
}

/** Tells whether a range is clear of the ranges taken; both come in reading order. */
function outside(taken: readonly Mention[]): (start: number, end: number) => boolean {
  let i = 0;
  return (start, end) => {
    while (i < taken.length && taken[i]!.end <= start) i++;
    return i >= taken.length || taken[i]!.start >= end;
  };
}

interface Tail {
  readonly date: string | null;
  readonly issuer: IssuerReading | undefined;
  /** End of the date where it follows the number or the issuer; else end of the number. */
  readonly end: number;
}

/** ", ngày 22/12/2024 của Bộ Chính trị"; "của Thủ tướng Chính phủ ngày 03/6/2020". */
function readTail(text: string, at: number): Tail {
  const date = readDate(text, at);
  const issuer = readOf(text, date?.end ?? at);
  if (date) return { date: date.iso, issuer, end: date.end };
  const late = issuer && readDate(text, issuer.end);
  if (late) return { date: late.iso, issuer, end: late.end };
  return { date: null, issuer, end: at };
}

/** "của" and a body; "của các bộ" names none. */
function readOf(text: string, at: number): IssuerReading | undefined {
  const of = /^\s{0,3},?\s{0,3}của\s{1,3}/iu.exec(text.slice(at, at + 14));
  return of ? readIssuer(text, at + of[0].length) : undefined;
}

/** Nghị định 30/2020/NĐ-CP: a number without letters for its kind is an official letter's; laws carry the legislature's. */
function defaultKind(codes: readonly string[]): string | null {
  if (/^QH\d/u.test(codes[0]!)) return null;
  return codes.length > 1 ? "Công văn" : null;
}

const LINK = /^\s{0,3}(?:,|;|và|, và)?\s{0,3}$/u;

/**
 * "các Quyết định số 12/QĐ-UBND ngày 05/01/2026, số 15/QĐ-UBND ngày 09/01/2026 của UBND tỉnh": the kind is said once, before
 * the list, and the issuer once, after it.
 */
function joinLists(text: string, mentions: readonly Mention[]): void {
  const linked = (i: number): boolean => {
    const [before, after] = [mentions[i - 1], mentions[i]];
    if (!before?.number || !after?.number || !LINK.test(text.slice(before.end, after.start))) return false;
    return true;
  };
  const bare = (i: number): boolean => /^(?:số|\d)/iu.test(text.slice(mentions[i]!.start, mentions[i]!.start + 3));
  for (let i = 1; i < mentions.length; i++)
    if (linked(i) && bare(i) && (mentions[i]!.docType === null || mentions[i]!.docType === "Công văn"))
      mentions[i]!.docType = mentions[i - 1]!.docType;
  for (let i = mentions.length - 1; i > 0; i--)
    if (linked(i) && mentions[i - 1]!.issuer === null && mentions[i]!.codes.at(-1) === mentions[i - 1]!.codes.at(-1))
      mentions[i - 1]!.issuer = mentions[i]!.issuer;
}
