import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder for things that can be made again: `$XDG_CACHE_HOME/doichieu/…`, `~/.cache/…`, or the system's temporary one. */
export function cacheFolder(name: string): string {
  const home = homedir();
  const { XDG_CACHE_HOME } = process.env;
  return join(XDG_CACHE_HOME || (home ? join(home, ".cache") : tmpdir()), "doichieu", name);
}

/** Written aside, then renamed: a power cut leaves no half of a file. */
export async function writeWhole(path: string, data: string | Buffer): Promise<void> {
  const draft = `${path}.${process.pid}.${Math.trunc(performance.now() * 1e3)}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, data);
  await rename(draft, path);
}

/**
 * Results kept by what they were made of: the file's bytes, the page, the recogniser and the version of this reader.
 * A cache that cannot be read or written is no error: the page is recognised again.
 */
export class ResultCache {
  constructor(private readonly folder: string = cacheFolder("ocr")) {}

  async get<T>(key: readonly string[]): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(this.path(key), "utf8")) as T;
    } catch {
      return undefined;
    }
  }

  async set(key: readonly string[], value: unknown): Promise<void> {
    try {
      await writeWhole(this.path(key), JSON.stringify(value));
    } catch {
      // The disk is full or read-only: there is no cache then.
    }
  }

  private path(key: readonly string[]): string {
    return join(this.folder, `${createHash("sha256").update(key.join("\n")).digest("hex")}.json`);
  }
}
