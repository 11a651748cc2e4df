import { legacyEncodingOfText } from "../legacy-encoding.js";
import { TCVN3_LETTERS, VNI_LETTERS } from "../legacy-tables.js";
import { symbol } from "../symbol-fonts.js";

export type LegacyFont = "TCVN3" | "VNI";

/** What is known of one font of a file. `legacy` is found from the name, or from what its letters spell. */
export interface FontFacts {
  readonly name: string;
  /** No Unicode map and no known encoding: its characters are glyph numbers. */
  readonly unmapped: boolean;
  /** Not in the file: widths are those of a stand-in. */
  readonly missing: boolean;
  readonly bold: boolean;
  legacy: LegacyFont | null;
  /** A legacy encoding for which no table exists here. */
  readonly unknownLegacy: boolean;
}

/** What pdf.js tells of a font; only the parts used here. */
export interface LoadedFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly missingFile?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly toUnicode?: object | null;
}

const SUBSET = /^[A-Z]{6}\+/u;

export function describeFont(font: LoadedFont | null): FontFacts {
  const name = (font?.name ?? "?").replace(SUBSET, "");
  return {
    name,
    // A map of its own, or one made from glyph names, has `_map`; the identity map says that nothing is known.
    unmapped: font?.toUnicode ? !("_map" in font.toUnicode) : false,
    missing: font?.missingFile === true,
    bold: font?.bold === true || font?.black === true || /bold|black|heavy/iu.test(name),
    legacy: legacyByName(name),
    unknownLegacy: /^(?:VPS|VISCII|BK ?HCM)/iu.test(name),
  };
}

/** ".VnTime", ".VnArialH" are TCVN3 (ABC); "VNI-Times" VNI-Windows. */
function legacyByName(name: string): LegacyFont | null {
  if (/^\.?Vn[A-Z]/u.test(name)) return "TCVN3";
  if (/^VNI[-_ ]/iu.test(name)) return "VNI";
  return null;
}

/** Letters that only Unicode text has: no legacy font prints them by these code points. */
const UNICODE_ONLY = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/u;
const ENOUGH = 100;

/**
 * Corrects what the name says by what the letters spell: some converters keep the name ".VnTime" on Unicode text, others
 * hide a legacy font behind "Times". `sample` holds characters as in the file.
 */
export function judgeLegacy(font: FontFacts, sample: string): void {
  if (UNICODE_ONLY.test(sample)) {
    font.legacy = null;
    return;
  }
  if (font.legacy || sample.length < ENOUGH) return;
  const found = legacyEncodingOfText(sample);
  if (found === "TCVN3 (ABC)") font.legacy = "TCVN3";
  else if (found === "VNI-Windows") font.legacy = "VNI";
}

/** One character of a TCVN3 font in Unicode; fonts whose name ends in H print capitals. */
export function readTcvn3(character: string, fontName: string): string {
  const letter = TCVN3_LETTERS[character] ?? character;
  return /^\.?Vn\w+H$/u.test(fontName) ? letter.toUpperCase() : letter;
}

/**
 * One character of a VNI font, given the letter before it: `joined` where both are one letter ("a" + "ù" is á), else
 * the character on its own.
 */
export function readVni(previous: string, character: string): { joined?: string; alone: string } {
  const joined = VNI_LETTERS[previous + character];
  return joined === undefined
    ? { alone: VNI_LETTERS[character] ?? character }
    : { joined, alone: VNI_LETTERS[character] ?? character };
}

/** The character as it is to be read: signs of symbol fonts out of the private range, ligatures apart. */
export function readSign(character: string, fontName: string): string {
  const code = character.codePointAt(0)!;
  if (code >= 0xf020 && code <= 0xf0ff) return symbol(code, fontName);
  if (code >= 0xfb00 && code <= 0xfb06) return character.normalize("NFKC");
  return character;
}
