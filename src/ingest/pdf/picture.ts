import type { Line } from "./lines.js";
import type { PageContent } from "./page.js";

/**
 * A picture of what was seen on a page: cells as boxes with their row and column, words where they stand. Beside the
 * printed page it shows at a glance where a border was missed.
 */
export function drawPage(page: PageContent): string {
  const [width, height] = page.turn === 1 || page.turn === 3 ? [page.height, page.width] : [page.width, page.height];
  const shapes: string[] = [];
  for (const table of page.tables) {
    for (const [i, cell] of table.cells.entries()) {
      const x = table.xs[cell.column]!;
      const y = table.ys[cell.row]!;
      const w = table.xs[cell.column + cell.columnSpan]! - x;
      const h = table.ys[cell.row + cell.rowSpan]! - y;
      const merged = cell.rowSpan > 1 || cell.columnSpan > 1;
      shapes.push(
        `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${merged ? "#fff3cd" : "#eef5ff"}" stroke="#2563eb" stroke-width="0.7"/>`,
        `<text x="${n(x + 1.5)}" y="${n(y + 5)}" font-size="4.5" fill="#dc2626">${cell.row + 1}.${cell.column + 1}</text>`,
        ...table.texts[i]!.map((line) => words(line, "#111827")),
      );
    }
  }
  for (const line of page.lines) shapes.push(words(line, "#6b7280"));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="serif">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    ...shapes,
    "</svg>",
    "",
  ].join("\n");
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

const words = (line: Line, colour: string): string =>
  `<text x="${n(line.x0)}" y="${n(line.y)}" font-size="${n(line.size)}" textLength="${n(Math.max(1, line.x1 - line.x0))}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${escapeXml(line.text)}</text>`;

const escapeXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
