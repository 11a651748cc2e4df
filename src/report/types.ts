import type { Lang } from "../messages/index.js";
import type { DocumentFacts, Extraction, Target } from "../model/facts.js";
import type { Finding, Severity } from "../model/finding.js";
import type { Colour, Dialect } from "./list.js";

export const VERDICTS = [
  "weaker",
  "later",
  "missing",
  "incomparable",
  "interim",
  "earlier",
  "stricter",
  "same",
  "extra",
] as const;
/** How the child's target stands to the parent's; worst first in `VERDICTS`. */
export type Verdict = (typeof VERDICTS)[number];
export type Applies = "yes" | "no" | "unknown";

/** A document as far as a report names it. */
export type ReportDocument = Pick<
  DocumentFacts,
  "docType" | "number" | "date" | "title" | "issuer" | "locality" | "province" | "level"
> & { readonly id: string | null; readonly path: string | null };

export interface Pairing {
  readonly status: "certain" | "proposed" | "accepted" | "refused";
  readonly score: number;
  readonly why: readonly string[];
  readonly with?: { readonly id: string; readonly name: string };
}

export interface FieldComparison {
  readonly field: "value" | "comparator" | "unit" | "population" | "due";
  readonly parent: string | null;
  readonly child: string | null;
  readonly same: boolean;
}

export interface DiffItem {
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly applies: Applies;
  readonly parent: Target | null;
  readonly child: Target | null;
  readonly related: readonly Target[];
  readonly pairing: Pairing | null;
  readonly fields: readonly FieldComparison[];
  readonly note: string;
  /** The parent says this a second time; not counted in the summary. */
  readonly repeats?: string;
}

export type Summary = Readonly<Record<Verdict | "notApplicable" | "proposed", number>>;

export interface Diff {
  readonly schema: "doichieu.diff/1";
  /** `targets`: how many there are, whatever the filter. */
  readonly child: ReportDocument & { readonly targets: number };
  readonly parent: ReportDocument & { readonly targets: number };
  readonly items: readonly DiffItem[];
  readonly summary: Summary;
}

/** How many tasks say each of the five things. */
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
  readonly document: ReportDocument;
  readonly findings: readonly Finding[];
  readonly score: FiveScore;
}

export interface MatrixCell {
  /** `id` of the plan. */
  readonly plan: string;
  readonly verdict: Verdict;
  readonly child: Target | null;
  readonly applies?: Applies;
}

export interface MatrixRow {
  readonly parent: Target;
  readonly cells: readonly MatrixCell[];
}

export interface Matrix {
  readonly schema: "doichieu.matrix/1";
  readonly parent: ReportDocument;
  readonly plans: readonly ReportDocument[];
  readonly rows: readonly MatrixRow[];
}

export const REPORT_FORMATS = ["table", "json", "csv", "xlsx", "html", "docx"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportOptions {
  readonly lang: Lang;
  /** The filter of the command line, as given ("--verdict weaker,later"). What is rendered has passed it already. */
  readonly filter?: string;
  /** What else was read from the plan; gives XLSX its sheets of findings, targets and tasks. */
  readonly plan?: Pick<Extraction, "findings" | "targets" | "tasks">;
  /** Text of the plan as read: findings then show the words they are about. */
  readonly source?: string;
  readonly csvDialect?: Dialect;
  /** Of the terminal, in characters. */
  readonly width?: number;
  readonly colour?: boolean;
}

export const VERDICT_COLOUR: Readonly<Record<Verdict, Colour>> = {
  weaker: "red",
  later: "red",
  missing: "yellow",
  incomparable: "yellow",
  interim: "cyan",
  earlier: "cyan",
  stricter: "cyan",
  same: "green",
  extra: "gray",
};
