import { Random } from "./random.js";
import words from "./words.json" with { type: "json" };

/** Number, day and issuer of the parent that {@link generateParent} writes and each plan of its collection cites. */
const PARENT = { number: "300/KH-UBND", day: "15/9/2025" } as const;

/** The line by which a generated plan names the parent as its basis. */
export const PARENT_BASIS = `Căn cứ Kế hoạch số ${PARENT.number} ngày ${PARENT.day} của UBND tỉnh Hoa Lư về phát triển kinh tế - xã hội;`;

/** The plan of the province: each indicator of the generated plans, for both of their years. */
export function generateParent(seed: number): { text: string; targets: number } {
  const random = new Random(seed);
  const indicators = words.subjects.flatMap((subject) => subject.indicators);
  const out = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH HOA LƯ",
    `Số: ${PARENT.number}`,
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hoa Lư, ngày 15 tháng 9 năm 2025",
    "KẾ HOẠCH",
    "Phát triển kinh tế - xã hội giai đoạn 2026 - 2030",
    "I. MỤC TIÊU",
  ];
  for (const [at, year] of [2027, 2030].entries()) {
    out.push(`${at + 1}. Đến hết năm ${year}`);
    for (const indicator of indicators)
      out.push(`- ${indicator} đạt ≥ ${random.integer(year === 2027 ? 40 : 70, 99)}%.`);
  }
  out.push("II. TỔ CHỨC THỰC HIỆN", "Các xã, phường xây dựng kế hoạch thực hiện./.");
  return { text: `${out.join("\n\n")}\n`, targets: 2 * indicators.length };
}
