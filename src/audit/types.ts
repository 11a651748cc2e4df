import type { DocumentFacts, Extraction } from "../model/facts.js";
import type { Finding } from "../model/finding.js";

/** What an audit looks at: everything read from one document, and its text. */
export interface Audited {
  readonly document: DocumentFacts;
  readonly text: string;
  readonly extraction: Pick<Extraction, "sections" | "targets" | "tasks" | "citations" | "findings">;
  /** For each citation the dates that other documents give to the same one, with how many of them do; empty where unknown. */
  readonly datesElsewhere?: readonly ReadonlyMap<string, number>[];
}

/** How many tasks have each of the five that must be clear ("5 rõ"). */
export interface FiveScore {
  readonly tasks: number;
  readonly allFive: number;
  readonly who: number;
  readonly what: number;
  readonly responsibility: number;
  readonly when: number;
  readonly product: number;
}

export interface Audit {
  readonly schema: "doichieu.audit/1";
  readonly document: DocumentFacts & { readonly id: string | null; readonly path: string | null };
  readonly findings: readonly Finding[];
  readonly score: FiveScore;
}
