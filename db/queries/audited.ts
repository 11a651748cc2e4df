import type { Citation, Extraction, SectionEntry, Task, UnitRef } from "../../src/model/facts.js";
import type { Finding } from "../../src/model/finding.js";
import type { Span } from "../../src/model/span.js";
import type { Db } from "../connection.js";
import { planReader, type StoredPlan } from "./plans.js";

/** A stored document with everything that an audit looks at. */
export interface StoredAudited {
  readonly plan: StoredPlan;
  readonly text: string;
  readonly extraction: Pick<Extraction, "sections" | "targets" | "tasks" | "citations" | "findings">;
  /** For each citation the dates that other documents give to the same one, with how many of them do. */
  readonly datesElsewhere: readonly ReadonlyMap<string, number>[];
}

/** Reads documents one by one; statements are prepared once for all. */
export function auditedReader(db: Db): (pk: number) => StoredAudited | undefined {
  const plan = planReader(db);
  const text = db.prepare("SELECT text FROM document_text WHERE document = ?").pluck();
  const sections = db.prepare("SELECT * FROM section WHERE document = ? ORDER BY pk");
  const tasks = db.prepare("SELECT * FROM task WHERE document = ? ORDER BY pk");
  const units = db.prepare(
    "SELECT r.task, r.role, u.key, u.kind, u.name FROM task_unit r JOIN unit u ON u.pk = r.unit JOIN task t ON t.pk = r.task WHERE t.document = ? ORDER BY r.task, r.role, r.ordinal",
  );
  const citations = db.prepare("SELECT * FROM citation WHERE document = ? ORDER BY pk");
  const findings = db.prepare(
    "SELECT code, severity, message, correction, spans FROM finding WHERE document = ? ORDER BY pk",
  );
  const dates = datesOf(db);
  return (pk) => {
    const stored = plan(pk);
    if (!stored) return undefined;
    const byTask = new Map<string, UnitRef[]>();
    for (const { task, role, key, kind, name } of units.all(pk) as (UnitRef & { task: number; role: string })[])
      byTask.set(`${task}${role}`, [...(byTask.get(`${task}${role}`) ?? []), { key, kind, name }]);
    const cited = citations.all(pk) as Columns[];
    return {
      plan: stored,
      text: (text.get(pk) as string | undefined) ?? "",
      extraction: {
        sections: (sections.all(pk) as Columns[]).map(sectionOf),
        targets: stored.targets,
        tasks: (tasks.all(pk) as Columns[]).map((row) =>
          taskOf(row, byTask.get(`${row.pk}lead`) ?? [], byTask.get(`${row.pk}coordinating`) ?? []),
        ),
        citations: cited.map(citationOf),
        findings: (findings.all(pk) as Columns[]).map(findingOf),
      },
      datesElsewhere: cited.map((row) => dates(row.cited as string, pk)),
    };
  };
}

/** What the database knows of a cited document's date: what other documents give it, and its own where it is held. */
export function datesOf(db: Db): (cited: string, but: number) => ReadonlyMap<string, number> {
  const given = db.prepare(
    "SELECT date, count(DISTINCT document) AS n FROM citation WHERE cited = ? AND document <> ? AND length(date) = 10 GROUP BY date",
  );
  const own = db.prepare("SELECT date FROM document WHERE key = ? AND pk <> ? AND length(date) = 10").pluck();
  return (cited, but) => {
    const dates = new Map((given.all(cited, but) as { date: string; n: number }[]).map(({ date, n }) => [date, n]));
    for (const date of own.all(cited, but) as string[]) dates.set(date, (dates.get(date) ?? 0) + 1);
    return dates;
  };
}

type Columns = Readonly<
  Record<
    | "cited"
    | "code"
    | "coordinating_text"
    | "correction"
    | "date"
    | "doc_type"
    | "due_end"
    | "due_from"
    | "due_kind"
    | "due_start"
    | "due_text"
    | "end_at"
    | "group_mark"
    | "id"
    | "issuer"
    | "lead_text"
    | "line"
    | "marker"
    | "message"
    | "name"
    | "number"
    | "origin"
    | "page"
    | "parent_id"
    | "pk"
    | "printed"
    | "product"
    | "quote"
    | "row_mark"
    | "rule"
    | "section_path"
    | "severity"
    | "spans"
    | "start_at"
    | "text"
    | "title",
    unknown
  >
>;

const parsed = <T>(json: unknown, other: T): T => (typeof json === "string" ? (JSON.parse(json) as T) : other);
const spanOf = (row: Columns): Span => ({
  start: row.start_at as number,
  end: row.end_at as number,
  page: row.page as number | null,
  line: row.line as number,
});

function placeOf(row: Columns): { quote: string; span: Span; spans?: Span[] } {
  const spans = parsed<Span[]>(row.spans, []);
  return { quote: row.quote as string, span: spanOf(row), ...(spans.length > 1 ? { spans } : {}) };
}

const sectionOf = (row: Columns): SectionEntry => ({
  id: row.id as string,
  marker: row.marker as string,
  title: row.title as string,
  parentId: row.parent_id as string | null,
  span: spanOf(row),
});

const taskOf = (row: Columns, lead: UnitRef[], coordinating: UnitRef[]): Task => ({
  id: row.id as string,
  origin: row.origin as Task["origin"],
  group: row.group_mark as string | null,
  row: row.row_mark as Task["row"],
  text: row.text as string,
  sectionPath: parsed<string[]>(row.section_path, []),
  lead,
  coordinating,
  leadText: row.lead_text as string | null,
  coordinatingText: row.coordinating_text as string | null,
  product: row.product as string | null,
  due:
    row.due_kind === null
      ? null
      : ({
          text: row.due_text,
          kind: row.due_kind,
          start: row.due_start,
          end: row.due_end,
          from: row.due_from,
        } as Task["due"]),
  rule: row.rule as string,
  ...placeOf(row),
});

const citationOf = (row: Columns): Citation => ({
  id: row.id as string,
  number: row.number as string | null,
  printed: row.printed as string,
  date: row.date as string | null,
  docType: row.doc_type as string | null,
  issuer: row.issuer as string | null,
  name: row.name as string | null,
  ...placeOf(row),
});

const findingOf = (row: Columns): Finding => ({
  code: row.code as string,
  severity: row.severity as Finding["severity"],
  message: row.message as string,
  ...(row.correction === null ? {} : { correction: row.correction as string }),
  spans: parsed<Span[]>(row.spans, []),
});
