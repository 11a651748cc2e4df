import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { stopThread } from "../src/ingest/pdf/thread.js";
import { cli, Folder } from "./support/cli.js";
import { asTcvn3 } from "./support/legacy.js";
import { PdfBuilder } from "./support/pdf-builder.js";

const folder = new Folder();
afterAll(async () => {
  await stopThread();
  folder.remove();
});

const LINE = "Tuyên truyền, vận động nhân dân xã Tân Lộc thực hiện nếp sống văn minh, đổi mới";

describe("doctor", () => {
  it("tells page by page what was seen, draws the grids, and ends with status 1 where a page is unread", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page().text(72, 80, LINE, 8);
    page.grid([72, 110, 350], [100, 120, 140]);
    page
      .text(76, 114, "STT", 10)
      .text(114, 114, "Nhiệm vụ", 10)
      .text(76, 134, "1", 10)
      .text(114, 134, "Việc <một>", 10);
    pdf.page().image(0, 0, 595, 842);
    pdf.page().text(72, 100, asTcvn3(LINE), 8, "simple:.VnTime");
    await folder.write("kh.pdf", pdf.build());
    const result = await cli("doctor", folder.at("kh.pdf"), "--ocr", "never", "--svg", folder.at("svg"));
    expect(result.status).toBe(1);
    expect(result.out).toMatch(/PDF, \d+ kB/u);
    expect(result.out).toMatch(/1 │ lớp chữ/u);
    expect(result.out).toMatch(/2 │ ảnh chụp/u);
    expect(result.out).toMatch(/3 │ lớp chữ.*\.VnTime: bảng mã cũ, đã chuyển/u);
    expect(result.out).toContain("Bảng 1: trang 1, 2 hàng × 2 cột, 0 ô gộp, 0 hàng cắt qua trang");
    expect(result.out).toContain("Trang 2 là ảnh chụp");
    const svg = readFileSync(folder.at("svg", "kh-001.svg"), "utf8");
    expect(svg.match(/<rect x=/gu)).toHaveLength(4);
    expect(svg).toContain("Việc &lt;một&gt;</text>");
  });

  it("ends with status 0 where unread pages are scans that will be recognised, and says so", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 80, LINE, 8);
    pdf.page().image(0, 0, 595, 842);
    await folder.write("quet.pdf", pdf.build());
    const { status, out } = await cli("doctor", folder.at("quet.pdf"));
    expect(out).toMatch(/Trang 2 là ảnh chụp: chữ sẽ được nhận dạng khi nhập \(tesseract/u);
    expect(out).not.toContain("Chú ý");
    expect(status).toBe(0);
  });

  it("shows the pages of a file that is refused, and why it is", async () => {
    const pdf = new PdfBuilder();
    for (let i = 0; i < 4; i++)
      pdf.page().text(72, 100, LINE.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").repeat(4), 4);
    await folder.write("mat-dau.pdf", pdf.build());
    const { status, out } = await cli("doctor", folder.at("mat-dau.pdf"), "--format", "json");
    expect(status).toBe(1);
    const found = JSON.parse(out);
    expect(found.refused).toMatch(/mất dấu/u);
    expect(found.pages.map((p: { verdict: string }) => p.verdict)).toEqual(new Array(4).fill("markless"));
  });

  it("tells encoding and structure of a text", async () => {
    await folder.write(
      "kh.md",
      "# KẾ HOẠCH\n\n## I. MỤC TIÊU\n\n- Đạt 85%\n- Đạt 90%\n\n| STT | Việc |\n|---|---|\n| 1 | Rà soát |\n",
    );
    const { status, out } = await cli("doctor", folder.at("kh.md"));
    expect(status).toBe(0);
    expect(out).toMatch(/Markdown, UTF-8/u);
    expect(out).toMatch(/2 ý, .*1 bảng \(kẻ 0, gạch đứng 1/u);
  });
});

describe("import", () => {
  const markless = LINE.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").repeat(4);

  it("keeps a document some of whose pages cannot be read, names them, and ends with status 1", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, LINE, 8);
    pdf.page().text(72, 100, markless, 4);
    const file = await folder.write("thieu/kh.pdf", pdf.build());
    const { status, out, err } = await cli("import", file, "--db", folder.at("thieu", "plans.db"));
    const told = `${file}: Trang 2 thiếu dấu tiếng Việt`;
    expect(err).toContain(`ĐỌC THIẾU ${told}`);
    expect(out).toMatch(/Đã nhập 1,.* lỗi 0;/u);
    expect(out).toContain(`  ${told}`);
    expect(status).toBe(1);
  });

  it("names scans that were left alone as asked, with status 0", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, LINE, 8);
    pdf.page().image(0, 0, 595, 842);
    const file = await folder.write("quet/kh.pdf", pdf.build());
    const { status, err } = await cli("import", file, "--ocr", "never", "--db", folder.at("quet", "plans.db"));
    expect(err).toContain("ĐỌC THIẾU");
    expect(err).toContain("Trang 2 là ảnh chụp");
    expect(status).toBe(0);
  });
});

describe("limits of the command line", () => {
  it("are the ones that the refusals name", async () => {
    const pdf = new PdfBuilder();
    for (let i = 0; i < 3; i++) pdf.page().text(72, 100, LINE, 8);
    const file = await folder.write("ba-trang.pdf", pdf.build());
    const refused = await cli("extract", file, "--max-pages", "2");
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(/ba-trang\.pdf: .*3 trang.*--max-pages/u) });
    expect((await cli("extract", file, "--max-pages", "3", "--timeout", "60", "--ocr", "never")).status).toBe(0);
    expect((await cli("extract", file, "--ocr", "nhanh")).err).toMatch(/--ocr.*auto, never, force/u);
    const db = folder.at("plans.db");
    expect((await cli("import", file, "--db", db, "--max-pages", "2")).err).toMatch(/--max-pages/u);
    expect((await cli("import", file, "--db", db)).status).toBe(0);
  });
});
