import { type Applies, VERDICTS, type Verdict } from "../compare/types.js";
import { type Translate, translator } from "../messages/index.js";
import type { Target } from "../model/facts.js";
import { filterText, type SideView, sideView } from "./diff-view.js";
import type { Matrix, MatrixCell, ReportDocument, ReportOptions } from "./types.js";
import { documentName, documentTitle, levelText, shortName } from "./words.js";

export type VerdictCounts = Readonly<Record<Verdict | "notApplicable", number>>;

export interface CellView {
  readonly cell: MatrixCell;
  readonly verdict: string;
  /** "≥ 90 % (2030)", "" where the plan has none. */
  readonly level: string;
  /** With quote and place, read when it is asked for. */
  readonly side: () => SideView | null;
}

export interface MatrixRowView {
  readonly n: number;
  readonly parent: SideView;
  readonly level: string;
  /** One for each plan, in the plans' order; null where the matrix has none. Made anew each time: there may be very many. */
  readonly cells: () => readonly (CellView | null)[];
  readonly counts: VerdictCounts;
}

export interface MatrixView {
  readonly t: Translate;
  readonly parent: { readonly name: string; readonly title: string };
  readonly plans: readonly { document: ReportDocument; name: string; short: string; counts: VerdictCounts }[];
  readonly filter: string;
  readonly empty: string;
  /** Rows that apply to more plans first, then those with more and worse deviations. */
  readonly rows: readonly MatrixRowView[];
  readonly totals: VerdictCounts;
}

export function matrixView(matrix: Matrix, options: ReportOptions): MatrixView {
  const t = translator(options.lang);
  const column = new Map(matrix.plans.map(({ id, path }, at) => [id ?? path ?? "", at]));
  const byPlan = matrix.plans.map(noCounts);
  const totals = noCounts();
  const rows = matrix.rows.map(({ parent, cells }) => {
    const counts = noCounts();
    for (const { plan, applies, verdict } of cells) {
      const at = column.get(plan);
      if (at === undefined) continue;
      const key = applies === "no" ? "notApplicable" : verdict;
      for (const sums of [counts, byPlan[at]!, totals]) sums[key]++;
    }
    return {
      parent: sideView(parent, matrix.parent, t),
      level: levelText(parent, t),
      cells: () => {
        const placed = new Array<CellView | null>(matrix.plans.length).fill(null);
        for (const cell of cells) {
          const at = column.get(cell.plan);
          if (at !== undefined) placed[at] = cellView(cell, matrix.plans[at]!, options, t);
        }
        return placed;
      },
      counts,
    };
  });
  return {
    t,
    parent: { name: documentName(matrix.parent, t), title: documentTitle(matrix.parent) },
    plans: matrix.plans.map((document, at) => ({
      document,
      name: documentName(document, t),
      short: shortName(document),
      counts: byPlan[at]!,
    })),
    filter: filterText(options, rows.length, t),
    empty:
      matrix.plans.length === 0
        ? t("report.no-plans")
        : rows.length > 0
          ? ""
          : t(options.filter ? "report.filtered-empty" : "report.parent-empty"),
    rows: rows.sort((a, b) => compare(weight(a.counts), weight(b.counts))).map((row, at) => ({ n: at + 1, ...row })),
    totals,
  };
}

const cellView = (cell: MatrixCell, plan: ReportDocument, { targetOf }: ReportOptions, t: Translate): CellView => ({
  cell,
  verdict: t(`verdict.${cell.verdict}`),
  level: levelText(cell.child, t),
  side: () => {
    const target = cell.child && wholeTarget(cell, targetOf);
    return target ? sideView(target, plan, t) : null;
  },
});

/** The plan's target with everything that is known of it. */
export function wholeTarget(
  { plan, child }: Pick<MatrixCell, "plan" | "child">,
  targetOf: ReportOptions["targetOf"],
): Target | null {
  if (child === null) return null;
  return "quote" in child ? (child as Target) : (targetOf?.(plan, child.id) ?? null);
}

export const noCounts = (): Record<Verdict | "notApplicable", number> =>
  Object.fromEntries([...VERDICTS, "notApplicable"].map((key) => [key, 0])) as Record<
    Verdict | "notApplicable",
    number
  >;

/** Sorted by: rows that apply nowhere last; then how many of each verdict, worst verdict first. */
function weight(counts: VerdictCounts): number[] {
  const applied = VERDICTS.some((verdict) => counts[verdict] > 0);
  return [applied ? 0 : 1, ...VERDICTS.slice(0, 4).map((verdict) => -counts[verdict])];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** The cell of a plan in a row, for those who ask column by column: the cells of the row last asked for are kept. */
export function cellOf(): (row: MatrixRowView, plan: number) => CellView | null {
  let row: MatrixRowView | undefined;
  let cells: readonly (CellView | null)[] = [];
  return (asked, plan) => {
    if (asked !== row) [row, cells] = [asked, asked.cells()];
    return cells[plan] ?? null;
  };
}

/** How a cell is shown: its verdict, unless the parent's target does not apply to the plan. */
export const cellKind = ({ verdict, applies }: { verdict: Verdict; applies?: Applies }): Verdict | "notApplicable" =>
  applies === "no" ? "notApplicable" : verdict;
