// npm run print-samples [-- FOLDER]: the sample plans of corpus/ as DOCX and, where LibreOffice is installed, as PDF and DOC.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ingest } from "../../src/ingest/index.js";
import { buildStructure } from "../../src/structure/index.js";
import { printDocx } from "./docx.js";
import { convert, hasOffice } from "./office.js";

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

if (!hasOffice()) console.log("không có LibreOffice (soffice): không in ra PDF và DOC");
else
  for (const format of ["pdf", "doc"] as const) {
    convert(written, format, folder);
    console.log(`${written.length} ${format.toUpperCase()} → ${folder}`);
  }
