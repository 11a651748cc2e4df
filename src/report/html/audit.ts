import type { Translate } from "../../messages/index.js";
import type { AuditView, FindingView } from "../audit-view.js";
import type { ReportOptions } from "../types.js";
import { placeText } from "../words.js";
import { html, type Markup } from "./markup.js";
import { counts, notes, page, plans, tools } from "./page.js";

/** One page: the plan, its findings worst first, and how many tasks say each of the five things. */
export function auditHtml(view: AuditView, { lang }: ReportOptions): string {
  const { t } = view;
  const title = t("report.audit");
  return page(
    lang,
    `${title}: ${view.name}`,
    html`<h1>${title}</h1>
${plans([
  [t("report.plan"), view.name, view.title],
  [
    t("report.five"),
    ...(view.tasks === 0
      ? [t("report.no-tasks")]
      : view.five.map(({ label, n }) => `${label}: ${t("report.five-of", { n, all: view.tasks })}`)),
  ],
])}
${notes(t, view.filter, view.empty)}
${counts(view.counts.map(({ severity, label, n }) => ({ kind: severity, label, n, filters: true })))}
${
  view.findings.length > 0 &&
  html`${tools(t)}<section class="group"><h2>${t("report.findings")} <small>(${view.findings.length})</small></h2>
<div class="list">${view.findings.map(findingItem(t))}</div></section>`
}`,
    AUDIT_STYLE,
  );
}

export const AUDIT_STYLE =
  ".item>summary{grid-template-columns:8.2rem minmax(0,1fr) 15rem}.plans dd:first-of-type{font-weight:400}.plans>div:first-child dd:first-of-type{font-weight:600}@media print{.item>summary{grid-template-columns:22mm minmax(0,1fr) 40mm}}";

/** One finding, which unfolds to the words it is about. */
export const findingItem =
  (t: Translate) =>
  ({ finding, severity, kind, message, correction, place, quotes }: FindingView): Markup =>
    html`<details class="item" data-kinds="${finding.severity}">
<summary><span class="badge-cell"><span class="badge v-${finding.severity}">${severity}</span></span><span class="title">${message}<small>${[kind, placeText({ spans: finding.spans }, t)].filter(Boolean).join(" · ")}</small></span><span class="level">${correction && html`<small>${t("report.correction")}</small>${correction}`}</span></summary>
<div class="proof">${quotes.length > 0 ? quotes.map(({ words, place }) => html`<figure><blockquote>“${words}”</blockquote><figcaption><cite>${place}</cite></figcaption></figure>`) : html`<p class="more">${t("report.place")}: <cite>${place}</cite></p>`}</div></details>
`;
