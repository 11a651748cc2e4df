/**
 * Writes `src/compare/word-weights.json`: how much each word tells indicators apart, by its inverse document frequency over
 * the lexicon of indicators and the targets of the sample plans. Shipped, not computed at run time, so that two documents
 * always get the same verdicts.   npx tsx scripts/build-word-weights.ts
 */
import { readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { contentWords } from "../extractors/lexicon/content-words.js";
import lexicon from "../extractors/lexicon/indicators.json" with { type: "json" };
import { ingest } from "../src/ingest/index.js";
import { extract } from "../src/pipeline.js";

interface Frequencies {
  addDocument(words: string[]): void;
  idf(word: string): number;
}
// The root import of natural takes a second and prints; this part does neither. It has no types of its own.
const { TfIdf } = createRequire(import.meta.url)("natural/lib/natural/tfidf/index.js") as {
  TfIdf: new () => Frequencies;
};

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** The weights as the lexicon and the sample plans stand now, and of how many names. */
export async function wordWeights(): Promise<{ weights: Record<string, number>; names: number }> {
  const documents: string[][] = lexicon.subjects
    .flatMap(({ indicators }) => indicators)
    .map(({ vi, examples }) => [vi, ...examples].flatMap(contentWords));
  for (const file of readdirSync(`${ROOT}corpus`).sort()) {
    if (!/\.(?:txt|md)$/u.test(file)) continue;
    const names = new Set(
      extract(await ingest(`${ROOT}corpus/${file}`)).targets.map(({ indicator }) => indicator.name),
    );
    for (const name of names) documents.push(contentWords(name));
  }
  const frequencies = new TfIdf();
  const seen = new Map<string, number>();
  for (const words of documents) {
    frequencies.addDocument(words);
    for (const word of new Set(words)) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  const rare = frequencies.idf([...seen].find(([, n]) => n === 1)![0]);
  const weights: Record<string, number> = {};
  for (const [word, n] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (n > 1) weights[word] = Math.max(0.15, Math.round((frequencies.idf(word) / rare) * 100) / 100);
  return { weights, names: documents.length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { weights, names } = await wordWeights();
  const about =
    "Weight of each word by its inverse document frequency; a word that is not here weighs 1. Made by scripts/build-word-weights.ts.";
  writeFileSync(`${ROOT}src/compare/word-weights.json`, `${JSON.stringify({ about, weights }, null, 2)}\n`);
  process.stdout.write(`${Object.keys(weights).length} words from ${names} names\n`);
}
