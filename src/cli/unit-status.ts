import type { Db } from "../../db/connection.js";
import { plansNaming, type UnitRow } from "../../db/queries/units.js";
import { unitStatus } from "../../extractors/units/index.js";

/** A unit of the register with what the reforms of 2025 made of its kind. */
export interface RatedUnit extends UnitRow {
  /** "abolished" and "not-yet" as of `today`; "unknown" for kinds outside the lexicon. */
  readonly status: "current" | "abolished" | "not-yet" | "unknown";
  /** Since when it is abolished, or from when it will be there. */
  readonly statusDate: string | null;
  readonly successor: string | null;
  /** Plans dated after its end that still name it. */
  readonly plansAfterEnd: number;
}

/** Puts the fate of each unit's kind beside its load. `today` is an ISO day. */
export function* rateUnits(db: Db, rows: Iterable<UnitRow>, today: string): Generator<RatedUnit> {
  const naming = plansNaming(db);
  for (const row of rows) {
    const { state, date = null, successor = null } = unitStatus(row.kind, today);
    const plansAfterEnd = state === "abolished" && date !== null ? naming(row.key, date) : 0;
    yield { ...row, status: state, statusDate: date, successor, plansAfterEnd };
  }
}
