import type { SourceTable } from "../../model/source.js";
import type { Box, RawRange } from "../../model/span.js";
import { readingOrder } from "./columns.js";
import { findFurniture } from "./furniture.js";
import { displayed, type Turn } from "./geometry.js";
import type { Line } from "./lines.js";
import type { PageContent, PageLine, PageTable } from "./page.js";
import { measureSetting, opensParagraph, type Setting, usualSetting } from "./paragraphs.js";
import { type PieceCell, stitchTables, type TablePiece } from "./stitch.js";

/** The text of all pages in reading order, with the places of tables, furniture and letters. */
export interface AssembledText {
  readonly text: string;
  readonly pageStarts: readonly number[];
  readonly tables: readonly SourceTable[];
  readonly furniture: readonly RawRange[];
  readonly boxesOf: (range: RawRange) => readonly Box[];
}

/**
 * Writes the pages one after the other: a line for each printed line, "\f" between pages, an empty line where a paragraph
 * begins for sure, tables cell by cell. A page whose first line goes on with the sentence is parted from the page before
 * by "\f" alone.
 */
export function assemble(pages: readonly PageContent[]): AssembledText {
  const furniture = findFurniture(pages);
  const settings = pages.map((page) => measureSetting(page.lines.filter((l) => !furniture.has(l))));
  const usual = usualSetting(settings);
  const writer = new Writer(furniture);
  pages.forEach((page, i) => {
    writer.page(page, settings[i] ?? usual);
  });
  const { tables, repeated } = stitchTables(writer.pieces);
  const silent = [...writer.furniture, ...repeated].sort((a, b) => a.start - b.start);
  const { places } = writer;
  return {
    text: writer.text(),
    pageStarts: writer.pageStarts,
    tables,
    furniture: silent,
    boxesOf: (range) => boxesOf(range, places, pages),
  };
}

/** Where a line of the text stands on paper. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly line: Line;
}

class Writer {
  readonly pageStarts: number[] = [];
  readonly furniture: RawRange[] = [];
  readonly pieces: TablePiece[] = [];
  readonly places: Place[] = [];
  private readonly chunks: string[] = [];
  private length = 0;
  /** Nothing is written yet on this page: no line end is due. */
  private fresh = true;
  /** The last line of prose, for paragraph breaks; null after a table or a block of columns. */
  private above: Line | null = null;
  private abovePage = 0;

  constructor(private readonly isFurniture: ReadonlySet<PageLine>) {}

  text(): string {
    return this.chunks.join("");
  }

  page(page: PageContent, setting: Setting | undefined): void {
    if (this.pageStarts.length > 0) this.write("\f");
    this.pageStarts.push(this.length);
    this.fresh = true;
    const content = page.lines.filter((l) => !this.isFurniture.has(l));
    const highest = Math.min(content[0]?.y ?? page.height / 2, ...page.tables.map((t) => t.y0));
    const head = page.lines.filter((l) => this.isFurniture.has(l) && l.y < highest);
    for (const line of head) this.silent(line, page.number);
    let next = 0;
    page.tables.forEach((table, i) => {
      const from = next;
      while (next < content.length && content[next]!.y < table.y0 + 0.5 * content[next]!.size) next++;
      this.prose(content.slice(from, next), page.number, setting);
      const last = i === page.tables.length - 1 && next === content.length;
      this.table(table, page.number, i === 0 && next === 0, last);
    });
    this.prose(content.slice(next), page.number, setting);
    for (const line of page.lines)
      if (this.isFurniture.has(line) && !head.includes(line)) this.silent(line, page.number);
    for (const stamp of page.stamps) this.silent(stamp, page.number);
  }

  private prose(lines: readonly PageLine[], page: number, setting: Setting | undefined): void {
    for (const { kind, lines: region } of readingOrder(lines)) {
      if (kind !== "text") this.above = null;
      region.forEach((line, i) => {
        const { above } = this;
        const opens = above
          ? kind === "text" && opensParagraph(line, above, setting, this.abovePage === page)
          : i === 0;
        this.line(line, page, opens && this.length > 0);
        this.above = line;
        this.abovePage = page;
      });
      if (kind !== "text") this.above = null;
    }
  }

  private table(table: PageTable, page: number, first: boolean, last: boolean): void {
    const cells = table.cells.map((cell, i): PieceCell => {
      const lines = table.texts[i]!.map((line) => this.line(line, page));
      const range = lines.length > 0 ? { start: lines[0]!.start, end: lines.at(-1)!.end } : null;
      return { ...cell, text: table.texts[i]!.map((l) => l.text).join(" "), range };
    });
    const ranges = cells.flatMap((c) => c.range ?? []);
    const range = { start: ranges[0]!.start, end: ranges.at(-1)!.end };
    this.pieces.push({ page, grid: table, cells, range, first, last });
    this.above = null;
  }

  private silent(line: Line, page: number): void {
    this.furniture.push(this.line(line, page));
  }

  /** Writes one printed line, after an empty one if `apart`. */
  private line(line: Line, page: number, apart = false): RawRange {
    if (!this.fresh) this.write("\n");
    if (apart) this.write("\n");
    this.fresh = false;
    const start = this.length;
    this.write(line.text);
    const end = this.length;
    this.places.push({ start, end, page, line });
    return { start, end };
  }

  private write(text: string): void {
    this.chunks.push(text);
    this.length += text.length;
  }
}

/** One box for each line that the range touches. */
function boxesOf(range: RawRange, places: readonly Place[], pages: readonly PageContent[]): Box[] {
  const boxes: Box[] = [];
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]!.end <= range.start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < places.length && places[i]!.start < range.end; i++) {
    const { start, end, page, line } = places[i]!;
    const from = Math.max(range.start, start) - start;
    const to = Math.min(range.end, end) - start;
    if (from >= to) continue;
    const content = pages[page - 1]!;
    boxes.push(boxOf(content, line.edges[from]!, line.y0, line.edges[to]!, line.y1));
  }
  return boxes;
}

function boxOf(page: PageContent, x0: number, y0: number, x1: number, y1: number): Box {
  const turn: Turn = page.turn;
  const [ax, ay] = displayed(turn, page.width, page.height, x0, y0);
  const [bx, by] = displayed(turn, page.width, page.height, x1, y1);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    page: page.number,
    x: round(Math.min(ax, bx)),
    y: round(Math.min(ay, by)),
    width: round(Math.abs(ax - bx)),
    height: round(Math.abs(ay - by)),
  };
}
