import words from "../../extractors/lexicon/scope-words.json" with { type: "json" };
import { standardText } from "../../extractors/lexicon/wording.js";
import type { Said } from "../messages/index.js";
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
  /** Why not, or why that cannot be told; null where it applies. */
  readonly reason: Said | null;
}

const APPLIES: Applicability = { applies: "yes", reason: null };

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
  if (child === null) return national || provincial ? { applies: "unknown", reason: ["note.level-unknown"] } : APPLIES;
  if (national) return { applies: "no", reason: ["note.national"] };
  if (child === "province") return APPLIES;
  if (provincial) return { applies: "no", reason: ["note.provincial"] };
  if (owned && scope === undefined) return { applies: "no", reason: ["note.central-owner"] };
  const total = ["count", "quantity", "VND", "USD"].includes(parent.target.unit ?? "") && parent.target.per === null;
  if (total && parentLevel !== null && parentLevel !== child) return { applies: "unknown", reason: ["note.absolute"] };
  return APPLIES;
}
