import { setFlagsFromString } from "node:v8";
import { run } from "./run.js";

// The engine interprets a regex when it first runs and compiles it when it runs again: with hundreds that each document runs
// often, the first step is lost time. Holds for threads too.
setFlagsFromString("--no-regexp-tier-up");

// A reader that goes away (`doichieu targets | head`) ends the command without a word.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
});
