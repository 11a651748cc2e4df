import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { renderAudit, renderDiff, renderMatrix } from "../src/report/index.js";
import { matrixView } from "../src/report/matrix-view.js";
import { REPORT_FORMATS, type ReportFormat, type ReportOptions } from "../src/report/types.js";
import { matrixXlsx } from "../src/report/xlsx/matrix.js";
import { cli } from "./support/cli.js";
import { ROOT } from "./support/corpus.js";
import {
  audit,
  CHILD,
  diff,
  FINDINGS,
  ITEMS,
  item,
  matrix,
  PARENT,
  PLAN,
  SOURCE,
  target,
} from "./support/report-samples.js";
import { parseXml } from "./support/xml.js";

const folder = mkdtempSync(join(tmpdir(), "doichieu-report-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const VI: ReportOptions = { lang: "vi", width: 150, colour: false };

/** Writes the report to a file and reads it back: text as it is, archives by the words in their parts. */
function readBack(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  const bytes = readFileSync(file);
  return typeof content === "string" ? bytes.toString("utf8") : words(Object.values(parts(bytes)).join("\n"));
}

/** The XML parts of an archive, each of them well-formed. */
function parts(bytes: Uint8Array): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue;
    found[name] = strFromU8(content);
    parseXml(found[name]);
  }
  return found;
}

const words = (xml: string): string =>
  xml
    .replace(/<[^>]{0,2000}>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

const bytesOf = async (content: Promise<string | Buffer>): Promise<Buffer> => {
  const made = await content;
  if (typeof made === "string") throw new Error("text where bytes were expected");
  return made;
};

/** A sheet by its Vietnamese name: its XML, and each cell's value by its address. */
function sheet(all: Record<string, string>, name: string): { xml: string; cells: Map<string, string | number> } {
  const names = Array.from(all["xl/workbook.xml"]!.matchAll(/<sheet [^>]*name="([^"]*)"/gu), ([, one]) => one);
  const xml = all[`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`];
  if (!xml) throw new Error(`no sheet ${name} in ${names.join(", ")}`);
  const strings = Array.from(all["xl/sharedStrings.xml"]!.matchAll(/<si>(.*?)<\/si>/gsu), ([, one]) => words(one!));
  const cells = new Map<string, string | number>();
  for (const [, address, attributes, value] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>/]*)><v>([^<]*)<\/v><\/c>/gu))
    cells.set(address!, / t="s"/u.test(attributes!) ? strings[Number(value)]! : Number(value));
  return { xml, cells };
}

/** What comes in pieces put together. */
const whole = (report: string | Buffer | Iterable<string>): string | Buffer =>
  typeof report === "string" || Buffer.isBuffer(report) ? report : [...report].join("");

describe("every report", () => {
  const made: Record<string, (format: ReportFormat, options: ReportOptions) => Promise<string | Buffer>> = {
    diff: (format, options) => renderDiff([diff()], format, options),
    audit: (format, options) => renderAudit(audit(), format, options),
    matrix: async (format, options) => whole(await renderMatrix(matrix(3), format, options)),
  };
  for (const [name, render] of Object.entries(made))
    for (const format of REPORT_FORMATS) {
      it(`${name} as ${format} names the plans and says which filter was applied`, async () => {
        const text = readBack(`${name}.${format}`, await render(format, { ...VI, filter: "--verdict weaker,later" }));
        const flat = text.replace(/[│\s]+/gu, " ");
        if (name !== "matrix") expect(flat).toContain(CHILD.number);
        if (name !== "audit") expect(flat).toContain(PARENT.number);
        if (name === "matrix") expect(flat).toContain("xã Suối Vàng");
        expect(flat).toContain("--verdict weaker,later");
        expect(readBack(`${name}-all.${format}`, await render(format, VI))).not.toContain("Bộ lọc");
      });
    }

  it("prints each item of a comparison with its quote and its place, and nothing that the filter left out", async () => {
    const only = diff(ITEMS.filter(({ verdict }) => verdict === "weaker"));
    for (const format of ["json", "csv", "xlsx", "html", "docx"] as const) {
      const text = readBack(`weaker.${format}`, await renderDiff([only], format, VI));
      expect(text).toContain("đạt trên 60%");
      expect(text).toContain("đạt trên 40%");
      expect(text).toContain("175");
      expect(text).not.toContain("Tỷ lệ giao dịch không dùng tiền mặt");
    }
    const table = readBack("weaker.table", await renderDiff([only], "table", VI));
    expect(table).toContain("thấp hơn");
    expect(table).not.toContain("không dùng tiền mặt");
  });

  it("puts what applies first, and the worst of it first", async () => {
    for (const format of ["table", "csv", "html", "docx"] as const) {
      const text = readBack(`order.${format}`, await renderDiff([diff()], format, { ...VI, width: 400 }));
      // A weaker target, a missing one, and a missing one that does not apply, by their lines in the plans.
      const places = ["151", "171", "160"].map((line) => text.search(new RegExp(`(?:dòng |;)${line}(?!\\d)`, "u")));
      expect(Math.min(...places)).toBeGreaterThan(0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    const csv = parse(String(await renderDiff([diff()], "csv", { ...VI, csvDialect: "rfc4180" })), {
      columns: true,
    }) as Record<string, string>[];
    expect(csv.map(({ verdict }) => verdict)).toEqual([
      "weaker",
      "weaker",
      "later",
      "missing",
      "incomparable",
      "stricter",
      "same",
      "extra",
      "missing",
      "missing",
    ]);
    const { applies } = csv.at(-1)!;
    expect(applies).toBe("no");
  });

  it("says of a doubtful reading that it is one", async () => {
    for (const format of ["csv", "xlsx", "html", "docx"] as const)
      expect(readBack(`doubt.${format}`, await renderDiff([diff()], format, VI))).toContain("cần xem bản gốc");
    expect(await renderDiff([diff()], "table", VI)).toContain("chưa chắc");
    const sure = diff(ITEMS.filter(({ child }) => !child?.confidence));
    for (const format of REPORT_FORMATS)
      expect(readBack(`sure.${format}`, await renderDiff([sure], format, VI))).not.toContain("chưa chắc (");
  });

  it("says in words that a plan has no targets", async () => {
    const none = diff([], { child: { ...CHILD, targets: 0 } });
    for (const format of ["table", "csv", "xlsx", "html", "docx"] as const)
      expect(readBack(`none.${format}`, await renderDiff([none], format, VI))).toContain(
        "Kế hoạch được đối chiếu không có chỉ tiêu nào",
      );
    const rows = parse(String(await renderDiff([none], "csv", { ...VI, csvDialect: "rfc4180" })));
    expect(rows).toHaveLength(1);
    const fine = audit({
      findings: [],
      score: { tasks: 0, allFive: 0, who: 0, what: 0, responsibility: 0, when: 0, product: 0 },
    });
    for (const format of ["table", "csv", "xlsx", "html", "docx"] as const)
      expect(readBack(`fine.${format}`, await renderAudit(fine, format, VI))).toContain("Không phát hiện điều gì");
  });

  it("speaks English where asked", async () => {
    const page = String(await renderDiff([diff()], "html", { ...VI, lang: "en" }));
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("weaker");
    expect(page).not.toContain("thấp hơn");
  });

  it("shows the child's target again where it answers two of the parent's", async () => {
    const [child, other] = [
      ITEMS.find(({ verdict }) => verdict === "later")!.child!,
      target("Tên khác", "= 1 % 2027", "a"),
    ];
    const items = [...ITEMS, item("later", other, null, "", { seen: child.id })];
    const csv = String(await renderDiff([diff(items)], "csv", { ...VI, csvDialect: "rfc4180" }));
    const row = (parse(csv, { columns: true }) as Record<string, string>[]).find(
      ({ indicator }) => indicator === "Tên khác",
    );
    expect(Object.entries(row!)).toContainEqual(["childQuote", child.quote]);
  });

  it("names each parent where there are several", async () => {
    const other = diff([item("missing", target("Diện tích rừng", "= 5 ha 2030", "Trồng 5 ha rừng."), null, "")], {
      parent: { ...PARENT, number: "15-CTr/TU", docType: "Chương trình hành động", targets: 1 },
    });
    for (const format of REPORT_FORMATS) {
      const text = readBack(`several.${format}`, await renderDiff([diff(), other], format, VI));
      expect(text).toContain("96/KH-UBND");
      expect(text).toContain("15-CTr/TU");
    }
  });
});

describe("XLSX", () => {
  it("has the five sheets, each list with a frozen head and filter buttons", async () => {
    const all = parts(await bytesOf(renderDiff([diff()], "xlsx", { ...VI, plan: PLAN })));
    const names = Array.from(all["xl/workbook.xml"]!.matchAll(/<sheet [^>]*name="([^"]*)"/gu), ([, name]) => name);
    expect(names).toEqual(["Tổng hợp", "Khác biệt", "Phát hiện", "Chỉ tiêu", "Nhiệm vụ"]);
    for (const name of names.slice(1)) {
      const { xml } = sheet(all, name!);
      expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/u);
      expect(xml).toMatch(/<\/sheetData><autoFilter ref="A1:[A-Z]+\d+"\/>/u);
      expect(xml.match(/<pageMargins /gu)).toHaveLength(1);
      expect(xml.match(/<pageSetup /gu)).toHaveLength(1);
    }
    expect(all["xl/workbook.xml"]).not.toMatch(/<definedNames\s*\/>|<definedNames><\/definedNames>/u);
  });

  it("keeps numbers as numbers and colours each verdict", async () => {
    const { cells, xml } = sheet(parts(await bytesOf(renderDiff([diff()], "xlsx", VI))), "Khác biệt");
    expect([cells.get("A2"), cells.get("B2"), cells.get("F2"), cells.get("G2"), cells.get("H2")]).toEqual([
      1,
      "thấp hơn",
      ">",
      60,
      "%",
    ]);
    const styles = [2, 5, 7, 8].map((row) => new RegExp(`r="B${row}" s="(\\d+)"`, "u").exec(xml)![1]);
    expect(new Set(styles).size).toBe(4);
  });

  it("writes texts that begin like a formula as texts", async () => {
    const evil = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'];
    const items = evil.map((name) => item("missing", target(name, "= 1 % 2030", name), null, name));
    const all = parts(await bytesOf(renderDiff([diff(items)], "xlsx", { ...VI, plan: PLAN })));
    for (const [name, xml] of Object.entries(all)) if (name.includes("worksheets")) expect(xml).not.toContain("<f");
    const { cells } = sheet(all, "Khác biệt");
    expect(evil.map((_, at) => cells.get(`E${at + 2}`))).toEqual(evil);
  });

  it("clips what Excel could not hold", async () => {
    const items = [item("missing", target("Tên", "= 1 % 2030", "x".repeat(40_000)), null, "")];
    const strings = parts(await bytesOf(renderDiff([diff(items)], "xlsx", VI)))["xl/sharedStrings.xml"]!;
    for (const [, text] of strings.matchAll(/<t[^>]*>([^<]*)</gu)) expect(text!.length).toBeLessThan(32_767);
  });
});

describe("CSV", () => {
  it("is the program's own dialects: semicolons and decimal commas for Excel, apostrophes before formulas", async () => {
    const items = [item("missing", target("=CMD()", "= 2.5 % 2030", "a"), null, "")];
    const excel = String(await renderDiff([diff(items)], "csv", VI));
    expect(excel.startsWith("\uFEFFTT;Kết quả;")).toBe(true);
    expect(excel).toContain("'=CMD();=");
    expect(excel).toContain(";2,5;");
    const plain = String(await renderDiff([diff(items)], "csv", { ...VI, csvDialect: "rfc4180" }));
    expect(plain).toMatch(/^n,verdict,/u);
    expect(plain).toContain(",2.5,");
  });

  it("has a line for each target of a matrix and a column for each plan", async () => {
    const rows = parse(String(await renderMatrix(matrix(3), "csv", { ...VI, csvDialect: "rfc4180" }))) as string[][];
    expect(rows).toHaveLength(ITEMS.filter(({ parent }) => parent).length + 1);
    expect(rows[0]!.slice(3, 6)).toEqual(["m0", "m1", "m2"]);
  });
});

describe("HTML", () => {
  it("shows hostile words of a plan as words", async () => {
    const evil = `<script>alert(1)</script><img src=x onerror=alert(1)> " ' & \u0000\u202E`;
    const items = [item("weaker", target(evil, "= 1 % 2030", evil), target(evil, "= 1 % 2030", evil), evil)];
    const page = String(
      await renderDiff([diff(items, { child: { ...CHILD, title: evil, path: evil } })], "html", {
        ...VI,
        filter: evil,
      }),
    );
    expect(page.match(/<script/gu)).toHaveLength(1);
    expect(page).not.toMatch(/<img/u);
    expect(page).not.toMatch(/[\u0000\u202e]/u);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    const document = await renderDiff([diff(items)], "docx", VI);
    expect(readBack("evil.docx", document)).toContain("<script>alert(1)</script>");
  });

  it("is one file that fetches nothing, complete without its script", async () => {
    const page = String(await renderDiff([diff()], "html", VI));
    expect(page).not.toMatch(/\b(?:src|href)=|url\(|@import/u);
    expect(page).toContain("default-src 'none'".replaceAll("'", "&#39;"));
    const still = page.replace(/<script>.*?<\/script>/su, "");
    expect(still.match(/<details class="item"/gu)).toHaveLength(ITEMS.length);
    expect(still).not.toMatch(/<details[^>]* hidden/u);
    expect(page.match(/data-kind="weaker"/gu)).toHaveLength(1);
  });

  it("shows the words that a finding is about, where the text is at hand", async () => {
    expect(String(await renderAudit(audit(), "html", { ...VI, source: SOURCE }))).toContain(
      "“Nghị quyết số 57-NQ/TW ngày 22/12/2025”",
    );
    expect(String(await renderAudit(audit(), "html", VI))).toContain(FINDINGS[0]!.message);
  });

  it("puts plans that Excel has no columns for on a second sheet, and says so", async () => {
    const all = parts(await matrixXlsx(matrixView(matrix(5), VI), 6));
    expect(sheet(all, "Ma trận 1").cells.get("F1")).toBe("phường Đông Ninh");
    expect(sheet(all, "Ma trận 2").cells.get("E1")).toBe("xã Vĩnh An");
    expect(sheet(all, "Ma trận 1").cells.has("G1")).toBe(false);
    expect([...sheet(all, "Tổng hợp").cells.values()].join(" ")).toContain("2 trang tính");
    expect(
      Object.keys(parts(await matrixXlsx(matrixView(matrix(5), VI)))).filter((name) =>
        /worksheets\/sheet\d+\.xml$/u.test(name),
      ),
    ).toHaveLength(4);
  });

  it("leaves the quotes out of a matrix that no browser would open, and says so", async () => {
    const page = String(await renderMatrix(matrix(2_300), "html", VI));
    expect(page).toContain("20700 ô");
    expect(page).not.toContain("<details");
  });
});

describe("DOCX", () => {
  it("is laid out as the decree asks: A4, margins, type, motto, page numbers from page two", async () => {
    const { "word/document.xml": body, "word/styles.xml": styles } = parts(
      await bytesOf(renderDiff([diff()], "docx", VI)),
    );
    const mm = (name: string): number =>
      Math.round(Number(new RegExp(`<w:pgMar[^>]* w:${name}="(\\d+)"`, "u").exec(body!)![1]) / 56.6929);
    expect(body).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    expect([mm("top"), mm("bottom"), mm("left"), mm("right")]).toEqual([20, 20, 30, 15]);
    expect(styles).toMatch(/Times New Roman/u);
    expect(body).toMatch(/<w:titlePg/u);
    expect(words(body!)).toMatch(
      /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.*Độc lập - Tự do - Hạnh phúc.*BÁO CÁO.*Kết quả đối chiếu/su,
    );
    expect(words(body!)).toMatch(
      /I\. VĂN BẢN.*1\. Kế hoạch.*II\. KẾT QUẢ.*a\) Chỉ tiêu thấp hơn \(2\).*d\) Chỉ tiêu không so được.*III\. KIẾN NGHỊ.*Nơi nhận:/su,
    );
    expect(body!.match(/<w:tblHeader/gu)!.length).toBeGreaterThan(3);
  });
});

describe("doichieu diff", () => {
  const [child, parent] = ["tan-loc.txt", "tinh-hoa-lu-96.txt"].map((name) => `${ROOT}corpus/${name}`) as [
    string,
    string,
  ];

  for (const format of REPORT_FORMATS)
    it(`hands on the sample plans' comparison as ${format}`, async () => {
      const file = join(folder, `sample.${format}`);
      const { status, out, err } = await cli("diff", child, "--parent", parent, "--format", format, "--out", file);
      expect([status, out, err]).toEqual([0, "", ""]);
      const bytes = readFileSync(file);
      const text = ["xlsx", "docx"].includes(format)
        ? words(Object.values(parts(bytes)).join("\n"))
        : bytes.toString("utf8");
      expect(text).toContain("88/KH-UBND");
      expect(text).toContain("96/KH-UBND");
      expect(text).toContain(format === "json" ? '"weaker"' : "thấp hơn");
    });

  it("prints the filter of the command line and only what passed it", async () => {
    const { out } = await cli(
      "diff",
      child,
      "--parent",
      parent,
      "--format",
      "csv",
      "--verdict",
      "weaker",
      "--csv-dialect",
      "rfc4180",
    );
    const rows = parse(out, { columns: true }) as Record<string, string>[];
    expect(rows.length).toBeGreaterThan(0);
    for (const { verdict, filter } of rows)
      expect([verdict, filter?.slice(0, 27)]).toEqual(["weaker", "thấp hơn (--verdict weaker)"]);
  });
});
