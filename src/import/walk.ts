import { readdir, realpath, stat } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { Problem } from "../messages/index.js";
import type { GivenSettings } from "../model/settings.js";
import { readSettingsFile, SETTINGS_FILE, type SettingsTable } from "./settings.js";

/** One thing met on the way: a file to read, or something that could not be used. */
export type Found =
  | { readonly kind: "file"; readonly path: string; readonly settings: GivenSettings }
  | { readonly kind: "ignored"; readonly path: string }
  | { readonly kind: "problem"; readonly path: string; readonly problem: Problem };

/** Files that stand beside plans and are none. Whatever else lies in a folder is judged by its content, not by its name. */
const NOT_PLANS = new Set(
  `.csv .tsv .json .jsonl .ndjson .xml .yml .yaml .toml .ini .html .htm .css .js .mjs .cjs .ts .py .sh .bat .ps1 .log
   .db .db-wal .db-shm .db-journal .sqlite .sqlite3 .xls .xlsx .xlsm .ods .ppt .pptx .odp .zip .rar .7z .gz .tar
   .png .jpg .jpeg .gif .bmp .tif .tiff .webp .svg .ico .mp3 .mp4 .m4a .wav .avi .mov .mkv .exe .dll .msi .lnk .tmp .bak`
    .trim()
    .split(/\s+/u),
);

/** Hidden files, lock files of Word, and what describes a folder rather than being in it. */
const isBeside = (name: string): boolean =>
  name.startsWith(".") || name.startsWith("~$") || /^(?:readme|changelog|license)(?:\.|$)/iu.test(name);

/**
 * The files of `paths` in an order that does not depend on the disk: arguments as given, folders recursively by name.
 * A file named by the user is always read; in folders, what is no plan is only counted (and `database`, our own file, not even that).
 */
export async function* walk(paths: readonly string[], database = ""): AsyncGenerator<Found> {
  const own = database && resolve(database);
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (info?.isDirectory()) {
      for await (const found of walkFolder(path, [], [])) if (!isOwn(found, own)) yield found;
    } else {
      const table = await readSettingsFile(dirname(path));
      yield* problemsOf(dirname(path), table);
      yield { kind: "file", path, settings: table?.byFile.get(resolve(path)) ?? {} };
    }
  }
}

/** The database that is written to, and SQLite's files beside it. */
const isOwn = (found: Found, database: string): boolean =>
  found.kind === "ignored" && database !== "" && resolve(found.path).startsWith(database);

async function* walkFolder(
  folder: string,
  ancestors: readonly string[],
  above: readonly SettingsTable[],
): AsyncGenerator<Found> {
  let names: string[];
  let real: string;
  try {
    real = await realpath(folder);
    names = (await readdir(folder)).sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    yield { kind: "problem", path: folder, problem: new Problem("walk.unreadable-folder", { code }) };
    return;
  }
  // A link that leads back to a folder we are in.
  if (ancestors.includes(real)) return;
  const own = names.includes(SETTINGS_FILE) ? await readSettingsFile(folder) : undefined;
  yield* problemsOf(folder, own);
  const tables = own ? [...above, own] : above;
  for (const name of names) {
    if (name === SETTINGS_FILE) continue;
    const path = join(folder, name);
    const info = await stat(path).catch(() => undefined);
    if (info?.isDirectory()) {
      if (!name.startsWith(".") && name !== "node_modules") yield* walkFolder(path, [...ancestors, real], tables);
    } else if (isBeside(name) || NOT_PLANS.has(extname(name).toLowerCase())) {
      yield { kind: "ignored", path };
    } else {
      const key = resolve(path);
      yield { kind: "file", path, settings: Object.assign({}, ...tables.map((t) => t.byFile.get(key) ?? {})) };
    }
  }
}

function* problemsOf(folder: string, table: SettingsTable | undefined): Generator<Found> {
  for (const problem of table?.problems ?? []) yield { kind: "problem", path: join(folder, SETTINGS_FILE), problem };
}
