import type { Side, Verdict } from "../../src/compare/types.js";
import type { Target } from "../../src/model/facts.js";
import { foldWords } from "../../src/text/fold.js";
import { parseNumber } from "../../src/text/numbers.js";
import { numberText } from "../../src/text/value-text.js";

/** What was done to one statement of a plan, and what a comparison must say of it. */
export interface Deviation {
  readonly kind:
    | "lower"
    | "raise"
    | "range"
    | "lower-range"
    | "comparator"
    | "reword"
    | "reorder"
    | "abbreviate"
    | "later"
    | "later-lower"
    | "earlier"
    | "interim"
    | "delete"
    | "near-miss"
    | "keep";
  readonly target: Target;
  readonly verdict: Verdict;
  /** Words of an added statement that must be `extra`. */
  readonly added?: string;
}

/** A small generator of random numbers with a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A child made from a plan's own text: statements are lowered, raised, reworded, abbreviated, moved to another year or
 * deleted, and near misses of them are added. Only statements that hold one value and stand once are touched.
 */
export function deviate(text: string, side: Side, seed: number): { text: string; deviations: Deviation[] } {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;
  const deviations: Deviation[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  for (const target of side.targets.filter((one) => isSimple(one, side.targets, text))) {
    // With other horizons of the same indicator about, only what is said for this year is known beforehand.
    const horizons = side.targets.some((one) => one !== target && alike(one, target));
    const kind = pick(target.origin === "table" ? IN_TABLE : horizons ? SAME_YEAR : KINDS);
    const made = MAKE[kind](target, next);
    if (made === undefined || (made.added && side.targets.some(({ quote }) => quote.includes(made.added!)))) continue;
    edits.push({ start: target.span.start, end: target.span.end, text: made.text });
    deviations.push({ kind, target, verdict: made.verdict, ...(made.added ? { added: made.added } : {}) });
  }
  for (const target of side.targets.filter((one) => one.spans !== undefined && inRow(one, side.targets))) {
    const made = pick(ROW)(target, text, next);
    // Where the row of another horizon stays, it is that one that answers.
    if (!made || (made.kind === "delete" && side.targets.some((one) => one !== target && alike(one, target)))) continue;
    edits.push(made.edit);
    deviations.push({ kind: made.kind, target, verdict: made.verdict });
  }
  let out = text;
  for (const { start, end, text: replacement } of edits.sort((a, b) => b.start - a.start))
    out = out.slice(0, start) + replacement + out.slice(end);
  return { text: out, deviations };
}

/** One value, dated, said once: its verdict is known beforehand. */
function isSimple(target: Target, all: readonly Target[], text: string): boolean {
  const { quote, value, span, spans, origin, due, change, per, unit, confidence } = target;
  const numbers = quote.match(/\d+(?:[.,]\d+)*/gu) ?? [];
  const twin = all.some((one) => one !== target && year(one) === year(target) && alike(one, target));
  return (
    (origin === "prose" || text.slice(span.start, span.end) === quote) &&
    spans === undefined &&
    value !== null &&
    target.valueHigh === null &&
    target.comparator !== "range" &&
    change === null &&
    per === null &&
    confidence === undefined &&
    (unit === "%" || unit === "count" || unit === "quantity") &&
    // A year put before the first of two sentences says nothing of the second.
    !/[.!?]\s+\p{Lu}/u.test(quote) &&
    value > (unit === "%" ? 5 : 1) &&
    !(value >= 1900 && value < 2100) &&
    due?.end != null &&
    (due.kind === "by" || due.kind === "in") &&
    due.end.endsWith("-12-31") &&
    (due.from !== "sentence" || yearPlaces(target).length === 1) &&
    all.filter((one) => one.span.start === span.start).length === 1 &&
    numberPlaces(target).length === 1 &&
    numbers.length <= 8 &&
    !twin &&
    (origin === "table" || !/[|;]/u.test(text.slice(span.start, span.end))) &&
    quote.length < 400
  );
}

/** A row of a table whose value stands in a cell of its own. */
function inRow(target: Target, all: readonly Target[]): boolean {
  const { origin, value, valueHigh, change, per, unit, confidence, span } = target;
  const twin = all.some((one) => one !== target && year(one) === year(target) && alike(one, target));
  return (
    origin === "table" &&
    value !== null &&
    valueHigh === null &&
    change === null &&
    per === null &&
    confidence === undefined &&
    (unit === "%" || unit === "count" || unit === "quantity") &&
    value > 1 &&
    all.filter((one) => one.span.start === span.start).length === 1 &&
    !twin
  );
}

interface RowMade {
  readonly edit: { readonly start: number; readonly end: number; readonly text: string };
  readonly kind: Deviation["kind"];
  readonly verdict: Verdict;
}

/** The one place among the cells of a row where its value is printed. */
function cellNumber({ spans, value }: Target, text: string): { start: number; end: number } | undefined {
  const found = spans!.flatMap(({ start, end }) =>
    Array.from(text.slice(start, end).matchAll(NUMBER))
      .filter(([printed]) => parseNumber(printed) === value)
      .map(({ index, 0: printed }) => ({ start: start + index, end: start + index + printed.length })),
  );
  return found.length === 1 ? found[0] : undefined;
}

const ROW: readonly ((target: Target, text: string, next: () => number) => RowMade | undefined)[] = [
  (target, text, next) => {
    const [place, value] = [cellNumber(target, text), less(target, next)];
    return place && value < target.value!
      ? {
          edit: { ...place, text: numberText(value) },
          kind: "lower",
          verdict: isDown(target) ? "stricter" : "weaker",
        }
      : undefined;
  },
  (target, text, next) => {
    const [place, value] = [cellNumber(target, text), more(target, next)];
    return place && value > target.value!
      ? {
          edit: { ...place, text: numberText(value) },
          kind: "raise",
          verdict: isDown(target) ? "weaker" : "stricter",
        }
      : undefined;
  },
  // The row goes: a line of a pipe table.
  (target, text) => {
    const start = text.lastIndexOf("\n", target.span.start) + 1;
    const end = text.indexOf("\n", target.span.start) + 1;
    const whole = target.spans!.every((span) => span.start >= start && span.end <= end);
    return whole && text.startsWith("|", start)
      ? { edit: { start, end, text: "" }, kind: "delete", verdict: "missing" }
      : undefined;
  },
  (target, text) => {
    const { start, end } = target.spans![0]!;
    const words = text.slice(start, end);
    const short = SHORT.reduce((all, [from, to]) => all.replace(from, to), words);
    return short === words ? undefined : { edit: { start, end, text: short }, kind: "abbreviate", verdict: "same" };
  },
];

const alike = (a: Target, b: Target): boolean =>
  (a.indicator.key !== null && a.indicator.key === b.indicator.key) ||
  overlap(a.indicator.name, b.indicator.name) > 0.5;

/** Share of the fewer words that both names have. */
function overlap(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => new Set(foldWords(name).split(" ")));
  return [...x!].filter((word) => y!.has(word)).length / Math.min(x!.size, y!.size);
}

const NUMBER = /\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?/gu;

/** Where the target's value is printed in its quote. */
function numberPlaces({ quote, value, unit }: Target): number[] {
  return Array.from(quote.matchAll(NUMBER))
    .filter(
      ([printed], at, all) =>
        parseNumber(printed) === value &&
        (unit !== "%" || /^\s?%/u.test(quote.slice(all[at]!.index + printed.length)) || quote.includes("|")),
    )
    .map(({ index }) => index);
}

/** Where the year of the deadline is printed in the quote. */
const yearPlaces = (target: Target): number[] =>
  Array.from(target.quote.matchAll(new RegExp(`(?<!\\d)${year(target)}(?!\\d)`, "gu")), ({ index }) => index);

function withValue(target: Target, value: number | string): string {
  const [at] = numberPlaces(target);
  const printed = Array.from(target.quote.matchAll(NUMBER)).find(({ index }) => index === at)![0];
  const text = typeof value === "string" ? value : numberText(value);
  // "02 mô hình" stays of two digits.
  const padded = /^0\d$/u.test(printed) && text.length === 1 ? `0${text}` : text;
  return target.quote.slice(0, at) + padded + target.quote.slice(at! + printed.length);
}

/** The statement said for another year. */
function inYear(target: Target, quote: string, to: number): string {
  if (target.due!.from === "sentence")
    return quote.replace(new RegExp(`(?<!\\d)${year(target)}(?!\\d)`, "u"), String(to));
  return `Đến năm ${to}, ${quote.charAt(0).toLowerCase()}${quote.slice(1)}`;
}

interface Made {
  readonly text: string;
  readonly verdict: Verdict;
  readonly added?: string;
}

const isDown = ({ comparator, indicator, unit }: Target): boolean =>
  comparator === "<" ||
  comparator === "<=" ||
  unit === "rank" ||
  /(?:nghèo|tử vong|suy dinh dưỡng|hút thuốc|thất nghiệp|bỏ học)/iu.test(indicator.name);
const year = ({ due }: Target): number => Number(due?.end?.slice(0, 4) ?? 0);
const lower = (target: Target): string => target.quote.charAt(0).toLowerCase() + target.quote.slice(1);

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/thủ tục hành chính/iu, "TTHC"],
  [/dịch vụ công trực tuyến/iu, "DVCTT"],
  [/cán bộ, công chức, viên chức/iu, "CBCCVC"],
  [/doanh nghiệp nhỏ và vừa/iu, "DNNVV"],
  [/bảo hiểm y tế/iu, "BHYT"],
  [/trung học cơ sở/iu, "THCS"],
  [/thương mại điện tử/iu, "TMĐT"],
  [/chuyển đổi số/iu, "CĐS"],
  [/cơ sở dữ liệu/iu, "CSDL"],
  [/hóa/u, "hoá"],
  [/khỏe/u, "khoẻ"],
  [/bảo hiểm xã hội/iu, "BHXH"],
  [/bảo hiểm thất nghiệp/iu, "BHTN"],
  [/hội đồng nhân dân/iu, "HĐND"],
  [/ủy ban nhân dân/iu, "UBND"],
  [/nông thôn mới/iu, "NTM"],
  [/hợp tác xã/iu, "HTX"],
  [/công nghệ thông tin/iu, "CNTT"],
  [/dân tộc thiểu số/iu, "DTTS"],
  [/an toàn thực phẩm/iu, "ATTP"],
  [/an toàn thông tin/iu, "ATTT"],
  [/khoa học và công nghệ/iu, "KH&CN"],
  [/trung học phổ thông/iu, "THPT"],
  [/doanh nghiệp(?! nhỏ và vừa)/iu, "DN"],
  [/cán bộ, công chức/iu, "CBCC"],
  [/giấy chứng nhận quyền sử dụng đất/iu, "GCNQSDĐ"],
  [/giao thông vận tải/iu, "GTVT"],
  [/kinh tế - xã hội/iu, "KT-XH"],
  [/dịch vụ công(?! trực tuyến)/iu, "DVC"],
  [/chất thải rắn/iu, "CTR"],
  [/Tỷ lệ/u, "Tỉ lệ"],
  [/tỷ lệ/u, "tỉ lệ"],
  [/bồi dưỡng/u, "bồi dưỡng, tập huấn"],
];

/** Words that make another indicator of a statement. */
const NEAR: readonly (readonly [RegExp, string])[] = [
  [/5G/u, "6G"],
  [/xử lý trực tuyến/u, "thanh toán trực tuyến"],
  [/bồi dưỡng/u, "làm chủ"],
  [/tài khoản định danh điện tử \(VNeID\)|tài khoản định danh điện tử/u, "tài khoản ngân hàng"],
  [/chữ ký số hoặc chữ ký điện tử cá nhân|chữ ký số/u, "điện thoại thông minh"],
  [/cán bộ, công chức(?:, viên chức)?/u, "học sinh"],
  [/người dân/u, "doanh nghiệp"],
  [/dân số trưởng thành/u, "hộ gia đình"],
  [/hộ gia đình/u, "cơ sở giáo dục"],
  [/không dùng tiền mặt/u, "qua sàn thương mại điện tử"],
  [/người cao tuổi/u, "người khuyết tật"],
  [/dưới 5 tuổi/u, "dưới 1 tuổi"],
  [/doanh nghiệp/u, "hợp tác xã"],
  [/học sinh/u, "giáo viên"],
  [/hộ nghèo/u, "hộ kinh doanh"],
  [/nước sạch/u, "điện lưới"],
  [/chất thải rắn/u, "nước thải"],
  [/nông thôn/u, "đô thị"],
  [/tiểu học/u, "trung học cơ sở"],
  [/bảo hiểm y tế/u, "bảo hiểm xã hội"],
  [/phụ nữ/u, "thanh niên"],
  [/thôn/u, "chợ"],
  [/cáp quang/u, "vệ tinh"],
  [/được số hóa/u, "được công khai"],
  [/trạm y tế/u, "trường học"],
];

/** "đạt ≥ 90%", "đạt tối thiểu 90%", "đạt trên 90%": what stands before a value and says how it is meant. */
const SIGN = /(?:≥|>=|>|trên|tối thiểu|ít nhất|từ|không dưới|hơn|khoảng)\s{0,2}$/iu;
const UNSIGNED = /(?:đạt|là|có)\s$/iu;

/** The quote with its value and what is said around it written in another way; undefined where it stands in none known. */
function aroundValue(target: Target, write: (value: string, unit: string) => string): string | undefined {
  const { quote } = target;
  const [at] = numberPlaces(target);
  const value = Array.from(quote.matchAll(NUMBER)).find(({ index }) => index === at)![0];
  const before = quote.slice(0, at);
  const unit = /^\s?%/u.exec(quote.slice(at! + value.length))?.[0] ?? "";
  const after = quote.slice(at! + value.length + unit.length);
  if (target.unit === "%" && unit === "") return undefined;
  if (/^\s{0,2}(?:trở lên|trở xuống|[-–]|đến)/u.test(after)) return undefined;
  const bare = before.replace(SIGN, "");
  return UNSIGNED.test(bare) && ["=", ">=", ">"].includes(target.comparator)
    ? bare + write(value, unit) + after
    : undefined;
}

const less = (target: Target, next: () => number): number =>
  Math.max(1, Math.floor(target.value! * (0.5 + next() * 0.4)));
const more = (target: Target, next: () => number): number =>
  target.unit === "%"
    ? Math.min(100, Math.ceil(target.value! + (1 + next() * (100 - target.value!))))
    : Math.ceil(target.value! * (1.1 + next()));

const PEOPLE =
  /(?:người dân|doanh nghiệp|hợp tác xã|học sinh|giáo viên|hộ gia đình|hộ kinh doanh|hộ nghèo|cán bộ|phụ nữ|thanh niên|người cao tuổi|người khuyết tật|cơ sở giáo dục|trường học|trạm y tế|dân số)/u;
const PEOPLE_ALL = new RegExp(PEOPLE.source, "gu");

const MAKE: Readonly<Record<Deviation["kind"], (target: Target, next: () => number) => Made | undefined>> = {
  keep: (target) => ({ text: target.quote, verdict: "same" }),
  lower: (target, next) => {
    const value = less(target, next);
    return value < target.value!
      ? { text: withValue(target, value), verdict: isDown(target) ? "stricter" : "weaker" }
      : undefined;
  },
  raise: (target, next) => {
    const value = more(target, next);
    return value > target.value!
      ? { text: withValue(target, value), verdict: isDown(target) ? "weaker" : "stricter" }
      : undefined;
  },
  range: (target, next) => {
    const high = more(target, next);
    const text =
      high > target.value! && aroundValue(target, (value, unit) => `từ ${value} - ${numberText(high)}${unit}`);
    return text && !isDown(target) ? { text, verdict: "same" } : undefined;
  },
  "lower-range": (target, next) => {
    const low = less(target, next);
    const text = low < target.value! && aroundValue(target, (value, unit) => `từ ${numberText(low)} - ${value}${unit}`);
    return text && !isDown(target) ? { text, verdict: "weaker" } : undefined;
  },
  comparator: (target, next) => {
    const forms = [
      (value: string, unit: string) => `≥ ${value}${unit}`,
      (value: string, unit: string) => `tối thiểu ${value}${unit}`,
      (value: string, unit: string) => `ít nhất ${value}${unit}`,
      (value: string, unit: string) => `trên ${value}${unit}`,
      (value: string, unit: string) => `${value}${unit}`,
      // "… đạt từ 90% trở lên." where nothing follows.
      ...(/%\.?$/u.test(target.quote) ? [(value: string, unit: string) => `từ ${value}${unit} trở lên`] : []),
    ];
    const text = aroundValue(target, forms[Math.floor(next() * forms.length)]!);
    return text && text !== target.quote && !isDown(target) ? { text, verdict: "same" } : undefined;
  },
  reword: (target, next) => {
    const forms = [
      `Phấn đấu ${lower(target)}`,
      `Bảo đảm ${lower(target)}`,
      `Tiếp tục phấn đấu ${lower(target)}`,
      target.quote.replace(/^Tỷ lệ /u, "Tỷ lệ các "),
      target.quote.replace(/tối thiểu/u, "ít nhất").replace(/ trên địa bàn/u, ""),
      target.quote.replace(/ đạt /u, " phấn đấu đạt "),
    ];
    const text = forms[Math.floor(next() * forms.length)]!;
    return text === target.quote ? undefined : { text, verdict: "same" };
  },
  reorder: (target) => {
    if (target.unit !== "%" || isDown(target)) return undefined;
    const rate = "(?:(?:≥|>|trên|tối thiểu|ít nhất)\\s?)?\\d+(?:,\\d+)?\\s?%";
    const first = /^(Trên|Tối thiểu|Ít nhất|≥|>)?\s?(\d+(?:,\d+)?\s?%)\s(\p{L}[^,.;%\d]{10,120})\.?$/u.exec(
      target.quote,
    );
    if (first && !/ (?:dân số|GRDP|GDP)(?: |$)/u.test(` ${first[3]}`))
      return {
        text: `Tỷ lệ ${first[3]} đạt ${first[1] ? `${first[1].toLowerCase()} ` : ""}${first[2]}.`,
        verdict: "same",
      };
    const last = new RegExp(`^Tỷ lệ (\\p{L}[^,.;%\\d]{10,120}) đạt (${rate})\\.?$`, "u").exec(target.quote);
    return last
      ? { text: `${last[2]!.charAt(0).toUpperCase()}${last[2]!.slice(1)} ${last[1]}.`, verdict: "same" }
      : undefined;
  },
  abbreviate: (target) => {
    const text = SHORT.reduce((words, [from, to]) => words.replace(from, to), target.quote);
    return text === target.quote ? undefined : { text, verdict: "same" };
  },
  later: (target, next) => ({
    text: inYear(target, target.quote, year(target) + 1 + Math.floor(next() * 4)),
    verdict: "later",
  }),
  "later-lower": (target, next) => {
    const value = less(target, next);
    if (isDown(target) || value >= target.value!) return undefined;
    return {
      text: inYear(target, withValue(target, value), year(target) + 1 + Math.floor(next() * 4)),
      verdict: "weaker",
    };
  },
  // Nearer years may lie before the plan itself: what was due then is no target any more.
  earlier: (target, next) =>
    year(target) < 2029
      ? undefined
      : { text: inYear(target, target.quote, year(target) - 1 - Math.floor(next() * 2)), verdict: "earlier" },
  interim: (target, next) => {
    const value = less(target, next);
    if (isDown(target) || value >= target.value! || year(target) < 2028) return undefined;
    return { text: inYear(target, withValue(target, value), year(target) - 1), verdict: "interim" };
  },
  // Of a table the whole row goes; else something that is no target stands in its place.
  delete: ({ origin }) => ({
    text: origin === "table" ? "" : "Tăng cường tuyên truyền, vận động Nhân dân tham gia thực hiện.",
    verdict: "missing",
  }),
  "near-miss": (target, next) => {
    const fits = NEAR.map(
      ([from, to]) => [new RegExp(`(?<!\\p{L})(?:${from.source})(?!\\p{L})`, "gu"), to] as const,
    ).filter(([from, to]) => target.indicator.name.search(from) >= 0 && !target.quote.includes(to));
    const near = fits[Math.floor(next() * fits.length)];
    // "người dân, doanh nghiệp": with one of two changed the other still is the same.
    if (!near || (PEOPLE.test(near[1]) && Array.from(target.quote.matchAll(PEOPLE_ALL)).length > 1)) return undefined;
    const text = target.quote.replace(near[0], near[1]);
    return text === target.quote ? undefined : { text, verdict: "missing", added: near[1] };
  },
};

const KINDS = Object.keys(MAKE) as Deviation["kind"][];
const SAME_YEAR: readonly Deviation["kind"][] = [
  ...(["keep", "lower", "raise", "range", "lower-range", "comparator", "reword", "reorder", "abbreviate"] as const),
];
const IN_TABLE: readonly Deviation["kind"][] = ["keep", "lower", "raise", "abbreviate", "near-miss"];
