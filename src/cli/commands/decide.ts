import type { Command } from "commander";
import { UsageProblem } from "../../messages/index.js";
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
    const { findVerdict } = await import("../../../db/queries/verdicts.js");
    const { removeDecision, storeDecisions } = await import("../../../db/decisions.js");
    const { profileOf, wordingKey } = await import("../../compare/profile.js");
    closeDatabase(openToRead(options.db));
    const db = openToWrite(options.db);
    try {
      const found = findVerdict(db, item);
      if (!found) throw new UsageProblem("decide.unknown", { item });
      const key = (side: "parent" | "child"): string | null => {
        const target = found[side];
        return target ? wordingKey(profileOf(target)) : null;
      };
      const parent = key("parent");
      const child = answer === "scope" ? "" : key("child");
      if (parent === null || (child === null && answer !== "undo")) throw new UsageProblem("decide.no-pair", { item });
      if (answer === "undo") {
        const undone = [
          child !== null && removeDecision(db, { kind: "pair", parent, child }),
          removeDecision(db, { kind: "scope", parent, child: "" }),
        ].some(Boolean);
        if (!undone) throw new UsageProblem("decide.nothing", { item });
      } else
        storeDecisions(db, [
          {
            kind: answer === "scope" ? "scope" : "pair",
            parent,
            child: child!,
            answer: answer === "scope" ? (options.applies as "yes" | "no") : (answer as "accept" | "refuse"),
            note: options.note ?? null,
            decidedAt: new Date().toISOString(),
          },
        ]);
      context.io.stdout.write(
        `${t(answer === "undo" ? "decide.undone" : "decide.done", { parent, child: child || "-" })}\n`,
      );
    } finally {
      closeDatabase(db);
    }
  });
}
