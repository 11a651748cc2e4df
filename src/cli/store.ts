import type { Db } from "../../db/connection.js";
import { closeDatabase, openToRead } from "../../db/connection.js";
import { asStoreError } from "../../db/errors.js";
import { type DocumentRef, findDocuments } from "../../db/queries/documents.js";
import { findUnits } from "../../db/queries/units.js";
import { StoredPaths } from "../import/paths.js";
import { type MessageKey, UsageProblem } from "../messages/index.js";
import type { Report } from "../report/list.js";
import type { Context } from "./io.js";
import { given, type ListOptions } from "./options.js";
import { printReport } from "./output/report.js";

/** A database open to read, and how files are named in it. */
export interface Reading {
  readonly db: Db;
  readonly paths: StoredPaths;
}

export async function reading<T>(file: string, work: (store: Reading) => Promise<T>): Promise<T> {
  const db = openToRead(file);
  try {
    return await work({ db, paths: new StoredPaths(file) });
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    closeDatabase(db);
  }
}

/**
 * Opens to write where that can be done, else to read: for work whose results are worth keeping, but not worth failing for
 * (a database on a read-only disk, or one that another program is writing).
 */
export async function readingToKeep<T>(
  file: string,
  work: (store: Reading, writable: boolean) => Promise<T>,
): Promise<T> {
  const { openToWrite } = await import("../../db/connection.js");
  const { StoreError } = await import("../../db/errors.js");
  // A missing database is an error here, not a new one.
  closeDatabase(openToRead(file));
  let db: Db;
  try {
    db = openToWrite(file);
  } catch (error) {
    if (!(error instanceof StoreError) || !KEEPS_OUT.includes(error.code)) throw error;
    return reading(file, (store) => work(store, false));
  }
  try {
    return await work({ db, paths: new StoredPaths(file) }, true);
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    closeDatabase(db);
  }
}

/** Reasons why a database cannot be written that do not keep one from reading it. */
export const KEEPS_OUT: readonly string[] = ["read-only", "locked", "full", "cannot-open"];

/** Writes what was worked out from a database back into it; a database that cannot be written keeps what it has. */
export async function keeping(file: string, work: (db: Db) => void): Promise<void> {
  const { openToWrite } = await import("../../db/connection.js");
  const { asStoreError, StoreError } = await import("../../db/errors.js");
  let db: Db | undefined;
  try {
    db = openToWrite(file);
    work(db);
  } catch (error) {
    const known = asStoreError(error, file);
    if (!(known instanceof StoreError) || !KEEPS_OUT.includes(known.code)) throw known;
  } finally {
    if (db) closeDatabase(db);
  }
}

/** The one document meant by an id, a path or a number. Throws UsageProblem where there is none, or where several fit: nothing is guessed. */
export function oneDocument({ db, paths }: Reading, reference: string): DocumentRef {
  const found = findDocuments(db, reference, paths.keyOf(reference));
  if (found.length === 1) return found[0]!;
  if (found.length === 0) throw new UsageProblem("document.unknown", { document: reference });
  throw new UsageProblem("document.several", {
    document: reference,
    list: found.map((one) => `${one.id} (${[one.issuer, one.path].filter(Boolean).join(", ")})`).join("; "),
  });
}

/** The units meant by a key, a kind or words of a name. Throws UsageProblem where the register holds none. */
export function someUnits({ db }: Reading, option: string, reference: string): string[] {
  const keys = findUnits(db, reference);
  if (keys.length === 0) throw new UsageProblem("unit.unknown", { option, unit: reference });
  return keys;
}

/** Filters that every list of facts takes, as the queries want them. */
export function commonFilter(store: Reading, options: ListOptions) {
  const { document, locality, limit } = options;
  return given({ document: document === undefined ? undefined : oneDocument(store, document).pk, locality, limit });
}

/** Opens, asks, prints. Paths are shown as the user reaches them from the current folder. */
export async function printList<Row extends object>(
  context: Context,
  options: ListOptions,
  build: (store: Reading) => Omit<Report<Row>, "label" | "word"> & Partial<Pick<Report<Row>, "label">>,
): Promise<void> {
  const { codeWord } = await import("./codes.js");
  await reading(options.db, async (store) => {
    const report = build(store);
    await printReport<Row>(context, options, {
      label: (field) => fieldLabel(context, field),
      word: codeWord(context.t),
      ...report,
      rows: withShownFiles(report.rows, store.paths),
    });
  });
}

/** Heading of a field in words. A test sees to it that the catalogue knows every field. */
export const fieldLabel = ({ t }: Context, field: string): string => t(`field.${field}` as MessageKey);

function* withShownFiles<Row extends object>(rows: Iterable<Row>, paths: StoredPaths): Generator<Row> {
  for (const row of rows) {
    yield "file" in row && typeof row.file === "string" ? { ...row, file: paths.shown(row.file) } : row;
  }
}
