import { describe, expect, test } from "vitest";
import { compare } from "../src/compare/compare.js";
import { readCsvParent } from "../src/compare/csv-parent.js";
import type { Diff, Side } from "../src/compare/types.js";
import { isReduction } from "../src/compare/verdict.js";
import type { DocumentFacts, Level, Target } from "../src/model/facts.js";

const HEADER = "indicator,comparator,value,value_high,unit,due,note";

/** [name, comparator, value, unit, due]; a change or a rhythm as the extractors give it. */
type Row = [name: string, comparator: string, value: number, unit?: string, due?: string, more?: Partial<Target>];

function side(level: Level, rows: readonly Row[]): Side {
  const lines = rows.map(
    ([name, sign, value, unit = "%", due = "2030"]) => `"${name}",${sign},${value},,${unit},${due},`,
  );
  const { document, targets } = readCsvParent(Buffer.from([HEADER, ...lines].join("\n")), "t.csv");
  return {
    document: { ...document, level } as Side["document"] & DocumentFacts,
    targets: targets.map((target, at) => ({ ...target, ...rows[at]![5] })),
  };
}

const against = (child: Row[], parent: Row[]): Diff => compare(side("commune", child), side("province", parent));

/** "same", "missing+extra", "missing? extra?" (a proposal): what became of one target on each side. */
function fate(a: string, b: string, unit = "%"): string {
  const { items } = against([[b, "=", 80, unit]], [[a, "=", 80, unit]]);
  return items.map(({ verdict, pairing }) => `${verdict}${pairing?.status === "proposed" ? "?" : ""}`).join(" ");
}

describe("a value for a part of the place", () => {
  test("is no partner of one for the whole, nor of one for another part", () => {
    expect(fate("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo – Thôn 1")).toBe("missing extra");
    expect(fate("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo của ấp Bến Mới")).toBe("missing extra");
    expect(fate("Tỷ lệ hộ nghèo – Xã Bến Mới", "Tỷ lệ hộ nghèo")).toBe("missing extra");
    expect(fate("Tỷ lệ hộ nghèo – Thôn 2", "Tỷ lệ hộ nghèo – Thôn 1")).toBe("missing extra");
  });

  test("is one of its like, and a class of places is no part", () => {
    expect(fate("Tỷ lệ hộ nghèo – Thôn 1", "Tỷ lệ hộ nghèo – Thôn 1")).toBe("same");
    expect(fate("Tỷ lệ hộ nghèo ở thôn đặc biệt khó khăn", "Tỷ lệ hộ nghèo ở thôn đặc biệt khó khăn")).toBe("same");
  });
});

describe("one thing in other words", () => {
  test.each([
    // health
    ["Tỷ lệ phụ nữ mang thai được sàng lọc trước sinh", "Sàng lọc trước sinh cho PNMT"],
    ["Tỷ lệ bao phủ bảo hiểm y tế toàn dân", "Người dân trên địa bàn xã tham gia BHYT"],
    ["Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi", "SDD thể thấp còi ở trẻ dưới 5 tuổi"],
    ["Tỷ lệ trạm y tế cấp xã có bác sĩ làm việc", "TYT có bác sỹ làm việc"],
    ["Tỷ lệ người mắc đái tháo đường được quản lý điều trị", "Người bệnh ĐTĐ được quản lý, điều trị"],
    // drugs
    ["Tỷ lệ người sau cai nghiện được hỗ trợ học nghề", "Hỗ trợ học nghề cho người sau cai nghiện"],
    ["Tỷ lệ xã, phường không có ma túy", "Xã không có ma túy"],
    // gender
    ["Tỷ lệ nữ đại biểu Hội đồng nhân dân cấp xã", "Nữ đại biểu HĐND xã"],
    ["Tỷ lệ doanh nghiệp, hợp tác xã do nữ làm chủ", "DN, HTX có chủ là nữ"],
    ["Tỷ lệ người bị bạo lực gia đình được tư vấn, hỗ trợ", "Nạn nhân BLGĐ được tư vấn, hỗ trợ"],
    [
      "Tỷ lệ lao động nữ làm công hưởng lương trong tổng số lao động nữ có việc làm",
      "Lao động nữ làm công hưởng lương",
    ],
    // finance
    ["Tỷ lệ giải ngân vốn đầu tư công", "Giải ngân kế hoạch vốn ĐTC hằng năm"],
    ["Tỷ lệ nợ thuế trên tổng thu ngân sách", "Nợ thuế so với tổng thu NSNN"],
    // education
    ["Tỷ lệ huy động trẻ mẫu giáo 5 tuổi ra lớp", "Huy động trẻ 5 tuổi ra lớp mẫu giáo"],
    ["Tỷ lệ giáo viên đạt chuẩn trình độ đào tạo", "GV đạt chuẩn trình độ đào tạo"],
    // environment
    ["Tỷ lệ chất thải rắn sinh hoạt được phân loại tại nguồn", "Hộ gia đình phân loại rác thải tại nguồn"],
    ["Tỷ lệ hộ dân nông thôn sử dụng nước sạch đạt quy chuẩn", "Hộ dân nông thôn dùng nước sạch đạt quy chuẩn"],
    // villages, culture, training
    ["Tỷ lệ hộ gia đình đạt danh hiệu Gia đình văn hóa", "Gia đình văn hoá"],
    ["Tỷ lệ dân số được quản lý sức khỏe", "Người dân được lập hồ sơ quản lý sức khỏe"],
    ["Tỷ lệ trẻ em có hoàn cảnh đặc biệt được trợ giúp", "Trẻ em hoàn cảnh đặc biệt được chăm sóc, trợ giúp"],
    ["Tỷ lệ học sinh hoàn thành chương trình tiểu học", "HS hoàn thành chương trình TH"],
    ["Tỷ lệ xã đạt chuẩn phổ cập giáo dục mầm non cho trẻ 5 tuổi", "Duy trì xã đạt chuẩn phổ cập GDMN trẻ em 5 tuổi"],
    [
      "Tỷ lệ cơ sở sản xuất kinh doanh đạt tiêu chuẩn về môi trường",
      "Cơ sở SXKD bảo đảm quy định về bảo vệ môi trường",
    ],
    ["Tỷ lệ đường ngõ, xóm được cứng hóa", "Cứng hóa đường ngõ xóm"],
    ["Tỷ lệ người dân tham gia luyện tập thể dục thể thao thường xuyên", "Số người tập luyện TDTT thường xuyên"],
    ["Tỷ lệ cán bộ, công chức, viên chức được tập huấn về bình đẳng giới", "CBCCVC được bồi dưỡng kiến thức BĐG"],
    ["Tỷ lệ vụ việc hòa giải thành ở cơ sở", "Hòa giải thành các vụ việc ở cơ sở"],
    [
      "Tỷ lệ phụ nữ từ 30 đến 54 tuổi được sàng lọc ung thư cổ tử cung",
      "Phụ nữ 30 - 54 tuổi được sàng lọc ung thư CTC",
    ],
    ["Tỷ lệ người nghiện ma túy được quản lý", "Quản lý người nghiện ma tuý trên địa bàn"],
  ])("%s = %s", (a, b) => expect(fate(a, b)).toBe("same"));
});

describe("another thing in like words", () => {
  test.each([
    // another population
    ["Tỷ lệ lao động nữ làm công hưởng lương", "Tỷ lệ lao động nam làm công hưởng lương"],
    ["Tỷ lệ học sinh nữ được tập huấn phòng chống đuối nước", "Tỷ lệ học sinh nam được tập huấn phòng chống đuối nước"],
    ["Tỷ lệ xã, phường không có ma túy", "Tỷ lệ thôn không có ma túy"],
    ["Tỷ lệ cán bộ cấp tỉnh được bồi dưỡng pháp luật", "Tỷ lệ cán bộ cấp xã được bồi dưỡng pháp luật"],
    ["Tỷ lệ trường ngoài công lập tổ chức bữa ăn bán trú", "Tỷ lệ trường công lập tổ chức bữa ăn bán trú"],
    ["Tỷ lệ huy động trẻ nhà trẻ ra lớp", "Tỷ lệ huy động trẻ mẫu giáo ra lớp"],
    // another object
    ["Tỷ lệ người mắc tăng huyết áp được phát hiện", "Tỷ lệ người mắc đái tháo đường được phát hiện"],
    ["Tỷ lệ người mắc tăng huyết áp được phát hiện", "Tỷ lệ người mắc tăng huyết áp được quản lý"],
    ["Tỷ lệ phụ nữ được sàng lọc ung thư vú", "Tỷ lệ phụ nữ được sàng lọc ung thư cổ tử cung"],
    ["Tỷ lệ người nghiện ma túy được cai nghiện", "Tỷ lệ người sau cai nghiện được hỗ trợ học nghề"],
    ["Số vụ tai nạn giao thông", "Số người chết do tai nạn giao thông"],
    ["Tỷ lệ trường mầm non đạt chuẩn quốc gia mức độ 1", "Tỷ lệ trường mầm non đạt chuẩn quốc gia mức độ 2"],
    ["Tỷ lệ giáo viên đạt chuẩn trình độ", "Tỷ lệ giáo viên trên chuẩn trình độ"],
    ["Tỷ lệ hồ sơ giải quyết đúng hạn", "Tỷ lệ hồ sơ giải quyết quá hạn"],
    ["Tỷ lệ hộ sử dụng nước sạch", "Tỷ lệ hộ sử dụng nước sinh hoạt hợp vệ sinh"],
    ["Tỷ lệ chất thải rắn sinh hoạt được xử lý", "Tỷ lệ chất thải nguy hại được xử lý"],
    ["Tỷ trọng chi thường xuyên trong tổng chi ngân sách", "Tỷ trọng chi đầu tư phát triển trong tổng chi ngân sách"],
    ["Tỷ lệ nữ tham gia cấp ủy", "Tỷ lệ cơ quan có lãnh đạo chủ chốt là nữ"],
    ["Tỷ lệ nợ thuế trên tổng thu ngân sách", "Tỷ lệ nợ xấu trên tổng dư nợ"],
    ["Số vụ bạo lực gia đình", "Số vụ bạo lực học đường"],
  ])("%s ≠ %s", (a, b) => {
    expect(fate(a, b)).toBe("missing extra");
    expect(fate(b, a)).toBe("missing extra");
  });

  test.each([
    ["Tỷ lệ hộ gia đình văn hóa", "Tỷ lệ thôn văn hóa"],
    ["Tỷ lệ trạm y tế có bác sĩ", "Tỷ lệ trạm y tế có nữ hộ sinh"],
    ["Tỷ lệ phụ nữ mang thai được khám thai 4 lần", "Tỷ lệ phụ nữ mang thai được tiêm phòng uốn ván"],
    ["Tỷ lệ người cao tuổi được khám sức khỏe định kỳ", "Tỷ lệ học sinh được khám sức khỏe định kỳ"],
    ["Tỷ lệ đảng viên nữ được kết nạp", "Tỷ lệ đảng viên là đoàn viên được kết nạp"],
    ["Tỷ lệ thu gom chất thải rắn nông thôn", "Tỷ lệ thu gom nước thải nông thôn"],
    ["Tỷ lệ trẻ em được uống vitamin A", "Tỷ lệ trẻ em được tẩy giun"],
    ["Tỷ lệ hộ nghèo được cấp thẻ bảo hiểm y tế", "Tỷ lệ hộ nghèo được hỗ trợ nhà ở"],
    ["Tỷ lệ phòng học kiên cố", "Tỷ lệ phòng học bộ môn"],
    ["Tỷ lệ học sinh tiểu học học 2 buổi/ngày", "Tỷ lệ học sinh trung học cơ sở học 2 buổi/ngày"],
    ["Số vụ phạm pháp hình sự", "Số vụ phạm tội về ma túy"],
    ["Tỷ lệ thu ngân sách so với dự toán", "Tỷ lệ chi ngân sách so với dự toán"],
    ["Tỷ lệ lao động nông thôn được đào tạo nghề", "Tỷ lệ lao động nông thôn có việc làm sau đào tạo nghề"],
    ["Tỷ lệ hộ sử dụng điện thường xuyên, an toàn", "Tỷ lệ hộ sử dụng nhà tiêu hợp vệ sinh"],
    ["Tỷ lệ người khuyết tật được trợ giúp pháp lý", "Tỷ lệ người nghèo được trợ giúp pháp lý"],
    ["Tỷ lệ diện tích lúa được tưới chủ động", "Tỷ lệ diện tích cây ăn quả được tưới chủ động"],
    ["Tỷ lệ cơ quan xây dựng quy chế dân chủ", "Tỷ lệ doanh nghiệp xây dựng quy chế dân chủ"],
    ["Tỷ suất tử vong mẹ trên 100.000 trẻ đẻ sống", "Tỷ suất tử vong sơ sinh trên 1.000 trẻ đẻ sống"],
  ])("%s is not compared with %s", (a, b) => expect(fate(a, b).replaceAll("?", "")).toBe("missing extra"));

  test.each([
    ["Tỷ lệ lao động qua đào tạo nghề ngắn hạn", "Tỷ lệ lao động nữ qua đào tạo nghề ngắn hạn"],
    ["Tỷ lệ học sinh được khám sức khỏe", "Tỷ lệ trường học có học sinh được khám sức khỏe"],
    ["Số hộ được hỗ trợ vay vốn sản xuất", "Số hộ dân tộc thiểu số được hỗ trợ vay vốn sản xuất"],
  ])("%s is not surely %s: an analyst says", (a, b) => expect(fate(a, b)).toBe("missing? extra?"));
});

describe("which way is better", () => {
  test.each<[child: Row, parent: Row, verdict: string]>([
    // printed as a most on the parent's side, of whatever there is
    [["Tỷ lệ nợ thuế trên tổng thu ngân sách", "<", 4], ["Tỷ lệ nợ thuế trên tổng thu ngân sách", "<", 5], "stricter"],
    [["Tỷ lệ chi hội nghị", "=", 9], ["Tỷ lệ chi hội nghị", "<=", 8], "weaker"],
    [["Tỷ lệ chi hội nghị", "=", 7], ["Tỷ lệ chi hội nghị", "<=", 8], "stricter"],
    // by nature
    [["Tỷ lệ nợ xấu", "=", 1], ["Tỷ lệ nợ xấu", "=", 2], "stricter"],
    [["Số hồ sơ tồn đọng", "=", 5, ""], ["Số hồ sơ tồn đọng", "=", 2, ""], "weaker"],
    [["Tỷ lệ sinh con thứ 3 trở lên", "=", 6], ["Tỷ lệ sinh con thứ 3 trở lên", "=", 5], "weaker"],
    [["Tỷ lệ học sinh bỏ học", "=", 0.2], ["Tỷ lệ học sinh bỏ học", "=", 0.3], "stricter"],
    // turned round
    [["Tỷ lệ vụ xâm hại trẻ em được điều tra", "=", 90], ["Tỷ lệ vụ xâm hại trẻ em được điều tra", "=", 95], "weaker"],
    [["Tỷ lệ thôn không có tảo hôn", "=", 90], ["Tỷ lệ thôn không có tảo hôn", "=", 95], "weaker"],
    [["Tỷ lệ thu hồi nợ đọng", "=", 85], ["Tỷ lệ thu hồi nợ đọng", "=", 80], "stricter"],
    [
      ["Tỷ lệ lao động tham gia bảo hiểm thất nghiệp", "=", 45],
      ["Tỷ lệ lao động tham gia bảo hiểm thất nghiệp", "=", 40],
      "stricter",
    ],
  ])("%j against %j is %s", (child, parent, verdict) => {
    expect(against([child.length === 3 ? [...child] : child], [parent]).items.map((item) => item.verdict)).toEqual([
      verdict,
    ]);
  });
});

describe("what becomes less", () => {
  const less: Partial<Target> = { change: "decrease" };
  const addicts = "Giảm số người nghiện ma túy so với năm 2025";
  test.each<[child: Row, parent: Row, verdict: string]>([
    [["số người nghiện ma túy", "=", 20, "%", "2030", less], [addicts, "=", 20, "%", "2028"], "later"],
    [["số người nghiện ma túy", "=", 15, "%", "2028", less], [addicts, "=", 20, "%", "2028"], "weaker"],
    [["số người nghiện ma túy", "=", 20, "%", "2027", less], [addicts, "=", 20, "%", "2028"], "earlier"],
    [["số người nghiện ma túy", ">=", 25, "%", "2028", less], [addicts, "=", 20, "%", "2028"], "stricter"],
    // each year against the whole period; a number of persons against a share
    [["số người nghiện ma túy", "=", 3, "%/năm", "2028", less], [addicts, "=", 20, "%", "2028"], "incomparable"],
    [["số người nghiện ma túy", "=", 12, "người", "2028", less], [addicts, "=", 20, "%", "2028"], "incomparable"],
    // how much less against how much is left
    [["Tỷ lệ hộ nghèo", "=", 1, "%", "2030", less], ["Tỷ lệ hộ nghèo", "=", 3], "incomparable"],
    [["Tỷ lệ hộ nghèo", "<", 3], ["Giảm tỷ lệ hộ nghèo", "=", 3], "same"],
    [["Tỷ lệ giảm hộ nghèo", ">=", 1.5, "%/năm"], ["Giảm tỷ lệ hộ nghèo", ">=", 2, "%/năm"], "weaker"],
    [
      ["Chi thường xuyên tiết kiệm", "=", 8, "%", "2030", less],
      ["Tỷ lệ tiết kiệm chi thường xuyên", "=", 12],
      "weaker",
    ],
  ])("%j against %j is %s", (child, parent, verdict) => {
    expect(against([child], [parent]).items.map((item) => item.verdict)).toEqual([verdict]);
  });

  const read = (name: string, quote: string, value: number, more: Partial<Target> = {}): boolean | null =>
    isReduction({ ...side("commune", [[name, "=", value]]).targets[0]!, quote, ...more });
  test("a fall is told from what is left", () => {
    expect(read("Giảm số vụ cháy", "Giảm số vụ cháy 10%.", 10)).toBe(true);
    expect(read("Mức giảm tỷ lệ hộ nghèo", "Mức giảm tỷ lệ hộ nghèo | % | 2", 2)).toBe(true);
    expect(read("Giảm tỷ lệ hộ nghèo", "Giảm tỷ lệ hộ nghèo xuống còn 2%.", 2)).toBe(false);
    expect(read("Giảm tỷ lệ hộ nghèo", "Giảm tỷ lệ hộ nghèo dưới 2%.", 2, { comparator: "<" })).toBe(false);
    expect(read("Giảm tỷ lệ hộ nghèo", "Giảm tỷ lệ hộ nghèo | % | 2", 2)).toBe(null);
    expect(read("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo giảm còn 2%.", 2)).toBe(false);
    expect(read(`Giảm ${"số ".repeat(5_000)}`, `${"còn ".repeat(20_000)}10%`, 10)).toBe(false);
  });
});

describe("totals of the whole province", () => {
  test.each([
    ["Tổng thu ngân sách nhà nước trên địa bàn tỉnh", "Tổng thu ngân sách nhà nước trên địa bàn xã", "tỷ đồng"],
    ["Số doanh nghiệp thành lập mới toàn tỉnh", "Số doanh nghiệp thành lập mới", "doanh nghiệp"],
  ])("%s is no partner of a commune's %s", (a, b, unit) => {
    const { items } = against([[b, "=", 20, unit]], [[a, "=", 25000, unit]]);
    expect(items.map(({ verdict, applies }) => [verdict, applies])).toEqual([
      ["missing", "no"],
      ["extra", "yes"],
    ]);
  });

  test("a share of the province is asked of its communes; a total that is repeated is compared", () => {
    const share = against([["Tỷ lệ che phủ rừng", "=", 40]], [["Tỷ lệ che phủ rừng trên địa bàn tỉnh", "=", 42]]);
    expect(share.items.map(({ verdict, applies }) => [verdict, applies])).toEqual([["weaker", "yes"]]);
    const total = "Tổng thu ngân sách nhà nước trên địa bàn tỉnh";
    const repeated = against([[total, "=", 25000, "tỷ đồng"]], [[total, "=", 25000, "tỷ đồng"]]);
    expect(repeated.items.map(({ verdict }) => verdict)).toEqual(["same"]);
  });
});

describe("two things under one heading of the lexicon", () => {
  test("a child's statement about one of two things of the parent says nothing of the other", () => {
    const { items } = against(
      [["Tỷ lệ thôn, tổ dân phố văn hóa", "=", 90]],
      [
        ["Tỷ lệ thôn, tổ dân phố văn hóa", "=", 90],
        ["Tỷ lệ khu dân cư tổ chức ngày hội văn hóa các dân tộc", "=", 50],
      ],
    );
    expect(items.map(({ verdict }) => verdict)).toEqual(["same", "missing"]);
  });

  test("two things of a child stay two", () => {
    const { items } = against(
      [
        ["Tỷ lệ đơn thư khiếu nại được giải quyết", "=", 85],
        ["Tỷ lệ cán bộ tiếp công dân tập huấn nghiệp vụ khiếu nại", "=", 60],
      ],
      [["Tỷ lệ đơn thư khiếu nại được giải quyết", "=", 85]],
    );
    expect(items.find(({ parent }) => parent)?.verdict).toBe("same");
  });
});
