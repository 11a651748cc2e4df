import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Problem, type Translate } from "../../messages/index.js";
import type { Dialect, Report } from "../../report/list.js";
import { type Context, type Output, wantsColour, write } from "../io.js";

export const FORMATS = ["table", "json", "csv", "ndjson"] as const;
export type Format = (typeof FORMATS)[number];
export interface OutputOptions {
  readonly format: Format;
  readonly csvDialect: Dialect;
  /** A file instead of stdout: complete or not there at all. */
  readonly out?: string;
}

export async function printReport<Row extends object>(
  context: Context,
  options: OutputOptions,
  report: Report<Row>,
): Promise<void> {
  await into(context, options.out, async (output) => {
    const colour = options.out === undefined && wantsColour(context.io, output);
    await format(options, report, output, colour, context.t);
  });
}

/** Calls `print` with stdout, or with a file that takes its name only when it is complete. */
export async function into(
  context: Context,
  file: string | undefined,
  print: (output: Output) => Promise<void>,
): Promise<void> {
  if (file === undefined) return print(context.io.stdout);
  const partial = `${file}.${process.pid}.part`;
  const stream = createWriteStream(partial);
  try {
    await new Promise<void>((resolve, reject) => stream.once("open", () => resolve()).once("error", reject));
    await print(stream);
    await new Promise<void>((resolve, reject) => stream.once("error", reject).end(resolve));
    await rename(partial, file);
  } catch (error) {
    stream.destroy();
    await rm(partial, { force: true }).catch(() => undefined);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || code.startsWith("SQLITE")) throw error;
    throw new Problem("out.cannot-write", { file, folder: dirname(file), code });
  }
}

async function format<Row extends object>(
  options: OutputOptions,
  report: Report<Row>,
  output: Output,
  colour: boolean,
  t: Translate,
): Promise<void> {
  switch (options.format) {
    case "json": {
      let separator = "[\n";
      for (const row of report.rows) {
        await write(output, separator + JSON.stringify(row, plain));
        separator = ",\n";
      }
      return write(output, separator === "[\n" ? "[]\n" : "\n]\n");
    }
    case "ndjson":
      for (const row of report.rows) await write(output, `${JSON.stringify(row, plain)}\n`);
      return;
    case "csv": {
      const { csvLines } = await import("../../report/csv.js");
      for (const line of csvLines(report, options.csvDialect)) await write(output, line);
      return;
    }
    case "table": {
      const { renderTable } = await import("../../report/table.js");
      return write(output, renderTable(report, { width: output.isTTY ? (output.columns ?? 100) : 160, colour, t }));
    }
  }
}

/** What JSON has no word for: 64-bit integers and blobs of a user's own SQL. */
const plain = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
