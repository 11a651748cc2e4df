import { describe, expect, it } from "vitest";
import { readMarker } from "../src/structure/markers.js";
import { type Block, sectionPath } from "../src/structure/types.js";
import { structureOf } from "./support/structure.js";
import { timeRatio } from "./support/time-ratio.js";

const outline = (blocks: readonly Block[]): string[] =>
  blocks
    .filter((b) => b.zone === "body" || b.zone === "annex")
    .map((b) => `${b.kind} ${b.marker ?? ""} ${b.passage.text}`.replace(/\s+/g, " "));

describe("markers", () => {
  it.each([
    ["I. MỤC TIÊU", "roman", "I."],
    ["II- MỤC TIÊU", "roman", "II-"],
    ["IV) Kinh phí", "roman", "IV)"],
    ["1. Mục tiêu chung", "arabic", "1."],
    ["2) Yêu cầu", "arabic", "2)"],
    ["2.1. Đến hết năm 2030", "dotted", "2.1."],
    ["2.1 Đến hết năm 2030", "dotted", "2.1"],
    ["1.2.3. Chuyển đổi số", "dotted", "1.2.3."],
    ["V.1. Sở Y tế", "dotted", "V.1."],
    ["II.2.3 Lĩnh vực nông nghiệp", "dotted", "II.2.3"],
    ["A.1. Công tác chỉ đạo", "dotted", "A.1."],
    ["C3. Về tín dụng", "letter", "C3."],
    ["1/ Phòng Kinh tế", "arabic", "1/"],
    ["2.4/ Số hộ nghèo còn 12 hộ", "dotted", "2.4/"],
    ["a) Phát triển hạ tầng", "letter", "a)"],
    ["đ) Nhân lực", "letter", "đ)"],
    ["_đ) Nhân lực", "letter", "_đ)"],
    ["©) Huy động nguồn lực", "letter", "©)"],
    ["- Tỷ lệ phủ sóng", "minus", "-"],
    ["+ 100% cán bộ", "plus", "+"],
    ["• Mô hình", "bullet", "•"],
    ["\uF0B7 Mô hình", "bullet", "\uF0B7"],
    ["\uF0A7\tMô hình", "bullet", "\uF0A7"],
    ["\uF0D8Tập huấn", "bullet", "\uF0D8"],
    ["\uF0FC 100% cán bộ", "bullet", "\uF0FC"],
    ["\uF02D Tỷ lệ phủ sóng", "minus", "\uF02D"],
    ["➢ Tập huấn", "bullet", "➢"],
    ["✓ Rà soát", "bullet", "✓"],
    ["o Nâng cao chất lượng", "bullet", "o"],
    ["(1) Hạ tầng", "parenthesis", "(1)"],
    ["Điều 1. Phê duyệt", "part", "Điều 1"],
    ["Phần thứ nhất", "part", "Phần thứ nhất"],
    ["A. CÔNG TÁC CHỈ ĐẠO", "part", "A."],
    ["C- NHIỆM VỤ, GIẢI PHÁP", "part", "C-"],
    ["PHẦN THỨ HAI: MỤC TIÊU, NHIỆM VỤ", "part", "PHẦN THỨ HAI"],
  ])("%s", (line, style, printed) => {
    expect(readMarker(line)).toMatchObject({ style, printed });
  });

  it.each([
    "2 trở lên",
    "\uF0B3 95% hồ sơ",
    "\uF0A3 5% hộ nghèo",
    "\uF0B7",
    "o bế trẻ em",
    "on Mobile",
    "22/12/2024 của Bộ Chính trị",
    "1.250 doanh nghiệp",
    "3.000 lượt người",
    "0.77 điểm",
    "85% dân số",
    "V-League",
    "Điều 3 Mục 2 Chương I",
    "C-section",
    "xã Tân Lộc",
    "2026 - 2030",
    "5G đạt 100%",
    "1.5 triệu đồng",
    "2.5/ tháng cho mỗi hộ",
    "2.5/1.000 dân",
    "88/TTr-UBND ngày 12 tháng 02 năm 2026",
    "5/QĐ-TTg ngày 12/02/2026",
    "A1.2 triệu",
    "H5N1. Dịch",
    "I.5 ha rừng",
  ])("%s has none", (line) => expect(readMarker(line)).toBeNull());
});

describe("statements", () => {
  it("ends a heading at 'xã' where its line has room left, and not where the name goes on", () => {
    const full = "Phối hợp với các đơn vị trong và ngoài địa bàn rà soát toàn bộ danh sách công dân";
    const { blocks } = structureOf(
      `I. TỔ CHỨC THỰC HIỆN\n1. ${full} của xã\nTân Lộc theo lịch chung đã thống nhất giữa các bên; ${full.toLowerCase()}\n${full.toLowerCase()} cùng cấp.\n2. Các thành viên Hội đồng xã\nPhụ trách địa bàn theo phân công, dự họp tại các thôn; chịu trách nhiệm về chỉ tiêu của\nđịa bàn được giao và các việc khác của Hội đồng theo phân công.\n3. Công an xã\nRà soát danh sách theo phân công của Hội đồng.\n`,
    );
    expect(outline(blocks).map((line) => line.slice(0, 40))).toEqual([
      "heading I. TỔ CHỨC THỰC HIỆN",
      "item 1. Phối hợp với các đơn vị trong và",
      "heading 2. Các thành viên Hội đồng xã",
      "paragraph Phụ trách địa bàn theo phân cô",
      "heading 3. Công an xã",
      "paragraph Rà soát danh sách theo phân cô",
    ]);
  });

  it("joins wrapped lines, also over a page number, and leads back to each place", () => {
    const text =
      "I. MỤC TIÊU\n- Trường được đánh giá mức độ chuyển đổi số đạt mức\n2 trở lên; có câu lạc bộ\n\n7\n\nkhởi nghiệp hoạt động.\n- Tỷ lệ phủ sóng 5G đạt 62%.\n";
    const { blocks } = structureOf(text);
    expect(outline(blocks)).toEqual([
      "heading I. MỤC TIÊU",
      "item - Trường được đánh giá mức độ chuyển đổi số đạt mức 2 trở lên; có câu lạc bộ khởi nghiệp hoạt động.",
      "item - Tỷ lệ phủ sóng 5G đạt 62%.",
    ]);
    const ranges = blocks[1]!.passage.toRaw();
    expect(ranges).toHaveLength(2);
    expect(ranges.map((r) => text.slice(r.start, r.end).replace(/\s+/g, " ")).join(" ")).toBe(blocks[1]!.passage.text);
  });

  it("keeps a dash inside a wrapped sentence", () => {
    const lines = [
      "I. CHUNG",
      ...Array.from({ length: 8 }, (_, i) => `- Ý thứ ${"abcdefgh"[i]} của kế hoạch phát triển khoa học`),
      "- Đẩy mạnh phát triển khoa học",
      "- công nghệ giai đoạn 2026",
      "- 2030 trên địa bàn.",
    ];
    const found = outline(structureOf(lines.join("\n")).blocks);
    expect(found.at(-1)).toBe("item - Đẩy mạnh phát triển khoa học - công nghệ giai đoạn 2026 - 2030 trên địa bàn.");
  });

  it("reads double-spaced lines as one paragraph", () => {
    const text = [
      "II. YÊU CẦU",
      "1. Bám sát các quan điểm, mục tiêu, nhiệm vụ, giải pháp của cấp trên và",
      "của tỉnh để cụ thể hóa vào điều kiện thực tế của xã trong từng giai đoạn phát",
      "triển; bảo đảm khả thi.",
      "2. Phân công rõ người, rõ việc, rõ trách nhiệm, rõ thời gian, rõ kết quả cho từng",
      "cơ quan, đơn vị trên địa bàn xã.",
      "- Cơ quan chủ trì chịu trách nhiệm đến cùng về kết quả thực hiện nhiệm vụ được",
      "giao theo kế hoạch.",
      "- Cơ quan phối hợp báo cáo đúng hạn.",
    ].join("\n\n");
    const found = outline(structureOf(text).blocks);
    expect(found).toHaveLength(5);
    expect(found[1]).toMatch(/^item 1\. Bám sát .* bảo đảm khả thi\.$/);
  });

  it("builds the tree of sections from markers, Markdown or not", () => {
    const { blocks, sections } = structureOf(
      "**III. MỤC TIÊU**\n\n### **2. Mục tiêu cụ thể**\n\n**2.1. Đến hết năm 2030**\n\n*a) Phát triển hạ tầng*\n\n- Tỷ lệ phủ sóng 5G $\\geq 62\\%$.\n\n**2.2. Đến hết năm 2035**\n\n- Chỉ số chuyển đổi số đạt 0,9.\n",
    );
    expect(sections.map((s) => s.id)).toEqual(["III", "III.2", "III.2.1", "III.2.1.a", "III.2.2"]);
    const five = blocks.find((b) => b.passage.text.includes("5G"))!;
    expect(five.passage.text).toBe("Tỷ lệ phủ sóng 5G ≥ 62%.");
    expect(sectionPath(five.section)).toEqual([
      "III. MỤC TIÊU",
      "2. Mục tiêu cụ thể",
      "2.1. Đến hết năm 2030",
      "a) Phát triển hạ tầng",
    ]);
  });

  it("reads the bullets that Word keeps in the private range", () => {
    const { blocks } = structureOf(
      "I. MỤC TIÊU\n\uF0B7 Tỷ lệ hồ sơ trực tuyến đạt 95%.\n\uF0A7 80% hộ có cáp quang.\n\uF0D8 Tập huấn cán bộ.\n",
    );
    const items = blocks.filter((b) => b.kind === "item").map((b) => b.passage.text);
    expect(items).toEqual(["Tỷ lệ hồ sơ trực tuyến đạt 95%.", "80% hộ có cáp quang.", "Tập huấn cán bộ."]);
  });

  it("hangs plus bullets under the dash bullet before them", () => {
    const { blocks } = structureOf(
      "I. MỤC TIÊU\n- Về hạ tầng số:\n+ 100% thôn có sóng 5G.\n+ 80% hộ có cáp quang.\n- Về dữ liệu:\n+ 90% hồ sơ số hóa.\n",
    );
    const parents = blocks.filter((b) => b.style === "plus").map((b) => b.parent!.passage.text);
    expect(parents).toEqual(["Về hạ tầng số:", "Về hạ tầng số:", "Về dữ liệu:"]);
  });
});

describe("headings", () => {
  const ids = (text: string): string[] => structureOf(text).sections.map((s) => `${s.id} ${s.title}`);

  it("numbered with the mark of their part, over plain numbers", () => {
    expect(
      ids(
        "II. CHỈ TIÊU\nII.1. Chung\nII.2. Lĩnh vực\nII.2.1. Y tế\n1. Tuyến xã\n1.1. Trạm\nII.2.2. Giáo dục\nIII. NHIỆM VỤ\nIII.1. Hạ tầng\n",
      ),
    ).toEqual([
      "II CHỈ TIÊU",
      "II.1 Chung",
      "II.2 Lĩnh vực",
      "II.2.1 Y tế",
      "II.2.1.1 Tuyến xã",
      "II.2.1.1.1 Trạm",
      "II.2.2 Giáo dục",
      "III NHIỆM VỤ",
      "III.1 Hạ tầng",
    ]);
  });

  it("that end in 'số', or are torn in capitals", () => {
    expect(
      ids(
        "I. Chính quyền số\n1. Số hóa hồ sơ.\nII. NHIỆM VỤ TRỌNG TÂM\nNĂM 2026\n1. Mở lớp.\nIV. TỔ\n\nCHỨC THỰC HIỆN\n1. Công an xã\n",
      ),
    ).toEqual([
      "I Chính quyền số",
      "I.1 Số hóa hồ sơ",
      "II NHIỆM VỤ TRỌNG TÂM NĂM 2026",
      "II.1 Mở lớp",
      "IV TỔ CHỨC THỰC HIỆN",
      "IV.1 Công an xã",
    ]);
  });

  it("in capitals are not joined to a heading of its own, nor to what follows in small letters", () => {
    expect(ids("PHẦN THỨ NHẤT\nMỤC TIÊU\nI. CHUNG\n\nYÊU CẦU RIÊNG\nII. NHIỆM VỤ\nNâng cao chất lượng.\n")).toEqual([
      "PHẦN THỨ NHẤT ",
      "PHẦN THỨ NHẤT._ MỤC TIÊU",
      "PHẦN THỨ NHẤT.I CHUNG YÊU CẦU RIÊNG",
      "PHẦN THỨ NHẤT.II NHIỆM VỤ",
    ]);
  });

  it("that name whose unit it is end before the next line where a line is a paragraph", () => {
    expect(
      outline(
        structureOf("V. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân tỉnh\nRà soát thủ tục.\n2. Công an xã\nTuần tra.\n")
          .blocks,
      ),
    ).toEqual([
      "heading V. TỔ CHỨC THỰC HIỆN",
      "heading 1. Ủy ban nhân dân tỉnh",
      "paragraph Rà soát thủ tục.",
      "heading 2. Công an xã",
      "paragraph Tuần tra.",
    ]);
  });
});

describe("zones", () => {
  it("begins the body of a directive with its first paragraph, whatever that begins with", () => {
    const head =
      "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN LỘC             Độc lập - Tự do - Hạnh phúc\n\nCHỈ THỊ\nVề tăng cường bảo vệ rừng\ntrên địa bàn xã năm 2026\n\n";
    const title = (text: string): string =>
      structureOf(head + text)
        .blocks.filter((b) => b.zone === "title")
        .map((b) => b.passage.text)
        .join(" ");
    for (const body of [
      "Công tác bảo vệ rừng đã được các thôn, ban, ngành quan tâm và đạt\nnhiều kết quả; tuy nhiên vẫn còn tình trạng khai thác trái phép ở\nmột số thôn vùng cao của xã.\n\n1. Trưởng các thôn vận động Nhân dân.\n",
      "Trong thời gian qua, công tác bảo vệ rừng đã đạt kết quả\n\nnhất định, song còn hạn chế.\n1. Trưởng các thôn vận động Nhân dân.\n",
    ])
      expect(title(body)).toBe("CHỈ THỊ Về tăng cường bảo vệ rừng trên địa bàn xã năm 2026");
  });

  const plan = `ỦY BAN NHÂN DÂN\t\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ TÂN LỘC\t\t\tĐộc lập - Tự do - Hạnh phúc
Số: 88/KH-UBND\t\t\tTân Lộc, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
Thực hiện chuyển đổi số năm 2026

Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;
UBND xã ban hành Kế hoạch như sau:
I. MỤC TIÊU
- Tỷ lệ phủ sóng 5G đạt 62%.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế: tham mưu UBND xã.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn A

PHỤ LỤC
CÁC CHỈ TIÊU ĐẾN NĂM 2030
(Kèm theo Kế hoạch số 88/KH-UBND)
| TT | Chỉ tiêu | Đơn vị |
|---|---|---|
| 1 | Phủ sóng 5G | % |
`;
  it("parts letterhead, title, basis, body, recipients, signature and annex", () => {
    const s = structureOf(plan);
    expect(s.letterhead.map((p) => p.text)).toContain("XÃ TÂN LỘC");
    expect(s.letterhead.map((p) => p.text)).toContain("Số: 88/KH-UBND");
    expect(
      s.blocks
        .filter((b) => b.zone === "title")
        .map((b) => b.passage.text)
        .join(" "),
    ).toBe("KẾ HOẠCH Thực hiện chuyển đổi số năm 2026");
    expect(s.blocks.filter((b) => b.zone === "basis")).toHaveLength(2);
    expect(s.recipients.map((p) => p.text)).toEqual(["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."]);
    expect(s.signature.map((p) => p.text)).toEqual(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn A"]);
    const table = s.blocks.find((b) => b.table)!;
    expect([table.zone, table.annex, table.table!.grid.length]).toEqual(["annex", 1, 2]);
  });

  it.each(["Biểu số 01", "Biểu 1", "Phụ biểu số 02", "BIỂU SỐ 01", "PHỤ BIỂU 01", "CÁC CHỈ TIÊU NĂM 2026"])(
    "takes the table below a signature for an annex, under %s",
    (title) => {
      const s = structureOf(plan.replace("PHỤ LỤC", title));
      expect(s.blocks.filter((b) => b.table).map((b) => [b.zone, b.annex])).toEqual([["annex", 1]]);
      expect(s.signature.map((p) => p.text).slice(0, 3)).toEqual(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn A"]);
    },
  );

  it("does not take a signature drawn as a table for an annex", () => {
    const s = structureOf(
      plan.replace(
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn A\n",
        "TM. ỦY BAN NHÂN DÂN\n| | CHỦ TỊCH |\n|---|---|\n| | Lê Văn A |\n",
      ),
    );
    expect(s.blocks.filter((b) => b.table && b.zone === "annex")).toHaveLength(1);
  });

  it("reads a text with no heading, one sentence, nothing but bullets", () => {
    expect(structureOf("Phấn đấu đạt 85% hộ dân.").blocks.map((b) => b.zone)).toEqual(["body"]);
    expect(
      structureOf(Array.from({ length: 10_000 }, (_, i) => `- Việc số ${i} của xã.`).join("\n")).blocks,
    ).toHaveLength(10_000);
    expect(structureOf("").blocks).toEqual([]);
  });
});

describe("hostile text stays linear", () => {
  const shapes: Record<string, (n: number) => string> = {
    "one long line": (n) => "a ".repeat(n),
    blanks: (n) => ` ${"\t ".repeat(n)}x`,
    stars: (n) => `**x** ${"*".repeat(n)}`,
    dollars: (n) => `**x** ${"$ ".repeat(n)}`,
    pipes: (n) => `| a | b |\n|---|---|\n${"|".repeat(n)}`,
    "tables over tables": (n) => "| TT | Nhiệm vụ |\n|:-:|---|\n| TT | Chỉ tiêu | ĐVT |\n|---|---|---|\n".repeat(n / 8),
    "a separator without end": (n) => `| TT | Nhiệm vụ |\n|${":-:|".repeat(n)}x\n`,
    digits: (n) => "1.".repeat(n),
    brackets: (n) => "(".repeat(n),
    dashes: (n) => "- ".repeat(n),
    percent: (n) => "≥ 5% và ".repeat(n),
    roman: (n) => "I".repeat(n),
  };
  it.each(Object.entries(shapes))("%s", (_name, make) => {
    // Four times the text takes about four times as long; a quadratic step would take sixteen.
    expect(timeRatio(10_000, make, structureOf)).toBeLessThan(10);
  });
});

describe("paragraphs that follow one another", () => {
  const words = (text: string): string[] =>
    structureOf(text)
      .blocks.filter((b) => b.zone === "body")
      .map((b) => b.passage.text);
  const filler = Array.from(
    { length: 10 },
    (_, i) => `- Tuyên truyền lần thứ ${i} về kế hoạch này đến từng hộ dân ở các thôn của xã, bảo đảm\nthiết thực.`,
  ).join("\n");

  it("parts them by the indent of the first line, even where the line before is full", () => {
    const found = words(`I. NHIỆM VỤ
${filler}
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế:
Tham mưu Ủy ban nhân dân xã triển khai Kế hoạch này, theo dõi các thôn thực hiện.
Định kỳ hàng năm tổng hợp kết quả của các thôn, báo cáo
Ủy ban nhân dân xã trước ngày 15 tháng 12 để chỉ đạo kịp thời.
`);
    expect(found.at(-2)).toMatch(/^Tham mưu .* thực hiện\.$/u);
    expect(found.at(-1)).toMatch(/^Định kỳ .* kịp thời\.$/u);
  });

  it("does not join a short heading with what stands below it, also where it ends with 'số'", () => {
    const long = "Rà soát, nâng cấp mạng nội bộ, bảo đảm kết nối an toàn với mạng của tỉnh; ".repeat(3);
    const found = words(
      `I. NHIỆM VỤ\n1. Phát triển nền tảng số\n${long}\n2. Dữ liệu\n${long}\n3. Nhân lực\n${long}\n4. An toàn\n${long}\n`,
    );
    expect(found.slice(0, 3)).toEqual(["NHIỆM VỤ", "Phát triển nền tảng số", long.trim()]);
  });
});

describe("numbers without points", () => {
  it("mark headings in capitals, and items where they follow one another", () => {
    const { sections, blocks } = structureOf(`ĐẢNG ỦY PHƯỜNG TÂN LỘC

NGHỊ QUYẾT
về an ninh, trật tự

I TÌNH HÌNH CHUNG

Tình hình ổn định.

II TỔ CHỨC THỰC HIỆN

1 Đảng ủy Công an phường chủ trì các đợt cao điểm.

2 Giao Văn phòng Đảng ủy theo dõi, đôn đốc.

3 Đề nghị Mặt trận Tổ quốc phường giám sát.
`);
    expect(sections.map(({ marker, title }) => `${marker} ${title}`)).toEqual(
      expect.arrayContaining(["I TÌNH HÌNH CHUNG", "II TỔ CHỨC THỰC HIỆN"]),
    );
    expect(blocks.filter(({ style }) => style === "arabic").map(({ marker }) => marker)).toEqual(["1", "2", "3"]);
  });

  it("are part of the words where no series tells otherwise", () => {
    const { blocks } = structureOf(`I. NHIỆM VỤ

Thành lập mới

2 Tổ công nghệ số cộng đồng tại các thôn.
`);
    expect(blocks.filter(({ style }) => style === "arabic")).toEqual([]);
  });
});

describe("what a text without numbers or letterhead tells", () => {
  const under = (text: string): string[] =>
    structureOf(text).blocks.map((b) => `${b.zone} ${b.parent?.passage.text ?? "·"} › ${b.passage.text}`);

  it("a line in plain letters that names aims heads the points below it, and stands under a heading in capitals", () => {
    expect(
      under(`A. KẾT QUẢ
- Đã trồng 12 ha rừng.
PHƯƠNG HƯỚNG NHIỆM KỲ 2025 - 2030
Ảnh minh họa
Các chỉ tiêu chủ yếu năm 2026:
1. Thu ngân sách: 12 tỷ đồng.
2. Thu nhập bình quân: 70 triệu đồng.
`),
    ).toEqual([
      "body · › KẾT QUẢ",
      "body KẾT QUẢ › Đã trồng 12 ha rừng.",
      "body KẾT QUẢ › PHƯƠNG HƯỚNG NHIỆM KỲ 2025 - 2030",
      "body PHƯƠNG HƯỚNG NHIỆM KỲ 2025 - 2030 › Ảnh minh họa",
      "body PHƯƠNG HƯỚNG NHIỆM KỲ 2025 - 2030 › Các chỉ tiêu chủ yếu năm 2026:",
      "body Các chỉ tiêu chủ yếu năm 2026: › Thu ngân sách: 12 tỷ đồng.",
      "body Các chỉ tiêu chủ yếu năm 2026: › Thu nhập bình quân: 70 triệu đồng.",
    ]);
    // A sentence is none
    expect(under("I. MỤC TIÊU\nMục tiêu phát triển dân số được giữ vững.\n- Mức sinh đạt 2,1 con.\n")[2]).toBe(
      "body MỤC TIÊU › Mức sinh đạt 2,1 con.",
    );
  });

  it("an official letter goes on behind those it is addressed to", () => {
    const zones = (text: string): string[] =>
      structureOf(text).blocks.map((b) => `${b.zone} ${b.passage.text.slice(0, 24)}`);
    expect(
      zones(`UBND HUYỆN TÂN HÒA
Số: 476/UBND
V/v phòng, chống sốt xuất huyết

Kính gửi:

- Trung tâm Y tế huyện;

- Ủy ban nhân dân các xã.

Thực hiện Kế hoạch số 47/KH-UBND ngày 05/6/2026 của Ủy ban nhân dân tỉnh, Chủ tịch Ủy ban nhân dân huyện có ý kiến như sau:

1. Giao Trung tâm Y tế huyện chủ trì triển khai.
`),
    ).toEqual([
      "letterhead UBND HUYỆN TÂN HÒA",
      "letterhead Số: 476/UBND",
      "title V/v phòng, chống sốt xuấ",
      "recipients Kính gửi:",
      "recipients Trung tâm Y tế huyện;",
      "recipients Ủy ban nhân dân các xã.",
      "body Thực hiện Kế hoạch số 47",
      "body Giao Trung tâm Y tế huyệ",
    ]);
  });

  it("a report of a plan in one paragraph is no legal basis", () => {
    const said =
      "UBND tỉnh vừa xây dựng Kế hoạch phòng chống bạo lực gia đình. Mục tiêu là nâng cao nhận thức. Phấn đấu đến năm 2030 có trên 95% số hộ được tuyên truyền.";
    expect(structureOf(`11:10, 25/06/2026\n${said}\n`).blocks.at(-1)!.zone).toBe("body");
  });

  it("only empty lines part the paragraphs of a text that is wrapped so", () => {
    const point = (n: number): string =>
      `- Chủ trì, phối hợp với các cơ\nquan, đơn vị liên quan rà soát, hoàn thiện và triển khai các quy định pháp luật đợt ${n} để\nnâng cao hiệu quả của các hoạt động nâng cao nhận thức cộng đồng và quản lý.\n\n`;
    const text = `**V. TỔ CHỨC\nTHỰC HIỆN**\n\n1. Giao Sở\nNông nghiệp và Môi trường là cơ quan đầu mối, chủ trì, hướng dẫn thực hiện Đề án trên\nđịa bàn; tổ chức thực hiện các nhiệm vụ sau:\n\n${[1, 2, 3, 4, 5, 6, 7, 8].map(point).join("")}2. Bộ Tư lệnh\nThành phố chủ trì, phối hợp với các sở đưa nội dung vào chương trình huấn luyện.\n`;
    const { blocks } = structureOf(text);
    expect(blocks.map((b) => b.passage.text.slice(0, 34))).toEqual([
      "TỔ CHỨC THỰC HIỆN",
      "Giao Sở Nông nghiệp và Môi trường ",
      ...Array.from({ length: 8 }, () => "Chủ trì, phối hợp với các cơ quan,"),
      "Bộ Tư lệnh Thành phố chủ trì, phối",
    ]);
  });

  it("a full line before the end of a page goes on behind it", () => {
    const lines = [
      "II. NHIỆM VỤ",
      "- Chủ trì, phối hợp với các cơ quan liên quan khẩn trương đề xuất chính sách tín dụng để tháo gỡ",
      "khó khăn cho các đối tượng bị ảnh hưởng bởi dịch bệnh trên địa bàn, báo cáo Chủ tịch Ủy ban nhân dân",
      "",
      "2",
      "",
      "Tỉnh trong tháng 3 năm 2026.",
      "- Tiếp tục triển khai các giải pháp đẩy mạnh thanh toán không dùng tiền mặt trên địa bàn toàn tỉnh, các",
      "chương trình miễn, giảm phí dịch vụ thanh toán điện tử nhằm hỗ trợ trực tiếp cho người sử dụng dịch vụ.",
      "- Trình ngay Ủy ban nhân dân tỉnh quyết định về việc thí điểm thanh toán cho các dịch vụ có giá trị nhỏ",
      "tại các xã, phường.",
    ];
    expect(structureOf(`${lines.join("\n")}\n`).blocks[1]!.passage.text).toMatch(
      /nhân dân Tỉnh trong tháng 3 năm 2026\.$/u,
    );
  });
});

describe("what is printed on a page besides the text", () => {
  it("the gazette's head, a file's name and the stamp of a digital signature part no sentence", () => {
    const { blocks } = structureOf(
      `I. NHIỆM VỤ
1. Củng cố mạng lưới thư viện, phòng đọc cơ sở ở các thôn, bản, tổ dân phố và các
CÔNG BÁO/Số 259/Ngày 30-04-2026
52
trường học trên địa bàn xã.
18.KH05.DOC 9
2. Mua sách mới hằng năm.
Ký bởi: CÔNG BÁO
Cơ quan: VĂN PHÒNG
Ngày ký: 2026-05-27 07:55:25 +07:00
3. Cơ quan: nơi đọc sách của cán bộ.
`,
    );
    expect(blocks.map(({ passage }) => passage.text)).toEqual([
      "NHIỆM VỤ",
      "Củng cố mạng lưới thư viện, phòng đọc cơ sở ở các thôn, bản, tổ dân phố và các trường học trên địa bàn xã.",
      "Mua sách mới hằng năm.",
      "Cơ quan: nơi đọc sách của cán bộ.",
    ]);
  });

  it("a bold run may end within the second line of its heading", () => {
    const { sections } = structureOf(
      "## IV. TỔ CHỨC\n\n**1. Sở\nTài chính **(cơ quan chủ trì)\n\n- Bố trí kinh phí.\n\n**Sở Y\ntế** chủ trì việc khám sức khỏe cho người cao tuổi.\n",
    );
    expect(sections.map(({ title }) => title)).toEqual(["TỔ CHỨC", "Sở Tài chính (cơ quan chủ trì)"]);
  });

  it("'3,' behind point 2 is point 3 as a scan gives it", () => {
    const { sections } = structureOf(
      "I. PHÂN CÔNG\n1. Phòng Kinh tế\n- Bố trí kinh phí.\n2. Công an xã\n- Giữ trật tự.\n3, Trạm Y tế\n- Trực cấp cứu.\n7, Hội Nông dân\n",
    );
    expect(sections.map(({ id }) => id)).toEqual(["I", "I.1", "I.2", "I.3"]);
  });

  it("'HI-' before a title in capitals is III as a scan gives it", () => {
    const { sections } = structureOf(
      "II- NHIỆM VỤ\nMở thư viện.\nHI- TỔ CHỨC THỰC HIỆN\nCác thôn thực hiện.\nHI vọng của dân.\n",
    );
    expect(sections.map(({ id }) => id)).toEqual(["II", "III"]);
  });
});
