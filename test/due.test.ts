import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDues, inSection, parseDueCell } from "../extractors/due/index.js";

const cell = (text: string, year: number | null = null) => {
  const { due, problem } = parseDueCell(text, { from: "cell", year });
  return [due?.kind ?? null, due?.start ?? null, due?.end ?? null, ...(problem ? [problem] : [])];
};
const found = (text: string, year: number | null = null) => findDues(text, { from: "sentence", year });
const explicit = (text: string) => found(text).filter(({ strength, inTitle }) => strength === "explicit" && !inTitle);

// The contract's table ("When"), word by word; each line is also read inside a sentence where it can stand in one.
const CONTRACT: readonly [printed: string, kind: string, start: string | null, end: string | null][] = [
  ["Đến hết năm 2030", "by", null, "2030-12-31"],
  ["đến năm 2030", "by", null, "2030-12-31"],
  ["trước năm 2031", "by", null, "2030-12-31"],
  ["trước 15/6/2026", "by", null, "2026-06-15"],
  ["trước ngày 15 tháng 6 năm 2026", "by", null, "2026-06-15"],
  ["năm 2025", "in", "2025-01-01", "2025-12-31"],
  ["trong năm 2025", "in", "2025-01-01", "2025-12-31"],
  ["tháng 6/2025", "in", "2025-06-01", "2025-06-30"],
  ["hoàn thành trong tháng 6/2025", "in", "2025-06-01", "2025-06-30"],
  ["Quý I/2026", "in", "2026-01-01", "2026-03-31"],
  ["quý 1 năm 2026", "in", "2026-01-01", "2026-03-31"],
  ["giai đoạn 2026 - 2030", "range", "2026-01-01", "2030-12-31"],
  ["từ ngày 15/11 đến ngày 15/12/2025", "range", "2025-11-15", "2025-12-15"],
  ["từ năm 2025 trở đi", "from", "2025-01-01", null],
  ["thường xuyên", "ongoing", null, null],
  ["nhiệm vụ thường xuyên", "ongoing", null, null],
  ["hằng năm", "recurring", null, null],
  ["định kỳ 6 tháng", "recurring", null, null],
  ["trước ngày 25 hằng tháng", "recurring", null, null],
  ["theo văn bản chỉ đạo của tỉnh", "on-instruction", null, null],
  ["theo văn bản chỉ đạo của tỉnh và thực hiện thường xuyên", "on-instruction", null, null],
  ["theo kế hoạch của huyện", "on-instruction", null, null],
  ["sau khi tỉnh ban hành kế hoạch", "after-event", null, null],
  ["khi Bộ Y tế có văn bản triển khai", "after-event", null, null],
];

describe("a deadline cell", () => {
  it.each([
    ...CONTRACT,
    ["2025", "in", "2025-01-01", "2025-12-31"],
    ["6/2025", "in", "2025-06-01", "2025-06-30"],
    ["2026 - 2030", "range", "2026-01-01", "2030-12-31"],
    ["2025 và những năm tiếp theo", "from", "2025-01-01", null],
    // further kinds of cells of real annexes
    ["12/2025", "in", "2025-12-01", "2025-12-31"],
    ["01/2025", "in", "2025-01-01", "2025-01-31"],
    ["Tháng 5/2025", "in", "2025-05-01", "2025-05-31"],
    ["Quý II/2025", "in", "2025-04-01", "2025-06-30"],
    ["2025-2026", "range", "2025-01-01", "2026-12-31"],
    ["Thường xuyên", "ongoing", null, null],
    ["Nhiệm vụ thường xuyên", "ongoing", null, null],
    ["Hằng năm", "recurring", null, null],
    ["Đến hết 11/2025", "by", null, "2025-11-30"],
    ["Trước 30/6/2026", "by", null, "2026-06-30"],
    ["Theo kế hoạch của huyện", "on-instruction", null, null],
    ["Theo tiến độ dự án", "on-instruction", null, null],
    ["02 / 2024", "in", "2024-02-01", "2024-02-29"],
    ["Quý I, II/2026", "in", "2026-01-01", "2026-06-30"],
    ["Quý III-IV/2026", "in", "2026-07-01", "2026-12-31"],
    ["Quý II/2025 và Quý IV/2025", "range", "2025-04-01", "2025-12-31"],
    ["Năm 2025, 2026", "range", "2025-01-01", "2026-12-31"],
    ["Năm 2025 (hoàn thành trước 30/11/2025)", "by", null, "2025-11-30"],
    ["T6/2025", "in", "2025-06-01", "2025-06-30"],
    ["Quý l/2026", "in", "2026-01-01", "2026-03-31"],
    ["Thường xuyên, liên tục", "ongoing", null, null],
    ["Hàng quý", "recurring", null, null],
    ["01 lần/năm", "recurring", null, null],
    ["Từ 2025", "from", "2025-01-01", null],
    ["Năm 2025 và thường xuyên", "in", "2025-01-01", "2025-12-31"],
    ["Khi có yêu cầu", "after-event", null, null],
    ["30/6 và 30/12 hằng năm", "recurring", null, null],
    ["Năm 2027 (quý II)", "in", "2027-04-01", "2027-06-30"],
    ["Tháng 3, 6, 9 năm 2026", "in", "2026-03-01", "2026-09-30"],
    ["Quý 1, 2, 3, 4 năm 2026", "in", "2026-01-01", "2026-12-31"],
    ["Trong nhiệm kỳ", "in", null, null],
    ["Ngay sau khi Kế hoạch được ban hành", "after-event", null, null],
    ["11/2025 - 3/2026", "range", "2025-11-01", "2026-03-31"],
    ["Tháng 5\nnăm  2025.", "in", "2025-05-01", "2025-05-31"],
    ["QUÝ IV NĂM 2025", "in", "2025-10-01", "2025-12-31"],
  ] as const)("%s", (printed, kind, start, end) => {
    expect(cell(printed)).toEqual([kind, start, end]);
  });

  it("is null where nothing is printed", () => {
    for (const empty of ["", "  ", "-", "…", "\n"])
      expect(parseDueCell(empty, { from: "cell" })).toEqual({ due: null });
  });

  it.each(["31/02/2025", "Quý V/2025", "13/2025", "Trước 31/4/2026", "Tháng 13 năm 2025", "2030-2025", "00/2025"])(
    "keeps the impossible %s as printed, with its problem and no day",
    (printed) => {
      const { due, problem } = parseDueCell(printed, { from: "cell" });
      expect(problem).toBe("impossible-date");
      expect(due).toMatchObject({ text: printed, start: null, end: null });
    },
  );

  it("says what it cannot read", () => {
    expect(cell("Đúng hạn")).toEqual([null, null, null, "unread"]);
    expect(cell("02/2025/TT-BTC")).toEqual([null, null, null, "unread"]);
  });

  it("takes a year that is not printed from its surroundings, and says so; without one it gives no day", () => {
    expect(parseDueCell("Quý III", { from: "cell", year: 2026 }).due).toEqual({
      text: "Quý III",
      kind: "in",
      start: "2026-07-01",
      end: "2026-09-30",
      from: "inferred",
    });
    expect(cell("Trước 30/6", 2026)).toEqual(["by", null, "2026-06-30"]);
    expect(cell("Cuối năm", 2026)).toEqual(["by", null, "2026-12-31"]);
    expect(cell("Quý III")).toEqual(["in", null, null, "no-year"]);
  });
});

describe("deadlines in running text", () => {
  it.each(CONTRACT)("finds '%s' in a sentence, at its place", (printed, kind, start, end) => {
    for (const [lead, tail] of [
      ["Hoàn thiện hệ thống của xã (", ")."],
      ["Rà soát, thay thế thiết bị cũ; thời gian: ", ""],
    ] as const) {
      const text = `${lead}${printed}${tail}`;
      const [one, ...others] = found(text);
      expect(others).toEqual([]);
      expect(text.slice(one!.start, one!.end)).toBe(printed);
      expect(one!.due).toEqual({ text: printed, kind, start, end, from: "sentence" });
      expect(one!.strength).toBe("explicit");
    }
  });

  it("lists several in the order of the text", () => {
    const text = "Hoàn thành trong quý II/2026; sau đó định kỳ 6 tháng báo cáo, tổng kết trước ngày 15/12/2026.";
    expect(found(text).map(({ due }) => due.text)).toEqual([
      "Hoàn thành trong quý II/2026",
      "định kỳ 6 tháng",
      "trước ngày 15/12/2026",
    ]);
  });

  it.each([
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
    "theo Nghị quyết số 266/2025/QH15 và Thông tư số 02/2025/TT-BGDĐT",
    "Chương trình số 113-CTr/TU ngày 18 tháng 02 năm 2025 của Tỉnh ủy",
    "chương trình tuyên truyền thường xuyên, sâu rộng",
    "chương trình, kế hoạch công tác hằng năm của cơ quan",
    "100% trẻ em đến 5 tuổi, từ 3 đến 36 tháng tuổi",
    "kết nối các ngân hàng năm 2025",
    "tăng 10% so với năm 2020",
    "từ 05 bộ dữ liệu, đến 2030 hộ gia đình",
    "kinh phí chi thường xuyên, vốn đầu tư công",
    "trong và ngoài nước, trước khi đưa vào sử dụng",
    "kiểm tra, giám sát; định kỳ sơ kết, tổng kết",
  ])("gives no deadline to: %s", (text) => {
    expect(explicit(text)).toEqual([]);
  });

  it("marks years in the names of documents", () => {
    const inTitle = (text: string) => found(text).map((one) => one.inTitle);
    expect(inTitle("thực hiện Chiến lược dữ liệu tỉnh Hoa Lư đến năm 2030 và các văn bản")).toEqual([true]);
    expect(inTitle("Đề án “Phát triển trường học số đến năm 2030” trên địa bàn")).toEqual([true]);
    expect(inTitle("phê duyệt Chương trình chuyển đổi số đến năm 2025, định hướng đến năm 2030;")).toEqual([
      true,
      true,
    ]);
    expect(inTitle("Theo Đề án 06, phấn đấu đến năm 2030 có 90% người dân")).toEqual([false]);
    expect(inTitle("Kế hoạch này được thực hiện. Đến năm 2030 đạt 50%")).toEqual([false]);
    expect(inTitle("Hoàn thành Đề án trước ngày 30/6/2026")).toEqual([false]);
  });

  it.each([
    ["- Thời gian thực hiện: 6/2025.", "6/2025", "2025-06-30"],
    ["Thời gian hoàn thành: 2025 - 2026", "2025 - 2026", "2026-12-31"],
    ["Tiến độ: 2027", "2027", "2027-12-31"],
    ["Thời gian: 15/6/2026; đơn vị chủ trì: Phòng Kinh tế", "15/6/2026", "2026-06-15"],
    ["Thời hạn: tháng 3 năm 2026", "tháng 3 năm 2026", "2026-03-31"],
  ])("reads bare numbers after a label: %s", (text, words, end) => {
    expect(found(text)).toMatchObject([{ due: { text: words, end }, strength: "explicit" }]);
  });

  it("tells a vision from the date of the statement", () => {
    expect(found("Mục tiêu đến năm 2030, tầm nhìn đến năm 2045").map(({ due, vision }) => [due.end, vision])).toEqual([
      ["2030-12-31", false],
      ["2045-12-31", true],
    ]);
  });

  it("keeps an impossible date as printed", () => {
    expect(found("hoàn thành trước ngày 31/02/2026")).toMatchObject([
      { problem: "impossible-date", due: { text: "hoàn thành trước ngày 31/02/2026", end: null } },
    ]);
  });

  it("reads over line ends and double blanks", () => {
    const text = "hoàn thành trong  tháng\n5/2025.";
    expect(found(text)).toMatchObject([{ start: 0, end: text.length - 1, due: { end: "2025-05-31" } }]);
  });

  it("never overlaps, stays inside the text and gives real days, whatever the text", () => {
    const piece = fc.constantFrom(
      "trước ngày 15/6",
      "/2026",
      "năm 2025",
      " đến ",
      "từ ",
      "hằng năm",
      "quý I",
      " - ",
      "2030",
      "thường xuyên",
      "(",
      "), ",
      "theo kế hoạch của tỉnh",
      "31/02/2025",
      "\n",
      "  ",
      "sau khi tỉnh ban hành ",
      "đ",
      "giai đoạn ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end, due, problem } of found(text, 2026)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
          for (const day of [due.start, due.end])
            if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
          if (problem) expect([due.start, due.end]).toEqual([null, null]);
          if (due.start !== null && due.end !== null) expect(due.start <= due.end).toBe(true);
        }
      }),
    );
  });
});

describe("inside a dated section", () => {
  const section = parseDueCell("Đến năm 2030", { from: "section" }).due;
  const own = (text: string) => parseDueCell(text, { from: "sentence" }).due;

  it("keeps the section's end for what has none", () => {
    expect(inSection(own("Hằng năm"), section)).toMatchObject({
      kind: "recurring",
      end: "2030-12-31",
      from: "sentence",
    });
    expect(inSection(own("từ năm 2025 trở đi"), section)).toMatchObject({ start: "2025-01-01", end: "2030-12-31" });
    expect(inSection(null, section)).toBe(section);
  });

  it("leaves its own dates alone", () => {
    expect(inSection(own("trong năm 2027"), section)?.end).toBe("2027-12-31");
    expect(inSection(own("thường xuyên"), section)?.end).toBeNull();
    expect(inSection(own("từ năm 2031 trở đi"), section)?.end).toBeNull();
    expect(inSection(own("hằng năm"), null)?.end).toBeNull();
  });
});
