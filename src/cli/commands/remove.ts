import type { Command } from "commander";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption } from "../options.js";

export function removeCommand(context: Context): Command {
  const { io, t } = context;
  const command = defineCommand(context, "remove").argument("<document...>", t("argument.document"));
  return databaseOption(command, context).action(async (documents: string[], options: { db: string }) => {
    const { closeDatabase, openToRead, openToWrite } = await import("../../../db/connection.js");
    const { asStoreError } = await import("../../../db/errors.js");
    const { Writer } = await import("../../../db/writer.js");
    const { oneDocument } = await import("../store.js");
    const { StoredPaths } = await import("../../import/paths.js");
    // A missing database is an error here, not a new one.
    closeDatabase(openToRead(options.db));
    const db = openToWrite(options.db);
    try {
      const store = { db, paths: new StoredPaths(options.db) };
      const writer = new Writer(db);
      const chosen = documents.map((reference) => oneDocument(store, reference));
      writer.transaction(() => {
        const run = writer.startRun();
        for (const { pk, path } of chosen) {
          writer.remove(pk);
          writer.log(run, path, "removed", null);
        }
        writer.finishRun(run);
      });
      for (const { path } of chosen) io.stdout.write(`${t("remove.done", { file: store.paths.shown(path) })}\n`);
    } catch (error) {
      throw asStoreError(error, options.db);
    } finally {
      closeDatabase(db);
    }
  });
}
