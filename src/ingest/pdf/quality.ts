import type { Finding } from "../../model/finding.js";
import type { PageContent } from "./page.js";
import { pageIsScan } from "./page.js";

/**
 * The quality gate: a page whose text layer does not spell Vietnamese where it must is named, never passed on in silence.
 */
export type PageVerdict =
  | "good"
  /** Nothing is printed on it. */
  | "blank"
  /** A picture; its words are not in the text. */
  | "scan"
  /** Glyph numbers in place of letters: a font without a Unicode map. */
  | "unmapped"
  /** An encoding of before Unicode for which there is no table. */
  | "legacy"
  /** Letters without Vietnamese marks: lost on the way, or another language. */
  | "markless";

/** Pages with fewer letters are not judged: a cover, a page of figures. */
const JUDGED = 200;
/** In Vietnamese text every fourth letter or so has a mark of its own; tables of names and codes have fewer. */
const FEWEST_MARKED = 0.04;
/** So many unreadable characters spoil a page. */
const MOST_UNREADABLE = 0.05;

export function judgePage(page: PageContent): PageVerdict {
  if (!page.facts.recognized && pageIsScan(page)) return "scan";
  const { facts } = page;
  if (facts.unknownLegacyFonts.length > 0 && facts.letters > 20) return "legacy";
  const text =
    page.lines.map((l) => l.text).join(" ") + page.tables.flatMap((t) => t.texts.flat().map((l) => l.text)).join(" ");
  if (text.trim() === "") return "blank";
  const unreadable = text.match(UNREADABLE)?.length ?? 0;
  if (unreadable > 20 && unreadable > MOST_UNREADABLE * text.length) return "unmapped";
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < JUDGED) return "good";
  const marked = text.match(MARKED)?.length ?? 0;
  if (marked >= FEWEST_MARKED * letters) return "good";
  if (facts.unmappedLetters > 0.5 * facts.letters) return "unmapped";
  return isForeign(text) ? "good" : "markless";
}

/** Letters that only Vietnamese spelling has (in NFC), and those it shares with French. */
const MARKED = /[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]/giu;
/** Private range, replacement character, controls. */
const UNREADABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/gu;

/** English and French pages (an agreement's annex) have no Vietnamese marks to lose. */
function isForeign(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = words.filter((w) => FOREIGN.has(w)).length;
  return hits >= 0.08 * words.length;
}

const FOREIGN = new Set(
  "the of and to in for is on with by that as are be from this which at or la le les des et du en de".split(" "),
);

const MESSAGES: Readonly<Record<Exclude<PageVerdict, "good" | "blank">, readonly [string, string]>> = {
  scan: ["page-unread", "là ảnh chụp, chưa được nhận dạng chữ: nội dung trang này không có trong kết quả"],
  unmapped: ["page-unreadable", "dùng phông không có bảng mã Unicode: không đọc được chữ"],
  legacy: ["page-unreadable", "dùng phông có bảng mã cũ chưa hỗ trợ: không đọc được chữ"],
  markless: ["page-unreadable", "thiếu dấu tiếng Việt ở nơi phải có: lớp chữ của tệp bị hỏng"],
};

/** One finding for each kind of trouble, with its pages. `pageStarts` are those of the assembled text. */
export function qualityFindings(verdicts: readonly PageVerdict[], pageStarts: readonly number[]): Finding[] {
  const findings: Finding[] = [];
  for (const [verdict, [code, reason]] of Object.entries(MESSAGES)) {
    const pages = verdicts.flatMap((v, i) => (v === verdict ? [i + 1] : []));
    if (pages.length === 0) continue;
    const spans = pages.map((page) => ({ start: pageStarts[page - 1]!, end: pageStarts[page - 1]!, page, line: 1 }));
    findings.push({ code, severity: "error", message: `Trang ${pageList(pages)} ${reason}.`, spans });
  }
  return findings;
}

/** "1–4, 7". */
export function pageList(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** Why the whole file is refused: every page that has text is unreadable. Undefined where some page can be read. */
export function refusal(verdicts: readonly PageVerdict[]): readonly [code: string, message: string] | undefined {
  const readable = verdicts.some((v) => v === "good" || v === "scan");
  const trouble = verdicts.find((v) => v !== "good" && v !== "blank" && v !== "scan") as
    | "unmapped"
    | "legacy"
    | "markless"
    | undefined;
  if (readable || !trouble) return undefined;
  return [`pdf-${trouble}`, REFUSALS[trouble]];
}

const REFUSALS = {
  unmapped:
    "phông chữ trong tệp không có bảng mã Unicode, không đọc được chữ; hãy dùng bản Word hoặc bản quét có nhận dạng chữ",
  legacy: "phông chữ trong tệp dùng bảng mã cũ chưa hỗ trợ; hãy chuyển sang Unicode rồi nạp lại",
  markless: "lớp chữ của tệp mất dấu tiếng Việt; hãy dùng bản Word hoặc bản quét có nhận dạng chữ",
} as const;
