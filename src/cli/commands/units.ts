import type { Command } from "commander";
import type { UnitRow } from "../../../db/queries/units.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { given, type ListOptions, listOptions } from "../options.js";

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
    const { commonFilter, printList } = await import("../store.js");
    const { dateText } = await import("../words.js");
    await printList<UnitRow>(context, options, (store) => {
      const { kind, text } = options;
      return {
        rows: listUnits(store.db, { ...commonFilter(store, options), ...given({ kind, text }), today: today() }),
        fields: ["key", "kind", "name", "aliases", "leads", "coordinates", "targets", "nextDeadline", "plans"],
        table: [
          { label: t("column.unit"), value: (row) => row.name, weight: 3 },
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

/** The day on the user's calendar. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
