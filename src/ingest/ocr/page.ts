import type { Cluster } from "../pdf/clusters.js";
import { findGrids, type Grid } from "../pdf/grid.js";
import { type Line, median, toLines } from "../pdf/lines.js";
import type { PageLine, PageTable } from "../pdf/page.js";
import { LAYOUT, type OcrEngine } from "./engine.js";
import { crop, erase, type GrayImage, inkBox, rotate, turnUpright } from "./image.js";
import { type Repair, readImpossible, readSign } from "./operators.js";
import { findRuledLines } from "./ruled-lines.js";
import { findSkew } from "./skew.js";
import type { OcrLine, OcrWord } from "./tsv.js";
import { findTurn, isPoor } from "./turn.js";

/** What was read from the picture of one page; positions in points from its top left. */
export interface RecognizedPage {
  readonly number: number;
  /** The positions are those of the page turned by this much: it lay sideways or upside down in the scanner. */
  readonly turn: 0 | 1 | 2 | 3;
  readonly lines: readonly PageLine[];
  readonly tables: readonly PageTable[];
  /** Words that were read otherwise than the recogniser said, with their place. */
  readonly repairs: readonly (Repair & { readonly x: number; readonly y: number })[];
}

/** Pictures that lean by less are left as they are: turning blurs. */
const STRAIGHT = 0.06;
/** Words that the recogniser is less sure of are specks and pieces of seals … */
const LEAST_CONFIDENCE = 20;
/** … but not where the other words of the line are sure and as high. */
const SURE = 60;
/** Borders are not part of a cell's picture (points). */
const BORDER = 1.4;
/** A cell is cut out close round its ink, with as much white as a page has: lone digits are lost in wide cells (pixels). */
const CLOSE = 2;
const MARGIN = 20;

/**
 * Reads the picture of a page: turned upright, set straight, ruled tables cell by cell, the rest as one page.
 * `dpi` is pixels per inch.
 */
export async function recognizePage(
  image: GrayImage,
  number: number,
  dpi: number,
  engine: OcrEngine,
): Promise<RecognizedPage> {
  const { words, ...page } = await readUpright(image, dpi, engine);
  // Looking at all four sides of each page would cost as much as reading it.
  const turn = isPoor(words) ? await findTurn(image, dpi, engine) : 0;
  if (turn === 0) return { number, turn, ...page };
  const { words: _, ...turned } = await readUpright(turnUpright(image, turn), dpi, engine);
  return { number, turn, ...turned };
}

type Reading = Omit<RecognizedPage, "number" | "turn"> & { readonly words: readonly OcrWord[] };

async function readUpright(image: GrayImage, dpi: number, engine: OcrEngine): Promise<Reading> {
  const scale = 72 / dpi;
  const skew = findSkew(image);
  const straight = Math.abs(skew) > STRAIGHT ? rotate(image, -skew) : { ...image, data: Uint8Array.from(image.data) };
  const grids = findGrids(findRuledLines(straight, scale)).filter(isTable);
  const page = new Page(straight, scale);
  const { words, repairs } = page;

  const tables: PageTable[] = [];
  for (const grid of grids) {
    const texts = await page.readCells(grid, engine, dpi);
    if (texts.some((lines) => lines.length > 0)) tables.push({ ...grid, texts });
  }
  for (const { x0, y0, x1, y1 } of tables) {
    erase(straight, x0 / scale - 4, y0 / scale - 4, x1 / scale + 4, y1 / scale + 4);
  }
  // Beside a table that fills the page there is little left: only that is looked at.
  const rest = inkBox(straight, { x0: 0, y0: 0, x1: straight.width, y1: straight.height });
  if (!rest) return { lines: [], tables, repairs, words };
  const [found] = await engine.recognize(
    [crop(straight, rest.x0, rest.y0, rest.x1, rest.y1, MARGIN)],
    LAYOUT.page,
    dpi,
  );
  const lines = page.lines(found!, rest.x0 - MARGIN, rest.y0 - MARGIN).map((line) => ({ ...line, artifact: false }));
  return { lines, tables, repairs, words };
}

/** At least two rows and columns: a frame round a heading is no table. */
const isTable = (grid: Grid): boolean => grid.xs.length >= 3 && grid.ys.length >= 3;

const WORD = /[\p{L}\p{N}%<>+\-–/]/u;

/** Is this a word of its line, or a speck that the recogniser took for one? */
export function isWord(word: OcrWord, line: readonly OcrWord[]): boolean {
  if (!WORD.test(word.text)) return false;
  if (word.confidence >= LEAST_CONFIDENCE) return true;
  const height = median(line.map((other) => other.height));
  return (
    line.length > 2 &&
    /[\p{L}\p{N}]{2}/u.test(word.text) &&
    median(line.map((other) => other.confidence)) >= SURE &&
    word.height > 0.6 * height &&
    word.height < 1.6 * height
  );
}

class Page {
  readonly repairs: RecognizedPage["repairs"][number][] = [];
  /** All that the recogniser said. */
  readonly words: OcrWord[] = [];

  constructor(
    private readonly image: GrayImage,
    private readonly scale: number,
  ) {}

  /** The lines of each cell of a grid. */
  async readCells(grid: Grid, engine: OcrEngine, dpi: number): Promise<Line[][]> {
    const { image, scale } = this;
    const texts: Line[][] = grid.cells.map(() => []);
    const inked = grid.cells.flatMap(({ row, column, rowSpan, columnSpan }, cell) => {
      const box = inkBox(image, {
        x0: (grid.xs[column]! + BORDER) / scale,
        y0: (grid.ys[row]! + BORDER) / scale,
        x1: (grid.xs[column + columnSpan]! - BORDER) / scale,
        y1: (grid.ys[row + rowSpan]! - BORDER) / scale,
      });
      return box ? [{ cell, x0: box.x0 - CLOSE, y0: box.y0 - CLOSE, x1: box.x1 + CLOSE, y1: box.y1 + CLOSE }] : [];
    });
    const pictures = inked.map(({ x0, y0, x1, y1 }) => crop(image, x0, y0, x1, y1, MARGIN));
    const found = await engine.recognize(pictures, LAYOUT.block, dpi);
    inked.forEach(({ cell, x0, y0 }, i) => {
      const place = [found[i]!, x0 - MARGIN, y0 - MARGIN] as const;
      texts[cell] = this.lines(...place);
      // Ordinals are short and read with little confidence: a doubtful one still says that a row begins.
      if (texts[cell]!.length === 0 && grid.cells[cell]!.column === 0) texts[cell] = this.lines(...place, 0);
    });
    return texts;
  }

  /** Words of a picture cut out at (left, top), as lines of the page in points. */
  lines(found: readonly OcrLine[], left: number, top: number, least = LEAST_CONFIDENCE): Line[] {
    const clusters = found.flatMap((line) => {
      this.words.push(...line);
      const own = line.map((word) => ({ ...word, x: word.x + left, y: word.y + top }));
      return this.clusters(least === 0 ? own : own.filter((word) => isWord(word, own)));
    });
    return toLines(clusters, true);
  }

  private clusters(words: readonly OcrWord[]): Cluster[] {
    if (words.length === 0) return [];
    const { scale } = this;
    // Letters that hang below the line would pull it down; words of a line stand on one.
    const standing = words.filter((word) => !/[gjpqyạậặẹệịọộợụựỵ,;()/]/iu.test(word.text));
    const bottoms = (standing.length > 0 ? standing : words).map((word) => word.y + word.height);
    const baseline = median(bottoms) * scale;
    const size = 1.2 * median(words.map((word) => word.height)) * scale;
    return words.map((word, i) => ({
      text: this.read(word),
      x0: word.x * scale,
      // Boxes of neighbouring words touch now and then: the recogniser has parted them all the same.
      x1: Math.min((word.x + word.width) * scale, (words[i + 1]?.x ?? Number.POSITIVE_INFINITY) * scale - 0.15 * size),
      y: baseline,
      size,
      afterBlank: true,
      bold: false,
      annotation: -1,
    }));
  }

  /** The text of a word, its comparison sign looked at in the picture. */
  private read(word: OcrWord): string {
    const text = word.text.replace(/^[|¦_]+(?=.)|(?<=.)[|¦_]+$/gu, "");
    const sign = readSign(this.image, { ...word, text });
    const value = readImpossible(sign?.text ?? text);
    const final = value?.text ?? sign?.text ?? text;
    if (final !== text) this.repairs.push({ read: text, text: final, x: word.x * this.scale, y: word.y * this.scale });
    return final;
  }
}
