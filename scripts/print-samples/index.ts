// npm run print-samples [-- FOLDER]: the sample plans of corpus/ as DOCX and, where LibreOffice is installed, as PDF and DOC.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ingest } from "../../src/ingest/index.js";
import { buildStructure } from "../../src/structure/index.js";
import { printDocx } from "./docx.js";

const corpus = fileURLToPath(new URL("../../corpus", import.meta.url));
const folder = resolve(process.argv[2] ?? "output/printed");
mkdirSync(folder, { recursive: true });

const written: string[] = [];
for (const file of readdirSync(corpus).filter((name) => /\.(?:txt|md)$/u.test(name))) {
  const path = join(folder, `${basename(file).replace(/\.\w+$/u, "")}.docx`);
  writeFileSync(path, await printDocx(buildStructure(await ingest(join(corpus, file)))));
  written.push(path);
}
console.log(`${written.length} DOCX → ${folder}`);

for (const format of ["pdf", "doc"]) {
  const { error, status } = spawnSync(
    "soffice",
    ["--headless", "--convert-to", format, "--outdir", folder, ...written],
    {
      stdio: "ignore",
    },
  );
  if (error) {
    console.log("không có LibreOffice (soffice): không in ra PDF và DOC");
    break;
  }
  console.log(status === 0 ? `${written.length} ${format.toUpperCase()} → ${folder}` : `soffice: ${status}`);
}
