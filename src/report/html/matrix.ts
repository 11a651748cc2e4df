import { VERDICTS } from "../../compare/types.js";
import type { Translate } from "../../messages/index.js";
import { type CellView, cellKind, type MatrixRowView, type MatrixView } from "../matrix-view.js";
import type { ReportOptions } from "../types.js";
import { html, type Markup } from "./markup.js";
import { counts, figure, notes, page, plans, tools } from "./page.js";

/** From so many cells on, the quotes of each would make a page that no browser opens gladly. */
const MANY_CELLS = 20_000;
/** So many plans fit on A4 across; more are printed as lists under each target. */
const PLANS_ON_PAPER = 8;

/** One page: the matrix, then each target with every plan's verdict and quote. */
export function matrixHtml(view: MatrixView, { lang }: ReportOptions): string {
  const { t } = view;
  const cells = view.rows.length * view.plans.length;
  const title = t("report.matrix");
  const kinds = [...VERDICTS.filter((verdict) => verdict !== "extra"), "notApplicable"] as const;
  const label = (kind: (typeof kinds)[number]): string =>
    kind === "notApplicable" ? t("report.not-applicable") : t(`verdict.${kind}`);
  return page(
    lang,
    `${title}: ${view.parent.name}`,
    html`<h1>${title}</h1>
${plans([
  [t("report.parent"), view.parent.name, view.parent.title],
  view.plans.length <= PLANS_ON_PAPER
    ? [t("report.plans"), ...view.plans.map(({ name }) => name)]
    : [t("report.plans"), String(view.plans.length)],
])}
${notes(t, view.filter, view.empty)}
${counts(kinds.map((kind) => ({ kind, label: label(kind), n: view.totals[kind], filters: cells <= MANY_CELLS })))}
${
  cells > 0 &&
  html`<h2>${t("report.matrix-title")}</h2>
<div class="scroll ${view.plans.length > PLANS_ON_PAPER ? "too-wide" : ""}"><table class="grid"><thead><tr><th scope="col">${t("report.indicator")}</th><th scope="col">${t("report.parent-value")}</th>${view.plans.map(
    ({ short, name }) => html`<th scope="col" title="${name}">${short}</th>`,
  )}</tr></thead><tbody>${view.rows.map((row) => gridRow(row, t))}</tbody></table></div>
<h2>${t("report.by-plan")}</h2>
<div class="scroll"><table class="grid"><thead><tr><th scope="col">${t("report.plans")}</th>${kinds.map(
    (kind) => html`<th scope="col">${label(kind)}</th>`,
  )}</tr></thead><tbody>${view.plans.map(
    (plan) =>
      html`<tr><th scope="row">${plan.name}</th>${kinds.map((kind) => html`<td class="num">${plan.counts[kind] || ""}</td>`)}</tr>`,
  )}</tbody></table></div>
<h2>${t("report.by-target")}</h2>
${cells > MANY_CELLS ? html`<p class="empty">${t("report.big-matrix", { n: cells })}</p>` : html`${tools(t)}<div class="list">${view.rows.map((row) => targetItem(row, view))}</div>`}`
}`,
    ".item>summary{grid-template-columns:minmax(0,1fr) 11rem 11rem}@media print{@page{size:A4 landscape}}.item .cells{margin:.5rem 0 0;padding-left:1.2rem}",
  );
}

const wordOf = (found: CellView, t: Translate): string =>
  cellKind(found.cell) === "notApplicable" ? t("report.not-applicable") : found.verdict;

const gridRow = ({ parent, level, cells }: MatrixRowView, t: Translate): Markup =>
  html`<tr><th scope="row">${parent.name}</th><td>${level}</td>${cells().map((found) =>
    found
      ? html`<td class="cell v-${cellKind(found.cell)}"><b>${wordOf(found, t)}</b>${found.level}</td>`
      : html`<td></td>`,
  )}</tr>
`;

function targetItem({ parent, level, cells, counts }: MatrixRowView, { t, plans }: MatrixView): Markup {
  const kinds = Object.keys(counts).filter((kind) => counts[kind as keyof typeof counts] > 0);
  const worst = VERDICTS.slice(0, 4)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => html`<span class="badge v-${verdict}">${t(`verdict.${verdict}`)} ${counts[verdict]}</span> `);
  return html`<details class="item" data-kinds="${kinds.join(" ")}">
<summary><span class="title">${parent.name}</span><span class="level">${level}</span><span>${worst}</span></summary>
<div class="proof">${figure(t("report.parent-value"), parent, t)}<ul class="cells related">${cells().map(
    (found, at) => {
      const side = found?.side();
      return (
        found &&
        html`<li><b>${plans[at]!.short}</b>: <span class="badge v-${cellKind(found.cell)}">${wordOf(found, t)}</span> ${found.level}${side && html` — “${side.quote}” <cite>${side.place}</cite>`}</li>`
      );
    },
  )}</ul></div></details>
`;
}
