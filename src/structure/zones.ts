import { isUpper } from "../text/words.js";
import { namesAims } from "./blocks.js";
import type { Line } from "./lines.js";
import { readMarker } from "./markers.js";
import { isPipeRow } from "./pipe-table.js";
import type { Zone } from "./types.js";

/** Which zone each line stands in, and which annex (0: the body). */
export interface Zoning {
  readonly zone: Zone[];
  readonly annex: number[];
}

const TITLE =
  /^(?:DỰ THẢO\s)?(?:KẾ HOẠCH(?: HÀNH ĐỘNG)?|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| CÔNG TÁC)?|NGHỊ QUYẾT|QUYẾT ĐỊNH|ĐỀ ÁN|CHỈ THỊ|HƯỚNG DẪN|KẾT LUẬN|PHƯƠNG ÁN|BÁO CÁO|THÔNG BÁO|CHIẾN LƯỢC|DỰ ÁN|QUY CHẾ|QUY ĐỊNH|TỜ TRÌNH|CÔNG VĂN|THÔNG TRI)$/iu;
const TITLE_RUN_ON =
  /^(?:KẾ HOẠCH(?: HÀNH ĐỘNG)?|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| CÔNG TÁC)?|NGHỊ QUYẾT|QUYẾT ĐỊNH|ĐỀ ÁN|CHỈ THỊ|HƯỚNG DẪN)\s(?:\p{Lu}[\p{Lu}\s,]+|[Vv]ề\s|[Tt]hực hiện|[Tt]riển khai|[Hh]ành động|[Pp]hát triển|[Bb]an hành)/u;
const LETTERHEAD =
  /(?:^|\s)(?:CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|Độc lập\s?[-–]\s?Tự do|UBND (?:TỈNH|XÃ|PHƯỜNG|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ))|^(?:ĐẢNG BỘ|ĐẢNG ỦY|ĐẢNG UỶ|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|HUYỆN ỦY|BAN CHẤP HÀNH)(?=\s|$)|^Số\s?:|^Số\s+\d{0,5}\s?-|,\s?ngày\s(?:.{0,8}tháng\s.{0,8}năm\s|\d{1,2}\/\d{1,2}\/20\d\d$)/iu;
const BASIS =
  /^(?:Căn cứ|Thực hiện|Theo(?! dõi)|Xét đề nghị|Xét tờ trình|Trên cơ sở|Để (?:triển khai|thực hiện|tổ chức|cụ thể|tiếp tục)|Nhằm|Tiếp tục|Triển khai(?: thực hiện)?|Quán triệt|Thi hành)(?=[\s,])/u;
/** How a body without numbers begins: it ends a title, and is no basis. */
const PREAMBLE =
  /^(?:Ngày \d|Sáng ngày|Thời gian (?:qua|gần đây|vừa qua)|Trong (?:những năm|thời gian|năm|các năm|bối cảnh|giai đoạn)|Trong không khí|Những năm (?:qua|gần đây)|Hiện nay|Năm 20\d\d,|Từ (?:đầu năm|năm)|Qua (?:theo dõi|kiểm tra|rà soát|\d)|Phát triển|Sau khi|Nhiệm kỳ \d|Nhiệm kỳ qua)(?=[\s,/])/u;
const RECIPIENTS = /^(?:Nơi nhận|Kính gửi|Nơi gửi)\s?:?(?=$|\s|-)/iu;
/** An official letter says to whom it goes before it says what. */
const ADDRESSED = /^Kính gửi(?!\p{L})/iu;
const SIGNATURE =
  /^(?:T\/?M\.?|KT\.?|TL\.?|TUQ\.?|Q\.|K\/T\.?|T\.M\.?)\s?\p{Lu}{2}|^(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|BÍ THƯ|PHÓ BÍ THƯ|PHÓ BÍ THƯ THƯỜNG TRỰC|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|TỔNG BÍ THƯ)(?:\s\p{Lu}\p{Ll}{0,7}){0,5}$/u;
const ANNEX =
  /^(?:PHỤ L[UỤ]C|PHỤ BIỂU|BIỂU(?: SỐ| MẪU)?|DANH MỤC)(?:\s(?:SỐ\s)?(?:[IVXLC]{1,6}|\d{1,2}(?:[.-]\d{1,2})?|[A-Z]))?\s?[.:]?(?:\s\p{Lu}[\p{Lu}\p{N}\s,()/-]*)?$/u;
const ANNEX_LOWER = /^Phụ l[uụ]c(?:\s(?:số\s)?(?:[IVXLC]{1,6}|\d{1,2}))?\s?[.:]?$/u;
/** "Biểu số 01", "Phụ biểu 2": with a number only. */
const FORM_LOWER = /^(?:Phụ biểu|Biểu(?: mẫu)?)\s(?:số\s)?(?:[IVXLC]{1,6}|\d{1,2}(?:[.-]\d{1,2})?)\s?[.:]?$/u;
/** The first cells of a table of indicators or tasks: no signature is drawn so. */
const TABLE_HEAD = /^\|?[\s*]{0,6}(?:TT|STT|Số TT)[\s*]{0,6}\|/iu;
const ATTACHED = /^\(?(?:Kèm theo|Ban hành kèm theo|Đính kèm)\s/iu;
const DECIDES = /^(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s?:$|^QUYẾT NGHỊ$/u;

/** Lines of a letterhead are short, also where its two columns have run together. */
const HEAD_LINE = 160;

/** How far a title may stand from the top: letterhead, number, date. Longer heads are no letterheads. */
const HEAD_LINES = 60;

/**
 * The parts of an administrative document after Nghị định 30/2020/NĐ-CP (and Hướng dẫn 36-HD/VPTW for the Party):
 * letterhead, title, legal basis, body, recipients and signature, annexes. Any of them may be missing.
 */
export function findZones(lines: readonly Line[]): Zoning {
  const zone = new Array<Zone>(lines.length).fill("body");
  const annex = new Array<number>(lines.length).fill(0);
  let at = readHead(lines, zone);

  let current: Zone = "body";
  let number = 0;
  let addressed = false;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const words = line.text;
    if (isPipeRow(line) || line.drawnTable >= 0) {
      if (current === "annex-title") current = "annex";
      // A signature block that was a borderless table in Word: "| Nơi nhận: … | TM. ỦY BAN NHÂN DÂN … |"
      if (/Nơi nhận/iu.test(words)) current = "recipients";
      else if (number > 0 && current === "signature" && !/^\|[^\p{L}]*$/u.test(words)) current = "annex";
      else if ((current === "signature" || current === "recipients") && TABLE_HEAD.test(words)) {
        if (number === 0) number++;
        current = "annex";
      }
      zone[at] = current;
      annex[at] = number;
      continue;
    }
    if (startsAnnex(lines, at, current)) {
      number++;
      current = "annex-title";
    } else if (RECIPIENTS.test(words)) {
      current = "recipients";
      addressed = ADDRESSED.test(words) && number === 0;
    } else if (addressed && current === "recipients" && opensLetter(line)) current = "body";
    else if (current !== "recipients" && SIGNATURE.test(words) && isTail(lines, at)) current = "signature";
    else if (current === "recipients" && SIGNATURE.test(words)) current = "signature";
    else if (current === "annex-title" && endsAnnexTitle(line)) current = "annex";
    else if ((current === "signature" || current === "recipients") && endsTail(lines, at)) {
      // What follows a signature is an annex, even without its word: an attached plan, a table.
      number++;
      current = TITLE.test(words) || LETTERHEAD.test(words) ? "annex-title" : "annex";
    }
    zone[at] = current;
    annex[at] = number;
  }
  return { zone, annex };
}

/** Below "Kính gửi:" and the names of an official letter: its first paragraph. */
function opensLetter({ text }: Line): boolean {
  const marker = readMarker(text);
  if (marker) return marker.style === "roman" || marker.style === "arabic";
  return BASIS.test(text) || PREAMBLE.test(text) || ENACTS.test(text) || (text.length > 100 && /^\p{Lu}/u.test(text));
}

/** Marks letterhead, title and basis; returns the first line of the body. */
function readHead(lines: readonly Line[], zone: Zone[]): number {
  const limit = Math.min(lines.length, HEAD_LINES);
  let title = -1;
  let letterhead = -1;
  for (let i = 0; i < limit; i++) {
    const { text } = lines[i]!;
    const marker = readMarker(text);
    if (marker && (marker.style === "roman" || marker.style === "part" || (marker.style === "arabic" && i > 3))) break;
    if (startsAnnex(lines, i, "body") && letterhead < 0) return i;
    if (ADDRESSED.test(text)) break;
    // A paragraph: whatever looks like a letterhead behind it is none.
    if (text.length > 60 && /[.;]$/u.test(text)) break;
    // "… Việt Nam”, UBND tỉnh xây dựng Kế hoạch", a wrapped line of the first paragraph, is none
    if (text.length <= HEAD_LINE && LETTERHEAD.test(text) && !BASIS.test(text) && !/^\p{Ll}/u.test(text))
      letterhead = i;
    if (TITLE.test(text) || TITLE_RUN_ON.test(text)) {
      title = i;
      break;
    }
    if (BASIS.test(text) && letterhead < 0) break;
  }
  let at = 0;
  if (title >= 0) {
    for (; at < title; at++) zone[at] = "letterhead";
    zone[at++] = "title";
    // "KẾ HOẠCH" stands alone: the line below says of what, even where it begins like a basis ("Thực hiện Nghị quyết …")
    while (at < limit && RULER.test(lines[at]!.text)) zone[at++] = "title";
    if (
      TITLE.test(lines[title]!.text) &&
      at < limit &&
      !/^Căn cứ/u.test(lines[at]!.text) &&
      readMarker(lines[at]!.text) === null
    )
      zone[at++] = "title";
    // A plan that is nothing but its annex: the table stands right below the title
    const opens = (i: number): boolean => startsAnnex(lines, i, "body") || TABLE_HEAD.test(lines[i]!.text);
    for (; at < limit && !startsBody(lines, at); at++) {
      if (opens(at)) return at;
      zone[at] = "title";
    }
  } else if (letterhead >= 0) {
    for (; at <= letterhead; at++) zone[at] = "letterhead";
    for (; at < limit && !startsBody(lines, at); at++) zone[at] = "title";
  } else {
    // No letterhead: the text begins in the middle of its title ("… thực hiện Nghị quyết số …")
    const end = Math.min(limit, 12);
    let stop = 0;
    while (stop < end && !startsBody(lines, stop) && lines[stop]!.text.length < 200) stop++;
    if (stop < end && lines[stop]!.text.length >= 200 && !startsBody(lines, stop)) stop = 0;
    if (stop < end && stop > 0) for (; at < stop; at++) zone[at] = "title";
  }
  // The legal basis runs to the first numbered heading, or to the line that opens the body ("… cụ thể như sau:").
  for (let open = false, first = true; at < lines.length && at < HEAD_LINES * 3; at++) {
    const line = lines[at]!;
    const marker = readMarker(line.text);
    if (marker && marker.style !== "minus" && marker.style !== "plus" && marker.style !== "bullet") return at;
    if (DECIDES.test(line.text) || isPipeRow(line)) return at;
    // Without letterhead and title only "Căn cứ …" is a basis: a text may begin in the middle of its body.
    if (at === 0 && !/^Căn cứ/u.test(line.text)) return at;
    const begins =
      first || endsSentence(lines[at - 1]) || (marker !== null && lines[at - 1]?.blankBefore !== undefined);
    const enacts = ENACTS.test(line.text) && !tellsMore(line.text);
    if (begins && (!BASIS.test(marker ? line.text.slice(marker.length) : line.text) || open) && !enacts) return at;
    first = false;
    zone[at] = "basis";
    open = /(?:như sau|sau đây|sau)\s?:\s?(?:\/\.)?$|:$/u.test(line.text);
  }
  return at;
}

function startsBody(lines: readonly Line[], at: number): boolean {
  const line = lines[at]!;
  if (RULER.test(line.text)) return false;
  const marker = readMarker(line.text);
  if (marker || ADDRESSED.test(line.text)) return true;
  if (DECIDES.test(line.text)) return true;
  // A title has no full stop and no colon; a paragraph of its own is the body.
  if (
    line.text.length > 300 ||
    (/[.:]$/u.test(line.text) &&
      !line.bold &&
      !isCapital(line.text) &&
      line.blankBefore > 0 &&
      !/^\(|^Số|^V\/v/u.test(line.text))
  )
    return true;
  if (isParagraph(lines, at) || (namesAims(line.text) && !isCapital(line.text))) return true;
  // "thực hiện Nghị quyết …" goes on a title; a basis begins with a capital and is no heading.
  return (
    (BASIS.test(line.text) || PREAMBLE.test(line.text)) &&
    !line.bold &&
    !isCapital(line.text) &&
    (line.blankBefore > 0 ||
      lines[at - 1]?.furniture === true ||
      endsSentence(lines[at - 1]) ||
      startsDifferently(lines, at))
  );
}

/** Lines behind an empty one that run on to a full stop: no title does. */
function isParagraph(lines: readonly Line[], at: number): boolean {
  const first = lines[at]!;
  if (first.blankBefore === 0 || first.bold || isCapital(first.text) || !/^\p{Lu}/u.test(first.text)) return false;
  let length = 0;
  for (let i = at; i < lines.length && i < at + 20; i++) {
    const { text, blankBefore, furniture } = lines[i]!;
    if (i > at && (blankBefore > 0 || furniture || readMarker(text))) return false;
    length += text.length;
    if (/[.:]$/u.test(text) && length > 120) return true;
  }
  return false;
}

/** "UBND xã … ban hành Kế hoạch …": the enacting sentence belongs to the basis. */
const ENACTS =
  /^(?:UBND|Ủy ban|Uỷ ban|Ban Thường vụ|Ban Chấp hành|Đảng ủy|Đảng uỷ|Hội đồng|Sở|Bộ|Chính phủ|Thủ tướng|Chủ tịch|Tỉnh ủy|Thành ủy|Huyện ủy|Bộ Chính trị|Ban Bí thư)\s/u;
/** Several full sentences on one line tell what is in the plan: "UBND tỉnh vừa ban hành Kế hoạch …. Mục tiêu …. Phấn đấu …" */
const tellsMore = (text: string): boolean =>
  !text.endsWith(":") && (text.slice(0, 4000).match(/\p{L}\. \p{Lu}/gu)?.length ?? 0) > 1;
const RULER = /^[-_=*.~\s]{3,}$/u;
const endsSentence = (line: Line | undefined): boolean => line !== undefined && /[.;:]$/u.test(line.text);
/** The line before is a title in capitals. */
const startsDifferently = (lines: readonly Line[], at: number): boolean => at > 0 && isCapital(lines[at - 1]!.text);
const isCapital = (text: string): boolean => isUpper(text) && /\p{Lu}/u.test(text);

function startsAnnex(lines: readonly Line[], at: number, current: Zone): boolean {
  const { text } = lines[at]!;
  if (current === "annex-title" && ANNEX.test(text) && /^DANH MỤC/u.test(text)) return false;
  if (FORM_LOWER.test(text)) return current === "signature" || current === "recipients";
  // Columns of recipients and signature side by side: the recipients are what came last
  if (/^(?:DANH MỤC|BIỂU)/u.test(text))
    return ANNEX.test(text) && (current === "signature" || (current === "recipients" && isAttached(lines, at)));
  if (!ANNEX.test(text) && !ANNEX_LOWER.test(text)) return false;
  // An annex is announced by its place: after the signature, at the top of a text, or with its title right below.
  if (at === 0 || current !== "body") return true;
  for (let i = at + 1; i < Math.min(lines.length, at + 8); i++)
    if (ATTACHED.test(lines[i]!.text) || isCapital(lines[i]!.text) || isPipeRow(lines[i]!)) return true;
  return false;
}

/** "(Kèm theo Kế hoạch số …)" within the next lines. */
const isAttached = (lines: readonly Line[], at: number): boolean =>
  lines.slice(at + 1, at + 6).some(({ text }) => ATTACHED.test(text));

function endsAnnexTitle(line: Line): boolean {
  const marker = readMarker(line.text);
  if (marker) return true;
  if (ATTACHED.test(line.text) || LETTERHEAD.test(line.text) || TITLE.test(line.text)) return false;
  if (/^(?:TT|STT|Số TT)(?:\s|$)/iu.test(line.text)) return true;
  if (/^(?:Căn cứ|Thực hiện)\s/u.test(line.text)) return true;
  return line.text.length > 300;
}

/** A signature stands near the end, or recipients follow closely, or an annex does, or what was decided with a head of its own. */
function isTail(lines: readonly Line[], at: number): boolean {
  if (at > lines.length - 30) return true;
  for (let i = at + 1; i < Math.min(lines.length, at + 40); i++)
    if (RECIPIENTS.test(lines[i]!.text) || startsAnnex(lines, i, "signature") || opensAttached(lines, at, i))
      return true;
  return false;
}

/** "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH" within a few lines of a signature: the plan that the decision brings out. */
const opensAttached = (lines: readonly Line[], signed: number, at: number): boolean =>
  at - signed < 12 &&
  (/^(?:CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN)/u.test(lines[at]!.text) ||
    (TITLE.test(lines[at]!.text) && isCapital(lines[at]!.text)));

/** After the signature: something that is neither a name nor a recipient begins. */
function endsTail(lines: readonly Line[], at: number): boolean {
  const { text } = lines[at]!;
  if (LETTERHEAD.test(text) && !/^[-+•]/u.test(text) && /CỘNG HÒA|CỘNG HOÀ|ỦY BAN NHÂN DÂN$|ĐẢNG CỘNG SẢN/u.test(text))
    return true;
  if (TITLE.test(text) && !SIGNATURE.test(text)) return true;
  const marker = readMarker(text);
  return marker !== null && (marker.style === "roman" || marker.style === "part") && text.length > 8;
}
