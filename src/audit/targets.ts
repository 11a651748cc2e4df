import { likeness } from "../compare/likeness.js";
import { type Profile, profileOf } from "../compare/profile.js";
import { compareLevels, type Direction, directionOf, levelOf } from "../compare/verdict.js";
import type { Translate } from "../messages/index.js";
import type { DocumentFacts, Target } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import { foldWords } from "../text/fold.js";
import { numberText, valueText } from "../text/value-text.js";

/** Values that cannot be bettered: no reproach that they stay. */
const CEILINGS: Readonly<Record<string, number>> = { "%": 100, rank: 1, index: 1 };

/** What is wrong among the targets of one plan: horizons that fall back or stand still, statements that disagree. */
export function targetFindings(
  targets: readonly Target[],
  { locality, province }: DocumentFacts,
  t: Translate,
): Finding[] {
  const places = [locality, province].flatMap((place) =>
    place !== null && place.length > 3 ? [place.toLowerCase()] : [],
  );
  const groups: Profile[][] = [];
  for (const target of targets) {
    if (target.value === null) continue;
    const profile = profileOf(target, places);
    const group = groups.find(([first]) => sameIndicator(first!, profile));
    if (group) group.push(profile);
    else groups.push([profile]);
  }
  return groups.flatMap((group) => [...contradictions(group, t), ...overTime(group, t)]);
}

/** Stricter than in a comparison of two plans: within one plan, other words mostly mean another thing. */
function sameIndicator(a: Profile, b: Profile): boolean {
  const [x, y] = [a.target, b.target];
  // Two values in one statement are two things, or the author contradicts himself within a line: not ours to say.
  if (x.span.start === y.span.start && a.year === b.year) return false;
  if (x.unit !== "%" && foldWords(x.unitText ?? "") !== foldWords(y.unitText ?? "")) return false;
  if (x.unit !== y.unit || a.base !== b.base || x.change !== y.change || x.per !== y.per || a.joint || b.joint)
    return false;
  if (
    x.qualifiers.length + y.qualifiers.length > 0 &&
    x.qualifiers.join().replace(/\D/gu, "") !== y.qualifiers.join().replace(/\D/gu, "")
  )
    return false;
  if (a.wording === b.wording) return a.wording.split(" ").length >= 2;
  const found = likeness(a, b);
  if (found?.status !== "certain") return false;
  return a.keys.length > 0 && a.keys[0] === b.keys[0] ? found.score >= 0.98 : found.score >= 0.9;
}

function contradictions(group: readonly Profile[], t: Translate): Finding[] {
  const findings: Finding[] = [];
  const years = new Set(group.map(({ year }) => year));
  for (const year of years) {
    const same = group.filter((one) => one.year === year);
    const { direction } = directionOf(same[0]!);
    const first = same[0]!;
    const other = same.find(({ target }) => !agree(first.target, target, direction));
    if (!other) continue;
    findings.push({
      code: "target-contradiction",
      severity: "error",
      message: t(year === null ? "found.contradiction" : "found.contradiction-in", {
        name: first.target.indicator.name,
        year: year ?? "",
        first: where(first.target, t),
        value: valueText(first.target),
        second: where(other.target, t),
        other: valueText(other.target),
      }),
      spans: [first.target.span, other.target.span],
    });
  }
  return findings;
}

const agree = (a: Target, b: Target, direction: Direction): boolean =>
  compareLevels(levelOf(a, direction)!, levelOf(b, direction)!, direction) === 0 || within(a, b) || within(b, a);
const within = ({ value, valueHigh }: Target, b: Target): boolean =>
  valueHigh !== null && b.value! >= value! && b.value! <= valueHigh;
const where = ({ span: { page, line } }: Target, t: Translate): string =>
  page === null ? t("found.line", { line }) : t("found.page-line", { page, line });

/** Horizon after horizon: worse than before is an error, the same three times over a remark. */
function overTime(group: readonly Profile[], t: Translate): Finding[] {
  const { direction, known } = directionOf(group[0]!);
  const { unit } = group[0]!.target;
  // Areas, herds and amounts may well be planned to shrink where the lexicon does not say otherwise.
  if (!known || (group[0]!.info === undefined && unit !== "%" && unit !== "index")) return [];
  const byYear = new Map<number, Target>();
  for (const { year, target } of group) {
    const held = year === null ? undefined : byYear.get(year);
    if (
      year !== null &&
      (!held || compareLevels(levelOf(target, direction)!, levelOf(held, direction)!, direction) < 0)
    )
      byYear.set(year, target);
  }
  const steps = [...byYear].sort((a, b) => a[0] - b[0]);
  const findings: Finding[] = [];
  let level: [number, Target][] = [];
  const flush = (): void => {
    if (level.length < 3) return;
    const { value, indicator } = level[0]![1];
    if (unit !== null && CEILINGS[unit] === value) return;
    findings.push({
      code: "target-stagnant",
      severity: "info",
      message: t("found.stagnant", {
        name: indicator.name,
        value: valueText(level[0]![1]),
        n: level.length,
        years: level.map(([year]) => year).join(", "),
      }),
      spans: level.map(([, { span }]) => span),
    });
  };
  for (const [k, step] of steps.entries()) {
    const before = steps[k - 1];
    const order = before ? compareLevels(levelOf(step[1], direction)!, levelOf(before[1], direction)!, direction) : 1;
    if (order < 0)
      findings.push({
        code: "target-regress",
        severity: "error",
        message: t("found.regress", {
          name: step[1].indicator.name,
          year: step[0],
          value: valueText(step[1]),
          before: before![0],
          held: valueText(before![1]),
        }),
        spans: [before![1].span, step[1].span],
      });
    if (order !== 0) {
      flush();
      level = [];
    }
    level.push(step);
  }
  flush();
  return findings;
}

/** Values that cannot be, and readings that a scan may have spoilt. */
export function suspiciousTargets(targets: readonly Target[], t: Translate): Finding[] {
  const findings: Finding[] = [];
  for (const target of targets) {
    const most = target.valueHigh ?? target.value;
    if (most === null) continue;
    if (target.unit === "%" && most > 100 && target.change === null && !/tăng|gấp|so với|vượt/iu.test(target.quote)) {
      const digits = String(most);
      const lost = target.comparator === ">" && /^9\d{1,2}$/u.test(digits) ? digits.slice(1) : null;
      findings.push({
        code: "suspicious-value",
        severity: "warning",
        message: t(lost ? "found.over-100-scan" : "found.over-100", {
          value: numberText(most),
          name: target.indicator.name,
        }),
        ...(lost ? { correction: `≥ ${lost} %` } : {}),
        spans: [target.span],
      });
    } else if (target.confidence === "doubtful")
      findings.push({
        code: "suspicious-value",
        severity: "warning",
        message: t("found.doubtful-sign", { name: target.indicator.name, value: valueText(target) }),
        spans: [target.span],
      });
  }
  return findings;
}
