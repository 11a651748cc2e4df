import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Output } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

export interface Result {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, streams apart. */
export async function cli(...args: string[]): Promise<Result> {
  const out = recorder();
  const err = recorder();
  const status = await run(args, { stdout: out.stream, stderr: err.stream, env: { NO_COLOR: "1" } });
  return { status, out: out.text(), err: err.text() };
}

function recorder(): { stream: Output; text: () => string } {
  const chunks: string[] = [];
  return {
    stream: {
      write: (chunk, done) => {
        chunks.push(String(chunk));
        done?.();
        return true;
      },
    },
    text: () => chunks.join(""),
  };
}

/** A folder of our own, gone after the test file. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "doichieu-"));

  at(...names: string[]): string {
    return join(this.path, ...names);
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    const file = this.at(name);
    await mkdir(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
