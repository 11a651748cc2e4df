import type { Extraction, Target, Task } from "../../src/model/facts.js";

export interface PlanWords {
  readonly number?: string;
  readonly date?: string;
  readonly place?: string;
  readonly coverage?: number;
  readonly year?: number;
}

/** A short plan of an invented commune, as text. Another coverage is another plan, with a number of its own. */
export function planText(words: PlanWords = {}): string {
  const { coverage = 62, year = 2030, place = "XÃ TÂN LỘC" } = words;
  const { number = `${coverage}/KH-UBND`, date = "ngày 22 tháng 9 năm 2025" } = words;
  return `ỦY BAN NHÂN DÂN
${place}
-------
Số: ${number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Tân Lộc, ${date}

KẾ HOẠCH
Phát triển hạ tầng số trên địa bàn

I. MỤC ĐÍCH
Nâng cao chất lượng dịch vụ cho người dân.

II. MỤC TIÊU
Đến hết năm ${year}:
- Tỷ lệ phủ sóng 5G trên địa bàn đạt ≥ ${coverage}%.
- 100% hộ gia đình sử dụng đất đai đúng quy định được cấp giấy chứng nhận.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì tham mưu, báo cáo Ủy ban nhân dân xã trước ngày 15 tháng 12 năm ${year}.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
`;
}

/** The same with number and day left blank, as drafts are. */
export const draftText = (words: PlanWords = {}): string =>
  planText({ number: "      /KH-UBND", date: "ngày      tháng 9 năm 2025", ...words });

const unit = (kind: string, name: string) => ({ key: `${kind}@xa-tan-loc`, kind, name });

/** Facts put together by hand over `HAND_TEXT`: every field filled, so that what is stored can be compared whole. */
export const HAND_TEXT =
  "Phủ sóng 5G đạt ≥ 62%.\nPhòng Kinh tế chủ trì rà soát đất đai.\nCăn cứ Nghị quyết số 57-NQ/TW.\n";

const at = (words: string, line: number) => {
  const start = HAND_TEXT.indexOf(words);
  return { quote: words, span: { start, end: start + words.length, page: null, line } };
};

export function handMade(overrides: Partial<Extraction> = {}): Extraction {
  const target: Target = {
    id: "t-1",
    sectionPath: ["II. MỤC TIÊU"],
    indicator: { key: "5g-coverage", name: "Phủ sóng 5G" },
    comparator: ">=",
    value: 62,
    valueHigh: null,
    unit: "%",
    unitText: "%",
    per: null,
    change: null,
    qualifiers: ["đạt mức 2 trở lên"],
    due: { text: "Đến hết năm 2030", kind: "by", start: null, end: "2030-12-31", from: "section" },
    owner: [unit("phong-kinh-te", "Phòng Kinh tế")],
    origin: "prose",
    rule: "hand",
    ...at("Phủ sóng 5G đạt ≥ 62%.", 1),
  };
  const task: Task = {
    id: "k-1",
    origin: "table",
    group: "I",
    row: "2.1",
    text: "rà soát đất đai",
    sectionPath: ["III. TỔ CHỨC THỰC HIỆN"],
    lead: [unit("phong-kinh-te", "Phòng Kinh tế")],
    coordinating: [unit("cong-an-xa", "Công an xã")],
    leadText: "Phòng Kinh tế",
    coordinatingText: "Công an xã",
    product: "Báo cáo",
    due: { text: "Quý II/2026", kind: "in", start: "2026-04-01", end: "2026-06-30", from: "cell" },
    rule: "hand",
    ...at("Phòng Kinh tế chủ trì rà soát đất đai.", 2),
  };
  return {
    schema: "doichieu.extraction/1",
    source: { path: "plan.txt", sha256: "0".repeat(64), mediaType: "text/plain", pages: null },
    document: {
      docType: "Kế hoạch",
      number: "88/KH-UBND",
      date: "2025-09-22",
      title: "Phát triển hạ tầng số",
      issuer: "Ủy ban nhân dân xã Tân Lộc",
      locality: "xã Tân Lộc",
      province: "tỉnh Hoa Lư",
      level: "commune",
      signer: null,
      signerTitle: null,
      planYear: 2026,
      period: null,
      recipients: ["Như trên"],
    },
    sections: [{ id: "II", marker: "II.", title: "MỤC TIÊU", parentId: null, span: at("Phủ", 1).span }],
    targets: [target],
    tasks: [
      task,
      {
        ...task,
        id: "k-2",
        row: 3,
        due: { text: "Thường xuyên", kind: "ongoing", start: null, end: null, from: "cell" },
      },
      { ...task, id: "k-3", row: null, due: null, lead: [unit("cong-an-xa", "Công an xã")], coordinating: [] },
    ],
    units: [
      { ...unit("phong-kinh-te", "Phòng Kinh tế"), aliases: ["Phòng kinh tế xã"] },
      { ...unit("cong-an-xa", "Công an xã"), aliases: [] },
    ],
    citations: [
      {
        id: "c-1",
        number: "57-NQ/TW",
        printed: "57-NQ/TW",
        date: "2024-12-22",
        docType: "Nghị quyết",
        issuer: "Bộ Chính trị",
        name: null,
        ...at("Nghị quyết số 57-NQ/TW", 3),
      },
    ],
    findings: [
      {
        code: "citation-malformed",
        severity: "warning",
        message: "Số hiệu viết sai.",
        correction: "57-NQ/TW",
        spans: [at("57-NQ/TW", 3).span],
      },
    ],
    ...overrides,
  };
}
