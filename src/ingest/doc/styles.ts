import { type Modifier, modifiers } from "./properties.js";

/** A style of a Word 97-2003 file ([MS-DOC] 2.9.258 STD). */
interface Style {
  readonly name: string;
  readonly base: number;
  readonly paragraph: readonly Modifier[];
  readonly character: readonly Modifier[];
}

const NO_BASE = 0xfff;

/** The style sheet: what a style says, asked through the styles it is based on. */
export class StyleSheet {
  private readonly styles: (Style | undefined)[] = [];

  constructor(sheet: Buffer) {
    if (sheet.length < 6) return;
    const headerSize = sheet.readUInt16LE(0);
    const count = sheet.readUInt16LE(2);
    const baseSize = sheet.readUInt16LE(4);
    let at = 2 + headerSize;
    for (let i = 0; i < count && at + 2 <= sheet.length; i++) {
      const size = sheet.readUInt16LE(at);
      this.styles.push(size === 0 ? undefined : readStyle(sheet.subarray(at + 2, at + 2 + size), baseSize));
      at += 2 + size;
    }
  }

  /** "toc 1" is called so in every language of Word. */
  isContents(style: number): boolean {
    return /^toc \d/iu.test(this.styles[style]?.name ?? "");
  }

  /** The nearest modifier of this code in the chain of styles. */
  find(style: number, kind: "paragraph" | "character", code: number): Buffer | undefined {
    let at = style;
    for (let depth = 0; depth < 20 && at !== NO_BASE; depth++) {
      const found: Style | undefined = this.styles[at];
      const modifier = found?.[kind].findLast((candidate) => candidate.code === code);
      if (modifier || !found) return modifier?.operand;
      at = found.base;
    }
    return undefined;
  }
}

function readStyle(bytes: Buffer, baseSize: number): Style | undefined {
  if (bytes.length < baseSize + 2 || baseSize < 10) return undefined;
  const kind = bytes.readUInt16LE(2) & 0xf;
  const base = bytes.readUInt16LE(2) >> 4;
  const nameLength = bytes.readUInt16LE(baseSize);
  const name = bytes.toString("utf16le", baseSize + 2, baseSize + 2 + nameLength * 2);
  let at = baseSize + 2 + nameLength * 2 + 2;
  const next = (): Buffer => {
    if (at + 2 > bytes.length) return Buffer.alloc(0);
    const size = bytes.readUInt16LE(at);
    const found = bytes.subarray(at + 2, at + 2 + size);
    at += 2 + size + (size % 2);
    return found;
  };
  // A paragraph style has paragraph and character properties, a character style only the latter.
  const paragraph = kind === 1 ? modifiers(next().subarray(2)) : [];
  const character = kind === 1 || kind === 2 ? modifiers(next()) : [];
  return { name, base, paragraph, character };
}
