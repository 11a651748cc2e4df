import { longestName } from "./lexicon.js";
import { wordsOf } from "./words.js";

/** Units that share the word of their class: "Các Sở: Y tế, Giáo dục và Đào tạo", "các bộ Quốc phòng, Công an". */
export interface ClassList {
  /** Each with the word that is printed once: "Sở Y tế". Ends in the text that was read. */
  readonly units: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly end: number;
}

const CLASS_WORD = /^(?:các\s{1,3})?(bộ|sở|ban|phòng|hội|cục|vụ)(\s?:)?\s{1,3}(?=\p{Lu})/iu;
const NEXT = /^\s?(?:[,;]|[,;]?\s(?:và|cùng))\s{1,3}(?=\p{Lu})/u;
/** The longest name of a unit. */
const LONGEST = 120;
const MOST = 30;

/** Reads such a list at the start of the text; undefined where fewer than two known units follow (one after a colon is none either). */
export function classList(text: string): ClassList | undefined {
  const opened = CLASS_WORD.exec(text);
  if (!opened || !/^các\s|:/iu.test(opened[0])) return undefined;
  const word = opened[1]!;
  const head = word[0]!.toUpperCase() + word.slice(1).toLowerCase();
  const units: { name: string; start: number; end: number }[] = [];
  let at = opened[0].length;
  while (units.length < MOST) {
    const name = `${head} ${text.slice(at, at + LONGEST)}`;
    const words = wordsOf(name);
    const match = longestName(words, 0);
    if (!match || match.count < 2) break;
    const end = words[match.count - 1]!.end;
    const stop = at + end - head.length - 1;
    units.push({ name: name.slice(0, end), start: units.length === 0 ? 0 : at, end: stop });
    const next = NEXT.exec(text.slice(stop, stop + 12));
    if (!next) break;
    at = stop + next[0].length;
  }
  return units.length < 2 ? undefined : { units, end: units.at(-1)!.end };
}
