import { type Command, Option } from "commander";
import { type Decision, type Diff, type DiffItem, VERDICTS, type Verdict } from "../../compare/types.js";
import { UsageProblem } from "../../messages/index.js";
import type { ReportOptions } from "../../report/types.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, reportOptions } from "../options.js";
import type { HandedOnOptions } from "../output/handed-on.js";
import type { CitedName, Parents } from "../parents.js";
import type { Loaded } from "../sides.js";
import type { Reading } from "../store.js";

interface Options extends HandedOnOptions {
  readonly db: string;
  readonly parent: readonly string[];
  readonly failOn?: readonly Verdict[];
  readonly verdict?: readonly Verdict[];
}

export function diffCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "diff")
    .argument("<child>", t("argument.plan"))
    .option("--parent <plan>", t("option.parent"), (value: string, before: string[]) => [...before, value], [])
    .addOption(
      new Option("--verdict <list>", `${t("option.verdict")} (${VERDICTS.join(", ")})`).argParser(
        verdicts("--verdict"),
      ),
    )
    .addOption(new Option("--fail-on <list>", t("option.fail-on")).argParser(verdicts("--fail-on")));
  databaseOption(command, context);
  return reportOptions(command, context).action(async (reference: string, options: Options) => {
    const { loadSide, withStore } = await import("../sides.js");
    const { compare } = await import("../../compare/compare.js");
    const kept: { child: number; parent: number; diff: Diff }[] = [];
    let decisions: readonly Decision[] = [];
    await withStore(options.db, async (store) => {
      decisions = store ? (await import("../../../db/decisions.js")).listDecisions(store.db) : [];
      const child = await loadSide(store, reference);
      let parents: Parents;
      if (options.parent.length > 0) {
        const held: Loaded[] = [];
        for (const one of options.parent) held.push(await loadSide(store, one));
        parents = { held, notHeld: [], ambiguous: [] };
      } else {
        if (!store) throw new UsageProblem("diff.no-parent", { child: reference });
        parents = await (await import("../parents.js")).parentsOf(store, child);
      }
      for (const parent of parents.held)
        if (
          (parent.sha256 !== null && parent.sha256 === child.sha256) ||
          (parent.pk !== null && parent.pk === child.pk)
        )
          throw new UsageProblem("diff.same-document", { child: reference });
      if (parents.held.length === 0) throw noParent(reference, parents);
      const diffs = parents.held.map(({ side }) => compare(child.side, side, decisions, t));
      for (const [at, { pk, side }] of parents.held.entries())
        if (pk !== null && child.pk !== null)
          kept.push({
            ...{ child: child.pk, parent: pk },
            diff: context.lang === "vi" ? diffs[at]! : compare(child.side, side, decisions),
          });
      warn(context, parents, diffs, compare);
      // Only a workbook has sheets for what else stands in the plan.
      const plan = options.format === "xlsx" ? await planOf(store, reference, context) : undefined;
      await print(
        context,
        options,
        diffs.map((diff) => filtered(diff, options.verdict)),
        parents,
        plan,
      );
      const failing = new Set(options.failOn ?? []);
      if (diffs.some(({ items }) => items.some((item) => counted(item) && failing.has(item.verdict))))
        context.status = 1;
    });
    if (kept.length > 0) await keepVerdicts(options.db, kept, decisions);
  });
}

/** Verdicts between imported documents stay in the database, in Vietnamese like its views. */
async function keepVerdicts(
  file: string,
  kept: readonly { child: number; parent: number; diff: Diff }[],
  decisions: readonly Decision[],
): Promise<void> {
  const { keeping } = await import("../store.js");
  const { verdictKeeper } = await import("../verdict-store.js");
  await keeping(file, (db) => {
    const keeper = verdictKeeper(db, decisions, { anew: true });
    for (const { child, parent, diff } of kept) keeper.keep(child, parent, diff);
    keeper.finish();
  });
}

/** Findings, targets and tasks of the plan itself; undefined for a CSV of targets, which has nothing else. */
async function planOf(store: Reading | null, reference: string, { t, lang }: Context): Promise<ReportOptions["plan"]> {
  if (/\.csv$/iu.test(reference)) return undefined;
  const { chosen } = await import("../audited.js");
  const { audit } = await import("../../audit/index.js");
  const { readingsIn } = await import("../../messages/readings.js");
  for await (const { audited } of chosen(store, reference))
    return { ...audited.extraction, findings: readingsIn(lang, audit(audited, t).findings) };
  return undefined;
}

/** Exit statuses and totals speak of what applies, once for each statement. */
const counted = (item: DiffItem): boolean => item.applies !== "no" && item.repeats === undefined;

const filtered = (diff: Diff, verdicts: readonly Verdict[] | undefined): Diff =>
  verdicts ? { ...diff, items: diff.items.filter(({ verdict }) => verdicts.includes(verdict)) } : diff;

/** Why there is nothing to compare with. */
function noParent(child: string, { notHeld, ambiguous }: Parents): UsageProblem {
  if (ambiguous.length > 0)
    return new UsageProblem("diff.ambiguous-only", { child, list: ambiguous.map(candidatesText).join(" | ") });
  return new UsageProblem(notHeld.length === 0 ? "diff.cites-nothing" : "diff.none-held", {
    child,
    list: notHeld.map(citedText).join("; "),
  });
}

/** "Kế hoạch 12-KH/TU: 3f9a1c0b27de (a.txt), 77ab01cc9d10 (b.txt)" */
const candidatesText = ({ candidates, ...cited }: Parents["ambiguous"][number]): string =>
  `${citedText(cited)}: ${candidates.map(({ id, path }) => `${id} (${path})`).join(", ")}`;

const citedText = ({ number, name, issuer, docType }: CitedName): string =>
  [docType, number ?? name, issuer ? `(${issuer})` : ""].filter(Boolean).join(" ");

function verdicts(flag: string): (value: string) => Verdict[] {
  return (value) =>
    value.split(",").map((one) => {
      const verdict = one.trim() as Verdict;
      if (VERDICTS.includes(verdict)) return verdict;
      throw new UsageProblem("usage.choice", { option: flag, value: one.trim(), allowed: VERDICTS.join(", ") });
    });
}

/** What a reader must know of the comparison as a whole goes to stderr: stdout holds the report alone. */
function warn(
  { io, t }: Context,
  { held, notHeld, ambiguous }: Parents,
  [first]: readonly Diff[],
  compare: typeof import("../../compare/compare.js").compare,
): void {
  const say = (line: string): void => {
    io.stderr.write(`doichieu: ${line}\n`);
  };
  if (first && first.child.targets === 0) say(t("diff.child-empty", { plan: titleOf(first.child) }));
  for (const { side } of held)
    if (side.targets.length === 0) say(t("diff.parent-empty", { plan: titleOf(side.document) }));
  if (notHeld.length > 0) say(t("diff.not-held", { list: notHeld.map(citedText).join("; ") }));
  for (const one of ambiguous) say(t("diff.ambiguous", { list: candidatesText(one) }));
  for (const [i, a] of held.entries())
    for (const b of held.slice(i + 1))
      for (const { parent, child, verdict } of compare(b.side, a.side).items)
        if (parent && child && (verdict === "weaker" || verdict === "stricter") && parent.due?.end === child.due?.end)
          say(
            t("diff.parents-disagree", {
              indicator: parent.indicator.name,
              a: parent.quote.slice(0, 120),
              b: child.quote.slice(0, 120),
            }),
          );
}

const titleOf = ({ number, path, title }: Pick<Diff["child"], "number" | "path" | "title">): string =>
  number ?? path ?? title ?? "?";

async function print(
  context: Context,
  options: Options,
  diffs: readonly Diff[],
  { notHeld, ambiguous }: Parents,
  plan: ReportOptions["plan"],
): Promise<void> {
  const { handOn } = await import("../output/handed-on.js");
  const { renderDiff } = await import("../../report/index.js");
  const [first, ...others] = diffs;
  if (!first) return;
  await handOn(context, options, (format, report) =>
    renderDiff([first, ...others], format, {
      ...report,
      ...(plan ? { plan } : {}),
      ...(options.verdict ? { filter: filterWords(context, options.verdict) } : {}),
      ...(options.parent.length > 0 ? {} : { besides: { notHeld, ambiguous } }),
    }),
  );
}

/** "thấp hơn, chậm hơn (--verdict weaker,later)" */
const filterWords = ({ t }: Context, verdicts: readonly Verdict[]): string =>
  `${verdicts.map((verdict) => t(`verdict.${verdict}`)).join(", ")} (--verdict ${verdicts.join(",")})`;
