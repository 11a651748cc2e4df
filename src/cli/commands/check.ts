import type { Command } from "commander";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption } from "../options.js";

/** Most problems listed one by one; the rest is counted. */
const LISTED = 200;

export function checkCommand(context: Context): Command {
  const { io, t } = context;
  return databaseOption(defineCommand(context, "check"), context).action(async (options: { db: string }) => {
    const { damage, documentTexts, orphans, quotesOf } = await import("../../../db/queries/proof.js");
    const { disproof } = await import("../../check/proof.js");
    const { LineIndex } = await import("../../text/line-index.js");
    const { printable } = await import("../io.js");
    const { reading } = await import("../store.js");
    await reading(options.db, async ({ db, paths }) => {
      let problems = 0;
      let documents = 0;
      let quotes = 0;
      const report = (line: string): void => {
        if (++problems <= LISTED) io.stdout.write(`${printable(line)}\n`);
      };
      for (const line of damage(db)) report(t("check.damage", { detail: line }));
      for (const { kind, id, document } of orphans(db))
        report(t("check.orphan", { kind: t(`kind.${kind}` as never), id, document }));
      const facts = quotesOf(db);
      for (const { pk, id, path, text } of documentTexts(db)) {
        documents++;
        const file = paths.shown(path);
        const stored = facts(pk);
        if (text === null) {
          report(t("check.no-text", { file, document: id, n: stored.length }));
          continue;
        }
        const lines = new LineIndex({ text, pages: null, pageStarts: [] });
        for (const fact of stored) {
          quotes++;
          const reason = disproof(fact, text, (offset) => lines.line(offset));
          if (reason) {
            const kind = t(`kind.${fact.kind}`);
            report(t(`check.${reason}`, { file, line: fact.line, kind, id: fact.id, quote: fact.quote.slice(0, 80) }));
          }
        }
      }
      if (problems > LISTED) io.stdout.write(`${t("check.more", { n: problems - LISTED })}\n`);
      io.stdout.write(`${t(problems === 0 ? "check.sound" : "check.unsound", { documents, quotes, problems })}\n`);
      if (problems > 0) context.status = 1;
    });
  });
}
