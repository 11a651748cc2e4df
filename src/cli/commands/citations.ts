import type { Command } from "commander";
import type { CitedRow, MentionRow } from "../../../db/queries/citations.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { given, type ListOptions, listOptions } from "../options.js";

interface Options extends ListOptions {
  readonly text?: string;
  readonly mentions?: boolean;
}

export function citationsCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "citations")
    .option("--mentions", t("option.mentions"))
    .option("--text <words>", t("option.text"));
  return listOptions(command, context).action(async (options: Options) => {
    const { listCited, listMentions } = await import("../../../db/queries/citations.js");
    const { commonFilter, printList } = await import("../store.js");
    const { dateText, placeText, planText } = await import("../words.js");
    const name = (row: { number: string | null; name: string | null }): string | null => row.number ?? row.name;
    if (options.mentions) {
      await printList<MentionRow>(context, options, (store) => ({
        rows: listMentions(store.db, { ...commonFilter(store, options), ...given({ text: options.text }) }),
        fields: MENTION_FIELDS,
        table: [
          { label: t("column.plan"), value: (row) => planText({ ...row, number: row.documentNumber }), weight: 0 },
          { label: t("column.cited"), value: (row) => name(row) ?? row.printed, weight: 2 },
          { label: t("field.date"), value: (row) => dateText(row.date), weight: 0 },
          { label: t("field.docType"), value: (row) => row.docType, weight: 1 },
          { label: t("field.issuer"), value: (row) => row.issuer, weight: 1 },
          { label: t("column.place"), value: (row) => placeText(context, row), weight: 2 },
        ],
      }));
      return;
    }
    await printList<CitedRow>(context, options, (store) => ({
      rows: listCited(store.db, { ...commonFilter(store, options), ...given({ text: options.text }) }),
      fields: CITED_FIELDS,
      table: [
        { label: t("column.cited"), value: (row) => name(row) ?? row.cited, weight: 2 },
        { label: t("field.issuer"), value: (row) => row.issuer, weight: 2 },
        { label: t("field.plans"), value: (row) => row.plans, weight: 0, align: "right" },
        { label: t("field.mentions"), value: (row) => row.mentions, weight: 0, align: "right" },
        { label: t("field.dates"), value: (row) => row.dates.map((date) => dateText(date)), weight: 1 },
        { label: t("field.docTypes"), value: (row) => row.docTypes, weight: 1 },
        { label: t("column.place"), value: (row) => placeText(context, row), weight: 2 },
      ],
    }));
  });
}

const CITED_FIELDS: readonly (keyof CitedRow)[] = [
  "cited",
  "number",
  "name",
  "issuer",
  "plans",
  "mentions",
  "dates",
  "docTypes",
  "document",
  "quote",
  "file",
  "line",
  "page",
];

const MENTION_FIELDS: readonly (keyof MentionRow)[] = [
  "document",
  "documentNumber",
  "locality",
  "cited",
  "number",
  "printed",
  "date",
  "docType",
  "issuer",
  "name",
  "quote",
  "file",
  "line",
  "page",
  "id",
];
