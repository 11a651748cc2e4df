import type { Finding } from "../../model/finding.js";
import type { SourceDocument } from "../../model/source.js";
import type { RawRange } from "../../model/span.js";
import { LineIndex } from "../../text/line-index.js";
import { displayed } from "../pdf/geometry.js";
import type { PageContent } from "../pdf/page.js";
import { judgePage } from "../pdf/quality.js";
import { type OcrOptions, type RecognizedPage, readScannedPages } from "./index.js";
import { respellNumerals } from "./respell.js";

/** The pages of a PDF after recognition, and what there is to say of it. */
export interface WovenPages {
  readonly pages: readonly PageContent[];
  readonly recognized: readonly RecognizedPage[];
  /** Why pages stay unread, in words for the user. */
  readonly trouble: string | undefined;
}

/**
 * Puts what was recognised in the place of pages that are pictures; with "force" of every page, also those whose text
 * layer is broken. The
 * few words that such a page has (who signed, and when) become stamps.
 */
export async function recognizeScans(
  bytes: Buffer,
  pages: readonly PageContent[],
  mode: "auto" | "force",
  options: OcrOptions,
): Promise<WovenPages> {
  const wanted = pages.filter((page) => mode === "force" || judgePage(page) === "scan");
  if (wanted.length === 0) return { pages, recognized: [], trouble: undefined };
  const { pages: found, trouble } = await readScannedPages(bytes, wanted, options);
  const recognized = respellNumerals(found);
  const byNumber = new Map(recognized.map((page) => [page.number, page]));
  const woven = pages.map((page) => {
    const replacement = byNumber.get(page.number);
    return replacement ? replaced(page, replacement) : page;
  });
  return { pages: woven, recognized, trouble };
}

function replaced(page: PageContent, { turn, lines, tables }: RecognizedPage): PageContent {
  const texts = [...lines, ...tables.flatMap((table) => table.texts.flat())].map((line) => line.text);
  const letters = texts.join("").match(/\p{L}/gu)?.length ?? 0;
  return {
    ...page,
    turn,
    lines,
    tables,
    stamps: [...page.stamps, ...page.lines],
    facts: {
      ...page.facts,
      letters,
      invisibleLetters: 0,
      unmappedLetters: 0,
      unknownLegacyFonts: [],
      recognized: true,
    },
  };
}

/** A place that differs by less from where a word was read is its place (points). */
const NEAR = 6;

/**
 * What a reader of scans must be told: each value that was read otherwise than it was recognised, all comparison signs
 * (the models know no "≥"), and why pages stay unread.
 */
export function scanFindings(
  source: Pick<SourceDocument, "text" | "pages" | "pageStarts" | "boxesOf">,
  { pages, recognized, trouble }: WovenPages,
): Finding[] {
  const lines = new LineIndex(source);
  const findings: Finding[] = [];
  if (trouble) {
    findings.push({
      code: "ocr-failed",
      severity: "warning",
      message: `Không nhận dạng được chữ: ${trouble}.`,
      spans: [],
    });
  }
  const signs: RawRange[] = [];
  for (const { number, repairs, turn } of recognized) {
    const { width, height } = pages[number - 1]!;
    const from = source.pageStarts[number - 1]!;
    const page = source.text.slice(from, source.pageStarts[number] ?? source.text.length);
    for (const found of page.matchAll(/[<>≥≤]/gu))
      signs.push({ start: from + found.index, end: from + found.index + 1 });
    for (const { read, text, x, y } of repairs) {
      const [atX, atY] = displayed(turn, width, height, x, y);
      // The corner of the box at which the word begins.
      const right = turn === 1 || turn === 2 ? 1 : 0;
      const low = turn >= 2 ? 1 : 0;
      const range = placeOf(text, page, from, (candidate) =>
        (source.boxesOf?.(candidate) ?? []).some((box) => {
          const dx = Math.abs(box.x + right * box.width - atX);
          const dy = Math.abs(box.y + low * box.height - atY);
          return turn % 2 === 0 ? dx < NEAR && dy < 2 * NEAR : dy < NEAR && dx < 2 * NEAR;
        }),
      );
      if (!range) continue;
      findings.push({
        code: "suspicious-value",
        severity: "warning",
        message: `Bản chụp: nhận dạng ra “${read}”, đọc là “${text}”; cần xem lại trên ảnh.`,
        spans: [lines.span(range)],
      });
    }
  }
  if (signs.length > 0) {
    findings.push({
      code: "suspicious-value",
      severity: "warning",
      message: `Bản chụp có ${signs.length} dấu so sánh (≥, ≤, >, <) dễ nhận dạng sai; cần xem lại trên ảnh.`,
      spans: signs.map((range) => lines.span(range)),
    });
  }
  return findings;
}

function placeOf(
  text: string,
  page: string,
  offset: number,
  isThere: (range: RawRange) => boolean,
): RawRange | undefined {
  for (let at = page.indexOf(text); at >= 0; at = page.indexOf(text, at + 1)) {
    const range = { start: offset + at, end: offset + at + text.length };
    if (isThere(range)) return range;
  }
  return undefined;
}
