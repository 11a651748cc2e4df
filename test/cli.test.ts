import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, openToWrite } from "../db/connection.js";
import { documentRows } from "../db/rows.js";
import { Writer } from "../db/writer.js";
import { parseUnits } from "../extractors/units/index.js";
import { codeWord } from "../src/cli/codes.js";
import { en } from "../src/messages/en.js";
import { translator } from "../src/messages/index.js";
import { vi } from "../src/messages/vi.js";
import { keysOf } from "../src/pipeline.js";
import { cli, Folder } from "./support/cli.js";
import { HAND_TEXT, handMade, planText } from "./support/plans.js";

const COMMANDS = [
  "import",
  "documents",
  "targets",
  "tasks",
  "units",
  "citations",
  "sections",
  "search",
  "sql",
  "diff",
  "matrix",
  "audit",
  "decide",
  "decisions",
  "extract",
  "explain",
  "doctor",
  "check",
  "remove",
];

/** Abolished on 1 July 2025, named by a plan of September 2025. */
const DISTRICT = { ...parseUnits("Ủy ban nhân dân huyện", handMade().document)[0]!, aliases: [] };

const folder = new Folder();
const db = folder.at("plans.db");
const plan = folder.at("plan.txt");

beforeAll(async () => {
  await folder.write("plan.txt", planText());
  const result = await cli("import", plan, "--db", db, "--set", "locality=xã Tân Lộc", "--set", "province=tỉnh Hoa Lư");
  expect(result).toMatchObject({ status: 0 });
  // A document with facts of every kind, among them cells that a spreadsheet would take for formulas.
  const store = openToWrite(db);
  const writer = new Writer(store);
  const hand = handMade();
  const evil = '=HYPERLINK("http://x")';
  const made = {
    ...hand,
    units: [...hand.units, DISTRICT],
    targets: hand.targets.map((t) => ({ ...t, value: 62.5, indicator: { key: null, name: evil }, unitText: "@x" })),
  };
  const rows = documentRows(HAND_TEXT, made, keysOf(made));
  writer.transaction(() => writer.insert({ path: "hand.txt", bytes: 1, ...rows, settings: {}, reader: "test" }));
  closeDatabase(store);
});
afterAll(() => folder.remove());

describe("help and languages", () => {
  it("has the same messages with the same places to fill in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    const places = (text: string) => (text.match(/\{[a-zA-Z]+\}/gu) ?? []).sort();
    for (const key of Object.keys(vi) as (keyof typeof vi)[])
      expect([key, places(en[key])]).toEqual([key, places(vi[key])]);
  });

  it("shows every command, in Vietnamese and in English", async () => {
    const inVietnamese = await cli("--help");
    const inEnglish = await cli("--help", "--lang", "en");
    expect(inVietnamese.status).toBe(0);
    expect(inVietnamese.err).toBe("");
    expect(inVietnamese.out).toContain("Cách dùng:");
    expect(inEnglish.out).toContain("Usage:");
    for (const command of COMMANDS) {
      expect(inVietnamese.out).toMatch(new RegExp(`^ {2}${command} `, "mu"));
      expect(inEnglish.out).toMatch(new RegExp(`^ {2}${command} `, "mu"));
    }
  });

  it.each(COMMANDS)("%s --help has examples in both languages, and no word of the other", async (command) => {
    const inVietnamese = await cli(command, "--help");
    const inEnglish = await cli(command, "--lang=en", "--help");
    expect(inVietnamese).toMatchObject({ status: 0, err: "" });
    expect(inVietnamese.out).toMatch(/Ví dụ:\n {2}(doichieu|cat)/u);
    expect(inVietnamese.out).not.toMatch(/Options:|Usage:|\(default|display help/u);
    expect(inEnglish.out).toMatch(/Examples:\n {2}(doichieu|cat)/u);
    expect(inEnglish.out).not.toMatch(/Tùy chọn|mặc định/u);
  });

  it("knows its version", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(await cli("--version")).toEqual({ status: 0, out: `${version}\n`, err: "" });
  });
});

describe("wrong calls: status 2, one line that names the option and what is allowed", () => {
  it.each([
    [["targets", "--format", "xml"], /--format.*«xml».*table, json, csv, ndjson/u],
    [["targets", "--csv-dialect", "mac"], /--csv-dialect.*excel, rfc4180/u],
    [["targets", "--comparator", "=>"], /--comparator.*«=>».*>=, >, =, <, <=, ~, range/u],
    [["targets", "--year", "20x0"], /--year.*«20x0».*1900.*2999/u],
    [["targets", "--min", "nhiều"], /--min.*«nhiều»/u],
    [["targets", "--limit", "0"], /--limit.*«0»/u],
    [["targets", "--colour"], /--colour.*--year.*--indicator.*--format/u],
    [["targets", "--year"], /--year.*thiếu/u],
    [["targets", "too", "many"], /thừa tham số/u],
    [["tasks", "--due-before", "30/2/2026"], /--due-before.*30\/2\/2026/u],
    [["documents", "--level", "hamlet"], /--level.*central, province, district, commune/u],
    [["search", "x", "--kind", "y"], /--kind.*document, section, target, task, citation/u],
    [["search"], /TEXT/u],
    [["import"], /PATH/u],
    [["import", "x", "--max-size", "lớn"], /--max-size.*20MB/u],
    [["import", "x", "--set", "tinh=Hoa Lư"], /--set.*«tinh».*province.*parent/u],
    [["import", "x", "--set", "date=hôm qua"], /--set date.*hôm qua/u],
    [["import", "x", "--set", "level=xã"], /--set level.*central, province, district, commune/u],
    [["explain", "plan.txt"], /«plan\.txt».*:31.*--line/u],
    [["extract", "x", "--format", "csv"], /--format.*json, table/u],
    [["targts"], /«targts».*targets/u],
    [[], /import.*--help/u],
    [["--lang", "fr", "targets"], /--lang.*«fr».*vi, en/u],
  ])("%j", async (args, message) => {
    const result = await cli(...args);
    expect(result.status).toBe(2);
    expect(result.out).toBe("");
    expect(result.err).toMatch(/^doichieu: [^\n]*\n$/u);
    expect(result.err).toMatch(message);
  });

  it("names a document that is not there, or that is not the only one, and a unit that nobody knows", async () => {
    expect(await cli("targets", "--db", db, "--document", "77/KH-UBND")).toMatchObject({
      status: 2,
      err: expect.stringContaining("«77/KH-UBND»"),
    });
    expect(await cli("tasks", "--db", db, "--lead", "Sở Vũ trụ")).toMatchObject({
      status: 2,
      err: expect.stringContaining("--lead"),
    });
    expect(await cli("remove", "--db", db, "nothing")).toMatchObject({ status: 2 });
  });

  it("speaks English when asked", async () => {
    expect((await cli("targets", "--format", "xml", "--lang", "en")).err).toBe(
      'doichieu: --format: "xml" is not allowed; allowed: table, json, csv, ndjson\n',
    );
  });
});

describe("lists", () => {
  const json = async (...args: string[]) => JSON.parse((await cli(...args, "--db", db, "--format", "json")).out);

  it("prints the same rows in every format", async () => {
    const filter = [
      "targets",
      "--db",
      db,
      "--document",
      "plan.txt".replace(/^/u, `${folder.path}/`),
      "--text",
      "phu song",
    ];
    const rows = JSON.parse((await cli(...filter, "--format", "json")).out);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      value: 62,
      comparator: ">=",
      dueEnd: "2030-12-31",
      line: 19,
      locality: "xã Tân Lộc",
    });
    const lines = (await cli(...filter, "--format", "ndjson")).out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(rows);
    expect((await cli(...filter, "--format", "csv")).out.trimEnd().split("\r\n")).toHaveLength(2);
    const table = (await cli(...filter)).out;
    expect(table).toContain("≥ 62");
    expect(table).toContain("1 dòng.");
    expect(table).not.toContain("\u001b");
  });

  it("carries the proof of each row: file, line, page, quote", async () => {
    for (const command of ["targets", "tasks", "citations", "search"]) {
      const rows = await json(command, ...(command === "search" ? ["dat", "dai"] : []));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(expect.arrayContaining(["file", "line", "page", "quote"]));
        expect(row.quote).not.toBe("");
      }
    }
  });

  it("prints valid JSON for no rows, and says so in a table", async () => {
    expect(await json("targets", "--year", "2999")).toEqual([]);
    expect((await cli("targets", "--db", db, "--year", "2999")).out).toBe("Không có dòng nào.\n");
    expect((await cli("targets", "--db", db, "--year", "2999", "--format", "csv")).out.split("\r\n")).toHaveLength(2);
  });

  it.each(COMMANDS.slice(1, 8))("%s knows the heading of every field of its CSV", async (command) => {
    const args = [command, ...(command === "search" ? ["5g"] : []), "--db", db, "--format", "csv"];
    const [heading] = (await cli(...args)).out.split("\r\n");
    const [keys] = (await cli(...args, "--csv-dialect", "rfc4180")).out.split("\r\n");
    const labels = heading!.slice(1).split(";");
    for (const [at, key] of keys!.split(",").entries()) {
      expect(Object.keys(vi)).toContain(`field.${key}`);
      const ofSection = command === "sections" && key === "title";
      expect(labels[at]).toBe(ofSection ? vi["column.title"] : vi[`field.${key}` as keyof typeof vi]);
    }
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("writes a CSV that a Vietnamese Excel opens as it is, without formulas, numbers as numbers", async () => {
    const { out } = await cli(
      "targets",
      "--db",
      db,
      "--text",
      "62",
      "--document",
      "hand.txt".replace(/^/u, `${folder.path}/`),
      "--format",
      "csv",
    );
    expect(out.startsWith("\uFEFFMã văn bản;Số hiệu;")).toBe(true);
    expect(out).toContain(`;"'=HYPERLINK(""http://x"")";>=;62,5;`);
    expect(out).toContain(";'@x;");
    expect(out.replace(/\r\n/gu, "")).not.toMatch(/[\r\n]/u);
    const other = await cli(
      "targets",
      "--db",
      db,
      "--document",
      folder.at("hand.txt"),
      "--format",
      "csv",
      "--csv-dialect",
      "rfc4180",
    );
    expect(other.out.startsWith("document,number,")).toBe(true);
    expect(other.out).toContain(",>=,62.5,");
    expect(other.out).toContain("'=HYPERLINK");
  });

  it("neutralises every cell that could be a formula, and only those", async () => {
    const { out } = await cli(
      "sql",
      "select '=1' a, '+1' b, '-1' c, '@x' d, char(9)||'x' e, char(13)||'x' f, -5 g, -1.5 h, 'a=1' i",
      "--db",
      db,
      "--format",
      "csv",
    );
    expect(out.split("\r\n")[1]).toBe(`'=1;'+1;'-1;'@x;'\tx;"'\rx";-5;-1,5;a=1`);
  });

  it("says codes in words in a CSV for Excel, and keeps them for programs", async () => {
    const lists = { documents: ["xã"], targets: ["theo mục", "lời văn", "đến hạn"], units: ["đã bỏ"] };
    for (const [command, words] of Object.entries(lists)) {
      const excel = (await cli(command, "--db", db, "--format", "csv")).out;
      for (const word of words) expect(excel.split(/[;\r\n]/u)).toContain(word);
      expect(excel).not.toMatch(/;(?:commune|section|prose|by|abolished)(?:;|\r)/u);
    }
    const plain = await cli("documents", "--db", db, "--format", "csv", "--csv-dialect", "rfc4180");
    expect(plain.out).toContain(",commune,");
    const known = [
      ["level", ["central", "province", "district", "commune"]],
      ["origin", ["prose", "table", "section", "assignment"]],
      ["dueKind", ["by", "in", "range", "from", "ongoing", "recurring", "on-instruction", "after-event"]],
      ["dueFrom", ["sentence", "cell", "column", "group", "section", "document", "inferred"]],
      ["per", ["year", "quarter", "month"]],
      ["change", ["increase", "decrease"]],
      ["confidence", ["doubtful"]],
      ["status", ["current", "abolished", "not-yet", "unknown"]],
    ] as const;
    const word = codeWord(translator("vi"));
    for (const [field, codes] of known)
      for (const code of codes) expect(word(field, code)).toSatisfy((said) => Object.values(vi).includes(said));
    expect([word("quote", "by"), word("level", null), word("constructor", "x")]).toEqual(["by", null, "x"]);
  });

  it("tells two plans of one commune apart, and a section's title from what a document is about", async () => {
    expect((await cli("targets", "--db", db)).out).toContain("xã Tân Lộc (62/KH-UBND)");
    expect((await cli("sections", "--db", db)).out).toContain("Tiêu đề");
    expect((await cli("documents", "--db", db)).out).toContain("Năm kế hoạch");
  });

  it("names near keys for an indicator that nobody knows", async () => {
    const { status, err } = await cli("targets", "--db", db, "--indicator", "5g-coverge");
    expect(status).toBe(2);
    expect(err).toMatch(
      /^doichieu: --indicator: không có chỉ tiêu nào mang mã «5g-coverge»; mã gần giống: 5g-coverage,/u,
    );
    expect((await cli("targets", "--db", db, "--indicator", "5g-coverage")).status).toBe(0);
  });

  it("writes a file whole or not at all", async () => {
    const file = folder.at("out.json");
    expect(await cli("targets", "--db", db, "--format", "json", "--out", file)).toEqual({
      status: 0,
      out: "",
      err: "",
    });
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveLength(3);
    const nowhere = await cli("targets", "--db", db, "--out", folder.at("no", "out.csv"));
    expect(nowhere).toMatchObject({ status: 1, err: expect.stringMatching(/^doichieu: --out .*ENOENT/u) });
  });

  it("filters tasks and units from the command line", async () => {
    expect(await json("tasks", "--lead", "phòng kinh tế", "--document", folder.at("hand.txt"))).toHaveLength(2);
    expect(await json("tasks", "--document", folder.at("hand.txt"), "--no-deadline")).toMatchObject([{ id: "k-3" }]);
    expect(await json("tasks", "--document", folder.at("hand.txt"), "--due-before", "30/6/2026")).toMatchObject([
      { id: "k-1" },
    ]);
    expect(await json("units", "--document", folder.at("hand.txt"), "--text", "cong an")).toMatchObject([
      { name: "Công an xã" },
    ]);
    expect(await json("citations", "--document", folder.at("hand.txt"))).toMatchObject([
      { number: "57-NQ/TW", plans: 1, mentions: 1 },
    ]);
    expect(await json("citations", "--mentions", "--document", folder.at("hand.txt"))).toMatchObject([
      { printed: "57-NQ/TW" },
    ]);
    expect(await json("sections", "--document", plan, "--text", "mục tiêu")).toMatchObject([
      { title: "MỤC TIÊU", line: 17 },
    ]);
    expect(await json("documents", "--locality", "Tân Lộc")).toHaveLength(2);
  });

  it("flags a unit that no longer exists, with the plans that still name it", async () => {
    expect(await json("units", "--text", "huyện")).toMatchObject([
      { name: "Ủy ban nhân dân huyện", status: "abolished", statusDate: "2025-07-01", plansAfterEnd: 1 },
    ]);
    expect((await cli("units", "--db", db)).out).toContain("đã bỏ từ 1/7/2025");
    expect(await json("units", "--text", "công an xã")).toMatchObject([{ status: "current", plansAfterEnd: 0 }]);
  });

  it("shows no control characters of a hostile text on the screen", async () => {
    const { out } = await cli("sql", "select char(27) || '[31mred' as x", "--db", db);
    expect(out).not.toContain("\u001b");
    expect(out).toContain("[31mred");
  });

  it("cuts no word of a cell: long paths go on in the next line", async () => {
    const path = `thu-muc/${"dai".repeat(60)}.txt`;
    const { out } = await cli("sql", `select '${path}' as tep, 1 as n`, "--db", db);
    expect(out.replace(/[^a-z./-]/gu, "")).toContain(path);
  });
});

describe("sql", () => {
  it("reads views", async () => {
    const { out } = await cli(
      "sql",
      "select ten, nam from chi_tieu where gia_tri = 62",
      "--db",
      db,
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toEqual([{ ten: expect.stringContaining("5G"), nam: 2030 }]);
  });

  it("keeps two columns of one name apart", async () => {
    const { out } = await cli("sql", "select 1 as a, 2 as a", "--db", db, "--format", "json");
    expect(JSON.parse(out)).toEqual([{ a: 1, "a:2": 2 }]);
  });

  it.each([
    "delete from target",
    "drop table target",
    "update target set value = 0",
    "insert into unit values ('a', 'b', 'c')",
    "select 1; delete from target",
    "attach database 'x.db' as x",
    "pragma user_version = 5",
    "create table x (y)",
    "vacuum into 'copy.db'",
    "select * from nowhere",
    "selec",
    "",
  ])("refuses %j and changes nothing", async (statement) => {
    const before = readFileSync(db);
    const result = await cli("sql", statement, "--db", db);
    expect(result.status).toBe(1);
    expect(result.err).toMatch(/^doichieu: [^\n]+\n$/u);
    expect(readFileSync(db).equals(before)).toBe(true);
  });
});

describe("extract and explain", () => {
  it("prints the JSON object of the contract and nothing else", async () => {
    const result = await cli("extract", plan, "--format", "json", "--set", "locality=xã Tân Lộc");
    expect(result).toMatchObject({ status: 0, err: "" });
    const extraction = JSON.parse(result.out);
    expect(extraction).toMatchObject({ schema: "doichieu.extraction/1", document: { locality: "xã Tân Lộc" } });
    expect(extraction.targets).toHaveLength(2);
  });

  it("prints a summary for people", async () => {
    const { status, out } = await cli("extract", plan);
    expect(status).toBe(0);
    expect(out).toContain("≥ 62");
  });

  it("explains a line: where it stands, what the rules did, what came of it", async () => {
    const { status, out } = await cli("explain", `${plan}:19`);
    expect(status).toBe(0);
    expect(out).toContain("MỤC TIÊU");
    expect(out).toContain("theo mục");
    const { targets, blocks } = JSON.parse((await cli("explain", plan, "--line", "19", "--format", "json")).out);
    expect(targets).toHaveLength(1);
    expect(blocks).toMatchObject([{ kind: "item", marker: "-" }]);
    expect((await cli("explain", `${plan}:9999`)).err).toMatch(/không có dòng 9999/u);
  });

  it("explains each line of a wrapped statement by what the rules did with all of it, in whole words", async () => {
    const file = folder.at("wrapped.txt");
    await folder.write(
      "wrapped.txt",
      `I. THỰC TRẠNG\nXã Tân Lộc có 4.126 hộ với 15.870 nhân khẩu, chia thành 14 thôn theo đơn vị hành chính. Đến nay\ntoàn xã có 09 trạm phát sóng di động, trong đó 02 trạm hiện đại; 71% số hộ đã dùng mạng cáp và các\nthiết bị thông minh phục vụ đời sống, sản xuất hằng ngày của mình.\n${"II. MỤC TIÊU\n- Phấn đấu tỷ lệ hồ sơ trực tuyến của toàn xã qua cổng dịch vụ công quốc gia năm nay đạt từ\n85% trở lên.\n".repeat(3)}`,
    );
    const events = async (line: number) =>
      JSON.parse((await cli("explain", file, "--line", `${line}`, "--format", "json")).out).events;
    const [first, last] = [await events(2), await events(4)];
    expect(last).toEqual(first);
    expect(last.map((event: { line: number }) => event.line)).toEqual(expect.arrayContaining([2, 3]));
    const text = readFileSync(file, "utf8").replace(/\s+/gu, " ");
    for (const event of last) {
      const after = text[text.indexOf(event.text) + event.text.length] ?? " ";
      expect([event.text, after]).toEqual([event.text, expect.stringMatching(/^[^\p{L}\p{N}]$/u)]);
    }
    expect((await cli("explain", `${file}:4`)).out).toContain("(dòng 3)");
  });
});

describe("remove", () => {
  it("removes by path and says so", async () => {
    const file = await folder.write("away.txt", planText({ coverage: 3 }));
    await cli("import", file, "--db", db);
    expect(await cli("remove", file, "--db", db)).toMatchObject({
      status: 0,
      out: expect.stringContaining("away.txt"),
    });
    expect(await cli("remove", file, "--db", db)).toMatchObject({ status: 2 });
  });
});
