import {
  type Applies,
  type Diff,
  type DiffItem,
  type Pairing,
  VERDICTS,
  type Verdict,
} from "../../src/compare/types.js";
import type { Comparator, Target, Task, Unit } from "../../src/model/facts.js";
import type { Finding } from "../../src/model/finding.js";
import type { Audit, Matrix, ReportDocument } from "../../src/report/types.js";

/** Invented plans in the manner of corpus/: a commune's, and the province's above it. */
export const CHILD: Diff["child"] = {
  id: "c1",
  path: "corpus/tan-loc.txt",
  docType: "Kế hoạch",
  number: "88/KH-UBND",
  date: "2025-09-22",
  title: "Chuyển đổi số trên địa bàn xã Tân Lộc giai đoạn 2026 - 2030",
  issuer: "Ủy ban nhân dân xã Tân Lộc",
  locality: "xã Tân Lộc",
  province: "tỉnh Hoa Lư",
  level: "commune",
  targets: 9,
};

export const PARENT: Diff["parent"] = {
  ...CHILD,
  id: "p1",
  path: "corpus/tinh-hoa-lu-96.pdf",
  number: "96/KH-UBND",
  date: "2025-08-15",
  title: "Chuyển đổi số tỉnh Hoa Lư giai đoạn 2026 - 2030",
  issuer: "Ủy ban nhân dân tỉnh Hoa Lư",
  locality: "tỉnh Hoa Lư",
  level: "province",
  targets: 10,
};

let ids = 0;

/** `level`: ">= 90 % 2030", with "_" for a blank in the unit; "" for a goal without a number. */
export function target(
  name: string,
  level: string,
  quote: string,
  more: Partial<Target> & { page?: number; line?: number } = {},
): Target {
  const { page = null, line = ++ids + 100, ...rest } = more;
  const [comparator, value, unit, year] = level.split(" ");
  return {
    id: `t${++ids}`,
    sectionPath: ["III. MỤC TIÊU", "2. Mục tiêu cụ thể đến năm 2030"],
    quote,
    span: { start: 0, end: quote.length, page, line },
    indicator: { key: null, name },
    comparator: (comparator || "=") as Comparator,
    value: value ? Number(value) : null,
    valueHigh: null,
    unit: (unit === undefined ? null : unit === "%" ? "%" : "count") as Unit | null,
    unitText: unit?.replaceAll("_", " ") ?? null,
    per: null,
    change: null,
    qualifiers: [],
    due: year ? { text: `Đến hết năm ${year}`, kind: "by", start: null, end: `${year}-12-31`, from: "section" } : null,
    owner: [],
    origin: "prose",
    rule: "sample",
    ...rest,
  };
}

const SURE: Pairing = { status: "certain", score: 0.97, why: ["cùng chỉ tiêu", "cùng mốc 2030"] };

export function item(
  verdict: Verdict,
  parent: Target | null,
  child: Target | null,
  note: string,
  more: Partial<DiffItem> = {},
): DiffItem {
  const severity = (
    { weaker: "error", later: "error", missing: "warning", incomparable: "warning", same: "ok" } as const
  )[verdict as "weaker"];
  return {
    id: `d-${++ids}`,
    verdict,
    severity: severity ?? "info",
    applies: "yes",
    parent,
    child,
    related: [],
    pairing: parent && child ? SURE : null,
    fields: [],
    note,
    ...more,
  };
}

export const ITEMS: readonly DiffItem[] = [
  item(
    "same",
    target("Tỷ lệ phủ sóng 5G", "= 99 % 2030", "Phủ sóng 5G đạt 99% dân số.", { page: 3 }),
    target("Tỷ lệ phủ sóng 5G", "= 99 % 2030", "Phủ sóng 5G đạt 99% dân số."),
    "",
  ),
  item(
    "missing",
    target("Tỷ lệ giao dịch không dùng tiền mặt", "= 80 % 2030", "Tỷ lệ giao dịch không dùng tiền mặt đạt 80%.", {
      page: 4,
      line: 171,
    }),
    null,
    "không có chỉ tiêu nào của cấp dưới về nội dung này; có thể là: Tỷ lệ thanh toán trực tuyến (60 %)",
    {
      pairing: {
        status: "proposed",
        score: 0.61,
        why: ["trùng 61 % từ nội dung"],
        with: { id: "x", name: "Tỷ lệ thanh toán trực tuyến" },
      },
    },
  ),
  item(
    "missing",
    target(
      "Số doanh nghiệp công nghệ số có sản phẩm xuất khẩu",
      ">= 10 doanh_nghiệp 2030",
      "Có ít nhất 150 doanh nghiệp công nghệ số, 10 doanh nghiệp công nghệ số có sản phẩm xuất khẩu.",
      { page: 4, line: 160 },
    ),
    null,
    "không có chỉ tiêu nào của cấp dưới về nội dung này; chỉ tiêu của cấp tỉnh",
    { applies: "no" },
  ),
  item(
    "weaker",
    target(
      "Tỷ lệ dân số trưởng thành có chữ ký số hoặc chữ ký điện tử cá nhân",
      "> 60 % 2030",
      "Có ≥ 85% người dân có tài khoản định danh điện tử (VNeID), tỷ lệ dân số trưởng thành có chữ ký số hoặc chữ ký điện tử cá nhân đạt trên 60%.",
      { page: 4, line: 175 },
    ),
    target(
      "Tỷ lệ dân số trưởng thành có chữ ký số hoặc chữ ký điện tử cá nhân",
      "> 40 % 2030",
      "Tỷ lệ người dân có tài khoản định danh điện tử (VNeID) đạt ≥ 85%; tỷ lệ dân số trưởng thành có chữ ký số hoặc chữ ký điện tử cá nhân đạt trên 40%.",
      { line: 151 },
    ),
    "> 40 % so với > 60 %, cùng mốc 2030",
    {
      fields: [
        { field: "value", parent: "60 %", child: "40 %", same: false },
        { field: "comparator", parent: ">", child: ">", same: true },
        { field: "due", parent: "2030", child: "2030", same: true },
      ],
      related: [
        target("Tỷ lệ người dân có chữ ký số", "= 15 % 2027", "15% người dân có chữ ký số vào năm 2027.", {
          line: 180,
        }),
      ],
    },
  ),
  item(
    "weaker",
    target(
      "Tỷ lệ hộ gia đình có kết nối Internet băng rộng cáp quang",
      ">= 95 % 2030",
      "Tỷ lệ hộ gia đình có kết nối Internet băng rộng cáp quang đạt tối thiểu 95%.",
      { page: 3, line: 139 },
    ),
    target(
      "Tỷ lệ hộ gia đình có kết nối Internet băng rộng cáp quang",
      ">= 90 % 2030",
      "Tỷ lệ hộ gia đình có kết nối Internet băng rộng cáp quang đạt tối thiểu 90%.",
      { line: 118, confidence: "doubtful" },
    ),
    "≥ 90 % so với ≥ 95 %, cùng mốc 2030",
  ),
  item(
    "later",
    target(
      "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến",
      ">= 75 % 2027",
      "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến đạt ≥ 75%.",
      { page: 3 },
    ),
    target(
      "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến",
      ">= 90 % 2030",
      "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến đạt ≥ 90%.",
    ),
    "đạt mức của cấp trên nhưng đến 2030 thay vì 2027",
  ),
  item(
    "incomparable",
    target(
      "Tỷ lệ hồ sơ được số hóa",
      ">= 95 % 2030",
      "Ít nhất 95% hồ sơ, kết quả giải quyết thủ tục hành chính được số hóa.",
      { page: 4 },
    ),
    target("Số hồ sơ được số hóa", ">= 1200 hồ_sơ 2030", "Số hóa ít nhất 1.200 hồ sơ."),
    "khác đơn vị tính: % và hồ sơ",
  ),
  item(
    "stricter",
    target("Tỷ lệ người dân có Sổ sức khỏe điện tử", "= 95 % 2030", "Tỷ lệ người dân có Sổ sức khỏe điện tử đạt 95%.", {
      page: 4,
    }),
    target("Tỷ lệ người dân có Sổ sức khỏe điện tử", "= 98 % 2030", "Tỷ lệ người dân có Sổ sức khỏe điện tử đạt 98%."),
    "98 % so với 95 %, cùng mốc 2030",
  ),
  item(
    "missing",
    target("Số doanh nghiệp công nghệ số", ">= 150 doanh_nghiệp 2030", "Có ít nhất 150 doanh nghiệp công nghệ số.", {
      page: 4,
    }),
    null,
    "không có chỉ tiêu nào của cấp dưới về nội dung này; số tuyệt đối của cấp trên, chưa rõ phần của địa phương",
    { applies: "unknown" },
  ),
  item(
    "extra",
    null,
    target(
      "Số hộ sản xuất nông nghiệp ứng dụng nhật ký điện tử",
      ">= 3 hộ",
      "Mỗi năm hỗ trợ ít nhất 03 hộ sản xuất nông nghiệp ứng dụng nhật ký điện tử.",
    ),
    "cấp trên không nêu",
  ),
];

export const diff = (items: readonly DiffItem[] = ITEMS, more: Partial<Diff> = {}): Diff => ({
  schema: "doichieu.diff/1",
  child: CHILD,
  parent: PARENT,
  items,
  summary: {
    ...(Object.fromEntries(
      VERDICTS.map((verdict) => [
        verdict,
        items.filter((one) => one.verdict === verdict && one.applies !== "no").length,
      ]),
    ) as Record<Verdict, number>),
    notApplicable: items.filter(({ applies }) => applies === "no").length,
    proposed: items.filter(({ pairing }) => pairing?.status === "proposed").length,
  },
  ...more,
});

/** Words of the plan that the findings are about. */
export const SOURCE =
  "Phát huy vai trò của cả hệ thống chính trị trong thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2025 của Bộ Chính trị.\n7. Bảo đảm an toàn, an ninh mạng";
const DATED = "Nghị quyết số 57-NQ/TW ngày 22/12/2025";

export const FINDINGS: readonly Finding[] = [
  {
    code: "numbering-gap",
    severity: "warning",
    message: "Sau mục 5 là mục 7: thiếu mục 6.",
    spans: [{ start: SOURCE.indexOf("7. "), end: SOURCE.length, page: null, line: 233 }],
  },
  {
    code: "citation-date-conflict",
    severity: "error",
    message: "Nghị quyết số 57-NQ/TW ghi hai ngày khác nhau trong cùng kế hoạch: 22/12/2024 và 22/12/2025.",
    correction: "22/12/2024",
    spans: [{ start: SOURCE.indexOf(DATED), end: SOURCE.indexOf(DATED) + DATED.length, page: null, line: 49 }],
  },
  { code: "no-owner", severity: "info", message: "20 chỉ tiêu không ghi ai chịu trách nhiệm.", spans: [] },
];

export const TASKS: readonly Task[] = [
  {
    id: "n1",
    origin: "section",
    group: null,
    row: 1,
    text: "Kiện toàn Ban Chỉ đạo chuyển đổi số xã, hoàn thành trước ngày 15/10/2025.",
    quote: "Kiện toàn Ban Chỉ đạo chuyển đổi số xã, hoàn thành trước ngày 15/10/2025.",
    span: { start: 0, end: 10, page: null, line: 190 },
    sectionPath: ["IV. NHIỆM VỤ VÀ GIẢI PHÁP", "1. Công tác lãnh đạo, chỉ đạo"],
    lead: [{ key: "k", kind: "k", name: "Phòng Văn hóa - Xã hội" }],
    coordinating: [],
    leadText: null,
    coordinatingText: null,
    product: "=CMD()",
    due: { text: "trước ngày 15/10/2025", kind: "by", start: null, end: "2025-10-15", from: "sentence" },
    rule: "sample",
  },
];

export const PLAN = {
  findings: FINDINGS,
  tasks: TASKS,
  targets: ITEMS.flatMap(({ child }) => (child ? [child] : [])),
};

export const audit = (more: Partial<Audit> = {}): Audit => ({
  schema: "doichieu.audit/1",
  document: CHILD,
  findings: FINDINGS,
  score: { tasks: 17, allFive: 2, who: 15, what: 17, responsibility: 9, when: 5, product: 3 },
  ...more,
});

const PLACES = ["xã Tân Lộc", "xã Suối Vàng", "phường Đông Ninh", "xã Thanh Sơn", "xã Vĩnh An", "xã Bình Khê"];

/** The sample parent against so many invented plans. */
export function matrix(plans = 4, more: Partial<Matrix> = {}): Matrix {
  const documents: ReportDocument[] = Array.from({ length: plans }, (_, at) => ({
    ...CHILD,
    id: `m${at}`,
    path: `ke-hoach/${at}.txt`,
    number: `${80 + at}/KH-UBND`,
    locality: at < PLACES.length ? PLACES[at]! : `xã Số ${at}`,
    issuer: `Ủy ban nhân dân ${at < PLACES.length ? PLACES[at]! : `xã Số ${at}`}`,
  }));
  const rows = ITEMS.filter(({ parent }) => parent !== null);
  return {
    schema: "doichieu.matrix/1",
    parent: PARENT,
    plans: documents,
    rows: rows.map(({ parent, applies }, row) => ({
      parent: parent!,
      cells: documents.map(({ id }, at) => {
        const { verdict, child } = rows[(row + at * 2) % rows.length]!;
        const own = child && { ...child, indicator: parent!.indicator };
        return { plan: id!, verdict: own ? verdict : "missing", child: own, applies: applies as Applies };
      }),
    })),
    ...more,
  };
}
