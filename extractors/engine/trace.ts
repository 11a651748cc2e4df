import type { RawRange } from "../../src/model/span.js";

/** What one rule did with one place of the text. */
export interface TraceEvent {
  /** "targets", "tasks", "citations" … */
  readonly stage: string;
  readonly rule: string;
  readonly what: "read" | "inferred" | "kept" | "dropped";
  /** The words it looked at, or what it made of them. */
  readonly text: string;
  /** Why it was dropped, or what it was inferred from; in Vietnamese, for the user of `explain`. */
  readonly reason?: string;
  readonly raw: RawRange;
}

/** Collects events for `explain`. Absent in ordinary runs: then nothing is built for it. */
export interface Trace {
  note(event: TraceEvent): void;
}
