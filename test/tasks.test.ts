import { describe, expect, it } from "vitest";
import { extractTasks } from "../extractors/tasks/index.js";
import { dutyOfTitle } from "../extractors/tasks/words.js";
import type { DocumentFacts, Task } from "../src/model/facts.js";
import type { Finding } from "../src/model/finding.js";
import { structureOf } from "./support/structure.js";
import { timeRatio } from "./support/time-ratio.js";

const FACTS: DocumentFacts = {
  docType: "Kế hoạch",
  number: null,
  date: null,
  title: null,
  issuer: "Ủy ban nhân dân xã Tân Lộc",
  locality: "xã Tân Lộc",
  province: "tỉnh Hoa Lư",
  level: "commune",
  signer: null,
  signerTitle: null,
  planYear: 2026,
  period: null,
  recipients: [],
};

const readAll = (text: string): { tasks: readonly Task[]; findings: readonly Finding[] } =>
  extractTasks(structureOf(text), FACTS);
const read = (text: string): readonly Task[] => readAll(text).tasks;
const names = (units: Task["lead"]): string => units.map((u) => u.name).join(" + ");
/** "who | what | when" of each duty, the words cut after some. */
const duties = (text: string, cut = 40): string[] =>
  read(text).map((t) => `${names(t.lead) || "·"} | ${t.text.slice(0, cut)} | ${t.due?.text ?? "·"}`);

describe("task tables", () => {
  const HEAD = "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Sản phẩm | Thời gian |\n|---|---|---|---|---|---|\n";

  it("reads all fields of a row, and where they stand", () => {
    const text = `# PHỤ LỤC\n\n${HEAD}| **I** | **Hạ tầng** | | | | |\n| 1. | Số hóa hồ sơ | Phòng Kinh tế, Công an xã | Các thôn | Báo cáo | Quý II/2026 |\n`;
    const [task] = read(text);
    expect(task).toMatchObject({
      origin: "table",
      group: "I",
      row: 1,
      text: "Số hóa hồ sơ",
      leadText: "Phòng Kinh tế, Công an xã",
      coordinatingText: "Các thôn",
      product: "Báo cáo",
      due: { kind: "in", start: "2026-04-01", end: "2026-06-30", from: "cell" },
    });
    expect(names(task!.lead)).toBe("Phòng Kinh tế + Công an xã");
    expect(task!.spans!.map((s) => text.slice(s.start, s.end)).join(" ")).toBe(task!.quote);
  });

  it("keeps '2.1' as a string and nests headings", () => {
    const tasks = read(
      `# PHỤ LỤC\n\n${HEAD}| A | CHUNG | | | | |\n| II | Nhân lực | | | | |\n| 2 | Đào tạo | | | | |\n| 2.1 | Tập huấn cán bộ | Văn phòng | | | 2026 |\n`,
    );
    expect(tasks.map((t) => [t.group, t.row])).toEqual([["A.II.2", "2.1"]]);
  });

  it("dates rows by their heading, ticks of year columns, else by the annex", () => {
    const rows = read(
      "# PHỤ LỤC\nPHÂN CÔNG CHỈ TIÊU ĐẾN NĂM 2030\n\n| TT | Nội dung | Chủ trì | Năm 2026 | Năm 2027 |\n|---|---|---|---|---|\n| 1 | Lập quy hoạch | Phòng Kinh tế | x | |\n| 2 | Xây chợ | Phòng Kinh tế | x | x |\n| 3 | Mở chợ số | Phòng Kinh tế | | |\n",
    );
    expect(rows.map((t) => [t.due?.start, t.due?.end, t.due?.from])).toEqual([
      ["2026-01-01", "2026-12-31", "column"],
      ["2026-01-01", "2027-12-31", "column"],
      [null, "2030-12-31", "section"],
    ]);
  });

  it("dates rows by the one column that has a year, and cells by the year of theirs", () => {
    const due = (head: string, cell: string): (string | null | undefined)[] =>
      read(
        `# PHỤ LỤC\n\n| TT | Chỉ tiêu | Thực hiện năm 2024 | ${head} | Cơ quan theo dõi |\n|---|---|---|---|---|\n| 1 | Số bác sĩ | 11 | ${cell} | Sở Y tế |\n`,
      ).map((t) => t.due?.end);
    expect(due("Mục tiêu đến năm 2030", "15")).toEqual(["2030-12-31"]);
    expect(due("Thực hiện đến năm 2030", "15")).toEqual(["2030-12-31"]);
    expect(due("Mục tiêu đến năm 2030", "")).toEqual([undefined]);
    expect(due("Năm 2026 | Năm 2027", "12 | 15")).toEqual([undefined]);
    expect(due("Năm 2025", "15")).toEqual([undefined]);
    expect(due("Thời gian hoàn thành năm 2027", "Quý II")).toEqual(["2027-06-30"]);
  });

  it("reads who answers for the rows of an indicator table, and no tasks from figures alone", () => {
    const owned =
      "# PHỤ LỤC\n\n| TT | Chỉ tiêu | Chủ trì |\n|---|---|---|\n| 1 | Tỷ lệ hộ có cáp quang đạt 90% | Công an xã |\n| 2 | Tỷ lệ hộ nghèo còn 2% | |\n";
    const figures =
      "# PHỤ LỤC\n\n| TT | Chỉ tiêu | ĐVT | Năm 2026 |\n|---|---|---|---|\n| 1 | Diện tích lúa | Ha | 200 |\n";
    expect(read(owned).map((t) => names(t.lead))).toEqual(["Công an xã"]);
    expect(read(figures)).toEqual([]);
  });

  it("gives a row without a lead that of the row above, as doubtful, where all others name theirs", () => {
    const row = (n: number, rest: string): string => `| ${n} | Rà soát hồ sơ đợt ${n} | ${rest} |\n`;
    const full = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => row(n, "Phòng Kinh tế | Công an xã | Báo cáo | Quý II/2026"));
    const read10 = (last: string): Task => read(`# PHỤ LỤC\n\n${HEAD}${full.join("")}${row(10, last)}`).at(-1)!;
    const merged = read10(" | | Báo cáo | Quý III/2026");
    expect([names(merged.lead), names(merged.coordinating), merged.leadText, merged.confidence]).toEqual([
      ...["Phòng Kinh tế", "Công an xã", null, "doubtful"],
    ]);
    expect(merged.fields?.["lead"]).toMatchObject({ how: "inferred", from: "row-above", span: { line: 13 } });
    expect(names(read10(" | Các thôn | Báo cáo | Quý III/2026").coordinating)).toBe("Các thôn");
    // nothing but words: a remark, no row of its own
    expect(read10(" | | | ").lead).toEqual([]);
    const half = [1, 2, 3, 4, 5, 6].map((n) => row(n, `${n % 2 ? "Phòng Kinh tế" : ""} | | Báo cáo | Quý II/2026`));
    expect(read(`# PHỤ LỤC\n\n${HEAD}${half.join("")}`)[1]!.lead).toEqual([]);
  });

  it("does so too where the rows without a lead name who helps", () => {
    const row = (n: number): string =>
      `| ${n} | Rà soát hồ sơ đợt ${n} | ${n % 3 === 0 ? "" : "Phòng Kinh tế"} | Công an xã | Báo cáo | Quý II/2026 |\n`;
    const rows = [1, 2, 3, 4, 5, 6, 7, 8].map(row).join("");
    expect(read(`# PHỤ LỤC\n\n${HEAD}${rows}`).map((t) => [names(t.lead), t.confidence])[2]).toEqual([
      "Phòng Kinh tế",
      "doubtful",
    ]);
    // One that names nobody at all: the others are no merged cells either
    const none = "| 9 | Rà soát hồ sơ đợt 9 | | | Báo cáo | Quý II/2026 |\n";
    expect(read(`# PHỤ LỤC\n\n${HEAD}${rows}${none}`)[2]!.lead).toEqual([]);
  });

  it("does so for many rows where each heading has a lead right below it, a numbered row without any cell too; not where one has none", () => {
    const rows = [
      "Phòng Kinh tế | | | 2026",
      " | Các thôn | | ",
      " | | | ",
      " | | Báo cáo | 2027",
      ...Array.from({ length: 3 }, () => "Công an xã | | | 2027"),
    ];
    const group = (n: number, first: number): string =>
      `| ${["I", "II", "III", "IV", "V", "VI"][n]} | Nhóm việc ${n} | | | | |\n${rows
        .map(
          (rest, i) =>
            `| ${n * 7 + i + 1} | Rà soát hồ sơ đợt ${i} | ${i < first ? rest.replace(/^[^|]*/u, " ") : rest} |\n`,
        )
        .join("")}`;
    const leads = (last: number): string[] =>
      read(`# PHỤ LỤC\n\n${HEAD}${[0, 1, 2, 3, 4, 5].map((n) => group(n, n === 5 ? last : 0)).join("")}`).map((t) =>
        names(t.lead),
      );
    expect(leads(0).slice(0, 5)).toEqual([...Array.from({ length: 4 }, () => "Phòng Kinh tế"), "Công an xã"]);
    expect(leads(1).slice(0, 5)).toEqual(["Phòng Kinh tế", "", "", "", "Công an xã"]);
  });

  it("leaves a lead empty where the table shows what its cells span", () => {
    const line = (n: string, task: string, lead: string, due: string): string =>
      `${n.padEnd(6)}${task.padEnd(34)}${lead.padEnd(24)}${due}\n`;
    const rows = Array.from({ length: 10 }, (_, i) =>
      line(`${i + 1}`, `Rà soát hồ sơ đợt ${i + 1}`, i === 9 ? "" : "Phòng Kinh tế", "Quý II/2026"),
    );
    const found = read(`PHỤ LỤC\n\n${line("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")}${rows.join("")}`);
    expect(found.map((task) => names(task.lead))).toEqual([...Array.from({ length: 9 }, () => "Phòng Kinh tế"), ""]);
  });

  it("splits a cell that says both who leads and who helps", () => {
    const [task] = read(
      "# PHỤ LỤC\n\n| TT | Nội dung | Đơn vị thực hiện | Hạn |\n|---|---|---|---|\n| 1 | Số hóa hồ sơ | Chủ trì: Phòng Kinh tế; Phối hợp: Công an xã | 2026 |\n",
    );
    expect([names(task!.lead), names(task!.coordinating)]).toEqual(["Phòng Kinh tế", "Công an xã"]);
  });

  it("reads who helps from remarks that begin with it, where no column is for that", () => {
    const found = read(
      `# PHỤ LỤC\n\n| TT | Nội dung | Chủ trì | Thời gian | Ghi chú |\n|---|---|---|---|---|\n${[
        "| 1 | Số hóa hồ sơ | Phòng Kinh tế | 2026 | Phối hợp Công an xã, các thôn |",
        "| 2 | Rà soát quy chế | Phòng Kinh tế | 2026 | Phối hợp chặt chẽ để kịp tiến độ |",
        "| 3 | Tổng kết | Văn phòng | 2026 | Sở Y tế hướng dẫn |",
      ].join("\n")}\n`,
    );
    expect(found.map((task) => names(task.coordinating))).toEqual(["Công an xã + các thôn", "", ""]);
  });

  it("keeps cells of a column that it does not know, and says so", () => {
    const { tasks, findings } = readAll(
      "# PHỤ LỤC\n\n| TT | Nội dung | Chủ trì | Mức ưu tiên | Ghi chú |\n|---|---|---|---|---|\n| 1 | Số hóa hồ sơ | Phòng Kinh tế | Cao | Vốn tỉnh |\n",
    );
    expect(findings.map((f) => f.code)).toEqual(["unknown-column"]);
    expect(tasks[0]!.fields).toMatchObject({ "Mức ưu tiên": { text: "Cao" }, "Ghi chú": { text: "Vốn tỉnh" } });
  });

  it("keeps an impossible date as printed, with a finding, and rows with too few or too many cells", () => {
    const { tasks, findings } = readAll(
      "# PHỤ LỤC\n\n| TT | Nội dung | Chủ trì | Hạn |\n|---|---|---|---|\n| 1 | Lập sổ | Văn phòng | 31/02/2026 |\n| 2 | Sơ kết |\n| 3 | Tổng kết | Văn phòng | 2026 | thừa |\n",
    );
    expect(tasks.map((t) => t.text)).toEqual(["Lập sổ", "Sơ kết", "Tổng kết"]);
    expect(tasks[0]!.due).toMatchObject({ text: "31/02/2026", start: null, end: null });
    expect(findings.map((f) => f.code).sort()).toEqual(["impossible-date", "row-longer-than-header"]);
  });

  it("takes the year of a quarter from the row that heads it, where that names one", () => {
    const due = (group: string): string | null | undefined =>
      read(
        `# PHỤ LỤC\n\n${HEAD}| **A** | **${group}** | | | | |\n| 1 | Lập sổ theo dõi | Công an xã | | | Quý II |\n`,
      )[0]!.due?.end;
    expect(due("NHIỆM VỤ HOÀN THÀNH TRONG NĂM 2027")).toBe("2027-06-30");
    // The plan's own year
    expect(due("NHIỆM VỤ GIAI ĐOẠN 2026 - 2030")).toBe("2026-06-30");
  });

  it("keeps prose in a unit cell as printed, with a finding, and guesses no unit", () => {
    const lead = (cell: string): readonly [string, string | null, readonly string[]] => {
      const { tasks, findings } = readAll(
        `# PHỤ LỤC\n\n${HEAD}| 1 | Rà soát hồ sơ | ${cell} | | Báo cáo | Quý II/2026 |\n| 2 | Lập sổ | Công an xã | | | |\n`,
      );
      return [names(tasks[0]!.lead), tasks[0]!.leadText, findings.map(({ code }) => code)];
    };
    for (const prose of [
      "Sau khi có ý kiến của tỉnh thì giao cho đơn vị phù hợp thực hiện",
      "Thực hiện theo phân công của Chủ tịch UBND xã",
    ])
      expect(lead(prose)).toEqual(["", prose, ["prose-for-unit"]]);
    for (const unit of [
      "Phòng Kinh tế",
      "Các đơn vị được giao nhiệm vụ",
      "Kiểm toán nhà nước khu vực X",
      "VTV",
      "Nhà thầu",
    ])
      expect(lead(unit)).toEqual([unit, unit, []]);
  });

  it("says so where a deadline cell cannot be read, and leaves the task without a date", () => {
    const { tasks, findings } = readAll(
      `# PHỤ LỤC\n\n${HEAD}| 1 | Lập quy hoạch chợ | Phòng Kinh tế | | | Đúng hạn |\n| 2 | Xây chợ | Phòng Kinh tế | | | Quý II/2026 |\n`,
    );
    expect(tasks.map((t) => t.due?.end ?? null)).toEqual([null, "2026-06-30"]);
    expect(findings.map((f) => [f.code, f.severity, f.message])).toEqual([
      ["unread-due", "warning", 'Thời hạn "Đúng hạn" không đọc được thành thời hạn; giữ nguyên như in.'],
    ]);
    expect(findings[0]!.spans[0]!.line).toBe(5);
  });

  it("reads a table right below the title of the plan, and its rows beyond the thousandth", () => {
    const head = "UBND XÃ TÂN LỘC\n\nSố: 17/KH-UBND\n\nKẾ HOẠCH\nThực hiện nhiệm vụ năm 2026\n\n";
    const rows = Array.from({ length: 2100 }, (_, i) => `| ${i + 1} | Rà soát hồ sơ | Công an xã | | | |\n`).join("");
    for (const annex of ["", "PHỤ LỤC\n\n"]) {
      const found = read(`${head}${annex}${HEAD}${rows}`);
      expect(found.map((t) => t.row)).toEqual(Array.from({ length: 2100 }, (_, i) => i + 1));
    }
  });

  it("grows with the number of rows, not faster", () => {
    const table = (rows: number): string =>
      `# PHỤ LỤC\n\n${HEAD}${Array.from({ length: rows }, (_, i) => `| ${i + 1} | Số hóa hồ sơ số ${i} | Phòng Kinh tế | Các thôn | Báo cáo | 6/2026 |\n`).join("")}`;
    expect(read(table(5000))).toHaveLength(5000);
    expect(timeRatio(500, table, read)).toBeLessThan(20);
  });
});

describe("duties under units", () => {
  it("gives bullets and paragraphs to the unit in the heading", () => {
    expect(
      duties(`V. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế:
Chủ trì, phối hợp với Công an xã triển khai kế hoạch này.
Định kỳ báo cáo trước ngày 25 hằng tháng.
2. Công chức Tư pháp; Văn phòng HĐND&UBND xã
- Là đầu mối theo dõi việc thực hiện kế hoạch.
3. Đề nghị Hội Phụ nữ xã
- Vận động hội viên tham gia chợ số.
4. Các thôn tuyên truyền đến từng hộ dân; hoàn thành trong tháng 5/2026.
Trên đây là Kế hoạch của Ủy ban nhân dân xã, yêu cầu các thôn thực hiện nghiêm túc./.
`),
    ).toEqual([
      "Phòng Kinh tế | Chủ trì, phối hợp với Công an xã triển k | ·",
      "Phòng Kinh tế | Định kỳ báo cáo trước ngày 25 hằng tháng | trước ngày 25 hằng tháng",
      "Công chức Tư pháp + Văn phòng HĐND&UBND xã | Là đầu mối theo dõi việc thực hiện kế ho | ·",
      "Hội Phụ nữ xã | Vận động hội viên tham gia chợ số. | ·",
      "Các thôn | Các thôn tuyên truyền đến từng hộ dân; h | hoàn thành trong tháng 5/2026",
    ]);
  });

  it("hands a duty on to the unit that is directed, beside the one that directs", () => {
    expect(
      duties(`II. TỔ CHỨC THỰC HIỆN
1. Đảng ủy xã
- Chỉ đạo Phòng Kinh tế: Rà soát các dự án chậm tiến độ.
- Chỉ đạo Phòng Văn hóa - Xã hội:
+ Biên soạn tài liệu tuyên truyền về chợ số.
- Nắm bắt kịp thời ý kiến của Nhân dân.
`),
    ).toEqual([
      "Phòng Kinh tế + Đảng ủy xã | Rà soát các dự án chậm tiến độ. | ·",
      "Phòng Văn hóa - Xã hội + Đảng ủy xã | Biên soạn tài liệu tuyên truyền về chợ s | ·",
      "Đảng ủy xã | Nắm bắt kịp thời ý kiến của Nhân dân. | ·",
    ]);
  });

  it("cuts a paragraph where another doer takes over", () => {
    expect(
      duties(`III. TỔ CHỨC THỰC HIỆN
1. Giao Phòng Văn hóa - Xã hội chủ trì, phối hợp với các thôn tổ chức tuyên truyền. Phòng Kinh tế bố trí kinh phí, hoàn thành trước ngày 30/6/2026.
2. Công an xã bảo đảm an ninh mạng. Công an xã báo cáo hằng quý.
`),
    ).toEqual([
      "Phòng Văn hóa - Xã hội | Giao Phòng Văn hóa - Xã hội chủ trì, phố | ·",
      "Phòng Kinh tế | Phòng Kinh tế bố trí kinh phí, hoàn thàn | hoàn thành trước ngày 30/6/2026",
      expect.stringMatching(/^Công an xã \| Công an xã bảo đảm an ninh mạng\. Công an/u),
    ]);
  });

  it("takes a doer that no lexicon knows, in a heading or before words of command", () => {
    expect(
      duties(`IV. TỔ CHỨC THỰC HIỆN
1. Đảng đoàn Hội đồng nhân dân lãnh đạo, chỉ đạo rà soát các nghị quyết.
2. Cấp ủy, chính quyền, Ban công tác mặt trận các tổ dân phố
- Tuyên truyền đến từng hộ dân.
3. Kinh phí
Kinh phí thực hiện do ngân sách xã bảo đảm theo phân cấp hiện hành.
`),
    ).toEqual([
      "Đảng đoàn Hội đồng nhân dân | Đảng đoàn Hội đồng nhân dân lãnh đạo, ch | ·",
      expect.stringMatching(/^Cấp ủy.*Ban công tác mặt trận.* \| Tuyên truyền đến từng hộ dân\. \| ·$/u),
    ]);
  });

  it("gives a point to the one unit of its heading that it names, and reads names that hold a verb whole", () => {
    expect(
      duties(`IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế, Phòng Văn hóa - Xã hội
- Rà soát các hộ kinh doanh trên địa bàn.
- Phòng Kinh tế tổng hợp, gửi báo cáo cho Công an xã.
2. Các cơ quan được giao chủ trì tại Mục III
- Xây dựng kế hoạch chi tiết của từng việc.
3. Công an tỉnh
- Chỉ đạo Phòng Cảnh sát điều tra tội phạm về ma tuý xác lập chuyên án.
4. Công an xã, Đảng uỷ Quân sự xã căn cứ chức năng, nhiệm vụ xây dựng kế hoạch của mình.
5. Các cơ sở khám chữa bệnh
- Báo cáo kết quả về Trạm Y tế xã.
`),
    ).toEqual([
      "Phòng Kinh tế + Phòng Văn hóa - Xã hội | Rà soát các hộ kinh doanh trên địa bàn. | ·",
      "Phòng Kinh tế | Phòng Kinh tế tổng hợp, gửi báo cáo cho  | ·",
      "Các cơ quan được giao chủ trì tại Mục III | Xây dựng kế hoạch chi tiết của từng việc | ·",
      "Phòng Cảnh sát điều tra tội phạm về ma tuý + Công an tỉnh | Chỉ đạo Phòng Cảnh sát điều tra tội phạm | ·",
      "Công an xã + Đảng uỷ Quân sự xã | Công an xã, Đảng uỷ Quân sự xã căn cứ ch | ·",
      "Các cơ sở khám chữa bệnh | Báo cáo kết quả về Trạm Y tế xã. | ·",
    ]);
  });

  it("reads who acts in the ways offices write it", () => {
    const who = (text: string): string[] => read(`V. TỔ CHỨC THỰC HIỆN\n${text}`).map((t) => names(t.lead));
    expect(
      who(`1. Phòng Văn hóa - Xã hội tham mưu Ủy ban nhân dân xã triển khai Kế hoạch.
2. Trạm Y tế xã phối hợp Công an xã rà soát người sử dụng ma túy.
3. Trưởng các thôn tổ chức họp dân, vận động Nhân dân tham gia.
4. Hiệu trưởng các trường mầm non, tiểu học, THCS trên địa bàn xã tổ chức ngoại khóa.
5. Đồng chí Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội chỉ đạo chung.
6. Các ông, bà Trưởng phòng, Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Kế hoạch này.
7. Các bộ: Công an, Quốc phòng theo chức năng, nhiệm vụ tổ chức thực hiện Chương trình.
`),
    ).toEqual([
      "Phòng Văn hóa - Xã hội",
      "Trạm Y tế xã",
      "Trưởng các thôn",
      "Hiệu trưởng các trường mầm non, tiểu học, THCS trên địa bàn xã",
      "Phó Chủ tịch UBND xã",
      "Trưởng phòng + Thủ trưởng các cơ quan, đơn vị",
      "Bộ Công an + Bộ Quốc phòng",
    ]);
    expect(
      who(`- Giao Phòng Kinh tế chủ trì theo dõi, đôn đốc việc thực hiện Kế hoạch này.
- Đề nghị Hội Nông dân, Đoàn Thanh niên xã tuyên truyền, vận động hội viên tham gia.
- Các đồng chí Ủy viên Ban Thường vụ Đảng ủy phụ trách địa bàn chỉ đạo, kiểm tra tại các thôn.
- Chi bộ các thôn quán triệt, phổ biến Kế hoạch đến toàn thể đảng viên.
`),
    ).toEqual([
      "Phòng Kinh tế",
      "Hội Nông dân + Đoàn Thanh niên xã",
      "Ủy viên Ban Thường vụ Đảng ủy",
      "Chi bộ các thôn",
    ]);
    expect(
      who(`1. Các Sở: Y tế, Giáo dục và Đào tạo: Xây dựng kế hoạch chi tiết của ngành.
a) Các Ban Quản lý dự án chuyên ngành
Lập kế hoạch giải ngân từng dự án.
b) Các sở giáo dục và đào tạo
Tham mưu ban hành kế hoạch thực hiện.
c) Cục Nhà giáo và Cán bộ quản lý giáo dục
Xây dựng chương trình bồi dưỡng.
d) Các đơn vị sự nghiệp công lập
Đẩy mạnh tự chủ tài chính.
`),
    ).toEqual([
      "Sở Y tế + Sở Giáo dục và Đào tạo",
      "Các Ban Quản lý dự án chuyên ngành",
      "Các sở giáo dục và đào tạo",
      "Cục Nhà giáo và Cán bộ quản lý giáo dục",
      "Các đơn vị sự nghiệp công lập",
    ]);
  });

  it("reads who acts behind a matter, who is asked, and short duties under a unit", () => {
    expect(
      duties(`V. TỔ CHỨC THỰC HIỆN
1. Thành lập Tổ giúp việc: Giao Phòng Kinh tế tham mưu, hoàn thành trước 15/3/2026.
2. Các thôn
- Họp dân, ký cam kết.
- Báo cáo.
- Đề nghị Đoàn Thanh niên xã: Huy động đoàn viên ra quân.
- Chỉ đạo Ban công tác Mặt trận vận động Nhân dân.
3. Chế độ báo cáo: Các đơn vị báo cáo về Phòng Kinh tế trước ngày 10/12/2026.
4. Kinh phí: Ngân sách bảo đảm theo phân cấp hiện hành.
- Ghi chú: Bộ Y tế quy định mức hỗ trợ cho từng hộ.
- Bảo hiểm xã hội: Hết năm 2026 có 42% lao động tham gia.
- Mục tiêu: Công an xã đạt 100% hồ sơ số hóa.
5. Chi ủy, chi bộ trực thuộc: Xây dựng kế hoạch thực hiện.
6. Ban Quản lý di tích; các nhà hàng, khách sạn
- Niêm yết giá công khai.
`),
    ).toEqual([
      "Phòng Kinh tế | Thành lập Tổ giúp việc: Giao Phòng Kinh  | hoàn thành trước 15/3/2026",
      "Các thôn | Họp dân, ký cam kết. | ·",
      "Đoàn Thanh niên xã | Huy động đoàn viên ra quân. | ·",
      "Ban công tác Mặt trận + Các thôn | Chỉ đạo Ban công tác Mặt trận vận động N | ·",
      "Các đơn vị | Chế độ báo cáo: Các đơn vị báo cáo về Ph | trước ngày 10/12/2026",
      "Chi ủy, chi bộ trực thuộc | Xây dựng kế hoạch thực hiện. | ·",
      "Ban Quản lý di tích + các nhà hàng, khách sạn | Niêm yết giá công khai. | ·",
    ]);
  });

  it("keeps names whole that hold what looks like a verb", () => {
    expect(
      duties(`IV. TỔ CHỨC THỰC HIỆN
1. Trách nhiệm của Ban Quản lý dự án đầu tư xây dựng khu vực Bến Mới
- Làm chủ đầu tư các công trình cầu trên địa bàn.
2. Phòng Kinh tế
- Chỉ đạo Tổ quản lý giao thông kiểm tra việc chở quá tải.
3. Trung tâm Y tế khu vực Bến Mới
- Khám sàng lọc cho người cao tuổi các xã.
4. Các cơ quan liên quan
- Đảng uỷ Bộ Giáo dục và Đào tạo chỉ đạo đổi mới nội dung.
- Các tỉnh uỷ, thành uỷ tổ chức học tập Nghị quyết.
`).map((d) => d.split(" | ")[0]),
    ).toEqual([
      "Ban Quản lý dự án đầu tư xây dựng khu vực Bến Mới",
      "Tổ quản lý giao thông + Phòng Kinh tế",
      "Trung tâm Y tế khu vực Bến Mới",
      "Đảng uỷ Bộ Giáo dục và Đào tạo",
      "Các tỉnh uỷ, thành uỷ",
    ]);
  });

  it("finds the units of headings numbered 'V.1.'", () => {
    expect(
      duties(
        "V. TỔ CHỨC THỰC HIỆN\nV.1. Sở Y tế (Cơ quan thường trực)\n- Làm đầu mối điều phối.\nV.2. Công an tỉnh\nĐiều tra, xử lý vi phạm về thực phẩm.\n",
      ),
    ).toEqual(["Sở Y tế | Làm đầu mối điều phối. | ·", "Công an tỉnh | Điều tra, xử lý vi phạm về thực phẩm. | ·"]);
  });

  it.each([
    "Nhận được Kế hoạch này, yêu cầu các đơn vị nghiêm túc triển khai thực hiện.",
    "Chương trình hành động này được phổ biến đến chi bộ.",
    "Kế hoạch này có hiệu lực từ ngày ký.",
  ])("%s", (closing) => {
    const text = `# CHƯƠNG TRÌNH\n\n**III. TỔ CHỨC THỰC HIỆN**\n\n1. Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện.\n\n${closing}\n`;
    expect(read(text).map((t) => names(t.lead))).toEqual(["Văn phòng Đảng ủy"]);
  });

  it("leaves the closing paragraph out, wherever it stands in a text of short paragraphs", () => {
    const text = `# KẾ HOẠCH

**III. TỔ CHỨC THỰC HIỆN**

**1. Công an xã**

Tuần tra, kiểm soát địa bàn các thôn giáp ranh.

**2. Trưởng các thôn**

Phổ biến Kế hoạch đến từng hộ gia đình; báo tin kịp thời các vụ việc về Công an xã (điện thoại 0200).

Trên đây là Kế hoạch năm 2026 của Ủy ban nhân dân xã Tân Lộc./.
`;
    expect(read(text).map((t) => [names(t.lead), t.text.slice(-32).trim()])).toEqual([
      ["Công an xã", "soát địa bàn các thôn giáp ranh."],
      ["Trưởng các thôn", "về Công an xã (điện thoại 0200)."],
    ]);
  });

  it("names the units that help", () => {
    const [task] = read(
      "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Chủ trì, phối hợp với Công an xã, Trạm Y tế xã rà soát các hộ kinh doanh.\n",
    );
    expect(names(task!.coordinating)).toBe("Công an xã + Trạm Y tế xã");
  });

  it.each([
    "Ban Chỉ đạo các Chương trình giảm nghèo xã",
    "Phòng Xây dựng phong trào bảo vệ an ninh Tổ quốc",
    "Phòng Phong trào giữ gìn xóm làng",
    "Đội Quản lý trật tự xây dựng xã",
    "Đề nghị Công đoàn Xây dựng Việt Nam",
    "Các cục, vụ, tổng công ty và đơn vị trực thuộc Bộ",
  ])("takes a name that holds a verb for a unit: %s", (name) => {
    expect(duties(`V. TỔ CHỨC THỰC HIỆN\n1. ${name}\n- Rà soát hồ sơ của từng đơn vị.\n`)).toEqual([
      `${name.replace("Đề nghị ", "")} | Rà soát hồ sơ của từng đơn vị. | ·`,
    ]);
  });

  it("still finds the verb behind such a name", () => {
    expect(duties("V. TỔ CHỨC THỰC HIỆN\n- Công đoàn xây dựng kế hoạch kiểm tra các đơn vị.\n")[0]).toMatch(
      /^Công đoàn \|/u,
    );
    expect(duties("V. TỔ CHỨC THỰC HIỆN\n- Ban Chỉ đạo xã trình Ủy ban nhân dân xã phê duyệt.\n")[0]).toMatch(
      /^Ban Chỉ đạo xã \|/u,
    );
  });

  it("takes no bidding to obey the plan for a duty, also behind the last bullet", () => {
    expect(
      duties(`V. TỔ CHỨC THỰC HIỆN
1. Công an các xã, phường
- Gửi báo cáo về Công an tỉnh trước ngày 20 hằng tháng. Căn cứ Kế hoạch này, yêu cầu Trưởng Công an các xã, phường tổ chức triển khai thực hiện; có vướng mắc thì phản ánh về Công an tỉnh./.
2. Phòng Kinh tế
- Căn cứ Kế hoạch này, lập dự toán của từng xóm.
`),
    ).toEqual([
      "Công an các xã, phường | Gửi báo cáo về Công an tỉnh trước ngày 2 | trước ngày 20 hằng tháng",
      "Phòng Kinh tế | Căn cứ Kế hoạch này, lập dự toán của từn | ·",
    ]);
  });

  it("takes staff that is sent out for no doer, but the bank that is told to lend", () => {
    expect(
      duties(`III. NHIỆM VỤ
- Phân công đảng viên, hội viên hướng dẫn từng hộ khó khăn.
- Giao Ngân hàng Chính sách xã hội tỉnh cho vay vốn học nghề.
- Phân công Phòng Kinh tế hướng dẫn các hợp tác xã.
`),
    ).toEqual([
      "· | Phân công đảng viên, hội viên hướng dẫn  | ·",
      "Ngân hàng Chính sách xã hội tỉnh | Giao Ngân hàng Chính sách xã hội tỉnh ch | ·",
      "Phòng Kinh tế | Phân công Phòng Kinh tế hướng dẫn các hợ | ·",
    ]);
  });
});

describe("duties of task sections", () => {
  it("takes bullets that begin with what is to be done or who does it, and no statements", () => {
    expect(
      duties(`III. NHIỆM VỤ, GIẢI PHÁP
1. Hạ tầng số
Hạ tầng số là nền tảng của kinh tế số trong giai đoạn mới.
Phát triển hạ tầng số là nhiệm vụ trọng tâm của cả hệ thống chính trị.
a) Công chức Tư pháp:
- Số hóa sổ hộ tịch (theo văn bản chỉ đạo của tỉnh).
b) Các ngành đẩy mạnh kết nối dữ liệu, thực hiện thường xuyên.
c) Lắp đặt điểm phát sóng tại nhà văn hóa các thôn, hoàn thành trong tháng 6/2026.
d) Tiếp tục triển khai có hiệu quả chủ trương về dân số, nhất là các giải pháp nâng cao chất lượng.
`),
    ).toEqual([
      "Công chức Tư pháp | Số hóa sổ hộ tịch (theo văn bản chỉ đạo  | theo văn bản chỉ đạo của tỉnh",
      "Các ngành | Các ngành đẩy mạnh kết nối dữ liệu, thực | thực hiện thường xuyên",
      "· | Lắp đặt điểm phát sóng tại nhà văn hóa c | hoàn thành trong tháng 6/2026",
      "· | Tiếp tục triển khai có hiệu quả chủ trươ | ·",
    ]);
  });

  it("takes the points of a calendar: verbs of all trades, times as labels, nouns with their day", () => {
    expect(
      duties(`IV. NỘI DUNG, THỜI GIAN THỰC HIỆN
1. Xét duyệt chính trị ở các thôn trước ngày 25/10/2025.
2. Khám sức khỏe tập trung từ ngày 10/11 đến ngày 31/12/2025.
3. Lễ giao, nhận quân: ngày 25/02/2026.
4. Họp rút kinh nghiệm sau khi kết thúc giao quân.
5. Tháng 3: Sơ kết công tác, chọn nguồn năm sau.
6. Năm 2027, xét chọn nguồn dự phòng của các thôn.
7. Mỗi năm tổ chức ít nhất 02 đợt giao lưu.
8. Giảm nghèo: hỗ trợ vay vốn cho hộ của quân nhân.
9. Tỷ lệ hồ sơ đúng hạn đạt 95% trước năm 2027.
10. Trong năm 2025, xã đã vận động 12 công dân.
11. Nhà văn hóa thôn mở cửa trước ngày 15/02/2026.
12. Mức hỗ trợ tân binh từ ngày 01/02/2026 không quá 2 triệu đồng.
13. Thay mặt xã, đồng chí Bí thư tặng quà.
`),
    ).toEqual([
      "· | Xét duyệt chính trị ở các thôn trước ngà | trước ngày 25/10/2025",
      "· | Khám sức khỏe tập trung từ ngày 10/11 đế | từ ngày 10/11 đến ngày 31/12/2025",
      "· | Lễ giao, nhận quân: ngày 25/02/2026. | ngày 25/02/2026",
      "· | Họp rút kinh nghiệm sau khi kết thúc gia | sau khi kết thúc giao quân",
      "· | Tháng 3: Sơ kết công tác, chọn nguồn năm | Tháng 3",
      "· | Năm 2027, xét chọn nguồn dự phòng của cá | Năm 2027",
      "· | Mỗi năm tổ chức ít nhất 02 đợt giao lưu. | ·",
      "· | Giảm nghèo: hỗ trợ vay vốn cho hộ của qu | ·",
      "· | Nhà văn hóa thôn mở cửa trước ngày 15/02 | trước ngày 15/02/2026",
    ]);
  });

  it("takes no notes for duties, but what is to be done when something happens and with what means", () => {
    expect(
      duties(`III. NHIỆM VỤ, GIẢI PHÁP
1. Can thiệp, hỗ trợ
- Khi UBND tỉnh ban hành mức hỗ trợ mới, trình HĐND xã điều chỉnh kinh phí.
- Duy trì thường xuyên các chốt kiểm soát trên biên giới.
2. Nguồn lực
- Huy động nguồn xã hội hóa cho các mô hình.
- Nguồn vốn ngân sách xã 500 triệu đồng.
IV. TỔ CHỨC THỰC HIỆN
1. Công an xã
- Xử lý nghiêm các vi phạm (chi tiết theo Phụ lục kèm theo).

(Nhiệm vụ cụ thể theo Phụ lục kèm theo)

Số điện thoại đường dây nóng của xã: 0206.3999.111.
`),
    ).toEqual([
      "· | Khi UBND tỉnh ban hành mức hỗ trợ mới, t | Khi UBND tỉnh ban hành mức hỗ trợ mới",
      "· | Duy trì thường xuyên các chốt kiểm soát  | thường xuyên",
      "· | Huy động nguồn xã hội hóa cho các mô hìn | ·",
      "Công an xã | Xử lý nghiêm các vi phạm (chi tiết theo  | ·",
    ]);
  });

  it("reads tasks below 'PHẦN THỨ HAI: MỤC TIÊU, NHIỆM VỤ' and 'C- NHIỆM VỤ', and 'Kiểm tra, xử lý' among them as one of them", () => {
    expect(
      duties(`PHẦN THỨ NHẤT: KẾT QUẢ NĂM 2025
1. Toàn xã có 12 tổ thu gom rác.
PHẦN THỨ HAI: MỤC TIÊU, NHIỆM VỤ NĂM 2026
I. NHIỆM VỤ TRỌNG TÂM
1. Tuyên truyền
- Phát 400 tờ rơi về phân loại rác.
2. Kiểm tra, xử lý vi phạm
- Kiểm tra ít nhất 20 cơ sở kinh doanh.
II. TỔ CHỨC THỰC HIỆN
1. Công an xã: Xử lý nghiêm các vi phạm.
`),
    ).toEqual([
      "· | Phát 400 tờ rơi về phân loại rác. | NĂM 2026",
      "· | Kiểm tra ít nhất 20 cơ sở kinh doanh. | NĂM 2026",
      "Công an xã | Xử lý nghiêm các vi phạm. | NĂM 2026",
    ]);
    expect(duties("A- TÌNH HÌNH\n1- Xã có 12 thôn.\nC- NHIỆM VỤ\n1- Bồi dưỡng cán bộ các thôn.\n")).toEqual([
      "· | Bồi dưỡng cán bộ các thôn. | ·",
    ]);
  });

  it("reads labels in other wordings, and no prose that only begins like one", () => {
    const tasks = read(`II. NHIỆM VỤ
1. Ban hành nghị quyết khuyến khích sinh đủ hai con
- Cơ quan chủ trì soạn thảo: Phòng Văn hóa - Xã hội.
- Đơn vị phối hợp thực hiện: Trạm Y tế xã.
- Yêu cầu sản phẩm: Nghị quyết của HĐND xã.
- Thời gian trình: Trước ngày 30/6/2026.
2. Duy trì câu lạc bộ liên thế hệ
- Đề nghị chủ trì: Hội Người cao tuổi xã.
- Hạn hoàn thành: Quý IV/2026.
4. Tuyên truyền pháp luật về dân số
- Phân công: Phòng Văn hóa - Xã hội chủ trì, phối hợp Trạm Y tế xã.
3. Tổ chức hội thi
- Kết quả hội thi được công bố như sau: mỗi thôn một đội.
`);
    expect(
      tasks.map((t) => [t.text.slice(0, 30), names(t.lead), names(t.coordinating), t.product, t.due?.end ?? null]),
    ).toEqual([
      [
        "Ban hành nghị quyết khuyến khí",
        "Phòng Văn hóa - Xã hội",
        "Trạm Y tế xã",
        "Nghị quyết của HĐND xã",
        "2026-06-30",
      ],
      ["Duy trì câu lạc bộ liên thế hệ", "Hội Người cao tuổi xã", "", null, "2026-12-31"],
      ["Tuyên truyền pháp luật về dân ", "Phòng Văn hóa - Xã hội", "Trạm Y tế xã", null, null],
    ]);
  });

  it("dates a duty by the rhythm or period that closes its clause, not by that of a named plan", () => {
    const due = (statement: string) => read(`I. NHIỆM VỤ\n- ${statement}\n`)[0]!.due;
    expect(due("Tổ chức đợt cao điểm hằng quý trên tuyến biên giới.")).toMatchObject({ kind: "recurring" });
    expect(due("Nâng cấp 35 trạm y tế giai đoạn 2026 - 2028.")).toMatchObject({ kind: "range", end: "2028-12-31" });
    expect(due("Khởi công trong quý II và hoàn thành trong quý IV/2026.")).toMatchObject({ end: "2026-12-31" });
    expect(due("Đưa vào kế hoạch phát triển kinh tế - xã hội hằng năm.")).toBeNull();
    expect(due("Tiết kiệm 10% chi thường xuyên, không tăng biên chế.")).toBeNull();
  });

  it("reads the unit of a heading whose bold runs over two lines, under a title that a scan has slipped", () => {
    const text = "**V. TÔ CHỨC THỰC HIỆN**\n\n**2. Sở\nKhoa học và Công nghệ**\n\n- Bám sát các chỉ tiêu của tỉnh.\n";
    expect(duties(text)).toEqual(["Sở Khoa học và Công nghệ | Bám sát các chỉ tiêu của tỉnh. | ·"]);
  });

  it("takes a dossier for one duty, not each of its papers, and dashes as a scan gives them", () => {
    expect(
      duties(`III. TỔ CHỨC THỰC HIỆN

1. Ủy ban nhân dân xã Đồi Cao

- Lập hồ sơ hỗ trợ cho từng hộ, bao gồm:

+ Đơn đề nghị hỗ trợ của hộ;

+ Biên bản nghiệm thu nhà (01 bản).

_ Tiếp tục rà soát các hộ còn khó khăn về nhà ở;

~ Chủ trì kiểm tra việc sử dụng kinh phí.
`),
    ).toEqual([
      ...[
        "Ủy ban nhân dân xã Đồi Cao | Lập hồ sơ hỗ trợ cho từng hộ, bao gồm: | ·",
        "Ủy ban nhân dân xã Đồi Cao | Tiếp tục rà soát các hộ còn khó khăn về  | ·",
        "Ủy ban nhân dân xã Đồi Cao | Chủ trì kiểm tra việc sử dụng kinh phí. | ·",
      ],
    ]);
  });

  it("takes no duties from purposes, goals and results", () => {
    expect(
      duties(`I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của cán bộ và Nhân dân về chuyển đổi số.
2. Yêu cầu
- Bảo đảm thiết thực, hiệu quả, phân công rõ trách nhiệm.
II. MỤC TIÊU
- Phấn đấu 90% hộ dân có cáp quang.
`),
    ).toEqual([]);
  });

  it("reads a heading with labelled lines as one task", () => {
    const tasks = read(`II. NỘI DUNG THỰC HIỆN
1. Tập huấn kỹ năng số cho cán bộ thôn
- Bộ phận chủ trì: bộ phận Văn hóa - Xã hội.
- Bộ phận phối hợp: Các thôn.
- Thời gian thực hiện: Quý II năm 2026.
2. Kiểm tra việc thực hiện kế hoạch
- Cơ quan thực hiện: Công an xã.
- Sản phẩm: Báo cáo kiểm tra.
- Thời gian hoàn thành: trước ngày 30/11/2026.
`);
    expect(tasks.map((t) => [t.text, names(t.lead), names(t.coordinating), t.product, t.due?.end])).toEqual([
      ["Tập huấn kỹ năng số cho cán bộ thôn", "bộ phận Văn hóa - Xã hội", "Các thôn", null, "2026-06-30"],
      ["Kiểm tra việc thực hiện kế hoạch", "Công an xã", "", "Báo cáo kiểm tra", "2026-11-30"],
    ]);
    expect(tasks.every((t) => t.origin === "section")).toBe(true);
  });

  it("gives labels below the bullets of a heading to each of them, and labels in brackets to their own", () => {
    expect(
      duties(`II. NHIỆM VỤ
1. Công tác tuyên truyền
- Biên soạn tài liệu về chợ số cho các thôn.
- Tổ chức hội thi tìm hiểu chuyển đổi số.
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
- Thời gian: Quý III/2026.
2. Công tác khác
- Rà soát hộ kinh doanh trên địa bàn (Đơn vị chủ trì: Phòng Kinh tế; thời gian: tháng 5/2026).
`),
    ).toEqual([
      "Phòng Văn hóa - Xã hội | Biên soạn tài liệu về chợ số cho các thô | Quý III/2026",
      "Phòng Văn hóa - Xã hội | Tổ chức hội thi tìm hiểu chuyển đổi số. | Quý III/2026",
      "Phòng Kinh tế | Rà soát hộ kinh doanh trên địa bàn (Đơn  | tháng 5/2026",
    ]);
  });

  it("takes a title that begins with any deed for no list of those concerned, and checks of all for duties", () => {
    expect(
      duties(`III. NHIỆM VỤ
1. Trấn áp tội phạm
- Công an xã tổng kiểm tra các quán trọ trong tháng 4/2026.
2. Tuần tra, nắm các địa bàn, đối tượng
- Lập danh sách từng nhóm theo xóm.
3. Đối tượng
- Lập danh sách người được vay.
`),
    ).toEqual([
      "Công an xã | Công an xã tổng kiểm tra các quán trọ tr | trong tháng 4/2026",
      "· | Lập danh sách từng nhóm theo xóm. | ·",
    ]);
  });

  it("takes no date from a part that is named like the plan, and the rhythm before a rule", () => {
    expect(
      duties(`B. KẾ HOẠCH NĂM 2026
I. NHIỆM VỤ
- Nạo vét các tuyến mương nội đồng.
- Kiểm kê rừng hằng năm theo Thông tư của Bộ.
II. NHIỆM VỤ ĐẾN NĂM 2027
- Rà soát quy hoạch các điểm chợ.
`),
    ).toEqual([
      "· | Nạo vét các tuyến mương nội đồng. | ·",
      "· | Kiểm kê rừng hằng năm theo Thông tư của  | hằng năm",
      "· | Rà soát quy hoạch các điểm chợ. | ĐẾN NĂM 2027",
    ]);
  });

  it("takes the date of an enclosing heading, not the year of the plan", () => {
    const [dated, undated] = read(`III. NHIỆM VỤ
1. Giai đoạn 2026 - 2028
- Xây dựng trung tâm điều hành của xã.
2. Công việc khác
- Xây dựng trang thông tin của xã.
`);
    expect(dated!.due).toMatchObject({ end: "2028-12-31", from: "section" });
    expect(undated!.due).toBeNull();
  });
});

describe("titles of sections", () => {
  it.each([
    ["TỔ CHỨC THỰC HIỆN", "assignment"],
    ["Phân công nhiệm vụ", "assignment"],
    ["Trách nhiệm của các cơ quan", "assignment"],
    ["NHIỆM VỤ VÀ GIẢI PHÁP", "duty"],
    ["Nội dung thực hiện", "duty"],
    ["MỤC ĐÍCH, YÊU CẦU", "idle"],
    ["Mục tiêu cụ thể đến năm 2030", "idle"],
    ["Kinh phí thực hiện", "guarded"],
    ["Bảo đảm tính khả thi, phân công trách nhiệm cụ thể", undefined],
    ["Phát triển hạ tầng số", undefined],
  ])("%s → %s", (title, kind) => expect(dutyOfTitle(title)).toBe(kind));
});

it("reads hostile lines in time that grows with their length", () => {
  const bad = [
    "Các sở, ",
    "(",
    "phối hợp với ",
    "chủ trì: ",
    "Đồng thời, ",
    "| ",
    "Chỉ đạo ",
    "thời gian: ",
    "TT Nội dung Chủ trì ",
    "1 ",
    "Khi tỉnh ban hành, ",
    "(theo phụ lục ",
    "Duy trì thường xuyên ",
  ];
  for (const piece of bad)
    expect(
      timeRatio(300, (n) => `III. NHIỆM VỤ\n- ${piece.repeat(n)}\n`, read),
      piece,
    ).toBeLessThan(20);
});

it("costs of a paragraph grow with its length, however many sentences it has", () => {
  const paragraph = (n: number): string => `III. NHIỆM VỤ\n- Rà soát. ${"Thửa đất. ".repeat(n)}\n`;
  expect(timeRatio(40_000, paragraph, read)).toBeLessThan(8);
});

describe("duties as scans and letters give them", () => {
  it("knows its verbs without their marks, and what stands under a unit in any section of tasks", () => {
    expect(
      duties(`II. NHIỆM VỤ, GIẢI PHÁP
a) Sở Công Thương:
- Tang cường kiểm tra, xử lý nghiêm các trường hợp buôn lậu.
- Có biện pháp đẩy mạnh xuất khẩu các mặt hàng chủ lực.
b) Nội dung khác
- Đường hoàng, tử tế là nếp sống của người dân nơi đây.
`),
    ).toEqual([
      "Sở Công Thương | Tang cường kiểm tra, xử lý nghiêm các tr | ·",
      "Sở Công Thương | Có biện pháp đẩy mạnh xuất khẩu các mặt  | ·",
    ]);
  });

  it("takes a list of matters with the duty that it belongs to", () => {
    expect(
      duties(`II. NHIỆM VỤ
Sở Nội vụ chủ trì tổng hợp, báo cáo Ủy ban nhân dân tỉnh trong tháng 3/2026 các vấn đề sau:
- Tình hình lao động, việc làm trong các doanh nghiệp.
- Thực trạng lao động nước ngoài trên địa bàn tỉnh.
`),
    ).toEqual(["Sở Nội vụ | Sở Nội vụ chủ trì tổng hợp, báo cáo Ủy b | trong tháng 3/2026"]);
  });

  it("takes a year of the plan's period that closes a clause for its deadline, not one that names a thing", () => {
    const when = (text: string, facts: Partial<DocumentFacts>): string | undefined =>
      extractTasks(structureOf(`I. NHIỆM VỤ\n- ${text}\n`), { ...FACTS, ...facts }).tasks[0]?.due?.text;
    const years = { planYear: null, period: { start: "2026-01-01", end: "2030-12-31" } };
    expect(when("Xây dựng Đề án nhân lực y tế, trình Ủy ban nhân dân tỉnh năm 2027.", years)).toBe("năm 2027");
    expect(when("Nâng cấp các trạm y tế năm 2028, ưu tiên xã vùng sâu.", years)).toBe("năm 2028");
    expect(when("Hoàn thiện cơ sở dữ liệu dân cư năm 2026 - 2027.", years)).toBe("năm 2026 - 2027");
    expect(when("Xây dựng dự toán ngân sách năm 2027.", years)).toBeUndefined();
    expect(when("Rà soát hộ nghèo theo chuẩn nghèo đa chiều năm 2026.", years)).toBeUndefined();
    expect(when("Triển khai Luật Dân số năm 2025.", years)).toBeUndefined();
    expect(when("Nâng cấp các trạm y tế năm 2026.", {})).toBeUndefined();
  });

  it("takes no deadline from what people get each month", () => {
    const when = (text: string): string => duties(`I. NHIỆM VỤ\n- ${text}\n`)[0]!.split(" | ")[2]!;
    expect(when("Rà soát đối tượng đang hưởng trợ cấp xã hội hằng tháng.")).toBe("·");
    expect(when("Rà soát danh sách hằng tháng.")).toBe("hằng tháng");
  });

  it("takes a day for the deadline where a period names a thing", () => {
    expect(
      duties(`II. NHIỆM VỤ
- Rà soát dự án đường vành đai giai đoạn 2017 - 2020; báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 3 năm 2026.
`).map((duty) => duty.split(" | ")[2]),
    ).toEqual(["trước ngày 15 tháng 3 năm 2026"]);
  });

  it("knows hamlets by their numbers, and classes by what they do", () => {
    const who = (text: string): string => duties(`IV. TỔ CHỨC THỰC HIỆN\n- ${text}\n`)[0]!.split(" | ")[0]!;
    expect(who("Thôn 3, thôn 5 đăng ký xây dựng điểm không ma túy.")).toBe("Thôn 3 + thôn 5");
    expect(who("Tổ dân phố số 4 tổ chức họp dân hằng quý.")).toBe("Tổ dân phố số 4");
    expect(who("Các đơn vị sử dụng ngân sách công khai dự toán, quyết toán.")).toBe("Các đơn vị sử dụng ngân sách");
    expect(who("Chậm nhất ngày 20/11 hằng năm, các đơn vị gửi báo cáo.")).toBe("các đơn vị");
    expect(who("Trưởng ấp vận động từng hộ tham gia.")).toBe("Trưởng ấp");
    expect(who("Già làng, người có uy tín tuyên truyền cho bà con.")).toBe("Già làng, người có uy tín");
    expect(who("Cộng tác viên dân số thu thập, cập nhật sổ hằng tháng.")).toBe("Cộng tác viên dân số");
    expect(who("Bộ đội Biên phòng tỉnh, Cảnh sát biển phối hợp tuần tra.")).toBe(
      "Bộ đội Biên phòng tỉnh + Cảnh sát biển",
    );
    expect(who("Giao Sờ Y tế chủ trì rà soát danh mục.")).toBe("Sờ Y tế");
    expect(who("Chỉ đạo các trường mầm non, các cơ sở giáo dục nghề nghiệp trực thuộc lồng ghép nội dung.")).toBe(
      "các trường mầm non + các cơ sở giáo dục nghề nghiệp trực thuộc",
    );
  });

  it("reads labels whose last one goes on below, a term, and a doer behind a short title", () => {
    const filler =
      "- Tăng cường phối hợp giữa các lực lượng trong công tác đấu tranh, triệt xóa các tụ điểm phức tạp về";
    const text = `III. NHIỆM VỤ
${[1, 2, 3, 4].map((n) => `${filler}\nma túy trên địa bàn xã đợt ${n}.\n`).join("")}1. Kiểm tra việc quản lý thuốc gây nghiện tại các bệnh viện.
- Cơ quan chủ trì: Sở Y tế; - Cơ quan phối hợp: Công an tỉnh và Sở Công Thương; - Thời gian thực hiện:
Định kỳ 6 tháng; - Sản phẩm: Biên bản kiểm tra.
2. Mở rộng cơ sở thu. Thuế tỉnh đối chiếu dữ liệu hóa đơn điện tử với dữ liệu ngân hàng.
3. Sở Nội vụ trình cơ chế tiền lương đặc thù cho chuyên gia, thời hạn tháng 9/2026.
`;
    expect(duties(text).slice(-3)).toEqual([
      "Sở Y tế | Kiểm tra việc quản lý thuốc gây nghiện t | Định kỳ 6 tháng",
      "Thuế tỉnh | Mở rộng cơ sở thu. Thuế tỉnh đối chiếu d | ·",
      "Sở Nội vụ | Sở Nội vụ trình cơ chế tiền lương đặc th | tháng 9/2026",
    ]);
  });

  it("hands on what a heading gives to a place", () => {
    expect(
      duties(`IV. TỔ CHỨC THỰC HIỆN
1. Đối với thành phố Hoa Lư
- Chủ động liên kết với các tỉnh lân cận.
2. Bộ, ngành và địa phương có trách nhiệm bố trí ngân sách để thực hiện.
`),
    ).toEqual([
      "thành phố Hoa Lư | Chủ động liên kết với các tỉnh lân cận. | ·",
      "Bộ, ngành và địa phương | Bộ, ngành và địa phương có trách nhiệm b | ·",
    ]);
  });
});
