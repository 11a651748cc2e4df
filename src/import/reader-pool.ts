import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { IngestError } from "../model/errors.js";
import type { DocumentSettings } from "../model/facts.js";
import type { Reading } from "./reading.js";

export interface ReadingRequest {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly settings: DocumentSettings;
  readonly maxBytes: number;
}

export type ReadingAnswer =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

interface Job {
  readonly request: ReadingRequest;
  readonly resolve: (reading: Reading) => void;
  readonly reject: (error: Error) => void;
}

/** More threads than this only wait for the one that writes. */
const MOST_THREADS = 4;
/** A thread takes what it is given before it cleans up: with little it stays small, however many files come. */
const MEGABYTES = 128;

/** Threads that read texts. Documents do not depend on each other before they are compared: any order of reading is right. */
export class ReaderPool {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Job>();
  private readonly waiting: Job[] = [];
  readonly threads = Math.min(MOST_THREADS, availableParallelism());

  /** Bytes of the largest text that fits into a thread with all its facts, several times over. */
  static readonly largest = 2 << 20;

  /** Only the built program has the thread's code in a file of its own. */
  static readonly available = !import.meta.url.endsWith(".ts");

  read(request: ReadingRequest): Promise<Reading> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    const workers = [...this.idle.splice(0), ...this.busy.keys()];
    this.busy.clear();
    this.waiting.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  private next(): void {
    const job = this.waiting[0];
    if (!job) return;
    const worker = this.idle.pop() ?? (this.busy.size < this.threads ? this.start() : undefined);
    if (!worker) return;
    this.waiting.shift();
    this.busy.set(worker, job);
    worker.postMessage(job.request);
  }

  private start(): Worker {
    const worker = new Worker(new URL("./reader-worker.js", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    worker.on("message", (answer: ReadingAnswer) => {
      const job = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      if (answer.kind === "read") job?.resolve(answer.reading);
      else
        job?.reject(
          answer.kind === "refused" ? new IngestError(answer.code, answer.message) : new Error(answer.message),
        );
      this.next();
    });
    // Out of memory on one file: that file fails, the rest goes on in a fresh thread.
    worker.on("error", (error) => {
      const job = this.busy.get(worker);
      this.busy.delete(worker);
      job?.reject(error instanceof Error ? error : new Error(String(error)));
      this.next();
    });
    return worker;
  }
}
