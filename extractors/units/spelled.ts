import type { UnitRef } from "../../src/model/facts.js";
import { wholeUnit } from "./index.js";
import type { Place } from "./place.js";

/** What a document says its short forms stand for: "Cục QLTNN" → "Cục Quản lý tài nguyên nước". */
export type ShortForms = readonly { readonly short: string; readonly long: string }[];

/** In small letters a short form is a common word ("tổ"); in capitals it is nothing but short. */
const ACRONYM = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u;

/**
 * Reads the units that a document names by its own short forms again by their long ones. A unit whose long form reads as
 * no unit stays as printed.
 */
export function spellOut(forms: ShortForms, place: Place): (units: readonly UnitRef[]) => readonly UnitRef[] {
  const known = forms.filter(({ short }) => ACRONYM.test(short)).sort((a, b) => b.short.length - a.short.length);
  return (units) => units.map((unit) => spelled(unit, known, place));
}

function spelled(unit: UnitRef, forms: ShortForms, place: Place): UnitRef {
  for (const { short, long } of forms) {
    const at = ` ${unit.name} `.indexOf(` ${short} `);
    if (at < 0) continue;
    const before = unit.name.slice(0, at);
    // "Cục QLTNN" for "QLTNN: quản lý tài nguyên nước": a name goes on with a capital
    const name = before && /\s$/u.test(before) ? before + long[0]!.toUpperCase() + long.slice(1) : before + long;
    const read = wholeUnit(name + unit.name.slice(at + short.length), place);
    if (read) return read;
  }
  return unit;
}
