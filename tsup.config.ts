import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    cli: "src/cli/main.ts",
    "pdf-worker": "src/ingest/pdf/worker.ts",
    "reader-worker": "src/import/reader-worker.ts",
  },
  format: "esm",
  target: "node20",
  platform: "node",
  // Commands are loaded when they are called: what a command does not need is not parsed at start-up.
  splitting: true,
  clean: true,
  silent: true,
  banner: { js: "#!/usr/bin/env node" },
});
