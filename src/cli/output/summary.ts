import { readingsIn } from "../../messages/readings.js";
import type { Extraction, Target, Task } from "../../model/facts.js";
import { renderTable } from "../../report/table.js";
import type { Context, Output } from "../io.js";
import { printable, wantsColour } from "../io.js";
import { dateText, placeText, valueText } from "../words.js";

/** One extraction for the screen: who wrote it, then its targets and tasks. */
export function summary(context: Context, extraction: Extraction, output: Output, toScreen: boolean): string {
  const { t } = context;
  const { document: d, source } = extraction;
  const head = [
    [t("field.title"), [d.docType, d.number, d.title].filter(Boolean).join(" · ")],
    [t("field.date"), dateText(d.date)],
    [t("field.issuer"), d.issuer],
    [t("field.locality"), [d.locality, d.province].filter(Boolean).join(", ")],
    [t("field.file"), source.path],
  ]
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${printable(value!)}`);
  const place = (fact: Target | Task): string =>
    placeText(context, { file: "", line: fact.span.line, page: fact.span.page }).replace(/^:/u, "");
  const options = {
    width: output.isTTY ? (output.columns ?? 100) : 160,
    colour: toScreen && wantsColour(context.io, output),
    t,
  };
  const targets = renderTable<Target>(
    {
      rows: extraction.targets,
      fields: [],
      label: () => "",
      table: [
        { label: t("column.indicator"), value: (row) => row.indicator.name, weight: 4 },
        { label: t("column.value"), value: (row) => valueText(row), weight: 1 },
        { label: t("column.due"), value: (row) => row.due?.text, weight: 1 },
        { label: t("field.line"), value: place, weight: 0, align: "right" },
      ],
    },
    options,
  );
  const tasks = renderTable<Task>(
    {
      rows: extraction.tasks,
      fields: [],
      label: () => "",
      table: [
        { label: t("column.task"), value: (row) => row.text, weight: 4 },
        { label: t("field.lead"), value: (row) => row.lead.map((unit) => unit.name), weight: 2 },
        { label: t("column.due"), value: (row) => row.due?.text, weight: 1 },
        { label: t("field.line"), value: place, weight: 0, align: "right" },
      ],
    },
    options,
  );
  const findings = readingsIn(context.lang, extraction.findings).map(
    (one) => `  ${one.spans[0]?.line ?? ""}: ${printable(one.message)}`,
  );
  return [
    ...head,
    "",
    t("summary.targets"),
    targets,
    t("summary.tasks"),
    tasks,
    t("summary.counts", {
      sections: extraction.sections.length,
      citations: extraction.citations.length,
      units: extraction.units.length,
    }),
    ...(findings.length > 0 ? [t("summary.findings"), ...findings] : []),
    "",
  ].join("\n");
}
