import type { DocumentFacts, Target } from "../../src/model/facts.js";
import type { Db } from "../connection.js";
import { EVERY_VERDICT } from "../verdicts.js";
import { planReader } from "./plans.js";

/** The two targets of a stored item: of a proposal, those that are proposed to be one. Undefined for an unknown item. */
export function findVerdict(
  db: Db,
  item: string,
): { parent: Target | null; child: Target | null; documents: readonly DocumentFacts[] } | undefined {
  const row = db
    .prepare(
      `SELECT x.child, x.parent, p.id AS parentTarget, c.id AS childTarget, v.with_target AS proposed
       FROM ${EVERY_VERDICT} v JOIN comparison x ON x.pk = v.comparison
       LEFT JOIN target p ON p.pk = v.parent_target LEFT JOIN target c ON c.pk = v.child_target
       WHERE v.item = ? ORDER BY x.compared_at DESC LIMIT 1`,
    )
    .get(item) as
    | {
        child: number;
        parent: number;
        parentTarget: string | null;
        childTarget: string | null;
        proposed: string | null;
      }
    | undefined;
  if (!row) return undefined;
  const read = planReader(db);
  const [above, below] = [read(row.parent)!, read(row.child)!];
  const find = (targets: readonly Target[], id: string | null): Target | null =>
    targets.find((one) => one.id === id) ?? null;
  return {
    parent: find(above.targets, row.parentTarget ?? row.proposed),
    child: find(below.targets, row.childTarget ?? row.proposed),
    documents: [above.document, below.document],
  };
}
