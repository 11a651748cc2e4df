import { createHash } from "node:crypto";
import type { Lang, Translate } from "../../messages/index.js";
import type { SideView } from "../diff-view.js";
import { html, Markup } from "./markup.js";
import { SCRIPT, STYLE } from "./style.js";

/** The one script of the page by its hash: nothing that a plan's text could bring along may run, or be fetched. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash("sha256").update(SCRIPT).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** A whole page in one file, without anything from elsewhere. */
export function page(lang: Lang, title: string, body: Markup, extraStyle = ""): string {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(STYLE + extraStyle)}</style>
</head>
<body>
<main>
${body}
</main>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`.source;
}

/** Who is compared with whom. */
export const plans = (entries: readonly (readonly [label: string, ...lines: string[]])[]): Markup =>
  html`<dl class="plans">${entries.map(
    ([label, ...lines]) =>
      html`<div><dt>${label}</dt>${lines.filter(Boolean).map((line) => html`<dd>${line}</dd>`)}</div>`,
  )}</dl>`;

export const notes = (t: Translate, filter: string, empty: string): Markup =>
  html`${
    filter && html`<p class="filter"><b>${t("report.filter")}:</b> ${filter}</p>`
  }${empty && html`<p class="empty">${empty}</p>`}`;

/** How many of each kind; each with a box that shows or hides them. */
export const counts = (
  tiles: readonly { kind: string; label: string; about?: string; n: number; filters: boolean }[],
): Markup =>
  html`<fieldset class="counts">${tiles.map(({ kind, label, about, n, filters }) => {
    const tint = n > 0 ? `v-${kind}` : "none";
    return filters && n > 0
      ? html`<label class="${tint}" title="${about}"><input class="js-only" type="checkbox" checked data-kind="${kind}"><b>${n}</b>${label}</label>`
      : html`<div class="${tint}" title="${about}"><b>${n}</b>${label}</div>`;
  })}</fieldset>`;

export const tools = (
  t: Translate,
): Markup => html`<p class="tools js-only"><span data-shown="${t("report.shown")}"></span>
<button type="button" data-open="1">${t("report.open-all")}</button><button type="button" data-open="0">${t("report.close-all")}</button></p>`;

/** A quote with its file, page and line. */
export const figure = (label: string, side: SideView | null, t: Translate): Markup =>
  side
    ? html`<figure><figcaption>${label}${side.section && ` · ${side.section}`}</figcaption>
<blockquote>“${side.quote}”</blockquote>
<figcaption><cite>${side.place}</cite>${doubt(side)}</figcaption></figure>`
    : html`<figure><figcaption>${label}</figcaption><p class="none-here">${t("report.absent")}</p></figure>`;

export const doubt = ({ doubt }: SideView): Markup | false =>
  doubt !== "" && html` <span class="doubt v-missing">${doubt}</span>`;

export const level = (side: SideView | null): Markup =>
  side
    ? html`<span class="level">${side.value}${side.doubt && " (?)"}<small>${side.due}</small></span>`
    : html`<span class="level none-here">—</span>`;
