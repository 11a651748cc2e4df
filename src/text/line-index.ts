import type { SourceDocument } from "../model/source.js";
import type { RawRange, Span } from "../model/span.js";

/** Turns raw ranges into places a person can go to: 1-based line and, where the format has pages, the page. */
export class LineIndex {
  private readonly lineStarts: number[] = [0];

  constructor(private readonly source: Pick<SourceDocument, "text" | "pages" | "pageStarts" | "boxesOf">) {
    const { text } = source;
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) this.lineStarts.push(i + 1);
  }

  line(offset: number): number {
    return upperBound(this.lineStarts, offset);
  }

  /** The raw range of a 1-based line without its line end; undefined for a line that is not there. */
  rangeOfLine(line: number): RawRange | undefined {
    const start = this.lineStarts[line - 1];
    if (start === undefined) return undefined;
    return { start, end: (this.lineStarts[line] ?? this.source.text.length + 1) - 1 };
  }

  span(range: RawRange): Span {
    const page = this.source.pages === null ? null : Math.max(1, upperBound(this.source.pageStarts, range.start));
    const boxes = this.source.boxesOf?.(range);
    return {
      start: range.start,
      end: range.end,
      page,
      line: this.line(range.start),
      ...(boxes && boxes.length > 0 ? { boxes } : {}),
    };
  }
}

function upperBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
