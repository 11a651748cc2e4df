import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Result } from "./cli.js";

const root = resolve(import.meta.dirname, "..", "..");

export interface ProcessOptions {
  readonly input?: string | Uint8Array;
  /** Runs as this user where we may change it. */
  readonly uid?: number;
  readonly cwd?: string;
  /** Called with the running process. */
  readonly during?: (child: ChildProcess) => void;
}

/** Runs the command line as a process of its own: for signals, pipes and permissions. */
export function program(
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Result & { signal: string | null }> {
  const loader = import.meta.resolve("tsx");
  const child = spawn(process.execPath, ["--import", loader, resolve(root, "src/cli/main.ts"), ...args], {
    cwd: options.cwd ?? root,
    env: {
      ...process.env,
      NO_COLOR: "1",
      ...(options.uid === undefined ? {} : { TMPDIR: "/nonexistent", TSX_DISABLE_CACHE: "1" }),
    },
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  options.during?.(child);
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status, signal) =>
      done({ status: status ?? -1, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}
