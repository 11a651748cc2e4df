import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ROOT } from "./support/corpus.js";

interface Entry {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const read = (file: string): unknown => JSON.parse(readFileSync(ROOT + file, "utf8"));
const { packages } = read("package-lock.json") as { packages: Record<string, Entry> };
const { allowScripts } = read("package.json") as { allowScripts: Record<string, boolean> };
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe("a fresh clone installs with `npm ci` alone", () => {
  test("the lock names the packages of every platform (else: node scripts/complete-lock.mjs)", () => {
    const locked = new Set(Object.keys(packages).map(nameOf));
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
  });

  test("every install script is allowed or denied by name (npm holds back the others)", () => {
    const scripted = Object.entries(packages).filter(([, entry]) => entry.hasInstallScript && !entry.optional);
    expect(scripted.map(([path]) => nameOf(path)).filter((name) => !(name in allowScripts))).toEqual([]);
    expect(allowScripts["better-sqlite3"]).toBe(true);
  });
});
