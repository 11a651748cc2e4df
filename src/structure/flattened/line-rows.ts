import type { ColumnRole } from "../../../extractors/tables/columns.js";
import { isShouted } from "../../text/words.js";
import { isDueCell } from "../evidence.js";
import type { Line } from "../lines.js";
import { ROW_MARK } from "../numbering.js";
import { fitOf, goesOn, isRowMark, NEVER, wrapped } from "./fit.js";
import { EMPTY, type Slots } from "./slots.js";

export interface LineRow {
  readonly kind: "group" | "data";
  /** For each column the lines of its cell; of a group the number and the title. */
  readonly cells: readonly (readonly number[])[];
}

/** Where the rows are looked for. */
export interface Below {
  readonly lines: readonly Line[];
  readonly roles: readonly ColumnRole[];
  /** The lines from the first row on. Where empty ones are among them, each stands for an empty cell. */
  readonly slots: Slots;
  readonly counted: boolean;
  /** May a line be of the table? */
  readonly holds: (line: number) => boolean;
  /** The first line behind a header that is printed again at that line; -1 where another one stands there, 0 where none. */
  readonly behindHeader: (line: number) => number;
}

export interface LineRows {
  readonly rows: readonly LineRow[];
  /** What the rows cost, each on average. */
  readonly mean: number;
  /** Rows of data, those of which no cell has two lines, and empty lines among the rows that are no cells. */
  readonly data: number;
  readonly plain: number;
  readonly stray: number;
}

/** What a row is worth: it must fit better than this to belong to the table. */
const WORTH = 2.6;
/** A name, a unit or a product may be wrapped over so many lines; a cell of which lines are paragraphs has so many. */
const MOST_WRAPPED = 4;
const MOST_PARAGRAPHS = 12;
/** Where cells are counted, what they look like is but a check. */
const CHECK = 0.4;
/** An empty line that is no cell. */
const STRAY = 2;
/** A row that costs less is not looked at twice. */
const SURE = 1;

/** Of a cell that is lost. */
const MISSING: Readonly<Partial<Record<ColumnRole, number>>> = {
  number: 1.6,
  task: 9,
  indicator: 9,
  value: 1.2,
  lead: 1.5,
  measure: 1.5,
  due: 1.2,
  baseline: 0.9,
  note: 0.1,
};
/** Of one that is there, but empty. */
const BLANK: Readonly<Partial<Record<ColumnRole, number>>> = { number: 0.8, task: 1.5, indicator: 1.5 };
/** A name beside an empty number: "Tổng cộng". */
const UNNUMBERED = 1.4;

const WRAPS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(["task", "indicator", "lead", "coordinating", "product", "result", "unknown", "note"] as const),
]);
const SINGLE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["number", "measure"]);

interface Step {
  readonly cost: number;
  readonly from: number;
  /** The row that ends here; null for what is passed over. */
  readonly row: LineRow | null;
}

interface Cut {
  readonly taken: number;
  readonly cost: number;
  readonly cells: readonly (readonly number[])[];
}

/** A cell may take so many places at this cost. */
interface Choice {
  readonly places: number;
  readonly cost: number;
}

/** A shortest path over the lines: each step is a row, a heading, or a page number or empty line that is passed over. */
export function readLineRows(below: Below): LineRows {
  return new Reading(below).rows();
}

class Reading {
  /** By the place behind the row. */
  private readonly steps: (Step | undefined)[] = [{ cost: 0, from: -1, row: null }];

  constructor(private readonly below: Below) {}

  rows(): LineRows {
    let best = 0;
    for (let at = 0; at < this.steps.length; at++) {
      const here = this.steps[at];
      if (!here) continue;
      // What follows the last row that pays belongs to the text
      if (here.row?.kind === "data" && here.cost < this.steps[best]!.cost) best = at;
      const slot = this.below.slots.at(at);
      if (slot === undefined || here.cost > this.steps[best]!.cost + 3 * WORTH) continue;
      if (slot === EMPTY || this.below.holds(slot)) this.leave(at, slot, here);
    }
    const rows: LineRow[] = [];
    let stray = 0;
    for (let step = this.steps[best]!, k = best; k > 0; k = step.from, step = this.steps[k]!)
      if (step.row) rows.unshift(step.row);
      else if (this.below.slots.at(step.from) === EMPTY) stray++;
    const data = rows.filter(({ kind }) => kind === "data");
    return {
      rows,
      mean: data.length === 0 ? Number.POSITIVE_INFINITY : this.steps[best]!.cost / data.length + WORTH,
      data: data.length,
      plain: data.filter(({ cells }) => cells.every((cell) => cell.length <= 1)).length,
      stray,
    };
  }

  private leave(at: number, slot: number, here: Step): void {
    const { counted } = this.below;
    if (slot === EMPTY) this.reach(at + 1, here, at, STRAY, null);
    else {
      const { text, loneNumber, furniture, bold } = this.below.lines[slot]!;
      const behind = this.below.behindHeader(slot);
      if (behind !== 0) {
        if (behind > 0) this.reach(this.placeOf(behind, at), here, at, 0, null);
        return;
      }
      if (furniture) this.reach(at + 1, here, at, 0, null);
      else if (loneNumber) this.reach(at + 1, here, at, 0.8, null);
      const marked = ROW_MARK.test(text);
      if (marked && !MINOR.test(text)) {
        const title = this.below.slots.at(at + 1);
        if (title !== undefined && this.isTitle(title))
          this.reach(at + 2, here, at, /^\d/u.test(text) ? 1.5 : 0.6, { kind: "group", cells: [[slot], [title]] });
      }
      if (!marked && isTitle(text)) {
        const heads = NUMBERED.test(text);
        // A line more than the cells of a row, right above the next one
        const stands = counted && this.opensRow(at + 1);
        if (heads || stands || isShouted(text) || bold)
          this.reach(at + 1, here, at, heads ? 0.8 : 1.5, { kind: "group", cells: [[], [slot]] });
      }
    }
    for (const { taken, cost, cells } of counted ? this.countedRows(at) : this.dataRows(at))
      this.reach(at + taken, here, at, cost - WORTH, { kind: "data", cells });
  }

  private isTitle(slot: number): boolean {
    return slot !== EMPTY && this.below.holds(slot) && isTitle(this.below.lines[slot]!.text);
  }

  /** The place of a line that stands behind the place `at`. */
  private placeOf(line: number, at: number): number {
    let place = at + 1;
    for (let slot = this.below.slots.at(place); slot !== undefined && slot < line; )
      slot = this.below.slots.at(++place);
    return place;
  }

  private reach(end: number, here: Step, at: number, cost: number, row: LineRow | null): void {
    const total = here.cost + cost;
    const there = this.steps[end];
    if (!there || total < there.cost - 1e-9) this.steps[end] = { cost: total, from: at, row };
  }

  /** For each place at which a row that begins at `at` may end, the cheapest way to divide its lines among the columns. */
  private cuts(at: number, most: number, choices: (place: number, column: number) => readonly Choice[]): Cut[] {
    const { roles, slots } = this.below;
    // By the number of places that the columns so far have taken
    let cheapest = new Map<number, Cut>([[0, { taken: 0, cost: 0, cells: [] }]]);
    for (const column of roles.keys()) {
      const next = new Map<number, Cut>();
      for (const { taken: before, cost: so, cells } of cheapest.values())
        for (const choice of choices(at + before, column)) {
          const taken = before + choice.places;
          const cost = so + choice.cost;
          if (taken > most || cost >= (next.get(taken)?.cost ?? WORTH + 1)) continue;
          const cell: number[] = [];
          for (let k = before; k < taken; k++) {
            const slot = slots.at(at + k)!;
            if (slot !== EMPTY) cell.push(slot);
          }
          next.set(taken, { taken, cost, cells: [...cells, cell] });
        }
      cheapest = next;
    }
    return [...cheapest.values()].filter(({ taken }) => taken > 1);
  }

  private dataRows(at: number): Cut[] {
    const { roles } = this.below;
    return this.cuts(at, roles.length + 2 * MOST_WRAPPED, (place, column) => {
      const role = roles[column]!;
      const lost = { places: 0, cost: MISSING[role] ?? 0.6 };
      return [lost, ...this.choices(place, WRAPS.has(role) ? MOST_WRAPPED : 1, (text) => fitOf(text, role), wrapped)];
    });
  }

  /**
   * The same where empty cells are counted: each column has a place of its own. Where all come out even and a row number
   * follows, there is nothing to be weighed.
   */
  private countedRows(at: number): Cut[] {
    const { roles, slots, lines } = this.below;
    const number = slots.at(at)!;
    if (number !== EMPTY && !isRowMark(lines[number]!.text)) return [];
    // A row without a number must look like one
    const weight = number === EMPTY ? 1 : CHECK;
    const choices = (place: number, column: number, most: number): Choice[] => {
      const role = roles[column]!;
      // Number and name may both go on from the row above
      if (slots.at(place) === EMPTY)
        return [{ places: 1, cost: (number === EMPTY && column > 0 ? 0 : BLANK[role]) || 0.05 }];
      const unnumbered = column === 1 && number === EMPTY ? UNNUMBERED : 0;
      const fit = (text: string): number => (column === 0 ? 0 : unnumbered + weighed(fitOf(text, role), weight));
      return this.choices(place, SINGLE.has(role) ? 1 : most, fit, (text) => goesOn(text, role));
    };
    if (this.opensRow(at + roles.length)) {
      const even = this.cuts(at, roles.length, (place, column) => choices(place, column, 1));
      if (even.some(({ cost }) => cost < SURE)) return even;
    }
    return this.cuts(at, roles.length + MOST_PARAGRAPHS, (place, column) =>
      choices(place, column, MOST_PARAGRAPHS),
    ).filter(({ cells }) => cells.some((cell, c) => c > 0 && cell.length > 0));
  }

  private opensRow(place: number): boolean {
    const slot = this.below.slots.at(place);
    return slot !== undefined && slot !== EMPTY && isRowMark(this.below.lines[slot]!.text);
  }

  /** A cell of one line, of two, … of `most`. */
  private choices(
    place: number,
    most: number,
    first: (text: string) => number,
    further: (text: string) => number,
  ): Choice[] {
    const found: Choice[] = [];
    for (let places = 1, cost = 0; places <= most; places++) {
      cost += this.costOf(place + places - 1, places > 1 ? further : first);
      if (cost > WORTH + 1) break;
      found.push({ places, cost });
    }
    return found;
  }

  private costOf(place: number, cost: (text: string) => number): number {
    const slot = this.below.slots.at(place);
    if (slot === undefined || slot === EMPTY || !this.below.holds(slot)) return NEVER;
    const { text, furniture } = this.below.lines[slot]!;
    return furniture || this.below.behindHeader(slot) !== 0 ? NEVER : cost(text);
  }
}

const weighed = (fit: number, weight: number): number => (fit >= NEVER ? fit : fit * weight);

/** "II. Dữ liệu": a heading on one line with its number. */
const NUMBERED = /^(?:[IVXLC]{1,6}|[A-HĐ])\s?[.):/-]\s*\p{Lu}/u;
/** "-", "a": what stands under a row; it heads nothing. */
const MINOR = /^(?:[a-zđ]|[-+•*])[.)]?$/u;
const isTitle = (text: string): boolean =>
  /^[\p{Lu}“"]/u.test(text) && text.length <= 160 && !isDueCell(text) && !/[.;]$/u.test(text);
