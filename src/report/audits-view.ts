import { type Translate, translator } from "../messages/index.js";
import type { Severity } from "../model/finding.js";
import { type AuditView, auditView, type FindingView } from "./audit-view.js";
import { filterText } from "./diff-view.js";
import type { Audit, ReportDocument, ReportOptions } from "./types.js";
import { shortName } from "./words.js";

/** One plan of many. */
export interface AuditedPlan {
  readonly document: ReportDocument;
  /** The place, else the number, else the file. */
  readonly short: string;
  readonly view: AuditView;
}

export interface PlanFinding {
  /** Among those of all plans. */
  readonly n: number;
  readonly plan: AuditedPlan;
  readonly found: FindingView;
}

/** The findings inside many plans in words: what every format prints. */
export interface AuditsView {
  readonly t: Translate;
  readonly filter: string;
  readonly empty: string;
  /** Those with more and worse findings first. */
  readonly plans: readonly AuditedPlan[];
  /** Plan by plan, worst first. */
  readonly findings: readonly PlanFinding[];
  readonly counts: AuditView["counts"];
}

export function auditsView(audits: readonly Audit[], options: ReportOptions): AuditsView {
  const t = translator(options.lang);
  const plans = audits
    .map(
      (audit): AuditedPlan => ({
        document: audit.document,
        short: shortName(audit.document),
        view: auditView(audit, { ...options, filter: "" }),
      }),
    )
    .sort((a, b) => severely(b, "error", "warning", "info") - severely(a, "error", "warning", "info"));
  const findings = plans.flatMap((plan) => plan.view.findings.map((found) => ({ plan, found })));
  const all = plans.flatMap(({ view }) => view.counts);
  return {
    t,
    filter: filterText(options, findings.length, t),
    empty:
      plans.length === 0
        ? t("report.no-plans")
        : findings.length > 0
          ? ""
          : t(options.filter ? "report.filtered-empty" : "report.no-findings"),
    plans,
    findings: findings.map((one, at) => ({ n: at + 1, ...one })),
    counts: (["error", "warning", "info"] as const).map((severity) => ({
      severity,
      label: t(`severity.${severity}`),
      n: all.reduce((sum, one) => sum + (one.severity === severity ? one.n : 0), 0),
    })),
  };
}

/** One number to sort plans by: no plan has a thousand findings of one kind. */
const severely = ({ view }: AuditedPlan, ...severities: readonly Severity[]): number =>
  severities.reduce((sum, one) => sum * 1000 + Math.min(999, countOf(view, one)), 0);

export const countOf = ({ counts }: AuditView, severity: Severity): number =>
  counts.find((one) => one.severity === severity)?.n ?? 0;
