import { describe, expect, it } from "vitest";
import { findMentions } from "../extractors/citations/mentions.js";

/** Words of plans that look like citations and are none. */
describe("no citation", () => {
  it.each([
    "trước ngày 30/6 hằng năm",
    "từ ngày 15/11 đến ngày 15/12/2025",
    "theo Điều 5, khoản 2 Điều 12",
    "trực 24/7, hỗ trợ 24/24 giờ",
    "phủ sóng 5G/6G đạt 95%",
    "giai đoạn 2025-2030, tầm nhìn 2045",
    "đứng số 1 tỉnh, số 12 đường Trần Phú",
    "quyết định số lượng cán bộ",
    "nghị quyết số đông tán thành",
    "3-5 HTX/xã, 10 CĐ/ĐH, 2-3 DN/năm",
    "60/40/20, tỷ lệ 1/2.000",
    "Mẫu số 01/KK-TNCN, Biểu số 02-KH/ĐT",
    "Số:        /KH-UBND ngày      /11/2025",
    "TCVN ISO 9001:2015, QCVN 03:2019/BTTTT",
    "bài 12/KH, lớp 10A1-THPT",
    "pháp luật, luật sư và luật gia; kỷ luật năm 2025",
    "Xây dựng Luật Nhà giáo; dự thảo Luật Dữ liệu",
    "Luật của Quốc hội; các luật năm 2025",
    "1.250 người, 02 lớp/năm, 03 tin-bài",
    "điện thoại 0912.345.678, fax 024-3845-678",
    "Kế hoạch năm 2026, Kế hoạch 6 tháng, Kế hoạch 2025 - 2030",
    "Chương trình 4C, Đề án A1, mô hình 3-1-2",
    "tài khoản VNeID mức 2/GTĐT",
  ])("%s", (text) => {
    expect(findMentions(text).filter(({ figures }) => figures === null)).toEqual([]);
  });

  it("reads no date that belongs to something else", () => {
    const [mention] = findMentions("Nghị quyết số 57-NQ/TW và báo cáo trước ngày 30/6/2026");
    expect(mention).toMatchObject({ number: "57-NQ/TW", date: null });
  });

  it("reads no issuer that belongs to something else", () => {
    const [mention] = findMentions("Kế hoạch số 12/KH-UBND trên địa bàn của xã Tân Lộc");
    expect(mention).toMatchObject({ number: "12/KH-UBND", issuer: null });
  });
});
