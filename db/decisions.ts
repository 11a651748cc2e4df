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

/** The last word counts. */
export function storeDecisions(db: Db, decisions: readonly StoredDecision[]): void {
  const insert = db.prepare(
    "INSERT OR REPLACE INTO decision (kind, parent, child, answer, note, decided_at) VALUES (@kind, @parent, @child, @answer, @note, @decidedAt)",
  );
  db.transaction(() => {
    for (const decision of decisions) insert.run(decision);
  }).immediate();
}

/** True where there was such a decision. */
export const removeDecision = (
  db: Db,
  { kind, parent, child }: Pick<StoredDecision, "kind" | "parent" | "child">,
): boolean =>
  db.prepare("DELETE FROM decision WHERE kind = ? AND parent = ? AND child = ?").run(kind, parent, child).changes > 0;
