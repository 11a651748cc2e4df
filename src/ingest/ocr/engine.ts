import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { cacheFolder, writeWhole } from "./cache.js";
import { encodePgm, type GrayImage } from "./image.js";
import { type OcrLine, parseTsv } from "./tsv.js";

/** How the picture is laid out (Tesseract's page segmentation modes). */
export const LAYOUT = { page: 3, block: 6 } as const;
export type Layout = (typeof LAYOUT)[keyof typeof LAYOUT];

/** One running recogniser. Pictures are read one after the other; for more at a time, start more. */
export interface OcrEngine {
  /** Lines of each picture, in the order of the pictures. */
  recognize(images: readonly GrayImage[], layout: Layout, dpi: number): Promise<OcrLine[][]>;
  close(): Promise<void>;
}

export interface OcrProgram {
  /** Says what read a text, for the cache: "tesseract 5.3.0", "tesseract.js 7.0.0". */
  readonly name: string;
  start(timeoutMs: number): Promise<OcrEngine>;
}

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * The recogniser of this machine: Tesseract with Vietnamese data if it is on the PATH, else the packaged one; undefined
 * where neither can be had. `prefer` is for tests.
 */
export async function findOcrProgram(prefer?: "native" | "packaged"): Promise<OcrProgram | undefined> {
  const native = prefer === "packaged" ? undefined : await findNative();
  return native ?? (prefer === "native" ? undefined : findPackaged());
}

async function findNative(): Promise<OcrProgram | undefined> {
  try {
    const options = { timeout: 10_000, windowsHide: true };
    const { stdout } = await run("tesseract", ["--version"], options);
    const languages = await run("tesseract", ["--list-langs"], options);
    const data = await unpackedData();
    if (!data && !/^vie\r?$/mu.test(languages.stdout)) return undefined;
    const name = `${stdout.split("\n")[0]!.trim()}${data ? " best" : ""}`;
    return { name, start: async (timeoutMs) => new NativeEngine(timeoutMs, data) };
  } catch {
    return undefined;
  }
}

/** Folder of the packaged Vietnamese data: it reads better than what systems install. Undefined where it is missing. */
function packagedData(): string | undefined {
  try {
    return join(dirname(require.resolve("@tesseract.js-data/vie/package.json")), "4.0.0_best_int");
  } catch {
    return undefined;
  }
}

/** A folder with the packaged data unpacked, as Tesseract wants it; made once for each user. */
async function unpackedData(): Promise<string | undefined> {
  const packed = packagedData();
  if (!packed) return undefined;
  const folder = cacheFolder("tessdata");
  const path = join(folder, "vie.traineddata");
  try {
    const data = gunzipSync(await readFile(join(packed, "vie.traineddata.gz")));
    if ((await stat(path).catch(() => undefined))?.size !== data.length) await writeWhole(path, data);
    return folder;
  } catch {
    return undefined;
  }
}

class NativeEngine implements OcrEngine {
  constructor(
    private readonly timeoutMs: number,
    private readonly data: string | undefined,
  ) {}

  /** All pictures go through one process: loading the language takes longer than reading a table cell. */
  async recognize(images: readonly GrayImage[], layout: Layout, dpi: number): Promise<OcrLine[][]> {
    if (images.length === 0) return [];
    const folder = await mkdtemp(join(tmpdir(), "doichieu-ocr-"));
    try {
      const names = images.map((_, i) => join(folder, `${i}.pgm`));
      for (const [i, image] of images.entries()) await writeFile(names[i]!, encodePgm(image));
      const list = join(folder, "list.txt");
      await writeFile(list, `${names.join("\n")}\n`);
      const { stdout } = await run(
        "tesseract",
        [
          list,
          "stdout",
          ...(this.data ? ["--tessdata-dir", this.data] : []),
          "-l",
          "vie",
          "--oem",
          "1",
          "--psm",
          String(layout),
          "--dpi",
          String(dpi),
          "-c",
          "tessedit_create_tsv=1",
        ],
        {
          timeout: this.timeoutMs,
          killSignal: "SIGKILL",
          maxBuffer: 64 * 1024 * 1024,
          windowsHide: true,
          // With its own threads Tesseract is several times slower on small machines.
          env: { ...process.env, OMP_THREAD_LIMIT: "1" },
        },
      );
      return parseTsv(stdout, images.length);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {}
}

function findPackaged(): OcrProgram | undefined {
  const langPath = packagedData();
  if (!langPath) return undefined;
  let version: string;
  try {
    version = (require("tesseract.js/package.json") as { version: string }).version;
  } catch {
    return undefined;
  }
  return {
    name: `tesseract.js ${version}`,
    start: async (timeoutMs) => {
      const { createWorker } = await import("tesseract.js");
      // The data is read from the package. Without `langPath` it would be fetched, and a failed fetch ends the process.
      const worker = await createWorker("vie", 1, {
        langPath,
        gzip: true,
        cacheMethod: "none",
        errorHandler: () => {},
      });
      return new PackagedEngine(worker, timeoutMs);
    },
  };
}

class PackagedEngine implements OcrEngine {
  constructor(
    private readonly worker: import("tesseract.js").Worker,
    private readonly timeoutMs: number,
  ) {}

  async recognize(images: readonly GrayImage[], layout: Layout, dpi: number): Promise<OcrLine[][]> {
    const { worker } = this;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        void worker.terminate();
        reject(new Error("recognition took too long"));
      }, this.timeoutMs);
    });
    const read = async (): Promise<OcrLine[][]> => {
      await worker.setParameters({
        tessedit_pageseg_mode: String(layout) as import("tesseract.js").PSM,
        user_defined_dpi: String(dpi),
        // It tells of each picture what it counted.
        debug_file: "/dev/null",
      });
      const found: OcrLine[][] = [];
      for (const image of images) {
        const { data } = await worker.recognize(encodePgm(image), {}, { text: false, blocks: false, tsv: true });
        found.push(parseTsv(data.tsv ?? "", 1)[0]!);
      }
      return found;
    };
    try {
      return await Promise.race([read(), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
