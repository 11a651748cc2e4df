import { describe, expect, it } from "vitest";
import { extractCitations } from "../extractors/citations/index.js";
import { extractDocument, findAbbreviations } from "../extractors/document/index.js";
import { readLetterhead } from "../extractors/document/letterhead.js";
import { readPeriod, readPlanYear } from "../extractors/document/period.js";
import { mostNamedProvince } from "../extractors/document/province.js";
import { readRecipients } from "../extractors/document/recipients.js";
import { readSignature } from "../extractors/document/signature.js";
import type { DocumentFacts, DocumentSettings } from "../src/model/facts.js";
import { extract } from "../src/pipeline.js";
import { buildStructure } from "../src/structure/index.js";
import { documentOf } from "./support/source.js";

const facts = (text: string, settings: DocumentSettings = {}): DocumentFacts =>
  extractDocument(buildStructure(documentOf(text)), settings);

const BODY = `
Căn cứ Kế hoạch số 17/KH-UBND ngày 05/01/2026 của UBND tỉnh Hoa Lư về chuyển đổi số;

UBND xã Tân Lộc ban hành Kế hoạch chuyển đổi số năm 2026 như sau:

I. MỤC TIÊU

1. Phát triển hạ tầng số trên địa bàn xã.
`;
const TAIL = `
Nơi nhận:
- UBND tỉnh (để báo cáo);
- Các phòng, ban;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH


Lê Văn An
`;
const TITLE = "KẾ HOẠCH\nChuyển đổi số xã Tân Lộc năm 2026\n";

const WHOLE: Partial<DocumentFacts> = {
  docType: "Kế hoạch",
  number: "88/KH-UBND",
  date: "2026-02-09",
  title: "Chuyển đổi số xã Tân Lộc năm 2026",
  issuer: "Ủy ban nhân dân xã Tân Lộc",
  locality: "xã Tân Lộc",
  province: "tỉnh Hoa Lư",
  level: "commune",
  signer: "Lê Văn An",
  signerTitle: "Phó Chủ tịch",
  planYear: 2026,
  period: null,
  recipients: ["UBND tỉnh (để báo cáo)", "Các phòng, ban", "Lưu: VT"],
};

describe("letterheads of one plan", () => {
  it.each([
    [
      "columns one after the other",
      "ỦY BAN NHÂN DÂN\nXÃ TÂN LỘC\nSố: 88/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nTân Lộc, ngày 09 tháng 02 năm 2026\n\n",
    ],
    [
      "columns side by side",
      "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   XÃ TÂN LỘC               Độc lập - Tự do - Hạnh phúc\n Số: 88   /KH-UBND       Tân Lộc, ngày 9 tháng 2 năm 2026\n\n",
    ],
    [
      "columns run together",
      "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN LỘC Độc lập – Tự do – Hạnh phúc\nSố: 88/KH-UBND Tân Lộc, ngày 09 tháng 02 năm 2026\n\n",
    ],
    [
      "a Markdown table",
      "| **ỦY BAN NHÂN DÂN ** XÃ TÂN LỘC ------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** Độc lập - Tự do - Hạnh phúc --------------- |\n|---|---|\n| Số: 88/KH-UBND | *Tân Lộc, ngày 09 tháng 02 năm 2026* |\n\n",
    ],
  ])("%s", (_layout, head) => {
    expect(facts(head + TITLE + BODY + TAIL)).toEqual(WHOLE);
  });

  it("boxes that the reading order has put after the first page's text", () => {
    const boxes =
      "\nỦY BAN NHÂN DÂN\nXÃ TÂN LỘC\nSố: 88/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTân Lộc, ngày 09 tháng 02 năm 2026\n";
    expect(facts(TITLE + BODY + boxes + TAIL)).toMatchObject({
      number: "88/KH-UBND",
      date: "2026-02-09",
      issuer: WHOLE.issuer,
    });
  });
});

describe("bodies that no lexicon lists", () => {
  it.each([
    ["BAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "Ban Chỉ huy phòng thủ dân sự xã Tân Lộc"],
    [
      "BAN CHỈ HUY PHÒNG, CHỐNG THIÊN TAI VÀ TÌM KIẾM CỨU NẠN",
      "Ban Chỉ huy phòng, chống thiên tai và tìm kiếm cứu nạn xã Tân Lộc",
    ],
    ["TRUNG TÂM DỊCH VỤ TỔNG HỢP", "Trung tâm dịch vụ tổng hợp xã Tân Lộc"],
    ["TRUNG TÂM BẢO TRỢ XÃ HỘI", "Trung tâm bảo trợ xã hội xã Tân Lộc"],
    ["TRẠM Y TẾ", "Trạm Y tế xã Tân Lộc"],
    ["HỘI CHỮ THẬP ĐỎ", "Hội Chữ thập đỏ xã Tân Lộc"],
    ["BAN VĂN HÓA - XÃ HỘI", "Ban Văn hóa - Xã hội xã Tân Lộc"],
  ])("%s", (printed, issuer) => {
    const text = `${printed}\nXÃ TÂN LỘC\n\nSố: 05/KH-BCH\nTân Lộc, ngày 10 tháng 3 năm 2026\n\nKẾ HOẠCH\nTuyên truyền năm 2026\n\nI. MỤC TIÊU\n- 100% hộ ký cam kết.\n`;
    expect(facts(text)).toMatchObject({ issuer, locality: "xã Tân Lộc", level: "commune" });
  });
});

describe("what is missing", () => {
  it("reads the rest without a letterhead, and tells the province by a cited committee", () => {
    const text =
      " thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị\nvề đột phá phát triển khoa học, công nghệ\n-----\n\nThực hiện Kế hoạch hành động số 12-KH/TU, ngày 26/8/2025 của Ban Thường vụ Thành ủy Hải Phòng, Ban Thường vụ Đảng ủy xã Tân Lộc xây dựng Kế hoạch hành động thực hiện trên địa bàn xã Tân Lộc, cụ thể như sau:\n\nI. MỤC ĐÍCH\n\n1. Quán triệt.\n\nNơi nhận:\n- Lưu VPĐU.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nTrần Thị Bình\n";
    expect(facts(text)).toMatchObject({
      docType: "Kế hoạch hành động",
      number: null,
      date: null,
      issuer: "Ban Thường vụ Đảng ủy xã Tân Lộc",
      locality: "xã Tân Lộc",
      province: "thành phố Hải Phòng",
      level: "commune",
      signer: "Trần Thị Bình",
      signerTitle: "Bí thư",
      planYear: null,
    });
  });

  it("leaves a blank number and a blank day open; an annex may tell more", () => {
    const head = "UBND XÃ TÂN LỘC\nSố:        /KH-UBND\nTân Lộc, ngày      tháng      năm 2026\n\n";
    expect(facts(head + TITLE + BODY + TAIL)).toMatchObject({ number: null, date: "2026", docType: "Kế hoạch" });
    const annex =
      "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số:       /KH-UBND ngày       /02/2026 của UBND xã Tân Lộc)\n\nI. Hạ tầng số\n";
    expect(facts(head + TITLE + BODY + TAIL + annex)).toMatchObject({ number: null, date: "2026-02" });
    expect(facts(TITLE + BODY + TAIL + annex)).toMatchObject({ number: null, date: "2026-02" });
  });

  it("takes what the user says only where nothing is printed", () => {
    const text = TITLE + BODY;
    const settings = {
      number: "1/KH-UBND",
      date: "2026-01-01",
      province: "tỉnh Khác",
      issuer: "Khác",
      docType: "Khác",
    };
    expect(facts(text, settings)).toMatchObject({
      ...{ number: "1/KH-UBND", date: "2026-01-01", province: "tỉnh Hoa Lư", docType: "Kế hoạch" },
      issuer: "Ủy ban nhân dân xã Tân Lộc",
    });
  });

  it("completes a date that is printed in part with the user's, where the two agree", () => {
    const text = `ỦY BAN NHÂN DÂN\nXÃ TÂN LỘC\nSố: 12/KH-UBND\nTân Lộc, ngày     tháng 02 năm 2026\n\n${TITLE}${BODY}`;
    expect(facts(text).date).toBe("2026-02");
    expect(facts(text, { date: "2026-02-09" }).date).toBe("2026-02-09");
    expect(facts(text, { date: "2026-03-09" }).date).toBe("2026-02");
    expect(facts(text, { date: "2026" }).date).toBe("2026-02");
  });

  it("says nothing of an empty text", () => {
    expect(Object.values(facts("")).filter((value) => value !== null)).toEqual([[]]);
  });
});

it("reads the name of a reprinted document, which does not cite itself", () => {
  const text =
    "# Nghị quyết số 58-NQ/TW\n\n**Bộ Chính trị đã ban hành Nghị quyết số 58-NQ/TW (ngày 22/12/2026) của Bộ Chính trị về chuyển đổi số.**\n\nI. QUAN ĐIỂM\n\n1. Theo Nghị quyết số 58-NQ/TW và Nghị quyết số 18-NQ/TW.\n";
  const structure = buildStructure(documentOf(text));
  const read = extractDocument(structure, {});
  expect(read).toMatchObject({ docType: "Nghị quyết", number: "58-NQ/TW", date: "2026-12-22", issuer: "Bộ Chính trị" });
  expect(extractCitations(structure, read).map(({ number }) => number)).toEqual(["18-NQ/TW"]);
});

describe("other kinds of documents", () => {
  const motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n";

  it("a department's plan, signature beside the recipients", () => {
    const text = `UBND TỈNH HOA LƯ\nSỞ Y TẾ\nSố: 15/KH-SYT\n${motto}Hoa Lư, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nHành động về chuyển đổi số ngành Y tế năm 2026\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND tỉnh;\n\nSở Y tế xây dựng Kế hoạch như sau:\n\nI. MỤC TIÊU\n1. Nâng cao.\n\nNơi nhận:                     GIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\n\n                             Lê Văn An\n`;
    expect(facts(text)).toMatchObject({
      ...{ docType: "Kế hoạch", title: "Hành động về chuyển đổi số ngành Y tế năm 2026", issuer: "Sở Y tế" },
      ...{ province: "tỉnh Hoa Lư", locality: null, level: "province", signer: "Lê Văn An", signerTitle: "Giám đốc" },
      recipients: ["UBND tỉnh", "Lưu: VT"],
    });
  });

  it("a decision, with the one who decides below its title", () => {
    const text = `ỦY BAN NHÂN DÂN\nTỈNH HOA LƯ\nSố: 1234/QĐ-UBND\n${motto}Hoa Lư, ngày 5 tháng 12 năm 2025\n\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch chuyển đổi số tỉnh Hoa Lư năm 2026\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HOA LƯ\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n`;
    expect(facts(text)).toMatchObject({
      ...{
        docType: "Quyết định",
        title: "Về việc ban hành Kế hoạch chuyển đổi số tỉnh Hoa Lư năm 2026",
        planYear: 2026,
      },
      ...{ issuer: "Ủy ban nhân dân tỉnh Hoa Lư", province: "tỉnh Hoa Lư", level: "province" },
    });
  });

  it("a steering committee's plan belongs to the place of the body above it", () => {
    const text =
      "UBND XÃ TÂN LỘC\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nSố: 02/KH-BCĐ\n\nKẾ HOẠCH HÀNH ĐỘNG\nChuyển đổi số năm 2026\n\nI. MỤC TIÊU\n";
    expect(facts(text)).toMatchObject({
      ...{
        docType: "Kế hoạch hành động",
        issuer: "Ban Chỉ đạo chuyển đổi số",
        locality: "xã Tân Lộc",
        level: "commune",
      },
    });
  });

  it("a signature in one row of a table with the recipients", () => {
    const row =
      "\n| Nơi nhận: - VPCP (b/c); - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN ** KT. CHỦ TỊCH **PHÓ CHỦ TỊCH** **Lê Văn An** |\n|---|---|\n";
    expect(facts(`**KẾ HOẠCH**\n\nCHUYỂN ĐỔI SỐ NĂM 2026\n${BODY}${row}`)).toMatchObject({
      ...{ signer: "Lê Văn An", signerTitle: "Phó Chủ tịch", recipients: ["VPCP (b/c)", "Lưu: VT"] },
    });
  });
});

describe("signature in a table's row", () => {
  it("with a post and another post, beside the recipients", () => {
    const row =
      "\n| ***Nơi nhận:*** - Bộ Y tế; - Lưu: VT. | **TRƯỞNG BAN** **PHÓ CHỦ TỊCH UBND TỈNH** **Lê Văn An** |\n| --- | --- |\n";
    expect(facts(`**KẾ HOẠCH**\n\nCHUYỂN ĐỔI SỐ NĂM 2026\n${BODY}${row}`)).toMatchObject({
      ...{ signer: "Lê Văn An", signerTitle: "Trưởng ban", recipients: ["Bộ Y tế", "Lưu: VT"] },
    });
  });
});

describe("what a copy has lost", () => {
  it("the line of a name's first syllable", () => {
    const read = facts(`**THỦ
TƯỚNG CHÍNH PHỦ**
-------
|
**CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
Số: 2530/QĐ-TTg
|
Hà Nội, ngày 05 tháng 01 năm 2026

QUYẾT ĐỊNH
PHÊ DUYỆT KẾ HOẠCH QUẢN LÝ CHẤT LƯỢNG KHÔNG KHÍ
`);
    expect([read.issuer, read.level, read.number]).toEqual(["Thủ tướng Chính phủ", "central", "2530/QĐ-TTg"]);
  });

  it("the gap between recipients and signature", () => {
    const read = facts(`ỦY BAN NHÂN DÂN
TỈNH HOA LƯ

KẾ HOẠCH
Phòng, chống ma túy năm 2026

I. MỤC TIÊU
- 95% xã không có ma túy.

Nơi nhận: TM. ỦY BAN NHÂN DÂN
- Bộ Công an (b/c); KT. CHỦ TỊCH
- TT Tỉnh ủy, TT HĐND tỉnh; PHÓ CHỦ TỊCH
- UBND các xã, phường;
- Lưu: VT, NC (Bình). Đinh Văn Bình
`);
    expect([read.signer, read.signerTitle]).toEqual(["Đinh Văn Bình", "Phó Chủ tịch"]);
    expect(read.recipients).toEqual([
      "Bộ Công an (b/c)",
      "TT Tỉnh ủy, TT HĐND tỉnh",
      "UBND các xã, phường",
      "Lưu: VT, NC (Bình)",
    ]);
  });

  it("the second line of a committee: the title says which it is", () => {
    const read = facts(`ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 1428/QĐ-UBND | Hoa Lư, ngày 24 tháng 11 năm 2026 |

QUYẾT ĐỊNH
PHÊ DUYỆT KẾ HOẠCH ĐIỀU TRỊ NGHIỆN TRÊN ĐỊA BÀN TỈNH HOA LƯ GIAI ĐOẠN 2026 - 2030
`);
    expect([read.issuer, read.level, read.province]).toEqual([
      "Ủy ban nhân dân tỉnh Hoa Lư",
      "province",
      "tỉnh Hoa Lư",
    ]);
  });

  it("marks of the motto, and the drafting unit of a letter", () => {
    const read = facts(`UBND XÃ TÂN LỘC CONG HOA XÃ HỘI CHỦ NGHĨA VIET NAM
Số: 476/UBND
Tân Lộc, ngày 05 tháng 01 năm 2026

V/v phòng, chống dịch

Kính gửi: Trạm Y tế xã.

Ủy ban nhân dân xã yêu cầu Trạm Y tế xã phun hóa chất khử khuẩn.
`);
    expect([read.issuer, read.number]).toEqual(["Ủy ban nhân dân xã Tân Lộc", "476/UBND"]);
  });
});

describe("letterhead lines", () => {
  it.each([
    [
      ["UBND TỈNH HOA LƯ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 15/KH-SKHCN"],
      "Sở Khoa học và Công nghệ",
      "15/KH-SKHCN",
      "Ủy ban nhân dân tỉnh Hoa Lư",
    ],
    [
      ["ĐẢNG BỘ TỈNH HOA LƯ", "ĐẢNG UỶ XÃ TÂN LỘC", "*", "Số 16 - KH/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM"],
      "Đảng ủy xã Tân Lộc",
      "16-KH/ĐU",
      "Đảng bộ tỉnh Hoa Lư",
    ],
    [
      ["ĐẢNG BỘ TỈNH HOA LƯ ĐẢNG ỦY XÃ TÂN LỘC *", "Số 27-KH/ĐU"],
      "Đảng ủy xã Tân Lộc",
      "27-KH/ĐU",
      "Đảng bộ tỉnh Hoa Lư",
    ],
    [["UBND TỈNH HOA LƯ SỞ Y TẾ", "Số: 15/KH-SYT"], "Sở Y tế", "15/KH-SYT", "Ủy ban nhân dân tỉnh Hoa Lư"],
    [["SỞ Y TẾ TỈNH HOA LƯ", "Số: 15/KH-SYT"], "Sở Y tế tỉnh Hoa Lư", "15/KH-SYT", null],
    [["TỈNH ỦY HOA LƯ", "Số 07-CTr/TU"], "Tỉnh ủy Hoa Lư", "07-CTr/TU", null],
    [["**TỈNH ỦY HOA LƯ** \\* Số 07-CTr/TU", "ĐẢNG CỘNG SẢN VIỆT NAM"], "Tỉnh ủy Hoa Lư", "07-CTr/TU", null],
    [["ỦY BAN NHÂN DÂN XÃ TÂN LỘC Số: 15/KH-UBND"], "Ủy ban nhân dân xã Tân Lộc", "15/KH-UBND", null],
    [["BỘ Y TẾ", "Số: 134/QĐ-BYT", "Hà Nội, ngày 19 tháng 01 năm 2026"], "Bộ Y tế", "134/QĐ-BYT", null],
    [["ỦY BAN NHÂN DÂN", "PHƯỜNG 1", "Số:  /KH-UBND"], "Ủy ban nhân dân Phường 1", null, null],
    [
      ["HỘI ĐỒNG NHÂN DÂN", "TỈNH BẮC NINH", "Số: 15/2026/NQ-HĐND"],
      "Hội đồng nhân dân tỉnh Bắc Ninh",
      "15/2026/NQ-HĐND",
      null,
    ],
  ])("%j", (lines, issuer, number, superior) => {
    expect(readLetterhead(lines)).toMatchObject({ issuer, number, superior });
  });

  it("reads a date in figures on a line of its own, and none of a cited document", () => {
    expect(readLetterhead(["Tân Lộc, ngày 09/01/2026"]).date).toBe("2026-01-09");
    expect(readLetterhead(["Tân Lộc, ngày    /01/2026"]).date).toBe("2026-01");
    expect(readLetterhead(["Hoa Lư, ngày 26 tháng 0 6 năm 2026"]).date).toBe("2026-06-26");
    // as pages copied from the web print it
    expect(readLetterhead(["HỘI ĐỒNG NHÂN DÂN", "TỈNH HOA LƯ", "Số:", "06/2026/NQ-HĐND"]).number).toBe(
      "06/2026/NQ-HĐND",
    );
    expect(readLetterhead(["Số:", "12 hộ được hỗ trợ"]).number).toBeNull();
    expect(readLetterhead(["BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG ĐOÀN QUỐC HỘI"]).issuer).toBe("Đảng đoàn Quốc hội");
    expect(readLetterhead(["Kế hoạch số 12/KH-UBND, ngày 09/01/2026 của UBND tỉnh"]).date).toBeNull();
  });

  it("reads no impossible date", () => {
    expect(readLetterhead(["Hoa Lư, ngày 31/02/2026"]).date).toBeNull();
    expect(readLetterhead(["Hoa Lư, ngày 31 tháng 02 năm 2026"]).date).toBeNull();
    expect(readLetterhead(["Hoa Lư, ngày 1 tháng 13 năm 2026"]).date).toBeNull();
  });
});

describe("signature", () => {
  it.each([
    [["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lê Văn An"], "Lê Văn An", "Chủ tịch"],
    [["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "LÊ VĂN AN"], "Lê Văn An", "Phó Chủ tịch"],
    [["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn An"], "Lê Văn An", "Phó Chủ tịch"],
    [
      ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Trần Thị Thanh Bình"],
      "Trần Thị Thanh Bình",
      "Phó Bí thư Thường trực",
    ],
    [["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "TS. Lê An"], "Lê An", "Thứ trưởng"],
    [["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ Y TẾ", "Lê Văn An"], "Lê Văn An", "Giám đốc"],
    [["Q. CHỦ TỊCH", "Lê Văn An"], "Lê Văn An", "Q. Chủ tịch"],
    [["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], null, "Phó Chủ tịch"],
    [["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (đã ký) Lê Văn An"], "Lê Văn An", "Phó Chủ tịch"],
    [["TRƯỞNG BAN PHÓ CHỦ TỊCH UBND TỈNH Lê Văn An"], "Lê Văn An", "Trưởng ban"],
    [["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ Y TẾ", "Lê Văn An"], "Lê Văn An", "Giám đốc"],
    [["CHỦ TỊCH", "(Ký tên, đóng dấu)", "LÊ VĂN AN"], "Lê Văn An", "Chủ tịch"],
    [["Nơi nhận:", "- Như trên;"], null, null],
    [[], null, null],
  ])("%j", (lines, signer, signerTitle) => {
    expect(readSignature(lines)).toMatchObject({ signer, signerTitle });
  });
});

describe("plan year and period", () => {
  it.each([
    ["Chuyển đổi số xã Tân Lộc năm 2026", 2026],
    ["Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị năm 2026", 2026],
    ["6 tháng cuối năm 2026", 2026],
    ["năm 2026, định hướng đến năm 2030", 2026],
    ["Kết quả năm 2025, phương hướng năm 2026", null],
    ["Phát triển kinh tế số giai đoạn 2026 - 2030", null],
    ["Đổi mới công nghệ đến năm 2035", null],
    ["Năm học 2025 - 2026", null],
    ["Triển khai Luật Giao dịch điện tử năm 2023", null],
  ])("%s: %s", (title, year) => {
    expect(readPlanYear(title)).toBe(year);
  });

  it.each([
    ["PHÁT TRIỂN KINH TẾ SỐ GIAI ĐOẠN 2026 - 2030", "2026-01-01", "2030-12-31"],
    ["giai đoạn từ năm 2026 đến năm 2030", "2026-01-01", "2030-12-31"],
  ])("%s", (title, start, end) => {
    expect(readPeriod(title)).toEqual({ start, end });
  });

  it("needs one period", () => {
    expect(readPeriod("nhiệm kỳ 2025 - 2030")).toBeNull();
    expect(readPeriod("giai đoạn 2021 - 2025 và giai đoạn 2026 - 2030")).toBeNull();
  });
});

describe("province", () => {
  it("is the one most named, a city only of a province's rank", () => {
    expect(mostNamedProvince("UBND tỉnh Hoa Lư; Tỉnh ủy Hoa Lư; tỉnh Bắc Ninh")).toBe("tỉnh Hoa Lư");
    expect(mostNamedProvince("Thành uỷ Hải Phòng, thành phố Vũng Tàu")).toBe("thành phố Hải Phòng");
    expect(mostNamedProvince("tỉnh Bà Rịa - Vũng Tàu về việc")).toBe("tỉnh Bà Rịa - Vũng Tàu");
    expect(mostNamedProvince("UBND TỈNH BẮC NINH VỀ VIỆC")).toBe("tỉnh Bắc Ninh");
    expect(mostNamedProvince("trong tỉnh và ngoài tỉnh, thành phố Vũng Tàu")).toBeNull();
    expect(mostNamedProvince("tỉnh Hoa Lư, tỉnh Phong Châu")).toBeNull();
    expect(mostNamedProvince("UBND thành phố Phong Châu")).toBeNull();
    expect(mostNamedProvince("UBND thành phố Phong Châu", true)).toBe("thành phố Phong Châu");
  });
});

describe("recipients", () => {
  it("come one by one, from lines or run together", () => {
    expect(readRecipients(["Nơi nhận:", "- Như trên;", "- Sở Y tế", "tỉnh;", "- Lưu: VT."])).toEqual([
      "Như trên",
      "Sở Y tế tỉnh",
      "Lưu: VT",
    ]);
    expect(readRecipients(["Nơi nhận: - VPCP (b/c); - Các sở, ban, ngành; - Lưu: VT."])).toEqual([
      "VPCP (b/c)",
      "Các sở, ban, ngành",
      "Lưu: VT",
    ]);
    expect(readRecipients(["- Bộ Y tế; (để báo cáo) - Các sở;"])).toEqual(["Bộ Y tế (để báo cáo)", "Các sở"]);
    expect(readRecipients([])).toEqual([]);
  });
});

describe("abbreviations", () => {
  const found = (text: string) =>
    findAbbreviations(buildStructure(documentOf(`I. NỘI DUNG\n- ${text}`))).map(({ short, long, how }) => [
      short,
      long,
      how,
    ]);

  it("are initials in brackets or declared", () => {
    expect(found("Đẩy mạnh chuyển đổi số (CĐS), khoa học và công nghệ (KH&CN).")).toEqual([
      ["CĐS", "chuyển đổi số", "initials"],
      ["KH&CN", "khoa học và công nghệ", "initials"],
    ]);
    expect(found("Kiện toàn Ban Chỉ đạo chuyển đổi số xã Tân Lộc (sau đây gọi tắt là Ban Chỉ đạo xã).")).toEqual([
      ["Ban Chỉ đạo xã", "Ban Chỉ đạo chuyển đổi số xã Tân Lộc", "declared"],
    ]);
    expect(
      found("Nghị quyết số 57-NQ/TW, Nghị quyết số 71/NQ-CP (sau đây viết tắt là Nghị quyết 57, Nghị quyết 71).").map(
        ([short]) => short,
      ),
    ).toEqual(["Nghị quyết 57", "Nghị quyết 71"]);
  });

  it("are explained by the legend of a table, and units are read by it", () => {
    expect(found("Chữ viết tắt dùng trong Phụ lục: Vụ KHTC: Vụ Kế hoạch - Tài chính; SP: sản phẩm.")).toEqual([
      ["Vụ KHTC", "Vụ Kế hoạch - Tài chính", "declared"],
      ["SP", "sản phẩm", "declared"],
    ]);
    const { tasks } = extract(
      documentOf(`PHỤ LỤC

Chữ viết tắt: Cục ĐĐ&PCTT: Cục Quản lý đê điều và Phòng, chống thiên tai; TTKN: Trung tâm Khuyến nông.

| TT | Nhiệm vụ | Chủ trì | Phối hợp |
|---|---|---|---|
| 1 | Khảo sát sạt lở bờ sông | Cục ĐĐ&PCTT | TTKN; UBND các xã |
`),
    );
    expect(
      tasks.map(({ lead, coordinating }) => [lead, coordinating].map((units) => units.map((u) => u.name))),
    ).toEqual([[["Cục Quản lý đê điều và Phòng, chống thiên tai"], ["Trung tâm Khuyến nông", "UBND các xã"]]]);
  });

  it("are not every bracket in capitals", () => {
    expect(found("Tài khoản định danh (VNEID), mức tăng trưởng (GRDP), phòng họp (AB).")).toEqual([]);
  });
});

describe("cost", () => {
  it("grows with the text: hostile documents end", () => {
    for (const piece of [
      "Số: 1/",
      "ngày tháng năm 2026, ",
      "KT. CHỦ TỊCH ",
      "UBND tỉnh ",
      "(AB) ",
      "- a; ",
      "Nguyễn ",
      "\t",
      "Ban Chỉ đạo a ",
    ]) {
      const text = piece.repeat(Math.ceil(60_000 / piece.length));
      expect(facts(text).recipients).toEqual([]);
      expect(facts(text.replace(/.{1,60}/gsu, "$&\n"))).toHaveProperty("number");
      expect(readSignature([text])).toHaveProperty("signer");
      expect(readRecipients([text]).length).toBeGreaterThanOrEqual(0);
    }
  });
});
