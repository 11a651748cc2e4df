import type { Cell, Table } from "../../src/structure/types.js";
import { foldWords } from "../../src/text/fold.js";
import { Passage } from "../../src/text/passage.js";
import { isShouted } from "../../src/text/words.js";
import type { ColumnRole } from "./columns.js";
import type { Header } from "./header.js";
import { isRepeatedHeader } from "./header.js";
import { MOST_ROWS, type RowNumber, readHeadingNumber, readRowNumber } from "./numbers.js";
import type { Column, Group, RowCell, TableRow } from "./reading.js";

type Row = readonly (Cell | null)[];

/** What one grid row says before its neighbours are asked. */
interface Draft {
  readonly at: number;
  readonly number: RowNumber | undefined;
  /** Filled cells but the number, each merged cell once. */
  readonly content: readonly Cell[];
  /** Only a number and one text: a heading, or a row with all else empty. */
  readonly sparse: boolean;
  readonly heading: (RowNumber & { length: number }) | undefined;
}

/** Groups rows under their headings and joins what a page break cut. Linear in the number of rows. */
export function readRows(table: Table, columns: readonly Column[], header: Header | undefined): TableRow[] {
  const numberColumn = columns.find((c) => c.role === "number")?.index ?? -1;
  const textColumns = columns.filter((c) => c.role === "task" || c.role === "indicator").map((c) => c.index);
  const rows: TableRow[] = [];
  const drafts: Draft[] = [];
  const first = header ? header.rows.at(-1)! + 1 : 0;
  for (let at = 0; at < table.grid.length; at++) {
    const row = table.grid[at]!;
    if (at < first || (header && isRepeatedHeader(row, table, header))) {
      rows.push({ kind: "header", gridRows: [at], group: [], number: null, cells: row.map(() => null) });
      continue;
    }
    const draft = readDraft(row, at, numberColumn);
    if (draft) drafts.push(draft);
  }
  const numbered = drafts.some((d) => d.number && d.number.style !== "dash");
  const otherStyles = new Set(drafts.flatMap((d) => (d.number ? [d.number.style] : [])));
  const stack = new GroupStack();
  let previous: TableRow | undefined;
  let last = 0;
  drafts.forEach((read, i) => {
    const row = table.grid[read.at]!;
    const draft = withoutEchoes(read, previous);
    const heads = isGroup(draft, drafts[i + 1], row, textColumns, numbered, otherStyles, previous);
    if (heads || interrupts(draft, drafts[i + 1], last)) {
      rows.push(groupRow(draft, row, stack, columns));
      previous = undefined;
      return;
    }
    if (previous && continues(draft, row, previous, columns, numbered, numberColumn)) {
      previous = joinRows(previous, draft, row);
      rows[rows.length - 1] = previous;
      return;
    }
    stack.enter(draft.number);
    if (draft.number?.style === "arabic") last = Number(draft.number.label);
    previous = {
      kind: "data",
      gridRows: [draft.at],
      group: stack.path(),
      number: draft.number?.style === "dash" ? null : (draft.number?.label ?? null),
      cells: row.map((cell, c) => (c === numberColumn ? null : asCell(cell))),
    };
    rows.push(previous);
  });
  return rows.sort((a, b) => a.gridRows[0]! - b.gridRows[0]!);
}

function readDraft(row: Row, at: number, numberColumn: number): Draft | undefined {
  const cells = [...new Set(row)].filter((c): c is Cell => c !== null && c.passage.length > 0);
  if (cells.length === 0) return undefined;
  const own = numberColumn >= 0 ? row[numberColumn] : null;
  const number = own ? readRowNumber(own.passage.text, MOST_ROWS) : undefined;
  const content = number ? cells.filter((c) => c !== own) : cells;
  const sparse = content.length === 1;
  return {
    at,
    number,
    content,
    sparse,
    heading: sparse && !number ? readHeadingNumber(content[0]!.passage.text) : undefined,
  };
}

/** A heading right after a page break may stand beside the last words of the row before, printed again: "II | … | | | năm tiếp theo". */
function withoutEchoes(draft: Draft, previous: TableRow | undefined): Draft {
  if (!previous || !draft.number || draft.sparse || draft.number.rank > 1) return draft;
  const content = draft.content.filter((cell) => {
    const above = previous.cells[cell.column];
    return !(
      above &&
      /^\p{Ll}/u.test(cell.passage.text) &&
      repeatsTail(foldWords(above.passage.text), cell.passage.text)
    );
  });
  return { ...draft, content, sparse: content.length === 1 };
}

/** Is this row a heading of the rows below? */
function isGroup(
  draft: Draft,
  next: Draft | undefined,
  row: Row,
  textColumns: readonly number[],
  numbered: boolean,
  styles: ReadonlySet<string>,
  previous: TableRow | undefined,
): boolean {
  if (!draft.sparse) return false;
  const cell = draft.content[0]!;
  // A lone cell under "Chủ trì" or "Thời gian" is the rest of a row, not a heading.
  const spans = cell.columnSpan > 1 && cell.columnSpan * 2 >= row.length;
  if (textColumns.length > 0 && !spans && !textColumns.includes(cell.column) && (draft.number || cell.column !== 0))
    return false;
  if (draft.heading) return true;
  if (draft.number) {
    const { style, rank } = draft.number;
    if (style === "part" || style === "capital") return true;
    if (style === "roman") return styles.size > 1 || (next !== undefined && !next.number);
    if (style === "dash") return false;
    if (!next) return false;
    if (!next.number) return isHeadingLike(cell) && !next.sparse;
    // "1 | Cà phê", then "1.1", "a" or "-"; "2 | Nhóm …", then 1 again
    if (next.number.rank > rank) return true;
    return next.number.style === style && next.number.label === "1" && draft.number.label !== "0" && !next.sparse;
  }
  if (spans) return true;
  if (isHeadingLike(cell)) return true;
  // A table without row numbers: a row with nothing but words is a heading
  return !numbered && previous === undefined;
}

/** "31 | …", "1 | Cơ sở dữ liệu giao thông", "32 | …": a number of its own between rows that go on counting heads them. */
function interrupts({ sparse, number }: Draft, next: Draft | undefined, last: number): boolean {
  if (!sparse || number?.style !== "arabic" || next?.number?.style !== "arabic" || next.sparse) return false;
  return last > 0 && Number(number.label) !== last + 1 && Number(next.number.label) === last + 1;
}

const isHeadingLike = (cell: Cell): boolean => {
  const { text } = cell.passage;
  return cell.bold || (text.length > 3 && isShouted(text));
};

function groupRow(draft: Draft, row: Row, stack: GroupStack, columns: readonly Column[]): TableRow {
  const cell = draft.content[0]!;
  const numberCell = draft.number ? row.find((c) => c && c !== cell && c.passage.length > 0) : undefined;
  const number = draft.number ?? draft.heading;
  const title = draft.heading ? cell.passage.slice(draft.heading.length) : cell.passage;
  stack.open(number, {
    label: number && number.style !== "dash" ? number.label : null,
    title: title.text,
    passages: numberCell ? [numberCell.passage, cell.passage] : [cell.passage],
    row: draft.at,
  });
  const cells: (RowCell | null)[] = columns.map(() => null);
  cells[cell.column] = asCell(cell);
  return { kind: "group", gridRows: [draft.at], group: stack.path(), number: number?.label ?? null, cells };
}

/** Roles of which a row has but one: where both rows bring it, they are two rows. */
const SINGLE: readonly ColumnRole[] = ["due", "value", "budget", "start"];

/**
 * Is a row without a number the rest of the row above (a page break cut it), or a row of its own? It is of its own where it
 * brings what the row above has already: a deadline, a value, a lead that begins like one.
 */
function continues(
  draft: Draft,
  row: Row,
  previous: TableRow,
  columns: readonly Column[],
  numbered: boolean,
  numberColumn: number,
): boolean {
  if (draft.number) return false;
  if (numberColumn >= 0 && (row[numberColumn]?.passage.length ?? 0) > 0) return false;
  if (!numbered || previous.number === null) {
    // No numbers to go by: only what cannot stand alone belongs to the row above.
    const text = columns.find((c) => c.role === "task" || c.role === "indicator");
    const own = text ? row[text.index] : undefined;
    if (own && own.passage.length > 0 && !/^\p{Ll}/u.test(own.passage.text)) return false;
    return true;
  }
  // "| | Cộng | 272.626 | 95,6 |" below the row of a place
  const place = columns.some((c) => c.role === "task" || c.role === "indicator")
    ? undefined
    : row[columns.find((c) => c.role === "place")?.index ?? -1];
  if (place && /^\p{Lu}/u.test(place.passage.text) && draft.content.length > 1) return false;
  const opens = (c: Column): boolean => {
    const cell = row[c.index];
    return (
      !!cell && cell.passage.length > 0 && previous.cells[c.index] !== null && !isTorn(cell, previous.cells[c.index]!)
    );
  };
  const text = columns.find((c) => c.role === "task" || c.role === "indicator");
  const textOpens = !text || (row[text.index]?.passage.length ?? 0) > 0;
  if (!textOpens) return true;
  const torn = text && /^\p{Ll}/u.test(row[text.index]?.passage.text ?? "");
  if (torn) return true;
  const single = columns.some((c) => SINGLE.includes(c.role) && opens(c));
  const lead = columns.some((c) => c.role === "lead" && opens(c) && /^\p{Lu}/u.test(row[c.index]!.passage.text));
  return !(single || lead);
}

/** "Các bộ, ngành," / "địa phương": a cell that goes on in the next row. */
const isTorn = (cell: Cell, above: RowCell): boolean =>
  /^[\p{Ll})]/u.test(cell.passage.text) || /(?:[,;(-]|\s(?:và|của|với|các|về))$/u.test(above.passage.text);

function joinRows(above: TableRow, draft: Draft, row: Row): TableRow {
  const whole = above.cells.map((c) => (c ? foldWords(c.passage.text) : ""));
  const cells = above.cells.map((cell, c) => {
    const more = row[c];
    if (!more || more.passage.length === 0 || cell?.cells.includes(more)) return cell;
    // Converters repeat the last lines of a cell on the next page, sometimes in the wrong column.
    if (whole.some((words) => repeatsTail(words, more.passage.text))) return cell;
    const added = asCell(more)!;
    if (!cell) return added;
    return {
      passage: Passage.join(more.passage.document, [cell.passage, more.passage]),
      lines: joinLines(cell.lines, added.lines),
      cells: [...cell.cells, more],
    };
  });
  return { ...above, gridRows: [...above.gridRows, draft.at], cells };
}

/** Does `text` only say the last words of `whole` again? At least three words, slips of single letters allowed. */
function repeatsTail(whole: string, text: string): boolean {
  const words = foldWords(text);
  if (words.length < 12 || words.length > whole.length || !words.includes(" ")) return false;
  return whole.endsWith(words);
}

/** Lines of two pieces of a cell; a line torn in the middle is one line. */
function joinLines(above: readonly Passage[], below: readonly Passage[]): Passage[] {
  const last = above.at(-1);
  const first = below[0];
  if (last && first && (/^[\p{Ll})]/u.test(first.text) || /[,(-]$/u.test(last.text)))
    return [...above.slice(0, -1), Passage.join(first.document, [last, first]), ...below.slice(1)];
  return [...above, ...below];
}

const asCell = (cell: Cell | null): RowCell | null =>
  cell && cell.passage.length > 0 ? { passage: cell.passage, lines: cell.lines, cells: [cell] } : null;

/** The headings that are open at a row. */
class GroupStack {
  private headings: { number: RowNumber | undefined; group: Group; restarted: boolean }[] = [];

  open(number: RowNumber | undefined, group: Group): void {
    const same = this.headings.findIndex((h) =>
      number ? h.number !== undefined && h.number.rank >= number.rank : h.number === undefined,
    );
    if (same >= 0) this.headings.length = same;
    this.headings.push({ number, group, restarted: false });
  }

  /**
   * A row begins: "2 | Tổng sản phẩm" ends the heading "1 | Cà phê", as its sibling. But 1, 2, 3 may restart below
   * "1 | Nhóm nhiệm vụ …": then they count inside it.
   */
  enter(number: RowNumber | undefined): void {
    if (!number) return;
    for (let i = this.headings.length - 1; i >= 0; i--) {
      const heading = this.headings[i]!;
      if (heading.number?.style !== number.style || heading.restarted) continue;
      if (follows(heading.number.label, number.label)) {
        this.headings.length = i;
        return;
      }
      heading.restarted = true;
    }
  }

  path(): Group[] {
    return this.headings.map((h) => h.group);
  }
}

/** "1.2" follows "1.1", "2" follows "1". */
const follows = (before: string, after: string): boolean => {
  const cut = before.lastIndexOf(".") + 1;
  return after === `${before.slice(0, cut)}${Number(before.slice(cut)) + 1}`;
};
