import type { Level, UnitRef } from "../../src/model/facts.js";
import { singleBlanks } from "../../src/text/blanks.js";
import { remembering, rememberingFor } from "../../src/text/memo.js";
import { classList } from "./class-list.js";
import {
  familyOf,
  genericLength,
  headLength,
  isHamletHead,
  isNoUnit,
  isPeopleHead,
  kindAt,
  longestName,
  mayBeginUnit,
  numberedHamlet,
  slipOf,
  type UnitKind,
} from "./lexicon.js";
import { ownLevel, type Place, type PlaceTail, placeSlug, placeTail } from "./place.js";
import { accented, canonical, firstWord, isAcronym, isCapital, isShouted, type Word, wordsOf } from "./words.js";

export { classList } from "./class-list.js";
export { type UnitKind, type UnitStatus, unitKinds, unitStatus } from "./lexicon.js";
export type { Place } from "./place.js";
export { registerUnits } from "./register.js";

const accents = (...words: string[]): ReadonlySet<string> => new Set(words.map(accented));
const PLURAL = accents("các", "những", "mỗi", "từng");

/** A unit named in `[start, end)` of a running text. */
export interface FoundUnit {
  readonly start: number;
  readonly end: number;
  readonly unit: UnitRef;
}

/**
 * The units of a cell or heading. Contract, "What is a task": split at ";" and line ends, at "," and "và" only between
 * units that each stand alone. `lines` are the printed lines; one that goes on with the unit before it is joined to it.
 */
export function parseUnits(lines: readonly string[] | string, place: Place): readonly UnitRef[] {
  return unitsIn(typeof lines === "string" ? lines : lines.join("\n"), place);
}

const unitsIn = rememberingFor((text: string, place: Place): readonly UnitRef[] => {
  const refs: UnitRef[] = [];
  for (const part of partsOf(text, place))
    for (const words of splitUnits(part)) {
      const unit = readUnit(words, place)?.unit;
      if (unit && !refs.some(({ key }) => key === unit.key)) refs.push(unit);
    }
  return refs;
});

/** The one unit that the whole text is known to name, whatever signs stand in it; undefined where more is said. */
export function wholeUnit(text: string, place: Place): UnitRef | undefined {
  const read = readUnit(text, place);
  return read?.rest === "" ? read.unit : undefined;
}

/** Whether a heading or cell is a unit or a list of units and nothing else: "Đề nghị Hội Phụ nữ xã", "Các thôn". */
export const readsAsUnit: (text: string) => boolean = remembering((text) => {
  const whole = text.trim();
  if (whole.length > 240 || /[.!?…]$/u.test(whole)) return false;
  const listed = classList(whole);
  if (listed) {
    const more = whole.slice(listed.end).replace(LIST_GOES_ON, "");
    return more === "" || (LIST_GOES_ON.test(whole.slice(listed.end)) && readsAsUnit(more));
  }
  if (/:\s*\S/u.test(whole)) return false;
  const comrades = COMRADES.test(whole.replace(ADDRESS, ""));
  if (!comrades && !mayReadAsUnit(whole)) return false;
  const parts = partsOf(whole);
  if (parts.length === 0) return false;
  // "Các đồng chí Ủy viên Ban Thường vụ phụ trách địa bàn"
  if (comrades) return wordsOf(whole).length <= 24;
  return parts.every((part) => splitUnits(part).every(isUnitName));
});

/** Between a list of units and the units after it. */
const LIST_GOES_ON = /^\s?(?:[,;]|[,;]?\s(?:và|cùng))\s+/u;

/** First words of what may stand before a unit: `ADDRESS` and `COMRADES`. */
const BEFORE_UNIT = accents(..."đề giao yêu chỉ đối phân cơ chủ phối đồng ông bà".split(" "));

/** A look at the first word, which tells most statements from a unit: false where `readsAsUnit` is. */
export const mayReadAsUnit = (text: string): boolean =>
  !/^\p{L}{2}/u.test(text) || mayStartWithUnit(text) || BEFORE_UNIT.has(firstWord(text)!.accent);

/** Whether a unit, or a class of units ("các sở"), may begin with this word. */
const mayBegin = (word: Word): boolean => PLURAL.has(word.accent) || mayBeginUnit(word);

const NOWHERE: Place = { locality: null, province: null, level: null };
// Words of a sentence, not of a name.
const SENTENCE =
  /(?<!\p{L})(?:có|được|là|đạt|về|đến|với|theo|nhận|gắn|để|như|không|phải|sẽ|đã|đang|vào|cho|từ|khi|nếu|bằng|nhằm|ưu tiên)(?!\p{L})/iu;

function isUnitName(text: string): boolean {
  const words = wordsOf(text);
  if (!beginsUnit(words, 0)) return false;
  const first = words[0]!.printed;
  if (numberedHamlet(words, 0) === words.length) return true;
  if (!isCapital(first) && !PLURAL.has(words[0]!.accent) && !isCapital(words[headLength(words, 0)]?.printed ?? ""))
    return false;
  const head = headLength(words, 0);
  // A title over a signature: "CHỦ TỊCH", "PHÓ BÍ THƯ".
  if (isPeopleHead(words, 0) && (head === words.length || isShouted(first))) return false;
  const read = readUnit(text, NOWHERE);
  if (read?.rest !== "") return false;
  const match = longestName(words, 0);
  const known = match?.count ?? 0;
  // "Trung tâm Phục vụ hành chính công của xã vận hành hiệu quả" is a statement.
  if (match && known > 1) {
    const after = text.slice(tailEnd(text, words[known - 1]!.end, NOWHERE, match.kind)).trim();
    const goesOn = QUALIFIER.test(after) || NAME_GOES_ON.test(after) || match.kind.kind === "ban-chi-dao";
    if (/^\p{Ll}/u.test(after) && !goesOn) return false;
  }
  const tail = text.slice(words[Math.max(known, head, 1) - 1]!.end);
  // "Ban Chỉ đạo về phát triển khoa học, công nghệ … xã" is a name, however long.
  if (match?.kind.kind === "ban-chi-dao") return words.length <= 40;
  return words.length - known <= 16 && !SENTENCE.test(tail.replace(/(?:có )?liên quan|được giao(?: nhiệm vụ)?/giu, ""));
}

/** "Chi cục Dân số | và Trẻ em", "Trung tâm Y tế | khu vực Đồi Cao": names of the reform of 2025 that no lexicon has yet. */
const NAME_GOES_ON = /^(?:và \p{Lu}|khu vực(?: \p{Lu}| \d|$))/u;

/** Units named in running text (NFC), in its order, without overlaps. */
export function* findUnits(text: string, place: Place): Generator<FoundUnit> {
  const words = wordsOf(text);
  for (let i = 0; i < words.length; ) {
    const listed = PLURAL.has(words[i]!.accent) ? classList(text.slice(words[i]!.start)) : undefined;
    if (listed) {
      const { start } = words[i]!;
      for (const { name, start: from, end } of listed.units)
        yield { start: start + from, end: start + end, unit: readUnit(name, place)!.unit };
      while (i < words.length && words[i]!.start < start + listed.end) i++;
      continue;
    }
    const found = unitAt(words, i, text, place);
    if (!found) {
      i++;
      continue;
    }
    yield found;
    while (i < words.length && words[i]!.start < found.end) i++;
  }
}

/** One look at the first word of a text: false where no unit begins with it. */
export function mayStartWithUnit(text: string): boolean {
  const first = firstWord(text);
  return first === undefined || mayBegin(first);
}

function unitAt(words: readonly Word[], i: number, text: string, place: Place): FoundUnit | undefined {
  if (!mayBegin(words[i]!)) return undefined;
  const { start } = words[i]!;
  const end = namedHere(words, i, text, place);
  const read = end === undefined ? undefined : readUnit(text.slice(start, end), place);
  return read && { start, end: start + read.length, unit: read.unit };
}

// Single syllables that are parts of common words too ("cán bộ", "cơ sở"): units only with a capital.
const SMALL_HEADS = accents("bộ", "sở", "ban", "thuế", "cục", "vụ");
// They end a name, though a name's second syllable is in small letters ("Thông tin").
const NO_SYLLABLE = accents(
  ..."của các những chủ phối có là về ở tại trên thực tổ tham trong để theo căn được và đã sẽ với từ đến cho triển xây hướng báo chịu phụ nghiên đề rà tiếp tăng đẩy ban kiểm giám".split(
    " ",
  ),
);

/** Where a unit that begins at `words[i]` ends in running text; undefined where none begins. */
function namedHere(words: readonly Word[], i: number, text: string, place: Place): number | undefined {
  const first = words[i]!;
  if (i > 0 && words[i - 1]!.start === first.start) return undefined;
  // "xã hội", "đại hội", "tổng cục"
  const inCompound =
    i > 0 && /^\s$/u.test(first.gap) && COMPOUND.has(words[i - 1]!.accent) && SHORT_HEADS.has(first.accent);
  if (inCompound) return undefined;
  const match = longestName(words, i);
  if (match && !isNoUnit(words, i)) {
    const last = words[i + match.count - 1]!;
    const end = tailEnd(text, last.end, place, match.kind);
    if (isCapital(first.printed)) return end;
    if (match.count > 1 && !SMALL_HEADS.has(first.accent) && (end > last.end || match.count > 3)) return end;
  }
  const collective = collectiveEnd(words, i, text, place);
  if (collective !== undefined) return collective;
  // "Trưởng các thôn", "Chi bộ các thôn"
  const head = isCapital(first.printed) && !isShouted(first.printed) ? headLength(words, i) : 0;
  const all = head > 0 && words[i + head]?.gap === " " ? collectiveEnd(words, i + head, text, place) : undefined;
  if (all !== undefined) return all;
  const hamlet = numberedHamlet(words, i);
  if (hamlet > 0) return words[hamlet - 1]!.end;
  // A name the lexicon does not know: capitals after a head, "Phòng Quản lý Đô thị số 1". Not in headings all in capitals.
  if (head === 0 || !words[i + head] || !/^\s{1,3}$/u.test(words[i + head]!.gap)) return undefined;
  let end = 0;
  for (let j = i + head; j < words.length && j < i + 14; j++) {
    const { gap, printed, accent } = words[j]!;
    const blank = /^\s{1,3}$/u.test(gap);
    if (!blank && !/^\s{0,3}(?:[,\-–&]\s{0,3})?(?:và\s{1,3})?$/u.test(gap)) break;
    const inner = longestName(words, j);
    if (blank && inner) {
      // "Chủ tịch Ủy ban nhân dân các xã"
      return tailEnd(text, words[j + inner.count - 1]!.end, place, inner.kind);
    }
    if (isCapital(printed) && (j === i + head || blank || !beginsUnit(words, j) || isMatter(words, i, j)))
      end = words[j]!.end;
    else if (blank && end === words[j - 1]!.end && !NO_SYLLABLE.has(accent) && isCapital(words[j - 1]!.printed))
      end = words[j]!.end;
    else break;
  }
  return end === 0 ? undefined : tailEnd(text, end, place);
}

const COMPOUND = accents("xã", "đại", "cán", "cơ", "toàn", "nội", "tổng", "quốc", "giao", "gia");
const SHORT_HEADS = accents("hội", "bộ", "sở", "đoàn", "cục", "ban", "viện");

/** The end of a name with its place: "Công an | tỉnh Hoa Lư", "Trường Tiểu học | Kim Đồng". */
function tailEnd(text: string, end: number, place: Place, kind?: UnitKind): number {
  const rest = text.slice(end, end + 160);
  const after = rest.trimStart();
  const blank = rest.length - after.length;
  if (blank === 0) return end;
  const tail = placeTail(after, place);
  if (tail) return end + blank + tail.length;
  const own = (kind?.branch && OWN_NAME.exec(after)) || (kind && /khu vực$/iu.test(kind.name) && REGION.exec(after));
  return own ? end + blank + own[0].length : end;
}

const OWN_NAME = /^\p{Lu}\p{L}{0,12}(?: \p{Lu}\p{L}{0,12}){0,4}/u;
const REGION = /^(?:[IVX]{1,5}|\d{1,2})(?![\p{L}\p{N}])/u;

/** The end of "các sở, ban, ngành liên quan" that begins at `words[i]`; undefined where none does. */
function collectiveEnd(words: readonly Word[], i: number, text: string, place: Place): number | undefined {
  if (!PLURAL.has(words[i]!.accent)) return undefined;
  let at = i + 1;
  let last = -1;
  // "Các Ban Quản lý dự án chuyên ngành", "các sở giáo dục và đào tạo": units of one name
  const named = longestName(words, at)?.count ?? 0;
  if (named > Math.max(1, genericLength(words, at))) last = at + named - 1;
  else
    for (let count = 0; count < 8; count++) {
      const length = genericLength(words, at);
      if (length === 0 || (count > 0 && !/^\s{0,3}(?:,\s{0,3})?(?:và\s{1,3})?$/u.test(words[at]!.gap))) break;
      if (count > 0 && /^\s{0,3}$/u.test(words[at]!.gap)) break;
      last = at + length - 1;
      at += length;
    }
  if (last < 0) return undefined;
  const end = words[last]!.end;
  const rest = text.slice(end, end + 120);
  const qualifier = OF_CLASS.exec(rest);
  if (qualifier) return end + qualifier[0].length;
  // "các vụ cháy" are none
  if (last === i + 1 && AFFAIRS.has(words[last]!.accent)) return undefined;
  const tail = placeTail(rest.trimStart(), place);
  return tail ? end + rest.length - rest.trimStart().length + tail.length : end;
}

/** Classes of units whose word counts other things as well. */
const AFFAIRS = accents("vụ");

/** What tells which units of a class are meant. */
const OF_CLASS =
  /^ (?:(?:có )?liên quan|trực thuộc|chuyên ngành|chuyên môn|chức năng|công lập|ngoài công lập|trên địa bàn (?:xã|phường|tỉnh|huyện|thành phố))(?!\p{L})/u;

const BULLET = /^\s*(?:[-+•*–·]|\d{1,2}[.)]|[a-zđ]\))\s+/u;
const ADDRESS =
  /^\s*(?:đề nghị|giao cho|giao|yêu cầu|chỉ đạo|đối với|phân công|cơ quan chủ trì:|chủ trì:|phối hợp:)\s+(?=\p{L})/iu;
const COMRADES = /^\s*(?:các )?(?:đồng chí|ông \(bà\)|ông, bà|ông|bà)\s+(?=\p{L})/iu;

/** How much of a text is an address before a post: "Các đồng chí | Ủy viên Ban Thường vụ"; 0 where there is none. */
export const addressLength = (text: string): number => COMRADES.exec(text)?.[0].length ?? 0;

// "Ông Lê Văn A - Phó Chủ tịch UBND xã": the post answers, whoever holds it.
const PERSON = /^(?:\p{Lu}\p{L}{0,8} ){1,4}\p{Lu}\p{L}{0,8}\s?[-–,]\s?(?=\p{L})/u;
// "Văn phòng Đảng ủy - Cơ quan Thường trực Ban Chỉ đạo": what the unit also is.
const REMARK = /\s(?:[-–]|là)\s[Cc]ơ quan (?:[Tt]hường trực|[Cc]hủ trì).{0,120}$/u;

/** The printed text in parts that no unit crosses, without bullets and remarks in brackets. */
function partsOf(lines: string, place = NOWHERE): string[] {
  const printed = lines
    .split(/[\n\u2028]/u)
    .map((line) => singleBlanks(line).trim())
    .filter((line) => line !== "");
  const joined: string[] = [];
  for (const line of printed) {
    const before = joined.at(-1);
    if (before !== undefined && (continues(before, line) || isTornPlace(before, line, place)))
      joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined
    .map(apart)
    .flatMap((line) => line.replace(/\([^()]{0,300}\)?/gu, " ").split(";"))
    .map((part) => {
      let text = singleBlanks(part.replace(BULLET, "").replace(REMARK, " ")).trim();
      text = text.replace(ADDRESS, "");
      if (COMRADES.test(text)) text = text.replace(COMRADES, "").replace(PERSON, "");
      return text.replace(/^[\s,.:+-]+|[\s,.:;/+-]+$/gu, "");
    })
    .filter((part) => /\p{L}{2}/u.test(part));
}

/** "Các Sở: Y tế, Nội vụ" → "Sở Y tế; Sở Nội vụ", with what follows. */
function apart(line: string): string {
  const address = ADDRESS.exec(line)?.[0].length ?? 0;
  const listed = classList(line.slice(address));
  if (!listed) return line;
  const rest = line.slice(address + listed.end);
  const more = LIST_GOES_ON.test(rest) ? `; ${rest.replace(LIST_GOES_ON, "")}` : rest;
  return line.slice(0, address) + listed.units.map(({ name }) => name).join("; ") + more;
}

/** "Thuế cơ sở 3 tỉnh | Trường Sơn": the document's own place, wrapped behind the word of its level, though it begins like a unit. */
function isTornPlace(before: string, line: string, { locality, province }: Place): boolean {
  const level = /(?<!\p{L})\p{L}{2,5}(?:\s(?:phố|trấn|khu|xã))?$/u.exec(before)?.[0].toLowerCase();
  return [locality, province].some((own) => {
    const name = level && own?.toLowerCase().startsWith(`${level} `) ? own.slice(level.length + 1) : "";
    return name !== "" && line.startsWith(name) && !/^[\p{L}\p{M}]/u.test(line.slice(name.length));
  });
}

/** Whether a line goes on with the unit before it: a wrapped line, not a new unit. */
function continues(before: string, line: string): boolean {
  if (BULLET.test(line) || /[;]\s*$/u.test(before)) return false;
  const open = before.lastIndexOf("(");
  if (open >= 0 && !before.includes(")", open)) return true;
  if (/(?:[-–&,/]|\s(?:và|cùng|với|của|thuộc|các))$/iu.test(before)) return true;
  if (/^(?:[-–&,/(]|và\s)/iu.test(line)) return true;
  // "Sở Nội vụ; UBND | các xã, phường"
  if (/(?:^|[;,]\s)(?:UBND|HĐND)$/u.test(before) && /^\p{Ll}/u.test(line)) return true;
  const own = wordsOf(line);
  if (!beginsUnit(own, 0) || (!isCapital(own[0]!.printed) && !PLURAL.has(own[0]!.accent))) return true;
  const last = splitUnits(before.slice(before.lastIndexOf(";") + 1).trim()).at(-1) ?? before;
  const lastWords = wordsOf(last);
  // "Trưởng | các thôn"
  if (/^\p{Ll}/u.test(line) && isPeopleHead(lastWords, 0) && headLength(lastWords, 0) === lastWords.length) return true;
  // "Văn phòng | Hội đồng nhân dân": a head alone, or a name that the lexicon knows to go on.
  if (headLength(lastWords, 0) === lastWords.length && !longestName(lastWords, 0)) return true;
  const known = longestName(lastWords, 0)?.count ?? 0;
  const together = longestName(wordsOf(`${last} ${line}`), 0)?.count ?? 0;
  return together > lastWords.length && together > known;
}

/** The units of one part, as printed. */
function splitUnits(text: string): string[] {
  const words = wordsOf(text);
  const units: string[] = [];
  let from = 0;
  const take = (to: number): void => {
    if (to > from) units.push(text.slice(words[from]!.start, words[to - 1]!.end));
    from = to;
  };
  let reach = longestName(words, 0)?.count ?? 0;
  for (let i = 1; i < words.length; i++) {
    if (i < reach) continue;
    const { gap } = words[i]!;
    // "Cục ĐĐ&PCTT" is one short form; "HĐND&UBND" two units
    if (gap === "&" && isAcronym(words[i - 1]!.printed) && !longestName(words, i - 1) && !longestName(words, i))
      continue;
    const separated = /,|(?:^|\s)(?:và|cùng|với)\s|\s\+\s|&|\s\/\s/iu.test(gap);
    const known = longestName(words, i)?.count ?? 0;
    if (!(separated ? isBoundary(words, from, i) : runsOn(words, from, i, reach))) {
      // "Công chức Văn phòng HĐND và UBND": a known name inside is not cut either.
      if (known > 1) reach = i + known;
      continue;
    }
    take(i);
    reach = i + known;
  }
  take(words.length);
  return units;
}

/** "Bộ Nội vụ Bộ Tài chính": a known name is complete and another known one follows with no sign between. */
function runsOn(words: readonly Word[], from: number, at: number, reach: number): boolean {
  if (at !== reach || reach - from < 2 || !isCapital(words[at]!.printed)) return false;
  const next = longestName(words, at);
  return next !== undefined && next.count > 1 && words[from]!.canon === words[at]!.canon;
}

/** Offices whose names tell their matter, and matters that are also words of units: "Cục Nhà giáo và Cán bộ quản lý giáo dục". */
const OFFICES = accents("cục", "vụ", "viện");
const MATTERS = accents("cán", "công", "viên", "doanh", "cơ", "thống", "bảo", "thuế", "báo", "thư");
/** Whether "và" at `words[at]` is part of the name of an office that no lexicon knows. */
function isMatter(words: readonly Word[], from: number, at: number): boolean {
  if (!OFFICES.has(words[from]!.accent) || !MATTERS.has(words[at]!.accent) || words[at]!.gap.trim() !== "và")
    return false;
  return (longestName(words, from)?.count ?? 0) < at - from && words[at + 1]?.canon !== "an";
}

function isBoundary(words: readonly Word[], from: number, at: number): boolean {
  if (isMatter(words, from, at)) return false;
  // A head alone is not yet a unit: "Ban, ngành".
  const generic = genericRun(words, at);
  if (generic === 0) return beginsUnit(words, at);
  // A class of units: goes on with the classes before it ("Các sở, ban, ngành"), or with a plural place ("UBND xã, phường").
  if (PLURAL.has(words[at]!.accent)) return true;
  const family = familyOf(words, at, generic);
  const before = lastClass(words, from, at);
  if (before === undefined) return family !== "place" || !PLACE_WORDS.has(words[at - 1]!.accent);
  // "Các cơ quan, tổ chức có liên quan, cơ sở khám bệnh, chữa bệnh": the qualifier ends its class
  if (words[at - 1]!.accent === "quan" && words[at - 2]?.accent === "liên" && family !== before) return true;
  if (PLURAL.has(words[from]!.accent)) return false;
  // "UBND các xã, phường, đơn vị liên quan"
  if (before === "place" && family !== "place") return true;
  // "Doanh nghiệp, Sở, ban, ngành": a capital begins a class of another family.
  return isCapital(words[at]!.printed) && family !== before;
}

const PLACE_WORDS = accents("xã", "phường", "trấn", "khu", "huyện", "quận", "phố", "tỉnh", "thôn", "bản", "ấp");

/** Length of a class of units at `at` that fills its place up to the next sign, but for its qualifier ("đơn vị liên quan"). */
function genericRun(words: readonly Word[], at: number): number {
  const length = genericLength(words, at);
  if (length === 0) return 0;
  const next = words[at + length];
  if (next?.gap.trim() !== "") return length;
  return QUALIFIERS.has(next.accent) ? length : 0;
}

const QUALIFIERS = accents(
  ..."có liên trên trực thuộc khác chuyên cấp của ở tại đóng được tỉnh xã phường huyện thành việt trong ngoài toàn".split(
    " ",
  ),
);

/** The family of the last class of units before `at` ("các sở, ban" → "authority"); undefined after a unit by name. */
function lastClass(words: readonly Word[], from: number, at: number): string | undefined {
  // "Các sở", "Trưởng các ban"; without "các" the part begins with a class.
  let start = from;
  for (let i = from; i < at; i++) if (PLURAL.has(words[i]!.accent)) start = i + 1;
  if (start === from ? genericRun(words, start) === 0 : genericLength(words, start) === 0) return undefined;
  let family: string | undefined;
  for (let i = start; i < at; i++) {
    const length = genericLength(words, i);
    if (length === 0) continue;
    family = familyOf(words, i, length);
    i += length - 1;
  }
  return family;
}

/** Whether a unit begins at `words[at]`: a name of the lexicon, a head with a capital, "các …", an acronym. */
function beginsUnit(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  if (PLURAL.has(word.accent)) return genericLength(words, at + 1) > 0 || headLength(words, at + 1) > 0;
  const match = longestName(words, at);
  if (match && (match.count > 1 || isCapital(word.printed))) return true;
  if (isNoUnit(words, at)) return false;
  if (isPeopleHead(words, at) || numberedHamlet(words, at) > 0) return true;
  const head = headLength(words, at);
  const next = words[at + head];
  if (
    head > 0 &&
    (isCapital(word.printed) || (next && isCapital(next.printed) && (at === 0 || isHamletHead(words, at))))
  )
    return true;
  if (genericLength(words, at) > 0 && genericRun(words, at) > 0) return true;
  const after = words[at + 1];
  return isAcronym(word.printed) && word.printed.length >= 3 && after?.gap.trim() !== "";
}

// What is said of a unit after its name; not part of it.
const PROSE =
  /(?<!được (?:giao|phân công)(?: nhiệm vụ)?)\s(?:[-–]\s)?(?:[Cc]hủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|tham mưu|thực hiện|tổ chức thực hiện|tổ chức triển khai|triển khai|thúc đẩy|theo dõi|đôn đốc|căn cứ|rà soát|trong phạm vi|theo chức năng|làm đầu mối|là (?:cơ quan|đơn vị|đầu mối)|[Cc]ơ quan [Tt]hường trực|hướng dẫn|tổng hợp|báo cáo|(?<!(?:về|đầu tư|trật tự|[Vv]ật liệu|quản lý|kỹ thuật) )xây dựng(?! Đảng|\s{0,3}$)|đẩy mạnh|tiếp tục|tăng cường|chỉ đạo|phụ trách|ban hành|bố trí|bảo đảm|đảm bảo)(?!\p{L})/u;
const QUALIFIER =
  /^(?:(?:có )?liên quan|trực thuộc|thuộc|trên địa bàn|các cấp|khác|đóng trên|ở|tại|được giao|của|trong)(?!\p{L})/iu;

const SECOND_MATTER = /^[-–]\s\p{Lu}\p{Ll}{0,8}(?:,?\s\p{L}{1,9}){0,8}$/u;

interface ReadUnit {
  readonly unit: UnitRef;
  /** Printed length of the name. */
  readonly length: number;
  /** What follows the name: prose, if anything. */
  readonly rest: string;
}

/** Reads one unit at the beginning of `text`; undefined where there are no words of a name. */
function readUnit(text: string, place: Place): ReadUnit | undefined {
  const words = wordsOf(text);
  // A head alone at the end of a cut-off cell ("…, Bộ") names nobody.
  if (
    words.length === 0 ||
    (words.length === 1 && /^(?:Bộ|Sở|Ban|Phòng|Hội|Cục|Vụ|Tổ|Đội|Nhóm|Trạm)$/iu.test(text.trim()))
  )
    return undefined;
  const match = longestName(words, 0);
  if (match) {
    const known = readKnown(text, match.kind, words[match.count - 1]!.end, place);
    if (known) return known;
  }
  return readUnknown(text, words, place);
}

function readKnown(text: string, kind: UnitKind, nameEnd: number, place: Place): ReadUnit | undefined {
  let end = nameEnd;
  const skipBlank = (): string => text.slice(end).trimStart();
  const tail = placeTail(skipBlank(), place);
  if (tail) end = text.length - skipBlank().length + tail.length;
  let rest = skipBlank();
  const region = /khu vực$/iu.test(kind.name) ? REGION.exec(rest) : null;
  if (region) {
    end = text.length - rest.length + region[0].length;
    rest = skipBlank();
  }
  if (!tail && kind.branch && isCapital(rest)) {
    const own = OWN_NAME.exec(rest)![0];
    end = text.length - rest.length + own.length;
    const after = placeTail(skipBlank(), place);
    if (after) end = text.length - skipBlank().length + after.length;
    const home = kind.levels[0] === "central" ? "" : placeSlug(levelFor(kind, after, place), after, place);
    const where = [canonical(own).replaceAll(" ", "-"), home].filter(Boolean).join(".");
    const unit = { key: `${kind.kind}@${where}`, kind: kind.kind, name: text.slice(0, end) };
    return { unit, length: end, rest: skipBlank() };
  }
  const homeNames = [place.locality, place.province].flatMap((p) =>
    p ? [p.replace(/^\p{L}+(?: phố| trấn| khu)? /u, "")] : [],
  );
  const home = homeNames.find((name) => rest.startsWith(name) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)));
  if (!tail && home) {
    end = text.length - rest.length + home.length;
    rest = skipBlank();
  }
  if (QUALIFIER.test(rest) && !PROSE.test(` ${rest}`)) {
    end = text.length;
    rest = "";
  }
  // A longer name of its own: "Ban Chỉ đạo …", "Phòng Kinh tế đối ngoại".
  if (rest !== "" && !PROSE.test(` ${rest}`.slice(0, 24)) && !/^(?:[-–:(]|là\s)/u.test(rest)) return undefined;
  // "Chi cục Dân số - Trẻ em", where the lexicon knows the first half
  if (SECOND_MATTER.test(rest) && !beginsUnit(wordsOf(rest), 0)) return undefined;
  const level = levelFor(kind, tail, place);
  const id = kindAt(kind, level);
  const where = region ? `khu-vuc-${region[0].toLowerCase()}` : placeSlug(level, tail, place);
  const name = text.slice(0, end).trim();
  return { unit: { key: where ? `${id}@${where}` : id, kind: id, name }, length: end, rest };
}

/** The level of the place printed after the name, else the document's own, else the kind's usual one. */
function levelFor(kind: UnitKind, tail: PlaceTail | undefined, place: Place): Level {
  const own = ownLevel(place);
  // "Mặt trận Tổ quốc Việt Nam" is the front of the document's own place.
  if (tail?.level && tail.level !== "central") return tail.level;
  return kind.levels.includes(own) ? own : kind.levels[0]!;
}

function readUnknown(text: string, words: readonly Word[], place: Place): ReadUnit {
  const prose = words.length > 1 ? PROSE.exec(text.slice(words[1]!.start)) : null;
  const cut = prose ? words[1]!.start + prose.index : text.length;
  const name = text.slice(0, cut).replace(/[\s,:–-]+$/u, "");
  const rest = text.slice(cut).trim();
  const { core, tail } = withoutPlace(name, place);
  const slip = genericRun(words, 0) > 0 || PLURAL.has(words[0]!.accent) ? undefined : slipOf(core);
  const level = slip ? levelFor(slip, tail, place) : (tail?.level ?? ownLevel(place));
  const id = slip ? kindAt(slip, level) : classKind(core);
  const where = placeSlug(level, tail, place);
  return { unit: { key: where ? `${id}@${where}` : id, kind: id, name }, length: name.length, rest };
}

/** "Công chức Tư pháp xã" → the name without its place at the end. */
function withoutPlace(name: string, place: Place): { core: string; tail: PlaceTail | undefined } {
  const words = wordsOf(name);
  for (let i = 1; i < words.length; i++) {
    if (words[i]!.gap.trim() !== "") continue;
    const rest = name.slice(words[i]!.start);
    const tail = placeTail(rest, place);
    if (/^(?:tac|tan)$/u.test(words[i - 1]!.canon) && words[i]!.canon === "xa") continue; // hợp tác xã, thông tấn xã
    if (i === 1 && PLURAL.has(words[0]!.accent)) continue; // "Các xã, phường" are units themselves
    if (tail && tail.length === rest.length) return { core: name.slice(0, words[i - 1]!.end), tail };
  }
  return { core: name, tail: undefined };
}

/** The kind of a unit outside the lexicon; for classes without "liên quan" and "trên địa bàn": "cac-bo-nganh-dia-phuong". */
function classKind(core: string): string {
  const words = wordsOf(core.replace(/\s(?:có )?liên quan$|\s(?:đóng )?trên địa bàn.{0,60}$/iu, ""));
  const plural = PLURAL.has(words[0]!.accent);
  const isClass = plural
    ? genericLength(words, 1) > 0
    : genericRun(words, 0) > 0 && words.some(({ gap }) => gap.includes(","));
  const names = words.filter(({ accent }) => !isClass || !PLURAL.has(accent)).map(({ canon }) => canon);
  return (isClass ? ["cac", ...names] : names).join("-");
}
