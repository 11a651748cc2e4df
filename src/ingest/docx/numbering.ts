import { childValue, elements, toggle, type XmlElement } from "./xml.js";

/** One level of a Word list. */
export interface ListLevel {
  readonly start: number;
  /** ST_NumberFormat: "decimal", "upperRoman", "bullet" … */
  readonly format: string;
  /** "%1.%2." for numbers, the bullet itself for bullets. */
  readonly text: string;
  /** `w:lvlRestart`: the level (1-based) whose step restarts this one; 0: never; undefined: any higher one. */
  readonly restart: number | undefined;
  /** `w:isLgl`: every number is printed as decimal. */
  readonly legal: boolean;
  /** Between number and words: "tab", "space" or "nothing". */
  readonly suffix: string;
  /** Paragraph style tied to this level. */
  readonly style: string | undefined;
}

/** A list as paragraphs name it. */
export interface ListInstance {
  /** The list whose counters it shares with other instances. */
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** `w:startOverride` by level: counting begins anew at the first paragraph of this instance. */
  readonly startOverrides: ReadonlyMap<number, number>;
}

/** Word's lists with the counters of one document. */
export class Numbering {
  /** Counters by abstract list: instances of one list go on counting each other. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(private readonly instances: ReadonlyMap<string, ListInstance>) {}

  /** The level of a list that a paragraph style is tied to; 0 where none is. */
  levelOfStyle(numId: string, style: string): number {
    for (const [index, level] of this.instances.get(numId)?.levels ?? []) if (level.style === style) return index;
    return 0;
  }

  /**
   * Counts one paragraph and returns what Word prints before it: "I. ", "2.1. ", "a) ", "- "; "" where the list or
   * the level is not defined. Call it once for each numbered paragraph, in reading order.
   */
  next(numId: string, level: number): string {
    const instance = this.instances.get(numId);
    const definition = instance?.levels.get(level);
    if (!instance || !definition) return "";
    const counters = this.counters.get(instance.abstractId) ?? [];
    this.counters.set(instance.abstractId, counters);

    const override = instance.startOverrides.get(level);
    const use = `${numId}/${level}`;
    const restarts = override !== undefined && !this.started.has(use);
    this.started.add(use);
    counters[level] = restarts ? override : (counters[level] ?? definition.start - 1) + 1;
    // A step of this level makes the deeper ones begin again.
    for (const [index, deeper] of instance.levels) {
      if (index > level && (deeper.restart === undefined || (deeper.restart !== 0 && deeper.restart >= level + 1))) {
        counters[index] = undefined;
      }
    }
    return printed(definition, instance.levels, counters);
  }
}

function printed(
  definition: ListLevel,
  levels: ReadonlyMap<number, ListLevel>,
  counters: readonly (number | undefined)[],
) {
  let words: string;
  if (definition.format === "bullet") words = bullet(definition.text);
  else {
    words = definition.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      const level = levels.get(index);
      // A level that no paragraph has used yet prints its first number.
      const value = counters[index] ?? level?.start ?? 1;
      return formatNumber(value, definition.legal ? "decimal" : (level?.format ?? "decimal"));
    });
  }
  return words === "" || definition.suffix === "nothing" ? words : `${words} `;
}

/** Private characters of Symbol and Wingdings, squares, arrows: all that is neither a minus nor a plus reads as "•". */
function bullet(text: string): string {
  const sign = text.trim();
  if (sign === "") return "";
  if (/^[-\u2010-\u2015\u2212\uF02D]$/u.test(sign)) return "-";
  if (/^[+\uF02B]$/u.test(sign)) return "+";
  if (sign === "*") return "*";
  // A "bullet" that is typed words ("Điều") is printed as such.
  return /\p{L}{2}/u.test(sign) ? sign : "•";
}

/** The lists that `numbering.xml` defines, by `w:numId`. */
export function readNumbering(root: XmlElement | undefined): Map<string, ListInstance> {
  const abstracts = new Map<string, Map<number, ListLevel>>();
  const byStyleLink = new Map<string, string>();
  const links = new Map<string, string>();
  for (const definition of elements(root)) {
    const id = definition.attributes["w:abstractNumId"];
    if (definition.name !== "w:abstractNum" || id === undefined) continue;
    abstracts.set(id, readLevels(definition));
    const styleLink = childValue(definition, "w:styleLink");
    if (styleLink) byStyleLink.set(styleLink, id);
    const numStyleLink = childValue(definition, "w:numStyleLink");
    if (numStyleLink) links.set(id, numStyleLink);
  }
  const instances = new Map<string, ListInstance>();
  for (const num of elements(root)) {
    const id = num.attributes["w:numId"];
    if (num.name !== "w:num" || id === undefined) continue;
    const printed = childValue(num, "w:abstractNumId") ?? "";
    const abstractId = byStyleLink.get(links.get(printed) ?? "") ?? printed;
    const levels = new Map(abstracts.get(abstractId));
    const startOverrides = new Map<number, number>();
    for (const override of elements(num)) {
      if (override.name !== "w:lvlOverride") continue;
      const start = childValue(override, "w:startOverride");
      if (start !== undefined) startOverrides.set(Number(override.attributes["w:ilvl"]), integer(start, 1));
      for (const [index, replaced] of readLevels(override)) levels.set(index, replaced);
    }
    instances.set(id, { abstractId, levels, startOverrides });
  }
  return instances;
}

function readLevels(parent: XmlElement): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const level of elements(parent)) {
    if (level.name !== "w:lvl") continue;
    const restart = childValue(level, "w:lvlRestart");
    levels.set(Number(level.attributes["w:ilvl"]), {
      start: integer(childValue(level, "w:start"), 1),
      format: childValue(level, "w:numFmt") ?? "decimal",
      text: childValue(level, "w:lvlText") ?? "",
      restart: restart === undefined ? undefined : integer(restart, 0),
      legal: toggle(level, "w:isLgl") ?? false,
      suffix: childValue(level, "w:suff") ?? "tab",
      style: childValue(level, "w:pStyle"),
    });
  }
  return levels;
}

function integer(text: string | undefined, otherwise: number): number {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isFinite(value) ? value : otherwise;
}

const VIETNAMESE = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/** A number as Word prints it in a list (ECMA-376, 17.18.59 ST_NumberFormat). Formats of other scripts print as decimal. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerLetter":
      return letters(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "vietnameseCounting":
      return VIETNAMESE[value] ?? String(value);
    case "none":
    case "bullet":
      return "";
    default:
      return String(value);
  }
}

/** Word repeats letters after z: y, z, aa, bb. It knows the English alphabet only: "đ" never comes out of a list. */
function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let out = "";
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      out += sign;
      rest -= worth;
    }
  }
  return out;
}
