import { upright } from "../pdf/geometry.js";

/** A grey picture, one byte for a pixel, 0 is black. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export const WHITE = 255;

/** Ink is this much more red than anything else where it is the ink of a seal. */
const RED = 50;

/** Grey of a dot. The red ink of seals counts as paper: seals are put over the signer's office and name. */
function greyOf(red: number, green: number, blue: number): number {
  return red - Math.max(green, blue) > RED ? WHITE : (red * 77 + green * 150 + blue * 29) >> 8;
}

/** Reads a binary portable pixmap ("P6"), as pdftoppm writes it. Throws where it is none. */
export function decodePpm(bytes: Buffer): GrayImage {
  const header = /^P6\s+(\d{1,6})\s+(\d{1,6})\s+255\s/u.exec(bytes.toString("latin1", 0, 64));
  if (!header) throw new Error("not a PPM picture");
  const width = Number(header[1]);
  const height = Number(header[2]);
  const rgb = bytes.subarray(header[0].length);
  if (rgb.length < 3 * width * height) throw new Error("PPM picture is cut off");
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = greyOf(rgb[3 * i]!, rgb[3 * i + 1]!, rgb[3 * i + 2]!);
  return { width, height, data };
}

/** Tesseract and tesseract.js both read PGM: no picture library is needed to hand them one. */
export function encodePgm({ width, height, data }: GrayImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

/** Grey of red, green, blue and alpha, without the red of seals; what is transparent is white paper. */
export function fromRgba(width: number, height: number, rgba: Uint8ClampedArray | Uint8Array): GrayImage {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const alpha = rgba[4 * i + 3]!;
    const grey = greyOf(rgba[4 * i]!, rgba[4 * i + 1]!, rgba[4 * i + 2]!);
    data[i] = (WHITE - ((WHITE - grey) * alpha) / 255) | 0;
  }
  return { width, height, data };
}

/** Pixels `[x0, x1) × [y0, y1)` with a white margin round them. */
export function crop(image: GrayImage, x0: number, y0: number, x1: number, y1: number, margin = 0): GrayImage {
  const left = Math.max(0, Math.round(x0));
  const top = Math.max(0, Math.round(y0));
  const right = Math.min(image.width, Math.round(x1));
  const bottom = Math.min(image.height, Math.round(y1));
  const width = Math.max(0, right - left) + 2 * margin;
  const height = Math.max(0, bottom - top) + 2 * margin;
  const data = new Uint8Array(width * height).fill(WHITE);
  for (let y = top; y < bottom; y++) {
    data.set(image.data.subarray(y * image.width + left, y * image.width + right), (y - top + margin) * width + margin);
  }
  return { width, height, data };
}

/** The picture with a rectangle painted white. */
export function erase(image: GrayImage, x0: number, y0: number, x1: number, y1: number): void {
  const from = Math.max(0, Math.round(x0));
  const to = Math.min(image.width, Math.round(x1));
  for (let y = Math.max(0, Math.round(y0)); y < Math.min(image.height, Math.round(y1)); y++) {
    image.data.fill(WHITE, y * image.width + from, y * image.width + to);
  }
}

/** Turned by a small angle about its middle, in degrees, clockwise; corners that come from outside are white. */
export function rotate(image: GrayImage, degrees: number): GrayImage {
  const { width, height, data } = image;
  const out = new Uint8Array(width * height).fill(WHITE);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const cx = width / 2;
  const cy = height / 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x - cx) + sin * (y - cy) + cx;
      const sy = cos * (y - cy) - sin * (x - cx) + cy;
      const ix = Math.floor(sx);
      const iy = Math.floor(sy);
      if (ix < 0 || iy < 0 || ix + 1 >= width || iy + 1 >= height) continue;
      const fx = sx - ix;
      const fy = sy - iy;
      const at = iy * width + ix;
      const above = data[at]! * (1 - fx) + data[at + 1]! * fx;
      const below = data[at + width]! * (1 - fx) + data[at + width + 1]! * fx;
      out[y * width + x] = above * (1 - fy) + below * fy;
    }
  }
  return { width, height, data: out };
}

/** The picture turned so that text of turn `turn` (in quarters, see `Turn`) is upright. */
export function turnUpright(image: GrayImage, turn: 1 | 2 | 3): GrayImage {
  const { width, height, data } = image;
  const [outWidth, outHeight] = turn === 2 ? [width, height] : [height, width];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [ox, oy] = upright(turn, width - 1, height - 1, x, y);
      out[oy * outWidth + ox] = data[y * width + x]!;
    }
  }
  return { width: outWidth, height: outHeight, data: out };
}

/** A rectangle of pixels, `[x0, x1) × [y0, y1)`. */
export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The smallest rectangle round the ink within a box; undefined where there are no more than specks. */
export function inkBox(image: GrayImage, box: PixelBox): PixelBox | undefined {
  let [x0, y0, x1, y1] = [image.width, image.height, 0, 0];
  let ink = 0;
  for (let y = Math.max(0, Math.round(box.y0)); y < Math.min(image.height, box.y1); y++) {
    for (let x = Math.max(0, Math.round(box.x0)); x < Math.min(image.width, box.x1); x++) {
      if (image.data[y * image.width + x]! >= INK) continue;
      ink++;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y + 1);
    }
  }
  return ink > SPECKS ? { x0, y0, x1, y1 } : undefined;
}

export const INK = 140;
/** A full stop of 12 points has some 20 dark pixels at 200 dpi. */
const SPECKS = 16;
