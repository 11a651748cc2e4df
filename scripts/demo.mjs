// Imports the sample plans into a fresh database in the current folder and shows the targets it found.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "dist", "cli.js");
const database = freshName();

if (!existsSync(program)) {
  console.error("dist/cli.js is not there: run `npm run build` first");
  process.exit(1);
}

/** plans.db, or plans-2.db … where that is taken: nobody's work is overwritten by a demo. */
function freshName() {
  for (let n = 1; ; n++) {
    const file = resolve(n === 1 ? "plans.db" : `plans-${n}.db`);
    if (!existsSync(file)) return file;
  }
}

/** Runs the program with our own streams; a failure ends the demo with its status. */
function doichieu(...args) {
  const { status, error } = spawnSync(process.execPath, [program, ...args], { stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

doichieu("import", relative(process.cwd(), join(root, "corpus")) || ".", "--db", database);
doichieu("targets", "--db", database, "--limit", "40");
console.log(`\nCơ sở dữ liệu / database: ${database}`);
console.log("Xem tiếp: npx doichieu targets --year 2030 · npx doichieu search phu song 5g · npx doichieu --help");
