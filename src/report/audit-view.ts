import { type MessageKey, type Translate, translator } from "../messages/index.js";
import { vi } from "../messages/vi.js";
import type { Finding, Severity } from "../model/finding.js";
import { filterText } from "./diff-view.js";
import type { Audit, ReportOptions } from "./types.js";
import { documentName, documentTitle, filePlace, oneLine } from "./words.js";

export interface FindingView {
  readonly finding: Finding;
  readonly n: number;
  readonly severity: string;
  readonly kind: string;
  readonly message: string;
  readonly correction: string;
  readonly place: string;
  /** The words themselves, where the text of the plan is at hand. */
  readonly quotes: readonly { readonly words: string; readonly place: string }[];
}

/** The findings inside one plan in words: what every format prints. */
export interface AuditView {
  readonly t: Translate;
  readonly name: string;
  readonly title: string;
  readonly filter: string;
  readonly empty: string;
  /** Worst first, then in the order given. */
  readonly findings: readonly FindingView[];
  readonly counts: readonly { severity: Severity; label: string; n: number }[];
  readonly tasks: number;
  readonly five: readonly { label: string; n: number }[];
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info", "ok"];
const FIVE = ["who", "what", "responsibility", "when", "product"] as const;

export function auditView(audit: Audit, options: ReportOptions): AuditView {
  const t = translator(options.lang);
  const findings = findingViews(audit.findings, audit.document, t, options.source);
  return {
    t,
    name: documentName(audit.document, t),
    title: documentTitle(audit.document),
    filter: filterText(options, findings.length, t),
    empty: findings.length > 0 ? "" : t(options.filter ? "report.filtered-empty" : "report.no-findings"),
    findings,
    counts: SEVERITIES.map((severity) => ({
      severity,
      label: t(`severity.${severity}`),
      n: findings.filter(({ finding }) => finding.severity === severity).length,
    })).filter(({ n, severity }) => n > 0 || severity !== "ok"),
    tasks: audit.score.tasks,
    five: [
      ...FIVE.map((key) => ({ label: t(`five.${key}`), n: audit.score[key] })),
      { label: t("five.all"), n: audit.score.allFive },
    ],
  };
}

/** Longest text quoted of one place of a finding. */
const QUOTE_LIMIT = 600;

export function findingViews(
  findings: readonly Finding[],
  document: Audit["document"],
  t: Translate,
  source?: string,
): FindingView[] {
  return [...findings]
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map((finding, at) => ({
      finding,
      n: at + 1,
      severity: t(`severity.${finding.severity}`),
      kind: kindName(finding.code, t),
      message: oneLine(finding.message),
      correction: oneLine(finding.correction ?? ""),
      place: filePlace(document, { spans: finding.spans }, t),
      quotes: finding.spans
        .map((span) => ({
          words: clipped(source?.slice(span.start, span.end) ?? ""),
          place: filePlace(document, { span }, t),
        }))
        .filter(({ words }) => words !== ""),
    }));
}

/** Readers have codes of their own ("encoding-guessed"): these are shown as they are. */
const kindName = (code: string, t: Translate): string =>
  `finding.${code}` in vi ? t(`finding.${code}` as MessageKey) : oneLine(code);

function clipped(text: string): string {
  const line = oneLine(text);
  return line.length > QUOTE_LIMIT ? `${line.slice(0, QUOTE_LIMIT)}…` : line;
}
