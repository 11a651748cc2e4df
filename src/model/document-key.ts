import { foldWords } from "../text/fold.js";
import type { Citation, DocumentFacts } from "./facts.js";

/** Numbers that only a central body gives: they name one document in the whole country. */
const CENTRAL =
  /(?:tw|ttg|cp|qh ?\d{1,2}|ubtvqh ?\d{0,2}|vpcp|ttcp|nhnn|(?:qd|tt|ct|kh|cv) b(?:khcn|tttt|nv|tc|gddt|yt|ca|qp|ct|xd|tnmt|nnptnt|nnmt|vhttdl|ldtbxh|tp|gtvt|khdt|ng|dttg))$/u;

/**
 * One key for one plan in two files: number, issuer and day. Null unless all three are known, for a number alone (or with a
 * month only) does not identify a document.
 */
export function identityOf(facts: Pick<DocumentFacts, "number" | "issuer" | "date">): string | null {
  if (facts.number === null || facts.issuer === null || facts.date?.length !== 10) return null;
  return `${foldWords(facts.number)}|${foldWords(facts.issuer)}|${facts.date}`;
}

/**
 * One key for one cited document, whoever cites it: a central number stands alone; any other goes with its issuer, and an
 * issuer without a place ("Tỉnh ủy", "UBND tỉnh") is that of the citing plan's own place. Without a number, the name.
 */
export function citedKey(
  citation: Pick<Citation, "number" | "issuer" | "name" | "printed">,
  citing: Pick<DocumentFacts, "locality" | "province">,
): string {
  if (citation.number === null) return foldWords(citation.name ?? citation.printed);
  const number = foldWords(citation.number);
  if (CENTRAL.test(number)) return number;
  const province = bareName(citing.province);
  let issuer = foldWords(citation.issuer ?? "");
  // "…-KH/TU" is the provincial party committee's, be it signed for its standing board or for the whole.
  if (/ tu$/u.test(number)) return `${number}|tinh uy|${/(?:tinh|thanh) uy (.+)$/u.exec(issuer)?.[1] ?? province}`;
  if (province !== "" && issuer.endsWith(` ${province}`)) issuer = issuer.slice(0, -province.length - 1);
  const local = issuer === "" || /(?:^| )(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa)$/u.test(issuer);
  return `${number}|${issuer}|${local ? `${bareName(citing.locality)} ${province}`.trim() : province}`;
}

/** "tỉnh Hoa Lư" → "hoa lu". */
const bareName = (place: string | null): string => foldWords(place ?? "").replace(/^(?:tinh|thanh pho|tp) /u, "");
