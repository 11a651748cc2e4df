import type { DocumentFacts, DocumentSettings, Level } from "../../src/model/facts.js";
import type { Structure, Zone } from "../../src/structure/types.js";
import { singleBlanks } from "../../src/text/blanks.js";
import { isProvincial, placeOf, qualify } from "../citations/issuer.js";
import { kindAt } from "../citations/kinds.js";
import { findMentions, type Mention } from "../citations/mentions.js";
import { placeText, titleCase } from "../lexicon/places.js";
import { type Enacting, readEnacting } from "./enacting.js";
import { findLetterhead, type Letterhead, readAttached, readLetterhead } from "./letterhead.js";
import { readPeriod, readPlanYear, readTerm } from "./period.js";
import { mostNamedProvince } from "./province.js";
import { readRecipients } from "./recipients.js";
import { isNameLine, isSignatureLine, readSignature, type Signature } from "./signature.js";

export { findAbbreviations } from "./abbreviations.js";

/**
 * What a document says of itself: from letterhead, title, enacting sentence and signature, whichever of them are there.
 * `settings` (what the user says of it) count only where the document prints nothing, and complete a date that it prints in part.
 */
export function extractDocument(structure: Structure, settings: DocumentSettings): DocumentFacts {
  const head = letterheadOf(structure);
  const { kind: titleKind, title, rest } = titleOf(structure);
  const basis = `${rest}\n${textOf(structure, "basis")}`;
  const enacting = readEnacting(basis) ?? readEnacting(openingOf(structure));
  const { recipients, signed } = tailOf(structure);
  const signature = readSignature(signed);
  const attached = attachedOf(structure);

  const named = (titleKind ?? head.kind) ? undefined : namedByTitle(structure);
  const surroundings = [title ?? "", basis, openingOf(structure)].join("\n");
  const printedIssuer = issuerOf(head, enacting, signature) ?? attached?.issuer ?? named?.issuer ?? null;
  const issuer = printedIssuer ?? settings.issuer ?? null;
  const place =
    issuer === null ? undefined : (placeOf(issuer) ?? placeAround(issuer, surroundings) ?? placeOver(issuer, head));
  const level = levelOf(issuer, place) ?? settings.level ?? null;
  const local = level === "commune" || level === "district";
  const locality = local && place ? placeText(place.kind, place.name) : local ? (settings.locality ?? null) : null;
  const province =
    level === "central"
      ? null
      : ((place && isProvincial(place)
          ? placeText(place.kind, place.name)
          : provinceAbove(head, surroundings, structure)) ??
        settings.province ??
        null);

  const period = readPeriod(title ?? "");
  const planYear = readPlanYear(title ?? "") ?? (period ? null : readPlanYear(firstSentence(enacting)));
  return {
    docType: titleKind ?? named?.docType ?? head.kind ?? enacting?.kind ?? settings.docType ?? null,
    number: head.number ?? attached?.number ?? named?.number ?? settings.number ?? null,
    date: fuller(fuller(head.date, attached?.date ?? null) ?? named?.date ?? null, settings.date ?? null),
    title: named ? firstLineOf(structure) : (title ?? settings.title ?? null),
    issuer: issuer && qualify(withOwnPlace(issuer, place), { locality, province, level }),
    locality,
    province,
    level,
    signer: signature.signer,
    signerTitle: signature.signerTitle,
    planYear,
    period: period ?? (planYear === null ? readTerm(title ?? "") : null),
    recipients: readRecipients(recipients),
  };
}

/** The letterhead's own zone; what it lacks is looked for in the lines of the first pages. */
function letterheadOf(structure: Structure): Letterhead {
  const read = readLetterhead(structure.letterhead.map((line) => line.text));
  if (read.issuer !== null && (read.number !== null || read.kind !== null) && read.date !== null) return read;
  const found = readLetterhead(findLetterhead(structure.text.text));
  return {
    number: read.number ?? found.number,
    kind: read.kind ?? found.kind,
    date: read.date ?? found.date,
    issuer: read.issuer ?? found.issuer,
    superior: read.issuer === null ? found.superior : read.superior,
  };
}

const DRAFT = /^dự thảo\s{1,3}/iu;
const BASIS_BEGINS = /(?<=[\p{L}\p{M}\d)”"]\s)(?:Căn cứ|Thực hiện|Thi hành|Theo đề nghị|Xét đề nghị)\s(?:các\s)?/gu;

/** Text without line breaks of its own runs from the title into its basis: "… năm 2025 Căn cứ Kế hoạch số …". */
function findBasis(subject: string): number | undefined {
  for (const match of subject.matchAll(BASIS_BEGINS)) {
    const kind = kindAt(subject, match.index + match[0].length);
    if (kind && /^\s(?:số|\d)/u.test(subject.slice(kind.end, kind.end + 4))) return match.index;
  }
  return undefined;
}

/** A decision names who decides below its title: "… năm 2026 CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HOA LƯ". */
const AUTHORITY =
  /(?<=[\p{Ll}\d”"]\s)(?:CHỦ TỊCH|[ỦU][ỶY] BAN|HỘI ĐỒNG|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ|BAN CHẤP HÀNH|BAN THƯỜNG VỤ)(?=[\p{Lu}\s,-]{0,80}$)/u;

/** "KẾ HOẠCH" and the words below it. A title without its kind is kept whole: the page may have begun in its middle. */
function titleOf(structure: Structure): { kind: string | null; title: string | null; rest: string } {
  const all = singleBlanks(textOf(structure, "title").replace(/[-_*=]{3,}/gu, " ")).trim();
  if (all === "") return { kind: null, title: null, rest: "" };
  // "KẾ HOẠCH / Hành động về …" is a Kế hoạch: what is not in capitals belongs to the subject
  const capitals = /^(?:\p{Lu}{2,12}(?:\s|$)){1,6}/u.exec(all)?.[0] ?? all;
  const found = kindAt(capitals, DRAFT.exec(capitals)?.[0].length ?? 0);
  // "Kế hoạch số 12/KH-UBND …" begins a reference
  const heading = found && /^\s(?:số\s|\d)/iu.test(all.slice(found.end)) ? undefined : found;
  const kind = heading?.name ?? null;
  const subject = all.slice(heading?.end ?? 0).trim();
  const basisAt = findBasis(subject) ?? AUTHORITY.exec(subject)?.index ?? subject.length;
  return { kind, title: subject.slice(0, basisAt).trim() || kind, rest: subject.slice(basisAt) };
}

/** "- Bộ Công an (b/c); KT. CHỦ TỊCH", "- Lưu: VT, NC. Lò Văn Thuận": two columns on one line. */
const SIGNED_BESIDE = /^(.{2,120}?[;.,:)])\s+((?:(?:T\/?M|KT|TL|TUQ|Q)\.\s?)?\p{Lu}{2,}(?:\s\p{Lu}{2,}){0,8})$/u;
const NAMED_BESIDE = /^([-–\s]{0,3}Lưu\s?:.{1,60}?[;.)])\s+((?:\p{Lu}\p{Ll}{0,7}\s){1,4}\p{Lu}\p{Ll}{1,7})$/u;

function columnsApart({ text }: { readonly text: string }): { readonly text: string }[] {
  const beside = SIGNED_BESIDE.exec(text);
  const [, left, right] = (beside && isSignatureLine(beside[2]!) ? beside : NAMED_BESIDE.exec(text)) ?? [];
  return left && right ? [{ text: left }, { text: right }] : [{ text }];
}

/** Recipients and signature as lines. Two columns of one table, or of one line, come mixed as recipients. */
function tailOf(structure: Structure): { recipients: string[]; signed: string[] } {
  const signature = structure.signature.map((line) => line.text);
  const signed: string[] = [];
  const recipients: string[] = [];
  for (const { text } of structure.recipients.flatMap(columnsApart))
    if (isSignatureLine(text) || (signed.length + signature.length > 0 && isNameLine(text))) signed.push(text);
    else recipients.push(text);
  return { recipients, signed: [...signed, ...signature] };
}

const firstLineOf = (structure: Structure): string => structure.blocks[0]?.passage.text ?? "";

function textOf(structure: Structure, zone: Zone): string {
  return structure.blocks
    .filter((block) => block.zone === zone)
    .map((block) => block.passage.text)
    .join("\n");
}

/** The first statements of the body, where a plan has its basis there. */
const openingOf = (structure: Structure): string =>
  structure.blocks
    .filter((block) => block.zone === "body" && block.annex === 0)
    .slice(0, 12)
    .map((block) => block.passage.text)
    .join("\n");

const ATTACHED =
  /\(\s{0,3}(?:ban hành\s{1,3})?(?:kèm theo|đính kèm)\s{1,3}(?:Kế hoạch|Chương trình|Nghị quyết|Đề án)/iu;

/** A page that reprints a document has its name for a title: "Nghị quyết số 57-NQ/TW". Date and issuer may stand further down. */
function namedByTitle(structure: Structure): Mention | undefined {
  const title = firstLineOf(structure);
  const [own] = findMentions(title);
  if (own?.start !== 0 || own.number === null || own.end < title.length) return undefined;
  const { number } = own;
  const same = findMentions(`${textOf(structure, "title")}\n${openingOf(structure)}`).filter(
    (one) => one.number === number,
  );
  return {
    ...own,
    date: own.date ?? same.find((other) => other.date !== null)?.date ?? null,
    issuer: own.issuer ?? same.find((other) => other.issuer !== null)?.issuer ?? null,
  };
}

/** What an annex says of the document it belongs to. */
function attachedOf(structure: Structure): ReturnType<typeof readAttached> | undefined {
  for (const { annex, passage } of structure.blocks) {
    const at = annex > 0 ? ATTACHED.exec(passage.text)?.index : undefined;
    if (at !== undefined) return readAttached(passage.text.slice(at, at + 240));
  }
  return undefined;
}

/** "2025-11-24" says more than "2025-11", and that more than "2025"; the letterhead's wins where both say as much. */
const fuller = (a: string | null, b: string | null): string | null =>
  (b?.length ?? 0) > (a?.length ?? 0) && (a === null || b!.startsWith(a)) ? b : a;

/** The letterhead's body, made exact by the enacting sentence and the signature: "T/M BAN THƯỜNG VỤ" under "ĐẢNG ỦY XÃ TÂN LỘC". */
function issuerOf(head: Letterhead, enacting: Enacting | undefined, signature: Signature): string | null {
  const own = head.issuer;
  if (own === null) return enacting?.issuer ?? null;
  if (/^(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy/u.test(own) && signature.standingCommittee) return `Ban Thường vụ ${own}`;
  if (placeOf(own) === undefined && enacting?.issuer.startsWith(`${own} `)) return enacting.issuer;
  return own;
}

/** A department's or a steering committee's place is that of the body above it: "UBND XÃ TÂN LỘC / BAN CHỈ ĐẠO …". */
const placeOver = (issuer: string, head: Letterhead): ReturnType<typeof placeOf> =>
  head.superior !== null && head.issuer !== null && issuer === head.issuer && !/ủy$/u.test(issuer)
    ? placeOf(head.superior)
    : undefined;

const KIND_OF_ISSUER = /(?:^|\s)(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)$/u;

/** "UBND phường" whose name stands in the title: "trên địa bàn phường Hoa Mai". */
function placeAround(issuer: string, text: string): ReturnType<typeof placeOf> {
  const kind =
    KIND_OF_ISSUER.exec(issuer)?.[1] ??
    (/(?:^|\s)Đảng ủy$/u.test(issuer) ? "(?:xã|phường|đặc khu|thị trấn)" : undefined);
  if (!kind) return WITHOUT_PLACE.test(issuer) ? ownPlace(text.split("\n", 1)[0]!) : undefined;
  const named = new RegExp(String.raw`(?<![\p{L}\p{M}])${kind}\s{1,3}\p{Lu}[^\n]{0,40}`, "u").exec(text);
  if (!named) return undefined;
  return placeOf(`Ủy ban nhân dân ${firstPlace(named[0])}`);
}

/** A committee whose second line a copy has lost. */
const WITHOUT_PLACE = /^(?:Ủy ban nhân dân|Hội đồng nhân dân)$/u;
const OWN_PLACE =
  /(?<!\p{L})(?:trên địa bàn\s(?:toàn\s)?|(?:[ủu][ỷy] ban|hội đồng) nhân dân\s|UBND\s)?(tỉnh|thành phố|xã|phường|đặc khu|huyện)\s((?:\p{Lu}[\p{L}\p{M}]{0,7}(?:\s|-|$)){1,4})/iu;

const withOwnPlace = (issuer: string, place: ReturnType<typeof placeOf>): string =>
  place && WITHOUT_PLACE.test(issuer) ? `${issuer} ${placeText(place.kind, place.name)}` : issuer;

/** Words in capitals that a title goes on with behind a place. */
const NO_NAME =
  /\s(?:GIAI|NĂM|ĐẾN|VỀ|TRONG|NHIỆM|THEO|THỰC|KHÓA|KHOÁ|VÀ|CĂN|PHÊ|TRIỂN|TỪ|TẦM|ĐỊNH|QUÝ|THÁNG|BAN|CỦA|GẮN)(?=\s|$).*$/u;

/**
 * "… TRÊN ĐỊA BÀN TỈNH KON TUM": the first place of a title, where its name begins with capitals. What the basis cites is of
 * others.
 */
function ownPlace(title: string): ReturnType<typeof placeOf> {
  const [, kind = "", printed = ""] = OWN_PLACE.exec(title) ?? [];
  const name = printed.trim().replace(NO_NAME, "");
  return /^(?:\p{Lu}[\p{L}\p{M}]{0,7}(?:[\s-]|$)){1,4}$/u.test(name)
    ? placeOf(`Ủy ban nhân dân ${kind.toLowerCase()} ${name.split(" ").map(titleCase).join(" ")}`)
    : undefined;
}

function firstPlace(text: string): string {
  const [kind, ...rest] = text.split(/\s{1,3}/u);
  const name = rest.slice(0, 4).join(" ");
  const read = /^(?:\p{Lu}[\p{L}\p{M}]{0,10}\s?){1,3}/u.exec(name)?.[0].trim() ?? "";
  return `${kind} ${read}`;
}

function levelOf(issuer: string | null, place: ReturnType<typeof placeOf>): Level | null {
  if (place) {
    if (isProvincial(place)) return "province";
    return ["xã", "phường", "thị trấn", "đặc khu"].includes(place.kind) ? "commune" : "district";
  }
  if (issuer === null) return null;
  if (/(?:^|\s)(?:xã|phường|thị trấn|đặc khu)$/u.test(issuer)) return "commune";
  if (/(?:^|\s)(?:huyện|quận|thị xã)$|(?:Huyện|Quận|Thị) ủy$/u.test(issuer)) return "district";
  if (/(?:^|\s)tỉnh$|(?:Tỉnh|Thành) ủy$|(?:^|\s)Sở /u.test(issuer)) return "province";
  if (
    /^(?:Bộ|Chính phủ|Thủ tướng|Quốc hội|Ủy ban Thường vụ Quốc hội|Ban Bí thư|Ban Chấp hành Trung ương|Chủ tịch nước)|Trung ương|Chính phủ$/u.test(
      issuer,
    )
  )
    return "central";
  return null;
}

/** The province over a commune: its superior's in the letterhead, else the one most named in basis and title, else in the text. */
function provinceAbove(head: Letterhead, surroundings: string, structure: Structure): string | null {
  const above = head.superior === null ? undefined : placeOf(head.superior);
  if (above && isProvincial(above)) return placeText(above.kind, above.name);
  const text = structure.text.text.slice(0, 200_000);
  return (
    mostNamedProvince(surroundings) ??
    mostNamedProvince(text) ??
    (head.date !== null && head.date >= "2025-07" ? mostNamedProvince(surroundings, true) : null)
  );
}

/** The enacting sentence up to its end; years of the body say nothing of the plan's. */
const firstSentence = (enacting: Enacting | undefined): string =>
  enacting ? (/^[^\n;]{0,400}?(?=[:;\n]|\.\s|$)/u.exec(enacting.sentence)?.[0] ?? "") : "";
