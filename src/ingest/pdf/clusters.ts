import { type FontFacts, judgeLegacy, readSign, readTcvn3, readVni } from "./fonts.js";
import type { Glyph } from "./marks.js";

/** One letter with its marks, as it is to be read (NFC), and where it stands. */
export interface Cluster {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly afterBlank: boolean;
  readonly bold: boolean;
  /** Index of the annotation it was typed in, -1 for the page itself. */
  readonly annotation: number;
}

/** What has been seen of each font's letters, for `judgeLegacy`. Kept for a whole file. */
export type FontSamples = Map<FontFacts, string>;
const SAMPLE = 2_000;

/** Shows the judge of legacy encodings what the fonts of this page print. */
export function sampleFonts(glyphs: readonly Glyph[], samples: FontSamples): void {
  const grown = new Set<FontFacts>();
  for (const { font, text, afterBlank, code } of glyphs) {
    const seen = samples.get(font) ?? "";
    if (seen.length >= SAMPLE) continue;
    samples.set(font, seen + (afterBlank ? " " : "") + legacyCharacter(text, code));
    grown.add(font);
  }
  for (const font of grown) judgeLegacy(font, samples.get(font)!);
}

/** The character a legacy table knows: by its byte where pdf.js made a hyphen of the soft hyphen (ư in TCVN3). */
const legacyCharacter = (text: string, code: number): string => (code === 0xad ? "\u00ad" : text);

/**
 * Glyphs to letters, in the order they were printed: marks join the letter they stand on, legacy encodings are read,
 * letters painted twice (a poor man's bold) count once.
 */
export function readClusters(glyphs: readonly Glyph[]): Cluster[] {
  const clusters: Cluster[] = [];
  let previous: Glyph | undefined;
  /** The character before, as in the file: marks of VNI are letters of their own. */
  let raw = "";
  for (const glyph of glyphs) {
    const last = clusters.at(-1);
    const { font } = glyph;
    let text = legacyCharacter(glyph.text, font.legacy ? glyph.code : -1);
    if (font.legacy === "TCVN3") text = readTcvn3(text, font.name);
    else if (font.legacy === "VNI") {
      const { joined, alone } = readVni(raw, text);
      raw = text;
      if (joined !== undefined && last && previous && touches(previous, glyph)) {
        clusters[clusters.length - 1] = widened(last, joined, glyph);
        previous = glyph;
        continue;
      }
      text = alone;
    } else if (text.length === 1 && text.charCodeAt(0) >= 0xe000) text = readSign(text, font.name);
    const x1 = glyph.x + glyph.width;
    if (text.charCodeAt(0) >= 0x300 && MARK.test(text) && last && previous && touches(previous, glyph))
      clusters[clusters.length - 1] = widened(last, (last.text + text).normalize("NFC"), glyph);
    else
      clusters.push({
        text: glyph.text.length === 1 && text.charCodeAt(0) < 0x300 ? text : text.normalize("NFC"),
        x0: glyph.x,
        x1,
        y: glyph.y,
        size: glyph.size,
        afterBlank: glyph.afterBlank,
        bold: font.bold,
        annotation: glyph.annotation,
      });
    previous = glyph;
  }
  return clusters;
}

const MARK = /^\p{M}+$/u;

/** A mark is printed over, or right behind, the letter it belongs to. */
const touches = (letter: Glyph, mark: Glyph): boolean =>
  !mark.afterBlank &&
  Math.abs(mark.y - letter.y) < 0.7 * letter.size &&
  mark.x > letter.x - 0.6 * letter.size &&
  mark.x < letter.x + letter.width + 0.3 * letter.size;

const widened = (cluster: Cluster, text: string, mark: Glyph): Cluster => ({
  ...cluster,
  text,
  x1: Math.max(cluster.x1, mark.x + mark.width),
});
