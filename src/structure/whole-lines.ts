/** Part of a line: its number and two offsets; of what (text or line) is the caller's matter. */
export interface LinePart {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Parts in reading order → one part a line, from the first of the line to its last. */
export function wholeLines(parts: readonly LinePart[]): LinePart[] {
  const whole: { line: number; start: number; end: number }[] = [];
  for (const { line, start, end } of parts) {
    const last = whole.at(-1);
    if (last?.line === line) last.end = end;
    else whole.push({ line, start, end });
  }
  return whole;
}
