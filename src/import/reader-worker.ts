/** A thread that reads text files while the main one writes the database. Serves one file after another. */
import { parentPort } from "node:worker_threads";
import { IngestError } from "../model/errors.js";
import type { ReadingAnswer, ReadingRequest } from "./reader-pool.js";
import { readDocument } from "./reading.js";

const port = parentPort!;

port.on("message", async ({ bytes, path, settings, maxBytes }: ReadingRequest) => {
  const answer = (message: ReadingAnswer): void => port.postMessage(message);
  try {
    answer({ kind: "read", reading: await readDocument(Buffer.from(bytes), path, settings, { maxBytes }) });
  } catch (error) {
    if (error instanceof IngestError) answer({ kind: "refused", code: error.code, message: error.message });
    else answer({ kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
