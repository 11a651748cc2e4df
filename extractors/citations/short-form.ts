import { KIND_NAMES, kindOfName } from "./kinds.js";
import { defineCasedRule } from "./rule.js";

export interface ShortForm {
  readonly docType: string;
  /** Figures before the letters: "57". */
  readonly figures: string;
  readonly length: number;
}

/** "Nghị quyết 57", "Kế hoạch số 02": a document that the text names in full elsewhere. Alone it says too little. */
export const shortFormRule = defineCasedRule<ShortForm>({
  id: "citation.short-form",
  pattern: new RegExp(
    String.raw`(?<kind>${KIND_NAMES}) (?:số ?:? ?)?(?<figures>\d{1,5})(?!\d)(?! ?[-/%]|[.,]\d| (?:tháng|năm|ngày|lần|điểm|nội dung|nhiệm vụ))`,
    "u",
  ),
  read({ kind, figures }, { text, start, end }) {
    if (!/^\p{Lu}/u.test(text.slice(start, start + 1))) return undefined;
    return { docType: kindOfName(kind!)!, figures: figures!, length: end - start };
  },
  finds: [
    ["thực hiện Nghị quyết 57 của Bộ Chính trị", "Nghị quyết 57", { docType: "Nghị quyết", figures: "57" }],
    ["theo Kế hoạch số 02.", "Kế hoạch số 02", { docType: "Kế hoạch", figures: "02" }],
  ],
  skips: [
    "Nghị quyết số 57-NQ/TW",
    "quyết định 12 nội dung",
    "Kế hoạch 6 tháng cuối năm",
    "Kế hoạch 2025 - 2030",
    "Quyết định số lượng",
    "Báo cáo 01 lần/năm/12",
  ],
});
