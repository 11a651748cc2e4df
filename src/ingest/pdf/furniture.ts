import type { PageContent, PageLine } from "./page.js";

/**
 * Lines that belong to the page and not to the text: page numbers, running headers and footers. Known by where they
 * stand and by coming again; a line that only looks like one stays text.
 */

/** How many of the outermost lines of a page may be furniture. */
const DEPTH = 3;
/** … and they stand in the margins: this share of the page at its top and bottom. */
const MARGIN = 0.13;
/** The same line on this many pages, at the same height, is a running one. */
const REPEATS = 3;
/** … and on so many of all pages: a wording that comes again is no header. */
const SHARE = 0.2;
const PAGE_NUMBER =
  /^(?:[-–—\s]{0,3}|\[?(?:trang|page|tr\.)\s{0,2})(\d{1,4})(?:\s?(?:\/|trên|of)\s?\d{1,4})?(?:[-–—\s]{0,3}|\])$/iu;

export function findFurniture(pages: readonly PageContent[]): Set<PageLine> {
  const furniture = new Set<PageLine>();
  const running = new Map<string, PageLine[]>();
  const numbers: { page: PageContent; line: PageLine; value: number }[] = [];
  for (const page of pages) {
    for (const line of outermost(page)) {
      const number = PAGE_NUMBER.exec(line.text);
      if (number) numbers.push({ page, line, value: Number(number[1]) });
      const key = `${Math.round(line.y / 4)} ${line.text.replace(/\d+/gu, "#")}`;
      running.set(key, [...(running.get(key) ?? []), line]);
    }
  }
  for (const lines of running.values())
    if (lines.length >= Math.max(REPEATS, SHARE * pages.length) && lines.some((l) => /[\p{L}#]/u.test(l.text)))
      for (const l of lines) furniture.add(l);
  // Page numbers run with the pages: the offset that most of them share.
  const offsets = new Map<number, number>();
  for (const { page, value } of numbers) offsets.set(value - page.number, (offsets.get(value - page.number) ?? 0) + 1);
  for (const { page, line, value } of numbers)
    if ((offsets.get(value - page.number) ?? 0) >= 2 || value === page.number || /[-–—\p{L}]/u.test(line.text))
      furniture.add(line);
  for (const page of pages) for (const line of artifacts(page)) furniture.add(line);
  return furniture;
}

/** First and last lines of a page, tables counted as lines: what stands between two tables is text. */
function outermost(page: PageContent): PageLine[] {
  const { lines, tables } = page;
  if (lines.length === 0) return [];
  const top = Math.min(...tables.map((t) => t.y0), Number.POSITIVE_INFINITY);
  const bottom = Math.max(...tables.map((t) => t.y1), Number.NEGATIVE_INFINITY);
  const height = page.turn === 1 || page.turn === 3 ? page.width : page.height;
  const head = lines.slice(0, DEPTH).filter((l) => l.y < top && l.y < MARGIN * height);
  const foot = lines.slice(-DEPTH).filter((l) => l.y0 > bottom && l.y0 > (1 - MARGIN) * height);
  return [...head, ...foot];
}

/** Lines that the file marks as no text, at the head and foot of the page. Inside the text the mark is not trusted. */
function artifacts({ lines }: PageContent): PageLine[] {
  let head = 0;
  while (head < lines.length && head < DEPTH && lines[head]!.artifact) head++;
  let foot = lines.length;
  while (foot > head && lines.length - foot < DEPTH && lines[foot - 1]!.artifact) foot--;
  return head === lines.length ? [] : [...lines.slice(0, head), ...lines.slice(foot)];
}
