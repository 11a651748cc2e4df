import { type Translate, translator } from "../messages/index.js";
import type { Finding } from "../model/finding.js";
import { dateConflicts, malformed, missingBasis } from "./citations.js";
import { scoreOf, unanswered } from "./five.js";
import { numberingGaps } from "./numbering.js";
import { suspiciousTargets, targetFindings } from "./targets.js";
import { duplicateClauses, spansIn, suspiciousText } from "./text-checks.js";
import type { Audited, FiveScore } from "./types.js";

export type { Audit, Audited, FiveScore } from "./types.js";

const ORDER = { error: 0, warning: 1, info: 2, ok: 3 };

/** Everything that is wrong inside one plan, errors first, each in reading order; and its "5 rõ". Pure. Said in the words of `t`, Vietnamese unless told otherwise. */
export function audit(
  { document, text, extraction, datesElsewhere = [] }: Audited,
  t: Translate = translator("vi"),
): {
  findings: Finding[];
  score: FiveScore;
} {
  const { sections, targets, tasks, citations } = extraction;
  const spanOf = spansIn(text);
  const five = scoreOf(tasks, targets, t);
  const found: Finding[] = [
    ...extraction.findings,
    ...dateConflicts(citations, document, datesElsewhere, t),
    ...malformed(citations, t),
    ...numberingGaps(sections, t),
    ...targetFindings(targets, document, t),
    ...suspiciousTargets(targets, t),
    ...suspiciousText(text, spanOf, t),
    ...duplicateClauses(text, document, extraction, spanOf, t),
    ...missingBasis(citations, document, t),
    ...unanswered(targets, tasks, t),
    ...five.findings,
  ];
  const seen = new Set<string>();
  const findings = found.filter(({ code, message, spans }) => {
    const key = `${code}|${message}|${spans[0]?.start ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
  findings.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  return { findings, score: five.score };
}
