import { type Command, Option } from "commander";
import type { SearchRow } from "../../../db/queries/search.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { choice, given, type ListOptions, listOptions } from "../options.js";

const KINDS = ["document", "section", "target", "task", "citation"] as const;

interface Options extends ListOptions {
  readonly kind?: (typeof KINDS)[number];
}

export function searchCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "search")
    .argument("<text...>", t("argument.text"))
    .addOption(
      new Option("--kind <kind>", `${t("option.search-kind")} (${KINDS.join(", ")})`).argParser(
        choice("--kind", KINDS),
      ),
    );
  return listOptions(command, context).action(async (words: string[], options: Options) => {
    const { search } = await import("../../../db/queries/search.js");
    const { commonFilter, printList } = await import("../store.js");
    const { placeText, planText } = await import("../words.js");
    await printList<SearchRow>(context, options, (store) => ({
      rows: search(store.db, words.join(" "), { ...commonFilter(store, options), ...given({ kind: options.kind }) }),
      fields: ["kind", "document", "number", "locality", "quote", "file", "line", "page", "id"],
      table: [
        { label: t("column.kind"), value: (row) => t(`kind.${row.kind}`), weight: 0 },
        { label: t("column.plan"), value: planText, weight: 0 },
        { label: t("field.quote"), value: (row) => row.quote, weight: 5 },
        { label: t("column.place"), value: (row) => placeText(context, row), weight: 2 },
      ],
    }));
  });
}
