import { foldWords } from "../src/text/fold.js";
import type { Db } from "./connection.js";

/** Makes `fold_words(text)` known to this connection: accent-free words with single blanks between them. */
export function addFold(db: Db): void {
  db.function("fold_words", { deterministic: true }, (text) => (typeof text === "string" ? foldWords(text) : null));
}
