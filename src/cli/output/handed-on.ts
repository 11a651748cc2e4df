import { UsageProblem } from "../../messages/index.js";
import type { Dialect } from "../../report/list.js";
import type { ReportFormat, ReportOptions } from "../../report/types.js";
import { type Context, type Output, wantsColour } from "../io.js";
import { into } from "./report.js";

/** Options of a command whose report is handed on. */
export interface HandedOnOptions {
  readonly format: ReportFormat;
  readonly csvDialect: Dialect;
  readonly out?: string;
}

const BINARY: readonly ReportFormat[] = ["xlsx", "docx"];

/** Renders a report and writes it to stdout or to a file. Bytes do not go to a terminal: that is a UsageProblem. */
export async function handOn(
  context: Context,
  { format, csvDialect, out }: HandedOnOptions,
  render: (format: ReportFormat, options: ReportOptions) => Promise<string | Buffer | Iterable<string>>,
): Promise<void> {
  const { stdout } = context.io;
  if (BINARY.includes(format) && out === undefined && stdout.isTTY)
    throw new UsageProblem("report.needs-out", { format });
  const report = await render(format, {
    lang: context.lang,
    csvDialect,
    width: out === undefined && stdout.isTTY ? (stdout.columns ?? 100) : 160,
    colour: out === undefined && wantsColour(context.io, stdout),
  });
  await into(context, out, async (output) => {
    if (typeof report === "string" || Buffer.isBuffer(report)) return writeAll(output, report);
    for (const piece of report) await writeAll(output, piece);
  });
}

const writeAll = (output: Output, content: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    output.write(content, (error) => (error ? reject(error) : resolve()));
  });
