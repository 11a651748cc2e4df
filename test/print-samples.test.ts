import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printDocx } from "../scripts/print-samples/docx.js";
import { convert, hasOffice } from "../scripts/print-samples/office.js";
import { ingest } from "../src/ingest/index.js";
import { stopThread } from "../src/ingest/pdf/thread.js";
import type { Extraction } from "../src/model/facts.js";
import { analyze, extract } from "../src/pipeline.js";

const corpus = fileURLToPath(new URL("../corpus/", import.meta.url));
const plans = readdirSync(corpus)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.slice(0, -".txt".length));
const folder = mkdtempSync(join(tmpdir(), "doichieu-printed-"));
const expected = new Map<string, Extraction>();

beforeAll(async () => {
  for (const name of plans) {
    const { structure, extraction } = analyze(await ingest(`${corpus}${name}.txt`));
    expected.set(name, extraction);
    writeFileSync(join(folder, `${name}.docx`), await printDocx(structure));
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stopThread();
});

/** What a plan commits to, without places: those differ from format to format. */
const facts = ({ targets, tasks, citations }: Extraction) => ({
  targets: targets.map((t) => [t.indicator.name, t.comparator, t.value, t.valueHigh, t.unit, t.due?.end ?? null]),
  tasks: tasks.map((t) => [t.group, t.row, t.text, t.lead.map((unit) => unit.name), t.due?.text ?? null]),
  citations: citations.map((c) => [c.number, c.date, c.name]),
});

async function expectSame(name: string, format: string): Promise<void> {
  const read = facts(extract(await ingest(join(folder, `${name}.${format}`))));
  const own = facts(expected.get(name)!);
  expect(read.targets).toEqual(own.targets);
  expect(read.tasks).toEqual(own.tasks);
  expect(read.citations).toEqual(own.citations);
  expect(own.targets.length + own.tasks.length).toBeGreaterThan(0);
}

describe("a sample plan printed to Word has the same targets, tasks and citations as its text", () => {
  it.each(plans)("%s", (name) => expectSame(name, "docx"));
});

describe.skipIf(!hasOffice())("… and printed by LibreOffice", () => {
  const files = plans.map((name) => join(folder, `${name}.docx`));
  for (const format of ["pdf", "doc"] as const) {
    describe(`to ${format.toUpperCase()}`, () => {
      beforeAll(() => convert(files, format, folder), 120_000);
      it.each(plans)("%s", (name) => expectSame(name, format));
    });
  }
});
