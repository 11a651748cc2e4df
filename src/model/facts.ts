import type { Finding } from "./finding.js";
import type { MediaType } from "./source.js";
import type { Span } from "./span.js";

export type Comparator = ">=" | ">" | "=" | "<" | "<=" | "~" | "range";

export type Unit =
  | "%"
  | "‰"
  | "%/year"
  | "index"
  | "rank"
  | "level"
  | "count"
  | "quantity"
  | "VND"
  | "USD"
  | "duration"
  | "data-rate"
  | "ratio";

export type DueKind = "by" | "in" | "range" | "from" | "ongoing" | "recurring" | "on-instruction" | "after-event";
export type DueFrom = "sentence" | "cell" | "column" | "group" | "section" | "document" | "inferred";

/** When something is due. Dates are ISO days; `start` and `end` are null where the kind has none. */
export interface Due {
  readonly text: string;
  readonly kind: DueKind;
  readonly start: string | null;
  readonly end: string | null;
  readonly from: DueFrom;
}

export interface Indicator {
  /** Canonical key of `extractors/lexicon/indicators.json`; null where the lexicon knows none. */
  readonly key: string | null;
  /** The words that say what the value is of. */
  readonly name: string;
}

/** Where a fact stands. `spans` only where there is more than one place; they joined are the quote. */
export interface Provenance {
  readonly quote: string;
  readonly span: Span;
  readonly spans?: readonly Span[];
}

/** How one field came about: read at `span`, or inferred (`from` says of what). */
export interface FieldOrigin {
  readonly how: "read" | "inferred";
  readonly from?: string;
  readonly span?: Span;
  /** The words of a table cell that no field of the record holds; the field is then called by its printed header. */
  readonly text?: string;
}

export interface UnitRef {
  /** One unit of one place: "phong-kinh-te@xa-tan-loc". */
  readonly key: string;
  /** The same for such units everywhere: "phong-kinh-te". */
  readonly kind: string;
  readonly name: string;
}

export interface Target extends Provenance {
  readonly id: string;
  readonly sectionPath: readonly string[];
  readonly indicator: Indicator;
  readonly comparator: Comparator;
  readonly value: number | null;
  readonly valueHigh: number | null;
  readonly unit: Unit | null;
  readonly unitText: string | null;
  readonly per: "year" | "quarter" | "month" | null;
  readonly change: "increase" | "decrease" | null;
  readonly qualifiers: readonly string[];
  readonly due: Due | null;
  readonly owner: readonly UnitRef[];
  readonly origin: "prose" | "table";
  /** Only "doubtful" is printed: a reading that a person should check (OCR, an odd value). */
  readonly confidence?: "doubtful";
  readonly rule: string;
  readonly fields?: Readonly<Record<string, FieldOrigin>>;
}

export interface Task extends Provenance {
  readonly id: string;
  readonly origin: "table" | "section" | "assignment";
  readonly group: string | null;
  readonly row: number | string | null;
  readonly text: string;
  readonly sectionPath: readonly string[];
  readonly lead: readonly UnitRef[];
  readonly coordinating: readonly UnitRef[];
  readonly leadText: string | null;
  readonly coordinatingText: string | null;
  readonly product: string | null;
  readonly due: Due | null;
  readonly confidence?: "doubtful";
  readonly rule: string;
  readonly fields?: Readonly<Record<string, FieldOrigin>>;
}

export interface UnitEntry extends UnitRef {
  readonly aliases: readonly string[];
}

export interface Citation extends Provenance {
  readonly id: string;
  readonly number: string | null;
  readonly printed: string;
  readonly date: string | null;
  readonly docType: string | null;
  readonly issuer: string | null;
  readonly name: string | null;
}

export type Level = "central" | "province" | "district" | "commune";

export interface DocumentFacts {
  readonly docType: string | null;
  readonly number: string | null;
  /** ISO day; "2026-02" where the day is blank. */
  readonly date: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly locality: string | null;
  readonly province: string | null;
  readonly level: Level | null;
  readonly signer: string | null;
  readonly signerTitle: string | null;
  readonly planYear: number | null;
  readonly period: { readonly start: string; readonly end: string } | null;
  readonly recipients: readonly string[];
}

/** What the user says of a document that it does not print itself (`import --set`, `plans.csv`). */
export type DocumentSettings = Partial<
  Pick<DocumentFacts, "docType" | "number" | "date" | "title" | "issuer" | "locality" | "province" | "level">
> & { readonly parent?: string };

export interface SectionEntry {
  readonly id: string;
  readonly marker: string;
  readonly title: string;
  readonly parentId: string | null;
  readonly span: Span;
}

/** Everything read from one document; `doichieu extract --format json` prints exactly this. */
export interface Extraction {
  readonly schema: "doichieu.extraction/1";
  readonly source: { path: string; sha256: string; mediaType: MediaType; pages: number | null };
  readonly document: DocumentFacts;
  readonly sections: readonly SectionEntry[];
  readonly targets: readonly Target[];
  readonly tasks: readonly Task[];
  readonly units: readonly UnitEntry[];
  readonly citations: readonly Citation[];
  readonly findings: readonly Finding[];
}
