import { namesAims, type Statement } from "./blocks.js";
import { isNumbered, type Marker } from "./markers.js";
import type { Block, MarkerStyle, Section, Table, Zone } from "./types.js";

interface Level {
  readonly style: string;
  readonly section: Section;
}

/** The longest title a section may have; what goes beyond is the section's first statement. */
const TITLE_LENGTH = 250;

/**
 * Puts statements into the tree of sections and bullets, one after the other. The order of nesting is that in which styles
 * first appear: after "I." a "1." is its child, the next "II." closes both.
 */
export class Outline {
  readonly blocks: Block[] = [];
  readonly sections: Section[] = [];
  private levels: Level[] = [];
  private bullets: { style: MarkerStyle; block: Block }[] = [];
  /** "Trọng tâm:" — a paragraph that governs the bullets after it. */
  private lead: Block | null = null;
  private readonly ids = new Map<string, number>();

  /** A new annex begins: sections of the body are closed. */
  reset(): void {
    this.levels = [];
    this.bullets = [];
    this.lead = null;
  }

  addTable(table: Table, zone: Zone, annex: number, passage: Statement["passage"]): void {
    this.push({
      index: this.blocks.length,
      kind: "table",
      zone,
      passage,
      marker: null,
      style: null,
      bold: false,
      parent: this.lead ?? this.top()?.block ?? null,
      section: this.top(),
      annex,
      table,
    });
  }

  add(statement: Statement, zone: Zone, annex: number): void {
    const { marker, passage, bold } = statement;
    if (zone !== "body" && zone !== "annex" && zone !== "basis") {
      this.push({
        index: this.blocks.length,
        kind: "paragraph",
        zone,
        passage,
        marker: marker?.printed ?? null,
        style: marker?.style ?? null,
        bold,
        parent: null,
        section: null,
        annex,
        table: null,
      });
      return;
    }
    if (marker && isNumbered(marker.style)) this.addNumbered(statement, marker, zone, annex);
    else if (marker) this.addBullet(statement, marker, zone, annex);
    else if (isBareHeading(statement)) this.addBareHeading(statement, zone, annex);
    else {
      const block = this.push({
        index: this.blocks.length,
        kind: "paragraph",
        zone,
        passage,
        marker: null,
        style: null,
        bold,
        parent: this.lead ?? this.top()?.block ?? null,
        section: this.top(),
        annex,
        table: null,
      });
      this.bullets = [];
      this.lead = passage.text.endsWith(":") ? block : null;
    }
  }

  private addNumbered(statement: Statement, marker: Marker, zone: Zone, annex: number): void {
    const style =
      marker.style === "dotted"
        ? `${seriesOf(marker)}${marker.depth}`
        : marker.style === "letter"
          ? `letter${marker.depth}`
          : marker.style;
    const same = this.levels.findIndex((l) => l.style === style);
    if (same >= 0) this.levels.length = same;
    else if (marker.style === "dotted") {
      // "2.1." closes what stands deeper than "2."; "2.1.1." closes a "2.1"'s letters
      const series = seriesOf(marker);
      const deeper = this.levels.findIndex(
        ({ style: other }) => other.startsWith(series) && Number(other.slice(series.length)) > marker.depth,
      );
      if (deeper >= 0) this.levels.length = deeper;
    } else if (marker.style === "roman" || marker.style === "part") {
      const top = this.levels.findIndex((l) => l.style !== "part");
      this.levels.length = top < 0 ? this.levels.length : Math.min(top, this.levels.length);
      if (
        marker.style === "part" &&
        /^(?:\p{Lu}|Phần|PHẦN|Chương|CHƯƠNG)/u.test(marker.label) &&
        !/^(?:Mục|MỤC|Điều|ĐIỀU)/u.test(marker.label)
      )
        this.levels = [];
    } else if (marker.style === "arabic") {
      // A bare bold heading never holds numbered ones of a level that was there before it
      const bare = this.levels.findIndex((l) => l.style === "bold" || l.style === "letter1");
      if (bare >= 0 && this.levels.slice(0, bare).length === 0)
        this.levels.length =
          bare + (this.levels[bare]!.style === "bold" ? 1 : 0) + (this.levels[bare + 1]?.style === "aims" ? 1 : 0);
    }
    const parent = this.top();
    const { passage } = statement;
    const title = titleOf(passage.text);
    const isHeading =
      passage.length <= TITLE_LENGTH &&
      (statement.bold || statement.upper || !/[.;]$/u.test(passage.text)) &&
      !/[.;]\s+\p{Lu}/u.test(passage.text.slice(0, -1));
    const section = { id: this.idOf(parent, marker.label), marker: marker.printed, title, parent } as {
      -readonly [K in keyof Section]: Section[K];
    };
    const block = this.push({
      index: this.blocks.length,
      kind: isHeading ? "heading" : "item",
      zone,
      passage,
      marker: marker.printed,
      style: marker.style,
      bold: statement.bold,
      parent: parent?.block ?? null,
      section,
      annex,
      table: null,
    });
    section.block = block;
    this.sections.push(section);
    this.levels.push({ style, section });
    this.bullets = [];
    this.lead = null;
  }

  private addBareHeading(statement: Statement, zone: Zone, annex: number): void {
    // "Các chỉ tiêu chủ yếu" in plain letters stands under a heading in capitals
    const style = statement.bold || statement.upper ? "bold" : "aims";
    const same = this.levels.findIndex((l) => l.style === style);
    if (same >= 0) this.levels.length = same;
    const parent = this.top();
    const title = statement.passage.text.replace(/\s?:$/u, "");
    const section = { id: this.idOf(parent, "_"), marker: "", title, parent } as {
      -readonly [K in keyof Section]: Section[K];
    };
    const block = this.push({
      index: this.blocks.length,
      kind: "heading",
      zone,
      passage: statement.passage,
      marker: null,
      style: "bold",
      bold: true,
      parent: parent?.block ?? null,
      section,
      annex,
      table: null,
    });
    section.block = block;
    this.sections.push(section);
    this.levels.push({ style, section });
    this.bullets = [];
    this.lead = null;
  }

  private addBullet(statement: Statement, marker: Marker, zone: Zone, annex: number): void {
    const same = this.bullets.findIndex((b) => b.style === marker.style);
    if (same >= 0) this.bullets.length = same;
    const over = this.bullets.at(-1)?.block ?? this.lead ?? this.top()?.block ?? null;
    const block = this.push({
      index: this.blocks.length,
      kind: "item",
      zone,
      passage: statement.passage,
      marker: marker.printed,
      style: marker.style,
      bold: statement.bold,
      parent: over,
      section: this.top(),
      annex,
      table: null,
    });
    this.bullets.push({ style: marker.style, block });
  }

  private top(): Section | null {
    return this.levels.at(-1)?.section ?? null;
  }

  private push(block: Block): Block {
    this.blocks.push(block);
    return block;
  }

  /** "III.2.1": the parent's id and the own label; a dotted number already holds its parent's. Repeats get "~2". */
  private idOf(parent: Section | null, label: string): string {
    const own =
      parent && label.startsWith(`${parent.id}.`)
        ? label.slice(parent.id.length + 1)
        : parent && label.includes(".") && parent.id.split(".").at(-1) === label.split(".")[0]
          ? label.split(".").slice(1).join(".")
          : label;
    const id = parent ? `${parent.id}.${own}` : own;
    const seen = (this.ids.get(id) ?? 0) + 1;
    this.ids.set(id, seen);
    return seen === 1 ? id : `${id}~${seen}`;
  }
}

/** "2.1." and "V.1." number two series: the first may stand under the second. */
const seriesOf = (marker: Marker): string => (/^\d/u.test(marker.label) ? "dotted" : "part-dotted");

/** "Mục tiêu chung: Phấn đấu …" → "Mục tiêu chung". */
function titleOf(text: string): string {
  if (text.length <= 120) return text.replace(/\s?[:;.]$/u, "");
  const stop = /^.{3,160}?[:;.](?=\s)/u.exec(text);
  return (stop ? stop[0].slice(0, -1) : text.slice(0, 160)).trim();
}

/** An unnumbered heading: a bold or upper-case line that is no sentence, or one that says that targets follow. */
function isBareHeading(statement: Statement): boolean {
  const { text } = statement.passage;
  if (namesAims(text)) return true;
  return text.length <= 160 && (statement.bold || statement.upper) && !/[.;,]$/u.test(text) && /\p{L}{2}/u.test(text);
}
