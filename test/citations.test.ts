import { describe, expect, it } from "vitest";
import { documentKey, extractCitations, readCitations } from "../extractors/citations/index.js";
import { findMentions } from "../extractors/citations/mentions.js";
import { extractDocument } from "../extractors/document/index.js";
import type { Citation, DocumentFacts } from "../src/model/facts.js";
import { buildStructure } from "../src/structure/index.js";
import { documentOf } from "./support/source.js";

const noFacts: DocumentFacts = {
  ...{
    docType: null,
    number: null,
    date: null,
    title: null,
    issuer: null,
    locality: null,
    province: null,
    level: null,
  },
  ...{ signer: null, signerTitle: null, planYear: null, period: null, recipients: [] },
};

/** Citations of a text, with the facts the text itself gives. */
function cite(text: string, facts: Partial<DocumentFacts> = {}): Citation[] {
  const structure = buildStructure(documentOf(text));
  return extractCitations(structure, { ...extractDocument(structure, {}), ...facts });
}

const shape = (citation: Citation): (string | null)[] => [
  citation.number,
  citation.date,
  citation.docType,
  citation.issuer,
];

describe("a kind of document over a line end", () => {
  it("dates a law whose number stands in a bracket behind its date", () => {
    const text = "Luật Điện lực ngày 30 tháng 11 năm 2024 (Luật số 61/2024/QH15); Nghị định (số 12/2025/NĐ-CP)";
    expect(findMentions(text).flatMap(({ number, date }) => (number ? [[number, date]] : []))).toEqual([
      ["61/2024/QH15", "2024-11-30"],
      ["12/2025/NĐ-CP", null],
    ]);
  });

  it.each(["Quyết định số 12/QĐ-UBND", "Quyết\nđịnh số 12/QĐ-UBND", "QUYẾT\u00a0ĐỊNH số 12/QĐ-UBND"])("%j", (text) => {
    expect(findMentions(text)).toMatchObject([{ number: "12/QĐ-UBND", docType: "Quyết định", start: 0 }]);
  });
});

describe("one mention", () => {
  it.each([
    [
      "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về",
      "57-NQ/TW",
      "2024-12-22",
      "Nghị quyết",
      "Bộ Chính trị",
    ],
    [
      "Nghị quyết số 57 - NQ/TW, ngày 22 / 12 /2024 của Bộ Chính trị",
      "57-NQ/TW",
      "2024-12-22",
      "Nghị quyết",
      "Bộ Chính trị",
    ],
    [
      "Nghị quyết số 57- NQ/TW (ngày 22/12/2024) của Bộ Chính trị",
      "57-NQ/TW",
      "2024-12-22",
      "Nghị quyết",
      "Bộ Chính trị",
    ],
    [
      "Nghị quyết 03/NQ-CP ngày 09 tháng 01 năm 2025 của Chính phủ ban hành",
      "03/NQ-CP",
      "2025-01-09",
      "Nghị quyết",
      "Chính phủ",
    ],
    [
      "Quyết định số 1012/QĐ-TTg của Thủ tướng Chính phủ ngày 03/6/2026",
      "1012/QĐ-TTg",
      "2026-06-03",
      "Quyết định",
      "Thủ tướng Chính phủ",
    ],
    [
      "NGHỊ QUYẾT SỐ 57-NQ/TW NGÀY 22 THÁNG 12 NĂM 2024 CỦA BỘ CHÍNH TRỊ VỀ",
      "57-NQ/TW",
      "2024-12-22",
      "Nghị quyết",
      "Bộ Chính trị",
    ],
    [
      "Kế hoạch số: 25-KH/UBND ngày 25/01/2026 của UBND tỉnh Hoa Lư về việc",
      "25-KH/UBND",
      "2026-01-25",
      "Kế hoạch",
      "Ủy ban nhân dân tỉnh Hoa Lư",
    ],
    [
      "Chương trình hành động số 62-CTr/TU, ngày 23.01.2026 của Ban Thường vụ Tỉnh uỷ Hoa Lư",
      "62-CTr/TU",
      "2026-01-23",
      "Chương trình hành động",
      "Ban Thường vụ Tỉnh ủy Hoa Lư",
    ],
    [
      "thông tư số 12/2023/TT-BYT ngày 05/6/2023 của Bộ trưởng Bộ Y tế quy định",
      "12/2023/TT-BYT",
      "2023-06-05",
      "Thông tư",
      "Bộ trưởng Bộ Y tế",
    ],
    ["Nghị quyết số 266/2025/QH15 của Quốc hội về thí điểm", "266/2025/QH15", null, "Nghị quyết", "Quốc hội"],
    ["Luật Giao dịch điện tử số 20/2023/QH15 ngày 22/6/2023", "20/2023/QH15", "2023-06-22", "Luật", "Quốc hội"],
    ["Nghị định số 13/2022/NĐ-CP", "13/2022/NĐ-CP", null, "Nghị định", "Chính phủ"],
    [
      "Tờ trình số 133/TTr-SKHCN ngày 15/11/2025",
      "133/TTr-SKHCN",
      "2025-11-15",
      "Tờ trình",
      "Sở Khoa học và Công nghệ",
    ],
    [
      "Kế hoạch của UBND tỉnh Hoa Lư số 12/KH-UBND ngày 02/02/2026",
      "12/KH-UBND",
      "2026-02-02",
      "Kế hoạch",
      "Ủy ban nhân dân tỉnh Hoa Lư",
    ],
    [
      "Công điện số 38/CĐ-TTg ngày 31/02/2026 của Thủ tướng Chính phủ",
      "38/CĐ-TTg",
      null,
      "Công điện",
      "Thủ tướng Chính phủ",
    ],
    [
      "Văn bản số 88/KH-SYT ngày 01/02/2026 của Sở Y tế tỉnh Hoa Lư",
      "88/KH-SYT",
      "2026-02-01",
      "Kế hoạch",
      "Sở Y tế tỉnh Hoa Lư",
    ],
    ["Hướng dẫn số 12-HD/BTGTW ngày 07/8/2026", "12-HD/BTGTW", "2026-08-07", "Hướng dẫn", "Ban Tuyên giáo Trung ương"],
    ["Quyết định số 411/QD-TTg ngay 31/3/2022", "411/QĐ-TTg", "2022-03-31", "Quyết định", "Thủ tướng Chính phủ"],
  ])("%s", (text, number, date, docType, issuer) => {
    expect(cite(`I. NỘI DUNG\n- Thực hiện ${text}.`).map(shape)).toEqual([[number, date, docType, issuer]]);
  });

  it("keeps the words as printed and quotes kind, number and date at their place", () => {
    const text = "I. NỘI DUNG\n- Thực hiện Nghị quyết số 71/NQ-\nCP ngày 01/4/2025 của Chính phủ.";
    const [citation] = cite(text);
    expect(citation).toMatchObject({ number: "71/NQ-CP", printed: "71/NQ- CP", span: { line: 2 } });
    expect(citation!.quote).toBe("Nghị quyết số 71/NQ- CP ngày 01/4/2025");
    expect(text.slice(citation!.span.start, citation!.span.end)).toBe("Nghị quyết số 71/NQ-\nCP ngày 01/4/2025");
  });

  it("keeps a wrong form in standard spacing", () => {
    expect(cite("I. NỘI DUNG\n- Nghị quyết số 71 - NQ/CP ngày 01/4/2025.")[0]).toMatchObject({ number: "71-NQ/CP" });
  });

  it("says each mention once", () => {
    const text = "I. NỘI DUNG\n- Nghị quyết số 57-NQ/TW và Kế hoạch số 02-KH/BCĐTW; Nghị quyết số 57-NQ/TW.";
    expect(cite(text).map(({ id }) => id)).toEqual([
      "citation-57-nq-tw-1",
      "citation-02-kh-bcdtw-1",
      "citation-57-nq-tw-2",
    ]);
  });
});

describe("lists", () => {
  it("says the kind once and the issuer once", () => {
    const text =
      "I. NỘI DUNG\n- Theo các Quyết định số 12/QĐ-UBND ngày 05/01/2026, số 15/QĐ-UBND ngày 09/01/2026 của UBND tỉnh Hoa Lư.";
    expect(cite(text).map(shape)).toEqual([
      ["12/QĐ-UBND", "2026-01-05", "Quyết định", "Ủy ban nhân dân tỉnh Hoa Lư"],
      ["15/QĐ-UBND", "2026-01-09", "Quyết định", "Ủy ban nhân dân tỉnh Hoa Lư"],
    ]);
  });

  it("reads two official letters after one «văn bản số»", () => {
    const text = "I. NỘI DUNG\n- Tại các văn bản số 12/UBND-VX, số 15/UBND-VX của UBND tỉnh Hoa Lư.";
    expect(cite(text).map(({ number, docType }) => [number, docType])).toEqual([
      ["12/UBND-VX", "Văn bản"],
      ["15/UBND-VX", "Văn bản"],
    ]);
  });
});

it("reads a list that says «số» once", () => {
  const text = "I. NỘI DUNG\n- Yêu cầu tại văn bản số 1552/BXD-TTH và 708/BXD-CATTT.";
  expect(cite(text).map(({ number, docType }) => [number, docType])).toEqual([
    ["1552/BXD-TTH", "Văn bản"],
    ["708/BXD-CATTT", "Văn bản"],
  ]);
});

describe("what the text says elsewhere", () => {
  it("gives a date and an issuer to a mention without them", () => {
    const text = "I. NỘI DUNG\n- Nghị quyết 57-NQ/TW.\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.";
    expect(cite(text).map(shape)).toEqual([
      ["57-NQ/TW", "2024-12-22", "Nghị quyết", "Bộ Chính trị"],
      ["57-NQ/TW", "2024-12-22", "Nghị quyết", "Bộ Chính trị"],
    ]);
  });

  it("keeps the dates of two provinces apart", () => {
    const text =
      "I. NỘI DUNG\n- Kế hoạch số 12-KH/TU ngày 01/02/2026 của Tỉnh ủy Hoa Lư.\n- Kế hoạch số 12-KH/TU của Tỉnh ủy Phong Châu.";
    expect(cite(text).map(({ date }) => date)).toEqual(["2026-02-01", null]);
  });

  it("resolves a short form that only one cited document fits", () => {
    const text =
      "I. NỘI DUNG\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị (sau đây gọi tắt là Nghị quyết 57).\n- Quán triệt Nghị quyết 57 tới đảng viên.";
    const found = cite(text);
    expect(found.map(({ number, printed }) => [number, printed])).toEqual([
      ["57-NQ/TW", "57-NQ/TW"],
      ["57-NQ/TW", "Nghị quyết 57"],
      ["57-NQ/TW", "Nghị quyết 57"],
    ]);
    expect(found.every(({ date }) => date === "2024-12-22")).toBe(true);
  });

  it("lists a short form that nothing explains as dropped", () => {
    const structure = buildStructure(documentOf("I. NỘI DUNG\n- Triển khai Đề án 06 trên địa bàn xã."));
    const { citations, dropped } = readCitations(structure, noFacts);
    expect(citations).toEqual([]);
    expect(dropped.map(({ passage, rule }) => [passage.text, rule])).toEqual([["Đề án 06", "citation.short-form"]]);
  });

  it("resolves a name that the text declares", () => {
    const text =
      "I. NỘI DUNG\n- Chương trình số 15/CTr-UBND ngày 05/01/2026 của UBND tỉnh Hoa Lư về mỗi xã một sản phẩm (sau đây gọi tắt là Chương trình OCOP tỉnh).\n- Tham gia Chương trình OCOP tỉnh.";
    expect(cite(text).map(({ number, quote }) => [number, quote])).toEqual([
      ["15/CTr-UBND", "Chương trình số 15/CTr-UBND ngày 05/01/2026"],
      ["15/CTr-UBND", "Chương trình OCOP tỉnh"],
    ]);
  });

  it("takes a number with a lost mark for the one written in full", () => {
    const text = "I. NỘI DUNG\n- Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025.\n- Kế hoạch số 02- KHBCDTW.";
    expect(cite(text).map(({ number, date }) => [number, date])).toEqual([
      ["02-KH/BCĐTW", "2025-06-19"],
      ["02-KH/BCĐTW", "2025-06-19"],
    ]);
  });

  it("names laws without a number, and numbers those whose number it gives elsewhere", () => {
    const text =
      "I. NỘI DUNG\n- Theo Luật Giao dịch điện tử năm 2023 và Luật Dữ liệu.\n- Luật Dữ liệu số 60/2024/QH15 ngày 30/11/2024.";
    expect(cite(text).map(({ number, name, date }) => [number, name, date])).toEqual([
      [null, "Luật Giao dịch điện tử năm 2023", null],
      ["60/2024/QH15", "Luật Dữ liệu", "2024-11-30"],
      ["60/2024/QH15", "Luật Dữ liệu", "2024-11-30"],
    ]);
  });
});

const PLAN = `ỦY BAN NHÂN DÂN
XÃ TÂN LỘC
Số: 88/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lộc, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
Chuyển đổi số xã Tân Lộc năm 2026

Căn cứ Kế hoạch số 88/KH-UBND ngày 05/01/2026 của UBND tỉnh Hoa Lư về chuyển đổi số;

UBND xã Tân Lộc ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Đẩy mạnh chuyển đổi số theo Kế hoạch số 12-KH/TU của Tỉnh ủy.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Lê Văn An

PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 88/KH-UBND ngày 09/02/2026 của UBND xã Tân Lộc)

| TT | Nhiệm vụ | Chủ trì |
|---|---|---|
| 1 | Thực hiện Quyết định số 15/QĐ-UBND ngày 06/01/2026 của UBND tỉnh | Phòng Kinh tế |
`;

describe("the document itself", () => {
  it("is not cited by its annex; another body's same number is", () => {
    expect(cite(PLAN).map(shape)).toEqual([
      ["88/KH-UBND", "2026-01-05", "Kế hoạch", "Ủy ban nhân dân tỉnh Hoa Lư"],
      ["12-KH/TU", null, "Kế hoạch", "Tỉnh ủy Hoa Lư"],
      ["15/QĐ-UBND", "2026-01-06", "Quyết định", "Ủy ban nhân dân tỉnh Hoa Lư"],
    ]);
  });

  it("is not cited where the letterhead's number is lost", () => {
    const annex = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 88/KH-UBND ngày 09/02/2026 của UBND xã Tân Lộc)\n";
    const structure = buildStructure(documentOf(annex));
    expect(extractCitations(structure, { ...noFacts, docType: "Kế hoạch" })).toEqual([]);
  });
});

describe("documentKey", () => {
  const hoaLu = { locality: null, province: "tỉnh Hoa Lư", level: "province" } as const;
  const phongChau = { locality: null, province: "tỉnh Phong Châu", level: "province" } as const;
  const tanLoc = { locality: "xã Tân Lộc", province: "tỉnh Hoa Lư", level: "commune" } as const;
  const plan = (number: string, issuer: string | null) => ({ number, issuer, name: null });

  it("tells apart two provinces that share a number", () => {
    const own = plan("12-KH/TU", null);
    expect(documentKey(own, hoaLu)).toBe("12-kh-tu@tinh-hoa-lu");
    expect(documentKey(own, phongChau)).toBe("12-kh-tu@tinh-phong-chau");
    expect(documentKey(plan("12-KH/TU", "Ban Thường vụ Tỉnh ủy Hoa Lư"), phongChau)).toBe("12-kh-tu@tinh-hoa-lu");
  });

  it("is one for a province and its communes", () => {
    const [printed, abroad] = ["Ủy ban nhân dân tỉnh Hoa Lư", "Tỉnh ủy Hoa Lư"];
    expect(documentKey(plan("17/KH-UBND", printed), tanLoc)).toBe(documentKey(plan("17/KH-UBND", printed), hoaLu));
    expect(documentKey(plan("12-KH/TU", null), tanLoc)).toBe(documentKey(plan("12-KH/TU", abroad), phongChau));
  });

  it("lets central numbers stand alone", () => {
    for (const number of ["57-NQ/TW", "71/NQ-CP", "1012/QĐ-TTg", "266/2025/QH15", "12/2023/TT-BYT", "02-KH/BCĐTW"])
      expect(documentKey(plan(number, null), hoaLu)).toBe(documentKey(plan(number, "x"), phongChau));
  });

  it("never joins what it cannot place", () => {
    expect(documentKey(plan("17/KH-UBND", "Ủy ban nhân dân"), tanLoc)).toBe("17-kh-ubnd@xa-tan-loc.tinh-hoa-lu?");
    expect(documentKey(plan("17/KH-UBND", "Ủy ban nhân dân xã Tân Lộc"), tanLoc)).toBe(
      "17-kh-ubnd@xa-tan-loc.tinh-hoa-lu",
    );
  });
});

describe("cost", () => {
  it("grows with the text: hostile lines end", () => {
    const lines = [
      "Nghị quyết số ".repeat(20_000),
      "57-NQ/TW ".repeat(20_000),
      "1-".repeat(50_000),
      "số 1/".repeat(30_000),
      "Luật Đất đai, ".repeat(10_000),
      `Luật ${"A b ".repeat(30_000)}`,
      "(sau đây gọi là ".repeat(10_000),
      "A".repeat(200_000),
      `Nghị quyết ${" ".repeat(100_000)}57`,
      "của UBND tỉnh ".repeat(10_000),
    ];
    for (const line of lines) expect(findMentions(line).length).toBeGreaterThanOrEqual(0);
    expect(findMentions("57-NQ/TW ".repeat(20_000))).toHaveLength(20_000);
  });
});
