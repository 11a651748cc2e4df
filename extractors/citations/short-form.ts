import { readIntroduction } from "./kinds.js";
import { defineCasedRule } from "./rule.js";

export interface ShortForm {
  readonly docType: string;
  /** Figures before the letters: "57". */
  readonly figures: string;
  readonly length: number;
  /** Where the words begin. */
  readonly from: number;
}

/** "Nghị quyết 57", "Kế hoạch số 02": a document that the text names in full elsewhere. Alone it says too little. */
export const shortFormRule = defineCasedRule<ShortForm>({
  id: "citation.short-form",
  pattern:
    /(?<figures>\d{1,5})(?!\d)(?! ?[-/%]|[.,]\d| (?:tháng|năm|ngày|lần|điểm|nội dung|nhiệm vụ)(?![\p{L}\p{M}]))/u,
  read({ figures }, { text, start, end }) {
    const introduction = readIntroduction(text, start);
    if (!introduction?.docType || introduction.issuerAt !== null || introduction.name !== null) return undefined;
    if (!/^\p{Lu}/u.test(text.slice(introduction.start, introduction.start + 2))) return undefined;
    return { docType: introduction.docType, figures: figures!, length: end - start, from: introduction.start };
  },
  finds: [
    ["thực hiện Nghị quyết 57 của Bộ Chính trị", "57", { docType: "Nghị quyết", figures: "57" }],
    ["theo Kế hoạch số 02.", "02", { docType: "Kế hoạch", figures: "02" }],
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
