import { expect, test } from "vitest";
import { wordWeights } from "../scripts/build-word-weights.js";
import table from "../src/compare/word-weights.json" with { type: "json" };

test("the shipped word weights are those of the lexicon as it stands: else run npx tsx scripts/build-word-weights.ts", async () => {
  const { weights } = await wordWeights();
  const shipped: Readonly<Record<string, number>> = table.weights;
  const words = new Set([...Object.keys(weights), ...Object.keys(shipped)]);
  // A plan more or less changes little; a subject more or less does not pass.
  const stale = [...words].filter((word) => Math.abs((weights[word] ?? 1) - (shipped[word] ?? 1)) > 0.12);
  expect(stale).toEqual([]);
});
