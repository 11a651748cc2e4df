import { describe, expect, test } from "vitest";
import { assign } from "../src/compare/assignment.js";
import { compare } from "../src/compare/compare.js";
import { readCsvParent } from "../src/compare/csv-parent.js";
import { profileOf, wordingKey } from "../src/compare/profile.js";
import type { Decision, DiffItem, Side } from "../src/compare/types.js";
import { type Lang, translator, UsageProblem } from "../src/messages/index.js";
import type { DocumentFacts, Level } from "../src/model/facts.js";

const HEADER = "indicator,comparator,value,value_high,unit,due,note";
const csv = (...rows: string[]): Side => readCsvParent(Buffer.from([HEADER, ...rows].join("\n")), "t.csv");
const under = (level: Level, side: Side): Side => ({
  ...side,
  document: { ...side.document, level } as Side["document"] & DocumentFacts,
});
const plan = (...rows: string[]): Side => under("commune", csv(...rows));
const province = (...rows: string[]): Side => under("province", csv(...rows));
const one = (child: Side, parent: Side, decisions: Decision[] = []): DiffItem =>
  compare(child, parent, decisions).items[0]!;

/** A row of values as the assignment takes it: what is worth nothing is not there. */
const sparse = (row: readonly number[]): Map<number, number> =>
  new Map([...row.entries()].filter(([, value]) => value > 0));

const WATER = "Tỷ lệ hộ sử dụng nước sạch tập trung";

describe("verdicts", () => {
  test.each([
    // child's value and year, the parent's, verdict
    [">=", 90, 2030, ">=", 90, 2030, "same"],
    ["=", 90, 2030, ">", 90, 2030, "same"],
    [">=", 95, 2030, ">=", 90, 2030, "stricter"],
    [">=", 80, 2030, ">=", 90, 2030, "weaker"],
    [">=", 80, 2032, ">=", 90, 2030, "weaker"],
    [">=", 90, 2032, ">=", 90, 2030, "later"],
    [">=", 95, 2032, ">=", 90, 2030, "later"],
    [">=", 80, 2028, ">=", 90, 2030, "interim"],
    [">=", 90, 2028, ">=", 90, 2030, "earlier"],
    [">=", 95, "", ">=", 90, 2030, "stricter"],
    [">=", 80, "", ">=", 90, 2030, "weaker"],
  ])("%s%s (%s) against %s%s (%s) is %s", (cc, cv, cy, pc, pv, py, verdict) => {
    const item = one(plan(`${WATER},${cc},${cv},,%,${cy},`), province(`${WATER},${pc},${pv},,%,${py},`));
    expect(item.verdict).toBe(verdict);
    expect(item.note).not.toBe("");
  });

  test.each([
    ["Tỷ lệ hộ nghèo", "<", 2, "<", 3, "stricter"],
    ["Tỷ lệ hộ nghèo", "<", 4, "<", 3, "weaker"],
    ["Xếp hạng chỉ số cải cách hành chính (PAR INDEX)", "<=", 10, "<=", 20, "stricter"],
    ["Tuổi hư cấu của máy móc đang vận hành", "<=", 10, "<=", 8, "weaker"],
  ])("%s: less is better", (name, cc, cv, pc, pv, verdict) => {
    expect(one(plan(`"${name}",${cc},${cv},,,2030,`), province(`"${name}",${pc},${pv},,,2030,`)).verdict).toBe(verdict);
  });

  test("a range is met by its lower end, and holds what is inside", () => {
    expect(one(plan(`${WATER},range,80,85,%,2030,`), province(`${WATER},>=,85,,%,2030,`)).verdict).toBe("weaker");
    expect(one(plan(`${WATER},=,17,,%,2030,`), province(`${WATER},range,16,18,%,2030,`)).verdict).toBe("same");
    expect(one(plan(`${WATER},=,20,,%,2030,`), province(`${WATER},range,16,18,%,2030,`)).verdict).toBe("stricter");
  });

  test("other units or other denominators: a person must look; a unit left out is taken from the other", () => {
    const coverage = "Tỷ lệ phủ sóng 5G";
    expect(one(plan(`${coverage},=,12,,trạm,2030,`), province(`${coverage},=,99,,% dân số,2030,`)).verdict).toBe(
      "incomparable",
    );
    expect(one(plan(`${coverage},=,99,,% số trạm,2030,`), province(`${coverage},=,99,,% dân số,2030,`)).verdict).toBe(
      "incomparable",
    );
    const taken = one(plan(`${coverage},=,80,,,2030,`), province(`${coverage},=,99,,% dân số,2030,`));
    expect([taken.verdict, taken.note]).toEqual(["weaker", expect.stringContaining("không ghi đơn vị")]);
  });

  test("the same year before the latest earlier before the earliest later; what is dated before what is not", () => {
    const parent = province(`${WATER},>=,90,,%,2030,`);
    const values = (...rows: [number, string][]) =>
      plan(...rows.map(([value, year]) => `${WATER},=,${value},,%,${year},`));
    expect(one(values([70, "2026"], [90, "2030"], [99, "2035"]), parent).child?.value).toBe(90);
    expect(one(values([70, "2026"], [80, "2028"], [99, "2035"]), parent).child?.value).toBe(80);
    expect(one(values([95, "2033"], [99, "2035"]), parent).child?.value).toBe(95);
    expect(one(values([99, ""], [80, "2028"]), parent).child?.value).toBe(80);
    expect(one(values([70, "2026"], [90, "2030"], [99, "2035"]), parent).related.map(({ value }) => value)).toEqual([
      70, 99,
    ]);
  });

  test("body and annex of the child disagree: the weaker is compared, the other is related", () => {
    const item = one(
      plan(`${WATER},>=,95,,%,2030,thân`, `${WATER},=,90,,%,2030,phụ lục`),
      province(`${WATER},>=,90,,%,2030,`),
    );
    expect([item.verdict, item.child?.value, item.related.map(({ value }) => value)]).toEqual(["same", 90, [95]]);
    expect(item.note).toContain("lấy mức thấp hơn");
  });

  test("the parent states one target twice: two items, one of which only repeats and is not counted", () => {
    const diff = compare(
      plan(`${WATER},=,90,,%,2030,`),
      province(`${WATER},>=,95,,%,2030,thân`, `${WATER},>=,95,,%,2030,phụ lục`),
    );
    expect(diff.items.map(({ verdict, child, repeats }) => [verdict, child !== null, repeats !== undefined])).toEqual([
      ["weaker", true, false],
      ["weaker", false, true],
    ]);
    expect(diff.summary.weaker).toBe(1);
  });

  test("one target of the child for two years of the parent stands once", () => {
    const { items } = compare(
      plan(`${WATER},=,90,,%,2028,`),
      province(`${WATER},=,80,,%,2025,`, `${WATER},=,90,,%,2030,`),
    );
    expect(items.map(({ verdict, child, seen }) => [verdict, child !== null, seen !== undefined])).toEqual([
      ["later", false, true],
      ["earlier", true, false],
    ]);
  });
});

describe("pairing", () => {
  test.each([
    ["Tỷ lệ hồ sơ TTHC xử lý trực tuyến", "Tỷ lệ hồ sơ thủ tục hành chính được xử lý trực tuyến"],
    ["Tỷ lệ DNNVV sử dụng nền tảng số", "Tỷ lệ doanh nghiệp vừa và nhỏ ứng dụng công nghệ số"],
    ["Người dân có Sổ sức khoẻ điện tử", "Tỷ lệ người dân có hồ sơ sức khỏe điện tử"],
    ["Số cuộc thanh tra chuyên ngành trên địa bàn xã", "Số cuộc thanh tra chuyên ngành"],
  ])("%s is %s", (a, b) => {
    const { items } = compare(plan(`"${a}",=,50,,,2030,`), province(`"${b}",=,50,,,2030,`));
    expect(items.map(({ verdict, pairing }) => [verdict, pairing?.status])).toEqual([["same", "certain"]]);
  });

  test.each([
    ["Tỷ lệ phủ sóng 5G", "Tỷ lệ phủ sóng 6G"],
    ["Hồ sơ thủ tục hành chính xử lý trực tuyến", "Hồ sơ thủ tục hành chính thanh toán trực tuyến"],
    ["Cán bộ, công chức được bồi dưỡng kỹ năng số", "Cán bộ, công chức làm chủ kỹ năng số"],
    ["Học sinh được học bơi an toàn", "Giáo viên được học bơi an toàn"],
    ["Trẻ em dưới 5 tuổi được uống vitamin A", "Trẻ em dưới 2 tuổi được uống vitamin A"],
    ["Hợp tác xã có website bán hàng", "Doanh nghiệp có website bán hàng"],
    ["Diện tích trồng chè búp tươi", "Sản lượng trồng chè búp tươi"],
  ])("%s is not %s", (a, b) => {
    const { items } = compare(plan(`"${a}",=,50,,,2030,`), province(`"${b}",=,50,,,2030,`));
    expect(items.map(({ verdict }) => verdict).sort()).toEqual(["extra", "missing"]);
  });

  const proposal = (): [Side, Side] => [
    plan('"Số vụ cháy rừng phòng hộ ven biển bị xử phạt",<=,2,,,2030,'),
    province('"Số vụ cháy rừng phòng hộ",<=,3,,,2030,'),
  ];

  test("below certainty it is a proposal that hangs on both; an analyst's answer settles it", () => {
    const [child, parent] = proposal();
    const { items, summary } = compare(child, parent);
    expect(items.map(({ verdict, pairing }) => [verdict, pairing?.status])).toEqual([
      ["missing", "proposed"],
      ["extra", "proposed"],
    ]);
    expect(items[0]!.pairing!.with!.id).toBe(child.targets[0]!.id);
    expect(summary.proposed).toBe(1);
    const keys = { parent: wordingKey(profileOf(parent.targets[0]!)), child: wordingKey(profileOf(child.targets[0]!)) };
    const accepted = compare(child, parent, [{ kind: "pair", ...keys, answer: "accept" }]).items;
    expect(accepted.map(({ verdict, pairing }) => [verdict, pairing?.status])).toEqual([["stricter", "accepted"]]);
    const refused = compare(child, parent, [{ kind: "pair", ...keys, answer: "refuse" }]);
    expect(refused.items.map(({ verdict, pairing }) => [verdict, pairing])).toEqual([
      ["missing", null],
      ["extra", null],
    ]);
  });

  test("one partner each, over the whole matrix and not greedily", () => {
    expect(assign([sparse([9, 8]), sparse([8, 1])])).toEqual([1, 0]);
    expect(assign([[5], [7], [0]].map(sparse))).toEqual([-1, 0, -1]);
    expect(assign([sparse([0, 0]), sparse([0, 3])])).toEqual([-1, 1]);
    expect(assign([])).toEqual([]);
  });

  test("an assignment is never worse than any other (small matrices, all permutations)", () => {
    let state = 7;
    const next = (): number => (state = (state * 1103515245 + 12345) % 2147483648) % 10;
    for (let round = 0; round < 200; round++) {
      const values = Array.from({ length: 4 }, () => Array.from({ length: 4 }, next));
      const sum = assign(values.map(sparse)).reduce(
        (total, column, row) => total + (column < 0 ? 0 : values[row]![column]!),
        0,
      );
      expect(sum).toBe(
        Math.max(
          ...permutations([0, 1, 2, 3]).map((p) => p.reduce((total, column, row) => total + values[row]![column]!, 0)),
        ),
      );
    }
  });
});

describe("one thing said differently, and another thing said alike", () => {
  const verdictOf = (a: string, b: string): string =>
    one(plan(`"${b}",>=,90,,%,2030,`), province(`"${a}",>=,90,,%,2030,`)).verdict;

  test.each([
    ["Tỷ lệ chất thải rắn sinh hoạt được thu gom", "Tỷ lệ CTR sinh hoạt thu gom"],
    ["Tỷ lệ hộ đồng bào dân tộc thiểu số được tiếp cận thông tin", "Tỷ lệ hộ DTTS tiếp cận thông tin"],
    ["Tỷ lệ cơ sở bảo đảm an toàn phòng cháy, chữa cháy", "Tỷ lệ cơ sở bảo đảm an toàn PCCC"],
    ["Tỷ lệ đơn vị sự nghiệp công lập tự chủ", "Tỷ lệ ĐVSNCL tự chủ"],
    ["Tỷ lệ giấy chứng nhận quyền sử dụng đất được cấp", "Tỷ lệ GCNQSDĐ được cấp"],
    ["Tỷ lệ kỳ họp Hội đồng nhân dân truyền hình trực tiếp", "Tỷ lệ kỳ họp HĐND được truyền hình trực tiếp"],
  ])("%s = %s", (a, b) => expect(verdictOf(a, b)).toBe("same"));

  test.each([
    ["Tỷ lệ đường trục xã được bê tông hóa", "Tỷ lệ đường ngõ xóm được bê tông hóa"],
    ["Tỷ lệ cuộc họp không giấy", "Tỷ lệ cuộc họp trực tuyến"],
    ["Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ", "Tỷ lệ chi bộ hoàn thành xuất sắc nhiệm vụ"],
    ["Tỷ lệ hộ gia đình có Internet cáp quang", "Tỷ lệ hộ gia đình có Internet vệ tinh"],
    ["Tỷ lệ sản phẩm OCOP đạt 3 sao", "Tỷ lệ sản phẩm OCOP đạt 5 sao"],
    ["Tỷ lệ xã đạt chuẩn nông thôn mới", "Tỷ lệ xã đạt chuẩn nông thôn mới nâng cao"],
    ["Tỷ lệ thôn có nhà văn hóa", "Tỷ lệ thôn có sân thể thao"],
  ])("%s ≠ %s", (a, b) => expect(verdictOf(a, b)).toBe("missing"));
});

describe("does it apply", () => {
  test.each([
    ["Số tuyến cáp quang biển mới", "no", "no"],
    ["Tỷ trọng kinh tế số trong GRDP", "no", "yes"],
    ["Tỷ lệ người dân có Sổ sức khỏe điện tử", "yes", "yes"],
    ["Việt Nam thuộc nhóm nước phát triển của thế giới", "no", "no"],
  ])("%s: commune %s, province %s", (name, commune, provincial) => {
    const parent = under("central", csv(`"${name}",=,5,,%,2030,`));
    const empty = (level: Level): Side => under(level, csv());
    expect(one(empty("commune"), parent).applies).toBe(commune);
    expect(one(empty("province"), parent).applies).toBe(provincial);
    expect(one(empty("commune"), parent).verdict).toBe("missing");
  });

  test.each(["Xã An Phú", "An Phú"])("the share of %s is asked of that commune alone, number and rate", (place) => {
    const shares = province(
      `"Tỷ lệ bao phủ bảo hiểm y tế – ${place}",=,95,,%,2026,`,
      `"Số người tham gia bảo hiểm xã hội tự nguyện – ${place}",=,120,,count,2026,`,
    );
    const of = (locality: string): Side => {
      const side = plan(
        "Tỷ lệ bao phủ bảo hiểm y tế,=,93,,%,2026,",
        "Số người tham gia bảo hiểm xã hội tự nguyện,=,125,,count,2026,",
      );
      return { ...side, document: { ...side.document, locality } };
    };
    const found = (locality: string): string[] =>
      compare(of(locality), shares)
        .items.filter(({ parent }) => parent)
        .map(({ verdict, applies }) => `${verdict} ${applies}`);
    expect(found("xã An Phú")).toEqual(["weaker yes", "stricter yes"]);
    expect(found("xã Bình Khê")).toEqual(["missing no", "missing no"]);
  });

  test("an analyst's word on the scope goes first", () => {
    const parent = province(`${WATER},=,90,,%,2030,`);
    const key = wordingKey(profileOf(parent.targets[0]!));
    const decisions: Decision[] = [{ kind: "scope", parent: key, child: "", answer: "no" }];
    expect(one(under("commune", csv()), parent, decisions).applies).toBe("no");
    expect(compare(under("commune", csv()), parent, decisions).summary.notApplicable).toBe(1);
  });
});

describe("a parent typed into a CSV", () => {
  const read = (bytes: Uint8Array): Side => readCsvParent(bytes, "cha.csv");

  test("semicolons, decimal commas, BOM, UTF-16 and Windows-1258", () => {
    const text =
      "indicator;comparator;value;value_high;unit;due;note\nChỉ số phát triển con người (HDI);=;0,8;;index;2030;\n";
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), utf16]) {
      const [target] = read(bytes).targets;
      expect([target!.indicator.key, target!.value, target!.unit, target!.due?.end]).toEqual([
        "hdi",
        0.8,
        "index",
        "2030-12-31",
      ]);
    }
    // "Tỷ lệ hộ nghèo" in Windows-1258: letters with combining tones behind them.
    const legacy = Buffer.from([
      0x54, 0x79, 0xd2, 0x20, 0x6c, 0xea, 0xf2, 0x20, 0x68, 0xf4, 0xf2, 0x20, 0x6e, 0x67, 0x68, 0x65, 0xcc, 0x6f,
    ]);
    const [target] = read(Buffer.concat([Buffer.from(`${HEADER}\n`), legacy, Buffer.from(",<,2,,%,2030,\n")])).targets;
    expect([target!.indicator.name, target!.indicator.key]).toEqual(["Tỷ lệ hộ nghèo", "poverty-rate"]);
  });

  test.each([
    ["indicator,comparator,value,due\nA,=,1,2030", "thiếu cột unit"],
    ["indicator,comparator,value,unit,due,màu\nA,=,1,%,2030,đỏ", 'cột lạ "màu"'],
    ["indicator,value,value,comparator,unit,due\nA,1,1,=,%,2030", "cột value có hai lần"],
    [`${HEADER}\nA,=,1,,%,2030,\nB,=,1,,Gbps/s,2030,`, "hàng 2 (dòng 3), cột unit"],
    [`${HEADER}\nA,≈≈,1,,%,2030,`, "hàng 1 (dòng 2), cột comparator"],
    [`${HEADER}\nA,=,nhiều,,%,2030,`, "cột value"],
    [`${HEADER}\nA,range,18,16,%,2030,`, "cột value_high"],
    [`${HEADER}\nA,=,1,,%,31/02/2030,`, "cột due"],
    [`${HEADER}\n,=,1,,%,2030,`, "cột indicator: trống"],
    [`${HEADER}\nA,=,1,,%,2030,x,y`, "hàng có 8 ô"],
    ["", "tệp CSV trống"],
  ])("%j is refused with its place", (text, message) => {
    expect(refusal(text, "vi")).toContain(message);
    expect(refusal(text, "en")).toMatch(
      /^cha\.csv: [^ăâđêôơưạảấầếềệọốộớợụứựỹ]*(?:"[^"]*"[^ăâđêôơưạảấầếềệọốộớợụứựỹ]*)*$/u,
    );
  });

  /** How the program says it, in the user's language; "" where the text is taken. */
  function refusal(text: string, lang: Lang): string {
    try {
      read(Buffer.from(text));
    } catch (error) {
      if (error instanceof UsageProblem) return translator(lang)(error.key, error.params);
      throw error;
    }
    return "";
  }
});

describe("properties", () => {
  const child = plan(`${WATER},=,80,,%,2030,`, "Tỷ lệ phủ sóng 5G,=,99,,% dân số,2030,");
  const parent = province(
    `${WATER},=,90,,%,2030,`,
    "Tỷ lệ phủ sóng 5G,=,99,,% dân số,2030,",
    "Tỷ lệ hộ nghèo,<,2,,%,2030,",
  );

  test("the same two documents get the same verdicts whatever was compared before", () => {
    const before = JSON.stringify(compare(child, parent));
    compare(parent, child);
    compare(child, province("Tỷ lệ phủ sóng 6G,=,1,,%,2030,"));
    expect(JSON.stringify(compare(child, parent))).toBe(before);
  });

  test("a plan without targets and a parent without targets still give a report", () => {
    const empty = under("commune", csv());
    expect(compare(empty, parent).summary.missing).toBe(3);
    expect(compare(child, under("province", csv())).summary.extra).toBe(2);
    expect(compare(empty, under("province", csv())).items).toEqual([]);
  });

  test("a plan against itself: nothing but the same", () => {
    expect(new Set(compare(parent, parent).items.map(({ verdict }) => verdict))).toEqual(new Set(["same"]));
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) => permutations(items.filter((one) => one !== item)).map((rest) => [item, ...rest]));
}
