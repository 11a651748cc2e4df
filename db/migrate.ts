import type Database from "better-sqlite3";
import { migrations } from "./migrations/index.js";

/** One step of the schema. Never changed once it has been released: a new step is added instead. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Stored as `user_version`: the number of steps. */
export const SCHEMA_VERSION = migrations.length;

export const isCurrent = (db: Database.Database): boolean =>
  (db.pragma("user_version", { simple: true }) as number) === SCHEMA_VERSION;

/** Runs the missing steps in order, each in a transaction of its own, and records each by name. */
export function migrate(db: Database.Database, applicationId: number): void {
  if (isCurrent(db)) return;
  for (const [index, step] of migrations.entries()) {
    const run = db.transaction(() => {
      // Looked at inside the transaction: another process may have done this step meanwhile.
      if ((db.pragma("user_version", { simple: true }) as number) > index) return;
      if (index === 0) {
        db.exec(`PRAGMA application_id = ${applicationId};
          CREATE TABLE migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT, WITHOUT ROWID;`);
      }
      db.exec(step.sql);
      db.prepare("INSERT INTO migration (name, applied_at) VALUES (?, ?)").run(step.name, new Date().toISOString());
      db.pragma(`user_version = ${index + 1}`);
    });
    run.immediate();
  }
}
