/** Half-open range `[start, end)` in UTF-16 units of the source text as read (`SourceDocument.text`). */
export interface RawRange {
  readonly start: number;
  readonly end: number;
}

/** A rectangle on a page in points (1/72 inch), origin at the top left. */
export interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place in the source that a person can go to. `line` is 1-based; `page` is null where the format has no pages. */
export interface Span extends RawRange {
  readonly page: number | null;
  readonly line: number;
  readonly boxes?: readonly Box[];
}
