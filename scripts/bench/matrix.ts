// npx tsx scripts/bench/matrix.ts [--plans 500,1500,3000]: one parent against so many imported plans that cite it. The first
// run stores the verdicts, the others find them stored.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measured } from "./measured.js";
import { generateParent, PARENT_BASIS } from "./parent.js";
import { generatePlan } from "./plan.js";

const { values } = parseArgs({ options: { plans: { type: "string", default: "500,1500,3000" } } });
const counts = values.plans.split(",").map(Number);
const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
if (!existsSync(program)) {
  console.error("Build first: npm run build");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "doichieu-matrix-"));
try {
  const parent = generateParent(1);
  for (const count of counts) {
    const plans = join(folder, String(count));
    mkdirSync(plans);
    writeFileSync(join(plans, "parent.txt"), parent.text);
    for (let i = 0; i < count; i++) {
      const { name, text } = generatePlan(1, i);
      writeFileSync(join(plans, name), text.replace(/\n(?=\s{0,10}Căn cứ )/u, `\n${PARENT_BASIS}\n\n`));
    }
    const db = join(folder, `${count}.db`);
    measured(folder, [program, "import", plans, "--db", db]);
    for (const [at, format] of ["table", "table", "csv", "json"].entries()) {
      const out = join(folder, "matrix");
      const usage = measured(folder, [
        ...[program, "matrix", "--parent", "300/KH-UBND", "--db", db, "--format", format, "--out", out],
      ]);
      const { seconds, cpuSeconds, megabytes } = usage;
      console.log(
        `${String(count).padStart(6)} plans × ${parent.targets} targets   ${format.padEnd(5)}${at === 0 ? " (stores)" : "         "} ${seconds.toFixed(2).padStart(6)} s (processor ${cpuSeconds.toFixed(2)} s)   peak ${megabytes.toFixed(0)} MB`,
      );
    }
    rmSync(plans, { recursive: true });
    rmSync(db);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
