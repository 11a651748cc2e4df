// npm run accuracy [-- --accept]: how well the built program reads the real plans, against the last accepted figures.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { compare, type Figures, measure } from "./figures.js";

const ACCEPTED = new URL("../../test/accuracy.json", import.meta.url);

const { DOICHIEU_SHARED: shared } = process.env;
if (!shared) {
  console.log("DOICHIEU_SHARED is not set: it names the folder of real plans and their scorer. Nothing was measured.");
  process.exit(0);
}

const now = measured(shared);
const accepted: Figures = existsSync(ACCEPTED) ? (JSON.parse(readFileSync(ACCEPTED, "utf8")) as Figures) : {};
const changes = compare(accepted, now);

for (const [figure, value] of Object.entries(now))
  if (!figure.includes(" ")) console.log(`${figure.padEnd(24)} ${value}`);
for (const kind of ["gain", "loss"] as const) {
  const listed = changes.filter((change) => change.kind === kind);
  console.log(`\n${kind === "gain" ? "Gains" : "Losses"}: ${listed.length === 0 ? "none" : listed.length}`);
  for (const { figure, before, now: value } of listed)
    console.log(`  ${figure.padEnd(36)} ${before ?? "-"} → ${value ?? "-"}`);
}

if (process.argv.includes("--accept")) {
  writeFileSync(ACCEPTED, `${JSON.stringify(now, null, 2)}\n`);
  console.log("\nAccepted.");
} else if (changes.some(({ kind }) => kind === "loss")) process.exitCode = 1;

function measured(folder: string): Figures {
  try {
    return measure(folder);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
