import type { Command } from "commander";
import type { StoredDecision } from "../../../db/decisions.js";
import { UsageProblem } from "../../messages/index.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, outputOptions } from "../options.js";
import type { OutputOptions } from "../output/report.js";

interface Options extends OutputOptions {
  readonly db: string;
  readonly export?: string;
  readonly import?: string;
}

const FIELDS: readonly (keyof StoredDecision)[] = ["kind", "parent", "child", "answer", "note", "decidedAt"];

export function decisionsCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "decisions")
    .option("--export <file>", t("option.export"))
    .option("--import <file>", t("option.import"));
  databaseOption(command, context);
  return outputOptions(command, context).action(async (options: Options) => {
    const { listDecisions, storeDecisions } = await import("../../../db/decisions.js");
    const { fieldLabel, reading } = await import("../store.js");
    const { into, printReport } = await import("../output/report.js");
    const { write } = await import("../io.js");
    if (options.import !== undefined) {
      const decisions = await readDecisions(options.import);
      const { closeDatabase, openToWrite } = await import("../../../db/connection.js");
      const db = openToWrite(options.db);
      try {
        storeDecisions(db, decisions);
      } finally {
        closeDatabase(db);
      }
      context.io.stdout.write(`${t("decisions.imported", { n: decisions.length })}\n`);
      return;
    }
    await reading(options.db, async ({ db }) => {
      const decisions = listDecisions(db);
      if (options.export !== undefined) {
        const value = { schema: "doichieu.decisions/1", decisions };
        await into(context, options.export, (output) => write(output, `${JSON.stringify(value, null, 2)}\n`));
        context.io.stdout.write(`${t("decisions.exported", { n: decisions.length, file: options.export })}\n`);
        return;
      }
      await printReport<StoredDecision>(context, options, {
        rows: decisions,
        fields: FIELDS,
        label: (field) => fieldLabel(context, field),
        table: [
          { label: t("field.kind"), value: (row) => t(`decision.${row.kind}`), weight: 0 },
          { label: t("column.parent-indicator"), value: (row) => row.parent, weight: 2 },
          { label: t("column.indicator"), value: (row) => row.child, weight: 2 },
          { label: t("field.answer"), value: (row) => t(`decision.${row.answer}`), weight: 0 },
          { label: t("column.note"), value: (row) => row.note, weight: 2 },
          { label: t("field.decidedAt"), value: (row) => timeText(row.decidedAt), weight: 0 },
        ],
      });
    });
  });
}

/** "2026-03-02T08:05:00.000Z" → "02/03/2026 15:05" where it is seven hours later. */
function timeText(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** What `--export` wrote. Throws UsageProblem for anything else. */
async function readDecisions(file: string): Promise<StoredDecision[]> {
  const { readFile } = await import("node:fs/promises");
  const { z } = await import("zod");
  const Decision = z.strictObject({
    kind: z.enum(["pair", "scope"]),
    parent: z.string().min(1),
    child: z.string(),
    answer: z.enum(["accept", "refuse", "yes", "no"]),
    note: z.string().nullable(),
    decidedAt: z.string(),
  });
  try {
    const text: unknown = JSON.parse(await readFile(file, "utf8"));
    return z.object({ schema: z.literal("doichieu.decisions/1"), decisions: z.array(Decision) }).parse(text).decisions;
  } catch (error) {
    throw new UsageProblem("decisions.bad-file", {
      file,
      reason: error instanceof Error ? error.message.slice(0, 200) : "",
    });
  }
}
