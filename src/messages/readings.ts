import type { Finding } from "../model/finding.js";
import type { Lang } from "./index.js";

/**
 * English for what the readers found while a file was read: they speak Vietnamese, and so does what is stored. Each sentence
 * with the details that it takes over (`$1`).
 */
const READINGS: readonly (readonly [vietnamese: RegExp, english: string])[] = [
  [/^Văn bản mất (\d+) chỗ ký tự/u, "The text has lost characters at $1 places (�) in an earlier conversion."],
  [/^Có một hình lớn trong tệp Word/u, "A large picture in the Word file was not read; it may be a scan"],
  [/^Có (\d+) tài liệu nhúng trong tệp Word/u, "$1 documents embedded in the Word file were not read"],
  [
    /^Không nhận dạng được chữ: máy không có chương trình/u,
    "Not recognised: no program for it (tesseract) with Vietnamese data on this machine.",
  ],
  [/^Không nhận dạng được chữ: (.+?)\.?$/su, "Not recognised: $1."],
  [/^Bản chụp: nhận dạng ra (“.*”), đọc là (“.*”);/su, "Scan: recognised as $1, read as $2; look at the picture."],
  [
    /^Bản chụp có (\d+) dấu so sánh/u,
    "The scan has $1 comparison signs (≥, ≤, >, <), which are easily misread; look at the picture.",
  ],
  [
    /^Trang (.+) là ảnh chụp, chưa được nhận dạng/u,
    "Page $1 is a picture that was not recognised: its content is missing here.",
  ],
  [/^Trang (.+) dùng phông không có bảng mã/u, "Page $1 uses fonts without a Unicode map: it cannot be read."],
  [
    /^Trang (.+) dùng phông có bảng mã cũ/u,
    "Page $1 uses fonts with an old encoding that is not supported: it cannot be read.",
  ],
  [
    /^Trang (.+) thiếu dấu tiếng Việt/u,
    "Page $1 lacks Vietnamese marks where they must be: the text of the file is broken.",
  ],
  [/^Thời hạn (".*") không có trong lịch/su, "Deadline $1 is not in the calendar; kept as printed."],
  [/^Thời hạn (".*") không ghi năm/su, "Deadline $1 has no year; kept as printed."],
  [/^(".*") không đọc được thành tên cơ quan/su, "$1 cannot be read as the name of a unit; kept as printed."],
  [/^Thời hạn (".*") không đọc được/su, "Deadline $1 cannot be read; kept as printed."],
  [/^Không biết cột (".*") ghi gì/su, "What column $1 holds is not known; its cells are kept under this name."],
  [
    /^(\d+) dòng có nhiều ô hơn dòng tiêu đề của bảng \(cột (\d+)\)/u,
    "$1 rows have more cells than the header of their table (column $2).",
  ],
];

/** Findings of reading in the language asked for; as the reader said it where a sentence is not known here. */
export function readingsIn(lang: Lang, findings: readonly Finding[]): Finding[] {
  if (lang === "vi") return [...findings];
  return findings.map((finding) => {
    for (const [vietnamese, english] of READINGS) {
      const match = vietnamese.exec(finding.message);
      if (match) return { ...finding, message: english.replace(/\$(\d)/gu, (_, n: string) => match[Number(n)] ?? "") };
    }
    return finding;
  });
}
