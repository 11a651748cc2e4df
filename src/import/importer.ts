import type { Db } from "../../db/connection.js";
import { asStoreError, StoreError } from "../../db/errors.js";
import { type DocumentRecord, type LogOutcome, type StoredDocument, settingsJson, Writer } from "../../db/writer.js";
import { sha256 } from "../ingest/hash.js";
import { DEFAULT_MAX_BYTES, type IngestOptions } from "../ingest/index.js";
import { readBytes } from "../ingest/read-file.js";
import { sniff } from "../ingest/sniff.js";
import { IngestError } from "../model/errors.js";
import type { DocumentSettings } from "../model/facts.js";
import { type GivenSettings, mergeSettings } from "../model/settings.js";
import { VERSION } from "../version.js";
import type { StoredPaths } from "./paths.js";
import { ReaderPool } from "./reader-pool.js";
import type { Reading } from "./reading.js";

/** What became of one file. Paths are as shown to the user. */
export type Outcome =
  | { readonly kind: "imported" | "replaced"; readonly read: ReadSummary }
  | { readonly kind: "unchanged" }
  | { readonly kind: "moved"; readonly from: string }
  | { readonly kind: "duplicate"; readonly of: string }
  | { readonly kind: "failed"; readonly error: Error };

/** How many facts were read, and which pages could not be. */
export interface ReadSummary {
  readonly targets: number;
  readonly tasks: number;
  readonly citations: number;
  readonly missing: string | undefined;
}

export interface ImportOptions {
  /** Limits, and whether scans are recognised. */
  readonly reading?: IngestOptions;
  /** Over what `plans.csv` says. */
  readonly settings?: GivenSettings;
  /** Reads again what is unchanged. */
  readonly force?: boolean;
  /** Called after each page of a scan that was recognised. */
  readonly onRecognized?: (path: string, done: number, of: number) => void;
}

/** A file that was opened ahead of its turn; what the database says is asked again when its turn comes. */
export interface Ahead {
  readonly bytes: Buffer;
  readonly hash: string;
  /** Being read in another thread, with these settings; undefined where there is nothing to read, or not there. */
  readonly reading?: { readonly settings: string; readonly result: Promise<Reading> };
}

/** So many files are read by the main thread alone: they are done before another one is up. */
export const FEW = 8;

/**
 * Brings files into one database, one at a time, each in a transaction of its own: whatever happens between two files,
 * the database holds whole documents only, and running again goes on where it stopped.
 */
export class Importer {
  private readonly writer: Writer;
  private run: number | undefined;
  private pool: ReaderPool | undefined;

  constructor(
    db: Db,
    private readonly paths: StoredPaths,
    private readonly options: ImportOptions = {},
  ) {
    this.writer = new Writer(db);
  }

  /** Never throws for a file that cannot be read; throws StoreError where the database itself can take no more. */
  async file(path: string, beside: GivenSettings = {}, ahead?: Promise<Ahead | Error>): Promise<Outcome> {
    const key = this.paths.keyOf(path);
    try {
      const opened = await ahead;
      if (opened instanceof Error) throw opened;
      return await this.judge(path, key, { ...beside, ...this.options.settings }, opened);
    } catch (error) {
      const known = asStoreError(error, this.writer.db.name);
      if (known instanceof StoreError) throw known;
      const reason = known instanceof Error ? known : new Error(String(known));
      try {
        this.log(key, "failed", reason.message);
      } catch (full) {
        throw asStoreError(full, this.writer.db.name);
      }
      return { kind: "failed", error: reason };
    }
  }

  /** Has texts read by other threads from here on; worth it for more than FEW files. */
  useThreads(): void {
    if (ReaderPool.available) this.pool ??= new ReaderPool();
  }

  /** How many files are worth opening ahead of their turn. */
  get lookahead(): number {
    return this.pool ? this.pool.threads * 3 : FEW;
  }

  /**
   * Opens a file before its turn and, where it must be read, has another thread read it meanwhile. Never throws: an error is
   * the file's own and comes out when its turn comes.
   */
  async open(path: string, beside: GivenSettings = {}): Promise<Ahead | Error> {
    try {
      const opened = await this.bytesOf(path);
      if (!this.pool || !isForPool(opened.bytes)) return opened;
      const given = { ...beside, ...this.options.settings };
      const stored = this.writer.byPath(this.paths.keyOf(path));
      const settings = settingsOf(stored, given);
      if (stored ? this.isUnchanged(stored, opened.hash, settings) : this.writer.bySha256(opened.hash).length > 0)
        return opened;
      const result = this.pool.read({ bytes: opened.bytes, path, settings, maxBytes: this.maxBytes });
      // Nobody may ask for it: a run that is broken off must not end as a crash.
      result.catch(() => undefined);
      return { ...opened, reading: { settings: settingsJson(settings) ?? "", result } };
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** Marks the run as finished, where anything happened. */
  finish(): void {
    if (this.run !== undefined) this.writer.finishRun(this.run);
  }

  /** Ends the threads that read ahead. */
  async close(): Promise<void> {
    await this.pool?.close();
  }

  private get maxBytes(): number {
    return this.options.reading?.maxBytes ?? DEFAULT_MAX_BYTES;
  }

  private async bytesOf(path: string): Promise<Ahead> {
    if (path === "-") throw new IngestError("no-path", "không nhập được từ đầu vào chuẩn: cần một tệp có đường dẫn");
    const bytes = await readBytes(path, this.maxBytes);
    return { bytes, hash: sha256(bytes) };
  }

  private async judge(path: string, key: string, given: GivenSettings, ahead?: Ahead): Promise<Outcome> {
    const { bytes, hash, reading } = ahead ?? (await this.bytesOf(path));
    const stored = this.writer.byPath(key);
    const twin = stored ? undefined : this.twin(hash, given);
    const settings = settingsOf(stored ?? twin?.document, given);
    if (stored && this.isUnchanged(stored, hash, settings)) return { kind: "unchanged" };
    this.begin();
    if (twin && !twin.gone) return this.duplicate(key, undefined, twin.document);
    if (twin && this.isUnchanged(twin.document, hash, settings)) return this.moved(key, twin.document);
    const read =
      reading && reading.settings === (settingsJson(settings) ?? "")
        ? await reading.result
        : await (await import("./reading.js")).readDocument(bytes, path, settings, {
            ...this.options.reading,
            maxBytes: this.maxBytes,
            onRecognized: (done, of) => this.options.onRecognized?.(path, done, of),
          });
    const record = { path: key, bytes: bytes.length, ...read.rows, settings, reader: VERSION };
    return this.store(record, read.missing, twin?.document);
  }

  /** A document of the same content under another path: left behind by a move, or a second copy. */
  private twin(hash: string, given: GivenSettings): { document: StoredDocument; gone: boolean } | undefined {
    const same = this.writer.bySha256(hash);
    const gone = same.find((document) => !this.paths.exists(document.path));
    if (gone) return { document: gone, gone: true };
    // One form filled in for two places by plans.csv is two documents.
    const copy = same.find((document) => settingsJson(mergeSettings(given)) === document.settings);
    return copy && { document: copy, gone: false };
  }

  private isUnchanged(stored: StoredDocument, hash: string, settings: DocumentSettings): boolean {
    return (
      !this.options.force &&
      stored.sha256 === hash &&
      stored.reader === VERSION &&
      stored.settings === settingsJson(settings)
    );
  }

  private store(record: DocumentRecord, missing: string | undefined, movedFrom: StoredDocument | undefined): Outcome {
    const { path: key, identity, targets, tasks, citations } = record;
    return this.writer.transaction((): Outcome => {
      const before = this.writer.byPath(key);
      if (movedFrom) this.writer.remove(movedFrom.pk);
      const other = identity === null ? undefined : this.writer.byIdentity(identity);
      let from = movedFrom;
      if (other && other.pk !== before?.pk) {
        if (this.paths.exists(other.path)) return this.duplicate(key, before, other);
        // The same plan, moved and edited since.
        this.writer.remove(other.pk);
        from = other;
      }
      if (before) this.writer.remove(before.pk);
      this.writer.insert(record);
      if (from) {
        this.log(key, "moved", from.path);
        return { kind: "moved", from: this.paths.shown(from.path) };
      }
      const kind = before ? "replaced" : "imported";
      this.log(key, kind, null);
      const read = { targets: targets.length, tasks: tasks.length, citations: citations.length, missing };
      return { kind, read };
    });
  }

  private moved(key: string, from: StoredDocument): Outcome {
    this.writer.transaction(() => {
      this.writer.move(from.pk, key);
      this.log(key, "moved", from.path);
    });
    return { kind: "moved", from: this.paths.shown(from.path) };
  }

  private duplicate(key: string, before: StoredDocument | undefined, of: StoredDocument): Outcome {
    if (before) this.writer.remove(before.pk);
    this.log(key, "duplicate", of.path);
    return { kind: "duplicate", of: this.paths.shown(of.path) };
  }

  private log(key: string, outcome: LogOutcome, reason: string | null): void {
    this.writer.log(this.begin(), key, outcome, reason);
  }

  /** Runs in which nothing happened leave no trace. Called before a transaction, which may be undone. */
  private begin(): number {
    this.run ??= this.writer.startRun();
    return this.run;
  }
}

const isForPool = (bytes: Buffer): boolean => bytes.length <= ReaderPool.largest && sniff(bytes) === "text";

function settingsOf(stored: StoredDocument | undefined, given: GivenSettings): DocumentSettings {
  const before = stored?.settings ? (JSON.parse(stored.settings) as DocumentSettings) : {};
  return mergeSettings(before, given);
}
