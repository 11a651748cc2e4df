import type { DocumentFacts, Due, Task } from "../../src/model/facts.js";
import type { Finding } from "../../src/model/finding.js";
import { type Block, type Structure, sectionPath, type Table } from "../../src/structure/types.js";
import type { Trace } from "../engine/trace.js";
import { readTables } from "../tables/index.js";
import { type TaskDraft, withIds } from "./draft.js";
import { readDuties } from "./duties.js";
import { readTableTasks } from "./table-tasks.js";
import { annexDates, dateAround } from "./when.js";

/** Tables whose cells tell nothing of rows that they were merged over: those of one's own text. */
const SPANS_LOST: ReadonlySet<Table["source"]> = new Set(["pipe", "tabbed", "ruled"]);

/** Tasks in reading order, and what a person should look at in the places they were read from. */
export interface TaskReading {
  readonly tasks: readonly Task[];
  readonly findings: readonly Finding[];
}

/**
 * All tasks of a document (contract, "What is a task"): rows of task tables, numbered headings with labelled lines, duties in
 * running text. `facts` give the place that units belong to. Pure; `trace` hears what became of each candidate.
 */
export function extractTasks(structure: Structure, facts: DocumentFacts, trace?: Trace): TaskReading {
  const drafts: TaskDraft[] = [];
  const findings: Finding[] = [];
  const dates = new Map<Block, Due | null>();
  const ofAnnex = annexDates(structure, facts.planYear);
  const tables = readTables(structure);
  for (const [block, table] of tables) {
    const around = dateAround(block, facts.planYear, dates) ?? ofAnnex.get(block.annex) ?? null;
    drafts.push(
      ...readTableTasks(table, {
        structure,
        facts,
        sectionPath: sectionPath(block.section),
        spansLost: SPANS_LOST.has(block.table!.source) || block.table!.counted === true,
        aligned: block.table!.source === "aligned",
        around,
        findings,
        trace,
      }),
    );
  }
  drafts.push(...readDuties(structure, facts, ofAnnex, trace));
  drafts.sort((a, b) => a.span.start - b.span.start);
  return { tasks: withIds(drafts), findings };
}
