import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Usage {
  readonly seconds: number;
  /** What other load on the machine does not change. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** Runs a script in a process of its own; its peak memory and time are its own too. `folder` holds what it says of itself. */
export function measured(folder: string, args: readonly string[]): Usage {
  const usage = join(folder, "usage.json");
  const child = spawnSync(process.execPath, ["--import", new URL("usage.mjs", import.meta.url).href, ...args], {
    env: { ...process.env, BENCH_USAGE: usage },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (child.status !== 0) throw new Error(`${args.join(" ")} exited ${child.status}: ${child.stderr.slice(-2000)}`);
  return JSON.parse(readFileSync(usage, "utf8")) as Usage;
}
