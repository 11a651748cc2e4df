import type { Paragraph, Table } from "docx";
import { type AuditsView, countOf } from "../audits-view.js";
import { SEVERITY_INK } from "../palette.js";
import type { ReportOptions } from "../types.js";
import { findingTable } from "./audit.js";
import { body, closing, documentFile, letterhead, part, run, section, signature, table } from "./parts.js";

/** A report to hand up: what was counted in each plan, then the findings plan by plan. */
export function auditsDocx(view: AuditsView, { lang }: ReportOptions): Promise<Buffer> {
  const { t } = view;
  const about = t("report.docx.audits", { n: view.plans.length });
  const found = view.plans.filter(({ view: plan }) => plan.findings.length > 0);
  const children: (Paragraph | Table)[] = [
    ...letterhead(t, about),
    part("I", t("report.docx.audit-scope")),
    body(run(`${t("report.plans")}: ${view.plans.length}.`)),
    ...(view.filter ? [body(run(`${t("report.filter")}: ${view.filter}.`))] : []),
    part("II", t("report.docx.audit-result")),
    ...(view.empty ? [body(run(view.empty))] : []),
    section(1, t("report.by-plan")),
    table(
      [
        { label: t("report.plans"), share: 43 },
        ...view.counts.map(({ label }) => ({ label, share: 11, center: true })),
        { label: t("report.tasks-title"), share: 12, center: true },
        { label: t("five.all"), share: 12, center: true },
      ],
      view.plans.map(({ view: plan }) => [
        plan.name,
        ...view.counts.map(({ severity }) => {
          const n = countOf(plan, severity);
          return { text: String(n), ...(n > 0 ? { ink: SEVERITY_INK[severity] } : {}) };
        }),
        String(plan.tasks),
        plan.tasks > 0 ? String(plan.five.at(-1)!.n) : "-",
      ]),
    ),
    ...found.flatMap(({ view: plan }, at) => [
      section(at + 2, plan.name),
      body(run(t("report.docx.findings-of", { n: plan.findings.length }))),
      findingTable(plan),
    ]),
    part("III", t("report.docx.proposal")),
    body(run(t("report.docx.to-write"), { italics: true })),
    closing(t("report.docx.audit-end")),
    signature(t),
  ];
  return documentFile(lang, about, children);
}
