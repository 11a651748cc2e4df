import type { Structure } from "../../src/structure/types.js";
import { fold } from "../../src/text/fold.js";
import type { Passage } from "../../src/text/passage.js";
import { statements } from "./statements.js";

/** A short form that the text itself explains. */
export interface Abbreviation {
  /** "KH&CN", "Ban Chỉ đạo xã", "Nghị quyết số 57-NQ/TW". */
  readonly short: string;
  /** "khoa học và công nghệ"; the words before the bracket where nothing closer is known. */
  readonly long: string;
  /** "sau đây gọi là …" and the legend of a table, or a bracket with initials. */
  readonly how: "declared" | "initials";
  /** Where `short` stands in the text read. */
  readonly start: number;
  readonly end: number;
}

const DECLARED =
  /\(\s{0,2}(?:(?:sau|từ) đây\s{1,3})?(?:được\s{1,3})?(?:gọi tắt|gọi chung|viết tắt|ghi tắt|gọi)(?:\s{1,3}chung)?\s{1,3}là:?\s{1,3}["“]?([^()"”]{2,160})["”]?\s{0,2}\)/giu;
const INITIALS = /\(\s{0,2}([A-ZĐƯƠÂĂÊÔ][A-ZĐƯƠÂĂÊÔ&-]{1,9})\s{0,2}\)/gu;

/** Short forms explained in a statement: "… quốc gia (sau đây gọi tắt là Nghị quyết 57)", "chuyển đổi số (CĐS)". */
export function readAbbreviations(text: string): Abbreviation[] {
  const found: Abbreviation[] = [...readLegend(text)];
  if (!text.includes("(")) return found;
  for (const match of text.matchAll(DECLARED)) {
    const before = text.slice(Math.max(0, match.index - 400), match.index);
    let at = match.index + match[0].indexOf(match[1]!);
    // "(sau đây viết tắt là Nghị quyết số 57-NQ/TW, Nghị quyết số 03/NQ-CP)" explains two
    for (const part of match[1]!.split(/(?<=,\s{0,2})(?=\p{Lu})/u)) {
      const short = part.replace(/[\s,;]{1,4}$/u, "");
      const long = longForm(short, before);
      if (short !== "") found.push({ short, long, how: "declared", start: at, end: at + short.length });
      at += part.length;
    }
  }
  for (const match of text.matchAll(INITIALS)) {
    const long = expandInitials(match[1]!, text.slice(Math.max(0, match.index - 160), match.index));
    const start = match.index + match[0].indexOf(match[1]!);
    if (long) found.push({ short: match[1]!, long, how: "initials", start, end: start + match[1]!.length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "Chữ viết tắt dùng trong Phụ lục: Cục QLTNN: Cục Quản lý tài nguyên nước; SP: sản phẩm." */
const LEGEND =
  /^[^\p{L}]{0,6}(?:ghi chú\s?:\s?)?(?:(?:các|những)\s)?(?:(?:từ|chữ|cụm từ|ký hiệu),?\s){0,3}viết tắt[^:]{0,60}:\s/iu;
const ENTRY = /^\s{0,3}([^:=;]{2,30}?)\s?[:=]\s?(\p{L}.{2,120}?)[\s.,)*]{0,6}$/u;

function* readLegend(text: string): Generator<Abbreviation> {
  let at = LEGEND.exec(text)?.[0].length;
  if (at === undefined) return;
  for (const part of text.slice(at).split(";")) {
    const [, short, long] = ENTRY.exec(part) ?? [];
    if (short && long) {
      const start = at + part.indexOf(short);
      yield { short, long, how: "declared", start, end: start + short.length };
    }
    at += part.length + 1;
  }
}

/** Every short form that a document explains, with its place. */
export function findAbbreviations(structure: Structure): (Abbreviation & { readonly passage: Passage })[] {
  return statements(structure).flatMap(({ passage }) =>
    readAbbreviations(passage.text).map((one) => ({ ...one, passage: passage.slice(one.start, one.end) })),
  );
}

/** From the last place where the short form's first word stands, else the clause before the bracket. */
function longForm(short: string, before: string): string {
  const initials = expandInitials(short, before);
  if (initials) return initials;
  const clause = before.slice(Math.max(before.lastIndexOf(";"), before.lastIndexOf(". "), before.lastIndexOf(":")) + 1);
  const first = short.split(/\s/u).slice(0, 2).join(" ");
  const at = clause.lastIndexOf(first);
  return clause.slice(Math.max(at, 0)).trim();
}

/** "CĐS" after "… và chuyển đổi số" → "chuyển đổi số"; "và" and "&" may be left out. */
function expandInitials(short: string, before: string): string | undefined {
  if (!/^[A-ZĐƯƠÂĂÊÔ&-]{2,10}$/u.test(short)) return undefined;
  const wanted = fold(short).replace(/[&-]/gu, "");
  const words = before.trim().split(/[\s-]{1,4}/u);
  for (let count = wanted.length; count <= Math.min(words.length, wanted.length + 3); count++) {
    const last = words.slice(-count);
    const initials = (list: readonly string[]): string =>
      list.map((word) => fold(word).replace(/^[^a-z]+/u, "")[0] ?? "").join("");
    if (
      initials(last) === wanted ||
      (last[0] !== "và" && initials(last.filter((word) => word !== "và" && word !== ",")) === wanted)
    )
      return last.join(" ");
  }
  return undefined;
}
