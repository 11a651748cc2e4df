import type { Trace } from "../extractors/engine/trace.js";
import { extractTargets } from "../extractors/targets/index.js";
import type { DocumentFacts, DocumentSettings, Extraction, SectionEntry } from "./model/facts.js";
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
  const document = settle(settings);
  const extraction: Extraction = {
    schema: "doichieu.extraction/1",
    source: { path: source.path, sha256: source.sha256, mediaType: source.mediaType, pages: source.pages },
    document,
    sections: sectionEntries(structure),
    targets: extractTargets(structure, document, trace),
    // Not wired in yet: tasks, units, citations.
    tasks: [],
    units: [],
    citations: [],
    findings: source.findings,
  };
  return { structure, extraction };
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

/** Until document facts are read from the text: only what the user said. */
function settle({ parent: _, ...said }: DocumentSettings): DocumentFacts {
  return {
    docType: null,
    number: null,
    date: null,
    title: null,
    issuer: null,
    locality: null,
    province: null,
    level: null,
    signer: null,
    signerTitle: null,
    planYear: null,
    period: null,
    recipients: [],
    ...said,
  };
}
