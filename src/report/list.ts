export const DIALECTS = ["excel", "rfc4180"] as const;
export type Dialect = (typeof DIALECTS)[number];

export type Cell = string | number | boolean | bigint | null | undefined | Uint8Array | readonly (string | number)[];

export const COLOURS = ["red", "yellow", "green", "cyan", "gray"] as const;
export type Colour = (typeof COLOURS)[number];

/** One column of the table on the screen. */
export interface TableColumn<Row> {
  readonly label: string;
  readonly value: (row: Row) => Cell;
  /** Share of the width that is left for texts; 0 for columns as wide as what they hold. */
  readonly weight: number;
  readonly align?: "right";
  readonly colour?: (row: Row) => Colour | undefined;
}

/** A list to print: every format shows the same rows. JSON and NDJSON hold the rows as they are; CSV holds `fields` in this order. */
export interface Report<Row> {
  readonly rows: Iterable<Row>;
  readonly fields: readonly (keyof Row & string)[];
  readonly table: readonly TableColumn<Row>[];
  /** Heading of a field in a CSV for people. */
  readonly label: (field: keyof Row & string) => string;
  /** A code of a field in words ("commune" → "xã"), for a CSV for people; other values come back as they are. */
  readonly word?: (field: keyof Row & string, value: Cell) => Cell;
}
