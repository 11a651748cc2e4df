import { type MessageKey, type Translate, translator } from "../messages/index.js";
import type { Target } from "../model/facts.js";
import {
  type Applies,
  type Diff,
  type DiffItem,
  type ReportDocument,
  type ReportOptions,
  VERDICTS,
  type Verdict,
} from "./types.js";
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
  readonly parent: SideView | null;
  readonly child: SideView | null;
  readonly related: readonly SideView[];
  readonly note: string;
  /** "chắc chắn (0,93): cùng chỉ tiêu …"; "" where there is no pair. */
  readonly pairing: string;
  readonly fields: readonly { label: string; parent: string; child: string; same: boolean }[];
}

/** A comparison in words: what every format prints. */
export interface DiffView {
  readonly t: Translate;
  readonly child: { readonly name: string; readonly title: string; readonly targets: number };
  readonly parent: { readonly name: string; readonly title: string; readonly targets: number };
  readonly filter: string;
  /** A sentence that stands in place of a list that has nothing to say; "" where there is something. */
  readonly empty: string;
  /** What applies first, worst first; then in the order of the parent. */
  readonly items: readonly ItemView[];
  readonly groups: readonly { applies: Applies; label: string; items: readonly ItemView[] }[];
  readonly counts: readonly { key: Verdict | "notApplicable" | "proposed"; label: string; about: string; n: number }[];
}

const APPLIES: readonly Applies[] = ["yes", "unknown", "no"];

export function diffView(diff: Diff, options: ReportOptions): DiffView {
  const t = translator(options.lang);
  const rank = (item: DiffItem): number =>
    APPLIES.indexOf(item.applies) * VERDICTS.length + VERDICTS.indexOf(item.verdict);
  const items = diff.items
    .map((item, at) => ({ item, at }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.at - b.at)
    .map(({ item }, at) => itemView(diff, item, at + 1, t));
  return {
    t,
    child: { name: documentName(diff.child, t), title: documentTitle(diff.child), targets: diff.child.targets },
    parent: { name: documentName(diff.parent, t), title: documentTitle(diff.parent), targets: diff.parent.targets },
    filter: filterText(options, items.length, t),
    empty: emptiness(diff, options, t),
    items,
    groups: APPLIES.map((applies) => ({
      applies,
      label: t(`applies.${applies}`),
      items: items.filter(({ item }) => item.applies === applies),
    })).filter((group) => group.items.length > 0),
    counts: [
      ...VERDICTS.map((key) => ({
        key,
        label: t(`verdict.${key}`),
        about: t(`verdict-about.${key}`),
        n: diff.summary[key],
      })),
      {
        key: "notApplicable",
        label: t("report.not-applicable"),
        about: t("applies.no"),
        n: diff.summary.notApplicable,
      },
      { key: "proposed", label: t("report.proposed"), about: t("pairing.proposed"), n: diff.summary.proposed },
    ],
  };
}

/** "--verdict weaker (danh sách chỉ gồm 3 mục theo bộ lọc …)"; "" without a filter. */
export function filterText({ filter }: ReportOptions, shown: number, t: Translate): string {
  return filter ? `${oneLine(filter)} (${t("report.filter-note", { shown })})` : "";
}

function emptiness({ child, parent, items }: Diff, { filter }: ReportOptions, t: Translate): string {
  if (child.targets === 0) return t(parent.targets === 0 ? "report.both-empty" : "report.child-empty");
  if (parent.targets === 0) return t("report.parent-empty");
  return items.length === 0 && filter ? t("report.filtered-empty") : "";
}

function itemView(diff: Diff, item: DiffItem, n: number, t: Translate): ItemView {
  const parent = item.parent && sideView(item.parent, diff.parent, t);
  const child = item.child && sideView(item.child, diff.child, t);
  return {
    item,
    n,
    verdict: t(`verdict.${item.verdict}`),
    name: (parent ?? child)?.name ?? "",
    parent,
    child,
    related: item.related.map((target) => sideView(target, diff.child, t)),
    note: [oneLine(item.note), item.repeats === undefined ? "" : `(${t("report.repeats")})`].filter(Boolean).join(" "),
    pairing: pairingText(item, t),
    fields: item.fields.map(({ field, parent, child, same }) => ({
      label: t(`report.field.${field}` as MessageKey),
      parent: oneLine(parent ?? t("report.absent")),
      child: oneLine(child ?? t("report.absent")),
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
