import { createHash } from "node:crypto";
import type { StoredVerdict } from "../../db/verdicts.js";
import type { Decision, Diff } from "../compare/types.js";

/** The items of a comparison as they are stored. */
export const storedVerdicts = ({ items }: Pick<Diff, "items">): StoredVerdict[] =>
  items.map((item) => ({
    item: item.id,
    verdict: item.verdict,
    severity: item.severity,
    applies: item.applies,
    parentTarget: item.parent?.id ?? null,
    childTarget: item.child?.id ?? null,
    pairing: item.pairing?.status ?? null,
    score: item.pairing?.score ?? null,
    with: item.pairing?.with?.id ?? null,
    repeats: item.repeats ?? null,
    note: item.note,
  }));

/** One word for the decisions that a comparison was made with: it shows whether it must be made anew. */
export const fingerprint = (decisions: readonly Decision[]): string =>
  createHash("sha1")
    .update(decisions.map(({ kind, parent, child, answer }) => `${kind}|${parent}|${child}|${answer}`).join("\n"))
    .digest("base64url")
    .slice(0, 12);
