import type { Side, Verdict } from "../../src/compare/types.js";
import type { Target } from "../../src/model/facts.js";
import { foldWords } from "../../src/text/fold.js";

/** What was done to one statement of a plan, and what a comparison must say of it. */
export interface Deviation {
  readonly kind:
    | "lower"
    | "raise"
    | "reword"
    | "abbreviate"
    | "later"
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
    const kind = pick(horizons ? SAME_YEAR : KINDS);
    const made = MAKE[kind](target, next);
    if (made === undefined || (made.added && side.targets.some(({ quote }) => quote.includes(made.added!)))) continue;
    edits.push({ start: target.span.start, end: target.span.end, text: made.text });
    deviations.push({ kind, target, verdict: made.verdict, ...(made.added ? { added: made.added } : {}) });
  }
  let out = text;
  for (const { start, end, text: replacement } of edits.sort((a, b) => b.start - a.start))
    out = out.slice(0, start) + replacement + out.slice(end);
  return { text: out, deviations };
}

/** One value, dated, said once, in running text: its verdict is known beforehand. */
function isSimple(target: Target, all: readonly Target[], text: string): boolean {
  const { quote, value, span, spans, origin, due, change, per, unit } = target;
  const numbers = quote.match(/\d+(?:[.,]\d+)?/gu) ?? [];
  const twin = all.some((one) => one !== target && year(one) === year(target) && alike(one, target));
  return (
    origin === "prose" &&
    spans === undefined &&
    value !== null &&
    target.valueHigh === null &&
    change === null &&
    per === null &&
    unit === "%" &&
    value > 5 &&
    due?.end != null &&
    due.from !== "sentence" &&
    all.filter((one) => one.span.start === span.start).length === 1 &&
    numberPlaces(target).length === 1 &&
    numbers.length <= 4 &&
    !twin &&
    !/[|;]/u.test(text.slice(span.start, span.end)) &&
    quote.length < 300
  );
}

const alike = (a: Target, b: Target): boolean =>
  (a.indicator.key !== null && a.indicator.key === b.indicator.key) ||
  overlap(a.indicator.name, b.indicator.name) > 0.5;

/** Share of the fewer words that both names have. */
function overlap(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => new Set(foldWords(name).split(" ")));
  return [...x!].filter((word) => y!.has(word)).length / Math.min(x!.size, y!.size);
}

/** Where the target's value is printed in its quote. */
function numberPlaces({ quote, value }: Target): number[] {
  return Array.from(quote.matchAll(/\d+(?:[.,]\d+)?(?=\s?%)/gu))
    .filter(([printed]) => Number(printed.replace(",", ".")) === value)
    .map(({ index }) => index);
}

function withValue(target: Target, value: number): string {
  const [at] = numberPlaces(target);
  const printed = /^\d+(?:[.,]\d+)?/u.exec(target.quote.slice(at!))![0];
  return target.quote.slice(0, at) + String(value).replace(".", ",") + target.quote.slice(at! + printed.length);
}

interface Made {
  readonly text: string;
  readonly verdict: Verdict;
  readonly added?: string;
}

const isDown = ({ comparator, indicator }: Target): boolean =>
  comparator === "<" ||
  comparator === "<=" ||
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
  [/trạm y tế/u, "trường học"],
];

const MAKE: Readonly<Record<Deviation["kind"], (target: Target, next: () => number) => Made | undefined>> = {
  keep: (target) => ({ text: target.quote, verdict: "same" }),
  lower: (target, next) => {
    const value = Math.max(1, Math.floor(target.value! * (0.5 + next() * 0.4)));
    return value < target.value!
      ? { text: withValue(target, value), verdict: isDown(target) ? "stricter" : "weaker" }
      : undefined;
  },
  raise: (target, next) => {
    const value = Math.min(100, Math.ceil(target.value! + (1 + next() * (100 - target.value!))));
    return value > target.value!
      ? { text: withValue(target, value), verdict: isDown(target) ? "weaker" : "stricter" }
      : undefined;
  },
  reword: (target, next) => {
    const forms = [
      `Phấn đấu ${lower(target)}`,
      `Bảo đảm ${lower(target)}`,
      target.quote.replace(/^Tỷ lệ /u, "Tỷ lệ các "),
      target.quote.replace(/tối thiểu/u, "ít nhất").replace(/ trên địa bàn/u, ""),
      target.quote
        .replace(/ (?:≥|>=) ?/u, " từ ")
        .replace(/(%)(?!.*%)/u, (sign) => (/ từ /u.test(target.quote) ? sign : sign)),
      `Đến cuối kỳ, ${lower(target)}`.replace("Đến cuối kỳ, ", "Tiếp tục phấn đấu "),
    ];
    const text = forms[Math.floor(next() * forms.length)]!;
    return text === target.quote ? undefined : { text, verdict: "same" };
  },
  abbreviate: (target) => {
    const text = SHORT.reduce((words, [from, to]) => words.replace(from, to), target.quote);
    return text === target.quote ? undefined : { text, verdict: "same" };
  },
  later: (target, next) => ({
    text: `Đến năm ${year(target) + 1 + Math.floor(next() * 4)}, ${lower(target)}`,
    verdict: "later",
  }),
  // Nearer years may lie before the plan itself: what was due then is no target any more.
  earlier: (target, next) =>
    year(target) < 2029
      ? undefined
      : { text: `Đến năm ${year(target) - 1 - Math.floor(next() * 2)}, ${lower(target)}`, verdict: "earlier" },
  interim: (target, next) => {
    const value = Math.max(1, Math.floor(target.value! * (0.5 + next() * 0.4)));
    if (isDown(target) || value >= target.value! || year(target) < 2028) return undefined;
    const text = withValue(target, value);
    return { text: `Đến năm ${year(target) - 1}, ${text.charAt(0).toLowerCase()}${text.slice(1)}`, verdict: "interim" };
  },
  delete: () => ({ text: "Tăng cường tuyên truyền, vận động Nhân dân tham gia thực hiện.", verdict: "missing" }),
  "near-miss": (target) => {
    const near = NEAR.find(([from]) => from.test(target.indicator.name));
    if (!near || target.quote.includes(near[1])) return undefined;
    const text = target.quote.replace(new RegExp(near[0].source, "gu"), near[1]);
    return text === target.quote ? undefined : { text, verdict: "missing", added: near[1] };
  },
};

const KINDS = Object.keys(MAKE) as Deviation["kind"][];
const SAME_YEAR = ["keep", "lower", "raise", "reword", "abbreviate"] as const satisfies readonly Deviation["kind"][];
