import { singleBlanks } from "../../src/text/blanks.js";
import { fold } from "../../src/text/fold.js";
import provinces from "./provinces.json" with { type: "json" };

/** Kinds of places, longest first: "thị trấn" must not be read as "thị". */
export const PLACE_KINDS = [
  "thành phố",
  "thị trấn",
  "thị xã",
  "đặc khu",
  "phường",
  "huyện",
  "tỉnh",
  "quận",
  "xã",
] as const;

export type PlaceKind = (typeof PLACE_KINDS)[number];

const CITIES = new Set(provinces["thành phố"].map(fold));

/** "hai phong" → "thành phố Hải Phòng". All provinces of today and those before 1 July 2025. */
const BY_NAME = new Map<string, string>(
  Object.entries(provinces).flatMap(([kind, names]) =>
    names.map((name) => [fold(name), `${kind.startsWith("tỉnh") ? "tỉnh" : kind} ${name}`] as const),
  ),
);
const SHORT_NAMES: Readonly<Record<string, string>> = {
  hcm: "thành phố Hồ Chí Minh",
  "ba ria-vung tau": "tỉnh Bà Rịa - Vũng Tàu",
};
const LONGEST_NAME = Math.max(...[...BY_NAME.keys()].map((name) => name.split(" ").length));

/** "Hải Phòng", "HẢI PHÒNG" → "thành phố Hải Phòng"; undefined for what is no province's name. */
export const provinceOf = (name: string): string | undefined => {
  const key = singleBlanks(fold(name)).trim();
  return BY_NAME.get(key) ?? SHORT_NAMES[key];
};

/** Whether a city is a province of its own ("thành phố Hải Phòng") and not one inside a province ("thành phố Vũng Tàu"). */
export const isCentralCity = (name: string): boolean => CITIES.has(fold(name).trim()) || fold(name) === "hcm";

export interface PlaceName {
  /** In title case: "Bắc Ninh", "1" (of "Phường 1"). */
  readonly name: string;
  readonly end: number;
}

/** Words that begin the next phrase, not a place's name: "UBND tỉnh Kế hoạch …", "TỈNH BẮC NINH GIAI ĐOẠN …". */
const NOT_A_NAME = new Set(
  (
    "kế nghị quyết chương thông chỉ kết về ban triển thực phê quy giai năm nhiệm đến ngày sửa và của trong tại theo số " +
    "căn hướng tờ đề công ủy uỷ hội đồng là đã sẽ có trên cộng độc đảng từ với để cho các do nhằm lần khóa phát xây đẩy tăng"
  ).split(" "),
);

/** Reads a proper name at `at`: a province's in any case; else one to three capitalised syllables, or a number. */
export function readPlaceName(text: string, at: number): PlaceName | undefined {
  const words: { text: string; end: number }[] = [];
  const next = /\s{0,3}([\p{L}\p{M}'’]{1,12}|\d{1,2}(?![\d/.])|(?<=\s)-(?=\s))/uy;
  next.lastIndex = at;
  for (let match = next.exec(text); match && words.length < LONGEST_NAME + 1; match = next.exec(text))
    words.push({ text: match[1]!, end: next.lastIndex });
  for (let count = Math.min(words.length, LONGEST_NAME); count > 0; count--) {
    const province = provinceOf(
      words
        .slice(0, count)
        .map((word) => word.text)
        .join(" "),
    );
    if (province && startsUpper(words[0]!.text))
      return { name: province.replace(/^(?:tỉnh|thành phố) /u, ""), end: words[count - 1]!.end };
  }
  if (words[0] && /^\d/u.test(words[0].text)) return { name: words[0].text.replace(/^0/u, ""), end: words[0].end };
  let count = 0;
  while (
    count < 3 &&
    words[count] &&
    startsUpper(words[count]!.text) &&
    !NOT_A_NAME.has(words[count]!.text.toLowerCase())
  )
    count++;
  if (count === 0) return undefined;
  const name = words.slice(0, count).map((word) => titleCase(word.text));
  return { name: name.join(" "), end: words[count - 1]!.end };
}

const startsUpper = (word: string): boolean => /^\p{Lu}/u.test(word);

/** "BẮC" → "Bắc". */
export const titleCase = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** "Phường 1", but "phường Hoa Lư": so they are written. */
export const placeText = (kind: string, name: string): string =>
  /^\d/u.test(name) ? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)} ${name}` : `${kind} ${name}`;
