import type { MessageKey, Translate } from "../messages/index.js";
import type { Cell } from "../report/list.js";

/** Fields of lists whose values are codes, and where the catalogue has the words for them. A test sees to it that it knows every code. */
const WORDS: Readonly<Record<string, string>> = {
  level: "level",
  origin: "origin",
  dueKind: "due-kind",
  dueFrom: "due-from",
  per: "per",
  change: "change",
  confidence: "confidence",
  status: "unit-status",
};

/** "commune" → "xã" for `level`; what is no code is returned as it is. */
export const codeWord =
  (t: Translate) =>
  (field: string, value: Cell): Cell => {
    const prefix = Object.hasOwn(WORDS, field) ? WORDS[field] : undefined;
    return prefix !== undefined && typeof value === "string" ? t(`${prefix}.${value}` as MessageKey) : value;
  };
