import type { FiveScore } from "../audit/types.js";
import type { CellTarget } from "../compare/matrix.js";
import type { Applies, DiffDocument, Verdict } from "../compare/types.js";
import type { Lang } from "../messages/index.js";
import type { Extraction, Target } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import type { Colour, Dialect } from "./list.js";

/** A document as far as a report names it. */
export type ReportDocument = Omit<DiffDocument, "targets">;

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
  /** As much of the plan's target as a cell shows; the whole comes from `ReportOptions.targetOf`. */
  readonly child: CellTarget | null;
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
  /** Fields that JSON has besides the contract's. */
  readonly besides?: object;
  /** What else was read from the plan; gives XLSX its sheets of findings, targets and tasks. */
  readonly plan?: Pick<Extraction, "findings" | "targets" | "tasks">;
  /** The whole target of a cell of a matrix, by the ids of plan and target: for the formats that show quotes. */
  readonly targetOf?: (plan: string, target: string) => Target | undefined;
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
