import { createHash } from "node:crypto";
import type { Db } from "../../db/connection.js";
import { asStoreError, StoreError } from "../../db/errors.js";
import { freshComparisons, type StoredComparison, type StoredVerdict, verdictWriter } from "../../db/verdicts.js";
import type { Decision, Diff, DiffItem } from "../compare/types.js";
import { rememberingOf } from "../text/memo.js";
import { VERSION } from "../version.js";
import { KEEPS_OUT } from "./store.js";

/** So many comparisons are written at once: each transaction waits for the disk. */
const BATCH = 200;

/** Keeps the verdicts of comparisons as they are made; those that are stored already as they would be made are left alone, unless `anew`. */
export function verdictKeeper(db: Db, decisions: readonly Decision[], { anew = false } = {}) {
  const writer = verdictWriter(db, VERSION);
  const stamp = fingerprint(decisions);
  const fresh = new Map<number, ReadonlySet<number>>();
  let waiting: StoredComparison[] = [];
  let stopped = false;
  const write = (): void => {
    if (waiting.length === 0) return;
    try {
      writer.comparisons(waiting);
    } catch (error) {
      const known = asStoreError(error, db.name);
      if (!(known instanceof StoreError) || !KEEPS_OUT.includes(known.code)) throw known;
      // Somebody else is writing, or the disk is full: the report does not depend on it.
      stopped = true;
    }
    waiting = [];
  };
  return {
    keep(child: number, parent: number, diff: Pick<Diff, "items">): void {
      if (stopped) return;
      let known = fresh.get(parent);
      if (!known) fresh.set(parent, (known = freshComparisons(db, parent, VERSION, stamp)));
      if (known.has(child) && !anew) return;
      waiting.push({ child, parent, decisions: stamp, items: diff.items.map(storedVerdict) });
      if (waiting.length >= BATCH) write();
    },
    /** False where not all could be written. */
    finish(): boolean {
      write();
      return !stopped;
    },
  };
}

/** What plans lack is one item for all of them, hence one verdict. */
const storedVerdict = (item: DiffItem): StoredVerdict => (item.child || item.pairing ? stored(item) : storedOnce(item));
const stored = (item: DiffItem): StoredVerdict => ({
  item: item.id,
  verdict: item.verdict,
  severity: item.severity,
  applies: item.applies,
  parentTarget: item.parent?.id ?? null,
  childTarget: item.child?.id ?? null,
  pairing: item.pairing?.status ?? null,
  score: item.pairing?.score ?? null,
  with: item.pairing?.with?.id ?? null,
  repeats: item.repeats ?? null,
  note: item.note,
});
const storedOnce = rememberingOf(stored);

/** One word for the decisions that a comparison was made with: it shows whether it must be made anew. */
const fingerprint = (decisions: readonly Decision[]): string =>
  createHash("sha1")
    .update(decisions.map(({ kind, parent, child, answer }) => `${kind}|${parent}|${child}|${answer}`).join("\n"))
    .digest("base64url")
    .slice(0, 12);
