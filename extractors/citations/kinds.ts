import { singleBlanks } from "../../src/text/blanks.js";
import { fold } from "../../src/text/fold.js";
import { LETTERS } from "../../src/text/words.js";
import types from "../lexicon/document-types.json" with { type: "json" };
import { type PhraseMatch, Phrases } from "../lexicon/phrases.js";

const BY_NAME = new Map(types.map(({ name }) => [fold(name), name]));
const BY_CODE = new Map(types.flatMap(({ name, codes }) => codes.map((code) => [fold(code), { name, code }] as const)));

/** "QD" → Quyết định, written "QĐ". The letters that a number carries for its kind (Nghị định 30/2020/NĐ-CP, Phụ lục III). */
export const kindOfCode = (code: string): { readonly name: string; readonly code: string } | undefined =>
  BY_CODE.get(fold(code));

/** "THÔNG TƯ" → "Thông tư"; undefined for what is no kind of document. */
export const kindOfName = (name: string): string | undefined => BY_NAME.get(singleBlanks(fold(name)).trim());

const NAMES = new Phrases(types);

/** The kind whose name begins at `at`, in any case: "Kế hoạch hành động" before "Kế hoạch". */
export const kindAt = (text: string, at: number): PhraseMatch | undefined => NAMES.match(text, at);

const MOST_WORDS = Math.max(...types.map(({ name }) => name.split(" ").length));

const LAST_WORDS = new Set(types.map(({ name }) => fold(name).split(" ").at(-1)!));

const LAST_WORD = new RegExp(`[${LETTERS}]{1,16}$`, "u");

/** The kind whose name ends at `end` (blanks and one mark after it left aside). */
export function kindBefore(text: string, end: number): { readonly name: string; readonly start: number } | undefined {
  const from = Math.max(0, end - 48);
  const slice = text.slice(from, end).replace(/[\s:(]{1,7}$/u, "");
  // Nearly always no kind's name ends with this word
  const last = LAST_WORD.exec(slice.slice(-16));
  if (!last || !LAST_WORDS.has(fold(last[0]))) return undefined;
  const words = [...slice.matchAll(/[\p{L}\p{M}\p{N}]{1,48}/gu)].slice(-MOST_WORDS);
  for (const { index } of words) {
    const name = kindOfName(slice.slice(index));
    if (name && !/[\p{L}\p{M}\p{N}]/u.test(text[from + index - 1] ?? "")) return { name, start: from + index };
  }
  return undefined;
}

const SO = /(?<![\p{L}\p{M}])s[ốồổộóòo]\s{0,3}[:.]?\s{0,3}$/iu;
const OF_ISSUER = /(?<=\s)của\s{1,3}([^;:.()“”\d]{3,60}?)\s{0,3}:?\s{0,3}$/iu;
const LAW = /(?<![\p{L}\p{M}\p{N}])((?:Bộ l|L)uật)\s{1,3}(\p{Lu}[^;:.()“”\d]{2,90}?)\s{0,3}$/u;
const LOOK_BACK = 130;

export interface Introduction {
  /** Where the words begin: the kind, else "số". */
  readonly start: number;
  /** Null where only "số" stands there. */
  readonly docType: string | null;
  /** "Luật Giao dịch điện tử" of "Luật Giao dịch điện tử số 20/2023/QH15". */
  readonly name: string | null;
  /** Where the issuer's name stands, of "Kế hoạch của UBND tỉnh số 12/KH-UBND". */
  readonly issuerAt: number | null;
  /** Whether "số" stands before the number. */
  readonly so: boolean;
}

/** The words right before a number that say what it is the number of. Undefined where there are none. */
export function readIntroduction(text: string, numberAt: number): Introduction | undefined {
  const from = Math.max(0, numberAt - LOOK_BACK);
  const before = text.slice(from, numberAt);
  const so = SO.exec(before);
  const head = so ? before.slice(0, so.index) : before;
  const kind = kindBefore(text, from + head.length);
  if (kind) return { start: kind.start, docType: kind.name, name: null, issuerAt: null, so: so !== null };
  if (!so) return undefined;
  const law = LAW.exec(head);
  if (law) {
    // "Luật sửa đổi Luật Đất đai số …": the last one has the number.
    const last = law[0].lastIndexOf("Luật ");
    const start = last > 0 ? law.index + last : law.index;
    const name = head.slice(start).trim();
    return {
      start: from + start,
      docType: law[1]!.startsWith("B") && last <= 0 ? "Bộ luật" : "Luật",
      name,
      issuerAt: null,
      so: true,
    };
  }
  const issued = OF_ISSUER.exec(head);
  const kindOfIssued = issued && kindBefore(text, from + issued.index);
  if (kindOfIssued) {
    const issuerAt = from + issued.index + issued[0].indexOf(issued[1]!, 3);
    return { start: kindOfIssued.start, docType: kindOfIssued.name, name: null, issuerAt, so: true };
  }
  return { start: from + so.index, docType: null, name: null, issuerAt: null, so: true };
}
