import type { Said, Translate } from "../messages/index.js";
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

/** How the child's target stands to the parent's, field by field, said in the words of `t`. Both are about one indicator. */
export function judge(parent: Profile, child: Profile, t: Translate): Judgement {
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
  const order = comparable ? compareSides(p, c, direction) : 0;
  const verdict = !comparable ? unequal(p, c) : verdictOf(horizon, order);
  const said = (target: Target): string => valueText(target) || t("note.no-number");
  const notes: Said[] = [["note.levels", { child: said(c), parent: said(p) }], horizonNote(parent, child, horizon, t)];
  const differ = (name: (profile: Profile) => string) => ({ child: name(child), parent: name(parent) });
  if (units === "different")
    notes.push(["note.units-differ", differ(({ target }) => target.unitText ?? target.unit ?? t("note.not-printed"))]);
  else if (bases) notes.push(["note.bases-differ", differ(({ base }) => baseName(base, t))]);
  else if (changed) notes.push(["note.decrease-or-level"]);
  if (comparable) {
    if (units === "taken") notes.push(["note.unit-taken"]);
    if (order === 0 && sign(p.comparator) !== sign(c.comparator))
      notes.push(["note.signs-differ", { child: c.comparator, parent: p.comparator }]);
    if (!known && order !== 0) notes.push(["note.direction-unknown"]);
    if (verdict === "interim") notes.push(gapNote(p, c, direction, t));
    if (p.per !== c.per && (p.per ?? c.per) === "year") notes.push(["note.one-per-year"]);
  }
  if (p.confidence === "doubtful" || c.confidence === "doubtful") notes.push(["note.scanned"]);
  return {
    verdict,
    notes: notes.map(([key, params]) => t(key, params)),
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

function horizonNote(parent: Profile, child: Profile, horizon: Horizon, t: Translate): Said {
  if (horizon === "none") {
    const undated = parent.year === null ? parent : child;
    return [
      undated === parent ? "note.parent-undated" : "note.child-undated",
      {
        year: parent.year ?? child.year!,
        rhythm: UNDATED.has(undated.target.due?.kind ?? "") ? t("note.rhythm") : "",
      },
    ];
  }
  if (parent.year === null) return ["note.both-undated"];
  return horizon === "same"
    ? ["note.same-year", { year: parent.year }]
    : ["note.other-year", { child: child.year!, parent: parent.year }];
}

/** "còn cách 15 điểm %": how far an interim step is from the parent's value. */
function gapNote(p: Target, c: Target, direction: Direction, t: Translate): Said {
  const gap = Math.abs(levelOf(p, direction)! - levelOf(c, direction)!);
  const unit = p.unit === "%" || c.unit === "%" ? t("note.points") : p.unitText ? ` ${p.unitText}` : "";
  return ["note.gap", { gap: numberText(Math.round(gap * 1e6) / 1e6), unit }];
}

const BASES = ["people", "gdp", "budget", "stations", "households", "area", "villages", "communes"] as const;
const baseName = (base: string | null, t: Translate): string => {
  const known = BASES.find((one) => one === base);
  return known ? t(`note.base.${known}`) : "";
};

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
