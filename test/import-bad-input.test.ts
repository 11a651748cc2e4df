import { chmodSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, openToRead, openToWrite } from "../db/connection.js";
import { cli, Folder } from "./support/cli.js";
import { planText } from "./support/plans.js";
import { program } from "./support/process.js";

const folder = new Folder();
afterAll(() => folder.remove());
let count = 0;
let here: string;
let db: string;
beforeEach(async () => {
  here = `${++count}`;
  await folder.write(`${here}/good.txt`, planText());
  db = folder.at(here, "plans.db");
});

const documents = (): number => {
  const store = openToRead(db);
  const n = store.prepare("SELECT count(*) FROM document").pluck().get() as number;
  closeDatabase(store);
  return n;
};

/** Nobody: root may read and write everything, so permissions are tried as another user. */
const NOBODY = process.getuid?.() === 0 ? 65534 : undefined;

describe("a file that cannot be read: one line with its name, status 1, the rest goes on", () => {
  it.each([
    ["an empty file", "", /trống|rỗng/u],
    ["a blank file", " \n\n\t\n", /khoảng trắng/u],
    ["binary bytes", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), /./u],
    ["NUL bytes", `Kế hoạch\0\0\0${planText()}`, /NUL/u],
    ["truncated UTF-8", Buffer.from(planText()).subarray(0, Buffer.from(planText()).indexOf("Ủ", 300) + 1), /UTF-8/u],
    ["a PDF called .txt", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n", /PDF/u],
    ["a DOCX called .txt", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(200)]), /./u],
    ["an SQLite database called .txt", Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(200)]), /SQLite/u],
    [
      "a text in TCVN3",
      Buffer.from(
        "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nKÕ ho¹ch ph¸t triÓn kinh tÕ x· héi n¨m 2026\n".repeat(
          5,
        ),
        "latin1",
      ),
      /TCVN3/u,
    ],
  ])("%s", async (_name, content, reason) => {
    const bad = await folder.write(`${here}/bad.txt`, content);
    const result = await cli("import", folder.at(here), "--db", db);
    expect(result.status).toBe(1);
    const lines = result.err.split("\n").filter((line) => line.includes("bad.txt"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(reason);
    expect(result.out).toMatch(/Đã nhập 1,.* lỗi 1;/u);
    expect(documents()).toBe(1);
    // The same by itself, without a database.
    const alone = await cli("extract", bad, "--format", "json");
    expect(alone).toMatchObject({ status: 1, out: "" });
    expect(alone.err).toMatch(/^doichieu: [^\n]*bad\.txt: [^\n]+\n$/u);
  });

  it("a missing file", async () => {
    const result = await cli("import", folder.at(here, "nothing.txt"), folder.at(here, "good.txt"), "--db", db);
    expect(result).toMatchObject({ status: 1, err: expect.stringMatching(/nothing\.txt: không tìm thấy tệp/u) });
    expect(documents()).toBe(1);
  });

  it("a folder without any readable plan", async () => {
    await folder.write(`${here}/empty/picture.png`, "x");
    const result = await cli("import", folder.at(here, "empty"), "--db", db);
    expect(result).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^doichieu: [^\n]*empty: không có kế hoạch nào đọc được\n$/u),
    });
  });

  it("a text over --max-size", async () => {
    await folder.write(`${here}/large.txt`, planText().repeat(20));
    const result = await cli("import", folder.at(here), "--db", db, "--max-size", "5kB");
    expect(result).toMatchObject({ status: 1, err: expect.stringMatching(/large\.txt: tệp quá lớn.*--max-size/u) });
    expect(documents()).toBe(1);
    expect((await cli("import", folder.at(here), "--db", db, "--max-size", "1MB")).status).toBe(0);
  });

  it("a file that may not be read", async () => {
    const secret = await folder.write(`${here}/secret.txt`, planText({ coverage: 3 }));
    chmodSync(secret, 0o000);
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at(here), 0o777);
    const result = await program(["import", folder.at(here), "--db", db], NOBODY === undefined ? {} : { uid: NOBODY });
    expect(result.err).toMatch(/secret\.txt: không có quyền đọc tệp/u);
    expect(result.status).toBe(1);
    expect(documents()).toBe(1);
  });

  it("standard input, which has no path to be known by", async () => {
    expect(await cli("import", "-", "--db", db)).toMatchObject({
      status: 1,
      err: expect.stringContaining("đầu vào chuẩn"),
    });
  });
});

describe("a database that cannot be used: one line with its name, status 1, nothing changed", () => {
  const queries = [["targets"], ["import", "good.txt"], ["check"], ["remove", "x"], ["sql", "select 1"]];

  async function refused(pattern: RegExp): Promise<void> {
    const before = readFileSync(db);
    for (const [command, ...args] of queries) {
      const files = command === "import" ? [folder.at(here, "good.txt")] : args;
      const result = await cli(command!, ...files, "--db", db);
      expect(result).toMatchObject({ status: 1, out: "" });
      expect(result.err).toMatch(/^doichieu: [^\n]*plans\.db: [^\n]+\n$/u);
      expect(result.err).toMatch(pattern);
    }
    expect(readFileSync(db).equals(before)).toBe(true);
  }

  it("is not SQLite", async () => {
    writeFileSync(db, "Không phải cơ sở dữ liệu. ".repeat(100));
    await refused(/không phải là tệp cơ sở dữ liệu SQLite/u);
  });

  it("belongs to another program", async () => {
    const raw = new Database(db);
    raw.exec("CREATE TABLE notes (text)");
    raw.close();
    await refused(/chương trình khác/u);
  });

  it("was made by a newer version", async () => {
    const raw = openToWrite(db);
    raw.pragma("user_version = 99");
    closeDatabase(raw);
    await refused(/mới hơn/u);
  });

  it("is damaged", async () => {
    await cli("import", folder.at(here), "--db", db);
    truncateSync(db, Math.floor(statSync(db).size / 4096 / 2) * 4096);
    const result = await cli("check", "--db", db);
    expect(result.status).toBe(1);
    expect(result.out + result.err).toMatch(/bị hỏng/u);
  });

  it("is missing", async () => {
    for (const command of ["targets", "check", "documents"])
      expect(await cli(command, "--db", db)).toMatchObject({
        status: 1,
        err: expect.stringMatching(/plans\.db: chưa có/u),
      });
    expect(await cli("remove", "x", "--db", db)).toMatchObject({ status: 1 });
    expect(existsSync(db)).toBe(false);
    expect(await cli("import", folder.at(here), "--db", folder.at(here, "no", "plans.db"))).toMatchObject({
      status: 1,
      err: expect.stringMatching(/không mở được/u),
    });
  });

  it("is locked by another writer", async () => {
    await cli("import", folder.at(here), "--db", db);
    await folder.write(`${here}/second.txt`, planText({ coverage: 2 }));
    const holder = new Database(db);
    holder.exec("BEGIN EXCLUSIVE");
    const result = await cli("import", folder.at(here), "--db", db);
    holder.exec("ROLLBACK");
    holder.close();
    expect(result).toMatchObject({ status: 1, err: expect.stringMatching(/plans\.db: chương trình khác đang ghi/u) });
    expect(await cli("import", folder.at(here), "--db", db)).toMatchObject({ status: 0 });
    expect(documents()).toBe(2);
  }, 30_000);

  it("is read-only, but can be read", async () => {
    await cli("import", folder.at(here), "--db", db);
    await folder.write(`${here}/second.txt`, planText({ coverage: 2 }));
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at(here), 0o755);
    chmodSync(db, 0o444);
    const options = NOBODY === undefined ? {} : { uid: NOBODY };
    const result = await program(["import", folder.at(here), "--db", db], options);
    expect(result.err).toMatch(/^doichieu: [^\n]*plans\.db: tệp chỉ cho phép đọc[^\n]*\n$/u);
    expect(result.status).toBe(1);
    const read = await program(["targets", "--db", db, "--format", "json"], options);
    expect(read).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(read.out)).toHaveLength(2);
  });
});

describe("interrupted at any moment: run again, nothing lost, nothing twice", () => {
  const PLANS = 60;

  async function manyPlans(): Promise<string> {
    for (let n = 0; n < PLANS; n++)
      await folder.write(`${here}/many/${String(n).padStart(3, "0")}.txt`, planText({ coverage: n + 1 }));
    return folder.at(here, "many");
  }

  /** All that was read, in order: what an undisturbed import gives. */
  async function facts(file: string): Promise<unknown> {
    const rows = [];
    for (const command of ["documents", "targets", "tasks", "units", "citations", "sections"]) {
      const { out } = await cli(command, "--db", file, "--format", "json");
      rows.push(JSON.parse(out).map(({ importedAt: _, ...row }: Record<string, unknown>) => row));
    }
    return rows;
  }

  it("kill -9", async () => {
    const many = await manyPlans();
    const clean = folder.at(here, "clean.db");
    expect((await cli("import", many, "--db", clean)).status).toBe(0);
    for (let turn = 1; turn <= 4; turn++) {
      // Killed when so many documents are told, in the midst of the next.
      const result = await program(["import", many, "--db", db], {
        during: (child) => {
          let lines = 0;
          child.stderr!.on("data", (chunk: Buffer) => {
            lines += chunk.toString().split("\n").length - 1;
            if (lines >= turn * 3) child.kill("SIGKILL");
          });
        },
      });
      expect(result.signal).toBe("SIGKILL");
    }
    const between = new Database(db);
    expect(between.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(between.pragma("foreign_key_check")).toEqual([]);
    const some = between.prepare("SELECT count(*) FROM document").pluck().get() as number;
    between.close();
    expect(some).toBeGreaterThan(3);
    expect(some).toBeLessThan(PLANS);
    const last = await cli("import", many, "--db", db);
    expect(last.status).toBe(0);
    expect(last.out).toContain(`Đã nhập ${PLANS - some}, cập nhật 0, không đổi ${some},`);
    expect(await facts(db)).toEqual(await facts(clean));
    expect(await cli("check", "--db", db)).toMatchObject({ status: 0 });
    expect(readdirSync(folder.at(here)).filter((name) => name.startsWith("plans.db"))).toEqual(["plans.db"]);
  }, 120_000);

  it("Ctrl-C: finishes the document, tells what was done, status 130", async () => {
    const many = await manyPlans();
    const result = await program(["import", many, "--db", db], {
      during: (child) => child.stderr!.once("data", () => child.kill("SIGINT")),
    });
    expect(result.status).toBe(130);
    expect(result.err).toContain("đã dừng theo yêu cầu");
    const done = Number(/Đã nhập (\d+)/u.exec(result.out)![1]);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(PLANS);
    expect(documents()).toBe(done);
    const again = await cli("import", many, "--db", db);
    expect(again.out).toContain(`Đã nhập ${PLANS - done}, cập nhật 0, không đổi ${done},`);
  }, 60_000);
});

describe("pipes", () => {
  it("reads a plan from standard input", async () => {
    const result = await program(["extract", "-", "--format", "json"], { input: planText() });
    expect(result).toMatchObject({ status: 0, err: "" });
    expect(JSON.parse(result.out)).toMatchObject({ source: { path: "-" }, targets: [{ value: 62 }, { value: 100 }] });
  });

  it("is silent when the reader goes away", async () => {
    for (let n = 0; n < 200; n++) await folder.write(`${here}/many/${n}.txt`, planText({ coverage: n + 1 }));
    await cli("import", folder.at(here, "many"), "--db", db);
    const result = await program(["sections", "--db", db, "--format", "ndjson"], {
      during: (child) => child.stdout!.once("data", () => child.stdout!.destroy()),
    });
    expect(result).toMatchObject({ status: 0, err: "", signal: null });
  }, 60_000);
});
