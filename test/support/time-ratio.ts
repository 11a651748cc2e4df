import { performance } from "node:perf_hooks";

/**
 * How much longer `work` takes for four times the input: about 4 where cost is linear, 16 where it is quadratic. The least
 * of several runs of each, taken in turn, so that other load on the machine falls out; runs too short to measure count as
 * one tenth of a millisecond.
 */
export function timeRatio<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): number {
  const inputs = [make(size), make(size * 4)] as const;
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  work(inputs[0]);
  for (let run = 0; run < 5; run++) {
    for (const i of [0, 1] as const) {
      const start = performance.now();
      work(inputs[i]);
      best[i] = Math.min(best[i], performance.now() - start);
    }
    if (run > 0 && best[1] < best[0] * 6) break;
  }
  return Math.max(best[1], 0.1) / Math.max(best[0], 0.1);
}
