import { type Command, Option } from "commander";
import type { DocumentRow } from "../../../db/queries/documents.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { choice, given, type ListOptions, listOptions, yearOption } from "../options.js";

const LEVELS = ["central", "province", "district", "commune"] as const;

interface Options extends ListOptions {
  readonly year?: number;
  readonly level?: string;
  readonly text?: string;
}

export function documentsCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "documents");
  command
    .addOption(
      new Option("--level <level>", `${t("option.level")} (${LEVELS.join(", ")})`).argParser(choice("--level", LEVELS)),
    )
    .option("--text <words>", t("option.text"));
  return listOptions(yearOption(command, context), context).action(async (options: Options) => {
    const { listDocuments } = await import("../../../db/queries/documents.js");
    const { commonFilter, printList } = await import("../store.js");
    const { dateText } = await import("../words.js");
    await printList<DocumentRow>(context, options, (store) => {
      const { year, level, text } = options;
      return {
        rows: listDocuments(store.db, {
          ...commonFilter(store, options),
          ...given({ year, level, text }),
        }),
        fields: FIELDS,
        table: [
          { label: t("field.id"), value: (row) => row.id, weight: 0 },
          { label: t("field.number"), value: (row) => row.number, weight: 0 },
          { label: t("field.date"), value: (row) => dateText(row.date), weight: 0 },
          {
            label: t("field.locality"),
            value: (row) => [row.locality, row.province].filter(Boolean).join(", "),
            weight: 2,
          },
          { label: t("field.planYear"), value: years, weight: 0 },
          { label: t("field.title"), value: (row) => row.title, weight: 4 },
          { label: t("column.targets"), value: (row) => row.targets, weight: 0, align: "right" },
          { label: t("column.tasks"), value: (row) => row.tasks, weight: 0, align: "right" },
          { label: t("field.file"), value: (row) => row.file, weight: 2 },
        ],
      };
    });
  });
}

/** "2026", "2026 - 2030": which of the plans of one commune it is. */
const years = ({ planYear, periodStart, periodEnd }: DocumentRow): string | number | null =>
  planYear ?? (periodStart && periodEnd ? `${periodStart.slice(0, 4)} - ${periodEnd.slice(0, 4)}` : null);

const FIELDS: readonly (keyof DocumentRow)[] = [
  "id",
  "docType",
  "number",
  "date",
  "title",
  "issuer",
  "locality",
  "province",
  "level",
  "planYear",
  "periodStart",
  "periodEnd",
  "signer",
  "parent",
  "targets",
  "tasks",
  "citations",
  "findings",
  "mediaType",
  "pages",
  "file",
  "sha256",
  "importedAt",
];
