/** "truớc", "đuợc": a slip of keyboards and scans that no word has but behind a q ("quở"); "thuở" ends with it. */
const HALF_HORNED = /(?<!q)u(?=[ơớờởỡợ][a-zà-ỹ])/gu;

/**
 * Lower case with every position kept, for patterns without the `i` flag: matching without it is several times faster.
 * "truớc" is read as "trước". A text whose length would change (İ) is left as it is.
 */
export function lowered(text: string): string {
  if (text !== lastText) {
    const lower = text.toLowerCase();
    lastLower = lower.length === text.length ? lower.replace(HALF_HORNED, "ư") : text;
    lastText = text;
  }
  return lastLower;
}

// One statement is asked for its targets, its dates and its doer, one after the other.
let lastText = "";
let lastLower = "";

/** Whether a text has no small letter: "PHỤ LỤC 2", also "2025". */
export const isUpper = (text: string): boolean => !/\p{Ll}/u.test(text);
/** Capitals alone, and some of them side by side: "PHỤ LỤC 2", not "2025" and not "A. 1". */
export const isShouted = (text: string): boolean => isUpper(text) && /\p{Lu}{2}/u.test(text);

/**
 * The letters of Vietnamese and its neighbours with combining marks, as the inside of a class. A class with \p{L} takes a
 * regex thirty times longer to compile: milliseconds each, which every start of the program pays.
 */
export const LETTERS = String.raw`a-zA-Z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u036F\u1E00-\u1EFF`;
const IN_WORD = String.raw`[${LETTERS}\d\u00B2\u00B3\u00B9]`;
/** Not inside a word or number, before and after. `\b` knows only ASCII letters. */
export const WORD_START = `(?<!${IN_WORD})`;
export const WORD_END = `(?!${IN_WORD})`;

/**
 * Pattern source for whole words. Their first letters are tested before the edge: a look-behind at every position of a text
 * costs more than all the rest. `words` is pattern source, alternatives apart by "|".
 */
export function wholeWords(words: string): string {
  return `${startingWith(words)}(?:${words})${WORD_END}`;
}

/** The edge before `words` with the first-letter test in front. */
export function startingWith(words: string): string {
  const first = firstLetters(words);
  return first === null ? WORD_START : `(?=[${first}])${WORD_START}`;
}

/** The letters that a pattern's alternatives begin with, as the inside of a class; null where that cannot be told. */
export function firstLetters(source: string): string | null {
  const letters = new Set<string>();
  for (const alternative of alternatives(source)) {
    const group = /^\((?:\?:|\?<[a-z]\w*>)?(?![?])/iu.exec(alternative);
    if (group) {
      const close = closing(alternative);
      // "(?:…)?x": the group may be missing
      if (close < 0 || /^[?*{]/u.test(alternative.slice(close + 1))) return null;
      const inner = firstLetters(alternative.slice(group[0].length, close));
      if (inner === null) return null;
      for (const letter of inner.match(/\\?.-?\d?/gu) ?? []) letters.add(letter);
      continue;
    }
    if (alternative.startsWith("\\d")) letters.add("0-9");
    else if (/^[\p{L}\d%][^?*{]|^[\p{L}\d%]$/u.test(alternative)) letters.add(alternative[0]!);
    else return null;
  }
  return letters.size > 0 ? [...letters].join("") : null;
}

function alternatives(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === "\\") i++;
    else if (c === "(" || c === "[") depth++;
    else if (c === ")" || c === "]") depth--;
    else if (c === "|" && depth === 0) {
      found.push(source.slice(start, i));
      start = i + 1;
    }
  }
  found.push(source.slice(start));
  return found;
}

function closing(source: string): number {
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === "\\") i++;
    else if (c === "(") depth++;
    else if (c === ")" && --depth === 0) return i;
  }
  return -1;
}
