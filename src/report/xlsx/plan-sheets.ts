import type { Translate } from "../../messages/index.js";
import { findingViews } from "../audit-view.js";
import { sideView } from "../diff-view.js";
import { findingFields, targetFields, taskFields } from "../fields.js";
import { SEVERITY_INK } from "../palette.js";
import type { ReportDocument, ReportOptions } from "../types.js";
import { documentName } from "../words.js";
import { listSheet, type SheetSpec } from "./workbook.js";

/** What one plan holds: findings, targets (of the parent too, where it is given), tasks. */
export function findingSheet(
  findings: NonNullable<ReportOptions["plan"]>["findings"],
  document: ReportDocument,
  t: Translate,
  empty = t("report.no-findings"),
): SheetSpec {
  return listSheet(
    t("report.findings"),
    findingFields(t),
    findingViews(findings, document, t),
    empty,
    ({ finding }, key) => (key === "severity" ? SEVERITY_INK[finding.severity] : undefined),
  );
}

export function targetSheet(
  sides: readonly { document: ReportDocument; targets: NonNullable<ReportOptions["plan"]>["targets"] }[],
  t: Translate,
): SheetSpec {
  const rows = sides.flatMap(({ document, targets }) => {
    const name = document.number ?? documentName(document, t);
    return targets.map((target) => ({ document: name, side: sideView(target, document, t) }));
  });
  return listSheet(t("report.targets-title"), targetFields(t), rows, t("report.no-targets"));
}

export const taskSheet = (tasks: NonNullable<ReportOptions["plan"]>["tasks"], t: Translate): SheetSpec =>
  listSheet(t("report.tasks-title"), taskFields(t), tasks, t("report.no-tasks"));
