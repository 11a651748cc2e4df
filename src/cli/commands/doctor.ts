import { type Command, Option } from "commander";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { choice, limitsOf, type ReadingOptions, readingOptions } from "../options.js";

interface Options extends ReadingOptions {
  readonly format: "json" | "table";
  readonly svg?: string;
}

export function doctorCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "doctor")
    .argument("<file>", t("argument.file-or-stdin"))
    .option("--svg <folder>", t("option.svg"))
    .addOption(
      new Option("--format <format>", `${t("option.format")} (json, table)`)
        .default("table")
        .argParser(choice("--format", ["json", "table"])),
    );
  return readingOptions(command, context).action(async (file: string, options: Options) => {
    const { examine } = await import("../doctor.js");
    const { doctorReport } = await import("../output/doctor.js");
    const { tellPages } = await import("../progress.js");
    const { named } = await import("../import-options.js");
    const { write } = await import("../io.js");
    const found = await named(file, () =>
      examine(file, { ...limitsOf(options), onRecognized: tellPages(context, file) }),
    );
    const pictures = options.svg === undefined ? [] : await savePictures(options.svg, file, found.pictures);
    const text =
      options.format === "json"
        ? `${JSON.stringify({ ...found, pictures }, null, 2)}\n`
        : doctorReport(context, found, pictures);
    await write(context.io.stdout, text);
    if (found.findings.some((f) => f.severity === "error") || found.refused) context.status = 1;
  });
}

/** Writes one picture for each page with a table; returns the files. */
async function savePictures(
  folder: string,
  file: string,
  pictures: () => Iterable<{ page: number; svg: string }>,
): Promise<string[]> {
  const { mkdir, writeFile } = await import("node:fs/promises");
  const { basename, extname, join } = await import("node:path");
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const { page, svg } of pictures()) {
    const name = join(folder, `${basename(file, extname(file))}-${String(page).padStart(3, "0")}.svg`);
    await writeFile(name, svg);
    files.push(name);
  }
  return files;
}
