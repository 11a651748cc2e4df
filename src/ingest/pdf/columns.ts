import { type Gap, type Line, median, partOf } from "./lines.js";

/**
 * Reading order of lines outside tables. Letterheads and signature blocks stand in two columns: the left one is read first.
 * A value at the right margin belongs to the indicator on its left and stays on its line.
 */

/** Lines that belong together, in reading order. */
export interface Region<T extends Line> {
  readonly kind: "text" | "left" | "right";
  readonly lines: readonly T[];
}

/** No columns are nearer than this (in font sizes). */
const LEAST_GAP = 0.6;
/** A gap this wide may part columns where other lines agree … */
const COLUMN_GAP = 1.5;
/** … and by itself from this width on. */
const LONE_GAP = 3;
/** Blanks of a stretched line are all wide: a column gap is wider than the others by this factor. */
const STANDS_OUT = 2.2;
/** Columns end where the next line is farther down than this (in font sizes). */
const FAR = 2.6;
/** How far the edges of lines of one column may differ, and their middles (points). */
const ALIGNED = 6;
const OFF_AXIS = 30;
/** The strip that no line of a block may enter is at least so wide (points). */
const STRIP = 5;

/** "≥ 55 %", "374.125 người", "0,05‰", "10% trở lên": what an indicator is to reach. */
const VALUE =
  /^(?:[<>≤≥=~]|trên|dưới|khoảng|đạt|từ)?\s{0,2}[-+]?\d[\d.,]{0,14}(?:\s?-\s?\d[\d.,]{0,14})?\s{0,2}(?:%|‰|\p{L}[\p{L}/²³\s.]{0,24}|\p{L}[\p{L}/²³\s.]{0,24}\/\p{L}{1,10})?[.;,]?$/u;
/** Blanks left for a number or day: "Số:      /KH-UBND", "ngày    tháng    năm 2026". */
const FILL_IN = /^(?:\/|tháng(?:\s|$)|năm(?:\s|$)|[.,;:)])/u;
const MARKER =
  /^(?:[-+•*–]|\p{L}[.)]|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[IVXLC]{1,7}[.)]?|(?:Điều|Chương|Phần|Mục|Bảng|Biểu|Hình)\s\S{1,8})$/u;
const LETTERHEAD_RIGHT = /^(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s?[-–])/u;

/** Splits the lines of a page (or of the part between two tables) into regions. */
export function readingOrder<T extends Line>(lines: readonly T[]): Region<T>[] {
  const regions: Region<T>[] = [];
  let text: T[] = [];
  const flush = (): void => {
    if (text.length > 0) regions.push({ kind: "text", lines: text });
    text = [];
  };
  for (let i = 0; i < lines.length; ) {
    const block = blockAt(lines, i);
    if (!block) {
      text.push(lines[i++]!);
      continue;
    }
    // Lines of the right column that stand a little higher than the first line of the left one.
    const lead: T[] = [];
    while (text.length > 0 && leads(text.at(-1)!, block, lead[0] ?? lines[i]!)) lead.unshift(text.pop()!);
    flush();
    const left: T[] = [];
    const right: T[] = [...lead];
    for (const line of lines.slice(i, block.end)) {
      const cut = line.gaps.find((g) => inStrip(g, block));
      if (cut) {
        left.push(partOf(line, 0, cut.at - 1) as T);
        right.push(partOf(line, cut.at, line.text.length) as T);
      } else (line.x1 <= block.x1 ? left : right).push(line);
    }
    regions.push({ kind: "left", lines: left }, { kind: "right", lines: right });
    i = block.end;
  }
  flush();
  return regions;
}

interface Block {
  /** The strip between the columns. */
  readonly x0: number;
  readonly x1: number;
  /** Index after its last line. */
  readonly end: number;
}

/** The block of two columns that begins at line `at`, if one does. */
function blockAt(lines: readonly Line[], at: number): Block | undefined {
  const first = lines[at]!;
  let best: Block | undefined;
  let most = 0;
  for (const gap of columnGaps(first)) {
    let { x0, x1 } = gap;
    let both = 1;
    let end = at + 1;
    const left = [partOf(first, 0, gap.at - 1)];
    const right = [partOf(first, gap.at, first.text.length)];
    for (; end < lines.length; end++) {
      const line = lines[end]!;
      const cut = columnGaps(line).find((g) => Math.min(g.x1, x1) - Math.max(g.x0, x0) >= STRIP);
      if (cut) {
        x0 = Math.max(x0, cut.x0);
        x1 = Math.min(x1, cut.x1);
        left.push(partOf(line, 0, cut.at - 1));
        right.push(partOf(line, cut.at, line.text.length));
        both++;
      } else if (line.x1 <= x1 - STRIP && line.x0 < x0) {
        if (isFar(left.at(-1)!, line) || !isAligned(line, left)) break;
        x0 = Math.max(x0, line.x1);
        left.push(line);
      } else if (line.x0 >= x0 + STRIP) {
        if ((isFar(right.at(-1)!, line) && !isName(line)) || !isAligned(line, right)) break;
        x1 = Math.min(x1, line.x0);
        right.push(line);
      } else break;
    }
    const wide = gap.x1 - gap.x0 >= LONE_GAP * first.size;
    const enough = both >= 2 || wide || LETTERHEAD_RIGHT.test(first.text.slice(gap.at));
    if (enough && both > most) {
      most = both;
      best = { x0, x1, end };
    }
  }
  return best;
}

const isFar = (above: Line, below: Line): boolean => below.y - above.y > FAR * Math.max(above.size, below.size);
/** Lines of one column share an edge or an axis; the title below a letterhead does not. */
const isAligned = (line: Line, column: readonly Line[]): boolean =>
  column.some(
    (other) =>
      Math.abs(line.x0 - other.x0) < ALIGNED ||
      Math.abs(line.x1 - other.x1) < ALIGNED ||
      Math.abs(line.x0 + line.x1 - other.x0 - other.x1) / 2 < OFF_AXIS,
  );

/** The signer's name stands well below the office, over the stamp. */
const isName = (line: Line): boolean => /^(?:\p{Lu}\p{Ll}{1,7}\s?){2,6}$/u.test(line.text);

const inStrip = (gap: Gap, block: Block): boolean => gap.x0 <= block.x0 + 0.5 && gap.x1 >= block.x1 - 0.5;

function leads(line: Line, block: Block, next: Line): boolean {
  return line.x0 >= block.x0 && line.y < next.y && next.y - line.y < 1.8 * Math.max(line.size, next.size);
}

/** Gaps of a line that may part two columns. */
function columnGaps(line: Line): Gap[] {
  if (line.gaps.length === 0) return [];
  if (line.gaps.every((g) => g.x1 - g.x0 <= LEAST_GAP * line.size)) return [];
  const widths = line.gaps.map((g) => g.x1 - g.x0);
  const usual = widths.length > 2 ? median(widths) : 0;
  return line.gaps.filter((gap) => {
    const width = gap.x1 - gap.x0;
    if (width <= LEAST_GAP * line.size) return false;
    const right = line.text.slice(gap.at);
    if (LETTERHEAD_RIGHT.test(right)) return true;
    if (width < COLUMN_GAP * line.size || width < STANDS_OUT * usual) return false;
    const left = line.text.slice(0, gap.at - 1);
    return !VALUE.test(right) && !FILL_IN.test(right) && !MARKER.test(left);
  });
}
