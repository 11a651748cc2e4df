import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Figures by name: those of the whole run ("targetsExactF1") and of each plan ("bacninh-144 targets"). Between 0 and 1, but for `failed`. */
export type Figures = Readonly<Record<string, number>>;

export interface Change {
  readonly figure: string;
  /** Undefined where the figure is new, or no longer there. */
  readonly before: number | undefined;
  readonly now: number | undefined;
  readonly kind: "gain" | "loss";
}

/** Size of a run, not a quality: grows and shrinks with what is found. */
const NO_QUALITY = new Set(["records"]);
/** Fewer is better. */
const COSTS = new Set(["failed"]);

/**
 * Runs the scorer of the folder `shared` over the built program and reads its figures.
 * Throws where the scorer is not there or prints no figures.
 */
export function measure(shared: string): Figures {
  const scorer = join(shared, "score", "run.mjs");
  if (!existsSync(scorer)) throw new Error(`no scorer at ${scorer}`);
  const run = spawnSync(process.execPath, [scorer], { encoding: "utf8", maxBuffer: 1 << 28 });
  return readFigures(run.stdout, run.stderr);
}

/** Reads what the scorer prints: one line for each plan, and a JSON object as the last line. */
export function readFigures(printed: string, errors = ""): Figures {
  const lines = printed.trimEnd().split("\n");
  const last = lines.pop() ?? "";
  if (!last.startsWith("{")) throw new Error(`the scorer printed no figures: ${last || errors}`);
  const figures: Record<string, number> = {};
  for (const [name, value] of Object.entries(JSON.parse(last) as Record<string, number | null>))
    if (value !== null && !NO_QUALITY.has(name)) figures[name] = value;
  for (const line of lines) {
    // nq57 · targets exact F1 0.97 (16 of 17, predicted 16) · rows 12/12 (predicted 12) fields 47/48 · meta 9/10
    const [plan, ...parts] = line.split(" · ");
    for (const part of parts) {
      const f1 = /^targets exact F1 ([\d.]+)/u.exec(part);
      if (f1) figures[`${plan} targets`] = Number(f1[1]);
      for (const [, name, hits, all] of part.matchAll(
        /(rows|fields|prose|lead|due|duties|meta|citations) (\d+)\/(\d+)/gu,
      ))
        if (all !== "0") figures[`${plan} ${name}`] = Math.round((Number(hits) / Number(all)) * 10_000) / 10_000;
    }
  }
  return figures;
}

/** What became better and worse. A figure that is gone is a loss. */
export function compare(accepted: Figures, now: Figures): Change[] {
  const changes: Change[] = [];
  for (const figure of new Set([...Object.keys(accepted), ...Object.keys(now)])) {
    const before = accepted[figure];
    const value = now[figure];
    if (before === value) continue;
    const better = value !== undefined && (before === undefined || value > before !== COSTS.has(figure));
    changes.push({ figure, before, now: value, kind: better ? "gain" : "loss" });
  }
  return changes;
}
