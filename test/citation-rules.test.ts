import { describe, expect, it } from "vitest";
import { lawRule } from "../extractors/citations/law.js";
import { numberRule } from "../extractors/citations/number.js";
import { type CasedRule, runCased } from "../extractors/citations/rule.js";
import { shortFormRule } from "../extractors/citations/short-form.js";

function examples<T extends { readonly length: number }>(rule: CasedRule<T>): void {
  describe(rule.id, () => {
    it.each(rule.finds.map(([text, words, value]) => ({ text, words, value })))("finds $words in $text", (example) => {
      const found = [...runCased(rule, example.text)];
      expect(found).toHaveLength(1);
      expect(example.text.slice(found[0]!.start, found[0]!.end)).toBe(example.words);
      expect(found[0]!.value).toMatchObject(example.value);
    });
    it.each(rule.skips.map((text) => ({ text })))("finds nothing in $text", ({ text }) => {
      expect([...runCased(rule, text)]).toEqual([]);
    });
  });
}

examples(numberRule);
examples(lawRule);
examples(shortFormRule);
