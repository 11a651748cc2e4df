import { type Line, median } from "./lines.js";

/**
 * Where paragraphs begin, by geometry: a gap larger than the usual one between two lines, or a first line set in.
 * Only what is sure is reported, since the stages after trust an empty line.
 */

/** How the prose of a document is set. */
export interface Setting {
  /** Left and right edge of full lines. */
  readonly left: number;
  readonly right: number;
  /** Usual distance of baselines within a paragraph, in font sizes. */
  readonly pitch: number;
}

/** Measured over the prose of one page; undefined where there is too little of it. */
export function measureSetting(lines: readonly Line[]): Setting | undefined {
  if (lines.length < 6) return undefined;
  const pitches: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const pitch = (lines[i]!.y - lines[i - 1]!.y) / lines[i]!.size;
    if (pitch > 0.8 && pitch < 3) pitches.push(pitch);
  }
  if (pitches.length < 3) return undefined;
  // Lines within a paragraph are the closest ones: the lower third stands for them.
  pitches.sort((a, b) => a - b);
  return {
    left: outerEdge(lines.map((l) => l.x0)),
    right: -outerEdge(lines.map((l) => -l.x1)),
    pitch: pitches[Math.floor(pitches.length * 0.3)]!,
  };
}

/** The outermost value that several lines share: first lines are set in, last ones end early. */
function outerEdge(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const enough = Math.max(2, 0.12 * sorted.length);
  for (let i = 0; i + enough <= sorted.length; i++)
    if (sorted[Math.ceil(i + enough) - 1]! - sorted[i]! <= 2) return sorted[i]!;
  return sorted[Math.floor(0.1 * sorted.length)]!;
}

const WIDER = 1.22;
const MARKER = /^(?:[-+•*–]|\p{L}[.)]|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]|[IVXLC]{1,7}[.)])\s/u;

/** The last paragraphs of a plan: "Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc …". */
const CLOSING = /^(?:Trên đây là|Trong quá trình (?:tổ chức |triển khai )?thực hiện)(?!\p{L})/u;

/** Does `line` begin a paragraph, given the line above it? `samePage` is false over a page break: no gap is known then. */
export function opensParagraph(line: Line, above: Line, setting: Setting | undefined, samePage: boolean): boolean {
  const size = Math.max(line.size, above.size);
  if (samePage) {
    const pitch = (line.y - above.y) / size;
    if (pitch > (setting ? WIDER * setting.pitch : 1.9)) return true;
  }
  if (CLOSING.test(line.text) && /[.;!]$/u.test(above.text)) return true;
  if (!setting || isCentred(line, setting) || isCentred(above, setting)) return false;
  if (endsEarly(above, line, setting)) return true;
  const indent = line.x0 - setting.left;
  if (indent < 0.9 * size) return false;
  // A hanging paragraph: its lines begin where the words after the marker do.
  const marker = MARKER.exec(above.text);
  if (marker && Math.abs(line.x0 - above.edges[marker[0].length]!) < 4) return false;
  const aboveIndent = above.x0 - setting.left;
  if (Math.abs(aboveIndent - indent) > 4) return indent > aboveIndent;
  // Equally far in: another first line, or a paragraph that is set in as a whole.
  const full = above.x1 > setting.right - 2 * size;
  return !full || MARKER.test(line.text);
}

/** Blanks may be stretched, and ties hold words together: the word must have had ample room (in font sizes). */
const ROOM = 1;

/**
 * Did the first word of `line` have room on the line above? Then that line ended its paragraph: the only sign where
 * paragraphs are neither set in nor apart. Lines of a heading, and names beside a column of values, are broken by hand.
 */
function endsEarly(above: Line, line: Line, { right }: Setting): boolean {
  const goesOn = (above.bold && line.bold) || (/^\p{Ll}/u.test(line.text) && !/[.;:!?]$/u.test(above.text));
  if (goesOn && !MARKER.test(line.text)) return false;
  const word = (line.gaps[0]?.x0 ?? line.x1) - line.x0;
  return above.x1 + word + ROOM * line.size < right;
}

function isCentred(line: Line, { left, right }: Setting): boolean {
  const margin = 0.9 * line.size;
  return (
    line.x0 > left + margin &&
    line.x1 < right - margin &&
    Math.abs(line.x0 - left - (right - line.x1)) < 0.4 * line.size
  );
}

/** The usual setting of pages, for pages with too few lines to measure. */
export function usualSetting(settings: readonly (Setting | undefined)[]): Setting | undefined {
  const known = settings.filter((s): s is Setting => s !== undefined);
  if (known.length === 0) return undefined;
  return {
    left: median(known.map((s) => s.left)),
    right: median(known.map((s) => s.right)),
    pitch: median(known.map((s) => s.pitch)),
  };
}
