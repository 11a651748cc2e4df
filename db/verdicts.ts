import type { Finding } from "../src/model/finding.js";
import type { Db } from "./connection.js";

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

/** Writes verdicts and findings. What stood there for the same documents goes. */
export function verdictWriter(db: Db, program: string) {
  const forget = db.prepare("DELETE FROM comparison WHERE child = ? AND parent = ?");
  const compared = db.prepare(
    "INSERT INTO comparison (child, parent, program, decisions, compared_at) VALUES (?, ?, ?, ?, ?)",
  );
  const target = db.prepare("SELECT pk FROM target WHERE document = ? AND id = ?").pluck();
  const verdict = db.prepare(
    `INSERT INTO verdict (comparison, item, verdict, severity, applies, parent_target, child_target, pairing, score, with_target, repeats, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const forgetAudit = db.prepare("DELETE FROM audit WHERE document = ?");
  const audited = db.prepare("INSERT INTO audit (document, program, score, audited_at) VALUES (?, ?, ?, ?)");
  const finding = db.prepare(
    "INSERT INTO audit_finding (document, code, severity, message, correction, line, page, spans) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const now = (): string => new Date().toISOString();
  return {
    comparison(child: number, parent: number, decisions: string, items: readonly StoredVerdict[]): void {
      db.transaction(() => {
        forget.run(child, parent);
        const pk = compared.run(child, parent, program, decisions, now()).lastInsertRowid;
        for (const one of items)
          verdict.run(
            pk,
            one.item,
            one.verdict,
            one.severity,
            one.applies,
            one.parentTarget === null ? null : target.get(parent, one.parentTarget),
            one.childTarget === null ? null : target.get(child, one.childTarget),
            one.pairing,
            one.score,
            one.with,
            one.repeats,
            one.note,
          );
      }).immediate();
    },
    audit(document: number, score: object, findings: readonly Finding[]): void {
      db.transaction(() => {
        forgetAudit.run(document);
        audited.run(document, program, JSON.stringify(score), now());
        for (const { code, severity, message, correction, spans } of findings)
          finding.run(
            document,
            code,
            severity,
            message,
            correction ?? null,
            spans[0]?.line ?? null,
            spans[0]?.page ?? null,
            spans.length > 0 ? JSON.stringify(spans) : null,
          );
      }).immediate();
    },
  };
}
