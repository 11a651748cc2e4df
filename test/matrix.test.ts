import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cli, Folder, type Result } from "./support/cli.js";
import { CORPUS, samplePlans } from "./support/corpus.js";

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
    // The province's own plans are none of its children.
    expect(matrix.plans).toHaveLength(samplePlans().filter(({ level }) => level === "commune").length);
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

  test("only plans of one province; every format", async () => {
    const under = json(
      await cli("matrix", "--parent", parent, "--under", "Hoa Lư", "--db", db, "--format", "json"),
    ) as unknown as { plans: unknown[]; filter: string };
    expect([under.plans.length, under.filter]).toEqual([7, "--under Hoa Lư"]);
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
    const child = await folder.write("rung-xa.txt", text("Tỷ lệ vụ cháy rừng phòng hộ ven biển bị xử phạt"));
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
    expect((await stored()).items.map(({ pairing }) => pairing?.status)).toEqual(["accepted"]);
    expect((await diff()).items.map(({ pairing }) => pairing?.status)).toEqual(["accepted"]);
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
  test("verdicts are in table and view, renewed when asked again, gone with the plan's old facts", async () => {
    const count = async (): Promise<unknown> =>
      (await rows("SELECT count(*) AS n FROM doi_chieu WHERE so_hieu = '88/KH-UBND'"))[0]!.n;
    await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json");
    const first = await count();
    expect(first).toBeGreaterThan(20);
    await cli("diff", "88/KH-UBND", "--parent", "96/KH-UBND", "--db", db, "--format", "json");
    expect(await count()).toBe(first);
    await cli("import", `${CORPUS}tan-loc.txt`, "--force", "--db", db);
    expect(await count()).toBe(0);
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
