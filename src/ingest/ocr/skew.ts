import { type GrayImage, INK } from "./image.js";

/** Pages lie askew in a scanner by up to this many degrees. */
const MOST = 4;
const COARSE = 0.25;
const FINE = 0.05;
/** Every so many pixels along a row is looked at; every row, or the rows left out would favour the angle 0. */
const STRIDE = 11;

/**
 * By how many degrees the lines of a page lean clockwise. The right angle is the one at which dark pixels gather in the
 * fewest rows: the sum of squares of the row counts is greatest.
 */
export function findSkew({ width, height, data }: GrayImage): number {
  const points: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = (y * 7) % STRIDE; x < width; x += STRIDE) if (data[y * width + x]! < INK) points.push(x, y);
  }
  const margin = Math.ceil(width * Math.tan((MOST * Math.PI) / 180)) + 1;
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const rows = new Float64Array(height + 2 * margin);
    for (let i = 0; i < points.length; i += 2) rows[Math.round(points[i + 1]! - points[i]! * slope) + margin]!++;
    return rows.reduce((sum, count) => sum + count * count, 0);
  };
  let best = 0;
  let most = sharpness(0);
  const look = (from: number, to: number, step: number): void => {
    for (let angle = from; angle <= to + 1e-9; angle += step) {
      const found = sharpness(angle);
      if (found > most) {
        most = found;
        best = angle;
      }
    }
  };
  look(-MOST, MOST, COARSE);
  look(best - COARSE, best + COARSE, FINE);
  return best;
}
