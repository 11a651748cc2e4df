import words from "../../extractors/lexicon/scope-words.json" with { type: "json" };
import { standardText } from "../../extractors/lexicon/wording.js";
import type { Level } from "../model/facts.js";
import { fold } from "../text/fold.js";
import type { Profile } from "./profile.js";
import type { Applies } from "./types.js";

const phrases = (list: readonly string[]): string[] => list.map(standardText);
const NATIONAL = phrases(words.national);
const PROVINCE = phrases(words.province);
const OWNERS = words.owners.map(fold);

export interface Applicability {
  readonly applies: Applies;
  /** Why not, or why that cannot be told; "" where it applies. */
  readonly reason: string;
}

const APPLIES: Applicability = { applies: "yes", reason: "" };

/** Can the parent's target be asked of a document of this level? Verdicts do not depend on it; what is shown first does. */
export function applicability(parent: Profile, parentLevel: Level | null, child: Level | null): Applicability {
  if (child === "central") return APPLIES;
  const scope = parent.info?.scope;
  const text = ` ${parent.wording} `;
  const national = scope === "national" || (scope === undefined && NATIONAL.some((one) => text.includes(one)));
  const owned =
    parent.target.owner.length > 0 &&
    parent.target.owner.every(({ name }) => OWNERS.some((one) => fold(name).startsWith(one)));
  const ranked = parent.target.unit === "rank" && scope !== "any";
  const provincial =
    scope === "province" || (scope === undefined && (PROVINCE.some((one) => text.includes(one)) || ranked));
  if (child === null)
    return national || provincial ? { applies: "unknown", reason: "chưa biết cấp của kế hoạch" } : APPLIES;
  if (national) return { applies: "no", reason: "chỉ tiêu của cả nước" };
  if (child === "province") return APPLIES;
  if (provincial) return { applies: "no", reason: "chỉ tiêu của cấp tỉnh" };
  if (owned && scope === undefined) return { applies: "no", reason: "chỉ tiêu giao cho cơ quan trung ương" };
  const total = ["count", "quantity", "VND", "USD"].includes(parent.target.unit ?? "") && parent.target.per === null;
  if (total && parentLevel !== null && parentLevel !== child)
    return { applies: "unknown", reason: "số tuyệt đối của cấp trên, chưa rõ phần của địa phương" };
  return APPLIES;
}
