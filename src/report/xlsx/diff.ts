import type { Diff } from "../../compare/types.js";
import type { Target } from "../../model/facts.js";
import type { DiffView } from "../diff-view.js";
import { diffFields } from "../fields.js";
import { VERDICT_INK } from "../palette.js";
import type { ReportOptions } from "../types.js";
import { findingSheet, targetSheet, taskSheet } from "./plan-sheets.js";
import { bold, inked, listSheet, pageSheet, type SheetSpec, workbook } from "./workbook.js";

/** Sheets: summary, differences, findings, targets, tasks; findings and tasks where the plan itself is given. */
export function diffXlsx(view: DiffView, diffs: readonly Diff[], { plan }: ReportOptions): Promise<Buffer> {
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
  const { child } = diffs[0]!;
  if (plan) sheets.push(findingSheet(plan.findings, child, t));
  const listed = (targets: readonly (Target | null)[]): Target[] => [
    ...new Map(targets.filter((one) => one !== null).map((one) => [one.id, one])).values(),
  ];
  const own = diffs.flatMap(({ items }) => items.flatMap((item) => [item.child, ...item.related]));
  sheets.push(
    targetSheet(
      [
        { document: child, targets: plan?.targets ?? listed(own) },
        ...diffs.map(({ parent, items }) => ({ document: parent, targets: listed(items.map((item) => item.parent)) })),
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
    ...view.parents.flatMap((parent) => sides(t("report.parent"), parent, view)),
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
