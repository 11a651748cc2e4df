import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./support/corpus.js";
import { filesUnder } from "./support/files.js";

describe("the repository knows no place outside itself", () => {
  const texts = filesUnder("", "").filter((file) => /(?:\.(?:[cm]?[jt]s|json|md|sql|ya?ml)|\.ci\/run)$/u.test(file));

  test("no file names a folder of one machine, or one beside the repository", () => {
    const place = /(?<![\w.~-])(?:\/(?:work|home|root|mnt|srv|Users)\/[\w.-]|[A-Z]:\\Users\\)/u;
    const beside = /(?:\.\.\/)+shared\b/u;
    const wrong = texts.flatMap((file) =>
      readFileSync(ROOT + file, "utf8")
        .split("\n")
        .flatMap((line, i) => (place.test(line) || beside.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    );
    expect(texts.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  test("no import leaves it", () => {
    const wrong = texts
      .filter((file) => /\.[cm]?[jt]s$/u.test(file))
      .flatMap((file) =>
        Array.from(
          readFileSync(ROOT + file, "utf8").matchAll(/(?:from|import\(|URL\()\s*"(\.\.?\/[^"]+)"/gu),
          ([, to]) => posix.join(posix.dirname(file), to!),
        )
          .filter((target) => target.startsWith("../"))
          .map((target) => `${file} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });
});

/**
 * The constants of one document that a text names: its number, a date, a place below the province. Rules that lean on such
 * a constant fit that one document.
 */
function constantsOf(text: string): string[] {
  const patterns = [
    // 57-NQ/TW, 71/NQ-CP, 144/KH-UBND, 266/2025/QH15, 12-KH/TU
    /(?<![\p{L}\p{N}])\d{1,5}\s?[-/]\s?(?:\d{4}\s?[-/]\s?)?(?:NQ|QĐ|KH|CT|CTr|KL|TB|TT|TTr|BC|HD|QH\d{2}|NĐ|TTLT|CV|ĐA|ĐU|TU|PL|L)(?![\p{L}\p{N}])/gu,
    // 22/12/2024, ngày 22 tháng 12 năm 2024
    /(?<!\d)\d{1,2}\/\d{1,2}\/(?:19|20)\d{2}(?!\d)|ngày \d{1,2} tháng \d{1,2} năm (?:19|20)\d{2}/gu,
    // xã Tân Lộc, phường Đông Ninh, huyện Thanh Hà
    /(?<![\p{L}\p{N}])(?:[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hị trấn|[Tt]hị xã|[Tt]hôn|[Bb]ản) (?!Hội |Việt Nam)\p{Lu}\p{Ll}+/gu,
  ];
  return patterns.flatMap((pattern) => text.match(pattern) ?? []);
}

describe("lexicons hold language, not documents", () => {
  test("what counts as a constant of one document", () => {
    expect(constantsOf("Nghị quyết số 57-NQ/TW ngày 22/12/2024, 71/NQ-CP, 266/2025/QH15")).toHaveLength(4);
    expect(constantsOf("UBND xã Tân Lộc; ngày 15 tháng 8 năm 2025; phường Đông Ninh")).toHaveLength(3);
    expect(
      constantsOf(
        "Kế hoạch, Thông tấn xã Việt Nam, phường, UBND xã, tỉnh Ninh Bình, Phòng Văn hóa - Xã hội, 5G, TT/STT, 24/7",
      ),
    ).toEqual([]);
  });

  const lexicon = existsSync(`${ROOT}extractors/lexicon`) ? filesUnder("extractors/lexicon") : [];
  test.each(lexicon)("%s", (file) => {
    const text = readFileSync(ROOT + file, "utf8").normalize("NFC");
    // What explains the data to a reader (comments, `about`, the keys of groups) may quote; the data may not.
    const data = file.endsWith(".json")
      ? valuesOf(JSON.parse(text))
      : text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, "");
    expect(data).not.toBe("");
    expect(constantsOf(data)).toEqual([]);
  });
});

function valuesOf(data: unknown): string {
  if (typeof data !== "object" || data === null) return String(data);
  return Object.entries(data)
    .map(([key, value]) => (key === "about" ? "" : valuesOf(value)))
    .join("\n");
}
