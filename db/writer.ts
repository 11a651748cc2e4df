import { createHash } from "node:crypto";
import type { Statement } from "better-sqlite3";
import type { DocumentSettings } from "../src/model/facts.js";
import type { Db } from "./connection.js";
import { type DocumentRows, type FactRow, type FilledTable, INSERT, type UnitRow, type Value } from "./rows.js";
import { type IndexEntry, type SearchIndex, type SearchKind, searchIndex } from "./search-index.js";

/** What is stored of one document. `path` is the key (see `src/import/paths.ts`). */
export interface DocumentRecord extends DocumentRows {
  readonly path: string;
  readonly bytes: number;
  readonly settings: DocumentSettings;
  /** Version of the program. */
  readonly reader: string;
}

/** What the importer must know of a stored document to judge a file. */
export interface StoredDocument {
  readonly pk: number;
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly settings: string | null;
  readonly reader: string;
}

export type LogOutcome = "imported" | "replaced" | "moved" | "duplicate" | "failed" | "removed";

/** The public id of a document: it follows from the path alone, not from what was imported before. */
export const documentId = (path: string): string => createHash("sha256").update(path).digest("hex").slice(0, 12);

/** The stored form of settings; null where there are none, so that "nothing said" compares equal. */
export const settingsJson = (settings: DocumentSettings): string | null => {
  const entries = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
};

/** All writing. Statements are prepared once; `transaction` makes what happens to one document all or nothing. */
export class Writer {
  private readonly statements = new Map<string, Statement>();

  private words: SearchIndex | undefined;

  constructor(readonly db: Db) {}

  /** Runs `work` as one transaction that takes the write lock at once. Returns what it returns; a throw undoes all. */
  transaction<T>(work: () => T): T {
    return this.db.transaction(work).immediate();
  }

  byPath(path: string): StoredDocument | undefined {
    return this.prepare(`SELECT ${STORED} FROM document WHERE path = ?`).get(path) as StoredDocument | undefined;
  }

  bySha256(sha256: string): StoredDocument[] {
    return this.prepare(`SELECT ${STORED} FROM document WHERE sha256 = ? ORDER BY path`).all(
      sha256,
    ) as StoredDocument[];
  }

  byIdentity(identity: string): StoredDocument | undefined {
    return this.prepare(`SELECT ${STORED} FROM document WHERE identity = ?`).get(identity) as
      | StoredDocument
      | undefined;
  }

  /** Stores a document with all its facts. Whatever stood under its path must have been removed before. */
  insert(record: DocumentRecord): void {
    const words: IndexEntry[] = [];
    const add = (kind: SearchKind, known: readonly Value[], row: FactRow): number => {
      const pk = this.add(kind, [...known, ...row.values]);
      words.push({ kind, pk, words: row.words });
      return pk;
    };
    const { path, bytes, settings, reader, key, identity } = record;
    const parent = settings.parent ?? null;
    const now = new Date().toISOString();
    const document = add(
      "document",
      [documentId(path), path, bytes, parent, settingsJson(settings), key, identity, reader, now],
      record.document,
    );
    this.add("document_text", [document, record.text]);
    for (const row of record.sections) add("section", [document], row);
    const units = record.units.map((unit) => this.unit(document, unit));
    for (const row of record.targets) {
      const target = add("target", [document], row);
      for (const { ordinal, unit } of row.units) this.add("target_unit", [target, ordinal, units[unit]!]);
    }
    for (const row of record.tasks) {
      const task = add("task", [document], row);
      for (const { role, ordinal, unit } of row.units) this.add("task_unit", [task, role, ordinal, units[unit]!]);
    }
    for (const row of record.citations) add("citation", [document], row);
    for (const row of record.findings) this.add("finding", [document, ...row]);
    this.index.add(words);
  }

  /** Removes a document and every fact of it; units that no other document names go too. */
  remove(pk: number): void {
    this.index.remove(pk);
    const units = this.prepare("SELECT unit FROM document_unit WHERE document = ?").pluck().all(pk) as number[];
    this.run("DELETE FROM document WHERE pk = ?", pk);
    for (const unit of units) {
      this.run("DELETE FROM unit WHERE pk = ? AND NOT EXISTS (SELECT 1 FROM document_unit WHERE unit = pk)", unit);
      this.run(`UPDATE unit SET name = (${BEST_NAME}) WHERE pk = ?`, unit);
    }
  }

  /** The file was moved or renamed: same content, new path, hence new id. */
  move(pk: number, path: string): void {
    this.run("UPDATE document SET path = ?, id = ? WHERE pk = ?", path, documentId(path), pk);
  }

  startRun(): number {
    return this.run("INSERT INTO import_run (started_at) VALUES (?)", new Date().toISOString());
  }

  finishRun(run: number): void {
    this.run("UPDATE import_run SET finished_at = ? WHERE pk = ?", new Date().toISOString(), run);
  }

  log(run: number, path: string, outcome: LogOutcome, reason: string | null): void {
    this.run("INSERT INTO import_log (run, path, outcome, reason) VALUES (?, ?, ?, ?)", run, path, outcome, reason);
  }

  /**
   * Returns the register's row of a unit that the document names. Its name there does not depend on the order of import: the
   * longest spelling, then the first by code point.
   */
  private unit(document: number, { key, kind, name, aliases }: UnitRow): number {
    const pk = this.prepare(
      `INSERT INTO unit (key, kind, name) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET name =
         iif(length(excluded.name) > length(name) OR (length(excluded.name) = length(name) AND excluded.name < name), excluded.name, name)
       RETURNING pk`,
    )
      .pluck()
      .get(key, kind, name) as number;
    this.add("document_unit", [document, pk, name, aliases]);
    return pk;
  }

  private get index(): SearchIndex {
    this.words ??= searchIndex(this.db);
    return this.words;
  }

  /** Returns the row's key. */
  private add(table: FilledTable, values: readonly Value[]): number {
    return Number(this.prepare(INSERT[table]).run(values).lastInsertRowid);
  }

  private run(sql: string, ...values: readonly unknown[]): number {
    return Number(this.prepare(sql).run(...values).lastInsertRowid);
  }

  private prepare(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

const STORED = "pk, id, path, sha256, settings, reader";

const BEST_NAME =
  "SELECT m.name FROM document_unit m WHERE m.unit = unit.pk ORDER BY length(m.name) DESC, m.name LIMIT 1";
