import { describe, expect, it } from "vitest";
import { extract } from "../src/pipeline.js";
import { isFigure, startsUnit } from "../src/structure/evidence.js";
import { documentOf } from "./support/source.js";
import { structureOf } from "./support/structure.js";
import { readings, shape } from "./support/tables.js";

it.each([
  ["Trạm Y tế xã Tân Lộc", true],
  ["các trạm y tế", true],
  ["Các đảng ủy trực thuộc", true],
  ["Trạm 5G", false],
  ["Trạm biến áp 110 kV", false],
  ["Phòng thí nghiệm trọng điểm", false],
])("tells a unit from a thing: %s", (text, unit) => expect(startsUnit(text)).toBe(unit));

describe("tables flattened to lines", () => {
  it("reads cells of several lines under a header wrapped over several lines, over a page break with its number", () => {
    const [reading] = readings(`PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 12/KH-UBND của UBND xã Tân Lộc)
TT
Nội dung nhiệm
vụ
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
hoàn thành
I
Hạ tầng số
1
Khảo sát, lập danh sách các
điểm lõm sóng trên địa bàn xã
Phòng Kinh tế
Các thôn
Quý I/2026
2
Lắp đặt điểm phát wifi miễn phí
tại nhà văn hóa các thôn; bảo
Phòng Kinh tế
Các doanh nghiệp
viễn thông; Các
thôn
6/2026
7
trì hằng quý theo hợp đồng.
3
Kiểm tra an toàn thông tin các
máy tính dùng chung
Công an xã
Văn phòng HĐND và
UBND xã
Thường xuyên
II
Nhân lực số
4
Tập huấn kỹ năng số cho Tổ
công nghệ số cộng đồng
Phòng Văn hóa - Xã
hội
Trước ngày 30/9/2026
`);
    expect(reading!.columns.map((c) => c.role)).toEqual(["number", "task", "lead", "coordinating", "due"]);
    expect(reading!.columns[1]!.title).toBe("Nội dung nhiệm vụ");
    expect(shape(reading!)).toEqual([
      "group I I Hạ tầng số |  |  | ",
      "data I 1 Khảo sát, lập danh sách các điểm lõm sóng trên địa bàn xã | Phòng Kinh tế | Các thôn | Quý I/2026",
      "data I 2 Lắp đặt điểm phát wifi miễn phí tại nhà văn hóa các thôn; bảo trì hằng quý theo hợp đồng. | Phòng Kinh tế | Các doanh nghiệp viễn thông; Các thôn | 6/2026",
      "data I 3 Kiểm tra an toàn thông tin các máy tính dùng chung | Công an xã | Văn phòng HĐND và UBND xã | Thường xuyên",
      "group II II Nhân lực số |  |  | ",
      "data II 4 Tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng | Phòng Văn hóa - Xã hội |  | Trước ngày 30/9/2026",
    ]);
  });

  it("goes on behind the whole header, printed again on the next page", () => {
    const head = "TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\n";
    const [reading, ...more] = readings(`PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
${head}I
THU NGÂN SÁCH
1
Giao dự toán thu chi tiết đến từng xã,
phường, từng sắc thuế
Sở Tài chính
UBND các xã
Tháng 01/2026
2
Lập đường găng tiến độ cho các dự án
trọng điểm, nhóm A
Ban Quản lý dự án đầu tư
xây dựng tỉnh
Sở Xây dựng
28/02/2026
Trang 7/9
${head}3
Công bố giá vật liệu xây dựng sát giá
thị trường
Sở Xây dựng
Sở Tài chính
Hằng tháng
4
Thu hồi tạm ứng quá hạn của nhà thầu
Kho bạc Nhà nước khu vực
XI
Sở Tài chính
Quý II/2026
`);
    expect(more).toEqual([]);
    expect(reading!.rows.filter((r) => r.kind === "data").map((r) => [r.number, r.cells[2]?.passage.text])).toEqual([
      ["1", "Sở Tài chính"],
      ["2", "Ban Quản lý dự án đầu tư xây dựng tỉnh"],
      ["3", "Sở Xây dựng"],
      ["4", "Kho bạc Nhà nước khu vực XI"],
    ]);
  });

  it("tells a helper that is a class of its own from the one who leads", () => {
    const [reading] = readings(`PHỤ LỤC
DANH MỤC NHIỆM VỤ
STT
Nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
Sản phẩm
Thời gian
1
Phân bổ chi tiết kế hoạch vốn
Sở Tài chính
Các chủ đầu tư
Nghị quyết
Tháng 02/2026
2
Kiểm tra hiện trường các dự án
Các Tổ công tác
Các chủ đầu tư
Báo cáo
Quý II/2026
`);
    expect(shape(reading!)).toEqual([
      "data · 1 Phân bổ chi tiết kế hoạch vốn | Sở Tài chính | Các chủ đầu tư | Nghị quyết | Tháng 02/2026",
      "data · 2 Kiểm tra hiện trường các dự án | Các Tổ công tác | Các chủ đầu tư | Báo cáo | Quý II/2026",
    ]);
  });

  it("reads rows on single lines, with products and empty cells", () => {
    const [reading] = readings(`PHỤ LỤC I
DANH MỤC NHIỆM VỤ
STT NỘI DUNG CÔNG VIỆC ĐƠN VỊ CHỦ TRÌ ĐƠN VỊ PHỐI HỢP SẢN PHẨM THỜI GIAN
(1) (2) (3) (4) (5) (6)
1 Rà soát quy trình nội bộ Văn phòng HĐND và UBND xã Các phòng, ban Quyết định 3/2026
2 Số hóa hồ sơ đất đai Phòng Kinh tế Các thôn Cơ sở dữ liệu 12/2026
3 Tuyên truyền trên hệ thống truyền thanh Phòng Văn hóa - Xã hội Thường xuyên
4 Sơ kết việc thực hiện kế hoạch Văn phòng HĐND và UBND xã Các phòng, ban Báo cáo Quý IV/2026
`);
    expect(shape(reading!)).toEqual([
      "data · 1 Rà soát quy trình nội bộ | Văn phòng HĐND và UBND xã | Các phòng, ban | Quyết định | 3/2026",
      "data · 2 Số hóa hồ sơ đất đai | Phòng Kinh tế | Các thôn | Cơ sở dữ liệu | 12/2026",
      "data · 3 Tuyên truyền trên hệ thống truyền thanh | Phòng Văn hóa - Xã hội |  |  | Thường xuyên",
      "data · 4 Sơ kết việc thực hiện kế hoạch | Văn phòng HĐND và UBND xã | Các phòng, ban | Báo cáo | Quý IV/2026",
    ]);
  });

  it("reads figures of several years, whose row numbers are not mistaken for values", () => {
    const [reading] = readings(`PHỤ LỤC II
CÁC CHỈ TIÊU CHỦ YẾU
TT Chỉ tiêu ĐVT Năm 2026 Năm 2027 Đơn vị thực hiện
A Kinh tế
1 Số doanh nghiệp thành lập
mới
Doanh nghiệp
2
3
Phòng Kinh tế
2
Tỷ lệ hộ nghèo % 2,5 2,0 Phòng Văn hóa - Xã hội
B Xã hội
3 Trường đạt chuẩn quốc gia
Trường
4
4
Các trường học
4 Người dân có sổ sức khỏe điện tử
%
80 90 Trạm Y tế
`);
    expect(shape(reading!)).toEqual([
      "group A A Kinh tế |  |  |  | ",
      "data A 1 Số doanh nghiệp thành lập mới | Doanh nghiệp | 2 | 3 | Phòng Kinh tế",
      "data A 2 Tỷ lệ hộ nghèo | % | 2,5 | 2,0 | Phòng Văn hóa - Xã hội",
      "group B B Xã hội |  |  |  | ",
      "data B 3 Trường đạt chuẩn quốc gia | Trường | 4 | 4 | Các trường học",
      "data B 4 Người dân có sổ sức khỏe điện tử | % | 80 | 90 | Trạm Y tế",
    ]);
  });

  it("gives each cell back its exact place", () => {
    const text =
      "PHỤ LỤC\nTT Nội dung Chủ trì Thời gian\n1\nSố hóa hồ sơ\nlưu trữ\nPhòng Kinh tế\n6/2026\n2\nSơ kết\nVăn phòng\n12/2026\n";
    const [reading] = readings(text);
    const cell = reading!.rows[1]!.cells[1]!;
    expect(cell.passage.text).toBe("Số hóa hồ sơ lưu trữ");
    expect(cell.passage.toRaw().map((r) => text.slice(r.start, r.end))).toEqual(["Số hóa hồ sơ\nlưu trữ"]);
  });

  it("ends before a section that follows in the body", () => {
    const structure = structureOf(`I. NHIỆM VỤ
TT Nội dung Chủ trì Thời gian
1
Số hóa hồ sơ
Phòng Kinh tế
6/2026
2
Sơ kết
Văn phòng HĐND và UBND xã
12/2026
II. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Kinh tế chủ trì, theo dõi, đôn đốc việc thực hiện kế hoạch này của các thôn, báo cáo Ủy ban nhân dân xã.
2. Các thôn căn cứ kế hoạch này tổ chức thực hiện.
`);
    const table = structure.blocks.find((b) => b.table);
    expect(table!.table!.grid).toHaveLength(3);
    expect(structure.sections.map((s) => s.title)).toContain("TỔ CHỨC THỰC HIỆN");
  });

  it("reads a table of one cell a line as a whole: groups with figures, lost cells, a header that spans, a new page", () => {
    const [reading] = readings(`PHỤ LỤC
CÁC CHỈ TIÊU
TT
Chỉ tiêu
ĐVT
Ước TH 2025
Kế hoạch giai đoạn 2026 - 2027
Đơn vị theo dõi
Năm 2026
Năm 2027
A
Y tế
1
Tỷ lệ trẻ em được tiêm chủng
đầy đủ
%
95
≥ 96
≥ 97
Trạm Y tế xã
2
Số mô hình mới
mô hình
1
2
Phòng Văn hóa - Xã hội
3
TT
Chỉ tiêu
ĐVT
Ước TH 2025
Kế hoạch giai đoạn 2026 - 2027
Đơn vị theo dõi
Năm 2026
Năm 2027
3
Số thôn đạt chuẩn
thôn
4
5
6
Trạm Y tế xã

II. NHIỆM VỤ
1. Tuyên truyền, vận động Nhân dân các thôn tham gia.
`);
    expect(reading!.columns.map(({ role, year }) => `${role} ${year ?? ""}`.trim())).toEqual([
      ...["number", "indicator", "measure", "baseline 2025", "value 2026", "value 2027", "lead"],
    ]);
    expect(shape(reading!)).toEqual([
      "group A A Y tế |  |  |  |  | ",
      "data A 1 Tỷ lệ trẻ em được tiêm chủng đầy đủ | % | 95 | ≥ 96 | ≥ 97 | Trạm Y tế xã",
      "data A 2 Số mô hình mới | mô hình |  | 1 | 2 | Phòng Văn hóa - Xã hội",
      "data A 3 Số thôn đạt chuẩn | thôn | 4 | 5 | 6 | Trạm Y tế xã",
    ]);
  });

  it("reads headings that are wrapped over several lines, and a sum without a number", () => {
    const [reading] = readings(`PHỤ LỤC
CHỈ TIÊU THU NGÂN SÁCH NĂM 2026
STT
Nội dung thu
Ước thực
hiện năm
2025
Dự toán
giao năm
2026
Chia ra
Quý I
Quý II
1
Thu từ khu vực công thương nghiệp,
dịch vụ ngoài quốc doanh
26.800
30.000
7.200
22.800
2
Lệ phí trước bạ
9.100
9.800
2.300
7.500
3
Phí, lệ phí
1.870
2.000
400
1.600
TỔNG CỘNG
37.770
41.800
9.900
31.900
`);
    expect(reading!.columns.map(({ role, year }) => `${role} ${year ?? ""}`.trim())).toEqual([
      ...["number", "task", "baseline 2025", "value 2026", "value", "value"],
    ]);
    expect(shape(reading!)).toEqual([
      "data · 1 Thu từ khu vực công thương nghiệp, dịch vụ ngoài quốc doanh | 26.800 | 30.000 | 7.200 | 22.800",
      "data · 2 Lệ phí trước bạ | 9.100 | 9.800 | 2.300 | 7.500",
      "data · 3 Phí, lệ phí | 1.870 | 2.000 | 400 | 1.600",
      "data · · TỔNG CỘNG | 37.770 | 41.800 | 9.900 | 31.900",
    ]);
  });

  it("does not look below thousands of headers that head nothing", () => {
    const head = "TT\nChỉ tiêu\nĐVT\nNăm 2026\nNăm 2027\n1\n";
    expect(structureOf(`PHỤ LỤC\n${head.repeat(3000)}`).blocks.filter(({ table }) => table)).toEqual([]);
  });

  it("reads the rows of a dash below a row that only names them, and takes no empty cell for such a dash", () => {
    const [reading] = readings(`PHỤ LỤC
CHỈ TIÊU NĂM 2026
(Kèm theo Kế hoạch số 15/KH-UBND của UBND xã Tân Lộc)
TT Chỉ tiêu ĐVT Ước thực hiện năm 2025 Kế hoạch năm 2026
I TRỒNG TRỌT
1
Cây lạc
-
Diện tích
Ha
210
225,5
-
Sản lượng
Tấn
480
510
2
Cây chè
-
Diện tích trồng
mới
Ha
10,4
12,5
3
Tổng đàn trâu
Con
1.150
1.200
4
Tổng đàn bò
Con
900
-
II CHĂN NUÔI GIA CẦM
5
Tổng đàn gà
Con
12.500
13.000
`);
    expect(shape(reading!)).toEqual([
      "group I I TRỒNG TRỌT |  |  | ",
      "group I.1 1 Cây lạc |  |  | ",
      "data I.1 · Diện tích | Ha | 210 | 225,5",
      "data I.1 · Sản lượng | Tấn | 480 | 510",
      "group I.2 2 Cây chè |  |  | ",
      "data I.2 · Diện tích trồng mới | Ha | 10,4 | 12,5",
      "data I 3 Tổng đàn trâu | Con | 1.150 | 1.200",
      "data I 4 Tổng đàn bò | Con | 900 | -",
      "group II II CHĂN NUÔI GIA CẦM |  |  | ",
      "data II 5 Tổng đàn gà | Con | 12.500 | 13.000",
    ]);
  });

  it("ends where numbers are printed otherwise for good, with the heading above", () => {
    const structure = structureOf(`PHỤ LỤC
TT
Nhiệm vụ
Chủ trì
Phối hợp
Thời gian
I
Đầu tư
1
Rà soát danh mục dự án
Phòng Kinh tế
Văn phòng HĐND và UBND
Quý I/2026
2
Điều chỉnh kế hoạch vốn
Phòng Kinh tế
Hiệp hội Doanh nghiệp tỉnh
Tháng 8/2026
II
Doanh nghiệp
3
Đối thoại với doanh nghiệp
Trung tâm Hỗ trợ doanh nghiệp
Hiệp hội Doanh nghiệp tỉnh
Tháng 5/2026

III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
a) Theo dõi, đôn đốc việc thực hiện kế hoạch này; báo cáo hằng quý.
2. Văn phòng HĐND và UBND
Tổng hợp kết quả, báo cáo Chủ tịch UBND.
`);
    const table = structure.blocks.find((b) => b.table)!.table!;
    expect(table.grid.map((row) => row[0]?.passage.text)).toEqual(["TT", "I", "1", "2", "II", "3"]);
    expect(table.grid.at(-1)!.map((c) => c?.passage.text)).toEqual([
      "3",
      "Đối thoại với doanh nghiệp",
      "Trung tâm Hỗ trợ doanh nghiệp",
      "Hiệp hội Doanh nghiệp tỉnh",
      "Tháng 5/2026",
    ]);
    expect(structure.sections.map((s) => s.title)).toContain("TỔ CHỨC THỰC HIỆN");
  });

  it.each([
    [
      "numbered paragraphs",
      `I. NHIỆM VỤ
1. Phòng Kinh tế chủ trì, phối hợp với các thôn số hóa hồ sơ, hoàn thành trước 30/6/2026.
2. Công an xã bảo đảm an ninh mạng thường xuyên.
3. Trạm Y tế lập sổ sức khỏe điện tử cho 95% người dân.
`,
    ],
    [
      "prose in which lines begin with numbers",
      `Trong năm 2025, xã đã hoàn thành
1 mô hình chợ số, vượt
2 mô hình so với kế hoạch, huy động
3 doanh nghiệp tham gia; TT Nội dung báo cáo gửi
Phòng Kinh tế trước ngày 30/6/2026 để tổng hợp.
`,
    ],
    [
      "a header with prose below it",
      `PHỤ LỤC
TT Nội dung Chủ trì Thời gian
1. Mục tiêu của kế hoạch là nâng cao nhận thức của cán bộ, đảng viên và Nhân dân về vai trò của chuyển đổi số
trong phát triển kinh tế - xã hội, coi đây là nhiệm vụ quan trọng, lâu dài của cả hệ thống chính trị của xã.
2. Yêu cầu của kế hoạch là bám sát chỉ đạo của cấp trên, huy động sự tham gia của người dân và doanh nghiệp
để đạt được các mục tiêu đã đề ra, bảo đảm thiết thực, hiệu quả, tránh hình thức và lãng phí nguồn lực.
`,
    ],
  ])("does not take %s for a table", (_, text) => {
    expect(structureOf(text).blocks.some((b) => b.table)).toBe(false);
  });
});

describe("tables saved as text, with an empty line for each empty cell", () => {
  const TASKS = `PHỤ LỤC
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Kế hoạch số 12/KH-UBND của UBND xã Tân Lộc)
STT
Nội dung
Cơ quan
chủ trì
Cơ quan phối hợp
Sản phẩm
Thời gian
I
Hạ tầng số
1
Khảo sát điểm lõm sóng
Phòng Kinh tế
Các thôn
Công an xã
Báo cáo
Quý I/2026
2
Lắp đặt wifi
- Tại nhà văn hóa

Các thôn


3
Mở lớp kỹ năng số
Phòng Văn hóa - Xã hội



II. Dữ liệu
4
Số hóa hồ sơ

Phòng Kinh tế
Hồ sơ số
30/6/2026
5
Làm sạch dữ liệu đất đai
Phòng Kinh tế

Dữ liệu

Trên đây là phân công nhiệm vụ.
`;
  const READ = [
    "group I I Hạ tầng số |  |  |  | ",
    "data I 1 Khảo sát điểm lõm sóng | Phòng Kinh tế | Các thôn Công an xã | Báo cáo | Quý I/2026",
    "data I 2 Lắp đặt wifi - Tại nhà văn hóa |  | Các thôn |  | ",
    "data I 3 Mở lớp kỹ năng số | Phòng Văn hóa - Xã hội |  |  | ",
    "group II II II. Dữ liệu |  |  |  | ",
    "data II 4 Số hóa hồ sơ |  | Phòng Kinh tế | Hồ sơ số | 30/6/2026",
    "data II 5 Làm sạch dữ liệu đất đai | Phòng Kinh tế |  | Dữ liệu | ",
  ];

  it("leaves each cell in its column, of several paragraphs or none", () => {
    const [reading] = readings(TASKS);
    expect(reading!.columns.map((c) => c.role)).toEqual(["number", "task", "lead", "coordinating", "product", "due"]);
    expect(shape(reading!)).toEqual(READ);
  });

  it("does so where an empty line follows each line", () => {
    const [reading] = readings(TASKS.replace(/\n/gu, "\n\n"));
    expect(shape(reading!)).toEqual(READ);
  });

  it("gives each cell its place, and ends with its last row", () => {
    const structure = structureOf(TASKS);
    const { table } = structure.blocks.find((block) => block.table)!;
    const cells = table!.grid.flat().flatMap((cell) => cell?.lines ?? []);
    for (const passage of cells) {
      const [range] = passage.toRaw();
      expect(TASKS.slice(range!.start, range!.end)).toBe(passage.text);
    }
    expect(structure.blocks.at(-1)!.passage.text).toBe("Trên đây là phân công nhiệm vụ.");
  });

  it("reads a header of two rows: what spans columns stands above, what spans rows leaves empty lines below", () => {
    const [reading] = readings(`PHỤ LỤC
TT
Nhiệm vụ
Phân công
Thời hạn


Chủ trì
Phối hợp

1
Rà soát quy hoạch

Phòng Kinh tế
Tháng 5/2026
2
Lập danh mục dự án
Phòng Kinh tế


3
Công khai quy hoạch
Văn phòng HĐND và UBND
Các thôn
Tháng 6/2026
`);
    expect(reading!.columns.map(({ role, title }) => `${role} ${title}`)).toEqual([
      ...["number TT", "task Nhiệm vụ", "lead Phân công Chủ trì", "coordinating Phân công Phối hợp", "due Thời hạn"],
    ]);
    expect(shape(reading!)).toEqual([
      "data · 1 Rà soát quy hoạch |  | Phòng Kinh tế | Tháng 5/2026",
      "data · 2 Lập danh mục dự án | Phòng Kinh tế |  | ",
      "data · 3 Công khai quy hoạch | Văn phòng HĐND và UBND | Các thôn | Tháng 6/2026",
    ]);
  });

  it("reads one of three rows, with what spans two of them", () => {
    const [reading] = readings(`PHỤ LỤC
TT
Chỉ tiêu
ĐVT
Kế hoạch
Ghi chú



2026
2027




Toàn xã
Thôn 1
Toàn xã
Thôn 1

1
Diện tích lạc
ha
20
5
22
6

2
Diện tích chè
ha
10

12

Trồng mới
`);
    expect(reading!.columns.map(({ role, title }) => `${role} ${title}`)).toEqual([
      ...[
        "number TT",
        "indicator Chỉ tiêu",
        "measure ĐVT",
        "value Kế hoạch 2026 Toàn xã",
        "value Kế hoạch 2026 Thôn 1",
      ],
      ...["value Kế hoạch 2027 Toàn xã", "value Kế hoạch 2027 Thôn 1", "note Ghi chú"],
    ]);
    expect(shape(reading!)).toEqual([
      "data · 1 Diện tích lạc | ha | 20 | 5 | 22 | 6 | ",
      "data · 2 Diện tích chè | ha | 10 |  | 12 |  | Trồng mới",
    ]);
  });

  const places = (...headings: string[]): string => `PHỤ BIỂU
TT
Tên ấp
Hiện trạng năm 2025
Chỉ tiêu năm 2026


${headings.join("\n")}
1
Ấp Bến Đò
${headings.map((_, i) => 11 + i).join("\n")}
2
Ấp Cầu Ván
${headings.map((_, i) => 21 + i).join("\n")}
`;

  it.each([
    // As many below each
    [["Số hộ", "Số người", "Số hộ", "Số người"], "baseline baseline value value"],
    // One of the two prints what it counts
    [["Số hộ", "Số người", "Số lớp (lớp)", "Số buổi (buổi)", "Số bài (bài)"], "baseline baseline value value value"],
    // Nothing tells: what may be of today is not promised
    [["Số hộ", "Số người", "Số lớp", "Số buổi", "Số bài"], "baseline baseline baseline value value"],
  ])("shares out headings below two that span: %j", (headings, roles) => {
    const [reading] = readings(places(...headings));
    expect(
      reading!.columns
        .slice(2)
        .map(({ role }) => role)
        .join(" "),
    ).toBe(roles);
    expect(reading!.columns[1]!.role).toBe("place");
    expect(shape(reading!)[1]).toBe(`data · 2 Ấp Cầu Ván | ${headings.map((_, i) => 21 + i).join(" | ")}`);
  });

  it("takes empty lines between rows for no cells", () => {
    const [reading] = readings(`PHỤ LỤC
TT
Nhiệm vụ
Chủ trì
Phối hợp
Thời gian
1
Rà soát quy hoạch
Phòng Kinh tế
Tháng 5/2026

2
Lập danh mục dự án
Phòng Kinh tế
Các thôn
Quý II/2026

3
Công khai quy hoạch
Văn phòng HĐND và UBND
Tháng 6/2026

4
Cắm mốc ngoài thực địa
Phòng Kinh tế
Các thôn
Quý III/2026
`);
    expect(shape(reading!)).toEqual([
      "data · 1 Rà soát quy hoạch | Phòng Kinh tế |  | Tháng 5/2026",
      "data · 2 Lập danh mục dự án | Phòng Kinh tế | Các thôn | Quý II/2026",
      "data · 3 Công khai quy hoạch | Văn phòng HĐND và UBND |  | Tháng 6/2026",
      "data · 4 Cắm mốc ngoài thực địa | Phòng Kinh tế | Các thôn | Quý III/2026",
    ]);
  });

  it("stays fast over thousands of rows", () => {
    const row = (n: number): string =>
      `${n}\nViệc thứ ${n} của xã\n\n${n % 3 ? "" : "Công an xã\n"}Các thôn\nBáo cáo\n\n`;
    const rows = Array.from({ length: 5000 }, (_, i) => row(i + 1));
    const before = performance.now();
    const [reading] = readings(`PHỤ LỤC\nTT\nNhiệm vụ\nChủ trì\nPhối hợp\nSản phẩm\nThời gian\n${rows.join("")}`);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(reading!.rows.filter(({ kind }) => kind === "data")).toHaveLength(5000);
  });
});

describe("tables given column after column", () => {
  const table = (names: string): string => `PHỤ BIỂU
GIAO CHỈ TIÊU NĂM 2026 CHO CÁC ẤP

TT

1
2
3

Tên ấp

${names}

Kế hoạch xanh năm 2026

2

Số hộ Số người
hiện có có thẻ
110
120
130

210
220
230

Tỷ lệ hộ
phân loại rác (%)
80
85
90

Số buổi tuyên truyền (buổi)
4
5
6
`;
  const pages = "\nKế hoạch xanh năm 2026\n\n3\n\nKế hoạch xanh năm 2026\n\n4\n";

  it("reads columns of as many lines as there are numbers; headings that are mixed up are left out, as are those of pages", () => {
    const [reading] = readings(`${table("Ấp Bến Đò\nẤp Cầu Ván\nẤp Giồng")}${pages}`);
    expect(reading!.columns.map(({ title }) => title)).toEqual([
      ...["TT", "Tên ấp", "", "", "Tỷ lệ hộ phân loại rác (%)", "Số buổi tuyên truyền (buổi)"],
    ]);
    expect(shape(reading!)).toEqual([
      "data · 1 Ấp Bến Đò | 110 | 210 | 80 | 4",
      "data · 2 Ấp Cầu Ván | 120 | 220 | 85 | 5",
      "data · 3 Ấp Giồng | 130 | 230 | 90 | 6",
    ]);
  });

  it("reads none where a name takes two lines", () =>
    expect(readings(table("Ấp Bến Đò\nẤp Cầu Ván\nvà Xẻo Gừa\nẤp Giồng"))).toEqual([]));
});

it("a number with a point behind it numbers what follows: no figure", () => {
  expect(["95", "≥ 95", "1.250,5", "12 - 15", "80%", "x", "2.", "1.2.", "2,"].map(isFigure)).toEqual([
    ...[true, true, true, true, true, true],
    ...[false, false, false],
  ]);
});

describe("pages of a gazette", () => {
  const PAGE = `TT
CHỈ TIÊU
MỤC TIÊU
2026 - 2030
CƠ QUAN CHỦ
TRÌ, THEO DÕI
CƠ QUAN
PHỐI HỢP
27
Tỷ lệ thôn có thư viện
(%)
> 50
Bộ Văn hóa, Thể thao
và Du lịch
1. Các bộ, cơ quan
hướng dẫn.
2. Các địa phương.
28
Số phòng đọc xây mới (phòng)
1.200
Bộ Xây dựng và các
địa phương
Các bộ, cơ quan
III
VỀ TRUYỀN THÔNG
29
Tỷ lệ hộ nghe đài (%)
85 - 90
Đài Tiếng nói Việt Nam
Các bộ, cơ quan
`;
  it("a table torn out of its annex goes on counting; years below a heading are its own; a sign stays with its figure", () => {
    const { targets } = extract(documentOf(PAGE));
    expect(
      targets.map(({ indicator, comparator, value, valueHigh, due, owner }) => [
        indicator.name,
        comparator,
        value,
        valueHigh,
        due?.end,
        owner[0]?.name,
      ]),
    ).toEqual([
      ["Tỷ lệ thôn có thư viện", ">", 50, null, "2030-12-31", "Bộ Văn hóa, Thể thao và Du lịch"],
      ["Số phòng đọc xây mới", "=", 1200, null, "2030-12-31", "Bộ Xây dựng"],
      ["Tỷ lệ hộ nghe đài", "range", 85, 90, "2030-12-31", "Đài Tiếng nói Việt Nam"],
    ]);
  });
});
