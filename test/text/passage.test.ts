import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalize } from "../../src/text/normalize.js";
import { Passage } from "../../src/text/passage.js";
import { letters, spelled } from "../support/vietnamese.js";

describe("Passage", () => {
  test("joins over a line break into one place", () => {
    const raw = "- Tỷ lệ đạt\n  85%.";
    const text = normalize(raw, false);
    const joined = Passage.join(text, [Passage.of(text, 2, 11), Passage.of(text, 12, text.text.length)]);
    expect(joined.text).toBe("Tỷ lệ đạt 85%.");
    expect(joined.toRaw()).toEqual([{ start: 2, end: raw.length }]);
  });

  test("a page number in between makes two places", () => {
    const raw = "Tỷ lệ đạt\n7\n85%.";
    const text = normalize(raw, false);
    const joined = Passage.join(text, [Passage.of(text, 0, 9), Passage.of(text, 12, 16)]);
    expect(joined.text).toBe("Tỷ lệ đạt 85%.");
    expect(joined.toRaw()).toEqual([
      { start: 0, end: 9 },
      { start: 12, end: 16 },
    ]);
    expect(joined.toRaw(10)).toEqual([{ start: 12, end: 16 }]);
    // The blank between the pieces belongs to no place.
    expect(joined.toRaw(9, 10)).toEqual([]);
  });

  test("an empty passage has no place", () => {
    const text = normalize(" \n ", false);
    const empty = Passage.of(text, 0, text.text.length);
    expect([empty.text, empty.start, empty.end, empty.toRaw()]).toEqual(["", -1, -1, []]);
  });

  /** A text cut at random places into pieces, some left out, joined again. */
  const cut = fc.tuple(
    spelled,
    fc.array(fc.tuple(fc.integer({ min: 1, max: 15 }), fc.boolean()), { minLength: 1, maxLength: 20 }),
    fc.nat(),
    fc.nat(),
  );

  test("any slice of joined pieces: its ranges ascend, lie inside and hold its letters, no others", () => {
    fc.assert(
      fc.property(cut, ([{ raw }, steps, a, b]) => {
        const document = normalize(raw, false);
        const parts: Passage[] = [];
        let at = 0;
        for (const [length, keep] of steps) {
          const end = Math.min(at + length, document.text.length);
          if (keep && end > at) parts.push(Passage.of(document, at, end));
          at = end;
        }
        const joined = Passage.join(document, parts);
        expect(letters(joined.text)).toBe(letters(parts.map((part) => part.text).join("")));
        if (joined.length === 0) return;
        const start = a % joined.length;
        const end = start + 1 + (b % (joined.length - start));
        const ranges = joined.toRaw(start, end);
        let last = 0;
        for (const range of ranges) {
          expect(range.start).toBeGreaterThanOrEqual(last);
          expect(range.end).toBeGreaterThan(range.start);
          last = range.end;
        }
        expect(last).toBeLessThanOrEqual(raw.length);
        expect(letters(ranges.map((range) => raw.slice(range.start, range.end)).join(""))).toBe(
          letters(joined.text.slice(start, end)),
        );
        const slice = joined.slice(start, end);
        expect(slice.text).toBe(joined.text.slice(start, end).replace(/^[ \u00A0]+|[ \u00A0]+$/gu, ""));
        if (slice.length > 0)
          expect(letters(slice.text)).toBe(letters(ranges.map((r) => raw.slice(r.start, r.end)).join("")));
      }),
    );
  });
});
