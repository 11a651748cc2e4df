import { fold } from "../../src/text/fold.js";
import { groupBy } from "../engine/group-by.js";
import { isProvincial, type Place, placeKey, placeOf, qualify, readCode } from "./issuer.js";
import { kindOfCode } from "./kinds.js";
import type { Mention } from "./mentions.js";

/** What the text says of a document elsewhere: numbers for short forms and laws, dates and issuers where a mention has none. */
export function resolve(mentions: readonly Mention[], place: Place): void {
  for (const mention of mentions) if (mention.issuer !== null) mention.issuer = qualify(mention.issuer, place);
  const full = mentions.filter((mention) => mention.number !== null && !mention.odd);
  mendOdd(mentions, full);
  resolveShortForms(mentions, full);
  resolveLaws(mentions, full);
  const byNumber = groupBy(
    mentions.filter((mention) => mention.number !== null),
    (mention) => mention.number!,
  );
  for (const group of byNumber.values()) share(group, place);
}

/** "02-KHBCDTW" beside "02-KH/BCĐTW" in one text is the same number with a mark lost. */
function mendOdd(mentions: readonly Mention[], full: readonly Mention[]): void {
  const letters = (number: string): string => fold(number).replace(/[^a-z0-9]/gu, "");
  const known = groupBy(full, (mention) => letters(mention.number!));
  for (const mention of mentions) {
    if (mention.number === null || !mention.odd) continue;
    const numbers = new Set(known.get(letters(mention.number))?.map((other) => other.number!));
    if (numbers.size === 1) mention.number = [...numbers][0]!;
  }
}

/** "Nghị quyết 57" is the one resolution numbered 57 that the text cites; where there are two, it stays open. */
function resolveShortForms(mentions: readonly Mention[], full: readonly Mention[]): void {
  const figures = (number: string): number => Number.parseInt(number, 10);
  const byFigures = groupBy(full, (mention) => figures(mention.number!));
  for (const mention of mentions) {
    if (mention.figures === null) continue;
    const same = (byFigures.get(figures(mention.figures)) ?? []).filter((other) =>
      [other.docType, kindOfCode(other.codes[0]!)?.name].some(
        (kind) => kind != null && sameKind(kind, mention.docType!),
      ),
    );
    const numbers = new Set(same.map((other) => other.number!));
    if (numbers.size === 1) mention.number = [...numbers][0]!;
  }
}

/** "Kế hoạch" and "Kế hoạch hành động". */
const sameKind = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

/** "Luật Dữ liệu" is the one whose number the text gives elsewhere: "Luật Dữ liệu số 60/2024/QH15". */
function resolveLaws(mentions: readonly Mention[], full: readonly Mention[]): void {
  const bare = (name: string): string => fold(name.replace(/\snăm\s\d{4}$/u, ""));
  const byName = groupBy(
    full.filter((mention) => mention.name !== null),
    (mention) => bare(mention.name!),
  );
  for (const mention of mentions) {
    if (mention.number !== null || mention.name === null) continue;
    const year = /\d{4}$/u.exec(mention.name)?.[0];
    const numbers = new Set(byName.get(bare(mention.name))?.map((other) => other.number!));
    const [number] = numbers;
    if (numbers.size === 1 && (year === undefined || number!.includes(`/${year}/`))) mention.number = number!;
  }
}

/** Dates and issuers pass between mentions of one number, never between bodies of two places. */
function share(group: readonly Mention[], place: Place): void {
  const home = ({ issuer }: Mention): string | undefined => {
    const named = issuer === null ? undefined : placeOf(issuer);
    return named && placeKey(named, isProvincial(named) ? null : place.province);
  };
  const central = isCentral(group[0]!.number!);
  const homes = central ? group.map(() => undefined) : group.map(home);
  // Where two places share the number, a mention that names none may be of either.
  const one = new Set(homes.filter((name) => name !== undefined)).size < 2;
  const same = (i: number): number[] => group.flatMap((_, j) => (one || homes[i] === homes[j] ? [j] : []));
  const dates = group.map((mention) => mention.date);
  const issuers = group.map((mention) => mention.issuer);
  const kind = group.find((mention) => mention.docType !== null)?.docType ?? null;
  const shared = new Map<string | undefined, { date: string | null; issuer: string | null }>();
  group.forEach((mention, i) => {
    const key = one ? undefined : homes[i];
    let facts = shared.get(key);
    if (!facts) {
      const members = same(i);
      facts = {
        date: mostFrequent(members.map((j) => dates[j]!)),
        issuer: mostFrequent(members.map((j) => issuers[j]!)),
      };
      shared.set(key, facts);
    }
    mention.date ??= facts.date;
    mention.issuer ??= facts.issuer ?? issuerOf(mention.number!, place);
    mention.docType ??= kind;
  });
}

/** The first of the most frequent values that are not null. */
function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | null = null;
  for (const [value, count] of counts) if (best === null || count > counts.get(best)!) best = value;
  return best;
}

/** Letters after the figures: "57-NQ/TW" → ["NQ", "TW"]; "13/2022/NĐ-CP" → ["NĐ", "CP"]. */
export const codesOf = (number: string): string[] =>
  number.split(/[-/.]/u).filter((part) => !/^\d+[a-zđ]?$/u.test(part));

/** The letters that tell the issuer; an official letter has them first ("1234/UBND-VX"). */
export function issuerCode(number: string): ReturnType<typeof readCode> {
  const codes = codesOf(number);
  return (kindOfCode(codes[0] ?? "") && codes.length > 1 ? codes.slice(1) : codes)
    .map(readCode)
    .find((code) => code !== undefined);
}

/** Numbers of central bodies are one series for the whole country. */
export const isCentral = (number: string): boolean => issuerCode(number)?.central ?? false;

/** From the letters alone. "TU" is the committee of the citing plan's own province; "UBND" may be of any level, so its place stays open. */
function issuerOf(number: string, place: Place): string | null {
  const code = issuerCode(number);
  if (!code?.issuer || code.central) return code?.issuer ?? null;
  if (code.code === "TU") return qualify(place.province?.startsWith("thành phố") ? "Thành ủy" : "Tỉnh ủy", place);
  if (place.level === "province" && place.province && /nhân dân$/u.test(code.issuer))
    return `${code.issuer} ${place.province}`;
  return qualify(code.issuer, place);
}
