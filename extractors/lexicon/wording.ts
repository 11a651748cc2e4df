import { foldWords } from "../../src/text/fold.js";
import lexicon from "./abbreviations.json" with { type: "json" };

const fillers = new Set(lexicon.fillers.map(foldWords));
const wordsOf = (text: string): string[] =>
  foldWords(text)
    .split(" ")
    .filter((word) => word !== "" && !fillers.has(word));

/** First word → [words on the left, words on the right], the longest left side first. */
const readings = new Map<string, { from: string[]; to: string[] }[]>();
for (const [left, right] of Object.entries(lexicon.read)) {
  const from = wordsOf(left);
  const first = readings.get(from[0]!);
  const entry = { from, to: wordsOf(right) };
  if (first) first.push(entry);
  else readings.set(from[0]!, [entry]);
}
for (const entries of readings.values()) entries.sort((a, b) => b.from.length - a.from.length);

/**
 * The words of a name in one standard form: folded, fillers dropped, abbreviations spelled out, variants unified, leading
 * zeros of numbers gone. "Tỉ lệ hồ sơ TTHC" and "tỷ lệ các hồ sơ thủ tục hành chính" give the same words.
 */
export function standardWords(name: string): string[] {
  const words = wordsOf(name);
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = readings.get(words[at]!)?.find(({ from }) => from.every((word, k) => words[at + k] === word));
    if (found) {
      out.push(...found.to);
      at += found.from.length;
    } else {
      out.push(words[at]!.replace(/^0+(?=\d)/u, ""));
      at++;
    }
  }
  return out;
}

/** Standard words as one text with a blank at both ends: a phrase stands in it exactly where it stands as whole words. */
export const standardText = (name: string): string => ` ${standardWords(name).join(" ")} `;

/** Reads phrases in standard words: the length of the longest one that begins at a place, 0 where none does. */
export function phraseReader(phrases: readonly string[]): (words: readonly string[], at: number) => number {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = standardWords(phrase);
    if (words.length === 0) continue;
    const list = byFirst.get(words[0]!);
    if (list) list.push(words);
    else byFirst.set(words[0]!, [words]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return (words, at) =>
    byFirst.get(words[at]!)?.find((phrase) => phrase.every((word, k) => words[at + k] === word))?.length ?? 0;
}
