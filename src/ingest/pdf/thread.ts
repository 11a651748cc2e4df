import { Worker } from "node:worker_threads";
import { IngestError } from "../../model/errors.js";
import type { PageContent } from "./page.js";
import type { ReadAnswer, ReadRequest } from "./protocol.js";

export interface ReadLimits {
  readonly maxPages: number;
  /** A file that takes longer is given up. */
  readonly timeoutMs: number;
  /** Memory that reading one file may take (bytes): what a small file may swell to. */
  readonly maxMemory: number;
}

/** A thread that has finished a file waits for the next: starting one costs as much as reading a short plan. */
let idle: Worker | null = null;

const MEGABYTE = 1024 * 1024;
const WATCH_MS = 50;

/**
 * Reads a file in a thread of its own and calls `onPage` for each page as it comes. Throws IngestError: what `readPages`
 * throws, "timeout", "too-large-unpacked".
 */
export async function readInThread(
  data: Uint8Array,
  limits: ReadLimits,
  onPage: (page: PageContent, of: number) => void,
): Promise<void> {
  const waiting = idle;
  idle = null;
  const worker = waiting ?? (await start(limits));
  worker.ref();
  let healthy = false;
  const before = process.memoryUsage.rss();
  let watch: NodeJS.Timeout | undefined;
  let alarm: NodeJS.Timeout | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: one listener for each kind of event
  let listen: Record<string, (event: any) => void> = {};
  try {
    await new Promise<void>((resolve, reject) => {
      alarm = setTimeout(() => reject(timedOut(limits.timeoutMs)), limits.timeoutMs);
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.maxMemory) reject(tooMuchMemory(limits.maxMemory));
      }, WATCH_MS);
      listen = {
        message: (message: ReadAnswer) => {
          switch (message.kind) {
            case "page":
              onPage(message.page, message.of);
              break;
            case "done":
              healthy = true;
              resolve();
              break;
            case "refused":
              healthy = true;
              reject(new IngestError(message.code, message.message));
              break;
            case "failed":
              reject(new Error(`PDF reader failed: ${message.stack}`));
          }
        },
        error: (error: NodeJS.ErrnoException) =>
          reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuchMemory(limits.maxMemory) : error),
        exit: () => reject(new Error("PDF reader stopped")),
      };
      for (const [event, listener] of Object.entries(listen)) worker.on(event, listener);
      // The bytes are copied: the caller keeps its own.
      worker.postMessage({ data, maxPages: limits.maxPages } satisfies ReadRequest);
    });
  } finally {
    clearTimeout(alarm);
    clearInterval(watch);
    for (const [event, listener] of Object.entries(listen)) worker.off(event, listener);
    if (healthy && !idle) {
      idle = worker;
      worker.unref();
    } else await worker.terminate();
  }
}

/** Ends the waiting thread. Tests and measurements call it; a program may just exit. */
export async function stopThread(): Promise<void> {
  const worker = idle;
  idle = null;
  await worker?.terminate();
}

async function start({ maxMemory }: ReadLimits): Promise<Worker> {
  const resourceLimits = { maxOldGenerationSizeMb: Math.max(64, Math.floor(maxMemory / MEGABYTE)) };
  const code = import.meta.url.endsWith(".ts")
    ? (await import("./worker-from-source.js")).workerFromSource()
    : new URL("./pdf-worker.js", import.meta.url);
  return new Worker(code, { resourceLimits });
}

const timedOut = (ms: number): IngestError =>
  new IngestError("timeout", `đọc quá ${Math.round(ms / 1000)} giây chưa xong, đã dừng (đổi bằng --timeout)`);

const tooMuchMemory = (bytes: number): IngestError =>
  new IngestError(
    "too-large-unpacked",
    `nội dung bung ra quá lớn, vượt giới hạn ${Math.round(bytes / MEGABYTE)} MB bộ nhớ (đổi bằng --max-memory)`,
  );
