/** A word that Tesseract read, with its box in pixels of the picture. */
export interface OcrWord {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Words of one printed line, left to right. */
export type OcrLine = readonly OcrWord[];

/**
 * Reads Tesseract's table of tab-separated values: the lines of each page (picture), pages in order. Columns: level, page,
 * block, paragraph, line, word, left, top, width, height, confidence, text; level 5 is a word.
 */
export function parseTsv(tsv: string, pages: number): OcrLine[][] {
  const found: OcrWord[][][] = Array.from({ length: pages }, () => []);
  let current = "";
  for (const row of tsv.split("\n")) {
    const fields = row.split("\t");
    const text = fields[11]?.trim();
    if (fields[0] !== "5" || !text) continue;
    const lines = found[Number(fields[1]) - 1];
    if (!lines) continue;
    const key = fields.slice(1, 5).join(" ");
    if (key !== current) lines.push([]);
    current = key;
    const [x, y, width, height, confidence] = fields.slice(6, 11).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    lines.at(-1)!.push({ text: text.normalize("NFC"), confidence, x, y, width, height });
  }
  return found;
}
