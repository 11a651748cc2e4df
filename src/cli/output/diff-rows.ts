import { type Diff, type DiffItem, VERDICT_NAMES } from "../../compare/types.js";
import type { Target } from "../../model/facts.js";
import { valueText } from "../../text/value-text.js";

/** One item as one flat row: what tables, CSV and NDJSON hold. */
export interface DiffRow {
  readonly verdict: string;
  readonly verdictName: string;
  readonly severity: string;
  readonly applies: string;
  readonly indicator: string | null;
  readonly parentName: string | null;
  readonly parentComparator: string | null;
  readonly parentValue: number | null;
  readonly parentValueHigh: number | null;
  readonly parentUnit: string | null;
  readonly parentYear: number | null;
  readonly childName: string | null;
  readonly childComparator: string | null;
  readonly childValue: number | null;
  readonly childValueHigh: number | null;
  readonly childUnit: string | null;
  readonly childYear: number | null;
  readonly pairing: string | null;
  readonly score: number | null;
  readonly note: string;
  readonly related: readonly string[];
  readonly parentQuote: string | null;
  readonly parentFile: string | null;
  readonly parentLine: number | null;
  readonly childQuote: string | null;
  readonly childFile: string | null;
  readonly childLine: number | null;
  readonly item: string;
}

export const DIFF_FIELDS: readonly (keyof DiffRow)[] = [
  "verdictName",
  "applies",
  "parentName",
  "parentComparator",
  "parentValue",
  "parentValueHigh",
  "parentUnit",
  "parentYear",
  "childName",
  "childComparator",
  "childValue",
  "childValueHigh",
  "childUnit",
  "childYear",
  "note",
  "pairing",
  "score",
  "related",
  "parentQuote",
  "parentFile",
  "parentLine",
  "childQuote",
  "childFile",
  "childLine",
  "indicator",
  "verdict",
  "severity",
  "item",
];

export function diffRows({ items, child, parent }: Pick<Diff, "items" | "child" | "parent">): DiffRow[] {
  return items.map((item) => ({
    verdict: item.verdict,
    verdictName: VERDICT_NAMES[item.verdict],
    severity: item.severity,
    applies: item.applies,
    indicator: item.parent?.indicator.key ?? item.child?.indicator.key ?? null,
    parentName: item.parent?.indicator.name ?? null,
    parentComparator: item.parent?.comparator ?? null,
    parentValue: item.parent?.value ?? null,
    parentValueHigh: item.parent?.valueHigh ?? null,
    parentUnit: unitOf(item.parent),
    parentYear: yearOf(item.parent),
    childName: item.child?.indicator.name ?? null,
    childComparator: item.child?.comparator ?? null,
    childValue: item.child?.value ?? null,
    childValueHigh: item.child?.valueHigh ?? null,
    childUnit: unitOf(item.child),
    childYear: yearOf(item.child),
    pairing: item.pairing?.status ?? null,
    score: item.pairing?.score ?? null,
    note: item.note,
    related: item.related.map(relatedText),
    parentQuote: item.parent?.quote ?? null,
    parentFile: item.parent ? parent.path : null,
    parentLine: item.parent?.span.line ?? null,
    childQuote: item.child?.quote ?? null,
    childFile: item.child ? child.path : null,
    childLine: item.child?.span.line ?? null,
    item: item.id,
  }));
}

/** "≥ 90 % (2030)". */
export const shortValue = (target: Target | null): string =>
  target === null
    ? ""
    : [valueText(target), yearOf(target) === null ? "" : `(${yearOf(target)})`].filter(Boolean).join(" ");

const relatedText = (target: Target): string => `${target.indicator.name}: ${shortValue(target)}`;
const unitOf = (target: Target | null): string | null => target?.unitText ?? target?.unit ?? null;
const yearOf = (target: Target | null): number | null => (target?.due?.end ? Number(target.due.end.slice(0, 4)) : null);

/** Items whose order on the screen is: what applies first, worst first, then as the parent has them. */
export function worstFirst(items: readonly DiffItem[], order: readonly string[]): DiffItem[] {
  const rank = (item: DiffItem): number => (item.applies === "no" ? 100 : 0) + order.indexOf(item.verdict);
  return items
    .map((item, at) => ({ item, at }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.at - b.at)
    .map(({ item }) => item);
}
