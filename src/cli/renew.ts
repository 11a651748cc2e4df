import type { Db } from "../../db/connection.js";
import { listDecisions } from "../../db/decisions.js";
import { planReader } from "../../db/queries/plans.js";
import { comparison } from "../compare/compare.js";
import type { StoredPaths } from "../import/paths.js";
import { sideOfPlan } from "./sides.js";
import { verdictKeeper } from "./verdict-store.js";

/**
 * Makes stored comparisons again, so that the views show the plans and the decisions as they are now. `pairs` by `pk`, parent
 * by parent. False where not all could be written.
 */
export function renewVerdicts(
  db: Db,
  paths: StoredPaths,
  pairs: readonly { readonly child: number; readonly parent: number }[],
): boolean {
  const decisions = listDecisions(db);
  const whole = planReader(db);
  const read = planReader(db, { lean: true });
  const keeper = verdictKeeper(db, decisions);
  let last: { pk: number; compareWith: ReturnType<typeof comparison> } | undefined;
  for (const { child, parent } of pairs) {
    if (last?.pk !== parent)
      last = { pk: parent, compareWith: comparison(sideOfPlan(whole(parent)!, { db, paths }), decisions) };
    keeper.keep(child, parent, last.compareWith(sideOfPlan(read(child)!, { db, paths })));
  }
  return keeper.finish();
}
