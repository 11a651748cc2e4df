import verbs from "../../extractors/lexicon/task-verbs.json" with { type: "json" };
import type { Translate } from "../messages/index.js";
import type { Target, Task } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import { foldWords } from "../text/fold.js";
import type { FiveScore } from "./types.js";

const VERBS = verbs.verbs.map((verb) => ` ${foldWords(verb)} `);

const FIVE = ["who", "what", "responsibility", "when", "product"] as const;
type Five = (typeof FIVE)[number];

/**
 * "5 rõ": a lead is named; there is a verb phrase; lead and coordinating units are told apart, or one sole doer is named;
 * there is a deadline other than "on instruction"; there is a product, or a target in the task.
 */
export function fiveOf(task: Task, targets: readonly Target[]): Readonly<Record<Five, boolean>> {
  const words = ` ${foldWords(task.text)} `;
  const places = task.spans ?? [task.span];
  return {
    who: task.lead.length > 0,
    what: words.trim().split(" ").length >= 3 && VERBS.some((verb) => words.includes(verb)),
    responsibility: task.lead.length === 1 || (task.lead.length > 0 && task.coordinating.length > 0),
    when: task.due !== null && task.due.kind !== "on-instruction",
    product:
      (task.product ?? "") !== "" ||
      targets.some(
        ({ value, span }) => value !== null && places.some(({ start, end }) => span.start >= start && span.start < end),
      ),
  };
}

export function scoreOf(
  tasks: readonly Task[],
  targets: readonly Target[],
  t: Translate,
): { score: FiveScore; findings: Finding[] } {
  const each = tasks.map((task) => ({ task, five: fiveOf(task, targets) }));
  const count = (has: (five: Readonly<Record<Five, boolean>>) => boolean): number =>
    each.filter(({ five }) => has(five)).length;
  const score: FiveScore = {
    tasks: tasks.length,
    allFive: count((five) => FIVE.every((one) => five[one])),
    who: count(({ who }) => who),
    what: count(({ what }) => what),
    responsibility: count(({ responsibility }) => responsibility),
    when: count(({ when }) => when),
    product: count(({ product }) => product),
  };
  const lacking = each.filter(({ five }) => FIVE.some((one) => !five[one]));
  const findings: Finding[] = [];
  if (lacking.length > 0)
    findings.push({
      code: "not-5-ro",
      severity: "info",
      message: t("found.not-5-ro", {
        n: lacking.length,
        of: tasks.length,
        list: FIVE.map((one) => t(`found.lacks-${one}`, { n: tasks.length - score[one] })).join(", "),
      }),
      spans: lacking.map(({ task }) => task.span),
    });
  return { score, findings };
}

/** Targets without a date, and targets that nobody answers for: one finding each, with its list. */
export function unanswered(targets: readonly Target[], tasks: readonly Task[], t: Translate): Finding[] {
  const measured = targets.filter(({ value }) => value !== null);
  const undated = measured.filter(({ due }) => due === null || due.kind === "on-instruction");
  const orphaned = measured.filter(
    ({ owner, span }) =>
      owner.length === 0 &&
      !tasks.some(
        (task) =>
          task.lead.length > 0 &&
          (task.spans ?? [task.span]).some(({ start, end }) => span.start >= start && span.start < end),
      ),
  );
  const findings: Finding[] = [];
  if (undated.length > 0)
    findings.push({
      code: "no-deadline",
      severity: "info",
      message: t("found.no-deadline", { n: undated.length, of: measured.length }),
      spans: undated.map(({ span }) => span),
    });
  if (orphaned.length > 0)
    findings.push({
      code: "no-owner",
      severity: "info",
      message: t("found.no-owner", { n: orphaned.length, of: measured.length }),
      spans: orphaned.map(({ span }) => span),
    });
  return findings;
}
