import type { DocumentFacts, Target } from "../model/facts.js";
import type { Severity } from "../model/finding.js";

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

export const SEVERITY: Readonly<Record<Verdict, Severity>> = {
  weaker: "error",
  later: "error",
  missing: "warning",
  incomparable: "warning",
  interim: "info",
  earlier: "info",
  stricter: "info",
  same: "ok",
  extra: "info",
};

/** Can the parent's target be asked of the child at all? */
export type Applies = "yes" | "no" | "unknown";

/** One document as a side of a comparison. `path` and `id` as far as there are any. */
export interface ComparedDocument extends DocumentFacts {
  readonly id: string | null;
  readonly path: string | null;
}

export interface Side {
  readonly document: ComparedDocument;
  readonly targets: readonly Target[];
}

export type PairingStatus = "certain" | "proposed" | "accepted" | "refused";

export interface Pairing {
  readonly status: PairingStatus;
  /** 0 to 1. */
  readonly score: number;
  /** Reasons, in Vietnamese. */
  readonly why: readonly string[];
  /** The other side of a proposed or refused pair: that target stands in an item of its own. */
  readonly with?: { readonly id: string; readonly name: string };
}

/** One field of a pair: what each side says, and whether that is the same. */
export interface FieldComparison {
  readonly field: "value" | "comparator" | "unit" | "population" | "due";
  readonly parent: string | null;
  readonly child: string | null;
  readonly same: boolean;
}

export interface DiffItem {
  /** Follows from the wording of the two indicators and the parent's year: what `decide` is given. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly applies: Applies;
  readonly parent: Target | null;
  readonly child: Target | null;
  /** Other targets of the child about the same indicator. */
  readonly related: readonly Target[];
  /** Null where there is neither a pair nor a proposal. */
  readonly pairing: Pairing | null;
  readonly fields: readonly FieldComparison[];
  readonly note: string;
  /** The parent states one target twice (body and annex): id of the statement that was compared. Not counted in the summary. */
  readonly repeats?: string;
  /** Id of the child's target that was looked at, where that target is `child` of another item. */
  readonly seen?: string;
}

/** Counts by verdict; `notApplicable` are left out of them, `proposed` are pairs that a person must judge. */
export type Summary = Readonly<Record<Verdict | "notApplicable" | "proposed", number>>;

export interface Diff {
  readonly schema: "doichieu.diff/1";
  readonly child: DiffDocument;
  readonly parent: DiffDocument;
  readonly items: readonly DiffItem[];
  readonly summary: Summary;
}

export type DiffDocument = Pick<
  ComparedDocument,
  "id" | "path" | "docType" | "number" | "date" | "title" | "issuer" | "locality" | "province" | "level"
> & { readonly targets: number };

/** What an analyst said of two indicators, by their wording. `scope`: whether the parent's applies to plans under it. */
export interface Decision {
  readonly kind: "pair" | "scope";
  /** `wordingKey` of the parent's indicator. */
  readonly parent: string;
  /** `wordingKey` of the child's indicator; "" for a scope. */
  readonly child: string;
  readonly answer: "accept" | "refuse" | "yes" | "no";
}
