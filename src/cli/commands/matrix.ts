import type { Command } from "commander";
import type { MatrixCell, MatrixRow } from "../../compare/matrix.js";
import type { Side } from "../../compare/types.js";
import { UsageProblem } from "../../messages/index.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, outputOptions } from "../options.js";
import type { OutputOptions } from "../output/report.js";

interface Options extends OutputOptions {
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
  return outputOptions(command, context).action(async (options: Options) => {
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
      const { into, printReport } = await import("../output/report.js");
      if (options.format === "json") {
        const { write } = await import("../io.js");
        return into(context, options.out, (output) => write(output, `${JSON.stringify(matrix, null, 1)}\n`));
      }
      const { VERDICT_NAMES, VERDICTS } = await import("../../compare/types.js");
      const { fieldLabel } = await import("../store.js");
      const { numberText, valueText } = await import("../../text/value-text.js");
      const cellText = (cell: MatrixCell): string =>
        `${VERDICT_NAMES[cell.verdict]}${cell.applies === "no" ? " *" : ""}${cell.child ? ` ${valueText({ ...cell.child, per: null })}` : ""}`;
      if (options.format !== "table") {
        // One row for each cell: what spreadsheets pivot.
        const names = new Map(matrix.plans.map((plan) => [plan.id ?? plan.path ?? "", plan]));
        const rows = matrix.rows.flatMap(({ parent: target, cells }) =>
          cells.map((cell) => ({
            document: cell.plan,
            locality: names.get(cell.plan)?.locality ?? null,
            number: names.get(cell.plan)?.number ?? null,
            verdictName: VERDICT_NAMES[cell.verdict],
            applies: cell.applies,
            parentName: target.indicator.name,
            parentValue: target.value,
            parentUnit: target.unitText ?? target.unit,
            parentYear: target.due?.end ? Number(target.due.end.slice(0, 4)) : null,
            childName: cell.child?.indicator.name ?? null,
            childComparator: cell.child?.comparator ?? null,
            childValue: cell.child?.value ?? null,
            childYear: cell.child?.due?.end ? Number(cell.child.due.end.slice(0, 4)) : null,
            verdict: cell.verdict,
          })),
        );
        const fields = [
          "parentName",
          "parentValue",
          "parentUnit",
          "parentYear",
          "locality",
          "number",
          "verdictName",
          "applies",
          "childName",
          "childComparator",
          "childValue",
          "childYear",
          "verdict",
          "document",
        ] as const;
        return printReport(context, options, { rows, fields, table: [], label: (field) => fieldLabel(context, field) });
      }
      const shown = matrix.plans.slice(0, MOST_COLUMNS);
      await printReport<MatrixRow>(context, options, {
        rows: matrix.rows,
        fields: [],
        label: (field) => field,
        table: [
          { label: t("column.parent-indicator"), value: (row) => row.parent.indicator.name, weight: 3 },
          {
            label: t("column.parent-value"),
            value: (row) => `${valueText(row.parent)} ${row.parent.due?.end?.slice(0, 4) ?? ""}`,
            weight: 1,
          },
          ...shown.map((plan) => ({
            label: plan.locality ?? plan.number ?? plan.path ?? "?",
            value: (row: MatrixRow) => {
              const cell = row.cells.find((one) => one.plan === (plan.id ?? plan.path));
              return cell ? cellText(cell) : "";
            },
            weight: 1,
          })),
          {
            label: t("column.totals"),
            value: (row) =>
              VERDICTS.filter((v) => row.totals[v])
                .map((v) => `${VERDICT_NAMES[v]} ${row.totals[v]}`)
                .join(", "),
            weight: 2,
          },
        ],
      });
      if (options.out === undefined)
        context.io.stdout.write(
          `${t("matrix.summary", {
            plans: numberText(matrix.totals.plans),
            targets: numberText(matrix.totals.targets),
            counts: VERDICTS.filter((v) => matrix.totals[v])
              .map((v) => `${VERDICT_NAMES[v]} ${numberText(matrix.totals[v]!)}`)
              .join(", "),
            notApplicable: numberText(matrix.totals.notApplicable),
          })}\n`,
        );
    });
  });
}

/** More plans than this do not fit a screen: the worst are shown, the other formats hold all. */
const MOST_COLUMNS = 6;
