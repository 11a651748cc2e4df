import { CommanderError } from "commander";
import { type Lang, Problem, translator, UsageProblem } from "../messages/index.js";
import { englishRefusal } from "../messages/refusals.js";
import { IngestError } from "../model/errors.js";
import { type Context, type Io, printable } from "./io.js";
import { buildProgram } from "./program.js";
import { usageMessage } from "./usage.js";

/** Runs one command line (without node and script). Returns the exit status: 0, 1 failure, 2 wrong call, 130 interrupted. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const lang = langOf(args);
  const context: Context = { io, lang: lang ?? "vi", t: translator(lang ?? "vi"), status: 0 };
  const { t } = context;
  try {
    if (lang === undefined)
      throw new UsageProblem("usage.choice", { option: "--lang", value: langValue(args) ?? "", allowed: "vi, en" });
    const program = buildProgram(context);
    await program.parseAsync([...args], { from: "user" });
    return context.status;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if ((error as NodeJS.ErrnoException).code === "EPIPE") return context.status;
    const message = error instanceof CommanderError ? usageMessage(error, t) : errorMessage(error, context);
    io.stderr.write(`doichieu: ${printable(message).replace(/\s*\n\s*/gu, " ")}\n`);
    if (!isExpected(error) && io.env.DOICHIEU_DEBUG) io.stderr.write(`${(error as Error).stack}\n`);
    return error instanceof CommanderError || error instanceof UsageProblem ? 2 : 1;
  }
}

/** One line for people. Shared by what ends a command and what fails a single file. */
export function errorMessage(error: unknown, { t, lang }: Pick<Context, "t" | "lang">): string {
  if (error instanceof Problem) return t(error.key, error.params);
  if (isStoreError(error)) return t(`store.${error.code}`, { file: error.path, detail: error.detail });
  if (error instanceof IngestError) {
    const reason = lang === "en" ? englishRefusal(error.code, error.message) : error.message;
    return error.file === undefined ? reason : `${error.file}: ${reason}`;
  }
  return t("error.program", { message: error instanceof Error ? error.message : String(error) });
}

const isExpected = (error: unknown): boolean =>
  error instanceof Problem || error instanceof IngestError || error instanceof CommanderError || isStoreError(error);

/** By name: the class itself would load SQLite, which `--help` does not need. */
const isStoreError = (error: unknown): error is import("../../db/errors.js").StoreError =>
  error instanceof Error && error.name === "StoreError";

/** Read before anything else, for help and errors are in that language. Undefined for a language that we do not speak. */
function langOf(args: readonly string[]): Lang | undefined {
  const value = langValue(args);
  return value === undefined || value === "vi" ? "vi" : value === "en" ? "en" : undefined;
}

function langValue(args: readonly string[]): string | undefined {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const at = options.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  return at < 0 ? undefined : options[at] === "--lang" ? (options[at + 1] ?? "") : options[at]!.slice("--lang=".length);
}
