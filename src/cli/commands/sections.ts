import type { Command } from "commander";
import type { SectionRow } from "../../../db/queries/sections.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { given, type ListOptions, listOptions } from "../options.js";

interface Options extends ListOptions {
  readonly text?: string;
}

export function sectionsCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "sections").option("--text <words>", t("option.text"));
  return listOptions(command, context).action(async (options: Options) => {
    const { listSections } = await import("../../../db/queries/sections.js");
    const { commonFilter, fieldLabel, printList } = await import("../store.js");
    const { placeText, planText } = await import("../words.js");
    await printList<SectionRow>(context, options, (store) => ({
      rows: listSections(store.db, { ...commonFilter(store, options), ...given({ text: options.text }) }),
      fields: ["document", "number", "locality", "id", "parentId", "marker", "title", "file", "line", "page"],
      // "Trích yếu" is what a document is about; a section has a title
      label: (field) => (field === "title" ? t("column.title") : fieldLabel(context, field)),
      table: [
        { label: t("column.plan"), value: planText, weight: 0 },
        { label: t("column.section"), value: (row) => row.id, weight: 0 },
        { label: t("column.title"), value: (row) => row.title, weight: 5 },
        { label: t("column.place"), value: (row) => placeText(context, row), weight: 2 },
      ],
    }));
  });
}
