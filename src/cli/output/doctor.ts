import type { PageDiagnosis } from "../../ingest/pdf/diagnose.js";
import { pageList } from "../../ingest/pdf/quality.js";
import { readingsIn } from "../../messages/readings.js";
import { renderTable } from "../../report/table.js";
import { printable } from "../../text/printable.js";
import type { Examination } from "../doctor.js";
import { type Context, wantsColour } from "../io.js";

/** The examination in words: what the file is, page by page, tables, what is wrong. */
export function doctorReport({ io, t, lang }: Context, found: Examination, pictures: readonly string[]): string {
  const lines: string[] = [];
  const size = `${(found.bytes / 1024).toLocaleString("vi-VN", { maximumFractionDigits: 0 })} kB`;
  const kind = found.encoding
    ? `${found.mediaType === "text/markdown" ? "Markdown" : t("doctor.plain-text")}, ${found.encoding}`
    : found.format.toUpperCase();
  lines.push(`${found.file}: ${kind}, ${size}, ${Math.round(found.ms)} ms`);
  if (found.refused) lines.push(t("doctor.refused", { reason: found.refused }));
  let table = "";
  if (found.pages.length > 0) {
    const fonts = (page: PageDiagnosis): string =>
      [
        ...page.unmappedFonts.map((name) => t("doctor.unmapped", { name })),
        ...page.unknownFonts.map((name) => t("doctor.unknown-encoding", { name })),
        ...page.repairedFonts.map((name) => t("doctor.repaired", { name })),
        ...page.missingFonts.map((name) => t("doctor.not-embedded", { name })),
      ].join("; ");
    table = renderTable<PageDiagnosis>(
      {
        rows: found.pages,
        fields: ["page", "verdict", "letters", "tables", "ms"],
        label: (field) => field,
        table: [
          { label: t("doctor.page"), value: (p) => p.page, weight: 0, align: "right" },
          {
            label: t("doctor.kind"),
            value: (p) => t(`doctor.verdict.${p.verdict}`),
            weight: 2,
            colour: (p) => (p.verdict === "good" || p.verdict === "blank" ? undefined : "red"),
          },
          { label: t("doctor.letters"), value: (p) => p.letters, weight: 0, align: "right" },
          { label: t("doctor.grids"), value: (p) => p.tables || "", weight: 0, align: "right" },
          { label: t("doctor.fonts"), value: fonts, weight: 4 },
          { label: "ms", value: (p) => Math.round(p.ms), weight: 0, align: "right" },
        ],
      },
      { width: io.stdout.isTTY ? (io.stdout.columns ?? 100) : 120, colour: wantsColour(io, io.stdout), t },
    );
  }
  const after = found.drawnTables.map((drawn, i) =>
    t("doctor.table", {
      n: i + 1,
      pages: drawn.firstPage === drawn.lastPage ? drawn.firstPage : `${drawn.firstPage}–${drawn.lastPage}`,
      rows: drawn.rows,
      columns: drawn.columns,
      merged: drawn.mergedCells,
      cut: drawn.cutRows,
    }),
  );
  const { structure } = found;
  if (structure) {
    const { pipe, drawn, aligned, flattened } = structure.tables;
    const tables = pipe + drawn + aligned + flattened;
    after.push(t("doctor.structure", { ...structure, tables, pipe, drawn, aligned, flattened }));
  }
  if (found.recognizable) {
    const { pages, program } = found.recognizable;
    after.push(t("doctor.recognizable", { pages: pageList(pages), program }));
  }
  for (const { message } of readingsIn(lang, found.findings)) after.push(`${t("doctor.finding")} ${message}`);
  if (pictures.length > 0) after.push(t("doctor.pictures", { n: pictures.length, first: pictures[0]! }));
  const text = `${lines.join("\n")}\n${table}${after.length > 0 ? `${after.join("\n")}\n` : ""}`;
  return `${text.split("\n").map(printable).join("\n")}`;
}
