import { statSync } from "node:fs";
import type { StoredPlan } from "../../db/queries/plans.js";
import type { Side } from "../compare/types.js";
import { UsageProblem } from "../messages/index.js";
import type { Extraction } from "../model/facts.js";
import { oneDocument, type Reading } from "./store.js";

/** A plan as the user named it: a file, or an imported document. */
export interface Loaded {
  readonly side: Side;
  /** Null for a file and for a CSV of targets. */
  readonly pk: number | null;
  readonly sha256: string | null;
  /** Only for a file. */
  readonly extraction: Extraction | null;
}

/** Opens the database where there is one; comparing files needs none. */
export async function withStore<T>(file: string, work: (store: Reading | null) => Promise<T>): Promise<T> {
  if (!isFile(file)) return work(null);
  const { reading } = await import("./store.js");
  return reading(file, work);
}

/** A file of any format that can be read, a CSV of targets, or an imported document by id, path or number. Throws UsageProblem. */
export async function loadSide(store: Reading | null, reference: string): Promise<Loaded> {
  if (reference === "-" || isFile(reference)) return loadFile(reference);
  if (store) return stored(store, oneDocument(store, reference).pk);
  throw new UsageProblem("document.unknown", { document: reference });
}

export async function stored(store: Reading, pk: number): Promise<Loaded> {
  const { planReader } = await import("../../db/queries/plans.js");
  const plan = planReader(store.db)(pk)!;
  return { side: sideOfPlan(plan, store), pk, sha256: plan.sha256, extraction: null };
}

export const sideOfPlan = (plan: StoredPlan, { paths }: Reading): Side => ({
  document: { ...plan.document, id: plan.id, path: paths.shown(plan.path) },
  targets: plan.targets,
});

async function loadFile(path: string): Promise<Loaded> {
  const { named } = await import("./import-options.js");
  if (/\.csv$/iu.test(path)) {
    const { readBytes } = await import("../ingest/read-file.js");
    const { readCsvParent } = await import("../compare/csv-parent.js");
    const bytes = await named(path, () => readBytes(path, 20 * 1024 * 1024));
    return { side: readCsvParent(bytes, path), pk: null, sha256: null, extraction: null };
  }
  const { ingest } = await import("../ingest/index.js");
  const { extract } = await import("../pipeline.js");
  const extraction = extract(await named(path, () => ingest(path)));
  const side: Side = { document: { ...extraction.document, id: null, path }, targets: extraction.targets };
  return { side, pk: null, sha256: extraction.source.sha256, extraction };
}

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
