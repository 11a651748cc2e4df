import type { MappedText } from "../../text/mapped-text.js";
import { isShouted } from "../../text/words.js";
import { type Laid, layLine } from "./cells.js";
import type { Draft } from "./drafts.js";
import type { AlignedColumn } from "./header.js";
import { type Piece, wordsOf } from "./pieces.js";
import { learnPlaces, type Place } from "./places.js";

/** A line with its words in columns. */
export interface LaidDraft extends Draft {
  readonly cells: readonly (readonly Piece[])[];
  /** Its words stand in no columns, however they are parted. */
  readonly unfit: boolean;
}

/** Lines of a page that tell where its columns stand. */
const FEWEST_SAMPLES = 3;
/** A line costs no more whose words stand where the cells of a column do. */
const FITS = 2;
/** So many cells in one piece are no heading, if they can be told apart. */
const FEWEST_CELLS = 4;
/** A line of cells costs less to lay (see `layLine`). */
const UNFIT = 12;

/** Lays the lines of a table into its columns, page by page: they stand elsewhere on each. Ends before a line of prose. */
export function layDrafts(text: MappedText, columns: readonly AlignedColumn[], drafts: readonly Draft[]): LaidDraft[] {
  const numbered = columns[0]!.role === "number";
  const laid: LaidDraft[] = [];
  let places: readonly Place[] | undefined;
  for (let from = 0; from < drafts.length; ) {
    let to = from + 1;
    while (to < drafts.length && drafts[to]!.sheet === drafts[from]!.sheet) to++;
    const samples = drafts.slice(from, to).filter((d) => !d.group && !d.doubtful);
    if (!places || samples.length >= FEWEST_SAMPLES) places = learnPlaces(columns, samples);
    for (let i = from; i < to; i++) {
      const draft = drafts[i]!;
      const found = lay(text, places, draft, numbered, laid.at(-1));
      const fits = found !== undefined && found.cost <= FITS;
      if (draft.doubtful && !fits && !(found && goesOnCells(found.cells, places, laid.at(-1), drafts[i + 1])))
        return laid;
      const heads = draft.group && !(found && draft.number && isRow(text, draft, found, places, drafts[i + 1]));
      if (heads) {
        laid.push({ ...draft, cells: headingOf(columns, draft, numbered), unfit: false });
        continue;
      }
      const cells = found?.cells ?? columns.map((_, c) => (c === Number(numbered) ? draft.pieces : []));
      laid.push({ ...draft, group: false, cells, unfit: !found || found.cost > UNFIT });
    }
    from = to;
  }
  return laid;
}

function lay(
  text: MappedText,
  places: readonly Place[],
  { number, pieces, figures }: Draft,
  numbered: boolean,
  above: LaidDraft | undefined,
): Laid | undefined {
  const words = pieces.slice(Number(number), pieces.length - figures);
  const begun = places.map((_, c) => !number && above?.group === false && above.cells[c]!.length > 0);
  const laid = layLine(text, words, places, Number(numbered), places.length - figures, begun);
  if (!laid) return undefined;
  if (number) laid.cells[0] = [pieces[0]!];
  for (let k = 1; k <= figures; k++) laid.cells[places.length - k] = [pieces[pieces.length - k]!];
  return laid;
}

/** The words of a heading stand behind its number. */
const headingOf = (columns: readonly AlignedColumn[], { pieces, number }: Draft, numbered: boolean): Piece[][] =>
  columns.map((_, c) => {
    if (number && c === 0) return [pieces[0]!];
    return c === Number(numbered) ? pieces.slice(Number(number)) : [];
  });

const filled = (cells: readonly (readonly Piece[])[]): number => cells.filter((c) => c.length > 0).length;

/** A line of several cells without a number. */
const goesOnRow = ({ number, doubtful, group, pieces }: Draft): boolean =>
  !number && !doubtful && !group && pieces.length > 1;

/**
 * "lý bằng tiếng dân tộc thiểu số của huyện bệnh tật tỉnh": the next line of cells of the line above. Of more than two such
 * cells one blank apart only the line below can tell, if it goes them on.
 */
function goesOnCells(
  cells: readonly (readonly Piece[])[],
  places: readonly Place[],
  above: LaidDraft | undefined,
  below: Draft | undefined,
): boolean {
  if (!above || above.group || filled(cells) < 2) return false;
  if (!cells.every((pieces, c) => pieces.length === 0 || above.cells[c]!.length > 0)) return false;
  const first = cells.findIndex((c) => c.length > 0);
  const { edge, at } = places[first]!;
  if (edge === "from" && Math.abs(cells[first]![0]!.from - at) > 1) return false;
  return filled(cells) === 2 || (below !== undefined && goesOnRow(below));
}

/**
 * A number and words that reach over a border are a heading ("V   Dược, trang thiết bị, an toàn thực phẩm"), or two cells
 * with one blank between them: then the second begins where cells of its column do, and the next line goes on in columns.
 */
function isRow(
  text: MappedText,
  { pieces }: Draft,
  { cells, cost }: Laid,
  places: readonly Place[],
  next: Draft | undefined,
): boolean {
  // "2   Tỷ lệ hộ gia đình sử dụng nước": not so long as to leave its column
  if (cost <= FITS && /\d/u.test(wordsOf(text, pieces[0]!)) && filled(cells) === 2) return true;
  if (!next || !goesOnRow(next) || isShouted(wordsOf(text, pieces[1]!))) return false;
  if (cost <= UNFIT && /\d/u.test(wordsOf(text, pieces[0]!)) && filled(cells) >= FEWEST_CELLS) return true;
  const second = cells.findLastIndex((c) => c.length > 0);
  const [piece] = cells[second]!;
  const { edge, at } = places[second]!;
  return second > 1 && edge === "from" && Math.abs(piece!.from - at) <= 1 && /^\p{Lu}/u.test(wordsOf(text, piece!));
}
