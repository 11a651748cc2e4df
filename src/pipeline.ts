import { documentKey, readCitations } from "../extractors/citations/index.js";
import { extractDocument, findAbbreviations } from "../extractors/document/index.js";
import type { Trace } from "../extractors/engine/trace.js";
import { extractTargets } from "../extractors/targets/index.js";
import { extractTasks } from "../extractors/tasks/index.js";
import { registerUnits } from "../extractors/units/index.js";
import { spellOut } from "../extractors/units/spelled.js";
import type { Citation, DocumentFacts, DocumentSettings, Extraction, SectionEntry } from "./model/facts.js";
import type { SourceDocument } from "./model/source.js";
import { buildStructure } from "./structure/index.js";
import type { Structure } from "./structure/types.js";

export interface ExtractOptions {
  /** What the user says of the document. */
  readonly settings?: DocumentSettings;
  /** Told what each rule did, for `explain`. */
  readonly trace?: Trace;
}

/**
 * The one place where the stages meet: source → structure → facts. Pure: the same source and settings give the same
 * extraction, whatever was read before.
 */
export function extract(source: SourceDocument, options: ExtractOptions = {}): Extraction {
  return analyze(source, options).extraction;
}

/** `extract`, with the structure that the facts were read from. */
export function analyze(
  source: SourceDocument,
  { settings = {}, trace }: ExtractOptions = {},
): { structure: Structure; extraction: Extraction } {
  const structure = buildStructure(source);
  const document = extractDocument(structure, settings);
  const { targets, tasks, findings } = withUnitsSpelled(structure, document, {
    targets: extractTargets(structure, document, trace),
    ...extractTasks(structure, document, trace),
  });
  const extraction: Extraction = {
    schema: "doichieu.extraction/1",
    source: { path: source.path, sha256: source.sha256, mediaType: source.mediaType, pages: source.pages },
    document,
    sections: sectionEntries(structure),
    targets,
    tasks,
    units: registerUnits(tasks, targets),
    citations: citationsOf(structure, document, trace),
    findings: [...source.findings, ...findings],
  };
  return { structure, extraction };
}

type Facts = Pick<Extraction, "targets" | "tasks" | "findings">;

/** The units that a document names by short forms that it explains ("Chữ viết tắt: Vụ KHTC: …") get their full names. */
function withUnitsSpelled(structure: Structure, document: DocumentFacts, facts: Facts): Facts {
  if (!/(?:viết|gọi|ghi) tắt/iu.test(structure.text.text)) return facts;
  const spell = spellOut(
    findAbbreviations(structure).filter(({ how }) => how === "declared"),
    document,
  );
  return {
    targets: facts.targets.map((target) => ({ ...target, owner: spell(target.owner) })),
    tasks: facts.tasks.map((task) => ({ ...task, lead: spell(task.lead), coordinating: spell(task.coordinating) })),
    findings: facts.findings,
  };
}

/** One key for one document, whoever names it: joins what plans cite with the documents that the database holds. */
export function keysOf({ document, citations }: Extraction): {
  /** Of the document itself; null where its number is not known. */
  readonly own: string | null;
  readonly cited: readonly (string | null)[];
} {
  return {
    own: document.number === null ? null : documentKey({ ...document, name: null }, document),
    cited: citations.map((citation) => documentKey(citation, document)),
  };
}

function citationsOf(structure: Structure, document: DocumentFacts, trace: Trace | undefined): Citation[] {
  const { citations, dropped } = readCitations(structure, document);
  if (trace) {
    for (const { quote, span } of citations)
      trace.note({ stage: "citations", rule: "citation", what: "kept", text: quote, raw: span });
    for (const { passage, rule, reason } of dropped)
      for (const raw of passage.toRaw())
        trace.note({ stage: "citations", rule, what: "dropped", text: passage.text, reason, raw });
  }
  return citations;
}

/** A heading stands where its words stand. One without words (a lone "I.") has no place to show: what is under it moves up. */
function sectionEntries({ sections, lines }: Structure): SectionEntry[] {
  const entries = new Map<string, SectionEntry>();
  for (const { id, marker, title, parent, block } of sections) {
    const [range] = block.passage.toRaw();
    if (!range) continue;
    let above = parent;
    while (above && !entries.has(above.id)) above = above.parent;
    entries.set(id, { id, marker, title, parentId: above?.id ?? null, span: lines.span(range) });
  }
  return [...entries.values()];
}
