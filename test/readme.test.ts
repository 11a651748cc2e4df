import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Folder } from "./support/cli.js";
import { ROOT } from "./support/corpus.js";

const read = (file: string): string => readFileSync(ROOT + file, "utf8");
const english = read("README.md");
const vietnamese = read("README.vi.md");
const { version, scripts } = JSON.parse(read("package.json")) as { version: string; scripts: Record<string, string> };

/** What stands in the fenced blocks of this language, in order. */
const fenced = (readme: string, language: string): string[] =>
  Array.from(readme.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)).flatMap(([, lang, body]) =>
    lang === language ? [body!] : [],
  );

interface Line {
  readonly command: string;
  /** What a comment says of it; 0 where none does. */
  readonly status: number;
}
const shellLines = (readme: string): Line[] =>
  fenced(readme, "sh")
    .flatMap((block) => block.trim().split("\n"))
    .map((line) => {
      const [, command, status] = /^(.*?)(?:\s+# (?:exit status|mã thoát) (\d))?$/u.exec(line)!;
      return { command: command!, status: Number(status ?? 0) };
    });

const lines = shellLines(english);
const ours = lines.filter(({ command }) => command.startsWith("doichieu "));
const others = lines.map(({ command }) => command).filter((command) => !command.startsWith("doichieu "));

/** Words of a command line as a shell splits them; the README uses nothing but blanks and double quotes. */
const words = (command: string): string[] =>
  Array.from(command.matchAll(/(?:[^\s"]|"[^"]*")+/gu), ([word]) => word.replaceAll('"', ""));

/** "≥ 95 %" → "95". */
const digits = (text: string): string => text.replace(/\D/gu, "");

interface Item {
  readonly verdict: string;
  readonly parent: { readonly indicator: { readonly name: string }; readonly value: number } | null;
  readonly child: { readonly value: number } | null;
}

/** Text without what depends on the width of the screen. */
const flat = (text: string): string => text.replace(/\s+/gu, " ");

describe("every command of the README does what it says, one after the other", () => {
  const folder = new Folder();
  const printed: string[] = [];
  let program = "";

  const doichieu = (...args: string[]) =>
    spawnSync(process.execPath, [join(program, "cli.js"), ...args], {
      cwd: folder.path,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
    });

  beforeAll(() => {
    // A build of our own: dist may be older than the sources, and other tests may be reading it.
    mkdirSync(`${ROOT}output`, { recursive: true });
    program = mkdtempSync(`${ROOT}output/readme-`);
    const tsup = join(ROOT, "node_modules", "tsup", "dist", "cli-default.js");
    const { status, stderr } = spawnSync(process.execPath, [tsup, "--out-dir", program], {
      cwd: ROOT,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the build failed: ${stderr}`);
    cpSync(`${ROOT}corpus`, folder.at("corpus"), { recursive: true });
  });
  afterAll(() => {
    rmSync(program, { recursive: true, force: true });
    folder.remove();
  });

  test("there are commands", () => expect(ours.length).toBeGreaterThan(20));

  test.each(ours)("$command", ({ command, status }) => {
    const [, ...args] = words(command);
    const result = doichieu(...args);
    expect(result.status, result.stderr).toBe(status);
    printed.push(flat(result.stdout));
    const out = args.indexOf("--out");
    const answer = status === 0 ? (out < 0 ? result.stdout : readFileSync(folder.at(args[out + 1]!), "utf8")) : "";
    if (status === 0) expect(answer.trim()).not.toBe("");
    else expect(result.stderr).not.toBe("");
    // An example that finds nothing teaches nothing.
    expect(answer).not.toContain("Không có dòng nào");
  });

  test("the rows of a table that it shows are printed", () => {
    const rows = fenced(english, "text").flatMap((block) => block.split("\n").filter((line) => line.startsWith("│")));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(printed.some((output) => output.includes(flat(row)))).toBe(true);
  });

  test("the JSON that it shows is printed", () => {
    const { targets } = JSON.parse(readFileSync(folder.at("tan-loc.json"), "utf8")) as { targets: object[] };
    const shown = fenced(english, "json");
    expect(shown).toHaveLength(1);
    expect(targets).toContainEqual(expect.objectContaining(JSON.parse(shown[0]!)));
  });

  test("the worked example finds what it says", () => {
    const { stdout } = doichieu("diff", "88/KH-UBND", "--format", "json");
    const found = (JSON.parse(stdout) as { items: Item[] }).items.map(({ verdict, parent, child }) =>
      [verdict, parent?.indicator.name, parent?.value, child?.value].join(" | "),
    );
    const verdicts = "weaker|later|missing|incomparable|interim|earlier|stricter|same|extra";
    const shown = Array.from(
      english.matchAll(
        new RegExp(`^\\| \`(${verdicts})\` +\\| (.+?) +\\| (\\D*\\d+).*? +\\| (?:-|\\D*\\d+) .*$`, "gmu"),
      ),
      ([row]) => row.split("|").map((cell) => cell.trim().replaceAll("`", "")),
    ).map(([, verdict, name, parent, child]) => [verdict, name, digits(parent!), digits(child!)].join(" | "));
    expect(shown.length).toBeGreaterThan(2);
    expect(found).toEqual(expect.arrayContaining(shown));
  });

  test("the plans.csv that it shows is read and used", () => {
    const [table] = fenced(english, "csv");
    mkdirSync(folder.at("beside"));
    cpSync(folder.at("corpus"), folder.at("beside", "corpus"), { recursive: true });
    writeFileSync(folder.at("beside", "corpus", "plans.csv"), table!);
    expect(doichieu("import", "beside/corpus", "--db", "beside.db").stderr).not.toContain("plans.csv");
    for (const line of table!.trim().split("\n").slice(1)) {
      const [file, number] = line.split(",");
      const found = doichieu("documents", "--db", "beside.db", "--document", number!, "--format", "json");
      expect(found.stdout).toContain(file);
    }
  });

  test("every command that the program has is shown", () => {
    const help = doichieu("--help", "--lang", "en").stdout;
    const names = Array.from(help.matchAll(/^ {2}([a-z]+) {2,}\S/gmu), ([, name]) => name!);
    const shown = new Set(ours.map(({ command }) => words(command)[1]!));
    expect(names).toContain("import");
    expect(names.filter((name) => name !== "help" && !shown.has(name))).toEqual([]);
  });

  test("the views are those of the database", () => {
    const listed = Array.from(english.matchAll(/^\| `([a-z]+(?:_[a-z]+)*)` +\| [^|]+ \|$/gmu), ([, name]) => name!);
    const { stdout } = doichieu("sql", "select name from sqlite_schema where type = 'view'", "--format", "json");
    const views = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
    expect(listed.filter((name) => name.includes("_") || name === "muc").sort()).toEqual(views.sort());
  });
});

describe("the two lines for a fresh clone", () => {
  test("nothing else is run besides our own commands", () => {
    expect(others).toEqual(["npm ci && npm run demo", "npm ci && npm test"]);
  });

  test("the continuous integration runs the second", () => {
    expect(read(".ci/run").trimEnd().split("\n").at(-1)).toBe("npm ci && npm test");
  });

  test("every script that the README names exists", () => {
    const named = Array.from(english.matchAll(/\bnpm (?:run )?(test|(?<=run )[\w:-]+)/gu), ([, name]) => name!);
    expect(named).toContain("accuracy");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("the Debian packages are those that the continuous integration installs", () => {
    const installed = Array.from(read(".ci/run").matchAll(/packages\+=\((\S+)\)/gu), ([, name]) => name);
    for (const readme of [english, vietnamese]) expect(readme).toContain(`\`${installed.join(" ")}\``);
  });
});

describe("the two languages say the same", () => {
  test("the same commands in the same order, with the same status", () => {
    expect(shellLines(vietnamese)).toEqual(lines);
  });

  test.each(["json", "csv", "text"])("the same %s", (language) => {
    expect(fenced(vietnamese, language)).toEqual(fenced(english, language));
  });

  test("the same headings, paragraphs, points and table rows in the same order", () => {
    const kinds = (readme: string): string[] =>
      readme
        .split("\n")
        .map((line) => /^(?:#+ |- |\||```\w*)/u.exec(line)?.[0] ?? (line === "" ? "" : "text"))
        .filter((kind) => kind !== "");
    expect(kinds(vietnamese)).toEqual(kinds(english));
  });

  test.each([english, vietnamese])("what it links to is there", (readme) => {
    const links = Array.from(readme.matchAll(/\]\(([^)#\s]+)/gu), ([, to]) => to!).filter(
      (to) => !/^https?:/u.test(to),
    );
    expect(links).toContain("LICENSE");
    expect(links.filter((to) => !existsSync(ROOT + to))).toEqual([]);
  });
});

test("the changelog has the version of the package, with its day", () => {
  const [, latest, day] = /^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/mu.exec(read("CHANGELOG.md"))!;
  expect(latest).toBe(version);
  expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
});
