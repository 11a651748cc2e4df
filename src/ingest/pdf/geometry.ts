/** Affine matrix [a b c d e f] as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** `m` after a move by (dx, dy) in its own coordinates. */
export const translate = (m: Matrix, dx: number, dy: number): Matrix => [
  m[0],
  m[1],
  m[2],
  m[3],
  m[0] * dx + m[2] * dy + m[4],
  m[1] * dx + m[3] * dy + m[5],
];

/** Edges of an upright rectangle in points, y downwards from the top of the page. */
export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The upright rectangle round points given as x, y, x, y … */
export function boundsOf(points: readonly number[]): Rect {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  for (let i = 0; i + 1 < points.length; i += 2) {
    x0 = Math.min(x0, points[i]!);
    x1 = Math.max(x1, points[i]!);
    y0 = Math.min(y0, points[i + 1]!);
    y1 = Math.max(y1, points[i + 1]!);
  }
  return { x0, y0, x1, y1 };
}

/** How far text is turned, in quarters clockwise: 0 upright, 1 reads downwards, 3 reads upwards. Null: aslant. */
export type Turn = 0 | 1 | 2 | 3 | null;

/** The turn of text that runs in direction (dx, dy), y downwards. Scans lean by up to 3°. */
export function turnOf(dx: number, dy: number): Turn {
  if (Math.abs(dy) <= 0.06 * Math.abs(dx)) return dx >= 0 ? 0 : 2;
  if (Math.abs(dx) <= 0.06 * Math.abs(dy)) return dy > 0 ? 1 : 3;
  return null;
}

/** The point (x, y) of a page of `width` × `height` after the page was turned so that text of turn `turn` is upright. */
export function upright(turn: Turn, width: number, height: number, x: number, y: number): [number, number] {
  switch (turn) {
    case 1:
      return [y, width - x];
    case 2:
      return [width - x, height - y];
    case 3:
      return [height - y, x];
    default:
      return [x, y];
  }
}

/** Undoes `upright`: `width` and `height` are those of the page as displayed. */
export function displayed(turn: Turn, width: number, height: number, x: number, y: number): [number, number] {
  switch (turn) {
    case 1:
      return [width - y, x];
    case 2:
      return [width - x, height - y];
    case 3:
      return [y, height - x];
    default:
      return [x, y];
  }
}
