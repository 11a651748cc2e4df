import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDoc } from "../src/ingest/doc/index.js";
import { collapseThinColumns, type WordCell } from "../src/ingest/docx/blocks.js";
import { ingestBytes } from "../src/ingest/index.js";

/** An invented plan with lists, a footnote, a Symbol sign, tracked changes and a merged table, saved as Word 97. */
const file = readFileSync(new URL("./fixtures/word97.doc", import.meta.url));
const copy = (): Buffer => Buffer.from(file);

const code = (bytes: Buffer): string => {
  try {
    readDoc(bytes, "a.doc");
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return "read";
};

describe("DOC of Word 97", () => {
  const document = readDoc(file, "a.doc");

  it("restores numbers, keeps the final text, puts notes after their paragraph", () => {
    expect(document.text.split("\n").filter((line) => line !== "")).toEqual([
      "ỦY BAN NHÂN DÂN",
      "XÃ TÂN LỘC",
      "Số: 15/KH-UBND",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "KẾ HOẠCH",
      "Chuyển đổi số năm 2026",
      "I. MỤC TIÊU",
      "1. Đến hết năm 2026",
      "a) Hạ tầng số",
      "- Tỷ lệ phủ sóng 5G đạt ≥ 62%.",
      "[1] Nghị quyết số 12-NQ/TU của Tỉnh ủy Hoa Lư",
      "b) Chính quyền số",
      "Có 80% hồ sơ.",
      "II. NHIỆM VỤ",
      "1. Nhiệm vụ chung",
      "TT",
      "Nhiệm vụ",
      "Đơn vị",
      "1",
      "Rà soát,",
      "hoàn thiện kho dữ liệu",
      "Phòng Kinh tế",
      "Công an xã",
      "2",
      "Trạm Y tế",
      "Nơi nhận: như trên.",
    ]);
    expect(document).toMatchObject({ pages: null, scanned: false, mediaType: "application/msword", findings: [] });
  });

  it("rebuilds the grid with merged cells; the letterhead's table is prose", () => {
    expect(document.tables).toHaveLength(1);
    const words = document.tables[0]!.rows.map((row) =>
      row.map((c) => [
        c.column,
        c.rowSpan,
        c.columnSpan,
        c.parts.map(({ start, end }) => document.text.slice(start, end)).join(),
      ]),
    );
    expect(words).toEqual([
      [
        [0, 1, 1, "TT"],
        [1, 1, 1, "Nhiệm vụ"],
        [2, 1, 2, "Đơn vị"],
      ],
      [
        [0, 1, 1, "1"],
        [1, 2, 1, "Rà soát,\nhoàn thiện kho dữ liệu"],
        [2, 1, 1, "Phòng Kinh tế"],
        [3, 1, 1, "Công an xã"],
      ],
      [
        [0, 1, 1, "2"],
        [2, 1, 1, "Trạm Y tế"],
        [3, 1, 1, ""],
      ],
    ]);
  });

  it("is read through ingest by content, whatever it is called", async () => {
    expect((await ingestBytes(file, "ke-hoach.txt")).text).toBe(document.text);
  });
});

it("joins columns whose edges nearly meet, and keeps a narrow column that has cells of its own", () => {
  const cell = (column: number, columnSpan: number): WordCell => ({ column, columnSpan, rowSpan: 1, blocks: [] });
  const shape = (rows: WordCell[][]): number[][][] => rows.map((row) => row.map((c) => [c.column, c.columnSpan]));
  const ragged = [
    [cell(0, 1), cell(1, 2)],
    [cell(0, 2), cell(2, 1)],
  ];
  expect(shape(collapseThinColumns(ragged, [3000, 40, 2000]))).toEqual([
    [
      [0, 1],
      [1, 1],
    ],
    [
      [0, 1],
      [1, 1],
    ],
  ]);
  expect(shape(collapseThinColumns(ragged, [3000, 400, 2000]))).toEqual(shape(ragged));
  const narrow = [[cell(0, 1), cell(1, 1), cell(2, 1)]];
  expect(shape(collapseThinColumns(narrow, [3000, 40, 2000]))).toEqual(shape(narrow));
});

describe("damaged and foreign files", () => {
  it("names RTF and HTML that are called .doc", async () => {
    for (const [text, word] of [
      ["{\\rtf1\\ansi Ke hoach}", /RTF.*\.docx/],
      ["<html><body>Kế hoạch</body></html>", /HTML.*\.docx/],
    ] as const) {
      await expect(ingestBytes(Buffer.from(text), "ke-hoach.doc")).rejects.toThrow(word);
    }
  });

  it("names a password, an older Word, and a package without a Word document", () => {
    const start = file.indexOf(Buffer.from([0xec, 0xa5]), 512);
    const locked = copy();
    locked[start + 0x0b]! |= 1;
    expect(code(locked)).toBe("encrypted");
    const old = copy();
    old.writeUInt16LE(0x65, start + 2);
    expect(code(old)).toBe("unsupported-format");
    const renamed = copy();
    renamed.write("XordDocument", renamed.indexOf(Buffer.from("WordDocument", "utf16le")), "utf16le");
    expect(code(renamed)).toBe("unsupported-format");
  });

  it("ends on chains of sectors that run in circles", () => {
    const looping = copy();
    const table = (looping.readUInt32LE(0x4c) + 1) * 512;
    for (let i = 0; i < 100; i++) looping.writeUInt32LE((i + 1) % 20, table + i * 4);
    expect(code(looping)).toBe("doc-damaged");
  });

  it("cut or overwritten anywhere, it is read or named as damaged", () => {
    const outcomes = new Set<string>();
    for (let at = 0; at < file.length; at += 97) {
      outcomes.add(code(file.subarray(0, at)));
      const spoiled = copy();
      spoiled.fill(0xff, at, at + 16);
      outcomes.add(code(spoiled));
    }
    for (const outcome of outcomes) {
      expect(["read", "doc-damaged", "unsupported-format", "encrypted", "empty"]).toContain(outcome);
    }
    expect(outcomes).toContain("doc-damaged");
  });
});
