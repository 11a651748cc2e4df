import type { ColumnRole } from "../../../extractors/tables/columns.js";
import { isDueCell, isFigure, isMeasure, startsProduct, startsUnit } from "../evidence.js";
import { ROW_MARK } from "../numbering.js";

/** Rows of a long table; elsewhere "2026" is a year. */
const LONG_MARK = /^\d{4,5}$/u;
/** The same, of a table whose columns are known. */
export const isRowMark = (text: string): boolean => ROW_MARK.test(text) || LONG_MARK.test(text);

/** It cannot be. */
export const NEVER = 9;

/** What it costs to read a line as the first one of a cell in the column of that role; 0 is perfect. */
export function fitOf(text: string, role: ColumnRole): number {
  switch (role) {
    case "number":
      return ROW_MARK.test(text) ? 0 : NEVER;
    case "task":
    case "indicator":
      if (!/^(?:[-+•]\s?)?[\p{L}(“"%]/u.test(text) || isFigure(text) || ROW_MARK.test(text)) return NEVER;
      return isDueCell(text) ? 2 : /^\p{Ll}/u.test(text) ? 1 : 0;
    case "measure":
      return isFigure(text) && !/^[%‰]$/u.test(text) ? 6 : isMeasure(text) ? (text.length > 24 ? 1 : 0) : 4;
    case "value":
    case "baseline":
    case "comparison":
      if (isFigure(text) || /^[.…–-]+$/u.test(text)) return 0;
      return /\d/u.test(text) && text.length <= 60 ? 0.6 : text.length <= 20 ? 2 : 6;
    case "due":
    case "start":
      return isDueCell(text) ? 0 : /\d/u.test(text) && text.length <= 60 ? 1.5 : 4;
    case "lead":
    case "coordinating":
    case "supervisor":
      return startsUnit(text) ? 0 : isFigure(text) || isDueCell(text) ? 6 : 2.5;
    default:
      return isDueCell(text) && !isFigure(text) ? 2 : 0.4;
  }
}

/** What it costs to read a line as a further one of a cell that a page's width wraps. */
export const wrapped = (text: string): number =>
  /^[\p{Ll}(]/u.test(text) ? 0.4 : ROW_MARK.test(text) || isFigure(text) ? 6 : 1.2;

/** The same of a further paragraph of a cell, in a column of that role. */
export function goesOn(text: string, role: ColumnRole): number {
  if (ROW_MARK.test(text) || isFigure(text)) return 6;
  if (/^(?:[\p{Ll}(]|[-+•]\s?\p{L})/u.test(text)) return 0.2;
  switch (role) {
    case "lead":
    case "supervisor":
      return startsUnit(text) ? 0.5 : 1.2;
    case "coordinating":
      return startsUnit(text) ? 0.3 : startsProduct(text) ? 2 : 0.9;
    case "due":
    case "start":
      return isDueCell(text) ? 0.6 : 1.6;
    default:
      return 0.9;
  }
}
