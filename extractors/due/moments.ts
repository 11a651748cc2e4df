/** A stretch of the calendar named by a plan ("quý II/2026"), as ISO days. */
export interface Moment {
  readonly start: string;
  readonly end: string;
  readonly precision: "day" | "month" | "quarter" | "half" | "year";
  /** The printed words speak of the end of the stretch only: "cuối năm 2026". */
  readonly endOnly: boolean;
  /** No year is printed; it was taken from what surrounds it. */
  readonly inferred: boolean;
}

export type MomentProblem = "impossible-date" | "no-year";

interface Form {
  /** Groups in plain parentheses are what `read` gets. Blanks as in rules. */
  readonly source: string;
  read(groups: readonly (string | undefined)[], year: number | null): Moment | MomentProblem;
}

const YEAR = String.raw`((?:19|20)\d{2})`;
const IN_YEAR = `(?: ?[/,-] ?(?:năm )?| (?:của )?năm | )${YEAR}`;
const PART = "(đầu|giữa|cuối|hết)";
// Also "l", "|" and "1" for "i", which scans confuse: "Quý ll/2026".
const QUARTER = "([ivxl|]{1,4}|\\d{1,2})";
const AND = " ?(?:,|và|-|&|\\+) ?";
const BETWEEN = (one: string, word: string): string =>
  `(?:${AND}(?:${word} )?${one.replace("(", "(?:")}){0,2}${AND}(?:${word} )?${one}`;

const FORMS: readonly Form[] = [
  // ngày 24 và 25/02/2026; các ngày 05, 06 và 07/3/2026: from the first to the last
  {
    source: String.raw`(?:(?:các|hai|ba) )?ngày (\d{1,2})(?: ?(?:,|và|&) ?(?:ngày )?\d{1,2}){0,3} ?(?:,|và|&) ?(?:ngày )?(\d{1,2}) ?[/.] ?(\d{1,2})(?: ?[/.] ?| năm )${YEAR}`,
    read: ([a, b, m, y]) => days(Number(y), Number(m), Number(a), Number(b)),
  },
  // 15/6/2026, ngày 15.6.2026, 02 / 6 / 2026, ngày 15/6 năm 2026
  {
    source: String.raw`(?:ngày )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?| năm )${YEAR}`,
    read: ([d, m, y]) => day(Number(y), Number(m), Number(d), false),
  },
  // ngày 15 tháng 6 năm 2026
  {
    source: String.raw`(?:ngày )?(\d{1,2}),? tháng (\d{1,2})(?:,? năm | ?/ ?)${YEAR}`,
    read: ([d, m, y]) => day(Number(y), Number(m), Number(d), false),
  },
  // ngày 15/11, ngày 15 tháng 11
  {
    source: String.raw`ngày (\d{1,2})(?: ?[/-] ?|,? tháng )(\d{1,2})`,
    read: ([d, m], year) => (year === null ? "no-year" : day(year, Number(m), Number(d), true)),
  },
  // tháng 5 và tháng 6/2025, tháng 5, 6 năm 2025
  {
    source: String.raw`tháng (\d{1,2})${BETWEEN("(\\d{1,2})", "tháng")}${IN_YEAR}`,
    read: ([a, b, y]) => months(Number(y), Number(a), Number(b), "", false),
  },
  // tháng 6/2025, cuối tháng 6 năm 2025, T6/2025
  {
    source: String.raw`(?:${PART} )?(?:tháng |tháng|t\.?)(\d{1,2})${IN_YEAR}`,
    read: ([part, m, y]) => months(Number(y), Number(m), Number(m), part, false),
  },
  // 6/2025, 02 / 2026
  {
    source: String.raw`(?:${PART} )?(\d{1,2}) ?/ ?${YEAR}`,
    read: ([part, m, y]) => months(Number(y), Number(m), Number(m), part, false),
  },
  // quý I, II/2026; quý 1 và quý 2 năm 2026: from the first to the last
  {
    source: `qu[ýí] ${QUARTER}${BETWEEN(QUARTER, "qu[ýí]")}${IN_YEAR}`,
    read: ([a, b, y]) => quarters(Number(y), a, b, "", false),
  },
  // Quý I/2026, quý 1 năm 2026, Q1/2026
  {
    source: String.raw`(?:${PART} )?(?:qu[ýí] |qu[ýí]|q\.?)${QUARTER}${IN_YEAR}`,
    read: ([part, q, y]) => quarters(Number(y), q, q, part, false),
  },
  // 6 tháng đầu năm 2026, 9 tháng đầu năm
  {
    source: `(0?[369]|sáu|chín|ba) tháng (đầu|cuối) (?:của )?năm(?: ${YEAR})?`,
    read: ([n, side, y], year) => {
      const of = y ? Number(y) : year;
      if (of === null) return "no-year";
      const count = { sáu: 6, chín: 9, ba: 3 }[n!] ?? Number(n);
      const first = side === "đầu" ? 1 : 13 - count;
      return span(of, first, first + count - 1, "half", "", !y);
    },
  },
  // nửa đầu năm 2026
  {
    source: `nửa (đầu|cuối) năm ${YEAR}`,
    read: ([side, y]) => {
      const first = side === "đầu" ? 1 : 7;
      return span(Number(y), first, first + 5, "half", "", false);
    },
  },
  // năm 2026, cuối năm 2026
  {
    source: `(?:${PART} )?(?:các )?năm ${YEAR}`,
    read: ([part, y]) => span(Number(y), 1, 12, "year", part, false),
  },
  // quý II, cuối quý II
  {
    source: `(?:${PART} )?qu[ýí] ${QUARTER}`,
    read: ([part, q], year) => (year === null ? "no-year" : quarters(year, q, q, part, true)),
  },
  // tháng 6, cuối tháng 6
  {
    source: String.raw`(?:${PART} )?tháng (\d{1,2})`,
    read: ([part, m], year) => (year === null ? "no-year" : months(year, Number(m), Number(m), part, true)),
  },
];

/** Forms that mean a time only after a word that leads up to one ("đến 2030", "trước 30/6"), or alone in a cell. */
const BARE_FORMS: readonly Form[] = [
  // 30/6
  {
    source: String.raw`(\d{1,2}) ?/ ?(\d{1,2})`,
    read: ([d, m], year) => (year === null ? "no-year" : day(year, Number(m), Number(d), true)),
  },
  // 6-2025, 6.2025
  {
    source: String.raw`(\d{1,2})[.-]${YEAR}`,
    read: ([m, y]) => months(Number(y), Number(m), Number(m), "", false),
  },
  // 2026
  {
    source: `(?:${PART} )?${YEAR}`,
    read: ([part, y]) => span(Number(y), 1, 12, "year", part, false),
  },
];

const sourceOf = (forms: readonly Form[]): string =>
  `(?:${forms.map((form) => form.source.replace(/(?<!\\)\((?!\?)/gu, "(?:")).join("|")})`;

// "02/2025/TT-BTC" and "57-NQ/TW" are numbers of documents, "3-5/2025/…" too.
const NO_NUMBER = String.raw`(?! ?/ ?[a-zđ\d])(?!-[a-zđ])`;

/** Pattern source (no groups) for a moment in running text. */
export const MOMENT = `${sourceOf(FORMS)}${NO_NUMBER}`;
/** Pattern source (no groups) where a bare "2026" or "30/6" is a moment too. */
export const BARE_MOMENT = `${sourceOf([...FORMS, ...BARE_FORMS])}${NO_NUMBER}`;
/** Pattern source (no groups) for a year with or without its word. */
export const BARE_YEAR = String.raw`(?:năm )?(?:19|20)\d{2}`;

const READERS = [...FORMS, ...BARE_FORMS].map((form) => ({
  pattern: new RegExp(`^(?:${form.source})$`, "u"),
  read: form.read,
}));

/** Reads what `MOMENT` or `BARE_MOMENT` matched, in lower case. `year` is for moments that print none. Nothing is guessed. */
export function readMoment(printed: string, year: number | null): Moment | MomentProblem {
  for (const { pattern, read } of READERS) {
    const match = pattern.exec(printed);
    if (match) return read(match.slice(1), year);
  }
  throw new Error(`no form for the moment "${printed}"`);
}

export const yearOf = (iso: string): number => Number(iso.slice(0, 4));

/** The day before an ISO day. */
export function dayBefore(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

const pad = (n: number): string => String(n).padStart(2, "0");
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function day(year: number, month: number, dayOfMonth: number, inferred: boolean): Moment | MomentProblem {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > lastDay(year, month)) return "impossible-date";
  const iso = `${year}-${pad(month)}-${pad(dayOfMonth)}`;
  return { start: iso, end: iso, precision: "day", endOnly: false, inferred };
}

function days(year: number, month: number, first: number, last: number): Moment | MomentProblem {
  const from = day(year, month, first, false);
  const to = day(year, month, last, false);
  if (typeof from === "string" || typeof to === "string" || first > last) return "impossible-date";
  return { ...from, end: to.end };
}

function months(year: number, first: number, last: number, part: string | undefined, inferred: boolean) {
  if (first < 1 || last > 12 || first > last) return "impossible-date";
  return span(year, first, last, "month", part, inferred);
}

const ROMAN_QUARTERS = ["i", "ii", "iii", "iv"];

function quarters(
  year: number,
  a: string | undefined,
  b: string | undefined,
  part: string | undefined,
  inferred: boolean,
) {
  const first = quarterNumber(a!);
  const last = quarterNumber(b!);
  if (first < 1 || last < 1 || first > last) return "impossible-date";
  return span(year, first * 3 - 2, last * 3, "quarter", part, inferred);
}

/** 1 to 4; 0 for what is no quarter. */
function quarterNumber(printed: string): number {
  if (/^0?[1-4]$/u.test(printed)) return Number(printed);
  return ROMAN_QUARTERS.indexOf(printed.replace(/[l|1]/gu, "i")) + 1;
}

function span(
  year: number,
  first: number,
  last: number,
  precision: Moment["precision"],
  part: string | undefined,
  inferred: boolean,
): Moment {
  return {
    start: `${year}-${pad(first)}-01`,
    end: `${year}-${pad(last)}-${pad(lastDay(year, last))}`,
    precision,
    endOnly: /^(?:cuối|hết)$/u.test(part ?? ""),
    inferred,
  };
}
