import type { Paragraph, Table } from "docx";
import { VERDICTS, type Verdict } from "../../compare/types.js";
import type { DiffView, ItemView, SideView } from "../diff-view.js";
import { VERDICT_INK } from "../palette.js";
import type { ReportOptions } from "../types.js";
import { levelText } from "../words.js";
import {
  annexTitle,
  body,
  closing,
  documentFile,
  letterhead,
  part,
  point,
  run,
  section,
  signature,
  table,
} from "./parts.js";

const TO_REVIEW: readonly Verdict[] = ["weaker", "later", "missing", "incomparable"];

/** A report to hand up: which documents, the counts, the differences by verdict, and in an annex the quotes with their places. */
export function diffDocx(view: DiffView, { lang }: ReportOptions): Promise<Buffer> {
  const { t } = view;
  const about = t("report.docx.diff", {
    child: view.child.name,
    parent: view.parents.map(({ name }) => name).join("; "),
  });
  const asked = view.items.filter(({ item }) => item.applies !== "no");
  const notAsked = view.items.filter(({ item }) => item.applies === "no");
  const children: (Paragraph | Table)[] = [
    ...letterhead(t, about),
    part("I", t("report.docx.scope")),
    section(1, t("report.child")),
    body(run(sentence(view.child))),
    section(2, t("report.parent")),
    ...view.parents.map((parent) => body(run(sentence(parent)))),
    ...(view.filter ? [section(3, t("report.filter")), body(run(view.filter))] : []),
    part("II", t("report.docx.result")),
    section(1, t("report.summary")),
    body(
      run(
        t("report.docx.sum", {
          parent: view.parents.reduce((sum, { targets }) => sum + targets, 0),
          child: view.child.targets,
        }),
      ),
    ),
    ...(view.empty ? [body(run(view.empty, { bold: true }))] : []),
    table(
      [
        { label: t("report.verdict"), share: 28 },
        { label: t("report.count"), share: 14, center: true },
        { label: t("report.meaning"), share: 58 },
      ],
      view.counts.map(({ key, label, about, n }) => [
        { text: label, ink: n > 0 ? VERDICT_INK[key] : undefined },
        String(n),
        about,
      ]),
    ),
    section(2, t("report.docx.to-review")),
    ...byVerdict(asked, TO_REVIEW, view, t("report.docx.none-to-review")),
    section(3, t("report.docx.others")),
    ...byVerdict(
      asked,
      VERDICTS.filter((verdict) => !TO_REVIEW.includes(verdict)),
      view,
      t("report.docx.none-others"),
    ),
    ...(notAsked.length > 0
      ? [section(4, `${capital(t("applies.no"))} (${notAsked.length})`), itemTable(notAsked, view)]
      : []),
    part("III", t("report.docx.proposal")),
    body(run(t("report.docx.to-write"), { italics: true })),
    closing(t("report.docx.end")),
    signature(t),
    ...annex(view),
  ];
  return documentFile(lang, about, children);
}

const sentence = ({ name, title }: DiffView["child"]): string => `${[name, title].filter(Boolean).join(": ")}.`;

function byVerdict(items: readonly ItemView[], verdicts: readonly Verdict[], view: DiffView, none: string) {
  const { t } = view;
  const found = verdicts
    .map((verdict) => ({ verdict, items: items.filter(({ item }) => item.verdict === verdict) }))
    .filter((group) => group.items.length > 0);
  if (found.length === 0) return [body(run(none))];
  return found.flatMap(({ verdict, items }, at) => [
    point(at, t("report.docx.verdict-head", { verdict: t(`verdict.${verdict}`), n: items.length })),
    itemTable(items, view),
  ]);
}

function itemTable(items: readonly ItemView[], { t }: DiffView): Table {
  return table(
    [
      { label: t("report.no"), share: 7, center: true },
      { label: t("report.indicator"), share: 33 },
      { label: t("report.parent-value"), share: 17, center: true },
      { label: t("report.child-value"), share: 17, center: true },
      { label: t("report.note"), share: 26 },
    ],
    items.map(({ n, name, item, child, note, verdict, against }) => [
      String(n),
      name,
      [levelText(item.parent, t) || "—", against && `(${against})`].filter(Boolean).join("\n"),
      levelText(child?.target ?? null, t) || "—",
      [
        item.applies === "no" ? verdict : "",
        note,
        item.applies === "unknown" && !note.includes(t("applies.unknown")) ? `(${t("applies.unknown")})` : "",
      ]
        .filter(Boolean)
        .join("\n"),
    ]),
  );
}

/** Each item by its number in the tables: what stands in either plan, and where. */
function annex(view: DiffView): (Paragraph | Table)[] {
  const { t, items } = view;
  if (items.length === 0) return [];
  const words = (side: SideView | null): string =>
    side
      ? [`“${side.quote}”`, `(${side.place})`, side.doubt && `(${side.doubt})`]
          .filter((one) => one && one !== "()")
          .join("\n")
      : "—";
  return [
    ...annexTitle(t),
    table(
      [
        { label: t("report.no"), share: 7, center: true },
        { label: t("report.verdict"), share: 15 },
        { label: t("report.parent-value"), share: 39 },
        { label: t("report.child-value"), share: 39 },
      ],
      items.map((item) => [
        String(item.n),
        { text: item.verdict, ink: VERDICT_INK[item.item.verdict] },
        words(item.parent),
        words(item.child),
      ]),
    ),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
