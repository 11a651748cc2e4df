import type { AuditView } from "./audit-view.js";
import type { AuditsView } from "./audits-view.js";
import { csvLines } from "./csv.js";
import type { DiffView } from "./diff-view.js";
import {
  auditOrigin,
  diffFields,
  diffOrigin,
  type Field,
  filterField,
  findingFields,
  planFindingFields,
} from "./fields.js";
import type { Cell, Dialect } from "./list.js";
import { type CellView, cellKind, cellOf, type MatrixRowView, type MatrixView } from "./matrix-view.js";

export const diffCsv = (view: DiffView, dialect: Dialect): string =>
  csv([...diffFields(view.t), ...diffOrigin(view)], view.items, view.empty, dialect);

export const auditCsv = (view: AuditView, dialect: Dialect): string =>
  csv([...findingFields(view.t), ...auditOrigin(view)], view.findings, view.empty, dialect);

export const auditsCsv = (view: AuditsView, dialect: Dialect): string =>
  csv([...planFindingFields(view.t), ...filterField(view)], view.findings, view.empty, dialect);

/** The parent's targets down, the plans across: "thấp hơn: ≥ 90 % (2030)"; for programs "weaker: ≥ 90 % (2030)". */
export function matrixCsv(view: MatrixView, dialect: Dialect): string {
  const { t } = view;
  const cell = cellOf();
  const fields: Field<MatrixRowView>[] = [
    { key: "n", label: t("report.no"), width: 6, value: ({ n }) => n },
    { key: "indicator", label: t("report.indicator"), width: 40, value: ({ parent }) => parent.name },
    { key: "parentValue", label: t("report.parent-value"), width: 20, value: ({ level }) => level },
    ...view.plans.map(({ document, short }, at): Field<MatrixRowView> => {
      const said =
        (words: (found: CellView) => string) =>
        (row: MatrixRowView): Cell => {
          const found = cell(row, at);
          return found && [words(found), found.level].filter(Boolean).join(": ");
        };
      return {
        key: document.id ?? String(at),
        label: short,
        width: 20,
        value: said((found) => (cellKind(found.cell) === "notApplicable" ? t("report.not-applicable") : found.verdict)),
        code: said((found) => cellKind(found.cell)),
      };
    }),
    { key: "parent", label: t("report.parent"), width: 40, value: () => view.parent.name },
    ...filterField(view),
  ];
  return csv(fields, view.rows, view.empty, dialect);
}

/** Where there is nothing to list, people are told so in words; programs get the heading alone. */
function csv<Row>(fields: readonly Field<Row>[], rows: readonly Row[], empty: string, dialect: Dialect): string {
  const labels = new Map(fields.map(({ key, label }) => [key, label]));
  const lines = [
    ...csvLines<Record<string, Cell>>(
      {
        rows: records(fields, rows, dialect),
        fields: fields.map(({ key }) => key),
        table: [],
        label: (key) => labels.get(key)!,
      },
      dialect,
    ),
  ];
  if (empty !== "" && dialect === "excel")
    lines.push(...[...csvLines({ rows: [], fields: [empty], table: [], label: () => empty }, "rfc4180")]);
  return lines.join("");
}

/** Words for people; for programs the codes of the JSON. */
function* records<Row>(
  fields: readonly Field<Row>[],
  rows: readonly Row[],
  dialect: Dialect,
): Generator<Record<string, Cell>> {
  for (const row of rows)
    yield Object.fromEntries(
      fields.map(({ key, value, code = value }) => [key, dialect === "rfc4180" ? code(row) : value(row)]),
    );
}
