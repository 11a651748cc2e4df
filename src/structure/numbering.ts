/** A cell of the row that numbers the columns of a table: "(1)", "A", "6=4/3", "7 = 5 + 6". */
export const COLUMN_NUMBER = /^\(?(?:\d{1,2}\)?(?:\s?=\s?[\d()\s+:/×*x%-]{1,24})?|[A-DĐ])\)?$/u;

/** What stands in the column of numbers of a table: "1", "2.1", "II", "a)", "-". */
export const ROW_MARK = /^(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-HĐ]|[a-hđ]|[-+•*])[.)]?$/u;
