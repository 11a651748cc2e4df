import { printable } from "../../text/printable.js";

/** Markup that may stand in a page as it is; everything else is escaped. Only `html` makes it. */
export class Markup {
  constructor(readonly source: string) {}
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Markup with words in it: what stands between `${` and `}` is text, never markup, unless `html` made it. */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(literals.reduce((out, literal, at) => out + (at > 0 ? render(parts[at - 1]) : "") + literal, ""));

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Markup) return part.source;
  if (Array.isArray(part)) return part.map(render).join("");
  return escapeText(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeText = (text: string): string => printable(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign]!);
