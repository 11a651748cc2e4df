import Database from "better-sqlite3";

export type StoreErrorCode =
  | "missing"
  | "not-sqlite"
  | "foreign"
  | "newer"
  | "outdated"
  | "locked"
  | "read-only"
  | "full"
  | "cannot-open"
  | "corrupt"
  | "io"
  | "not-select"
  | "sql";

/** The database cannot do what was asked. `detail` is what SQLite said; the words for the user are in the message catalogue. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    readonly path: string,
    readonly detail = "",
  ) {
    super(`${path}: ${code}${detail ? ` (${detail})` : ""}`);
    this.name = "StoreError";
  }
}

const CODES: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ["SQLITE_BUSY", "locked"],
  ["SQLITE_LOCKED", "locked"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_PERM", "read-only"],
  ["SQLITE_NOTADB", "not-sqlite"],
  ["SQLITE_CORRUPT", "corrupt"],
  ["SQLITE_FULL", "full"],
  ["SQLITE_CANTOPEN", "cannot-open"],
  ["SQLITE_IOERR", "io"],
];

/** Names what SQLite reports; any other error is returned as it is. */
export function asStoreError(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const known = CODES.find(([prefix]) => error.code.startsWith(prefix));
  return known ? new StoreError(known[1], path, error.message) : error;
}
