import type { Command } from "commander";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { given, type ListOptions, listOptions } from "../options.js";
import type { RatedUnit } from "../unit-status.js";

interface Options extends ListOptions {
  readonly kind?: string;
  readonly text?: string;
}

export function unitsCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "units")
    .option("--kind <kind>", t("option.kind"))
    .option("--text <words>", t("option.unit-text"));
  return listOptions(command, context).action(async (options: Options) => {
    const { listUnits } = await import("../../../db/queries/units.js");
    const { rateUnits } = await import("../unit-status.js");
    const { commonFilter, printList } = await import("../store.js");
    const { dateText } = await import("../words.js");
    await printList<RatedUnit>(context, options, (store) => {
      const { kind, text } = options;
      const day = today();
      return {
        rows: rateUnits(
          store.db,
          listUnits(store.db, { ...commonFilter(store, options), ...given({ kind, text }), today: day }),
          day,
        ),
        fields: FIELDS,
        table: [
          { label: t("column.unit"), value: (row) => row.name + flag(context, row, dateText), weight: 3 },
          { label: t("field.key"), value: (row) => row.key, weight: 2 },
          { label: t("field.leads"), value: (row) => row.leads, weight: 0, align: "right" },
          { label: t("field.coordinates"), value: (row) => row.coordinates, weight: 0, align: "right" },
          { label: t("field.targets"), value: (row) => row.targets, weight: 0, align: "right" },
          { label: t("field.nextDeadline"), value: (row) => dateText(row.nextDeadline), weight: 0 },
          { label: t("field.plans"), value: (row) => row.plans, weight: 0, align: "right" },
        ],
      };
    });
  });
}

const FIELDS: readonly (keyof RatedUnit)[] = [
  "key",
  "kind",
  "name",
  "aliases",
  "leads",
  "coordinates",
  "targets",
  "nextDeadline",
  "plans",
  "status",
  "statusDate",
  "successor",
  "plansAfterEnd",
];

/** " (đã bỏ từ 1/7/2025, nay là …)" behind the name of a unit that is no longer there. */
function flag({ t }: Context, unit: RatedUnit, dateText: (iso: string | null) => string): string {
  if (unit.status !== "abolished") return "";
  const since = t("unit.abolished", { date: dateText(unit.statusDate) });
  const now = unit.successor === null ? "" : `, ${t("unit.successor", { unit: unit.successor })}`;
  const late = unit.plansAfterEnd === 0 ? "" : `; ${t("unit.still-named", { n: unit.plansAfterEnd })}`;
  return ` (${since}${now}${late})`;
}

/** The day on the user's calendar. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
