import type { MessageKey, Translate } from "../messages/index.js";
import type { Task } from "../model/facts.js";
import type { AuditView, FindingView } from "./audit-view.js";
import type { PlanFinding } from "./audits-view.js";
import type { DiffView, ItemView, SideView } from "./diff-view.js";
import type { Cell } from "./list.js";
import { dueText, oneLine } from "./words.js";

/**
 * One column of a flat list, for CSV and for the sheets of XLSX. `key` heads it for programs, `label` for people. Numbers stay
 * numbers. `width` in characters, for sheets.
 */
export interface Field<Row> {
  readonly key: string;
  readonly label: string;
  readonly width: number;
  /** Not printed on paper: from here on a sheet is for the screen. */
  readonly aside?: boolean;
  readonly value: (row: Row) => Cell;
  /** What programs get where people get words: the code as the JSON has it. */
  readonly code?: (row: Row) => Cell;
}

export function diffFields(t: Translate): Field<ItemView>[] {
  const field = (
    key: string,
    label: MessageKey,
    width: number,
    value: (row: ItemView) => Cell,
    { side, code }: { side?: "parent" | "child"; code?: (row: ItemView) => Cell } = {},
  ): Field<ItemView> => ({
    key,
    label: side ? `${t(`report.${side}-value`)}: ${t(label).toLowerCase()}` : t(label),
    width,
    value,
    ...(code ? { code } : {}),
  });
  const side = (name: "parent" | "child"): Field<ItemView>[] => {
    const of =
      (value: (side: SideView) => Cell) =>
      (row: ItemView): Cell =>
        row[name] ? value(row[name]) : null;
    const field2 = (
      key: string,
      label: MessageKey,
      width: number,
      value: (side: SideView) => Cell,
      code?: (side: SideView) => Cell,
    ): Field<ItemView> =>
      field(name + key, label, width, of(value), { side: name, ...(code ? { code: of(code) } : {}) });
    return [
      field2("Comparator", "report.sign", 6, ({ target }) => (target.value === null ? "" : target.comparator)),
      field2("Value", "report.value", 11, ({ target }) => target.value),
      field2("Unit", "report.unit", 9, ({ target }) => target.unitText ?? target.unit),
      field2("Due", "report.due", 10, ({ due }) => due, dueCode),
      field2(
        "Doubt",
        "report.doubt",
        13,
        ({ doubt }) => doubt,
        ({ target }) => target.confidence,
      ),
    ];
  };
  const proof = (name: "parent" | "child"): Field<ItemView>[] => [
    field(`${name}ValueHigh`, "report.value-high", 10, (row) => row[name]?.target.valueHigh ?? null, { side: name }),
    field(`${name}Name`, "report.indicator", 36, (row) => row[name]?.name ?? null, { side: name }),
    field(`${name}Quote`, "report.quote", 60, (row) => row[name]?.quote ?? null, { side: name }),
    field(`${name}File`, "report.file", 24, (row) => row[name]?.document.path ?? null, { side: name }),
    field(`${name}Page`, "report.page", 8, (row) => row[name]?.target.span.page ?? null, { side: name }),
    field(`${name}Line`, "report.line", 8, (row) => row[name]?.target.span.line || null, { side: name }),
    field(`${name}Section`, "report.section", 40, (row) => row[name]?.section ?? null, { side: name }),
  ];
  return [
    field("n", "report.no", 6, ({ n }) => n),
    field("verdict", "report.verdict", 14, ({ verdict }) => verdict, { code: ({ item }) => item.verdict }),
    field("severity", "report.severity", 10, ({ item }) => t(`severity.${item.severity}`), {
      code: ({ item }) => item.severity,
    }),
    field("applies", "report.applies", 13, ({ item }) => t(`applies.${item.applies}`), {
      code: ({ item }) => item.applies,
    }),
    field("indicator", "report.indicator", 42, ({ name }) => name),
    ...side("parent"),
    ...side("child"),
    field("note", "report.note", 44, ({ note }) => note),
    {
      ...field(
        "pairing",
        "report.pairing",
        24,
        ({ item }) => (item.pairing ? t(`pairing.${item.pairing.status}`) : null),
        { code: ({ item }) => item.pairing?.status },
      ),
      aside: true,
    },
    field("score", "report.score", 9, ({ item }) => item.pairing?.score ?? null),
    field("why", "report.why", 40, ({ item }) => item.pairing?.why.map(oneLine).join("; ") ?? null),
    ...proof("parent"),
    ...proof("child"),
    field("parent", "report.parent", 40, ({ parentDocument }) => parentDocument),
    field("item", "column.item", 16, ({ item }) => item.id),
    field("related", "report.related", 50, ({ related }) =>
      related
        .map(({ name, value, due, place }) => `${name}: ${value} (${[due, place].filter(Boolean).join(", ")})`)
        .join("; "),
    ),
  ];
}

/** The last day, as the JSON has it; without one, the words of the plan. */
const dueCode = ({ target: { due } }: SideView): Cell => due?.end ?? due?.text;

/** What each line of a CSV says besides: a line stands by itself when lists are put together. */
export const diffOrigin = (view: DiffView): Field<unknown>[] => [
  { key: "child", label: view.t("report.child"), width: 40, value: () => view.child.name },
  ...filterField(view),
];

export const auditOrigin = (view: AuditView): Field<unknown>[] => [
  { key: "document", label: view.t("report.plan"), width: 40, value: () => view.name },
  ...filterField(view),
];

export const filterField = ({ filter, t }: { filter: string; t: Translate }): Field<unknown>[] =>
  filter === "" ? [] : [{ key: "filter", label: t("report.filter"), width: 30, value: () => filter }];

export function findingFields(t: Translate): Field<FindingView>[] {
  return [
    { key: "n", label: t("report.no"), width: 6, value: ({ n }) => n },
    {
      key: "severity",
      label: t("report.severity"),
      width: 12,
      value: ({ severity }) => severity,
      code: ({ finding }) => finding.severity,
    },
    { key: "code", label: t("report.code"), width: 30, value: ({ kind }) => kind, code: ({ finding }) => finding.code },
    { key: "message", label: t("report.message"), width: 80, value: ({ message }) => message },
    { key: "correction", label: t("report.correction"), width: 36, value: ({ correction }) => correction },
    { key: "place", label: t("report.place"), width: 36, value: ({ place }) => place },
    { key: "page", label: t("report.page"), width: 8, value: ({ finding }) => finding.spans[0]?.page ?? null },
    { key: "line", label: t("report.line"), width: 8, value: ({ finding }) => finding.spans[0]?.line || null },
  ];
}

/** The findings of many plans: each line names its own. */
export function planFindingFields(t: Translate): Field<PlanFinding>[] {
  const [, ...fields] = findingFields(t);
  return [
    { key: "n", label: t("report.no"), width: 6, value: ({ n }) => n },
    { key: "number", label: t("field.number"), width: 16, value: ({ plan }) => plan.document.number },
    { key: "locality", label: t("field.locality"), width: 18, value: ({ plan }) => plan.document.locality },
    ...fields
      .filter(({ key }) => key !== "place")
      .map(
        ({ value, code, ...field }): Field<PlanFinding> => ({
          ...field,
          value: ({ found }) => value(found),
          ...(code ? { code: ({ found }) => code(found) } : {}),
        }),
      ),
    { key: "file", label: t("report.file"), width: 30, value: ({ plan }) => plan.document.path },
    { key: "document", label: t("field.document"), width: 16, value: ({ plan }) => plan.document.id },
  ];
}

export function targetFields(t: Translate): Field<{ document: string; side: SideView }>[] {
  return [
    { key: "document", label: t("report.document"), width: 30, value: ({ document }) => document },
    { key: "indicator", label: t("report.indicator"), width: 50, value: ({ side }) => side.name },
    {
      key: "comparator",
      label: t("report.sign"),
      width: 7,
      value: ({ side: { target } }) => (target.value === null ? "" : target.comparator),
    },
    { key: "value", label: t("report.value"), width: 12, value: ({ side }) => side.target.value },
    { key: "valueHigh", label: t("report.value-high"), width: 10, value: ({ side }) => side.target.valueHigh },
    { key: "unit", label: t("report.unit"), width: 14, value: ({ side }) => side.target.unitText ?? side.target.unit },
    { key: "due", label: t("report.due"), width: 16, value: ({ side }) => side.due },
    {
      key: "owner",
      label: t("report.owner"),
      width: 30,
      value: ({ side }) => side.target.owner.map(({ name }) => oneLine(name)).join("; "),
    },
    { key: "doubt", label: t("report.doubt"), width: 20, value: ({ side }) => side.doubt },
    { key: "quote", label: t("report.quote"), width: 70, value: ({ side }) => side.quote },
    { key: "file", label: t("report.file"), width: 28, value: ({ side }) => side.document.path },
    { key: "page", label: t("report.page"), width: 8, value: ({ side }) => side.target.span.page },
    { key: "line", label: t("report.line"), width: 8, value: ({ side }) => side.target.span.line || null },
    { key: "section", label: t("report.section"), width: 50, value: ({ side }) => side.section },
  ];
}

export function taskFields(t: Translate): Field<Task>[] {
  const names = (units: Task["lead"]): string => units.map(({ name }) => oneLine(name)).join("; ");
  return [
    { key: "group", label: t("report.group"), width: 10, value: ({ group }) => group },
    { key: "row", label: t("report.no"), width: 6, value: ({ row }) => row },
    { key: "text", label: t("report.task"), width: 80, value: ({ text }) => oneLine(text) },
    { key: "lead", label: t("report.lead"), width: 30, value: ({ lead }) => names(lead) },
    {
      key: "coordinating",
      label: t("report.coordinating"),
      width: 30,
      value: ({ coordinating }) => names(coordinating),
    },
    { key: "product", label: t("report.product"), width: 24, value: ({ product }) => product && oneLine(product) },
    { key: "due", label: t("report.due"), width: 18, value: ({ due }) => dueText(due) },
    {
      key: "doubt",
      label: t("report.doubt"),
      width: 20,
      value: ({ confidence }) => (confidence ? t("report.doubtful") : ""),
    },
    { key: "page", label: t("report.page"), width: 8, value: ({ span }) => span.page },
    { key: "line", label: t("report.line"), width: 8, value: ({ span }) => span.line || null },
    {
      key: "section",
      label: t("report.section"),
      width: 50,
      value: ({ sectionPath }) => sectionPath.map(oneLine).join(" › "),
    },
  ];
}
