import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { cli, Folder } from "./support/cli.js";
import { planText } from "./support/plans.js";

const folder = new Folder();
afterAll(() => folder.remove());

let db: string;
let count = 0;
beforeEach(async () => {
  db = folder.at(`${++count}`, "plans.db");
  await folder.write(`${count}/a.txt`, planText());
  await folder.write(`${count}/b.txt`, planText({ coverage: 70 }).normalize("NFD").replaceAll("\n", "\r\n"));
  await folder.write(
    `${count}/c.md`,
    `# KẾ HOẠCH\n\n## I. MỤC TIÊU\n\n- **Phủ sóng 5G** đạt $\\geq 62\\%$ dân số vào năm 2030.\n`,
  );
  expect(await cli("import", folder.at(`${count}`), "--db", db)).toMatchObject({ status: 0 });
});

/** Changes the database behind the program's back. */
function byHand(sql: string): void {
  const raw = new Database(db);
  raw.pragma("foreign_keys = OFF");
  raw.exec(sql);
  raw.close();
}

describe("check", () => {
  it("proves every quote of a sound database, whatever the spelling of the text", async () => {
    const { status, out } = await cli("check", "--db", db);
    expect(out).toMatch(/^Đúng: \d+ trích dẫn của 3 văn bản/u);
    expect(Number(/Đúng: (\d+)/u.exec(out)![1])).toBeGreaterThanOrEqual(5);
    expect(status).toBe(0);
  });

  it.each([
    [
      "a changed quote",
      "UPDATE target SET quote = 'Phủ sóng 6G' WHERE value = 70",
      /b\.txt:19: chỉ tiêu t-.*chữ khác: «Phủ sóng 6G»/u,
    ],
    ["a moved place", "UPDATE target SET start_at = start_at + 1 WHERE value = 70", /b\.txt:19: .*chữ khác/u],
    ["a place outside the text", "UPDATE target SET end_at = 1000000 WHERE value = 70", /b\.txt:19: .*ngoài văn bản/u],
    ["a wrong line", "UPDATE target SET line = 3 WHERE value = 70", /b\.txt:3: .*sai số dòng/u],
    ["an edited text", "UPDATE document_text SET text = replace(text, '62', '99')", /a\.txt:19: .*chữ khác/u],
    [
      "a text removed by hand",
      "DELETE FROM document_text WHERE document = (SELECT pk FROM document WHERE path = 'a.txt')",
      /a\.txt: không còn văn bản gốc .*\d+ trích dẫn/u,
    ],
    [
      "a document removed by hand",
      "DELETE FROM document WHERE path = 'a.txt'",
      /chỉ tiêu t-\S+: văn bản số 1 đã bị xóa/u,
    ],
  ])("names %s", async (_name, sql, message) => {
    byHand(sql);
    const { status, out } = await cli("check", "--db", db);
    expect(out).toMatch(message);
    expect(out).toMatch(/SAI: \d+ lỗi/u);
    expect(status).toBe(1);
  });
});
