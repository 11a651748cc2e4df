import { child, childValue, elements, toggle, type XmlElement } from "./xml.js";

/** What a style says of the things this reader cares for; undefined: nothing, ask the style it is based on. */
interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly hidden: boolean | undefined;
  readonly capitals: boolean | undefined;
  readonly bold: boolean | undefined;
  readonly numId: string | undefined;
  readonly numLevel: number | undefined;
  readonly bordered: boolean | undefined;
}

/** `styles.xml`: paragraph, character and table styles with their inheritance. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly defaults = new Map<string, string>();

  constructor(root: XmlElement | undefined) {
    for (const style of elements(root)) {
      const id = style.attributes["w:styleId"];
      if (style.name !== "w:style" || id === undefined) continue;
      const run = child(style, "w:rPr");
      const numbering = child(child(style, "w:pPr"), "w:numPr");
      const level = childValue(numbering, "w:ilvl");
      this.styles.set(id, {
        name: childValue(style, "w:name") ?? "",
        basedOn: childValue(style, "w:basedOn"),
        hidden: toggle(run, "w:vanish"),
        capitals: toggle(run, "w:caps"),
        bold: toggle(run, "w:b"),
        numId: childValue(numbering, "w:numId"),
        numLevel: level === undefined ? undefined : Number(level),
        bordered: hasBorders(child(child(style, "w:tblPr"), "w:tblBorders")),
      });
      if (/^(?:1|true|on)$/u.test(style.attributes["w:default"] ?? "")) {
        this.defaults.set(style.attributes["w:type"] ?? "", id);
      }
    }
  }

  /** The style a paragraph without `w:pStyle` has. */
  defaultParagraph(): string | undefined {
    return this.defaults.get("paragraph");
  }

  /** Styles of a table of contents are called "toc 1" … in every language of Word. */
  isContents(id: string | undefined): boolean {
    return /^toc (?:\d|heading)/iu.test(this.styles.get(id ?? "")?.name ?? "");
  }

  hidden(id: string | undefined): boolean | undefined {
    return this.inherited(id, (style) => style.hidden)?.value;
  }

  capitals(id: string | undefined): boolean | undefined {
    return this.inherited(id, (style) => style.capitals)?.value;
  }

  bold(id: string | undefined): boolean | undefined {
    return this.inherited(id, (style) => style.bold)?.value;
  }

  /** Numbering that comes with a paragraph style, and the style in the chain that has it. */
  numbering(id: string | undefined): { numId: string; level: number | undefined; style: string } | undefined {
    const found = this.inherited(id, (style) => style.numId);
    if (!found) return undefined;
    return { numId: found.value, level: this.inherited(id, (style) => style.numLevel)?.value, style: found.style };
  }

  bordered(id: string | undefined): boolean | undefined {
    return this.inherited(id, (style) => style.bordered)?.value;
  }

  private inherited<T>(id: string | undefined, read: (style: Style) => T | undefined) {
    const seen = new Set<string>();
    for (let at = id; at !== undefined && !seen.has(at); at = this.styles.get(at)?.basedOn) {
      seen.add(at);
      const style = this.styles.get(at);
      const value = style && read(style);
      if (value !== undefined) return { value, style: at };
    }
    return undefined;
  }
}

/** True where any side of `w:tblBorders` or `w:tcBorders` is drawn; undefined where there is no such element. */
export function hasBorders(borders: XmlElement | undefined): boolean | undefined {
  if (!borders) return undefined;
  return elements(borders).some((side) => !/^(?:nil|none)?$/u.test(side.attributes["w:val"] ?? ""));
}
