import type { MappedText } from "../text/mapped-text.js";
import type { Line } from "./lines.js";

const endsLine = (code: number): boolean => code === 10 || code === 12 || code === 13;

/** Marks of letters written apart (NFD) and invisible characters take no room. */
export const hasNoWidth = (code: number): boolean =>
  (code >= 0x300 && code < 0x370) ||
  code === 0xad ||
  (code >= 0x200b && code <= 0x200d) ||
  code === 0x2060 ||
  code === 0xfeff;

/** A line in the raw text, from its first column to its last letter: normalising has taken the runs of blanks away. */
export function rawLine(text: MappedText, line: Line): { start: number; end: number } {
  let { start, end } = text.toRaw(line.start, line.end);
  while (start > 0 && !endsLine(text.raw.charCodeAt(start - 1))) start--;
  return { start, end };
}
