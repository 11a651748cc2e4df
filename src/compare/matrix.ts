import type { Target } from "../model/facts.js";
import { compare } from "./compare.js";
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

export interface MatrixCell {
  /** Id of the plan. */
  readonly plan: string;
  readonly verdict: Verdict;
  readonly applies: Applies;
  readonly child: Target | null;
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
  const cells = new Map<string, MatrixCell[]>(parent.targets.map(({ id }) => [id, []]));
  const repeated = new Set<string>();
  const plans: MatrixPlan[] = [];
  let parentDocument: DiffDocument | undefined;
  for (const child of children) {
    const diff = compare(child, parent, decisions);
    parentDocument ??= diff.parent;
    onDiff(diff, child);
    const plan = child.document.id ?? child.document.path ?? "";
    for (const item of diff.items) {
      if (!item.parent) continue;
      if (item.repeats !== undefined) repeated.add(item.parent.id);
      else
        cells
          .get(item.parent.id)!
          .push({ plan, verdict: item.verdict, applies: item.applies, child: cellTarget(item) });
    }
    const own = diff.items.filter(({ parent: target, repeats }) => target !== null && repeats === undefined);
    plans.push({ ...diff.child, ...tally(own) });
  }
  const rows = parent.targets
    .filter(({ id }) => !repeated.has(id))
    .map((target) => ({ parent: target, cells: cells.get(target.id)!, ...tally(cells.get(target.id)!) }));
  const all = tally(rows.flatMap((row) => row.cells));
  return {
    schema: "doichieu.matrix/1",
    parent: parentDocument ?? { ...documentOf(parent), targets: parent.targets.length },
    plans: worstFirst(plans),
    rows: worstFirst(rows),
    totals: { plans: plans.length, targets: rows.length, notApplicable: all.notApplicable, ...all.totals },
  };
}

/** Without what only `explain` and `check` look at: there are as many cells as plans times targets. */
function cellTarget({ child }: DiffItem): Target | null {
  if (!child) return null;
  const { fields: _, ...shown } = child;
  return shown;
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
