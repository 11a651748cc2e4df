const NUMERIC = String.raw`(\d{1,2})\s{0,2}[/.-]\s{0,2}(\d{1,2})\s{0,2}[/.-]\s{0,2}((?:19|20)\d\d)(?!\d)`;
const IN_WORDS = String.raw`(\d{1,2})\s{1,3}tháng\s{1,3}(\d{1,2})(?:\s{0,2}[/,]\s{0,2}|\s{0,3},?\s{0,3}năm\s{1,3})((?:19|20)\d\d)(?!\d)`;
/** "ng[àa]y": OCR loses the mark. */
const AFTER_NUMBER = new RegExp(
  String.raw`^\s{0,3}[,;]?\s{0,3}\(?\s{0,2}(?:(?:được\s{1,3})?(?:ký|ban hành)\s{1,3})?ng[àaảạ]y\s{0,3}:?\s{0,3}(?:${NUMERIC}|${IN_WORDS})|^\s{0,3}\(\s{0,2}${NUMERIC}(?=\s{0,2}\))`,
  "iu",
);

export interface DateReading {
  /** ISO day; null where the calendar has no such day ("31/02/2025"). */
  readonly iso: string | null;
  /** End in the text, a closing bracket of its own included. */
  readonly end: number;
}

/** Reads the date of a document that follows its number: ", ngày 09 tháng 01 năm 2025", "(ngày 22/12/2024)", "ngày 22 / 12/2024". */
export function readDate(text: string, at: number): DateReading | undefined {
  const slice = text.slice(at, at + 70);
  const match = AFTER_NUMBER.exec(slice);
  if (!match) return undefined;
  const [day, month, year] = match.slice(1).filter((part) => part !== undefined);
  let end = at + match[0].length;
  if (match[0].includes("(")) end += /^\s{0,2}\)/u.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  return { iso: isoDay(Number(year), Number(month), Number(day)), end };
}

/** "2025-02-31" is no day: null. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
