import { statSync } from "node:fs";
import type { CitedDocument, StoredPlan } from "../../db/queries/plans.js";
import type { Side } from "../compare/types.js";
import { UsageProblem } from "../messages/index.js";
import type { Extraction, Level } from "../model/facts.js";
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
  if (!exists(file)) return work(null);
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

export interface Parents {
  /** Nearest level first. */
  readonly held: readonly Loaded[];
  readonly notHeld: readonly Omit<CitedDocument, "held">[];
}

const RANK: Readonly<Record<Level, number>> = { commune: 0, district: 1, province: 2, central: 3 };

/** The documents that a plan cites: those that the database holds are its parents. A document that only cites back is none. */
export async function citedParents(store: Reading, child: Loaded): Promise<Parents> {
  const { citedBy, documentsByKey } = await import("../../db/queries/plans.js");
  const cited: readonly CitedDocument[] =
    child.pk !== null
      ? citedBy(store.db, child.pk)
      : await citedInFile(child, (key) => documentsByKey(store.db, key, -1));
  const own = child.side.document.level;
  const held = new Map<number, number>();
  for (const { held: documents } of cited) {
    // One key, two documents: nothing is guessed.
    if (documents.length !== 1) continue;
    const [document] = documents;
    const rank = document!.level === null ? 4 : RANK[document!.level];
    if (own === null || document!.level === null || rank >= RANK[own]) held.set(document!.pk, rank);
  }
  const order = [...held].sort((a, b) => a[1] - b[1]).map(([pk]) => pk);
  const loaded = await Promise.all(order.map((pk) => stored(store, pk)));
  return {
    held: loaded.filter(({ sha256 }) => sha256 !== child.sha256),
    notHeld: cited.filter(({ held: documents }) => documents.length === 0).map(({ held: _, ...one }) => one),
  };
}

async function citedInFile(
  { extraction }: Loaded,
  held: (key: string) => CitedDocument["held"],
): Promise<CitedDocument[]> {
  if (!extraction) return [];
  const { keysOf } = await import("../pipeline.js");
  const { cited } = keysOf(extraction);
  const seen = new Map<string, CitedDocument>();
  for (const [at, { number, name, issuer, docType, date }] of extraction.citations.entries()) {
    const key = cited[at];
    if (key && !seen.has(key)) seen.set(key, { number, name, issuer, docType, date, held: held(key) });
  }
  return [...seen.values()];
}

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const exists = (path: string): boolean => isFile(path);
