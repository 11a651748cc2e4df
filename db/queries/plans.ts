import type { DocumentFacts, Due, Level, Target, UnitRef } from "../../src/model/facts.js";
import type { Span } from "../../src/model/span.js";
import type { Db } from "../connection.js";
import { addFold } from "../fold-words.js";
import { list } from "./json.js";

/** A stored document as it is compared: its facts, and its targets as they were read. */
export interface StoredPlan {
  readonly pk: number;
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  /** The parent as the user named it (`import --set parent=…`, `plans.csv`). */
  readonly parent: string | null;
  readonly document: DocumentFacts;
  readonly targets: readonly Target[];
}

/** A document that a plan cites, with the stored documents that it may be: none where the database does not hold it. */
export interface CitedDocument {
  readonly number: string | null;
  readonly name: string | null;
  readonly issuer: string | null;
  readonly docType: string | null;
  readonly date: string | null;
  readonly held: readonly HeldDocument[];
}

export interface HeldDocument {
  readonly pk: number;
  readonly id: string;
  readonly path: string;
  readonly issuer: string | null;
  readonly date: string | null;
  readonly level: Level | null;
}

/**
 * Reads plans one by one; statements are prepared once for all. `lean`: of the targets only what a comparison looks at, for
 * those who read thousands of plans (owners are empty).
 */
export function planReader(db: Db, { lean = false } = {}): (pk: number) => StoredPlan | undefined {
  const document = db.prepare("SELECT * FROM document WHERE pk = ?");
  const columns = lean ? COMPARED_COLUMNS : "*";
  const targets = db.prepare(`SELECT ${columns} FROM target WHERE document = ? ORDER BY start_at, pk`);
  const owners = db.prepare(OWNERS);
  return (pk) => {
    const row = document.get(pk) as DocumentColumns | undefined;
    if (!row) return undefined;
    const units = new Map<number, UnitRef[]>();
    if (!lean)
      for (const { target, ...unit } of owners.all(pk) as (UnitRef & { target: number })[])
        units.set(target, [...(units.get(target) ?? []), unit]);
    return {
      pk,
      id: row.id,
      path: row.path,
      sha256: row.sha256,
      parent: row.parent,
      document: factsOf(row),
      targets: (targets.all(pk) as TargetColumns[]).map((one) => targetOf(one, units.get(one.pk) ?? [])),
    };
  };
}

const COMPARED_COLUMNS =
  "pk, id, indicator_key, indicator_name, comparator, value, value_high, unit, unit_text, per, change, confidence, due_text, due_kind, due_start, due_end, due_from, start_at, end_at, line, page, quote, '' AS rule, 'prose' AS origin";

const OWNERS =
  "SELECT r.target, u.key, u.kind, u.name FROM target t JOIN target_unit r ON r.target = t.pk JOIN unit u ON u.pk = r.unit WHERE t.document = ? ORDER BY r.target, r.ordinal";

/** Reads one target of a plan, without how its fields came about, by the public ids of both. */
export function targetReader(db: Db): (plan: string, target: string) => Target | undefined {
  const found = db.prepare(
    "SELECT * FROM target WHERE document = (SELECT pk FROM document WHERE id = ?) AND id = ? ORDER BY pk LIMIT 1",
  );
  const owners = db.prepare(
    "SELECT u.key, u.kind, u.name FROM target_unit r JOIN unit u ON u.pk = r.unit WHERE r.target = ? ORDER BY r.ordinal",
  );
  return (plan, target) => {
    const row = found.get(plan, target) as TargetColumns | undefined;
    return row && targetOf({ ...row, fields: null }, owners.all(row.pk) as UnitRef[]);
  };
}

/** All stored documents, in the order of their paths. */
export const planKeys = (db: Db): number[] =>
  db.prepare("SELECT pk FROM document ORDER BY path").pluck().all() as number[];

/** The stored documents of a province (folded words; all where it is not given), in the order of their paths. */
export function planLevels(db: Db, province?: string): { pk: number; sha256: string; level: Level | null }[] {
  addFold(db);
  const where =
    province === undefined
      ? ""
      : "WHERE fold_words(province) = @province OR fold_words(province) LIKE '% ' || @province";
  return db
    .prepare(`SELECT pk, sha256, level FROM document ${where} ORDER BY path`)
    .all(province === undefined ? {} : { province }) as { pk: number; sha256: string; level: Level | null }[];
}

/** What a stored plan cites, in the order of first mention, each with the stored documents of the same key. */
export function citedBy(db: Db, pk: number): CitedDocument[] {
  const cited = db
    .prepare(
      "SELECT cited, max(number) AS number, max(name) AS name, max(issuer) AS issuer, max(doc_type) AS docType, max(date) AS date FROM citation WHERE document = ? GROUP BY cited ORDER BY min(start_at)",
    )
    .all(pk) as (Omit<CitedDocument, "held"> & { cited: string })[];
  return cited.map(({ cited: key, ...one }) => ({ ...one, held: documentsByKey(db, key, pk) }));
}

/** Stored documents that a key names, but for the one that cites. */
export const documentsByKey = (db: Db, key: string, but: number): HeldDocument[] =>
  db.prepare(`SELECT ${HELD} FROM document WHERE key = ? AND pk <> ? ORDER BY path`).all(key, but) as HeldDocument[];

const HELD = "pk, id, path, issuer, date, level";

export const heldDocument = (db: Db, pk: number): HeldDocument =>
  db.prepare(`SELECT ${HELD} FROM document WHERE pk = ?`).get(pk) as HeldDocument;

/** The plans that cite a document, by its key. */
export const citing = (db: Db, key: string): number[] =>
  db.prepare("SELECT DISTINCT document FROM citation WHERE cited = ?").pluck().all(key) as number[];

/** The plans (or one plan) whose parent the user named, with the words that they used. */
export const namingParent = (db: Db, pk?: number): { pk: number; path: string; parent: string }[] =>
  db
    .prepare("SELECT pk, path, parent FROM document WHERE parent IS NOT NULL AND pk = coalesce(?, pk)")
    .all(pk ?? null) as { pk: number; path: string; parent: string }[];

/** A stored document of this content. */
export const documentByHash = (db: Db, sha256: string): number | null =>
  (db.prepare("SELECT pk FROM document WHERE sha256 = ? ORDER BY path").pluck().get(sha256) as number | undefined) ??
  null;

/** The key by which plans cite a stored document; null where its number is not known. */
export const keyOf = (db: Db, pk: number): string | null =>
  (db.prepare("SELECT key FROM document WHERE pk = ?").pluck().get(pk) as string | null | undefined) ?? null;

interface DocumentColumns {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly doc_type: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly locality: string | null;
  readonly province: string | null;
  readonly level: Level | null;
  readonly signer: string | null;
  readonly signer_title: string | null;
  readonly plan_year: number | null;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly recipients: string | null;
  readonly parent: string | null;
}

interface TargetColumns {
  readonly pk: number;
  readonly id: string;
  readonly section_path: string | null;
  readonly indicator_key: string | null;
  readonly indicator_name: string;
  readonly comparator: Target["comparator"];
  readonly value: number | null;
  readonly value_high: number | null;
  readonly unit: Target["unit"];
  readonly unit_text: string | null;
  readonly per: Target["per"];
  readonly change: Target["change"];
  readonly qualifiers: string | null;
  readonly origin: Target["origin"];
  readonly confidence: "doubtful" | null;
  readonly rule: string;
  readonly fields: string | null;
  readonly due_text: string | null;
  readonly due_kind: Due["kind"] | null;
  readonly due_start: string | null;
  readonly due_end: string | null;
  readonly due_from: Due["from"] | null;
  readonly quote: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly line: number;
  readonly page: number | null;
  readonly spans: string | null;
}

const factsOf = (d: DocumentColumns): DocumentFacts => ({
  docType: d.doc_type,
  number: d.number,
  date: d.date,
  title: d.title,
  issuer: d.issuer,
  locality: d.locality,
  province: d.province,
  level: d.level,
  signer: d.signer,
  signerTitle: d.signer_title,
  planYear: d.plan_year,
  period: d.period_start !== null && d.period_end !== null ? { start: d.period_start, end: d.period_end } : null,
  recipients: list(d.recipients),
});

function targetOf(t: TargetColumns, owner: readonly UnitRef[]): Target {
  const spans = list<Span>(t.spans);
  const span: Span = {
    start: t.start_at,
    end: t.end_at,
    page: t.page,
    line: t.line,
    ...(spans[0]?.boxes ? { boxes: spans[0].boxes } : {}),
  };
  const due: Due | null =
    t.due_kind === null
      ? null
      : {
          text: t.due_text ?? "",
          kind: t.due_kind,
          start: t.due_start,
          end: t.due_end,
          from: t.due_from ?? "inferred",
        };
  return {
    id: t.id,
    sectionPath: list(t.section_path),
    quote: t.quote,
    span,
    ...(spans.length > 1 ? { spans } : {}),
    indicator: { key: t.indicator_key, name: t.indicator_name },
    comparator: t.comparator,
    value: t.value,
    valueHigh: t.value_high,
    unit: t.unit,
    unitText: t.unit_text,
    per: t.per,
    change: t.change,
    qualifiers: list(t.qualifiers),
    due,
    owner,
    origin: t.origin,
    ...(t.confidence ? { confidence: t.confidence } : {}),
    rule: t.rule,
    ...(t.fields ? { fields: JSON.parse(t.fields) as NonNullable<Target["fields"]> } : {}),
  };
}
