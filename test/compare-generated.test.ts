import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compare } from "../src/compare/compare.js";
import type { Side } from "../src/compare/types.js";
import { ingest } from "../src/ingest/index.js";
import type { SourceDocument } from "../src/model/source.js";
import { extract } from "../src/pipeline.js";
import { foldWords } from "../src/text/fold.js";
import { CORPUS, samplePlans } from "./support/corpus.js";
import { deviate } from "./support/deviate.js";

const { DOICHIEU_SHARED: shared, DOICHIEU_VERBOSE: verbose, DOICHIEU_SEED: seed } = process.env;
/** Fixed, so that a test that passes today passes tomorrow; another one looks for what these seeds do not show. */
const first = Number(seed ?? 0);

/** Right answers and all questions for each kind of deviation, over several seeds. */
async function measure(
  files: readonly string[],
  seeds: number,
): Promise<Map<string, { right: number; all: number; wrong: string[] }>> {
  const tally = new Map<string, { right: number; all: number; wrong: string[] }>();
  const count = (kind: string, right: boolean, what: string): void => {
    const one = tally.get(kind) ?? { right: 0, all: 0, wrong: [] };
    tally.set(kind, one);
    one.all++;
    if (right) one.right++;
    else one.wrong.push(what);
  };
  for (const file of files) {
    const source = await ingest(file);
    const parent = sideOf(source);
    for (let seed = 1; seed <= seeds; seed++) {
      const made = deviate(source.text, parent, first + seed * 7919);
      const child = sideOf({ ...source, text: made.text });
      const { items } = compare(child, parent);
      for (const { kind, target, verdict, added } of made.deviations) {
        const item = items.find((one) => one.parent?.id === target.id)!;
        const right = item.verdict === verdict && item.repeats === undefined;
        const what = `${file} #${seed} ${kind} ${target.quote} → ${item.verdict} ${item.child?.quote ?? "-"} | ${item.note}`;
        count(
          `${kind}${target.origin === "table" ? " in a table" : target.unit === "count" ? " of a count" : ""}`,
          right,
          what,
        );
        count(`= ${verdict}`, right, what);
        if (added)
          count(
            "added",
            items.some((one) => one.verdict === "extra" && foldWords(one.child!.quote).includes(foldWords(added))),
            `${file} #${seed} ${added}`,
          );
      }
    }
  }
  return tally;
}

function sideOf(source: SourceDocument): Side {
  const { document, targets } = extract(source);
  return { document: { ...document, id: null, path: source.path }, targets };
}

async function expectRight(files: readonly string[], seeds: number): Promise<void> {
  const tally = await measure(files, seeds);
  const rates = [...tally].filter(([kind]) => kind.startsWith("="));
  process.stdout.write(`${rates.map(([kind, { right, all }]) => `${kind.slice(2)} ${right}/${all}`).join(", ")}\n`);
  if (verbose)
    for (const [kind, { right, all, wrong }] of tally)
      process.stdout.write(`${kind} ${right}/${all}\n${wrong.slice(0, 12).join("\n")}\n`);
  expect(tally.size).toBeGreaterThanOrEqual(10);
  for (const [kind, { right, all, wrong }] of tally)
    expect(
      [kind, right / all >= 0.97 ? "right" : `${right}/${all}`, ...wrong.slice(0, 5)].slice(
        0,
        right / all >= 0.97 ? 2 : 7,
      ),
    ).toEqual([kind, "right"]);
}

describe("plans made from a plan by known deviations", () => {
  test("sample plans", { timeout: 300_000 }, async () => {
    await expectRight(
      samplePlans().map(({ file }) => CORPUS + file),
      12,
    );
  });

  test("real plans", { timeout: 600_000 }, async ({ skip }) => {
    skip(!shared || !existsSync(`${shared}/plans`), "DOICHIEU_SHARED is not set: it names the folder of real plans");
    await expectRight(
      readdirSync(`${shared}/plans`)
        .filter((file) => /\.(?:txt|md)$/u.test(file))
        .map((file) => `${shared}/plans/${file}`),
      12,
    );
  });
});
