import type { DiffView } from "../diff-view.js";
import { diffFields } from "../fields.js";
import { VERDICT_INK } from "../palette.js";
import type { Diff, ReportOptions } from "../types.js";
import { findingSheet, targetSheet, taskSheet } from "./plan-sheets.js";
import { bold, inked, listSheet, pageSheet, type SheetSpec, workbook } from "./workbook.js";

/** Sheets: summary, differences, findings, targets, tasks; findings and tasks where the plan itself is given. */
export function diffXlsx(view: DiffView, diff: Diff, { plan }: ReportOptions): Promise<Buffer> {
  const { t } = view;
  const sheets: SheetSpec[] = [summarySheet(view)];
  sheets.push(
    listSheet(
      t("report.differences"),
      diffFields(t),
      view.items,
      view.empty || t("report.no-targets"),
      ({ item }, key) => (key === "verdict" ? VERDICT_INK[item.verdict] : undefined),
    ),
  );
  if (plan) sheets.push(findingSheet(plan.findings, diff.child, t));
  const seen = (side: "parent" | "child") => [
    ...new Set(
      diff.items
        .flatMap((item) => [item[side], ...(side === "child" ? item.related : [])])
        .filter((one) => one !== null),
    ),
  ];
  sheets.push(
    targetSheet(
      [
        { document: diff.child, targets: plan?.targets ?? seen("child") },
        { document: diff.parent, targets: seen("parent") },
      ],
      t,
    ),
  );
  if (plan) sheets.push(taskSheet(plan.tasks, t));
  return workbook(sheets);
}

function summarySheet(view: DiffView): SheetSpec {
  const { t } = view;
  return pageSheet(t("report.summary"), [
    [t("report.diff")],
    ...sides(t("report.child"), view.child, view),
    ...sides(t("report.parent"), view.parent, view),
    ...(view.filter ? [[t("report.filter"), view.filter]] : []),
    ...(view.empty ? [[view.empty]] : []),
    [""],
    [t("report.verdict"), bold(t("report.count")), bold(t("report.meaning"))],
    ...view.counts.map(({ key, label, about, n }) => [inked(label, n > 0 ? VERDICT_INK[key] : undefined), n, about]),
  ]);
}

const sides = (label: string, { name, title, targets }: DiffView["child"], { t }: DiffView): string[][] => [
  [label, name],
  ...(title ? [["", title]] : []),
  ["", t("report.targets", { n: targets })],
];
