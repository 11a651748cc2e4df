import type { TraceEvent } from "../../extractors/engine/trace.js";
import type { DocumentSettings, Extraction } from "../model/facts.js";
import type { SourceDocument } from "../model/source.js";
import type { RawRange } from "../model/span.js";
import { analyze } from "../pipeline.js";
import { type Block, sectionPath } from "../structure/types.js";

/** Everything that is known of one line. */
export interface Explained {
  readonly file: string;
  readonly line: number;
  /** As it stands in the file. */
  readonly text: string;
  readonly blocks: readonly {
    readonly kind: Block["kind"];
    readonly zone: Block["zone"];
    readonly marker: string | null;
    readonly text: string;
    readonly section: readonly string[];
  }[];
  /** What rules did with words of the statements that the line belongs to, in the order it was done; `line` is where those words begin. */
  readonly events: readonly (Omit<TraceEvent, "raw"> & { readonly line: number })[];
  /** What came of it. */
  readonly targets: Extraction["targets"];
  readonly tasks: Extraction["tasks"];
  readonly citations: Extraction["citations"];
  readonly findings: Extraction["findings"];
}

/** Undefined for a line that is not there. */
export function explainLine(source: SourceDocument, line: number, settings: DocumentSettings): Explained | undefined {
  const events: TraceEvent[] = [];
  const { structure, extraction } = analyze(source, { settings, trace: { note: (event) => events.push(event) } });
  const range = structure.lines.rangeOfLine(line);
  if (!range) return undefined;
  const touches = ({ start, end }: RawRange): boolean => start <= range.end && end > range.start;
  const blocks = structure.blocks.filter((block) => places(block).some(touches));
  // A rule looks at a whole statement, however many lines it was printed on; of a table only at the line's own cells
  const looked = [range, ...blocks.filter(({ table }) => table === null).flatMap(places)];
  const isLookedAt = ({ start, end }: RawRange): boolean => looked.some((one) => start <= one.end && end > one.start);
  const stands = (fact: { span: RawRange; spans?: readonly RawRange[] }): boolean =>
    (fact.spans ?? [fact.span]).some(touches);
  return {
    file: source.path,
    line,
    text: source.text.slice(range.start, range.end),
    blocks: blocks.map((block) => ({
      kind: block.kind,
      zone: block.zone,
      marker: block.marker,
      text: block.passage.text,
      section: sectionPath(block.section),
    })),
    events: events
      .filter(({ raw }) => isLookedAt(raw))
      .map(({ raw, ...event }) => ({ ...event, line: structure.lines.span(raw).line })),
    targets: extraction.targets.filter(stands),
    tasks: extraction.tasks.filter(stands),
    citations: extraction.citations.filter(stands),
    findings: extraction.findings.filter(({ spans }) => spans.some(touches)),
  };
}

const places = (block: Block): RawRange[] =>
  block.table
    ? block.table.grid.flatMap((row) => row.flatMap((cell) => cell?.passage.toRaw() ?? []))
    : block.passage.toRaw();
