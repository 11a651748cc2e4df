import { type Command, Option } from "commander";
import type { TaskRow } from "../../../db/queries/tasks.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { day, given, type ListOptions, listOptions, yearOption } from "../options.js";

interface Options extends ListOptions {
  readonly year?: number;
  readonly lead?: string;
  readonly unit?: string;
  readonly dueBefore?: string;
  readonly ongoing?: boolean;
  /** false with --no-deadline. */
  readonly deadline: boolean;
  readonly text?: string;
}

export function tasksCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "tasks")
    .option("--lead <unit>", t("option.lead"))
    .option("--unit <unit>", t("option.unit"));
  yearOption(command, context)
    .addOption(new Option("--due-before <date>", t("option.due-before")).argParser(day("--due-before")))
    .option("--ongoing", t("option.ongoing"))
    .option("--no-deadline", t("option.no-deadline"))
    .option("--text <words>", t("option.text"));
  return listOptions(command, context).action(async (options: Options) => {
    const { listTasks } = await import("../../../db/queries/tasks.js");
    const { commonFilter, printList, someUnits } = await import("../store.js");
    const { placeText, planText } = await import("../words.js");
    await printList<TaskRow>(context, options, (store) => {
      const { year, lead, unit, dueBefore, ongoing, text } = options;
      return {
        rows: listTasks(store.db, {
          ...commonFilter(store, options),
          ...given({
            year,
            dueBefore,
            ongoing,
            text,
            noDeadline: options.deadline ? undefined : true,
            lead: lead === undefined ? undefined : someUnits(store, "--lead", lead),
            units: unit === undefined ? undefined : someUnits(store, "--unit", unit),
          }),
        }),
        fields: FIELDS,
        table: [
          { label: t("column.plan"), value: planText, weight: 0 },
          { label: t("column.task"), value: (row) => row.text + (row.confidence ? " (?)" : ""), weight: 5 },
          { label: t("field.lead"), value: (row) => row.lead, weight: 2 },
          { label: t("field.coordinating"), value: (row) => row.coordinating, weight: 2 },
          { label: t("column.due"), value: (row) => row.due, weight: 1 },
          { label: t("column.place"), value: (row) => placeText(context, row), weight: 2 },
        ],
      };
    });
  });
}

const FIELDS: readonly (keyof TaskRow)[] = [
  "document",
  "number",
  "locality",
  "province",
  "group",
  "row",
  "text",
  "lead",
  "coordinating",
  "product",
  "due",
  "dueKind",
  "dueStart",
  "dueEnd",
  "dueFrom",
  "section",
  "origin",
  "confidence",
  "quote",
  "file",
  "line",
  "page",
  "id",
];
