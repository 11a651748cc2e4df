import type { Target } from "../model/facts.js";
import { foldWords } from "../text/fold.js";
import { numberText, valueText } from "../text/value-text.js";
import type { Profile } from "./profile.js";
import type { FieldComparison, Verdict } from "./types.js";
import { unitRelation } from "./units.js";

export type Direction = "up" | "down";

/** When the child's target stands to the parent's. "none": one of them has no year. */
export type Horizon = "same" | "earlier" | "later" | "none";

export function horizonOf(parent: number | null, child: number | null): Horizon {
  if (parent === null || child === null) return parent === child ? "same" : "none";
  return child === parent ? "same" : child < parent ? "earlier" : "later";
}

/** Words of indicators of which less is better. */
const DOWN =
  /(?:^| )(?:ho ngheo|can ngheo|tu vong|tai nan|that nghiep|suy dinh duong|toi pham|tao hon|thoi gian|o nhiem|bo hoc|xam hai|chon lap|no dong|phat thai|that thoat|mac benh|nghien)(?: |$)/u;

/** Which way is better, and whether that is known. A reduction ("cắt giảm ≥ 50 % thời gian") is better the more it is. */
export function directionOf({ target, info }: Pick<Profile, "target" | "info">): {
  direction: Direction;
  known: boolean;
} {
  if (target.change === "decrease" && target.unit === "%") return { direction: "up", known: true };
  if (target.unit === "rank") return { direction: "down", known: true };
  if (info) return { direction: info.direction, known: true };
  if (target.comparator === "<=" || target.comparator === "<") return { direction: "down", known: true };
  if (target.comparator === ">=" || target.comparator === ">") return { direction: "up", known: true };
  if (DOWN.test(foldWords(target.indicator.name))) return { direction: "down", known: true };
  return { direction: "up", known: false };
}

/** The end of a range that just meets it: the lower one where more is better. */
export function levelOf({ value, valueHigh }: Target, direction: Direction): number | null {
  return direction === "down" && valueHigh !== null ? valueHigh : value;
}

/** Is level `a` worse than, equal to, or better than `b`? */
export function compareLevels(a: number, b: number, direction: Direction): -1 | 0 | 1 {
  if (Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))) return 0;
  return a > b === (direction === "up") ? 1 : -1;
}

export interface Judgement {
  readonly verdict: Exclude<Verdict, "missing" | "extra">;
  readonly notes: readonly string[];
  readonly fields: readonly FieldComparison[];
}

const UNDATED = new Set(["recurring", "ongoing"]);

/** How the child's target stands to the parent's, field by field. Both are about one indicator. */
export function judge(parent: Profile, child: Profile): Judgement {
  const [p, c] = [parent.target, child.target];
  const horizon = horizonOf(parent.year, child.year);
  const { direction, known } = directionOf(parent.info ? parent : child.info ? child : parent);
  const units = unitRelation(p, c, (parent.info ?? child.info)?.measure === "change");
  const bases = parent.base !== null && child.base !== null && parent.base !== child.base;
  const changed =
    units !== "different" &&
    p.change !== c.change &&
    isShare(p) &&
    isShare(c) &&
    (p.change === "decrease" || c.change === "decrease") &&
    direction === "down";
  const comparable = units !== "different" && !bases && !changed && p.value !== null && c.value !== null;
  const notes = [`${said(c)} so với ${said(p)}`, horizonNote(parent, child, horizon)];
  const order = comparable ? compareSides(p, c, direction) : 0;
  const verdict = !comparable ? unequal(p, c) : verdictOf(horizon, order);
  if (units === "different") notes.push(`đơn vị khác nhau: ${unitName(c)} và ${unitName(p)}`);
  else if (bases) notes.push(`mẫu số khác nhau: ${baseName(child)} và ${baseName(parent)}`);
  else if (changed) notes.push("một bên nêu mức giảm, một bên nêu mức đạt");
  if (comparable) {
    if (units === "taken") notes.push("một bên không ghi đơn vị: lấy theo bên kia");
    if (order === 0 && sign(p.comparator) !== sign(c.comparator))
      notes.push(`dấu khác nhau (${c.comparator} và ${p.comparator}), coi là bằng`);
    if (!known && order !== 0) notes.push("chưa biết chỉ tiêu này cao hơn hay thấp hơn là tốt: coi cao hơn là tốt");
    if (verdict === "interim") notes.push(gapNote(p, c, direction));
    if (p.per !== c.per && (p.per ?? c.per) === "year") notes.push("một bên tính cho mỗi năm");
  }
  if ([p, c].some(({ confidence }) => confidence === "doubtful")) notes.push("số đọc từ bản quét, cần xem lại");
  return {
    verdict,
    notes: notes.filter((note) => note !== ""),
    fields: fieldsOf(parent, child, units, order, comparable),
  };
}

function verdictOf(horizon: Horizon, order: -1 | 0 | 1): Judgement["verdict"] {
  if (horizon === "earlier") return order < 0 ? "interim" : "earlier";
  if (order < 0) return "weaker";
  if (horizon === "later") return "later";
  return order > 0 ? "stricter" : "same";
}

/** Goals of which one has no number: nothing to measure, but both speak of it. */
const unequal = (p: Target, c: Target): Judgement["verdict"] =>
  p.value === null && (c.value === null || p.unit === null) ? "same" : "incomparable";

/** A value inside the parent's range meets it, neither more nor less. */
function compareSides(p: Target, c: Target, direction: Direction): -1 | 0 | 1 {
  const least = levelOf(p, direction)!;
  const order = compareLevels(levelOf(c, direction)!, least, direction);
  if (order <= 0 || p.valueHigh === null) return order;
  const most = direction === "up" ? p.valueHigh : p.value!;
  return compareLevels(levelOf(c, direction)!, most, direction) > 0 ? 1 : 0;
}

/** `=`, `≥` and `>` of one value count as equal, and so do `=`, `≤` and `<`. */
const sign = (comparator: Target["comparator"]): string => (comparator === "range" ? "=" : comparator);
const isShare = ({ unit }: Target): boolean => unit === "%" || unit === "%/year" || unit === "‰" || unit === null;

const said = (target: Target): string => valueText(target) || "không có con số";

function horizonNote(parent: Profile, child: Profile, horizon: Horizon): string {
  if (horizon === "none") {
    const without = parent.year === null ? "cấp trên" : "cấp dưới";
    const year = parent.year ?? child.year;
    const rhythm = UNDATED.has((parent.year === null ? parent : child).target.due?.kind ?? "")
      ? " (việc thường xuyên)"
      : "";
    return `${without} không ghi thời hạn${rhythm}, coi như cùng mốc ${year}`;
  }
  if (parent.year === null) return "cả hai không ghi thời hạn";
  return horizon === "same" ? `cùng mốc ${parent.year}` : `mốc ${child.year} so với mốc ${parent.year}`;
}

/** "còn thiếu 15 %": how far an interim step is from the parent's value. */
function gapNote(p: Target, c: Target, direction: Direction): string {
  const gap = Math.abs(levelOf(p, direction)! - levelOf(c, direction)!);
  const unit = p.unit === "%" || c.unit === "%" ? " điểm %" : p.unitText ? ` ${p.unitText}` : "";
  return `còn cách ${numberText(Math.round(gap * 1e6) / 1e6)}${unit}`;
}

const unitName = ({ unit, unitText }: Target): string => unitText ?? unit ?? "không ghi";

const BASES: Readonly<Record<string, string>> = {
  people: "dân số",
  gdp: "GRDP",
  budget: "chi ngân sách",
  stations: "số trạm",
  households: "số hộ",
  area: "diện tích",
  villages: "số thôn",
  communes: "số xã",
};
const baseName = ({ base }: Profile): string => BASES[base ?? ""] ?? "";

function fieldsOf(
  parent: Profile,
  child: Profile,
  units: ReturnType<typeof unitRelation>,
  order: -1 | 0 | 1,
  comparable: boolean,
): FieldComparison[] {
  const [p, c] = [parent.target, child.target];
  const number = ({ value, valueHigh }: Target): string | null =>
    value === null ? null : valueHigh === null ? numberText(value) : `${numberText(value)} - ${numberText(valueHigh)}`;
  const classes = (profile: Profile): string | null => [...profile.populations].join(", ") || null;
  return [
    { field: "value", parent: number(p), child: number(c), same: comparable && order === 0 },
    { field: "comparator", parent: p.comparator, child: c.comparator, same: p.comparator === c.comparator },
    { field: "unit", parent: p.unitText ?? p.unit, child: c.unitText ?? c.unit, same: units === "same" },
    { field: "population", parent: classes(parent), child: classes(child), same: classes(parent) === classes(child) },
    { field: "due", parent: p.due?.text ?? null, child: c.due?.text ?? null, same: parent.year === child.year },
  ];
}
