import { describe, expect, it } from "vitest";
import { ingestBytes } from "../src/ingest/index.js";
import type { Extraction } from "../src/model/facts.js";
import { analyze } from "../src/pipeline.js";
import type { Structure } from "../src/structure/types.js";

const read = async (text: string): Promise<{ structure: Structure; extraction: Extraction }> =>
  analyze(await ingestBytes(Buffer.from(text), "plan.md"));
const rowsOf = ({ tasks }: Extraction): unknown[] =>
  tasks.map(({ row, text, lead, coordinating, due }) => [
    row,
    text,
    lead.map(({ name }) => name),
    coordinating.map(({ name }) => name),
    due?.end ?? null,
  ]);

const TASKS = `## III. PHÂN CÔNG NHIỆM VỤ

<table>
<thead>
<tr class="header">
<th rowspan="2"><strong>TT</strong></th>
<th rowspan="2"><strong>Nhiệm vụ</strong></th>
<th colspan="2"><strong>Phân công</strong></th>
<th rowspan="2">Thời hạn</th>
</tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
</thead>
<tbody>
<tr><td>I</td><td colspan="4"><strong>THƯ VIỆN</strong></td></tr>
<tr>
<td>1</td>
<td>Mở rộng phòng đọc của thư viện xã cho trẻ
em</td>
<td rowspan="2">Phòng Văn hóa - Xã hội</td>
<td><p>Đoàn Thanh niên xã</p>
<p>Hội Phụ nữ xã</p></td>
<td>Tháng 5/2026</td>
</tr>
<tr><td>2</td><td>Mua 300 đầu sách &amp; báo về nông nghiệp</td><td></td><td>Quý III/2026</td></tr>
</tbody>
</table>
`;

describe("tables written in HTML", () => {
  it("are read with their merged cells; a line end within a paragraph says nothing, a paragraph is a line of its own", async () => {
    const { extraction } = await read(TASKS);
    expect(rowsOf(extraction)).toEqual([
      [
        1,
        "Mở rộng phòng đọc của thư viện xã cho trẻ em",
        ["Phòng Văn hóa - Xã hội"],
        ["Đoàn Thanh niên xã", "Hội Phụ nữ xã"],
        "2026-05-31",
      ],
      [2, "Mua 300 đầu sách & báo về nông nghiệp", ["Phòng Văn hóa - Xã hội"], [], "2026-09-30"],
    ]);
    expect(extraction.tasks.map(({ group }) => group)).toEqual(["I", "I"]);
  });

  it("lead back to the letters between the tags", async () => {
    const text = `## II. MỤC TIÊU ĐẾN NĂM 2030

<table><tr><th>TT</th><th>Chỉ tiêu</th><th>Đơn vị tính</th><th>Năm 2030</th></tr>
<tr><td>1</td><td>Diện tích sàn thư viện</td><td>m<sup>2</sup></td><td>&ge; <b>450</b></td></tr>
<tr><td>2</td><td>Hộ có <i>tủ sách</i> gia đình</td><td>%</td><td>35</td></tr></table>`;
    const { extraction } = await read(text);
    expect(extraction.targets.map(({ value, comparator, due }) => [value, comparator, due?.end])).toEqual([
      [450, ">=", "2030-12-31"],
      [35, "=", "2030-12-31"],
    ]);
    for (const { quote, span, spans } of extraction.targets) {
      const places = (spans ?? [span]).map(({ start, end }) => text.slice(start, end));
      expect(places.join(" ")).not.toContain("<");
      // A number alone at its place is told by the place
      const words = places.filter((place) => !/^\d{1,3}$/u.test(place)).join("");
      expect(words.replace("&ge;", "≥").replace(/\s+/gu, "")).toBe(quote.replace(/\s+/gu, ""));
    }
  });

  it("on one line, with tags in capitals and without closing tags of cells", async () => {
    const { extraction } = await read(
      "# PHỤ LỤC\n\n<TABLE border=1><TR><TD>TT<TD>Nhiệm vụ<TD>Đơn vị chủ trì<TD>Thời gian<TR><TD>1<TD>Trồng 2.000 cây xanh<TD>Hội Nông dân xã<TD>Tháng 8/2026</TABLE>\n",
    );
    expect(rowsOf(extraction)).toEqual([[1, "Trồng 2.000 cây xanh", ["Hội Nông dân xã"], [], "2026-08-31"]]);
  });

  it("that only place the letterhead and the signature are lines of the page", async () => {
    const { structure, extraction } = await read(`<table>
<tr><td><p><strong>ỦY BAN NHÂN DÂN</strong></p><p><strong>XÃ TÂN LỘC</strong></p><p>Số: 14/KH-UBND</p></td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br><em>Tân Lộc, ngày 12 tháng 01 năm 2026</em></td></tr>
</table>

**KẾ HOẠCH**

**Phát triển văn hóa đọc năm 2026**

## I. MỤC TIÊU

- Ít nhất 35% hộ có tủ sách.

<table><tr><td>Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT.</td><td>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH<br><br>Trần Văn Mẫu</td></tr></table>
`);
    expect(structure.blocks.filter(({ table }) => table)).toEqual([]);
    expect(extraction.document).toMatchObject({
      number: "14/KH-UBND",
      date: "2026-01-12",
      locality: "xã Tân Lộc",
      signerTitle: "Chủ tịch",
    });
  });

  it("a table within a cell is part of the cell, one that is never closed is none", async () => {
    const within = await read(
      "# PHỤ LỤC\n\n<table><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr><tr><td>1</td><td>Mở lớp <table><tr><td>tin</td><td>học</td></tr></table></td><td>Hội Phụ nữ xã</td></tr></table>",
    );
    expect(within.structure.blocks.flatMap(({ table }) => (table ? [table.columns] : []))).toEqual([3]);
    expect(within.extraction.tasks.map(({ text }) => text)).toEqual(["Mở lớp tin học"]);
    const open = await read("# PHỤ LỤC\n\n<table><tr><td>1</td>\n\nTrong bảng < 5 dòng.");
    expect(open.structure.blocks.filter(({ table }) => table)).toEqual([]);
  });

  it("spans beyond all sense cost nothing", async () => {
    const { structure } = await read(
      `# PHỤ LỤC\n\n<table><tr><th colspan="999999999" rowspan="99999999">A</th><th>B</th></tr><tr><td>1</td><td rowspan="-4">2</td></tr></table>`,
    );
    expect(structure.blocks.flatMap(({ table }) => (table ? [table.columns, table.grid.length] : []))).toEqual([2, 2]);
    const tags = `# A\n\n<table><tr><td>TT</td><td>Nhiệm vụ</td><td>Chủ trì</td></tr><tr><td>1</td><td>${"a<b>b</b>".repeat(40_000)}</td><td>Công an xã</td></tr></table>`;
    expect((await read(tags)).extraction.tasks.length).toBe(1);
    const deep = `${"<table><tr><td>".repeat(3000)}x${"</td></tr></table>".repeat(3000)}`;
    expect((await read(`# A\n\n${deep}`)).structure.blocks.length).toBeGreaterThan(0);
  });
});
