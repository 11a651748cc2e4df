import type { Command } from "commander";
import type { Cell } from "../../report/list.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, outputOptions } from "../options.js";
import type { OutputOptions } from "../output/report.js";

export function sqlCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "sql").argument("<select>", t("argument.select"));
  return outputOptions(databaseOption(command, context), context).action(
    async (sql: string, options: OutputOptions & { db: string }) => {
      const { runSelect } = await import("../../../db/queries/sql.js");
      const { reading } = await import("../store.js");
      const { printReport } = await import("../output/report.js");
      await reading(options.db, async ({ db }) => {
        const { columns, rows } = runSelect(db, sql);
        await printReport<Record<string, unknown>>(context, options, {
          rows,
          fields: columns,
          table: columns.map((name) => ({ label: name, value: (row) => row[name] as Cell, weight: 1 })),
          label: (name) => name,
        });
      });
    },
  );
}
