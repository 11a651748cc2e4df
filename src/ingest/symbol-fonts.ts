import { TCVN3_LETTERS, VNI_LETTERS } from "./legacy-tables.js";

/**
 * Signs typed in symbol fonts. Word keeps them as private characters U+F020-U+F0FF (`w:sym`, or `w:t` in a run of that
 * font): "≥" out of the Symbol font is U+F0B3, and a reader that drops it loses the comparator.
 */

/** Adobe's Symbol encoding from 0x20 on; a blank stands where this reader needs no sign. */
const SYMBOL_20 = " !∀#∃%&∋()∗+,-./0123456789:;<=>?";
const SYMBOL_40 = "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_";
const SYMBOL_60 = " αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~ ";
const SYMBOL_A0 = "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵";
const SYMBOL_C0 = "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓";
const SYMBOL_E0 = "◊〈®©™∑           〉∫";

/** Wingdings signs that mean more than a bullet. */
const WINGDINGS: Readonly<Record<number, string>> = {
  111: "☐",
  168: "☐",
  254: "☑",
  252: "✓",
  251: "✗",
  223: "←",
  224: "→",
  232: "→",
  240: "→",
};

const isSymbol = (font: string): boolean => /^symbol(?:$|[ -]|mt|ps)/iu.test(font);

/** Signs of Symbol that are meant also where the font has another name: Word shows them out of Symbol all the same. */
const ANYWHERE: ReadonlySet<number> = new Set(Array.from("≤≥±×°≈→•", (sign) => SYMBOL_A0.indexOf(sign) + 0xa0));

/**
 * The sign that a symbol font shows for `code` (0x20-0xFF, or U+F020-U+F0FF); "•" for an ornament without a meaning. In the
 * private range of a font that is none of these, ASCII and the common signs are read; the rest stays: nobody knows it.
 */
export function symbol(code: number, font: string): string {
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (low > 0xff) return String.fromCodePoint(code);
  if (/^(?:wingdings|webdings|zapf|monotype ?sorts)/iu.test(font)) return WINGDINGS[low] ?? "•";
  if (!isSymbol(font) && low < 0x7f) return String.fromCharCode(low);
  if (!isSymbol(font) && !ANYWHERE.has(low)) return String.fromCodePoint(code);
  const rows = [SYMBOL_20, SYMBOL_40, SYMBOL_60, "", SYMBOL_A0, SYMBOL_C0, SYMBOL_E0];
  const sign = rows[(low >> 5) - 1]?.[low & 31];
  return sign && sign !== " " ? sign : low === 0x20 ? " " : "•";
}

/**
 * The words of a run as its font shows them: private characters of symbol fonts (also "³" in the Symbol font, as old
 * converters wrote it), and letters of fonts from before Unicode (.VnTime holds TCVN3, VNI-Times VNI; a TCVN3 font whose
 * name ends in H shows capitals).
 */
export function mapFont(text: string, font: string): string {
  if (/^\.Vn/u.test(font)) {
    const letters = text.replace(/[\u00A1-\u00FE]/gu, (char) => TCVN3_LETTERS[char] ?? char);
    return /H$/u.test(font) ? letters.toLocaleUpperCase("vi") : letters;
  }
  if (/^VNI-/iu.test(font)) {
    return text.replace(/[aeouyAEOUYôöÔÖ][\u00C0-\u00FF]|[\u00C0-\u00FF]/gu, (letter) => VNI_LETTERS[letter] ?? letter);
  }
  const pattern = isSymbol(font) ? /[\uF020-\uF0FF\u00A1-\u00FF]/gu : /[\uF020-\uF0FF]/gu;
  return text.replace(pattern, (char) => symbol(char.charCodeAt(0), font));
}
