import { fold } from "../../src/text/fold.js";
import { wholeWords } from "../../src/text/words.js";
import { anyOf } from "../engine/rule.js";
import lexicon from "../lexicon/duties.json" with { type: "json" };

const END = String.raw`(?![\p{L}\p{M}])`;

/** A verb that begins a duty, at the start of the text. */
export const VERB = new RegExp(`^(?:${anyOf(lexicon.verbs)})${END}`, "iu");
/** A word that begins a duty at the head of a statement or right behind a known unit: elsewhere "khám" or "phát" may be part of a name ("cơ sở khám bệnh"). */
export const OPENING_VERB = new RegExp(`^(?:${anyOf([...lexicon.verbs, ...lexicon.openers])})${END}`, "iu");
/**
 * A verb of two syllables and more as a scan may give it: "Tang cường kiểm tra", "Khan trương báo cáo". Of the folded text; only
 * at the head of a statement, where its words mean little else.
 */
export const SCANNED_VERB = new RegExp(
  `^(?:${anyOf(new Set(lexicon.verbs.filter((words) => /\p{L} \p{L}/u.test(words)).map(fold)))})(?![a-z])`,
  "u",
);
/** What may stand between a doer and what it does: "có trách nhiệm", "cần", "chủ động". At the start of the text. */
export const MODAL = new RegExp(`^(?:${anyOf(lexicon.modals)})${END}`, "iu");
/** Second halves of words that are verbs when they stand alone, with the first halves: "Chương | trình", "trật | tự". */
export const TORN: readonly (readonly [half: RegExp, firsts: RegExp])[] = Object.entries(lexicon.torn).map(
  ([half, firsts]) => [new RegExp(`^${half}${END}`, "iu"), new RegExp(`(?<!\\p{L})(?:${anyOf(firsts)})$`, "iu")],
);
/** "Chỉ đạo", "Đề nghị", "Giao": the unit after it is to act. At the start of the text; the match ends before the unit. */
export const DIRECTIVE = new RegExp(
  `^(?:${anyOf(lexicon.directives)})(?:, (?:đôn đốc|hướng dẫn|kiểm tra|yêu cầu|phân công|đề nghị))?\\s+(?=\\p{L})`,
  "iu",
);

/** The first words of what may stand before the unit of a heading: `DIRECTIVE`, "Trách nhiệm của …", "Đối với …". */
export const BEFORE_UNIT = new RegExp(
  `^(?:trách|nhiệm|đối|về|${anyOf(new Set(lexicon.directives.map((words) => words.split(" ", 1)[0]!)))})${END}`,
  "iu",
);

/** What kind of duties a section holds by its title; undefined where the title does not tell. */
export type SectionDuty = keyof typeof lexicon.sections;

const TITLES = (Object.entries(lexicon.sections) as [SectionDuty, string[]][]).map(
  ([kind, words]) => [kind, new RegExp(wholeWords(anyOf(words)), "iu")] as const,
);

/** "TÔ CHỨC THƯC HIỆN", as a scan may give it; only words of four syllables and more, which mean nothing else without their marks. */
const ASSIGNS = new RegExp(
  `^(?:${anyOf(lexicon.sections.assignment.filter((words) => words.split(" ").length > 3).map(fold))})(?![a-z])`,
  "u",
);

/** The earliest word of a title decides: "NHIỆM VỤ, GIẢI PHÁP" duty, "Kinh phí và tổ chức thực hiện" assignment, "Mục tiêu" idle. */
export function dutyOfTitle(title: string): SectionDuty | undefined {
  let best: { kind: SectionDuty; at: number } | undefined;
  for (const [kind, pattern] of TITLES) {
    const found = pattern.exec(title);
    if (found && (!best || found.index < best.at)) best = { kind, at: found.index };
  }
  const [assignment, who] = TITLES[0]!;
  const named = who.exec(title);
  if (named && (named.index === 0 || !VERB.test(title))) return assignment;
  // "1. Tăng cường kiểm tra, giám sát", "Nâng cao chất lượng hoạt động của …": a title that begins with a verb names a task
  if (best && best.at > 0 && best.kind !== "duty" && OPENING_VERB.test(title)) return undefined;
  return best?.kind ?? (ASSIGNS.test(fold(title)) ? "assignment" : undefined);
}

/** "MỤC TIÊU, NHIỆM VỤ NĂM 2026": a title of goals that goes on to duties; its own headings tell which is which. */
export const namesDutiesToo = (title: string): boolean =>
  TITLES.some(([kind, pattern]) => (kind === "duty" || kind === "assignment") && pattern.test(title));
