import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocx } from "../src/ingest/docx/index.js";
import { formatNumber } from "../src/ingest/docx/numbering.js";
import { mapFont, symbol } from "../src/ingest/symbol-fonts.js";
import type { SourceDocument } from "../src/model/source.js";
import { buildStructure } from "../src/structure/index.js";

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A DOCX of hand-written parts: `document` is the content of w:body; other keys are parts of word/ with their relation. */
function docx(body: string, parts: Record<string, string> = {}): Buffer {
  const names = Object.keys(parts);
  const relations = names.map(
    (name, i) => `<Relationship Id="rId${i}" Type="${TYPE}/${name.replace(/\d+$/, "")}" Target="${name}.xml"/>`,
  );
  return zip({
    "_rels/.rels": utf8(
      `<Relationships><Relationship Id="r" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/_rels/document.xml.rels": utf8(`<Relationships>${relations.join("")}</Relationships>`),
    "word/document.xml": utf8(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, utf8(parts[name]!)])),
  });
}
const zip = (files: Record<string, Uint8Array>): Buffer => Buffer.from(zipSync(files));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const p = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const item = (text: string, level: number, id = 1): string =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
const read = (body: string, parts?: Record<string, string>): SourceDocument => readDocx(docx(body, parts), "a.docx");
const lines = (document: SourceDocument): string[] => document.text.split("\n").filter((line) => line !== "");

/** Each place of the grid with its words: a merged cell stands in every place it covers. */
function grid(document: SourceDocument, index = 0): string[][] {
  const table = document.tables[index]!;
  const out = table.rows.map(() => new Array<string>(table.columns).fill("∅"));
  for (const cell of table.rows.flat()) {
    const words = cell.parts.map(({ start, end }) => document.text.slice(start, end)).join(" ");
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) out[r]![c] = words;
    }
  }
  return out;
}

function level(index: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
}
const OUTLINE =
  level(0, "upperRoman", "%1.") +
  level(1, "decimal", "%2.") +
  level(2, "decimal", "%2.%3.") +
  level(3, "lowerLetter", "%4)") +
  level(4, "bullet", "-");
function numbering(abstract: string, nums: string): Record<string, string> {
  return {
    numbering: `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">${abstract}</w:abstractNum>${nums}</w:numbering>`,
  };
}
const ONE = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>';

describe("automatic numbering", () => {
  it("restores outline numbers, restarting deeper levels", () => {
    const body = [
      item("MỤC TIÊU", 0),
      item("Mục tiêu cụ thể", 1),
      item("Hạ tầng số", 2),
      item("Chính quyền số", 2),
      item("Phủ sóng", 3),
      item("Trạm", 3),
      item("Tăng thêm", 4),
      item("NHIỆM VỤ", 0),
      item("Nhiệm vụ chung", 1),
    ].join("");
    expect(lines(read(body, numbering(OUTLINE, ONE)))).toEqual([
      "I. MỤC TIÊU",
      "1. Mục tiêu cụ thể",
      "1.1. Hạ tầng số",
      "1.2. Chính quyền số",
      "a) Phủ sóng",
      "b) Trạm",
      "- Tăng thêm",
      "II. NHIỆM VỤ",
      "1. Nhiệm vụ chung",
    ]);
  });

  it("restarts where an instance overrides the start, and goes on counting where it does not", () => {
    const nums = `${ONE}<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
    const body = item("a", 1) + item("b", 1, 2) + item("c", 1, 3) + item("d", 1, 3);
    expect(lines(read(body, numbering(OUTLINE, nums)))).toEqual(["1. a", "2. b", "1. c", "2. d"]);
  });

  it("keeps a level that never restarts, prints legal numbers as decimal, and obeys the suffix", () => {
    const abstract =
      level(0, "upperRoman", "%1.") +
      level(1, "decimal", "%1.%2", '<w:isLgl/><w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>');
    const body = item("A", 0) + item(" b", 1) + item("C", 0) + item(" d", 1);
    expect(lines(read(body, numbering(abstract, ONE)))).toEqual(["I. A", "1.1 b", "II. C", "2.2 d"]);
  });

  it("takes the numbering of a paragraph style, and numId 0 takes it away", () => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="MucCon"><w:name w:val="Mục con"/><w:basedOn w:val="Muc"/></w:style></w:styles>`;
    const abstract = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:pStyle w:val="Muc"/>');
    const body =
      p("Một", '<w:pStyle w:val="Muc"/>') +
      p("Hai", '<w:pStyle w:val="MucCon"/>') +
      p("Ba", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(lines(read(body, { ...numbering(abstract, ONE), styles }))).toEqual(["1. Một", "2. Hai", "Ba"]);
  });

  it("prints the row numbers of a table whose cells hold nothing but a number", () => {
    const abstract = level(0, "decimal", "%1");
    const empty = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>';
    const row = (text: string): string => `<w:tr><w:tc>${empty}</w:tc><w:tc>${p(text)}</w:tc></w:tr>`;
    const body = `${empty}<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>${row("Một")}${row("Hai")}</w:tbl>`;
    // The stray numbered paragraph before the table is counted by Word, but says nothing.
    expect(grid(read(body, numbering(abstract, ONE)))).toEqual([
      ["2", "Một"],
      ["3", "Hai"],
    ]);
  });

  it("formats numbers as Word does", () => {
    expect([1, 4, 9, 14, 40, 1999].map((n) => formatNumber(n, "upperRoman"))).toEqual([
      "I",
      "IV",
      "IX",
      "XIV",
      "XL",
      "MCMXCIX",
    ]);
    expect([1, 4, 5, 26, 27, 53].map((n) => formatNumber(n, "lowerLetter"))).toEqual(["a", "d", "e", "z", "aa", "aaa"]);
    expect([1, 12].map((n) => formatNumber(n, "decimalZero"))).toEqual(["01", "12"]);
    expect(formatNumber(3, "ideographTraditional")).toBe("3");
    expect(formatNumber(1e9, "upperRoman")).toBe("1000000000");
  });

  it("reads private bullet signs as bullets, a minus as a minus", () => {
    const bullets = ["\uF0B7", "\uF0A7", "–", "+", "o"].map((sign, i) => level(i, "bullet", sign)).join("");
    const body = [0, 1, 2, 3, 4].map((i) => item("x", i)).join("");
    expect(lines(read(body, numbering(bullets, ONE)))).toEqual(["• x", "• x", "- x", "+ x", "• x"]);
  });
});

describe("words of a paragraph", () => {
  it("keeps the final text of tracked changes", () => {
    const body =
      '<w:p><w:r><w:t>Đạt </w:t></w:r><w:del w:id="1"><w:r><w:delText>50%</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>60%</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t> cũ</w:t></w:r></w:moveFrom></w:p>' +
      '<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>Nối </w:t></w:r></w:p><w:p><w:r><w:t>liền.</w:t></w:r></w:p>';
    expect(lines(read(body))).toEqual(["Đạt 60%", "Nối liền."]);
  });

  it("drops hidden words and field instructions, keeps field results, breaks and special hyphens", () => {
    const body =
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>Khu</w:t><w:noBreakHyphen/><w:t>A</w:t><w:softHyphen/><w:t>B</w:t><w:br/><w:t>dòng hai</w:t><w:tab/><w:t>cột</w:t></w:r>" +
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>mã</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> 3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    expect(read(body).text).toBe("Khu\u2011AB\ndòng hai\tcột 3");
  });

  it("does not lose the document behind a field that never ends", () => {
    const body = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r></w:p>${p("Còn đây")}`;
    expect(read(body).text).toBe("Còn đây");
  });

  it("reads ≥ and ≤ typed in the Symbol font", () => {
    const body =
      '<w:p><w:r><w:t>Đạt </w:t></w:r><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r><w:r><w:t> 62%; </w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uF0A3</w:t></w:r><w:r><w:t> 5%</w:t></w:r></w:p>';
    expect(read(body).text).toBe("Đạt ≥ 62%; ≤ 5%");
    expect([symbol(0xf0b1, "Symbol"), symbol(0xf0b4, "Symbol"), symbol(0xf061, "Symbol")]).toEqual(["±", "×", "α"]);
    expect([symbol(0xf0fc, "Wingdings"), symbol(0xf0d8, "Wingdings")]).toEqual(["✓", "•"]);
  });

  it("reads private characters in a run of another font: common signs, ASCII; the rest stays", () => {
    expect(mapFont("đạt \uF0B3 95%, \uF02D \uF0B7", "Times New Roman")).toBe("đạt ≥ 95%, - •");
    expect(mapFont("\uF0A7 \uF0D8", "Times New Roman")).toBe("\uF0A7 \uF0D8");
  });

  it.each(["\uF0B7", "\uF0A7", "\uF02D", "\uF0FC", "\uF0D8"])("takes %j before a paragraph for its bullet", (sign) => {
    const run = (font: string, text: string) =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    for (const font of ["Wingdings", "Times New Roman"]) {
      const source = read(`<w:p>${run(font, sign)}${run("Times New Roman", " Đạt 95%")}</w:p>`);
      const [block] = buildStructure(source).blocks;
      expect([block!.kind, block!.passage.text]).toEqual(["item", "Đạt 95%"]);
    }
  });

  it("reads letters of fonts from before Unicode", () => {
    expect(mapFont("Céng hßa x· héi chñ nghÜa", ".VnTime")).toBe("Cộng hòa xã hội chủ nghĩa");
    expect(mapFont("kÕ ho¹ch", ".VnTimeH")).toBe("KẾ HOẠCH");
    expect(mapFont("Coäng hoøa xaõ hoäi", "VNI-Times")).toBe("Cộng hòa xã hội");
    expect(mapFont("Céng", "Times New Roman")).toBe("Céng");
  });

  it("reads mathematics, capitals, and the text of strict files with other prefixes", () => {
    expect(read("<w:p><m:oMath><m:r><m:t>≥50%</m:t></m:r></m:oMath></w:p>").text).toBe("≥50%");
    expect(read("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>").text).toBe("KẾ HOẠCH");
    const strict = zip({
      "word/document.xml": utf8(
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Chữ</x:t></x:r></x:p></x:body></x:document>',
      ),
    });
    expect(readDocx(strict, "a.docx").text).toBe("Chữ");
  });

  it("reads a text box once, after the paragraph it hangs on", () => {
    const content = `<w:txbxContent>${p("DỰ THẢO")}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>Trước </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>sau.</w:t></w:r></w:p>`;
    expect(lines(read(body))).toEqual(["Trước sau.", "DỰ THẢO"]);
  });

  it("puts footnotes after their paragraph, numbered, without a mark inside the sentence", () => {
    const footnotes = `<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1">${p("—")}</w:footnote><w:footnote w:id="5">${p("Nghị quyết số 57-NQ/TW")}</w:footnote></w:footnotes>`;
    const body = `<w:p><w:r><w:t>Đạt 85%</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:t> hộ dân.</w:t></w:r></w:p>${p("Tiếp.")}`;
    expect(lines(read(body, { footnotes }))).toEqual(["Đạt 85% hộ dân.", "[1] Nghị quyết số 57-NQ/TW", "Tiếp."]);
  });

  it("knows paragraphs that are bold from end to end, by run or by style", () => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style></w:styles>`;
    const half = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Nửa </w:t></w:r><w:r><w:t>đậm</w:t></w:r></w:p>";
    const whole =
      '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Đậm</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>';
    const document = read(half + whole + p("Theo kiểu", '<w:pStyle w:val="H"/>') + p("Thường"), { styles });
    expect(document.bold?.map(({ start, end }) => document.text.slice(start, end))).toEqual(["Đậm", "Theo kiểu"]);
  });

  it("marks the table of contents as furniture", () => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Mclc1"><w:name w:val="toc 1"/></w:style></w:styles>`;
    const document = read(p("I. MỤC TIÊU\t2", '<w:pStyle w:val="Mclc1"/>') + p("I. MỤC TIÊU"), { styles });
    expect(document.furniture.map(({ start, end }) => document.text.slice(start, end))).toEqual(["I. MỤC TIÊU\t2"]);
  });

  it("takes the letterhead out of a header, and no other header", () => {
    const header = (text: string): string => `<w:hdr ${W}>${p(text)}</w:hdr>`;
    const parts = { header1: header("Trang mật"), header2: header("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") };
    expect(lines(read(p("KẾ HOẠCH"), parts))).toEqual(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"]);
    expect(lines(read(p("Cộng hòa xã hội chủ nghĩa Việt Nam"), parts))).toHaveLength(1);
  });

  it("warns of a large picture, is silent about a seal", () => {
    const picture = (cm: number): string =>
      `<w:p><w:r><w:drawing><inline xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><extent cx="${cm * 360000}" cy="${cm * 360000}"/><a:blip/></inline></w:drawing></w:r></w:p>`;
    expect(read(p("Trước") + picture(15)).findings.map((f) => f.code)).toEqual(["unread-picture"]);
    expect(read(p("Trước") + picture(3)).findings).toEqual([]);
    expect(() => read(picture(15))).toThrow(expect.objectContaining({ code: "docx-pictures-only" }));
  });
});

describe("tables", () => {
  const cell = (text: string, properties = ""): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${text
      .split("|")
      .map((t) => p(t))
      .join("")}</w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
  const table = (...rows: string[]): string =>
    `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>${rows.join("")}</w:tbl>`;

  it("keeps the grid with merged cells, each cell's paragraphs on their own lines", () => {
    const body =
      p("Trước") +
      table(
        row(cell("TT"), cell("Nhiệm vụ"), cell("Đơn vị", '<w:gridSpan w:val="2"/>')),
        row(cell("1"), cell("Làm|ngay", '<w:vMerge w:val="restart"/>'), cell("A"), cell("B")),
        row(cell("2"), cell("", "<w:vMerge/>"), cell("C"), cell("")),
      ) +
      p("Sau");
    const document = read(body);
    expect(grid(document)).toEqual([
      ["TT", "Nhiệm vụ", "Đơn vị", "Đơn vị"],
      ["1", "Làm\nngay", "A", "B"],
      ["2", "Làm\nngay", "C", ""],
    ]);
    const { range } = document.tables[0]!;
    expect(document.text.slice(0, range.start)).toBe("Trước\n\n");
    expect(document.text.slice(range.start, range.end)).toBe("TT\nNhiệm vụ\nĐơn vị\n1\nLàm\nngay\nA\nB\n2\nC");
    expect(document.text.slice(range.end)).toBe("\n\nSau");
  });

  it("leaves out deleted rows and cells, and places cells after skipped columns", () => {
    const body = table(
      row(cell("1"), cell("2")),
      `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell("cũ")}${cell("cũ")}</w:tr>`,
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("4")}</w:tr>`,
    );
    expect(grid(read(body))).toEqual([
      ["1", "2"],
      ["∅", "4"],
    ]);
  });

  it("writes a letterhead, a signature and a frame as prose, column by column", () => {
    const body =
      table(row(cell("ỦY BAN NHÂN DÂN|XÃ TÂN LỘC"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập"))) +
      table(row(cell("Khung chữ"))) +
      table(row(cell("Nơi nhận:|- Như trên"), cell("TM. ỦY BAN NHÂN DÂN")));
    const document = read(body);
    expect(document.tables).toEqual([]);
    expect(lines(document)).toEqual([
      "ỦY BAN NHÂN DÂN",
      "XÃ TÂN LỘC",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập",
      "Khung chữ",
      "Nơi nhận:",
      "- Như trên",
      "TM. ỦY BAN NHÂN DÂN",
    ]);
  });

  it("finds a table inside a frame, and writes a table inside a cell as lines", () => {
    const inner = table(row(cell("1"), cell("Trong")));
    const framed = read(table(row(`<w:tc>${inner}${p("")}</w:tc>`)));
    expect(grid(framed)).toEqual([["1", "Trong"]]);
    const nested = read(table(row(cell("1"), `<w:tc>${p("Gồm:")}${inner}</w:tc>`)));
    expect(grid(nested)).toEqual([["1", "Gồm:\n1\tTrong"]]);
  });

  it("clamps a span that no page could hold", () => {
    const body = table(row(cell("1", '<w:gridSpan w:val="99999999"/>'), cell("2")), row(cell("3"), cell("4")));
    expect(read(body).tables[0]!.columns).toBeLessThan(130);
  });
});

describe("damaged and hostile files", () => {
  const code = (bytes: Buffer, options = {}): string => {
    try {
      readDocx(bytes, "a.docx", options);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return "read";
  };
  const good = docx(p("Chữ"));

  it("names a truncated archive and an archive that is no Word document", () => {
    expect(code(good)).toBe("read");
    expect(code(good.subarray(0, good.length - 40))).toBe("zip-damaged");
    expect(code(good.subarray(0, 100))).toBe("zip-damaged");
    expect(code(Buffer.alloc(0))).toBe("zip-damaged");
    expect(code(zip({ "xl/workbook.xml": utf8("<workbook/>") }))).toBe("docx-no-document");
    expect(code(docx(""))).toBe("empty");
  });

  it("refuses XML that is damaged, declares entities, or is nested without end", () => {
    const with_ = (xml: string): Buffer => zip({ "word/document.xml": utf8(xml) });
    expect(code(with_("<w:document><w:body>"))).toBe("docx-xml");
    const xxe = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`;
    expect(code(with_(xxe))).toBe("docx-doctype");
    expect(code(with_(`<w:document ${W}><w:body>${"<w:sdt>".repeat(100_000)}`))).toBe("docx-xml");
  });

  it("refuses paths that leave the archive", () => {
    for (const name of ["../evil.xml", "word/../../evil.xml", "/etc/evil.xml", "C:evil.xml", "word\\..\\evil.xml"]) {
      expect(code(zip({ "word/document.xml": utf8("<a/>"), [name]: utf8("x") }))).toBe("zip-unsafe-path");
    }
  });

  it("stops a decompression bomb, and an option raises the limit", () => {
    const bomb = docx(p(`${" ".repeat(33_600_000)}x`));
    expect(bomb.length).toBeLessThan(200_000);
    expect(code(bomb)).toBe("zip-too-large");
    expect(code(docx(p(`${"ab ".repeat(1_000_000)}`)), { limits: { maxUnpackedBytes: 1_000_000 } })).toBe(
      "zip-too-large",
    );
    expect(code(bomb, { limits: { maxRatio: 2_000 } })).toBe("read");
  });

  it("counts what comes out, not what the archive declares", () => {
    const lying = docx(p("x".repeat(5_000_000)));
    // Write 10 bytes as the unpacked size of every entry, in the local headers and in the directory.
    for (let i = 0; i < lying.length - 30; i++) {
      const signature = String.fromCharCode(...lying.subarray(i, i + 4));
      if (signature === "PK\u0003\u0004") new DataView(lying.buffer).setUint32(lying.byteOffset + i + 22, 10, true);
      if (signature === "PK\u0001\u0002") new DataView(lying.buffer).setUint32(lying.byteOffset + i + 24, 10, true);
    }
    expect(code(lying, { limits: { maxUnpackedBytes: 1_000_000 } })).toBe("zip-too-large");
  });
});
