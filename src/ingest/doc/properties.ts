/** Character and paragraph properties of a Word 97-2003 file ([MS-DOC] 2.4 and 2.6), only those that this reader needs. */

/** Codes of single property modifiers ("sprm"). */
export const SPRM = {
  paragraphInTable: 0x2416,
  paragraphEndsRow: 0x2417,
  paragraphDepth: 0x6649,
  paragraphListLevel: 0x260a,
  paragraphList: 0x460b,
  paragraphHuge: 0x6646,
  tableDefinition: 0xd608,
  tableVerticalMerge: 0xd62b,
  deleted: 0x0800,
  hidden: 0x083c,
  capitals: 0x083b,
  special: 0x0855,
  symbol: 0x6a09,
  font: 0x4a4f,
  characterStyle: 0x4a30,
} as const;

/** One modifier with its operand (without the length byte of operands of variable length). */
export interface Modifier {
  readonly code: number;
  readonly operand: Buffer;
}

const FIXED_SIZE: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3];

/** Splits a list of modifiers. Stops where the list is damaged. */
export function modifiers(list: Buffer): Modifier[] {
  const found: Modifier[] = [];
  for (let at = 0; at + 2 < list.length; ) {
    const code = list.readUInt16LE(at);
    at += 2;
    let size = FIXED_SIZE[code >> 13]!;
    if (size === 0) {
      // Only the definition of a table is too long for a length of one byte.
      const wide = code === SPRM.tableDefinition && at + 2 <= list.length;
      size = wide ? list.readUInt16LE(at) - 1 : list[at]!;
      at += wide ? 2 : 1;
    }
    if (size < 0 || at + size > list.length) break;
    found.push({ code, operand: list.subarray(at, at + size) });
    at += size;
  }
  return found;
}

/** Properties of a range of file positions, `[start, end)` in bytes of the WordDocument stream. */
export interface PropertyRun {
  readonly start: number;
  readonly end: number;
  /** Index of the paragraph style; 0 for character runs. */
  readonly style: number;
  readonly list: Buffer;
}

/** Finds the run that covers a file position. Runs are asked for in order most of the time. */
export class PropertyRuns {
  private last = 0;

  constructor(private readonly runs: readonly PropertyRun[]) {}

  at(position: number): PropertyRun | undefined {
    const covers = (index: number): boolean => {
      const run = this.runs[index];
      return run !== undefined && run.start <= position && position < run.end;
    };
    if (covers(this.last)) return this.runs[this.last];
    if (covers(this.last + 1)) return this.runs[++this.last];
    let low = 0;
    let high = this.runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.runs[middle]!.end <= position) low = middle + 1;
      else high = middle;
    }
    if (!covers(low)) return undefined;
    this.last = low;
    return this.runs[low];
  }
}

/**
 * Reads the runs out of their pages of 512 bytes. `table` is the plex of page numbers (PlcBteChpx, PlcBtePapx); a paragraph
 * entry takes 13 bytes of a page's index and begins with its style, a character entry takes one.
 */
export function readRuns(document: Buffer, table: Buffer, kind: "paragraph" | "character"): PropertyRuns {
  const runs: PropertyRun[] = [];
  /** A page named twice is damage, and would multiply the runs without end. */
  const seen = new Set<number>();
  const pages = Math.floor((table.length - 4) / 8);
  for (let i = 0; i < pages; i++) {
    const number = table.readUInt32LE((pages + 1) * 4 + i * 4) & 0x3fffff;
    const page = document.subarray(number * 512, number * 512 + 512);
    if (page.length < 512 || seen.has(number)) continue;
    seen.add(number);
    const count = page[511]!;
    const width = kind === "paragraph" ? 13 : 1;
    if ((count + 1) * 4 + count * width > 511) continue;
    for (let j = 0; j < count; j++) {
      const at = page[(count + 1) * 4 + j * width]! * 2;
      const whole =
        at === 0 ? EMPTY : kind === "paragraph" ? paragraphList(page, at) : page.subarray(at + 1, at + 1 + page[at]!);
      const styled = kind === "paragraph" && whole.length >= 2;
      runs.push({
        start: page.readUInt32LE(j * 4),
        end: page.readUInt32LE(j * 4 + 4),
        style: styled ? whole.readUInt16LE(0) : 0,
        list: styled ? whole.subarray(2) : whole,
      });
    }
  }
  return new PropertyRuns(runs.sort((a, b) => a.start - b.start));
}

const EMPTY = Buffer.alloc(0);

/** The length is counted in pairs of bytes; zero says that the real length follows. */
function paragraphList(page: Buffer, at: number): Buffer {
  const pairs = page[at]!;
  if (pairs !== 0) return page.subarray(at + 1, at + 2 * pairs);
  const more = page[at + 1] ?? 0;
  return page.subarray(at + 2, at + 2 + 2 * more);
}
