import { type Command, Option } from "commander";
import { UsageProblem } from "../../messages/index.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { choice, integer, limitsOf, type ReadingOptions, readingOptions, setOption } from "../options.js";

interface Options extends ReadingOptions {
  readonly line?: number;
  readonly format: "table" | "json";
  readonly set: readonly string[];
}

export function explainCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "explain")
    .argument("<file:line>", t("argument.file-line"))
    .addOption(new Option("--line <n>", t("option.line")).argParser(integer("--line", 1, 1_000_000_000)))
    .addOption(
      new Option("--format <format>", `${t("option.format")} (table, json)`)
        .default("table")
        .argParser(choice("--format", ["table", "json"])),
    );
  return readingOptions(setOption(command, context), context).action(async (place: string, options: Options) => {
    const { file, line } = placeOf(place, options.line);
    const { ingest } = await import("../../ingest/index.js");
    const { explainLine } = await import("../explain-line.js");
    const { named, settingsOption } = await import("../import-options.js");
    const { mergeSettings } = await import("../../model/settings.js");
    const { write } = await import("../io.js");
    const settings = mergeSettings(await settingsOption(options.set));
    const { tellPages } = await import("../progress.js");
    const source = await named(file, () =>
      ingest(file, { ...limitsOf(options), onRecognized: tellPages(context, file) }),
    );
    const explained = explainLine(source, line, settings);
    if (!explained) throw new UsageProblem("explain.no-line", { file, line, lines: source.text.split("\n").length });
    if (options.format === "json") return write(context.io.stdout, `${JSON.stringify(explained, null, 2)}\n`);
    const { renderExplained } = await import("../output/explained.js");
    return write(context.io.stdout, renderExplained(context, explained));
  });
}

/** "plan.txt:31", also "C:\plans\plan.txt:31"; `--line` leaves the whole argument as the file. */
function placeOf(place: string, line: number | undefined): { file: string; line: number } {
  if (line !== undefined) return { file: place, line };
  const m = /^(.+):(\d{1,9})$/su.exec(place);
  if (!m || Number(m[2]) === 0) throw new UsageProblem("explain.place", { place });
  return { file: m[1]!, line: Number(m[2]) };
}
