import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { asStoreError, StoreError } from "./errors.js";
import { isCurrent, migrate, SCHEMA_VERSION } from "./migrate.js";

export type Db = Database.Database;

/** "DOIC": tells our files from other SQLite files (`file plans.db` shows it). */
const APPLICATION_ID = 0x44_4f_49_43;

/** How long a writer waits for another one before it gives up. */
const BUSY_MS = 5_000;

export interface OpenOptions {
  readonly busyMs?: number;
}

/**
 * Opens a database to write, makes it where there is none, brings it up to date. WAL with synchronous=FULL: a committed
 * document survives a power cut. Throws StoreError.
 */
export function openToWrite(path: string, options: OpenOptions = {}): Db {
  return opening(path, () => {
    const db = new Database(path, { timeout: options.busyMs ?? BUSY_MS });
    try {
      judge(db, path);
      db.pragma("journal_mode = WAL");
      db.pragma("synchronous = FULL");
      db.pragma("foreign_keys = ON");
      migrate(db, APPLICATION_ID);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Opens an existing database to read only. One made by an older version is brought up to date first. Throws StoreError. */
export function openToRead(path: string, options: OpenOptions = {}): Db {
  if (!existsSync(path)) throw new StoreError("missing", path);
  return opening(path, () => {
    let db = new Database(path, { readonly: true, timeout: options.busyMs ?? BUSY_MS });
    try {
      judge(db, path);
      if (!isCurrent(db)) {
        db.close();
        try {
          closeDatabase(openToWrite(path, options));
        } catch (error) {
          if (error instanceof StoreError && error.code === "read-only") throw new StoreError("outdated", path);
          throw error;
        }
        db = new Database(path, { readonly: true, timeout: options.busyMs ?? BUSY_MS });
      }
      db.pragma("query_only = ON");
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Closes; after writing, folds the log into the database and leaves WAL mode, so that one single file remains that can be
 * copied, mailed, or read from a read-only disk. Where someone else still reads, the last one to close does it.
 */
export function closeDatabase(db: Db): void {
  if (!db.open) return;
  if (!db.readonly) {
    try {
      db.pragma("busy_timeout = 0");
      db.pragma("journal_mode = DELETE");
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
  db.close();
}

/** Refuses what is not ours or too new before anything is written. */
function judge(db: Db, path: string): void {
  const id = db.pragma("application_id", { simple: true }) as number;
  const version = db.pragma("user_version", { simple: true }) as number;
  if (id === 0 && version === 0) {
    const tables = db.prepare("SELECT count(*) FROM sqlite_master").pluck().get() as number;
    if (tables === 0) return;
  }
  if (id !== APPLICATION_ID) throw new StoreError("foreign", path);
  if (version > SCHEMA_VERSION) throw new StoreError("newer", path, `${version} > ${SCHEMA_VERSION}`);
}

const MAGIC = "SQLite format 3\0";

/** SQLite takes a file shorter than its header for an empty database, and would write over it. */
function judgeFile(path: string): void {
  let file: number;
  try {
    if (!existsSync(path) || !statSync(path).isFile()) return;
    file = openSync(path, "r");
  } catch {
    // What keeps it from being read is named when SQLite opens it
    return;
  }
  try {
    const head = Buffer.alloc(MAGIC.length);
    const read = readSync(file, head, 0, head.length, 0);
    if (read > 0 && head.toString("latin1") !== MAGIC) throw new StoreError("not-sqlite", path);
  } finally {
    closeSync(file);
  }
}

function opening(path: string, open: () => Db): Db {
  try {
    judgeFile(path);
    return open();
  } catch (error) {
    // better-sqlite3 reports a missing folder as a TypeError, before SQLite sees the path.
    if (error instanceof TypeError && /directory/u.test(error.message)) {
      throw new StoreError("cannot-open", path, error.message);
    }
    throw asStoreError(error, path);
  }
}
