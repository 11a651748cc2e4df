import type { ListInstance, ListLevel } from "../docx/numbering.js";

/** Number formats of [MS-OSHARED] 2.2.1.3 that Vietnamese documents use; others print as decimal. */
const FORMATS: Readonly<Record<number, string>> = {
  0: "decimal",
  1: "upperRoman",
  2: "lowerRoman",
  3: "upperLetter",
  4: "lowerLetter",
  22: "decimalZero",
  23: "bullet",
  255: "none",
};
const SUFFIXES = ["tab", "space", "nothing"];

/**
 * The lists of a Word 97-2003 file by the 1-based index that paragraphs name them with ([MS-DOC] 2.9.131 LSTF, 2.9.150 LVL,
 * 2.9.138 PlfLfo). `table` is the table stream. Damaged lists are left out: their paragraphs print no number.
 */
export function readLists(
  table: Buffer,
  lists: { at: number; length: number },
  overrides: { at: number; length: number },
) {
  const instances = new Map<string, ListInstance>();
  if (lists.length < 2 || overrides.length < 4) return instances;
  try {
    const abstracts = readAbstractLists(table, lists);
    const count = Math.min(table.readUInt32LE(overrides.at), 10_000);
    const data: Cursor = { buffer: table, at: overrides.at + 4 + count * 16 };
    for (let i = 0; i < count; i++) {
      const at = overrides.at + 4 + i * 16;
      const abstractId = String(table.readInt32LE(at));
      const changed = table[at + 12]!;
      const levels = new Map(abstracts.get(abstractId));
      const startOverrides = new Map<number, number>();
      data.at += 4;
      for (let j = 0; j < changed; j++) {
        const start = table.readInt32LE(data.at);
        const flags = table.readUInt32LE(data.at + 4);
        data.at += 8;
        const level = flags & 0xf;
        if (flags & 0x20) {
          const replaced = readLevel(data);
          levels.set(level, replaced);
          if (flags & 0x10) startOverrides.set(level, replaced.start);
        } else if (flags & 0x10) startOverrides.set(level, start);
      }
      instances.set(String(i + 1), { abstractId, levels, startOverrides });
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return instances;
}

/** A place in a buffer that reading moves on. Reading past the end throws RangeError. */
interface Cursor {
  readonly buffer: Buffer;
  at: number;
}

function readAbstractLists(
  table: Buffer,
  { at, length }: { at: number; length: number },
): Map<string, Map<number, ListLevel>> {
  const abstracts = new Map<string, Map<number, ListLevel>>();
  const count = table.readInt16LE(at);
  // The levels of all lists follow the list of lists, outside its stated length.
  const levelsAt: Cursor = { buffer: table, at: at + length };
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + i * 28;
    const simple = (table[entry + 26]! & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let level = 0; level < (simple ? 1 : 9); level++) levels.set(level, readLevel(levelsAt));
    abstracts.set(String(table.readInt32LE(entry)), levels);
  }
  return abstracts;
}

function readLevel(cursor: Cursor): ListLevel {
  const { buffer, at } = cursor;
  const flags = buffer[at + 5]!;
  const characterBytes = buffer.readUInt8(at + 24);
  const paragraphBytes = buffer.readUInt8(at + 25);
  const textAt = at + 28 + paragraphBytes + characterBytes;
  const length = buffer.readUInt16LE(textAt);
  const text = buffer.toString("utf16le", textAt + 2, textAt + 2 + length * 2);
  cursor.at = textAt + 2 + length * 2;
  return {
    start: buffer.readInt32LE(at),
    format: FORMATS[buffer[at + 4]!] ?? "decimal",
    // Characters 0-8 stand where the number of that level is printed.
    text: text.replace(/[\0-\x08]/gu, (char) => `%${char.charCodeAt(0) + 1}`),
    restart: flags & 0x08 ? buffer[at + 26]! : undefined,
    legal: (flags & 0x04) !== 0,
    suffix: SUFFIXES[buffer[at + 15]!] ?? "tab",
    style: undefined,
  };
}
