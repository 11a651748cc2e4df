import { type Command, Option } from "commander";
import type { TargetRow } from "../../../db/queries/targets.js";
import type { Comparator } from "../../model/facts.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { choice, given, type ListOptions, listOptions, number, yearOption } from "../options.js";

const COMPARATORS: readonly Comparator[] = [">=", ">", "=", "<", "<=", "~", "range"];

interface Options extends ListOptions {
  readonly year?: number;
  readonly indicator?: string;
  readonly comparator?: Comparator;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly text?: string;
}

export function targetsCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "targets");
  yearOption(command, context)
    .option("--indicator <key>", t("option.indicator"))
    .addOption(
      new Option("--comparator <sign>", `${t("option.comparator")} (${COMPARATORS.join(", ")})`).argParser(
        choice("--comparator", COMPARATORS),
      ),
    )
    .addOption(new Option("--min <n>", t("option.min")).argParser(number("--min")))
    .addOption(new Option("--max <n>", t("option.max")).argParser(number("--max")))
    .option("--unit <unit>", t("option.owner"))
    .option("--text <words>", t("option.text"));
  return listOptions(command, context).action(async (options: Options) => {
    const { listTargets } = await import("../../../db/queries/targets.js");
    const { commonFilter, printList, someUnits } = await import("../store.js");
    const { placeText, planText, valueText } = await import("../words.js");
    if (options.indicator !== undefined) {
      const { knownIndicator } = await import("../indicator-key.js");
      knownIndicator("--indicator", options.indicator);
    }
    await printList<TargetRow>(context, options, (store) => {
      const { year, indicator, comparator, min, max, text, unit } = options;
      return {
        rows: listTargets(store.db, {
          ...commonFilter(store, options),
          ...given({
            year,
            indicator,
            comparator,
            min,
            max,
            text,
            units: unit === undefined ? undefined : someUnits(store, "--unit", unit),
          }),
        }),
        fields: FIELDS,
        table: [
          { label: t("column.plan"), value: planText, weight: 0 },
          { label: t("column.indicator"), value: (row) => row.name, weight: 4 },
          { label: t("column.value"), value: (row) => valueText(row) + (row.confidence ? " (?)" : ""), weight: 1 },
          { label: t("column.due"), value: (row) => row.due, weight: 1 },
          { label: t("column.place"), value: (row) => placeText(context, row), weight: 2 },
        ],
      };
    });
  });
}

const FIELDS: readonly (keyof TargetRow)[] = [
  "document",
  "number",
  "locality",
  "province",
  "indicator",
  "name",
  "comparator",
  "value",
  "valueHigh",
  "unit",
  "unitText",
  "per",
  "change",
  "qualifiers",
  "due",
  "dueKind",
  "dueStart",
  "dueEnd",
  "dueFrom",
  "owner",
  "section",
  "origin",
  "confidence",
  "quote",
  "file",
  "line",
  "page",
  "id",
];
