import { formatNumber } from "../docx/numbering.js";
import type { Line } from "../pdf/lines.js";
import type { PageTable } from "../pdf/page.js";
import type { RecognizedPage } from "./page.js";

/**
 * Roman numerals out of a picture: "II" is read as "11", "H" or "u". Two places say what must stand there: a quarter of
 * the year is one of four, and the groups of a table count on.
 */

/** Numerals by their strokes: every upright is a one, two joined uprights are two. */
function strokes(text: string): string {
  return text
    .replace(/[l1|ÌÍìíi!T]/gu, "I")
    .replace(/[HunU]/gu, "II")
    .replace(/m/gu, "III")
    .replace(/v/gu, "V");
}

/** "Quý 11/2026", "Quý I1 năm": there is no eleventh quarter. */
const QUARTER = /((?:^|\s)Quý\s)([l1|ÌÍìíi!THunUmIVv]{1,4})(?=\s?[/,.;-]|\s(?:năm|và)|$)/giu;
const QUARTERS: ReadonlySet<string> = new Set(["I", "II", "III", "IV"]);

/** The line with quarters as they must be meant; the same line where there is nothing to mend. */
export function respellQuarters(text: string): string {
  return text.replace(QUARTER, (whole: string, before: string, numeral: string) => {
    if (/^[1-4]$/u.test(numeral)) return whole;
    const meant = strokes(numeral);
    return QUARTERS.has(meant) ? before + meant : whole;
  });
}

/**
 * Recognised pages with their numerals mended; each change is added to the page's repairs. Pages in order: the groups of a
 * table count on over page breaks.
 */
export function respellNumerals(pages: readonly RecognizedPage[]): RecognizedPage[] {
  let group = 0;
  let row = 0;
  return pages.map((page) => {
    const repairs = [...page.repairs];
    const respell = (line: Line, text: string): Line => {
      if (text === line.text) return line;
      repairs.push({ read: line.text, text, x: line.x0, y: line.y0 });
      const step = (line.x1 - line.x0) / text.length;
      return { ...line, text, edges: Array.from({ length: text.length + 1 }, (_, i) => line.x0 + i * step), gaps: [] };
    };
    const ordinal = (text: string): string => {
      const bare = text.replace(/[.)]$/u, "");
      if (/^\d{1,3}$/u.test(bare) && Number(bare) === row + 1) {
        row++;
        return text;
      }
      const next = formatNumber(group + 1, "upperRoman");
      if (bare !== next && (group === 0 || next.length < 2 || strokes(bare) !== next)) {
        if (/^\d{1,3}$/u.test(bare)) row = Number(bare);
        return text;
      }
      group++;
      row = 0;
      return next + text.slice(bare.length);
    };
    const mendTable = (table: PageTable): PageTable => {
      if (table.cells[0]?.row === 0 && !continues(table)) group = row = 0;
      return {
        ...table,
        texts: table.texts.map((lines, i) => {
          const first = table.cells[i]!.column === 0 && lines.length === 1;
          return lines.map((line) => respell(line, first ? ordinal(line.text) : respellQuarters(line.text)));
        }),
      };
    };
    const tables = page.tables.map(mendTable);
    const lines = page.lines.map((line) => ({ ...line, ...respell(line, respellQuarters(line.text)) }));
    return { ...page, tables, lines, repairs };
  });
}

/** A table whose first ordinal is not the first of anything goes on from the page before. */
function continues(table: PageTable): boolean {
  const ordinals = table.cells.flatMap(({ column }, i) => (column === 0 ? (table.texts[i]![0]?.text ?? "") : []));
  const first = ordinals.find((text) => /^(?:\d{1,3}|[IVX]{1,5})[.)]?$/u.test(text));
  return first !== undefined && !/^(?:1|I)[.)]?$/u.test(first);
}
