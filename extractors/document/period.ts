import { findMentions } from "../citations/mentions.js";

const PERIOD =
  /(?:giai đoạn|thời kỳ|5 năm|05 năm|các năm|từ năm)\s{0,3}(?:từ\s{1,3})?(?:năm\s{1,3})?(20\d\d)\s{0,3}(?:-|đến(?:\s{1,3}hết)?)\s{0,3}(?:năm\s{1,3})?(20\d\d)/giu;
/** Years that a plan looks at or that belong to something else: "đến năm 2030", "tầm nhìn 2045", "nhiệm kỳ 2025 - 2030". */
const OTHER_YEARS =
  /(?:đến(?:\s{1,3}hết)?|trước|từ|tầm nhìn|định hướng|nhiệm kỳ|năm học|niên độ|khóa)\s{0,3}(?:đến\s{1,3})?(?:năm\s{1,3})?20\d\d(?:\s{0,3}-\s{0,3}20\d\d)?/giu;
const YEAR = /(?<![\p{L}\p{M}])năm\s{1,3}(20\d\d)(?!\s{0,3}-\s{0,3}20\d\d|\d)/giu;

/** "giai đoạn 2026 - 2030" in a title. Null where there is none, or more than one. */
export function readPeriod(title: string): { start: string; end: string } | null {
  const found = new Map<string, { start: string; end: string }>();
  for (const [, from, to] of withoutCited(title).matchAll(PERIOD))
    if (Number(from) < Number(to)) found.set(`${from}-${to}`, { start: `${from}-01-01`, end: `${to}-12-31` });
  return found.size === 1 ? [...found.values()][0]! : null;
}

const TERM = /nhiệm kỳ\s{0,3}(20\d\d)\s{0,3}(?:-|đến)\s{0,3}(20\d\d)/iu;

/** "nhiệm kỳ 2025 - 2030": what a congress's resolution looks ahead to, where its title names no other period. */
export function readTerm(title: string): { start: string; end: string } | null {
  const found = TERM.exec(withoutCited(title));
  return found && Number(found[1]) < Number(found[2]) ? { start: `${found[1]}-01-01`, end: `${found[2]}-12-31` } : null;
}

/** The one year that a title or an enacting sentence says a plan is for; null where it names none or several. */
export function readPlanYear(text: string): number | null {
  const years = new Set<number>();
  const own = withoutCited(text).replace(PERIOD, " ").replace(OTHER_YEARS, " ");
  for (const match of own.matchAll(YEAR)) years.add(Number(match[1]));
  return years.size === 1 ? [...years][0]! : null;
}

/** Years in the names and dates of cited documents say nothing of the plan's own. */
function withoutCited(text: string): string {
  let out = "";
  let at = 0;
  for (const { start, end } of findMentions(text)) {
    if (start < at) continue;
    out += `${text.slice(at, start)} `;
    at = end;
  }
  return out + text.slice(at);
}
