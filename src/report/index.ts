import type { Diff } from "../compare/types.js";
import { auditView } from "./audit-view.js";
import { auditsView } from "./audits-view.js";
import { diffView } from "./diff-view.js";
import { matrixView } from "./matrix-view.js";
import type { Audit, Matrix, ReportFormat, ReportOptions } from "./types.js";

/**
 * A plan compared with its parents as a report, one comparison for each parent, nearest first. Text for table, JSON, CSV and HTML;
 * bytes for XLSX and DOCX. What is given has passed the filter already; `options.filter` says which, and every report prints it.
 */
export async function renderDiff(
  diffs: readonly [Diff, ...Diff[]],
  format: ReportFormat,
  options: ReportOptions,
): Promise<string | Buffer> {
  const view = () => diffView(diffs, options);
  switch (format) {
    case "json":
      return json(diffs.length === 1 ? diffs[0] : { schema: "doichieu.diffs/1", diffs }, options);
    case "table":
      return (await import("./screen.js")).diffScreen(view(), options);
    case "csv":
      return (await import("./csv-reports.js")).diffCsv(view(), options.csvDialect ?? "excel");
    case "html":
      return (await import("./html/diff.js")).diffHtml(view(), options);
    case "xlsx":
      return (await import("./xlsx/diff.js")).diffXlsx(view(), diffs, options);
    case "docx":
      return (await import("./docx/diff.js")).diffDocx(view(), options);
  }
}

/** The findings inside one plan as a report, like {@link renderDiff}. */
export async function renderAudit(
  audit: Audit,
  format: ReportFormat,
  options: ReportOptions,
): Promise<string | Buffer> {
  const view = () => auditView(audit, options);
  switch (format) {
    case "json":
      return json(audit, options);
    case "table":
      return (await import("./screen.js")).auditScreen(view(), options);
    case "csv":
      return (await import("./csv-reports.js")).auditCsv(view(), options.csvDialect ?? "excel");
    case "html":
      return (await import("./html/audit.js")).auditHtml(view(), options);
    case "xlsx":
      return (await import("./xlsx/audit.js")).auditXlsx(view(), audit, options);
    case "docx":
      return (await import("./docx/audit.js")).auditDocx(view(), options);
  }
}

/** The findings inside many plans as a report, like {@link renderDiff}. */
export async function renderAudits(
  audits: readonly Audit[],
  format: ReportFormat,
  options: ReportOptions,
): Promise<string | Buffer> {
  const view = () => auditsView(audits, options);
  switch (format) {
    case "json":
      return json({ schema: "doichieu.audits/1", audits }, options);
    case "table":
      return (await import("./screen.js")).auditsScreen(view(), options);
    case "csv":
      return (await import("./csv-reports.js")).auditsCsv(view(), options.csvDialect ?? "excel");
    case "html":
      return (await import("./html/audits.js")).auditsHtml(view(), options);
    case "xlsx":
      return (await import("./xlsx/audits.js")).auditsXlsx(view());
    case "docx":
      return (await import("./docx/audits.js")).auditsDocx(view(), options);
  }
}

/** One parent against many plans as a report, like {@link renderDiff}; JSON comes piece by piece: there may be very many cells. */
export async function renderMatrix(
  matrix: Matrix,
  format: ReportFormat,
  options: ReportOptions,
): Promise<string | Buffer | Iterable<string>> {
  const view = () => matrixView(matrix, options);
  switch (format) {
    case "json":
      return (await import("./matrix-json.js")).matrixJson(matrix, options);
    case "table":
      return (await import("./screen.js")).matrixScreen(view(), options);
    case "csv":
      return (await import("./csv-reports.js")).matrixCsv(view(), options.csvDialect ?? "excel");
    case "html":
      return (await import("./html/matrix.js")).matrixHtml(view(), options);
    case "xlsx":
      return (await import("./xlsx/matrix.js")).matrixXlsx(view());
    case "docx":
      return (await import("./docx/matrix.js")).matrixDocx(view(), options);
  }
}

const json = (value: object, { filter, besides }: ReportOptions): string =>
  `${JSON.stringify({ ...value, ...besides, ...(filter ? { filter } : {}) }, null, 2)}\n`;
