import { contentWords } from "../../extractors/lexicon/content-words.js";
import contrastLexicon from "../../extractors/lexicon/contrasts.json" with { type: "json" };
import { type IndicatorInfo, indicatorInfo, indicatorKey } from "../../extractors/lexicon/indicators.js";
import { HAMLET_WORDS } from "../../extractors/lexicon/place-words.js";
import populationLexicon from "../../extractors/lexicon/populations.json" with { type: "json" };
import { standardText } from "../../extractors/lexicon/wording.js";
import type { Target } from "../model/facts.js";
import { foldWords } from "../text/fold.js";
import { baseOf } from "./units.js";
import table from "./word-weights.json" with { type: "json" };

const weights: Readonly<Record<string, number>> = table.weights;

/** How much a word tells indicators apart, 0 to 1. Words that the table does not hold are rare, hence weigh most. */
const weightOf = (word: string): number => weights[word] ?? 1;

/** What is compared of a target's wording: read once for each target. */
export interface Profile {
  readonly target: Target;
  /** Canonical keys: of the whole name; or of its parts, where one value is set for two indicators at once. */
  readonly keys: readonly string[];
  readonly joint: boolean;
  readonly info: IndicatorInfo | undefined;
  /** Content words with their weights. */
  readonly words: ReadonlyMap<string, number>;
  readonly populations: ReadonlySet<string>;
  /** The classes that the name begins with: what is counted itself ("Tỷ lệ *thôn* có …"). */
  readonly heads: ReadonlySet<string>;
  /** Parts of those counted that the name speaks of ("lao động nữ"), by number; and all that it at least mentions. */
  readonly narrowing: { readonly meant: ReadonlySet<number>; readonly mentioned: ReadonlySet<number> };
  /** For each group of contrasting words the meanings that the name holds. */
  readonly contrasts: ReadonlyMap<number, ReadonlySet<number>>;
  /** "5 tuổi", "24 tháng": ages that say who is counted. */
  readonly ages: ReadonlySet<string>;
  /** Grown-ups alone are counted. */
  readonly adults: boolean;
  /** "Tỷ lệ hộ nghèo – Thôn 1", "… của ấp Bến Mới": the part of the place that the value is for alone; null for the whole. */
  readonly part: string | null;
  readonly base: string | null;
  readonly year: number | null;
  /** The wording in standard form: what decisions are stored under. */
  readonly wording: string;
}

const populations = Object.entries(populationLexicon.classes).map(
  ([name, phrases]) => [name, phrases.map(standardText)] as const,
);
const inside = populationLexicon.inside as Readonly<Record<string, readonly string[]>>;
/** Phrases of a group with their meanings, the longest first: "ngoài công lập" holds "công lập" and does not mean it. */
const contrastGroup = (group: readonly (readonly string[])[], read: (phrase: string) => string) =>
  group
    .flatMap((meaning, at) => meaning.map((phrase) => ({ phrase: read(phrase), at })))
    .sort((a, b) => b.phrase.length - a.phrase.length);
const contrasts = contrastLexicon.groups.map((group) => contrastGroup(group, standardText));
const spelledContrasts = contrastLexicon.spelled.map((group) => contrastGroup(group, spelledText));
const narrowings = contrastLexicon.narrowing.map(({ words, also }) => ({
  words: words.map(standardText),
  also: also.map(standardText),
}));

const headPhrases = [...Object.entries(populationLexicon.classes), ...Object.entries(populationLexicon.heads)]
  .flatMap(([name, phrases]) => phrases.map((phrase) => ({ name, phrase: standardText(phrase) })))
  .sort((a, b) => b.phrase.length - a.phrase.length);
const measures = populationLexicon.measures.map(standardText);
const notHeads = populationLexicon.notHeads.map(standardText);

/** `places`: names of the two documents' own places in lower case, which say nothing about what is counted. */
export function profileOf(target: Target, places: readonly string[] = []): Profile {
  const { indicator, unit, unitText } = target;
  const name = withoutPlaces(fullName(target), places);
  const key = [name, indicator.name, indicator.key, unit, unitText].join("\n");
  let wording = wordings.get(key);
  if (!wording) {
    // Thousands of plans use the same words: they are read once, but not kept without end.
    if (wordings.size >= MOST_WORDINGS) wordings.clear();
    wordings.set(key, (wording = readWording(target, name)));
  }
  return { target, year: yearOf(target), ...wording };
}

type Wording = Omit<Profile, "target" | "year">;
const wordings = new Map<string, Wording>();
const MOST_WORDINGS = 20_000;

function readWording(target: Target, name: string): Wording {
  const text = standardText(name);
  const whole = target.indicator.key ?? indicatorKey(name);
  const parts = jointKeys(name);
  const joint = parts.length > 1;
  const keys = joint ? parts : whole === null ? [] : [whole];
  return {
    keys,
    joint,
    info: keys[0] === undefined ? undefined : indicatorInfo(keys[0]),
    words: new Map(contentWords(name).map((word) => [word, weightOf(word)])),
    populations: populationsOf(text),
    heads: headsOf(text),
    narrowing: narrowingOf(text),
    contrasts: contrastsOf(text, spelledText(name)),
    ages: new Set(Array.from(text.matchAll(/ (\d{1,2} (?:tuoi|thang)) /gu), ([, age]) => age!)),
    adults: / (?:truong thanh|15 tuoi|18 tuoi|do tuoi lao dong) /u.test(text),
    part: partOf(name),
    base: baseOf(target),
    wording: text.trim(),
  };
}

/** One class counted by both, or one within the other ("người dân", "phụ nữ"), or classes that are named for each other. */
export function headsAgree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return true;
  const near = (x: string, y: string): boolean =>
    x === y ||
    inside[x]?.includes(y) === true ||
    populationLexicon.near.some((pair) => pair.includes(x) && pair.includes(y));
  return [...a].some((x) => [...b].some((y) => near(x, y) || near(y, x)));
}

/** The year by which a target is due; null where it has none. */
export const yearOf = ({ due }: Target): number | null => (due?.end ? Number(due.end.slice(0, 4)) : null);

/** What decisions are stored under: the canonical key, else the wording. */
export const wordingKey = (profile: Profile): string =>
  profile.keys.length === 1 ? profile.keys[0]! : profile.wording;

/** "% dân số | trong độ tuổi lao động được phổ cập": the unit holds the first words of the name. */
function fullName({ indicator, unit, unitText }: Target): string {
  const held = unit === "%" && unitText ? unitText.replace(/^%\s*/u, "") : "";
  return held === "" || /^GR?DP$/iu.test(held) ? indicator.name : `${held} ${indicator.name}`;
}

export const COMMUNES: readonly string[] = ["xã", "phường", "đặc khu", "thị trấn"];

/** "Thôn 1" and "thôn 1" */
export const eitherCase = (words: readonly string[]): string =>
  words.map((word) => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}`).join("|");
export const PROPER = String.raw`(?:\p{Lu}[\p{Ll}\p{M}]{1,9}|\d{1,3})`;
/** "– Thôn 1", "của ấp Bến Mới"; of a table of communes also "– An Phú". */
const PART = new RegExp(
  `(?:(?:–\\s(?:${eitherCase([...HAMLET_WORDS, ...COMMUNES, "khối", "tổ", "huyện"])})|(?:của|tại|ở)\\s(?:${eitherCase(HAMLET_WORDS)}))(?:\\s${PROPER}){1,5}|–(?:\\s${PROPER}){2,4})\\s*$`,
  "u",
);

/** The named part at the end of a name. The documents' own places are taken out before. */
const partOf = (name: string): string | null =>
  PART.exec(name.slice(-80))?.[0]
    .replace(/^\S+\s/u, "")
    .trim()
    .toLowerCase() ?? null;

function withoutPlaces(name: string, places: readonly string[]): string {
  let out = name;
  let lower = name.toLowerCase();
  for (const place of places) {
    const at = lower.indexOf(place);
    if (at < 0) continue;
    out = `${out.slice(0, at)} ${out.slice(at + place.length)}`;
    lower = out.toLowerCase();
  }
  const own = places.map(shareOf).find((share) => lower.endsWith(share));
  return own === undefined ? out : out.slice(0, -own.length);
}

/** How a table of communes ends the name of an indicator of "xã an phú". */
export const shareOf = (place: string): string => ` – ${place.replace(/^(?:xã|phường|đặc khu|thị trấn) /u, "")}`;

/** "Hồ sơ xử lý trực tuyến và hồ sơ được số hóa": keys of both, where each part is known by itself; else nothing. */
function jointKeys(name: string): string[] {
  const parts = name.split(/ và |; ?/u);
  if (parts.length !== 2 || parts.some((part) => foldWords(part).split(" ").length < 3)) return [];
  const keys = parts.map(indicatorKey);
  return keys[0] && keys[1] && keys[0] !== keys[1] ? [keys[0], keys[1]] : [];
}

function populationsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const [name, phrases] of populations) if (phrases.some((phrase) => text.includes(phrase))) found.add(name);
  // "Người dân là phụ nữ": the narrower class is the one that is counted.
  for (const [wide, narrow] of Object.entries(inside)) if (narrow.some((one) => found.has(one))) found.delete(wide);
  return found;
}

function narrowingOf(text: string): Profile["narrowing"] {
  const meant = new Set<number>();
  const mentioned = new Set<number>();
  const holds = (phrases: readonly string[]): boolean => phrases.some((phrase) => text.includes(phrase));
  for (const [at, { words, also }] of narrowings.entries()) {
    if (holds(words)) meant.add(at);
    if (meant.has(at) || holds(also)) mentioned.add(at);
  }
  return { meant, mentioned };
}

/** "Tỷ lệ doanh nghiệp, hợp tác xã do nữ làm chủ": the classes that stand one behind the other where the name begins. */
function headsOf(text: string): Set<string> {
  const found = new Set<string>();
  let rest = text;
  for (;;) {
    const head = notHeads.some((one) => rest.startsWith(one))
      ? undefined
      : headPhrases.find(({ phrase }) => rest.startsWith(phrase));
    const passed = head?.phrase ?? (found.size === 0 ? measures.find((one) => rest.startsWith(one)) : undefined);
    if (passed === undefined) return found;
    if (head) found.add(head.name);
    rest = rest.slice(passed.length - 1);
  }
}

function contrastsOf(text: string, spelled: string): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>();
  const look = (groups: typeof contrasts, within: string, first: number): void => {
    for (const [g, group] of groups.entries()) {
      let rest = within;
      for (const { phrase, at } of group) {
        if (!rest.includes(phrase)) continue;
        rest = rest.replaceAll(phrase, " | ");
        const meanings = found.get(first + g);
        if (meanings) meanings.add(at);
        else found.set(first + g, new Set([at]));
      }
    }
  };
  look(contrasts, text, 0);
  look(spelledContrasts, spelled, contrasts.length);
  return found;
}

/** Lower-case words with their accents, one blank between them and at both ends. */
function spelledText(name: string): string {
  return ` ${name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
}
