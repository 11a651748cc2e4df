import type { Audited } from "../audit/index.js";
import { UsageProblem } from "../messages/index.js";
import type { Reading } from "./store.js";

/** A document to be audited; `pk` where it is stored. */
export interface Chosen {
  readonly audited: Audited;
  readonly id: string | null;
  readonly path: string | null;
  readonly pk: number | null;
}

/** The file or the stored document that is meant; all stored documents without a reference. */
export async function* chosen(store: Reading | null, reference: string | undefined): AsyncGenerator<Chosen> {
  const { isFile } = await import("./sides.js");
  if (reference !== undefined && (reference === "-" || isFile(reference))) {
    yield { ...(await fromFile(store, reference)), pk: null };
    return;
  }
  if (!store) throw new UsageProblem("document.unknown", { document: reference ?? "--all" });
  const { auditedReader } = await import("../../db/queries/audited.js");
  const { planKeys } = await import("../../db/queries/plans.js");
  const { oneDocument } = await import("./store.js");
  const read = auditedReader(store.db);
  for (const pk of reference === undefined ? planKeys(store.db) : [oneDocument(store, reference).pk]) {
    const { plan, ...rest } = read(pk)!;
    yield { audited: { document: plan.document, ...rest }, id: plan.id, path: store.paths.shown(plan.path), pk };
  }
}

async function fromFile(store: Reading | null, path: string): Promise<Omit<Chosen, "pk">> {
  const { named } = await import("./import-options.js");
  const { ingest } = await import("../ingest/index.js");
  const { extract, keysOf } = await import("../pipeline.js");
  const source = await named(path, () => ingest(path));
  const extraction = extract(source);
  const audited: Audited = { document: extraction.document, text: source.text, extraction };
  if (!store) return { audited, id: null, path };
  const { datesOf } = await import("../../db/queries/audited.js");
  const { documentByHash } = await import("../../db/queries/plans.js");
  const dates = datesOf(store.db);
  const held = documentByHash(store.db, source.sha256) ?? -1;
  const datesElsewhere = keysOf(extraction).cited.map((key) =>
    key === null ? new Map<string, number>() : dates(key, held),
  );
  return { audited: { ...audited, datesElsewhere }, id: null, path };
}
