import lexicon from "../../extractors/lexicon/directions.json" with { type: "json" };
import { standardText } from "../../extractors/lexicon/wording.js";
import type { Said, Translate } from "../messages/index.js";
import type { Target } from "../model/facts.js";
import { foldWords } from "../text/fold.js";
import { remembering, rememberingOf } from "../text/memo.js";
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

const read = (list: readonly string[]): string[] => list.map(standardText);
const NATURE = { down: read(lexicon.down), before: read(lexicon.before), after: read(lexicon.after) };
const ASIDE = read(lexicon.aside);

/** Which way is better by the nature of the thing: less poverty, more addicts treated; null where its name does not say. */
const natureOf = remembering((name: string): Direction | null => {
  const whole = standardText(name);
  if (!NATURE.down.some((phrase) => whole.includes(phrase))) return null;
  const text = ASIDE.reduce((rest, phrase) => rest.replaceAll(phrase, " | "), whole);
  const places = NATURE.down.map((phrase) => text.indexOf(phrase)).filter((at) => at >= 0);
  if (places.length === 0) return null;
  const at = Math.min(...places);
  const before = NATURE.before.some((phrase) => {
    const last = text.lastIndexOf(phrase, at);
    return (
      last >= 0 &&
      text
        .slice(last + phrase.length, at)
        .split(" ")
        .filter(Boolean).length <= 2
    );
  });
  return before || NATURE.after.some((phrase) => text.includes(phrase, at)) ? "up" : "down";
});

/**
 * Which way is better, and whether that is known. A reduction ("cắt giảm ≥ 50 % thời gian") is better the more it is. What is
 * printed as a most ("dưới 5 %", "không quá 2 %") is better below it, whatever the lexicon holds of the indicator.
 */
export function directionOf({ target, info }: Pick<Profile, "target" | "info">): {
  direction: Direction;
  known: boolean;
} {
  if (isReduction(target) === true) return { direction: "up", known: true };
  if (target.unit === "rank") return { direction: "down", known: true };
  if (target.comparator === "<=" || target.comparator === "<") return { direction: "down", known: true };
  const nature = natureOf(target.indicator.name);
  // "Trẻ em bị xâm hại được hỗ trợ" may share its key with child abuse itself.
  if (info) return { direction: nature === "up" ? "up" : info.direction, known: true };
  if (target.comparator === ">=" || target.comparator === ">") return { direction: "up", known: true };
  return { direction: nature ?? "up", known: nature !== null };
}

const REDUCED = /^(?:(?:phan dau|hang nam) )?((?:muc|ty le|toc do) )?(?:(?:keo |cat )?giam|rut ngan|tiet kiem) /u;
const SHARE = /(?:^| )(?:ty le|ty suat|ty so) /u;
const LEFT = /(?:^| )(?:con|xuong|o muc) (?:[a-z]+ ){0,3}$/u;
const YEARLY = /(?:^| )(?:moi nam|hang nam|binh quan nam|so voi cung ky|so voi nam truoc)(?: |$)/u;
const SINCE = /(?:^| )so voi (?:dau |cuoi )?(?:nam \d|giai doan|nhiem ky)/u;

/**
 * Is the value how much less it becomes ("giảm 20 % số người nghiện"), not how much is left ("giảm còn 20 %")? Null where the
 * words do not tell: a row "Giảm tỷ lệ suy dinh dưỡng | % | 15" is mostly what is left.
 */
export const isReduction = rememberingOf((target: Target): boolean | null => {
  const { change, comparator, indicator, value, quote, unit } = target;
  if (change === "decrease") return true;
  if (value === null || change === "increase" || comparator === "<" || comparator === "<=") return false;
  const name = foldWords(indicator.name);
  const begins = REDUCED.exec(`${name} `);
  if (!begins) return false;
  const printed = numberText(value).replaceAll(".", "\\.");
  const at = quote.search(new RegExp(`(?<![\\d.,])0?${printed}(?![\\d]|[.,]\\d)`, "u"));
  if (at > 0 && LEFT.test(`${foldWords(quote.slice(Math.max(0, at - 40), at))} `)) return false;
  const more = comparator === ">=" || comparator === ">";
  const counted = unit === "%" && !SHARE.test(name.slice(begins[0].length - 1));
  return begins[1] !== undefined || more || counted || rhythmOf(target) !== null ? true : null;
});

/** Is the change meant for each year, or for the whole time since a year that is named? Null where the words do not say. */
const rhythmOf = rememberingOf(({ unit, per, due, indicator, quote }: Target): "yearly" | "whole" | null => {
  const words = foldWords(`${indicator.name} ${quote.length <= MOST_QUOTE ? quote : ""}`);
  if (unit === "%/year" || per === "year" || due?.kind === "recurring" || YEARLY.test(words)) return "yearly";
  return SINCE.test(words) ? "whole" : null;
});

/** A statement longer than this speaks of several things. */
const MOST_QUOTE = 200;

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
  const own = directionOf({ target: p, info: parent.info ?? child.info });
  const { direction, known } = own.known && isReduction(c) !== true ? own : directionOf(child);
  const units = unitRelation(p, c, (parent.info ?? child.info)?.measure === "change");
  const bases = parent.base !== null && child.base !== null && parent.base !== child.base;
  const reductions = [isReduction(p), isReduction(c)];
  const measured = (parent.info ?? child.info)?.measure === "change";
  const changed = units !== "different" && !measured && reductions.includes(true) && reductions.includes(false);
  const [once, again] = [rhythmOf(p), rhythmOf(c)];
  const rhythm =
    units !== "different" &&
    (measured || !reductions.includes(false) || (p.change === "increase" && c.change === "increase")) &&
    once !== null &&
    again !== null &&
    once !== again;
  const comparable = units !== "different" && !bases && !changed && !rhythm && p.value !== null && c.value !== null;
  const order = comparable ? compareSides(p, c, direction) : 0;
  const verdict = !comparable ? unequal(p, c) : verdictOf(horizon, order);
  const said = (target: Target): string => valueText(target) || t("note.no-number");
  const notes: Said[] = [["note.levels", { child: said(c), parent: said(p) }], horizonNote(parent, child, horizon, t)];
  const differ = (name: (profile: Profile) => string) => ({ child: name(child), parent: name(parent) });
  if (units === "different")
    notes.push(["note.units-differ", differ(({ target }) => target.unitText ?? target.unit ?? t("note.not-printed"))]);
  else if (bases) notes.push(["note.bases-differ", differ(({ base }) => baseName(base, t))]);
  else if (changed) notes.push(["note.decrease-or-level"]);
  else if (rhythm) notes.push(["note.yearly-or-whole"]);
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
