import { deflateSync } from "node:zlib";

/**
 * Writes small PDF files for the tests of the reader: text at exact places, lines and boxes, pages turned, fonts named at
 * will. Places are in points from the top left corner. The font has no letter shapes: every letter is half its size wide.
 */
export class PdfBuilder {
  private readonly pages: PageBuilder[] = [];
  private readonly extra: string[] = [];

  page(width = 595, height = 842, rotate = 0): PageBuilder {
    const page = new PageBuilder(width, height, rotate);
    this.pages.push(page);
    return page;
  }

  /** Entries for the catalogue, e.g. a script to run on opening. */
  catalog(entries: string): this {
    this.extra.push(entries);
    return this;
  }

  build(): Buffer {
    const objects: (string | Buffer)[] = [];
    const add = (body: string | Buffer): number => objects.push(body);
    const stream = (data: Buffer, entries = ""): Buffer =>
      Buffer.concat([
        Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`),
        data,
        Buffer.from("\nendstream"),
      ]);
    const catalog = add("");
    const tree = add("");
    const toUnicode = add(stream(Buffer.from(TO_UNICODE)));
    const fonts = new Map<string, number>();
    const font = (name: string): number => {
      let id = fonts.get(name);
      if (id === undefined) {
        if (name.startsWith("simple:") || name.startsWith("nomap:")) id = add(simpleFont(name));
        else {
          const own = name.split(":")[0]!;
          const map = name.endsWith(":nomap") ? "" : `/ToUnicode ${toUnicode} 0 R`;
          const descriptor = add(
            `<< /Type /FontDescriptor /FontName /${own} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>`,
          );
          const descendant = add(
            `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${own} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 500 /W [768 803 0] >>`,
          );
          id = add(
            `<< /Type /Font /Subtype /Type0 /BaseFont /${own} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] ${map} >>`,
          );
        }
        fonts.set(name, id);
      }
      return id;
    };
    const kids = this.pages.map((page) => {
      const names = [...page.fonts].map((name, i) => `/F${i} ${font(name)} 0 R`).join(" ");
      const images = page.images.map(({ data, width, height }, i) => {
        const id = add(
          stream(
            deflateSync(data),
            `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
          ),
        );
        return `/I${i} ${id} 0 R`;
      });
      const annotations = page.annotations.map(({ rect, content, subtype }) => {
        const form = add(
          stream(
            Buffer.from(content),
            `/Type /XObject /Subtype /Form /BBox [0 0 ${rect[2]! - rect[0]!} ${rect[3]! - rect[1]!}] /Resources << /Font << ${names} >> >>`,
          ),
        );
        return add(`<< /Type /Annot ${subtype} /Rect [${rect.join(" ")}] /F 4 /AP << /N ${form} 0 R >> >>`);
      });
      const content = page.raw ?? Buffer.from(page.operators.join("\n"));
      const contents = add(stream(page.deflated ?? deflateSync(content), "/Filter /FlateDecode"));
      return add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Rotate ${page.rotate} /Resources << /Font << ${names} >> /XObject << ${images.join(" ")} >> >> /Contents ${contents} 0 R /Annots [${annotations.map((id) => `${id} 0 R`).join(" ")}] >>`,
      );
    });
    objects[catalog - 1] = `<< /Type /Catalog /Pages ${tree} 0 R ${this.extra.join(" ")} >>`;
    objects[tree - 1] = `<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(" ")}] /Count ${kids.length} >>`;
    return serialise(objects, catalog);
  }
}

export class PageBuilder {
  readonly operators: string[] = [];
  readonly fonts = new Set<string>();
  readonly images: { data: Buffer; width: number; height: number }[] = [];
  readonly annotations: { rect: number[]; content: string; subtype: string }[] = [];
  /** Replaces the operators. */
  raw: Buffer | undefined;
  /** The same, already packed. */
  deflated: Buffer | undefined;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly rotate: number,
  ) {}

  private resource(font: string): string {
    this.fonts.add(font);
    return `/F${[...this.fonts].indexOf(font)}`;
  }

  /** Prints `text` with its baseline `y` points below the top. */
  text(x: number, y: number, text: string, size = 12, font = "Times"): this {
    this.operators.push(
      `BT ${this.resource(font)} ${size} Tf 1 0 0 1 ${x} ${this.height - y} Tm ${encode(text, font)} Tj ET`,
    );
    return this;
  }

  /** Prints `text` upwards from (x, y). */
  textUp(x: number, y: number, text: string, size = 12, font = "Times"): this {
    this.operators.push(
      `BT ${this.resource(font)} ${size} Tf 0 1 -1 0 ${x} ${this.height - y} Tm ${encode(text, font)} Tj ET`,
    );
    return this;
  }

  /** Any operators, in PDF's own coordinates. */
  draw(operators: string): this {
    this.operators.push(operators);
    return this;
  }

  line(x0: number, y0: number, x1: number, y1: number): this {
    return this.draw(`0.5 w ${x0} ${this.height - y0} m ${x1} ${this.height - y1} l S`);
  }

  box(x0: number, y0: number, x1: number, y1: number, paint = "f"): this {
    return this.draw(`${x0} ${this.height - y1} ${x1 - x0} ${y1 - y0} re ${paint}`);
  }

  /** A grey picture over the rectangle. */
  image(x0: number, y0: number, x1: number, y1: number): this {
    this.images.push({ data: Buffer.alloc(100 * 140, 200), width: 100, height: 140 });
    return this.draw(`q ${x1 - x0} 0 0 ${y1 - y0} ${x0} ${this.height - y1} cm /I${this.images.length - 1} Do Q`);
  }

  /** A stamp: lines of text in an annotation of its own, 12 points apart. */
  stamp(x0: number, y0: number, width: number, lines: readonly string[], size = 12): this {
    const height = lines.length * size + 4;
    const font = this.resource("Times");
    const content = lines
      .map((l, i) => `BT ${font} ${size} Tf 1 0 0 1 0 ${height - size * (i + 1)} Tm ${encode(l, "Times")} Tj ET`)
      .join("\n");
    const rect = [x0, this.height - y0 - height, x0 + width, this.height - y0];
    this.annotations.push({ rect, content, subtype: "/Subtype /Widget /FT /Sig" });
    return this;
  }

  /** Borders of a grid; `hidden` leaves out sides, given as "h row column" or "v row column" (row/column of the edge). */
  grid(
    xs: readonly number[],
    ys: readonly number[],
    style: BorderStyle = "stroke",
    hidden: readonly string[] = [],
  ): this {
    for (const [r, y] of ys.entries())
      for (let c = 0; c + 1 < xs.length; c++)
        if (!hidden.includes(`h ${r} ${c}`)) this.side(style, xs[c]!, y, xs[c + 1]!, y);
    for (const [c, x] of xs.entries())
      for (let r = 0; r + 1 < ys.length; r++)
        if (!hidden.includes(`v ${r} ${c}`)) this.side(style, x, ys[r]!, x, ys[r + 1]!);
    return this;
  }

  private side(style: BorderStyle, x0: number, y0: number, x1: number, y1: number): void {
    switch (style) {
      case "stroke":
        this.line(x0, y0, x1, y1);
        break;
      case "fill":
        this.box(x0 - 0.25, y0 - 0.25, x1 + 0.25, y1 + 0.25);
        break;
      case "dots":
        for (let d = 0; d <= Math.max(x1 - x0, y1 - y0); d += 2) {
          const x = x1 > x0 ? x0 + d : x0;
          const y = y1 > y0 ? y0 + d : y0;
          this.box(x, y, x + 0.7, y + 0.7);
        }
        break;
      case "dashes":
        for (let d = 0; d < Math.max(x1 - x0, y1 - y0); d += 5) {
          const along = Math.min(3, Math.max(x1 - x0, y1 - y0) - d);
          if (x1 > x0) this.line(x0 + d, y0, x0 + d + along, y0);
          else this.line(x0, y0 + d, x0, y0 + d + along);
        }
    }
  }
}

export type BorderStyle = "stroke" | "fill" | "dots" | "dashes";

/** Two bytes a letter (its code point) for ordinary fonts, one byte for "simple:" ones. */
function encode(text: string, font: string): string {
  const simple = font.startsWith("simple:") || font.startsWith("nomap:");
  const hex = Array.from(text, (c) =>
    c
      .codePointAt(0)!
      .toString(16)
      .padStart(simple ? 2 : 4, "0"),
  ).join("");
  return `<${hex}>`;
}

/** "simple:.VnTime": a one-byte font in WinAnsiEncoding. */
function simpleFont(name: string): string {
  const base = name.split(":")[1]!;
  const widths = new Array(224).fill(500).join(" ");
  return `<< /Type /Font /Subtype /TrueType /BaseFont /${base} /FirstChar 32 /LastChar 255 /Widths [${widths}] /Encoding /WinAnsiEncoding /FontDescriptor << /Type /FontDescriptor /FontName /${base} /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`;
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${["00", "01", "03", "1e", "20", "22", "25", "e0", "f0"].length} beginbfrange
${["00", "01", "03", "1e", "20", "22", "25", "e0", "f0"].map((h) => `<${h}00> <${h}ff> <${h}00>`).join("\n")}
endbfrange endcmap CMapName currentdict /CMap defineresource pop end end`;

function serialise(objects: readonly (string | Buffer)[], catalog: number): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]!.length;
  const offsets = objects.map((body, i) => {
    const at = length;
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
