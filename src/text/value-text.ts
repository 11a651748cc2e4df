import type { Comparator } from "../model/facts.js";

/** What stands before a value. */
export const SIGNS: Readonly<Record<Comparator, string>> = {
  ">=": "≥ ",
  "<=": "≤ ",
  ">": "> ",
  "<": "< ",
  "=": "",
  "~": "≈ ",
  range: "",
};

const UNIT_WORDS: Readonly<Record<string, string>> = { VND: "đồng", "%/year": "%/năm" };

/** "≥ 62 %", "16 - 18 %", "2.000.000.000 đồng": a target's value as people read it. Empty for a goal without a number. */
export function valueText(target: {
  comparator: Comparator;
  value: number | null;
  valueHigh: number | null;
  unit: string | null;
  unitText: string | null;
  per: string | null;
}): string {
  if (target.value === null) return "";
  const amount =
    target.comparator === "range" && target.valueHigh !== null
      ? `${numberText(target.value)} - ${numberText(target.valueHigh)}`
      : `${SIGNS[target.comparator]}${numberText(target.value)}`;
  const unit = target.unitText ?? UNIT_WORDS[target.unit ?? ""] ?? target.unit ?? "";
  // "đồng/người/năm" says it already
  const per =
    target.per === null || /[/](?:năm|quý|tháng)/u.test(unit)
      ? ""
      : { year: "/năm", quarter: "/quý", month: "/tháng" }[target.per];
  return `${amount}${unit ? ` ${unit}` : ""}${per ?? ""}`;
}

const format = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 6 });

const formatted = new Map<number, string>();

/** 1234.5 → "1.234,5". Few numbers are printed very often: they are remembered, but not without end. */
export function numberText(value: number): string {
  let text = formatted.get(value);
  if (text === undefined) {
    if (formatted.size >= 2_000) formatted.clear();
    formatted.set(value, (text = format.format(value)));
  }
  return text;
}
