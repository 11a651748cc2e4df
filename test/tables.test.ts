import { describe, expect, it } from "vitest";
import { groupPath, readHeader, readTable, readTables, type TableReading } from "../extractors/tables/index.js";
import { buildStructure } from "../src/structure/index.js";
import { documentOf } from "./support/source.js";

const readAll = (...rows: string[]): TableReading[] => [
  ...readTables(buildStructure(documentOf(`# PHỤ LỤC\n\n${rows.join("\n")}\n`))).values(),
];
const read = (...rows: string[]): TableReading => readAll(...rows)[0]!;
const roles = (reading: TableReading): string => reading.columns.map((c) => c.role).join(" ");
const shape = (reading: TableReading): string[] =>
  reading.rows.map(
    (r) => `${r.kind} ${groupPath(r) ?? "·"} ${r.number ?? "·"} ${r.cells.map((c) => c?.passage.text ?? "").join("|")}`,
  );

describe("pipes without outer bars", () => {
  it("part cells too, and a cell printed in all its columns is one", () => {
    expect(
      shape(
        read(
          "TT | Nhiệm vụ | Chủ trì | Phối hợp | Sản phẩm",
          "",
          "I | Hạ tầng | Hạ tầng | Hạ tầng | Hạ tầng",
          "",
          "1 | Khảo sát điểm lõm sóng | Phòng Kinh tế | Các thôn | Báo cáo",
          "",
          "2 | Lắp wifi nhà văn hóa | Phòng Kinh tế | | Biên bản",
        ),
      ).slice(1),
    ).toEqual([
      "group I I |Hạ tầng|||",
      "data I 1 |Khảo sát điểm lõm sóng|Phòng Kinh tế|Các thôn|Báo cáo",
      "data I 2 |Lắp wifi nhà văn hóa|Phòng Kinh tế||Biên bản",
    ]);
    expect(
      shape(read("TT | Chỉ tiêu | Năm 2026 | Năm 2027 | Năm 2028", "---|---|---|---|---", "1 | Số xã | 4 | 4 | 4"))[1],
    ).toBe("data · 1 |Số xã|4|4|4");
  });

  it("a line with pipes in prose is none", () => {
    expect(readAll("Liên hệ: Phòng Kinh tế | 02xx.123 | Thứ hai đến thứ sáu.")).toEqual([]);
  });
});

describe("numbers of rows", () => {
  it("a number alone between rows that go on counting heads them", () => {
    expect(
      shape(
        read(
          "| TT | Nhiệm vụ | Chủ trì |",
          "|---|---|---|",
          "| I | Dữ liệu | |",
          "| 7 | Số hóa sổ hộ tịch | Sở Tư pháp |",
          "| 2 | Dữ liệu giao thông | |",
          "| 8 | Số hóa bản đồ đường bộ | Sở Xây dựng |",
        ),
      ).slice(1),
    ).toEqual([
      ...["group I I |Dữ liệu|", "data I 7 |Số hóa sổ hộ tịch|Sở Tư pháp"],
      ...["group I.2 2 |Dữ liệu giao thông|", "data I.2 8 |Số hóa bản đồ đường bộ|Sở Xây dựng"],
    ]);
  });
});

describe("rules between rows", () => {
  it("part the rows of a ruled table, not those of one that goes on over pages", () => {
    const rule = "|----|--------------|-------|";
    expect(
      shape(
        read(
          "| TT | Nhiệm vụ | Chủ trì |",
          rule,
          "| 1 | Rà soát | Sở |",
          "| | hồ sơ | Y tế |",
          rule,
          "| 2 | Sơ kết | Sở Nội vụ |",
          rule,
        ),
      ),
    ).toEqual(["header · · ||", "data · 1 |Rà soát hồ sơ|Sở Y tế", "data · 2 |Sơ kết|Sở Nội vụ"]);
    const page = (from: number): string[] =>
      Array.from({ length: 8 }, (_, k) => `| ${from + k} | Nhiệm vụ ${from + k} | Sở Y tế |`);
    const pages = [
      "| TT | Nhiệm vụ | Chủ trì |",
      rule,
      ...page(1),
      "| 9 | Nhiệm vụ 9 | Sở Y tế |",
      rule,
      ...page(10),
      "| 18 | Nhiệm vụ 18 | Sở Y tế |",
      rule,
      ...page(19),
    ];
    expect(read(...pages).rows.filter(({ kind }) => kind === "data")).toHaveLength(26);
  });
});

describe("column headers", () => {
  it.each([
    ["TT", "number"],
    ["S TT", "number"],
    ["Số thứ tự", "number"],
    ["Tên nhiệm vụ", "task"],
    ["NỘI DUNG CÔNG VIỆC", "task"],
    ["Nhiệm vụ, giải pháp chủ yếu", "task"],
    ["Tên đề án, nhiệm vụ", "task"],
    ["Chỉ tiêu", "indicator"],
    ["Các chỉ tiêu chủ yếu", "indicator"],
    ["Đ/v tính", "measure"],
    ["ĐVT", "measure"],
    ["Cơ quan chủ trì", "lead"],
    ["CƠ QUAN CHỦ TRÌ (*)", "lead"],
    ["Chủ trì¹", "lead"],
    ["Cơ quan, đơn vị thực hiện", "lead"],
    ["Cơ quan chủ trì theo dõi, đánh giá", "lead"],
    ["Phân công thực hiện", "lead"],
    ["Đơn vị chủ trì tham mưu", "lead"],
    ["Phối hợp", "coordinating"],
    ["Cơ quan, đơn vị phối hợp thực hiện", "coordinating"],
    ["Lãnh đạo phụ trách", "supervisor"],
    ["Kết quả", "result"],
    ["Sản phẩm đầu ra", "product"],
    ["Dự kiến sản phẩm", "product"],
    ["Thời gian hoàn thành", "due"],
    ["Thời gian thực hiện", "due"],
    ["Tiến độ", "due"],
    ["Kinh phí (triệu đồng)", "budget"],
    ["Ghi chú [2]", "note"],
    ["Hiện trạng", "baseline"],
    ["Loại hình tổ chức", "unknown"],
    ["Mức độ ưu tiên", "unknown"],
    ["Tên bản", "place"],
    ["Tên khu dân cư", "place"],
    ["Tên bản đồ", "unknown"],
  ])("%s → %s", (title, role) => expect(readHeader(title).role).toBe(role));

  it.each([
    ["Năm 2027", "value", 2027],
    ["2027", "value", 2027],
    ["KH năm 2026", "value", 2026],
    ["Kế hoạch 2026", "value", 2026],
    ["Mục tiêu đến năm 2030", "value", 2030],
    ["Giai đoạn 2026 - 2030", "value", 2030],
    ["ƯTH năm 2025", "baseline", 2025],
    ["Thực hiện 2024", "baseline", 2024],
    ["Ước thực hiện năm 2025", "baseline", 2025],
    ["Kinh phí năm 2026", "budget", 2026],
    ["Năm 2025 (ước)", "baseline", 2025],
    ["2025 (TH)", "baseline", 2025],
    ["Năm gốc 2024", "baseline", 2024],
    ["Cuối năm 2026", "value", 2026],
    ["Thực hiện đến năm 2030", "value", 2030],
  ])("%s → %s of %d", (title, role, year) => expect(readHeader(title)).toMatchObject({ role, year }));
});

describe("reading a table", () => {
  it("takes roman rows as headings and joins a row that a page break cut", () => {
    const reading = read(
      "| TT | Nhiệm vụ | Chủ trì | Thời gian |",
      "|---|---|---|---|",
      "| **I.** | Hạ tầng số |  |  |",
      "| 1. | Xây dựng trục liên thông; | Phòng Kinh tế | 6/2026 |",
      "|  | Kết nối với tỉnh |  |  |",
      "| 2. | Phủ sóng 5G | Công an xã | 2026 |",
    );
    expect(roles(reading)).toBe("number task lead due");
    expect(shape(reading)).toEqual([
      "header · · |||",
      "group I I |Hạ tầng số||",
      "data I 1 |Xây dựng trục liên thông; Kết nối với tỉnh|Phòng Kinh tế|6/2026",
      "data I 2 |Phủ sóng 5G|Công an xã|2026",
    ]);
    expect(reading.rows[2]!.gridRows).toEqual([2, 3]);
  });

  it("does not join a row without a number that has a lead and a deadline of its own", () => {
    const reading = read(
      "| TT | Nhiệm vụ | Chủ trì | Thời gian |",
      "|---|---|---|---|",
      "| 1 | Số hóa hồ sơ | Phòng Kinh tế | 6/2026 |",
      "|  | Kết nối dữ liệu | Công an xã | 9/2026 |",
    );
    expect(reading.rows.filter((r) => r.kind === "data")).toHaveLength(2);
  });

  it("drops words that a converter printed again after a page break", () => {
    const reading = read(
      "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |",
      "|---|---|---|---|---|",
      "| 1 | Xây dựng kho dữ liệu dùng chung | Phòng Kinh tế, Trung tâm Phục vụ hành chính công |  | 2026 và những năm tiếp theo |",
      "|  | và khai thác kho |  | Phục vụ hành chính công |  |",
      "| II | Nhân lực |  |  | những năm tiếp theo |",
      "| 2 | Đào tạo | Phòng Kinh tế |  | 2026 |",
    );
    expect(shape(reading).slice(1)).toEqual([
      "data · 1 |Xây dựng kho dữ liệu dùng chung và khai thác kho|Phòng Kinh tế, Trung tâm Phục vụ hành chính công||2026 và những năm tiếp theo",
      "group II II |Nhân lực|||",
      "data II 2 |Đào tạo|Phòng Kinh tế||2026",
    ]);
  });

  it("nests headings A, I, 1 and lets numbers restart", () => {
    const reading = read(
      "| STT | Nội dung | Đơn vị thực hiện |",
      "|---|---|---|",
      "| A | NHÓM CHUNG | |",
      "| I | Thể chế | |",
      "| 1 | Rà soát | |",
      "| 1.1 | Văn bản của xã | Tư pháp |",
      "| 1.2 | Văn bản của thôn | Các thôn |",
      "| 2 | Ban hành quy chế | Văn phòng |",
      "| II | Hạ tầng | |",
      "| 1 | Cáp quang | Phòng Kinh tế |",
      "| B | NHÓM RIÊNG | |",
      "| 1 | Y tế | Trạm Y tế |",
    );
    expect(reading.rows.filter((r) => r.kind === "data").map((r) => `${groupPath(r)} ${r.number}`)).toEqual([
      "A.I.1 1.1",
      "A.I.1 1.2",
      "A.I 2",
      "A.II 1",
      "B 1",
    ]);
  });

  it("reads a heading whose number shares its cell, and one merged over the row", () => {
    const reading = read(
      "| TT | Chỉ tiêu | Chủ trì |",
      "|---|---|---|",
      "| **I. Kinh tế số** | | |",
      "| 1 | Tỷ lệ hộ kinh doanh bán hàng qua mạng đạt 40% | Phòng Kinh tế |",
      "| **II. Xã hội số** | | |",
      "| 1 | Tỷ lệ hộ có cáp quang đạt 90% | Công an xã |",
    );
    expect(roles(reading)).toBe("number indicator lead");
    expect(reading.rows.filter((r) => r.kind === "group").map((r) => r.group.at(-1)!.title)).toEqual([
      "Kinh tế số",
      "Xã hội số",
    ]);
    expect(reading.rows.filter((r) => r.kind === "data").map((r) => groupPath(r))).toEqual(["I", "II"]);
  });

  it("keeps a roman row with cells of its own as data", () => {
    const reading = read(
      "| TT | Nội dung | Chủ trì |",
      "|---|---|---|",
      "| I | Chỉnh trang nhà văn hóa | Các thôn |",
      "| II | Lắp đèn đường | Các thôn |",
    );
    expect(reading.rows.map((r) => r.kind)).toEqual(["header", "data", "data"]);
  });

  it("puts a second header row, whose empty cells were lost, under the heading that spans", () => {
    const reading = read(
      "| TT | Chỉ tiêu | ĐVT | ƯTH 2025 | GIAI ĐOẠN 2026 - 2028 |  |  |",
      "|---|---|---|---|---|---|---|",
      "| Năm 2026 | Năm 2027 | Năm 2028 |  |  |  |  |",
      "| 1 | Lúa | | | | | |",
      "| - | Diện tích | Ha | 90 | 100 | 110 | 120 |",
      "| - | Sản lượng | Tấn | 400 | 500 | 550 | 600 |",
    );
    expect(reading.columns.map((c) => `${c.role} ${c.year ?? ""}`.trim())).toEqual([
      "number",
      "indicator",
      "measure",
      "baseline 2025",
      "value 2026",
      "value 2027",
      "value 2028",
    ]);
    expect(reading.rows.filter((r) => r.kind === "data").map((r) => r.group.at(-1)!.title)).toEqual(["Lúa", "Lúa"]);
  });

  it("reads two header rows over their own columns, and a row that numbers the columns", () => {
    const reading = read(
      "| STT | Nội dung | Phân công |  | Kinh phí |  |",
      "|---|---|---|---|---|---|",
      "|  |  | Chủ trì | Phối hợp | Năm 2026 | Năm 2027 |",
      "| (1) | (2) | (3) | (4) | (5) | (6) |",
      "| 1 | Lập kế hoạch | Văn phòng | Các thôn | 10 | 20 |",
    );
    expect(roles(reading)).toBe("number task lead coordinating budget budget");
    expect(reading.headerRows).toEqual([0, 1, 2]);
    expect(reading.rows.filter((r) => r.kind === "data")).toHaveLength(1);
  });

  it("skips a header printed again on the next page", () => {
    const reading = read(
      "| TT | Nội dung | Chủ trì |",
      "|---|---|---|",
      "| 1 | Lập kế hoạch | Văn phòng |",
      "| TT | Nội dung | Chủ trì |",
      "| 2 | Sơ kết | Văn phòng |",
    );
    expect(reading.rows.map((r) => r.kind)).toEqual(["header", "data", "header", "data"]);
  });

  it("tells the columns of a table without a header by their cells", () => {
    const reading = read(
      "| 1 | Xây dựng kế hoạch tuyên truyền trên hệ thống truyền thanh | Phòng Văn hóa - Xã hội | Các thôn | Quý I/2026 |",
      "|---|---|---|---|---|",
      "| 2 | Kiểm tra an toàn thông tin ở các cơ quan của xã | Công an xã | Các phòng, ban | Thường xuyên |",
      "| 3 | Mua sắm thiết bị số hóa tài liệu lưu trữ | Văn phòng HĐND và UBND xã |  | 6/2026 |",
    );
    expect(roles(reading)).toBe("number task lead coordinating due");
    expect(reading.inferred).toBe(true);
    expect(reading.rows).toHaveLength(3);
  });

  it("takes the words between who does it and by when for the product, and none behind the deadline", () => {
    const cells = ["| 1 | Xây dựng kế hoạch tuyên truyền năm 2026 | Sở Y tế", "Kế hoạch", "Quý I/2026"];
    const next = ["| 2 | Tổng kết công tác chăm sóc sức khỏe nhân dân | Sở Nội vụ", "Báo cáo", "Quý IV/2026"];
    const table = (order: readonly number[]): string =>
      roles(
        read(
          ...[cells, next]
            .map((row) => `${order.map((i) => row[i]).join(" | ")} |`)
            .toSpliced(1, 0, "|---|---|---|---|---|"),
        ),
      );
    expect(table([0, 1, 2])).toBe("number task lead product due");
    expect(table([0, 2, 1])).toBe("number task lead due unknown");
  });

  it("goes on with the columns of the table before, where a table has no header of its own", () => {
    const first = read(
      "| TT | Nội dung | Chủ trì | Hạn |",
      "|---|---|---|---|",
      "| 1 | Lập kế hoạch | Văn phòng | 2026 |",
    );
    const rest = buildStructure(documentOf("# PHỤ LỤC\n\n| 2 | Sơ kết | Văn phòng | 2027 |\n"));
    const table = rest.blocks.find((b) => b.table)!.table!;
    const second = readTable(table, first);
    expect(roles(second)).toBe("number task lead due");
    expect(second.rows.map((r) => r.kind)).toEqual(["data"]);
  });

  it("keeps rows with fewer and with more cells than the header", () => {
    const reading = read(
      "| TT | Nội dung | Chủ trì |",
      "|---|---|---|",
      "| 1 | Lập kế hoạch |",
      "| 2 | Sơ kết | Văn phòng | ngoài lề |",
    );
    expect(shape(reading).slice(1)).toEqual(["data · 1 |Lập kế hoạch||", "data · 2 |Sơ kết|Văn phòng|ngoài lề"]);
    expect(reading.columns.at(-1)).toMatchObject({ role: "unknown", title: "" });
  });

  it("tells an agency column from a column of measures under the one word Đơn vị", () => {
    const agencies = read("| TT | Nội dung | Đơn vị |", "|---|---|---|", "| 1 | Lập kế hoạch | Phòng Kinh tế |");
    const measures = read("| TT | Chỉ tiêu | Đơn vị | Kết quả |", "|---|---|---|---|", "| 1 | Diện tích | Ha | 20 |");
    expect(roles(agencies)).toBe("number task lead");
    expect(roles(measures)).toBe("number indicator measure result");
  });
});
