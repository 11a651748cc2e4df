import type { Command } from "commander";
import type { Db } from "../../../db/connection.js";
import type { Decision } from "../../compare/types.js";
import { UsageProblem } from "../../messages/index.js";
import type { Target } from "../../model/facts.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption } from "../options.js";

const WORDS = ["accept", "refuse", "scope", "undo"] as const;

interface Options {
  readonly db: string;
  readonly note?: string;
  readonly applies: string;
}

export function decideCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "decide")
    .argument("<answer>", `${t("argument.answer")} (${WORDS.join(", ")})`)
    .argument("<item>", t("argument.item"))
    .option("--note <text>", t("option.note"))
    .option("--applies <yes|no>", t("option.applies"), "no");
  return databaseOption(command, context).action(async (answer: string, item: string, options: Options) => {
    if (!(WORDS as readonly string[]).includes(answer))
      throw new UsageProblem("usage.choice", { option: "<answer>", value: answer, allowed: WORDS.join(", ") });
    if (options.applies !== "yes" && options.applies !== "no")
      throw new UsageProblem("usage.choice", { option: "--applies", value: options.applies, allowed: "yes, no" });
    const { closeDatabase, openToRead, openToWrite } = await import("../../../db/connection.js");
    const { storeDecisions } = await import("../../../db/decisions.js");
    const { comparisonsWith } = await import("../../../db/verdicts.js");
    const { renewVerdicts } = await import("../renew.js");
    const { StoredPaths } = await import("../../import/paths.js");
    closeDatabase(openToRead(options.db));
    const db = openToWrite(options.db);
    try {
      // Those of a pair that is accepted hold another item afterwards.
      const before = comparisonsWith(db, item);
      let done: readonly (Sides & { readonly answer?: Decision["answer"] })[];
      if (answer === "undo") done = await undo(db, item);
      else {
        const { parent, child } = await sidesOf(db, item);
        if (parent === null || (child === null && answer !== "scope"))
          throw new UsageProblem("decide.no-pair", { item });
        const decision =
          answer === "scope"
            ? ({ kind: "scope", parent, child: "", answer: options.applies as "yes" | "no" } as const)
            : ({ kind: "pair", parent, child: child!, answer: answer as "accept" | "refuse" } as const);
        storeDecisions(db, [{ ...decision, note: options.note ?? null, decidedAt: new Date().toISOString() }], item);
        done = [decision];
      }
      renewVerdicts(db, new StoredPaths(options.db), before);
      for (const { parent, child, answer: said } of done)
        context.io.stdout.write(
          `${t(answer === "undo" ? "decide.undone" : "decide.done", {
            what: said === undefined ? "" : t(`decision.${said}`),
            pair: child === "" ? parent : `${parent} ↔ ${child}`,
          })}\n`,
        );
    } finally {
      closeDatabase(db);
    }
  });
}

interface Sides {
  readonly parent: string;
  readonly child: string;
}

/** The two indicators of a stored item, as decisions name them. */
async function sidesOf(db: Db, item: string): Promise<{ parent: string | null; child: string | null }> {
  const { findVerdict } = await import("../../../db/queries/verdicts.js");
  const { placesOf } = await import("../../compare/compare.js");
  const { profileOf, wordingKey } = await import("../../compare/profile.js");
  const found = findVerdict(db, item);
  if (!found) throw new UsageProblem("decide.unknown", { item });
  const places = found.documents.flatMap(placesOf);
  const key = (target: Target | null): string | null => (target ? wordingKey(profileOf(target, places)) : null);
  return { parent: key(found.parent), child: key(found.child) };
}

/** Takes back what was answered with this item, or else what was answered about its two indicators. */
async function undo(db: Db, item: string): Promise<Sides[]> {
  const { decisionsOf, removeDecision } = await import("../../../db/decisions.js");
  let answers = decisionsOf(db, item);
  if (answers.length === 0) {
    const { parent, child } = await sidesOf(db, item);
    if (parent === null) throw new UsageProblem("decide.no-pair", { item });
    answers = [
      ...(child === null ? [] : [{ kind: "pair" as const, parent, child }]),
      { kind: "scope" as const, parent, child: "" },
    ];
  }
  const removed = answers.filter((one) => removeDecision(db, one));
  if (removed.length === 0) throw new UsageProblem("decide.nothing", { item });
  return removed;
}
