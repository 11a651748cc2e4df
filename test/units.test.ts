import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findUnits, parseUnits, readsAsUnit, registerUnits, unitKinds, unitStatus } from "../extractors/units/index.js";
import { slipOf } from "../extractors/units/lexicon.js";
import type { Place } from "../extractors/units/place.js";

const COMMUNE: Place = { locality: "xã Tân Lộc", province: "tỉnh Hoa Lư", level: "commune" };
const PROVINCE: Place = { locality: null, province: "tỉnh Hoa Lư", level: "province" };
/** Its name begins like a unit. */
const RIVER: Place = { locality: "xã Tân Lộc", province: "tỉnh Trường Sơn", level: "commune" };
const CENTRAL: Place = { locality: null, province: null, level: "central" };
const names = (text: string | string[], place = COMMUNE) => parseUnits(text, place).map(({ name }) => name);
const kinds = (text: string, place = COMMUNE) => parseUnits(text, place).map(({ kind }) => kind);
const key = (text: string, place = COMMUNE) => {
  const units = parseUnits(text, place);
  expect(units, text).toHaveLength(1);
  return units[0]!.key;
};

describe("splitting a cell or heading", () => {
  it.each([
    // the contract's table
    ["Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]],
    ["Phòng Văn hóa - Xã hội, Trung tâm Dịch vụ Tổng hợp", ["Phòng Văn hóa - Xã hội", "Trung tâm Dịch vụ Tổng hợp"]],
    ["Các phòng, ban, đơn vị trên địa bàn xã", ["Các phòng, ban, đơn vị trên địa bàn xã"]],
    ["Các sở, ban, ngành, UBND các xã, phường", ["Các sở, ban, ngành", "UBND các xã, phường"]],
    ["Bộ Khoa học và Công nghệ, Bộ Tài chính", ["Bộ Khoa học và Công nghệ", "Bộ Tài chính"]],
    [
      "Bộ Công an, Bộ Thông tin và Truyền thông và các bộ, ngành",
      ["Bộ Công an", "Bộ Thông tin và Truyền thông", "các bộ, ngành"],
    ],
    ["VTV, VOV, TTXVN, các địa phương", ["VTV", "VOV", "TTXVN", "các địa phương"]],
    ["Các cơ quan, đơn vị và UBND các phường, xã", ["Các cơ quan, đơn vị", "UBND các phường, xã"]],
    ["Công an xã; Văn phòng HĐND và UBND xã (các phòng, đơn vị phối hợp)", ["Công an xã", "Văn phòng HĐND và UBND xã"]],
    // further forms
    ["Sở Y tế, cơ sở khám bệnh, chữa bệnh", ["Sở Y tế", "cơ sở khám bệnh, chữa bệnh"]],
    [
      "Bộ Tài chính, cơ quan, tổ chức có liên quan, cơ sở khám bệnh, chữa bệnh",
      ["Bộ Tài chính", "cơ quan, tổ chức có liên quan", "cơ sở khám bệnh, chữa bệnh"],
    ],
    ["Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]],
    ["Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]],
    ["Phòng Kinh tế, Phòng Văn hóa - Xã hội và Công an xã", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã"]],
    ["Bộ Nội vụ Bộ Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]],
    ["Bộ Tài chính, bộ, ngành liên quan", ["Bộ Tài chính", "bộ, ngành liên quan"]],
    ["Bộ Nội vụ, Bộ Tài chính, Bộ", ["Bộ Nội vụ", "Bộ Tài chính"]],
    ["Bộ, ngành, địa phương", ["Bộ, ngành, địa phương"]],
    [
      "Viện, Trường; Doanh nghiệp, Sở, ban, ngành có liên quan",
      ["Viện, Trường", "Doanh nghiệp", "Sở, ban, ngành có liên quan"],
    ],
    ["Hội Cựu chiến binh, Hội Nông dân xã", ["Hội Cựu chiến binh", "Hội Nông dân xã"]],
    ["Đảng ủy, HĐND, UBND xã", ["Đảng ủy", "HĐND", "UBND xã"]],
    ["Công chức Văn phòng HĐND&UBND xã", ["Công chức Văn phòng HĐND&UBND xã"]],
    ["Trưởng các ban, ngành", ["Trưởng các ban, ngành"]],
    ["UBND các xã, phường, đơn vị liên quan", ["UBND các xã, phường", "đơn vị liên quan"]],
    ["Thôn Đông, thôn Tây", ["Thôn Đông", "thôn Tây"]],
    ["Ông Lê Văn A - Phó Chủ tịch UBND xã", ["Phó Chủ tịch UBND xã"]],
    ["Các ban xây dựng Đảng, VPĐU", ["Các ban xây dựng Đảng", "VPĐU"]],
    ["Trường Mầm non, Tiểu học, THCS trên địa bàn", ["Trường Mầm non, Tiểu học, THCS trên địa bàn"]],
    ["Đề nghị Hội Phụ nữ xã", ["Hội Phụ nữ xã"]],
    ["Giao Phòng Kinh tế", ["Phòng Kinh tế"]],
    ["Sở KH&CN chủ trì hướng dẫn, tổng hợp; UBND cấp xã thực hiện công bố", ["Sở KH&CN", "UBND cấp xã"]],
    ["- Phòng Kinh tế\n- Công an xã", ["Phòng Kinh tế", "Công an xã"]],
    // units that share the word of their class
    ["Các Sở: Y tế, Giáo dục và Đào tạo, Nội vụ", ["Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Nội vụ"]],
    ["Các bộ Quốc phòng, Công an và Nội vụ", ["Bộ Quốc phòng", "Bộ Công an", "Bộ Nội vụ"]],
    ["Các Sở: Tài chính; Nội vụ; UBND các xã, phường", ["Sở Tài chính", "Sở Nội vụ", "UBND các xã, phường"]],
    ["Các hội: Nông dân, Cựu chiến binh và Công an xã", ["Hội Nông dân", "Hội Cựu chiến binh", "Công an xã"]],
    ["Các Sở: ban hành kế hoạch", ["Các Sở"]],
    // one unit, though its name holds the words of others
    ["Cục Nhà giáo và Cán bộ quản lý giáo dục", ["Cục Nhà giáo và Cán bộ quản lý giáo dục"]],
    ["Vụ Kế hoạch và Thống kê", ["Vụ Kế hoạch và Thống kê"]],
    ["Cục Nhà giáo và Công an tỉnh", ["Cục Nhà giáo", "Công an tỉnh"]],
    [
      "Sở Tài chính, Ngân hàng Chính sách xã hội chi nhánh tỉnh",
      ["Sở Tài chính", "Ngân hàng Chính sách xã hội chi nhánh tỉnh"],
    ],
    ["Cục Nhà giáo, Cán bộ thú y xã", ["Cục Nhà giáo", "Cán bộ thú y xã"]],
    ["Các ông, bà Trưởng phòng, Thủ trưởng các cơ quan", ["Trưởng phòng", "Thủ trưởng các cơ quan"]],
    // a matter that sounds like a verb
    ["Vụ Vật liệu xây dựng", ["Vụ Vật liệu xây dựng"]],
    ["Trường Đào tạo cán bộ xây dựng", ["Trường Đào tạo cán bộ xây dựng"]],
    ["Phòng Kinh tế xây dựng kế hoạch", ["Phòng Kinh tế"]],
    ["Báo Lao động, Tạp chí Môi trường", ["Báo Lao động", "Tạp chí Môi trường"]],
    // bureaus of a ministry
    ["Các vụ, cục, tổng công ty và đơn vị trực thuộc", ["Các vụ, cục, tổng công ty và đơn vị trực thuộc"]],
    // a place wrapped behind the word of its level
    ["Công an tỉnh\nHoa Lư; các thôn", ["Công an tỉnh Hoa Lư", "các thôn"]],
    ["Công an tỉnh\nTrường Tiểu học Kim Đồng", ["Công an tỉnh", "Trường Tiểu học Kim Đồng"]],
    ["", []],
    ["-", []],
  ])("%s", (printed, units) => {
    expect(names(printed)).toEqual(units);
  });

  it("joins the document's own place to the line before, though it begins like a unit", () => {
    expect(names("Thuế cơ sở 3 tỉnh\nTrường Sơn; các thôn", RIVER)).toEqual([
      "Thuế cơ sở 3 tỉnh Trường Sơn",
      "các thôn",
    ]);
    expect(names("Công an tỉnh\nTrường Mầm non Trường Sơn", RIVER)).toEqual([
      "Công an tỉnh",
      "Trường Mầm non Trường Sơn",
    ]);
  });

  it.each([
    [["Phòng Văn hóa - Xã", "hội, Trung tâm Dịch", "vụ Tổng hợp; Trung", "tâm Phục vụ Hành", "chính công"], 3],
    [["Văn phòng HĐND và", "UBND xã (các", "phòng, đơn vị thuộc", "UBND xã phối hợp)"], 1],
    [["Văn phòng", "Hội đồng nhân dân và", "Ủy ban nhân dân xã"], 1],
    [["Các phòng, ban, đơn", "vị trên địa bàn xã"], 1],
    [["Công an xã", "Phòng Kinh tế"], 2],
    [["Sở Nội vụ; UBND", "các xã, phường"], 2],
    [["UBND", "Các phòng, ban"], 2],
    [["Bộ Khoa học và", "Công nghệ", "Bộ Tài chính"], 2],
  ])("joins the wrapped lines %j", (lines, count) => {
    expect(names(lines)).toHaveLength(count);
  });
});

describe("keys", () => {
  it.each([
    [
      "Công chức Văn hoá - Thông tin",
      "Công chức Văn hóa – Thông tin",
      "CÔNG CHỨC VĂN HÓA  THÔNG TIN",
      "Công chức Văn hóa và Thông tin",
    ],
    ["Ủy ban nhân dân xã", "Uỷ ban nhân dân xã", "UBND xã", "UBND xã Tân Lộc", "UBND"],
    ["Ủy ban MTTQ Việt Nam xã", "UBMTTQ xã", "Mặt trận Tổ quốc", "Uỷ ban Mặt trận Tổ quốc Việt Nam xã", "MTTQ xã"],
    [
      "Văn phòng HĐND&UBND xã",
      "Văn phòng HĐND - UBND",
      "VP HĐND và UBND xã",
      "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
    ],
    ["Công an xã", "CA xã", "CÔNG AN XÃ TÂN LỘC"],
    ["Ban Chỉ huy Quân sự xã", "BCH Quân sự xã", "Ban CHQS xã"],
    ["Trung tâm Phục vụ hành chính công", "TTPVHCC", "Trung tâm phục vụ HCC xã"],
    [
      "Phòng Văn hóa - Xã hội",
      "Phòng VH-XH",
      "Phong Van hoa - Xa hoi",
      "Phòng Văn hóa và Xã hội",
      "Phòng Vằn hóa - Xã hội",
    ],
    [
      "Các bộ, ngành, địa phương",
      "Bộ, ngành, địa phương",
      "các bộ, ngành và địa phương",
      "Các bộ, ngành, địa phương liên quan",
    ],
    ["Hội Phụ nữ xã", "Hội LHPN xã", "Hội Liên hiệp Phụ nữ Việt Nam xã"],
  ])("joins the spellings of %s", (...spellings) => {
    expect(new Set(spellings.map((spelling) => key(spelling))).size).toBe(1);
  });

  it("joins slips of a scan, never two real units", () => {
    expect(key("Trung tâm Dịch vụ tổnq hợp")).toBe(key("Trung tâm Dịch vụ tổng hợp"));
    expect(key("Phòng Kính tế")).toBe(key("Phòng Kinh tế"));
    expect(key("Sờ Y tế")).toBe(key("Sở Y tế"));
    expect(key("Sỡ Y tế")).toBe(key("Sở Y tế"));
    expect(key("Bô Y tế")).toBe(key("Bộ Y tế"));
    expect(key("Uý ban nhân dân xã")).toBe(key("Ủy ban nhân dân xã"));
    for (const [a, b] of [
      ["Công an xã", "Công an tỉnh"],
      ["Phòng Kinh tế", "Phòng Y tế"],
      ["Sở Y tế", "Sở Tư pháp"],
      ["Sở Nội vụ", "Sở Ngoại vụ"],
      ["Bộ Công an", "Bộ Công Thương"],
      ["Sở Tài chính", "Sở Tài nguyên và Môi trường"],
    ] as const)
      expect(key(a)).not.toBe(key(b));
  });

  it("never takes one name of the lexicon for a slip of another", () => {
    for (const { name, kind } of unitKinds) {
      expect(slipOf(name)?.kind ?? kind, name).toBe(kind);
      // all pairs at once: each name reads as its own kind, at whatever level it has
      const read = parseUnits(name, PROVINCE);
      expect(
        read.map((unit) => unit.kind.replace(/-(?:tinh|huyen|xa)$/u, "")),
        name,
      ).toContain(kind.replace(/-(?:tinh|huyen|xa)$/u, ""));
    }
  });

  it("one kind, two places: the Phòng Kinh tế of two communes", () => {
    const [here] = parseUnits("Phòng Kinh tế", COMMUNE);
    const [there] = parseUnits("Phòng Kinh tế", { ...COMMUNE, locality: "phường Vân Sơn" });
    const [namesake] = parseUnits("Phòng Kinh tế", { ...COMMUNE, province: "tỉnh Kim Sơn" });
    expect(new Set([here!.kind, there!.kind, namesake!.kind])).toEqual(new Set(["phong-kinh-te"]));
    expect(new Set([here!.key, there!.key, namesake!.key]).size).toBe(3);
    expect(here!.key).toBe("phong-kinh-te@xa-tan-loc.tinh-hoa-lu");
  });

  it("knows whose a unit is from its place or from its kind", () => {
    expect(key("Sở Y tế")).toBe("so-y-te@tinh-hoa-lu");
    expect(key("Sở Y tế", PROVINCE)).toBe("so-y-te@tinh-hoa-lu");
    expect(key("Bộ Y tế")).toBe("bo-y-te");
    expect(key("UBND tỉnh Hoa Lư")).toBe(key("UBND tỉnh"));
    expect(key("Công an Hải Phòng")).toBe(key("Công an thành phố Hải Phòng"));
    expect(key("Công an TP Hải Phòng")).toBe("cong-an-tinh@thanh-pho-hai-phong");
    expect(key("UBND huyện Vân Sơn")).toBe("uy-ban-nhan-dan-huyen@huyen-van-son.tinh-hoa-lu");
    expect(key("UBND các xã, phường", PROVINCE)).toBe(key("UBND cấp xã", PROVINCE));
    expect(key("UBND các xã, phường", PROVINCE)).not.toBe(key("UBND tỉnh", PROVINCE));
    expect(key("Chi cục Hải quan khu vực V", PROVINCE)).not.toBe(key("Chi cục Hải quan khu vực VI", PROVINCE));
    expect(key("Trường Tiểu học Kim Đồng")).not.toBe(key("Trường Tiểu học Lê Lợi"));
    expect(kinds("Trường Tiểu học Kim Đồng; Trường Tiểu học Lê Lợi")).toEqual(["truong-tieu-hoc", "truong-tieu-hoc"]);
    expect(key("Các bộ, ngành, địa phương", CENTRAL)).toBe("cac-bo-nganh-dia-phuong");
  });

  it("lets unknown units come out under a slug of their name", () => {
    expect(parseUnits("Ban Quản trị chợ xã", COMMUNE)).toEqual([
      { key: "ban-quan-tri-cho@xa-tan-loc.tinh-hoa-lu", kind: "ban-quan-tri-cho", name: "Ban Quản trị chợ xã" },
    ]);
  });
});

describe("units in running text", () => {
  const found = (text: string) => [...findUnits(text, COMMUNE)].map(({ start, end }) => text.slice(start, end));

  it.each([
    ["Chỉ đạo Phòng Kinh tế: Triển khai các chương trình", ["Phòng Kinh tế"]],
    ["giao Công an xã chủ trì, phối hợp với các đơn vị liên quan", ["Công an xã", "các đơn vị liên quan"]],
    ["Tham mưu UBND xã Tân Lộc trình Ủy ban nhân dân tỉnh", ["UBND xã Tân Lộc", "Ủy ban nhân dân tỉnh"]],
    [
      "phối hợp với Sở Khoa học và Công nghệ, các sở, ngành, địa phương tuyên truyền",
      ["Sở Khoa học và Công nghệ", "các sở, ngành, địa phương"],
    ],
    ["Công chức Tư pháp - Hộ tịch phối hợp với trạm y tế xã", ["Công chức Tư pháp - Hộ tịch", "trạm y tế xã"]],
    ["Các Ban Quản lý dự án chuyên ngành lập kế hoạch", ["Các Ban Quản lý dự án chuyên ngành"]],
    ["các sở giáo dục và đào tạo tham mưu", ["các sở giáo dục và đào tạo"]],
    ["Trưởng các thôn họp dân", ["Trưởng các thôn"]],
    ["Chi bộ các thôn quán triệt", ["Chi bộ các thôn"]],
    ["Các đơn vị sự nghiệp công lập tự chủ", ["Các đơn vị sự nghiệp công lập"]],
    ["phối hợp với các Sở: Y tế, Nội vụ rà soát", ["các Sở: Y tế", "Nội vụ"]],
    ["trình Chủ tịch Ủy ban nhân dân xã quyết định", ["Chủ tịch Ủy ban nhân dân xã"]],
  ])("%s", (text, units) => {
    expect(found(text)).toEqual(units);
  });

  it.each([
    "Đẩy mạnh chuyển đổi số, ứng dụng công nghệ thông tin trong xã hội",
    "Tổ chức hội nghị sơ kết; ban hành kế hoạch; xây dựng bộ máy tinh gọn",
    "đội ngũ cán bộ khoa học, công nghệ; cơ sở giáo dục, đào tạo",
    "Phòng, chống tham nhũng; Bộ chỉ số đánh giá; Hội nhập quốc tế",
    "theo các văn bản chỉ đạo của tỉnh trong công đoạn sản xuất",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  ])("none in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("gives places inside the text, in order, whatever the text", () => {
    const piece = fc.constantFrom(
      "Phòng Kinh tế",
      ", ",
      " và ",
      "các sở",
      "UBND",
      " xã",
      "Bộ ",
      "Công an",
      " Tân Lộc",
      "(",
      ";",
      "HĐND&UBND",
      "tỉnh ",
      "\n",
      "và",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join("");
        let last = 0;
        for (const { start, end, unit } of findUnits(text, COMMUNE)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(unit.name.length).toBeGreaterThan(0);
          last = end;
        }
        for (const unit of parseUnits(text, COMMUNE)) expect(unit.key.startsWith(unit.kind)).toBe(true);
      }),
    );
  });

  it("comes to an end on long hostile lines", () => {
    for (const text of ["các sở, ", "Phòng ", "UBND xã, ", "Công an (", "TT "])
      expect([...findUnits(text.repeat(4000), COMMUNE)].length).toBeLessThanOrEqual(8000);
    expect(parseUnits("UBND xã, ".repeat(2000), COMMUNE).length).toBeGreaterThan(0);
  });
});

describe("headings and cells that are units", () => {
  it.each([
    "Đề nghị Hội Phụ nữ xã",
    "Giao Phòng Kinh tế",
    "Công chức Văn hoá - Thông tin; Văn phòng HĐND&UBND xã",
    "Công chức Văn hoá - Thông tin:",
    "Các đồng chí Ủy viên Ban Thường vụ phụ trách địa bàn",
    "Bí thư chi bộ các thôn",
    "Trưởng các ban, ngành",
    "Các thôn",
    "Các chi, đảng bộ trực thuộc",
    "Phòng Văn hóa – Xã hội (cơ quan Thường trực Ban Chỉ đạo)",
    "Văn phòng Đảng ủy - Cơ quan Thường trực Ban Chỉ đạo xã",
    "Ban Chỉ đạo về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số xã",
    "bộ phận Tư pháp - Hộ tịch",
    "Ủy ban nhân dân các xã, phường",
  ])("%s", (text) => {
    expect(readsAsUnit(text)).toBe(true);
  });

  it.each([
    "Tổ chức thực hiện",
    "TỔ CHỨC THỰC HIỆN",
    "Hội nghị tổng kết",
    "Phòng, chống tham nhũng",
    "Lực lượng, phương tiện",
    "Phát triển hạ tầng số",
    "Xã hội số",
    "CHỦ TỊCH",
    "Trường THPT Vân Sơn được đánh giá mức độ chuyển đổi số đạt mức 2",
    "Doanh nghiệp công nghệ số là lực lượng tiên phong",
    "Phòng Kinh tế: Tham mưu bố trí kinh phí",
    "Bảo đảm an ninh mạng",
    "Thường xuyên",
    "80",
    "",
  ])("not: %s", (text) => {
    expect(readsAsUnit(text)).toBe(false);
  });
});

describe("the reforms of 2025", () => {
  it.each([
    ["uy-ban-nhan-dan-huyen", "2025-03-27", "current"],
    ["uy-ban-nhan-dan-huyen", "2025-07-01", "abolished"],
    ["uy-ban-nhan-dan-xa", "2026-01-01", "current"],
    ["cong-an-huyen", "2025-04-01", "abolished"],
    ["bo-thong-tin-va-truyen-thong", "2025-02-28", "current"],
    ["bo-thong-tin-va-truyen-thong", "2025-03-01", "abolished"],
    ["phong-van-hoa-xa-hoi", "2025-06-30", "not-yet"],
    ["phong-van-hoa-xa-hoi", "2025-07-01", "current"],
    ["ban-quan-tri-cho", "2025-07-01", "unknown"],
  ])("%s on %s: %s", (kind, date, state) => {
    expect(unitStatus(kind, date).state).toBe(state);
  });

  it("names the successor, which exists on that day", () => {
    expect(unitStatus("bo-ke-hoach-va-dau-tu", "2026-01-01")).toEqual({
      state: "abolished",
      date: "2025-03-01",
      successor: "Bộ Tài chính",
    });
    const known = new Set(unitKinds.map(({ name }) => name));
    for (const { name, until, successor } of unitKinds)
      if (until && successor) expect(known, `${name} → ${successor}`).toContain(successor);
  });
});

describe("the register", () => {
  it("has one entry for each key, under its best spelling", () => {
    const of = (text: string) => parseUnits(text, COMMUNE);
    const tasks = [
      { lead: of("Văn phòng HĐND&UBND xã"), coordinating: of("PHÒNG KINH TẾ; Công an xã") },
      { lead: of("Văn phòng HĐND và UBND xã"), coordinating: of("Phòng Kinh tế") },
      { lead: of("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"), coordinating: [] },
    ];
    const units = registerUnits(tasks, [{ owner: of("Công an xã") }]);
    expect(units.map(({ name, aliases }) => [name, aliases])).toEqual([
      ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", ["Văn phòng HĐND và UBND xã", "Văn phòng HĐND&UBND xã"]],
      ["Phòng Kinh tế", ["PHÒNG KINH TẾ"]],
      ["Công an xã", []],
    ]);
  });
});
