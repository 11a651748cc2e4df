import { type AuditedPlan, type AuditsView, countOf } from "../audits-view.js";
import { type Field, planFindingFields } from "../fields.js";
import { SEVERITY_INK } from "../palette.js";
import { inked, listSheet, pageSheet, workbook } from "./workbook.js";

/** Sheets: summary, what was counted in each plan, the findings of all. */
export function auditsXlsx(view: AuditsView): Promise<Buffer> {
  const { t } = view;
  const five = view.plans[0]?.view.five ?? [];
  const plans: Field<AuditedPlan>[] = [
    { key: "place", label: t("report.plans"), width: 24, value: ({ short }) => short },
    { key: "name", label: t("report.document"), width: 60, value: ({ view: plan }) => plan.name },
    { key: "file", label: t("report.file"), width: 30, value: ({ document }) => document.path },
    ...view.counts.map(
      ({ severity, label }): Field<AuditedPlan> => ({
        key: severity,
        label,
        width: 12,
        value: ({ view: plan }) => countOf(plan, severity),
      }),
    ),
    { key: "tasks", label: t("report.tasks-title"), width: 12, value: ({ view: plan }) => plan.tasks },
    ...five.map(
      ({ label }, at): Field<AuditedPlan> => ({
        key: `five${at}`,
        label,
        width: 12,
        value: ({ view: plan }) => (plan.tasks > 0 ? plan.five[at]!.n : null),
      }),
    ),
  ];
  return workbook([
    pageSheet(t("report.summary"), [
      [t("report.audit")],
      [t("report.plans"), view.plans.length],
      ...(view.filter ? [[t("report.filter"), view.filter]] : []),
      ...(view.empty ? [[view.empty]] : []),
      [""],
      [t("report.findings")],
      ...view.counts.map(({ severity, label, n }) => [inked(label, n > 0 ? SEVERITY_INK[severity] : undefined), n]),
    ]),
    listSheet(t("report.by-plan"), plans, view.plans, view.empty, ({ view: plan }, key) => {
      const severity = view.counts.find((one) => one.severity === key)?.severity;
      return severity && countOf(plan, severity) > 0 ? SEVERITY_INK[severity] : undefined;
    }),
    listSheet(t("report.findings"), planFindingFields(t), view.findings, view.empty, ({ found }, key) =>
      key === "severity" ? SEVERITY_INK[found.finding.severity] : undefined,
    ),
  ]);
}
