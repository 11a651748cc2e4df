import { joinRules, type Rule, type RuleSet } from "../pdf/rules.js";
import type { GrayImage } from "./image.js";

/** Darker than this may be a ruled line: thin lines come out of a scanner in grey. */
const LINE = 185;
/** Breaks within a line, in pixels. */
const GAP = 3;
/** Lengths in points: longer than a dash and the stroke of a bold letter; higher than a letter. */
const SHORTEST_HORIZONTAL = 30;
const SHORTEST_VERTICAL = 12;
/** A line is thinner than this (points): a black picture or the edge of the paper is none. */
const THICKEST = 5;

/** A shorter vertical line must reach a horizontal one at both ends, this near, or it is the stem of a letter. */
const SURE_VERTICAL = 24;
const REACH = 1.2;

/** The ruled lines of an upright picture, in points. `scale` is points for a pixel. */
export function findRuledLines(image: GrayImage, scale: number): RuleSet {
  const { width, height } = image;
  const dark = Uint8Array.from(image.data, (grey) => (grey < LINE ? 1 : 0));
  const horizontal = joined(darkRuns(dark, width, height, SHORTEST_HORIZONTAL / scale), scale);
  const upright = joined(darkRuns(transpose(dark, width, height), height, width, SHORTEST_VERTICAL / scale), scale);
  const reaches = (y: number, x: number): boolean =>
    horizontal.some((h) => Math.abs(h.at - y) <= REACH && h.from - REACH <= x && h.to + REACH >= x);
  const vertical = upright.filter(
    (v) => v.to - v.from >= SURE_VERTICAL || (reaches(v.from, v.at) && reaches(v.to, v.at)),
  );
  return { horizontal, vertical };
}

function transpose(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = pixels[y * width + x]!;
  return out;
}

/** Dark runs along each row, which may drift by one pixel to either side. */
function darkRuns(dark: Uint8Array, width: number, height: number, shortest: number): Rule[] {
  const runs: Rule[] = [];
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    let from = -1;
    let last = -1;
    for (let x = 0; x <= width; x++) {
      if (x < width && dark[row - width + x]! + dark[row + x]! + dark[row + width + x]! > 0) {
        if (from < 0) from = x;
        last = x;
      } else if (from >= 0 && (x - last > GAP || x === width)) {
        if (last - from > shortest) runs.push({ at: y, from, to: last });
        from = -1;
      }
    }
  }
  return runs;
}

function joined(runs: readonly Rule[], scale: number): Rule[] {
  const inPoints = runs.map(({ at, from, to }) => ({ at: at * scale, from: from * scale, to: to * scale }));
  return joinRules(withoutBlocks(inPoints));
}

/** Takes out runs that lie in a dark block: more rows of them, one beside the other, than a line is thick. */
function withoutBlocks(runs: readonly Rule[]): Rule[] {
  const sorted = [...runs].sort((a, b) => a.at - b.at);
  return sorted.filter((run, i) => {
    let thick = 0;
    for (let k = i; k < sorted.length && sorted[k]!.at - run.at <= THICKEST; k++) {
      if (sorted[k]!.from < run.to && sorted[k]!.to > run.from) thick = sorted[k]!.at - run.at;
    }
    let back = 0;
    for (let k = i; k >= 0 && run.at - sorted[k]!.at <= THICKEST; k--) {
      if (sorted[k]!.from < run.to && sorted[k]!.to > run.from) back = run.at - sorted[k]!.at;
    }
    return thick + back < THICKEST;
  });
}
