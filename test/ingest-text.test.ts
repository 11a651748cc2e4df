import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_MAX_BYTES, ingest, ingestBytes } from "../src/ingest/index.js";
import { readStream } from "../src/ingest/read-file.js";
import { sniff } from "../src/ingest/sniff.js";
import { IngestError } from "../src/model/errors.js";
import { asTcvn3, asVni, windows1258 } from "./support/legacy.js";

const PLAN = `ỦY BAN NHÂN DÂN XÃ TÂN LỘC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

KẾ HOẠCH
Chuyển đổi số trên địa bàn xã năm 2026

1. Mục tiêu
- Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến đạt ≥ 85%.
- Có ít nhất 70% người dân trong độ tuổi lao động được phổ cập kỹ năng số.
`;
const read = (bytes: Buffer | string, path = "kế hoạch.txt") => ingestBytes(Buffer.from(bytes as string), path);
const refusal = async (bytes: Buffer | string): Promise<string> => {
  const error: unknown = await read(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IngestError);
  const { code, message } = error as IngestError;
  expect(message).not.toContain("\n");
  return `${code}: ${message}`;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doichieu-ingest-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("texts that are read", () => {
  test("UTF-8 as it is, with its hash, size and type", async () => {
    const source = await read(PLAN);
    expect(source).toMatchObject({ path: "kế hoạch.txt", mediaType: "text/plain", pages: null, text: PLAN });
    expect(source.bytes).toBe(Buffer.byteLength(PLAN));
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(source.findings).toEqual([]);
  });

  test("a BOM belongs to the file, not to the text", async () => {
    const source = await read(`\uFEFF${PLAN}`);
    expect(source.text).toBe(PLAN);
    expect(source.bytes).toBe(Buffer.byteLength(PLAN) + 3);
  });

  const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();
  test.each([
    ["UTF-16 LE with BOM", Buffer.from(`\uFEFF${PLAN}`, "utf16le")],
    ["UTF-16 BE with BOM", swapped(`\uFEFF${PLAN}`)],
    ["UTF-16 LE without BOM", Buffer.from(PLAN, "utf16le")],
    ["UTF-16 BE without BOM", swapped(PLAN)],
  ])("%s", async (_name, bytes) => {
    const before = Buffer.from(bytes);
    expect((await read(bytes)).text).toBe(PLAN);
    expect(bytes.equals(before)).toBe(true);
  });

  test.each([
    ["NFD", PLAN.normalize("NFD")],
    ["NFC and NFD mixed", PLAN.slice(0, 100) + PLAN.slice(100).normalize("NFD")],
    ["CRLF", PLAN.replaceAll("\n", "\r\n")],
    ["form feeds of a text taken from a PDF", PLAN.replaceAll("\n\n", "\n\f")],
    ["one sentence", "Phấn đấu đến năm 2030 có 90% hộ dân dùng nước sạch."],
    ["plain ASCII without any accent", "Ke hoach chuyen doi so nam 2026: 85% ho so truc tuyen.\n"],
    ["words of Latin letters among Vietnamese ones", `${PLAN}Hợp tác với Café Müller, Besançon, São Paulo.`],
    ["the control characters of words pasted from Word", `${PLAN}\u0007 \u001E\u001F\u000B\u001A`],
  ])("%s is left as it is", async (_name, text) => {
    expect((await read(text)).text).toBe(text);
  });

  test("Markdown by content, whatever the name", async () => {
    expect((await read("**KẾ HOẠCH**\n\n## I. MỤC TIÊU\n", "x.txt")).mediaType).toBe("text/markdown");
    expect((await read(PLAN, "x.md")).mediaType).toBe("text/plain");
  });

  test("a line of 5 MB, and 10,000 bullets", async () => {
    const line = "đạt 85% hồ sơ; ".repeat(260_000);
    expect(Buffer.byteLength(line)).toBeGreaterThan(5_000_000);
    expect((await read(line)).text).toBe(line);
    const bullets = "- Tỷ lệ hồ sơ trực tuyến đạt 85%.\n".repeat(10_000);
    expect((await read(bullets)).text).toBe(bullets);
  });

  test("lost characters are a finding with their places", async () => {
    const { findings } = await read("dòng một\nT\uFFFD lệ đạt 8\uFFFD%\n");
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: "lost-characters", severity: "warning" });
    expect(findings[0]!.spans).toEqual([
      { start: 10, end: 11, page: null, line: 2 },
      { start: 20, end: 21, page: null, line: 2 },
    ]);
  });
});

describe("files that are refused, with a reason", () => {
  test("empty, or white space only", async () => {
    expect(await refusal("")).toBe("empty: tệp rỗng");
    expect(await refusal("\uFEFF")).toMatch(/^empty:/);
    expect(await refusal(" \r\n\t\f\n\u00A0")).toBe("empty: tệp chỉ có khoảng trắng");
    expect(await refusal(Buffer.from("\uFEFF \n", "utf16le"))).toMatch(/^empty:/);
  });

  test("files of data, told by their content", async () => {
    const json = /^unsupported-format: là tệp dữ liệu JSON, không phải kế hoạch; chỉ đọc được/u;
    expect(await refusal('{"schema": "x", "document": {"title": "Kế hoạch"}}')).toMatch(json);
    expect(await refusal('[\n  {"a": 1},\n  {"a": 2}\n]\n')).toMatch(json);
    expect(await refusal('["Kế hoạch", "Chương trình"]')).toMatch(json);
    expect(await refusal('{"a": 1}\n{"a": 2}\n')).toMatch(json);
    expect(await refusal('{"title": "Kế hoạch bị cắt')).toMatch(json);
    const csv = /^unsupported-format: là bảng dữ liệu CSV/u;
    expect(await refusal("indicator,value,due\nphủ sóng 5G,62,2030\nhồ sơ trực tuyến,80,2030\n")).toMatch(csv);
    expect(await refusal('Mã;Tên;Mức\r\n1;"Tỷ lệ hồ sơ; đúng hạn";98,5\r\n2;Tỷ lệ hộ nghèo;1,2\r\n')).toMatch(csv);
    const plans = [
      "[Dự thảo]\nKẾ HOẠCH\nChuyển đổi số năm 2026",
      "{Mẫu 01} KẾ HOẠCH năm 2026",
      "Các sở, ban, ngành, địa phương\nCác xã, phường, thị trấn, đặc khu\nPhòng Kinh tế, Công an xã, Trạm Y tế xã, các thôn.",
      "| TT | Chỉ tiêu | Mức |\n|---|---|---|\n| 1 | Phủ sóng 5G | 62 |\n",
      "TT\tChỉ tiêu\tMức\n1\tPhủ sóng 5G\t62\n2\tHồ sơ\t80\n",
    ];
    for (const text of plans) expect((await read(text)).text).toBe(text);
  });

  test("no letter at all", async () => {
    expect(await refusal("--- ... ***\u0001\u0002")).toBe("empty: tệp không có chữ nào");
  });

  test("truncated and invalid UTF-8, with the byte offset", async () => {
    const bytes = Buffer.from(PLAN);
    const cut = bytes.subarray(0, Buffer.byteLength(PLAN.slice(0, PLAN.indexOf("ố", 60))) + 1);
    expect(await refusal(cut)).toBe(
      `truncated-utf8: tệp bị cắt cụt: ký tự UTF-8 cuối cùng (ở byte ${cut.length - 1}) không đủ byte`,
    );
    const broken = Buffer.from(bytes);
    const at = Buffer.byteLength(PLAN.slice(0, PLAN.indexOf("ế", 120)));
    broken[at + 1] = 0x41;
    expect(await refusal(broken)).toBe(`invalid-utf8: tệp không phải UTF-8 hợp lệ: byte 0xE1 ở vị trí ${at}`);
    expect(await refusal(Buffer.concat([Buffer.from("\uFEFFKế"), Buffer.of(0xff)]))).toMatch(/byte 0xFF ở vị trí 7$/);
    // Overlong and surrogate sequences are no UTF-8 either.
    expect(await refusal(Buffer.of(0x61, 0xc0, 0xaf, 0x62))).toMatch(/byte 0xC0 ở vị trí 1$/);
    expect(await refusal(Buffer.of(0x61, 0x62, 0xed, 0xa0, 0x80))).toMatch(/byte 0xED ở vị trí 2$/);
  });

  test("UTF-16 that ends in half a character or holds half a pair; UTF-32", async () => {
    const bytes = Buffer.from(`\uFEFF${PLAN}`, "utf16le");
    expect(await refusal(bytes.subarray(0, 101))).toMatch(/^truncated-utf16: .*UTF-16 LE .*vị trí 100$/);
    expect(await refusal(Buffer.from("\uFEFFKế\uD83D hoạch", "utf16le"))).toMatch(/^invalid-utf16: .*byte 6$/);
    expect(await refusal(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).toMatch(/^utf-32: /);
  });

  test("NUL bytes and binary", async () => {
    expect(await refusal(`${PLAN}\0${PLAN}`)).toMatch(new RegExp(`^nul-bytes: .*thứ ${PLAN.length}\\)`));
    expect(await refusal(Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251)))).toMatch(
      /^(nul-bytes|binary): /,
    );
    expect(await refusal(Buffer.from(Array.from({ length: 4096 }, (_, i) => 1 + ((i * 7919) % 30))))).toMatch(
      /^binary: /,
    );
  });

  test.each([
    ["TCVN3 (ABC)", Buffer.from(asTcvn3(PLAN), "latin1")],
    ["TCVN3 (ABC)", Buffer.from(asTcvn3(PLAN.slice(PLAN.indexOf("1."))).slice(0, 120), "latin1")],
    ["VNI-Windows", Buffer.from(asVni(PLAN), "latin1")],
    ["VNI-Windows", Buffer.from(asVni(PLAN.slice(PLAN.indexOf("1."))).slice(0, 120), "latin1")],
    ["Windows-1258", windows1258(PLAN)],
    ["TCVN3 (ABC)", "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc"],
    ["VNI-Windows", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc"],
    ["TCVN3 (ABC)", asTcvn3(PLAN)],
    ["VNI-Windows", asVni(PLAN)],
    ["VNI-Windows", asVni(PLAN).normalize("NFD")],
    ["Windows-1258", windows1258(PLAN).toString("latin1")],
    ["UTF-8 đọc nhầm thành Windows-1252", new TextDecoder("windows-1252").decode(Buffer.from(PLAN))],
  ])("legacy encoding: %s", async (name, bytes) => {
    const message = await refusal(bytes);
    expect(message).toMatch(/^legacy-encoding: /);
    expect(message).toContain(name);
  });

  test("Western text in Windows-1252", async () => {
    const bytes = Buffer.from("Le plan d\x92action \x96 d\xe9velopp\xe9 \xe0 Besan\xe7on \x93\xe9t\xe9\x94", "latin1");
    expect(await refusal(bytes)).toMatch(/^legacy-encoding: .*Windows-1252/);
  });

  test.each([
    ["pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"],
    ["pdf", "\r\n  %PDF-1.4\n", "PDF"],
    ["docx", "PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml", "DOCX"],
    ["doc", `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(504)}W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0`, "DOC"],
    [
      "encrypted-office",
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
      "mật khẩu",
    ],
    ["old-office", `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(504)}`, "cắt cụt"],
    ["spreadsheet", "PK\x03\x04 xl/workbook.xml", "Excel"],
    ["opendocument", "PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"],
    ["archive", "PK\x03\x04 ke-hoach.txt", "nén"],
    ["rtf", "{\\rtf1\\ansi\\ansicpg1258 K\\u7871? ho\\u7841?ch}", "RTF"],
    ["html", "\ufeff\n<!DOCTYPE html>\n<html><body>Kế hoạch</body></html>", "HTML"],
    ["xml", '<?xml version="1.0"?><w:wordDocument/>', "XML"],
    ["image", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ảnh"],
    ["image", "\xff\xd8\xff\xe0\0\x10JFIF", "ảnh"],
    ["image", "II*\0\x08\0\0\0", "ảnh"],
    ["archive", "\x1f\x8b\x08\0\0", "nén"],
    ["database", "SQLite format 3\0\x10\0", "SQLite"],
    ["program", "\x7fELF\x02\x01\x01\0", "chương trình"],
  ])("%s under the name of a text", async (format, content, word) => {
    const bytes = Buffer.from(content, content.includes("Kế") ? "utf8" : "latin1");
    expect(sniff(bytes)).toBe(format);
    if (!["pdf", "docx", "doc"].includes(format)) expect(await refusal(bytes)).toContain(word);
  });

  test("what only resembles another format is text", () => {
    for (const text of [
      "BM-01 là biểu mẫu báo cáo của xã",
      "MZ",
      "Kết xuất theo %PDF-A là định dạng lưu trữ",
      "PKI và chữ ký số",
      "<b>KẾ HOẠCH</b>",
      "| STT | <html> |",
      "II* Mục tiêu",
      "GIFT là quà",
    ])
      expect(sniff(Buffer.from(text)), text).toBe("text");
  });
});

describe("files on disk", () => {
  const failure = async (path: string, maxBytes?: number): Promise<IngestError> => {
    const error: unknown = await ingest(path, maxBytes === undefined ? {} : { maxBytes }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(IngestError);
    return error as IngestError;
  };

  test("a file is read; a missing one, a folder and a path through a file are refused", async () => {
    const path = join(folder, "kế hoạch số 1.txt");
    writeFileSync(path, PLAN);
    expect(await ingest(path)).toMatchObject({ path, text: PLAN });
    expect((await failure(join(folder, "không có.txt"))).code).toBe("not-found");
    expect((await failure(join(path, "x.txt"))).code).toBe("not-found");
    mkdirSync(join(folder, "thư mục"));
    expect((await failure(join(folder, "thư mục"))).code).toBe("is-directory");
    expect((await failure(join(folder, `${"a".repeat(300)}.txt`))).code).toBe("unreadable");
  });

  test.skipIf(process.platform === "win32")("no read permission", async () => {
    const path = join(folder, "cấm đọc.txt");
    writeFileSync(path, PLAN);
    chmodSync(path, 0o000);
    chmodSync(folder, 0o755);
    // The superuser may read everything: the file is opened as nobody.
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid!(65534);
    try {
      expect(await failure(path)).toMatchObject({ code: "no-permission", message: "không có quyền đọc tệp" });
    } finally {
      if (root) process.seteuid!(0);
    }
  });

  test("larger than allowed: refused by its size, before reading", async () => {
    const path = join(folder, "lớn.txt");
    writeFileSync(path, PLAN);
    expect((await failure(path, 100)).message).toBe("tệp quá lớn: 0,4 kB, giới hạn là 0,1 kB (đổi bằng --max-size)");
    expect((await ingest(path, { maxBytes: Buffer.byteLength(PLAN) })).text).toBe(PLAN);
    // A sparse file: 300 GB that could not be read into memory.
    truncateSync(path, 300 * 1024 ** 3);
    expect((await failure(path)).message).toBe("tệp quá lớn: 307.200 MB, giới hạn là 20 MB (đổi bằng --max-size)");
    expect(DEFAULT_MAX_BYTES).toBe(20 * 1024 * 1024);
  });

  test("a stream is read up to the limit", async () => {
    expect((await readStream(Readable.from([Buffer.from("Kế "), Buffer.from("hoạch")]), 100)).toString()).toBe(
      "Kế hoạch",
    );
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000, "a");
      })(),
    );
    await expect(readStream(endless, 5000)).rejects.toMatchObject({ code: "too-large" });
    expect(endless.destroyed).toBe(true);
  });
});
