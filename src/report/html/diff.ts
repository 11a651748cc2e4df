import type { Translate } from "../../messages/index.js";
import type { DiffView, ItemView } from "../diff-view.js";
import type { ReportOptions } from "../types.js";
import { html, type Markup } from "./markup.js";
import { counts, figure, level, notes, page, plans, tools } from "./page.js";

/** One page: both plans, counts by verdict that filter, and a row for each item that unfolds to both quotes. */
export function diffHtml(view: DiffView, { lang }: ReportOptions): string {
  const { t } = view;
  const title = t("report.diff");
  return page(
    lang,
    `${title}: ${view.child.name}`,
    html`<h1>${title}</h1>
${plans([
  [t("report.child"), view.child.name, view.child.title, t("report.targets", { n: view.child.targets })],
  ...view.parents.map(
    ({ name, title, targets }) => [t("report.parent"), name, title, t("report.targets", { n: targets })] as const,
  ),
])}
${notes(t, view.filter, view.empty)}
${counts(view.counts.map(({ key, ...rest }) => ({ kind: key, ...rest, filters: key !== "proposed" })))}
${view.items.length > 0 && tools(t)}
${view.groups.map(
  (group) => html`<section class="group">
<h2>${capital(group.label)} <small>(${group.items.length})</small></h2>
<div class="list">
<div class="head" aria-hidden="true"><span>${t("report.verdict")}</span><span>${t("report.indicator")}</span><span>${t("report.parent-value")}</span><span>${t("report.child-value")}</span></div>
${group.items.map((item) => itemRow(item, t))}
</div></section>`,
)}`,
  );
}

function itemRow(view: ItemView, t: Translate): Markup {
  const { item } = view;
  // An item that does not apply is counted, shown and hidden as such, whatever its verdict.
  const kind = item.applies === "no" ? "notApplicable" : item.verdict;
  return html`<details class="item" data-kinds="${kind}">
<summary><span class="badge-cell"><span class="badge v-${item.verdict}">${view.verdict}</span></span><span class="title">${view.name}<small>${view.against && html`<b>${view.against}</b> · `}${view.note}</small></span>${level(view.parent)}${level(view.child)}</summary>
<div class="proof"><div class="sides">${figure(t("report.parent-value"), view.parent, t)}${figure(t("report.child-value"), view.child, t)}</div>
${fieldTable(view, t)}${view.pairing && html`<p class="more">${t("report.pairing")}: ${view.pairing} · ${t("column.item")}: ${item.id}</p>`}${related(view, t)}
</div></details>
`;
}

const fieldTable = ({ fields }: ItemView, t: Translate): Markup | false =>
  fields.length > 0 &&
  html`<table class="more"><thead><tr><th></th><th>${t("report.parent-value")}</th><th>${t("report.child-value")}</th></tr></thead><tbody>${fields.map(
    ({ label, parent, child, same }) =>
      html`<tr class="${same ? "" : "differs"}"><th scope="row">${label}</th><td>${parent}</td><td>${child}${!same && ` (${t("report.differs")})`}</td></tr>`,
  )}</tbody></table>`;

const related = ({ related }: ItemView, t: Translate): Markup | false =>
  related.length > 0 &&
  html`<p class="more">${t("report.related")}:</p><ul class="related">${related.map(
    ({ name, value, due, quote, place }) =>
      html`<li>${name}: ${value}${due && ` (${due})`} — “${quote}” <cite>${place}</cite></li>`,
  )}</ul>`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
