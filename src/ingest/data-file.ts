import type { Refused } from "./sniff.js";

/** Rows that are looked at: enough to know a table by. */
const ROWS = 50;

/**
 * Tells a file of data from a plan by its text: JSON, one JSON object a line, CSV with commas or semicolons. Undefined for
 * all else; tabs may be those of a table in a plan.
 */
export async function dataFormat(text: string): Promise<Refused | undefined> {
  if (isJson(text)) return "json";
  const head = text.slice(0, 100_000);
  for (const delimiter of [",", ";"]) if (await isCsv(head, delimiter)) return "csv";
  return undefined;
}

/** Also one that is cut off: no sentence begins with `{"key":`. "[Dự thảo]" begins a plan. */
function isJson(text: string): boolean {
  if (!/^\s{0,100}[[{]/u.test(text)) return false;
  if (/^\s{0,100}(?:\[\s{0,100})?\{\s{0,100}"[^"\n]{0,200}"\s{0,9}:/u.test(text)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A heading of three or more short names, all different, and rows of as many cells. "Các sở, ban, ngành" has blanks behind its commas. */
async function isCsv(head: string, delimiter: string): Promise<boolean> {
  const cells = (line: string | undefined): number => line?.split(delimiter).length ?? 0;
  const [first, second] = head.split("\n", 2);
  if (cells(first) < 3 || cells(second) < 3 || first!.includes(`${delimiter} `)) return false;
  const { parse } = await import("csv-parse/sync");
  let rows: string[][];
  try {
    rows = parse(head, {
      delimiter,
      bom: true,
      to: ROWS,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as string[][];
  } catch {
    return false;
  }
  const [names = [], ...records] = rows;
  const isHeading = names.every((name) => /\p{L}/u.test(name) && name.length <= 40 && !/[.:!?]$/u.test(name));
  if (names.length < 3 || !isHeading || new Set(names).size < names.length || records.length < 2) return false;
  const alike = records.filter((record) => record.length === names.length).length;
  return alike >= records.length * 0.95;
}
