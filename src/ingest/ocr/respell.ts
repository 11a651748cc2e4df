import { formatNumber } from "../docx/numbering.js";
import type { Line } from "../pdf/lines.js";
import type { PageTable } from "../pdf/page.js";
import type { RecognizedPage } from "./page.js";

/**
 * Roman numerals out of a picture: "II" is read as "11", "H" or "u". Two places say what must stand there: a quarter of
 * the year is one of four, and the groups of a table count on. So do the letters of items.
 */

/** Uprights that a letter may stand for: the least and the most. */
const UPRIGHTS: Readonly<Record<string, readonly [number, number]>> = {
  ...Object.fromEntries(Array.from("Il1|ÌÍìíi!T", (letter) => [letter, [1, 1]] as const)),
  ...Object.fromEntries(Array.from("HunUN", (letter) => [letter, [2, 2]] as const)),
  m: [2, 3],
  M: [2, 3],
};

/** Can `text` be what the recogniser made of `numeral`? "H" and "u" of "II", "Im" of "III", "lv" of "IV". */
function looksLike(text: string, numeral: string): boolean {
  const [before = "", after = ""] = text.replace(/v/gu, "V").split("V");
  const [wantBefore = "", wantAfter = ""] = numeral.split("V");
  if (text.toUpperCase().split("V").length !== numeral.split("V").length || numeral.includes("X"))
    return text === numeral;
  return canBe(before, wantBefore.length) && canBe(after, wantAfter.length);
}

function canBe(letters: string, uprights: number): boolean {
  const ranges = Array.from(letters, (letter) => UPRIGHTS[letter]);
  if (ranges.some((range) => range === undefined)) return false;
  const least = ranges.reduce((sum, range) => sum + range![0], 0);
  const most = ranges.reduce((sum, range) => sum + range![1], 0);
  return least <= uprights && uprights <= most;
}

/** "Quý 11/2026", "Quý I1 năm": there is no eleventh quarter. */
const QUARTER = /((?:^|\s)Quý\s)([l1|ÌÍìíi!THunUNmMIVv]{1,4})(?=\s?[/,.;-]|\s(?:năm|và)|$)/giu;
const QUARTERS = ["I", "II", "III", "IV"];

/** The line with quarters as they must be meant; the same line where there is nothing to mend. */
export function respellQuarters(text: string): string {
  return text.replace(QUARTER, (whole: string, before: string, numeral: string) => {
    if (/^[1-4]$/u.test(numeral)) return whole;
    const meant = QUARTERS.filter((quarter) => looksLike(numeral, quarter));
    return meant.length === 1 && !QUARTERS.includes(numeral) ? before + meant[0] : whole;
  });
}

/** "e) Thực hiện tốt" behind "b) …": letters of items count on, and "c" is read as "e". */
const ITEM = /^(\p{Ll})\)(?=\s)/u;

/**
 * Recognised pages with their numerals and letters of items mended; each change is added to the page's repairs. Pages in order: the groups of a
 * table count on over page breaks.
 */
export function respellNumerals(pages: readonly RecognizedPage[]): RecognizedPage[] {
  let group = 0;
  let row = 0;
  let item = "";
  const letter = (text: string): string => {
    const read = ITEM.exec(text)?.[1];
    if (read === undefined) return text;
    const lost = read === "e" && item === "b";
    item = lost ? "c" : read;
    return lost ? `c${text.slice(1)}` : text;
  };
  return pages.map((page) => {
    const repairs = [...page.repairs];
    const respell = (line: Line, text: string): Line => {
      if (text === line.text) return line;
      repairs.push({ read: line.text, text, x: line.x0, y: line.y0 });
      const step = (line.x1 - line.x0) / text.length;
      return { ...line, text, edges: Array.from({ length: text.length + 1 }, (_, i) => line.x0 + i * step), gaps: [] };
    };
    /** Ordinals seen in this table on this page: its first may repeat the group of the page before. */
    let seen = 0;
    const ordinal = (text: string): string => {
      const bare = text.replace(/[.)]$/u, "");
      if (/^(?:\d{1,3}|[IVX]{1,5})$/u.test(bare)) seen++;
      if (/^\d{1,3}$/u.test(bare) && Number(bare) === row + 1) {
        row++;
        return text;
      }
      const next = formatNumber(group + 1, "upperRoman");
      // The numeral of the group that is at its end cannot come again: an upright was lost.
      const again = group > 0 && row > 0 && seen > 1 && bare === formatNumber(group, "upperRoman");
      if (bare !== next && !again && (group === 0 || next.length < 2 || !looksLike(bare, next))) {
        if (/^\d{1,3}$/u.test(bare)) row = Number(bare);
        return text;
      }
      group++;
      row = 0;
      return next + text.slice(bare.length);
    };
    const mendTable = (table: PageTable): PageTable => {
      seen = 0;
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
    const lines = page.lines.map((line) => ({ ...line, ...respell(line, letter(respellQuarters(line.text))) }));
    return { ...page, tables, lines, repairs };
  });
}

/** A table whose first ordinal is not the first of anything goes on from the page before. */
function continues(table: PageTable): boolean {
  const ordinals = table.cells.flatMap(({ column }, i) => (column === 0 ? (table.texts[i]![0]?.text ?? "") : []));
  const first = ordinals.find((text) => /^(?:\d{1,3}|[IVX]{1,5})[.)]?$/u.test(text));
  return first !== undefined && !/^(?:1|I)[.)]?$/u.test(first);
}
