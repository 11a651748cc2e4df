import { distance } from "fastest-levenshtein";
import type { Level } from "../../src/model/facts.js";
import { slug } from "../../src/text/fold.js";
import { groupBy } from "../engine/group-by.js";
import lexicon from "../lexicon/units.json" with { type: "json" };
import { canonical, type Word, wordsOf } from "./words.js";

/** One kind of unit of `extractors/lexicon/units.json`. */
export interface UnitKind {
  /** Slug of the name; kinds that exist at several levels get the level's suffix with `kindAt`. */
  readonly kind: string;
  readonly name: string;
  /** Where such units exist, the most usual first. */
  readonly levels: readonly Level[];
  /** "Công an xã" and "Công an tỉnh" are two kinds. */
  readonly levelled: boolean;
  /** Its offices in the provinces carry its name: "VNPT Hoa Lư". */
  readonly branch: boolean;
  /** First day on which such units exist, and the first on which they no longer do. */
  readonly since?: string;
  readonly until?: string;
  readonly successor?: string;
}

interface Raw {
  readonly name: string;
  readonly level: string | readonly string[];
  readonly alias?: readonly string[];
  readonly levelled?: boolean;
  readonly branch?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly successor?: string;
}

const RAW = lexicon.units as readonly Raw[];

export const unitKinds: readonly UnitKind[] = RAW.map(({ name, level, levelled, branch, since, until, successor }) => ({
  kind: slug(name),
  name,
  levels: (typeof level === "string" ? [level] : level) as Level[],
  levelled: levelled ?? false,
  branch: branch ?? false,
  ...(since ? { since } : {}),
  ...(until ? { until } : {}),
  ...(successor ? { successor } : {}),
}));

const accentsOf = (words: readonly Word[]): string => words.map(({ accent }) => accent).join(" ");

interface Node {
  readonly next: Map<string, Node>;
  kind?: UnitKind;
  /** The spellings with accents that lead here, word by word: two short words ("công đoàn", "công đoạn") differ by these alone. */
  readonly accents: string[][];
  /** Some name has "và", a comma or a dash before this word: so may the text. */
  joint: boolean;
}

const node = (): Node => ({ next: new Map(), accents: [], joint: false });
const root = node();
const names = new Map<string, UnitKind>();

for (const [i, { name, alias = [] }] of RAW.entries())
  for (const spelling of [name, ...alias]) {
    let at = root;
    for (const word of wordsOf(spelling)) {
      let to = at.next.get(word.canon);
      if (!to) at.next.set(word.canon, (to = node()));
      if (/[^\s]/u.test(word.gap)) to.joint = true;
      at = to;
    }
    at.kind ??= unitKinds[i]!;
    const written = wordsOf(spelling);
    if (written.every(({ accent }) => accent !== "")) at.accents.push(written.map(({ accent }) => accent));
    const key = canonical(spelling);
    if (!names.has(key)) names.set(key, unitKinds[i]!);
  }

const namesByFirstWord = groupBy([...names], ([name]) => name.split(" ", 1)[0]!);

export interface LexiconMatch {
  readonly kind: UnitKind;
  /** Words used. */
  readonly count: number;
}

const JOINT_GAP = /^\s{0,3}(?:[,\-–&/+]\s{0,3})?(?:và\s{0,3})?$/iu;

/** The longest unit name of the lexicon that begins at `words[from]`. */
export function longestName(words: readonly Word[], from: number): LexiconMatch | undefined {
  let at = root;
  let best: LexiconMatch | undefined;
  for (let i = from; i < words.length; i++) {
    const { canon, gap } = words[i]!;
    const to = at.next.get(canon);
    if (!to || (i > from && !(gap === " " || /^\s{0,3}$/u.test(gap) || (to.joint && JOINT_GAP.test(gap))))) break;
    at = to;
    // Half of a written-out abbreviation is no match.
    const inside = words[i + 1]?.start === words[i]!.start;
    if (at.kind && !inside && sameAccents(at, words.slice(from, i + 1))) best = { kind: at.kind, count: i - from + 1 };
  }
  return best;
}

/** The accents of the first word and of all others but one must be those of the name; or there are none (a poor scan). */
function sameAccents({ accents }: Node, words: readonly Word[]): boolean {
  if (accents.length === 0) return true;
  return accents.some((name) => {
    let wrong = 0;
    for (let i = 0; i < words.length && wrong < 2; i++) if (!isRight(words[i]!, name[i])) wrong++;
    return wrong === 0 || (wrong === 1 && words.length > 2 && isRight(words[0]!, name[0]));
  });
}

const isRight = (word: Word, accent: string | undefined): boolean =>
  word.accent === "" || word.accent === accent || word.accent === word.canon;

/**
 * The kind whose name is meant by a misspelt one ("Phòng Kinh lế"), or undefined. The floor: one slip in ten letters, the
 * first word right, no other kind nearly as close. Two names of the lexicon are never that close (tested over all pairs).
 */
export function slipOf(name: string): UnitKind | undefined {
  const words = canonical(name);
  if (words.length < 10) return undefined;
  let best: UnitKind | undefined;
  let least = Math.min(2, Math.floor(words.length / 10)) + 1;
  for (const [other, kind] of namesByFirstWord.get(words.split(" ", 1)[0]!) ?? []) {
    if (Math.abs(other.length - words.length) >= least) continue;
    const slips = distance(words, other);
    if (slips === 0 || slips >= least) continue;
    best = kind;
    least = slips;
  }
  // A slip changes a word; another word in its place is another unit.
  return best && wordByWord(words, best) ? best : undefined;
}

function wordByWord(words: string, kind: UnitKind): boolean {
  const own = words.split(" ");
  for (const [other, its] of names) {
    if (its !== kind) continue;
    const theirs = other.split(" ");
    if (own.length !== theirs.length) continue;
    const apart = own.filter((word, i) => word !== theirs[i]);
    if (apart.length === 1) {
      const i = own.findIndex((word, n) => word !== theirs[n]);
      if (distance(own[i]!, theirs[i]!) === 1 && Math.min(own[i]!.length, theirs[i]!.length) >= 3) return true;
    }
  }
  return false;
}

const SUFFIX: Readonly<Record<Level, string>> = {
  central: "trung-uong",
  province: "tinh",
  district: "huyen",
  commune: "xa",
};

/** "cong-an" of a commune → "cong-an-xa". */
export const kindAt = (kind: UnitKind, level: Level): string =>
  kind.levelled ? `${kind.kind}-${SUFFIX[level]}` : kind.kind;

export interface UnitStatus {
  readonly state: "current" | "abolished" | "not-yet" | "unknown";
  /** First day on which it no longer exists ("abolished"), or on which it first does ("not-yet"). */
  readonly date?: string;
  /** Name of the unit that took over its work. */
  readonly successor?: string;
}

/** Nghị quyết 203/2025/QH15 and Luật 72/2025/QH15: no district level from 1 July 2025. */
const NO_DISTRICTS_FROM = "2025-07-01";
/** The police had none from 1 March 2025. */
const NO_DISTRICT_POLICE_FROM = "2025-03-01";

/**
 * Whether units of this kind (`UnitRef.kind`) exist on an ISO day: ministries and departments merged on 1 March 2025, the
 * district level abolished on 1 July 2025, and the units that came with both reforms. "unknown" for kinds outside the lexicon.
 */
export function unitStatus(kind: string, date: string): UnitStatus {
  const known = byKind.get(kind);
  if (!known) return { state: "unknown" };
  const { since, until, successor } = known;
  if (until && date >= until) return { state: "abolished", date: until, ...(successor ? { successor } : {}) };
  if (since && date < since) return { state: "not-yet", date: since };
  return { state: "current" };
}

const byKind = new Map<string, Pick<UnitKind, "since" | "until" | "successor">>(
  unitKinds.flatMap((kind) =>
    kind.levelled
      ? kind.levels.map((level): [string, Pick<UnitKind, "since" | "until" | "successor">] => [
          kindAt(kind, level),
          level === "district"
            ? { ...kind, until: kind.kind === "cong-an" ? NO_DISTRICT_POLICE_FROM : NO_DISTRICTS_FROM }
            : kind,
        ])
      : [[kind.kind, kind]],
  ),
);

/** Phrases with their accents; long ones also without, for abbreviations and poor scans. */
const spellings = (phrase: string): string[] => {
  const words = wordsOf(phrase);
  return words.length > 2 ? [accentsOf(words), canonical(phrase)] : [accentsOf(words)];
};
const phrases = (list: readonly string[]): ReadonlySet<string> => new Set(list.flatMap(spellings));
const NAMED = phrases(lexicon.heads.named);
const PEOPLE = phrases(lexicon.heads.people);
const HAMLETS = phrases(lexicon.heads.hamlets);
const NOT_UNITS = phrases(lexicon.notUnits);
const FAMILIES = new Map(
  Object.entries(lexicon.generics).flatMap(([family, list]) =>
    list.flatMap((phrase) => spellings(phrase).map((key) => [key, family] as const)),
  ),
);
/** Words before a comma that belongs to the name of a class: "cơ sở khám bệnh, chữa bệnh". */
const BEFORE_COMMA = new Set(
  Object.values(lexicon.generics)
    .flat()
    .filter((phrase) => /^\S+ \S+ [^,]+,/u.test(phrase))
    .flatMap((phrase) => spellings(phrase.slice(0, phrase.indexOf(",")))),
);
const keyOf = (words: readonly Word[]): string => words.map(({ accent, canon }) => accent || canon).join(" ");
const LONGEST_PHRASE = 6;

interface Phrases {
  has(key: string): boolean;
  keys(): Iterable<string>;
}

const firstWords = new Map<Phrases, ReadonlySet<string>>(
  [NAMED, PEOPLE, HAMLETS, NOT_UNITS, FAMILIES].map((set) => [
    set,
    new Set([...set.keys()].map((key) => key.split(" ", 1)[0]!)),
  ]),
);

const beginsPhrase = (set: Phrases, word: Word | undefined): boolean =>
  word !== undefined && firstWords.get(set)!.has(word.accent || word.canon);

/** Most words begin no unit at all, which one look tells: neither a name of the lexicon nor a head nor a class begins with it. */
export const mayBeginUnit = (word: Word): boolean =>
  root.next.has(word.canon) || [NAMED, PEOPLE, HAMLETS, FAMILIES].some((set) => beginsPhrase(set, word));

const longestIn = (set: Phrases, words: readonly Word[], from: number): number => {
  const first = words[from];
  if (!first || !beginsPhrase(set, first)) return 0;
  let key = first.accent || first.canon;
  let longest = set.has(key) ? 1 : 0;
  for (let count = 2; count <= LONGEST_PHRASE && from + count <= words.length; count++) {
    const { accent, canon, gap } = words[from + count - 1]!;
    if (gap !== " " && !/^\s{0,3}(?:-\s{0,3})?$/u.test(gap) && !(gap.trim() === "," && BEFORE_COMMA.has(key))) break;
    key += ` ${accent || canon}`;
    if (set.has(key)) longest = count;
  }
  return longest;
};

/** Words that do not begin a unit although their first one could: "Bộ máy", "Hội nghị", "Phòng, chống". */
export const isNoUnit = (words: readonly Word[], from: number): boolean =>
  beginsPhrase(NOT_UNITS, words[from]) &&
  [2, 3, 4].some((count) => NOT_UNITS.has(keyOf(words.slice(from, from + count))));

/** How many words at `from` are a head ("Phòng", "Trung tâm", "Bí thư", "Thôn"); 0 for none. */
export function headLength(words: readonly Word[], from: number): number {
  const length = Math.max(
    longestIn(NAMED, words, from),
    longestIn(PEOPLE, words, from),
    longestIn(HAMLETS, words, from),
  );
  return length > 0 && isNoUnit(words, from) ? 0 : length;
}

export const isHamletHead = (words: readonly Word[], from: number): boolean => longestIn(HAMLETS, words, from) > 0;
/** Where a part of a commune with a number for its name ends ("Khu phố 7", "tổ dân phố số 4"): the index behind; 0 for none. */
export function numberedHamlet(words: readonly Word[], from: number): number {
  const head = longestIn(HAMLETS, words, from);
  if (head === 0) return 0;
  const at = from + head + Number(words[from + head]?.canon === "so");
  return /^\d{1,2}[A-Da-d]?$/u.test(words[at]?.printed ?? "") && words[at]!.gap === " " ? at + 1 : 0;
}
export const isPeopleHead = (words: readonly Word[], from: number): boolean => longestIn(PEOPLE, words, from) > 0;

/** How many words at `from` name a class of units ("đơn vị", "sở", "tổ chức chính trị - xã hội"); 0 for none. */
export const genericLength = (words: readonly Word[], from: number): number => longestIn(FAMILIES, words, from);

export const familyOf = (words: readonly Word[], from: number, count: number): string | undefined =>
  FAMILIES.get(keyOf(words.slice(from, from + count)));
