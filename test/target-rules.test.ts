import { describe, expect, it } from "vitest";
import { COMPARATOR_RULES } from "../extractors/targets/comparators.js";
import { NOT_VALUES, notAValue } from "../extractors/targets/not-values.js";
import { findQuantities, UNIT_RULES } from "../extractors/targets/quantities.js";

const place = (text: string, number: string): [number, number] => {
  const start = text.indexOf(number);
  expect(start, `${number} in ${text}`).toBeGreaterThanOrEqual(0);
  return [start, start + number.length];
};

describe("numbers that are no values", () => {
  for (const rule of NOT_VALUES) {
    it(rule.id, () => {
      expect(rule.finds.length).toBeGreaterThan(0);
      for (const [text, number] of rule.finds) {
        const found = notAValue(text, text.toLowerCase(), ...place(text, number));
        expect(found, `${rule.id}: ${text}`).toBeDefined();
      }
      for (const [text, number] of rule.skips) {
        const [start, end] = place(text, number);
        const seen = rule.cased ? text : text.toLowerCase();
        const fits =
          (rule.number?.test(number) ?? true) &&
          (rule.after?.test(seen.slice(end)) ?? true) &&
          (rule.before?.test(seen.slice(0, start)) ?? true);
        expect(fits, `${rule.id} must not fit: ${text}`).toBe(false);
      }
    });
  }
});

describe("units", () => {
  for (const rule of UNIT_RULES) {
    it(rule.id, () => {
      expect(rule.finds.length).toBeGreaterThan(0);
      for (const [text, number, unitText] of rule.finds) {
        const found = findQuantities(text).find((q) => q.numberStart === text.indexOf(number));
        expect(found, text).toBeDefined();
        expect([found!.rule.replace("quantity/index", "quantity/bare"), found!.unitText], text).toEqual([
          `quantity/${rule.id}`,
          unitText,
        ]);
      }
      for (const [text, number] of rule.skips) {
        const found = findQuantities(text).find((q) => q.numberStart === text.indexOf(number));
        if (found) expect(found.rule, text).not.toBe(`quantity/${rule.id}`);
      }
    });
  }
});

describe("comparators", () => {
  for (const rule of COMPARATOR_RULES) {
    const fits = (text: string, number: string): boolean => {
      const [start, end] = place(text, number);
      return rule.pattern.test(rule.where === "after" ? text.slice(end) : text.slice(0, start));
    };
    it(rule.id, () => {
      for (const [text, number] of rule.finds) expect(fits(text, number), text).toBe(true);
      for (const [text, number] of rule.skips) expect(fits(text, number), text).toBe(false);
      expect(rule.skips.length).toBeGreaterThan(0);
    });
  }
});
