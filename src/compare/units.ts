import lexicon from "../../extractors/lexicon/bases.json" with { type: "json" };
import { standardText } from "../../extractors/lexicon/wording.js";
import type { Target } from "../model/facts.js";
import { foldWords } from "../text/fold.js";

const bases = Object.entries(lexicon.bases).map(([name, { unit, name: inName }]) => ({
  name,
  unit: unit.map(standardText),
  inName: inName.map(standardText),
}));

/** What a share is a share of, where the target says so: "% dân số", "% … so với số trạm". Null for other units too. */
export function baseOf({ unit, unitText, indicator }: Target): string | null {
  if (unit !== "%" && unit !== null) return null;
  const held = standardText((unitText ?? "").replace("%", ""));
  const said = bases.find((base) => base.unit.some((phrase) => held.startsWith(phrase)));
  if (said) return said.name;
  const name = standardText(indicator.name);
  return bases.find((base) => base.inName.some((phrase) => name.includes(phrase)))?.name ?? null;
}

/** One word for each physical unit and denominator, however it is printed. */
const SAME_MEASURE: readonly (readonly [RegExp, string])[] = [
  [/\b(?:hec ?ta|ha)\b/gu, "ha"],
  [/\b(?:ki lo met|km)\b/gu, "km"],
  [/\bmet vuong\b|\bm 2\b/gu, "m2"],
  [/\bmet khoi\b|\bm 3\b/gu, "m3"],
  [/\b(?:10 000|van)\b/gu, "10000"],
  [/\b(?:1 000|nghin|ngan)\b/gu, "1000"],
  [/\b100 000\b/gu, "100000"],
  [/\b(?:tren|moi|mot|so|1|be|tre|em|nguoi|sinh ra song)\b/gu, " "],
];

/** Units of time that are one. */
const TIME: Readonly<Record<string, string>> = { tuoi: "nam", "ngay lam viec": "ngay", gio: "gio", h: "gio" };

function measure(text: string | null): string {
  let out = foldWords(text ?? "");
  for (const [pattern, word] of SAME_MEASURE) out = out.replace(pattern, word);
  return out.replace(/ +/gu, " ").trim();
}

/** Can the two values be compared? `taken`: one side prints no unit, so the other's is meant. */
export function unitRelation(a: Target, b: Target, growth: boolean): "same" | "taken" | "different" {
  if (a.unit === null || b.unit === null) return a.unit === b.unit ? "same" : "taken";
  if (a.unit !== b.unit) {
    const rates = ["%", "%/year"];
    const bothRates = rates.includes(a.unit) && rates.includes(b.unit);
    return bothRates && (growth || a.change === b.change) ? "same" : "different";
  }
  if (a.unit === "duration") {
    const [x, y] = [a, b].map(({ unitText }) => measure(unitText)).map((one) => TIME[one] ?? one);
    return x === "" || y === "" || x === y ? "same" : "different";
  }
  if (a.unit === "quantity" || a.unit === "data-rate" || a.unit === "ratio") {
    const [x, y] = [measure(a.unitText), measure(b.unitText)];
    return x === "" || y === "" || x === y ? "same" : "different";
  }
  return "same";
}
