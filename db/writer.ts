import { createHash } from "node:crypto";
import type { Statement } from "better-sqlite3";
import type { Citation, DocumentSettings, Due, Extraction, Target, Task, UnitRef } from "../src/model/facts.js";
import type { Finding } from "../src/model/finding.js";
import type { Span } from "../src/model/span.js";
import { slug } from "../src/text/fold.js";
import { rememberingOf } from "../src/text/memo.js";
import type { Db } from "./connection.js";
import { type SearchIndex, searchIndex } from "./search-index.js";

/** What is stored of one document. `path` is the key (see `src/import/paths.ts`), `text` the source text as read. */
export interface DocumentRecord {
  readonly path: string;
  readonly bytes: number;
  readonly text: string;
  readonly extraction: Extraction;
  readonly settings: DocumentSettings;
  /** One key for one document, whoever names it: its own (null without a number), and that of each citation. */
  readonly keys: { readonly own: string | null; readonly cited: readonly (string | null)[] };
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

/**
 * One plan in two files has one identity: number, issuer and day, all three known. A number alone identifies nothing (every
 * province has a 12-KH/TU), nor does a month.
 */
export function identityOf({ keys, extraction }: Pick<DocumentRecord, "keys" | "extraction">): string | null {
  const { issuer, date } = extraction.document;
  return keys.own === null || issuer === null || date?.length !== 10 ? null : `${keys.own} ${date}`;
}

/** The stored form of settings; null where there are none, so that "nothing said" compares equal. */
export const settingsJson = (settings: DocumentSettings): string | null => {
  const entries = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
};

/** A finding as the tables of reading and of audits hold it. */
export const FINDING_COLUMNS = "code, severity, message, correction, line, page, spans";
export const findingValues = ({ code, severity, message, correction, spans }: Finding): (string | number | null)[] => [
  code,
  severity,
  message,
  correction ?? null,
  spans[0]?.line ?? null,
  spans[0]?.page ?? null,
  list(spans),
];

const list = (values: readonly unknown[]): string | null => (values.length === 0 ? null : JSON.stringify(values));
/** The facts of a section share one path. */
const pathList = rememberingOf(list);

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
    const { source, document: d } = record.extraction;
    const pk = this.run(
      `INSERT INTO document (id, path, sha256, media_type, bytes, pages, doc_type, number, date, title, issuer, locality, province,
        level, signer, signer_title, plan_year, period_start, period_end, recipients, parent, settings, key, identity, reader, imported_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      documentId(record.path),
      record.path,
      source.sha256,
      source.mediaType,
      record.bytes,
      source.pages,
      d.docType,
      d.number,
      d.date,
      d.title,
      d.issuer,
      d.locality,
      d.province,
      d.level,
      d.signer,
      d.signerTitle,
      d.planYear,
      d.period?.start ?? null,
      d.period?.end ?? null,
      list(d.recipients),
      record.settings.parent ?? null,
      settingsJson(record.settings),
      record.keys.own,
      identityOf(record),
      record.reader,
      new Date().toISOString(),
    );
    this.run("INSERT INTO document_text (document, text) VALUES (?, ?)", pk, record.text);
    this.sections(pk, record.extraction);
    const units = this.units(pk, record.extraction);
    for (const target of record.extraction.targets) this.target(pk, target, units);
    for (const task of record.extraction.tasks) this.task(pk, task, units);
    for (const [at, citation] of record.extraction.citations.entries())
      this.citation(pk, citation, record.keys.cited[at] ?? slug(citation.printed));
    this.findings(pk, record.extraction);
    this.index.add("document", pk, [d.docType, d.number, d.title, d.issuer, d.locality, d.province]);
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

  private sections(document: number, { sections }: Extraction): void {
    for (const { id, parentId, marker, title, span } of sections) {
      const pk = this.run(
        "INSERT INTO section (document, id, parent_id, marker, title, start_at, end_at, line, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        document,
        id,
        parentId,
        marker,
        title,
        span.start,
        span.end,
        span.line,
        span.page,
      );
      this.index.add("section", pk, [title]);
    }
  }

  /** Returns the register's row of each unit that the document names, by key. */
  private units(document: number, { units, targets, tasks }: Extraction): Map<string, number> {
    const seen = new Map<string, number>();
    const add = (unit: UnitRef, aliases: readonly string[]): void => {
      if (seen.has(unit.key)) return;
      // The register's name does not depend on the order of import: the longest spelling, then the first by code point.
      const pk = this.prepare(
        `INSERT INTO unit (key, kind, name) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET name =
           iif(length(excluded.name) > length(name) OR (length(excluded.name) = length(name) AND excluded.name < name), excluded.name, name)
         RETURNING pk`,
      )
        .pluck()
        .get(unit.key, unit.kind, unit.name) as number;
      seen.set(unit.key, pk);
      this.run(
        "INSERT INTO document_unit (document, unit, name, aliases) VALUES (?, ?, ?, ?)",
        document,
        pk,
        unit.name,
        list(aliases),
      );
    };
    for (const unit of units) add(unit, unit.aliases);
    for (const { owner } of targets) for (const unit of owner) add(unit, []);
    for (const { lead, coordinating } of tasks) for (const unit of [...lead, ...coordinating]) add(unit, []);
    return seen;
  }

  private target(document: number, t: Target, units: ReadonlyMap<string, number>): void {
    const pk = this.run(
      `INSERT INTO target (document, id, section_path, indicator_key, indicator_name, comparator, value, value_high, unit, unit_text, per,
        change, qualifiers, origin, confidence, rule, fields, due_text, due_kind, due_start, due_end, due_from,
        quote, start_at, end_at, line, page, spans)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      document,
      t.id,
      pathList(t.sectionPath),
      t.indicator.key,
      t.indicator.name,
      t.comparator,
      t.value,
      t.valueHigh,
      t.unit,
      t.unitText,
      t.per,
      t.change,
      list(t.qualifiers),
      t.origin,
      t.confidence ?? null,
      t.rule,
      t.fields ? JSON.stringify(t.fields) : null,
      ...due(t.due),
      ...place(t),
    );
    this.index.add("target", pk, [t.indicator.name, t.quote]);
    for (const [ordinal, unit] of t.owner.entries()) {
      this.run("INSERT INTO target_unit (target, ordinal, unit) VALUES (?, ?, ?)", pk, ordinal, units.get(unit.key));
    }
  }

  private task(document: number, t: Task, units: ReadonlyMap<string, number>): void {
    const pk = this.run(
      `INSERT INTO task (document, id, section_path, origin, group_mark, row_mark, worded, lead_text, coordinating_text, product, confidence,
        rule, fields, due_text, due_kind, due_start, due_end, due_from, quote, start_at, end_at, line, page, spans)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      document,
      t.id,
      pathList(t.sectionPath),
      t.origin,
      t.group,
      t.row,
      t.text === t.quote ? null : t.text,
      t.leadText,
      t.coordinatingText,
      t.product,
      t.confidence ?? null,
      t.rule,
      t.fields ? JSON.stringify(t.fields) : null,
      ...due(t.due),
      ...place(t),
    );
    this.index.add("task", pk, [t.quote]);
    for (const role of ["lead", "coordinating"] as const) {
      for (const [ordinal, unit] of t[role].entries()) {
        const row = units.get(unit.key);
        this.run("INSERT INTO task_unit (task, role, ordinal, unit) VALUES (?, ?, ?, ?)", pk, role, ordinal, row);
      }
    }
  }

  private citation(document: number, c: Citation, cited: string): void {
    const pk = this.run(
      `INSERT INTO citation (document, id, cited, number, printed, date, doc_type, issuer, name, quote, start_at, end_at, line, page, spans)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      document,
      c.id,
      cited,
      c.number,
      c.printed,
      c.date,
      c.docType,
      c.issuer,
      c.name,
      ...place(c),
    );
    this.index.add("citation", pk, [c.docType, c.number, c.name, c.quote]);
  }

  private findings(document: number, { findings }: Extraction): void {
    for (const finding of findings)
      this.run(
        `INSERT INTO finding (document, ${FINDING_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        document,
        ...findingValues(finding),
      );
  }

  private get index(): SearchIndex {
    this.words ??= searchIndex(this.db);
    return this.words;
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

const due = (d: Due | null): (string | null)[] =>
  d ? [d.text, d.kind, d.start, d.end, d.from] : [null, null, null, null, null];

function place(fact: { quote: string; span: Span; spans?: readonly Span[] }): (string | number | null)[] {
  const { span } = fact;
  const spans = fact.spans ?? (span.boxes ? [span] : null);
  return [fact.quote, span.start, span.end, span.line, span.page, spans ? JSON.stringify(spans) : null];
}
