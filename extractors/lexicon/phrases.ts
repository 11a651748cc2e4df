import { fold } from "../../src/text/fold.js";

export interface PhraseMatch {
  /** The standard spelling. */
  readonly name: string;
  readonly end: number;
}

/**
 * Finds the longest phrase of a lexicon that begins at a place of a text, whatever its capitals and tone placement
 * ("UỶ BAN", "Ủy ban"). Words may be parted by one to three blanks.
 */
export class Phrases {
  /** Folded words of a phrase, or of the beginning of one (undefined), → its standard spelling. */
  private readonly names = new Map<string, string | undefined>();

  constructor(entries: Iterable<{ readonly name: string; readonly also?: readonly string[] }>) {
    for (const { name, also = [] } of entries)
      for (const spelling of [name, ...also]) {
        let key = "";
        for (const word of spelling.match(WORDS) ?? []) {
          if (key !== "" && !this.names.has(key)) this.names.set(key, undefined);
          key += ` ${fold(word)}`;
        }
        this.names.set(key, name);
      }
  }

  /** The longest phrase at `at` (leading blanks skipped) that ends at a word's end. */
  match(text: string, at: number): PhraseMatch | undefined {
    let found: PhraseMatch | undefined;
    let key = "";
    NEXT.lastIndex = at;
    for (let word = NEXT.exec(text); word; word = NEXT.exec(text)) {
      key += ` ${fold(word[1]!)}`;
      if (!this.names.has(key)) break;
      const name = this.names.get(key);
      const end = NEXT.lastIndex;
      if (name !== undefined && !/[\p{L}\p{M}\p{N}]/u.test(text[end] ?? "")) found = { name, end };
    }
    return found;
  }
}

const WORDS = /[\p{L}\p{M}\p{N}&]{1,16}|[,-]/gu;
const NEXT = /\s{0,3}([\p{L}\p{M}\p{N}&]{1,16}|[,-])/uy;
