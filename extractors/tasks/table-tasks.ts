import type { DocumentFacts, Due, FieldOrigin, UnitRef } from "../../src/model/facts.js";
import type { Finding } from "../../src/model/finding.js";
import type { Span } from "../../src/model/span.js";
import { provenance, type Structure } from "../../src/structure/types.js";
import { singleBlanks } from "../../src/text/blanks.js";
import type { Passage } from "../../src/text/passage.js";
import { parseDueCell } from "../due/index.js";
import type { Trace } from "../engine/trace.js";
import {
  type Column,
  type ColumnRole,
  cellsOf,
  groupPath,
  type RowCell,
  type TableReading,
  type TableRow,
} from "../tables/index.js";
import { mayReadAsUnit, parseUnits } from "../units/index.js";
import type { TaskDraft } from "./draft.js";
import { dateOfHeading } from "./when.js";
import { OPENING_VERB } from "./words.js";

export interface TableSetting {
  readonly structure: Structure;
  readonly facts: DocumentFacts;
  readonly sectionPath: readonly string[];
  /** A text table, which has lost what its cells spanned. */
  readonly spansLost: boolean;
  /** A table kept apart by blanks: what its cells spanned may be seen, but not for sure. */
  readonly aligned: boolean;
  /** The date of what the table stands in: sections, or the title of its annex. */
  readonly around: Due | null;
  readonly findings: Finding[];
  readonly trace?: Trace | undefined;
}

/** Columns whose cells a field of the task holds. */
const HELD: ReadonlySet<ColumnRole> = new Set([
  "number",
  "task",
  "indicator",
  "lead",
  "coordinating",
  "product",
  "result",
  "due",
  "start",
]);

/** Does a table say who is to do what, or when? Tables of figures alone hold no tasks. */
export function isTaskTable(reading: TableReading): boolean {
  const has = (...roles: ColumnRole[]): boolean => reading.columns.some((c) => roles.includes(c.role));
  if (!has("task", "indicator")) return false;
  return has("lead", "coordinating") || (has("task") && has("due", "product"));
}

/** One task for each data row of a task table, and for each row of an indicator table that names who answers for it. */
export function readTableTasks(reading: TableReading, setting: TableSetting): TaskDraft[] {
  if (!isTaskTable(reading)) return [];
  reportColumns(reading, setting);
  const indicators = !reading.columns.some((c) => c.role === "task");
  const drafts: TaskDraft[] = [];
  const merges = setting.spansLost && leadsNearlyEachRow(reading);
  const mergesInGroups = (setting.spansLost || setting.aligned) && leadsEachGroup(reading);
  let above: TaskDraft | undefined;
  /** Where the lead of `above` is printed. */
  let printed: Span | undefined;
  for (const row of reading.rows) {
    if (row.kind !== "data") {
      above = printed = undefined;
      continue;
    }
    const own = readRow(reading, row, setting);
    if (!own) continue;
    let draft = own;
    if (merges && above && printed) draft = withMergedCells(own, above, printed);
    // A row without a number may be a remark
    const mayShare = draft.leadText === null && draft.lead.length === 0 && (own.row !== null || !saysNothing(own));
    if (mergesInGroups && above && printed && mayShare) draft = withLeadAbove(draft, above, printed);
    // A remark between two rows of a merged cell does not end it
    if (!saysNothing(draft) || draft.lead.length > 0) above = draft;
    const [cell] = cellsOf(reading, row, "lead");
    if (cell) printed = spanOf(setting.structure, cell.passage);
    if (indicators && draft.lead.length === 0 && draft.leadText === null && draft.coordinating.length === 0) {
      note(setting, row, "dropped", "tasks/indicator-row", draft.text, "dòng chỉ tiêu không giao cho ai");
      continue;
    }
    note(setting, row, "kept", draft.rule, draft.text);
    drafts.push(draft);
  }
  return drafts;
}

/** A table of which nine rows in ten name who leads, or most do and all others who helps: nobody helps where none leads. */
function leadsNearlyEachRow(reading: TableReading): boolean {
  const rows = reading.rows.filter(({ kind }) => kind === "data");
  const alone = rows.filter((row) => cellsOf(reading, row, "lead").length === 0);
  const led = rows.length - alone.length;
  const helped = alone.every((row) => cellsOf(reading, row, "coordinating").length > 0);
  return led >= FEWEST_LED && led >= rows.length * (helped ? 0.6 : 0.9);
}

const FEWEST_LED = 5;
/** How likely it is at most that the first row of each group names who leads, if any row might as well. */
const BY_CHANCE = 0.05;

/**
 * Rows below headings, of which the first always names who leads and others often do not: what they share stands in a cell
 * merged over them, which no heading cuts.
 */
function leadsEachGroup(reading: TableReading): boolean {
  const led = (row: TableRow | undefined): boolean => row?.kind === "data" && cellsOf(reading, row, "lead").length > 0;
  const rows = reading.rows.filter(({ kind }) => kind !== "header");
  const firsts = rows.filter(({ kind }, i) => kind === "data" && rows[i - 1]?.kind !== "data");
  const data = rows.filter(({ kind }) => kind === "data");
  const share = data.filter(led).length / Math.max(1, data.length);
  return share >= 0.5 && firsts.every(led) && share ** firsts.length <= BY_CHANCE;
}

/** The row with the lead of the row above, marked doubtful. `span`: where that lead is printed. */
const withLeadAbove = (own: TaskDraft, { lead }: TaskDraft, span: Span): TaskDraft =>
  lead.length === 0
    ? own
    : {
        ...own,
        lead,
        confidence: "doubtful",
        fields: { ...own.fields, lead: { how: "inferred", from: "row-above", span } },
      };

/**
 * In a text table a cell that was merged over several rows stands in the first of them alone: where nearly each row names who
 * leads (or who helps), one that does not has the lead of the row above (contract: such a cell counts for each of its rows). Marked doubtful.
 * `span`: where that lead is printed.
 */
function withMergedCells(own: TaskDraft, above: TaskDraft, span: Span): TaskDraft {
  if (own.leadText !== null || above.lead.length === 0 || saysNothing(own)) return own;
  const alone = own.coordinatingText === null;
  return {
    ...own,
    lead: above.lead,
    coordinating: alone ? above.coordinating : own.coordinating,
    confidence: "doubtful",
    fields: {
      ...own.fields,
      lead: { how: "inferred", from: "row-above", span },
      ...(alone && above.coordinating.length > 0
        ? { coordinating: { how: "inferred" as const, from: "row-above" } }
        : {}),
    },
  };
}

/** Words and nothing else. */
const saysNothing = ({ leadText, coordinatingText, product, due }: TaskDraft): boolean =>
  leadText === null && coordinatingText === null && product === null && due === null;

function readRow(reading: TableReading, row: TableRow, setting: TableSetting): TaskDraft | undefined {
  const texts = ownTexts(cellsOf(reading, row, "task", "indicator"));
  if (texts.length === 0) return undefined;
  const { lead, coordinating } = readUnits(reading, row, setting);
  const products = cellsOf(reading, row, "product", "result");
  const dueCells = cellsOf(reading, row, "start", "due");
  const marks = yearMarks(reading, row);
  const { due, dueSpan } = readDue(reading, row, dueCells, marks, setting);
  const all = [...texts, ...lead.cells, ...coordinating.cells, ...products, ...dueCells, ...marks.map((m) => m.cell)];
  const passages = [...new Set(all)].sort((a, b) => a.passage.start - b.passage.start).map((c) => c.passage);
  const fields: Record<string, FieldOrigin> = {};
  if (due)
    fields["due"] =
      due.from === "cell"
        ? { how: "read", ...(dueSpan ? { span: dueSpan } : {}) }
        : { how: "inferred", from: due.from };
  for (const column of reading.columns) {
    const cell = HELD.has(column.role) ? null : row.cells[column.index];
    if (cell && !marks.some((m) => m.cell === cell))
      fields[column.title || `Cột ${column.index + 1}`] = {
        how: "read",
        span: spanOf(setting.structure, cell.passage),
        text: cell.passage.text,
      };
  }
  const number = row.number;
  return {
    origin: "table",
    group: groupPath(row),
    row: number !== null && /^\d+$/u.test(number) ? Number(number) : number,
    text: wordsOf(texts),
    ...provenance(setting.structure, passages),
    sectionPath: setting.sectionPath,
    lead: lead.units,
    coordinating: coordinating.units,
    leadText: lead.text,
    coordinatingText: coordinating.text,
    product: products.length > 0 ? wordsOf(products) : null,
    due,
    rule: "tasks/table-row",
    ...(setting.structure.source.scanned ? { confidence: "doubtful" as const } : {}),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}

/** Of two columns of words ("Nhóm nhiệm vụ | Nhiệm vụ cụ thể") one merged over several rows only heads the other. */
function ownTexts(cells: readonly RowCell[]): RowCell[] {
  if (cells.length < 2) return [...cells];
  const own = cells.filter((c) => c.cells.every((cell) => cell.rowSpan === 1));
  return own.length > 0 ? own : [...cells];
}

const wordsOf = (cells: readonly RowCell[]): string => singleBlanks(cells.map((c) => c.passage.text).join(" ")).trim();

interface UnitReading {
  readonly cells: readonly RowCell[];
  readonly units: readonly UnitRef[];
  readonly text: string | null;
}

const LABEL = /(?:(?:cơ quan|đơn vị|bộ phận|phòng)\s)?(chủ trì|phối hợp|thực hiện|tham mưu)(?:\sthực hiện)?\s?:\s/giu;

/** Who leads and who helps. A cell may hold both: "Chủ trì: Phòng Kinh tế; phối hợp: các thôn". */
function readUnits(
  reading: TableReading,
  row: TableRow,
  setting: TableSetting,
): { lead: UnitReading; coordinating: UnitReading } {
  const leadCells = cellsOf(reading, row, "lead");
  const helpCells = helpersOf(reading, row);
  const lead: string[] = [];
  const help: string[] = [];
  for (const cell of leadCells) {
    const whole = cell.lines.map((l) => l.text).join("\n");
    const labels = [...whole.matchAll(LABEL)];
    if (labels.length === 0) {
      lead.push(whole);
      continue;
    }
    labels.forEach((label, i) => {
      const part = whole.slice(label.index + label[0].length, labels[i + 1]?.index ?? whole.length);
      (/^phối hợp/iu.test(label[1]!) ? help : lead).push(part.replace(/[;,.\s]+$/u, ""));
    });
    if (labels[0]!.index > 0) lead.unshift(whole.slice(0, labels[0]!.index).replace(/[;,.\s]+$/u, ""));
  }
  for (const cell of helpCells)
    help.push(
      cell.lines
        .map((l) => l.text)
        .join("\n")
        .replace(WITH, ""),
    );
  for (const cell of [...leadCells, ...helpCells]) if (isProse(cell.passage.text)) reportProse(cell.passage, setting);
  const units = (texts: readonly string[]): UnitRef[] =>
    texts.flatMap((text) => (isProse(text) ? [] : parseUnits(text, setting.facts)));
  return {
    lead: { cells: leadCells, units: units(lead), text: leadCells.length > 0 ? wordsOf(leadCells) : null },
    coordinating: { cells: helpCells, units: units(help), text: helpCells.length > 0 ? wordsOf(helpCells) : null },
  };
}

/** "Phối hợp với Sở Y tế" */
const WITH = /^phối hợp (?:với |cùng )?(?=\S)/iu;

/** The cells that say who helps; where no column is for them, remarks that begin with it ("Ghi chú | Phối hợp Sở Y tế"). */
function helpersOf(reading: TableReading, row: TableRow): RowCell[] {
  if (reading.columns.some(({ role }) => role === "coordinating")) return cellsOf(reading, row, "coordinating");
  return cellsOf(reading, row, "note").filter(
    ({ passage }) => WITH.test(passage.text) && mayReadAsUnit(passage.text.replace(WITH, "")),
  );
}

const CLAUSE =
  /^(?:sau khi|khi|nếu|theo|do|chờ|tùy|tuỳ|căn cứ|trên cơ sở|trường hợp|trong trường hợp)\s(?:\S{1,20}\s){2}/iu;
const CONNECTS = /(?<!\p{L})(?:theo|thì|cho|để|khi|nếu|được)(?!\p{L})/iu;

/** "Sau khi có ý kiến của tỉnh thì giao …", "Thực hiện theo phân công của …": a sentence where names should stand. */
const isProse = (text: string): boolean =>
  !mayReadAsUnit(text) && (CLAUSE.test(text) || (OPENING_VERB.test(text) && CONNECTS.test(text)));

function reportProse(passage: Passage, { structure, findings }: TableSetting): void {
  findings.push({
    code: "prose-for-unit",
    severity: "warning",
    message: `"${passage.text}" không đọc được thành tên cơ quan; giữ nguyên như in.`,
    spans: [spanOf(structure, passage)],
  });
}

interface YearMark {
  readonly year: number;
  readonly cell: RowCell;
}

/** "Năm 2026 | Năm 2027" with an "x" for each year in which the task is done. */
function yearMarks(reading: TableReading, row: TableRow): YearMark[] {
  return reading.columns.flatMap((column) => {
    const cell =
      column.year !== null && (column.role === "value" || column.role === "due") ? row.cells[column.index] : null;
    return cell && /^[xX×✓✔]$/u.test(cell.passage.text) ? [{ year: column.year!, cell }] : [];
  });
}

/** "Mục tiêu đến năm 2030", "Thực hiện đến năm 2030": the date of the one dated column that the row has a value in. */
function dueOfColumn(reading: TableReading, row: TableRow, year: number | null): Due | null {
  const dated = reading.columns.filter((c) => c.year !== null && (c.role === "value" || c.role === "due"));
  const [column] = dated;
  if (dated.length !== 1 || (year !== null && column!.year! < year)) return null;
  if (column!.role === "value" && !row.cells[column!.index]) return null;
  return dateOfHeading(column!.title, year, "column");
}

/** The deadline cell, else the years that are ticked, else the date of the row's headings, of its column, of its section. */
function readDue(
  reading: TableReading,
  row: TableRow,
  cells: readonly RowCell[],
  marks: readonly YearMark[],
  setting: TableSetting,
): { due: Due | null; dueSpan?: Span } {
  const year = setting.facts.planYear;
  const own = cells.filter((c) => !marks.some((m) => m.cell === c));
  if (own.length > 0) {
    const text = own.map((c) => c.passage.text).join(own.length === 2 ? " - " : " ");
    const { due, problem } = parseDueCell(text, {
      from: "cell",
      year: yearOfCells(reading, row, own) ?? yearOfGroups(row) ?? year,
    });
    const span = spanOf(setting.structure, own[0]!.passage);
    if (problem) reportDue(problem, text, span, setting);
    if (due) return { due, dueSpan: span };
  }
  if (marks.length > 0) {
    const years = marks.map((m) => m.year).sort((a, b) => a - b);
    const [first, last] = [years[0]!, years.at(-1)!];
    return {
      due: {
        text: first === last ? `${first}` : `${first} - ${last}`,
        kind: first === last ? "in" : "range",
        start: `${first}-01-01`,
        end: `${last}-12-31`,
        from: "column",
      },
    };
  }
  return { due: dateOfGroups(row, year) ?? dueOfColumn(reading, row, year) ?? setting.around };
}

/** The date of the nearest heading of the row that has one. */
function dateOfGroups({ group }: TableRow, year: number | null): Due | null {
  for (const { title } of [...group].reverse()) {
    const due = dateOfHeading(title, year, "group");
    if (due) return due;
  }
  return null;
}

/** "A. NHIỆM VỤ HOÀN THÀNH TRONG NĂM 2026" over "Quý II": the one year that a heading of the row names. */
function yearOfGroups(row: TableRow): number | null {
  const due = dateOfGroups(row, null);
  return due?.end && due.start?.slice(0, 4) === due.end.slice(0, 4) ? Number(due.end.slice(0, 4)) : null;
}

/** "Thời gian thực hiện năm 2027" over "Quý II": the year of the column is that of its cells. */
const yearOfCells = (reading: TableReading, row: TableRow, cells: readonly RowCell[]): number | null =>
  reading.columns.find((c) => c.role === "due" && c.year !== null && cells.includes(row.cells[c.index]!))?.year ?? null;

const DUE_PROBLEMS = {
  "impossible-date": ["impossible-date", "không có trong lịch"],
  "no-year": ["due-without-year", "không ghi năm"],
  unread: ["unread-due", "không đọc được thành thời hạn"],
} as const;

function reportDue(problem: keyof typeof DUE_PROBLEMS, text: string, span: Span, { findings }: TableSetting): void {
  const [code, says] = DUE_PROBLEMS[problem];
  findings.push({
    code,
    severity: "warning",
    message: `Thời hạn "${text}" ${says}; giữ nguyên như in.`,
    spans: [span],
  });
}

/** Headers that no entry of the lexicon knows, and rows that are longer than the header. */
function reportColumns(reading: TableReading, setting: TableSetting): void {
  const { structure, findings } = setting;
  for (const column of reading.columns) {
    if (column.role !== "unknown") continue;
    const filled = reading.rows.flatMap((r) => (r.kind === "data" ? (r.cells[column.index] ?? []) : []));
    if (filled.length === 0) continue;
    const [header] = column.header;
    findings.push(
      header
        ? {
            code: "unknown-column",
            severity: "info",
            message: `Không biết cột "${column.title}" ghi gì; các ô của cột được giữ dưới tên này.`,
            spans: [spanOf(structure, header)],
          }
        : {
            code: "row-longer-than-header",
            severity: "warning",
            message: `${filled.length} dòng có nhiều ô hơn dòng tiêu đề của bảng (${nameOf(column)}).`,
            spans: [spanOf(structure, filled[0]!.passage)],
          },
    );
  }
}

const nameOf = (column: Column): string => `cột ${column.index + 1}`;

const spanOf = (structure: Structure, passage: Passage): Span => structure.lines.span(passage.toRaw()[0]!);

function note(
  { trace }: TableSetting,
  row: TableRow,
  what: "kept" | "dropped",
  rule: string,
  text: string,
  reason?: string,
): void {
  if (!trace) return;
  const cell = row.cells.find((c) => c !== null);
  const raw = cell?.passage.toRaw()[0];
  if (raw) trace.note({ stage: "tasks", rule, what, text, raw, ...(reason ? { reason } : {}) });
}
