import { describe, expect, test } from "vitest";
import { audit } from "../src/audit/index.js";
import { numberingGaps } from "../src/audit/numbering.js";
import { ingest } from "../src/ingest/index.js";
import { translator } from "../src/messages/index.js";
import type { SectionEntry } from "../src/model/facts.js";
import type { Finding } from "../src/model/finding.js";
import { extract } from "../src/pipeline.js";
import { foldWords } from "../src/text/fold.js";
import { CORPUS, samplePlans } from "./support/corpus.js";
import { documentOf } from "./support/source.js";
import { timeRatio } from "./support/time-ratio.js";

const { DOICHIEU_SHARED: shared } = process.env;
const VI = translator("vi");

async function findingsOf(path: string): Promise<{ findings: Finding[]; text: string }> {
  const source = await ingest(path);
  const extraction = extract(source);
  return {
    findings: audit({ document: extraction.document, text: source.text, extraction }).findings,
    text: source.text,
  };
}

/** What the places of a finding say. */
const words = ({ spans, message }: Finding, text: string): string =>
  foldWords(`${message} ${spans.map(({ start, end }) => text.slice(start, end)).join(" ")}`);

/** Only what the corpus as a whole knows: those are proved in matrix.test.ts. */
const NEEDS_CORPUS = new Set(["96/KH-UBND ngày 18/5/2025"]);

describe("sample plans", () => {
  for (const plan of samplePlans()) {
    test(`${plan.file}: the planted errors are found, and no other error`, async () => {
      const { findings, text } = await findingsOf(CORPUS + plan.file);
      const planted = plan.deviations.flatMap((one) =>
        one.kind === "audit" && !NEEDS_CORPUS.has(one.phrase) ? [one] : [],
      );
      const grave = findings.filter(({ severity }) => severity === "error" || severity === "warning");
      for (const { code, phrase } of planted) {
        const sure = phrase
          .split(/\s+/u)
          .filter((word) => !/^\d+\.$/u.test(word))
          .join(" ");
        const fits = findings.filter((one) => one.code === code);
        expect([
          code,
          fits.some((one) => words(one, text).includes(foldWords(sure)) || foldWords(sure).includes(words(one, text))),
        ]).toEqual([code, true]);
      }
      const known = new Set(planted.map(({ code }) => code));
      expect(grave.filter(({ code }) => !known.has(code)).map(({ code, message }) => `${code}: ${message}`)).toEqual(
        [],
      );
    });
  }
});

describe("real plans", () => {
  test.for([
    ["thanh-lang-hai-duong.txt", "citation-date-conflict", "22/12/2025", 17],
    ["thanh-lang-hai-duong.txt", "numbering-gap", "thiếu mục IV", 431],
    ["thanh-lang-hai-duong.txt", "numbering-gap", "thiếu mục 9", 418],
    ["thanh-lang-hai-duong.txt", "duplicate-statement", "hướng dẫn người dân, doanh nghiệp", 472],
    ["gia-phuc-hai-phong.txt", "citation-malformed", "71-NQ/CP", 43],
    ["gia-phuc-hai-phong.txt", "suspicious-value", "Gbps/s", 322],
    ["gia-phuc-hai-phong.txt", "duplicate-statement", "triển khai ký số", 348],
    ["van-xuan-thai-nguyen.txt", "citation-malformed", "57-KL/TW", 10],
    ["an-phu.txt", "numbering-gap", "thiếu mục III", 113],
  ] as const)("%s: %s %s in line %i", async ([file, code, phrase, line], { skip }) => {
    skip(!shared, "DOICHIEU_SHARED is not set: it names the folder of real plans");
    const { findings } = await findingsOf(`${shared}/plans/${file}`);
    const found = findings.find((one) => one.code === code && one.message.includes(phrase));
    expect([phrase, found?.spans[0]?.line]).toEqual([phrase, line]);
  });
});

describe("numbering", () => {
  const sections = (...markers: string[]): SectionEntry[] =>
    markers.map((marker, at) => ({
      id: `${at}`,
      marker,
      title: "x",
      parentId: null,
      span: { start: at, end: at + 1, page: null, line: at + 1 },
    }));
  const lines = (...markers: string[]): number[] =>
    numberingGaps(sections(...markers), VI).map(({ spans }) => spans[0]!.line);

  test.each([
    [["I.", "II.", "IV."], [3]],
    [["1.", "2.", "2."], [2]],
    [["8.", "10."], [2]],
    [["a)", "b)", "d)"], [3]],
    [["2.1.", "2.2.", "2.4."], [3]],
  ])("%j skips or repeats", (markers, expected) => expect(lines(...markers)).toEqual(expected));

  test.each([
    [["I.", "II.", "III.", "I.", "II."]],
    [["a)", "b)", "c)", "d)", "đ)", "e)"]],
    [["1.", "2.", "1.", "2."]],
    [["1.", "15."]],
    [["e)", "g)"]],
    [["-", "+", ""]],
  ])("%j is in order", (markers) => expect(lines(...markers)).toEqual([]));

  test("a plan that leaves đ out throughout gets one remark", () => {
    const found = numberingGaps(sections("c)", "d)", "e)", "a)", "b)", "c)", "d)", "e)"), VI);
    expect(found.map(({ severity, spans }) => [severity, spans.length])).toEqual([["info", 2]]);
  });
});

describe("plans in words", () => {
  const HEAD =
    "UBND XÃ TÂN LỘC\nSố: 12/KH-UBND\nTân Lộc, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n\nCăn cứ Kế hoạch số 96/KH-UBND ngày 15/8/2025 của UBND tỉnh Hoa Lư;\n\nI. MỤC TIÊU\n\n";
  const codes = (body: string): string[] => found(body).map(({ code }) => code);
  function found(body: string, head = HEAD): Finding[] {
    const text = head + body;
    const extraction = extract(documentOf(text));
    return audit({ document: extraction.document, text, extraction }).findings;
  }

  test("a share over 100 %, an impossible unit, an impossible day and quarter", () => {
    expect(codes("- Tỷ lệ hộ sử dụng nước sạch đạt 120%.")).toContain("suspicious-value");
    expect(codes("- Tốc độ truy cập trên 1 Gbps/s.")).toContain("suspicious-value");
    expect(codes("- Hoàn thành trước ngày 31/02/2026.")).toContain("suspicious-value");
    expect(codes("- Hoàn thành trong quý V/2026.")).toContain("suspicious-value");
    expect(
      codes("- Thu ngân sách tăng 120% so với năm 2025, tốc độ 1 Gbps, trước ngày 28/02/2026, quý IV/2026."),
    ).not.toContain("suspicious-value");
  });

  test("a number that a scan has spoilt is mended in the correction", () => {
    const finding = found("- Tỷ lệ hộ sử dụng nước sạch đạt >950%.").find(({ code }) => code === "suspicious-value");
    expect(finding?.correction).toBe("≥ 50 %");
  });

  test("a document dated after the plan that cites it", () => {
    expect(codes("- Thực hiện Quyết định số 12/QĐ-UBND ngày 15/8/2027 của UBND tỉnh Hoa Lư.")).toContain(
      "citation-date-conflict",
    );
  });

  test.each([
    ["Nghị quyết số 71-NQ/CP ngày 01/4/2025 của Chính phủ", "71/NQ-CP"],
    ["Kế hoạch số 25-KH/UBND ngày 25/01/2025 của UBND tỉnh Hoa Lư", "25/KH-UBND"],
    ["Chương trình số 15/CTr-TU ngày 20/6/2025 của Tỉnh ủy Hoa Lư", "15-CTr/TU"],
  ])("%s is out of form", (citation, correction) => {
    expect(found(`- Thực hiện ${citation}.`).find(({ code }) => code === "citation-malformed")?.correction).toBe(
      correction,
    );
  });

  test.each([
    "Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ",
    "Kế hoạch số 12-KH/TU ngày 26/8/2025 của Tỉnh ủy Hoa Lư",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
    "Luật số 60/2024/QH15",
  ])("%s is in form", (citation) => expect(codes(`- Thực hiện ${citation}.`)).not.toContain("citation-malformed"));

  test("a plan that cites nothing", () => {
    const head =
      "UBND XÃ TÂN LỘC\nSố: 12/KH-UBND\nTân Lộc, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nChuyển đổi số năm 2026\n\nI. MỤC TIÊU\n\n";
    expect(found("- Tỷ lệ hộ sử dụng nước sạch đạt 90%.", head).map(({ code }) => code)).toContain("missing-basis");
    expect(codes("- Tỷ lệ hộ sử dụng nước sạch đạt 90%.")).not.toContain("missing-basis");
  });

  test("the same clause twice in one statement, but not a phrase that comes again", () => {
    const clause = "hướng dẫn bà con ủ phân hữu cơ từ rơm rạ, vỏ trấu và bèo tây tại ruộng";
    expect(codes(`- Hội Nông dân ${clause}; vận động, ${clause}.`)).toContain("duplicate-statement");
    expect(
      codes("- Phòng Kinh tế hướng dẫn bà con ủ phân hữu cơ.\n\n- Hội Nông dân hướng dẫn bà con ủ phân xanh."),
    ).not.toContain("duplicate-statement");
  });

  test("long hostile text: time grows with length", () => {
    const make = (n: number): string => `- ${"hướng dẫn bà con ủ phân hữu cơ ".repeat(n)} ngày 99/99/9999 quý XXXX`;
    expect(timeRatio(300, make, found)).toBeLessThan(8);
  });
});

describe("in English", () => {
  /** Words of the plan itself stay as they are: what is quoted, numbers of documents, kinds and values. */
  const ownWords = ({ message }: Finding): string =>
    message.replace(/"[^"]*"/gu, "").replace(/\d+[-/][\p{L}\d/-]+/gu, "");

  test("the same findings at the same places, and no Vietnamese word of ours", async () => {
    const codes = new Set<string>();
    for (const { file } of samplePlans()) {
      const source = await ingest(`${CORPUS}${file}`);
      const extraction = extract(source);
      const plan = { document: extraction.document, text: source.text, extraction };
      const [vi, en] = [audit(plan), audit(plan, translator("en"))];
      expect(en.score).toEqual(vi.score);
      const places = (findings: Finding[]) =>
        findings.map(({ code, spans }) => `${code} ${JSON.stringify(spans)}`).sort();
      expect(places(en.findings)).toEqual(places(vi.findings));
      for (const finding of en.findings) {
        codes.add(finding.code);
        if (!["target-contradiction", "target-stagnant", "target-regress", "citation-malformed"].includes(finding.code))
          expect(ownWords(finding)).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu);
        expect(finding.message).not.toMatch(
          /chỉ tiêu không|nhiệm vụ chưa|Số ký hiệu|thiếu mục|văn bản khác ghi|Nêu hai lần| mốc /u,
        );
      }
    }
    expect(codes.size).toBeGreaterThanOrEqual(8);
  });
});
