import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The program run from source (tests): the thread's code is bundled beside the packages it needs, once for each state of the source. */
export function workerFromSource(): URL {
  const require = createRequire(import.meta.url);
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    write: false,
  });
  const code = outputFiles[0]!;
  const folder = join(dirname(require.resolve("pdfjs-dist/package.json")), "..", ".cache", "doichieu");
  const file = join(folder, `pdf-worker-${createHash("sha256").update(code.contents).digest("hex").slice(0, 16)}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, code.contents);
    renameSync(`${file}.${process.pid}`, file);
  }
  return pathToFileURL(file);
}
