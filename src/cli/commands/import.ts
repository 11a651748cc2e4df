import type { Command } from "commander";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, limitsOf, type ReadingOptions, readingOptions, setOption } from "../options.js";

interface Options extends ReadingOptions {
  readonly db: string;
  readonly set: readonly string[];
  readonly force?: boolean;
}

export function importCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "import")
    .argument("<path...>", t("argument.path"))
    .option("--force", t("option.force"));
  return readingOptions(setOption(databaseOption(command, context), context), context).action(
    async (paths: string[], options: Options) => {
      const { settingsOption } = await import("../import-options.js");
      const settings = await settingsOption(options.set);
      const { closeDatabase, openToWrite } = await import("../../../db/connection.js");
      const { runImport } = await import("../run-import.js");
      const db = openToWrite(options.db);
      try {
        await runImport(context, db, paths, {
          settings,
          force: options.force === true,
          reading: limitsOf(options),
        });
      } finally {
        closeDatabase(db);
      }
    },
  );
}
