import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { ResultCache } from "../src/ingest/ocr/cache.js";
import {
  crop,
  decodePpm,
  encodePgm,
  type GrayImage,
  INK,
  inkBox,
  rotate,
  turnUpright,
  WHITE,
} from "../src/ingest/ocr/image.js";
import { readScannedPages } from "../src/ingest/ocr/index.js";
import { readImpossible, readSign } from "../src/ingest/ocr/operators.js";
import { isWord } from "../src/ingest/ocr/page.js";
import { CanvasRenderer, dpiOf } from "../src/ingest/ocr/render.js";
import { respellNumerals, respellQuarters } from "../src/ingest/ocr/respell.js";
import { findRuledLines } from "../src/ingest/ocr/ruled-lines.js";
import { findSkew } from "../src/ingest/ocr/skew.js";
import { parseTsv } from "../src/ingest/ocr/tsv.js";
import { readPdf } from "../src/ingest/pdf/index.js";
import { cli, Folder } from "./support/cli.js";

/** A page of invented words and a ruled table, drawn, turned by 0.8°, with the noise of a scanner. */
const scan = readFileSync(new URL("./fixtures/scan.pdf", import.meta.url));
const SIZE = { number: 1, width: 400, height: 250 };

const blank = (width: number, height: number): GrayImage => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(WHITE),
});
function ink(image: GrayImage, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) image.data.fill(0, y * image.width + x0, y * image.width + x1);
}

describe("a scanned page, with the packaged recogniser", () => {
  it("is read with its table, its signs and its doubts; a second reading comes from the cache", async () => {
    const folder = mkdtempSync(join(tmpdir(), "doichieu-test-"));
    const options = { ocrOptions: { engine: "packaged", cache: new ResultCache(folder) } } as const;
    const progress: number[][] = [];
    const onRecognized = (done: number, of: number) => void progress.push([done, of]);
    const document = await readPdf(scan, "scan.pdf", { ...options, onRecognized });
    expect(progress).toEqual([[1, 1]]);
    expect(document.scanned).toBe(true);
    const lines = document.text.split("\n").filter((line) => line !== "");
    expect(lines).toContain("KẾ HOẠCH");
    // Which letters are taken for their neighbours ("Lộc", "LỘC"; a lone "1") hangs on the last bit of a picture, and
    // that on the processor that draws it.
    expect(lines.map((line) => line.toLowerCase())).toContain("chuyển đổi số năm 2026 trên địa bàn xã tân lộc");
    expect(lines).toContain("- Tỷ lệ phủ sóng 5G trên địa bàn đạt ≥ 62%.");
    expect(lines).toContain("- Thời gian xử lý hồ sơ trong Quý II/2026.");

    const table = document.tables[0]!;
    const words = table.rows.map((row) =>
      row.map((cell) => cell.parts.map(({ start, end }) => document.text.slice(start, end)).join(" ")),
    );
    expect(words).toEqual([
      ["TT", "Nhiệm vụ", "Thời gian"],
      [
        expect.stringMatching(/^.{1,2}$/u),
        "Rà soát, hoàn thiện\nkho dữ liệu hộ tịch",
        expect.stringMatching(/^Quý [I1]\/2026$/u),
      ],
      ["2", "Tập huấn cán bộ xã", "Tháng 6/2026"],
    ]);

    const sign = document.text.indexOf("≥");
    const suspicious = document.findings.filter((finding) => finding.code === "suspicious-value");
    expect(suspicious.flatMap((finding) => finding.spans.map((span) => span.start))).toContain(sign);
    expect(document.boxesOf?.({ start: sign, end: sign + 1 })[0]).toMatchObject({ page: 1 });

    expect(readdirSync(folder)).toHaveLength(1);
    let pages = 0;
    const again = await readPdf(scan, "scan.pdf", { ...options, onRecognized: () => pages++ });
    expect(again.text).toBe(document.text);
    expect(pages).toBe(0);
  });

  it("tells of each page as it is recognised, on a stream that is no terminal too; not of pages out of the cache", async () => {
    const folder = new Folder();
    vi.stubEnv("XDG_CACHE_HOME", folder.at("cache"));
    const file = await folder.write("quet.pdf", scan);
    const line = `${file}: đã nhận dạng 1/1 trang ảnh chụp\n`;
    expect((await cli("extract", file)).err).toBe(line);
    const { err } = await cli("import", file, "--db", folder.at("plans.db"));
    expect(err).not.toContain("nhận dạng");
    expect(err).toContain("quet.pdf: 1 chỉ tiêu");
    vi.stubEnv("XDG_CACHE_HOME", folder.at("other"));
    expect((await cli("import", file, "--force", "--db", folder.at("plans.db"))).err).toContain(line);
    vi.unstubAllEnvs();
    folder.remove();
  }, 120_000);

  it.each([90, 180])(
    "that lay turned by %s° in the scanner is turned upright, its boxes stay where they are",
    async (turn) => {
      const page = `/Type /Page /Rotate ${turn} `;
      const turned = Buffer.from(scan.toString("latin1").replace("/Type /Page ", page), "latin1");
      const document = await readPdf(turned, "scan.pdf", { ocrOptions: { engine: "packaged", cache: null } });
      expect(document.text).toContain("- Tỷ lệ phủ sóng 5G trên địa bàn đạt ≥ 62%.");
      expect(document.tables[0]!.rows).toHaveLength(3);
      const at = document.text.indexOf("≥");
      const [box] = document.boxesOf!({ start: at, end: at + 1 });
      // On the page as it is shown: 400 × 250 points, the sign at (221, 67) where it lies upright.
      const [x, y] = turn === 180 ? [400 - 221 - box!.width, 250 - 67 - box!.height] : [250 - 67 - box!.width, 221];
      expect(Math.abs(box!.x - x!)).toBeLessThan(3);
      expect(Math.abs(box!.y - y!)).toBeLessThan(3);
      expect(document.findings.flatMap((finding) => finding.spans.map((span) => span.start))).toContain(at);
    },
    120_000,
  );

  it("keeps a doubtful word among sure ones, and no specks", () => {
    const word = (text: string, confidence: number, height = 30) => ({
      text,
      confidence,
      height,
      x: 0,
      y: 0,
      width: 40,
    });
    const line = [
      word("giá...", 16),
      word("khi", 95),
      word("phát", 93),
      word("hiện", 96),
      word(".:", 60),
      word("ơi", 4, 8),
    ];
    expect(line.filter((w) => isWord(w, line)).map((w) => w.text)).toEqual(["giá...", "khi", "phát", "hiện"]);
    const noise = [word("Zr", 10), word("ki", 30), word("HR", 12)];
    expect(noise.filter((w) => isWord(w, noise)).map((w) => w.text)).toEqual(["ki"]);
  });

  it("is reported as unread where recognition is switched off", async () => {
    const document = await readPdf(scan, "scan.pdf", { ocr: "never" });
    expect(document.text).toBe("");
    expect(document.findings.map((finding) => [finding.code, finding.spans[0]!.page])).toEqual([["page-unread", 1]]);
  });

  it("keeps the other pages and says why, where a page cannot be drawn or read in time", async () => {
    const reading = await readScannedPages(scan, [{ ...SIZE, number: 7 }], { engine: "packaged", cache: null });
    expect(reading.pages).toEqual([]);
    expect(reading.trouble).toMatch(/^trang 7 không nhận dạng được/u);
  });
});

describe("pictures", () => {
  it("are drawn without any program of the system", async () => {
    const renderer = await CanvasRenderer.open(scan);
    const { image, dpi } = await renderer.render(SIZE);
    await renderer.close();
    expect([dpi, image.width, image.height]).toEqual([200, 1112, 695]);
    expect(inkBox(image, { x0: 0, y0: 0, x1: image.width, y1: image.height })).toBeDefined();
  });

  it("of a giant page are drawn coarsely", () => {
    expect(dpiOf({ number: 1, width: 595, height: 842 })).toBe(200);
    const giant = { number: 1, width: 56_700, height: 56_700 };
    const pixels = ((giant.width / 72) * dpiOf(giant)) ** 2;
    expect(pixels).toBeLessThan(100_000_000);
  });

  it("are read from PPM in grey, without the red ink of seals; damage is an error", () => {
    const dots = [
      [0, 0, 0],
      [128, 128, 128],
      [215, 40, 60],
      [30, 40, 160],
      [90, 20, 30],
    ];
    const { width, height, data } = decodePpm(Buffer.from([...Buffer.from("P6\n5 1\n255\n"), ...dots.flat()]));
    expect([width, height, data[0], data[1], data[2]]).toEqual([5, 1, 0, 128, WHITE]);
    expect(data[3]).toBeLessThan(INK); // blue of a signature
    expect(() => decodePpm(Buffer.from("P6\n5 3\n255\nabc"))).toThrow("cut off");
    expect(() => decodePpm(Buffer.from("P5\n5 3\n255\n"))).toThrow("not a PPM");
    expect(encodePgm({ width, height, data }).toString("latin1", 0, 10)).toBe("P5\n5 1\n255");
  });

  it("are turned so that text of each turn is upright", () => {
    const image: GrayImage = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
    expect(turnUpright(image, 2)).toEqual({ width: 3, height: 2, data: Uint8Array.from([6, 5, 4, 3, 2, 1]) });
    // Text that reads downwards begins at the top right.
    expect(turnUpright(image, 1)).toEqual({ width: 2, height: 3, data: Uint8Array.from([3, 6, 2, 5, 1, 4]) });
    expect(turnUpright(image, 3)).toEqual({ width: 2, height: 3, data: Uint8Array.from([4, 1, 5, 2, 6, 3]) });
  });

  it("are cut out with a margin, and know the box round their ink", () => {
    const image = blank(100, 60);
    ink(image, 20, 30, 40, 36);
    expect(inkBox(image, { x0: 0, y0: 0, x1: 100, y1: 60 })).toEqual({ x0: 20, y0: 30, x1: 40, y1: 36 });
    expect(inkBox(image, { x0: 50, y0: 0, x1: 100, y1: 60 })).toBeUndefined();
    expect(inkBox(crop(image, 18, 28, 42, 38, 10), { x0: 0, y0: 0, x1: 44, y1: 30 })).toEqual({
      x0: 12,
      y0: 12,
      x1: 32,
      y1: 18,
    });
  });

  it.each([-2.5, -0.4, 0, 0.7, 3])("that lean by %s° are set straight", (degrees) => {
    const page = blank(800, 600);
    for (let y = 60; y < 560; y += 40) ink(page, 80, y, 720, y + 8);
    expect(Math.abs(findSkew(rotate(page, degrees)) - degrees)).toBeLessThan(0.15);
  });

  it("show their ruled lines, not the stems of letters", () => {
    const image = blank(800, 400);
    for (const y of [50, 120, 190]) ink(image, 100, y, 700, y + 3);
    for (const x of [100, 300, 697]) ink(image, x, 50, x + 3, 193);
    // An "l" of 40 pixels inside a cell, and a dash.
    ink(image, 200, 65, 204, 105);
    ink(image, 400, 300, 440, 303);
    const { horizontal, vertical } = findRuledLines(image, 72 / 200);
    expect(horizontal).toHaveLength(3);
    expect(vertical).toHaveLength(3);
  });
});

describe("comparison signs", () => {
  /** A ">" of 24 × 24 pixels at (10, 10), with or without the bar of "≥". */
  function sign(bar: boolean): GrayImage {
    const image = blank(80, 60);
    for (let i = 0; i < 12; i++) {
      ink(image, 10 + 2 * i, 10 + i, 13 + 2 * i, 11 + i);
      ink(image, 10 + 2 * i, 33 - i, 13 + 2 * i, 34 - i);
    }
    if (bar) ink(image, 10, 37, 34, 39);
    return image;
  }
  const word = (text: string) => ({ text, confidence: 90, x: 10, y: 10, width: 24, height: 24 });

  it("are read with their bar where the picture shows one", () => {
    expect(readSign(sign(true), word(">"))).toEqual({ read: ">", text: "≥" });
    expect(readSign(sign(true), word("<"))).toEqual({ read: "<", text: "≤" });
    expect(readSign(sign(false), word(">"))).toBeUndefined();
    expect(readSign(sign(true), word("62%"))).toBeUndefined();
  });

  it("that ran into a number leave a value that cannot be", () => {
    expect(readImpossible(">950%")?.text).toBe("≥ 50%");
    expect(readImpossible("<930%;")?.text).toBe("≤ 30%;");
    for (const possible of [">95%", "150%", ">100%", ">120%", "950", ">950", ">1950%"]) {
      expect(readImpossible(possible)).toBeUndefined();
    }
  });
});

it("letters of items count on: c), not e), behind b)", () => {
  const line = (text: string) => ({
    ...{ text, x0: 0, x1: 10, y0: 0, y1: 10, y: 8, size: 10, bold: false, artifact: false },
    edges: Array.from({ length: text.length + 1 }, (_, i) => i),
    gaps: [],
  });
  const texts = [
    "a) Tiếp tục",
    "b) Tăng cường",
    "e) Thực hiện",
    "d) Rà soát",
    "đ) Củng cố",
    "e) Đổi mới",
    "g) Kiện toàn",
  ];
  const [page] = respellNumerals([{ number: 1, turn: 0, lines: texts.map(line), tables: [], repairs: [] }]);
  expect(page!.lines.map((l) => l.text[0]).join("")).toBe("abcdđeg");
  expect(page!.repairs.map(({ read, text }) => [read, text])).toEqual([["e) Thực hiện", "c) Thực hiện"]]);
});

describe("roman numerals", () => {
  it("of quarters are one of four", () => {
    expect(respellQuarters("Quý 11/2026")).toBe("Quý II/2026");
    expect(respellQuarters("trong Quý I1/2026 và Quý IIl năm 2026")).toBe("trong Quý II/2026 và Quý III năm 2026");
    for (const good of ["Quý 1/2026", "Quý IV/2026", "Quý H", "Quý khách", "Quý 4 năm 2026", "11/2026"]) {
      expect(respellQuarters(good)).toBe(good === "Quý H" ? "Quý II" : good);
    }
  });

  it("of groups count on over page breaks; row numbers stay", () => {
    const line = (text: string) => ({
      text,
      x0: 0,
      x1: 10,
      y0: 0,
      y1: 10,
      y: 8,
      size: 10,
      bold: false,
      edges: [],
      gaps: [],
    });
    const page = (number: number, ordinals: string[]) => ({
      number,
      turn: 0 as const,
      lines: [],
      repairs: [],
      tables: [
        {
          x0: 0,
          y0: 0,
          x1: 100,
          y1: 100,
          xs: [0, 50, 100],
          ys: [0, 100],
          at: [],
          openTop: false,
          openBottom: false,
          cells: ordinals.map((_, row) => ({ row, column: 0, rowSpan: 1, columnSpan: 1 })),
          texts: ordinals.map((text) => [line(text)]),
        },
      ],
    });
    const read = (...pages: string[][]): string[] =>
      respellNumerals(pages.map((ordinals, i) => page(i + 1, ordinals))).flatMap((p) =>
        p.tables[0]!.texts.map((lines) => lines[0]!.text),
      );
    expect(read(["TT", "I", "1", "2", "H", "1"], ["TT", "2", "Im", "1", "lv"])).toEqual([
      "TT",
      "I",
      "1",
      "2",
      "II",
      "1",
      "TT",
      "2",
      "III",
      "1",
      "IV",
    ]);
    expect(read(["TT", "I", "1", "II", "1", "2", "II", "1"])).toEqual(["TT", "I", "1", "II", "1", "2", "III", "1"]);
    expect(read(["TT", "I", "1", "II", "1"], ["TT", "II", "2", "3"])).toEqual([
      "TT",
      "I",
      "1",
      "II",
      "1",
      "TT",
      "II",
      "2",
      "3",
    ]);
    const rows = ["TT", ...Array.from({ length: 12 }, (_, i) => String(i + 1))];
    expect(read(rows)).toEqual(rows);
    expect(read(["TT", "I", ...rows.slice(1)])).toEqual(["TT", "I", ...rows.slice(1)]);
  });
});

it("reads Tesseract's table of words, picture by picture", () => {
  const row = (page: number, line: number, text: string): string =>
    `5\t${page}\t1\t1\t${line}\t1\t10\t20\t30\t12\t91.5\t${text}`;
  const tsv = [
    "level\tpage_num",
    "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
    row(1, 1, "Kế"),
    row(1, 1, "hoạch"),
    row(1, 2, " "),
    row(3, 1, "năm"),
    "hỏng",
  ];
  expect(parseTsv(tsv.join("\n"), 3).map((lines) => lines.map((line) => line.map((word) => word.text)))).toEqual([
    [["Kế", "hoạch"]],
    [],
    [["năm"]],
  ]);
});
