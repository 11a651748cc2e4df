import { type Applies, VERDICTS, type Verdict } from "../compare/types.js";
import { type Translate, translator } from "../messages/index.js";
import { filterText, type SideView, sideView } from "./diff-view.js";
import type { Matrix, MatrixCell, ReportDocument, ReportOptions } from "./types.js";
import { documentName, documentTitle, levelText, shortName } from "./words.js";

export type VerdictCounts = Readonly<Record<Verdict | "notApplicable", number>>;

export interface CellView {
  readonly cell: MatrixCell;
  readonly verdict: string;
  /** "≥ 90 % (2030)", "" where the plan has none. */
  readonly level: string;
  readonly child: SideView | null;
}

export interface MatrixRowView {
  readonly n: number;
  readonly parent: SideView;
  readonly level: string;
  /** One for each plan, in the plans' order; null where the matrix has none. */
  readonly cells: readonly (CellView | null)[];
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
    const placed = new Array<CellView | null>(matrix.plans.length).fill(null);
    for (const cell of cells) {
      const at = column.get(cell.plan);
      if (at === undefined) continue;
      const key = cell.applies === "no" ? "notApplicable" : cell.verdict;
      for (const sums of [counts, byPlan[at]!, totals]) sums[key]++;
      placed[at] = {
        cell,
        verdict: t(`verdict.${cell.verdict}`),
        level: levelText(cell.child, t),
        child: cell.child && sideView(cell.child, matrix.plans[at]!, t),
      };
    }
    return { parent: sideView(parent, matrix.parent, t), level: levelText(parent, t), cells: placed, counts };
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

/** How a cell is shown: its verdict, unless the parent's target does not apply to the plan. */
export const cellKind = ({ verdict, applies }: { verdict: Verdict; applies?: Applies }): Verdict | "notApplicable" =>
  applies === "no" ? "notApplicable" : verdict;
