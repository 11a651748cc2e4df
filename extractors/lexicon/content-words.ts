import light from "./light-words.json" with { type: "json" };
import { phraseReader, standardWords } from "./wording.js";

const isLight = phraseReader(light.words);

/** The words of a name that say what is counted: in standard form, without those that mean nothing of their own. */
export function contentWords(name: string): string[] {
  const words = standardWords(name);
  const out: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = isLight(words, at);
    if (length === 0) out.push(words[at]!);
    at += length || 1;
  }
  return out;
}
