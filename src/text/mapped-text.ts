import type { RawRange } from "../model/span.js";

/**
 * A text that remembers, for each of its UTF-16 units, the range of the raw text it came from.
 *
 * Stored as segments, not unit by unit: within a kept segment positions differ from raw ones by a constant, and every
 * unit of a replaced segment stands for the whole raw range that was replaced. Cost grows with the number of edits.
 */
export class MappedText {
  private constructor(
    readonly raw: string,
    readonly text: string,
    /** Where segment i begins in `text`; ascending. */
    private readonly textAt: readonly number[],
    /** Where segment i begins in `raw`. */
    private readonly rawAt: readonly number[],
    /** Length of segment i in `raw` when it was replaced; -1 when it was kept as it is. */
    private readonly replaced: readonly number[],
  ) {}

  static of(raw: string): MappedText {
    return new MappedText(raw, raw, [0], [0], [-1]);
  }

  /**
   * Replaces each match of `pattern` in `raw`. `edit` returns the new words, or undefined to keep the match.
   * One pass, left to right: edits never see each other's results.
   */
  static edit(raw: string, pattern: RegExp, edit: (match: RegExpExecArray) => string | undefined): MappedText {
    if (!pattern.global) throw new TypeError(`edit() needs the g flag: ${pattern}`);
    const textAt: number[] = [];
    const rawAt: number[] = [];
    const replaced: number[] = [];
    const out: string[] = [];
    let length = 0;
    let at = 0;
    const keep = (to: number): void => {
      if (to <= at) return;
      textAt.push(length);
      rawAt.push(at);
      replaced.push(-1);
      out.push(raw.slice(at, to));
      length += to - at;
      at = to;
    };
    pattern.lastIndex = 0;
    for (let match = pattern.exec(raw); match; match = pattern.exec(raw)) {
      if (match[0] === "") {
        pattern.lastIndex++;
        continue;
      }
      const words = edit(match);
      if (words === undefined || words === match[0]) continue;
      keep(match.index);
      const rawLength = match[0].length;
      if (words !== "") {
        textAt.push(length);
        rawAt.push(match.index);
        replaced.push(rawLength);
        out.push(words);
        length += words.length;
      }
      at = match.index + rawLength;
    }
    keep(raw.length);
    if (textAt.length === 0) return new MappedText(raw, "", [0], [0], [-1]);
    return new MappedText(raw, out.join(""), textAt, rawAt, replaced);
  }

  /** The smallest raw range that `[start, end)` of `text` came from. Throws RangeError for an empty or foreign range. */
  toRaw(start: number, end: number): RawRange {
    if (start < 0 || end <= start || end > this.text.length)
      throw new RangeError(`bad range [${start}, ${end}) of a text of ${this.text.length}`);
    const first = this.segment(start);
    const last = this.segment(end - 1);
    const rawStart = this.replaced[first]! >= 0 ? this.rawAt[first]! : this.rawAt[first]! + start - this.textAt[first]!;
    const rawEnd =
      this.replaced[last]! >= 0
        ? this.rawAt[last]! + this.replaced[last]!
        : this.rawAt[last]! + end - this.textAt[last]!;
    return { start: rawStart, end: rawEnd };
  }

  /** First position of `text` that came from raw offset `offset` or later; `text.length` where there is none. */
  fromRaw(offset: number): number {
    let low = 0;
    let high = this.rawAt.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.rawAt[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    const i = low - 1;
    if (i < 0) return 0;
    const next = i + 1 < this.textAt.length ? this.textAt[i + 1]! : this.text.length;
    if (this.replaced[i]! >= 0) return offset > this.rawAt[i]! ? next : this.textAt[i]!;
    return Math.min(next, this.textAt[i]! + offset - this.rawAt[i]!);
  }

  private segment(position: number): number {
    let low = 0;
    let high = this.textAt.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.textAt[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
