import { readHeader } from "../../../extractors/tables/columns.js";
import type { Line } from "../lines.js";
import { type HeaderCell, type Heading, type LineHeader, titleOf } from "./line-header.js";
import { EMPTY } from "./slots.js";

/** A place in a row of a header: a heading, or null where one from above goes on. */
type Place = Heading | null;

/** No header has more lines and empty cells. */
const MOST_PLACES = 120;

/**
 * Headers of two or three rows whose empty lines are counted: "TT", "Nhiệm vụ", "Phân công", "Thời hạn" and below them "", "",
 * "Chủ trì", "Phối hợp", "". A heading that spans columns is printed once; one that spans rows leaves an empty line in each
 * row below. So the lowest row has a line for each column, and tells which headings are which. Only readings that come out even.
 */
export function readStackedHeaders(lines: readonly Line[], slots: readonly number[]): LineHeader[] {
  const cut = slots.indexOf(EMPTY);
  if (cut < 2 || slots.length > MOST_PLACES) return [];
  const top = placesOf(lines, slots.slice(0, cut));
  const rest = slots.slice(cut);
  const found = [stack(lines, [top, placesOf(lines, rest)])];
  // The column of numbers leaves an empty line in each row
  for (let k = 2; k < rest.length - 2; k++)
    if (rest[k] === EMPTY)
      found.push(stack(lines, [top, placesOf(lines, rest.slice(0, k)), placesOf(lines, rest.slice(k))]));
  return found.flatMap((header) => header ?? []);
}

function stack(lines: readonly Line[], rows: readonly (readonly Place[])[]): LineHeader | undefined {
  const lowest = rows.at(-1)!;
  let widths = lowest.map(() => 1);
  const cells = placed(lowest, widths, rows.length - 1);
  for (let row = rows.length - 2; row >= 0; row--) {
    const spans = spansOf(lines, rows[row]!, rows[row + 1]!);
    if (!spans) return undefined;
    let at = 0;
    const below = widths;
    widths = spans.map((span) => below.slice(at, (at += span)).reduce((sum, width) => sum + width, 0));
    cells.unshift(...placed(rows[row]!, widths, row));
  }
  const heightAt = (row: number, column: number): number => {
    const next = cells.find(
      (cell) => cell.row > row && cell.column <= column && column < cell.column + cell.columnSpan,
    );
    return (next?.row ?? rows.length) - row;
  };
  return {
    rows: rows.length,
    columns: lowest.length,
    cells: cells.map((cell) => ({ ...cell, rowSpan: heightAt(cell.row, cell.column) })),
  };
}

function placed(places: readonly Place[], widths: readonly number[], row: number): HeaderCell[] {
  let column = 0;
  return places.flatMap((lines, k) => {
    const cell = { row, column, rowSpan: 1, columnSpan: widths[k]! };
    column += widths[k]!;
    return lines ? [{ lines, ...cell }] : [];
  });
}

/** How many of the places `below` each of those `above` spans; undefined where they cannot be told. */
function spansOf(lines: readonly Line[], above: readonly Place[], below: readonly Place[]): number[] | undefined {
  const runs = runsOf(below);
  const wide = above.length - below.filter((place) => place === null).length;
  if (runs.length === 0 || wide < runs.length || (wide > runs.length && runs.length > 1)) return undefined;
  const spans: number[] = [];
  for (let column = 0; column < below.length; ) {
    const run = runs.find(({ from }) => from === column);
    if (!run) {
      spans.push(1);
      column++;
      continue;
    }
    const over = above.slice(spans.length, spans.length + (runs.length > 1 ? 1 : wide));
    if (over.length === 0 || over.includes(null)) return undefined;
    const shares = shareOut(lines, over as Heading[], below.slice(run.from, run.to) as Heading[]);
    if (!shares) return undefined;
    spans.push(...shares);
    column = run.to;
  }
  return spans.length === above.length ? spans : undefined;
}

/** Headings of one row; a line that begins in lower case or with a bracket goes on with the one above: "Thời gian" / "hoàn thành". */
function placesOf(lines: readonly Line[], slots: readonly number[]): Place[] {
  const places: Place[] = [];
  for (const slot of slots) {
    const last = places.at(-1);
    if (slot === EMPTY) places.push(null);
    else if (last && /^[\p{Ll}(]/u.test(lines[slot]!.text)) places[places.length - 1] = [...last, slot];
    else places.push([slot]);
  }
  return places;
}

/** The headings of a row that has no empty place. */
export const headingsOf = (lines: readonly Line[], slots: readonly number[]): Heading[] =>
  placesOf(lines, slots).flatMap((place) => (place ? [place] : []));

/** Headings next to each other, with empty places around. */
function runsOf(places: readonly Place[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  places.forEach((place, at) => {
    const last = runs.at(-1);
    if (place === null) return;
    if (last?.to === at) last.to++;
    else runs.push({ from: at, to: at + 1 });
  });
  return runs;
}

/** How many of the headings `own` each of the headings `over` spans. */
function shareOut(lines: readonly Line[], over: readonly Heading[], own: readonly Heading[]): number[] | undefined {
  if (over.length === 1) return [own.length];
  // A heading over a single other one spans nothing
  if (own.length < over.length * 2) return undefined;
  const equal = own.length % over.length === 0 ? own.length / over.length : 0;
  const titles = own.map((heading) => titleOf(lines, heading));
  const again = equal > 0 && titles.every((title, k) => k < equal || title === titles[k - equal]);
  if (again || equal === 2) return over.map(() => equal);
  if (over.length > 2) return undefined;
  const change = changeOfMake(titles);
  if (change > 1 && change < own.length - 1) return [change, own.length - change];
  // Two of them are surely of the first heading, two of the other. What stands between goes to the one that promises nothing.
  const promises = over.map((heading) => PROMISES.has(readHeader(titleOf(lines, heading)).role));
  return promises[0] && !promises[1] ? [2, own.length - 2] : [own.length - 2, 2];
}

const PROMISES: ReadonlySet<string> = new Set(["value", "indicator", "unknown"]);

/** Where headings without a unit in brackets are followed by those with one, or the other way round; 0 where they change to and fro. */
function changeOfMake(titles: readonly string[]): number {
  const measured = titles.map((title) => /\([^()]{1,20}\)$/u.test(title));
  const change = measured.findIndex((is) => is !== measured[0]);
  return change > 0 && measured.slice(change).every((is) => is !== measured[0]) ? change : 0;
}
