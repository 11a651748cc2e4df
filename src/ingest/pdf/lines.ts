import type { Cluster } from "./clusters.js";
import type { Rect } from "./geometry.js";

/** One printed line: letters from left to right, words apart. */
export interface Line extends Rect {
  readonly text: string;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** Left edge of each UTF-16 unit of `text`, and the right edge of the last. */
  readonly edges: readonly number[];
  /** Gaps between words: index in `text` of the word after the gap, and its edges. */
  readonly gaps: readonly Gap[];
}

export interface Gap {
  readonly at: number;
  readonly x0: number;
  readonly x1: number;
}

/** A gap without a printed blank parts two words from this width on (in font sizes). */
const WORD_GAP = 0.18;
/** … and from this one on a page that prints its blanks: gaps inside words come from ill-fitting fonts. */
const LOOSE_WORD_GAP = 0.32;
/** A printed blank narrower than this is none: it stands where two fonts meet inside a word. */
const FALSE_BLANK = 0.08;
/** Baselines that differ by less are one (in font sizes). */
const SAME_BASELINE = 0.12;

/** Does the page print the blanks between its words, or only move on? Half of the gaps decide. */
export function printsBlanks(clusters: readonly Cluster[]): boolean {
  let printed = 0;
  let silent = 0;
  for (let i = 1; i < clusters.length; i++) {
    const a = clusters[i - 1]!;
    const b = clusters[i]!;
    if (Math.abs(a.y - b.y) > 0.5) continue;
    const gap = (b.x0 - a.x1) / b.size;
    if (gap < WORD_GAP || gap > 1) continue;
    if (b.afterBlank) printed++;
    else silent++;
  }
  return printed > 20 && printed > 4 * silent;
}

/** Letters to lines, top to bottom: by baseline, raised and lowered ones joined to the line they stand in. */
export function toLines(clusters: readonly Cluster[], blanksPrinted: boolean): Line[] {
  const rows = mergeRows(baselines(clusters));
  return rows.flatMap((row) => compose(row, blanksPrinted) ?? []).sort((a, b) => a.y - b.y || a.x0 - b.x0);
}

interface Row {
  readonly clusters: Cluster[];
  readonly y: number;
  readonly size: number;
}

function baselines(clusters: readonly Cluster[]): Row[] {
  const sorted = [...clusters].sort((a, b) => a.y - b.y);
  const rows: Row[] = [];
  for (const cluster of sorted) {
    const row = rows.at(-1);
    if (row && cluster.y - row.y <= Math.max(0.6, SAME_BASELINE * Math.max(cluster.size, row.size)))
      row.clusters.push(cluster);
    else rows.push({ clusters: [cluster], y: cluster.y, size: cluster.size });
  }
  return rows;
}

const top = (row: Row): number => row.y - 0.75 * row.size;
const bottom = (row: Row): number => row.y + 0.2 * row.size;

/**
 * Joins rows whose letters stand side by side although their baselines differ: m², ‰ of another font, a value set a
 * little lower than its indicator. Letters never come to lie over each other.
 */
function mergeRows(rows: readonly Row[]): Row[] {
  const merged: Row[] = [];
  for (const row of [...rows].sort((a, b) => b.clusters.length - a.clusters.length)) {
    let best: Row | undefined;
    let most = 0.55;
    for (const other of merged) {
      const shared = Math.min(bottom(row), bottom(other)) - Math.max(top(row), top(other));
      const share = shared / Math.min(bottom(row) - top(row), bottom(other) - top(other));
      if (share > most && !collide(row.clusters, other.clusters)) {
        most = share;
        best = other;
      }
    }
    if (best) best.clusters.push(...row.clusters);
    else merged.push({ ...row, clusters: [...row.clusters] });
  }
  return merged;
}

function collide(a: readonly Cluster[], b: readonly Cluster[]): boolean {
  let over = 0;
  for (const one of a)
    for (const other of b)
      over += Math.max(0, Math.min(one.x1, other.x1) - Math.max(one.x0, other.x0) - 0.1 * other.size);
  const width = a.reduce((sum, c) => sum + c.x1 - c.x0, 0);
  return over > 0.2 * width;
}

/** Words apart by geometry; undefined where nothing but blanks is left. */
function compose(row: Row, blanksPrinted: boolean): Line | undefined {
  const clusters = [...row.clusters].sort((a, b) => a.x0 - b.x0);
  const edges: number[] = [];
  const gaps: Gap[] = [];
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  let previous: Cluster | undefined;
  for (const cluster of clusters) {
    if (previous && previous.text === cluster.text && cluster.x0 - previous.x0 < 0.2 * (cluster.x1 - cluster.x0))
      continue;
    const gap = (cluster.x0 - end) / cluster.size;
    const least = cluster.afterBlank ? FALSE_BLANK : blanksPrinted ? LOOSE_WORD_GAP : WORD_GAP;
    if (previous && (gap > least || (previous.annotation !== cluster.annotation && isFilledIn(previous, cluster)))) {
      gaps.push({ at: text.length + 1, x0: end, x1: cluster.x0 });
      edges.push(end);
      text += " ";
    }
    for (let i = 0; i < cluster.text.length; i++)
      edges.push(cluster.x0 + ((cluster.x1 - cluster.x0) * i) / cluster.text.length);
    text += cluster.text;
    end = Math.max(end, cluster.x1);
    previous = cluster;
  }
  if (text.trim() === "") return undefined;
  edges.push(end);
  const nfc = text.normalize("NFC");
  const size = median(clusters.map((c) => c.size));
  return {
    text: nfc,
    // A stray mark that joins its letter only now: places within the line are then a little less exact.
    edges: nfc === text ? edges : respread(edges, nfc.length),
    gaps: nfc === text ? gaps : [],
    size,
    bold: clusters.every((c) => c.bold || !/\p{L}/u.test(c.text)) && /\p{L}/u.test(text),
    y: row.y,
    x0: clusters[0]!.x0,
    x1: end,
    y0: row.y - 0.8 * size,
    y1: row.y + 0.22 * size,
  };
}

/** A number or day stamped into the blank left for it: "Số:" + "2144", "ngày" + "18". */
const isFilledIn = (before: Cluster, after: Cluster): boolean =>
  /[\p{L}:]$/u.test(before.text) && /^\p{N}/u.test(after.text);

const respread = (edges: readonly number[], length: number): number[] =>
  Array.from({ length: length + 1 }, (_, i) => edges[Math.round((i * (edges.length - 1)) / length)]!);

/** The part `[from, to)` of a line as a line of its own. */
export function partOf(line: Line, from: number, to: number): Line {
  return {
    ...line,
    text: line.text.slice(from, to),
    edges: line.edges.slice(from, to + 1),
    gaps: line.gaps.filter((g) => g.at > from && g.at < to).map((g) => ({ ...g, at: g.at - from })),
    x0: line.edges[from]!,
    x1: line.edges[to]!,
  };
}

export function median(values: readonly number[]): number {
  const first = values[0] ?? 0;
  if (values.every((value) => value === first)) return first;
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
