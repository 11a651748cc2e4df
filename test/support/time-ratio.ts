import { performance } from "node:perf_hooks";

/**
 * How the cost of `work` grows with its input, as the exponent's base for a doubling, squared: about 4 where it is linear, 16
 * where it is quadratic. Sixteen times the input is measured against one, so that a linear step on a busy machine (up to 40
 * times as long) and a quadratic one (256 times) stay far apart. The least of several runs counts, taken in turn.
 */
export function timeRatio<T>(size: number, make: (size: number) => T, work: (input: T) => unknown): number {
  const inputs = [make(Math.ceil(size / 4)), make(size * 4)] as const;
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  work(inputs[0]);
  for (let run = 0; run < 12; run++) {
    for (const i of [0, 1] as const) {
      const start = performance.now();
      work(inputs[i]);
      best[i] = Math.min(best[i], performance.now() - start);
    }
    if (run > 0 && best[1] < best[0] * 24) break;
  }
  return Math.sqrt(Math.max(best[1], 0.1) / Math.max(best[0], 0.1));
}
