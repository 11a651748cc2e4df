import type { RawRange } from "../model/span.js";
import { letters } from "../text/letters.js";

/** A quote and where it is said to stand. */
export interface Quoted extends RawRange {
  readonly quote: string;
  readonly line: number;
  readonly spans: readonly RawRange[] | null;
}

export type Disproof = "no-place" | "wrong-line" | "other-words";

/** Why a quote is not proven by its document, undefined where it is. `lineOf` gives the 1-based line of an offset. */
export function disproof(fact: Quoted, text: string, lineOf: (offset: number) => number): Disproof | undefined {
  const spans = fact.spans ?? [fact];
  const inside = ({ start, end }: RawRange): boolean => start >= 0 && end > start && end <= text.length;
  if (fact.quote === "" || spans.length === 0 || !spans.every(inside) || !inside(fact)) return "no-place";
  if (lineOf(fact.start) !== fact.line) return "wrong-line";
  const found = spans.map(({ start, end }) => text.slice(start, end)).join("\n");
  return letters(found) === letters(fact.quote) ? undefined : "other-words";
}
