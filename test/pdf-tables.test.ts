import { afterAll, describe, expect, it } from "vitest";
import { readPdf } from "../src/ingest/pdf/index.js";
import { stopThread } from "../src/ingest/pdf/thread.js";
import type { SourceDocument, SourceTable } from "../src/model/source.js";
import { type BorderStyle, type PageBuilder, PdfBuilder } from "./support/pdf-builder.js";

afterAll(stopThread);

const read = (pdf: PdfBuilder): Promise<SourceDocument> => readPdf(pdf.build(), "kh.pdf");

/** Words of each place of the grid; a merged cell in every place it fills, parts of a cut cell parted by "‖". */
function grid(source: SourceDocument, table: SourceTable): string[][] {
  const rows = table.rows.map(() => new Array<string>(table.columns).fill("?"));
  for (const cell of table.rows.flat())
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        rows[r]![c] = cell.parts.map((p) => source.text.slice(p.start, p.end).replaceAll("\n", " ")).join(" ‖ ");
  return rows;
}

const XS = [72, 110, 350, 520];
const HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì"];

/** Fills the cells of a grid; lines of a cell are parted by "\n". */
function fill(
  page: PageBuilder,
  xs: readonly number[],
  ys: readonly number[],
  rows: readonly (readonly string[])[],
): void {
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      cell.split("\n").forEach((line, i) => {
        if (line) page.text(xs[c]! + 4, ys[r]! + 13 + 13 * i, line, 10);
      });
    });
  });
}

const ROWS = [
  HEAD,
  ["1", "Rà soát quy hoạch sử dụng\nđất của xã", "Phòng Kinh tế"],
  ["2", "Duy trì chợ phiên", "Công an xã;\nVăn phòng HĐND và UBND"],
];
const JOINED = [
  HEAD,
  ["1", "Rà soát quy hoạch sử dụng đất của xã", "Phòng Kinh tế"],
  ["2", "Duy trì chợ phiên", "Công an xã; Văn phòng HĐND và UBND"],
];

describe("ruled tables", () => {
  const ys = [100, 120, 155, 190];
  for (const style of ["stroke", "fill", "dots", "dashes"] satisfies BorderStyle[])
    it(`reads cells between borders drawn as ${style}`, async () => {
      const pdf = new PdfBuilder();
      const page = pdf.page().text(72, 80, "Danh mục nhiệm vụ của xã Tân Lộc năm 2026");
      page.grid(XS, ys, style);
      fill(page, XS, ys, ROWS);
      page.text(72, 230, "Ủy ban nhân dân xã Tân Lộc theo dõi, đôn đốc.");
      const source = await read(pdf);
      expect(source.tables.map((t) => grid(source, t))).toEqual([JOINED]);
      const [table] = source.tables;
      expect(source.text.slice(0, table!.range.start).trim()).toBe("Danh mục nhiệm vụ của xã Tân Lộc năm 2026");
      expect(source.text.slice(table!.range.end).trim()).toBe("Ủy ban nhân dân xã Tân Lộc theo dõi, đôn đốc.");
    });

  it("reads cells that are rectangles of their own, stroked or as frames", async () => {
    for (const frame of [false, true]) {
      const pdf = new PdfBuilder();
      const page = pdf.page();
      for (let r = 0; r < 3; r++)
        for (let c = 0; c < 3; c++) {
          const [x0, x1, y0, y1] = [XS[c]!, XS[c + 1]!, 842 - ys[r]!, 842 - ys[r + 1]!];
          if (frame)
            page.draw(`${x0} ${y1} ${x1 - x0} ${y0 - y1} re ${x0 + 1} ${y1 + 1} ${x1 - x0 - 2} ${y0 - y1 - 2} re f*`);
          else page.box(x0 + 0.5, ys[r]! + 0.5, x1 - 0.5, ys[r + 1]! - 0.5, "S");
        }
      fill(page, XS, ys, ROWS);
      const source = await read(pdf);
      expect(source.tables.map((t) => grid(source, t))).toEqual([JOINED]);
    }
  });

  it("reads merged cells as one cell with its spans", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    // a group row merged over two columns, and one unit for two rows
    page.grid(XS, [100, 120, 140, 160, 180], "stroke", ["v 1 2", "h 3 2"]);
    fill(
      page,
      XS,
      [100, 120, 140, 160],
      [
        HEAD,
        ["I", "Nhóm nhiệm vụ về chuyển đổi số của xã, phường", ""],
        ["1", "Việc một", "Công an xã"],
        ["2", "Việc hai", ""],
      ],
    );
    const source = await read(pdf);
    const rows = grid(source, source.tables[0]!);
    expect(rows[1]).toEqual(["I", ...new Array(2).fill("Nhóm nhiệm vụ về chuyển đổi số của xã, phường")]);
    expect(rows.slice(2).map((r) => r[2])).toEqual(["Công an xã", "Công an xã"]);
    expect(source.tables[0]!.rows.flat().filter((c) => c.rowSpan > 1 || c.columnSpan > 1)).toHaveLength(2);
  });

  it("keeps tight cells apart and takes no underline for a border", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    const tight = [100, 111, 122, 133];
    page.grid([72, 90, 140, 190], tight);
    for (let r = 0; r < 3; r++)
      page
        .text(73, tight[r]! + 9, `${r + 1}`, 10)
        .text(91, tight[r]! + 9, "Việc thứ", 10)
        .text(141, tight[r]! + 9, "đạt 85%", 10);
    page.line(91, 110, 131, 110);
    const source = await read(pdf);
    expect(grid(source, source.tables[0]!)).toEqual([1, 2, 3].map((n) => [`${n}`, "Việc thứ", "đạt 85%"]));
  });

  it("reads several tables on one page, and a table without outer sides", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    page.grid(XS, ys);
    fill(page, XS, ys, ROWS);
    page.text(72, 220, "Biểu số 2");
    page.grid([72, 200, 300], [240, 260, 280], "stroke", ["v 0 0", "v 1 0", "v 0 2", "v 1 2"]);
    fill(
      page,
      [72, 200],
      [240, 260],
      [
        ["Chỉ tiêu", "Kết quả"],
        ["Hộ nghèo", "2%"],
      ],
    );
    const source = await read(pdf);
    expect(source.tables.map((t) => grid(source, t))).toEqual([
      JOINED,
      [
        ["Chỉ tiêu", "Kết quả"],
        ["Hộ nghèo", "2%"],
      ],
    ]);
  });

  it("reads landscape pages, pages turned by the file, and tables printed sideways", async () => {
    const landscape = new PdfBuilder();
    const wide = landscape.page(842, 595);
    wide.grid(XS, ys);
    fill(wide, XS, ys, ROWS);
    const sideways = new PdfBuilder();
    const page = sideways.page();
    // everything turned a quarter: (x, y) of the upright page stands at (y, 842 - x)
    for (const y of ys) page.line(y, 842 - XS[0]!, y, 842 - XS.at(-1)!);
    for (const x of XS) page.line(ys[0]!, 842 - x, ys.at(-1)!, 842 - x);
    ROWS.forEach((row, r) => {
      row.forEach((cell, c) => {
        cell.split("\n").forEach((line, i) => {
          page.textUp(ys[r]! + 13 + 13 * i, 842 - XS[c]! - 4, line, 10);
        });
      });
    });
    const turned = new PdfBuilder();
    const rotated = turned.page(595, 842, 90);
    rotated.operators.push(...page.operators);
    for (const font of page.fonts) rotated.fonts.add(font);
    for (const pdf of [landscape, sideways, turned]) {
      const source = await read(pdf);
      expect(source.tables.map((t) => grid(source, t))).toEqual([JOINED]);
    }
    const source = await read(sideways);
    const start = source.text.indexOf("Phòng Kinh tế");
    const [box] = source.boxesOf!({ start, end: start + 13 });
    expect(box).toMatchObject({ page: 1, width: expect.closeTo(10.2, 1), height: 65 });
    expect(box!.y + box!.height).toBeCloseTo(842 - XS[2]! - 4, 1);
  });

  it("reads a heading that runs upwards in a narrow column", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    page.grid([72, 100, 300, 400], [100, 180, 200]);
    page.textUp(88, 170, "Số thứ tự", 10).text(104, 140, "Nhiệm vụ của xã", 10).text(304, 140, "Chủ trì", 10);
    fill(page, [72, 100, 300], [180], [["1", "Việc một của xã", "Công an xã"]]);
    const source = await read(pdf);
    expect(grid(source, source.tables[0]!)).toEqual([
      ["Số thứ tự", "Nhiệm vụ của xã", "Chủ trì"],
      ["1", "Việc một của xã", "Công an xã"],
    ]);
  });

  it("leaves boxes round prose, ruled letterheads and white lines as text", async () => {
    const pdf = new PdfBuilder();
    const page = pdf.page();
    page.grid([60, 240, 540], [40, 60, 80]);
    fill(
      page,
      [60, 240],
      [40, 60],
      [
        ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["XÃ TÂN LỘC", "Độc lập - Tự do - Hạnh phúc"],
      ],
    );
    page.box(60, 100, 540, 150, "S");
    page.text(72, 120, "Ghi chú: số liệu tính đến ngày 31/12/2025").text(72, 136, "theo báo cáo của các thôn.");
    page.draw("1 1 1 RG");
    page.grid(XS, [200, 220, 240]);
    page.text(80, 214, "Hạng mục").text(120, 214, "Nội dung");
    const source = await read(pdf);
    expect(source.tables).toEqual([]);
    expect(source.text).toContain("ỦY BAN NHÂN DÂN\n");
    expect(source.text).toContain("theo báo cáo của các thôn.");
  });
});

describe("tables over page breaks", () => {
  /** A table on two pages; the second piece with its own rows, with or without the header. */
  function twoPages(
    first: readonly (readonly string[])[],
    second: readonly (readonly string[])[],
    hidden: readonly string[] = [],
  ) {
    const pdf = new PdfBuilder();
    const edges = (rows: readonly unknown[]) => Array.from({ length: rows.length + 1 }, (_, i) => 100 + 40 * i);
    for (const [i, rows] of [first, second].entries()) {
      const page = pdf.page().text(295, 40, `${i + 1}`);
      page.grid(XS, edges(rows), "stroke", i === 0 ? hidden : []);
      fill(page, XS, edges(rows), rows);
    }
    return pdf;
  }

  it("joins a row cut by the break: one cell, two parts, and drops the repeated header", async () => {
    const source = await read(
      twoPages(
        [HEAD, ["1", "Xây dựng nền nếp, kỷ cương trong\nthực hiện nhiệm vụ,", "Công an xã"]],
        [HEAD, ["", "công vụ của cán bộ.", ""], ["2", "Việc hai", "Phòng Kinh tế"]],
      ),
    );
    expect(source.tables.map((t) => grid(source, t))).toEqual([
      [
        HEAD,
        ["1", "Xây dựng nền nếp, kỷ cương trong thực hiện nhiệm vụ, ‖ công vụ của cán bộ.", "Công an xã"],
        ["2", "Việc hai", "Phòng Kinh tế"],
      ],
    ]);
    const silent = source.furniture.map((r) => source.text.slice(r.start, r.end));
    expect(silent).toEqual(["1", "2", ...HEAD]);
    const cut = source.tables[0]!.rows[1]!.find((c) => c.parts.length === 2)!;
    expect(cut.parts.flatMap((p) => source.boxesOf!(p)).map((b) => b.page)).toEqual([1, 1, 2]);
  });

  it("leaves rows that were not cut apart", async () => {
    const rows = [
      ["1", "Việc một", "Công an xã"],
      ["2", "Việc hai", "Phòng Kinh tế"],
    ];
    for (const header of [[HEAD], []]) {
      const source = await read(twoPages([HEAD, rows[0]!], [...header, rows[1]!]));
      expect(source.tables.map((t) => grid(source, t))).toEqual([[HEAD, ...rows]]);
    }
    // rows without numbers, each a sentence of its own
    const source = await read(
      twoPages(
        [HEAD, ["1", "Việc một.", "Công an xã"], ["", "Việc phụ thứ nhất.", "Công an xã"]],
        [HEAD, ["", "Việc phụ thứ hai.", "Phòng Kinh tế"]],
      ),
    );
    expect(grid(source, source.tables[0]!)).toHaveLength(4);
  });

  it("lets a merged cell go on over the break", async () => {
    const source = await read(
      twoPages(
        [HEAD, ["1", "Việc một.", "Công an xã"], ["2", "Việc hai.", ""]],
        [HEAD, ["3", "Việc ba.", ""], ["4", "Việc bốn.", "Phòng Kinh tế"]],
        ["h 2 2"],
      ),
    );
    expect(grid(source, source.tables[0]!).map((r) => r[2])).toEqual([
      HEAD[2],
      "Công an xã",
      "Công an xã",
      "Công an xã",
      "Phòng Kinh tế",
    ]);
  });

  it("does not join tables with text between them, nor with other columns", async () => {
    const apart = new PdfBuilder();
    for (const [i, xs] of [XS, [72, 300, 400, 520]].entries()) {
      const page = apart.page().text(295, 40, `${i + 1}`);
      page.grid(xs, [100, 120, 140]);
      fill(page, xs, [100, 120], [HEAD.map((h) => h.slice(0, 4)), ["1", "Việc", "Công"]]);
    }
    expect((await read(apart)).tables).toHaveLength(2);
    const prose = new PdfBuilder();
    for (let i = 0; i < 2; i++) {
      const page = prose.page().text(72, 130, `Biểu số ${i + 1} của Kế hoạch`);
      page.grid(XS, [150, 170, 190]);
      fill(page, XS, [150, 170], [HEAD, ["1", "Việc", "Công an xã"]]);
    }
    expect((await read(prose)).tables).toHaveLength(2);
  });
});
