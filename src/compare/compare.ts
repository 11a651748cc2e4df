import { createHash } from "node:crypto";
import type { Target } from "../model/facts.js";
import { valueText } from "../text/value-text.js";
import { applicability } from "./applies.js";
import { assign } from "./assignment.js";
import { decidedLikeness, type Likeness, pairKey } from "./likeness.js";
import { type Profile, profileOf, wordingKey } from "./profile.js";
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

/**
 * Holds a plan against its parent: one item for each target of the parent, and one for each target of the child that is
 * about nothing in the parent. Pure: the verdicts of two documents depend on nothing but them and the decisions.
 */
export function compare(child: Side, parent: Side, decisions: readonly Decision[] = []): Diff {
  const places = [child.document, parent.document].flatMap(({ locality, province }) => [locality, province]);
  const known = [
    ...new Set(places.flatMap((place) => (place !== null && place.length > 3 ? [place.toLowerCase()] : []))),
  ];
  const profiles = (side: Side): Profile[] => side.targets.map((target) => profileOf(target, known));
  const answers = new Map(decisions.map((one) => [pairKey(one.parent, one.child), one.answer]));
  const parentSlots = parentStatements(profiles(parent));
  const childSlots = childStatements(profiles(child));
  const edges = parentSlots.map((p) => childSlots.map((c) => edgeOf(p.main, c.main, answers)));
  const partner = assign(edges.map((row) => row.map((edge) => edge?.rank ?? 0)));
  const proposals = proposalsOf(edges, partner);
  const related = relatedOf(edges, partner, parentSlots, childSlots);
  const scope = scopeOf(child.document, parent.document, answers);

  const items: DiffItem[] = [];
  for (const [i, slot] of parentSlots.entries()) {
    const at = partner[i]!;
    const base = { applies: scope(slot.main), parent: slot.main, related: related.byParent[i]! };
    const item =
      at >= 0
        ? pairItem(base, childSlots[at]!, edges[i]![at]!.likeness)
        : missingItem(
            base,
            seenElsewhere(i, edges, partner, parentSlots, childSlots),
            edges[i]!,
            childSlots,
            proposals.byParent[i],
          );
    items.push(item);
    for (const other of slot.others) items.push(repetition(other, item));
  }
  for (const [j, slot] of childSlots.entries()) {
    if (partner.includes(j) || related.taken.has(j)) continue;
    const from = proposals.byChild[j];
    items.push(extraItem(slot, from && { ...from, profile: parentSlots[from.slot]!.main }));
  }
  return {
    schema: "doichieu.diff/1",
    child: described(child),
    parent: described(parent),
    items,
    summary: summarize(items),
  };
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
  return found?.status === "certain" && (a.keys.length > 0 ? a.keys.join() === b.keys.join() : found.score >= 0.9);
}

const NO_ANSWERS: ReadonlyMap<string, Decision["answer"]> = new Map();

const sameValue = (a: Target, b: Target): boolean =>
  a.value === b.value && a.valueHigh === b.valueHigh && (a.unit === b.unit || a.unit === null || b.unit === null);

function edgeOf(p: Profile, c: Profile, answers: ReadonlyMap<string, Decision["answer"]>): Edge | null {
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
function proposalsOf(edges: readonly (readonly (Edge | null)[])[], partner: readonly number[]) {
  const taken = new Set(partner);
  const values = edges.map((row, i) =>
    row.map((edge, j) =>
      edge?.likeness.status === "proposed" && partner[i]! < 0 && !taken.has(j) ? edge.likeness.score : 0,
    ),
  );
  const byParent: (Proposal | undefined)[] = [];
  const byChild: (Proposal | undefined)[] = [];
  for (const [i, j] of assign(values).entries()) {
    if (j < 0) continue;
    const { likeness } = edges[i]![j]!;
    byParent[i] = { slot: j, likeness };
    byChild[j] = { slot: i, likeness };
  }
  return { byParent, byChild };
}

/** Statements of the child about an indicator of the parent that are nobody's partner: with the parent's nearest year. */
function relatedOf(
  edges: readonly (readonly (Edge | null)[])[],
  partner: readonly number[],
  parents: readonly Slot[],
  children: readonly Slot[],
) {
  const byParent: Target[][] = parents.map(() => []);
  const taken = new Set<number>();
  for (const [j, slot] of children.entries()) {
    const own = partner.indexOf(j);
    if (own >= 0) {
      byParent[own]!.push(...slot.others.map(({ target }) => target));
      continue;
    }
    let best = -1;
    let nearest = 0;
    for (const [i, row] of edges.entries())
      if ((row[j]?.rank ?? 0) > nearest) {
        nearest = row[j]!.rank;
        best = i;
      }
    if (best < 0) continue;
    byParent[best]!.push(slot.main.target, ...slot.others.map(({ target }) => target));
    taken.add(j);
  }
  return { byParent, taken };
}

/**
 * The child's statement by which a parent's target is judged whose own partner is another's. Not one that belongs to another
 * target of the same year: the parent tells the two apart.
 */
function seenElsewhere(
  at: number,
  edges: readonly (readonly (Edge | null)[])[],
  partner: readonly number[],
  parents: readonly Slot[],
  children: readonly Slot[],
): Slot | undefined {
  const { main } = parents[at]!;
  let best: Slot | undefined;
  let most = 0;
  for (const [j, edge] of edges[at]!.entries()) {
    if (!edge || edge.rank <= most) continue;
    const other = parents[partner.indexOf(j)]?.main;
    if (other && other.year === main.year && !other.joint && other.keys[0] !== main.keys[0]) continue;
    most = edge.rank;
    best = children[j];
  }
  return best;
}

interface ItemBase {
  readonly applies: { readonly applies: Applies; readonly reason: string };
  readonly parent: Profile;
  readonly related: readonly Target[];
}

function pairItem({ applies, parent, related }: ItemBase, { main }: Slot, likeness: Likeness): DiffItem {
  const { verdict, notes, fields } = judge(parent, main);
  return {
    id: itemId(parent, main),
    ...graded(verdict, applies.applies),
    parent: parent.target,
    child: main.target,
    related,
    pairing: { status: likeness.status, score: likeness.score, why: [...likeness.why, ...notes.slice(1, 2)] },
    fields,
    note: sentence([...notes, ...likeness.notes, contradiction(main, related), applies.reason]),
  };
}

/** Values of the child for the same year that differ: body and annex disagree. */
function contradiction({ target, year }: Profile, related: readonly Target[]): string {
  const other = related.find(
    (one) =>
      one.due?.end?.slice(0, 4) === (year === null ? undefined : String(year)) &&
      one.value !== target.value &&
      one.unit === target.unit,
  );
  return other ? `cấp dưới còn nêu ${valueText(other)} ở chỗ khác: lấy mức thấp hơn` : "";
}

function missingItem(
  { applies, parent, related }: ItemBase,
  seen: Slot | undefined,
  row: readonly (Edge | null)[],
  children: readonly Slot[],
  proposal: Proposal | undefined,
): DiffItem {
  const base = { id: itemId(parent, null), parent: parent.target, child: null, related };
  if (seen) {
    const { verdict, notes, fields } = judge(parent, seen.main);
    const edge = row[children.indexOf(seen)]!;
    return {
      ...base,
      ...graded(verdict, applies.applies),
      pairing: { status: edge.likeness.status, score: edge.likeness.score, why: edge.likeness.why },
      fields,
      note: sentence([...notes, "mốc này của cấp dưới đã ghép với một mốc khác của cấp trên", applies.reason]),
      seen: seen.main.target.id,
    };
  }
  const unnumbered = related.find(({ value }) => value === null);
  const other = proposal && children[proposal.slot]!.main;
  return {
    ...base,
    ...graded("missing", applies.applies),
    pairing: other ? proposed(proposal.likeness, other) : null,
    fields: [],
    note: sentence([
      unnumbered
        ? `chỉ nêu mục tiêu không có con số: ${unnumbered.indicator.name}`
        : "không có chỉ tiêu nào của cấp dưới về nội dung này",
      other ? `có thể là: ${other.target.indicator.name} (${valueText(other.target)})` : "",
      applies.reason,
    ]),
  };
}

function extraItem({ main, others }: Slot, proposal: (Proposal & { profile: Profile }) | undefined): DiffItem {
  return {
    id: itemId(null, main),
    ...graded("extra", "yes"),
    parent: null,
    child: main.target,
    related: others.map(({ target }) => target),
    pairing: proposal ? proposed(proposal.likeness, proposal.profile) : null,
    fields: [],
    note: sentence([
      "cấp trên không nêu",
      proposal ? `có thể là: ${proposal.profile.target.indicator.name} (${valueText(proposal.profile.target)})` : "",
    ]),
  };
}

/** A statement that the parent makes once more: judged like the first, without a partner of its own. */
const repetition = (again: Profile, first: DiffItem): DiffItem => ({
  ...first,
  id: `${first.id}~${again.target.id}`,
  parent: again.target,
  child: null,
  related: [],
  note: sentence([`cấp trên nhắc lại chỉ tiêu này; kết quả như ở ${place(first.parent!)}`]),
  repeats: first.parent!.id,
  ...(first.child ? { seen: first.child.id } : {}),
});

const place = ({ span }: Target): string => (span.line > 0 ? `dòng ${span.line}` : "trên");

const proposed = ({ score, why }: Likeness, other: Profile): Pairing => ({
  status: "proposed",
  score,
  why,
  with: { id: other.target.id, name: other.target.indicator.name },
});

const graded = (verdict: Verdict, applies: Applies) => ({ verdict, severity: SEVERITY[verdict], applies });

const sentence = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("; ");

/** Stable over re-import: wording and years, not places. */
function itemId(parent: Profile | null, child: Profile | null): string {
  const said = (profile: Profile | null): string =>
    profile ? `${wordingKey(profile)}|${profile.wording}|${profile.year ?? ""}|${profile.target.id}` : "";
  return `d-${createHash("sha1")
    .update(`${said(parent)}||${said(child)}`)
    .digest("base64url")
    .slice(0, 10)}`;
}

function scopeOf(child: ComparedDocument, parent: ComparedDocument, answers: ReadonlyMap<string, Decision["answer"]>) {
  return (profile: Profile): { applies: Applies; reason: string } => {
    const answer = answers.get(pairKey(wordingKey(profile), ""));
    if (answer === "yes" || answer === "no") return { applies: answer, reason: "cán bộ phân tích đã xác định phạm vi" };
    return applicability(profile, parent.level, child.level);
  };
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
