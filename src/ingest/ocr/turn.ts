import { LAYOUT, type OcrEngine } from "./engine.js";
import { crop, type GrayImage, inkBox, turnUpright } from "./image.js";
import type { OcrWord } from "./tsv.js";

/** The recogniser is this sure of words that stand upright; of words on their heads it rarely is. */
const SURE = 70;
/** A page that is read well has more of its letters in sure words. */
const GOOD = 0.5;
/** Pages with fewer letters are not judged. */
const FEWEST = 30;
/** Side of the piece that is looked at from four sides, in inches: some twenty lines. */
const PIECE = 4;

interface Letters {
  readonly all: number;
  readonly sure: number;
}

/**
 * Letters of words of two and more, and those in upright words that the recogniser is sure of. Of a page it reads some
 * lines that run up or down by itself, word by word: their boxes are higher than wide.
 */
function countLetters(words: readonly OcrWord[]): Letters {
  let all = 0;
  let sure = 0;
  for (const { text, confidence, width, height } of words) {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    if (letters < 2) continue;
    all += letters;
    if (confidence >= SURE && (letters < 3 || width > 0.8 * height)) sure += letters;
  }
  return { all, sure };
}

/** Was a page read so badly that it may lie on its side? */
export function isPoor(words: readonly OcrWord[]): boolean {
  const { all, sure } = countLetters(words);
  return words.length > 0 && sure < GOOD * all;
}

/**
 * How the text of a picture is turned, in quarters (see `Turn`): a piece out of its middle is read from all four sides; 0
 * unless one side reads far better than upright.
 */
export async function findTurn(image: GrayImage, dpi: number, engine: OcrEngine): Promise<0 | 1 | 2 | 3> {
  const ink = inkBox(image, { x0: 0, y0: 0, x1: image.width, y1: image.height });
  if (!ink) return 0;
  const half = (PIECE * dpi) / 2;
  const x = (ink.x0 + ink.x1) / 2;
  const y = (ink.y0 + ink.y1) / 2;
  const piece = crop(image, x - half, y - half, x + half, y + half);
  const sides = [piece, turnUpright(piece, 1), turnUpright(piece, 2), turnUpright(piece, 3)];
  const read = await engine.recognize(sides, LAYOUT.block, dpi);
  const sure = read.map((lines) => countLetters(lines.flat()).sure);
  const most = Math.max(...sure);
  return most >= FEWEST && most > 2 * sure[0]! ? (sure.indexOf(most) as 0 | 1 | 2 | 3) : 0;
}
