import pc from "picocolors";
import { VERDICTS } from "../compare/types.js";
import type { AuditView, FindingView } from "./audit-view.js";
import { type AuditsView, countOf, type PlanFinding } from "./audits-view.js";
import type { DiffView, ItemView } from "./diff-view.js";
import type { Colour, TableColumn } from "./list.js";
import { cellKind, type MatrixRowView, type MatrixView, type VerdictCounts } from "./matrix-view.js";
import { renderTable } from "./table.js";
import { type ReportOptions, VERDICT_COLOUR } from "./types.js";
import { levelText, placeText } from "./words.js";

/** More plans than this do not fit a terminal side by side: they are counted instead. */
const PLANS_ACROSS = 6;

export function diffScreen(view: DiffView, options: ReportOptions): string {
  const { t, counts } = view;
  const paint = pc.createColors(options.colour === true);
  const head = heading(options, [
    [t("report.child"), withTargets(view.child, view)],
    ...view.parents.map((parent) => [t("report.parent"), withTargets(parent, view)] as const),
    [t("report.filter"), view.filter],
  ]);
  const columns: TableColumn<ItemView>[] = [
    {
      label: t("report.verdict"),
      value: ({ verdict }) => verdict,
      weight: 0,
      colour: ({ item }) => VERDICT_COLOUR[item.verdict],
    },
    { label: t("report.indicator"), value: ({ name }) => name, weight: 4 },
    {
      label: t("report.parent-value"),
      value: ({ item, against }) => [levelText(item.parent, t), against].filter(Boolean).join(" · "),
      weight: 2,
    },
    { label: t("report.child-value"), value: ({ child }) => levelText(child?.target ?? null, t), weight: 2 },
    { label: t("report.note"), value: ({ note }) => note, weight: 4 },
    {
      label: `${t("report.place")} (${t("report.parent-value")} → ${t("report.child-value")})`,
      value: ({ parent, child }) =>
        [parent, child].map((side) => (side && placeText(side.target, t)) || "—").join(" → "),
      weight: 2,
    },
    { label: t("column.item"), value: ({ item }) => item.id, weight: 0 },
  ];
  const lists = view.groups.map(
    (group) => `${paint.bold(capital(group.label))}\n${list(group.items, columns, options, t)}`,
  );
  const sums = counts
    .filter(({ n }) => n > 0)
    .map(({ key, label, n }) => {
      const colour = key in VERDICT_COLOUR ? VERDICT_COLOUR[key as keyof typeof VERDICT_COLOUR] : "gray";
      return paint[colour](`${label} ${n}`);
    });
  const total = `${t("report.summary")}: ${sums.join(" · ") || "0"}`;
  return lines(head, view.empty, ...lists, total);
}

const SEVERITY_COLOUR: Readonly<Record<string, Colour>> = {
  error: "red",
  warning: "yellow",
  info: "cyan",
  ok: "green",
};

export function auditScreen(view: AuditView, options: ReportOptions): string {
  const { t } = view;
  const head = heading(options, [
    [t("report.plan"), [view.name, view.title].filter(Boolean).join(" · ")],
    [t("report.filter"), view.filter],
  ]);
  const columns: TableColumn<FindingView>[] = [
    {
      label: t("report.severity"),
      value: ({ severity }) => severity,
      weight: 0,
      colour: ({ finding }) => SEVERITY_COLOUR[finding.severity],
    },
    { label: t("report.code"), value: ({ kind }) => kind, weight: 2 },
    { label: t("report.message"), value: ({ message }) => message, weight: 5 },
    { label: t("report.correction"), value: ({ correction }) => correction, weight: 2 },
    { label: t("report.place"), value: ({ finding }) => placeText({ spans: finding.spans }, t), weight: 2 },
  ];
  const five = view.five.map(({ label, n }) => `${label} ${n}/${view.tasks}`).join(" · ");
  return lines(
    head,
    view.empty,
    view.findings.length > 0 ? list(view.findings, columns, options, t) : "",
    view.tasks > 0 ? `${t("report.five")}: ${five}` : t("report.no-tasks"),
  );
}

export function auditsScreen(view: AuditsView, options: ReportOptions): string {
  const { t } = view;
  const columns: TableColumn<PlanFinding>[] = [
    { label: t("column.plan"), value: ({ plan }) => plan.short, weight: 1 },
    {
      label: t("report.severity"),
      value: ({ found }) => found.severity,
      weight: 0,
      colour: ({ found }) => SEVERITY_COLOUR[found.finding.severity],
    },
    { label: t("report.message"), value: ({ found }) => found.message, weight: 4 },
    { label: t("report.correction"), value: ({ found }) => found.correction, weight: 1 },
    { label: t("report.place"), value: ({ found }) => placeText({ spans: found.finding.spans }, t), weight: 1 },
    // What --code takes.
    { label: t("field.code"), value: ({ found }) => found.finding.code, weight: 0 },
  ];
  const counted: TableColumn<AuditsView["plans"][number]>[] = [
    { label: t("report.plans"), value: ({ short, view: plan }) => `${short} · ${plan.name}`, weight: 4 },
    ...view.counts.map(({ severity, label }) => ({
      label,
      value: ({ view: plan }: AuditsView["plans"][number]) => countOf(plan, severity) || "",
      weight: 0,
      align: "right" as const,
      colour: () => SEVERITY_COLOUR[severity],
    })),
    { label: t("report.tasks-title"), value: ({ view: plan }) => plan.tasks || "", weight: 0, align: "right" },
    ...(view.plans[0]?.view.five ?? []).map(({ label }, at) => ({
      label,
      value: ({ view: plan }: AuditsView["plans"][number]) => (plan.tasks > 0 ? plan.five[at]!.n : ""),
      weight: 0,
      align: "right" as const,
    })),
  ];
  const sums = view.counts.map(({ label, n }) => `${label} ${n}`).join(" · ");
  return lines(
    heading(options, [
      [t("report.plans"), String(view.plans.length)],
      [t("report.filter"), view.filter],
    ]),
    view.empty,
    view.findings.length > 0 ? list(view.findings, columns, options, t) : "",
    view.plans.length > 0 ? list(view.plans, counted, options, t) : "",
    `${t("report.summary")}: ${sums}`,
  );
}

export function matrixScreen(view: MatrixView, options: ReportOptions): string {
  const { t } = view;
  const head = heading(options, [
    [t("report.parent"), [view.parent.name, view.parent.title].filter(Boolean).join(" · ")],
    [
      t("report.plans"),
      view.plans.length <= PLANS_ACROSS ? view.plans.map(({ name }) => name).join("; ") : String(view.plans.length),
    ],
    [t("report.filter"), view.filter],
  ]);
  const across = view.plans.length <= PLANS_ACROSS;
  const columns: TableColumn<MatrixRowView>[] = [
    { label: t("report.indicator"), value: ({ parent }) => parent.name, weight: 4 },
    { label: t("report.parent-value"), value: ({ level }) => level, weight: 2 },
    ...(across ? planColumns(view) : countColumns<MatrixRowView>(view)),
  ];
  const planList = across
    ? ""
    : list(
        view.plans,
        [
          { label: t("report.plans"), value: ({ short, name }) => `${short} · ${name}`, weight: 4 },
          ...countColumns<MatrixView["plans"][number]>(view),
        ],
        options,
        t,
      );
  return lines(
    head,
    view.empty,
    view.rows.length > 0 ? list(view.rows, columns, options, t) : "",
    planList,
    `${t("report.summary")}: ${countsText(view.totals, view) || "0"}`,
  );
}

const planColumns = (view: MatrixView): TableColumn<MatrixRowView>[] =>
  view.plans.map(({ short }, at) => ({
    label: short,
    value: ({ cells }) => {
      const found = cells()[at];
      if (!found) return "";
      const kind = cellKind(found.cell);
      return [kind === "notApplicable" ? view.t("report.not-applicable") : found.verdict, found.level]
        .filter(Boolean)
        .join(" ");
    },
    weight: 2,
    colour: ({ cells }) => {
      const found = cells()[at];
      if (!found) return undefined;
      const kind = cellKind(found.cell);
      return kind === "notApplicable" ? "gray" : VERDICT_COLOUR[kind];
    },
  }));

const countColumns = <Row extends { counts: VerdictCounts }>({ t }: MatrixView): TableColumn<Row>[] => [
  ...VERDICTS.filter((verdict) => verdict !== "extra").map((verdict) => ({
    label: t(`verdict.${verdict}`),
    value: ({ counts }: Row) => counts[verdict] || "",
    weight: 0,
    align: "right" as const,
    colour: () => VERDICT_COLOUR[verdict],
  })),
  {
    label: t("report.not-applicable"),
    value: ({ counts }: Row) => counts.notApplicable || "",
    weight: 0,
    align: "right",
    colour: () => "gray",
  },
];

const countsText = (counts: VerdictCounts, { t }: MatrixView): string =>
  [
    ...VERDICTS.filter((verdict) => counts[verdict] > 0).map(
      (verdict) => `${t(`verdict.${verdict}`)} ${counts[verdict]}`,
    ),
    ...(counts.notApplicable > 0 ? [`${t("report.not-applicable")} ${counts.notApplicable}`] : []),
  ].join(" · ");

const withTargets = ({ name, title, targets }: DiffView["child"], { t }: DiffView): string =>
  [name, title, t("report.targets", { n: targets })].filter(Boolean).join(" · ");

function heading({ colour }: ReportOptions, entries: readonly (readonly [string, string])[]): string {
  const paint = pc.createColors(colour === true);
  return entries
    .filter(([, value]) => value !== "")
    .map(([label, value]) => `${paint.bold(`${label}:`)} ${value}`)
    .join("\n");
}

const list = <Row extends object>(
  rows: readonly Row[],
  table: readonly TableColumn<Row>[],
  { width = 160, colour = false }: ReportOptions,
  t: DiffView["t"],
): string => renderTable({ rows, fields: [], table, label: () => "" }, { width, colour, t });

const lines = (...parts: readonly string[]): string => `${parts.filter((part) => part !== "").join("\n\n")}\n`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
