import type { CitedDocument, HeldDocument } from "../../db/queries/plans.js";
import type { Level } from "../model/facts.js";
import { type Loaded, stored } from "./sides.js";
import type { Reading } from "./store.js";

export interface Parents {
  /** The one that the user named first; then what is cited, nearest level first. */
  readonly held: readonly Loaded[];
  readonly notHeld: readonly CitedName[];
  /** What fits several stored documents: nothing is guessed. Paths are as shown to the user. */
  readonly ambiguous: readonly (CitedName & { readonly candidates: readonly Candidate[] })[];
}

export type CitedName = Omit<CitedDocument, "held">;
type Candidate = Pick<HeldDocument, "id" | "path" | "issuer" | "date">;

const RANK: Readonly<Record<Level, number>> = { commune: 0, district: 1, province: 2, central: 3 };

/** Can a document of this level be above a plan of that one? A year's plan may implement its own commune's plan of five years. */
const mayBeAbove = (parent: Level | null, child: Level | null): boolean =>
  parent === null || child === null || RANK[parent] >= RANK[child];

/** The parents of a plan that the database holds: the one that the user named for it, and those that it cites. */
export async function parentsOf(store: Reading, child: Loaded): Promise<Parents> {
  const { citedBy, documentByHash, documentsByKey } = await import("../../db/queries/plans.js");
  const level = child.side.document.level;
  // A file may be imported too: then it is no parent of itself, and what the user said of it holds.
  const own = child.pk ?? (child.sha256 === null ? null : documentByHash(store.db, child.sha256));
  const links: CitedDocument[] = [];
  if (own !== null) links.push(...(await namedParent(store, own)));
  const named = links.length;
  links.push(
    ...(child.pk !== null
      ? citedBy(store.db, child.pk)
      : await citedInFile(child, (key) => documentsByKey(store.db, key, own ?? -1))),
  );
  const held = new Map<number, number>();
  const notHeld: CitedName[] = [];
  const ambiguous: Parents["ambiguous"][number][] = [];
  for (const [at, { held: all, ...name }] of links.entries()) {
    // What only cites back is no parent. What the user named is one, whatever its level.
    const fit = at < named ? all : all.filter((one) => mayBeAbove(one.level, level));
    const sameDay = fit.filter(({ date }) => date !== null && date === name.date);
    const [one, ...others] = sameDay.length === 1 ? sameDay : fit;
    if (!one) {
      if (all.length === 0) notHeld.push(name);
    } else if (others.length === 0) {
      const rank = at < named ? -1 : one.level === null ? RANK.central + 1 : RANK[one.level];
      if (!held.has(one.pk)) held.set(one.pk, rank);
    } else
      ambiguous.push({
        ...name,
        candidates: fit.map(({ id, path, issuer, date }) => ({ id, path: store.paths.shown(path), issuer, date })),
      });
  }
  const order = [...held].sort((a, b) => a[1] - b[1]).map(([pk]) => pk);
  const loaded = await Promise.all(order.map((pk) => stored(store, pk)));
  return { held: loaded.filter(({ sha256 }) => sha256 !== child.sha256), notHeld, ambiguous };
}

/** The documents that the user may have meant by the parent of a stored plan; nothing where none was named. */
async function namedParent(store: Reading, pk: number): Promise<CitedDocument[]> {
  const { namingParent } = await import("../../db/queries/plans.js");
  return Promise.all(
    namingParent(store.db, pk).map(async ({ parent, path }) => ({
      ...{ number: parent, name: null, issuer: null, docType: null, date: null },
      held: await meant(store, parent, { pk, path }),
    })),
  );
}

/** An id, a number, or a path: as seen from the current folder, or from the folder of the plan, as `plans.csv` writes it. */
async function meant(store: Reading, parent: string, plan: { pk: number; path: string }): Promise<HeldDocument[]> {
  const { findDocuments } = await import("../../db/queries/documents.js");
  const { heldDocument } = await import("../../db/queries/plans.js");
  const { dirname, join } = await import("node:path");
  const beside = store.paths.keyOf(join(dirname(store.paths.fileOf(plan.path)), parent));
  const found = findDocuments(store.db, parent, beside);
  return (found.length > 0 ? found : findDocuments(store.db, parent, store.paths.keyOf(parent)))
    .filter(({ pk }) => pk !== plan.pk)
    .map(({ pk }) => heldDocument(store.db, pk));
}

async function citedInFile(
  { extraction }: Loaded,
  held: (key: string) => readonly HeldDocument[],
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

export interface Children {
  /** In the order of their paths. */
  readonly keys: readonly number[];
  /** Plans of lower level that neither cite the parent nor name it. */
  readonly others: number;
}

/**
 * The stored plans below a parent: those that cite it or name it, or (`all`) every plan that may stand below it by its level.
 * A parent that cannot be cited, such as a CSV of targets, has all of them.
 */
export async function childrenOf(
  store: Reading,
  parent: Loaded,
  { province, all }: { province?: string | undefined; all: boolean },
): Promise<Children> {
  const { citing, documentByHash, keyOf, namingParent, planLevels } = await import("../../db/queries/plans.js");
  const level = parent.side.document.level;
  const own = parent.pk ?? (parent.sha256 === null ? null : documentByHash(store.db, parent.sha256)) ?? -1;
  const key = parent.pk !== null ? keyOf(store.db, parent.pk) : await keyInFile(parent);
  const linked = new Set(key === null ? [] : citing(store.db, key));
  const naming = new Map<string, boolean>();
  for (const { pk, path, parent: words } of namingParent(store.db)) {
    // Thousands of plans of one folder name one parent in the same words: they are looked up once.
    const said = `${path.slice(0, path.lastIndexOf("/") + 1)}\n${words}`;
    let yes = naming.get(said);
    if (yes === undefined) {
      const found = await meant(store, words, { pk, path });
      naming.set(said, (yes = found.length === 1 && found[0]!.pk === own));
    }
    if (yes) linked.add(pk);
  }
  const cited = new Set((await parentsOf(store, parent)).held.map(({ pk }) => pk));
  const keys: number[] = [];
  let others = 0;
  for (const one of planLevels(store.db, province)) {
    if (one.pk === own || one.sha256 === parent.sha256 || cited.has(one.pk)) continue;
    const below = level === null || one.level === null || RANK[one.level] < RANK[level];
    if ((linked.has(one.pk) && mayBeAbove(level, one.level)) || (below && (all || key === null))) keys.push(one.pk);
    else if (below) others++;
  }
  return { keys, others };
}

async function keyInFile({ extraction }: Loaded): Promise<string | null> {
  if (!extraction) return null;
  const { keysOf } = await import("../pipeline.js");
  return keysOf(extraction).own;
}
