/**
 * Time of reading text and tables of a PDF beside pdf-parse's `getText` + `getTable`, in one run; and memory.
 *
 *   npm run bench:pdf [-- FILE.pdf]     time, medians of five rounds (default: a plan of 108 pages made on the spot)
 *   npm run bench:pdf -- --memory       peak memory for 500 pages, and growth over 100 files
 */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readPdf } from "../../src/ingest/pdf/index.js";
import { stopThread } from "../../src/ingest/pdf/thread.js";
import { PdfBuilder } from "../../test/support/pdf-builder.js";

const ROUNDS = 5;
const SENTENCE = "Tuyên truyền, vận động nhân dân tham gia các phong trào thi đua tại xã Tân Lộc";

/** A plan with an annex: forty pages of prose to sixty of a ruled task table. */
function plan(pages: number): Buffer {
  const pdf = new PdfBuilder();
  const xs = [40, 70, 300, 400, 470, 555];
  const ys = Array.from({ length: 8 }, (_, i) => 60 + 100 * i);
  for (let p = 1; p <= pages; p++) {
    const page = pdf.page().text(295, 30, `${p}`);
    if (p <= pages * 0.4) {
      for (let i = 0; i < 40; i++) page.text(i % 4 === 0 ? 100 : 72, 70 + 18 * i, SENTENCE);
      continue;
    }
    page.grid(xs, ys);
    for (const [r, y] of ys.slice(0, -1).entries()) {
      page.text(xs[0]! + 3, y + 13, `${r + 1}`, 10);
      for (const [c, x] of xs.slice(1, -1).entries())
        for (let i = 0; i < 5; i++) page.text(x + 3, y + 13 + 16 * i, SENTENCE.slice(0, (xs[c + 2]! - x - 6) / 5), 10);
    }
  }
  return pdf.build();
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function time(bytes: Buffer): Promise<void> {
  const { PDFParse } = await import("pdf-parse");
  const ours: number[] = [];
  const theirs: number[] = [];
  let found = "";
  for (let round = 0; round < ROUNDS; round++) {
    const read = async (): Promise<void> => {
      const { pages, text, tables } = await readPdf(bytes, "plan.pdf");
      found = `${pages} pages, ${text.length} characters, ${tables.reduce((n, t) => n + t.rows.length, 0)} rows`;
    };
    const parse = async (): Promise<void> => {
      const parser = new PDFParse({ data: new Uint8Array(bytes) });
      await parser.getText();
      await parser.getTable();
      await parser.destroy();
    };
    ours.push(await timed(read));
    theirs.push(await timed(parse));
  }
  const all = (values: readonly number[]): string => values.map((v) => v.toFixed(0)).join(" ");
  console.log(found);
  console.log(`text + tables        ${all(ours)} ms`);
  console.log(`getText + getTable   ${all(theirs)} ms`);
  console.log(`ratio of medians     ${(median(ours) / median(theirs)).toFixed(2)}   (bar: 0.7)`);
}

async function memory(): Promise<void> {
  const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1024 / 1024);
  const small = plan(12);
  const large = plan(500);
  // What making the plans left behind is none of the reader's.
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, megabytes());
  }, 20);
  const before = megabytes();
  const ms = await timed(() => readPdf(large, "large.pdf"));
  console.log(`500 pages: ${ms.toFixed(0)} ms, memory ${before} MB before, peak ${peak} MB   (bar: 500)`);
  const marks: number[] = [];
  for (let i = 1; i <= 100; i++) {
    await readPdf(small, "small.pdf");
    if (i % 10 === 0) marks.push(megabytes());
  }
  clearInterval(watch);
  console.log(`100 files of 12 pages, memory after each ten: ${marks.join(" ")} MB`);
}

const argument = process.argv[2];
if (argument === "--memory") await memory();
else await time(argument ? readFileSync(argument) : plan(108));
await stopThread();
