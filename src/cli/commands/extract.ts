import { type Command, Option } from "commander";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { choice, limitsOf, type ReadingOptions, readingOptions, setOption } from "../options.js";

interface Options extends ReadingOptions {
  readonly format: "json" | "table";
  readonly set: readonly string[];
  readonly out?: string;
}

export function extractCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "extract")
    .argument("<file>", t("argument.file-or-stdin"))
    .addOption(
      new Option("--format <format>", `${t("option.format")} (json, table)`)
        .default("table")
        .argParser(choice("--format", ["json", "table"])),
    )
    .option("--out <file>", t("option.out"));
  return readingOptions(setOption(command, context), context).action(async (file: string, options: Options) => {
    const { ingest } = await import("../../ingest/index.js");
    const { extract } = await import("../../pipeline.js");
    const { named, settingsOption } = await import("../import-options.js");
    const { mergeSettings } = await import("../../model/settings.js");
    const { into } = await import("../output/report.js");
    const { write } = await import("../io.js");
    const settings = mergeSettings(await settingsOption(options.set));
    const { tellPages } = await import("../progress.js");
    const source = await named(file, () =>
      ingest(file, { ...limitsOf(options), onRecognized: tellPages(context, file) }),
    );
    const extraction = extract(source, { settings });
    await into(context, options.out, async (output) => {
      if (options.format === "json") return write(output, `${JSON.stringify(extraction, null, 2)}\n`);
      const { summary } = await import("../output/summary.js");
      return write(output, summary(context, extraction, output, options.out === undefined));
    });
  });
}
