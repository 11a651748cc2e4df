import { type Groups, matchesAtEdge, type Place } from "../engine/rule.js";

/**
 * A rule like the engine's, over the text as written: here capitals carry meaning ("TTg", "Luật", "số 57-NQ/TW"), so nothing
 * is folded. `read` may find that the words end before the match does: its value's `length` counts.
 */
export interface CasedRule<T> {
  readonly id: string;
  /** A blank stands for one to three white-space characters, " ?" for none to three. Case counts: folding it makes a pattern slow to compile. */
  readonly pattern: RegExp;
  read(groups: Groups, at: Place): T | undefined;
  /** [text, the exact words to find in it, the value]: run as tests. */
  readonly finds: readonly (readonly [text: string, words: string, value: Partial<T>])[];
  /** Texts in which the rule finds nothing: run as tests. */
  readonly skips: readonly string[];
}

export interface CasedMatch<T> {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** Checks a rule and gives its pattern flags and flexible blanks. Throws TypeError. */
export function defineCasedRule<T extends { readonly length: number }>(rule: CasedRule<T>): CasedRule<T> {
  const { source } = rule.pattern;
  if (/\\[bBwW]/.test(source)) throw new TypeError(`${rule.id}: \\b and \\w know only ASCII letters`);
  if (/(?<!\\)(?:[*+]|\{\d+,\})/.test(source)) throw new TypeError(`${rule.id}: an unbounded quantifier`);
  if (rule.finds.length === 0 || rule.skips.length === 0) throw new TypeError(`${rule.id}: no examples`);
  const flexible = source.replaceAll(" ?", String.raw`\s{0,3}`).replaceAll(" ", String.raw`\s{1,3}`);
  return Object.freeze({ ...rule, pattern: new RegExp(flexible, "gu") });
}

/** Everything a rule finds in a text, in reading order, without overlaps. */
export function runCased<T extends { readonly length: number }>(rule: CasedRule<T>, text: string): CasedMatch<T>[] {
  const found: CasedMatch<T>[] = [];
  for (const match of matchesAtEdge(rule.pattern, text)) {
    const start = match.index;
    const value = rule.read(match.groups ?? {}, { text, start, end: start + match[0].length });
    if (value !== undefined) found.push({ rule: rule.id, start, end: start + value.length, value });
  }
  return found;
}
