import { availableParallelism } from "node:os";
import { sha256 } from "../hash.js";
import { ResultCache } from "./cache.js";
import { findOcrProgram, type OcrEngine, type OcrProgram } from "./engine.js";
import { type RecognizedPage, recognizePage } from "./page.js";
import { openRenderer, type PageRenderer, type PageSize } from "./render.js";

export type { RecognizedPage } from "./page.js";
export type { PageSize } from "./render.js";

export interface OcrOptions {
  /** Where results are kept; `null` keeps none; by default the user's cache folder. */
  readonly cache?: ResultCache | null;
  /** For one page. */
  readonly timeoutMs?: number;
  /** Pages at a time. */
  readonly parallel?: number;
  /** Called for each page that had to be read; those out of the cache are there at once. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Which recogniser; by default the machine's own if there is one. */
  readonly engine?: "native" | "packaged";
}

export interface ScanReading {
  /** In the order asked for. Pages that could not be read are missing. */
  readonly pages: readonly RecognizedPage[];
  /** Why pages are missing, in words for the user: one line; undefined where none are. */
  readonly trouble: string | undefined;
}

/** Part of the key of cached results: raise it when the same picture is read otherwise. */
const VERSION = "3";
const DEFAULT_TIMEOUT_MS = 180_000;

/**
 * Recognises pages of a PDF from their pictures. Never throws for a page: what cannot be drawn or read is missing from
 * the answer, with the reason, and the other pages are kept. Nothing is fetched from the network.
 */
export async function readScannedPages(
  bytes: Buffer,
  wanted: readonly PageSize[],
  options: OcrOptions = {},
): Promise<ScanReading> {
  const cache = options.cache === undefined ? new ResultCache() : options.cache;
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const program = await findOcrProgram(options.engine);
  if (!program) {
    return { pages: [], trouble: "máy không có chương trình nhận dạng chữ (tesseract) và gói dữ liệu tiếng Việt" };
  }
  const hash = sha256(bytes);
  const keyOf = (page: PageSize): string[] => [VERSION, program.name, hash, String(page.number)];
  const done = new Map<number, RecognizedPage>();
  const failed: string[] = [];
  let finished = 0;

  const waiting: PageSize[] = [];
  for (const page of wanted) {
    const kept = await cache?.get<RecognizedPage>(keyOf(page));
    if (kept) {
      done.set(page.number, kept);
      finished++;
    } else waiting.push(page);
  }
  if (waiting.length > 0) {
    const lanes = Math.max(1, Math.min(options.parallel ?? availableParallelism(), 4, waiting.length));
    const renderer = await openRenderer(bytes, timeoutMs);
    try {
      await Promise.all(
        Array.from({ length: lanes }, () =>
          new Lane(program, renderer, timeoutMs).work(waiting, async (page, result) => {
            if (typeof result === "string") failed.push(result);
            else {
              done.set(page.number, result);
              await cache?.set(keyOf(page), result);
            }
            options.onProgress?.(++finished, wanted.length);
          }),
        ),
      );
    } finally {
      await renderer.close();
    }
  }
  const pages = wanted.flatMap((page) => done.get(page.number) ?? []);
  return { pages, trouble: failed[0] };
}

/** One recogniser working off a queue of pages shared with others. */
class Lane {
  private engine: OcrEngine | undefined;

  constructor(
    private readonly program: OcrProgram,
    private readonly renderer: PageRenderer,
    private readonly timeoutMs: number,
  ) {}

  async work(
    queue: PageSize[],
    onPage: (page: PageSize, result: RecognizedPage | string) => Promise<void>,
  ): Promise<void> {
    for (let page = queue.shift(); page; page = queue.shift()) await onPage(page, await this.read(page));
    await this.stop();
  }

  private async read(page: PageSize): Promise<RecognizedPage | string> {
    try {
      const { image, dpi } = await this.renderer.render(page);
      this.engine ??= await this.program.start(this.timeoutMs);
      return await recognizePage(image, page.number, dpi, this.engine);
    } catch (error) {
      // After a time-out the recogniser is in no state to go on.
      await this.stop();
      return `trang ${page.number} không nhận dạng được (${(error as Error).message.split("\n")[0]})`;
    }
  }

  private async stop(): Promise<void> {
    const { engine } = this;
    this.engine = undefined;
    await engine?.close();
  }
}
