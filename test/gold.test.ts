import { describe, expect, test } from "vitest";
import { ingest } from "../src/ingest/index.js";
import { extract } from "../src/pipeline.js";
import { normalize } from "../src/text/normalize.js";
import { CORPUS } from "./support/corpus.js";
import { differences, goldCases, knownDifferences, readGold } from "./support/gold.js";
import { letters } from "./support/vietnamese.js";

// A new case is a folder test/gold/NAME with what a person read in corpus/NAME.txt.
describe.each(goldCases())("%s", async (name) => {
  const source = await ingest(`${CORPUS}${name}.txt`);
  const { targets } = extract(source);

  test("targets are those that a person reads", () => {
    const known = knownDifferences(name);
    const now = differences(readGold(name), targets);
    for (const line of known) if (!now.includes(line)) console.warn(`mended, strike it out of ${name}: ${line}`);
    expect(now.filter((line) => !known.includes(line))).toEqual([]);
  });

  test("each quote stands at its place", () => {
    expect(targets.length).toBeGreaterThan(0);
    for (const { quote, span, spans } of targets) {
      const places = (spans ?? [span]).map(({ start, end }) => source.text.slice(start, end)).join("\n");
      expect(letters(normalize(places, source.mediaType === "text/markdown").text)).toBe(letters(quote));
    }
  });
});
