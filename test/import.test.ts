import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, type Db, openToWrite } from "../db/connection.js";
import { listDocuments } from "../db/queries/documents.js";
import { listTargets } from "../db/queries/targets.js";
import { Importer, type ImportOptions } from "../src/import/importer.js";
import { StoredPaths } from "../src/import/paths.js";
import { walk } from "../src/import/walk.js";
import { Folder } from "./support/cli.js";
import { draftText, planText } from "./support/plans.js";

let folder: Folder;
let db: Db;
beforeEach(() => {
  folder = new Folder();
  db = openToWrite(folder.at("plans.db"));
});
afterEach(() => {
  closeDatabase(db);
  folder.remove();
});

/** Imports and returns what became of each file, by its name within the folder. */
async function importAll(
  paths: string[] = [folder.path],
  options: ImportOptions = {},
): Promise<Record<string, string>> {
  const importer = new Importer(db, new StoredPaths(db.name), options);
  const outcomes: Record<string, string> = {};
  for await (const found of walk(paths, db.name)) {
    const name = found.path.slice(folder.path.length + 1);
    if (found.kind === "file") outcomes[name] = (await importer.file(found.path, found.settings)).kind;
    else outcomes[name] = found.kind;
  }
  importer.finish();
  return outcomes;
}

const stored = (): string[] => [...listDocuments(db, {})].map((row) => row.file);

describe("paths", () => {
  it("imports folders recursively in one order, and names files from the database's folder", async () => {
    await folder.write("b/2.txt", planText({ coverage: 2 }));
    await folder.write("b/1.md", planText({ coverage: 1 }));
    await folder.write("a.txt", planText({ coverage: 3 }));
    expect(Object.keys(await importAll())).toEqual(["a.txt", "b/1.md", "b/2.txt"]);
    expect(stored()).toEqual(["a.txt", "b/1.md", "b/2.txt"]);
  });

  it("does not run in circles through a link", async () => {
    await folder.write("a/plan.txt", planText());
    symlinkSync(folder.path, folder.at("a", "loop"));
    expect(await importAll()).toEqual({ "a/plan.txt": "imported" });
  });

  it("counts what is no plan, leaves hidden files and its own database alone", async () => {
    await folder.write("plan.txt", planText());
    await folder.write("anh.png", "x");
    await folder.write(".hidden.txt", "x");
    await folder.write("README.md", "x");
    await folder.write("~$plan.docx", "x");
    expect(await importAll()).toEqual({
      ".hidden.txt": "ignored",
      "README.md": "ignored",
      "anh.png": "ignored",
      "plan.txt": "imported",
      "~$plan.docx": "ignored",
    });
  });
});

describe("again", () => {
  it("skips what is unchanged, replaces what changed, and reads all again when forced", async () => {
    const file = await folder.write("plan.txt", planText());
    expect(await importAll()).toEqual({ "plan.txt": "imported" });
    const first = [...listTargets(db, {})];
    expect(first.map((t) => t.value)).toEqual([62, 100]);
    expect(await importAll()).toEqual({ "plan.txt": "unchanged" });
    expect(await importAll([file], { force: true })).toEqual({ "plan.txt": "replaced" });
    expect([...listTargets(db, {})]).toEqual(first);
    await folder.write("plan.txt", planText({ coverage: 70 }));
    expect(await importAll()).toEqual({ "plan.txt": "replaced" });
    expect([...listTargets(db, {})].map((t) => t.value)).toEqual([70, 100]);
    expect(stored()).toEqual(["plan.txt"]);
  });

  it("recognises a moved file by its content", async () => {
    await folder.write("old.txt", planText());
    await importAll();
    const [before] = [...listTargets(db, {})];
    mkdirSync(folder.at("new"));
    renameSync(folder.at("old.txt"), folder.at("new", "plan.txt"));
    expect(await importAll()).toEqual({ "new/plan.txt": "moved" });
    const [after] = [...listTargets(db, {})];
    expect(after).toEqual({ ...before, file: "new/plan.txt", document: after!.document });
    expect(after!.document).not.toBe(before!.document);
    // A new plan at the old place is another document.
    await folder.write("old.txt", planText({ coverage: 5 }));
    expect(await importAll()).toEqual({ "new/plan.txt": "unchanged", "old.txt": "imported" });
  });

  it("recognises a plan that was moved and edited by number, issuer and date", async () => {
    await folder.write("old.txt", planText({ number: "88/KH-UBND" }));
    await importAll();
    rmSync(folder.at("old.txt"));
    await folder.write("new.txt", planText({ number: "88/KH-UBND", coverage: 63 }));
    expect(await importAll()).toEqual({ "new.txt": "moved" });
    expect(stored()).toEqual(["new.txt"]);
    expect([...listTargets(db, { min: 63, max: 63 })]).toHaveLength(1);
  });

  it("keeps what it had when the file can no longer be read", async () => {
    await folder.write("plan.txt", planText());
    await importAll();
    await folder.write("plan.txt", Buffer.from([0, 1, 2, 3, 0, 0, 0]));
    expect(await importAll()).toEqual({ "plan.txt": "failed" });
    expect([...listTargets(db, {})]).toHaveLength(2);
  });
});

describe("duplicates", () => {
  it("imports one plan in two files once: same number, issuer and date", async () => {
    await folder.write("a.txt", planText());
    await folder.write("b.txt", `${planText()}\n`);
    expect(await importAll()).toEqual({ "a.txt": "imported", "b.txt": "duplicate" });
    expect(await importAll()).toEqual({
      "a.txt": "unchanged",
      "b.txt": "duplicate",
    });
    expect(stored()).toEqual(["a.txt"]);
    rmSync(folder.at("a.txt"));
    expect(await importAll()).toEqual({ "b.txt": "moved" });
    expect(stored()).toEqual(["b.txt"]);
  });

  it("does not join plans of which number, issuer or day is unknown", async () => {
    await folder.write("a.txt", draftText());
    await folder.write("b.txt", `${draftText()}\n`);
    await folder.write("c.txt", planText({ date: "ngày    tháng 9 năm 2025" }));
    await folder.write("d.txt", planText({ date: "ngày     tháng 9 năm 2025" }));
    expect(await importAll()).toEqual({
      "a.txt": "imported",
      "b.txt": "imported",
      "c.txt": "imported",
      "d.txt": "imported",
    });
  });

  it("joins byte-for-byte copies, unless plans.csv says they are two", async () => {
    await folder.write("a.txt", draftText());
    await folder.write("b.txt", draftText());
    expect(await importAll()).toEqual({ "a.txt": "imported", "b.txt": "duplicate" });
    await folder.write("plans.csv", "file;number\r\nb.txt;12/KH-UBND\r\n");
    expect(await importAll()).toEqual({ "a.txt": "unchanged", "b.txt": "imported" });
  });

  it("drops a plan that became a second copy of another", async () => {
    await folder.write("a.txt", draftText({ date: "ngày 1 tháng 9 năm 2025" }));
    await folder.write("b.txt", draftText({ date: "ngày 1 tháng 9 năm 2025", coverage: 7 }));
    await folder.write("plans.csv", "file,number\na.txt,1/KH-UBND\nb.txt,2/KH-UBND\n");
    expect(await importAll()).toEqual({ "a.txt": "imported", "b.txt": "imported" });
    await folder.write("plans.csv", "file,number\na.txt,1/KH-UBND\nb.txt,1/KH-UBND\n");
    expect(await importAll()).toEqual({ "a.txt": "unchanged", "b.txt": "duplicate" });
    expect(stored()).toEqual(["a.txt"]);
  });
});

describe("settings", () => {
  it("takes them from plans.csv beside the files and above, as Excel saves it", async () => {
    await folder.write("a.txt", "Tỷ lệ phủ sóng 5G đạt 62%.");
    await folder.write("sub/b.txt", "Tỷ lệ phủ sóng 5G đạt 63%.");
    await folder.write(
      "plans.csv",
      "\uFEFFfile;province;locality;parent;date;level\r\na.txt;tỉnh Hoa Lư;xã Tân Lộc;96/KH-UBND;22/9/2025;commune\r\nsub/b.txt;tỉnh Hoa Lư;;;;commune\r\n",
    );
    await folder.write("sub/plans.csv", Buffer.from("\uFEFFfile\tlocality\nb.txt\txã Bình Khê\n", "utf16le"));
    await importAll();
    expect([...listDocuments(db, {})]).toMatchObject([
      { file: "a.txt", province: "tỉnh Hoa Lư", locality: "xã Tân Lộc", parent: "96/KH-UBND", date: "2025-09-22" },
      { file: "sub/b.txt", province: "tỉnh Hoa Lư", locality: "xã Bình Khê", parent: null },
    ]);
  });

  it("keeps what was said earlier, and takes it back when it is emptied", async () => {
    const file = await folder.write("a.txt", "Tỷ lệ phủ sóng 5G đạt 62%.");
    await importAll([file], { settings: { province: "tỉnh Hoa Lư" } });
    expect(await importAll([file])).toEqual({ "a.txt": "unchanged" });
    expect(await importAll([file], { settings: { parent: "96/KH-UBND" } })).toEqual({ "a.txt": "replaced" });
    expect([...listDocuments(db, {})]).toMatchObject([{ province: "tỉnh Hoa Lư", parent: "96/KH-UBND" }]);
    await importAll([file], { settings: { parent: "" } });
    expect([...listDocuments(db, {})]).toMatchObject([{ province: "tỉnh Hoa Lư", parent: null }]);
  });

  it.each([
    ["an unknown column", "file,tinh\na.txt,x\n", "plans.unknown-column"],
    ["no file column", "province\nx\n", "plans.no-file-column"],
    ["an impossible date", "file,date\na.txt,31/02/2025\n", "plans.bad-value"],
    ["an unknown level", "file,level\na.txt,hamlet\n", "plans.bad-value"],
    ["a row without a file", "file,province\n,x\n", "plans.no-file"],
    ["too many cells", "file,province\na.txt,x,y\n", "plans.too-many-cells"],
    ["a legacy encoding", Buffer.from([0x66, 0x69, 0x6c, 0x65, 0x2c, 0xe0, 0xff, 0x0a]), "plans.not-utf8"],
    ["a quote that does not end", 'file,province\na.txt,"x\n', "plans.unreadable"],
  ])("names %s in plans.csv and goes on", async (_name, csv, key) => {
    await folder.write("a.txt", planText());
    await folder.write("plans.csv", csv);
    const problems: string[] = [];
    for await (const found of walk([folder.path])) if (found.kind === "problem") problems.push(found.problem.key);
    expect(problems).toEqual([key]);
    expect(await importAll()).toMatchObject({ "a.txt": "imported", "plans.csv": "problem" });
  });
});

describe("disk full", () => {
  it("keeps what was done, stops with a clear error, and goes on when there is room again", async () => {
    for (let n = 0; n < 40; n++)
      await folder.write(
        `${String(n).padStart(2, "0")}.txt`,
        planText({ coverage: n + 1 }) + "Nội dung. ".repeat(2000),
      );
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.pragma(`max_page_count = ${(db.pragma("page_count", { simple: true }) as number) + 100}`);
    await expect(importAll()).rejects.toMatchObject({ name: "StoreError", code: "full" });
    const kept = stored();
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(40);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.prepare("SELECT count(*) FROM document_text").pluck().get()).toBe(kept.length);
    db.pragma("max_page_count = 1000000");
    const outcomes = Object.values(await importAll());
    expect(outcomes.filter((kind) => kind === "unchanged")).toHaveLength(kept.length);
    expect(outcomes.filter((kind) => kind === "imported")).toHaveLength(40 - kept.length);
  });
});

describe("what is read, not refused", () => {
  it.each([
    ["a line of 5 MB", `I. MỤC TIÊU\n${"phấn đấu đến năm nay ".repeat(250_000)}\n`],
    ["a text with no heading at all", "Đây là một đoạn văn.\nKhông có đề mục nào.\n"],
    ["a plan of one sentence", "Tỷ lệ phủ sóng 5G đạt 62% vào năm 2030."],
    ["10,000 bullets", Array.from({ length: 10_000 }, (_, n) => `- Việc thứ ${n + 1} cần làm ngay.`).join("\n")],
  ])("%s", async (_name, text) => {
    await folder.write("plan.txt", text);
    expect(await importAll()).toEqual({ "plan.txt": "imported" });
    expect(db.prepare("SELECT text FROM document_text").pluck().get()).toBe(text);
    expect(readFileSync(folder.at("plan.txt"), "utf8")).toBe(text);
  });
});
