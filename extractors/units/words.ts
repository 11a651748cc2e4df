import { codeAt } from "../../src/text/code-at.js";
import { fold } from "../../src/text/fold.js";
import { remembering } from "../../src/text/memo.js";
import { isUpper } from "../../src/text/words.js";
import lexicon from "../lexicon/units.json" with { type: "json" };

/** A word of a unit's name in the one form in which names are compared: no accents, no case, abbreviations written out. */
export interface Word {
  readonly canon: string;
  /** With its accents, the tone last ("hoá" and "hóa" are one); "" in a written-out abbreviation. */
  readonly accent: string;
  /** Printed range. The words of one written-out abbreviation share it. */
  readonly start: number;
  readonly end: number;
  /** What is printed between the word before and this one: ", ", " và ", " - "; "" within an abbreviation. */
  readonly gap: string;
  readonly printed: string;
}

const ABBREVIATIONS = new Map(Object.entries(lexicon.abbreviations).map(([short, long]) => [short, long.split(" ")]));
const LONGEST_ABBREVIATION = 3;
const FIRST_OF_ABBREVIATIONS = new Set([...ABBREVIATIONS.keys()].map((short) => short.split(" ", 1)[0]!));
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Lower case, with the tone mark at the end, wherever in the syllable it is printed. */
export function accented(word: string): string {
  const apart = word.toLowerCase().normalize("NFD");
  return apart.replace(TONES, "").normalize("NFC") + (apart.match(TONES)?.join("") ?? "");
}

const AND = accented("và");

interface Form {
  readonly canon: string;
  readonly accent: string;
  /** All capitals, as abbreviations are. */
  readonly short: boolean;
}

/** Heads of units as a scan misreads them: "Sờ Y tế". Only with the capital: in lower case they are words of their own. */
const MISREAD: Readonly<Record<string, string>> = { Sờ: "Sở", Sỡ: "Sở", Uý: "Ủy", Bô: "Bộ" };

// Vietnamese has some 7,000 syllables; a hostile text may have more, so the memory is bounded.
const forms = new Map<string, Form>();
const MOST_FORMS = 20_000;
const LONGEST_WORD = 40;

function formOf(printed: string): Form {
  const word = printed.length > LONGEST_WORD ? printed.slice(0, LONGEST_WORD) : printed;
  let form = forms.get(word);
  if (!form) {
    if (forms.size >= MOST_FORMS) forms.clear();
    const short = isUpper(word) || word === "Tp" || word === "PTNT";
    forms.set(word, (form = { canon: fold(word), accent: accented(MISREAD[word] ?? word), short }));
  }
  return form;
}

interface Printed {
  readonly form: Form;
  readonly text: string;
  readonly start: number;
}

const IN_WORD = /^[\p{L}\p{M}\p{N}]/u;
/** What was seen of the characters up to the end of Latin (0: not yet), as a regex takes seven times as long. */
const seen = new Uint8Array(0x2000);
const NO_LETTER = 1;
const LETTER = 2;

/** How many units the character of a word at `i` takes; 0 for one that is of no word. */
function letterAt(text: string, i: number): number {
  const code = codeAt(text, i);
  if (seen[code] === LETTER) return 1;
  if (seen[code] === NO_LETTER) return 0;
  const letter = String.fromCodePoint(text.codePointAt(i)!);
  const isLetter = IN_WORD.test(letter);
  if (code < seen.length) seen[code] = isLetter ? LETTER : NO_LETTER;
  return isLetter ? letter.length : 0;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  for (const { length } = text; end < length; ) {
    const units = letterAt(text, end);
    if (units === 0) break;
    end += units;
  }
  return end;
}

function printedWords(text: string): Printed[] {
  const printed: Printed[] = [];
  for (let start = 0; start < text.length; ) {
    const end = wordEnd(text, start);
    if (end === start) {
      start++;
      continue;
    }
    const word = text.slice(start, end);
    const form = formOf(word);
    if (form.accent !== AND) printed.push({ form, text: word, start });
    start = end;
  }
  return printed;
}

/** "Sở KH&CN" → so · khoa · hoc · cong · nghe. "và" is no word of its own: it is part of a gap. */
export const wordsOf: (text: string) => readonly Word[] = remembering((text) => {
  const printed = printedWords(text);
  const words: Word[] = [];
  let before = 0;
  for (let i = 0; i < printed.length; ) {
    const { form, text: own, start } = printed[i]!;
    const gap = text.slice(before, start);
    const [long, count] = form.short ? abbreviation(printed, i) : NO_ABBREVIATION;
    const last = printed[i + count - 1]!;
    const end = last.start + last.text.length;
    if (!long) words.push({ canon: form.canon, accent: form.accent, start, end, printed: own, gap });
    else
      for (const [n, canon] of long.entries())
        words.push({ canon, accent: "", start, end, printed: text.slice(start, end), gap: n === 0 ? gap : "" });
    before = end;
    i += count;
  }
  return words;
});

/**
 * The word that a text begins with, read alone: for a first look at a text that may not be worth dividing. Undefined where it
 * begins with none, or with one that is not read alone (an abbreviation, "và").
 */
export function firstWord(text: string): Word | undefined {
  const end = wordEnd(text, 0);
  if (end === 0) return undefined;
  const printed = text.slice(0, end);
  const { canon, accent, short } = formOf(printed);
  return short || accent === AND ? undefined : { canon, accent, start: 0, end, gap: "", printed };
}

const NO_ABBREVIATION = [undefined, 1] as const;

/** Only capitals are abbreviations: "CA xã" is the police, "ca trực" a shift. */
function abbreviation(printed: readonly Printed[], at: number): readonly [readonly string[] | undefined, number] {
  if (!FIRST_OF_ABBREVIATIONS.has(printed[at]!.form.canon)) return NO_ABBREVIATION;
  for (let count = Math.min(LONGEST_ABBREVIATION, printed.length - at); count > 0; count--) {
    const part = printed.slice(at, at + count);
    if (!part.every(({ form }) => form.short)) continue;
    const long = ABBREVIATIONS.get(part.map(({ form }) => form.canon).join(" "));
    if (long) return [long, count];
  }
  return NO_ABBREVIATION;
}

/** The form in which two names are compared: "Uỷ ban MTTQ" → "uy ban mat tran to quoc". */
export const canonical = (text: string): string =>
  wordsOf(text)
    .map(({ canon }) => canon)
    .join(" ");

export const isAcronym = (printed: string): boolean => /^\p{Lu}[\p{Lu}\d]{1,8}$/u.test(printed);
export const isCapital = (printed: string): boolean => /^\p{Lu}/u.test(printed);
/** Two letters or more, all capitals: a heading's word or an acronym. */
export const isShouted = (printed: string): boolean => /^[\p{Lu}\p{M}]{2,}$/u.test(printed);
