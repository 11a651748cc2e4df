import type { Comparator, Unit } from "../../src/model/facts.js";

/** A number with its unit that may be a value committed to. Positions are in the statement's text. */
export interface Candidate {
  /** Where the number (with a sign printed right before it) begins, and where its unit ends. */
  start: number;
  end: number;
  /** The number alone. */
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly value: number;
  readonly valueHigh: number | null;
  readonly unit: Unit | null;
  readonly unitText: string | null;
  readonly rule: string;
  /** Set by the comparator step. */
  comparator: Comparator;
  /** The comparator was printed with this very value, not taken over from a list's first item. */
  ownComparator: boolean;
  change: "increase" | "decrease" | null;
  per: "year" | "quarter" | "month" | null;
  /** Clause of the sentence it belongs to: set by the clause step. */
  clauseStart: number;
  clauseEnd: number;
}
