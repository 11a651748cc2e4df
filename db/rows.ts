import type { Citation, Due, Extraction, Target, Task, UnitRef } from "../src/model/facts.js";
import type { Finding } from "../src/model/finding.js";
import type { Span } from "../src/model/span.js";
import { slug } from "../src/text/fold.js";
import { rememberingOf } from "../src/text/memo.js";
import { wordsOf } from "./search-index.js";

export type Value = string | number | null;

/** A fact: the values of its table's columns, and what of it can be searched for. */
export interface FactRow {
  readonly values: readonly Value[];
  readonly words: string;
  readonly units: readonly UnitPlace[];
}

/** A unit of a fact, by its place in `DocumentRows.units`. */
interface UnitPlace {
  readonly role: "lead" | "coordinating" | "owner";
  readonly ordinal: number;
  readonly unit: number;
}

/** A unit as one document names it. */
export interface UnitRow {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** JSON array of its other spellings; null where there are none. */
  readonly aliases: string | null;
}

/**
 * A document as rows, without the keys that only the database gives. Plain and flat: made by the thread that reads, written
 * by another one.
 */
export interface DocumentRows {
  readonly document: FactRow;
  /** One key for one document, whoever names it; null without a number. */
  readonly key: string | null;
  /** One plan in two files has one identity; null where it is not known. */
  readonly identity: string | null;
  readonly text: string;
  readonly sections: readonly FactRow[];
  readonly units: readonly UnitRow[];
  readonly targets: readonly FactRow[];
  readonly tasks: readonly FactRow[];
  readonly citations: readonly FactRow[];
  readonly findings: readonly (readonly Value[])[];
}

/** Columns of each table that a document fills: first those that are known when it is written, then those of its rows. */
const COLUMNS = {
  document:
    "id, path, bytes, parent, settings, key, identity, reader, imported_at, sha256, media_type, pages, doc_type, number, date, title, issuer, locality, province, level, signer, signer_title, plan_year, period_start, period_end, recipients",
  document_text: "document, text",
  section: "document, id, parent_id, marker, title, start_at, end_at, line, page",
  document_unit: "document, unit, name, aliases",
  target:
    "document, id, section_path, indicator_key, indicator_name, comparator, value, value_high, unit, unit_text, per, change, qualifiers, origin, confidence, rule, fields, due_text, due_kind, due_start, due_end, due_from, quote, start_at, end_at, line, page, spans",
  target_unit: "target, ordinal, unit",
  task: "document, id, section_path, origin, group_mark, row_mark, worded, lead_text, coordinating_text, product, confidence, rule, fields, due_text, due_kind, due_start, due_end, due_from, quote, start_at, end_at, line, page, spans",
  task_unit: "task, role, ordinal, unit",
  citation:
    "document, id, cited, number, printed, date, doc_type, issuer, name, quote, start_at, end_at, line, page, spans",
  finding: "document, code, severity, message, correction, line, page, spans",
  audit_finding: "document, code, severity, message, correction, line, page, spans",
} as const;

export type FilledTable = keyof typeof COLUMNS;

/** SQL that adds a row to one of these tables. */
export const INSERT = Object.fromEntries(
  Object.entries(COLUMNS).map(([table, columns]) => [
    table,
    `INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/[a-z\d_]+/gu, "?")})`,
  ]),
) as Readonly<Record<FilledTable, string>>;

/** What is stored of a document that says `text` and the facts of `extraction`; `keys` are those of itself and of its citations. */
export function documentRows(
  text: string,
  extraction: Extraction,
  keys: { readonly own: string | null; readonly cited: readonly (string | null)[] },
): DocumentRows {
  const { source, document: d } = extraction;
  const units = new UnitList(extraction);
  return {
    document: {
      values: [
        source.sha256,
        source.mediaType,
        source.pages,
        d.docType,
        d.number,
        d.date,
        d.title,
        d.issuer,
        d.locality,
        d.province,
        d.level,
        d.signer,
        d.signerTitle,
        d.planYear,
        d.period?.start ?? null,
        d.period?.end ?? null,
        list(d.recipients),
      ],
      words: wordsOf("document", [d.docType, d.number, d.title, d.issuer, d.locality, d.province]),
      units: [],
    },
    key: keys.own,
    identity: identityOf(keys.own, extraction),
    text,
    sections: extraction.sections.map(({ id, parentId, marker, title, span }) => ({
      values: [id, parentId, marker, title, span.start, span.end, span.line, span.page],
      words: wordsOf("section", [title]),
      units: [],
    })),
    targets: extraction.targets.map((target) => targetRow(target, units)),
    tasks: extraction.tasks.map((task) => taskRow(task, units)),
    citations: extraction.citations.map((citation, at) =>
      citationRow(citation, keys.cited[at] ?? slug(citation.printed)),
    ),
    findings: extraction.findings.map(findingRow),
    units: units.rows,
  };
}

/**
 * Number, issuer and day make one plan of two files, all three known. A number alone identifies nothing (every province has
 * a 12-KH/TU), nor does a month.
 */
function identityOf(key: string | null, { document }: Extraction): string | null {
  const { issuer, date } = document;
  return key === null || issuer === null || date?.length !== 10 ? null : `${key} ${date}`;
}

function targetRow(t: Target, units: UnitList): FactRow {
  return {
    values: [
      t.id,
      pathList(t.sectionPath),
      t.indicator.key,
      t.indicator.name,
      t.comparator,
      t.value,
      t.valueHigh,
      t.unit,
      t.unitText,
      t.per,
      t.change,
      list(t.qualifiers),
      t.origin,
      t.confidence ?? null,
      t.rule,
      t.fields ? JSON.stringify(t.fields) : null,
      ...due(t.due),
      ...place(t),
    ],
    words: wordsOf("target", [t.indicator.name, t.quote]),
    units: units.of("owner", t.owner),
  };
}

function taskRow(t: Task, units: UnitList): FactRow {
  return {
    values: [
      t.id,
      pathList(t.sectionPath),
      t.origin,
      t.group,
      t.row,
      t.text === t.quote ? null : t.text,
      t.leadText,
      t.coordinatingText,
      t.product,
      t.confidence ?? null,
      t.rule,
      t.fields ? JSON.stringify(t.fields) : null,
      ...due(t.due),
      ...place(t),
    ],
    words: wordsOf("task", [t.quote]),
    units: [...units.of("lead", t.lead), ...units.of("coordinating", t.coordinating)],
  };
}

function citationRow(c: Citation, cited: string): FactRow {
  return {
    values: [c.id, cited, c.number, c.printed, c.date, c.docType, c.issuer, c.name, ...place(c)],
    words: wordsOf("citation", [c.docType, c.number, c.name, c.quote]),
    units: [],
  };
}

/** A finding as the tables of reading and of audits hold it. */
export const findingRow = ({ code, severity, message, correction, spans }: Finding): readonly Value[] => [
  code,
  severity,
  message,
  correction ?? null,
  spans[0]?.line ?? null,
  spans[0]?.page ?? null,
  list(spans),
];

/** The units that a document names, each once: those of its register first. */
class UnitList {
  readonly rows: UnitRow[] = [];
  private readonly places = new Map<string, number>();

  constructor({ units }: Extraction) {
    for (const unit of units) this.add(unit, unit.aliases);
  }

  of(role: UnitPlace["role"], units: readonly UnitRef[]): UnitPlace[] {
    return units.map((unit, ordinal) => ({ role, ordinal, unit: this.places.get(unit.key) ?? this.add(unit, []) }));
  }

  private add({ key, kind, name }: UnitRef, aliases: readonly string[]): number {
    const place = this.rows.length;
    this.rows.push({ key, kind, name, aliases: list(aliases) });
    this.places.set(key, place);
    return place;
  }
}

const list = (values: readonly unknown[]): string | null => (values.length === 0 ? null : JSON.stringify(values));
/** The facts of a section share one path. */
const pathList = rememberingOf(list);

const due = (d: Due | null): (string | null)[] =>
  d ? [d.text, d.kind, d.start, d.end, d.from] : [null, null, null, null, null];

function place(fact: { quote: string; span: Span; spans?: readonly Span[] }): Value[] {
  const { span } = fact;
  const spans = fact.spans ?? (span.boxes ? [span] : null);
  return [fact.quote, span.start, span.end, span.line, span.page, spans ? JSON.stringify(spans) : null];
}
