import type { Db } from "../../db/connection.js";
import { asStoreError, StoreError } from "../../db/errors.js";
import { type Ahead, FEW, Importer, type ImportOptions, type Outcome } from "../import/importer.js";
import { StoredPaths } from "../import/paths.js";
import { type Found, walk } from "../import/walk.js";
import type { Context } from "./io.js";
import { printable } from "./io.js";
import { progressOn } from "./progress.js";
import { errorMessage } from "./run.js";

type Count = Outcome["kind"] | "ignored";

/**
 * Imports what `paths` name into an open database and tells what became of it: a line on stderr for all that is not simply
 * imported, the sums on stdout. Sets the exit status: 1 where a file or some of its pages could not be read, 130 where the user stopped it.
 */
export async function runImport(
  context: Context,
  db: Db,
  paths: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { io, t } = context;
  const stored = new StoredPaths(db.name);
  const counts: Record<Count, number> = {
    imported: 0,
    replaced: 0,
    unchanged: 0,
    moved: 0,
    duplicate: 0,
    failed: 0,
    ignored: 0,
  };
  const facts = { targets: 0, tasks: 0, citations: 0 };
  const failures: string[] = [];
  /** Documents that were imported without some of their pages. */
  const partial: string[] = [];
  const interrupt = listenForInterrupt();
  const progress = await progressOn(context, () => countFiles(paths));
  const onRecognized = (path: string, done: number, of: number): void =>
    progress.page(stored.shown(stored.keyOf(path)), done, of);
  const importer = new Importer(db, stored, { ...options, onRecognized });
  let stopped: StoreError | undefined;
  let renewed = 0;

  const tell = (path: string, found: Found, outcome: Outcome | undefined): void => {
    if (outcome?.kind === "imported" || outcome?.kind === "replaced") {
      const { targets, tasks, citations, missing } = outcome.read;
      facts.targets += targets;
      facts.tasks += tasks;
      facts.citations += citations;
      progress.line(path, () => t("import.line", { file: path, targets, tasks }));
      if (missing === undefined) return;
      progress.note(t("import.partial", { reason: `${path}: ${missing}` }));
      // Who asks for no recognition knows that scans stay unread.
      if (options.reading?.ocr !== "never") partial.push(`${path}: ${missing}`);
    } else if (outcome?.kind === "moved") {
      progress.note(t("import.moved", { file: path, from: outcome.from }));
    } else if (outcome?.kind === "duplicate") {
      progress.note(t("import.duplicate", { file: path, of: outcome.of }));
    } else {
      const error = outcome?.kind === "failed" ? outcome.error : found.kind === "problem" ? found.problem : undefined;
      if (!error) return;
      const failure = `${path}: ${errorMessage(error, context)}`;
      failures.push(failure);
      progress.note(t("import.failed", { reason: failure }));
    }
  };

  try {
    for await (const { found, ahead } of readAhead(walk(paths, db.name), importer)) {
      if (interrupt.requested()) break;
      const path = stored.shown(stored.keyOf(found.path));
      if (found.kind === "ignored") {
        counts.ignored++;
        continue;
      }
      const outcome = found.kind === "file" ? await importer.file(found.path, found.settings, ahead) : undefined;
      counts[outcome?.kind ?? "failed"]++;
      tell(path, found, outcome);
      if (found.kind === "file") progress.step();
    }
    importer.finish();
    if (!interrupt.requested()) renewed = await renew(db, stored);
  } catch (error) {
    const known = asStoreError(error, db.name);
    if (!(known instanceof StoreError)) throw error;
    stopped = known;
  } finally {
    await importer.close();
    progress.stop();
    interrupt.close();
  }

  const handled = counts.imported + counts.replaced + counts.unchanged + counts.moved + counts.duplicate;
  if (handled === 0 && failures.length === 0 && !stopped && !interrupt.requested()) {
    failures.push(t("import.nothing", { paths: paths.join(", ") }));
    io.stderr.write(`doichieu: ${printable(failures[0]!)}\n`);
  }
  io.stdout.write(`${t("import.sum", { ...counts, ...facts, db: db.name })}\n`);
  if (renewed > 0) io.stdout.write(`${t("import.renewed", { n: renewed })}\n`);
  if (failures.length > 0 && handled + failures.length > 1) {
    io.stdout.write(`${t("import.failures")}\n${failures.map((line) => `  ${printable(line)}\n`).join("")}`);
  }
  if (partial.length > 0) {
    io.stdout.write(`${t("import.partials")}\n${partial.map((line) => `  ${printable(line)}\n`).join("")}`);
  }
  if (stopped) io.stderr.write(`doichieu: ${errorMessage(stopped, context)} ${t("import.kept")}\n`);
  if (interrupt.requested()) io.stderr.write(`doichieu: ${t("import.interrupted")}\n`);
  context.status = interrupt.requested() ? 130 : failures.length + partial.length > 0 || stopped ? 1 : 0;
}

/** Compares again what was compared before it changed; costs nothing where there is no such plan. Returns how many comparisons. */
async function renew(db: Db, paths: StoredPaths): Promise<number> {
  const { forgetStale, staleComparisons } = await import("../../db/verdicts.js");
  const pairs = staleComparisons(db);
  if (pairs.length === 0 || (await import("./renew.js")).renewVerdicts(db, paths, pairs)) forgetStale(db);
  return pairs.length;
}

/** The files in their order, each with what was done ahead of its turn: some are opened, and read by other threads, meanwhile. */
async function* readAhead(
  files: AsyncGenerator<Found>,
  importer: Importer,
): AsyncGenerator<{ found: Found; ahead?: Promise<Ahead | Error> }> {
  const first: Found[] = [];
  for (let next = await files.next(); !next.done; next = await files.next()) if (first.push(next.value) > FEW) break;
  if (first.length > FEW) importer.useThreads();

  const queue: { found: Found; ahead?: Promise<Ahead | Error> }[] = [];
  const open = (found: Found): void => {
    queue.push(found.kind === "file" ? { found, ahead: importer.open(found.path, found.settings) } : { found });
  };
  first.forEach(open);
  for await (const found of files) {
    open(found);
    while (queue.length > importer.lookahead) yield queue.shift()!;
  }
  yield* queue;
}

/** The first Ctrl-C lets the current document be finished; the second ends at once (SQLite undoes what is half done). */
function listenForInterrupt(): { requested: () => boolean; close: () => void } {
  let requested = false;
  const stop = (): void => {
    requested = true;
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    requested: () => requested,
    close: () => {
      process.removeListener("SIGINT", stop);
      process.removeListener("SIGTERM", stop);
    },
  };
}

async function countFiles(paths: readonly string[]): Promise<number> {
  let count = 0;
  for await (const found of walk(paths)) if (found.kind === "file") count++;
  return count;
}
