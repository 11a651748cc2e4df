import {
  type Applies,
  type Diff,
  type DiffItem,
  type FieldComparison,
  VERDICTS,
  type Verdict,
} from "../compare/types.js";
import { type MessageKey, type Translate, translator } from "../messages/index.js";
import { vi } from "../messages/vi.js";
import type { Comparator, Target } from "../model/facts.js";
import { SIGNS } from "../text/value-text.js";
import type { ReportDocument, ReportOptions } from "./types.js";
import { amountText, documentName, documentTitle, dueText, filePlace, oneLine } from "./words.js";

/** One side of an item in words. */
export interface SideView {
  readonly target: Target;
  readonly document: ReportDocument;
  readonly name: string;
  readonly value: string;
  readonly due: string;
  readonly quote: string;
  readonly place: string;
  readonly section: string;
  /** A sentence where the reading is not sure, else "". */
  readonly doubt: string;
}

export interface ItemView {
  readonly item: DiffItem;
  readonly n: number;
  readonly verdict: string;
  readonly name: string;
  /** Number of the parent it is compared with; "" where there is only one. */
  readonly against: string;
  /** Name of that parent. */
  readonly parentDocument: string;
  readonly parent: SideView | null;
  readonly child: SideView | null;
  readonly related: readonly SideView[];
  readonly note: string;
  /** "chắc chắn (0,93): cùng chỉ tiêu …"; "" where there is no pair. */
  readonly pairing: string;
  readonly fields: readonly { label: string; parent: string; child: string; same: boolean }[];
}

export interface PlanView {
  readonly name: string;
  readonly title: string;
  readonly targets: number;
}

/** A comparison in words: what every format prints. */
export interface DiffView {
  readonly t: Translate;
  readonly child: PlanView;
  /** Nearest level first. */
  readonly parents: readonly PlanView[];
  readonly filter: string;
  /** A sentence that stands in place of a list that has nothing to say; "" where there is something. */
  readonly empty: string;
  /** What applies first, worst first; then in the order of the parent. */
  readonly items: readonly ItemView[];
  readonly groups: readonly { applies: Applies; label: string; items: readonly ItemView[] }[];
  readonly counts: readonly { key: Verdict | "notApplicable" | "proposed"; label: string; about: string; n: number }[];
}

const APPLIES: readonly Applies[] = ["yes", "unknown", "no"];

/** One plan compared with its parents, one comparison for each. */
export function diffView(diffs: readonly Diff[], options: ReportOptions): DiffView {
  const t = translator(options.lang);
  const rank = ({ applies, verdict }: DiffItem): number =>
    APPLIES.indexOf(applies) * VERDICTS.length + VERDICTS.indexOf(verdict);
  const items = diffs
    .flatMap((diff) => diff.items.map((item) => ({ diff, item })))
    .sort((a, b) => rank(a.item) - rank(b.item))
    .map(({ diff, item }, at) => itemView(diff, item, at + 1, diffs.length > 1, t));
  const total = (key: keyof Diff["summary"]): number => diffs.reduce((sum, { summary }) => sum + summary[key], 0);
  return {
    t,
    child: planView(diffs[0]!.child, t),
    parents: diffs.map(({ parent }) => planView(parent, t)),
    filter: filterText(options, items.length, t),
    empty: emptiness(diffs, items.length, options, t),
    items,
    groups: APPLIES.map((applies) => ({
      applies,
      label: t(`applies.${applies}`),
      items: items.filter(({ item }) => item.applies === applies),
    })).filter((group) => group.items.length > 0),
    counts: [
      ...VERDICTS.map((key) => ({ key, label: t(`verdict.${key}`), about: t(`verdict-about.${key}`), n: total(key) })),
      {
        key: "notApplicable",
        label: t("report.not-applicable"),
        about: t("applies.no"),
        n: total("notApplicable"),
      },
      { key: "proposed", label: t("report.proposed"), about: t("pairing.proposed"), n: total("proposed") },
    ],
  };
}

const planView = (document: Diff["child"], t: Translate): PlanView => ({
  name: documentName(document, t),
  title: documentTitle(document),
  targets: document.targets,
});

/** "--verdict weaker (danh sách chỉ gồm 3 mục theo bộ lọc …)"; "" without a filter. */
export function filterText({ filter }: ReportOptions, shown: number, t: Translate): string {
  return filter ? `${oneLine(filter)} (${t("report.filter-note", { shown })})` : "";
}

function emptiness(diffs: readonly Diff[], shown: number, { filter }: ReportOptions, t: Translate): string {
  const none = diffs.every(({ parent }) => parent.targets === 0);
  if (diffs[0]!.child.targets === 0) return t(none ? "report.both-empty" : "report.child-empty");
  if (none) return t("report.parent-empty");
  return shown === 0 && filter ? t("report.filtered-empty") : "";
}

function itemView(diff: Diff, item: DiffItem, n: number, several: boolean, t: Translate): ItemView {
  const parent = item.parent && sideView(item.parent, diff.parent, t);
  // A target of the child that answers two of the parent's stands in the other item; here it is shown again.
  const answer = item.child ?? diff.items.find(({ child }) => child !== null && child.id === item.seen)?.child ?? null;
  const child = answer && sideView(answer, diff.child, t);
  return {
    item,
    n,
    verdict: t(`verdict.${item.verdict}`),
    name: (parent ?? child)?.name ?? "",
    parentDocument: documentName(diff.parent, t),
    against: several ? oneLine(diff.parent.number ?? documentName(diff.parent, t)) : "",
    parent,
    child,
    related: item.related.map((target) => sideView(target, diff.child, t)),
    note: [oneLine(item.note), item.repeats === undefined ? "" : `(${t("report.repeats")})`].filter(Boolean).join(" "),
    pairing: pairingText(item, t),
    fields: item.fields.map(({ field, parent, child, same }) => ({
      label: t(`report.field.${field}` as MessageKey),
      parent: fieldText(field, parent, t),
      child: fieldText(field, child, t),
      same,
    })),
  };
}

export function sideView(target: Target, document: ReportDocument, t: Translate): SideView {
  return {
    target,
    document,
    name: oneLine(target.indicator.name),
    value: amountText(target, t),
    due: dueText(target.due),
    quote: oneLine(target.quote),
    place: filePlace(document, target, t),
    section: target.sectionPath.map(oneLine).join(" › "),
    doubt: target.confidence ? t("report.doubtful") : "",
  };
}

function pairingText({ pairing }: DiffItem, t: Translate): string {
  if (pairing === null) return "";
  const other = pairing.with ? `: ${oneLine(pairing.with.name)}` : "";
  const why = pairing.why.length > 0 ? ` — ${pairing.why.map(oneLine).join("; ")}` : "";
  return `${t(`pairing.${pairing.status}`)}${other} (${pairing.score.toLocaleString("vi-VN")})${why}`;
}

/** Signs as they are printed, classes of people in words: the comparison names them for programs. */
function fieldText(field: FieldComparison["field"], value: string | null, t: Translate): string {
  if (value === null) return t("report.absent");
  if (field === "comparator") return (SIGNS[value as Comparator] ?? "").trim() || value;
  if (field !== "population") return oneLine(value);
  const name = (one: string): string =>
    `population.${one}` in vi ? t(`population.${one}` as MessageKey) : oneLine(one);
  return value.split(", ").map(name).join("; ");
}
