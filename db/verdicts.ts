import type { Finding } from "../src/model/finding.js";
import type { Db } from "./connection.js";
import { findingRow, INSERT } from "./rows.js";

/** One verdict as it is stored; targets by their public ids. */
export interface StoredVerdict {
  readonly item: string;
  readonly verdict: string;
  readonly severity: string;
  readonly applies: "yes" | "no" | "unknown";
  readonly parentTarget: string | null;
  readonly childTarget: string | null;
  readonly pairing: string | null;
  readonly score: number | null;
  readonly with: string | null;
  readonly repeats: string | null;
  readonly note: string;
}

/** The verdicts of one plan against one parent, both by `pk`. */
export interface StoredComparison {
  readonly child: number;
  readonly parent: number;
  /** Fingerprint of the decisions that it was made with. */
  readonly decisions: string;
  readonly items: readonly StoredVerdict[];
}

/** Which comparisons of a parent are as this program and these decisions would make them, by the `pk` of the child. */
export const freshComparisons = (db: Db, parent: number, program: string, decisions: string): Set<number> =>
  new Set(
    db
      .prepare("SELECT child FROM comparison WHERE parent = ? AND program = ? AND decisions = ?")
      .pluck()
      .all(parent, program, decisions) as number[],
  );

/** Writes verdicts and findings. What stood there for the same documents goes. */
export function verdictWriter(db: Db, program: string) {
  const forget = db.prepare("DELETE FROM comparison WHERE child = ? AND parent = ?");
  const compared = db.prepare(
    "INSERT INTO comparison (child, parent, program, decisions, compared_at, absences) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const ids = db.prepare("SELECT id, pk FROM target WHERE document = ?").raw();
  const targetsOf = (document: number): Map<string, number> => new Map(ids.all(document) as [string, number][]);
  let last: { parent: number; targets: ReadonlyMap<string, number> } | undefined;
  const verdict = db.prepare(
    `INSERT INTO verdict (comparison, item, verdict, severity, applies, parent_target, child_target, pairing, score, with_target, repeats, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const absence = db
    .prepare(
      `INSERT INTO absence (parent, item, severity, applies, parent_target, repeats, note) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET severity = excluded.severity, parent_target = excluded.parent_target, repeats = excluded.repeats RETURNING pk`,
    )
    .pluck();
  const forgetAudit = db.prepare("DELETE FROM audit WHERE document = ?");
  const audited = db.prepare("INSERT INTO audit (document, program, score, audited_at) VALUES (?, ?, ?, ?)");
  const finding = db.prepare(INSERT.audit_finding);
  const now = (): string => new Date().toISOString();
  const write = ({ child, parent, decisions, items }: StoredComparison, absences: Map<StoredVerdict, number>): void => {
    forget.run(child, parent);
    if (last?.parent !== parent) last = { parent, targets: targetsOf(parent) };
    const [above, below] = [last.targets, targetsOf(child)];
    const absenceOf = (one: StoredVerdict): number => {
      const known = absences.get(one);
      if (known !== undefined) return known;
      const { item, severity, applies, parentTarget, repeats, note } = one;
      const pk = absence.get(parent, item, severity, applies, above.get(parentTarget!), repeats, note) as number;
      absences.set(one, pk);
      return pk;
    };
    const absent = JSON.stringify(items.filter(isAbsence).map(absenceOf));
    const pk = compared.run(child, parent, program, decisions, now(), absent).lastInsertRowid;
    for (const one of items)
      if (!isAbsence(one))
        verdict.run(
          pk,
          one.item,
          one.verdict,
          one.severity,
          one.applies,
          one.parentTarget === null ? null : above.get(one.parentTarget),
          one.childTarget === null ? null : below.get(one.childTarget),
          one.pairing,
          one.score,
          one.with,
          one.repeats,
          one.note,
        );
  };
  return {
    /** All or nothing. */
    comparisons: db.transaction((all: readonly StoredComparison[]) => {
      const absences = new Map<StoredVerdict, number>();
      for (const one of all) write(one, absences);
    }).immediate,
    audit(document: number, score: object, findings: readonly Finding[]): void {
      db.transaction(() => {
        forgetAudit.run(document);
        audited.run(document, program, JSON.stringify(score), now());
        for (const one of findings) finding.run(document, ...findingRow(one));
      }).immediate();
    },
  };
}

/** A target of the parent that the plan says nothing of, without a proposal: kept once for all plans. */
const isAbsence = ({ verdict, parentTarget, childTarget, pairing }: StoredVerdict): boolean =>
  verdict === "missing" && parentTarget !== null && childTarget === null && pairing === null;

/** What comparisons found, whole: with what is kept once for many. */
export const EVERY_VERDICT = `(
  SELECT comparison, item, parent_target, child_target, pairing, with_target FROM verdict
  UNION ALL
  SELECT x.pk, a.item, a.parent_target, NULL, NULL, NULL FROM comparison x, json_each(x.absences) held JOIN absence a ON a.pk = held.value
)`;

/** The comparisons that hold an item or a pair that was accepted, by `pk`, parent by parent. */
export const comparisonsWith = (db: Db, item: string): { child: number; parent: number }[] =>
  db
    .prepare(
      `SELECT DISTINCT x.child, x.parent FROM ${EVERY_VERDICT} v JOIN comparison x ON x.pk = v.comparison WHERE v.item = ? OR v.pairing = 'accepted' ORDER BY x.parent, x.child`,
    )
    .all(item) as { child: number; parent: number }[];

/**
 * Comparisons that an import undid, whose documents are both there (again), by `pk`, parent by parent; a document that was
 * moved and changed is found under its new path.
 */
export const staleComparisons = (db: Db): { child: number; parent: number }[] =>
  db
    .prepare(
      `WITH now (old, pk) AS (
         SELECT path, pk FROM document
         UNION SELECT l.reason, d.pk FROM import_log l JOIN document d ON d.path = l.path WHERE l.outcome = 'moved' AND l.reason NOT IN (SELECT path FROM document)
       )
       SELECT DISTINCT c.pk AS child, p.pk AS parent FROM stale_comparison s
       JOIN now c ON c.old = s.child_path JOIN now p ON p.old = s.parent_path WHERE c.pk <> p.pk ORDER BY p.pk, c.pk`,
    )
    .all() as { child: number; parent: number }[];

/** Called when they are made again. What is left concerns documents that are gone. */
export const forgetStale = (db: Db): void => {
  db.prepare("DELETE FROM stale_comparison").run();
};
