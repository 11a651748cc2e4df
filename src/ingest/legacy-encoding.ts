import { TCVN3_LETTERS, VNI_LETTERS, WINDOWS_1252_HIGH } from "./legacy-tables.js";

export type LegacyEncoding = "TCVN3 (ABC)" | "VNI-Windows" | "Windows-1258" | "UTF-8 đọc nhầm thành Windows-1252";

/**
 * Syllables that no Vietnamese page is without; none is spelled in plain ASCII. A reading of the bytes that brings them
 * up is the right one.
 */
const FREQUENT = new Set(
  (
    "và của các được với người về đến số xã là có đã để trên tổ chức thực hiện kế hoạch công nghị quyết đảng ủy uỷ tế hội " +
    "nhân dân việt độc lập tự hạnh phúc cộng hòa hoà chủ nghĩa tỉnh quyền cơ đơn vị dịch vụ thông kỹ ứng dụng đổi mới " +
    "phát triển tỷ lệ mục tiêu nhiệm giải pháp năm bộ phòng điện tử trực tuyến tại theo cấp tất cả những một này khi không"
  )
    .split(" ")
    .filter((word) => /[^a-z]/u.test(word)),
);

/** Units of text that are looked at: the beginning of a plan tells. */
const SAMPLE = 32_768;
/** What suffices to see that a text is ordinary Vietnamese. */
const GLANCE = 600;
/** Of 100 words of Vietnamese about 30 are in the list: a text with that many needs no second look. */
const EVIDENT_SHARE = 0.2;
/** Forms and lists of names hold fewer. */
const LEAST_SHARE = 0.05;
const LEAST_HITS = 3;

/**
 * The legacy encoding of bytes that are no UTF-8, or undefined. Every encoding is tried; the one whose reading holds most
 * Vietnamese words wins, if it holds enough of them.
 */
export function legacyEncodingOfBytes(bytes: Buffer): LegacyEncoding | undefined {
  return bestReading(bytes.toString("latin1", 0, SAMPLE), LEGACY, 0);
}

/**
 * The legacy encoding of a text that is valid Unicode but whose letters are those of a legacy font shown as Latin
 * ("Céng hßa x· héi" is TCVN3, "Coäng hoøa xaõ hoäi" VNI), or undefined for ordinary text.
 */
export function legacyEncodingOfText(text: string): LegacyEncoding | undefined {
  const glance = vietnameseWords(text.slice(0, GLANCE));
  if (glance.hits >= glance.words * EVIDENT_SHARE) return undefined;
  const sample = text.slice(0, SAMPLE);
  const { hits } = vietnameseWords(sample);
  return bestReading(toLatin1(sample), [...LEGACY, TWICE], hits);
}

/** True where the bytes read as Windows-1252 are letters and typographic signs of some Western text. */
export function looksLikeWindows1252(bytes: Buffer): boolean {
  const sample = bytes.toString("latin1", 0, SAMPLE);
  if (/[\x00-\x08\x0e-\x1a\x1c-\x1f\x81\x8d\x8f\x90\x9d]/u.test(sample)) return false;
  const high = sample.match(/[\x80-\xff]/gu)?.length ?? 0;
  const plausible =
    sample.match(/[\x85\x91-\x97\xa0\xa7\xab\xb0\xbb]|[a-zA-Z][\xc0-\xff]|[\xc0-\xff][a-z]/gu)?.length ?? 0;
  return high > 0 && high < sample.length / 3 && plausible >= high * 0.8;
}

type Reading = readonly [LegacyEncoding, (latin1: string) => string];

function bestReading(latin1: string, readings: readonly Reading[], hitsAsItIs: number): LegacyEncoding | undefined {
  let best: LegacyEncoding | undefined;
  let most = Math.max(LEAST_HITS - 1, hitsAsItIs * 2);
  for (const [name, read] of readings) {
    const { hits, words } = vietnameseWords(read(latin1));
    if (hits > most && hits >= words * LEAST_SHARE) {
      most = hits;
      best = name;
    }
  }
  return best;
}

/** How each encoding is read from bytes that stand as Latin-1 characters. Only letters that matter for words are mapped. */
const LEGACY: readonly Reading[] = [
  ["TCVN3 (ABC)", (text) => text.replace(/[\xa1-\xfe]/gu, (c) => TCVN3_LETTERS[c] ?? c)],
  ["VNI-Windows", (text) => text.replace(/[aeouyAEOUYôöÔÖ][\xc0-\xff]|[\xc0-\xff]/gu, (c) => VNI_LETTERS[c] ?? c)],
  ["Windows-1258", (text) => new TextDecoder("windows-1258").decode(Buffer.from(text, "latin1"))],
];
const TWICE: Reading = ["UTF-8 đọc nhầm thành Windows-1252", (text) => Buffer.from(text, "latin1").toString("utf8")];

function vietnameseWords(text: string): { hits: number; words: number } {
  const words =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  return { hits: words.reduce((sum, word) => sum + Number(FREQUENT.has(word)), 0), words: words.length };
}

/** Undoes a reading as Windows-1252: each character becomes the one whose code is the byte. Others stay. */
function toLatin1(text: string): string {
  return text.normalize("NFC").replace(/[\u0100-\uffff]/gu, (c) => WINDOWS_1252_HIGH[c] ?? c);
}
