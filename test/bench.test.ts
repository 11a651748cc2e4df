import { describe, expect, test } from "vitest";
import { generatePlan } from "../scripts/bench/plan.js";
import { ingestBytes } from "../src/ingest/index.js";
import { extract } from "../src/pipeline.js";
import { foldWords } from "../src/text/fold.js";

describe("generated plans", () => {
  const plans = Array.from({ length: 40 }, (_, i) => generatePlan(7, i));

  test("are of the promised size and content", () => {
    for (const plan of plans) {
      expect(Buffer.byteLength(plan.text)).toBeGreaterThanOrEqual(30_000);
      expect(plan.targets).toBeGreaterThanOrEqual(15);
      expect(plan.duties).toBeGreaterThanOrEqual(20);
      expect(plan.citations).toBeGreaterThanOrEqual(8);
    }
  });

  test("the same seed writes the same plan, another seed and another number other ones", () => {
    expect(generatePlan(7, 3)).toEqual(plans[3]);
    expect(generatePlan(8, 3).text).not.toBe(plans[3]!.text);
    expect(new Set(plans.map(({ text }) => text)).size).toBe(plans.length);
  });

  test("no two of ten thousand share number and place", () => {
    const identities = new Set<string>();
    for (let i = 0; i < 10_000; i += 83) {
      const [, place, number] = generatePlan(1, i)
        .text.split("\n")
        .filter((line) => line.trim() !== "");
      identities.add(foldWords(`${place} ${number}`));
    }
    expect(identities.size).toBe(Math.ceil(10_000 / 83));
  });

  test("are read as plans: both forms yield the targets that were written into them", async () => {
    for (const plan of plans.slice(0, 4)) {
      const { targets } = extract(await ingestBytes(Buffer.from(plan.text), plan.name));
      expect(targets.length).toBeGreaterThanOrEqual(plan.targets);
    }
  });
});
