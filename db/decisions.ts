import type { Db } from "./connection.js";

/** One stored answer of an analyst; see the table `decision`. */
export interface StoredDecision {
  readonly kind: "pair" | "scope";
  readonly parent: string;
  readonly child: string;
  readonly answer: "accept" | "refuse" | "yes" | "no";
  readonly note: string | null;
  readonly decidedAt: string;
}

export const listDecisions = (db: Db): StoredDecision[] =>
  db
    .prepare(
      "SELECT kind, parent, child, answer, note, decided_at AS decidedAt FROM decision ORDER BY kind, parent, child",
    )
    .all() as StoredDecision[];

/** The last word counts. `item`: the item of a comparison that was answered. */
export function storeDecisions(db: Db, decisions: readonly StoredDecision[], item: string | null = null): void {
  const insert = db.prepare(
    "INSERT OR REPLACE INTO decision (kind, parent, child, answer, note, decided_at, item) VALUES (@kind, @parent, @child, @answer, @note, @decidedAt, @item)",
  );
  db.transaction(() => {
    for (const decision of decisions) insert.run({ ...decision, item });
  }).immediate();
}

/** What was answered with this item. */
export const decisionsOf = (db: Db, item: string): Pick<StoredDecision, "kind" | "parent" | "child">[] =>
  db.prepare("SELECT kind, parent, child FROM decision WHERE item = ?").all(item) as Pick<
    StoredDecision,
    "kind" | "parent" | "child"
  >[];

/** True where there was such a decision. */
export const removeDecision = (
  db: Db,
  { kind, parent, child }: Pick<StoredDecision, "kind" | "parent" | "child">,
): boolean =>
  db.prepare("DELETE FROM decision WHERE kind = ? AND parent = ? AND child = ?").run(kind, parent, child).changes > 0;
