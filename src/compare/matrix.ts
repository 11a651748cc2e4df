import type { Target } from "../model/facts.js";
import { comparison } from "./compare.js";
import {
  type Applies,
  type Decision,
  type Diff,
  type DiffDocument,
  type DiffItem,
  type Side,
  VERDICTS,
  type Verdict,
} from "./types.js";

/** What a cell shows of the plan's target; `id` leads to the rest. */
export type CellTarget = Pick<
  Target,
  "id" | "comparator" | "value" | "valueHigh" | "unit" | "unitText" | "per" | "change" | "due" | "confidence"
>;

export interface MatrixCell {
  /** Id of the plan. */
  readonly plan: string;
  readonly verdict: Verdict;
  readonly applies: Applies;
  readonly child: CellTarget | null;
}

export type Counts = Readonly<Partial<Record<Verdict, number>>>;

export interface MatrixRow {
  readonly parent: Target;
  readonly cells: readonly MatrixCell[];
  /** Of the plans that the target applies to. */
  readonly totals: Counts;
  readonly notApplicable: number;
}

export type MatrixPlan = DiffDocument & { readonly totals: Counts; readonly notApplicable: number };

export interface Matrix {
  readonly schema: "doichieu.matrix/1";
  readonly parent: DiffDocument;
  readonly plans: readonly MatrixPlan[];
  readonly rows: readonly MatrixRow[];
  readonly totals: { readonly plans: number; readonly targets: number; readonly notApplicable: number } & Counts;
}

/**
 * Holds many plans against one parent, one after the other: of each only its cells are kept. Rows and plans come with what
 * applies first, worst first. `onDiff` sees each comparison as it is made.
 */
export function buildMatrix(
  parent: Side,
  children: Iterable<Side>,
  decisions: readonly Decision[] = [],
  onDiff: (diff: Diff, child: Side) => void = () => {},
): Matrix {
  const compareWith = comparison(parent, decisions);
  const cells = new Map<string, MatrixCell[]>(parent.targets.map(({ id }) => [id, []]));
  const repeated = new Set<string>();
  const plans: MatrixPlan[] = [];
  const shown = cellTargets();
  let parentDocument: DiffDocument | undefined;
  for (const child of children) {
    const diff = compareWith(child);
    parentDocument ??= diff.parent;
    onDiff(diff, child);
    const plan = child.document.id ?? child.document.path ?? "";
    const empty = new Map<string, MatrixCell>();
    for (const item of diff.items) {
      if (!item.parent) continue;
      if (item.repeats !== undefined) repeated.add(item.parent.id);
      else cells.get(item.parent.id)!.push(cellOf(plan, item, empty, shown));
    }
    const own = diff.items.filter(({ parent: target, repeats }) => target !== null && repeats === undefined);
    plans.push({ ...diff.child, ...tally(own) });
  }
  const rows = parent.targets
    .filter(({ id }) => !repeated.has(id))
    .map((target) => ({ parent: target, cells: cells.get(target.id)!, ...tally(cells.get(target.id)!) }));
  const totals: Record<string, number> = {};
  let notApplicable = 0;
  for (const row of rows) {
    notApplicable += row.notApplicable;
    for (const [verdict, n] of Object.entries(row.totals)) totals[verdict] = (totals[verdict] ?? 0) + n;
  }
  return {
    schema: "doichieu.matrix/1",
    parent: parentDocument ?? { ...documentOf(parent), targets: parent.targets.length },
    plans: worstFirst(plans),
    rows: worstFirst(rows),
    totals: { plans: plans.length, targets: rows.length, notApplicable, ...totals },
  };
}

/** There are as many cells as plans times targets, and most of a plan say the same of nothing: those are one object. */
function cellOf(
  plan: string,
  { verdict, applies, child }: DiffItem,
  empty: Map<string, MatrixCell>,
  shown: (target: Target) => CellTarget,
): MatrixCell {
  if (child) return { plan, verdict, applies, child: shown(child) };
  const key = `${verdict} ${applies}`;
  const cell = empty.get(key) ?? { plan, verdict, applies, child: null };
  empty.set(key, cell);
  return cell;
}

/** Deadlines and units are the same few thousands of times. */
function cellTargets(): (target: Target) => CellTarget {
  const dues = new Map<string, Target["due"]>();
  const words = new Map<string, string>();
  const word = (text: string | null): string | null => {
    if (text === null) return null;
    const known = words.get(text);
    if (known === undefined) words.set(text, text);
    return known ?? text;
  };
  return ({ id, comparator, value, valueHigh, unit, unitText, per, change, due, confidence }) => {
    const key = due ? `${due.kind}|${due.start}|${due.end}|${due.text}` : "";
    const own = dues.get(key) ?? due;
    dues.set(key, own);
    return {
      ...{
        id,
        comparator,
        value,
        valueHigh,
        unit: word(unit) as Target["unit"],
        unitText: word(unitText),
        per,
        change,
      },
      due: own,
      ...(confidence ? { confidence } : {}),
    };
  };
}

function tally(items: readonly { readonly verdict: Verdict; readonly applies: Applies }[]): {
  totals: Counts;
  notApplicable: number;
} {
  const totals: Partial<Record<Verdict, number>> = {};
  let notApplicable = 0;
  for (const { verdict, applies } of items)
    if (applies === "no") notApplicable++;
    else totals[verdict] = (totals[verdict] ?? 0) + 1;
  return { totals, notApplicable };
}

/** By the number of each verdict, the worst verdict first. What applies to nobody stands last. */
function worstFirst<T extends { readonly totals: Counts }>(items: readonly T[]): T[] {
  const counted = (item: T): number => Object.values(item.totals).reduce((sum, n) => sum + n, 0);
  return [...items].sort((a, b) => {
    if ((counted(a) === 0) !== (counted(b) === 0)) return counted(a) === 0 ? 1 : -1;
    for (const verdict of VERDICTS) {
      const difference = (b.totals[verdict] ?? 0) - (a.totals[verdict] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function documentOf({ document: d }: Side): Omit<DiffDocument, "targets"> {
  const { id, path, docType, number, date, title, issuer, locality, province, level } = d;
  return { id, path, docType, number, date, title, issuer, locality, province, level };
}
