import { readFileSync, rmSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, openToWrite } from "../db/connection.js";
import { Writer } from "../db/writer.js";
import { readingsIn } from "../src/messages/readings.js";
import { REFUSAL_CODES } from "../src/messages/refusals.js";
import { cli, Folder, type Result } from "./support/cli.js";
import { CORPUS, ROOT, samplePlans } from "./support/corpus.js";
import { filesUnder } from "./support/files.js";

const folder = new Folder();
const db = folder.at("plans.db");
const parent = `${CORPUS}tinh-hoa-lu-96.txt`;

beforeAll(async () => {
  expect((await cli("import", CORPUS, "--db", db)).status).toBe(0);
});
afterAll(() => folder.remove());

interface Row {
  readonly n?: number;
  readonly ma?: string;
}

const json = ({ out }: Result) => JSON.parse(out) as never as Record<string, never>;
const rows = async (sql: string): Promise<Row[]> =>
  JSON.parse((await cli("sql", sql, "--db", db, "--format", "json")).out) as Row[];

describe("matrix", () => {
  test("targets of the parent down, plans across, totals of both", async () => {
    const matrix = json(await cli("matrix", "--parent", "96/KH-UBND", "--db", db, "--format", "json")) as unknown as {
      schema: string;
      plans: { id: string; totals: { weaker?: number }; notApplicable: number }[];
      rows: {
        cells: { plan: string; verdict: string; applies: string }[];
        totals: Record<string, number>;
        notApplicable: number;
      }[];
      totals: Record<string, number>;
    };
    expect(matrix.schema).toBe("doichieu.matrix/1");
    // The province's other plan is none of its children, nor is the plan of a commune that cites that one alone.
    expect(matrix.plans).toHaveLength(samplePlans().filter((plan) => plan.parent === "tinh-hoa-lu-96.txt").length);
    for (const row of matrix.rows)
      expect(row.cells.map(({ plan }) => plan).sort()).toEqual(matrix.plans.map(({ id }) => id).sort());
    const cells = matrix.rows.flatMap((row) => row.cells);
    const counted = (verdict: string): number =>
      cells.filter((cell) => cell.verdict === verdict && cell.applies !== "no").length;
    for (const verdict of ["weaker", "missing", "same"])
      expect([verdict, matrix.totals[verdict]]).toEqual([verdict, counted(verdict)]);
    const weaker = matrix.plans.map(({ totals }) => totals.weaker ?? 0);
    expect(weaker).toEqual([...weaker].sort((a, b) => b - a));
    const last = matrix.rows.at(-1)!;
    expect([last.totals, last.notApplicable]).toEqual([{}, matrix.plans.length]);
  });

  test("a cell says what diff says", async () => {
    const matrix = json(await cli("matrix", "--parent", "96/KH-UBND", "--db", db, "--format", "json")) as unknown as {
      plans: { id: string; number: string }[];
      rows: { parent: { id: string }; cells: { plan: string; verdict: string }[] }[];
    };
    const diff = json(
      await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json"),
    ) as unknown as {
      items: { parent: { id: string } | null; verdict: string }[];
    };
    const plan = matrix.plans.find(({ number }) => number === "88/KH-UBND")!.id;
    for (const { parent: target, cells } of matrix.rows) {
      const item = diff.items.find((one) => one.parent?.id === target.id)!;
      expect([target.id, cells.find((cell) => cell.plan === plan)?.verdict]).toEqual([target.id, item.verdict]);
    }
  });

  test("what is left of a reduction is told by its sentence, in a matrix as in diff", async () => {
    const said = (place: string, number: string, values: readonly number[], basis = ""): string =>
      `UBND ${place}\nSố: ${number}/KH-UBND\nngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nGiảm nghèo đến năm 2030\n\n${basis}I. MỤC TIÊU ĐẾN NĂM 2030\n\n` +
      `- Giảm tình trạng tảo hôn còn ${values[0]}%.\n- Giảm tình trạng trẻ em bỏ học xuống còn ${values[1]}%.\n`;
    const own = folder.at("reduction.db");
    await folder.write("r1.txt", said("TỈNH HOA LƯ", "601", [2, 1]));
    await folder.write(
      "r2.txt",
      said("XÃ TÂN LỘC", "602", [3, 2], "Thực hiện Kế hoạch số 601/KH-UBND ngày 02/3/2026 của UBND tỉnh Hoa Lư;\n\n"),
    );
    await cli("import", folder.at("r1.txt"), folder.at("r2.txt"), "--db", own, "--set", "province=tỉnh Hoa Lư");
    const diff = json(
      await cli("diff", "602/KH-UBND", "--parent", "601/KH-UBND", "--db", own, "--format", "json"),
    ) as unknown as { items: { verdict: string }[] };
    const matrix = json(await cli("matrix", "--parent", "601/KH-UBND", "--db", own, "--format", "json")) as unknown as {
      rows: { cells: { verdict: string }[] }[];
    };
    expect(diff.items.map(({ verdict }) => verdict)).toEqual(["weaker", "weaker"]);
    expect(matrix.rows.flatMap(({ cells }) => cells.map(({ verdict }) => verdict))).toEqual(["weaker", "weaker"]);
  });

  test("only plans of one province; every format", async () => {
    const under = json(
      await cli("matrix", "--parent", parent, "--under", "Hoa Lư", "--db", db, "--format", "json"),
    ) as unknown as { plans: unknown[]; leftOut: number; filter: string };
    expect([under.plans.length, under.leftOut, under.filter]).toEqual([6, 1, "--under Hoa Lư"]);
    const all = await cli("matrix", "--parent", parent, "--all", "--db", db, "--format", "json");
    expect((json(all) as unknown as { plans: unknown[] }).plans).toHaveLength(7);
    expect((await cli("matrix", "--parent", parent, "--db", db)).err).toContain("bỏ qua 1 kế hoạch");
    expect(all.err).toBe("");
    for (const format of ["table", "html"]) {
      const { status, out } = await cli("matrix", "--parent", parent, "--db", db, "--format", format);
      expect([format, status, out.includes("96/KH-UBND")]).toEqual([format, 0, true]);
    }
    expect(await cli("matrix", "--parent", parent, "--under", "Nơi Khác", "--db", db)).toMatchObject({ status: 2 });
    const csv = (await cli("matrix", "--parent", parent, "--db", db, "--format", "csv")).out;
    expect(csv.split("\r\n")[0]!.split(";").length).toBeGreaterThan(5);
  });
});

describe("parents found by what a plan cites", () => {
  test("nearest held parent; what is cited and not held is listed", async () => {
    const result = await cli("diff", "88/KH-UBND", "--db", db, "--format", "json");
    const diff = json(result) as unknown as { parent: { number: string }; notHeld: { number: string }[] };
    expect(diff.parent.number).toBe("96/KH-UBND");
    expect(diff.notHeld.map(({ number }) => number)).toContain("57-NQ/TW");
    expect(result.err).toContain("57-NQ/TW");
  });

  test("a plan that cites back is no parent: no cycle", async () => {
    const body = (number: string, other: string, level: string) =>
      `UBND XÃ TÂN LỘC\nSố: ${number}/KH-UBND\nTân Lộc, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n${level} năm 2026\n\nThực hiện Kế hoạch số ${other}/KH-UBND ngày 01/3/2026 của UBND xã Tân Lộc;\n\nI. MỤC TIÊU\n\n- Tỷ lệ hộ gia đình được sử dụng nước sạch đạt 90%.\n`;
    const own = folder.at("cycle.db");
    await folder.write("a.txt", body("501", "502", "Cấp nước"));
    await folder.write("b.txt", body("502", "501", "Nước sạch"));
    await cli("import", folder.at("a.txt"), folder.at("b.txt"), "--db", own, "--set", "province=tỉnh Hoa Lư");
    const result = await cli("diff", "501/KH-UBND", "--db", own, "--format", "json");
    expect([result.status, result.err.includes("Error")]).toEqual([0, false]);
  });

  const plan = (place: string, number: string, more = ""): string =>
    `UBND ${place}\nSố: ${number}/KH-UBND\nngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nCấp nước năm 2026\n\n${more}I. MỤC TIÊU\n\n- Tỷ lệ hộ gia đình được sử dụng nước sạch đạt 90%.\n`;

  test("the parent that the user named goes before what is cited; matrix finds the plan by it too", async () => {
    const own = folder.at("named.db");
    await folder.write("named/tinh.txt", plan("TỈNH HOA LƯ", "601"));
    await folder.write("named/dang.txt", plan("TỈNH HOA LƯ", "602"));
    await folder.write(
      "named/xa.txt",
      plan("XÃ TÂN LỘC", "603", "Thực hiện Kế hoạch số 601/KH-UBND ngày 02/3/2026 của UBND tỉnh Hoa Lư;\n\n"),
    );
    await folder.write("named/plans.csv", "file,parent,province\nxa.txt,dang.txt,tỉnh Hoa Lư\n");
    await cli("import", folder.at("named"), "--db", own);
    const parents = async (child: string): Promise<unknown> => {
      const { diffs } = json(await cli("diff", child, "--db", own, "--format", "json")) as unknown as {
        diffs: { parent: { number: string } }[];
      };
      return diffs.map(({ parent: { number } }) => number);
    };
    expect(await parents("603/KH-UBND")).toEqual(["602/KH-UBND", "601/KH-UBND"]);
    // The file itself, read anew, is still the plan that was imported.
    expect(await parents(folder.at("named/xa.txt"))).toEqual(["602/KH-UBND", "601/KH-UBND"]);
    for (const number of ["601", "602"]) {
      const matrix = await cli("matrix", "--parent", `${number}/KH-UBND`, "--db", own, "--format", "json");
      expect((json(matrix) as unknown as { plans: { number: string }[] }).plans.map((one) => one.number)).toEqual([
        "603/KH-UBND",
      ]);
    }
    await cli("import", folder.at("named/xa.txt"), "--set", "parent=999/KH-UBND", "--db", own);
    const missing = await cli("diff", "603/KH-UBND", "--db", own, "--format", "json");
    expect((json(missing) as unknown as { notHeld: { number: string }[] }).notHeld[0]!.number).toBe("999/KH-UBND");
    expect(missing.err).toContain("999/KH-UBND");
  });

  test("a name that fits several documents is listed with its candidates, and none is chosen", async () => {
    const own = folder.at("several.db");
    // One number and issuer, two days, and a citation without its day.
    await folder.write("several/a.txt", plan("TỈNH HOA LƯ", "651"));
    await folder.write("several/b.txt", plan("TỈNH HOA LƯ", "651").replace("02 tháng 3", "09 tháng 4"));
    const cites = (day: string) => `Thực hiện Kế hoạch số 651/KH-UBND ${day}của UBND tỉnh Hoa Lư;\n\n`;
    await folder.write("several/xa.txt", plan("XÃ TÂN LỘC", "652", cites("")));
    await folder.write("several/ngay.txt", plan("XÃ MỸ AN", "653", cites("ngày 09/4/2026 ")));
    await cli("import", folder.at("several"), "--db", own, "--set", "province=tỉnh Hoa Lư");
    const none = await cli("diff", "652/KH-UBND", "--db", own);
    expect([none.status, none.err]).toEqual([2, expect.stringMatching(/651\/KH-UBND.*a\.txt.*b\.txt/u)]);
    // Number, issuer and day are a document's identity.
    const dated = json(await cli("diff", "653/KH-UBND", "--db", own, "--format", "json")) as unknown as {
      parent: { path: string };
    };
    expect(dated.parent.path).toMatch(/b\.txt$/u);
    await folder.write("several/khac.txt", plan("TỈNH HOA LƯ", "654"));
    await cli("import", folder.at("several/khac.txt"), "--db", own);
    await cli("import", folder.at("several/ngay.txt"), "--db", own, "--set", "parent=651/KH-UBND");
    const given = await cli("diff", "653/KH-UBND", "--db", own, "--format", "json");
    const { ambiguous } = json(given) as unknown as { ambiguous: { number: string; candidates: { path: string }[] }[] };
    expect(ambiguous.map(({ number, candidates }) => [number, candidates.length])).toEqual([["651/KH-UBND", 2]]);
    expect(given.err).toContain("ứng với nhiều văn bản");
  });

  test.each([
    [["diff", parent, "--parent", parent], "chính là kế hoạch này"],
    [["diff", "khong-co.txt", "--parent", parent], "khong-co.txt"],
    [["diff", parent, "--parent", parent, "--fail-on", "worse"], "--fail-on"],
  ])("%j is a wrong call", async (args, message) => {
    const result = await cli(...args, "--db", db);
    expect([result.status, result.err]).toEqual([2, expect.stringContaining(message)]);
  });

  test("--fail-on names a verdict that occurs; a filter holds in every format", async () => {
    const child = `${CORPUS}tan-loc.txt`;
    expect((await cli("diff", child, "--parent", parent, "--fail-on", "weaker")).status).toBe(1);
    expect((await cli("diff", child, "--parent", parent, "--fail-on", "incomparable")).status).toBe(0);
    const weaker = json(
      await cli("diff", child, "--parent", parent, "--verdict", "weaker", "--format", "json"),
    ) as unknown as { items: unknown[] };
    expect(weaker.items).toHaveLength(2);
    const csv = (await cli("diff", child, "--parent", parent, "--verdict", "weaker", "--format", "csv")).out
      .trim()
      .split("\r\n");
    expect(csv).toHaveLength(3);
  });

  test("two parents that contradict each other are named; cells that begin with = are no formulas", async () => {
    const header = "indicator,comparator,value,value_high,unit,due,note\n";
    const a = await folder.write("a.csv", `${header}Tỷ lệ hộ nghèo,<,2,,%,2030,\n`);
    const b = await folder.write("b.csv", `${header}Tỷ lệ hộ nghèo,<,5,,%,2030,\n=1+1,=,5,,%,2030,\n`);
    const result = await cli("diff", `${CORPUS}tan-loc.txt`, "--parent", a, "--parent", b, "--format", "csv");
    expect(result.err).toContain("nêu khác nhau");
    expect(result.out).toContain(";'=1+1;");
  });

  test("a plan with no targets: a report that says so", async () => {
    const empty = await folder.write(
      "empty.txt",
      "UBND XÃ TÂN LỘC\n\nKẾ HOẠCH\nTuyên truyền\n\nI. MỤC ĐÍCH\n\n- Tổ chức tuyên truyền.\n",
    );
    const result = await cli("diff", empty, "--parent", parent);
    expect(result.err).toContain("không có chỉ tiêu nào");
    expect(result.out).toContain("thiếu");
  });
});

describe("decisions", () => {
  test("accepted, listed, exported, imported elsewhere, undone; kept over re-import", async () => {
    const text = (name: string) =>
      `UBND XÃ TÂN LỘC\nSố: 700/KH-UBND\nTân Lộc, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhòng cháy chữa cháy rừng năm 2026\n\nI. MỤC TIÊU\n\n- ${name} không quá 05%.\n`;
    const child = await folder.write("rung-xa.txt", text("Tỷ lệ vụ cháy rừng phòng hộ ven biển xã Tân Lộc bị xử phạt"));
    const province = await folder.write(
      "rung-tinh.txt",
      text("Tỷ lệ vụ cháy rừng phòng hộ").replace("XÃ TÂN LỘC", "TỈNH HOA LƯ").replace("700", "701"),
    );
    const own = folder.at("decide.db");
    await cli("import", child, province, "--db", own);
    const diff = async () =>
      json(await cli("diff", child, "--parent", "701/KH-UBND", "--db", own, "--format", "json")) as unknown as {
        items: { id: string; verdict: string; pairing: { status: string } | null }[];
      };
    const stored = async () =>
      json(await cli("diff", "700/KH-UBND", "--parent", "701/KH-UBND", "--db", own, "--format", "json")) as unknown as {
        items: { id: string; verdict: string; pairing: { status: string } | null }[];
      };
    const before = await stored();
    expect(before.items.map(({ verdict, pairing }) => [verdict, pairing?.status])).toEqual([
      ["missing", "proposed"],
      ["extra", "proposed"],
    ]);
    expect(
      await cli("decide", "accept", before.items[0]!.id, "--note", "cùng một chỉ tiêu", "--db", own),
    ).toMatchObject({ status: 0 });
    // The view follows at once.
    expect((await cli("sql", "SELECT DISTINCT ghep FROM doi_chieu", "--db", own)).out).toContain("accepted");
    expect((await stored()).items.map(({ pairing }) => pairing?.status)).toEqual(["accepted"]);
    expect((await diff()).items.map(({ pairing }) => pairing?.status)).toEqual(["accepted"]);
    // By the item that was answered, though the pair is another item now.
    expect((await cli("decide", "undo", before.items[0]!.id, "--db", own)).status).toBe(0);
    expect((await cli("sql", "SELECT DISTINCT ghep FROM doi_chieu", "--db", own)).out).toContain("proposed");
    await cli("decide", "accept", before.items[0]!.id, "--note", "cùng một chỉ tiêu", "--db", own);
    await cli("import", child, "--force", "--db", own);
    const again = await stored();
    expect(again.items.map(({ pairing }) => pairing?.status)).toEqual(["accepted"]);
    const file = folder.at("decisions.json");
    expect(await cli("decisions", "--export", file, "--db", own)).toMatchObject({ status: 0 });
    expect((await cli("decisions", "--db", own)).out).toContain("cùng một chỉ tiêu");
    expect(await cli("decide", "undo", again.items[0]!.id, "--db", own)).toMatchObject({ status: 0 });
    expect((await stored()).items[0]!.pairing?.status).toBe("proposed");
    expect((await cli("decisions", "--import", file, "--db", own)).out).toContain("1");
    expect((await stored()).items[0]!.pairing?.status).toBe("accepted");
    expect(await cli("decide", "refuse", "d-nothing", "--db", own)).toMatchObject({ status: 2 });
    expect(await cli("decide", "perhaps", again.items[0]!.id, "--db", own)).toMatchObject({ status: 2 });
    expect(await cli("decisions", "--import", child, "--db", own)).toMatchObject({ status: 2 });
  });

  test("scope: an analyst's word for all plans under a parent", async () => {
    const before = json(
      await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json"),
    ) as unknown as { items: { id: string; verdict: string; applies: string }[] };
    const item = before.items.find(({ verdict, applies }) => verdict === "missing" && applies === "yes")!;
    expect(await cli("decide", "scope", item.id, "--applies", "no", "--db", db)).toMatchObject({ status: 0 });
    const after = json(
      await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json"),
    ) as unknown as { items: { id: string; applies: string }[] };
    expect(after.items.find(({ id }) => id === item.id)?.applies).toBe("no");
    expect(await cli("decide", "undo", item.id, "--db", db)).toMatchObject({ status: 0 });
  });
});

describe("in SQLite", () => {
  test("verdicts are in table and view, renewed when asked again and when a plan is read anew", async () => {
    const count = async (): Promise<unknown> =>
      (await rows("SELECT count(*) AS n FROM doi_chieu WHERE so_hieu = '88/KH-UBND'"))[0]!.n;
    await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json");
    const first = await count();
    expect(first).toBeGreaterThan(20);
    await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json");
    expect(await count()).toBe(first);
    const again = await cli("import", `${CORPUS}tan-loc.txt`, "--force", "--db", db);
    expect(again.out).toContain("Đã đối chiếu lại 1 cặp");
    expect(await count()).toBe(first);
    expect((await cli("import", `${CORPUS}tan-loc.txt`, "--db", db)).out).not.toContain("đối chiếu lại");
  });

  const short = (place: string, number: number, value: number, cites = ""): string =>
    `UBND ${place}\nSố: ${number}/KH-UBND\nngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nCấp nước sạch năm 2026\n\n${cites}I. MỤC TIÊU\n\n- Tỷ lệ hộ gia đình được sử dụng nước sạch đạt ${value}%.\n`;

  test("a matrix stores its verdicts; child or parent changed, moved, changed and moved: the view follows", async () => {
    const own = folder.at("renew.db");
    const verdicts = async (): Promise<unknown> =>
      (
        JSON.parse(
          (
            await cli(
              "sql",
              "SELECT ket_qua, tep FROM doi_chieu ORDER BY tep, ket_qua",
              "--db",
              own,
              "--format",
              "json",
            )
          ).out,
        ) as { ket_qua: string; tep: string }[]
      ).map(({ ket_qua, tep }) => `${tep.replace(/^.*\//u, "")} ${ket_qua}`);
    const cites = "Thực hiện Kế hoạch số 801/KH-UBND ngày 02/3/2026 của UBND tỉnh Hoa Lư;\n\n";
    const parent = await folder.write("renew/tinh.txt", short("TỈNH HOA LƯ", 801, 90));
    const child = (value: number) => short("XÃ TÂN LỘC", 802, value, cites);
    const a = await folder.write("renew/a.txt", child(80));
    await folder.write("renew/b.txt", short("XÃ MỸ AN", 803, 95));
    const set = ["--set", "province=tỉnh Hoa Lư", "--db", own];
    await cli("import", folder.at("renew"), ...set);
    expect(await cli("matrix", "--parent", "801/KH-UBND", "--all", "--db", own)).toMatchObject({ status: 0 });
    expect(await verdicts()).toEqual(["a.txt thấp hơn", "b.txt cao hơn"]);
    await folder.write("renew/a.txt", child(90));
    await cli("import", folder.at("renew"), ...set);
    expect(await verdicts()).toEqual(["a.txt khớp", "b.txt cao hơn"]);
    await folder.write("renew/tinh.txt", short("TỈNH HOA LƯ", 801, 96));
    expect((await cli("import", parent, ...set)).out).toContain("lại 2 cặp");
    expect(await verdicts()).toEqual(["a.txt thấp hơn", "b.txt thấp hơn"]);
    rmSync(a);
    await folder.write("renew/c.txt", child(97));
    await cli("import", folder.at("renew"), ...set);
    expect(await verdicts()).toEqual(["b.txt thấp hơn", "c.txt cao hơn"]);
    await cli("remove", folder.at("renew/c.txt"), "--db", own);
    await cli("import", parent, "--force", ...set);
    expect(await verdicts()).toEqual(["b.txt thấp hơn"]);
    expect(
      JSON.parse((await cli("sql", "SELECT count(*) AS n FROM stale_comparison", "--db", own, "--format", "json")).out),
    ).toEqual([{ n: 0 }]);
  });

  test("what an import that was broken off left undone, the next one does", async () => {
    const own = folder.at("broken-off.db");
    const parent = await folder.write("off/tinh.txt", short("TỈNH HOA LƯ", 811, 90));
    const child = await folder.write("off/xa.txt", short("XÃ TÂN LỘC", 812, 80));
    await cli("import", parent, child, "--db", own);
    await cli("diff", "812/KH-UBND", "--parent", "811/KH-UBND", "--db", own);
    const store = openToWrite(own);
    new Writer(store).remove(
      store.prepare("SELECT pk FROM document WHERE number = '812/KH-UBND'").pluck().get() as number,
    );
    closeDatabase(store);
    expect((await cli("import", child, "--db", own)).out).toContain("lại 1 cặp");
  });

  test("findings of an audit are in table and view; the date that other plans give is known", async () => {
    const result = await cli("audit", "52/KH-UBND", "--db", db, "--format", "json");
    const { findings } = json(result) as unknown as { findings: { code: string; correction?: string }[] };
    expect(findings.find(({ code }) => code === "citation-date-conflict")?.correction).toBe("15/8/2025");
    const stored = await rows("SELECT ma FROM soat_loi WHERE so_hieu = '52/KH-UBND'");
    expect(stored).toHaveLength(findings.length);
    expect((await cli("audit", "52/KH-UBND", "--db", db, "--format", "html")).out).toContain("52/KH-UBND");
    const all = json(await cli("audit", "--all", "--db", db, "--format", "json")) as unknown as { audits: unknown[] };
    expect(all.audits).toHaveLength(samplePlans().length);
    expect(await cli("audit", "--db", db)).toMatchObject({ status: 2 });
  });
});

describe("in the reader's own words", () => {
  const vietnamese = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]/iu;

  test("--lang en: notes, and why a file is refused, are English", async () => {
    const diff = json(
      await cli("--lang", "en", "diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json"),
    ) as unknown as { items: { note: string; pairing: { why: string[] } | null; parent: unknown }[] };
    const notes = diff.items.map(({ note }) => note);
    expect(notes).toContain("no target of the plan is about this");
    // Names of indicators and of units stay what they are.
    expect(
      notes.filter((note) => vietnamese.test(note) && !/may be|denominators|units|against|goal/u.test(note)),
    ).toEqual([]);
    // What is stored is Vietnamese, like the views.
    const stored = (await cli("sql", "SELECT ghi_chu FROM doi_chieu WHERE ket_qua = 'thiếu'", "--db", db)).out;
    expect(stored).toContain("không có chỉ tiêu nào");
    const tcvn = await folder.write(
      "old.txt",
      Buffer.from([0x55, 0xb7, 0x79, 0x20, 0x62, 0x61, 0x6e, 0x20, 0xb5, 0xb6, 0xa8, 0xbc, 0x0a]),
    );
    const result = await cli("--lang", "en", "extract", tcvn);
    expect([result.status, result.err.startsWith(`doichieu: ${tcvn}: `), vietnamese.test(result.err)]).toEqual([
      1,
      true,
      false,
    ]);
    const batch = await cli("--lang", "en", "import", tcvn, "--db", folder.at("en.db"));
    expect([batch.status, vietnamese.test(batch.err)]).toEqual([1, false]);
  });

  test("what was found while reading is said in English too, on the screen and in reports", async () => {
    const table = await folder.write(
      "due.md",
      "UBND XÃ TÂN LỘC\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nCấp nước năm 2026\n\nI. NHIỆM VỤ\n\n| TT | Nhiệm vụ | Chủ trì | Thời hạn | Mã |\n|---|---|---|---|---|\n| 1 | Sửa trạm bơm của thôn | Phòng Kinh tế | 31/02/2026 | x |\n",
    );
    for (const command of ["extract", "audit"] as const) {
      const english = (await cli("--lang", "en", command, table)).out;
      expect(english).toContain('Deadline "31/02/2026" is not in the calendar; kept as printed.');
      expect((await cli(command, table)).out).toContain('Thời hạn "31/02/2026" không có trong lịch');
    }
  });

  // Sentences are looked for where readers make them: one without English, or reworded, is found here.
  test("every sentence of a reader about what it found has its English", () => {
    const vietnamese = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơưĂĐƠƯ]/u;
    const said = ["src/ingest", "extractors"]
      .flatMap((part) => filesUnder(part, ".ts"))
      .flatMap((file) =>
        [...readFileSync(ROOT + file, "utf8").matchAll(/^\s*message: ([`"])(.+)\1,$/gmu)].map((match) => match[2]!),
      );
    expect(said.length).toBeGreaterThan(8);
    const filled = said
      .filter((message) => vietnamese.test(message))
      .flatMap((message) =>
        ["không có trong lịch", "không ghi năm", "không đọc được"].map((says) => message.replace(/\$\{says\}/u, says)),
      )
      .map((message) =>
        message
          .replace(/\$\{nameOf\(column\)\}/gu, "cột 3")
          .replace(/\$\{[^}]*(?:length|embedded)\}/gu, "2")
          .replace(/\$\{[^}]*\}/gu, "abc"),
      );
    const kept = readingsIn(
      "en",
      filled.map((message) => ({ code: "x", severity: "info", message, spans: [] })),
    ).filter(({ message }) => vietnamese.test(message));
    expect(kept.map(({ message }) => message)).toEqual([]);
  });

  test("every reason of a reader has its English", () => {
    const codes = filesUnder("src", ".ts").flatMap((file) =>
      Array.from(
        readFileSync(ROOT + file, "utf8").matchAll(/new IngestError\(\s*"([a-z0-9-]+)"/gu),
        ([, code]) => code!,
      ),
    );
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !REFUSAL_CODES.includes(code))).toEqual([]);
  });

  test("CSV: words and decimal commas for people, the codes of the JSON for programs", async () => {
    const csv = async (...args: string[]): Promise<string> =>
      (await cli(...args, "--db", db, "--format", "csv")).out.replace(/^\uFEFF/u, "");
    const [people] = (await csv("diff", "88/KH-UBND", "--parent", "96/KH-UBND")).split("\r\n").slice(1);
    expect(people).toMatch(/^1;thấp hơn;sai lệch;áp dụng;/u);
    const rfc = ["--csv-dialect", "rfc4180"];
    const [head, line] = (await csv("diff", "88/KH-UBND", "--parent", "96/KH-UBND", ...rfc)).split("\r\n");
    expect(head).toMatch(/^n,verdict,severity,applies,/u);
    expect(line).toMatch(/^1,weaker,error,yes,.*,>=,95,%,2030-12-31,,>=,90,%,2030-12-31,,.*,certain,/u);
    expect(await csv("audit", "--all", ...rfc)).toMatch(/,error,citation-date-conflict,/u);
    expect(await csv("audit", "52/KH-UBND", ...rfc)).toMatch(/,error,citation-date-conflict,/u);
    expect(await csv("matrix", "--parent", "96/KH-UBND", ...rfc)).toMatch(/,weaker: /u);
    expect(await csv("matrix", "--parent", "96/KH-UBND")).toMatch(/;thấp hơn: /u);
  });

  test("decisions speak Vietnamese on the screen, with day and hour as written here", async () => {
    const diff = json(
      await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json"),
    ) as unknown as { items: { id: string; verdict: string; applies: string }[] };
    const item = diff.items.find(({ verdict, applies }) => verdict === "missing" && applies === "yes")!.id;
    const done = await cli("decide", "scope", item, "--db", db);
    expect(done.out).toContain("đã ghi “không áp dụng”: ");
    const { out } = await cli("decisions", "--db", db);
    expect(out).toMatch(/phạm vi.*không áp dụng.*\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}/su);
    expect(out).not.toMatch(/scope|T\d{2}:/u);
    const programs = json(await cli("decisions", "--db", db, "--format", "json")) as unknown as { kind: string }[];
    expect(programs[0]!.kind).toBe("scope");
    await cli("decide", "undo", item, "--db", db);
  });
});

describe("reports to hand on", () => {
  const sheets = (file: string): string[] => {
    const xml = strFromU8(unzipSync(readFileSync(file))["xl/workbook.xml"]!);
    return Array.from(xml.matchAll(/<sheet [^>]*name="([^"]*)"/gu), ([, name]) => name!);
  };

  test("a comparison as a workbook has a sheet for everything, whether plans are stored or files", async () => {
    for (const child of ["88/KH-UBND", `${CORPUS}tan-loc.txt`]) {
      const out = folder.at("diff.xlsx");
      expect((await cli("diff", child, "--parent", parent, "--db", db, "--format", "xlsx", "--out", out)).status).toBe(
        0,
      );
      expect(sheets(out)).toEqual(["Tổng hợp", "Khác biệt", "Phát hiện", "Chỉ tiêu", "Nhiệm vụ"]);
    }
  });

  test("audit --all in every format holds the findings of all plans, and the filter", async () => {
    for (const format of ["table", "json", "csv", "xlsx", "html", "docx"]) {
      const out = folder.at(`audit.${format}`);
      const args = ["audit", "--all", "--code", "citation-date-conflict", "--db", db, "--format", format, "--out", out];
      expect([format, (await cli(...args)).status]).toEqual([format, 0]);
      const bytes = readFileSync(out);
      const text = ["xlsx", "docx"].includes(format)
        ? Object.values(unzipSync(bytes))
            .map((part) => strFromU8(part))
            .join(" ")
        : bytes.toString();
      const flat = text.replace(/<[^>]*>/gu, "").replace(/[│\s]+/gu, " ");
      for (const words of ["52/KH-UBND", "88/KH-UBND", "--code citation-date-conflict"])
        expect([format, words, flat.includes(words)]).toEqual([format, words, true]);
      expect([format, flat.includes("chưa đủ “5 rõ”")]).toEqual([format, false]);
    }
    const out = folder.at("all.xlsx");
    await cli("audit", "--all", "--db", db, "--format", "xlsx", "--out", out);
    expect(sheets(out)).toEqual(["Tổng hợp", "Theo kế hoạch", "Phát hiện"]);
  });
});
