import type { SourceDocument } from "../model/source.js";
import { LineIndex } from "../text/line-index.js";
import type { MappedText } from "../text/mapped-text.js";
import { normalize } from "../text/normalize.js";
import { Passage } from "../text/passage.js";
import { findAlignedTables } from "./aligned/index.js";
import { joinLines, type Layout, measureLayout } from "./blocks.js";
import { readDrawnTable } from "./drawn-table.js";
import { findFlattenedTables } from "./flattened/index.js";
import { type Line, scanLines } from "./lines.js";
import { beginsTable, isGridRule, isPipeRow, opensPipeTable, readPipeTable } from "./pipe-table.js";
import { findRuledTables } from "./ruled-table.js";
import { Outline } from "./sections.js";
import { findTabbedTables } from "./tabbed-table.js";
import { HOLD_TABLES, type Structure, type Table, type Zone } from "./types.js";
import { findZones } from "./zones.js";

/**
 * Reads the shape of a document: lines, zones, statements, tables, tree of sections. Pure; never fails on a strange text:
 * one without headings or letterhead is a list of paragraphs.
 */
export function buildStructure(source: SourceDocument): Structure {
  const text = normalize(source.text, source.mediaType === "text/markdown");
  const lines = scanLines(source, text);
  const { zone, annex } = findZones(lines);
  const parted = new Map([...findRuledTables(text, lines, zone), ...findTabbedTables(text, lines, zone)]);
  const taken = new Set<number>();
  for (const [start, { end }] of parted) for (let i = start; i < end; i++) taken.add(i);
  const aligned = new Map([...parted, ...findAlignedTables(text, lines, zone, (line) => taken.has(line))]);
  const bare = new Map([...aligned, ...findFlattenedTables(text, lines, zone, aligned)]);
  const layout = hasParagraphs(source) ? PARAGRAPHS : measureLayout(outside(lines, bare));
  const outline = new Outline();
  let inAnnex = 0;
  for (let at = 0; at < lines.length; ) {
    if (annex[at] !== inAnnex) {
      inAnnex = annex[at]!;
      outline.reset();
    }
    const table = tableAt(source, text, lines, at, zone) ?? bare.get(at);
    if (table) {
      if (table.table)
        // A heading over others ("Mục tiêu phấn đấu") may stand above "TT": with the table the annex itself begins
        outline.addTable(
          table.table,
          zone[at] === "annex-title" ? "annex" : zone[at]!,
          inAnnex,
          Passage.of(text, lines[at]!.start, lines[at]!.start),
        );
      at = table.end;
      continue;
    }
    let to = at + 1;
    while (
      to < lines.length &&
      zone[to] === zone[at] &&
      annex[to] === inAnnex &&
      !isPipeRow(lines[to]!) &&
      lines[to]!.drawnTable < 0 &&
      !bare.has(to)
    )
      to++;
    for (const statement of joinLines(text, lines, at, to, layoutOf(zone[at]!, layout)))
      outline.add(statement, zone[at]!, inAnnex);
    at = to;
  }
  return {
    source,
    text,
    lines: new LineIndex(source),
    blocks: outline.blocks,
    sections: outline.sections,
    letterhead: zoneLines(text, lines, zone, "letterhead"),
    recipients: zoneLines(text, lines, zone, "recipients"),
    signature: zoneLines(text, lines, zone, "signature"),
  };
}

/** Word says where a paragraph ends: nothing is guessed from the lengths of lines. */
const PARAGRAPHS: Layout = { doubleSpaced: false, width: 0, spaced: false };
const hasParagraphs = ({ mediaType }: SourceDocument): boolean =>
  mediaType === "application/msword" || mediaType.endsWith("wordprocessingml.document");

/** Lines of cells are short, and say nothing of how prose was wrapped. */
function outside(lines: readonly Line[], tables: ReadonlyMap<number, { end: number }>): readonly Line[] {
  if (tables.size === 0) return lines;
  let end = 0;
  return lines.filter((_, i) => {
    end = Math.max(end, tables.get(i)?.end ?? 0);
    return i >= end;
  });
}

const layoutOf = (zone: Zone, layout: Layout): Layout =>
  zone === "body" || zone === "annex" || zone === "basis"
    ? layout
    : { doubleSpaced: layout.doubleSpaced, width: 0, spaced: false };

interface Found {
  /** Null for a table that is no table: a letterhead or a signature block. */
  readonly table: Table | null;
  readonly end: number;
}

/** A piped or drawn table that begins at line `at`. A table that goes on after a page break is one table. */
function tableAt(
  source: SourceDocument,
  text: MappedText,
  lines: readonly Line[],
  at: number,
  zone: readonly Zone[],
): Found | undefined {
  const first = lines[at]!;
  if (first.drawnTable >= 0) {
    let end = at;
    while (end < lines.length && lines[end]!.drawnTable === first.drawnTable) end++;
    return { table: readDrawnTable(text, source.tables[first.drawnTable]!), end };
  }
  if (!opensPipeTable(first, lines[at + 1])) return undefined;
  const rows: Line[] = [];
  let end = at;
  let last = at;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (isPipeRow(line) && zone[end] === zone[at]) {
      if (rows.length > 0 && beginsTable(rows[0]!, line, lines[end + 1])) break;
      rows.push(line);
      last = end;
    } else if (isGridRule(line) && rows.length > 0) rows.push(line);
    else if (!(line.loneNumber || line.furniture)) break;
  }
  return { table: HOLD_TABLES.has(zone[at]!) ? readPipeTable(text, rows) : null, end: last + 1 };
}

/** Lines of a zone, columns apart: pipes and wide gaps part the two columns of a letterhead or signature block. */
function zoneLines(text: MappedText, lines: readonly Line[], zone: readonly Zone[], wanted: Zone): Passage[] {
  const passages: Passage[] = [];
  lines.forEach((line, i) => {
    if (zone[i] !== wanted || line.furniture) return;
    let at = 0;
    for (const piece of line.text.split(/[|\t\u2028]/u)) {
      const passage = Passage.of(text, line.start + at, line.start + at + piece.length);
      if (/[\p{L}\p{N}]/u.test(passage.text)) passages.push(passage);
      at += piece.length + 1;
    }
  });
  return passages;
}
