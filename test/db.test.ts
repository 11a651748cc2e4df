import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, openToRead, openToWrite } from "../db/connection.js";
import { StoreError } from "../db/errors.js";
import { migrations } from "../db/migrations/index.js";
import { listCited, listMentions } from "../db/queries/citations.js";
import { findDocuments, listDocuments } from "../db/queries/documents.js";
import { search } from "../db/queries/search.js";
import { listSections } from "../db/queries/sections.js";
import { listTargets } from "../db/queries/targets.js";
import { listTasks } from "../db/queries/tasks.js";
import { findUnits, listUnits } from "../db/queries/units.js";
import { documentRows } from "../db/rows.js";
import { type StoredVerdict, verdictWriter } from "../db/verdicts.js";
import { documentId, Writer } from "../db/writer.js";
import type { Extraction } from "../src/model/facts.js";
import { keysOf } from "../src/pipeline.js";
import { Folder } from "./support/cli.js";
import { HAND_TEXT, handMade } from "./support/plans.js";

const folder = new Folder();
afterAll(() => folder.remove());

const store = (writer: Writer, path: string, extraction: Extraction = handMade()): void =>
  writer.transaction(() =>
    writer.insert({
      path,
      bytes: 10,
      ...documentRows(HAND_TEXT, extraction, keysOf(extraction)),
      settings: {},
      reader: "test",
    }),
  );

/** A second plan: another number, so that it is not taken for the first. */
const other = (): Extraction => {
  const first = handMade();
  return { ...first, document: { ...first.document, number: "89/KH-UBND", locality: "xã Bình Khê" } };
};

describe("opening", () => {
  it("makes a database, records each migration by name, and leaves one file in rollback mode", () => {
    const file = folder.at("new.db");
    const db = openToWrite(file);
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(db.prepare("SELECT name FROM migration ORDER BY name").pluck().all()).toEqual(migrations.map((m) => m.name));
    closeDatabase(db);
    expect(readdirSync(folder.path).filter((name) => name.startsWith("new.db"))).toEqual(["new.db"]);
    const again = openToRead(file);
    expect(again.pragma("journal_mode", { simple: true })).toBe("delete");
    closeDatabase(again);
  });

  it("has only STRICT tables, and every view can be read", () => {
    const db = openToWrite(folder.at("strict.db"));
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    store(new Writer(db), "a.txt");
    const views = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
      .pluck()
      .all() as string[];
    expect(views).toEqual([
      "can_cu",
      "chi_tieu",
      "co_quan",
      "doi_chieu",
      "muc",
      "nhat_ky",
      "nhiem_vu",
      "phat_hien",
      "quyet_dinh",
      "soat_loi",
      "van_ban",
    ]);
    const rows = Object.fromEntries(views.map((view) => [view, db.prepare(`SELECT * FROM ${view}`).all().length]));
    expect(rows).toEqual({
      can_cu: 1,
      chi_tieu: 1,
      co_quan: 2,
      doi_chieu: 0,
      muc: 1,
      nhat_ky: 0,
      nhiem_vu: 3,
      phat_hien: 1,
      quyet_dinh: 0,
      soat_loi: 0,
      van_ban: 1,
    });
    expect(db.prepare("SELECT ten, muc_tieu, nam, chu_tri, muc, tep, dong FROM chi_tieu").get()).toEqual({
      ten: "Phủ sóng 5G",
      muc_tieu: "≥ 62",
      nam: 2030,
      chu_tri: "Phòng Kinh tế",
      muc: "II. MỤC TIÊU",
      tep: "a.txt",
      dong: 1,
    });
    closeDatabase(db);
  });

  it.each([
    ["missing", () => openToRead(folder.at("nowhere.db"))],
    ["cannot-open", () => openToWrite(folder.at("no-folder", "a.db"))],
    ["cannot-open", () => openToWrite(folder.path)],
    [
      "not-sqlite",
      () => {
        writeFileSync(folder.at("text.db"), "Đây không phải là cơ sở dữ liệu. ".repeat(50));
        return openToWrite(folder.at("text.db"));
      },
    ],
    [
      "not-sqlite",
      () => {
        writeFileSync(folder.at("short.db"), "x");
        return openToWrite(folder.at("short.db"));
      },
    ],
    [
      "foreign",
      () => {
        const db = new Database(folder.at("foreign.db"));
        db.exec("CREATE TABLE a (b)");
        db.close();
        return openToWrite(folder.at("foreign.db"));
      },
    ],
    [
      "newer",
      () => {
        const db = openToWrite(folder.at("newer.db"));
        db.pragma("user_version = 999");
        db.close();
        return openToRead(folder.at("newer.db"));
      },
    ],
  ] as const)("names the trouble: %s", (code, open) => {
    expect(open).toThrow(expect.objectContaining({ name: "StoreError", code }));
  });

  it("does not touch a file it refuses", () => {
    const before = statSync(folder.at("foreign.db"));
    expect(() => openToWrite(folder.at("foreign.db"))).toThrow(StoreError);
    expect(statSync(folder.at("foreign.db")).mtimeMs).toBe(before.mtimeMs);
    expect(existsSync(folder.at("foreign.db-wal"))).toBe(false);
  });

  it("waits for another writer, then says that the database is locked", () => {
    const file = folder.at("locked.db");
    closeDatabase(openToWrite(file));
    const holder = new Database(file);
    holder.exec("BEGIN EXCLUSIVE");
    expect(() => openToWrite(file, { busyMs: 50 })).toThrow(expect.objectContaining({ code: "locked" }));
    holder.exec("ROLLBACK");
    holder.close();
    closeDatabase(openToWrite(file));
  });

  it("brings an older database up to date, one migration at a time, and keeps what is in it", () => {
    const file = folder.at("older.db");
    const db = openToWrite(file);
    store(new Writer(db), "a.txt");
    for (const view of db.prepare("SELECT name FROM sqlite_master WHERE type = 'view'").pluck().all())
      db.exec(`DROP VIEW ${view}`);
    for (const trigger of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
      db.exec(`DROP TRIGGER ${trigger}`);
    for (const table of ["verdict", "comparison", "absence", "audit_finding", "audit", "decision", "stale_comparison"])
      db.exec(`DROP TABLE ${table}`);
    const views = migrations.findIndex((m) => m.name === "0004-views");
    db.prepare("DELETE FROM migration WHERE name >= '0004'").run();
    db.pragma(`user_version = ${views}`);
    closeDatabase(db);
    const read = openToRead(file);
    expect(read.prepare("SELECT count(*) FROM chi_tieu").pluck().get()).toBe(1);
    closeDatabase(read);
  });
});

describe("verdicts", () => {
  it("keeps what plans lack once for all of them, and shows it for each", () => {
    const db = openToWrite(folder.at("verdicts.db"));
    const writer = new Writer(db);
    const place = (number: string): Extraction => ({
      ...handMade(),
      document: { ...handMade().document, number, locality: `xã ${number}` },
    });
    const paths = ["parent.txt", "one.txt", "two.txt"];
    for (const [at, path] of paths.entries()) store(writer, path, place(`${at + 1}/KH-UBND`));
    const [parent, one, two] = paths.map((path) => writer.byPath(path)!.pk) as [number, number, number];
    const lacking: StoredVerdict = {
      ...{ item: "d-1", verdict: "missing", severity: "warning", applies: "yes", parentTarget: "t-1" },
      ...{ childTarget: null, pairing: null, score: null, with: null, repeats: null, note: "không có" },
    };
    const same: StoredVerdict = { ...lacking, item: "d-2", verdict: "same", severity: "ok", childTarget: "t-1" };
    const compare = (child: number, items: readonly StoredVerdict[]) =>
      verdictWriter(db, "1").comparisons([{ child, parent, decisions: "", items }]);
    compare(one, [lacking, same]);
    compare(two, [lacking, { ...lacking, applies: "no" }, { ...lacking, item: "d-3", pairing: "proposed" }]);
    const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([count("absence"), count("verdict"), count("doi_chieu")]).toEqual([2, 2, 5]);
    expect(
      db
        .prepare("SELECT tep, ket_qua, ap_dung, gia_tri_cap_tren, ghi_chu FROM doi_chieu ORDER BY tep, ma, ap_dung")
        .all(),
    ).toMatchObject([
      { tep: "one.txt", ket_qua: "thiếu", ap_dung: "có", gia_tri_cap_tren: 62, ghi_chu: "không có" },
      { tep: "one.txt", ket_qua: "khớp" },
      { tep: "two.txt", ket_qua: "thiếu", ap_dung: "có" },
      { tep: "two.txt", ket_qua: "thiếu", ap_dung: "không" },
      { tep: "two.txt", ket_qua: "thiếu", ap_dung: "có" },
    ]);
    compare(two, [same]);
    expect([count("verdict"), count("doi_chieu")]).toEqual([2, 3]);
    writer.transaction(() => writer.remove(one));
    expect([count("verdict"), count("doi_chieu")]).toEqual([1, 1]);
    writer.transaction(() => writer.remove(parent));
    expect([count("absence"), count("verdict"), count("doi_chieu")]).toEqual([0, 0, 0]);
    closeDatabase(db);
  });
});

describe("writing and asking", () => {
  const db = openToWrite(folder.at("facts.db"));
  const writer = new Writer(db);
  beforeAll(() => {
    store(writer, "a.txt");
    store(writer, "b.txt", other());
  });
  afterAll(() => closeDatabase(db));

  it("gives back every field of a target and a task", () => {
    const [target] = [...listTargets(db, {})];
    expect(target).toEqual({
      id: "t-1",
      document: documentId("a.txt"),
      number: "88/KH-UBND",
      locality: "xã Tân Lộc",
      province: "tỉnh Hoa Lư",
      indicator: "5g-coverage",
      name: "Phủ sóng 5G",
      comparator: ">=",
      value: 62,
      valueHigh: null,
      unit: "%",
      unitText: "%",
      per: null,
      change: null,
      qualifiers: ["đạt mức 2 trở lên"],
      due: "Đến hết năm 2030",
      dueKind: "by",
      dueStart: null,
      dueEnd: "2030-12-31",
      dueFrom: "section",
      owner: ["Phòng Kinh tế"],
      section: ["II. MỤC TIÊU"],
      origin: "prose",
      confidence: null,
      quote: "Phủ sóng 5G đạt ≥ 62%.",
      file: "a.txt",
      line: 1,
      page: null,
    });
    const [task, second] = [...listTasks(db, {})];
    expect(task).toMatchObject({
      group: "I",
      row: "2.1",
      lead: ["Phòng Kinh tế"],
      coordinating: ["Công an xã"],
      product: "Báo cáo",
      dueEnd: "2026-06-30",
      file: "a.txt",
      line: 2,
    });
    expect(second!.row).toBe(3);
  });

  it.each([
    ["year", { year: 2030 }, 2],
    ["another year", { year: 2029 }, 0],
    ["indicator", { indicator: "5g-coverage" }, 2],
    ["another indicator", { indicator: "poverty" }, 0],
    ["comparator", { comparator: ">=" as const }, 2],
    ["another comparator", { comparator: "<" as const }, 0],
    ["min met", { min: 62 }, 2],
    ["min not met", { min: 62.1 }, 0],
    ["max met", { max: 62 }, 2],
    ["max not met", { max: 61 }, 0],
    ["words without accents", { text: "phu song 5g" }, 2],
    ["words in another order", { text: "5G sóng" }, 2],
    ["words that are not there", { text: "6g" }, 0],
    ["nothing but signs", { text: "%%" }, 0],
    ["locality", { locality: "tân lộc" }, 1],
    ["province", { locality: "Hoa Lư" }, 2],
    ["part of a word is no place", { locality: "Tân L" }, 0],
    ["limit", { limit: 1 }, 1],
    ["owner", { units: ["phong-kinh-te@xa-tan-loc"] }, 2],
    ["another owner", { units: ["cong-an-xa@xa-tan-loc"] }, 0],
    [
      "all at once",
      { year: 2030, indicator: "5g-coverage", min: 1, max: 99, text: "phủ sóng", locality: "Bình Khê" },
      1,
    ],
  ])("filters targets by %s", (_name, filter, count) => {
    expect([...listTargets(db, filter)]).toHaveLength(count);
  });

  it.each([
    ["lead", { lead: ["phong-kinh-te@xa-tan-loc"] }, ["k-1", "k-2"]],
    ["any role", { units: ["cong-an-xa@xa-tan-loc"] }, ["k-1", "k-2", "k-3"]],
    ["lead, not coordinating", { lead: ["cong-an-xa@xa-tan-loc"] }, ["k-3"]],
    ["due that day", { dueBefore: "2026-06-30" }, ["k-1"]],
    ["due earlier", { dueBefore: "2026-06-29" }, []],
    ["ongoing", { ongoing: true }, ["k-2"]],
    ["no deadline", { noDeadline: true }, ["k-3"]],
    ["year", { year: 2026 }, ["k-1"]],
    ["words", { text: "dat dai" }, ["k-1", "k-2", "k-3"]],
  ])("filters tasks by %s", (_name, filter, ids) => {
    const document = findDocuments(db, "a.txt", "a.txt")[0]!.pk;
    expect([...listTasks(db, { ...filter, document })].map((task) => task.id)).toEqual(ids);
  });

  it("finds đất đai with and without accents, whatever the normal form, in every kind of fact", () => {
    for (const words of ["đất đai", "dat dai", "ĐẤT ĐAI", "đất đai".normalize("NFD")])
      expect([...search(db, words, { kind: "task" })]).toHaveLength(6);
    expect([...search(db, "phu song 5g", {})].map((row) => row.kind)).toEqual(["target", "target"]);
    expect([...search(db, "57-NQ/TW", {})].map((row) => row.kind)).toEqual(["citation", "citation"]);
    expect([...search(db, "NQ 57", { kind: "citation" })]).toHaveLength(2);
    expect([...search(db, '"NQ 57"', { kind: "citation" })]).toHaveLength(0);
    expect([...search(db, "mục tiêu", { kind: "section", locality: "Bình Khê" })]).toHaveLength(1);
    expect([...search(db, "hạ tầng số", { kind: "document" })]).toHaveLength(2);
    expect([...search(db, '" OR NEAR( * ^', {})]).toHaveLength(0);
  });

  it("shows the load of each unit over all plans", () => {
    const rows = [...listUnits(db, { today: "2026-01-01" })];
    expect(rows).toEqual([
      {
        key: "phong-kinh-te@xa-tan-loc",
        kind: "phong-kinh-te",
        name: "Phòng Kinh tế",
        aliases: ["Phòng kinh tế xã"],
        leads: 4,
        coordinates: 0,
        targets: 2,
        nextDeadline: "2026-06-30",
        plans: 2,
      },
      expect.objectContaining({
        key: "cong-an-xa@xa-tan-loc",
        leads: 2,
        coordinates: 4,
        targets: 0,
        nextDeadline: null,
      }),
    ]);
    expect([...listUnits(db, { today: "2026-07-01" })][0]!.nextDeadline).toBeNull();
    expect([...listUnits(db, { today: "2026-01-01", locality: "Bình Khê" })][0]).toMatchObject({ leads: 2, plans: 1 });
    expect(findUnits(db, "phòng kinh tế")).toEqual(["phong-kinh-te@xa-tan-loc"]);
    expect(findUnits(db, "cong-an-xa")).toEqual(["cong-an-xa@xa-tan-loc"]);
    expect(findUnits(db, "Công an tỉnh")).toEqual([]);
  });

  it("counts who cites what, with every date and kind given", () => {
    const changed = other();
    store(writer, "c.txt", {
      ...changed,
      document: { ...changed.document, number: "90/KH-UBND" },
      citations: changed.citations.map((c) => ({ ...c, date: "2025-12-22", docType: "Kết luận" })),
    });
    expect([...listCited(db, {})]).toEqual([
      expect.objectContaining({
        number: "57-NQ/TW",
        plans: 3,
        mentions: 3,
        dates: ["2024-12-22", "2025-12-22"],
        docTypes: ["Kết luận", "Nghị quyết"],
        file: "a.txt",
        line: 3,
      }),
    ]);
    expect([...listMentions(db, { text: "57-NQ/TW" })].map((row) => row.file)).toEqual(["a.txt", "b.txt", "c.txt"]);
    writer.transaction(() => writer.remove(writer.byPath("c.txt")!.pk));
  });

  it("knows a document by id, path or number, and guesses nothing", () => {
    expect(findDocuments(db, documentId("a.txt"), "x")).toHaveLength(1);
    expect(findDocuments(db, "x", "b.txt")[0]!.number).toBe("89/KH-UBND");
    expect(findDocuments(db, "88 / KH - UBND", "x")[0]!.path).toBe("a.txt");
    expect(findDocuments(db, "8/KH-UBND", "x")).toEqual([]);
    expect(findDocuments(db, "", "x")).toEqual([]);
  });

  it("lists sections and documents", () => {
    expect([...listSections(db, {})].map((row) => row.title)).toEqual(["MỤC TIÊU", "MỤC TIÊU"]);
    expect(
      [...listDocuments(db, { year: 2026 })].map((row) => [row.targets, row.tasks, row.citations, row.findings]),
    ).toEqual([
      [1, 3, 1, 1],
      [1, 3, 1, 1],
    ]);
    expect([...listDocuments(db, { level: "province" })]).toEqual([]);
  });

  it("removes a document with all its facts, words and lonely units, and nothing else", () => {
    const lonely = other();
    store(writer, "d.txt", {
      ...lonely,
      document: { ...lonely.document, number: "91/KH-UBND" },
      units: [{ key: "tram-y-te@xa-tan-loc", kind: "tram-y-te", name: "Trạm Y tế", aliases: [] }],
    });
    const tables = [
      "document",
      "document_text",
      "section",
      "target",
      "task",
      "citation",
      "finding",
      "fact_words",
      "unit",
      "task_unit",
      "target_unit",
      "document_unit",
    ];
    // Words in the search index, with the number of rows that hold each.
    db.exec("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, fact_words, row)");
    const counts = () => [
      ...tables.map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      db.prepare("SELECT json_group_object(term, doc) FROM word").pluck().get(),
    ];
    const full = counts();
    writer.transaction(() => writer.remove(writer.byPath("d.txt")!.pk));
    const before = counts();
    expect(before).not.toEqual(full);
    expect(db.prepare("SELECT count(*) FROM unit WHERE kind = 'tram-y-te'").pluck().get()).toBe(0);
    store(writer, "d.txt", { ...lonely, document: { ...lonely.document, number: "91/KH-UBND" } });
    writer.transaction(() => writer.remove(writer.byPath("d.txt")!.pk));
    expect(counts()).toEqual(before);
    expect([...search(db, "tram y te", {})]).toEqual([]);
  });

  it("refuses the same plan under two paths, even where two programs write at once", () => {
    expect(() => store(writer, "copy.txt")).toThrow(/UNIQUE/u);
    expect(writer.byPath("copy.txt")).toBeUndefined();
  });

  it("names a unit the same way whatever came first", () => {
    const names = [
      ["Phòng Kinh tế", "Phòng Kinh tế xã"],
      ["Phòng Kinh tế xã", "Phòng Kinh tế"],
    ].map((order, at) => {
      const fresh = openToWrite(folder.at(`units-${at}.db`));
      const w = new Writer(fresh);
      for (const [index, name] of order.entries()) {
        const base = handMade();
        store(w, `${index}.txt`, {
          ...base,
          document: { ...base.document, number: `${index}/KH` },
          units: [{ key: "phong-kinh-te@xa-tan-loc", kind: "phong-kinh-te", name, aliases: [] }],
        });
      }
      const name = fresh.prepare("SELECT name FROM unit WHERE kind = 'phong-kinh-te'").pluck().get();
      closeDatabase(fresh);
      return name;
    });
    expect(names).toEqual(["Phòng Kinh tế xã", "Phòng Kinh tế xã"]);
  });
});
