import type { DocumentFacts } from "../../src/model/facts.js";
import { singleBlanks } from "../../src/text/blanks.js";
import { fold, slug } from "../../src/text/fold.js";
import { isShouted } from "../../src/text/words.js";
import lexicon from "../lexicon/issuers.json" with { type: "json" };
import { Phrases } from "../lexicon/phrases.js";
import { isCentralCity, PLACE_KINDS, type PlaceKind, placeText, provinceOf, readPlaceName } from "../lexicon/places.js";

/** Where the citing document comes from: "UBND tỉnh" in it is that of its own province. */
export type Place = Pick<DocumentFacts, "locality" | "province" | "level">;

export interface IssuerReading {
  /** Abbreviations spelled out: "UBND tỉnh" → "Ủy ban nhân dân tỉnh". */
  readonly name: string;
  readonly end: number;
}

const CENTRAL = new Phrases(lexicon.central);
const LOCAL = new Phrases(lexicon.local);
const HEADS = new Phrases(lexicon.heads.map((name) => ({ name: name === "BCĐ" ? "Ban Chỉ đạo" : name, also: [name] })));
const POSITIONS = new Phrases(lexicon.positions.map((name) => ({ name })));
const FIELDS = new Phrases(lexicon.fields);
const KINDS = new Phrases(PLACE_KINDS.map((name) => ({ name, also: name === "thành phố" ? ["TP"] : [] })));

/** Bodies that carry a place's name without its kind: "Tỉnh ủy Đồng Nai". */
const COMMITTEES = /(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy$/u;

/**
 * Reads the name of an issuing body at `at`: "Bộ Chính trị", "Ban Thường vụ Thành ủy Hải Phòng", "UBND tỉnh", "Bộ trưởng
 * Bộ Tư pháp". Undefined where no name begins there.
 */
export function readIssuer(text: string, at: number): IssuerReading | undefined {
  const central = CENTRAL.match(text, at);
  if (central) return { name: central.name, end: skipCongress(text, central.end) };
  const position = POSITIONS.match(text, at);
  const from = position?.end ?? at;
  const body = readLocal(text, from) ?? readDepartment(text, from);
  if (!body) return undefined;
  return { name: position ? `${position.name} ${body.name}` : body.name, end: body.end };
}

/** "Ban Chấp hành Trung ương Đảng khóa XIII" is the same body. */
const skipCongress = (text: string, at: number): number =>
  at + (/^\s{1,3}\(?kh(?:óa|oá)\s{1,3}[IVX]{1,5}\)?/iu.exec(text.slice(at, at + 24))?.[0].length ?? 0);

/** "Ban Thường vụ" + "Tỉnh ủy" + "Thái Nguyên"; "Ban Chấp hành" + "Đảng bộ" + "tỉnh"; "UBND" + "xã" + "Tân Lộc". */
function readLocal(text: string, at: number): IssuerReading | undefined {
  const parts: string[] = [];
  let end = at;
  for (let part = LOCAL.match(text, end); part && parts.length < 3; part = LOCAL.match(text, end)) {
    parts.push(part.name);
    end = part.end;
  }
  if (parts.length === 0) return undefined;
  return withPlace(parts.join(" "), text, end);
}

/** "Sở Khoa học và Công nghệ tỉnh Hoa Lư", "Ban Chỉ đạo phát triển khoa học, công nghệ …". */
function readDepartment(text: string, at: number): IssuerReading | undefined {
  const head = HEADS.match(text, at);
  if (!head || !/^\s{0,3}\p{Lu}/u.test(text.slice(at, at + 4))) return undefined;
  const field = FIELDS.match(text, head.end);
  if (field) return withPlace(`${head.name} ${field.name}`, text, field.end);
  const place = withPlace(head.name, text, head.end);
  if (place.end > head.end) return place;
  const subject = /^Ban Chỉ/u.test(head.name) ? readSubject(text, head.end) : undefined;
  if (subject) return { name: `${head.name} ${subject.name}`, end: subject.end };
  const words = head.name === "Ban Chỉ đạo" ? undefined : readWords(text, head.end);
  return words ? withPlace(`${head.name} ${words.name}`, text, words.end) : place;
}

/** Adds "tỉnh Hoa Lư", "tỉnh", or a bare name after a committee. */
function withPlace(body: string, text: string, at: number): IssuerReading {
  const kind = KINDS.match(text, at);
  if (kind) {
    const after = text[kind.end] === "." ? kind.end + 1 : kind.end;
    const name = readPlaceName(text, after);
    if (name) return { name: `${body} ${placeText(kind.name, name.name)}`, end: name.end };
    return { name: `${body} ${kind.name}`, end: kind.end };
  }
  if (COMMITTEES.test(body)) {
    const name = readPlaceName(text, at);
    if (name) return { name: `${body} ${name.name}`, end: name.end };
  }
  return { name: body, end: at };
}

/**
 * "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số thành phố": the subject may hold commas, so
 * it is read only where a place or a rank closes it.
 */
const SUBJECT =
  /^\s{1,3}((?:(?!ban hành|phê duyệt|về việc|triển khai thực hiện)[^;:.()“”\d]){3,140}?\s(?:quốc gia\s{1,3})?(?:Trung ương|tỉnh|thành phố|huyện|quận|xã|phường|đặc khu))(?=[\s,;.)]|$)/iu;

function readSubject(text: string, at: number): IssuerReading | undefined {
  const match = SUBJECT.exec(text.slice(at, at + 170));
  if (!match) return undefined;
  const body = unshouted(singleBlanks(match[1]!));
  const end = at + match[0].length;
  const name = /Trung ương$/iu.test(body) ? undefined : readPlaceName(text, end);
  return name ? { name: `${body} ${name.name}`, end: name.end } : { name: body, end };
}

/** What ends a name that no lexicon knows: a word, or the first of two that make a verb. */
const ENDS = new Set(
  "về trên đã có tại kèm trong với năm ngày để nhằm theo và là được cho từ đến do khóa khoá số".split(" "),
);
const VERB =
  /^(?:ban hành|phê duyệt|thực hiện|triển khai|quy định|hướng dẫn|sửa đổi|bổ sung|cập nhật|giai đoạn|nêu|gửi|yêu cầu|đề nghị|thông qua|thông báo|công bố|tổ chức|giao|điều chỉnh)(?![\p{L}\p{M}])/iu;

/** "XÃ TÂN LỘC" behind a body's name; "BẢO TRỢ XÃ HỘI" goes on. */
const NAMED_PLACE = new RegExp(`^(?!xã hội(?![\\p{L}\\p{M}]))(?:${PLACE_KINDS.join("|")})\\s\\p{L}`, "iu");

/** The words of an unknown body's name: up to eight, ended by punctuation or by a word that begins the next phrase. */
function readWords(text: string, at: number): IssuerReading | undefined {
  const words: string[] = [];
  let end = at;
  const next = /\s{1,3}([\p{L}\p{M}\p{N}&-]{1,16})/uy;
  next.lastIndex = at;
  for (let word = next.exec(text); word && words.length < 8; word = next.exec(text)) {
    if (
      ENDS.has(word[1]!.toLowerCase()) ||
      (words.length > 0 && NAMED_PLACE.test(text.slice(next.lastIndex - word[1]!.length, next.lastIndex + 8))) ||
      VERB.test(text.slice(next.lastIndex - word[1]!.length, next.lastIndex + 10))
    )
      break;
    words.push(word[1]!);
    end = next.lastIndex;
  }
  return words.length > 0 ? { name: unshouted(words.join(" ")), end } : undefined;
}

/** A letterhead prints "PHÒNG THỦ DÂN SỰ"; abbreviations are no longer than four letters. */
const unshouted = (words: string): string => (words.length > 4 && isShouted(words) ? words.toLowerCase() : words);

interface Code {
  /** Standard spelling: "TTg", "ĐU". */
  readonly code: string;
  /** Null for "TW": Bộ Chính trị, Ban Bí thư and Ban Chấp hành Trung ương share it. */
  readonly issuer: string | null;
  readonly central: boolean;
}

const CODES = new Map<string, Code>();
const DEPARTMENTS: readonly (readonly [letter: string, head: string])[] = [
  ["S", "Sở"],
  ["P", "Phòng"],
  ["B", "Bộ"],
];
for (const { code, name } of lexicon.fields)
  for (const [letter, head] of DEPARTMENTS)
    CODES.set(fold(letter + code), { code: letter + code, issuer: `${head} ${name}`, central: letter === "B" });
for (const [code, issuer] of Object.entries(lexicon.localCodes))
  CODES.set(fold(code), { code, issuer, central: false });
for (const [code, issuer] of Object.entries(lexicon.codes)) CODES.set(fold(code), { code, issuer, central: true });

/**
 * What the letters after a number's last mark say of its issuer: "TTg", "UBND", "SKHCN", "QH15". `code` is the standard
 * spelling ("DU" → "ĐU"). Undefined for letters that no lexicon knows.
 */
export function readCode(printed: string): Code | undefined {
  const legislature = /^(QH|UBTVQH)(\d{1,2})$/iu.exec(printed);
  if (!legislature) return CODES.get(fold(printed));
  const body = CODES.get(fold(legislature[1]!))!;
  return { ...body, code: body.code + legislature[2]! };
}

/** "Ủy ban nhân dân tỉnh" in a plan of "tỉnh Hoa Lư" → "Ủy ban nhân dân tỉnh Hoa Lư". Never across kinds of places. */
export function qualify(issuer: string, place: Place): string {
  const own = [place.locality, place.province].filter((name) => name !== null);
  if (/(?:^|\s)Tỉnh ủy$/u.test(issuer) && place.province?.startsWith("tỉnh "))
    return `${issuer} ${place.province.slice("tỉnh ".length)}`;
  if (/(?:^|\s)Thành ủy$/u.test(issuer)) {
    const city = own.find((name) => name.startsWith("thành phố "));
    return city ? `${issuer} ${city.slice("thành phố ".length)}` : issuer;
  }
  if (/(?:^|\s)Đảng ủy$/u.test(issuer) && place.level === "commune" && place.locality)
    return `${issuer} ${place.locality}`;
  const kind = PLACE_KINDS.find((name) => issuer.endsWith(` ${name}`));
  const match = kind && own.find((name) => fold(name).startsWith(`${fold(kind)} `));
  return match ? `${issuer.slice(0, -kind.length)}${match}` : issuer;
}

const PLACE_IN_NAME = new RegExp(
  `(?:^|\\s)(${PLACE_KINDS.join("|")})\\s(?!ủy(?:\\s|$))(\\p{Lu}[\\p{L}\\p{M} -]{0,30}|\\d{1,2})$`,
  "iu",
);
const COMMITTEE_IN_NAME = /(?:^|\s)(Tỉnh|Thành|Huyện|Quận|Thị) ủy (\p{Lu}.{0,30})$/u;
const COMMITTEE_OF: Readonly<Record<string, PlaceKind>> = {
  Tỉnh: "tỉnh",
  Thành: "thành phố",
  Huyện: "huyện",
  Quận: "quận",
  Thị: "thị xã",
};

/** The place a body belongs to: "Ban Thường vụ Tỉnh ủy Đồng Nai" → "tỉnh Đồng Nai". Undefined where its name tells none. */
export function placeOf(issuer: string): { kind: PlaceKind; name: string } | undefined {
  const committee = COMMITTEE_IN_NAME.exec(issuer);
  if (committee) return { kind: COMMITTEE_OF[committee[1]!]!, name: committee[2]! };
  // "Ban Văn hóa - Xã hội xã Tân Lộc"
  const named = PLACE_IN_NAME.exec(issuer.replace(/[Xx]ã hội/gu, "xã-hội"));
  return named ? { kind: named[1]!.toLowerCase() as PlaceKind, name: named[2]! } : undefined;
}

/** Whether a place is a province or a city of that rank. */
export const isProvincial = (place: { kind: PlaceKind; name: string }): boolean =>
  place.kind === "tỉnh" || (place.kind === "thành phố" && isCentralCity(place.name));

/** "tinh-hoa-lu", or "xa-tan-loc.tinh-hoa-lu" where the province is known: two communes may share a name. */
export function placeKey(place: { kind: PlaceKind; name: string }, province: string | null): string {
  const key = slug(`${place.kind} ${place.name}`);
  if (isProvincial(place)) return provinceOf(place.name) ? slug(provinceOf(place.name)!) : key;
  return province ? `${key}.${slug(province)}` : key;
}
