import { beforeAll, describe, expect, test } from "vitest";
import { compare } from "../src/compare/compare.js";
import type { Diff, DiffItem, Side } from "../src/compare/types.js";
import type { Target } from "../src/model/facts.js";
import { foldWords } from "../src/text/fold.js";
import { CORPUS, samplePlans } from "./support/corpus.js";
import { sideOf } from "./support/sides.js";

const plans = samplePlans();
const sides = new Map<string, Side>();

beforeAll(async () => {
  for (const { file } of plans) sides.set(file, await sideOf(`${CORPUS}${file}`));
});

const speaksOf = (target: Target | null, phrase: string): boolean =>
  target !== null && foldWords(`${target.indicator.name} ${target.quote}`).includes(foldWords(phrase));
const yearIs = (target: Target | null, year: number): boolean => target?.due?.end?.startsWith(String(year)) === true;

describe("planted deviations of the sample plans", () => {
  for (const plan of plans) {
    if (plan.parent === null) continue;
    const differences = plan.deviations.filter((one) => one.kind === "diff");
    test.for(differences)(`${plan.file}: $verdict $parent.phrase $child.phrase`, (wanted, { skip }) => {
      const { items } = diffOf(plan.file, plan.parent!);
      const inParent = sides.get(plan.parent!)!.targets.some((one) => speaksOf(one, wanted.parent?.phrase ?? ""));
      skip(wanted.parent !== null && !inParent, "the parent's target is not among those that were read");
      const fits = items.filter(
        (item) =>
          (wanted.parent === null
            ? item.parent === null
            : speaksOf(item.parent, wanted.parent.phrase) && yearIs(item.parent, wanted.parent.year)) &&
          (wanted.child === null
            ? item.child === null
            : speaksOf(item.child, wanted.child.phrase) && yearIs(item.child, wanted.child.year)),
      );
      expect(fits.map(({ verdict }) => verdict)).toContain(wanted.verdict);
      if (wanted.applies) expect(fits.map(({ applies }) => applies)).toContain(wanted.applies);
    });
  }
});

describe("each target stands in its place once", () => {
  for (const plan of plans) {
    if (plan.parent === null) continue;
    test(plan.file, () => {
      const [child, parent] = [sides.get(plan.file)!, sides.get(plan.parent!)!];
      expectOnce(diffOf(plan.file, plan.parent!).items, child, parent);
      expectOnce(compare(parent, child).items, parent, child);
    });
  }
});

function diffOf(child: string, parent: string): Diff {
  return compare(sides.get(child)!, sides.get(parent)!);
}

function expectOnce(items: readonly DiffItem[], child: Side, parent: Side): void {
  const ids = (targets: readonly (Target | null)[]): string[] => targets.flatMap((one) => (one ? [one.id] : [])).sort();
  expect(ids(items.map((item) => item.parent))).toEqual(ids(parent.targets));
  expect(ids(items.flatMap((item) => [item.child, ...item.related]))).toEqual(ids(child.targets));
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
}
