import type { Command } from "commander";
import type { Side } from "../../compare/types.js";
import { UsageProblem } from "../../messages/index.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, reportOptions } from "../options.js";
import type { HandedOnOptions } from "../output/handed-on.js";

interface Options extends HandedOnOptions {
  readonly db: string;
  readonly parent: string;
  readonly under?: string;
  readonly all?: boolean;
}

export function matrixCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "matrix")
    .requiredOption("--parent <plan>", t("option.parent-one"))
    .option("--under <province>", t("option.under"))
    .option("--all", t("option.matrix-all"));
  databaseOption(command, context);
  return reportOptions(command, context).action(async (options: Options) => {
    const { loadSide, sideOfPlan } = await import("../sides.js");
    const { childrenOf } = await import("../parents.js");
    const { readingToKeep } = await import("../store.js");
    const { planReader, targetReader } = await import("../../../db/queries/plans.js");
    const { listDecisions } = await import("../../../db/decisions.js");
    const { verdictKeeper } = await import("../verdict-store.js");
    const { buildMatrix } = await import("../../compare/matrix.js");
    const { foldWords } = await import("../../text/fold.js");
    await readingToKeep(options.db, async (store, writable) => {
      const parent = await loadSide(store, options.parent);
      const province = options.under === undefined ? undefined : foldWords(options.under);
      const { keys, others } = await childrenOf(store, parent, { province, all: options.all === true });
      if (keys.length === 0)
        throw new UsageProblem(others === 0 ? "matrix.no-plans" : "matrix.none-linked", {
          under: options.under ?? "",
          others,
        });
      if (others > 0) context.io.stderr.write(`doichieu: ${t("matrix.left-out", { n: others })}\n`);
      const read = planReader(store.db, { lean: true });
      const decisions = listDecisions(store.db);
      const keeper = writable && parent.pk !== null ? verdictKeeper(store.db, decisions) : undefined;
      let at = -1;
      function* children(): Generator<Side> {
        for (at of keys) yield sideOfPlan(read(at)!, store);
      }
      const matrix = buildMatrix(parent.side, children(), decisions, (diff) => keeper?.keep(at, parent.pk!, diff));
      keeper?.finish();
      const { handOn } = await import("../output/handed-on.js");
      const { renderMatrix } = await import("../../report/index.js");
      const filter = [
        ...(options.under === undefined ? [] : [`--under ${options.under}`]),
        ...(options.all ? ["--all"] : []),
      ].join(" ");
      await handOn(context, options, (format, report) =>
        renderMatrix(matrix, format, {
          ...report,
          targetOf: targetReader(store.db),
          besides: { leftOut: others },
          ...(filter ? { filter } : {}),
        }),
      );
    });
  });
}
