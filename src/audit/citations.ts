import types from "../../extractors/lexicon/document-types.json" with { type: "json" };
import type { Translate } from "../messages/index.js";
import type { Citation, DocumentFacts } from "../model/facts.js";
import type { Finding } from "../model/finding.js";
import { fold, foldWords } from "../text/fold.js";

const NAMES = new Map(types.flatMap(({ name, codes }) => codes.map((code) => [fold(code), name] as const)));

/** Bodies of the Party and their committees: "57-NQ/TW", "12-KH/TU" (Hướng dẫn 36-HD/VPTW). All others are of the State. */
const PARTY =
  /^(?:tw|bct|bch|btvtu|tu|hu|qu|tut|du|tvdu|btvdu|du[kc]|dbk|vptw|bdvtw|btgtw|ubkttw|bcd ?tw|bcdtw|bcd[a-z\d]*|hvct.*|mttw)$/u;
const STATE = /^(?:cp|ttg|ubnd|hdnd|qh ?\d*|ubtvqh ?\d*|vpcp|b[a-z]{1,6}|s[a-z]{2,7}|pct|nhnn)$/u;
const MOST = 20;

/** One document with two dates in the plan, a date after the plan itself, or another date than other plans give it. */
export function dateConflicts(
  citations: readonly Citation[],
  document: DocumentFacts,
  elsewhere: readonly ReadonlyMap<string, number>[],
  t: Translate,
): Finding[] {
  const findings: Finding[] = [];
  const groups = new Map<string, Citation[]>();
  for (const citation of citations)
    if (citation.number !== null && citation.date !== null) {
      const key = foldWords(`${citation.number} ${isCentral(citation.number) ? "" : citation.issuer}`);
      groups.set(key, [...(groups.get(key) ?? []), citation]);
    }
  const reported = new Set<Citation>();
  for (const group of groups.values()) {
    const counts = new Map<string, number>();
    for (const { date, quote } of group) if (printsDate(quote)) counts.set(date!, (counts.get(date!) ?? 0) + 1);
    if (counts.size < 2) continue;
    const [usual] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    for (const citation of group) {
      if (citation.date === usual || !printsDate(citation.quote)) continue;
      reported.add(citation);
      findings.push(
        conflict(citation, usual, t("found.date-elsewhere-in-plan", { date: day(usual), n: counts.get(usual)! }), t),
      );
    }
  }
  for (const [at, citation] of citations.entries()) {
    if (reported.has(citation) || citation.date === null || !printsDate(citation.quote)) continue;
    const others = elsewhere[at] ?? new Map<string, number>();
    const [most] = [...others].sort((a, b) => b[1] - a[1]);
    if (most && most[0] !== citation.date && (others.get(citation.date) ?? 0) < most[1]) {
      reported.add(citation);
      findings.push(conflict(citation, most[0], t("found.date-in-others", { date: day(most[0]), n: most[1] }), t));
    } else if (document.date?.length === 10 && citation.date.length === 10 && citation.date > document.date)
      findings.push(conflict(citation, null, t("found.date-after-plan", { date: day(document.date) }), t));
  }
  return findings;
}

const printsDate = (quote: string): boolean => /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày\s+\d{1,2}\s+tháng/iu.test(quote);
const isCentral = (number: string): boolean => /(?:tw|ttg|cp|qh ?\d+)$/u.test(foldWords(number));

const conflict = (citation: Citation, right: string | null, reason: string, t: Translate): Finding => ({
  code: "citation-date-conflict",
  severity: "error",
  message: t("found.date-conflict", { number: citation.number!, date: day(citation.date!), reason }),
  ...(right ? { correction: day(right) } : {}),
  spans: [citation.span],
});

const day = (iso: string): string =>
  iso
    .split("-")
    .reverse()
    .map((part) => part.replace(/^0/u, ""))
    .join("/");

/** Numbers out of their standard form (Nghị định 30/2020/NĐ-CP; Hướng dẫn 36-HD/VPTW), or under another kind's name. */
export function malformed(citations: readonly Citation[], t: Translate): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for (const citation of citations) {
    const found = formOf(citation, citations, t);
    if (!found) continue;
    // The same slip over and over is listed, but not without end.
    const key = `${citation.printed}|${found.message}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    if (times <= MOST)
      findings.push({
        code: "citation-malformed",
        severity: "warning",
        message: found.message,
        ...(found.correction ? { correction: found.correction } : {}),
        spans: [citation.span],
      });
  }
  return findings;
}

function formOf(
  citation: Citation,
  all: readonly Citation[],
  t: Translate,
): { message: string; correction?: string } | null {
  const { number, printed } = citation;
  if (number === null || !/\d/u.test(printed) || !/[-/]|\d\s*[A-ZĐ]{2}/u.test(printed)) return null;
  const right = standardForm(number);
  if (right !== null && right !== number) return { message: t("found.number-form", { printed }), correction: right };
  const parts = /^\d+([-/])(?:\d{4}\/)?([^-/]+)[-/](.+)$/u.exec(number);
  if (!parts) {
    if (!/^\d+[-/][\p{L}\d]+$/u.test(number)) return null;
    const digits = Number.parseInt(number, 10);
    const alike = new Set(
      all.flatMap((one) =>
        one.number &&
        one.number !== number &&
        Number.parseInt(one.number, 10) === digits &&
        sameTail(one.number, number)
          ? [one.number]
          : [],
      ),
    );
    return {
      message: t("found.number-kind-missing", { printed }),
      ...(alike.size === 1 ? { correction: [...alike][0]! } : {}),
    };
  }
  const mark = (text: string): string =>
    text
      .replace(/\s+/gu, "")
      .replace(/[\u2010-\u2015\u2212]/gu, "-")
      .toLowerCase();
  const before = /(?:^|số[:\s]*)\s*(\d.*)$/iu.exec(printed)?.[1] ?? printed;
  if (fold(mark(before)) !== fold(mark(number)) && letters(before) === letters(number))
    return { message: t("found.number-dash", { printed }), correction: number };
  const kind = NAMES.get(fold(parts[2]!));
  const { docType } = citation;
  if (kind && docType && NAMES_OF_KINDS.has(fold(docType)) && !sameKind(kind, docType)) {
    const other = all.find(
      (one) =>
        one.number !== null &&
        one.number !== number &&
        Number.parseInt(one.number, 10) === Number.parseInt(number, 10) &&
        one.docType !== null &&
        sameKind(one.docType, docType) &&
        codeFits(one.number, docType),
    );
    return {
      message: t("found.number-other-kind", { printed, kind, docType }),
      correction: other
        ? `${docType} số ${other.number} ${t("found.or")} ${kind} số ${number}`
        : `${kind} số ${number}`,
    };
  }
  if (/^\d+\/(?:NĐ-CP|TT-B[A-ZĐ]+)$/u.test(number)) return { message: t("found.number-year", { printed }) };
  return null;
}

const NAMES_OF_KINDS = new Set(types.map(({ name }) => fold(name)));
const letters = (text: string): string => fold(text).replace(/[^a-z0-9]/gu, "");
const sameKind = (a: string, b: string): boolean => fold(a).startsWith(fold(b)) || fold(b).startsWith(fold(a));
const sameTail = (a: string, b: string): boolean =>
  letters(a).endsWith(letters(b).replace(/^\d+/u, "").replace(/dd/gu, "d"));

function codeFits(number: string, docType: string): boolean {
  const code = /^\d+[-/](?:\d{4}\/)?([^-/]+)/u.exec(number)?.[1];
  const kind = code && NAMES.get(fold(code));
  return kind !== undefined && kind !== "" && sameKind(kind as string, docType);
}

/** "71-NQ/CP" → "71/NQ-CP": the State writes number/kind-body, the Party number-kind/body. Null where that cannot be told. */
function standardForm(number: string): string | null {
  const m = /^(\d+)([-/])([^-/\d]+)([-/])([^-/]+)$/u.exec(number);
  if (!m) return null;
  const [, digits, first, kind, second, body] = m;
  if (!NAMES.has(fold(kind!))) return null;
  const name = fold(body!).trim();
  if (PARTY.test(name)) return first === "-" && second === "/" ? number : `${digits}-${kind}/${body}`;
  if (STATE.test(name)) return first === "/" && second === "-" ? number : `${digits}/${kind}-${body}`;
  return null;
}

/** A plan that rests on nothing. Central documents and lone annexes need name no parent. */
export function missingBasis(
  citations: readonly Citation[],
  { docType, level }: DocumentFacts,
  t: Translate,
): Finding[] {
  if (citations.some(({ number }) => number !== null)) return [];
  if (docType === null || level === "central" || !/^(?:kế hoạch|chương trình|đề án)/iu.test(docType)) return [];
  return [
    {
      code: "missing-basis",
      severity: "warning",
      message: t("found.no-basis"),
      spans: [],
    },
  ];
}
