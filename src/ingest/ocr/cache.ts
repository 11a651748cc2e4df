import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Results kept by what they were made of: the file's bytes, the page, the recogniser and the version of this reader.
 * A cache that cannot be read or written is no error: the page is recognised again.
 */
export class ResultCache {
  constructor(private readonly folder: string) {}

  /** The folder of this user: `$XDG_CACHE_HOME/doichieu/ocr`, `~/.cache/doichieu/ocr`, or the system's for temporary files. */
  static ofUser(): ResultCache {
    const home = homedir();
    const { XDG_CACHE_HOME } = process.env;
    const base = XDG_CACHE_HOME || (home ? join(home, ".cache") : tmpdir());
    return new ResultCache(join(base, "doichieu", "ocr"));
  }

  async get<T>(key: readonly string[]): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(this.path(key), "utf8")) as T;
    } catch {
      return undefined;
    }
  }

  async set(key: readonly string[], value: unknown): Promise<void> {
    const path = this.path(key);
    const draft = `${path}.${process.pid}.${Math.trunc(performance.now() * 1e3)}`;
    try {
      await mkdir(this.folder, { recursive: true });
      // Written aside, then renamed: a power cut leaves no half of a result.
      await writeFile(draft, JSON.stringify(value));
      await rename(draft, path);
    } catch {
      // The disk is full or read-only: there is no cache then.
    }
  }

  private path(key: readonly string[]): string {
    return join(this.folder, `${createHash("sha256").update(key.join("\n")).digest("hex")}.json`);
  }
}
