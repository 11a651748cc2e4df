import type { Said } from "../messages/index.js";
import { headsAgree, type Profile, wordingKey } from "./profile.js";
import type { Decision, PairingStatus } from "./types.js";

/** How sure it is that two targets are about one indicator. */
export interface Likeness {
  readonly status: PairingStatus;
  readonly score: number;
  readonly why: readonly Said[];
  /** What a reader must know although the two are compared: a narrower population, and the like. */
  readonly notes: readonly Said[];
}

/** From this share of common weight on, words alone make a pair; below, down to the second, they propose one. */
const CERTAIN = 0.74;
const PROPOSED = 0.52;
/** Weight of words on either side that the other has not, from which the two say different things. */
const VETO = 0.85;
/** Share of common weight from which two statements of one document under one key are one. */
const ALIKE = 0.6;
/** Fewer common words than this make no pair: "mỗi thôn một lớp" names nothing. */
export const LEAST_COMMON = 1.3;

/** Null where the two cannot be one indicator. Symmetric but for the wording of the reasons. */
export function likeness(parent: Profile, child: Profile): Likeness | null {
  const common = parent.keys.find((key) => child.keys.includes(key));
  if (common === undefined && parent.keys.length > 0 && child.keys.length > 0) return null;
  if (excluded(parent, child)) return null;
  const notes = populationNotes(parent, child);
  const doubts = doubtsOf(parent, child);
  const sure = doubts.length === 0 ? "certain" : "proposed";
  if (common !== undefined) {
    const joint = parent.joint || child.joint;
    return {
      status: sure,
      score: round(Math.max(0.9, 0.9 + 0.1 * dice(parent, child).score) - (joint ? 0.1 : 0)),
      why: [["note.same-indicator", { key: common }], ...doubts],
      notes: joint ? [...notes, ["note.joint"]] : notes,
    };
  }
  const { score, common: weight, onlyParent, onlyChild } = dice(parent, child);
  if (weight < LEAST_COMMON || (heavy(onlyParent, parent) && heavy(onlyChild, child))) return null;
  // One side known to the lexicon and the other not: the words must speak louder.
  const certain = parent.keys.length + child.keys.length > 0 ? CERTAIN + 0.08 : CERTAIN;
  if (score < PROPOSED) return null;
  const why: Said[] = [["note.common-words", { share: Math.round(score * 100) }], ...doubts];
  if (onlyParent.length > 0) why.push(["note.only-parent", { words: onlyParent.join(", ") }]);
  if (onlyChild.length > 0) why.push(["note.only-child", { words: onlyChild.join(", ") }]);
  return { status: score >= certain ? sure : "proposed", score: round(score), why, notes };
}

/** What an analyst said goes before what words say; a refused pair is none. */
export function decidedLikeness(
  parent: Profile,
  child: Profile,
  decisions: ReadonlyMap<string, Decision["answer"]>,
): Likeness | null {
  if (decisions.size === 0) return likeness(parent, child);
  const answer = decisions.get(pairKey(wordingKey(parent), wordingKey(child)));
  if (answer === undefined) return likeness(parent, child);
  if (answer !== "accept") return null;
  const found = likeness(parent, child);
  return {
    status: "accepted",
    score: found?.score ?? 1,
    why: [...(found?.why ?? []), ["note.accepted"]],
    notes: found?.notes ?? [],
  };
}

export const pairKey = (parent: string, child: string): string => `${parent}\n${child}`;

/** Differing content words that no likeness outweighs. */
function excluded(a: Profile, b: Profile): boolean {
  // What is asked of one hamlet says nothing of the commune, nor of another hamlet
  if (a.part !== b.part) return true;
  if (disjoint(a.populations, b.populations)) return true;
  for (const [group, meanings] of a.contrasts) {
    const other = b.contrasts.get(group);
    if (other && disjoint(meanings, other)) return true;
  }
  // "dưới 5 tuổi" is not "dưới 1 tuổi"; grown-ups may be counted from 15 or from 18 on.
  const [x, y] = [minors(a.ages), minors(b.ages)];
  return disjoint(x, y);
}

/** What keeps two names apart as long as no analyst says otherwise: other things counted, or a part of them only. */
function doubtsOf(a: Profile, b: Profile): Said[] {
  const doubts: Said[] = [];
  if (!headsAgree(a.heads, b.heads)) doubts.push(["note.heads-differ"]);
  const lacks = (x: Profile, y: Profile): boolean =>
    [...x.narrowing.meant].some((one) => !y.narrowing.mentioned.has(one));
  if (lacks(a, b) || lacks(b, a)) doubts.push(["note.narrower"]);
  return doubts;
}

/** Do two names of one document say the same in other words? A key of their own is not enough: it may cover several things. */
export function alike(a: Profile, b: Profile): boolean {
  const { score, onlyParent, onlyChild } = dice(a, b);
  return score >= ALIKE || !(heavy(onlyParent, a) && heavy(onlyChild, b));
}

const minors = (ages: ReadonlySet<string>): Set<string> =>
  new Set([...ages].filter((age) => age.endsWith("thang") || Number.parseInt(age, 10) < 15));

const disjoint = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((one) => b.has(one));

const heavy = (words: readonly string[], { words: weights }: Profile): boolean =>
  words.reduce((sum, word) => sum + weights.get(word)!, 0) >= VETO;

function dice(a: Profile, b: Profile) {
  let common = 0;
  let rest = 0;
  const onlyParent: string[] = [];
  const onlyChild: string[] = [];
  for (const [word, weight] of a.words)
    if (b.words.has(word)) common += weight;
    else {
      onlyParent.push(word);
      rest += weight;
    }
  for (const [word, weight] of b.words)
    if (!a.words.has(word)) {
      onlyChild.push(word);
      rest += weight;
    }
  return { score: common === 0 ? 0 : (2 * common) / (2 * common + rest), common, onlyParent, onlyChild };
}

function populationNotes(parent: Profile, child: Profile): Said[] {
  const [p, c] = [[...parent.populations], [...child.populations]];
  const notes: Said[] = [];
  if (p.length > 0 && c.length > 0 && (p.length !== c.length || p.some((one) => !child.populations.has(one))))
    notes.push(["note.populations"]);
  if (parent.adults !== child.adults && parent.populations.has("people") && child.populations.has("people"))
    notes.push(["note.adults"]);
  return notes;
}

const round = (score: number): number => Math.round(score * 100) / 100;
