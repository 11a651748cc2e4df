import { auditView } from "./audit-view.js";
import { diffView } from "./diff-view.js";
import { matrixView } from "./matrix-view.js";
import type { Audit, Diff, Matrix, ReportFormat, ReportOptions } from "./types.js";

/**
 * A comparison as a report. Text for table, JSON, CSV and HTML; bytes for XLSX and DOCX. What is given has passed the filter
 * already; `options.filter` says which, and every report prints it.
 */
export async function renderDiff(diff: Diff, format: ReportFormat, options: ReportOptions): Promise<string | Buffer> {
  const view = () => diffView(diff, options);
  switch (format) {
    case "json":
      return json(diff, options);
    case "table":
      return (await import("./screen.js")).diffScreen(view(), options);
    case "csv":
      return (await import("./csv-reports.js")).diffCsv(view(), options.csvDialect ?? "excel");
    case "html":
      return (await import("./html/diff.js")).diffHtml(view(), options);
    case "xlsx":
      return (await import("./xlsx/diff.js")).diffXlsx(view(), diff, options);
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

/** One parent against many plans as a report, like {@link renderDiff}. */
export async function renderMatrix(
  matrix: Matrix,
  format: ReportFormat,
  options: ReportOptions,
): Promise<string | Buffer> {
  const view = () => matrixView(matrix, options);
  switch (format) {
    case "json":
      return json(matrix, options);
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

const json = (value: object, { filter }: ReportOptions): string =>
  `${JSON.stringify(filter ? { ...value, filter } : value, null, 2)}\n`;
