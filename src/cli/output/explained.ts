import { readingsIn } from "../../messages/readings.js";
import { singleBlanks } from "../../text/blanks.js";
import type { Explained } from "../explain-line.js";
import { type Context, printable, wantsColour } from "../io.js";
import { valueText } from "../words.js";

/** The explanation of a line for the screen. */
export function renderExplained(context: Context, explained: Explained): string {
  const { t } = context;
  const strong = (text: string): string =>
    wantsColour(context.io, context.io.stdout) ? `\u001b[1m${text}\u001b[22m` : text;
  const out: string[] = [strong(`${explained.file}:${explained.line}`), `  ${shown(explained.text)}`, ""];
  out.push(strong(t("explain.blocks")));
  if (explained.blocks.length === 0) out.push(`  ${t("explain.no-block")}`);
  for (const block of explained.blocks) {
    const marker = block.marker === null ? "" : ` ${block.marker}`;
    out.push(`  ${t(`block.${block.kind}`)}${marker} · ${t(`zone.${block.zone}`)}`);
    if (block.section.length > 0) out.push(`  ${t("explain.section")}: ${shown(block.section.join(" › "))}`);
    if (block.text !== "") out.push(`  ${shown(block.text)}`);
  }
  out.push("", strong(t("explain.events")));
  if (explained.events.length === 0) out.push(`  ${t("explain.no-events")}`);
  for (const { stage, rule, what, text, reason, line } of explained.events) {
    const elsewhere = line === explained.line ? "" : ` (${t("report.only-line", { line })})`;
    out.push(
      `  [${rule.startsWith(`${stage}/`) ? rule : `${stage}/${rule}`}] ${t(`trace.${what}`)}: ${shown(text)}${reason ? ` — ${shown(reason)}` : ""}${elsewhere}`,
    );
  }
  out.push("", strong(t("explain.facts")));
  for (const target of explained.targets) {
    out.push(`  ${t("kind.target")}: ${shown(target.indicator.name)} ${valueText(target)}`.trimEnd());
    out.push(`    ${t("explain.rule")} ${target.rule}; ${t("column.due")}: ${dueText(target.due, context)}`);
  }
  for (const task of explained.tasks) {
    out.push(`  ${t("kind.task")}: ${shown(task.text)}`);
    const lead = task.lead.map((unit) => unit.name).join("; ");
    out.push(
      `    ${t("explain.rule")} ${task.rule}; ${t("field.lead")}: ${lead || "-"}; ${t("column.due")}: ${dueText(task.due, context)}`,
    );
  }
  for (const citation of explained.citations) {
    out.push(
      `  ${t("kind.citation")}: ${[citation.docType, citation.number ?? citation.name, citation.date].filter(Boolean).join(" · ")}`,
    );
  }
  for (const finding of readingsIn(context.lang, explained.findings))
    out.push(`  ${t("kind.finding")}: ${shown(finding.message)}`);
  if (
    explained.targets.length + explained.tasks.length + explained.citations.length + explained.findings.length ===
    0
  ) {
    out.push(`  ${t("explain.no-facts")}`);
  }
  return `${out.join("\n")}\n`;
}

const LONGEST = 300;

/** One line; a long one ends after a whole word. */
const shown = (text: string): string => {
  const line = singleBlanks(printable(text)).trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s\S{0,40}$/u, "")} …` : line;
};

function dueText(due: Explained["targets"][number]["due"], { t }: Context): string {
  return due ? `${due.text} (${t(`due-from.${due.from}`)})` : "-";
}
