import { type FontSamples, readClusters, sampleFonts } from "./clusters.js";
import { displayed, type Rect, type Turn, upright } from "./geometry.js";
import { findGrids, type Grid } from "./grid.js";
import { type Line, partOf, printsBlanks, toLines } from "./lines.js";
import type { Glyph, PageMarks } from "./marks.js";
import type { RuleSet } from "./rules.js";

/** What one page holds, in plain data: it crosses from the reading thread to the caller. */
export interface PageContent {
  /** 1-based. */
  readonly number: number;
  /** As displayed, in points. */
  readonly width: number;
  readonly height: number;
  /** Positions below are those of the page turned by this much, so that most of its text is upright. */
  readonly turn: Turn;
  /** Lines outside tables, top to bottom. */
  readonly lines: readonly PageLine[];
  readonly tables: readonly PageTable[];
  /** Stamps of signatures, watermarks: text that is not the plan's. */
  readonly stamps: readonly Line[];
  readonly facts: PageFacts;
  /** Time it took to read, in milliseconds. */
  readonly ms: number;
}

export interface PageLine extends Line {
  /** The file itself says that this is no part of the text. */
  readonly artifact: boolean;
}

export interface PageTable extends Grid {
  readonly texts: readonly (readonly Line[])[];
}

/** Counts that tell a scan from a text page, and a readable text layer from a broken one. */
export interface PageFacts {
  readonly letters: number;
  /** Letters of stamps and signatures. */
  readonly stampLetters: number;
  readonly invisibleLetters: number;
  /** The largest share of the page that one picture covers. */
  readonly pictureShare: number;
  readonly curves: number;
  /** Names of the fonts used, and those whose characters are not known. */
  readonly fonts: readonly string[];
  readonly unmappedFonts: readonly string[];
  readonly unmappedLetters: number;
  readonly missingFonts: readonly string[];
  readonly legacyFonts: readonly string[];
  readonly unknownLegacyFonts: readonly string[];
  readonly horizontalRules: number;
  readonly verticalRules: number;
  /** Recognised from a picture (OCR): what stands here may be misread. */
  readonly recognized: boolean;
}

/** A signature's stamp: who signed and when. A stamp that only fills in the number or the day belongs to the text. */
const SIGNATURE_STAMP =
  /k[ýy] b[ởo]i|ng[ưu][ờo]i k[ýy]|c[ơo] quan k[ýy]|th[ờo]i gian k[ýy]|ng[àa]y k[ýy]|signed by|email:/iu;
const LONG_STAMP = 60;

/** One page from what is drawn on it. */
export function readPage(marks: PageMarks, number: number, samples: FontSamples): Omit<PageContent, "ms"> {
  sampleFonts(marks.glyphs, samples);
  const turn = mainTurn(marks.glyphs);
  const turned = turnPage(marks, turn);
  const { own, stamps } = partStamps(turned.glyphs);
  const visible = own.filter((g) => g.turn !== null);
  const clusters = readClusters(visible.filter((g) => g.turn === turn));
  const blanksPrinted = printsBlanks(clusters);
  const artifacts = new Set(visible.filter((g) => g.artifact).map((g) => place(g.x, g.y)));
  const grids = findGrids(turned.rules);
  const { inside, outside } = share(clusters, grids);
  const sideways = readSideways(visible, turn, marks);
  const besides = share(
    sideways.map((s) => s.box),
    grids,
  );
  const tables: PageTable[] = [];
  grids.forEach((grid, i) => {
    const texts = inside[i]!.map((own, cell) => [
      ...toLines(own, blanksPrinted),
      ...besides.inside[i]![cell]!.map((box) => sideways.find((s) => s.box === box)!.line),
    ]);
    if (texts.some((lines) => lines.length > 0)) tables.push({ ...grid, texts });
  });
  const lines = toLines(outside, blanksPrinted).map((line) => ({
    ...line,
    artifact: artifacts.has(place(line.x0, line.y)),
  }));
  const aside = besides.outside.map((box) => sideways.find((s) => s.box === box)!.line);
  const slanting = own.filter((g) => g.turn === null);
  return {
    number,
    width: marks.width,
    height: marks.height,
    turn,
    lines,
    tables,
    stamps: [...stamps.flatMap((s) => toLines(readClusters(s), false)), ...aside, ...slantingLine(slanting)],
    facts: countFacts(marks, own, stamps.flat()),
  };
}

const place = (x: number, y: number): string => `${Math.round(x)} ${Math.round(y)}`;

/** The turn of most letters. */
function mainTurn(glyphs: readonly Glyph[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const { turn } of glyphs) if (turn !== null) counts[turn]!++;
  const most = Math.max(...counts);
  return most === 0 || counts[0] === most ? 0 : (counts.indexOf(most) as Turn);
}

interface Turned {
  readonly glyphs: readonly Glyph[];
  readonly rules: RuleSet;
  readonly width: number;
  readonly height: number;
}

function turnPage(marks: PageMarks, turn: Turn): Turned {
  const { width, height, glyphs, rules } = marks;
  if (turn === 0 || turn === null) return { glyphs, rules, width, height };
  for (const glyph of glyphs) [glyph.x, glyph.y] = upright(turn, width, height, glyph.x, glyph.y);
  const turnRules = (found: RuleSet["horizontal"], level: boolean): RuleSet["horizontal"] =>
    found.map(({ at, from, to }) => {
      const [ax, ay] = level ? upright(turn, width, height, from, at) : upright(turn, width, height, at, from);
      const [bx, by] = level ? upright(turn, width, height, to, at) : upright(turn, width, height, at, to);
      return Math.abs(ax - bx) > Math.abs(ay - by)
        ? { at: ay, from: Math.min(ax, bx), to: Math.max(ax, bx) }
        : { at: ax, from: Math.min(ay, by), to: Math.max(ay, by) };
    });
  const across = turnRules(rules.horizontal, true);
  const down = turnRules(rules.vertical, false);
  return turn === 2
    ? { glyphs, rules: { horizontal: across, vertical: down }, width, height }
    : { glyphs, rules: { horizontal: down, vertical: across }, width: height, height: width };
}

/** Parts signature stamps from the text. */
function partStamps(glyphs: readonly Glyph[]): { own: Glyph[]; stamps: Glyph[][] } {
  const byAnnotation = new Map<number, Glyph[]>();
  const own: Glyph[] = [];
  for (const glyph of glyphs) {
    if (glyph.annotation < 0) own.push(glyph);
    else byAnnotation.set(glyph.annotation, [...(byAnnotation.get(glyph.annotation) ?? []), glyph]);
  }
  const stamps: Glyph[][] = [];
  for (const stamp of byAnnotation.values()) {
    const text = stamp.map((g) => (g.afterBlank ? " " : "") + g.text).join("");
    if (text.length > LONG_STAMP || SIGNATURE_STAMP.test(text.normalize("NFC"))) stamps.push(stamp);
    else own.push(...stamp);
  }
  return { own, stamps };
}

/** Letters into the cells of the grids they stand in, by their middle. */
function share<T extends { x0: number; x1: number; y: number; size: number }>(
  items: readonly T[],
  grids: readonly Grid[],
): { inside: T[][][]; outside: T[] } {
  const inside: T[][][] = grids.map((grid) => grid.cells.map(() => []));
  const outside: T[] = [];
  for (const item of items) {
    const x = (item.x0 + item.x1) / 2;
    const y = item.y - 0.3 * item.size;
    const g = grids.findIndex((grid) => x >= grid.x0 && x <= grid.x1 && y >= grid.y0 && y <= grid.y1);
    if (g < 0) outside.push(item);
    else {
      const { xs, ys, at } = grids[g]!;
      inside[g]![at[slot(ys, y)]![slot(xs, x)]!]!.push(item);
    }
  }
  return { inside, outside };
}

/** Index of the interval of `edges` that holds `value`. */
function slot(edges: readonly number[], value: number): number {
  let i = 0;
  while (i < edges.length - 2 && value > edges[i + 1]!) i++;
  return i;
}

interface Sideways {
  readonly line: Line;
  /** Stands in for the line where letters are shared among cells. */
  readonly box: { x0: number; x1: number; y: number; size: number };
}

/** Text that runs up or down beside upright text: headings of narrow columns. */
function readSideways(glyphs: readonly Glyph[], main: Turn, marks: PageMarks): Sideways[] {
  const found: Sideways[] = [];
  for (const turn of [0, 1, 2, 3] as const) {
    if (turn === main) continue;
    const turned = glyphs.filter((g) => g.turn === turn);
    if (turned.length === 0) continue;
    const quarter = ((turn - (main ?? 0) + 4) % 4) as 1 | 2 | 3;
    const [width, height] = main === 1 || main === 3 ? [marks.height, marks.width] : [marks.width, marks.height];
    const clusters = readClusters(
      turned.map((g) => {
        const [x, y] = upright(quarter, width, height, g.x, g.y);
        return { ...g, x, y };
      }),
    );
    for (const line of splitRuns(toLines(clusters, false))) {
      const [ax, ay] = displayed(quarter, width, height, line.x0, line.y0);
      const [bx, by] = displayed(quarter, width, height, line.x1, line.y1);
      const box = {
        x0: Math.min(ax, bx),
        x1: Math.max(ax, bx),
        y0: Math.min(ay, by),
        y1: Math.max(ay, by),
      };
      const middle = (box.y0 + box.y1) / 2;
      const edges = line.edges.map((_, i) => (i === line.edges.length - 1 ? box.x1 : box.x0));
      found.push({
        line: { ...line, ...box, y: box.y1, edges, gaps: [] },
        box: { x0: box.x0, x1: box.x1, y: middle, size: 0 },
      });
    }
  }
  return found;
}

/** Headings of two rows stand in one line when turned: parted at wide gaps. */
function splitRuns(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const cuts = line.gaps.filter((g) => g.x1 - g.x0 > 1.5 * line.size).map((g) => g.at);
    return [0, ...cuts].map((from, i) => partOf(line, from, i < cuts.length ? cuts[i]! - 1 : line.text.length));
  });
}

/** Watermarks run aslant: their letters in the order they were printed. */
function slantingLine(glyphs: readonly Glyph[]): Line[] {
  const first = glyphs[0];
  if (!first) return [];
  const text = glyphs
    .map((g, i) => (g.afterBlank && i > 0 ? " " : "") + g.text)
    .join("")
    .normalize("NFC")
    .trim();
  if (text === "") return [];
  const edges = Array.from({ length: text.length + 1 }, (_, i) => first.x + i);
  const { x, y, size } = first;
  return [{ text, y, size, bold: false, edges, gaps: [], x0: x, x1: x + text.length, y0: y - size, y1: y }];
}

const LETTER = /\p{L}/u;
/** Most glyphs are one character of ASCII: the engine of patterns is asked for the others alone. */
function hasLetter({ text }: Glyph): boolean {
  const code = text.charCodeAt(0);
  return text.length === 1 && code < 0x80 ? (code | 32) >= 97 && (code | 32) <= 122 : LETTER.test(text);
}

function countFacts(marks: PageMarks, own: readonly Glyph[], stamps: readonly Glyph[]): PageFacts {
  const fonts = new Set(marks.glyphs.map((g) => g.font));
  const names = (keep: (font: Glyph["font"]) => boolean): string[] =>
    [...new Set([...fonts].filter(keep).map((f) => f.name))].sort();
  const letters = own.filter(hasLetter);
  const area = marks.width * marks.height;
  return {
    letters: letters.length,
    stampLetters: stamps.filter(hasLetter).length,
    invisibleLetters: letters.filter((g) => g.invisible).length,
    pictureShare: Math.max(0, ...marks.pictures.map((p) => overlap(p, marks) / area)),
    curves: marks.curves,
    fonts: names(() => true),
    unmappedFonts: names((f) => f.unmapped),
    unmappedLetters: own.filter((g) => g.font.unmapped).length,
    missingFonts: names((f) => f.missing),
    legacyFonts: names((f) => f.legacy !== null),
    unknownLegacyFonts: names((f) => f.unknownLegacy),
    horizontalRules: marks.rules.horizontal.length,
    verticalRules: marks.rules.vertical.length,
    recognized: false,
  };
}

const overlap = (p: Rect, page: { width: number; height: number }): number =>
  Math.max(0, Math.min(p.x1, page.width) - Math.max(p.x0, 0)) *
  Math.max(0, Math.min(p.y1, page.height) - Math.max(p.y0, 0));

/** Pages with fewer letters have no text layer worth the name. */
const FEWEST_LETTERS = 20;
/** The text of a stamp on a scan (who signed, when) has 80 to 280 letters. */
const STAMP_LETTERS = 300;

/** A page that is to be read from its picture: almost no text, or a picture of the page with a stamp's text on it. */
export function pageIsScan({ facts }: Pick<PageContent, "facts">): boolean {
  const drawn = facts.pictureShare > 0.05 || facts.curves > 200;
  if (facts.letters < FEWEST_LETTERS) return drawn;
  return (
    facts.pictureShare > 0.6 && facts.letters - facts.invisibleLetters < STAMP_LETTERS && facts.invisibleLetters === 0
  );
}
