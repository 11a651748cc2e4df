import type { DocumentFacts, Level } from "../../src/model/facts.js";
import { slug } from "../../src/text/fold.js";
import { isCentralCity, provinceOf } from "../lexicon/places.js";

/** Where a document speaks from: its own commune, province and level. */
export type Place = Pick<DocumentFacts, "locality" | "province" | "level">;

/** The words after a unit's name that say where it is: "xã", "tỉnh Hoa Lư", "các xã, phường", "cấp tỉnh". */
export interface PlaceTail {
  readonly length: number;
  readonly level: Level | null;
  /** "tỉnh Hoa Lư"; null where only the level is named. */
  readonly named: string | null;
  /** Units of many places: "UBND các xã, phường". */
  readonly many: boolean;
}

const LEVEL_WORD = "(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\\.?|tỉnh)";
const LEVELS: readonly [RegExp, Level][] = [
  [/^(?:xã|phường|thị trấn|đặc khu)/iu, "commune"],
  // "Trung tâm Y tế khu vực Bến Mới": for several communes
  [/^(?:huyện|quận|thị xã|khu vực)/iu, "district"],
  [/^tỉnh/iu, "province"],
];

const MANY = new RegExp(
  `^(?:của |thuộc |ở )?(?:(?:các|những|từng|mỗi) ${LEVEL_WORD}|cấp (?:xã|huyện|tỉnh)|${LEVEL_WORD}(?=(?:,|/| và) ?(?:các )?${LEVEL_WORD}))(?:(?:, ?| ?/ ?|,? và |; ?)(?:các |cấp )?${LEVEL_WORD}){0,4}(?: trực thuộc (?:Trung ương|TW))?(?!\\p{L})`,
  "iu",
);
const NAMED = new RegExp(
  `^(?:của |thuộc |chi nhánh )?((?:${LEVEL_WORD}|khu vực) (?:\\p{Lu}[\\p{L}\\p{M}’']{0,12}(?:[ -]\\p{Lu}[\\p{L}\\p{M}’']{0,12}){0,4}|\\d{1,2}))(?![\\p{L}\\p{N}])`,
  "u",
);
const NAMED_START = new RegExp(`^(?:của |thuộc |chi nhánh )?(?:${LEVEL_WORD}|khu vực) `, "iu");
const ALONE = new RegExp(`^(?:của |thuộc |chi nhánh )?${LEVEL_WORD}(?! hội| viên)(?![\\p{L}\\p{N}])`, "iu");

/** Reads the place at the beginning of `rest` (trimmed); undefined where there is none. */
export function placeTail(rest: string, place: Place): PlaceTail | undefined {
  const nationwide = /^(?:Việt Nam|Trung ương|TW)(?![\p{L}\p{N}])/iu.exec(rest);
  if (nationwide) {
    const after = placeTail(rest.slice(nationwide[0].length).trimStart(), place);
    const blank = rest.length - rest.slice(nationwide[0].length).trimStart().length;
    if (after) return { ...after, length: after.length + blank };
    return { length: nationwide[0].length, level: "central", named: null, many: false };
  }
  const many = MANY.exec(rest);
  if (many)
    return { length: many[0].length, level: levelOf(many[0].replace(MANY_LEAD, ""), place), named: null, many: true };
  const named = NAMED_START.test(rest) ? NAMED.exec(lowerLevelWord(rest)) : null;
  if (named && !isOtherNoun(named[1]!, rest.slice(named[0].length), place))
    return { length: named[0].length, level: levelOf(named[1]!, place), named: named[1]!, many: false };
  const alone = ALONE.exec(rest);
  if (alone)
    return {
      length: alone[0].length,
      level: levelOf(alone[0].replace(/^(?:của|thuộc|chi nhánh) /iu, ""), place),
      named: null,
      many: false,
    };
  return bareProvince(rest);
}

const LONGEST_PROVINCE = 4;

/** "Sở Y tế Hải Phòng": a province by its bare name. */
function bareProvince(rest: string): PlaceTail | undefined {
  const words = [...rest.slice(0, 60).matchAll(/(?<=^|[ -])\p{Lu}[\p{L}\p{M}]{0,8}/gu)];
  for (let count = Math.min(LONGEST_PROVINCE, words.length); count > 0 && words[0]!.index === 0; count--) {
    const last = words[count - 1]!;
    const length = last.index + last[0].length;
    const named = /^\p{L}/u.test(rest.slice(length)) ? undefined : provinceOf(rest.slice(0, length));
    if (named) return { length, level: "province", named, many: false };
  }
  return undefined;
}

/** "UBND phường Kế hoạch …" is no ward called Kế: names have a capital on every syllable. */
function isOtherNoun(named: string, after: string, { locality, province }: Place): boolean {
  const name = named.replace(NAMED_START, "");
  if (/[\s\d-]/u.test(name) || !/^ \p{Ll}/u.test(after)) return false;
  return ![locality, province].some((own) => own?.endsWith(` ${name}`));
}

const MANY_LEAD = /^(?:của |thuộc |ở )?(?:các |những |từng |mỗi |cấp )?/iu;

const lowerLevelWord = (rest: string): string => rest.replace(NAMED_START, (words) => words.toLowerCase());

function levelOf(words: string, place: Place): Level {
  for (const [pattern, level] of LEVELS) if (pattern.test(words)) return level;
  // thành phố: under the central government, or (until July 2025) under a province
  const name = words.replace(/^(?:thành phố|tp\.?) ?/iu, "");
  if (isCentralCity(name)) return "province";
  if (name !== "") return slug(place.province ?? "").endsWith(slug(name)) ? "province" : "district";
  return place.level === "district" && /^(?:thành phố|tp)/iu.test(place.locality ?? "") ? "district" : "province";
}

/** The level a document speaks for, where a unit names none. */
export const ownLevel = (place: Place): Level => place.level ?? (place.locality ? "commune" : "province");

/**
 * The part of a key after "@": "xa-tan-loc.tinh-hoa-lu" (communes of two provinces share names), "tinh-hoa-lu", "" for a
 * central unit. A place that the document does not name is told by whose it is: "huyen-cua-xa-tan-loc.tinh-hoa-lu".
 */
export function placeSlug(level: Level, tail: PlaceTail | undefined, place: Place): string {
  if (level === "central") return "";
  const province = place.province ? slug(place.province) : "";
  const own = ownLevel(place);
  const home =
    own === "central"
      ? ""
      : own === "province"
        ? province || slug(place.locality ?? "")
        : [slug(place.locality ?? ""), province].filter(Boolean).join(".");
  if (tail?.named && !tail.many) {
    const named = slug(tail.named.replace(/^tp\.? ?/iu, "thành phố "));
    if (level === "province") return named;
    return [named, province].filter(Boolean).join(".");
  }
  if (level === own && !tail?.many) return home;
  if (level === "province") return province || (own === "central" ? "" : `tinh-cua-${home}`);
  const word = level === "district" ? "huyen" : "xa";
  const below = own === "central" || own === "province" || (own === "district" && level === "commune") || tail?.many;
  // Those of the whole province where a commune speaks of them all.
  const whole = tail?.many && own === "commune" ? province || home : home;
  return below ? [`cac-${word}`, whole].filter(Boolean).join(".") : `${word}-cua-${home}`;
}
