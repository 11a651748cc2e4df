import { remembering } from "../../src/text/memo.js";
import lexicon from "./indicators.json" with { type: "json" };
import { standardText, standardWords } from "./wording.js";

/** Who is counted. Two populations of different classes are never one indicator. */
export type Population = string;

/** What the lexicon knows of a canonical indicator. */
export interface IndicatorInfo {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly direction: "up" | "down";
  /** The lowest level it can be asked of: a "national" indicator is none of a commune's or a province's. */
  readonly scope: "national" | "province" | "any";
  readonly population: Population | null;
  readonly measure: string;
}

interface Entry extends IndicatorInfo {
  /** Phrases in standard words with a blank at both ends. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

const entries: readonly Entry[] = lexicon.subjects.flatMap(({ indicators }) =>
  indicators.map((one) => ({
    ...one,
    direction: one.direction as Entry["direction"],
    scope: one.scope as Entry["scope"],
    population: "population" in one ? (one.population as string) : null,
    all: one.all.map((group) => group.map(standardText)),
    none: one.none.map(standardText),
  })),
);
const byKey = new Map(entries.map((entry) => [entry.key, entry]));

/** Each entry hangs on one word of each phrase of its rarest group, so that a name is held against a handful of entries only. */
const byWord = indexByRareWord();

/** The canonical key of an indicator by its words, or null. Where several fit, the one that more of the words speak for. */
export const indicatorKey: (name: string) => string | null = remembering((name) => {
  const words = standardWords(name);
  const text = ` ${words.join(" ")} `;
  const tried = new Set<Entry>();
  let best: Entry | null = null;
  let most = 0;
  for (const word of words)
    for (const entry of byWord.get(word) ?? []) {
      if (tried.has(entry)) continue;
      tried.add(entry);
      const weight = weigh(entry, text);
      if (weight > most) {
        best = entry;
        most = weight;
      }
    }
  return best?.key ?? null;
});

/** What the lexicon knows of a key; undefined for one that it does not hold. */
export const indicatorInfo = (key: string): IndicatorInfo | undefined => byKey.get(key);

/** Every canonical indicator. */
export const indicatorInfos: readonly IndicatorInfo[] = entries;

/** 0 where the entry does not fit, else how much of the text it accounts for: letters of the longest phrase of each group. */
function weigh({ all, none }: Entry, text: string): number {
  let weight = 0;
  for (const group of all) {
    let longest = 0;
    for (const one of group) if (one.length > longest && text.includes(one)) longest = one.length;
    if (longest === 0) return 0;
    weight += longest;
  }
  return none.some((one) => text.includes(one)) ? 0 : weight;
}

function indexByRareWord(): Map<string, Entry[]> {
  const counts = new Map<string, number>();
  for (const { all } of entries)
    for (const word of new Set(all.flat().flatMap((one) => one.trim().split(" "))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarest = (one: string): string =>
    one
      .trim()
      .split(" ")
      .reduce((a, b) => (counts.get(b)! < counts.get(a)! ? b : a));
  const cost = (group: readonly string[]): number => group.reduce((sum, one) => sum + counts.get(rarest(one))!, 0);
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = entry.all.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    for (const word of new Set(group.map(rarest))) {
      const list = index.get(word);
      if (list) list.push(entry);
      else index.set(word, [entry]);
    }
  }
  return index;
}
