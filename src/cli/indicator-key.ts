import { distance } from "fastest-levenshtein";
import { indicatorInfo, indicatorInfos, indicatorKey } from "../../extractors/lexicon/indicators.js";
import { UsageProblem } from "../messages/index.js";
import { foldWords } from "../text/fold.js";

/** How many keys are offered for one that is not there. */
const OFFERED = 3;

/** The key as given. Throws UsageProblem that names near ones where no indicator has it: by its letters, by words of its name. */
export function knownIndicator(option: string, key: string): string {
  if (indicatorInfo(key)) return key;
  throw new UsageProblem("indicator.unknown", { option, key, near: nearKeys(key).join(", ") });
}

function nearKeys(key: string): string[] {
  const named = indicatorKey(key);
  const words = foldWords(key.replaceAll("-", " ")).split(" ").filter(Boolean);
  const folded = words.join("-");
  const rated = indicatorInfos.map(({ key: other, vi, en }) => {
    const text = ` ${foldWords(`${vi} ${en} ${other.replaceAll("-", " ")}`)} `;
    const shared = words.filter((word) => text.includes(` ${word} `)).length / Math.max(words.length, 1);
    const alike = 1 - distance(folded, other) / Math.max(folded.length, other.length, 1);
    return { key: other, score: other === named ? 2 : Math.max(shared, alike) };
  });
  rated.sort((a, b) => b.score - a.score || a.key.localeCompare(b.key));
  return rated.slice(0, OFFERED).map((one) => one.key);
}
