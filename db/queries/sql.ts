import Database from "better-sqlite3";
import type { Db } from "../connection.js";
import { StoreError } from "../errors.js";

/**
 * Runs one statement of the user's that only reads. Throws StoreError `sql` for anything else and for what SQLite does not understand;
 * the connection is read-only besides.
 */
export function runSelect(db: Db, sql: string): { columns: string[]; rows: Iterable<Record<string, unknown>> } {
  try {
    const statement = db.prepare(sql);
    if (!statement.reader || !statement.readonly) throw new StoreError("not-select", db.name);
    const columns = unique(statement.columns().map((column) => column.name));
    return { columns, rows: named(statement.raw().iterate() as Iterable<unknown[]>, columns, db.name) };
  } catch (error) {
    throw asSqlError(error, db.name);
  }
}

function* named(
  rows: Iterable<unknown[]>,
  columns: readonly string[],
  path: string,
): Generator<Record<string, unknown>> {
  try {
    for (const row of rows) yield Object.fromEntries(columns.map((name, at) => [name, row[at]]));
  } catch (error) {
    throw asSqlError(error, path);
  }
}

/** "a", "a" → "a", "a:2": two columns of one name are two columns. */
function unique(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}:${count}`;
  });
}

function asSqlError(error: unknown, path: string): unknown {
  const ours = error instanceof Database.SqliteError || error instanceof RangeError || error instanceof TypeError;
  return ours && !/^SQLITE_(BUSY|LOCKED|CORRUPT|IOERR)/u.test((error as { code?: string }).code ?? "")
    ? new StoreError("sql", path, (error as Error).message)
    : error;
}
