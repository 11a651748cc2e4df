import { damaged } from "./compound.js";

/** Where the parts of a Word 97-2003 file stand ([MS-DOC] 2.5). Offsets are of the table stream, lengths in bytes. */
export interface FileInformation {
  readonly tableStream: "0Table" | "1Table";
  readonly encrypted: boolean;
  /** Characters of the main text, footnotes, headers, comments, endnotes, text boxes, in this order in the text. */
  readonly characters: Readonly<Record<Story, number>>;
  place(part: keyof typeof PLACES): { at: number; length: number };
}

export type Story = "main" | "footnotes" | "headers" | "comments" | "endnotes" | "textBoxes";
const STORIES: readonly (readonly [Story, number])[] = [
  ["main", 0x4c],
  ["footnotes", 0x50],
  ["headers", 0x54],
  ["comments", 0x5c],
  ["endnotes", 0x60],
  ["textBoxes", 0x64],
];

/** Offsets within the file information block of pairs (offset, length). */
const PLACES = {
  styles: 0xa2,
  footnoteReferences: 0xaa,
  footnoteTexts: 0xb2,
  characterRuns: 0xfa,
  paragraphRuns: 0x102,
  fonts: 0x112,
  pieces: 0x1a2,
  endnoteReferences: 0x20a,
  endnoteTexts: 0x212,
  lists: 0x2e2,
  listOverrides: 0x2ea,
} as const;

/** Reads the file information block at the head of the WordDocument stream; undefined for Word 6 and 95. */
export function readInformation(document: Buffer): FileInformation | undefined {
  if (document.length < 0x300) throw damaged("bị cắt cụt");
  if (document.readUInt16LE(0) !== 0xa5ec || document.readUInt16LE(2) < 0xc1) return undefined;
  const flags = document.readUInt16LE(0x0a);
  return {
    tableStream: flags & 0x0200 ? "1Table" : "0Table",
    encrypted: (flags & 0x0100) !== 0,
    characters: Object.fromEntries(STORIES.map(([story, at]) => [story, document.readUInt32LE(at)])) as Record<
      Story,
      number
    >,
    place: (part) => ({ at: document.readUInt32LE(PLACES[part]), length: document.readUInt32LE(PLACES[part] + 4) }),
  };
}

/** Range of character positions of one story. */
export function storyRange(information: FileInformation, story: Story): { from: number; to: number } {
  let from = 0;
  for (const [name] of STORIES) {
    const to = from + information.characters[name];
    if (name === story) return { from, to };
    from = to;
  }
  return { from, to: from };
}

/** Stretch of text that stands together in the file, eight-bit or sixteen-bit. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly filePosition: number;
  readonly bytesPerCharacter: 1 | 2;
}

/** The characters of all stories, and the file position of each: properties are kept by file position. */
export class DocText {
  readonly text: string;
  private last = 0;

  constructor(
    document: Buffer,
    clx: Buffer,
    private readonly pieces: readonly Piece[] = readPieces(clx),
  ) {
    const western = new TextDecoder("windows-1252");
    // Pieces that repeat one place of the file would grow it without end.
    const bytes = pieces.reduce((sum, { from, to, bytesPerCharacter }) => sum + (to - from) * bytesPerCharacter, 0);
    if (bytes > document.length) throw damaged("bảng đoạn chữ sai");
    this.text = pieces
      .map(({ from, to, filePosition, bytesPerCharacter }) => {
        const bytes = document.subarray(filePosition, filePosition + (to - from) * bytesPerCharacter);
        if (bytes.length < (to - from) * bytesPerCharacter) throw damaged("bị cắt cụt");
        return bytesPerCharacter === 2 ? bytes.toString("utf16le") : western.decode(bytes);
      })
      .join("");
  }

  filePosition(character: number): number {
    let piece = this.pieces[this.last];
    if (!piece || character < piece.from || character >= piece.to) {
      let low = 0;
      let high = this.pieces.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.pieces[middle]!.to <= character) low = middle + 1;
        else high = middle;
      }
      this.last = low;
      piece = this.pieces[low];
    }
    return piece ? piece.filePosition + (character - piece.from) * piece.bytesPerCharacter : -1;
  }
}

/** The piece table ([MS-DOC] 2.8.35): property lists of fast saves (type 1) are passed over. */
function readPieces(clx: Buffer): Piece[] {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2 || at + 5 > clx.length) throw damaged("không có bảng đoạn chữ");
  const size = clx.readUInt32LE(at + 1);
  const plex = clx.subarray(at + 5, at + 5 + size);
  const count = Math.floor((plex.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const from = plex.readUInt32LE(i * 4);
    const to = plex.readUInt32LE(i * 4 + 4);
    if (to < from || from !== (pieces.at(-1)?.to ?? 0)) throw damaged("bảng đoạn chữ sai");
    const packed = plex.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const eightBit = (packed & 0x40000000) !== 0;
    const position = packed & 0x3fffffff;
    pieces.push({ from, to, filePosition: eightBit ? position >>> 1 : position, bytesPerCharacter: eightBit ? 1 : 2 });
  }
  return pieces;
}
