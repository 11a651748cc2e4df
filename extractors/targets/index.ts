import { createHash } from "node:crypto";
import type { DocumentFacts, Due, Target } from "../../src/model/facts.js";
import { type Block, type Structure, sectionPath } from "../../src/structure/types.js";
import type { Trace } from "../engine/trace.js";
import { type SectionKind, sectionKind } from "./commitment.js";
import { readStatement, type TargetDraft } from "./prose-targets.js";
import { dueAround, dueOfDocument } from "./when.js";

/** All targets of a document, in reading order, from prose and from tables. Pure; `trace` hears what became of each number. */
export function extractTargets(structure: Structure, facts: DocumentFacts, trace?: Trace): Target[] {
  const drafts: TargetDraft[] = [];
  const dues = new Map<Block, Due | null>();
  const kinds = new Map<Block, SectionKind>();
  const ofDocument = dueOfDocument(facts);
  for (const block of structure.blocks) {
    if (block.zone !== "body" && block.zone !== "annex") continue;
    if (block.table) continue;
    drafts.push(
      ...readStatement(block.passage, {
        structure,
        facts,
        kind: sectionKind(block, kinds),
        origin: "prose",
        sectionPath: sectionPath(block.section),
        around: dueAround(block, facts.planYear, dues),
        ofDocument,
        owner: [],
        companions: [],
        heading: block.parent && block.style !== null && block.parent.style !== null ? headingName(block.parent) : "",
        trace,
      }),
    );
  }
  return withIds(drafts);
}

/** "- Tỷ lệ phủ sóng 5G:" over "+ Đến năm 2030: 100%" names the values under it. */
function headingName(parent: Block): string {
  const { text } = parent.passage;
  return text.length <= 160 && /:$/u.test(text) ? text.slice(0, -1).trim() : "";
}

/** Ids depend on what is said and which time it is said, not on the order of import. */
function withIds(drafts: readonly TargetDraft[]): Target[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const key = `${draft.quote}|${draft.indicator.name}|${draft.comparator}${draft.value}..${draft.valueHigh}${draft.unit}|${draft.due?.end ?? ""}`;
    const hash = createHash("sha1").update(key).digest("base64url").slice(0, 10);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return { id: times === 1 ? `t-${hash}` : `t-${hash}-${times}`, ...draft };
  });
}
