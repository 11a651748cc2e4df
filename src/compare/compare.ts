import { hash } from "node:crypto";
import { type Said, type Translate, translator } from "../messages/index.js";
import type { Level, Target } from "../model/facts.js";
import { rememberingOf } from "../text/memo.js";
import { valueText } from "../text/value-text.js";
import { applicability, totalOfWhole } from "./applies.js";
import { assign } from "./assignment.js";
import { alike, decidedLikeness, LEAST_COMMON, type Likeness, pairKey } from "./likeness.js";
import { type Profile, profileOf, shareOf, wordingKey } from "./profile.js";
import {
  type Applies,
  type ComparedDocument,
  type Decision,
  type Diff,
  type DiffDocument,
  type DiffItem,
  type Pairing,
  SEVERITY,
  type Side,
  type Summary,
  VERDICTS,
  type Verdict,
} from "./types.js";
import { compareLevels, directionOf, horizonOf, judge, levelOf } from "./verdict.js";

/** One statement, with those that repeat it: the weakest for the child, the first for the parent. */
interface Slot {
  readonly main: Profile;
  readonly others: readonly Profile[];
}

interface Edge {
  readonly likeness: Likeness;
  /** How well the years go together; 0 for a pair that is only proposed. */
  readonly rank: number;
}

/** For each statement of the parent, the statements of the child that may be about the same. */
type Edges = readonly ReadonlyMap<number, Edge>[];

/**
 * Holds a plan against its parent: one item for each target of the parent, and one for each target of the child that is
 * about nothing in the parent. Pure: the verdicts of two documents depend on nothing but them and the decisions. Notes are
 * said in the words of `t`, Vietnamese unless told otherwise.
 */
export const compare = (child: Side, parent: Side, decisions: readonly Decision[] = [], t?: Translate): Diff =>
  comparison(parent, decisions, t)(child);

/** {@link compare} for many children of one parent, whose targets are read once. */
export function comparison(
  parent: Side,
  decisions: readonly Decision[] = [],
  t: Translate = translator("vi"),
): (child: Side) => Diff {
  const answers: Answers = new Map(decisions.map((one) => [pairKey(one.parent, one.child), one.answer]));
  const accepted = decisions.filter(({ kind, answer }) => kind === "pair" && answer === "accept");
  const places = placesOf(parent.document);
  const names = parent.targets.map(({ indicator, unitText }) => `${unitText ?? ""} ${indicator.name}`.toLowerCase());
  const prepared = prepare(parent, places);
  const grounds = groundsFor(parent.document.level, answers, t);
  return (child) => {
    // Names of the two documents' own places say nothing about what is counted.
    const known = [...new Set([...places, ...placesOf(child.document)])];
    const named = known
      .slice(places.length)
      .some((place) => names.some((name) => name.includes(place) || name.endsWith(shareOf(place))));
    return compareSides(child, parent, named ? prepare(parent, known) : prepared, {
      ...{ known, answers, accepted, t },
      groundOf: grounds(child.document.level),
    });
  };
}

/** The names of a document's own places, as `profileOf` takes them. */
export const placesOf = ({ locality, province }: Pick<ComparedDocument, "locality" | "province">): string[] =>
  [locality, province].flatMap((place) => (place !== null && place.length > 3 ? [place.toLowerCase()] : []));

type Answers = ReadonlyMap<string, Decision["answer"]>;

/** The statements of a parent, and where a key or a word stands in them. */
interface Prepared {
  readonly slots: readonly Slot[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly byWording: ReadonlyMap<string, readonly number[]>;
}

function prepare(parent: Side, places: readonly string[]): Prepared {
  const slots = parentStatements(parent.targets.map((target) => profileOf(target, places)));
  const index = (words: (profile: Profile) => Iterable<string>): Map<string, number[]> => {
    const found = new Map<string, number[]>();
    for (const [at, { main }] of slots.entries())
      for (const word of words(main)) {
        const list = found.get(word);
        if (list) list.push(at);
        else found.set(word, [at]);
      }
    return found;
  };
  return {
    slots,
    byKey: index(({ keys }) => keys),
    byWord: index(({ words }) => words.keys()),
    byWording: index((profile) => [wordingKey(profile)]),
  };
}

interface Circumstances {
  readonly known: readonly string[];
  readonly answers: Answers;
  readonly accepted: readonly Decision[];
  readonly groundOf: (parent: Profile) => Ground;
  readonly t: Translate;
}

function compareSides(
  child: Side,
  parent: Side,
  prepared: Prepared,
  { known, answers, accepted, groundOf, t }: Circumstances,
): Diff {
  const parentSlots = prepared.slots;
  const childSlots = childStatements(child.targets.map((target) => profileOf(target, known)));
  const edges: Map<number, Edge>[] = parentSlots.map(() => new Map());
  for (const [j, { main }] of childSlots.entries())
    for (const i of candidates(main, prepared, accepted)) {
      const edge = edgeOf(parentSlots[i]!.main, main, answers);
      if (!edge) continue;
      const asked =
        edge.likeness.status === "accepted" || !totalOfWhole(parentSlots[i]!.main, main, child.document.level);
      if (asked) edges[i]!.set(j, edge);
    }
  const partner = assign(edges.map((row) => values(row, ({ rank }) => rank)));
  const owner = new Map(partner.flatMap((j, i) => (j < 0 ? [] : [[j, i] as const])));
  const proposals = proposalsOf(edges, partner, owner);
  const related = relatedOf(edges, owner, parentSlots, childSlots);

  const items: DiffItem[] = [];
  for (const [i, slot] of parentSlots.entries()) {
    const at = partner[i]!;
    const base = { ground: groundOf(slot.main), related: related.byParent[i]! };
    const seen = at >= 0 ? undefined : seenElsewhere(slot.main, edges[i]!, owner, parentSlots, childSlots);
    const item =
      at >= 0
        ? pairItem(base, childSlots[at]!, edges[i]!.get(at)!.likeness, t)
        : seen
          ? seenItem(base, seen, t)
          : missingItem(base, proposals.byParent.get(i), childSlots, t);
    items.push(item);
    for (const other of slot.others) items.push(repetition(other, item, t));
  }
  for (const [j, slot] of childSlots.entries()) {
    if (owner.has(j) || related.taken.has(j)) continue;
    const from = proposals.byChild.get(j);
    items.push(extraItem(slot, from && { ...from, profile: parentSlots[from.slot]!.main }, t));
  }
  return {
    schema: "doichieu.diff/1",
    child: described(child),
    parent: described(parent),
    items,
    summary: summarize(items),
  };
}

/** Statements of the parent that may be about the child's indicator: one key, enough common words, or an analyst's word. */
function candidates(
  child: Profile,
  { byKey, byWord, byWording }: Prepared,
  accepted: readonly Decision[],
): Set<number> {
  const found = new Set<number>();
  for (const key of child.keys) for (const at of byKey.get(key) ?? []) found.add(at);
  const common = new Map<number, number>();
  for (const [word, weight] of child.words)
    for (const at of byWord.get(word) ?? []) {
      const sum = (common.get(at) ?? 0) + weight;
      common.set(at, sum);
      if (sum >= LEAST_COMMON - 1e-9) found.add(at);
    }
  if (accepted.length > 0) {
    const wording = wordingKey(child);
    for (const one of accepted)
      if (one.child === wording) for (const at of byWording.get(one.parent) ?? []) found.add(at);
  }
  return found;
}

/** Those of a row's edges that are worth something. */
function values(row: ReadonlyMap<number, Edge>, worth: (edge: Edge, at: number) => number): Map<number, number> {
  const found = new Map<number, number>();
  for (const [at, edge] of row) {
    const value = worth(edge, at);
    if (value > 0) found.set(at, value);
  }
  return found;
}

/** The same indicator, year and value twice (body and annex) is one statement; another value is a statement of its own. */
function parentStatements(all: readonly Profile[]): Slot[] {
  const slots: { main: Profile; others: Profile[] }[] = [];
  for (const profile of all) {
    const same = slots.find(({ main }) => sameIndicator(main, profile) && sameValue(main.target, profile.target));
    if (same) same.others.push(profile);
    else slots.push({ main: profile, others: [] });
  }
  return slots;
}

/** All statements of one indicator for one year; where they disagree the weakest is compared. */
function childStatements(all: readonly Profile[]): Slot[] {
  const groups: Profile[][] = [];
  for (const profile of all) {
    const same = groups.find(
      ([first]) =>
        sameIndicator(first!, profile) && first!.target.unit === profile.target.unit && first!.base === profile.base,
    );
    if (same) same.push(profile);
    else groups.push([profile]);
  }
  return groups.map((group) => {
    const { direction } = directionOf(group[0]!);
    const main = group.reduce((weakest, one) => {
      const [a, b] = [levelOf(one.target, direction), levelOf(weakest.target, direction)];
      return a !== null && (b === null || compareLevels(a, b, direction) < 0) ? one : weakest;
    });
    return { main, others: group.filter((one) => one !== main) };
  });
}

/** Near enough to be one statement of one document: the same year, and the same key or the same words. */
function sameIndicator(a: Profile, b: Profile): boolean {
  if (a.year !== b.year || a.joint !== b.joint) return false;
  // Two values of one statement are two things.
  if (a.target.span.start === b.target.span.start && a.wording !== b.wording) return false;
  if (a.keys.length === 0 && b.keys.length === 0 && a.wording === b.wording) return true;
  const found = decidedLikeness(a, b, NO_ANSWERS);
  if (found?.status !== "certain") return false;
  return a.keys.length > 0 ? a.keys.join() === b.keys.join() && alike(a, b) : found.score >= 0.9;
}

const NO_ANSWERS: Answers = new Map();

const sameValue = (a: Target, b: Target): boolean =>
  a.value === b.value && a.valueHigh === b.valueHigh && (a.unit === b.unit || a.unit === null || b.unit === null);

function edgeOf(p: Profile, c: Profile, answers: Answers): Edge | null {
  const found = decidedLikeness(p, c, answers);
  if (!found) return null;
  return { likeness: found, rank: found.status === "proposed" ? 0 : horizonRank(p.year, c.year) + found.score * 50 };
}

/** The same year; else the latest earlier; else the earliest later; a target without a year last, for a dated one beats it. */
function horizonRank(p: number | null, c: number | null): number {
  const horizon = horizonOf(p, c);
  if (horizon === "same") return 1000;
  if (horizon === "none") return p === null ? 500 + (c! - 2000) : 400;
  return horizon === "earlier" ? 900 - (p! - c!) : 700 - (c! - p!);
}

interface Proposal {
  readonly slot: number;
  readonly likeness: Likeness;
}

/** Pairs below certainty among those that are left: one partner each, too. */
function proposalsOf(edges: Edges, partner: readonly number[], owner: ReadonlyMap<number, number>) {
  const open = edges.map((row, i) =>
    partner[i]! >= 0
      ? NOTHING
      : values(row, ({ likeness: { status, score } }, j) => (status === "proposed" && !owner.has(j) ? score : 0)),
  );
  const byParent = new Map<number, Proposal>();
  const byChild = new Map<number, Proposal>();
  for (const [i, j] of assign(open).entries()) {
    if (j < 0) continue;
    const { likeness } = edges[i]!.get(j)!;
    byParent.set(i, { slot: j, likeness });
    byChild.set(j, { slot: i, likeness });
  }
  return { byParent, byChild };
}

const NOTHING: ReadonlyMap<number, number> = new Map();

/** Statements of the child about an indicator of the parent that are nobody's partner: with the parent's nearest year. */
function relatedOf(
  edges: Edges,
  owner: ReadonlyMap<number, number>,
  parents: readonly Slot[],
  children: readonly Slot[],
) {
  const byParent: Target[][] = parents.map(() => []);
  const taken = new Set<number>();
  const nearest = new Map<number, { at: number; rank: number }>();
  for (const [i, row] of edges.entries())
    for (const [j, { rank }] of row) if (rank > (nearest.get(j)?.rank ?? 0)) nearest.set(j, { at: i, rank });
  for (const [j, slot] of children.entries()) {
    const own = owner.get(j);
    if (own !== undefined) {
      byParent[own]!.push(...slot.others.map(({ target }) => target));
      continue;
    }
    const best = nearest.get(j);
    if (!best) continue;
    byParent[best.at]!.push(slot.main.target, ...slot.others.map(({ target }) => target));
    taken.add(j);
  }
  return { byParent, taken };
}

interface Seen {
  readonly slot: Slot;
  readonly likeness: Likeness;
}

/**
 * The child's statement by which a parent's target is judged whose own partner is another's. Not one that belongs to another
 * target of the same year: the parent tells the two apart.
 */
function seenElsewhere(
  main: Profile,
  row: ReadonlyMap<number, Edge>,
  owner: ReadonlyMap<number, number>,
  parents: readonly Slot[],
  children: readonly Slot[],
): Seen | undefined {
  let best: Seen | undefined;
  let most = 0;
  for (const [j, { rank, likeness }] of row) {
    if (rank <= most) continue;
    const other = parents[owner.get(j) ?? -1]?.main;
    if (other && !other.joint && (!alike(other, main) || (other.year === main.year && other.keys[0] !== main.keys[0])))
      continue;
    most = rank;
    best = { slot: children[j]!, likeness };
  }
  return best;
}

/** What stands of a parent's target before a child is looked at: whether it applies to plans of that level. */
interface Ground {
  readonly parent: Profile;
  readonly applies: Applies;
  readonly reason: string;
  /** The item of a plan that says nothing of it. */
  readonly missing: DiffItem;
}

interface ItemBase {
  readonly ground: Ground;
  readonly related: readonly Target[];
}

function pairItem({ ground, related }: ItemBase, { main }: Slot, likeness: Likeness, t: Translate): DiffItem {
  const { parent, applies, reason } = ground;
  const { verdict, notes, fields } = judge(parent, main, t);
  const [, horizon] = notes;
  return {
    id: itemId(parent, main),
    ...graded(verdict, applies),
    parent: parent.target,
    child: main.target,
    related,
    pairing: { status: likeness.status, score: likeness.score, why: [...allSaid(likeness.why, t), horizon!] },
    fields,
    note: sentence([...notes, ...allSaid(likeness.notes, t), contradiction(main, related, t), reason]),
  };
}

/** Values of the child for the same year that differ: body and annex disagree. */
function contradiction({ target, year }: Profile, related: readonly Target[], t: Translate): string {
  const other = related.find(
    (one) =>
      one.due?.end?.slice(0, 4) === (year === null ? undefined : String(year)) &&
      one.value !== target.value &&
      one.unit === target.unit,
  );
  return other ? t("note.contradiction", { value: valueText(other) }) : "";
}

/** The child's statement about this is the partner of another target of the parent: judged all the same. */
function seenItem({ ground, related }: ItemBase, { slot: { main }, likeness }: Seen, t: Translate): DiffItem {
  const { parent, applies, reason } = ground;
  const { verdict, notes, fields } = judge(parent, main, t);
  return {
    id: ground.missing.id,
    ...graded(verdict, applies),
    parent: parent.target,
    child: null,
    related,
    pairing: { status: likeness.status, score: likeness.score, why: allSaid(likeness.why, t) },
    fields,
    note: sentence([...notes, t("note.taken-elsewhere"), reason]),
    seen: main.target.id,
  };
}

function missingItem(
  { ground, related }: ItemBase,
  proposal: Proposal | undefined,
  children: readonly Slot[],
  t: Translate,
): DiffItem {
  if (!proposal && related.length === 0) return ground.missing;
  const unnumbered = related.find(({ value }) => value === null);
  const other = proposal && children[proposal.slot]!.main;
  return {
    ...ground.missing,
    related,
    pairing: other ? proposed(proposal.likeness, other, t) : null,
    note: sentence([
      unnumbered ? t("note.only-goal", { name: unnumbered.indicator.name }) : t("note.missing"),
      other ? mayBe(other, t) : "",
      ground.reason,
    ]),
  };
}

function extraItem(
  { main, others }: Slot,
  proposal: (Proposal & { profile: Profile }) | undefined,
  t: Translate,
): DiffItem {
  return {
    id: itemId(null, main),
    ...graded("extra", "yes"),
    parent: null,
    child: main.target,
    related: others.map(({ target }) => target),
    pairing: proposal ? proposed(proposal.likeness, proposal.profile, t) : null,
    fields: [],
    note: sentence([t("note.extra"), proposal ? mayBe(proposal.profile, t) : ""]),
  };
}

const mayBe = ({ target }: Profile, t: Translate): string =>
  t("note.may-be", { name: target.indicator.name, value: valueText(target) });

/** A statement that the parent makes once more: judged like the first, without a partner of its own. */
function repetition(again: Profile, first: DiffItem, t: Translate): DiffItem {
  const { line } = first.parent!.span;
  return {
    ...first,
    id: `${first.id}~${again.target.id}`,
    parent: again.target,
    child: null,
    related: [],
    note: line > 0 ? t("note.repeated", { line }) : t("note.repeated-above"),
    repeats: first.parent!.id,
    ...(first.child ? { seen: first.child.id } : {}),
  };
}

const proposed = ({ score, why }: Likeness, other: Profile, t: Translate): Pairing => ({
  status: "proposed",
  score,
  why: allSaid(why, t),
  with: { id: other.target.id, name: other.target.indicator.name },
});

const allSaid = (said: readonly Said[], t: Translate): string[] => said.map(([key, params]) => t(key, params));

const graded = (verdict: Verdict, applies: Applies) => ({ verdict, severity: SEVERITY[verdict], applies });

const sentence = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("; ");

/** Stable over re-import: wording and years, not places. */
function itemId(parent: Profile | null, child: Profile | null): string {
  const said = (profile: Profile | null): string =>
    profile ? `${wordingKey(profile)}|${profile.wording}|${profile.year ?? ""}|${profile.target.id}` : "";
  return `d-${hash("sha1", `${said(parent)}||${said(child)}`, "base64url").slice(0, 10)}`;
}

/** What one plan lacks thousands of others of its level lack too: one object for each level and target of the parent. */
function groundsFor(parentLevel: Level | null, answers: Answers, t: Translate) {
  const known = new Map<Level | null, (parent: Profile) => Ground>();
  return (level: Level | null): ((parent: Profile) => Ground) => {
    let of = known.get(level);
    if (!of) known.set(level, (of = rememberingOf((parent) => groundOf(parent, scopeOf(parent, level)))));
    return of;
  };
  function scopeOf(parent: Profile, level: Level | null): Pick<Ground, "applies" | "reason"> {
    const answer = answers.size === 0 ? undefined : answers.get(pairKey(wordingKey(parent), ""));
    if (answer === "yes" || answer === "no") return { applies: answer, reason: t("note.scope-decided") };
    const { applies, reason } = applicability(parent, parentLevel, level);
    return { applies, reason: reason === null ? "" : t(...reason) };
  }
  function groundOf(parent: Profile, { applies, reason }: Pick<Ground, "applies" | "reason">): Ground {
    const missing: DiffItem = {
      id: itemId(parent, null),
      ...graded("missing", applies),
      ...{ parent: parent.target, child: null, related: [], pairing: null, fields: [] },
      note: sentence([t("note.missing"), reason]),
    };
    return { parent, applies, reason, missing };
  }
}

function described({ document: d, targets }: Side): DiffDocument {
  const { id, path, docType, number, date, title, issuer, locality, province, level } = d;
  return { id, path, docType, number, date, title, issuer, locality, province, level, targets: targets.length };
}

function summarize(items: readonly DiffItem[]): Summary {
  const counts = Object.fromEntries([...VERDICTS, "notApplicable", "proposed"].map((key) => [key, 0])) as Record<
    keyof Summary,
    number
  >;
  for (const item of items) {
    if (item.repeats !== undefined) continue;
    if (item.applies === "no") counts.notApplicable++;
    else counts[item.verdict]++;
    if (item.verdict === "missing" && item.pairing?.status === "proposed") counts.proposed++;
  }
  return counts;
}
