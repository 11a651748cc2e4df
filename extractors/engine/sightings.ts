import { FAR_BLANKS, isFarBlank } from "../../src/text/blanks.js";
import { codeAt } from "../../src/text/code-at.js";

/**
 * Which of a rule's words a text has, and where first. One look at each letter, however many words are asked for: a regex
 * for each of them would look at all letters again.
 *
 * A word is a run of letters in lower case ("đến"), two of them ("định kỳ"), one sign ("/"), or one of the two kinds of
 * figures below.
 */
export type Words = readonly string[];

/** Any run of digits, and one that may hold a year: four digits or more. */
export const FIGURE = "0";
export const YEAR_FIGURE = "0000";

/** Where each word stands first, by its number; -1 where the text does not have it. Words of one hash only cost time. */
export interface Sightings {
  readonly first: Int32Array;
  /** White space is plain blanks that stand alone. */
  readonly singleBlanks: boolean;
}

const MOST = 256;
const first = new Int32Array(MOST);

// An open hash table, far larger than its few words: most words of a text meet an empty slot.
const SLOTS = 1024;
const hashes = new Int32Array(SLOTS);
const numbers = new Uint8Array(SLOTS);
let known = 0;

/** The number of a word, by which `Sightings` tells of it. Words are made known when rules are defined. */
export function numberOf(word: string): number {
  const hash = hashOf(word);
  const slot = slotOf(hash);
  if (hashes[slot] === hash) return numbers[slot]!;
  if (known === MOST) throw new RangeError("more words than the table is made for");
  hashes[slot] = hash;
  numbers[slot] = known;
  return known++;
}

/** `text` is in lower case. The answer holds until the next text is looked at. */
export function sight(text: string): Sightings {
  first.fill(-1, 0, known);
  let hash = 0;
  let start = 0;
  let digits = 0;
  // The word before and this one as one word, after a blank
  let both = 0;
  let startOfBoth = 0;
  let singleBlanks = true;
  let blankAt = -2;
  const { length } = text;
  for (let i = 0; i <= length; i++) {
    const code = i < length ? codeAt(text, i) : BLANK_CODE;
    const kind = code < KINDS.length ? KINDS[code]! : SIGN;
    if (kind === LETTER) {
      if (hash === 0) start = i;
      hash = next(hash, code);
      both = next(both, code);
      continue;
    }
    if (hash !== 0) {
      note(hash, start);
      if (startOfBoth < start) note(both, startOfBoth);
    }
    both = next(hash, code);
    startOfBoth = start;
    hash = 0;
    if (kind === DIGIT) {
      if (++digits === 1) note(FIGURE_HASH, i);
      else if (digits === 4) note(YEAR_HASH, i - 3);
      continue;
    }
    digits = 0;
    if (kind === SIGN) {
      note(code, i);
      if (code >= FAR_BLANKS && isFarBlank(code)) singleBlanks = false;
    } else if (i < length) {
      if (code !== BLANK_CODE || blankAt === i - 1) singleBlanks = false;
      blankAt = i;
    }
  }
  return { first, singleBlanks };
}

function note(hash: number, at: number): void {
  const slot = slotOf(hash);
  if (hashes[slot] !== hash) return;
  const number = numbers[slot]!;
  if (first[number] === -1) first[number] = at;
}

const BLANK_CODE = 32;
const SIGN = 0;
const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;

/** For each code what it is. Above À all are taken for letters but × and ÷. */
const KINDS = new Uint8Array(0x2000)
  .fill(LETTER, 0xc0)
  .fill(LETTER, 97, 123)
  .fill(LETTER, 65, 91)
  .fill(DIGIT, 48, 58)
  .fill(BLANK, 9, 14);
KINDS[0xd7] = KINDS[0xf7] = SIGN;
KINDS[BLANK_CODE] = KINDS[0xa0] = BLANK;

const next = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** Its slot, or the free one where it belongs. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = next(hash, word.charCodeAt(i));
  return hash;
}

const FIGURE_HASH = hashOf(FIGURE);
const YEAR_HASH = hashOf(YEAR_FIGURE);
