import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./support/corpus.js";
import { filesUnder } from "./support/files.js";

/**
 * Which way data goes, and so what each part may import; the longest prefix counts. A part always may import itself.
 * Knowledge of the plan language without any fact (`lexicon`, `due`, the roles of columns) is below the structure: tables
 * that were flattened to lines are cut into cells by it.
 */
const LANGUAGE = ["extractors/lexicon", "extractors/due", "extractors/tables/columns", "extractors/tables/headings"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/text": ["src/model"],
  "src/model": ["src/text"],
  "src/messages": ["src/model"],
  "src/version": ["package.json"],
  "src/ingest": ["src/text", "src/model"],
  "extractors/lexicon": ["src/text", "src/model"],
  "extractors/engine": ["src/text", "src/model"],
  "extractors/due": ["src/text", "src/model", "extractors/engine", "extractors/lexicon"],
  "extractors/tables/columns": ["src/text", "src/model", "extractors/engine", "extractors/lexicon"],
  "extractors/tables/headings": ["src/text", "src/model", "extractors/lexicon", "extractors/tables/columns"],
  "src/structure": ["src/text", "src/model", ...LANGUAGE],
  extractors: ["src/text", "src/model", "src/structure"],
  "src/pipeline": ["src/text", "src/model", "src/structure", "extractors"],
  db: ["src/text", "src/model"],
  "src/check": ["src/text", "src/model"],
  "src/compare": ["src/text", "src/model", "src/messages", "extractors/lexicon"],
  "src/audit": ["src/text", "src/model", "src/messages", "src/compare", "extractors/lexicon"],
  "src/report": ["src/text", "src/model", "src/messages", "src/compare", "src/audit"],
  "src/import": ["src/text", "src/model", "src/messages", "src/ingest", "src/pipeline", "src/version", "db"],
  "src/cli": ["src", "db", "extractors"],
};

const sources = ["src", "extractors", "db"].flatMap((folder) => filesUnder(folder, ".ts"));
const imports = sources.flatMap((file) =>
  Array.from(
    readFileSync(ROOT + file, "utf8").matchAll(
      /^(?:import|export)\s[^"';]{0,2000}?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gmu,
    ),
    ([, from, bare, dynamic]) => ({ file, specifier: (from ?? bare ?? dynamic)! }),
  ),
);
const targetOf = ({ file, specifier }: (typeof imports)[number]): string =>
  posix.join(posix.dirname(file), specifier).replace(/\.js$/u, "");

const within = (path: string, part: string): boolean =>
  path === part || path.startsWith(`${part}/`) || path.startsWith(`${part}.`);
const partOf = (path: string): string | undefined =>
  Object.keys(MAY_IMPORT)
    .filter((part) => within(path, part))
    .sort((a, b) => b.length - a.length)[0];

describe("imports go one way", () => {
  test("imports are found at all", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(sources.length);
  });

  test("every source file belongs to a part", () => {
    expect(sources.filter((file) => partOf(file) === undefined)).toEqual([]);
  });

  test("a part imports only what lies below it", () => {
    const wrong = imports
      .filter(({ specifier }) => specifier.startsWith("."))
      .filter((edge) => {
        const part = partOf(edge.file)!;
        return ![part, ...MAY_IMPORT[part]!].some((allowed) => within(targetOf(edge), allowed));
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(wrong).toEqual([]);
  });

  test("only db knows SQLite", () => {
    const users = imports.filter(({ specifier }) => specifier === "better-sqlite3").map(({ file }) => file);
    expect(users.filter((file) => !file.startsWith("db/"))).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  test("the start of the program loads no reader, no rule and no database", () => {
    const heavy = /^(?:better-sqlite3|pdf-parse|tesseract\.js|word-extractor|docx|natural|write-excel-file)(?:\/|$)/u;
    const loaded = new Set<string>();
    const visit = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      const text = readFileSync(ROOT + file, "utf8");
      for (const [, specifier] of text.matchAll(/^(?:import|export)\s(?!type\s)[^"';]{0,2000}?\bfrom\s+"([^"]+)"/gmu)) {
        if (!specifier!.startsWith(".")) loaded.add(specifier!);
        else if (specifier!.endsWith(".js"))
          visit(posix.join(posix.dirname(file), specifier!).replace(/\.js$/u, ".ts"));
      }
    };
    visit("src/cli/main.ts");
    expect([...loaded].filter((name) => heavy.test(name) || name.startsWith("extractors/"))).toEqual([]);
  });
});
