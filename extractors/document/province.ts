import { isCentralCity, placeText, readPlaceName } from "../lexicon/places.js";

const PROVINCE =
  /(?=t)(?<![\p{L}\p{M}])(?:(?<committee>tỉnh|thành)\s{1,3}(?:ủy|uỷ)|(?<kind>tỉnh|thành phố|TP\.?))\s{1,3}(?=\p{L})/giu;

/**
 * The province most often named in a text with its kind or its committee ("UBND tỉnh Hoa Lư", "Thành ủy Hải Phòng"). A city
 * counts only where it has a province's rank; `anyCity`: since 1 July 2025 no city stands below a province, so that any
 * city over a commune has it. Null where none is named, or two equally often.
 */
export function mostNamedProvince(text: string, anyCity = false): string | null {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(PROVINCE)) {
    const { kind, committee } = match.groups!;
    const read = readPlaceName(text, match.index + match[0].length);
    if (!read || !/^\p{Lu}/u.test(text.slice(match.index + match[0].length))) continue;
    const ofProvince = (kind ?? committee)!.toLowerCase() === "tỉnh";
    if (!ofProvince && !anyCity && !isCentralCity(read.name)) continue;
    const province = placeText(ofProvince ? "tỉnh" : "thành phố", read.name);
    counts.set(province, (counts.get(province) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}
