import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CELL_BREAK, looksLikeMarkdown, normalize } from "../../src/text/normalize.js";
import { timeRatio } from "../support/time-ratio.js";
import { letters, spelled } from "../support/vietnamese.js";

test("a line end that a program wrote out is one", () => {
  expect(normalize("Số: 54/KH-UBND\\r\\nngày 27").text).toBe("Số: 54/KH-UBND\nngày 27");
  expect(normalize("đường \\root, \\n").text).toBe("đường \\root, \\n");
});

describe("normalize", () => {
  test.each([
    // Signs of plain text.
    ["đến  năm\u00A02030", "đến năm 2030"],
    ["ĐẢNG ỦY XÃ      ĐẢNG CỘNG SẢN", "ĐẢNG ỦY XÃ\tĐẢNG CỘNG SẢN"],
    ["một\r\nhai\rba\fbốn", "một\nhai\nba\nbốn"],
    ["2026 – 2030 — 57‑NQ/TW −5", "2026 - 2030 - 57-NQ/TW -5"],
    ["Ðảng bộ, xã ðã", "Đảng bộ, xã đã"],
    ["đạt 85％ ⩾ 3", "đạt 85% ≥ 3"],
    ["đạt \uF0B3 85% và \uF0A390%; \uF0B3 mục", "đạt ≥ 85% và ≤90%; \uF0B3 mục"],
    ["chuyển \u00AD đổi\u200B\u00A0\u2060 số", "chuyển đổi số"],
    ["chuyển\u200B đổi\u00AD số\uFEFF", "chuyển đổi số"],
    ["không *đổi* dấu $ trong $ văn bản thường", "không *đổi* dấu $ trong $ văn bản thường", false],
    // Markdown.
    ["**2.1. Đến năm 2030**", "2.1. Đến năm 2030"],
    ["***a. Về hạ tầng***", "a. Về hạ tầng"],
    ["1\\. Mục tiêu R\\&D \\- 5\\%", "1. Mục tiêu R&D - 5%"],
    ["đạt $\\geq 50\\%$ và $\\le 3$", "đạt ≥ 50% và ≤ 3", true],
    ["từ \\geq 50", "từ ≥ 50", true],
    ["| a<br>b |", `| a${CELL_BREAK}b |`, true],
    ["giá $ 5 và 6 $ là tiền", "giá $ 5 và 6 $ là tiền", true],
    ["Văn phòng HĐND &amp; UBND", "Văn phòng HĐND & UBND", true],
    ["## **I. MỤC TIÊU**", "## I. MỤC TIÊU"],
  ])("%j is read as %j", (raw, expected, markdown = looksLikeMarkdown(raw)) => {
    expect(normalize(raw, markdown as boolean).text).toBe(expected);
  });

  test("every spelling of a text reads as the same words", () => {
    fc.assert(
      fc.property(spelled, ({ text, raw }) => {
        expect(normalize(raw, false).text).toBe(normalize(text, false).text);
      }),
    );
  });

  test("the result is NFC, has no carriage returns, invisible characters or double blanks, and is stable", () => {
    fc.assert(
      fc.property(spelled, ({ raw }) => {
        const { text } = normalize(raw, false);
        expect(text).toBe(text.normalize("NFC"));
        expect(text).not.toMatch(/[\r\f\u00A0\u00AD\u200B-\u200D\uFEFF\u2010-\u2015]|[ ]{2}/u);
        expect(letters(text)).toBe(letters(raw));
      }),
    );
  });

  test("any stretch leads back to the letters it was read from", () => {
    fc.assert(
      fc.property(spelled, fc.nat(), fc.nat(), ({ raw }, a, b) => {
        const mapped = normalize(raw, false);
        if (mapped.text.length === 0) return;
        const start = a % mapped.text.length;
        const end = start + 1 + (b % (mapped.text.length - start));
        const range = mapped.toRaw(start, end);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(raw.length);
        expect(letters(raw.slice(range.start, range.end))).toBe(letters(mapped.text.slice(start, end)));
      }),
    );
  });

  test("any string at all: starts never fall, ranges stay inside", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.boolean(), (raw, markdown) => {
        const mapped = normalize(raw, markdown);
        let last = 0;
        for (let i = 0; i < mapped.text.length; i++) {
          const { start, end } = mapped.toRaw(i, i + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(raw.length);
          last = start;
        }
      }),
    );
  });
});

describe("looksLikeMarkdown", () => {
  test.each(["# KẾ HOẠCH", "x\n**Nơi nhận:**", "| STT | Nội dung |\n|---|:--|\n", "1\\. Mục tiêu", "đạt $\\geq 5$"])(
    "%j",
    (text) => expect(looksLikeMarkdown(text)).toBe(true),
  );
  test.each(["#hashtag", "5 * 6 ** 7", "| cột | không có hàng kẻ |", "C:\\Users", "- gạch đầu dòng", "a\\b", "giá 5$"])(
    "not %j",
    (text) => expect(looksLikeMarkdown(text)).toBe(false),
  );
});

describe("long lines cost in proportion to their length", () => {
  const UNIT = 40_000;
  test.each([
    ["blanks", " "],
    ["tabs and blanks", "\t \u00A0"],
    ["stars", "*"],
    ["star and letter", "*a"],
    ["dollars", "$"],
    ["dollar, letter", "$a "],
    ["backslashes", "\\"],
    ["pipes", "|"],
    ["pipe lines ended by carriage returns", "|\r"],
    ["pipes and blanks", "| "],
    ["hashes", "#"],
    ["hash lines", "# \n"],
    ["less-than signs", "<br "],
    ["ampersands", "&amp"],
    ["combining marks", "\u0301"],
    ["letters in NFD", "ế".normalize("NFD")],
    ["zero-width characters", "\u200B"],
    ["digits and points", "1."],
    ["carriage returns", "\r"],
  ])("%s", (_name, piece) => {
    const text = (n: number): string => piece.repeat(Math.ceil(n / piece.length));
    // Four times the text, a quadratic rule: 16 times the cost.
    for (const markdown of [undefined, true])
      expect(timeRatio(UNIT, text, (input) => normalize(input, markdown))).toBeLessThan(10);
  });
});
