import { IngestError } from "../../model/errors.js";

/** Streams of an OLE compound file by name ([MS-CFB]). Only the root storage is read: Word keeps its streams there. */
export type Streams = ReadonlyMap<string, Buffer>;

const END_OF_CHAIN = 0xfffffffe;
const LAST_SECTOR = 0xfffffffa;

/**
 * Reads the streams of the root storage. Chains that loop or leave the file end the reading with IngestError
 * "doc-damaged": a stream is never longer than the file.
 */
export function readCompound(bytes: Buffer): Streams {
  try {
    return new CompoundFile(bytes).streams();
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw damaged("mục lục không đọc được");
  }
}

class CompoundFile {
  private readonly sectorSize: number;
  private readonly fat: number[] = [];

  constructor(private readonly bytes: Buffer) {
    if (bytes.length < 512 || bytes.readUInt32BE(0) !== 0xd0cf11e0) throw damaged("không phải gói OLE");
    const shift = bytes.readUInt16LE(0x1e);
    if (shift !== 9 && shift !== 12) throw damaged("cỡ cung lạ");
    this.sectorSize = 1 << shift;
    for (const sector of this.fatSectors()) this.fat.push(...this.numbers(this.sector(sector)));
  }

  streams(): Streams {
    const { bytes } = this;
    const directory = this.chain(bytes.readUInt32LE(0x30));
    const cutoff = bytes.readUInt32LE(0x38);
    const entries: { name: string; type: number; start: number; size: number }[] = [];
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const nameLength = Math.min(directory.readUInt16LE(at + 64), 64);
      entries.push({
        name: directory.toString("utf16le", at, at + Math.max(nameLength - 2, 0)),
        type: directory[at + 66]!,
        start: directory.readUInt32LE(at + 116),
        size: directory.readUInt32LE(at + 120),
      });
    }
    const root = entries.find((entry) => entry.type === 5);
    if (!root) throw damaged("không có gốc");
    const miniStream = this.chain(root.start);
    const miniFat = this.numbers(this.chain(bytes.readUInt32LE(0x3c)));

    const streams = new Map<string, Buffer>();
    for (const { name, type, start, size } of entries) {
      // The first of a name wins: embedded documents further down have a "WordDocument" of their own.
      if (type !== 2 || streams.has(name)) continue;
      const whole =
        size < cutoff
          ? this.follow(miniFat, start, (mini) => miniStream.subarray(mini * 64, mini * 64 + 64))
          : this.chain(start);
      streams.set(name, whole.subarray(0, size));
    }
    return streams;
  }

  /** The sectors of the allocation table: 109 in the header, the others in a chain of their own. */
  private fatSectors(): number[] {
    const { bytes } = this;
    const sectors: number[] = [];
    for (let i = 0; i < 109; i++) sectors.push(bytes.readUInt32LE(0x4c + i * 4));
    let next = bytes.readUInt32LE(0x44);
    for (let guard = bytes.length / this.sectorSize; next < LAST_SECTOR && guard >= 0; guard--) {
      const numbers = this.numbers(this.sector(next));
      next = numbers.pop()!;
      sectors.push(...numbers);
    }
    return sectors.filter((sector) => sector < LAST_SECTOR);
  }

  private chain(start: number): Buffer {
    return this.follow(this.fat, start, (sector) => this.sector(sector));
  }

  private follow(table: readonly number[], start: number, read: (sector: number) => Buffer): Buffer {
    const pieces: Buffer[] = [];
    let next = start;
    while (next < LAST_SECTOR) {
      if (pieces.length > table.length) throw damaged("chuỗi cung lặp vòng");
      pieces.push(read(next));
      next = table[next] ?? END_OF_CHAIN;
    }
    return Buffer.concat(pieces);
  }

  private sector(index: number): Buffer {
    const start = (index + 1) * this.sectorSize;
    if (start >= this.bytes.length) throw damaged("bị cắt cụt");
    return this.bytes.subarray(start, start + this.sectorSize);
  }

  private numbers(bytes: Buffer): number[] {
    const numbers: number[] = [];
    for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
    return numbers;
  }
}

export function damaged(what: string): IngestError {
  return new IngestError("doc-damaged", `tệp DOC hỏng: ${what}`);
}
