import { hash as digest } from "node:crypto";
import type { DocumentFacts, Due, Target } from "../../src/model/facts.js";
import { type Block, type Structure, sectionPath } from "../../src/structure/types.js";
import type { Trace } from "../engine/trace.js";
import { readTables } from "../tables/index.js";
import { parseUnits } from "../units/index.js";
import { firstYear, readStatement, type Setting, type TargetDraft } from "./prose-targets.js";
import { type SectionKind, sectionKind } from "./section-kind.js";
import { type ReadOwners, readTableTargets } from "./table-targets.js";
import { dateOfHeading, dueAround, dueOfDocument } from "./when.js";

/** All targets of a document, in reading order, from prose and from tables. Pure; `trace` hears what became of each number. */
export function extractTargets(structure: Structure, facts: DocumentFacts, trace?: Trace): Target[] {
  const drafts: TargetDraft[] = [];
  const dues = new Map<Block, Due | null>();
  const kinds = new Map<Block, SectionKind>();
  const ofDocument = dueOfDocument(facts);
  const year = firstYear(facts);
  const tables = structure.blocks.some((b) => b.table) ? readTables(structure) : new Map();
  const annexDues = datesOfAnnexes(structure, facts);
  const owners: ReadOwners = (cells) =>
    cells.flatMap((cell) =>
      parseUnits(
        cell.lines.map((line) => line.text),
        facts,
      ),
    );
  for (const block of structure.blocks) {
    if (block.zone !== "body" && block.zone !== "annex") continue;
    const setting: Setting = {
      structure,
      facts,
      kind: sectionKind(block, year, kinds),
      origin: "prose",
      sectionPath: sectionPath(block.section),
      around: dueAround(block, facts.planYear, dues) ?? (block.annex > 0 ? (annexDues.get(block.annex) ?? null) : null),
      ofDocument,
      owner: [],
      companions: [],
      heading: block.parent && block.style !== null && block.parent.style !== null ? headingName(block.parent) : "",
      caption: block.table ? (structure.blocks[block.index - 1]?.passage.text ?? "") : "",
      trace,
    };
    const table = tables.get(block);
    if (table) drafts.push(...readTableTargets(table, setting, owners));
    else drafts.push(...readStatement(block.passage, setting));
  }
  return withIds(drafts);
}

/** "PHỤ LỤC … CÁC CHỈ TIÊU … ĐẾN NĂM 2030" dates what stands in the annex; the document it is attached to does not. */
function datesOfAnnexes(structure: Structure, facts: DocumentFacts): Map<number, Due> {
  const dates = new Map<number, Due>();
  for (const block of structure.blocks) {
    if (
      block.zone !== "annex-title" ||
      dates.has(block.annex) ||
      /^\(?(?:kèm theo|ban hành kèm)/iu.test(block.passage.text)
    )
      continue;
    const due = dateOfHeading(block.passage.text, facts.planYear);
    if (due) dates.set(block.annex, due);
  }
  return dates;
}

/** "Tập trung thực hiện đạt các chỉ tiêu sau đây:" names nothing. */
const ANNOUNCES =
  /(?:chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|nội dung|(?:như|cụ thể|dưới) (?:sau|đây)|sau đây|sau)\s?:$/iu;

/** "- Tỷ lệ phủ sóng 5G:" over "+ Đến năm 2030: 100%" names the values under it. */
function headingName(parent: Block): string {
  const { text } = parent.passage;
  return text.length <= 160 && /:$/u.test(text) && !ANNOUNCES.test(text) ? text.slice(0, -1).trim() : "";
}

/** Ids depend on what is said and which time it is said, not on the order of import. */
function withIds(drafts: readonly TargetDraft[]): Target[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const key = `${draft.quote}|${draft.indicator.name}|${draft.comparator}${draft.value}..${draft.valueHigh}${draft.unit}|${draft.due?.end ?? ""}`;
    const hash = digest("sha1", key, "base64url").slice(0, 10);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return { id: times === 1 ? `t-${hash}` : `t-${hash}-${times}`, ...draft };
  });
}
