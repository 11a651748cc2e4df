import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { createDeflate } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { type PdfOptions, readPdf } from "../src/ingest/pdf/index.js";
import { stopThread } from "../src/ingest/pdf/thread.js";
import { IngestError } from "../src/model/errors.js";
import { asTcvn3, asVni } from "./support/legacy.js";
import { PdfBuilder } from "./support/pdf-builder.js";

afterAll(stopThread);

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`./fixtures/pdf/${name}`, import.meta.url));
const WORDS = "Kế hoạch phát triển kinh tế - xã hội của xã Tân Lộc năm 2026";

/** Code and message of the refusal; a file that is read after all fails the test. */
async function refusal(bytes: Buffer, options?: PdfOptions): Promise<string> {
  const error = await readPdf(bytes, "kh.pdf", options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(IngestError);
  expect((error as IngestError).message).not.toMatch(/\n|kh\.pdf/u);
  return `${(error as IngestError).code}: ${(error as IngestError).message}`;
}

const plain = (): Buffer => {
  const pdf = new PdfBuilder();
  pdf.page().text(72, 100, WORDS);
  return pdf.build();
};
const text = async (bytes: Buffer): Promise<string> => (await readPdf(bytes, "kh.pdf")).text;

describe("files that are refused by name", () => {
  it("needs a password to open", async () => {
    expect(await refusal(await fixture("user-password.pdf"))).toMatch(/^pdf-password: .*mật khẩu/u);
  });

  it("has no pages", async () => {
    expect(await refusal(new PdfBuilder().build())).toMatch(/^pdf-no-pages: /u);
  });

  it("has more pages than the limit, which an option raises", async () => {
    const pages = (count: number): Buffer => {
      const pdf = new PdfBuilder();
      for (let i = 0; i < count; i++) pdf.page();
      return pdf.build();
    };
    expect(await refusal(pages(5_000))).toMatch(/^pdf-too-many-pages: tệp PDF có 5\.000 trang, giới hạn là 2\.000/u);
    expect(await refusal(pages(30), { maxPages: 29 })).toMatch(/^pdf-too-many-pages: /u);
    expect((await readPdf(pages(30), "kh.pdf", { maxPages: 30 })).pages).toBe(30);
  });

  it("is larger than the limit", async () => {
    expect(await refusal(plain(), { maxBytes: 500 })).toMatch(/^too-large: /u);
  });

  it("is no PDF beyond its first line", async () => {
    expect(await refusal(Buffer.from("%PDF-1.7\nđây không phải là tệp PDF\n"))).toMatch(/^pdf-damaged: /u);
  });

  it("takes too long: the thread is stopped and the next file is read", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    page.raw = Buffer.from("q Q ".repeat(3_000_000));
    expect(await refusal(pdf.build(), { timeoutMs: 300 })).toMatch(/^timeout: /u);
    expect(await text(plain())).toBe(WORDS);
  });

  it("unpacks to more than memory allows; an option raises the limit", async () => {
    const pdf = new PdfBuilder();
    pdf.page().deflated = await deflatedBlanks(400);
    const bomb = pdf.build();
    expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
    expect(await refusal(bomb, { maxMemory: 160 * 1024 * 1024 })).toMatch(/^too-large-unpacked: .*160 MB/u);
    expect(await text(plain())).toBe(WORDS);
  });
});

/** So many megabytes of blanks, packed without ever holding them. */
async function deflatedBlanks(megabytes: number): Promise<Buffer> {
  const piece = Buffer.alloc(1024 * 1024, 0x20);
  const chunks: Buffer[] = [];
  const source = Readable.from(
    (function* () {
      for (let i = 0; i < megabytes; i++) yield piece;
    })(),
  );
  for await (const chunk of source.pipe(createDeflate({ level: 1 }))) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe("files that are read although something is wrong", () => {
  it("is encrypted but opens without a password", async () => {
    expect(await text(await fixture("owner-password.pdf"))).toBe("Kế hoạch của xã Tân Lộc");
  });

  it("has a damaged cross-reference table, or none", async () => {
    const bytes = plain().toString("latin1");
    const damaged = [
      bytes.replace(/\d{10} 00000 n/gu, "0000000007 00000 n"),
      bytes.replace(/startxref\n\d+/u, "startxref\n12"),
      bytes.replace(/xref\n[\s\S]*(?=trailer)/u, ""),
    ];
    for (const damage of damaged) expect(await text(Buffer.from(damage, "latin1"))).toBe(WORDS);
  });

  it("has a page of 20 m × 20 m", async () => {
    const pdf = new PdfBuilder();
    pdf.page(56_693, 56_693).text(72, 100, WORDS);
    expect(await text(pdf.build())).toBe(WORDS);
  });

  it("lacks its fonts, holds a script and an attachment", async () => {
    const pdf = new PdfBuilder();
    pdf.catalog("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\){}) >>");
    pdf.catalog("/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) >>] >> >>");
    pdf.page().text(72, 100, WORDS, 12, "NoSuchFont");
    expect(await text(pdf.build())).toBe(WORDS);
  });

  it("holds a picture that unpacks to a gigabyte: pictures are not unpacked", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page().text(72, 100, WORDS).image(0, 0, 595, 842);
    page.images[0] = { data: Buffer.alloc(1), width: 40_000, height: 30_000 };
    expect(await text(pdf.build())).toBe(WORDS);
  });

  it("reports pages that are pictures, a stamp on them or not, and keeps the rest", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, WORDS);
    pdf.page().image(0, 0, 595, 842);
    pdf
      .page()
      .image(0, 0, 595, 842)
      .stamp(300, 20, 200, ["Ký bởi: Ủy ban nhân dân xã Tân Lộc", "Thời gian ký: 18/03/2026"]);
    pdf.page();
    const source = await readPdf(pdf.build(), "kh.pdf", { ocr: "never" });
    expect(source.findings).toMatchObject([
      { code: "page-unread", severity: "error", message: expect.stringContaining("Trang 2–3") },
    ]);
    expect(source.findings[0]!.spans.map((s) => s.page)).toEqual([2, 3]);
    expect(source.text.startsWith(WORDS)).toBe(true);
    expect(source.pageStarts).toHaveLength(4);
  });
});

describe("fonts of before Unicode", () => {
  const LINE = "Tuyên truyền, vận động nhân dân xã Tân Lộc thực hiện nếp sống văn minh; ươm mầm, đổi mới";
  const page = (font: string, encode: (text: string) => string): Buffer => {
    const pdf = new PdfBuilder();
    const builder = pdf.page();
    for (let i = 0; i < 4; i++) builder.text(40, 100 + 20 * i, encode(LINE), 8, font);
    return pdf.build();
  };
  const lines = async (bytes: Buffer): Promise<string[]> => (await text(bytes)).split(/\n+/u);

  it("are read by name: .VnTime, .VnTimeH, VNI-Times", async () => {
    expect(await lines(page("simple:.VnTime", asTcvn3))).toEqual(new Array(4).fill(LINE));
    expect(await lines(page("simple:.VnTimeH", asTcvn3))).toEqual(new Array(4).fill(LINE.toUpperCase()));
    expect(await lines(page("simple:VNI-Times", asVni))).toEqual(new Array(4).fill(LINE));
  });

  it("are known by what they spell where the name says nothing, and the name is not believed against Unicode", async () => {
    expect(await lines(page("simple:Times", asTcvn3))).toEqual(new Array(4).fill(LINE));
    expect(await lines(page(".VnTime", (t) => t))).toEqual(new Array(4).fill(LINE));
  });

  it("are refused where no table exists, as are fonts without a Unicode map and pages that lost their marks", async () => {
    expect(await refusal(page("simple:VPS-Times", asTcvn3))).toMatch(/^pdf-legacy: .*bảng mã cũ/u);
    expect(
      await refusal(
        page("Times:nomap", (t) => Array.from(t, (c) => String.fromCharCode((c.charCodeAt(0) % 90) + 3)).join("")),
      ),
    ).toMatch(/^pdf-unmapped: .*Unicode/u);
    const markless = (t: string): string => t.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d");
    expect(await refusal(page("Times", markless))).toMatch(/^pdf-markless: .*dấu/u);
  });

  it("English pages are no broken Vietnamese", async () => {
    const pdf = new PdfBuilder();
    const builder = pdf.page();
    for (let i = 0; i < 8; i++)
      builder.text(
        40,
        100 + 20 * i,
        "The plan of the commune for the year is to be carried out by the people in the area",
        8,
      );
    expect((await readPdf(pdf.build(), "kh.pdf")).findings).toEqual([]);
  });
});
