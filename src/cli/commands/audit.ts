import type { Command } from "commander";
import type { Audit, Audited } from "../../audit/index.js";
import { UsageProblem } from "../../messages/index.js";
import { defineCommand } from "../define.js";
import type { Context } from "../io.js";
import { databaseOption, reportOptions } from "../options.js";
import type { HandedOnOptions } from "../output/handed-on.js";
import type { Reading } from "../store.js";

interface Options extends HandedOnOptions {
  readonly db: string;
  readonly all?: boolean;
  readonly code?: string;
}

/** One finding of one document, flat. */
interface Row {
  readonly document: string | null;
  readonly number: string | null;
  readonly locality: string | null;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly correction: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly page: number | null;
}

const FIELDS: readonly (keyof Row)[] = [
  "number",
  "locality",
  "severity",
  "code",
  "message",
  "correction",
  "file",
  "line",
  "page",
  "document",
];
const WORDS: Readonly<Record<string, string>> = { error: "lỗi", warning: "cần xem", info: "lưu ý", ok: "" };

export function auditCommand(context: Context): Command {
  const { t } = context;
  const command = defineCommand(context, "audit")
    .argument("[plan]", t("argument.plan"))
    .option("--all", t("option.audit-all"))
    .option("--code <code>", t("option.code"));
  databaseOption(command, context);
  return reportOptions(command, context).action(async (reference: string | undefined, options: Options) => {
    if ((reference === undefined) === (options.all !== true)) throw new UsageProblem("audit.which");
    const { withStore } = await import("../sides.js");
    const { audit } = await import("../../audit/index.js");
    const audits: (Audit & { readonly pk: number | null })[] = [];
    const texts: string[] = [];
    await withStore(options.db, async (store) => {
      for await (const { audited, id, path, pk } of chosen(store, reference)) {
        const { findings, score } = audit(audited);
        if (!options.all) texts.push(audited.text);
        audits.push({ schema: "doichieu.audit/1", document: { ...audited.document, id, path }, findings, score, pk });
      }
    });
    const stored = audits.filter(({ pk }) => pk !== null);
    if (stored.length > 0) {
      const { keeping } = await import("../store.js");
      const { verdictWriter } = await import("../../../db/verdicts.js");
      const { VERSION } = await import("../../version.js");
      await keeping(options.db, (db) => {
        const writer = verdictWriter(db, VERSION);
        for (const { pk, score, findings } of stored) writer.audit(pk!, score, findings);
      });
    }
    const shown = audits.map(({ pk: _, ...one }) => ({
      ...one,
      findings: one.findings.filter(({ code }) => options.code === undefined || code === options.code),
    }));
    await print(context, options, shown, texts);
  });
}

interface Chosen {
  readonly audited: Audited;
  readonly id: string | null;
  readonly path: string | null;
  readonly pk: number | null;
}

async function* chosen(store: Reading | null, reference: string | undefined): AsyncGenerator<Chosen> {
  const { isFile } = await import("../sides.js");
  if (reference !== undefined && (reference === "-" || isFile(reference))) {
    yield { ...(await fromFile(store, reference)), pk: null };
    return;
  }
  if (!store) throw new UsageProblem("document.unknown", { document: reference ?? "--all" });
  const { auditedReader } = await import("../../../db/queries/audited.js");
  const { planKeys } = await import("../../../db/queries/plans.js");
  const { oneDocument } = await import("../store.js");
  const read = auditedReader(store.db);
  for (const pk of reference === undefined ? planKeys(store.db) : [oneDocument(store, reference).pk]) {
    const { plan, ...rest } = read(pk)!;
    yield { audited: { document: plan.document, ...rest }, id: plan.id, path: store.paths.shown(plan.path), pk };
  }
}

async function fromFile(store: Reading | null, path: string): Promise<Omit<Chosen, "pk">> {
  const { named } = await import("../import-options.js");
  const { ingest } = await import("../../ingest/index.js");
  const { extract, keysOf } = await import("../../pipeline.js");
  const source = await named(path, () => ingest(path));
  const extraction = extract(source);
  const audited: Audited = { document: extraction.document, text: source.text, extraction };
  if (!store) return { audited, id: null, path };
  const { datesOf } = await import("../../../db/queries/audited.js");
  const dates = datesOf(store.db);
  const held = store.db.prepare("SELECT pk FROM document WHERE sha256 = ?").pluck().get(source.sha256) as
    | number
    | undefined;
  const datesElsewhere = keysOf(extraction).cited.map((key) =>
    key === null ? new Map<string, number>() : dates(key, held ?? -1),
  );
  return { audited: { ...audited, datesElsewhere }, id: null, path };
}

async function print(
  context: Context,
  options: Options,
  audits: readonly Audit[],
  texts: readonly string[],
): Promise<void> {
  const { t } = context;
  const { format } = options;
  if (!options.all) {
    const { handOn } = await import("../output/handed-on.js");
    const { renderAudit } = await import("../../report/index.js");
    return handOn(context, options, (form, report) =>
      renderAudit(audits[0]!, form, {
        ...report,
        ...(texts[0] === undefined ? {} : { source: texts[0] }),
        ...(options.code === undefined ? {} : { filter: `--code ${options.code}` }),
      }),
    );
  }
  if (format !== "json" && format !== "table" && format !== "csv")
    throw new UsageProblem("usage.choice", { option: "--all --format", value: format, allowed: "table, json, csv" });
  const { into, printReport } = await import("../output/report.js");
  if (format === "json") {
    const { write } = await import("../io.js");
    const value = { schema: "doichieu.audits/1", audits };
    return into(context, options.out, (output) => write(output, `${JSON.stringify(value, null, 2)}\n`));
  }
  const rows: Row[] = audits.flatMap(({ document, findings }) =>
    findings.map(({ severity, code, message, correction, spans }) => ({
      document: document.id,
      number: document.number,
      locality: document.locality,
      severity,
      code,
      message,
      correction: correction ?? null,
      file: document.path,
      line: spans[0]?.line ?? null,
      page: spans[0]?.page ?? null,
    })),
  );
  const { fieldLabel } = await import("../store.js");
  await printReport<Row>(
    context,
    { ...options, format },
    {
      rows,
      fields: FIELDS,
      label: (field) => fieldLabel(context, field),
      table: [
        ...(audits.length > 1
          ? [{ label: t("column.plan"), value: (row: Row) => row.locality ?? row.number ?? row.file, weight: 1 }]
          : []),
        { label: t("field.severity"), value: (row) => WORDS[row.severity], weight: 0 },
        { label: t("field.message"), value: (row) => row.message, weight: 4 },
        { label: t("field.correction"), value: (row) => row.correction, weight: 1 },
        { label: t("field.line"), value: (row) => row.line, weight: 0, align: "right" },
        { label: t("field.code"), value: (row) => row.code, weight: 0 },
      ],
    },
  );
  if (format !== "table" || options.out !== undefined) return;
  for (const { document, score } of audits)
    context.io.stdout.write(`${t("audit.score", { plan: document.number ?? document.path ?? "", ...score })}\n`);
}
