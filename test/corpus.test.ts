import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ingest } from "../src/ingest/index.js";
import { foldWords } from "../src/text/fold.js";
import { normalize } from "../src/text/normalize.js";
import { CORPUS, samplePlans } from "./support/corpus.js";

const plans = samplePlans();
const words = new Map<string, string>();
for (const { file } of plans) words.set(file, foldWords(normalize((await ingest(CORPUS + file)).text).text));

describe("corpus/manifest.json", () => {
  test("names every sample file once, one province plan of 15 targets or more and five commune plans under it", () => {
    expect(plans.map(({ file }) => file).sort()).toEqual(
      readdirSync(CORPUS)
        .filter((f) => f.endsWith(".txt"))
        .sort(),
    );
    const children = plans.filter(({ parent }) => parent === "tinh-hoa-lu-96.txt");
    expect(children.length).toBeGreaterThanOrEqual(5);
    expect(children.some(({ issuer }) => issuer.startsWith("Đảng ủy"))).toBe(true);
    for (const { parent } of plans) if (parent) expect(words.has(parent)).toBe(true);
  });

  describe.each(plans)("$file", (plan) => {
    test("prints its number and place, cites its parent's number, and is of a plan's size", () => {
      const text = words.get(plan.file)!;
      if (plan.number) expect(text).toContain(foldWords(plan.number));
      if (plan.locality) expect(text).toContain(foldWords(plan.locality));
      const parent = plans.find(({ file }) => file === plan.parent);
      if (parent) expect(text).toContain(foldWords(parent.number!));
      const { size } = statSync(CORPUS + plan.file);
      expect(size).toBeGreaterThan(6_000);
      expect(size).toBeLessThan(25_000);
    });

    test(`is in ${plan.encoding}`, async () => {
      const bytes = readFileSync(CORPUS + plan.file);
      const { text } = await ingest(CORPUS + plan.file);
      expect(bytes.subarray(0, 2).toString("hex") === "fffe").toBe(plan.encoding.startsWith("UTF-16 LE with BOM"));
      expect(text.includes("\r\n")).toBe(plan.encoding.endsWith("CRLF"));
      expect(text === text.normalize("NFD")).toBe(plan.encoding.endsWith("NFD"));
      if (!plan.encoding.endsWith("NFD")) expect(text).toBe(text.normalize("NFC"));
    });

    test("holds the words of each planted deviation, and so does its parent", () => {
      for (const deviation of plan.deviations) {
        const own = deviation.kind === "audit" ? deviation.phrase : deviation.child?.phrase;
        if (own) expect(words.get(plan.file), deviation.note).toContain(foldWords(own));
        const above = deviation.kind === "diff" ? deviation.parent?.phrase : undefined;
        if (above) expect(words.get(plan.parent!), deviation.note).toContain(foldWords(above));
      }
    });
  });
});
