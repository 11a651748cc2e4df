import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { printDocx } from "../scripts/print-samples/docx.js";
import { readDocx } from "../src/ingest/docx/index.js";
import { ingest } from "../src/ingest/index.js";
import type { Extraction } from "../src/model/facts.js";
import { analyze, extract } from "../src/pipeline.js";

const corpus = fileURLToPath(new URL("../corpus/", import.meta.url));
const plans = readdirSync(corpus).filter((name) => name.endsWith(".txt"));

/** What a plan commits to, without places: those differ from format to format. */
const facts = ({ targets, tasks, citations }: Extraction) => ({
  targets: targets.map((t) => [t.indicator.name, t.comparator, t.value, t.valueHigh, t.unit, t.due?.end ?? null]),
  tasks: tasks.map((t) => [t.group, t.row, t.text, t.lead.map((unit) => unit.name), t.due?.text ?? null]),
  citations: citations.map((c) => [c.number, c.date, c.name]),
});

describe("a sample plan printed to Word", () => {
  it.each(plans)("%s: the same targets, tasks and citations as its text", async (name) => {
    const { structure, extraction } = analyze(await ingest(corpus + name));
    const word = readDocx(await printDocx(structure), `${name}.docx`);
    const read = facts(extract(word));
    const expected = facts(extraction);
    expect(read.targets).toEqual(expected.targets);
    expect(read.tasks).toEqual(expected.tasks);
    expect(read.citations).toEqual(expected.citations);
    expect(expected.targets.length + expected.tasks.length).toBeGreaterThan(0);
  });
});
