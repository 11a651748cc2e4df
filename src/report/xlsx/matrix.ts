import { VERDICTS } from "../../compare/types.js";
import type { Field } from "../fields.js";
import { cellKind, cellOf, type MatrixRowView, type MatrixView, type VerdictCounts } from "../matrix-view.js";
import { VERDICT_INK } from "../palette.js";
import { inked, listSheet, MAX_COLUMNS, pageSheet, workbook } from "./workbook.js";

type PlanRow = MatrixView["plans"][number];

/** Columns of the matrix before those of the plans. */
const TARGET_COLUMNS = 3;

/** Sheets: summary, the matrix with a verdict and the plan's value in each cell, counts by plan, quotes of all cells. */
export function matrixXlsx(view: MatrixView, maxColumns = MAX_COLUMNS): Promise<Buffer> {
  const { t } = view;
  const kinds = [...VERDICTS.filter((verdict) => verdict !== "extra"), "notApplicable"] as const;
  const label = (kind: (typeof kinds)[number]): string =>
    kind === "notApplicable" ? t("report.not-applicable") : t(`verdict.${kind}`);
  const counted = <Row extends { counts: VerdictCounts }>(): Field<Row>[] =>
    kinds.map((kind) => ({ key: kind, label: label(kind), width: 12, value: ({ counts }) => counts[kind] }));
  const fillCount = <Row extends { counts: VerdictCounts }>({ counts }: Row, key: string) =>
    key in counts && counts[key as keyof VerdictCounts] > 0 ? VERDICT_INK[key as keyof VerdictCounts] : undefined;
  // Excel has no more columns: plans that do not fit stand on further sheets.
  const across = maxColumns - TARGET_COLUMNS;
  const sheets = Math.max(1, Math.ceil(view.plans.length / across));
  const summary = pageSheet(t("report.summary"), [
    [t("report.matrix")],
    [t("report.parent"), view.parent.name],
    ...(view.parent.title ? [["", view.parent.title]] : []),
    [t("report.plans"), view.plans.length],
    ...(sheets > 1 ? [["", t("report.many-sheets", { sheets, n: across })]] : []),
    ...(view.filter ? [[t("report.filter"), view.filter]] : []),
    ...(view.empty ? [[view.empty]] : []),
    [""],
    ...kinds.map((kind) => [
      inked(label(kind), view.totals[kind] > 0 ? VERDICT_INK[kind] : undefined),
      view.totals[kind],
    ]),
  ]);
  const target: Field<MatrixRowView>[] = [
    { key: "n", label: t("report.no"), width: 6, value: ({ n }) => n },
    { key: "indicator", label: t("report.indicator"), width: 46, value: ({ parent }) => parent.name },
    { key: "parentValue", label: t("report.parent-value"), width: 18, value: ({ level }) => level },
  ];
  const cell = cellOf();
  const plans = view.plans.map(
    ({ short }, at): Field<MatrixRowView> => ({
      key: `plan${at}`,
      label: short,
      width: 18,
      value: (row) => {
        const found = cell(row, at);
        return found
          ? [label(cellKind(found.cell) as (typeof kinds)[number]), found.level].filter(Boolean).join("\n")
          : null;
      },
    }),
  );
  const fillCell = (row: MatrixRowView, key: string) => {
    const found = key.startsWith("plan") ? cell(row, Number(key.slice(4))) : null;
    return found ? VERDICT_INK[cellKind(found.cell)] : undefined;
  };
  const name = (at: number): string => (sheets === 1 ? t("report.matrix-title") : `${t("report.matrix-title")} ${at}`);
  return workbook([
    summary,
    ...Array.from({ length: sheets }, (_, at) =>
      listSheet(
        name(at + 1),
        [...target, ...plans.slice(at * across, (at + 1) * across)],
        view.rows,
        view.empty,
        fillCell,
        TARGET_COLUMNS,
      ),
    ),
    listSheet(t("report.by-target"), [...target, ...counted<MatrixRowView>()], view.rows, view.empty, fillCount),
    listSheet<PlanRow>(
      t("report.by-plan"),
      [
        { key: "place", label: t("report.plans"), width: 24, value: ({ short }) => short },
        { key: "name", label: t("report.document"), width: 60, value: ({ name }) => name },
        { key: "file", label: t("report.file"), width: 30, value: ({ document }) => document.path },
        ...counted<PlanRow>(),
      ],
      view.plans,
      view.empty,
      fillCount,
    ),
  ]);
}
