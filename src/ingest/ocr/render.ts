import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { decodePpm, fromRgba, type GrayImage } from "./image.js";

/** A page to be drawn; its size as displayed, in points. */
export interface PageSize {
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

/** Draws pages of one file as grey pictures. */
export interface PageRenderer {
  render(page: PageSize): Promise<{ image: GrayImage; dpi: number }>;
  close(): Promise<void>;
}

/** What the models were trained for; more costs time and reads no better. */
const DPI = 200;
/** A page of 20 m × 20 m is drawn coarsely, not refused: so many pixels at most. */
const MOST_PIXELS = 40_000_000;

/** Pixels per inch at which a page is drawn. */
export function dpiOf({ width, height }: PageSize): number {
  const inches = Math.max(1, (width / 72) * (height / 72));
  return Math.max(10, Math.min(DPI, Math.floor(Math.sqrt(MOST_PIXELS / inches))));
}

const run = promisify(execFile);

/** pdftoppm where it is installed (six times as fast), else pdf.js on a canvas. */
export async function openRenderer(bytes: Buffer, timeoutMs: number): Promise<PageRenderer> {
  return (await hasPoppler()) ? PopplerRenderer.open(bytes, timeoutMs) : CanvasRenderer.open(bytes);
}

async function hasPoppler(): Promise<boolean> {
  try {
    await run("pdftoppm", ["-v"], { timeout: 10_000, windowsHide: true });
    return true;
  } catch {
    return false;
  }
}

class PopplerRenderer implements PageRenderer {
  private constructor(
    private readonly folder: string,
    private readonly timeoutMs: number,
  ) {}

  static async open(bytes: Buffer, timeoutMs: number): Promise<PopplerRenderer> {
    const folder = await mkdtemp(join(tmpdir(), "doichieu-pdf-"));
    await writeFile(join(folder, "in.pdf"), bytes);
    return new PopplerRenderer(folder, timeoutMs);
  }

  async render(page: PageSize): Promise<{ image: GrayImage; dpi: number }> {
    const dpi = dpiOf(page);
    const number = String(page.number);
    const { stdout } = await run(
      "pdftoppm",
      ["-hide-annotations", "-r", String(dpi), "-f", number, "-l", number, join(this.folder, "in.pdf")],
      {
        encoding: "buffer",
        timeout: this.timeoutMs,
        killSignal: "SIGKILL",
        maxBuffer: 4 * MOST_PIXELS,
        windowsHide: true,
      },
    );
    return { image: decodePpm(stdout), dpi };
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The part of pdf.js and of the canvas that drawing needs. */
type PdfDocument = Awaited<ReturnType<typeof import("pdfjs-dist/legacy/build/pdf.mjs")["getDocument"]>["promise"]>;

export class CanvasRenderer implements PageRenderer {
  private constructor(
    private readonly document: PdfDocument,
    private readonly canvas: typeof import("@napi-rs/canvas"),
  ) {}

  static async open(bytes: Buffer): Promise<CanvasRenderer> {
    const canvas = await import("@napi-rs/canvas");
    const { openForDrawing } = await import("../pdf/pdfjs.js");
    return new CanvasRenderer(await openForDrawing(Uint8Array.from(bytes)).promise, canvas);
  }

  async render(size: PageSize): Promise<{ image: GrayImage; dpi: number }> {
    const dpi = dpiOf(size);
    const page = await this.document.getPage(size.number);
    try {
      const viewport = page.getViewport({ scale: dpi / 72 });
      const width = Math.ceil(viewport.width);
      const height = Math.ceil(viewport.height);
      const canvas = this.canvas.createCanvas(width, height);
      const context = canvas.getContext("2d");
      context.fillStyle = "#fff";
      context.fillRect(0, 0, width, height);
      await page.render({ canvas: canvas as never, canvasContext: context as never, viewport, annotationMode: 0 })
        .promise;
      return { image: fromRgba(width, height, context.getImageData(0, 0, width, height).data), dpi };
    } finally {
      page.cleanup();
    }
  }

  async close(): Promise<void> {
    await this.document.destroy();
  }
}
