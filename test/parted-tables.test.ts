import { describe, expect, it } from "vitest";
import { extract } from "../src/pipeline.js";
import { buildStructure } from "../src/structure/index.js";
import { documentOf } from "./support/source.js";
import { structureOf } from "./support/structure.js";
import { timeRatio } from "./support/time-ratio.js";

const grids = (text: string): unknown[] =>
  structureOf(text).blocks.flatMap(({ table }) =>
    table
      ? [
          {
            source: table.source,
            rows: table.grid.map((row) => row.map((cell) => cell?.lines.map((l) => l.text).join(" | "))),
          },
        ]
      : [],
  );
const tasksOf = (text: string): unknown[] =>
  extract(documentOf(text)).tasks.map(({ row, text: words, lead, coordinating, due }) => [
    row,
    words,
    lead.map(({ name }) => name),
    coordinating.map(({ name }) => name),
    due?.end ?? due?.kind ?? null,
  ]);

const TABBED = `PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
TT\tCông việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian
hoàn thành
I\tThư viện
1\tMở phòng đọc cho trẻ em\tPhòng Văn hóa - Xã hội\tĐoàn Thanh niên xã
Hội Phụ nữ xã\tTháng 5/2026
2\tMua sách về nông nghiệp\tPhòng Kinh tế\t\tQuý III/2026
7
TT\tCông việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian
hoàn thành
3\tKiểm kê kho sách\tPhòng Văn hóa - Xã hội\t\t
II\tTruyền thông
4\tPhát thanh hằng tuần\tTrung tâm Dịch vụ tổng hợp\tCác thôn\tThường xuyên
`;

describe("tables whose cells are parted by tabs", () => {
  it("are read row by row; a cell of two paragraphs goes on below, page numbers and headers printed again part nothing", () => {
    expect(tasksOf(TABBED)).toEqual([
      [1, "Mở phòng đọc cho trẻ em", ["Phòng Văn hóa - Xã hội"], ["Đoàn Thanh niên xã", "Hội Phụ nữ xã"], "2026-05-31"],
      [2, "Mua sách về nông nghiệp", ["Phòng Kinh tế"], [], "2026-09-30"],
      [3, "Kiểm kê kho sách", ["Phòng Văn hóa - Xã hội"], [], null],
      [4, "Phát thanh hằng tuần", ["Trung tâm Dịch vụ tổng hợp"], ["Các thôn"], "ongoing"],
    ]);
    expect(extract(documentOf(TABBED)).tasks.map(({ group }) => group)).toEqual(["I", "I", "I", "II"]);
  });

  it("give targets in year columns, with empty cells kept at their places", () => {
    const { targets } = extract(
      documentOf(
        "II. CHỈ TIÊU\nTT\tChỉ tiêu\tĐVT\tThực hiện 2025\tKế hoạch 2026\tKế hoạch 2027\n1\tHộ dùng nước sạch\t%\t81\t≥ 84\t≥ 90\n2\tThư viện thôn\tthư viện\t\t\t12\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế chủ trì theo dõi.\n",
      ),
    );
    expect(
      targets.map(({ indicator, comparator, value, due }) => [indicator.name, comparator, value, due?.end]),
    ).toEqual([
      ["Hộ dùng nước sạch", ">=", 84, "2026-12-31"],
      ["Hộ dùng nước sạch", ">=", 90, "2027-12-31"],
      ["Thư viện thôn", "=", 12, "2027-12-31"],
    ]);
  });

  it("end where a heading or prose follows", () => {
    const text = `${TABBED}\nB. TỔ CHỨC\nCác đơn vị báo cáo trước ngày 20/12.\n`;
    const { blocks } = structureOf(text);
    expect(blocks.filter(({ table }) => table).length).toBe(1);
    expect(blocks.at(-1)!.passage.text).toBe("Các đơn vị báo cáo trước ngày 20/12.");
  });

  it("are none where tabs only place words: letterhead, signature, a point behind its number", () => {
    expect(
      grids(
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN LỘC\tĐộc lập - Tự do - Hạnh phúc\nSố: 5/KH-UBND\t\tTân Lộc, ngày 5 tháng 1 năm 2026\nKẾ HOẠCH\n1.\tMục tiêu\tchung\n2.\tNhiệm vụ\tgiải pháp\n",
      ),
    ).toEqual([]);
  });

  it("are none where tabs set columns one below the other, as blanks would", () => {
    const text = "TT\tChỉ tiêu\tĐơn vị\tNăm 2030\n1\tTrồng cây\t\tCây\t900\n2\tCải tạo ao làng\tAo\t12\n";
    expect(grids(text).map((one) => (one as { source: string }).source)).not.toContain("tabbed");
  });

  it("cost grows with the rows", () => {
    const rows = (n: number): string =>
      `TT\tNhiệm vụ\tChủ trì\tThời hạn\n${Array.from({ length: n }, (_, i) => `${i + 1}\tRà soát hộ nghèo\tCông an xã\nTrạm Y tế xã\tTháng 5/2026`).join("\n")}`;
    expect(timeRatio(1500, (n) => documentOf(rows(n)), buildStructure)).toBeLessThan(8);
  });
});

const RULED = `PHỤ LỤC
CHỈ TIÊU GIAI ĐOẠN 2026 - 2030

  ---------------------------------------------------------------
  TT    Chỉ tiêu               Đơn vị    Hiện      Mục tiêu
                               tính      trạng     năm 2030
                                         2025
  ----- ---------------------- --------- --------- --------------
  I     Văn hóa

  1     Thôn có nhà văn hóa    %         76,5      100
        đạt chuẩn

  2     Người đọc sách         người     1.250     ≥ 2.400
        thường xuyên
  ---------------------------------------------------------------

Các đơn vị căn cứ chỉ tiêu trên để thực hiện.
`;

describe("tables under a rule of dashes", () => {
  it("are read by the columns of the rule; an empty line parts rows of several lines", () => {
    const { targets } = extract(documentOf(RULED));
    expect(
      targets.map(({ indicator, comparator, value, due }) => [indicator.name, comparator, value, due?.end]),
    ).toEqual([
      ["Thôn có nhà văn hóa đạt chuẩn", "=", 100, "2030-12-31"],
      ["Người đọc sách thường xuyên", ">=", 2400, "2030-12-31"],
    ]);
    const { blocks } = structureOf(RULED);
    expect(blocks.at(-1)!.passage.text).toBe("Các đơn vị căn cứ chỉ tiêu trên để thực hiện.");
  });

  it("have a line for each row where no empty line parts them, and end with an empty line", () => {
    const simple = `III. PHÂN CÔNG

  TT  Nhiệm vụ              Chủ trì           Thời hạn
  --- --------------------- ----------------- -------------
  1   Trồng cây xanh        Hội Nông dân xã   Tháng 8/2026
  2   Kiểm kê kho sách      Phòng Kinh tế     Quý IV/2026
  --- --------------------- ----------------- -------------

IV. KINH PHÍ
`;
    expect(tasksOf(simple)).toEqual([
      [1, "Trồng cây xanh", ["Hội Nông dân xã"], [], "2026-08-31"],
      [2, "Kiểm kê kho sách", ["Phòng Kinh tế"], [], "2026-12-31"],
    ]);
  });

  it("a text written with its marks apart is cut at the same places", () => {
    expect(grids(RULED.normalize("NFD"))).toEqual(grids(RULED));
  });

  it("are none where a rule parts sections, or words cross its columns", () => {
    expect(
      grids("KẾ HOẠCH\n------- ------- -------\nPhát triển văn hóa đọc năm 2026\n------- ------- -------\n"),
    ).toEqual([]);
    expect(grids("  Nơi nhận:        CHỦ TỊCH\n  ---------------- ----------------\n  - Lưu: VT.\n")).toEqual([]);
  });
});
