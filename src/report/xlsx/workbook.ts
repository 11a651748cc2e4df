import writeXlsxFile, { type Row } from "write-excel-file/node";
import { printable } from "../../text/printable.js";
import type { Field } from "../fields.js";
import type { Ink } from "../palette.js";

/** Excel refuses longer texts (32,767). */
const CELL_LIMIT = 32_000;
/** Excel has no more columns. */
export const MAX_COLUMNS = 16_384;
/** What Excel and Windows-made files are read in everywhere; holds all Vietnamese letters. */
const FONT = "Calibri";

type Sheets = Parameters<typeof writeXlsxFile>[0];
type Feature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>["features"]>[number];

/** Excel's limit, in points. */
const ROW_LIMIT = 409;
const LINE_HEIGHT = 15;

export interface SheetSpec {
  readonly sheet: Sheets[number];
  /** "$A$1:$M$20": where the filter buttons stand; null for sheets without a list. */
  readonly filtered: string | null;
  /** "$A$1:$M$20": the columns that are printed; all where null. */
  readonly printed: string | null;
}

export type Fill<R> = (row: R, key: string) => Ink | undefined;

/** A list with a frozen, filtered head. Where it is empty, `empty` says so in words. */
export function listSheet<R>(
  name: string,
  fields: readonly Field<R>[],
  rows: readonly R[],
  empty: string,
  fill: Fill<R> = () => undefined,
  stickyColumns = 0,
): SheetSpec {
  const heads = height(fields.map(({ label, width }) => ({ value: label, width: width - 3 })));
  const head: Row = fields.map(({ label }) => ({
    ...text(label),
    fontWeight: "bold",
    backgroundColor: "#1f3a5f",
    textColor: "#ffffff",
    alignVertical: "center",
    wrap: true,
    height: heads,
    ...EDGE,
  }));
  const body: Row[] = rows.map((row) => {
    const values = fields.map(({ key, value, width }) => ({ key, width, value: value(row) }));
    const tall = height(values);
    return values.map(({ key, value }) => {
      const ink = fill(row, key);
      return {
        ...cellOf(value),
        alignVertical: "top",
        wrap: true,
        height: tall,
        ...EDGE,
        ...(ink ? { backgroundColor: ink.paper, textColor: ink.ink } : {}),
      };
    });
  });
  const data = rows.length > 0 ? [head, ...body] : [head, [{ ...text(empty), fontStyle: "italic" as const }]];
  return {
    sheet: {
      sheet: name,
      data,
      columns: fields.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      ...(stickyColumns > 0 ? { stickyColumnsCount: stickyColumns } : {}),
      orientation: "landscape",
    },
    filtered: rows.length > 0 ? `$A$1:$${columnName(fields.length)}$${rows.length + 1}` : null,
    printed: fields.some(({ aside }) => aside)
      ? `$A$1:$${columnName(fields.findIndex(({ aside }) => aside))}$${data.length}`
      : null,
  };
}

/** Label, value, words; a row of one text is a heading. */
export function pageSheet(name: string, rows: readonly (readonly (string | number | object)[])[]): SheetSpec {
  const data = rows.map((row, at): Row => {
    const bold = { fontWeight: "bold" as const };
    if (row.length === 1)
      return [{ ...cellOf(row[0] as string), ...bold, fontSize: at === 0 ? 16 : 12, height: at === 0 ? 30 : 21 }];
    return row.map((cell, column) => {
      const made = typeof cell === "object" ? cell : cellOf(cell);
      return {
        ...(column === 0 ? bold : {}),
        ...(typeof cell === "number" ? { align: "center" as const } : {}),
        ...made,
      };
    });
  });
  return {
    sheet: { sheet: name, data, columns: [{ width: 30 }, { width: 14 }, { width: 80 }], showGridLines: false },
    filtered: null,
    printed: null,
  };
}

/** Lines that the fullest cell of a row needs at its width, in points: not every program finds the height by itself. */
function height(cells: readonly { value: unknown; width: number }[]): number {
  const lines = cells.map(({ value, width }) =>
    typeof value === "string"
      ? value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.12) / width)), 0)
      : 1,
  );
  return Math.min(ROW_LIMIT, Math.max(1, ...lines) * LINE_HEIGHT + 3);
}

/** A text on the colour of its verdict. */
export const inked = (words: string, ink: Ink | undefined): object => ({
  ...text(words),
  ...(ink ? { backgroundColor: ink.paper, textColor: ink.ink } : {}),
});

export const bold = (words: string): object => ({ ...text(words), fontWeight: "bold" });

export function workbook(sheets: readonly SheetSpec[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ sheet }) => sheet),
    { fontFamily: FONT, fontSize: 11, features: [filterAndPaper(sheets)] },
  ).toBuffer();
}

const EDGE = { borderStyle: "thin", borderColor: "#c9cdd4" } as const;

/** Texts are texts whatever they begin with: the type of the cell says so, and no formula is ever written. */
const text = (value: string): { value: string; type: StringConstructor } => {
  const clean = printable(value);
  return { value: clean.length > CELL_LIMIT ? `${clean.slice(0, CELL_LIMIT)}…` : clean, type: String };
};

function cellOf(
  value: unknown,
): { value: string; type: StringConstructor } | { value: number; type: NumberConstructor } | object {
  if (value === null || value === undefined || value === "") return {};
  return typeof value === "number" && Number.isFinite(value) ? { value, type: Number } : text(String(value));
}

/** 1 → "A", 27 → "AA". */
export function columnName(n: number): string {
  let out = "";
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26))
    out = String.fromCharCode(65 + ((rest - 1) % 26)) + out;
  return out;
}

/**
 * What the library has no words for: filter buttons, and A4 paper with all columns on one page and the head on each
 * (ECMA-376 part 1, 18.3.1.2, 18.3.1.65, 18.3.1.63; the order of elements is fixed by the schema).
 */
function filterAndPaper(sheets: readonly SheetSpec[]): Feature {
  const names = sheets
    .flatMap(({ sheet, filtered, printed }, at) => {
      const place = `'${sheet.sheet!.replaceAll("'", "''")}'!`;
      const name = (kind: string, range: string, hidden = ""): string =>
        `<definedName name="_xlnm.${kind}" localSheetId="${at}"${hidden}>${place}${range}</definedName>`;
      return [
        filtered && name("_FilterDatabase", filtered, ' hidden="1"'),
        printed && name("Print_Area", printed),
        filtered && name("Print_Titles", "$1:$1"),
      ];
    })
    .filter(Boolean)
    .join("");
  return {
    files: {
      transform: {
        // The library leaves an empty list of names, which the schema does not allow.
        "xl/workbook.xml": {
          transform: (xml) =>
            xml.replace(
              /<definedNames\s*\/>|<definedNames>\s*<\/definedNames>/u,
              names ? `<definedNames>${names}</definedNames>` : "",
            ),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _options, { sheetIndex }) => {
            const filter = sheets[sheetIndex]?.filtered;
            const landscape = sheets[sheetIndex]?.sheet.orientation === "landscape";
            return (
              xml
                .replace(
                  "</sheetData>",
                  filter ? `</sheetData><autoFilter ref="${filter.replaceAll("$", "")}"/>` : "</sheetData>",
                )
                .replace(/<page(?:Margins|Setup)[^>]{0,300}\/>/gu, "")
                // Only rows are frozen: the library names the pane that a second split would make.
                .replace(/ xSplit="0"([^>]{0,100}) activePane="bottomRight"/u, '$1 activePane="bottomLeft"')
                .replace(/(<worksheet[^>]{0,1000}>)/u, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
                .replace(
                  "</worksheet>",
                  `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="0"/></worksheet>`,
                )
            );
          },
        },
      },
    },
  };
}
