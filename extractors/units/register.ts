import type { Target, Task, UnitEntry, UnitRef } from "../../src/model/facts.js";
import { singleBlanks } from "../../src/text/blanks.js";

/**
 * The units named by a document's facts, one entry for each key, in the order in which they first appear. `name` is the
 * best spelling seen: the commonest one that abbreviates least; `aliases` are the others.
 */
export function registerUnits(
  tasks: readonly Pick<Task, "lead" | "coordinating">[],
  targets: readonly Pick<Target, "owner">[],
): UnitEntry[] {
  const seen = new Map<string, { kind: string; spellings: Map<string, number> }>();
  const note = ({ key, kind, name }: UnitRef): void => {
    const entry = seen.get(key) ?? { kind, spellings: new Map<string, number>() };
    const spelling = singleBlanks(name).trim();
    entry.spellings.set(spelling, (entry.spellings.get(spelling) ?? 0) + 1);
    seen.set(key, entry);
  };
  for (const { lead, coordinating } of tasks) [...lead, ...coordinating].forEach(note);
  for (const { owner } of targets) owner.forEach(note);
  return [...seen].map(([key, { kind, spellings }]) => {
    const [best, ...others] = [...spellings].sort(
      ([a, m], [b, n]) => shouting(a) - shouting(b) || n * fullness(b) - m * fullness(a),
    );
    return { key, kind, name: best![0], aliases: others.map(([name]) => name).sort() };
  });
}

/** Names all in capitals come from headings. */
const shouting = (name: string): number => Number(name === name.toUpperCase());

/** Share of the words that are written out; a capital at the head of the name counts too. */
function fullness(name: string): number {
  const words = name.split(/[\s&-]+/u);
  const short = words.filter((word) => word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word)).length;
  return (1 - short / (words.length + 1)) * (/^\p{Lu}/u.test(name) ? 1 : 0.9);
}
