import fc from "fast-check";
import { cp1258Parts } from "./legacy.js";

const SYLLABLES = (
  "tỷ lệ hồ sơ thủ tục hành chính được giải quyết trực tuyến đạt nghị quyết kế hoạch xã Tân Lộc ỦY BAN NHÂN DÂN Độc lập " +
  "chuyển đổi số hoá hóa ưỡn ngoằn khuỷu ≥ 85% 1.250,5 26/8/2025 57-NQ/TW (VNeID) – : ; ."
).split(" ");

/** Running Vietnamese in NFC, with the line ends, blanks and look-alikes of real files. */
export const vietnamese = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...SYLLABLES) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "\n",
          "\r\n",
          "\n\n",
          "\t",
          "   ",
          "\u00A0",
          "\u200B",
          "\u00AD",
          "\f",
          "Ð",
          "％",
          "−",
        ),
      },
    ),
    { maxLength: 60 },
  )
  .map((words) => words.join(" "));

/** One text written as NFC, NFD, in the manner of Windows-1258 (base letter and tone), or each letter differently. */
export const written = (text: string, choose: (letter: string) => string): string => Array.from(text, choose).join("");

export const SPELLINGS: readonly ((letter: string) => string)[] = [
  (letter) => letter,
  (letter) => letter.normalize("NFD"),
  (letter) => cp1258Parts(letter).join(""),
];

/** A Vietnamese text and one of its spellings. */
export const spelled = fc
  .tuple(vietnamese, fc.array(fc.constantFrom(...SPELLINGS), { minLength: 1, maxLength: 12 }))
  .map(([text, spellings]) => {
    let i = 0;
    return { text, raw: written(text, (letter) => spellings[i++ % spellings.length]!(letter)) };
  });

/** Letters and digits alone, NFC, Đ for its look-alikes: what a place and the words read from it must agree on. */
export const letters = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u00D0\u0189]/gu, "Đ")
    .replace(/\u00F0/gu, "đ")
    .replace(/[^\p{L}\p{N}]+/gu, "");
