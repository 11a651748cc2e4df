import type { Citation, DocumentFacts } from "../../src/model/facts.js";
import { provenance, type Structure, type Zone } from "../../src/structure/types.js";
import { fold, slug } from "../../src/text/fold.js";
import type { Passage } from "../../src/text/passage.js";
import { readAbbreviations } from "../document/abbreviations.js";
import { type Statement, statements } from "../document/statements.js";
import { groupBy } from "../engine/group-by.js";
import { isProvincial, type Place, placeKey, placeOf } from "./issuer.js";
import { kindOfName } from "./kinds.js";
import { findMentions, type Mention } from "./mentions.js";
import { codesOf, isCentral, issuerCode, resolve } from "./resolve.js";

/** A mention that looked like a citation and is none, with the reason (Vietnamese, for `explain`). */
export interface DroppedCitation {
  readonly passage: Passage;
  readonly rule: string;
  readonly reason: string;
}

interface Placed {
  readonly mention: Mention;
  readonly passage: Passage;
  readonly zone: Zone;
}

/** Every mention of another document in title, basis, body, tables and annexes: one record each, in reading order. */
export function extractCitations(structure: Structure, facts: DocumentFacts): Citation[] {
  return readCitations(structure, facts).citations;
}

/** `extractCitations` with what was seen and left out. */
export function readCitations(
  structure: Structure,
  facts: DocumentFacts,
): { citations: Citation[]; dropped: DroppedCitation[] } {
  const said = statements(structure);
  const placed: Placed[] = said.flatMap(({ passage, zone }) =>
    findMentions(passage.text).map((mention) => ({ mention, passage, zone })),
  );
  placed.push(...findAliases(said, placed));
  const order = new Map(said.map(({ passage }, i) => [passage, i]));
  placed.sort((a, b) => order.get(a.passage)! - order.get(b.passage)! || a.mention.start - b.mention.start);
  resolve(
    placed.map(({ mention }) => mention),
    facts,
  );
  const citations: Citation[] = [];
  const dropped: DroppedCitation[] = [];
  const count = new Map<string, number>();
  for (const { mention, passage, zone } of placed) {
    const words = passage.slice(mention.start, mention.end);
    const reason = notCited(mention, passage, zone, facts);
    if (reason) {
      dropped.push({ passage: words, rule: mention.rule, reason });
      continue;
    }
    const key = slug(mention.number ?? mention.name!);
    const nth = (count.get(key) ?? 0) + 1;
    count.set(key, nth);
    citations.push({
      id: `citation-${key}-${nth}`,
      number: mention.number,
      printed: mention.printed,
      date: mention.date,
      docType: mention.docType,
      issuer: mention.issuer,
      name: mention.name,
      ...provenance(structure, [words]),
    });
  }
  return { citations, dropped };
}

/** Right before a number over an annex: "(Ban hành kèm theo ". */
const ATTACHED = /\(\s{0,3}(?:ban hành\s{1,3})?(?:kèm theo|đính kèm)\s{1,3}$/iu;

/** Why a mention is no citation; undefined where it is one. */
function notCited(mention: Mention, passage: Passage, zone: Zone, facts: DocumentFacts): string | undefined {
  if (mention.number === null && mention.name === null)
    return "không rõ là văn bản nào: số không đầy đủ và không có ở chỗ khác";
  if (mention.number === null) return undefined;
  const own = mention.number === facts.number && sameHome(mention.issuer, facts.issuer, facts);
  if (own) return "số của chính văn bản này";
  // "(Kèm theo Kế hoạch số 144/KH-UBND …)" over an annex, where the letterhead's own number is blank or lost
  if (
    facts.number === null &&
    zone !== "body" &&
    zone !== "basis" &&
    ATTACHED.test(passage.text.slice(Math.max(0, mention.start - 40), mention.start)) &&
    !/^\d+[/-]\d{4}[/-]/u.test(mention.number) &&
    (mention.docType === facts.docType || mention.docType === "Quyết định")
  )
    return "văn bản mà phụ lục này kèm theo";
  return undefined;
}

function sameHome(issuer: string | null, own: string | null, place: Place): boolean {
  const [a, b] = [issuer, own].map((name) => (name === null ? undefined : placeOf(name)));
  return a === undefined || b === undefined || placeKey(a, place.province) === placeKey(b, place.province);
}

/** Each alias is one search over the text; no honest plan defines more. */
const MOST_ALIASES = 40;

/** "(sau đây gọi tắt là Chương trình OCOP tỉnh)" after a cited document: its later mentions are found by these words. */
function findAliases(said: readonly Statement[], placed: readonly Placed[]): Placed[] {
  const byPassage = groupBy(placed, ({ passage }) => passage);
  const aliases = new Map<string, Mention>();
  for (const { passage } of said)
    for (const { short, start, how } of readAbbreviations(passage.text)) {
      if (how !== "declared" || /\d/u.test(short)) continue;
      const words = short.split(/\s{1,3}/u);
      const kind = [4, 3, 2, 1].map((n) => kindOfName(words.slice(0, n).join(" "))).find((name) => name !== undefined);
      // A bare "Kế hoạch" may be this plan or another
      if (!kind || fold(kind) === fold(short)) continue;
      const meant = byPassage
        .get(passage)
        ?.filter(({ mention }) => mention.end <= start && mention.docType !== null && kind.startsWith(mention.docType))
        .at(-1);
      if (meant && aliases.size < MOST_ALIASES) aliases.set(short, meant.mention);
    }
  const found: Placed[] = [];
  for (const { passage, zone } of said)
    for (const [short, meant] of aliases)
      for (let at = passage.text.indexOf(short); at >= 0; at = passage.text.indexOf(short, at + short.length)) {
        if (/là\s{1,3}["“]?$/u.test(passage.text.slice(Math.max(0, at - 8), at))) continue;
        const mention: Mention = {
          ...meant,
          ...{ rule: "citation.alias", start: at, end: at + short.length, printed: short, date: null },
        };
        found.push({ mention, passage, zone });
      }
  return found;
}

/**
 * One document has one key in the whole database: its number, and the place of its issuer ("12-kh-tu@tinh-hoa-lu"): every
 * province has a 12-KH/TU. Central numbers stand alone ("57-nq-tw"). Where the place is not known the key ends in the citing
 * plan's own place and "?", so that plans of two places never share it by chance. Laws without number: by name.
 */
export function documentKey(citation: Pick<Citation, "number" | "issuer" | "name">, place: Place): string | null {
  if (citation.number === null) return citation.name === null ? null : slug(citation.name);
  const number = slug(citation.number);
  if (isCentral(citation.number)) return number;
  const named = citation.issuer === null ? undefined : placeOf(citation.issuer);
  if (named) return `${number}@${placeKey(named, isProvincial(named) ? null : place.province)}`;
  const code = issuerCode(citation.number)?.code ?? codesOf(citation.number).at(-1);
  // A department or a committee of the province that the plan belongs to
  if (place.province && (code === "TU" || /^S\p{Lu}/u.test(code ?? ""))) return `${number}@${slug(place.province)}`;
  const own = place.locality ?? place.province;
  const home = place.locality && place.province ? `${slug(place.locality)}.${slug(place.province)}` : own && slug(own);
  return `${number}@${home ?? ""}?`;
}
