import { singleBlanks } from "../../src/text/blanks.js";
import { WORD_END } from "../../src/text/words.js";
import type { FoundDue } from "../due/index.js";
import type { Candidate } from "./candidate.js";
import { type Clause, MAKES_UP } from "./clauses.js";
import { NAME_WORDS, NAMES_VALUE, VERB_WORDS } from "./commitment-words.js";
import { withoutTail } from "./name-tail.js";

/** Verbs and labels in front of a name that are not part of it. */
const LEADING = new RegExp(
  String.raw`^(?:[\s,;:.()+-]+|\d{1,2}\)\s|(?:và|trong đó|riêng|cụ thể|(?:tính )?đến nay|hiện nay|đã(?= giải ngân)|theo đó|đồng thời|ngoài ra|bên cạnh đó|tiếp tục|phấn đấu|phần đấu|phân đấu|bảo đảm|đảm bảo|đặt mục tiêu|mục tiêu(?: là| đến)?|có|đạt|dat|duy trì|để|nhằm|thì|với|chỉ tiêu \d{1,2}|chỉ tiêu|mục tiêu \d{1,2}|hằng năm|hàng năm|mỗi năm|cả năm|quý (?:IV|I{1,3}|[1-4])|(?:0?[369]|sáu|chín) tháng(?: đầu năm| cuối năm)?|hoàn thành mục tiêu|số lượng|theo|(?:đến )?(?:hết|cuối) năm|đến hết|đến|hết|vào|cuối|là|còn|khoảng|tối thiểu|ít nhất|trên|dưới|từ|hơn)${WORD_END}(?!\sđó)\s?:?)`,
  "iu",
);
const STOP_AFTER = new RegExp(
  String.raw`\s?,\s(?:ưu tiên|nhằm|góp phần|đồng thời)${WORD_END}|\s(?:so với|(?:vào|trong|đến|từ) năm|theo (?:chuẩn|quy định|hướng dẫn|kế hoạch))${WORD_END}`,
  "iu",
);
const MOST_WORDS = 45;

/** A name with the part of it that stood before its value: what a list says once for all its items. */
export interface Name {
  readonly text: string;
  readonly head: string;
}

/** The words that say what a value is of: those before it, after it, or of the list it belongs to. */
export function nameOf(
  text: string,
  clause: Clause,
  dues: readonly FoundDue[],
  named: ReadonlyMap<Clause, Name>,
): Name {
  const { main } = clause;
  const before = cleanBefore(cut(text, main.clauseStart, main.start, dues));
  const after = cleanAfter(text, main, dues, wordCount(before) >= 2);
  const previous = [...named.values()].at(-1);
  if (clause.sharesWith) {
    const shared = named.get(clause.sharesWith) ?? { text: "", head: "" };
    // "12 bác sĩ/vạn dân, 32 giường bệnh/vạn dân": each rate is its own
    if (main.unit === "ratio" && main.unitText && main.unitText !== clause.sharesWith.main.unitText && after === "")
      return { text: join(shared.head, main.unitText), head: shared.head };
    if (PART.test(after)) return { text: join(shared.head, after), head: shared.head };
    // "… trên 70%, đến ngày 31/12/2026 đạt trên 96% kế hoạch vốn"
    return after !== "" && wordCount(after) > 1 && !DENOMINATOR.test(after) && !PLAN_ONLY.test(after)
      ? { text: limit(after), head: "" }
      : shared;
  }
  if (before === "" && PART.test(after) && previous) return { text: join(previous.head, after), head: previous.head };
  if (previous && clause.follows && MAKES_UP.test(text.slice(main.clauseStart - 1, main.start).toLowerCase()))
    return previous;
  // "Chỉ số DTI đạt 0,75, thuộc nhóm 5 bộ dẫn đầu", "thu 148.500 tỷ đồng, gấp 1,6 lần giai đoạn trước", "110.000 lao động, bình quân mỗi năm 22.000"
  const again =
    main.unit === "rank"
      ? RANKING_ONLY.test(before) && (LEADING_ONES.test(after) || AMONG_ALL.test(after))
      : main.rule === "quantity/times"
        ? before === "" && /^(?:giai đoạn|năm|so với)\s/iu.test(after)
        : main.unit !== "ratio" && ON_AVERAGE.test(before);
  if (previous && again) return previous;
  let name: string;
  // "Đạt 12 bác sĩ/vạn dân": the rate names itself
  if (before === "" && after === "" && main.unit === "ratio" && main.unitText) return { text: main.unitText, head: "" };
  if (main.unit === "rank" && before !== "" && AMONG_ALL.test(after)) name = before;
  else if (main.unit === "rank" || main.unit === "level") name = join(before, after);
  // "trung bình toàn tỉnh đạt 27 giường bệnh/10.000 dân": the rate is what is counted
  else if (main.unit === "ratio" && /^\p{L}+\s\p{L}+\//u.test(main.unitText ?? "") && after === "")
    name = join(before, main.unitText!);
  // "Tổng số người sử dụng: 15.850 người": the noun is only the unit
  else if (wordCount(before) >= 3 && main.unit === "count" && wordCount(after) === 1) name = before;
  else if (wordCount(before) >= 2 && (DENOMINATOR.test(after) || CLASSIFIER.test(after) || after === "")) name = before;
  else name = join(before, after);
  // "dư nợ đạt 106 tỷ đồng, tăng trưởng khoảng 9%", "… và cả năm đạt 100% kế hoạch giao": said of what was named before
  if (
    previous &&
    (/^tăng trưởng$/iu.test(name) ||
      ((before === "" || CUMULATIVE.test(before)) &&
        OF_PLAN.test(after) &&
        REACHES.test(text.slice(main.clauseStart, main.start))))
  )
    return previous;
  // "Tổng thu ngân sách 18.650 triệu đồng; phấn đấu tăng ít nhất 5% so với dự toán": by how much what was named is to grow
  if (
    name === "" &&
    previous &&
    GROWS.test(text.slice(main.clauseStart, main.start)) &&
    /^\sso với\s/u.test(text.slice(main.end))
  )
    return previous;
  // "hết năm 2026 có 42% lao động tham gia; hết năm 2028 đạt 50%": a new date for what was named before
  const like =
    dues.some((d) => d.start >= main.clauseStart && d.end <= main.start) ||
    PART_OF_YEAR.test(text.slice(main.clauseStart, main.start))
      ? [...named].findLast(([c]) => c.main.unit === main.unit)?.[1]
      : undefined;
  if (name === "" && like) return like;
  if (name === "" && clause.follows) return previous ?? { text: "", head: "" };
  const shares = previous && /^cơ cấu[^:]{0,40}:\s/iu.exec(previous.text)?.[0];
  // "Cơ cấu kinh tế: nông nghiệp 45%, dịch vụ 25%"
  if (shares && !name.startsWith(shares)) name = shares + name;
  if (PART.test(before) || (previous && isItem(before, clause, [...named].at(-1)![0], previous)))
    name = completed(name, previous);
  return { text: limit(name), head: before };
}

/** "quý I đạt 60%, quý II đạt 65%, cả năm đạt 75%" */
const PART_OF_YEAR =
  /^[\s,;]*(?:(?:đến|hết|trong)\s){0,2}(?:quý (?:IV|I{1,3}|[1-4])|cả năm|(?:0?[369]|sáu|chín) tháng(?: đầu năm| cuối năm)?)\s/iu;
const RANKING_ONLY = /^(?:(?:nằm|xếp|xếp hạng|đứng|thuộc|vị trí|nhóm|top|hạng|thứ|ở|trong|vào)(?:\s|$)){0,6}$/iu;
/** "5/14 | tỉnh vùng Bắc Trung bộ": among whom, not in what. */
const AMONG_ALL =
  /^(?:(?:tỉnh|thành phố|địa phương)(?:, thành phố)?(?: (?:trên |trong )?(?:cả nước|toàn quốc|(?:vùng|khu vực) [^,;]{3,60}))?)?$/iu;
const LEADING_ONES =
  /(?:dẫn đầu|đứng đầu|hàng đầu|cao nhất|tốt nhất)(?: (?:cả nước|toàn quốc|tỉnh|toàn tỉnh|thành phố|khu vực))?$/iu;
const ON_AVERAGE = /^(?:bình quân|trung bình)(?: (?:mỗi|hằng|hàng|một) năm)?$/iu;
const GROWS = /^[\s,;]*(?:và\s)?(?:phấn đấu\s)?(?:tăng|giảm|vượt)\s(?:(?:ít nhất|tối thiểu|khoảng|trên|hơn|từ)\s)?$/iu;
const REACHES = /(?:đạt|bằng|cả năm|hoàn thành)\s(?:\p{L}{1,8}\s){0,2}$/iu;
const OF_PLAN = /^(?:kế hoạch|dự toán)(?:\s|$)/iu;
const PLAN_ONLY =
  /^(?:kế hoạch|dự toán)(?:\s(?:vốn|giao|được|đã|tỉnh|phân bổ|năm|thu|chi|đầu tư công|Thủ tướng|Chính phủ|HĐND|UBND|Hội đồng nhân dân)){0,6}$/iu;
const PART = /^(?:của|tại|ở|đ[ốô]i với|nhóm|cấp|trong|cho|khu vực|vùng|nam|nữ)(?:\s|$)/iu;
/** "đàn gia cầm 150 nghìn con": how one counts, not what. */
const CLASSIFIER = /^(?:(?:nghìn|ngàn|vạn|triệu)\s)?(?:con|cây|chiếc|cái)$/iu;
const DENOMINATOR = /^(?:GR?DP|dân số|lực lượng lao động|tổng (?:đàn|dư nợ|chi|thu|số(?:\s\p{L}{1,10}){1,6}))$/iu;

/** "Tỷ lệ huy động trẻ ra lớp: nhà trẻ đạt 35%, mẫu giáo đạt 97%": a few words behind a comma, of what the head names. */
function isItem(before: string, clause: Clause, last: Clause, previous: Name): boolean {
  const colon = previous.text.indexOf(": ");
  return (
    colon > 0 &&
    before !== "" &&
    isBrief(before) &&
    isBrief(previous.text.slice(colon + 2)) &&
    clause.main.unit === last.main.unit &&
    clause.main.clauseStart - last.main.numberEnd <= 4 &&
    NAMES_VALUE.test(previous.text)
  );
}

/** A part of what a label counts, not an indicator of its own. */
const isBrief = (words: string): boolean => wordCount(withoutTail(words)) <= 3 && !NAMES_VALUE.test(words);

/** "Tỷ lệ tờ khai nộp đúng hạn của doanh nghiệp đạt 98%, của cá nhân đạt 90%" */
const OF_WHOM = /^(?:của|đ[ốô]i với)\s/iu;

/** "tại nhà hàng" after "… tại nơi làm việc", "nữ" after "Chiều cao trung bình: nam": the list's head is said once. */
function completed(name: string, previous: Name | undefined): string {
  const colon = previous?.text.lastIndexOf(": ") ?? -1;
  if (colon > 0) return previous!.text.slice(0, colon + 2) + name;
  const first = /^\S+/u.exec(name)![0];
  const at = previous?.text.toLowerCase().indexOf(` ${first.toLowerCase()} `) ?? -1;
  if (at > 0) return `${previous!.text.slice(0, at)} ${name}`;
  return previous && OF_WHOM.test(name) ? join(previous.text, name) : name;
}

/** A name inside a bracket, completed by the value the bracket explains: "(khu vực miền núi dưới 28%)". */
export function completeFrom(name: Name, host: Name): Name {
  if (name.text === "") return host;
  return PART.test(name.text) ? { text: join(host.text, name.text), head: name.head } : name;
}

/** Both parts of a name; a long head is shortened so that the end, which tells items apart, stays. */
function join(head: string, tail: string): string {
  if (head === "" || tail === "") return head + tail;
  const words = head.split(" ");
  return `${words.length > 30 ? words.slice(0, 30).join(" ") : head} ${tail}`;
}

/** The stretch with its deadline phrases taken out. */
function cut(text: string, start: number, end: number, dues: readonly FoundDue[]): string {
  let out = "";
  let at = start;
  for (const due of dues) {
    if (due.end <= at || due.start >= end || due.inTitle) continue;
    // "ít nhất 1 lần/năm", "làm việc thường xuyên" say what is counted
    if (due.due.end === null && due.due.start === null) continue;
    out += text.slice(at, Math.max(at, due.start));
    at = Math.min(end, due.end);
  }
  return out + text.slice(at, Math.max(at, end));
}

function cleanBefore(words: string): string {
  let name = singleBlanks(words).trim();
  // A label with its own colon: "Về hạ tầng số: tỷ lệ phủ sóng 5G đạt"
  const colon = name.lastIndexOf(": ");
  if (
    colon > 0 &&
    wordCount(name.slice(colon + 2)) >= 2 &&
    !/^cơ cấu\s/iu.test(name) &&
    standsAlone(name.slice(colon + 2)) &&
    // "Tỷ lệ huy động trẻ ra lớp: nhà trẻ đạt": the label says of what
    !(NAMES_VALUE.test(name) && isBrief(name.slice(colon + 2)))
  )
    name = name.slice(colon + 2);
  // "Mức sinh thay thế (…), quy mô dân số đạt": behind a bracket that was read by itself another name begins
  name = name.slice(BEHIND_BRACKET.exec(name)?.[0].length ?? 0);
  for (let k = 0; k < 12; k++) {
    const shorter = withoutTail(name).replace(FROM_VALUE, "").replace(LEADING, "");
    if (shorter === name) break;
    name = shorter;
  }
  return balance(name.trim());
}

const BEHIND_BRACKET = new RegExp(`^[^,]{1,200}\\s,\\s(?=(?:${NAME_WORDS})\\s)`, "iu");

/** After a colon: "nam đạt" (of "Chiều cao trung bình: …"), "giải ngân đạt" (of "Vốn đầu tư công: …") are no names. */
function standsAlone(words: string): boolean {
  let bare = words.trim();
  for (let k = 0; k < 5; k++) bare = withoutTail(bare).replace(EACH_YEAR, "");
  if (HOW_FAST.test(words.trim())) return false;
  return (
    !(
      wordCount(bare) < 2 ||
      OF_WHOM.test(bare) ||
      ONE_OF_TWO.test(bare) ||
      MERE_VERB.test(bare) ||
      CUMULATIVE.test(bare)
    ) || NAMES_VALUE.test(bare)
  );
}
/** "Tốc độ tăng trưởng công nghiệp: bình quân", "Dịch vụ: tăng trưởng bình quân": how fast, not what. */
const HOW_FAST =
  /^(?:phấn đấu )?(?:(?:tốc độ )?(?:tăng trưởng|tăng|giảm))?(?:(?:^|\s)(?:bình quân|trung bình))?(?: (?:mỗi|hằng|hàng) năm)?(?: (?:đạt|khoảng|trên|dưới|từ))*$/iu;
const EACH_YEAR = /\s(?:(?:mỗi|hằng|hàng) năm|bình quân|trung bình)$/u;
const ONE_OF_TWO = /^(?:nam|nữ)(?:\s\p{L}{1,8}){0,3}$/iu;
const MERE_VERB = new RegExp(`^(?:${VERB_WORDS})(?:(?:,|\\svà)\\s(?:${VERB_WORDS})){0,3}$`, "iu");
/** How far, not of what: "Tiến độ thu: lũy kế đạt 55% dự toán; … hoàn thành 100% dự toán". */
const CUMULATIVE = /^(?:lu[ỹy] kế|l[ũu]y kế|cộng dồn|cả năm|hoàn thành)$/iu;

/** "tỷ lệ hộ nghèo từ 3,5% xuống còn": what it starts from is no part of the name. */
const FROM_VALUE =
  /\stừ\s(?:mức\s)?\d[\d.,]{0,12}\s?(?:%|‰|(?:\p{L}{1,8}\s?){1,3}\/[\d.]{1,8}(?:\s\p{L}{1,8}){1,3})?$/u;

function cleanAfter(text: string, main: Candidate, dues: readonly FoundDue[], named: boolean): string {
  // The unit's own noun ("100 doanh nghiệp") belongs to the name; "%" does not.
  let words = singleBlanks(cut(text, main.end, main.clauseEnd, dues)).replace(
    /^\s?(?:trở lên|trở xuống)(?=[\s,;.]|$)/iu,
    "",
  );
  // "đạt 100%, bảo đảm chất lượng": what comes after the comma is another thought
  if (named && /^\s?[,;.:]/u.test(words)) return "";
  if (
    main.unit === "VND" ||
    main.unit === "USD" ||
    main.unit === "quantity" ||
    main.unit === "ratio" ||
    main.unit === "data-rate" ||
    main.unit === "duration" ||
    main.unit === "index"
  ) {
    if (/^\s*(?:[,;.)(]|$|vào|so với|trở lên|và\s)/u.test(words)) words = "";
  }
  const stop = STOP_AFTER.exec(` ${words.trimStart()}`);
  if (stop && stop.index > 0) words = ` ${words.trimStart()}`.slice(0, stop.index);
  else if (stop) words = "";
  // "95% kế hoạch trở lên"
  if (main.unit === "%") words = words.replace(/\strở (?:lên|xuống)(?=[\s.;,]*$)/u, "");
  // "1,2 triệu người": the figure's own scale
  if (main.unit === "count") words = words.replace(/^\s?(?:nghìn|ngàn|vạn|triệu|tỷ)\s(?!đồng)/iu, " ");
  // "15 đảng viên mới trở lên": the comparator; in "đạt 3 sao trở lên" it goes with a value of its own
  if (main.unit === "count") words = words.replace(/^((?:\s?\p{L}{1,10}){1,4})\strở (?:lên|xuống)(?=[\s.;,]*$)/u, "$1");
  return balance(
    words
      .replace(/^[\s,;:.)%-]+/u, "")
      .replace(/^(?:của|cho|là)\s/iu, "")
      .replace(/(?:[\s,;:.(-]+|\s(?:và|đến|vào|trong|hoặc|từ))+$/u, "")
      .trim(),
  );
}

/** No bracket stays open or closed alone. */
function balance(name: string): string {
  if (!name.includes("(") && !name.includes(")")) return name;
  const open = name.split("(").length;
  const close = name.split(")").length;
  if (open > close) return name.slice(0, name.lastIndexOf("(")).trim() || name.replaceAll("(", "").trim();
  if (close > open) return name.replace(/\)$/u, "").trim();
  return name;
}

/** Words between single blanks. */
function wordCount(text: string): number {
  if (text === "") return 0;
  let count = 1;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) count++;
  return count;
}

function limit(name: string): string {
  return wordCount(name) <= MOST_WORDS ? name : name.split(" ").slice(0, MOST_WORDS).join(" ");
}
