import type { Span } from "./span.js";

export type Severity = "error" | "warning" | "info" | "ok";

/** A doubtful place in a document. Not an exception: the document is read on. `code` as in the README's table of findings. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence for a colleague, in the language asked for. */
  readonly message: string;
  /** What should stand there, where that is known. */
  readonly correction?: string;
  readonly spans: readonly Span[];
}
