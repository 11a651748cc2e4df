import { describe, expect, test } from "vitest";
import { indicatorInfo, indicatorKey } from "../extractors/lexicon/indicators.js";
import lexicon from "../extractors/lexicon/indicators.json" with { type: "json" };
import { standardWords } from "../extractors/lexicon/wording.js";

const all = lexicon.subjects.flatMap(({ indicators }) => indicators);

describe("canonical indicators", () => {
  test("keys are kebab-case and unique, every entry has examples of both kinds", () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const { key, examples, not } of all) {
      expect(key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect([key, examples.length > 0, not.length > 0]).toEqual([key, true, true]);
    }
  });

  test.each(all.map((one) => [one.key, one] as const))("%s", (key, { vi, examples, not }) => {
    for (const name of [vi, ...examples]) expect([name, indicatorKey(name)]).toEqual([name, key]);
    for (const name of not) expect([name, indicatorKey(name)]).not.toEqual([name, key]);
  });

  test.each([
    ["Tỷ lệ phủ sóng 5G", "Tỷ lệ phủ sóng 6G"],
    ["hồ sơ TTHC xử lý trực tuyến", "hồ sơ TTHC thanh toán trực tuyến"],
    ["hồ sơ TTHC xử lý trực tuyến", "hồ sơ TTHC tiếp nhận trực tuyến"],
    ["hồ sơ TTHC xử lý trực tuyến", "dịch vụ công trực tuyến toàn trình trên tổng số TTHC đủ điều kiện"],
    ["Tỷ lệ hồ sơ dịch vụ công trực tuyến toàn trình", "TTHC đủ điều kiện được cung cấp trực tuyến toàn trình"],
    ["cán bộ được bồi dưỡng kỹ năng số", "cán bộ làm chủ kỹ năng số"],
    ["cán bộ được bồi dưỡng kỹ năng số", "người dân được bồi dưỡng kỹ năng số"],
    ["người dân có chữ ký số", "cán bộ có chữ ký số"],
    ["người dân có chữ ký số", "trường học triển khai chữ ký số"],
    ["người dân có tài khoản định danh điện tử", "người dân có tài khoản ngân hàng"],
    ["người dân có tài khoản ngân hàng", "giao dịch không dùng tiền mặt"],
    ["TTHC giải quyết phi địa giới", "giao dịch hành chính phi tiếp xúc"],
    ["hồ sơ, kết quả giải quyết TTHC được số hóa", "cơ sở dữ liệu được số hóa"],
    ["hồ sơ, kết quả giải quyết TTHC được số hóa", "sử dụng lại dữ liệu đã được số hóa trong giải quyết TTHC"],
    ["dân số trưởng thành tiếp cận dịch vụ số", "dân số trưởng thành thường xuyên sử dụng dịch vụ số"],
    ["doanh nghiệp nhỏ và vừa ứng dụng công nghệ số", "doanh nghiệp nhỏ và vừa có hợp tác nghiên cứu"],
    ["Chỉ số chuyển đổi số xã", "xếp hạng Chỉ số chuyển đổi số của tỉnh"],
    ["tử vong trẻ em dưới 5 tuổi", "tử vong trẻ em dưới 1 tuổi"],
    ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo"],
    ["xã đạt chuẩn nông thôn mới", "xã đạt chuẩn nông thôn mới nâng cao"],
    ["rác thải sinh hoạt đô thị được thu gom", "rác thải sinh hoạt nông thôn được thu gom"],
    ["Tỷ lệ tham gia bảo hiểm xã hội", "Tỷ lệ tham gia bảo hiểm xã hội tự nguyện"],
  ])("near misses have keys of their own: %s / %s", (a, b) => {
    expect(indicatorKey(a)).not.toBeNull();
    expect(indicatorKey(b)).not.toBeNull();
    expect(indicatorKey(a)).not.toBe(indicatorKey(b));
  });

  test.each([
    "mô hình ứng dụng công nghệ cao trong trồng chè",
    "mỗi thôn lớp",
    "cơ quan, đơn vị xây dựng kế hoạch",
    "tổ chức đợt học tập kinh nghiệm",
    "năm 2025",
    "",
  ])("an unknown indicator has no key: %s", (name) => expect(indicatorKey(name)).toBeNull());

  test("abbreviations, spellings and accents make no difference", () => {
    const key = indicatorKey("Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến");
    for (const name of [
      "Tỉ lệ hồ sơ TTHC được xử lý trực tuyến",
      "TỶ LỆ HỒ SƠ THỦ TỤC HÀNH CHÍNH ĐƯỢC XỬ LÝ TRỰC TUYẾN",
      "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến".normalize("NFD"),
      "ty le ho so TTHC duoc xu ly truc tuyen",
    ])
      expect(indicatorKey(name)).toBe(key);
    expect(indicatorKey("kết quả giải quyết TTHC được số hoá")).toBe(
      indicatorKey("kết quả giải quyết TTHC được số hóa"),
    );
    expect(standardWords("DNNVV có ≥ 02 mô hình")).toEqual(["doanh", "nghiep", "nho", "vua", "co", "2", "mo", "hinh"]);
  });

  test("no constant of one document: no document number, no named place", () => {
    for (const one of all)
      for (const text of [one.vi, ...one.all.flat(), ...one.none])
        expect(text).not.toMatch(/\d{1,4}[-/](?:KH|QĐ|NQ|CTr|KL)|(?:xã|phường|tỉnh|thành phố) \p{Lu}/u);
  });

  test("what is known of a key", () => {
    expect(indicatorInfo("poverty-rate")?.direction).toBe("down");
    expect(indicatorInfo("undersea-cables")?.scope).toBe("national");
    expect(indicatorInfo("no-such-key")).toBeUndefined();
  });
});
