import { describe, expect, it } from "vitest";
import type { TableReading } from "../extractors/tables/index.js";
import { extract } from "../src/pipeline.js";
import { provenance, type Structure } from "../src/structure/types.js";
import { Passage } from "../src/text/passage.js";
import { documentOf } from "./support/source.js";
import { structureOf } from "./support/structure.js";
import { readings, shape } from "./support/tables.js";

const tablesOf = (structure: Structure): string[] => structure.blocks.flatMap((b) => (b.table ? [b.table.source] : []));
const heads = (reading: TableReading): string[] => reading.columns.map((c) => `${c.role} ${c.year ?? "·"}`);

/** The contract of quotes: the letters at the spans, without numbers alone on their line, are the letters of the quote. */
const letters = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !/^\s*\d{1,3}\s*$/u.test(line))
    .join("\n")
    .replace(/\s+/gu, "")
    .toLowerCase();
function expectTrueQuotes(text: string): number {
  const { targets, tasks, citations } = extract(documentOf(text));
  const facts = [...targets, ...tasks, ...citations];
  for (const { quote, span, spans } of facts) {
    const places = (spans ?? [span]).map(({ start, end }) => text.slice(start, end)).join("\n");
    expect(letters(places)).toBe(letters(quote));
  }
  return facts.length;
}

const INDICATORS = `PHỤ LỤC
CÁC CHỈ TIÊU CHỦ YẾU

 TT   Chỉ số                                     Đơn vị        Hiện trạng   Mục tiêu   Mục tiêu
                                                               năm 2024     năm 2028   năm 2030
 1    Thôn có điểm đọc sách mở cửa               %             34,5         ≥ 70       ≥ 90
      hằng tuần
 2    Số thư viện xã có phòng đọc                Thư viện      12           25         34
      cho thiếu nhi
 3    Lượt bạn đọc đến thư viện                  Lượt/         7,3          8,1        9,2
                                                 1.000 dân
 4    Sách được bổ sung                          Bản                        400        1.200
                                  7
 5    Người cao tuổi được cấp thẻ                %             10           60         100
      bạn đọc
`;

const TASKS = `PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ

                                           Cơ quan            Cơ quan                Thời gian
TT    Nội dung nhiệm vụ
                                           chủ trì            phối hợp               hoàn thành
(1)   (2)                                  (3)                (4)                    (5)
A     CÔNG TÁC TUYÊN TRUYỀN, NÂNG CAO NHẬN THỨC CỦA CÁN BỘ VÀ NHÂN DÂN
      VỀ VĂN HÓA ĐỌC
1     Mở chuyên mục giới thiệu sách        Phòng Văn hóa -    Đài Truyền thanh xã;   Quý I/2026
      trên hệ thống truyền thanh           Xã hội             các thôn
2     Tổ chức Ngày sách hằng năm           Đoàn Thanh niên    Các trường học         Tháng 4
B     CƠ SỞ VẬT CHẤT
1     Sửa chữa phòng đọc của nhà           Phòng Kinh tế      Các thôn               12/2027
      văn hóa thôn
`;

describe("numbers in the middle of their rows", () => {
  it("have the lines around them, where a capital begins the next row", () => {
    const [reading] = readings(`PHỤ LỤC
CHỈ TIÊU VÀ PHÂN CÔNG

 STT             Chỉ tiêu              Đơn vị    Mục tiêu   Cơ quan chủ trì
                                        tính
  I   THỦ TỤC HÀNH CHÍNH
      Tỷ lệ hồ sơ thủ tục hành chính                        Trung tâm Phục vụ
  1   được giải quyết trước hạn,          %        ≥ 99     hành chính công
      đúng hạn
      Tỷ lệ hồ sơ thủ tục hành chính                        Trung tâm Phục vụ
  2   nộp trực tuyến                      %        ≥ 85     hành chính công
  3   Số cuộc đối thoại                 Cuộc         4      Văn phòng xã
  II  CÔNG VỤ
      Tỷ lệ cán bộ, công chức được                          Phòng Văn hóa - Xã
  4   bồi dưỡng kỹ năng số                %        100      hội
`);
    expect(shape(reading!).map((row) => row.replace(/^\w+ \S+ /u, ""))).toEqual([
      expect.stringContaining("THỦ TỤC HÀNH CHÍNH"),
      "1 Tỷ lệ hồ sơ thủ tục hành chính được giải quyết trước hạn, đúng hạn | % | ≥ 99 | Trung tâm Phục vụ hành chính công",
      "2 Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến | % | ≥ 85 | Trung tâm Phục vụ hành chính công",
      "3 Số cuộc đối thoại | Cuộc | 4 | Văn phòng xã",
      expect.stringContaining("CÔNG VỤ"),
      "4 Tỷ lệ cán bộ, công chức được bồi dưỡng kỹ năng số | % | 100 | Phòng Văn hóa - Xã hội",
    ]);
  });
});

describe("headers that no lexicon knows", () => {
  it("reads revenue under any heading, with a sum that has no number, and a numbering row of formulas", () => {
    const [reading] = readings(`PHỤ LỤC
THU NGÂN SÁCH

TT   Khoản thu                 Đơn vị tính    ƯTH 2025    KH 2026     So sánh (%)
 1          2                        3            4           5          6=5/4
A    THU NỘI ĐỊA
     Tổng thu nội địa          Triệu đồng     18.650      21.300      114,2
1    Lệ phí trước bạ           Triệu đồng      1.985       2.200      110,8
2    Thu tiền sử dụng đất      Triệu đồng      9.600      11.400      118,8
     Cộng                      Triệu đồng     11.585      13.600      117,4
`);
    expect(heads(reading!)).toEqual([
      ...["number ·", "indicator ·", "measure ·", "baseline 2025", "value 2026", "comparison ·"],
    ]);
    expect(
      shape(reading!).map((row) => row.replace(/^(\w+) .*? ([^|]*\|[^|]*\|[^|]*\|[^|]*)\|.*$/u, "$1 $2").trim()),
    ).toEqual([
      expect.stringContaining("THU NỘI ĐỊA"),
      expect.stringMatching(/Tổng thu nội địa \| Triệu đồng \| 18\.650 \| 21\.300/u),
      expect.stringMatching(/Lệ phí trước bạ \| Triệu đồng \| 1\.985 \| 2\.200/u),
      expect.stringMatching(/Thu tiền sử dụng đất \| Triệu đồng \| 9\.600 \| 11\.400/u),
      expect.stringMatching(/Cộng \| Triệu đồng \| 11\.585 \| 13\.600/u),
    ]);
  });
});

describe("tables whose columns are kept apart by blanks", () => {
  it("reads headers and cells wrapped in their columns, empty cells, a page number in between", () => {
    const structure = structureOf(INDICATORS);
    expect(tablesOf(structure)).toEqual(["aligned"]);
    const [reading] = readings(INDICATORS);
    expect(heads(reading!)).toEqual([
      "number ·",
      "indicator ·",
      "measure ·",
      "baseline 2024",
      "value 2028",
      "value 2030",
    ]);
    expect(shape(reading!)).toEqual([
      "data · 1 Thôn có điểm đọc sách mở cửa hằng tuần | % | 34,5 | ≥ 70 | ≥ 90",
      "data · 2 Số thư viện xã có phòng đọc cho thiếu nhi | Thư viện | 12 | 25 | 34",
      "data · 3 Lượt bạn đọc đến thư viện | Lượt/ 1.000 dân | 7,3 | 8,1 | 9,2",
      "data · 4 Sách được bổ sung | Bản |  | 400 | 1.200",
      "data · 5 Người cao tuổi được cấp thẻ bạn đọc | % | 10 | 60 | 100",
    ]);
  });

  it("gives each cell the raw range it was printed at", () => {
    const structure = structureOf(INDICATORS);
    const table = structure.blocks.find((b) => b.table)!.table!;
    const unit = table.grid.flat().find((c) => c?.passage.text === "Lượt/ 1.000 dân")!;
    expect(unit.passage.toRaw().map(({ start, end }) => INDICATORS.slice(start, end))).toEqual(["Lượt/", "1.000 dân"]);
    expect(unit.lines).toHaveLength(2);
    for (const cell of table.grid.flat())
      for (const line of cell?.lines ?? [])
        for (const { start, end } of line.toRaw()) expect(INDICATORS.slice(start, end)).toBe(line.text);
    expect(expectTrueQuotes(INDICATORS)).toBeGreaterThanOrEqual(10);
  });

  it("reads the same table from text with its marks apart, with tabs of width 8, with CRLF", () => {
    const expected = shape(readings(INDICATORS)[0]!);
    expect(readings(INDICATORS.normalize("NFD")).map(shape)).toEqual([expected]);
    expect(readings(INDICATORS.replaceAll("\n", "\r\n")).map(shape)).toEqual([expected]);
    const tabbed =
      "TT\tChỉ tiêu\t\tĐơn vị\tNăm 2028\tNăm 2030\n1\tTrồng cây\t\tCây\t400\t\t900\n2\tCải tạo ao\t\tAo\t\t\t3\n";
    expect(readings(tabbed).map(shape)).toEqual([
      ["data · 1 Trồng cây | Cây | 400 | 900", "data · 2 Cải tạo ao | Ao |  | 3"],
    ]);
  });

  it("reads tasks under headings that run over the columns, below a header in the middle of its lines", () => {
    const [reading] = readings(TASKS);
    expect(reading!.columns.map((c) => c.role)).toEqual(["number", "task", "lead", "coordinating", "due"]);
    expect(shape(reading!)).toEqual([
      expect.stringMatching(
        /^group A A CÔNG TÁC TUYÊN TRUYỀN, NÂNG CAO NHẬN THỨC CỦA CÁN BỘ VÀ NHÂN DÂN VỀ VĂN HÓA ĐỌC/u,
      ),
      "data A 1 Mở chuyên mục giới thiệu sách trên hệ thống truyền thanh | Phòng Văn hóa - Xã hội | Đài Truyền thanh xã; các thôn | Quý I/2026",
      "data A 2 Tổ chức Ngày sách hằng năm | Đoàn Thanh niên | Các trường học | Tháng 4",
      expect.stringMatching(/^group B B CƠ SỞ VẬT CHẤT/u),
      "data B 1 Sửa chữa phòng đọc của nhà văn hóa thôn | Phòng Kinh tế | Các thôn | 12/2027",
    ]);
    const { tasks } = extract(documentOf(TASKS));
    expect(tasks.filter((t) => t.origin === "table")).toHaveLength(3);
    expect(expectTrueQuotes(TASKS)).toBeGreaterThanOrEqual(3);
  });

  it("goes on below a header printed again, also where the next page has its columns elsewhere", () => {
    const text = `${TASKS}
                                  2
\fTT  Nội dung nhiệm vụ               Cơ quan         Cơ quan           Thời gian
                                    chủ trì         phối hợp          hoàn thành
    trong năm 2027                                  và thư viện xã
2   Mua sách cho tủ sách của        Văn phòng       Phòng Kinh tế     Quý II/2028
    nhà trường
3   Lắp máy tính tra cứu            Công an xã      Các thôn          6/2028
`;
    expect(readings(text)).toHaveLength(1);
    const [reading] = readings(text);
    expect(shape(reading!).slice(-3)).toEqual([
      "data B 1 Sửa chữa phòng đọc của nhà văn hóa thôn trong năm 2027 | Phòng Kinh tế | Các thôn và thư viện xã | 12/2027",
      "data B 2 Mua sách cho tủ sách của nhà trường | Văn phòng | Phòng Kinh tế | Quý II/2028",
      "data B 3 Lắp máy tính tra cứu | Công an xã | Các thôn | 6/2028",
    ]);
    expectTrueQuotes(text);
  });

  it("reads rows parted by empty lines whose number stands in the middle", () => {
    const text = `TT    Nội dung                         Chủ trì           Thời gian

      Rà soát danh mục sách
1                                      Phòng Văn hóa     Quý I/2026
      của các tủ sách

      Tập huấn người trông
2                                      Thư viện xã       Quý II/2026
      coi thư viện
`;
    expect(readings(text).map(shape)).toEqual([
      [
        "data · 1 Rà soát danh mục sách của các tủ sách | Phòng Văn hóa | Quý I/2026",
        "data · 2 Tập huấn người trông coi thư viện | Thư viện xã | Quý II/2026",
      ],
    ]);
  });

  it("reads a table without row numbers, and years under a common heading", () => {
    const text = `Chỉ tiêu                      Đơn vị tính          Kế hoạch
                                               2026     2027     2028
Diện tích lúa chất lượng      ha               120      150      200
cao của xã
Sản lượng cá nuôi             tấn              30       35       41
`;
    const [reading] = readings(text);
    expect(heads(reading!)).toEqual(["indicator ·", "measure ·", "value 2026", "value 2027", "value 2028"]);
    expect(shape(reading!)).toEqual([
      "data · · Diện tích lúa chất lượng cao của xã | ha | 120 | 150 | 200",
      "data · · Sản lượng cá nuôi | tấn | 30 | 35 | 41",
    ]);
  });

  it("keeps money under its heading apart from targets", () => {
    const text = `TT   Nội dung                 Chủ trì                  Kinh phí (triệu đồng)
                                                    2026     2027     2028
1    Mua sách                 Thư viện xã           120      150      200
2    Sửa phòng đọc            Phòng Kinh tế         30       35       41
`;
    expect(readings(text)[0]!.columns.map((c) => c.role)).toEqual([
      "number",
      "task",
      "lead",
      "budget",
      "budget",
      "budget",
    ]);
  });

  it("ends with its last row: what follows is prose, a heading, or a list", () => {
    const text = `${TASKS}
Trên đây là Kế hoạch phát triển văn hóa đọc của xã; các đơn vị căn cứ nhiệm vụ được giao tổ chức thực hiện.

II. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các thôn tham mưu triển khai các nội dung của Kế hoạch này.
2. Các thôn báo cáo kết quả.
`;
    const structure = structureOf(text);
    expect(shape(readings(text)[0]!)).toHaveLength(5);
    expect(structure.blocks.filter((b) => b.kind === "heading").map((b) => b.passage.text)).toContain(
      "TỔ CHỨC THỰC HIỆN",
    );
    expect(structure.blocks.some((b) => b.passage.text.startsWith("Trên đây là Kế hoạch"))).toBe(true);
  });
});

describe("what only looks aligned", () => {
  const prose = (text: string): void => {
    expect(tablesOf(structureOf(text))).not.toContain("aligned");
    expectTrueQuotes(text);
  };

  it("leaves letterheads, recipients and signatures of two columns", () => {
    const text = `  ỦY BAN NHÂN DÂN                       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      XÃ TÂN LỘC                              Độc lập - Tự do - Hạnh phúc
   Số: 15/KH-UBND                          Tân Lộc, ngày 12 tháng 3 năm 2026

                              KẾ HOẠCH
               Phát triển văn hóa đọc giai đoạn 2026 - 2030

I. MỤC TIÊU
Đến năm 2030, 90% thôn có điểm đọc sách.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Các đơn vị chủ trì;                             CHỦ TỊCH
- Các đơn vị phối hợp;
- Lưu: VT.                                    Lê Văn Thí Dụ
`;
    prose(text);
    const structure = structureOf(text);
    expect(structure.letterhead.map((p) => p.text)).toContain("XÃ TÂN LỘC");
    expect(structure.recipients.map((p) => p.text)).toContain("CHỦ TỊCH");
  });

  it("leaves prose that is double-spaced or justified with blanks at random", () => {
    prose(`I. MỤC TIÊU

Đến năm  2030,  90%  thôn có   điểm đọc sách  mở cửa hằng tuần,

80%  trường học  có  thư viện   đạt chuẩn;  đơn vị   chủ trì  là

Phòng Văn hóa  -  Xã hội,  thời gian   hoàn thành  trước năm 2029.

1.  Nội dung   chủ trì    phối hợp   thời gian   thực hiện  do  xã giao.
`);
    prose(`Nội dung  công việc  do đơn vị chủ trì  thực hiện  trong thời gian
1  năm  kể từ ngày ban hành,   có sự phối hợp  của các thôn
2  bên  cùng báo cáo  kết quả  về  xã.
`);
  });

  it("leaves a header whose rows do not stand in its columns", () => {
    prose(`TT   Nội dung          Chủ trì          Thời gian
1 Mua sách Thư viện xã Quý I/2026
2 Sửa phòng đọc Phòng Kinh tế Quý II/2026
3 Tập huấn Phòng Văn hóa Quý III/2026
`);
    prose(`TT   Nội dung          Chủ trì          Thời gian
1    Mua sách          Thư viện xã      Quý I/2026
`);
  });

  it("costs time in proportion to the text", () => {
    const header = "TT   Nội dung          Chủ trì          Thời gian\n";
    for (const text of [
      header.repeat(4000),
      header + "1    Mua sách          Thư viện xã\n".repeat(8000),
      `TT   Nội dung${" ".repeat(200_000)}Chủ trì${" ".repeat(200_000)}Thời gian\n1   a   b\n`,
      `${"Chủ trì  Nội dung  ".repeat(20_000)}\n`.repeat(3),
    ])
      expect(structureOf(text).blocks.length).toBeGreaterThan(0);
  });
});

describe("quotes of passages with numbers alone on a place", () => {
  it("leave out such a number wherever it stands, as the contract reads the places", () => {
    const text = "Số xã có trạm    12    25    xã    đạt chuẩn";
    const structure = structureOf(text);
    const { text: words } = structure.text;
    const line = structure.blocks[0]!.passage;
    const pick = (part: string) => line.slice(words.indexOf(part), words.indexOf(part) + part.length);
    const row = Passage.join(structure.text, [pick("Số xã"), pick("25"), pick("đạt chuẩn")]);
    const { quote, spans } = provenance(structure, [row]);
    expect(quote).toBe("Số xã đạt chuẩn");
    expect(spans!.map(({ start, end }) => text.slice(start, end))).toEqual(["Số xã", "25", "đạt chuẩn"]);
  });

  it("are true where figures are read out of order of lines", () => {
    expect(
      expectTrueQuotes(`TT Chỉ số Đơn vị Hiện trạng năm 2024 Mục tiêu năm 2030
1 Số thư viện xã có phòng    Thư viện    12    25
  đọc cho thiếu nhi
2 Tỷ lệ thôn có điểm đọc     %           34    70
  sách mở cửa hằng tuần
3 Tỷ lệ trường có thư viện   %           10    90
  đạt chuẩn
`),
    ).toBeGreaterThan(0);
  });

  it("keeps a heading whose last word stands over a border, and a number that a cell ends with", () => {
    const text = `PHỤ LỤC

TT   Nội dung nhiệm vụ                  Cơ quan chủ trì          Thời gian
I    Dược, trang thiết bị, an toàn thực phẩm
1    Kiểm tra nhà thuốc bán lẻ          Sở Y tế                  Hằng quý
2    Thí điểm xét nghiệm sàng lọc       Bệnh viện Sản - Nhi      Quý III/2026
     cho học sinh lớp
     12
3    Lấy mẫu rau, thịt tại chợ          Sở Công Thương           Tháng 5/2026
     đầu mối
`;
    const [reading] = readings(text);
    expect(reading!.rows.slice(1).map(({ kind, cells }) => `${kind} ${cells[1]?.passage.text}`)).toEqual([
      "group Dược, trang thiết bị, an toàn thực phẩm",
      "data Kiểm tra nhà thuốc bán lẻ",
      "data Thí điểm xét nghiệm sàng lọc cho học sinh lớp 12",
      "data Lấy mẫu rau, thịt tại chợ đầu mối",
    ]);
  });
});
