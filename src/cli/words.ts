import type { Context } from "./io.js";

export { numberText, valueText } from "../text/value-text.js";

/** "2026-06-30" → "30/6/2026"; partial dates as far as they go. */
export function dateText(iso: string | null): string {
  const [year, month, date] = (iso ?? "").split("-");
  return [date, month, year]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => part!.replace(/^0/u, ""))
    .join("/");
}

/** "ke-hoach.txt:31", with the page where there is one. */
export const placeText = (
  { t }: Context,
  { file, line, page }: { file: string; line: number; page: number | null },
): string => `${file}:${line}${page === null ? "" : ` (${t("place.page", { page })})`}`;

/** "xã Tân Lộc (88/KH-UBND)": two plans of one commune are told apart by their numbers, or by the id that `--document` takes. */
export const planText = ({
  locality,
  number,
  document,
}: {
  locality: string | null;
  number: string | null;
  document: string;
}): string => (locality === null ? (number ?? document) : `${locality} (${number ?? document})`);
