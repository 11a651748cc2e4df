import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RawRange } from "../../src/model/span.js";
import { MappedText } from "../../src/text/mapped-text.js";

describe("MappedText.edit", () => {
  test("kept stretches map by a constant, replaced ones as a whole, deleted ones belong to nobody", () => {
    const text = MappedText.edit("a--b**c", /--|\*\*/g, ([found]) => (found === "--" ? "+" : ""));
    expect(text.text).toBe("a+bc");
    expect(text.toRaw(0, 1)).toEqual({ start: 0, end: 1 });
    expect(text.toRaw(1, 2)).toEqual({ start: 1, end: 3 });
    expect(text.toRaw(2, 3)).toEqual({ start: 3, end: 4 });
    expect(text.toRaw(3, 4)).toEqual({ start: 6, end: 7 });
    expect(text.toRaw(0, 4)).toEqual({ start: 0, end: 7 });
  });

  test("a foreign or empty range is an error, not a guess", () => {
    const text = MappedText.of("abc");
    for (const [start, end] of [
      [0, 0],
      [2, 1],
      [-1, 1],
      [0, 4],
    ] as const)
      expect(() => text.toRaw(start, end)).toThrow(RangeError);
    expect(() => MappedText.edit("a", /a/, () => "b")).toThrow(TypeError);
  });

  test("a text that is deleted wholly is empty", () => {
    const text = MappedText.edit("***", /\*+/g, () => "");
    expect(text.text).toBe("");
    expect(text.fromRaw(1)).toBe(0);
  });

  /** The same edit done by hand, unit by unit: for each unit of the result the raw range it came from. */
  function byHand(raw: string, edits: readonly { at: number; length: number; words: string }[]) {
    const units: (RawRange & { unit: string })[] = [];
    let at = 0;
    for (const edit of [...edits, { at: raw.length, length: 0, words: "" }]) {
      for (; at < edit.at; at++) units.push({ unit: raw[at]!, start: at, end: at + 1 });
      for (const unit of edit.words.split("")) units.push({ unit, start: edit.at, end: edit.at + edit.length });
      at = edit.at + edit.length;
    }
    return units;
  }

  const cases = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(..."abcdế \n"), maxLength: 40 }),
      fc.array(
        fc.tuple(
          fc.nat(4),
          fc.integer({ min: 1, max: 4 }),
          fc.string({ unit: fc.constantFrom(..."xyz"), maxLength: 3 }),
        ),
      ),
    )
    .map(([raw, steps]) => {
      const edits: { at: number; length: number; words: string }[] = [];
      let at = 0;
      for (const [gap, length, words] of steps) {
        if (at + gap + length > raw.length) break;
        edits.push({ at: at + gap, length, words });
        at += gap + length;
      }
      return { raw, edits };
    });

  /** Runs exactly the given edits through the one door there is: a pattern over the raw text. */
  function edited(raw: string, edits: readonly { at: number; length: number; words: string }[]): MappedText {
    const left = [...edits];
    // Between two edits the pattern takes one unit at a time, so that it stands at each edit's place in turn.
    const pattern = /[\s\S]/g;
    return MappedText.edit(raw, pattern, (match) => {
      const next = left[0];
      if (!next || match.index !== next.at) return undefined;
      left.shift();
      match[0] = raw.slice(next.at, next.at + next.length);
      pattern.lastIndex = next.at + next.length;
      return next.words;
    });
  }

  test("random edits: text, ranges and their inverse are those of the edit done by hand", () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat(), ({ raw, edits }, a, b) => {
        const mapped = edited(raw, edits);
        const units = byHand(raw, edits);
        expect(mapped.text).toBe(units.map(({ unit }) => unit).join(""));
        expect(mapped.raw).toBe(raw);
        if (units.length === 0) return;
        const start = a % units.length;
        const end = start + 1 + (b % (units.length - start));
        expect(mapped.toRaw(start, end)).toEqual({ start: units[start]!.start, end: units[end - 1]!.end });
      }),
    );
  });

  test("random edits: starts never fall, and fromRaw finds the first unit at or after an offset", () => {
    fc.assert(
      fc.property(cases, ({ raw, edits }) => {
        const mapped = edited(raw, edits);
        const units = byHand(raw, edits);
        let last = 0;
        for (let i = 0; i < mapped.text.length; i++) {
          const { start, end } = mapped.toRaw(i, i + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(raw.length);
          last = start;
        }
        for (let offset = 0; offset <= raw.length; offset++) {
          const wanted = units.findIndex((unit) => unit.start >= offset);
          expect(mapped.fromRaw(offset), `offset ${offset}`).toBe(wanted < 0 ? units.length : wanted);
        }
      }),
    );
  });
});
