import type { AuditView } from "../audit-view.js";
import { SEVERITY_INK } from "../palette.js";
import type { Audit, ReportOptions } from "../types.js";
import { findingSheet, targetSheet, taskSheet } from "./plan-sheets.js";
import { inked, pageSheet, workbook } from "./workbook.js";

/** Sheets: summary, findings, and where the plan itself is given, targets and tasks. */
export function auditXlsx(view: AuditView, audit: Audit, { plan }: ReportOptions): Promise<Buffer> {
  const { t } = view;
  const summary = pageSheet(t("report.summary"), [
    [t("report.audit")],
    [t("report.plan"), view.name],
    ...(view.title ? [["", view.title]] : []),
    ...(view.filter ? [[t("report.filter"), view.filter]] : []),
    [""],
    [t("report.findings")],
    ...(view.empty ? [[view.empty]] : []),
    ...view.counts.map(({ severity, label, n }) => [inked(label, n > 0 ? SEVERITY_INK[severity] : undefined), n]),
    [""],
    [t("report.five")],
    ...(view.tasks === 0 ? [[t("report.no-tasks")]] : view.five.map(({ label, n }) => [label, n])),
    [t("report.tasks-title"), view.tasks],
  ]);
  return workbook([
    summary,
    findingSheet(audit.findings, audit.document, t, view.empty),
    ...(plan ? [targetSheet([{ document: audit.document, targets: plan.targets }], t), taskSheet(plan.tasks, t)] : []),
  ]);
}
