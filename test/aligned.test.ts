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

/** Lines as `pdftotext -layout` prints them, a form feed before each page but the first. */
describe("pages converted with their layout kept", () => {
  const HEADER = `STT                Nội dung nhiệm vụ                  Cơ quan chủ trì        Cơ quan phối hợp        Thời gian
                                                                                                    thực hiện
`;

  it("parts two cells with but one blank between them, by where the cells of the page begin", () => {
    const text = `PHỤ LỤC
NHIỆM VỤ CỤ THỂ

${HEADER} I    Phát triển thư viện
1.1   Kiểm kê toàn bộ vốn sách của các thư viện       Sở Văn hóa             Sở Nội vụ; UBND các     Quý II/2026
      trên địa bàn                                                           xã, phường
1.2   Biên soạn thư mục sách địa chí phục vụ bạn đọc Sở Khoa học và Công     Hội Văn nghệ            2026 - 2027
      vùng cao và học sinh                            nghệ
1.3   Trao giải sách hay của tỉnh                     Hội Nhà văn            Sở Văn hóa; Hội Nhà báo Tháng 4/2026
1.4   Luân chuyển sách giữa các điểm bưu điện xã và   Bưu điện tỉnh          UBND các xã             Hằng quý
      trường học
`;
    const [reading] = readings(text);
    expect(shape(reading!).slice(1)).toEqual([
      "data I 1.1 Kiểm kê toàn bộ vốn sách của các thư viện trên địa bàn | Sở Văn hóa | Sở Nội vụ; UBND các xã, phường | Quý II/2026",
      "data I 1.2 Biên soạn thư mục sách địa chí phục vụ bạn đọc vùng cao và học sinh | Sở Khoa học và Công nghệ | Hội Văn nghệ | 2026 - 2027",
      "data I 1.3 Trao giải sách hay của tỉnh | Hội Nhà văn | Sở Văn hóa; Hội Nhà báo | Tháng 4/2026",
      "data I 1.4 Luân chuyển sách giữa các điểm bưu điện xã và trường học | Bưu điện tỉnh | UBND các xã | Hằng quý",
    ]);
    expectTrueQuotes(text);
  });

  it("reads a page by its own columns, with a number at its foot, a single row or the rest of one below the header", () => {
    const first = `PHỤ LỤC
NHIỆM VỤ CỤ THỂ

${HEADER}1     Kiểm kê toàn bộ vốn sách của các thư viện       Sở Văn hóa             Hội Văn nghệ            Quý II/2026
2     Trao giải sách hay của tỉnh                     Hội Nhà văn            Hội Nhà báo             Tháng 4/2026
3     Biên soạn thư mục sách địa chí phục vụ bạn      Sở Khoa học và         Hội Văn nghệ            2026 - 2027
                                                              5
`;
    const text = `${first}\f${HEADER.replaceAll("                  Cơ quan chủ trì", "                     Cơ quan chủ trì")}      đọc vùng cao                                       Công nghệ
                                                              6
\f${HEADER}4     Luân chuyển sách giữa các điểm bưu điện xã      Bưu điện tỉnh          UBND các xã             Hằng quý
`;
    expect(readings(text)).toHaveLength(1);
    expect(shape(readings(text)[0]!)).toEqual([
      "data · 1 Kiểm kê toàn bộ vốn sách của các thư viện | Sở Văn hóa | Hội Văn nghệ | Quý II/2026",
      "data · 2 Trao giải sách hay của tỉnh | Hội Nhà văn | Hội Nhà báo | Tháng 4/2026",
      "data · 3 Biên soạn thư mục sách địa chí phục vụ bạn đọc vùng cao | Sở Khoa học và Công nghệ | Hội Văn nghệ | 2026 - 2027",
      "data · 4 Luân chuyển sách giữa các điểm bưu điện xã | Bưu điện tỉnh | UBND các xã | Hằng quý",
    ]);
    expectTrueQuotes(text);
  });

  it("reads a common heading between the two it heads, and no title of the table as a heading", () => {
    const text = `                              BẢNG GIAO NHIỆM VỤ
TT            Nhiệm vụ, hoạt động                  Phân công thực hiện               Sản phẩm       Thời hạn
                                              Đầu mối               Phối hợp
1    Mua sách cho thư viện lưu động      Phòng Văn hóa         Phòng Kinh tế         Tủ sách        Quý I/2026
2    Sửa phòng đọc cho thiếu nhi         Phòng Kinh tế         Đoàn Thanh niên       Phòng đọc      Năm 2027
3    Tổ chức hội thi kể chuyện sách      Đoàn Thanh niên       Các trường học        Hội thi        Tháng 4/2026
`;
    const [reading] = readings(text);
    expect(reading!.columns.map((c) => `${c.role} ${c.title}`)).toEqual([
      "number TT",
      "task Nhiệm vụ, hoạt động",
      "lead Phân công thực hiện Đầu mối",
      "coordinating Phân công thực hiện Phối hợp",
      "product Sản phẩm",
      "due Thời hạn",
    ]);
  });

  it("tells figures one blank apart by their count, around numbers in the middle of their rows", () => {
    const text = `PHỤ LỤC
CHỈ TIÊU

                                  Đơn vị   Ước thực hiện    Kế hoạch 2026 - 2028
STT             Chỉ tiêu
                                   tính      năm 2025       2026 2027 2028
        Ngân sách dành cho
I
        văn hóa đọc
        Tổng chi của các thư
1                                   Triệu đồng 8.120        9.450 10.300 11.760
        viện trong tỉnh
2       Chi mua sách mới            Triệu đồng 1.980        2.100 2.350 2.600
3       Tỷ lệ chi cho thiếu nhi     %          21,4         22,0    23,5   25,0
4       Tỷ lệ sách được cho mượn ra %          41,4         42,0 43,5 45,0
        Tỷ lệ hộ có tủ sách gia
5                                   %          30,5         ≥ 34    ≥ 38   ≥ 42
        đình, dòng họ
`;
    const [reading] = readings(text);
    expect(heads(reading!)).toEqual([
      ...["number ·", "indicator ·", "measure ·", "baseline 2025", "value 2026", "value 2027", "value 2028"],
    ]);
    expect(shape(reading!)).toEqual([
      expect.stringMatching(/^group I I Ngân sách dành cho văn hóa đọc/u),
      "data I 1 Tổng chi của các thư viện trong tỉnh | Triệu đồng | 8.120 | 9.450 | 10.300 | 11.760",
      "data I 2 Chi mua sách mới | Triệu đồng | 1.980 | 2.100 | 2.350 | 2.600",
      "data I 3 Tỷ lệ chi cho thiếu nhi | % | 21,4 | 22,0 | 23,5 | 25,0",
      "data I 4 Tỷ lệ sách được cho mượn ra | % | 41,4 | 42,0 | 43,5 | 45,0",
      "data I 5 Tỷ lệ hộ có tủ sách gia đình, dòng họ | % | 30,5 | ≥ 34 | ≥ 38 | ≥ 42",
    ]);
    expectTrueQuotes(text);
  });

  it("leaves a cell of figures empty that is empty: too few figures are told by their places", () => {
    const [reading] = readings(`TT   Chỉ tiêu                      Đơn vị      Năm 2026    Năm 2027    Năm 2028
1    Số xã có thư viện loại 2      Xã          12          15          18
2    Số xã có thư viện loại 3      Xã                      4           6
3    Số trường có thư viện số      Trường      20          21
`);
    expect(shape(reading!)).toEqual([
      "data · 1 Số xã có thư viện loại 2 | Xã | 12 | 15 | 18",
      "data · 2 Số xã có thư viện loại 3 | Xã |  | 4 | 6",
      "data · 3 Số trường có thư viện số | Trường | 20 | 21 | ",
    ]);
  });

  it("reads years below a rule under the other headings", () => {
    const [reading] = readings(`  TT    Chỉ tiêu                  Đơn vị    Kế hoạch
                                  tính
  ----- ------------------------- --------- --------- --------- ---------
                                            2026      2027      2028

  1     Sách được bổ sung cho     Bản       400       500       620
        thư viện xã

  2     Lượt bạn đọc              Lượt      7.300     8.100     9.200
`);
    expect(heads(reading!)).toEqual(["number ·", "indicator ·", "measure ·", "value 2026", "value 2027", "value 2028"]);
    expect(shape(reading!)).toEqual([
      "data · 1 Sách được bổ sung cho thư viện xã | Bản | 400 | 500 | 620",
      "data · 2 Lượt bạn đọc | Lượt | 7.300 | 8.100 | 9.200",
    ]);
  });

  it("gives both rows a merged cell whose words run on beside the number of the second", () => {
    const text = `TT   Nhiệm vụ                         Cơ quan chủ trì      Cơ quan phối hợp     Thời gian
1    Mua sách cho thư viện            Sở Văn hóa           Sở Tài chính         Quý I/2026
2    Sửa phòng đọc                    Sở Xây dựng          Sở Tài chính         Quý II/2026
3    Số hóa sách quý hiếm của         Trung tâm Lưu trữ    Sở Nội vụ            2026 - 2027
     các dòng họ                      lịch sử và Thư
4    Phục chế bản đồ cổ               viện tỉnh            Sở Khoa học          2027
5    Mở triển lãm sách                Hội Nhà văn          Sở Văn hóa           2028
6    Trao giải sách hay               Hội Nhà báo          Sở Văn hóa           2028
7    Tập huấn thủ thư                 Sở Nội vụ            Sở Văn hóa           2028
8    Lập bản đồ thư viện              Sở Xây dựng          Sở Văn hóa           2028
9    Làm sách nói                     Hội Người mù         Sở Văn hóa           2028
10   Mở cửa ban đêm                   Sở Văn hóa           Công an tỉnh         2028
`;
    const leads = readings(text)[0]!
      .rows.slice(3, 6)
      .map((row) => row.cells[2]?.passage.text);
    expect(leads).toEqual([
      "Trung tâm Lưu trữ lịch sử và Thư viện tỉnh",
      "Trung tâm Lưu trữ lịch sử và Thư viện tỉnh",
      "Hội Nhà văn",
    ]);
    expectTrueQuotes(text);
  });

  const GROUPS = (leads: readonly string[]): string => {
    const groups = ["A", "B", "C", "D", "E"].map((label, g) => {
      const rows = [0, 1, 2].map(
        (r) =>
          `${String(r + 1).padEnd(5)}Nhiệm vụ thứ ${g * 3 + r + 1} của thư viện      ${leads[g * 3 + r]!.padEnd(21)}${(leads[g * 3 + r] ? "Các trường học" : "").padEnd(21)}Quý I/2026\n`,
      );
      return `${label}    VIỆC CỦA NHÓM\n${rows.join("")}`;
    });
    return `TT   Nhiệm vụ                         Cơ quan chủ trì      Cơ quan phối hợp     Thời gian\n${groups.join("")}`;
  };
  const leadsOf = (text: string): (string | undefined)[] =>
    extract(documentOf(text)).tasks.map(({ lead }) => lead[0]?.name);

  it("takes who leads from the row above where each group begins with a lead: the cell was merged", () => {
    const named = ["Sở Văn hóa", "", "", "Sở Nội vụ", "Sở Y tế", ""];
    const leads = [...named, ...named, "Sở Văn hóa", "", "Sở Y tế"];
    const read = leadsOf(GROUPS(leads));
    expect(read.slice(0, 6)).toEqual([
      ...["Sở Văn hóa", "Sở Văn hóa", "Sở Văn hóa", "Sở Nội vụ", "Sở Y tế", "Sở Y tế"],
    ]);
    const { tasks } = extract(documentOf(GROUPS(leads)));
    expect(tasks[1]).toMatchObject({
      confidence: "doubtful",
      fields: { lead: { how: "inferred", from: "row-above" } },
    });
    expect(tasks[0]!.confidence).not.toBe("doubtful");
  });

  it("takes none where a group begins without a lead: nobody leads it", () => {
    const named = ["Sở Văn hóa", "", "Sở Y tế", "", "Sở Nội vụ", "Sở Y tế"];
    const read = leadsOf(GROUPS([...named, ...named, "Sở Văn hóa", "", "Sở Y tế"]));
    expect(read.slice(0, 4)).toEqual(["Sở Văn hóa", undefined, "Sở Y tế", undefined]);
  });

  it("ends before headings and prose that begin elsewhere than the lines of its cells", () => {
    const text = `TT   Nhiệm vụ                         Cơ quan chủ trì      Cơ quan phối hợp     Thời gian
1    Mua sách cho thư viện            Sở Văn hóa           Sở Tài chính         Quý I/2026
2    Sửa phòng đọc của nhà            Sở Xây dựng          Sở Tài chính         Quý II/2026
     văn hóa thôn
3    Số hóa sách quý hiếm             Sở Văn hóa           Sở Nội vụ            2026 - 2027
         Phần IV
         TỔ CHỨC THỰC HIỆN
         1. Sở Văn hóa
         1.1. Hướng dẫn các thư viện xây dựng kế hoạch; tổng hợp, báo cáo kết quả hằng năm về Ủy ban nhân
dân tỉnh.
`;
    expect(shape(readings(text)[0]!).at(-1)).toBe(
      "data · 3 Số hóa sách quý hiếm | Sở Văn hóa | Sở Nội vụ | 2026 - 2027",
    );
    expect(structureOf(text).blocks.some((b) => b.passage.text.startsWith("Hướng dẫn các thư viện"))).toBe(true);
  });

  it("keeps a long heading one cell, also where a capital stands at the border of a column", () => {
    const text = `TT   Nhiệm vụ                         Cơ quan chủ trì      Cơ quan phối hợp     Thời gian
I    Phối hợp giữa thư viện tỉnh với Sở Văn hóa, Hội Nhà văn và các trường học
1    Mua sách cho thư viện            Sở Văn hóa           Sở Tài chính         Quý I/2026
2    Sửa phòng đọc                    Sở Xây dựng          Sở Tài chính         Quý II/2026
II   Các việc khác
3    Số hóa sách quý hiếm             Sở Văn hóa           Sở Nội vụ            2026 - 2027
`;
    expect(shape(readings(text)[0]!)[0]).toMatch(
      /^group I I Phối hợp giữa thư viện tỉnh với Sở Văn hóa, Hội Nhà văn và các trường học/u,
    );
  });

  it("reads a table of thousands of rows in time proportional to it", () => {
    const row = (n: number): string =>
      `${String((n % 900) + 1).padEnd(6)}Kiểm kê toàn bộ vốn sách của các thư viện công Sở Văn hóa             Hội Văn nghệ            Quý II/2026\n      cộng\n`;
    const text = HEADER + Array.from({ length: 5000 }, (_, n) => row(n)).join("");
    const began = performance.now();
    const [table] = structureOf(text).blocks.flatMap((b) => b.table ?? []);
    expect(table!.grid).toHaveLength(5001);
    expect(performance.now() - began).toBeLessThan(10_000);
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

  it("leaves prose below a header that could be cut into its columns", () => {
    prose(`TT   Nội dung                         Cơ quan chủ trì      Cơ quan phối hợp     Thời gian
1    Các cơ quan rà soát tủ sách theo Nghị quyết, do Sở Văn hóa cùng Sở Nội vụ làm Đầu mối trong Quý II
     năm sau và báo cáo kết quả thực hiện với Ủy ban nhân dân tỉnh, theo Kế hoạch của Bộ Văn hóa.
2    Các thư viện làm việc với Hội Nhà văn, Hội Nhà báo và các trường học, các thôn, Bưu điện xã, để
     mở rộng bạn đọc trong cả năm.
`);
  });

  it("ends a table before prose of which words stand apart, and before a signature", () => {
    const text = `TT   Nội dung                         Cơ quan chủ trì      Cơ quan phối hợp     Thời gian
1    Mua sách cho thư viện            Sở Văn hóa           Sở Tài chính         Quý I/2026
2    Sửa phòng đọc                    Sở Xây dựng          Sở Tài chính         Quý II/2026
Trong quá trình thực hiện nếu có  khó khăn, vướng mắc đề nghị các đơn vị phản ánh  về Sở Văn hóa.

Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN
- Các đơn vị;                                     CHỦ TỊCH
- Lưu: VT.                                    Lê Văn Thí Dụ
`;
    const rows = shape(readings(text)[0]!);
    expect(rows).toHaveLength(2);
    expect(rows.at(-1)).toBe("data · 2 Sửa phòng đọc | Sở Xây dựng | Sở Tài chính | Quý II/2026");
    expectTrueQuotes(text);
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

  it("two headings one blank apart are told by the lines around them", () => {
    const text = `PHỤ LỤC

                                         Cơ quan,
                                         tổ chức Cá nhân phụ trách chỉ
TT           Nội dung         Mục tiêu
                                          đảng   đạo, kiểm tra, đôn đốc
                                         chủ trì
   Tỷ lệ thôn có thư viện,              Đảng ủy Đồng chí Trần Văn An
1  phòng đọc mở cửa hằng        80%      UBND   - Tỉnh ủy viên, Phó
   tuần                                  tỉnh    Chủ tịch UBND tỉnh
   Tỷ lệ trường có phòng đọc            Đảng ủy Đồng chí Trần Văn An
2  đạt chuẩn quốc gia trở       95%      UBND   - Tỉnh ủy viên, Phó
   lên                                   tỉnh    Chủ tịch UBND tỉnh
   Tỷ lệ hộ gia đình có tủ              Đảng ủy Đồng chí Trần Văn An
3  sách dùng chung cho cả       35%      UBND   - Tỉnh ủy viên, Phó
   nhà                                   tỉnh    Chủ tịch UBND tỉnh
   Số người đọc sách thường             Đảng ủy Đồng chí Trần Văn An
4  xuyên trên một nghìn người   120      UBND   - Tỉnh ủy viên, Phó
   dân                                   tỉnh    Chủ tịch UBND tỉnh
`;
    const [reading] = readings(text);
    expect(reading!.columns.map(({ title }) => title)).toEqual([
      "TT",
      "Nội dung",
      "Mục tiêu",
      "Cơ quan, tổ chức đảng chủ trì",
      "Cá nhân phụ trách chỉ đạo, kiểm tra, đôn đốc",
    ]);
    expect(
      reading!.rows
        .slice(1)
        .map(({ number, cells }) => [number, ...cells.slice(1, 3).map((cell) => cell?.passage.text)]),
    ).toEqual([
      ["1", "Tỷ lệ thôn có thư viện, phòng đọc mở cửa hằng tuần", "80%"],
      ["2", "Tỷ lệ trường có phòng đọc đạt chuẩn quốc gia trở lên", "95%"],
      ["3", "Tỷ lệ hộ gia đình có tủ sách dùng chung cho cả nhà", "35%"],
      ["4", "Số người đọc sách thường xuyên trên một nghìn người dân", "120"],
    ]);
  });
});
