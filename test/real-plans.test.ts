import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compare, type Figures, measure, readFigures } from "../scripts/accuracy/figures.js";
import { ROOT } from "./support/corpus.js";

const { DOICHIEU_SHARED: shared } = process.env;
const accepted = JSON.parse(readFileSync(`${ROOT}test/accuracy.json`, "utf8")) as Figures;

describe("real plans", () => {
  test("no figure is below the last accepted one", { timeout: 300_000 }, ({ skip }) => {
    skip(!shared, "DOICHIEU_SHARED is not set: it names the folder of real plans");
    expect(existsSync(`${ROOT}dist/cli.js`), "npm run build comes first").toBe(true);
    const losses = compare(accepted, measure(shared!)).filter(({ kind }) => kind === "loss");
    expect(losses).toEqual([]);
  });
});

describe("reading and comparing figures", () => {
  const printed = [
    "nq57: provenance 40/40",
    "nq57 · targets exact F1 0.97 (16 of 17, predicted 16) · rows 12/12 (predicted 13) fields 47/48 · duties 0/0 (predicted 0) · meta 9/10",
    "predictions kept in a folder",
    '{"targetsExactF1":0.97,"citationF1":null,"records":40,"failed":1}',
  ].join("\n");

  test("the figures of the run and of each plan are read", () => {
    expect(readFigures(printed)).toEqual({
      targetsExactF1: 0.97,
      failed: 1,
      "nq57 targets": 0.97,
      "nq57 rows": 1,
      "nq57 fields": 0.9792,
      "nq57 meta": 0.9,
    });
    expect(() => readFigures("no built program")).toThrow("printed no figures");
  });

  test("less is a loss, but for costs; a figure that is gone is a loss", () => {
    const kinds = (before: Figures, now: Figures) =>
      compare(before, now).map(({ figure, kind }) => `${figure} ${kind}`);
    expect(kinds({ a: 0.5, b: 0.5, c: 0.5 }, { a: 0.6, b: 0.4, c: 0.5 })).toEqual(["a gain", "b loss"]);
    expect(kinds({ failed: 1 }, { failed: 0 })).toEqual(["failed gain"]);
    expect(kinds({ failed: 0 }, { failed: 2 })).toEqual(["failed loss"]);
    expect(kinds({ a: 1 }, { b: 1 })).toEqual(["a loss", "b gain"]);
  });
});
