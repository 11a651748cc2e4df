import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Is LibreOffice on this machine? */
export const hasOffice = (): boolean => spawnSync("soffice", ["--version"], { stdio: "ignore" }).status === 0;

/** Writes `files` in another format into `folder` by LibreOffice. Throws where it fails. */
export function convert(files: readonly string[], format: "pdf" | "doc", folder: string): void {
  // A profile of its own: a running LibreOffice would take over the work and answer at once.
  const profile = mkdtempSync(join(tmpdir(), "doichieu-office-"));
  try {
    const convertTo = ["--headless", "--convert-to", format, "--outdir", folder];
    const { status } = spawnSync(
      "soffice",
      [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...convertTo, ...files],
      { stdio: "ignore" },
    );
    if (status !== 0) throw new Error(`soffice ended with ${status}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
