/** A list stored as JSON; NULL where it is empty. */
export const list = (json: string | null): string[] => (json === null ? [] : (JSON.parse(json) as string[]));

/** A row as SQLite returns it: lists are JSON text. */
export type Stored<Row> = { [K in keyof Row]: Row[K] extends readonly string[] ? string | null : Row[K] };
