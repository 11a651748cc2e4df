/** A list stored as JSON; NULL where it is empty. */
export const list = <T = string>(json: string | null | undefined): T[] => (json ? (JSON.parse(json) as T[]) : []);

/** A row as SQLite returns it: lists are JSON text. */
export type Stored<Row> = { [K in keyof Row]: Row[K] extends readonly string[] ? string | null : Row[K] };
