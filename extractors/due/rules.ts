import type { DueKind } from "../../src/model/facts.js";
import { anyOf, defineRule, type Place, type ReadyRule } from "../engine/rule.js";
import { FIGURE, type Words, YEAR_FIGURE } from "../engine/sightings.js";
import { BARE_MOMENT, BARE_YEAR, dayBefore, MOMENT, type Moment, readMoment, yearOf } from "./moments.js";

export type DueProblem = "impossible-date" | "no-year" | "unread";

/** What a deadline phrase says. Dates are ISO days, null where the kind has none or `problem` says why there is none. */
export interface Reading {
  readonly kind: DueKind;
  readonly start: string | null;
  readonly end: string | null;
  readonly problem?: DueProblem;
  /** "explicit": the phrase dates its clause; "weak": it may only describe a thing ("kế hoạch công tác hằng năm"). */
  readonly strength: "explicit" | "weak";
  /** The year was not printed with it. */
  readonly inferred?: boolean;
  /** "tầm nhìn đến năm 2045", "định hướng đến năm 2045": beyond the date the statement is about. */
  readonly vision?: boolean;
}

export interface DueContext {
  /** The year that dates without one belong to; null where none is known. */
  readonly year: number | null;
}

type DueRule = ReadyRule<Reading, DueContext>;

const undated = (kind: DueKind, strength: Reading["strength"]): Reading => ({ kind, start: null, end: null, strength });

/** A reading from one moment; impossible or incomplete dates keep the kind and say why there is no day. */
function dated(
  kind: DueKind,
  printed: string,
  context: DueContext,
  dates: (moment: Moment) => Partial<Reading>,
): Reading {
  const moment = readMoment(printed, context.year);
  if (typeof moment === "string") return { ...undated(kind, "explicit"), problem: moment };
  return {
    kind,
    start: null,
    end: null,
    strength: "explicit",
    ...(moment.inferred ? { inferred: true } : {}),
    ...dates(moment),
  };
}

const whole = (moment: Moment): Partial<Reading> =>
  moment.endOnly ? { kind: "by", end: moment.end } : { start: moment.start, end: moment.end };

const LABEL = /(?:thời gian|thời hạn|tiến độ|lộ trình|hạn|thời điểm|hoàn thành)[^:.;\n]{0,40}: ?$/u;

/** Where a phrase stands as a clause of its own: alone, in brackets, after "Thời gian:", or first with a comma after it. */
function standsAlone({ text, start, end }: Place): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (LABEL.test(before)) return true;
  const opens = /(?:^ ?|[.;:([“"] ?|[-+•*] |(?:^| )[\p{L}\d.]{1,6}[.)] )$/u.test(
    before.length > 12 ? `…${before.slice(-12)}` : before,
  );
  return opens && /^ ?(?:[,.;:)\]”"]|$)/u.test(text.slice(end, end + 4));
}

/** At the beginning of the statement (after its marker), so that it governs all of it. */
const opensStatement = ({ text, start }: Place): boolean =>
  start < 12 && /^ ?(?:[-+•*]|[\p{L}\d.]{1,6}[.)])? ?$/u.test(text.slice(0, start));

const either = (explicit: boolean): Reading["strength"] => (explicit ? "explicit" : "weak");

const EVERY_WORDS: Words = ["hằng", "hàng", "hăng", "mỗi"];
const EVERY = `(?:${EVERY_WORDS.join("|")})`;
const REGULAR: Words = ["định kỳ", "định kì", "định ky", "định kƕ"];
const PERIODIC = /(?<![\p{L}])(?:định k[ỳìyƕ]|(?:hằng|hàng) (?:năm|quý|tháng))/u;

/** What every date has: a year, or a month, a quarter, a day with its number, or half a year. */
const A_DATE: Words = [YEAR_FIGURE, "/", "tháng", "quý", "quí", "ngày"];

/** "trước 17 giờ ngày 20/10/2025", "trước 16h30 ngày 25/10" */
const HOUR = "\\d{1,2} ?(?:giờ|h|g) ?(?:\\d{2}(?: ?phút|’|')?)?";
const CLOCK = `(?:${HOUR},? )?`;
const LEADS = "(?:(?:phấn đấu|hoàn thành|xong|kết thúc)(?: xong)? )?";
// "trước ngày 15/11 hằng năm" is no date of one year.
const NOT_EVERY = `(?!,? (?:của )?${EVERY} (?:năm|quý|tháng))`;

const recurringDate: DueRule = defineRule<Reading, DueContext>({
  id: "due/recurring-date",
  anchor: ["ngày", "tháng", "quý"],
  needs: [[...EVERY_WORDS, ...REGULAR, "tháng đầu", "tháng cuối", "tháng sau", "tháng kế"]],
  // trước ngày 25 hằng tháng · trước ngày 15/11 hằng năm · ngày 20 của tháng cuối quý · quý IV hằng năm · trước ngày 20/11 (in a sentence that says "định kỳ")
  pattern: new RegExp(
    `${LEADS}(?:từ ngày \\d{1,2}(?: ?/ ?\\d{1,2}| tháng \\d{1,2})? đến (?:hết )?(?=ngày)|(?:trước|vào|trong|chậm nhất(?: là)?(?: (?:vào|trước|đến))?|từ|đến|hạn) )?` +
      `(?:ngày \\d{1,2}(?: ?/ ?\\d{1,2}| tháng \\d{1,2})?(?: (?:của )?tháng (?:đầu|cuối|sau|kế tiếp)(?: của)?(?: quý| kỳ)?)?|(?:đầu |cuối )?(?:tháng \\d{1,2}|quý [iv\\d]{1,3}|tháng cuối(?: của)? quý))` +
      `(?<every>,? (?:của )?${EVERY} (?:năm|quý|tháng|tuần)| của tháng (?:đầu|cuối) quý)?(?! ?[/\\d-])(?! (?:năm|tháng) \\d)`,
  ),
  read: ({ every }, _context, at) => {
    const words = at.text.slice(at.start, at.end);
    if (every || /tháng (?:đầu|cuối|sau|kế)/u.test(words)) return undated("recurring", "explicit");
    // "định kỳ báo cáo … trước ngày 20/11"
    if (!/(?:trước|chậm nhất|hạn)/u.test(words) || !/\d ?(?:\/|tháng) ?\d/u.test(words)) return undefined;
    return PERIODIC.test(at.text) ? undated("recurring", "explicit") : undefined;
  },
  finds: [
    ["báo cáo trước ngày 25 hằng tháng.", "trước ngày 25 hằng tháng", { kind: "recurring", start: null, end: null }],
    ["gửi báo cáo trước ngày 15/11 hằng năm", "trước ngày 15/11 hằng năm", { kind: "recurring", strength: "explicit" }],
    ["vào ngày 20 tháng cuối quý", "vào ngày 20 tháng cuối quý", { kind: "recurring" }],
    [
      "rà soát hộ nghèo từ ngày 01/9 đến ngày 14/12 hằng năm",
      "từ ngày 01/9 đến ngày 14/12 hằng năm",
      { kind: "recurring", end: null },
    ],
    ["tổ chức trong tháng 10 hằng năm", "trong tháng 10 hằng năm", { kind: "recurring" }],
    ["định kỳ báo cáo kết quả trước ngày 20/11 về Sở", "trước ngày 20/11", { kind: "recurring" }],
    ["báo cáo năm trước ngày 5/12 hàng năm", "trước ngày 5/12 hàng năm", { kind: "recurring" }],
    ["định kỳ hoàn thành trước ngày 20/11", "hoàn thành trước ngày 20/11", { kind: "recurring" }],
  ],
  skips: [
    "trước ngày 15/11/2026",
    "vào ngày 20 tháng 6",
    "trong năm 2026",
    "trước ngày 20/11",
    "Nghị quyết ngày 22/12/2024",
  ],
});

const range: DueRule = defineRule<Reading, DueContext>({
  id: "due/range",
  anchor: A_DATE,
  needs: [["-", "–", "đến", "tới", "giai đoạn", "thời kỳ", "nhiệm kỳ", "khóa"]],
  // giai đoạn 2026 - 2030 · từ ngày 15/11 đến ngày 15/12/2025 · năm 2025-2026 · nhiệm kỳ 2025 - 2030
  pattern: new RegExp(
    `(?<frame>(?:(?:hoàn thành|thực hiện|trong|cho) )?(?:(?:cả |các )?(?:giai đoạn|thời kỳ|thời gian|nhiệm kỳ|khóa)(?: \\d{1,2} năm)? ?\\(?(?:từ )?|từ |(?=năm )))?` +
      `(?<a>${BARE_MOMENT}|(?:ngày )?\\d{1,2}(?= ?(?:-|đến) ?(?:hết )?(?:ngày )?\\d{1,2} ?/ ?\\d))` +
      `(?<dash> ?(?:-|–|đến hết|đến|tới hết|tới) ?| (?=(?:19|20)\\d{2}))(?<b>${BARE_MOMENT})`,
  ),
  read: ({ frame = "", a, b, dash }, context, at) => {
    const period = /giai đoạn|thời kỳ|nhiệm kỳ|khóa/u.test(frame);
    // A dash lost between lines ("giai đoạn 2021 2025") is only believed after "giai đoạn".
    if (!period && dash!.trim() === "") return undefined;
    if (!frame && !/\p{L}/u.test(a!) && !/đến|tới/u.test(dash!) && !standsAlone(at)) return undefined;
    const ends = readRange(a!, b!, context);
    const explicit = /^(?:hoàn thành|thực hiện|trong|từ)/u.test(frame) || standsAlone(at) || opensStatement(at);
    if (typeof ends === "string") return { ...undated("range", either(explicit)), problem: ends };
    return { kind: "range", ...ends, strength: either(explicit) };
  },
  finds: [
    ["giai đoạn 2026 - 2030", "giai đoạn 2026 - 2030", { kind: "range", start: "2026-01-01", end: "2030-12-31" }],
    [
      "Tháng cao điểm từ ngày 15/11 đến ngày 15/12/2025",
      "từ ngày 15/11 đến ngày 15/12/2025",
      { kind: "range", start: "2025-11-15", end: "2025-12-15", strength: "explicit" },
    ],
    [
      "từ tháng 11 đến hết tháng 02/2026",
      "từ tháng 11 đến hết tháng 02/2026",
      { start: "2025-11-01", end: "2026-02-28" },
    ],
    ["từ 15 đến 30/6/2026 tổ chức", "từ 15 đến 30/6/2026", { start: "2026-06-15", end: "2026-06-30" }],
    ["kế hoạch 5 năm 2026-2030 của xã", "năm 2026-2030", { end: "2030-12-31", strength: "weak" }],
    ["nhiệm kỳ 2025 - 2030", "nhiệm kỳ 2025 - 2030", { start: "2025-01-01", end: "2030-12-31" }],
    ["trong giai đoạn 2026–2030, tỉnh", "trong giai đoạn 2026–2030", { strength: "explicit" }],
    [
      "Nghị quyết chuyển đổi số giai đoạn 2021 2025, định hướng",
      "giai đoạn 2021 2025",
      { end: "2025-12-31", strength: "weak" },
    ],
    ["Giai đoạn 2031 - 2035", "Giai đoạn 2031 - 2035", { strength: "explicit" }],
    ["từ ngày 31/02 đến ngày 15/3/2025", "từ ngày 31/02 đến ngày 15/3/2025", { end: null, problem: "impossible-date" }],
  ],
  skips: [
    "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
    "từ 02/2025/TT-BTC đến nay",
    "02/2025/TT-BTC",
    "kế hoạch đầu tư công 2021-2025 đã duyệt",
    "từ 5 đến 10 mô hình",
    "năm 2025 2026",
  ],
});

const schoolYear: DueRule = defineRule<Reading, DueContext>({
  id: "due/school-year",
  anchor: ["năm học"],
  // A school year begins in September and is over before the next (khung kế hoạch thời gian năm học of the Ministry of Education and Training).
  pattern: /(?<frame>(?:trong|từ|đến hết|đến) )?năm học (?<a>20\d{2}) ?- ?(?<b>20\d{2})/,
  read: ({ frame = "", a, b }, _context, at) => {
    const word = frame.trim();
    const kind = word === "từ" ? "from" : word.startsWith("đến") ? "by" : "range";
    const strength = either(word !== "" || standsAlone(at) || opensStatement(at));
    if (Number(b) !== Number(a) + 1) return { ...undated(kind, strength), problem: "impossible-date" };
    return { kind, start: kind === "by" ? null : `${a}-09-01`, end: kind === "from" ? null : `${b}-08-31`, strength };
  },
  finds: [
    ["trong năm học 2025-2026", "trong năm học 2025-2026", { kind: "range", start: "2025-09-01", end: "2026-08-31" }],
    ["từ năm học 2026 - 2027 triển khai", "từ năm học 2026 - 2027", { kind: "from", start: "2026-09-01", end: null }],
    ["nhiệm vụ năm học 2025-2026 đạt", "năm học 2025-2026", { strength: "weak" }],
    ["năm học 2025-2028", "năm học 2025-2028", { end: null, problem: "impossible-date" }],
  ],
  skips: ["năm học mới", "năm 2025-2026", "xnăm học 2025-2026"],
});

const NEXT = "(?:các|những)? ?(?:năm|thời gian|giai đoạn|quý|tháng) (?:tiếp theo|tiếp sau|kế tiếp|sau đó|sau|tới)";

const from: DueRule = defineRule<Reading, DueContext>({
  id: "due/from",
  anchor: A_DATE,
  needs: [["từ", "tiếp", "sau", "kế", "tới"]],
  // từ năm 2025 trở đi · 2025 và những năm tiếp theo · bắt đầu từ tháng 6/2026
  pattern: new RegExp(
    `(?:(?<begin>(?:bắt đầu |kể |thực hiện |áp dụng |triển khai )?(?:ngay )?từ) (?<a>${BARE_MOMENT})(?<on>,? trở (?:đi|về sau))?|` +
      `(?:(?:trong|từ) )?(?<b>${BARE_MOMENT}) ?(?:và|,|-) ?(?:trong )?${NEXT})(?! ?(?:-|–|đến|tới))`,
  ),
  read: ({ begin, a, on, b }, context, at) => {
    const printed = a ?? b!;
    // "từ 2000 cây" is a number; "từ năm 2000", "từ 2025 trở đi" are times.
    if (a && !on && /^\d{4}$/u.test(a) && !standsAlone(at)) return undefined;
    if (a && !on && /^\d{1,2} ?\/ ?\d{1,2}$/u.test(a)) return undefined;
    const explicit = b !== undefined || on !== undefined || /\s/u.test(begin!) || standsAlone(at) || opensStatement(at);
    return { ...dated("from", printed, context, ({ start }) => ({ start })), strength: either(explicit) };
  },
  finds: [
    ["từ năm 2025 trở đi", "từ năm 2025 trở đi", { kind: "from", start: "2025-01-01", end: null }],
    ["2025 và những năm tiếp theo", "2025 và những năm tiếp theo", { kind: "from", start: "2025-01-01", end: null }],
    ["trong năm 2025 và thời gian tiếp theo", "trong năm 2025 và thời gian tiếp theo", { start: "2025-01-01" }],
    ["bắt đầu từ tháng 6/2026", "bắt đầu từ tháng 6/2026", { start: "2026-06-01", strength: "explicit" }],
    ["Năm 2026 và các năm tiếp theo", "Năm 2026 và các năm tiếp theo", { start: "2026-01-01" }],
    ["hồ sơ phát sinh từ ngày 01/7/2025 được tạo lập", "từ ngày 01/7/2025", { start: "2025-07-01", strength: "weak" }],
  ],
  skips: ["từ 2000 cây giống", "từ năm 2025 đến năm 2030", "từ 3/4 số hộ", "từ các trung tâm", "trong năm 2025"],
});

const BY_WORDS = anyOf([
  "đến",
  "đến hết",
  "đến cuối",
  "đến trước",
  "cho đến",
  "cho đến hết",
  "tính đến",
  "tính đến hết",
  "từ nay đến",
  "từ nay đến hết",
  "tới",
  "tới hết",
  "hết",
  "chậm nhất",
  "chậm nhất là",
  "chậm nhất vào",
  "chậm nhất đến",
  "chậm nhất đến hết",
  "chậm nhất trước",
  "chậm nhất là trước",
  "chậm nhất trong",
  "chậm nhất hết",
  "muộn nhất",
  "muộn nhất là",
  "muộn nhất vào",
  "muộn nhất trong",
  "không muộn hơn",
  "không quá",
  "hạn cuối",
  "hạn cuối là",
  "hạn cuối cùng",
  "hạn chót",
  "thời hạn đến",
  "tầm nhìn",
  "tầm nhìn đến",
  "định hướng",
  "định hướng đến",
]);
// After "đến" a bare number is a year only where no counted thing follows: "đến 2030, tầm nhìn 2045", not "đến 2030 hộ".
const NO_COUNT =
  '(?= ?(?:[,.;:()\\]”"]|-|$| (?:và|tầm|định|phấn|đạt|có|cơ|là|trên|theo|để|thì|phải|tỷ|tỉ|toàn|cả|hoàn|với)(?!\\p{L})))';

/** "30/6": a day that is no fraction ("đến 2/3 số hộ"). */
const LATE_DAY = String.raw`(?:1[3-9]|2\d|3[01]) ?/ ?(?:0?[1-9]|1[0-2])(?! ?[/\d])`;

const by: DueRule = defineRule<Reading, DueContext>({
  id: "due/by",
  anchor: A_DATE,
  needs: [["đến", "tới", "hết", "nhất", "muộn", "quá", "hạn", "nhìn", "hướng"]],
  // Đến hết năm 2030 · đến năm 2030 · tính đến 31/12/2026 · chậm nhất ngày 30/6/2026 · đến 2030 · đến 30/6 đạt 50%
  pattern: new RegExp(
    `${LEADS}(?<word>${BY_WORDS}) ${CLOCK}(?<a>${MOMENT}|(?:19|20)\\d{2}${NO_COUNT}|${LATE_DAY}${NO_COUNT})${NOT_EVERY}`,
  ),
  read: ({ word, a }, context) => ({
    ...dated("by", a!, context, ({ end }) => ({ end })),
    ...(/^(?:tầm|định)/u.test(word!) ? { vision: true } : {}),
  }),
  finds: [
    ["Đến hết năm 2030", "Đến hết năm 2030", { kind: "by", start: null, end: "2030-12-31" }],
    ["phấn đấu đến năm 2030 đạt 30%", "phấn đấu đến năm 2030", { kind: "by", end: "2030-12-31" }],
    ["mục tiêu đến 2030, tầm nhìn 2045", "đến 2030", { end: "2030-12-31" }],
    ["mục tiêu đến 2030, tầm nhìn 2045", "tầm nhìn 2045", { end: "2045-12-31", vision: true }],
    ["tính đến 31/12/2026", "tính đến 31/12/2026", { end: "2026-12-31" }],
    ["chậm nhất ngày 30/6/2026 phải xong", "chậm nhất ngày 30/6/2026", { end: "2026-06-30" }],
    ["đến cuối năm 2026", "đến cuối năm 2026", { end: "2026-12-31" }],
    ["Đến hết 11/2025", "Đến hết 11/2025", { end: "2025-11-30" }],
    ["đến hết quý II", "đến hết quý II", { end: "2026-06-30", inferred: true }],
    ["Giải ngân: đến 30/6 đạt trên 50%", "đến 30/6", { end: "2026-06-30", inferred: true }],
    ["đến ngày 31/02/2025", "đến ngày 31/02/2025", { end: null, problem: "impossible-date" }],
  ],
  skips: [
    "nâng lên đến 2030 hộ",
    "đến 2/3 số hộ",
    "tăng đến 15/7 xã",
    "đến 5 tuổi",
    "từ 3 đến 36 tháng tuổi",
    "theo Thông tư số 02/2025/TT-BTC",
    "đến nay",
  ],
});

const before: DueRule = defineRule<Reading, DueContext>({
  id: "due/before",
  anchor: ["trước"],
  needs: [A_DATE],
  // trước 15/6/2026 is that day at the latest; trước năm 2031, trước tháng 6/2026: the last day before the stretch begins
  pattern: new RegExp(
    `${LEADS}trước ${CLOCK}(?<a>${MOMENT}|(?:19|20)\\d{2}${NO_COUNT}|\\d{1,2} ?/ ?\\d{1,2}(?! ?[/\\d]))${NOT_EVERY}`,
  ),
  read: ({ a }, context) =>
    dated("by", a!, context, ({ start, end, precision, endOnly }) => ({
      end: precision === "day" || endOnly ? end : dayBefore(start),
    })),
  finds: [
    ["trước 15/6/2026", "trước 15/6/2026", { kind: "by", start: null, end: "2026-06-15" }],
    ["hoàn thành trước ngày 15 tháng 6 năm 2026.", "hoàn thành trước ngày 15 tháng 6 năm 2026", { end: "2026-06-15" }],
    ["trước năm 2031", "trước năm 2031", { end: "2030-12-31" }],
    ["xong trước 30/9", "xong trước 30/9", { end: "2026-09-30", inferred: true }],
    ["trước tháng 6/2026", "trước tháng 6/2026", { end: "2026-05-31" }],
    ["gửi về xã trước 16h30 ngày 25/10/2025.", "trước 16h30 ngày 25/10/2025", { end: "2025-10-25" }],
    ["trước 31/04/2026", "trước 31/04/2026", { end: null, problem: "impossible-date" }],
  ],
  skips: [
    "trước khi đưa vào sử dụng",
    "trước 02/2025/TT-BTC",
    "đi trước, làm trước",
    "trước 15 ngày",
    "trước ngày 15/11 hằng năm",
  ],
});

const inside: DueRule = defineRule<Reading, DueContext>({
  id: "due/in",
  anchor: A_DATE,
  needs: [["trong", "vào", "thành", "xong"]],
  // hoàn thành trong tháng 5/2025 · trong năm 2025 · vào quý II/2026 · hoàn thành năm 2025
  pattern: new RegExp(
    `(?:(?<done>hoàn thành|thực hiện|triển khai|tổ chức|kết thúc|xong)(?: xong)? )?(?<word>(?:ngay )?(?:trong|vào)(?: các)? )(?<a>${MOMENT})${NOT_EVERY}|` +
      `(?<done2>hoàn thành|xong)(?: xong)? (?<b>${MOMENT})`,
  ),
  read: ({ done, a, b }, context) => {
    const reading = dated("in", a ?? b!, context, whole);
    // "vào ngày 22/12/2024" tells of an event unless something is to be finished then.
    const event = a !== undefined && !done && reading.start !== null && reading.start === reading.end;
    return event ? { ...reading, strength: "weak" } : reading;
  },
  finds: [
    [
      "hoàn thành trong tháng 5/2025.",
      "hoàn thành trong tháng 5/2025",
      { kind: "in", start: "2025-05-01", end: "2025-05-31" },
    ],
    ["trong năm 2025", "trong năm 2025", { kind: "in", start: "2025-01-01", end: "2025-12-31" }],
    ["ít nhất vào năm 2025 đạt 40%", "vào năm 2025", { end: "2025-12-31" }],
    ["hoàn thành trong quý II/2026", "hoàn thành trong quý II/2026", { start: "2026-04-01", end: "2026-06-30" }],
    ["trong quí 2 năm 2026", "trong quí 2 năm 2026", { end: "2026-06-30" }],
    ["trong quý II, III năm 2026", "trong quý II, III năm 2026", { start: "2026-04-01", end: "2026-09-30" }],
    ["hoàn thành tháng 6 năm 2026", "hoàn thành tháng 6 năm 2026", { end: "2026-06-30" }],
    ["vào cuối năm 2026", "vào cuối năm 2026", { kind: "by", start: null, end: "2026-12-31" }],
    ["trong 6 tháng đầu năm 2026", "trong 6 tháng đầu năm 2026", { end: "2026-06-30" }],
    ["hoàn thành trong quý V/2025", "hoàn thành trong quý V/2025", { end: null, problem: "impossible-date" }],
    ["họp vào ngày 05/3/2026", "vào ngày 05/3/2026", { strength: "weak" }],
  ],
  skips: [
    "trong nước và quốc tế",
    "trong 4 khối",
    "theo Thông tư số 02/2025/TT-BTC",
    "vào các môn học",
    "xtrong năm 2025",
  ],
});

// A year after these is a reference point or belongs to a result, not a deadline.
const NOT_AFTER =
  /(?:so với|so|với|cùng kỳ|từ|đã|trước|sau|kết quả|dữ liệu|số liệu|luật|bản|khóa|lần|ngày \d{1,2},?)(?: cùng kỳ| (?:thực hiện|của))? ?$/u;

const named: DueRule = defineRule<Reading, DueContext>({
  id: "due/named",
  anchor: A_DATE,
  // năm 2025 · tháng 6/2025 · quý I/2026 · cuối năm 2026 with no word that leads up to it: explicit only as a clause of its own
  pattern: new RegExp(`(?<a>(?=(?:các|năm|đầu|giữa|cuối|hết|tháng|quý|quí|nửa|[369t0q]|sáu|chín|ba) ?)${MOMENT})`),
  read: ({ a }, context, at) => {
    if (!/\p{L}/u.test(a!)) return undefined;
    if (NOT_AFTER.test(at.text.slice(Math.max(0, at.start - 24), at.start))) return undefined;
    // Without a year it is a deadline only after "Thời gian:", alone, or as a part: "38 tỷ đồng, trong đó quý II đạt 12 tỷ đồng".
    const alone = standsAlone(at);
    const reading = dated("in", a!, context, whole);
    const part =
      reading.inferred && /(?:trong đó,?|riêng) $/u.test(at.text.slice(Math.max(0, at.start - 10), at.start));
    if (!alone && !part && (reading.inferred || reading.problem === "no-year")) return undefined;
    const day = reading.start !== null && reading.start === reading.end;
    if (day && !alone) return undefined;
    return { ...reading, strength: either(alone || opensStatement(at)) };
  },
  finds: [
    ["Thời gian thực hiện: Năm 2025.", "Năm 2025", { kind: "in", end: "2025-12-31", strength: "explicit" }],
    ["Năm 2026, tỉnh phấn đấu", "Năm 2026", { strength: "explicit" }],
    ["xây dựng Kế hoạch chuyển đổi số năm 2025 bảo đảm", "năm 2025", { strength: "weak" }],
    ["(Tháng 6 năm 2026)", "Tháng 6 năm 2026", { start: "2026-06-01", end: "2026-06-30", strength: "explicit" }],
    ["- Thời gian thực hiện: Quý 4 năm 2025.", "Quý 4 năm 2025", { end: "2025-12-31" }],
    ["Thời gian: tháng 02 / 2026", "tháng 02 / 2026", { end: "2026-02-28" }],
    ["cuối năm 2026", "cuối năm 2026", { kind: "by", start: null, end: "2026-12-31" }],
    ["6 tháng đầu năm 2026", "6 tháng đầu năm 2026", { start: "2026-01-01", end: "2026-06-30" }],
    ["bố trí 03% ngân sách năm 2025", "năm 2025", { strength: "weak" }],
    ["đạt 38 tỷ đồng, trong đó quý II đạt", "quý II", { end: "2026-06-30", inferred: true, strength: "weak" }],
  ],
  skips: [
    "ngày 22 tháng 12 năm 2024 của Bộ Chính trị",
    "tăng 10% so với năm 2020",
    "gấp 2 lần năm 2010",
    "tháng tuổi",
    "tổ chức sinh hoạt tháng 6 tại thôn",
    "266/2025/QH15",
    "năm 02 lần",
  ],
});

/** "7 giờ 30 phút, ", "từ 7h30 đến 11h00 ", "14h00, thứ Sáu, " before a day. */
const HOURS = `(?:(?:từ|lúc|vào|vào lúc) )?${HOUR}(?: ?(?:-|–|đến) ?${HOUR})?,? (?:(?:sáng|chiều|thứ [\\p{L}\\d]{1,4}),? ){0,2}`;

const day: DueRule = defineRule<Reading, DueContext>({
  id: "due/day",
  anchor: ["ngày"],
  needs: [[":", ",", "và", "&"], [FIGURE]],
  // A calendar: "Lễ giao, nhận quân: ngày 25/02/2026" · "Ngày 10/11/2025: Khám sức khỏe". Elsewhere a day is that of a document or an event.
  pattern: new RegExp(`(?:${HOURS})?(?<a>(?=(?:(?:các|hai|ba) )?ngày )${MOMENT})`),
  read: ({ a }, context, at) => {
    const before = at.text.slice(Math.max(0, at.start - 60), at.start);
    const rest = at.text.slice(at.end, at.end + 2);
    // "ngày 24 và 25/02/2026": no document has two days
    if (/^(?:các|hai|ba)|^ngày \d{1,2} ?(?:,|và|&)/u.test(a!)) return dated("in", a!, context, whole);
    const labelled =
      (/\p{L} ?: ?$/u.test(before) && /^ ?(?:[.;]|$)/u.test(rest)) || (LABEL.test(before) && !/^ ?\p{L}/u.test(rest));
    return labelled || (opensStatement(at) && /^ ?:/u.test(rest)) ? dated("in", a!, context, whole) : undefined;
  },
  finds: [
    [
      "Lễ giao, nhận quân: ngày 25/02/2026.",
      "ngày 25/02/2026",
      { kind: "in", end: "2026-02-25", strength: "explicit" },
    ],
    ["Thời gian: 7 giờ 30 phút, ngày 27/02/2026.", "7 giờ 30 phút, ngày 27/02/2026", { end: "2026-02-27" }],
    ["Thời gian: từ 7h30 đến 11h00 ngày 27/02/2026", "từ 7h30 đến 11h00 ngày 27/02/2026", { kind: "in" }],
    ["Thời gian: 14h00, thứ Sáu, ngày 27/02/2026 (nửa ngày)", "14h00, thứ Sáu, ngày 27/02/2026", { kind: "in" }],
    [
      "Giao, nhận quân ngày 24 và 25/02/2026 tại sân vận động",
      "ngày 24 và 25/02/2026",
      { kind: "in", start: "2026-02-24", end: "2026-02-25" },
    ],
    ["các ngày 05, 06 và 07/3/2026", "các ngày 05, 06 và 07/3/2026", { start: "2026-03-05", end: "2026-03-07" }],
    ["Ngày 10/11/2025: Khám sức khỏe tập trung", "Ngày 10/11/2025", { end: "2025-11-10" }],
    ["- Ngày 05/3: Ra quân", "Ngày 05/3", { end: "2026-03-05", inferred: true }],
  ],
  skips: [
    "Kế hoạch số 57/KH-UBND ngày 22/12/2024",
    "theo Quyết định của UBND tỉnh (ngày 22/12/2024): hỗ trợ",
    "Căn cứ: ngày 05/3/2026 UBND xã họp",
    "Ngày 05/3/2026, UBND xã đã họp",
    "Thời gian: ngày 05/3/2026 UBND xã có báo cáo",
    "các Quyết định ngày 05, ngày 06 của UBND tỉnh",
  ],
});

const term: DueRule = defineRule<Reading, DueContext>({
  id: "due/term",
  anchor: ["nhiệm kỳ"],
  // đầu nhiệm kỳ, trong cả nhiệm kỳ: a time, but which days it does not say
  pattern: /(?:(?:trong|vào|đến|ngay|hết) )?(?:(?:đầu|giữa|cuối|cả|hết) |(?<=trong ))nhiệm kỳ(?! ?(?:20|\())/,
  read: () => undated("in", "weak"),
  finds: [
    ["Trong nhiệm kỳ", "Trong nhiệm kỳ", { kind: "in", end: null }],
    ["rà soát ngay đầu nhiệm kỳ", "ngay đầu nhiệm kỳ", { kind: "in", start: null, end: null, strength: "weak" }],
  ],
  skips: ["nhiệm kỳ 2025 - 2030", "Đại hội nhiệm kỳ", "đầu nhiệm kỳ 2025 - 2030"],
});

/** Words that "thường xuyên" makes a kind of: current spending, continuing education, regular exercise. */
const KIND_OF =
  /(?<!\p{L})(?:chi|thu|giáo dục|kinh phí|ngân sách|nguồn|vốn|dự toán|nhiệm vụ|công việc|sự nghiệp|lịch|chế độ|sinh hoạt|nề nếp|thể thao|thể dục|luyện tập|tập luyện|đại biểu|được(?: \p{L}{1,8}){1,3}) $/u;

/** The one or two words that a statement begins with: a verb, where "thường xuyên" and its object follow. */
const OPENING =
  /^ ?(?:(?:[-+•*]|[\p{L}\d.]{1,6}[.)]) )?(?!(?:công|hoạt|báo|đội|lực|cán|nhân|trung|tổ (?!chức)))(\p{L}{2,7}(?: \p{L}{1,7})?) $/u;

const ongoing: DueRule = defineRule<Reading, DueContext>({
  id: "due/ongoing",
  anchor: ["thường xuyên", "liên tục"],
  // thực hiện thường xuyên · (thường xuyên) · Thời gian: thường xuyên · "Thường xuyên rà soát, …" at the head of a duty
  pattern:
    /(?<frame>(?:thực hiện|triển khai|nhiệm vụ|tiến hành|công việc|thực hiện nhiệm vụ) )?(?<!bất )(?:thường xuyên(?:,? (?:và )?liên tục)?|liên tục)/,
  read: ({ frame = "" }, _context, at) => {
    const words = at.text.slice(at.start, at.end);
    const rest = at.text.slice(at.end, at.end + 40);
    const opens = opensStatement(at);
    // not "…; thường xuyên, kịp thời báo cáo"
    if (standsAlone(at) && (opens || !rest.trimStart().startsWith(","))) return undated("ongoing", "explicit");
    if (!/thường/u.test(words)) return undefined;
    const clauseEnds = /^ ?(?:[.;:)]|$|, (?!sâu|liên|định|kịp|rộng|quan))/u.test(rest);
    if (frame && clauseEnds && !/nhiệm vụ|công việc/u.test(frame)) return undated("ongoing", "explicit");
    if (!frame && opens && /^ \p{Ll}/u.test(rest)) return undated("ongoing", "explicit");
    // "Duy trì thường xuyên các chốt kiểm soát": the verb that opens the duty is done all the time
    const head = OPENING.exec(at.text.slice(0, Math.min(at.start + frame.length, 40)))?.[1];
    if (head && /^ (?!và |của |cho |hoặc |để |theo )\p{Ll}/u.test(rest) && !KIND_OF.test(` ${head.toLowerCase()} `))
      return undated("ongoing", "explicit");
    const before = at.text.slice(Math.max(0, at.start - 24), at.start);
    // "…; đây là nhiệm vụ thường xuyên."
    if (frame && /^ ?(?:[.;)]|$)/u.test(rest) && /(?<!\p{L})là $/u.test(before)) return undated("ongoing", "explicit");
    // "theo dõi mưa lũ thường xuyên, thông tin kịp thời …", "tuyên truyền thường xuyên trên đài": how often something is done
    const howOften =
      /^ ?(?:[.;]|$)|^ (?:trên|tại|qua) |^, (?!sâu|liên|định|kịp|rộng|quan|đột|hiệu|nghiêm|chặt|toàn|đồng|có|bằng|trực|hằng|hàng|thiết|bền|nề|tích|chủ|đúng|đầy)/u;
    if (!frame && howOften.test(rest) && !KIND_OF.test(before)) return undated("ongoing", "explicit");
    return undated("ongoing", "weak");
  },
  finds: [
    ["hỗ trợ người dân, thực hiện thường xuyên.", "thực hiện thường xuyên", { kind: "ongoing", strength: "explicit" }],
    ["Rà soát quy trình (thường xuyên)", "thường xuyên", { strength: "explicit" }],
    ["- Thời gian: thường xuyên", "thường xuyên", { strength: "explicit" }],
    ["Nhiệm vụ thường xuyên", "Nhiệm vụ thường xuyên", { strength: "explicit" }],
    ["Thường xuyên", "Thường xuyên", { kind: "ongoing", start: null, end: null, strength: "explicit" }],
    ["Thường xuyên, liên tục", "Thường xuyên, liên tục", { strength: "explicit" }],
    ["e) Thường xuyên rà soát, kiểm tra", "Thường xuyên", { strength: "explicit" }],
    ["Duy trì thường xuyên các chốt kiểm soát", "thường xuyên", { kind: "ongoing", strength: "explicit" }],
    ["- Tổ chức thường xuyên các buổi truyền thông", "thường xuyên", { strength: "explicit" }],
    ["b) Lồng ghép thường xuyên nội dung về giới", "thường xuyên", { strength: "explicit" }],
    ["Triển khai thường xuyên các đợt kiểm tra", "Triển khai thường xuyên", { strength: "explicit" }],
    ["Tuyên truyền thường xuyên, sâu rộng", "thường xuyên", { strength: "weak" }],
    ["Chi thường xuyên ngân sách xã", "thường xuyên", { strength: "weak" }],
    ["Hoạt động thường xuyên của tổ", "thường xuyên", { strength: "weak" }],
    ["Giáo dục thường xuyên huyện Hoa Lư", "thường xuyên", { strength: "weak" }],
    ["Cắt giảm chi thường xuyên trong năm", "thường xuyên", { strength: "weak" }],
    ["vướng mắc; thường xuyên, kịp thời báo cáo", "thường xuyên", { strength: "weak" }],
    ["chương trình tuyên truyền thường xuyên, sâu rộng", "thường xuyên", { strength: "weak" }],
    ["là nhiệm vụ thường xuyên, quan trọng", "nhiệm vụ thường xuyên", { strength: "weak" }],
    ["Đổi mới cách làm; đây là nhiệm vụ thường xuyên.", "nhiệm vụ thường xuyên", { strength: "explicit" }],
    ["Theo dõi mực nước sông thường xuyên, báo tin cho dân", "thường xuyên", { strength: "explicit" }],
    ["Phát tin bài thường xuyên trên đài xã", "thường xuyên", { strength: "explicit" }],
    ["Tiết kiệm 10% chi thường xuyên.", "thường xuyên", { strength: "weak" }],
    ["Trung tâm giáo dục thường xuyên tại xã", "thường xuyên", { strength: "weak" }],
    ["Xây dựng hồ sơ được duy trì thường xuyên, kết nối", "thường xuyên", { strength: "weak" }],
    ["người tập thể dục, thể thao thường xuyên", "thường xuyên", { strength: "weak" }],
  ],
  skips: ["học tập liên tục của cán bộ", "bất thường xuyên suốt", "ThườngXuyên"],
});

const PERIOD = "(?:năm|quý|tháng|tuần|ngày|kỳ|6 tháng|06 tháng|nửa năm)";
// "ngân hàng năm 2025" is a bank.
const NOT_GOODS = "(?<!(?:ngân|cửa|bán|mua|khách|giao|đơn|mặt|đặt|nhà|gian|xếp) )";
// 6 tháng · hằng năm · 01 tháng/lần · theo quý, năm
const RHYTHM = `(?:(?:hằng|hàng|mỗi|theo|một|0?\\d{1,2}) )?${PERIOD}(?:(?:,| và|, và| hoặc) ?(?:hằng |hàng )?${PERIOD}){0,3}(?: ?(?:/ ?|một |0?1 )lần)?`;
const CLAUSE_VERBS =
  /^ (?:báo cáo|kiểm tra|đánh giá|sơ kết|tổng kết|tổng hợp|rà soát|tổ chức|thực hiện|họp|nghe|cập nhật|công bố|thông tin|giao ban|làm việc|đối chiếu|sinh hoạt|xây dựng|gửi)(?!\p{L})/u;

const recurring: DueRule = defineRule<Reading, DueContext>({
  id: "due/recurring",
  anchor: [...EVERY_WORDS, ...REGULAR, "lần"],
  // hằng năm · hàng quý · định kỳ 6 tháng · 01 tháng/lần · 02 lần/năm · định kỳ kiểm tra
  pattern: new RegExp(
    `(?<regular>định k[ỳìyƕ](?: ${RHYTHM}| \\(${RHYTHM}\\))?)|` +
      `(?<each>${NOT_GOODS}(?:hằng|hàng|hăng) ${PERIOD}(?:(?:,| và|, và) ?(?:hằng |hàng )?${PERIOD}(?! \\d)){0,3})|` +
      `(?<every>mỗi ${PERIOD}(?: (?:một|ít nhất|tối thiểu)? ?\\d{0,2} ?lần)?)|` +
      `(?<rate>(?:\\d{1,2} )?${PERIOD} ?/ ?(?:0?1 ?)?lần|\\d{1,2} lần ?/ ?${PERIOD})`,
  ),
  read: ({ regular, each, every, rate }, _context, at) => {
    if (standsAlone(at)) return undated("recurring", "explicit");
    const before = at.text.slice(Math.max(0, at.start - 16), at.start);
    const rest = at.text.slice(at.end, at.end + 24);
    if (regular) {
      if (regular.length > 8) return undated("recurring", "explicit");
      // "các sở định kỳ kiểm tra", not "sinh hoạt định kỳ" nor "…, định kỳ sơ kết" at the tail of other duties
      const governs = CLAUSE_VERBS.test(rest);
      return undated("recurring", either(governs && !/(?:[,;]|(?: và| hoặc)) ?$/u.test(before)));
    }
    if (each) return undated("recurring", either(opensStatement(at)));
    if (every) return undated("recurring", "weak");
    return rate ? undated("recurring", either(/kỳ ?$/u.test(before))) : undefined;
  },
  finds: [
    ["Hằng năm, tổ chức kiểm tra", "Hằng năm", { kind: "recurring", start: null, end: null, strength: "explicit" }],
    ["Hằng năm tổ chức kiểm tra", "Hằng năm", { strength: "explicit" }],
    ["định kỳ 6 tháng báo cáo", "định kỳ 6 tháng", { strength: "explicit" }],
    ["Định kỳ hàng năm hoặc đột xuất", "Định kỳ hàng năm", { strength: "explicit" }],
    ["định kỳ 01 tháng/lần (theo chỉ đạo)", "định kỳ 01 tháng/lần", { strength: "explicit" }],
    ["hằng tháng, hằng quý để phục vụ", "hằng tháng, hằng quý", { kind: "recurring" }],
    ["Các sở định kỳ kiểm tra, đánh giá", "định kỳ", { strength: "explicit" }],
    ["Hàng quý", "Hàng quý", { strength: "explicit" }],
    ["hướng dẫn, kiểm tra; định kỳ sơ kết", "định kỳ", { strength: "weak" }],
    ["chương trình công tác hằng năm của cơ quan", "hằng năm", { strength: "weak" }],
    ["mỗi năm ít nhất 150 sản phẩm", "mỗi năm", { strength: "weak" }],
  ],
  skips: ["tại các ngân hàng năm 2025", "cửa hàng tháng", "hàng hóa", "năm 2025", "01 lần"],
});

const ISSUER =
  "(?:cấp trên|cấp có thẩm quyền|cấp thẩm quyền|trung ương|chính phủ|quốc hội|thủ tướng(?: chính phủ)?|" +
  "(?:ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|ban chỉ đạo|ban thường vụ|ban tổ chức|văn phòng|công an|đảng ủy|sở|bộ|ngành|cơ quan|hội|liên đoàn|chi cục|cục|chính phủ|trung ương)(?: (?!(?:để|tại|và (?:đảm|bảo|các quy)|đảm|bảo|đến|trên|trong|gửi|có|được|nhằm|về) )[\\p{L}-]{1,12}){0,8}|" +
  "(?:các )?(?:bộ|sở), (?:ban, )?ngành|tỉnh(?: [uủ][yỷ])?|thành phố|thành [uủ][yỷ]|huyện(?: [uủ][yỷ])?|quận(?: [uủ][yỷ])?|thị xã|xã|phường|đơn vị chủ trì)";
const HEADS =
  "(?:văn bản(?: chỉ đạo| hướng dẫn| triển khai)?|(?:nội dung |ý kiến )?chỉ đạo|hướng dẫn|kế hoạch|yêu cầu|lộ trình|tiến độ|lịch|thời gian|thông báo|phân công|chương trình)";

const onInstruction: DueRule = defineRule<Reading, DueContext>({
  id: "due/on-instruction",
  anchor: ["theo"],
  // theo văn bản chỉ đạo của tỉnh (và thực hiện thường xuyên) · theo kế hoạch của huyện
  pattern: new RegExp(
    `(?<frame>(?:thực hiện|hoàn thành|triển khai) )?theo (?:các |đúng )?(?<head>${HEADS})(?:(?:,| và) ${HEADS}){0,2}(?: chung| cụ thể)? của (?:các )?${ISSUER}(?:(?:,| và|, và) ?(?:của )?${ISSUER}){0,4}` +
      `(?<tail>,? (?:và )?thực hiện thường xuyên)?`,
  ),
  read: ({ frame, head, tail }, _context, at) => {
    // "giao quân theo kế hoạch của tỉnh.": a timetable or an order says when, guidance says how
    const timetable = /^(?:kế hoạch|lịch|lộ trình|tiến độ|thời gian|(?:ý kiến )?chỉ đạo)/u.test(head!);
    const ends = /^ ?(?:[.;)]|$)/u.test(at.text.slice(at.end, at.end + 4));
    const when = Boolean(tail) || /^văn bản/u.test(head!) || Boolean(frame) || (timetable && ends) || standsAlone(at);
    return undated("on-instruction", either(when));
  },
  finds: [
    [
      "đánh giá cơ quan (theo văn bản chỉ đạo của tỉnh).",
      "theo văn bản chỉ đạo của tỉnh",
      { kind: "on-instruction", end: null },
    ],
    [
      "cho người dân (theo văn bản chỉ đạo của tỉnh, huyện và thực hiện thường xuyên).",
      "theo văn bản chỉ đạo của tỉnh, huyện và thực hiện thường xuyên",
      { strength: "explicit" },
    ],
    ["Theo kế hoạch của huyện", "Theo kế hoạch của huyện", { strength: "explicit" }],
    ["triển khai theo kế hoạch của Tỉnh ủy.", "triển khai theo kế hoạch của Tỉnh ủy", { strength: "explicit" }],
    ["theo hướng dẫn của Sở Giáo dục và Đào tạo để tổng hợp", "theo hướng dẫn của Sở Giáo dục và Đào tạo", {}],
    ["hồ sơ theo hướng dẫn của Bộ Y tế.", "theo hướng dẫn của Bộ Y tế", { strength: "weak" }],
    ["Tổ chức giao, nhận quân theo kế hoạch của tỉnh.", "theo kế hoạch của tỉnh", { strength: "explicit" }],
    ["giao quân theo kế hoạch của tỉnh và vận động", "theo kế hoạch của tỉnh", { strength: "weak" }],
    ["Phối hợp tổ chức hội thao theo chỉ đạo của tỉnh.", "theo chỉ đạo của tỉnh", { strength: "explicit" }],
    ["lập tổ liên kết (theo kế hoạch của Hội Nông dân)", "theo kế hoạch của Hội Nông dân", { strength: "explicit" }],
  ],
  skips: [
    "theo Kế hoạch số 12/KH-UBND của UBND tỉnh",
    "theo quy định của pháp luật",
    "theo hướng hiện đại",
    "theo chức năng của tỉnh",
    "Theo đề nghị của Sở Tài chính",
  ],
});

const EVENT =
  "(?:ban hành|phê duyệt|thông qua|công bố|triển khai|kết thúc|hoàn thành|có hiệu lực|được giao|sắp xếp|" +
  "có (?:các )?(?:văn bản|hướng dẫn|kế hoạch|chỉ đạo|quyết định|thông báo|nghị quyết|chủ trương|yêu cầu|ý kiến|kết quả|nghị định|thông tư))";

const afterEvent: DueRule = defineRule<Reading, DueContext>({
  id: "due/after-event",
  anchor: ["khi", "từ khi", "từ ngày"],
  // sau khi tỉnh ban hành kế hoạch · khi Bộ Y tế có văn bản triển khai · trong vòng 15 ngày kể từ ngày …
  pattern: new RegExp(
    `(?<!(?:trước|đến|nhằm|là|có) )(?:(?<frame>hoàn thành|thực hiện|triển khai|tổ chức) )?(?:(?:ngay )?sau khi|(?:ngay )?khi|trong (?:(?:vòng|thời hạn|thời gian) )?\\d{1,3} (?:ngày|tháng|tuần|giờ)(?: làm việc)?,? (?:kể )?từ (?:ngày|khi))` +
      ` (?<event>[^,;:.()]{0,80}?(?:${EVENT})(?: (?!(?:gửi|về|để|theo|tại|và|nhằm|hoặc) )[^ ,;:.()]{1,20}){0,12})`,
  ),
  read: ({ frame, event }, _context, at) => {
    const within = /^trong/u.test(at.text.slice(at.start, at.end));
    const tail = /^ ?(?:[.;)]|$)/u.test(at.text.slice(at.end, at.end + 4));
    const askedFor = /có (?:yêu cầu|kết quả)/u.test(event!);
    return undated(
      "after-event",
      either(!askedFor && (Boolean(frame) || within || tail || standsAlone(at) || opensStatement(at))),
    );
  },
  finds: [
    [
      "sản xuất thông minh, sau khi tỉnh ban hành kế hoạch.",
      "sau khi tỉnh ban hành kế hoạch",
      { kind: "after-event", end: null },
    ],
    ["Họp rút kinh nghiệm sau khi kết thúc giao quân.", "sau khi kết thúc giao quân", { strength: "explicit" }],
    ["hoàn thành sau khi tỉnh ban hành", "hoàn thành sau khi tỉnh ban hành", { strength: "explicit" }],
    ["Khi Bộ Y tế có văn bản triển khai", "Khi Bộ Y tế có văn bản triển khai", { strength: "explicit" }],
    [
      "Ngay sau khi Kế hoạch được ban hành, các đơn vị",
      "Ngay sau khi Kế hoạch được ban hành",
      { strength: "explicit" },
    ],
    ["tổng kết khi có yêu cầu gửi về Sở", "khi có yêu cầu", { strength: "weak" }],
    ["báo cáo đột xuất khi có yêu cầu", "khi có yêu cầu", { strength: "weak" }],
    [
      "trong vòng 15 ngày kể từ ngày Kế hoạch ban hành",
      "trong vòng 15 ngày kể từ ngày Kế hoạch ban hành",
      { strength: "explicit" },
    ],
  ],
  skips: ["trước khi ban hành", "khi thu hồi đất", "sau khi sinh", "khi có khó khăn, vướng mắc"],
});

/** Deadline phrases of running text and headings. */
export const rules: readonly DueRule[] = [
  recurringDate,
  range,
  schoolYear,
  from,
  by,
  before,
  inside,
  named,
  day,
  term,
  ongoing,
  recurring,
  onInstruction,
  afterEvent,
];

const bare: DueRule = defineRule<Reading, DueContext>({
  id: "due/bare",
  // the whole of a cell: 6/2025 · 2025 · 30/6/2026 · 30/6
  pattern: new RegExp(`(?<a>${BARE_MOMENT})`),
  read: ({ a }, context) => dated("in", a!, context, whole),
  finds: [
    ["6/2025", "6/2025", { kind: "in", start: "2025-06-01", end: "2025-06-30" }],
    ["2025", "2025", { kind: "in", start: "2025-01-01", end: "2025-12-31" }],
    ["02 / 2026", "02 / 2026", { end: "2026-02-28" }],
    ["30/6/2026", "30/6/2026", { start: "2026-06-30", end: "2026-06-30" }],
    ["13/2025", "13/2025", { end: null, problem: "impossible-date" }],
    ["31/02/2025", "31/02/2025", { end: null, problem: "impossible-date" }],
    ["Quý V/2025", "Quý V/2025", { end: null, problem: "impossible-date" }],
  ],
  skips: ["02/2025/TT-BTC", "57-NQ/TW", "5", "Thường xuyên"],
});

const bareRange: DueRule = defineRule<Reading, DueContext>({
  id: "due/bare-range",
  // 2025-2026 · 2025, 2026 · 11/2025 - 3/2026
  pattern: new RegExp(`(?<a>${BARE_YEAR}|${MOMENT}) ?(?:-|–|đến|,|và|;) ?(?<b>${BARE_MOMENT})`),
  read: ({ a, b }, context) => {
    const ends = readRange(a!, b!, context);
    if (typeof ends === "string") return { ...undated("range", "explicit"), problem: ends };
    return { kind: "range", ...ends, strength: "explicit" };
  },
  finds: [
    ["2025-2026", "2025-2026", { kind: "range", start: "2025-01-01", end: "2026-12-31" }],
    ["Năm 2025, 2026", "Năm 2025, 2026", { start: "2025-01-01", end: "2026-12-31" }],
    ["11/2025 - 3/2026", "11/2025 - 3/2026", { start: "2025-11-01", end: "2026-03-31" }],
    ["2030-2025", "2030-2025", { end: null, problem: "impossible-date" }],
  ],
  skips: ["2025", "6/2025", "02/2025/TT-BTC"],
});

const bareInstruction: DueRule = defineRule<Reading, DueContext>({
  id: "due/bare-instruction",
  // the whole of a cell: Theo tiến độ dự án · Theo yêu cầu · Theo Kế hoạch số 12/KH-UBND
  pattern: new RegExp(
    `(?:thực hiện |hoàn thành )?(?<!tiếp )theo (?:các |đúng )?(?:${HEADS}|quy định|thời hạn|thực tế|nhiệm vụ)[^;\\n]{0,160}`,
  ),
  read: () => undated("on-instruction", "explicit"),
  finds: [
    ["Theo tiến độ dự án", "Theo tiến độ dự án", { kind: "on-instruction", start: null, end: null }],
    ["Theo Kế hoạch số 12/KH-UBND", "Theo Kế hoạch số 12/KH-UBND", { kind: "on-instruction" }],
  ],
  skips: ["Theo hướng hiện đại", "Tiếp theo kế hoạch", "2025"],
});

const bareEvent: DueRule = defineRule<Reading, DueContext>({
  id: "due/bare-event",
  // the whole of a cell: Sau khi được cấp kinh phí · Khi có yêu cầu
  pattern:
    /(?:ngay )?(?:sau )?(?:khi|lúc) [^;\n]{2,160}|(?:ngay )?sau (?:sắp xếp|hội nghị|đại hội|kỳ họp)[^;\n]{0,160}/,
  read: () => undated("after-event", "explicit"),
  finds: [
    ["Sau khi được cấp kinh phí", "Sau khi được cấp kinh phí", { kind: "after-event", start: null, end: null }],
    ["Khi có yêu cầu", "Khi có yêu cầu", { kind: "after-event" }],
  ],
  skips: ["Sau 2026", "2026", "khikhi có"],
});

const bareYear: DueRule = defineRule<Reading, DueContext>({
  id: "due/this-year",
  // the whole of a cell: Trong năm · Cả năm · Cuối năm, where the plan's year is known
  pattern: /(?<part>trong|cả|cuối|hết|đến hết|đến cuối) năm(?: nay| kế hoạch)?(?! ?\d)/,
  read: ({ part }, { year }) => {
    const late = !/^(?:trong|cả)$/u.test(part!);
    if (year === null) return { ...undated(late ? "by" : "in", "explicit"), problem: "no-year" };
    const end = `${year}-12-31`;
    return {
      kind: late ? "by" : "in",
      start: late ? null : `${year}-01-01`,
      end,
      strength: "explicit",
      inferred: true,
    };
  },
  finds: [
    ["Trong năm", "Trong năm", { kind: "in", start: "2026-01-01", end: "2026-12-31", inferred: true }],
    ["Cuối năm", "Cuối năm", { kind: "by", start: null, end: "2026-12-31" }],
  ],
  skips: ["Trong năm 2025", "Năm", "hằng năm"],
});

/** Numbers that are dates where a deadline is expected: in its cell, after "Thời gian:". */
export const numberRules: readonly DueRule[] = [bare, bareRange];

/** What stands for a deadline only where it is all that a cell says. */
export const cellRules: readonly DueRule[] = [...numberRules, bareInstruction, bareEvent, bareYear];

/** "15/11" and "15/12/2025": an end without a year takes the other's, and the year before or after it where it must. */
function readRange(
  a: string,
  b: string,
  context: DueContext,
): { start: string; end: string; inferred?: true } | DueProblem {
  const dayOnly = /^(?:ngày )?(\d{1,2})$/u.exec(a);
  const last = readMoment(b, yearPrinted(a) ?? context.year);
  if (typeof last === "string") return last;
  if (dayOnly) {
    const start = `${last.end.slice(0, 8)}${dayOnly[1]!.padStart(2, "0")}`;
    return start <= last.end && !start.endsWith("00") ? { start, end: last.end } : "impossible-date";
  }
  const first = readMoment(a, yearPrinted(b) ?? context.year);
  if (typeof first === "string") return first;
  let { start } = first;
  let { end } = last;
  if (start > end && first.inferred && !last.inferred) start = `${yearOf(start) - 1}${start.slice(4)}`;
  else if (start > end && last.inferred) end = `${yearOf(end) + 1}${end.slice(4)}`;
  if (start > end) return "impossible-date";
  return { start, end, ...(first.inferred && last.inferred ? { inferred: true } : {}) };
}

const yearPrinted = (words: string): number | null => {
  const match = /(?:19|20)\d{2}(?!\d)/u.exec(words);
  return match ? Number(match[0]) : null;
};
