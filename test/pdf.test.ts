import { afterAll, describe, expect, it } from "vitest";
import { readPdf } from "../src/ingest/pdf/index.js";
import { stopThread } from "../src/ingest/pdf/thread.js";
import type { SourceDocument } from "../src/model/source.js";
import { buildStructure } from "../src/structure/index.js";
import { PdfBuilder } from "./support/pdf-builder.js";

afterAll(stopThread);

const read = (pdf: PdfBuilder): Promise<SourceDocument> => readPdf(pdf.build(), "kh.pdf");
const silent = (source: SourceDocument): string[] => source.furniture.map((r) => source.text.slice(r.start, r.end));
const LONG = "Tuyên truyền, vận động nhân dân tham gia các phong trào thi đua tại xã Tân Lộc"; // 78 letters

it("pdf.js leaves the functions of the machine in their places", async () => {
  const { push } = Array.prototype;
  const { parse } = JSON;
  await import("../src/ingest/pdf/pdfjs.js");
  expect([Array.prototype.push === push, JSON.parse === parse]).toEqual([true, true]);
});

describe("lines and words", () => {
  it("puts letters in reading order, whatever order they were printed in", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(150, 100, "xã Tân Lộc").text(72, 120, "dòng hai").text(72, 100, "Kế hoạch của");
    expect((await read(pdf)).text).toBe("Kế hoạch của xã Tân Lộc\ndòng hai");
  });

  it("joins marks to their letters (NFD) and gives NFC", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, "Chuyển đổi số".normalize("NFD"));
    const { text } = await read(pdf);
    expect(text).toBe("Chuyển đổi số");
    expect(text).toBe(text.normalize("NFC"));
  });

  it("mends words broken where a second font lends the letters with marks", async () => {
    const pdf = new PdfBuilder();
    // "triển": "ể" from another font, printed after a blank that takes no room
    pdf.page().text(72, 100, "tri ").text(90, 100, "ể", 12, "Fallback").text(96, 100, "n khai");
    expect((await read(pdf)).text).toBe("triển khai");
  });

  it("sees blanks that were never printed", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, "Chỉ").text(93.5, 100, "tiêu");
    expect((await read(pdf)).text).toBe("Chỉ tiêu");
  });

  it("keeps raised letters in their line and counts letters painted twice once", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, "12 km").text(102, 95.5, "2", 7).text(72, 130, "MỤC TIÊU").text(72.3, 130, "MỤC TIÊU");
    expect((await read(pdf)).text.replace(/\n+/g, "\n")).toBe("12 km2\nMỤC TIÊU");
  });

  it("joins a value at the right margin to its indicator", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    [
      ["- Dân số:", "12.345 người"],
      ["- Tỷ lệ tăng tự nhiên:", "< 10,6 ‰"],
      ["- Tỷ lệ hộ dùng nước sạch:", "≥ 55 %"],
    ].forEach(([name, value], i) => {
      page.text(100, 100 + 20 * i, name!).text(450, 102 + 20 * i, value!);
    });
    const { text } = await read(pdf);
    expect(text.split(/\n+/)).toEqual([
      "- Dân số: 12.345 người",
      "- Tỷ lệ tăng tự nhiên: < 10,6 ‰",
      "- Tỷ lệ hộ dùng nước sạch: ≥ 55 %",
    ]);
  });

  it("leads each range back to its box on the page", async () => {
    const pdf = new PdfBuilder();
    pdf.page().text(72, 100, "Chỉ tiêu đạt 85%").text(72, 120, "dòng hai");
    const source = await read(pdf);
    const start = source.text.indexOf("85%");
    expect(source.boxesOf!({ start, end: start + 3 })).toEqual([
      { page: 1, x: 72 + 13 * 6, y: 100 - 9.6, width: 18, height: expect.closeTo(12.24, 1) },
    ]);
    expect(source.boxesOf!({ start: 0, end: source.text.length })).toHaveLength(2);
  });
});

describe("bullets of symbol fonts", () => {
  it.each([
    ["SymbolMT", "\uF0B7", "•"],
    ["SymbolMT", "\uF02D", "-"],
    ["Wingdings-Regular", "\uF0A7", "•"],
    ["Wingdings-Regular", "\uF0FC", "✓"],
    ["CIDFont-F3", "\uF0B7", "•"],
    ["CIDFont-F3", "\uF0D8", "\uF0D8"],
  ])("of %s: %j opens an item", async (font, sign, read_) => {
    const pdf = new PdfBuilder();
    const page = pdf.page().text(72, 84, "1. Mục tiêu");
    page.text(72, 100, sign, 12, font).text(90, 100, "Tỷ lệ hồ sơ trực tuyến đạt 95%");
    const source = await read(pdf);
    expect(source.text).toContain(`${read_} Tỷ lệ`);
    const item = buildStructure(source).blocks.at(-1)!;
    expect([item.kind, item.marker, item.passage.text]).toEqual(["item", read_, "Tỷ lệ hồ sơ trực tuyến đạt 95%"]);
  });
});

describe("columns", () => {
  it("reads the left column of a letterhead first and never merges words", async () => {
    const pdf = new PdfBuilder();
    pdf
      .page()
      .text(72, 60, "ỦY BAN NHÂN DÂN")
      .text(260, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
      .text(90, 75, "XÃ TÂN LỘC")
      .text(290, 75, "Độc lập - Tự do - Hạnh phúc")
      .text(80, 100, "Số:      /KH-UBND")
      .text(290, 100, "Tân Lộc, ngày      tháng 3 năm 2026")
      .text(273, 130, "KẾ HOẠCH")
      .text(100, 150, "Phát triển kinh tế - xã hội trên địa bàn xã Tân Lộc năm 2026");
    expect((await read(pdf)).text.split(/\n+/)).toEqual([
      "ỦY BAN NHÂN DÂN",
      "XÃ TÂN LỘC",
      "Số: /KH-UBND",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Tân Lộc, ngày tháng 3 năm 2026",
      "KẾ HOẠCH",
      "Phát triển kinh tế - xã hội trên địa bàn xã Tân Lộc năm 2026",
    ]);
  });

  it("reads recipients before the signature", async () => {
    const pdf = new PdfBuilder();
    pdf
      .page()
      .text(72, 100, LONG)
      .text(72, 140, "Nơi nhận:", 11)
      .text(380, 138, "TM. ỦY BAN NHÂN DÂN", 13)
      .text(72, 154, "- Như Điều 3;", 11)
      .text(400, 154, "CHỦ TỊCH", 13)
      .text(72, 168, "- Lưu: VT.", 11)
      .text(390, 240, "Nguyễn Văn An", 13);
    expect((await read(pdf)).text.split(/\n+/).slice(1)).toEqual([
      "Nơi nhận:",
      "- Như Điều 3;",
      "- Lưu: VT.",
      "TM. ỦY BAN NHÂN DÂN",
      "CHỦ TỊCH",
      "Nguyễn Văn An",
    ]);
  });

  it("does not split a stretched line, nor a marker from its words", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    for (let i = 0; i < 3; i++) page.text(72, 100 + 16 * i, "Tổ    chức    thực    hiện    nhiệm    vụ    tại    xã");
    page.text(72, 170, "1.").text(110, 170, "Mục tiêu").text(72, 186, "2.").text(110, 186, "Yêu cầu");
    const { text } = await read(pdf);
    expect(text.split(/\n+/)).toEqual([
      "Tổ chức thực hiện nhiệm vụ tại xã",
      "Tổ chức thực hiện nhiệm vụ tại xã",
      "Tổ chức thực hiện nhiệm vụ tại xã",
      "1. Mục tiêu",
      "2. Yêu cầu",
    ]);
  });
});

describe("paragraphs and pages", () => {
  it("puts an empty line before a first line that is set in, and none within a paragraph", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    let y = 100;
    for (let p = 0; p < 3; p++) {
      page.text(100, y, LONG.slice(0, 70));
      page.text(72, y + 16, LONG);
      page.text(72, y + 32, "đến năm 2030.");
      y += 48;
    }
    const { text } = await read(pdf);
    expect(text.split("\n\n")).toHaveLength(3);
    expect(text.split("\n\n")[0]).toBe(`${LONG.slice(0, 70).trim()}\n${LONG}\nđến năm 2030.`);
  });

  it("sees that a line ended its paragraph where the next word had room on it, also over a page break", async () => {
    const pdf = new PdfBuilder();
    const first = pdf.page();
    for (let i = 0; i < 6; i++) first.text(72, 100 + 16 * i, LONG);
    first.text(72, 196, "III. Chính quyền số").text(72, 212, "1. Công khai kết quả").text(72, 228, "2. Đến năm 2030");
    const second = pdf.page();
    second.text(72, 100, "a) 95% thôn có trạm phát sóng");
    for (let i = 1; i < 8; i++) second.text(72, 100 + 16 * i, LONG);
    const paragraphs = (await read(pdf)).text.split(/\n\n|\f\n/u);
    expect(paragraphs.slice(1, 4)).toEqual([
      "1. Công khai kết quả",
      "2. Đến năm 2030",
      "a) 95% thôn có trạm phát sóng",
    ]);
    // nothing is known of a line that is full
    expect(paragraphs[0]!.split("\n")).toHaveLength(7);
  });

  it("goes on with a sentence that was broken by hand", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    for (let i = 0; i < 6; i++) page.text(72, 100 + 16 * i, LONG);
    page.text(72, 212, "- Tăng thêm tỷ lệ người cao tuổi").text(72, 228, "khám sức khỏe định kỳ: 10%");
    expect((await read(pdf)).text).toContain("- Tăng thêm tỷ lệ người cao tuổi\nkhám sức khỏe định kỳ: 10%");
  });

  it("keeps the lines of a bold heading that was broken by hand together", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    for (let i = 0; i < 6; i++) page.text(72, 100 + 16 * i, LONG);
    page.text(72, 212, "II. NHIỆM VỤ", 12, "Times-Bold").text(72, 228, "VÀ GIẢI PHÁP", 12, "Times-Bold");
    expect((await read(pdf)).text).toContain("II. NHIỆM VỤ\nVÀ GIẢI PHÁP");
  });

  it("knows the paragraph that closes a plan by its first words", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    for (let i = 0; i < 6; i++) page.text(72, 100 + 16 * i, LONG);
    page.text(72, 196, `${LONG.slice(0, 77)}.`).text(72, 212, "Trên đây là Kế hoạch của xã Tân Lộc");
    expect((await read(pdf)).text).toMatch(/\.\n\nTrên đây là/u);
  });

  it("parts pages by a form feed alone where the sentence goes on", async () => {
    const pdf = new PdfBuilder();
    for (let p = 1; p <= 2; p++) {
      const page = pdf.page().text(295, 800, String(p));
      for (let i = 0; i < 8; i++) page.text(72, 100 + 16 * i, LONG);
    }
    const source = await read(pdf);
    expect(source.pages).toBe(2);
    expect(source.pageStarts).toEqual([0, source.text.indexOf("\f") + 1]);
    expect(source.text).toContain(`${LONG}\n1\f${LONG}`);
    expect(silent(source)).toEqual(["1", "2"]);
  });

  it("knows running headers and page numbers by where they stand and that they come again", async () => {
    const pdf = new PdfBuilder();
    for (let p = 1; p <= 4; p++)
      pdf
        .page()
        .text(72, 30, "Kế hoạch của xã Tân Lộc")
        .text(72, 140, `Nội dung của trang thứ ${p}`)
        .text(72, 300, "Bảo đảm an ninh, trật tự")
        .text(280, 815, `- ${p} -`);
    const source = await read(pdf);
    expect(new Set(silent(source))).toEqual(new Set(["Kế hoạch của xã Tân Lộc", "- 1 -", "- 2 -", "- 3 -", "- 4 -"]));
  });

  it("keeps a lone number in the text where it is no page number", async () => {
    const pdf = new PdfBuilder();
    pdf
      .page()
      .text(72, 100, "Chỉ tiêu giao năm")
      .text(72, 116, "2026")
      .text(72, 132, "cho xã Tân Lộc")
      .text(72, 148, "gồm:");
    expect(silent(await read(pdf))).toEqual([]);
  });

  it("puts a stamped number where it was stamped, and a signature's stamp aside", async () => {
    const pdf = new PdfBuilder();
    pdf
      .page()
      .text(72, 100, "Số:")
      .text(116.5, 100, "/KH-UBND")
      .stamp(92, 87, 26, ["2144"])
      .text(72, 140, LONG)
      .stamp(400, 20, 150, ["Ký bởi: Ủy ban nhân dân xã Tân Lộc", "Thời gian ký: 18/03/2026 08:41"], 8);
    const source = await read(pdf);
    expect(source.text.split(/\n+/)[0]).toBe("Số: 2144/KH-UBND");
    expect(silent(source)).toEqual(["Ký bởi: Ủy ban nhân dân xã Tân Lộc", "Thời gian ký: 18/03/2026 08:41"]);
  });
});
