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
}

export function matrixCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "matrix")
    .requiredOption("--parent <plan>", t("option.parent-one"))
    .option("--under <province>", t("option.under"));
  databaseOption(command, context);
  return reportOptions(command, context).action(async (options: Options) => {
    const { loadSide, sideOfPlan } = await import("../sides.js");
    const { reading } = await import("../store.js");
    const { planKeys, planReader } = await import("../../../db/queries/plans.js");
    const { listDecisions } = await import("../../../db/decisions.js");
    const { buildMatrix } = await import("../../compare/matrix.js");
    const { foldWords } = await import("../../text/fold.js");
    await reading(options.db, async (store) => {
      const parent = await loadSide(store, options.parent);
      const read = planReader(store.db);
      const below = { central: 0, province: 1, district: 2, commune: 3 } as const;
      const level = parent.side.document.level;
      const province = options.under === undefined ? undefined : foldWords(options.under);
      const keys = planKeys(store.db, province).filter((pk) => pk !== parent.pk);
      if (keys.length === 0) throw new UsageProblem("matrix.no-plans", { under: options.under ?? "" });
      function* children(): Generator<Side> {
        for (const pk of keys) {
          const plan = read(pk)!;
          if (plan.sha256 === parent.sha256) continue;
          const own = plan.document.level;
          // Plans of the parent's own level or above are none of its children.
          if (level !== null && own !== null && below[own] <= below[level]) continue;
          yield sideOfPlan(plan, store);
        }
      }
      const matrix = buildMatrix(parent.side, children(), listDecisions(store.db));
      const { handOn } = await import("../output/handed-on.js");
      const { renderMatrix } = await import("../../report/index.js");
      await handOn(context, options, (format, report) =>
        renderMatrix(
          matrix,
          format,
          options.under === undefined ? report : { ...report, filter: `--under ${options.under}` },
        ),
      );
    });
  });
}
