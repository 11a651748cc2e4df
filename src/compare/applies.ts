import words from "../../extractors/lexicon/scope-words.json" with { type: "json" };
import { standardText } from "../../extractors/lexicon/wording.js";
import type { Said } from "../messages/index.js";
import type { Level } from "../model/facts.js";
import { fold } from "../text/fold.js";
import { COMMUNES, eitherCase, PROPER, type Profile } from "./profile.js";
import type { Applies } from "./types.js";

const phrases = (list: readonly string[]): string[] => list.map(standardText);
const NATIONAL = phrases(words.national);
const PROVINCE = phrases(words.province);
const WHOLE = { central: phrases(words.whole.central), province: phrases(words.whole.province) };
const OWNERS = words.owners.map(fold);

export interface Applicability {
  readonly applies: Applies;
  /** Why not, or why that cannot be told; null where it applies. */
  readonly reason: Said | null;
}

/** "Tỷ lệ bao phủ bảo hiểm y tế – Xã An Phú", "… – An Phú": what one commune is to reach. */
const SHARE = new RegExp(
  `–\\s((?:(?:${eitherCase(COMMUNES)})(?:\\s${PROPER}){1,5}|${PROPER}(?:\\s${PROPER}){1,3}))\\s*$`,
  "u",
);

const APPLIES: Applicability = { applies: "yes", reason: null };

/** Can the parent's target be asked of a document of this level? Verdicts do not depend on it; what is shown first does. */
export function applicability(parent: Profile, parentLevel: Level | null, child: Level | null): Applicability {
  if (child === "central") return APPLIES;
  const share = SHARE.exec(parent.target.indicator.name)?.[1];
  // The profile has lost the names of the two documents' own places: a part that is left is another's
  if (share) return parent.part === null ? APPLIES : { applies: "no", reason: ["note.other-place", { place: share }] };
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
  const whole = wholeOf(parent);
  if (whole !== null && isBelow(child, whole))
    return { applies: "no", reason: [whole === "central" ? "note.national" : "note.provincial"] };
  if (national) return { applies: "no", reason: ["note.national"] };
  if (child === "province") return APPLIES;
  if (provincial) return { applies: "no", reason: ["note.provincial"] };
  if (owned && scope === undefined) return { applies: "no", reason: ["note.central-owner"] };
  if (isTotal(parent) && parent.target.per === null && parentLevel !== null && parentLevel !== child)
    return { applies: "unknown", reason: ["note.absolute"] };
  return APPLIES;
}

/**
 * Is this a sum over the whole country or province ("Tổng thu ngân sách trên địa bàn tỉnh"), and the child's of a part of it?
 * Such a total is nobody's to reach below; its partner can only be a target that repeats it.
 */
export function totalOfWhole(parent: Profile, child: Profile, level: Level | null): boolean {
  const whole = wholeOf(parent);
  return whole !== null && isBelow(level, whole) && wholeOf(child) !== whole;
}

const isTotal = ({ target }: Profile): boolean => ["count", "quantity", "VND", "USD"].includes(target.unit ?? "");

function wholeOf(profile: Profile): "central" | "province" | null {
  if (!isTotal(profile)) return null;
  // As printed: the wording has lost the province's name, and its "tỉnh" with it.
  const text = standardText(profile.target.indicator.name);
  if (WHOLE.central.some((one) => text.includes(one))) return "central";
  return WHOLE.province.some((one) => text.includes(one)) ? "province" : null;
}

const isBelow = (level: Level | null, whole: "central" | "province"): boolean =>
  level === "commune" || level === "district" || (whole === "central" && level === "province");
