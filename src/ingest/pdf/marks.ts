import type { PDFPageProxy } from "pdfjs-dist";
import { describeFont, type FontFacts, type LoadedFont } from "./fonts.js";
import { boundsOf, IDENTITY, type Matrix, multiply, type Rect, type Turn, translate, turnOf } from "./geometry.js";
import { pdfjs } from "./pdfjs.js";
import { RuleCollector, type RuleSet } from "./rules.js";

/** One printed character. Positions in points, y downwards; `x`, `y` is where its baseline begins. */
export interface Glyph {
  /** As the font's map says; not yet NFC, not yet out of a legacy encoding. */
  text: string;
  /** Code in a one-byte font; legacy encodings are read from it. */
  readonly code: number;
  readonly font: FontFacts;
  x: number;
  y: number;
  readonly width: number;
  readonly size: number;
  readonly turn: Turn;
  /** A blank was printed right before it. */
  readonly afterBlank: boolean;
  /** Painted without ink: the text layer that a scanner lays under a picture. */
  readonly invisible: boolean;
  /** Marked in the file as no part of the text: running headers, watermarks. */
  readonly artifact: boolean;
  /** Index of the annotation it belongs to (stamps, signatures), -1 for the page itself. */
  readonly annotation: number;
}

/** Everything drawn on one page, as the page is displayed (its own rotation applied). */
export interface PageMarks {
  readonly width: number;
  readonly height: number;
  readonly glyphs: Glyph[];
  readonly rules: RuleSet;
  readonly pictures: readonly Rect[];
  /** Curved outlines: letters turned into drawings. */
  readonly curves: number;
}

const { OPS } = pdfjs;
const STROKES = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const PICTURES = new Set([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintSolidColorImageMask,
]);
/** Operators that may stand between the place of a picture and its end without painting. */
const SILENT = new Set([OPS.setGState, OPS.dependency, OPS.setRenderingIntent, OPS.clip, OPS.eoClip, OPS.endPath]);

/** Path opcodes of pdfjs-dist 5.4. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;

interface TextState {
  font: FontFacts;
  size: number;
  fontScale: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  invisible: boolean;
}

interface GraphicsState {
  ctm: Matrix;
  text: TextState;
  fillWhite: boolean;
  strokeWhite: boolean;
}

interface FontGlyph {
  readonly unicode: string;
  readonly width?: number;
  readonly originalCharCode?: number;
  readonly isSpace?: boolean;
}

/** Fonts of a document by pdf.js's name; shared by its pages. */
export type FontTable = Map<string, { facts: FontFacts; scale: number }>;

/** Reads what is drawn on a page by walking pdf.js's operator list with the transform and text matrices. */
export async function readMarks(page: PDFPageProxy, fonts: FontTable): Promise<PageMarks> {
  const viewport = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  await loadFonts(page, fnArray, argsArray, fonts);
  const walk = new Walk(viewport.transform as unknown as Matrix, fonts);
  for (let i = 0; i < fnArray.length; i++) walk.step(fnArray[i]!, argsArray[i]);
  return {
    width: viewport.width,
    height: viewport.height,
    glyphs: walk.glyphs,
    rules: walk.rules.rules(),
    pictures: walk.pictures,
    curves: walk.curves,
  };
}

async function loadFonts(page: PDFPageProxy, ops: readonly number[], args: readonly unknown[], fonts: FontTable) {
  for (let i = 0; i < ops.length; i++) {
    if (ops[i] !== OPS.setFont) continue;
    const id = (args[i] as [string])[0];
    if (fonts.has(id)) continue;
    const loaded = await new Promise<LoadedFont | null>((resolve) => page.commonObjs.get(id, resolve));
    fonts.set(id, { facts: describeFont(loaded), scale: loaded?.fontMatrix?.[0] ?? 0.001 });
  }
}

class Walk {
  readonly glyphs: Glyph[] = [];
  readonly rules = new RuleCollector();
  readonly pictures: Rect[] = [];
  curves = 0;

  private state: GraphicsState;
  private readonly saved: GraphicsState[] = [];
  private matrix: Matrix = IDENTITY;
  private line: Matrix = IDENTITY;
  /** Depth of marked content, and the depth at which an artifact began. */
  private depth = 0;
  private artifactAt = 0;
  private annotation = -1;
  private annotations = 0;
  /** Where a picture would stand if nothing else is painted before the state is restored. */
  private pending: Rect | null = null;
  /** Where the last blank was printed. */
  private blank: { x: number; y: number } | null = null;

  constructor(
    private readonly base: Matrix,
    private readonly fonts: FontTable,
  ) {
    this.state = this.initial();
  }

  private initial(): GraphicsState {
    const text: TextState = {
      font: describeFont(null),
      size: 0,
      fontScale: 0.001,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
      invisible: false,
    };
    return { ctm: this.base, text, fillWhite: false, strokeWhite: false };
  }

  step(op: number, args: unknown): void {
    const a = args as number[];
    const { state } = this;
    const { text } = state;
    if (op === OPS.restore) this.keepPicture();
    else if (op !== OPS.transform && !SILENT.has(op)) this.pending = null;
    switch (op) {
      case OPS.save:
        this.save();
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.restore();
        break;
      case OPS.transform:
        this.state.ctm = multiply(state.ctm, a as unknown as Matrix);
        this.pending = unitSquare(this.state.ctm);
        break;
      case OPS.paintFormXObjectBegin:
        this.save();
        if (a[0]) this.state.ctm = multiply(state.ctm, a[0] as unknown as Matrix);
        break;
      case OPS.beginAnnotation:
        this.beginAnnotation(args as [string, number[] | null, Matrix, Matrix]);
        break;
      case OPS.endAnnotation:
        this.restore();
        this.annotation = -1;
        break;
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        this.depth++;
        if (this.artifactAt === 0 && (args as string[])[0] === "Artifact") this.artifactAt = this.depth;
        break;
      case OPS.endMarkedContent:
        if (this.artifactAt === this.depth) this.artifactAt = 0;
        this.depth = Math.max(0, this.depth - 1);
        break;
      case OPS.setFillRGBColor:
        state.fillWhite = isWhite(args);
        break;
      case OPS.setStrokeRGBColor:
        state.strokeWhite = isWhite(args);
        break;
      case OPS.setFillColorN:
        state.fillWhite = false;
        break;
      case OPS.setStrokeColorN:
        state.strokeWhite = false;
        break;
      case OPS.beginText:
        this.matrix = this.line = IDENTITY;
        break;
      case OPS.setFont: {
        const font = this.fonts.get(String(a[0]));
        if (font) {
          text.font = font.facts;
          text.fontScale = font.scale;
        }
        text.size = a[1]!;
        break;
      }
      case OPS.setCharSpacing:
        text.charSpacing = a[0]!;
        break;
      case OPS.setWordSpacing:
        text.wordSpacing = a[0]!;
        break;
      case OPS.setHScale:
        text.horizontalScale = a[0]! / 100;
        break;
      case OPS.setLeading:
        text.leading = -a[0]!;
        break;
      case OPS.setTextRise:
        text.rise = a[0]!;
        break;
      case OPS.setTextRenderingMode:
        text.invisible = a[0] === 3 || a[0] === 7;
        break;
      case OPS.moveText:
        this.matrix = this.line = translate(this.line, a[0]!, a[1]!);
        break;
      case OPS.setLeadingMoveText:
        text.leading = a[1]!;
        this.matrix = this.line = translate(this.line, a[0]!, a[1]!);
        break;
      case OPS.setTextMatrix:
        this.matrix = this.line = (a.length === 6
          ? [...a]
          : Array.from(a[0] as unknown as number[])) as never as Matrix;
        break;
      case OPS.nextLine:
        this.nextLine();
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        this.show(a[0] as unknown as (FontGlyph | number | null)[]);
        break;
      case OPS.nextLineShowText:
        this.nextLine();
        this.show(a[0] as unknown as (FontGlyph | number | null)[]);
        break;
      case OPS.nextLineSetSpacingShowText:
        text.wordSpacing = a[0]!;
        text.charSpacing = a[1]!;
        this.nextLine();
        this.show(a[2] as unknown as (FontGlyph | number | null)[]);
        break;
      case OPS.constructPath:
        this.path(args as [number, (Float32Array | number[] | null)[]]);
        break;
      default:
        if (PICTURES.has(op)) this.pictures.push(unitSquare(state.ctm));
    }
  }

  private save(): void {
    this.saved.push({ ...this.state, text: { ...this.state.text } });
  }

  private restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  /** A picture that pdf.js left out (see `open`) shows as a transform with nothing painted before its end. */
  private keepPicture(): void {
    if (this.pending) this.pictures.push(this.pending);
    this.pending = null;
  }

  /** Stamps, signatures and typed-on text stand where the annotation is, whatever the page did to its matrix before. */
  private beginAnnotation([, , transform, matrix]: [string, number[] | null, Matrix, Matrix]): void {
    this.save();
    this.state = this.initial();
    this.state.ctm = multiply(multiply(this.base, transform), matrix);
    this.annotation = this.annotations++;
  }

  private nextLine(): void {
    this.matrix = this.line = translate(this.line, 0, this.state.text.leading);
  }

  private show(items: readonly (FontGlyph | number | null)[]): void {
    const { ctm, text } = this.state;
    const m = multiply(ctm, this.matrix);
    const alongX = Math.hypot(m[0], m[1]);
    const size = Math.abs(text.size) * Math.hypot(m[2], m[3]);
    const turn = turnOf(Math.sign(text.size) * m[0], Math.sign(text.size) * m[1]);
    const artifact = this.artifactAt > 0;
    let advance = 0;
    for (const item of items) {
      if (typeof item === "number") {
        advance -= (item / 1000) * text.size * text.horizontalScale;
        continue;
      }
      if (!item) continue;
      const own = (item.width ?? 0) * text.fontScale * text.size * text.horizontalScale;
      const spacing = (text.charSpacing + (item.isSpace ? text.wordSpacing : 0)) * text.horizontalScale;
      const x = m[4] + m[0] * advance + m[2] * text.rise;
      const y = m[5] + m[1] * advance + m[3] * text.rise;
      const width = Math.abs(own) * alongX;
      if (isBlank(item.unicode)) this.blank = { x, y };
      else if (size > 0.5) {
        const blank = this.blank;
        const reach = width + 2 * size;
        const near = blank !== null && (x - blank.x) ** 2 + (y - blank.y) ** 2 < reach * reach;
        this.glyphs.push({
          text: item.unicode,
          code: item.originalCharCode ?? -1,
          font: text.font,
          x,
          y,
          // Letters that are spaced out belong together: the spacing counts as part of the letter.
          width: width + (text.charSpacing > 0 ? text.charSpacing * text.horizontalScale * alongX : 0),
          size,
          turn,
          afterBlank: near,
          invisible: text.invisible,
          artifact,
          annotation: this.annotation,
        });
        this.blank = null;
      }
      advance += own + spacing;
    }
    this.matrix = translate(this.matrix, advance, 0);
  }

  private path([op, data]: [number, (Float32Array | number[] | null)[]]): void {
    const path = data?.[0];
    if (!path) return;
    const strokes = STROKES.has(op) && !this.state.strokeWhite;
    const fills = FILLS.has(op) && !this.state.fillWhite;
    if (!strokes && !fills) return;
    const frames: Rect[] = [];
    for (const { points, curved, closed } of subpaths(path, this.state.ctm)) {
      if (curved) {
        this.curves++;
        continue;
      }
      const last = points.length - 2;
      if (strokes) {
        for (let k = 2; k < points.length; k += 2)
          this.rules.stroke(points[k - 2]!, points[k - 1]!, points[k]!, points[k + 1]!);
        if (closed && points.length > 4) this.rules.stroke(points[last]!, points[last + 1]!, points[0]!, points[1]!);
      } else if (points.length >= 4) {
        const box = boundsOf(points);
        this.rules.box(box.x0, box.y0, box.x1, box.y1);
        frames.push(box);
      }
    }
    // A border filled between an outer and an inner rectangle.
    for (let k = 1; k < frames.length; k++) {
      const outer = frames[k - 1]!;
      const inner = frames[k]!;
      const inset = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
      if (inset.every((d) => Math.abs(d) < 3) && inset.some((d) => d !== 0) && inner.x1 - inner.x0 > 6)
        this.rules.frame(outer.x0, outer.y0, outer.x1, outer.y1);
    }
  }
}

interface Subpath {
  readonly points: number[];
  curved: boolean;
  closed: boolean;
}

function subpaths(path: Float32Array | number[], m: Matrix): Subpath[] {
  const found: Subpath[] = [];
  let current: Subpath | undefined;
  const add = (x: number, y: number): void => {
    current?.points.push(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
  };
  for (let k = 0; k < path.length; ) {
    switch (path[k++]) {
      case MOVE:
        current = { points: [], curved: false, closed: false };
        found.push(current);
        add(path[k]!, path[k + 1]!);
        k += 2;
        break;
      case LINE:
        add(path[k]!, path[k + 1]!);
        k += 2;
        break;
      case CURVE:
        if (current) current.curved = true;
        k += 6;
        break;
      case CLOSE:
        if (current) current.closed = true;
        break;
      default:
        return found;
    }
  }
  return found;
}

const unitSquare = (m: Matrix): Rect =>
  boundsOf([m[4], m[5], m[0] + m[4], m[1] + m[5], m[2] + m[4], m[3] + m[5], m[0] + m[2] + m[4], m[1] + m[3] + m[5]]);

function isBlank(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code > 0x20 && code < 0x2000 && code !== 0xa0 && code !== 0xad) return false;
  return text === "" || /^[\s\u00a0\u00ad\u2000-\u200b\u3000\ufeff]+$/u.test(text);
}

/** Colours come as "#rrggbb". What is painted white cannot be seen: no border. */
const isWhite = (args: unknown): boolean => /^#f[a-f0-9]f[a-f0-9]f[a-f0-9]$/iu.test(String((args as string[])[0]));
