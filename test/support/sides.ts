import { readFileSync } from "node:fs";
import { readCsvParent } from "../../src/compare/csv-parent.js";
import type { Side } from "../../src/compare/types.js";
import { ingest } from "../../src/ingest/index.js";
import { extract } from "../../src/pipeline.js";

/** A file as one side of a comparison: a plan, or a CSV of targets. */
export async function sideOf(path: string): Promise<Side> {
  if (path.endsWith(".csv")) return readCsvParent(readFileSync(path), path);
  const { document, targets } = extract(await ingest(path));
  return { document: { ...document, id: null, path }, targets };
}
