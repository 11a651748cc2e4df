import type { Translate } from "../messages/index.js";
import type { Due, Target } from "../model/facts.js";
import type { Span } from "../model/span.js";
import { singleBlanks } from "../text/blanks.js";
import { printable } from "../text/printable.js";
import { valueText } from "../text/value-text.js";
import type { ReportDocument } from "./types.js";

/** One line of clean text. */
export const oneLine = (text: string): string => singleBlanks(printable(text)).trim();

/** "Kế hoạch số 88/KH-UBND ngày 22/9/2025 của Ủy ban nhân dân xã Tân Lộc"; what is not known is left out. */
export function documentName(document: ReportDocument, t: Translate): string {
  const { docType, number, date, issuer, title, path, id } = document;
  const parts = [
    docType,
    number && t("report.number", { number }),
    date && t("report.dated", { date: shortDate(date) }),
    issuer && t("report.by", { issuer }),
  ].filter(Boolean);
  if (number || issuer) return oneLine(parts.join(" "));
  return oneLine(title ?? path ?? id ?? t("report.unnamed"));
}

/** The title, where the name above does not hold it already. */
export const documentTitle = ({ number, issuer, title }: ReportDocument): string =>
  (number || issuer) && title ? oneLine(title) : "";

/** What a column of a matrix is headed by: the place, else the number, else the file. */
export const shortName = ({ locality, number, path, id }: ReportDocument): string =>
  oneLine(locality ?? number ?? path ?? id ?? "");

/** "2026-06-30" → "30/6/2026"; partial dates as far as they go. */
const shortDate = (iso: string): string =>
  iso
    .split("-")
    .reverse()
    .map((part) => part.replace(/^0/u, ""))
    .join("/");

/** "2030" for the end of a year, else the day; where there is no end, the words of the plan. */
export function dueText(due: Due | null): string {
  if (due === null) return "";
  if (due.end === null) return oneLine(due.text);
  if (due.kind === "range" && due.start)
    return due.end.endsWith("-12-31") && due.start.endsWith("-01-01")
      ? `${due.start.slice(0, 4)} - ${due.end.slice(0, 4)}`
      : `${shortDate(due.start)} - ${shortDate(due.end)}`;
  return due.end.endsWith("-12-31") ? due.end.slice(0, 4) : shortDate(due.end);
}

type Amount = Pick<Target, "comparator" | "value" | "valueHigh" | "unit" | "unitText" | "per" | "due" | "confidence">;

export const amountText = (target: Amount, t: Translate): string =>
  target.value === null ? t("report.goal") : oneLine(valueText(target));

/** "≥ 90 % (2030)" */
export function levelText(target: Amount | null, t: Translate): string {
  if (target === null) return "";
  const due = dueText(target.due);
  return (
    amountText(target, t) + (due ? ` (${due})` : "") + (target.confidence ? ` (? ${t("report.doubtful-short")})` : "")
  );
}

/** "trang 3, dòng 151", "dòng 28, 30": each page and line once; "" where the target was typed in and stands nowhere. */
export function placeText({ span, spans }: { span?: Span; spans?: readonly Span[] }, t: Translate): string {
  const pages = new Map<number | null, Set<number>>();
  for (const { page, line } of spans ?? (span ? [span] : [])) {
    const lines = pages.get(page) ?? new Set();
    pages.set(page, line > 0 ? lines.add(line) : lines);
  }
  return [...pages]
    .map(([page, lines]) => {
      const line = [...lines].join(", ");
      if (page !== null) return line ? t("report.page-line", { page, line }) : t("report.only-page", { page });
      return line && t("report.only-line", { line });
    })
    .filter(Boolean)
    .join("; ");
}

/** "ke-hoach.pdf, trang 3, dòng 151" */
export const filePlace = (
  document: ReportDocument,
  fact: { span?: Span; spans?: readonly Span[] },
  t: Translate,
): string => [document.path && oneLine(document.path), placeText(fact, t)].filter(Boolean).join(", ");
