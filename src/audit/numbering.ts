import type { Translate } from "../messages/index.js";
import type { SectionEntry } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import { parseRoman } from "../text/numbers.js";

/** A marker as a place in a sequence: style, what stands before the counted part ("2." of "2.1"), and the count. */
interface Place {
  readonly style: string;
  readonly prefix: string;
  readonly number: number;
}

const LETTERS = "abcdđeghiklmnopqrstuvxy";
/** Plans of every age: "e" may be followed by "f" or "g". */
const LATIN = "abcdefghijklmnopqrstuvwxyz";
/** More than this many steps are no slip of numbering: something else was read as a marker. */
const MOST_SKIPPED = 4;

/** Parts and numbered sections that skip, repeat, or stand under another number. Letters go a, b, c, d, đ, e. */
export function numberingGaps(sections: readonly SectionEntry[], t: Translate): Finding[] {
  const findings: Finding[] = [];
  const last = new Map<string, { place: Place; section: SectionEntry }>();
  const byId = new Map(sections.map((section) => [section.id, section]));
  const withoutDd: SectionEntry[] = [];
  for (const section of sections) {
    const place = placeOf(section.marker);
    if (!place) continue;
    const key = `${section.parentId ?? ""}|${place.style}|${place.prefix}`;
    const before = last.get(key);
    last.set(key, { place, section });
    if (!before) {
      const finding = orphan(section, place, byId, t);
      if (finding) findings.push(finding);
      continue;
    }
    const step = place.number - before.place.number;
    if (place.style.startsWith("letter")) {
      const [from, to] = [before.section.marker, section.marker].map(letterOf);
      if (from === "d" && to === "e") withoutDd.push(section);
      else if (!follows(from!, to!) && LATIN.indexOf(to!) - LATIN.indexOf(from!) > 0)
        findings.push(skipped(before.section, section, t));
      else if (from === to) findings.push(repeated(before.section, section, t));
    } else if (step === 0) findings.push(repeated(before.section, section, t));
    else if (step > 1 && step <= MOST_SKIPPED) findings.push(skipped(before.section, section, t));
  }
  if (withoutDd.length > 0)
    findings.push({
      code: "numbering-gap",
      severity: "info",
      message: t("found.without-dd", { n: withoutDd.length }),
      correction: "a, b, c, d, đ, e",
      spans: withoutDd.map(({ span }) => span),
    });
  return findings;
}

function placeOf(marker: string): Place | null {
  const text = marker.trim();
  const roman = /^([IVXLC]{1,7})\s?([.)\-–]?)$/u.exec(text);
  if (roman) {
    const number = parseRoman(roman[1]!);
    return number === undefined ? null : { style: "roman", prefix: "", number };
  }
  const dotted = /^((?:\d{1,2}\.){1,4})(\d{1,2})\.?$/u.exec(text);
  if (dotted) return { style: `dotted${dotted[1]!.split(".").length}`, prefix: dotted[1]!, number: Number(dotted[2]) };
  const arabic = /^(\d{1,2})\s?([.)])$/u.exec(text);
  if (arabic) return { style: `arabic${arabic[2]}`, prefix: "", number: Number(arabic[1]) };
  const letter = /^([a-zđ])\s?([.)])$/u.exec(text);
  return letter ? { style: `letter${letter[2]}`, prefix: "", number: LATIN.indexOf(letter[1]!) } : null;
}

const letterOf = (marker: string): string => marker.trim().charAt(0);

/** One letter after another, in the Vietnamese order or the Latin one. */
const follows = (a: string, b: string): boolean =>
  LETTERS.indexOf(b) === LETTERS.indexOf(a) + 1 ||
  LATIN.indexOf(b) === LATIN.indexOf(a) + 1 ||
  b === "a" ||
  LETTERS.indexOf(b) < LETTERS.indexOf(a);

/** "2. Mục tiêu" over "1.1. …": the number does not continue the one that it stands under. */
function orphan(
  section: SectionEntry,
  place: Place,
  byId: ReadonlyMap<string, SectionEntry>,
  t: Translate,
): Finding | null {
  if (!place.style.startsWith("dotted")) return null;
  for (let above = byId.get(section.parentId ?? ""); above; above = byId.get(above.parentId ?? "")) {
    const outer = placeOf(above.marker);
    if (!outer || !/^(?:arabic|dotted)/u.test(outer.style)) continue;
    const printed = `${outer.prefix}${outer.number}.`;
    if (place.prefix === printed || place.prefix.startsWith(printed)) break;
    return {
      code: "numbering-gap",
      severity: "warning",
      message: t("found.under-other-number", {
        ...shown(section),
        above: clean(above.marker),
        aboveTitle: short(above.title),
      }),
      correction: `${printed}${place.number}`,
      spans: [section.span],
    };
  }
  return null;
}

const skipped = (before: SectionEntry, section: SectionEntry, t: Translate): Finding => ({
  code: "numbering-gap",
  severity: "warning",
  message: t("found.number-skips", {
    ...shown(section),
    before: clean(before.marker),
    missing: between(before.marker, section.marker, t),
  }),
  ...next(before.marker),
  spans: [section.span],
});

const repeated = (before: SectionEntry, section: SectionEntry, t: Translate): Finding => ({
  code: "numbering-gap",
  severity: "warning",
  message: t("found.number-twice", { ...shown(section), first: short(before.title) }),
  ...next(before.marker),
  spans: [before.span, section.span],
});

function between(from: string, to: string, t: Translate): string {
  const [a, b] = [placeOf(from), placeOf(to)];
  if (!a || !b) return t("found.skips");
  if (a.style.startsWith("letter"))
    return t("found.letters-missing", {
      list: [...LETTERS.slice(LETTERS.indexOf(letterOf(from)) + 1, LETTERS.indexOf(letterOf(to)))].join(", "),
    });
  const missing = Array.from({ length: b.number - a.number - 1 }, (_, k) => named(a, a.number + 1 + k));
  return t("found.sections-missing", { list: missing.join(", ") });
}

function next(marker: string): { correction?: string } {
  const place = placeOf(marker);
  if (!place) return {};
  if (place.style.startsWith("letter")) return { correction: LETTERS[LETTERS.indexOf(letterOf(marker)) + 1] ?? "" };
  return { correction: named(place, place.number + 1) };
}

const ROMAN = [
  "",
  "I",
  "II",
  "III",
  "IV",
  "V",
  "VI",
  "VII",
  "VIII",
  "IX",
  "X",
  "XI",
  "XII",
  "XIII",
  "XIV",
  "XV",
  "XVI",
  "XVII",
  "XVIII",
  "XIX",
  "XX",
];
const named = ({ style, prefix }: Place, number: number): string =>
  style === "roman" ? (ROMAN[number] ?? String(number)) : `${prefix}${number}`;
const shown = ({ marker, title }: SectionEntry) => ({ section: clean(marker), title: short(title) });
const clean = (marker: string): string => marker.replace(/[.)\s]+$/u, "");
const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 57)}…` : title);
