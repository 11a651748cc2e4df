// npm run bench [-- --plans 2000 --growth 500,1000,2000,4000 --runs 2 --seed 1]: the importer against the bare minimum.
import { existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openToRead } from "../../db/connection.js";
import { measured, type Usage } from "./measured.js";
import { generatePlan, planName } from "./plan.js";

const { values } = parseArgs({
  options: {
    plans: { type: "string", default: "2000" },
    growth: { type: "string", default: "500,1000,2000,4000" },
    runs: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
  },
});
const plans = Number(values.plans);
const growth = values.growth.split(",").filter(Boolean).map(Number);
const runs = Number(values.runs);
const here = fileURLToPath(new URL(".", import.meta.url));
const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
if (!existsSync(program)) {
  console.error("Build first: npm run build");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "doichieu-bench-"));
function bench(): void {
  const all = join(folder, "all");
  generate(all, Math.max(plans, ...growth));
  const files = collection(all, plans);

  let rows = 0;
  const product: Usage[] = [];
  const minimum: Usage[] = [];
  for (let run = 0; run < runs; run++) {
    const database = join(folder, `product-${run}.db`);
    product.push(importing(files, database));
    if (run === 0) rows = report(database);
    minimum.push(measured(folder, [join(here, "minimum.mjs"), files, join(folder, `minimum-${run}.db`), String(rows)]));
    rmSync(database);
  }
  const [ours, least] = [best(product), best(minimum)];
  console.log(`\n${plans} plans, best of ${runs} runs`);
  console.log(`import        ${line(ours, plans)}`);
  console.log(`bare minimum  ${line(least, plans)}`);
  const [ratio, cpuRatio] = [ours.seconds / least.seconds, ours.cpuSeconds / least.cpuSeconds];
  console.log(`ratio         ${ratio.toFixed(2)} (processor time ${cpuRatio.toFixed(2)})`);

  if (growth.length > 0) console.log("\nGrowth of the import");
  for (const count of growth) {
    const usage = importing(collection(all, count), join(folder, `growth-${count}.db`));
    const each = ((usage.cpuSeconds / count) * 1000).toFixed(2);
    console.log(`${String(count).padStart(6)} plans   ${line(usage, count)}   ${each} ms of processor a plan`);
  }
}

function generate(into: string, count: number): void {
  mkdirSync(into);
  const sum = { bytes: 0, targets: 0, duties: 0, citations: 0 };
  for (let i = 0; i < count; i++) {
    const plan = generatePlan(Number(values.seed), i);
    writeFileSync(join(into, plan.name), plan.text);
    sum.bytes += Buffer.byteLength(plan.text);
    for (const key of ["targets", "duties", "citations"] as const) sum[key] += plan[key];
  }
  const mean = (value: number): string => (value / count).toFixed(1);
  console.log(
    `${count} plans written: on average ${mean(sum.bytes / 1000)} kB, ${mean(sum.targets)} targets, ${mean(sum.duties)} duties, ${mean(sum.citations)} citations`,
  );
}

/** A folder with the first `count` plans. */
function collection(all: string, count: number): string {
  const into = join(folder, `first-${count}`);
  if (existsSync(into)) return into;
  mkdirSync(into);
  for (let i = 0; i < count; i++) {
    const name = planName(i);
    // Hard links: the larger collections cost no disk.
    linkSync(join(all, name), join(into, name));
  }
  return into;
}

const importing = (files: string, database: string): Usage =>
  measured(folder, [program, "import", files, "--db", database]);

/** Says what the database holds and returns the rows of a document, for the bare minimum to insert as many. */
function report(database: string): number {
  const db = openToRead(database);
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fact_words%' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all() as string[];
  const counts = new Map(
    tables.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  );
  db.close();
  const documents = counts.get("document") ?? 0;
  if (documents !== plans) throw new Error(`${documents} of ${plans} plans were imported`);
  const each = (name: string): string => ((counts.get(name) ?? 0) / documents).toFixed(1);
  const rows = Math.round([...counts.values()].reduce((sum, count) => sum + count, 0) / documents);
  console.log(
    `imported: on average ${each("target")} targets, ${each("task")} tasks, ${each("citation")} citations, ${rows} rows in all`,
  );
  return rows;
}

const best = (usages: readonly Usage[]): Usage => ({
  seconds: Math.min(...usages.map(({ seconds }) => seconds)),
  cpuSeconds: Math.min(...usages.map(({ cpuSeconds }) => cpuSeconds)),
  megabytes: Math.max(...usages.map(({ megabytes }) => megabytes)),
});

const line = ({ seconds, cpuSeconds, megabytes }: Usage, count: number): string =>
  `${(count / seconds).toFixed(1).padStart(8)} documents/s ${seconds.toFixed(2).padStart(8)} s (processor ${cpuSeconds.toFixed(2)} s)   peak ${megabytes.toFixed(0).padStart(4)} MB`;

try {
  bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
