import type { Paragraph, Table } from "docx";
import type { AuditView } from "../audit-view.js";
import { SEVERITY_INK } from "../palette.js";
import type { ReportOptions } from "../types.js";
import { placeText } from "../words.js";
import { body, closing, documentFile, letterhead, part, run, section, signature, table } from "./parts.js";

/** A report to hand up: the plan, its findings worst first, and how many tasks say each of the five things. */
export function auditDocx(view: AuditView, { lang }: ReportOptions): Promise<Buffer> {
  const { t } = view;
  const about = t("report.docx.audit", { plan: view.name });
  const children: (Paragraph | Table)[] = [
    ...letterhead(t, about),
    part("I", t("report.docx.audit-scope")),
    body(run(`${[view.name, view.title].filter(Boolean).join(": ")}.`)),
    ...(view.filter ? [body(run(`${t("report.filter")}: ${view.filter}.`))] : []),
    part("II", t("report.docx.audit-result")),
    section(1, t("report.findings")),
    ...(view.empty
      ? [body(run(view.empty))]
      : [body(run(t("report.docx.findings-of", { n: view.findings.length }))), findingTable(view)]),
    section(2, t("report.five")),
    ...(view.tasks === 0
      ? [body(run(t("report.no-tasks")))]
      : [
          table(
            [
              { label: t("report.code"), share: 60 },
              { label: t("report.count"), share: 40, center: true },
            ],
            view.five.map(({ label, n }) => [label, t("report.five-of", { n, all: view.tasks })]),
          ),
        ]),
    part("III", t("report.docx.proposal")),
    body(run(t("report.docx.to-write"), { italics: true })),
    closing(t("report.docx.audit-end")),
    signature(t),
  ];
  return documentFile(lang, about, children);
}

/** The findings of one plan. */
export const findingTable = ({ t, findings }: AuditView): Table =>
  table(
    [
      { label: t("report.no"), share: 7, center: true },
      { label: t("report.severity"), share: 14 },
      { label: t("report.message"), share: 45 },
      { label: t("report.correction"), share: 17 },
      { label: t("report.place"), share: 17 },
    ],
    findings.map(({ n, finding, severity, kind, message, correction }) => [
      String(n),
      { text: severity, ink: SEVERITY_INK[finding.severity] },
      `${message}\n(${kind})`,
      correction,
      placeText({ spans: finding.spans }, t),
    ]),
  );
