import { LETTERS, lowered } from "../../src/text/words.js";
import { numberOf, type Sightings, sight, type Words } from "./sightings.js";

/** What one match says: `T`, or undefined where it looks right and is not. `groups` are the pattern's named groups. */
export type Groups = Readonly<Record<string, string | undefined>>;

/**
 * One extraction rule: data (id, pattern, examples) and a `read` that turns a match into a value. `C` is what a reading
 * needs to know of its surroundings (the plan's year, say). Build it with `defineRule`.
 */
export interface Rule<T, C = undefined> {
  /** Stable: stored with every fact the rule produced. */
  readonly id: string;
  /**
   * In lower case and with single blanks, for NFC text in any case and spacing (`plain`): a regex that folds case and
   * counts blanks itself takes a hundred times longer to compile. `defineRule` adds the flags and the word edges.
   */
  readonly pattern: RegExp;
  /** Any match has one of these whole words among its first 80 letters: the pattern is tried from 80 letters before the first on. */
  readonly anchor?: Words;
  /** Any match needs one word of each list: where all of a list are missing the pattern is not tried. */
  readonly needs?: readonly Words[];
  /** `groups` and `at` are of the plain text; `at` tells where the match stands, for readings that depend on what is around it. */
  read(groups: Groups, context: C, at: Place): T | undefined;
  /** [text, the exact words to find in it, the value]: run as tests. */
  readonly finds: readonly (readonly [text: string, words: string, value: Partial<T>])[];
  /** Texts in which the rule finds nothing: run as tests. */
  readonly skips: readonly string[];
}

export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Found<T> {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/**
 * A position that is not inside a word or a number. `\b` will not do: it knows only ASCII letters, so it finds "năm" in
 * "ănăm" and never finds "đến". Pattern source.
 */
export const EDGE = String.raw`(?!(?<=[${LETTERS}])[${LETTERS}])(?!(?<=\d)[.,]?\d)(?!(?<=\d[.,])\d)`;
const AT_EDGE = new RegExp(EDGE, "uy");

/**
 * Every match of a pattern (flag `g`) that begins at an edge, from `start` on. Tested here, not in the pattern: one that
 * begins with words is found much faster.
 */
export function* matchesAtEdge(pattern: RegExp, text: string, start = 0): Generator<RegExpExecArray> {
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    AT_EDGE.lastIndex = match.index;
    if (match[0] === "" || !AT_EDGE.test(text)) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const resume = pattern.lastIndex;
    yield match;
    pattern.lastIndex = resume;
  }
}

const BEFORE_ANCHOR = 80;

/** A rule that can be run. */
export type ReadyRule<T, C = undefined> = Omit<Rule<T, C>, "needs" | "anchor"> & {
  /** Numbers of words, as `Sightings` has them. */
  readonly needs: readonly (readonly number[])[];
  readonly anchor: readonly number[] | null;
};

/** Checks a rule and gives its pattern the flags and the word edges. Throws TypeError. */
export function defineRule<T, C = undefined>(rule: Rule<T, C>): ReadyRule<T, C> {
  const { source } = rule.pattern;
  if (/\\[bBwW]/.test(source)) throw new TypeError(`${rule.id}: \\b and \\w know only ASCII letters`);
  if (/(?<!\\)(?:[*+]|\{\d+,\})/.test(source)) throw new TypeError(`${rule.id}: an unbounded quantifier`);
  if (/\p{Lu}/u.test(source.replace(/\\[pP]\{[^}]*\}|\\[a-zA-Z]|\\u[0-9A-F]{4}/g, "")))
    throw new TypeError(`${rule.id}: a capital letter`);
  if (rule.finds.length === 0 || rule.skips.length === 0) throw new TypeError(`${rule.id}: no examples`);
  const needs = (rule.needs ?? []).map((words) => words.map(numberOf));
  const anchor = rule.anchor?.map(numberOf) ?? null;
  return Object.freeze({ ...rule, needs, anchor, pattern: new RegExp(`(?:${source})${EDGE}`, "gu") });
}

/**
 * Everything a rule finds in a text, in order, without overlaps among its own matches, added to `found`. Positions are those
 * of `text`.
 */
export function run<T, C>(
  { id, pattern, needs, anchor, read }: ReadyRule<T, C>,
  text: string,
  context: C,
  found: Found<T>[] = [],
): Found<T>[] {
  const { words, at, sightings } = plain(text);
  const anchored = anchor ? first(anchor, sightings) : 0;
  if (anchored < 0) return found;
  for (const list of needs) if (first(list, sightings) < 0) return found;
  for (const match of matchesAtEdge(pattern, words, Math.max(0, anchored - BEFORE_ANCHOR))) {
    const end = match.index + match[0].length;
    const value = read(match.groups ?? {}, context, { text: words, start: match.index, end });
    if (value !== undefined)
      found.push({
        rule: id,
        start: at?.[match.index] ?? match.index,
        end: at ? at[end - 1]! + 1 : end,
        value,
      });
  }
  return found;
}

/** Where the first of some words stands; -1 where none does. */
function first(words: readonly number[], sightings: Sightings): number {
  let place = -1;
  for (const word of words) {
    const at = sightings.first[word]!;
    if (at >= 0 && (place < 0 || at < place)) place = at;
  }
  return place;
}

interface Plain {
  readonly words: string;
  readonly sightings: Sightings;
  /** For each unit of `words` its place in the text; undefined where they are the same. */
  readonly at: readonly number[] | undefined;
}

let lastText: string | undefined;
let lastPlain: Plain = { words: "", sightings: sight(""), at: undefined };

/** Lower case, every white space one blank. The last answer is kept: many rules run over one text. */
function plain(text: string): Plain {
  if (text !== lastText) {
    lastPlain = toPlain(text);
    lastText = text;
  }
  return lastPlain;
}

function toPlain(text: string): Plain {
  const lower = lowered(text);
  // A few letters (İ) grow when lowered: the others are lowered one by one
  const words =
    lower !== text || !/\p{Lu}/u.test(text)
      ? lower
      : text.replace(/\p{Lu}/gu, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c));
  const sightings = sight(words);
  if (sightings.singleBlanks) return { words, sightings, at: undefined };
  const at: number[] = [];
  let out = "";
  for (let i = 0; i < words.length; i++) {
    const blank = /\s/u.test(words[i]!);
    if (blank && out.endsWith(" ")) continue;
    out += blank ? " " : words[i];
    at.push(i);
  }
  return { words: out, sightings: sight(out), at };
}

/** Leftmost first, then longest: what remains when overlapping findings are thinned out. */
export function withoutOverlaps<F extends { readonly start: number; readonly end: number }>(found: readonly F[]): F[] {
  if (found.length < 2) return [...found];
  const kept: F[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

/** Alternatives as pattern source, longest first, so that "đạt trên" is tried before "đạt". */
export const anyOf = (terms: Iterable<string>): string =>
  [...terms]
    .sort((a, b) => b.length - a.length)
    .map((term) => term.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"))
    .join("|");
