/**
 * The reading thread: pdf.js may hang or swallow memory on a hostile file, and can be stopped only from outside.
 * Serves one file after another.
 */
import { parentPort } from "node:worker_threads";
import { IngestError } from "../../model/errors.js";
import type { ReadAnswer, ReadRequest } from "./protocol.js";
import { readPages } from "./read-pages.js";

const port = parentPort!;
const answer = (message: ReadAnswer): void => port.postMessage(message);

port.on("message", async ({ data, maxPages }: ReadRequest) => {
  try {
    await readPages(data, maxPages, (page, of) => answer({ kind: "page", page, of }));
    answer({ kind: "done" });
  } catch (error) {
    if (error instanceof IngestError) answer({ kind: "refused", code: error.code, message: error.message });
    else answer({ kind: "failed", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
