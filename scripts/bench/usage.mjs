// Preloaded into the measured process: at its end, time since its start, processor time and peak memory go to the file that
// BENCH_USAGE names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const seconds = performance.now() / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  // Microseconds; maxRSS is in kilobytes on every platform.
  const usage = { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
