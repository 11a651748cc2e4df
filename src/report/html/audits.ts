import { type AuditsView, countOf } from "../audits-view.js";
import type { ReportOptions } from "../types.js";
import { AUDIT_STYLE, findingItem } from "./audit.js";
import { html } from "./markup.js";
import { counts, notes, page, plans, tools } from "./page.js";

/** One page: all plans with what was counted in them, then the findings plan by plan. */
export function auditsHtml(view: AuditsView, { lang }: ReportOptions): string {
  const { t } = view;
  const title = t("report.audit");
  const five = view.plans[0]?.view.five ?? [];
  return page(
    lang,
    title,
    html`<h1>${title}</h1>
${plans([[t("report.plans"), String(view.plans.length)]])}
${notes(t, view.filter, view.empty)}
${counts(view.counts.map(({ severity, label, n }) => ({ kind: severity, label, n, filters: true })))}
<h2>${t("report.by-plan")}</h2>
<div class="scroll"><table class="grid"><thead><tr><th scope="col">${t("report.plans")}</th>${view.counts.map(
      ({ label }) => html`<th scope="col">${label}</th>`,
    )}<th scope="col">${t("report.tasks-title")}</th>${five.map(
      ({ label }) => html`<th scope="col">${label}</th>`,
    )}</tr></thead><tbody>${view.plans.map(
      ({ view: plan }) =>
        html`<tr><th scope="row">${plan.name}</th>${view.counts.map(
          ({ severity }) => html`<td class="num">${countOf(plan, severity) || ""}</td>`,
        )}<td class="num">${plan.tasks || ""}</td>${plan.five.map(
          ({ n }) => html`<td class="num">${plan.tasks > 0 ? n : ""}</td>`,
        )}</tr>`,
    )}</tbody></table></div>
${
  view.findings.length > 0 &&
  html`${tools(t)}${view.plans
    .filter(({ view: plan }) => plan.findings.length > 0)
    .map(
      ({ view: plan }) =>
        html`<section class="group"><h2>${plan.name} <small>(${plan.findings.length})</small></h2>
<div class="list">${plan.findings.map(findingItem(t))}</div></section>`,
    )}`
}`,
    `${AUDIT_STYLE}@media print{@page{size:A4 landscape}}`,
  );
}
