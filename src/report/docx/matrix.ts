import type { Paragraph, Table } from "docx";
import { VERDICTS } from "../../compare/types.js";
import type { MatrixView, VerdictCounts } from "../matrix-view.js";
import { VERDICT_INK } from "../palette.js";
import type { ReportOptions } from "../types.js";
import {
  body,
  type Column,
  closing,
  documentFile,
  letterhead,
  part,
  run,
  section,
  signature,
  type TableWord,
  table,
} from "./parts.js";

/** Counts that fit on paper; which plan says what stands in the other formats. */
const COUNTED = ["weaker", "later", "missing", "incomparable"] as const;
const MET = VERDICTS.filter((verdict) => !(COUNTED as readonly string[]).includes(verdict) && verdict !== "extra");

/** A report to hand up: the counts by target of the parent and by plan. */
export function matrixDocx(view: MatrixView, { lang }: ReportOptions): Promise<Buffer> {
  const { t } = view;
  const about = t("report.docx.matrix", { n: view.plans.length, parent: view.parent.name });
  const columns: Column[] = [
    ...COUNTED.map((verdict) => ({ label: t(`verdict.${verdict}`), share: 11, center: true })),
    { label: t("report.docx.no-deviation"), share: 12, center: true },
    { label: t("report.not-applicable"), share: 12, center: true },
  ];
  const counted = (counts: VerdictCounts): TableWord[] => [
    ...COUNTED.map((verdict) => ({
      text: String(counts[verdict]),
      ink: counts[verdict] > 0 ? VERDICT_INK[verdict] : undefined,
    })),
    { text: String(MET.reduce((sum, verdict) => sum + counts[verdict], 0)) },
    { text: String(counts.notApplicable) },
  ];
  const total = [
    { text: t("report.total"), bold: true },
    ...counted(view.totals).map((one) => ({ ...one, bold: true })),
  ];
  const children: (Paragraph | Table)[] = [
    ...letterhead(t, about),
    part("I", t("report.docx.scope")),
    section(1, t("report.parent")),
    body(run(`${[view.parent.name, view.parent.title].filter(Boolean).join(": ")}.`)),
    section(2, `${t("report.plans")} (${view.plans.length})`),
    ...view.plans.slice(0, PLANS_NAMED).map(({ name }) => body(run(`- ${name};`))),
    ...(view.plans.length > PLANS_NAMED ? [body(run("- …"))] : []),
    ...(view.filter ? [section(3, t("report.filter")), body(run(view.filter))] : []),
    part("II", t("report.docx.result")),
    ...(view.empty ? [body(run(view.empty))] : []),
    section(1, t("report.by-target")),
    table(
      [{ label: t("report.indicator"), share: 32 }, ...columns],
      [...view.rows.map(({ parent, level, counts }) => [`${parent.name}: ${level}`, ...counted(counts)]), total],
    ),
    section(2, t("report.by-plan")),
    table(
      [{ label: t("report.plans"), share: 32 }, ...columns],
      [...view.plans.map(({ short, counts }) => [short, ...counted(counts)]), total],
    ),
    part("III", t("report.docx.proposal")),
    body(run(t("report.docx.to-write"), { italics: true })),
    closing(t("report.docx.end")),
    signature(t),
  ];
  return documentFile(lang, about, children);
}

/** More plans than this are not named one by one before the table that names them all. */
const PLANS_NAMED = 20;
