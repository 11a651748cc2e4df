import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Target } from "../../src/model/facts.js";
import { foldWords } from "../../src/text/fold.js";
import { ROOT } from "./corpus.js";

const GOLD = `${ROOT}test/gold/`;

/** One line of a `targets` file: what a person read in the plan. */
export interface GoldTarget {
  readonly line: string;
  readonly comparator: string;
  readonly value: number;
  readonly valueHigh: number | null;
  /** "*" where any will do. */
  readonly unit: string;
  /** Words of the statement or of the indicator's name. */
  readonly phrase: string;
  /** Years in which it may be due; "-" for none. */
  readonly years: readonly string[];
  /** A statement that may be read as a target or not. */
  readonly optional: boolean;
}

export const goldCases = (): string[] => readdirSync(GOLD).filter((name) => existsSync(`${GOLD}${name}/targets`));

/**
 * Reads `@year 2030/-` headings and lines such as `>= 85 % | phrase`, `range 80..85 % | phrase`, `? = 1 count | phrase`.
 * Throws for a line it cannot read.
 */
export function readGold(name: string): GoldTarget[] {
  let years: string[] = [];
  const targets: GoldTarget[] = [];
  for (const line of linesOf(`${GOLD}${name}/targets`)) {
    if (line.startsWith("@year ")) {
      years = line.slice(6).split("/");
      continue;
    }
    const m = /^(\? )?(>=|<=|=|>|<|~|range) (\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))? (\S+) \| (.+)$/u.exec(line);
    if (!m) throw new Error(`test/gold/${name}/targets: cannot read "${line}"`);
    const [, optional, comparator, value, high, unit, phrase] = m;
    targets.push({
      line: `@${years.join("/")} ${line}`,
      comparator: comparator!,
      value: Number(value),
      valueHigh: high === undefined ? null : Number(high),
      unit: unit!,
      phrase: phrase!,
      years,
      optional: optional !== undefined,
    });
  }
  return targets;
}

/** Differences that are known and not mended yet, one a line; the truth stays in `targets`. */
export const knownDifferences = (name: string): string[] =>
  existsSync(`${GOLD}${name}/known-differences`) ? linesOf(`${GOLD}${name}/known-differences`) : [];

const linesOf = (file: string): string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

/** What is missed, wrong or invented, one line each, in the order of the plan. */
export function differences(gold: readonly GoldTarget[], found: readonly Target[]): string[] {
  const predicted = found.filter(({ value }) => value !== null);
  const pairs = gold.flatMap((g, i) =>
    predicted.flatMap((p, j) =>
      mayBe(g, p) ? [{ i, j, wrong: wrongFields(g, p).length + Number(!named(g, p)) / 2 }] : [],
    ),
  );
  const mine = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of pairs.sort((a, b) => a.wrong - b.wrong || a.i - b.i || a.j - b.j)) {
    if (mine.has(i) || taken.has(j)) continue;
    mine.set(i, j);
    taken.add(j);
  }
  const out: string[] = [];
  gold.forEach((g, i) => {
    const p = predicted[mine.get(i) ?? -1];
    const wrong = p ? wrongFields(g, p) : [];
    if (!p && !g.optional) out.push(`missed ${g.line}`);
    if (p && wrong.length > 0) out.push(`wrong ${g.line}: ${wrong.join(", ")}`);
  });
  predicted.forEach((p, j) => {
    if (!taken.has(j))
      out.push(`invented @${yearOf(p)} ${p.comparator} ${p.value} ${p.unit} | ${p.quote.slice(0, 80)}`);
  });
  return out;
}

const yearOf = ({ due }: Target): string => due?.end?.slice(0, 4) ?? "-";
const named = (g: GoldTarget, p: Target): boolean => foldWords(p.indicator.name).includes(foldWords(g.phrase));

const mayBe = (g: GoldTarget, p: Target): boolean =>
  (foldWords(p.quote).includes(foldWords(g.phrase)) || named(g, p)) &&
  p.value === g.value &&
  p.valueHigh === g.valueHigh;

function wrongFields(g: GoldTarget, p: Target): string[] {
  const wrong: string[] = [];
  if (p.comparator !== g.comparator) wrong.push(`comparator ${p.comparator}`);
  if (g.unit !== "*" && p.unit !== g.unit) wrong.push(`unit ${p.unit}`);
  if (!g.years.includes(yearOf(p))) wrong.push(`year ${yearOf(p)}`);
  return wrong;
}
