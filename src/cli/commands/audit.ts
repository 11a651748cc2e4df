import type { Command } from "commander";
import { UsageProblem } from "../../messages/index.js";
import type { Audit } from "../../report/types.js";
import { type Chosen, chosen } from "../audited.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, reportOptions } from "../options.js";
import type { HandedOnOptions } from "../output/handed-on.js";

interface Options extends HandedOnOptions {
  readonly db: string;
  readonly all?: boolean;
  readonly code?: string;
}

export function auditCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "audit")
    .argument("[plan]", t("argument.plan"))
    .option("--all", t("option.audit-all"))
    .option("--code <code>", t("option.code"));
  databaseOption(command, context);
  return reportOptions(command, context).action(async (reference: string | undefined, options: Options) => {
    if ((reference === undefined) === (options.all !== true)) throw new UsageProblem("audit.which");
    const { withStore } = await import("../sides.js");
    const { audit } = await import("../../audit/index.js");
    const { readingsIn } = await import("../../messages/readings.js");
    const audits: Audit[] = [];
    // Findings stay in the database in Vietnamese, like its views.
    const kept: { pk: number; score: Audit["score"]; findings: Audit["findings"] }[] = [];
    let only: Chosen["audited"] | undefined;
    await withStore(options.db, async (store) => {
      for await (const { audited, id, path, pk } of chosen(store, reference)) {
        const { findings, score } = audit(audited, t);
        if (pk !== null) kept.push({ pk, score, findings: context.lang === "vi" ? findings : audit(audited).findings });
        if (!options.all) only = audited;
        const said = readingsIn(context.lang, findings);
        audits.push({ schema: "doichieu.audit/1", document: { ...audited.document, id, path }, findings: said, score });
      }
    });
    if (kept.length > 0) {
      const { keeping } = await import("../store.js");
      const { verdictWriter } = await import("../../../db/verdicts.js");
      const { VERSION } = await import("../../version.js");
      await keeping(options.db, (db) => {
        const writer = verdictWriter(db, VERSION);
        for (const { pk, score, findings } of kept) writer.audit(pk, score, findings);
      });
    }
    const shown = audits.map((one) => ({
      ...one,
      findings: one.findings.filter(({ code }) => options.code === undefined || code === options.code),
    }));
    await print(context, options, shown, only);
  });
}

async function print(
  context: Context,
  options: Options,
  audits: readonly Audit[],
  only: Chosen["audited"] | undefined,
): Promise<void> {
  const { handOn } = await import("../output/handed-on.js");
  const { renderAudit, renderAudits } = await import("../../report/index.js");
  const filter = options.code === undefined ? {} : { filter: `--code ${options.code}` };
  await handOn(context, options, (form, report) =>
    only
      ? renderAudit(audits[0]!, form, { ...report, ...filter, source: only.text, plan: only.extraction })
      : renderAudits(audits, form, { ...report, ...filter }),
  );
}
