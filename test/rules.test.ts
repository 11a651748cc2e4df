import { describe, expect, it } from "vitest";
import { cellRules, rules as dueRules } from "../extractors/due/rules.js";
import { defineRule, type ReadyRule, run, withoutOverlaps } from "../extractors/engine/rule.js";

/** Every list of rules, with the context that its examples are written for. */
// biome-ignore lint/suspicious/noExplicitAny: rules of all kinds of facts stand side by side
const ALL: readonly (readonly [name: string, rules: readonly ReadyRule<any, any>[], context: unknown])[] = [
  ["due", dueRules, { year: 2026 }],
  ["due in cells", cellRules, { year: 2026 }],
];

describe.each(ALL)("rules: %s", (_name, rules, context) => {
  it.each(rules.map((rule) => [rule.id, rule] as const))("%s finds and skips what its examples say", (_id, rule) => {
    for (const [text, words, value] of rule.finds) {
      const found = [...run(rule, text, context)].map((one) => [text.slice(one.start, one.end), one.value]);
      expect(found, `in "${text}"`).toContainEqual([words, expect.objectContaining(value as object)]);
    }
    for (const text of rule.skips) expect([...run(rule, text, context)], `in "${text}"`).toEqual([]);
  });

  it("has one rule for each id", () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("comes to an end on long hostile lines", () => {
    // A pattern that blows up does not come back within the test's time limit.
    for (const piece of [
      "năm ",
      "từ 1/",
      "2025-",
      "theo kế hoạch của tỉnh, ",
      "hằng năm, ",
      "sau khi ",
      "quý I, ",
      "(đến ",
      " ",
      "9",
    ])
      for (const rule of rules) expect([...run(rule, piece.repeat(5000), context)].length).toBeLessThanOrEqual(5000);
  });
});

describe("the engine", () => {
  const rule = (pattern: RegExp) =>
    ({ id: "t", pattern, read: () => 1, finds: [["a", "a", 1]], skips: ["b"] }) as never;

  it("refuses ASCII classes, unbounded quantifiers and rules without examples", () => {
    expect(() => defineRule(rule(/\bnăm/))).toThrow("ASCII");
    expect(() => defineRule(rule(/năm\w/))).toThrow("ASCII");
    expect(() => defineRule(rule(/năm.*/))).toThrow("unbounded");
    expect(() => defineRule(rule(/\d{4,}/))).toThrow("unbounded");
    const bare = { id: "t", pattern: /năm/, read: () => 1, finds: [["năm", "năm", 1]], skips: [] } as never;
    expect(() => defineRule(bare)).toThrow("no examples");
  });

  it("keeps Vietnamese words and numbers whole", () => {
    const year = defineRule<number>({
      id: "year",
      pattern: /năm|20\d{2}/,
      read: () => 1,
      finds: [["trong năm", "năm", 1 as never]],
      skips: ["ănăm", "nămx"],
    });
    expect([...run(year, "12025 2025.5 1.2025 năm, (2026)", undefined)].map(({ start }) => start)).toEqual([20, 26]);
  });

  it("lets the leftmost, then the longest finding stand", () => {
    const found = [
      { start: 4, end: 9 },
      { start: 0, end: 3 },
      { start: 0, end: 5 },
      { start: 5, end: 6 },
    ];
    expect(withoutOverlaps(found)).toEqual([
      { start: 0, end: 5 },
      { start: 5, end: 6 },
    ]);
  });
});
