import { type Command, Option } from "commander";
import type { IngestOptions } from "../ingest/index.js";
import { UsageProblem } from "../messages/index.js";
import { DIALECTS } from "../report/list.js";
import { REPORT_FORMATS } from "../report/types.js";
import type { Context } from "./io.js";
import { FORMATS, type OutputOptions } from "./output/report.js";

export const DEFAULT_DATABASE = "plans.db";

/** One of `allowed`, or a message that names the option and what is allowed. */
export function choice<T extends string>(flags: string, allowed: readonly T[]): (value: string) => T {
  return (value) => {
    if ((allowed as readonly string[]).includes(value)) return value as T;
    throw new UsageProblem("usage.choice", { option: flags, value, allowed: allowed.join(", ") });
  };
}

/** A number as printed here or in Vietnam ("0.5", "0,5"). */
export function number(flags: string): (value: string) => number {
  return (value) => {
    if (/^-?\d+(?:[.,]\d+)?$/u.test(value)) return Number(value.replace(",", "."));
    throw new UsageProblem("usage.number", { option: flags, value });
  };
}

export function integer(flags: string, min: number, max: number): (value: string) => number {
  return (value) => {
    const read = /^\d{1,12}$/u.test(value) ? Number(value) : Number.NaN;
    if (read >= min && read <= max) return read;
    throw new UsageProblem("usage.integer", { option: flags, value, min, max });
  };
}

/** "2026-06-30", or "30/6/2026". Returns the ISO day. */
export function day(flags: string): (value: string) => string {
  return (value) => {
    const m = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(value);
    const iso = m ? `${m[3]}-${m[2]!.padStart(2, "0")}-${m[1]!.padStart(2, "0")}` : value;
    const date = /^\d{4}-\d{2}-\d{2}$/u.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined;
    if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)) return iso;
    throw new UsageProblem("usage.day", { option: flags, value });
  };
}

/** "20MB", "500 kB", "1GB", or bytes. */
export function size(flags: string): (value: string) => number {
  return (value) => {
    const m = /^(\d{1,9}(?:[.,]\d{1,3})?)\s?(B|kB|KB|MB|GB)?$/u.exec(value);
    const scale = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[m?.[2]?.toUpperCase() ?? "B"]!;
    const bytes = m ? Math.floor(Number(m[1]!.replace(",", ".")) * scale) : 0;
    if (bytes >= 1) return bytes;
    throw new UsageProblem("usage.size", { option: flags, value });
  };
}

export function databaseOption(command: Command, { t }: Context): Command {
  return command.option("--db <file>", t("option.db"), DEFAULT_DATABASE);
}

/** How files are read: limits against hostile ones, and whether scans are recognised. */
export interface ReadingOptions {
  readonly maxSize?: number;
  readonly maxPages?: number;
  readonly maxMemory?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly ocr?: "auto" | "never" | "force";
}

export function readingOptions(command: Command, { t }: Context): Command {
  return command
    .addOption(new Option("--max-size <size>", t("option.max-size")).argParser(size("--max-size")))
    .addOption(new Option("--max-pages <n>", t("option.max-pages")).argParser(integer("--max-pages", 1, 1_000_000)))
    .addOption(new Option("--max-memory <size>", t("option.max-memory")).argParser(size("--max-memory")))
    .addOption(new Option("--timeout <seconds>", t("option.timeout")).argParser(integer("--timeout", 1, 86_400)))
    .addOption(
      new Option("--ocr <mode>", `${t("option.ocr")} (${OCR_MODES.join(", ")})`).argParser(choice("--ocr", OCR_MODES)),
    );
}

const OCR_MODES = ["auto", "never", "force"] as const;

/** The options in the words of the readers. */
export const limitsOf = ({ maxSize, maxPages, maxMemory, timeout, ocr }: ReadingOptions): IngestOptions =>
  given({ maxBytes: maxSize, maxPages, maxMemory, timeoutMs: timeout && timeout * 1000, ocr });

/** May be given several times; collected in order. */
export function setOption(command: Command, { t }: Context): Command {
  return command.option(
    "--set <key=value>",
    t("option.set"),
    (value: string, before: string[]) => [...before, value],
    [],
  );
}

export function outputOptions(command: Command, { t }: Context): Command {
  return command
    .addOption(
      new Option("--format <format>", `${t("option.format")} (${FORMATS.join(", ")})`)
        .default("table")
        .argParser(choice("--format", FORMATS)),
    )
    .addOption(
      new Option("--csv-dialect <dialect>", `${t("option.csv-dialect")} (${DIALECTS.join(", ")})`)
        .default("excel")
        .argParser(choice("--csv-dialect", DIALECTS)),
    )
    .option("--out <file>", t("option.out"));
}

/** Like `outputOptions`, for reports that people hand on. */
export function reportOptions(command: Command, context: Context): Command {
  const { t } = context;
  return command
    .addOption(
      new Option("--format <format>", `${t("option.format")} (${REPORT_FORMATS.join(", ")})`)
        .default("table")
        .argParser(choice("--format", REPORT_FORMATS)),
    )
    .addOption(
      new Option("--csv-dialect <dialect>", `${t("option.csv-dialect")} (${DIALECTS.join(", ")})`)
        .default("excel")
        .argParser(choice("--csv-dialect", DIALECTS)),
    )
    .option("--out <file>", t("option.out"));
}

export function limitOption(command: Command, { t }: Context): Command {
  return command.addOption(
    new Option("--limit <n>", t("option.limit")).argParser(integer("--limit", 1, 1_000_000_000)),
  );
}

export interface ListOptions extends OutputOptions {
  readonly db: string;
  readonly limit?: number;
  readonly document?: string;
  readonly locality?: string;
}

/** What every list of facts takes: database, place, how many, how to print. */
export function listOptions(command: Command, context: Context): Command {
  const { t } = context;
  databaseOption(command, context);
  command.option("--document <doc>", t("option.document")).option("--locality <name>", t("option.locality"));
  return outputOptions(limitOption(command, context), context);
}

export function yearOption(command: Command, { t }: Context): Command {
  return command.addOption(new Option("--year <yyyy>", t("option.year")).argParser(integer("--year", 1900, 2999)));
}

/** Without what was not given: an option that is absent is no filter. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
