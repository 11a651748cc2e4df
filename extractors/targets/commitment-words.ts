import lexicon from "../lexicon/commitments.json" with { type: "json" };

/** Alternatives for a pattern over lower-case text, longest first: "xây" must not hide "xây mới". "số hóa" names no indicator. */
const oneOf = (...lists: readonly (readonly string[])[]): string =>
  [...new Set(lists.flat())]
    .sort((a, b) => b.length - a.length)
    .map((word) => (word === "số" ? "(?<!con )số(?! hóa| hoá)" : word))
    .join("|");

/** Words that open an indicator's name: "tỷ lệ", "tổng số". */
export const NAME_WORDS = oneOf(lexicon.names);
/** Begins with one of them: "Tỷ lệ hộ nghèo". */
export const NAMES_VALUE = new RegExp(`^(?:${NAME_WORDS})(?:\\s|$)`, "iu");
/** Words that open the name or the verb of another value: after a comma or "và" they begin a new clause. */
export const OPENER_WORDS = oneOf(lexicon.names, lexicon.deeds, lexicon.openers);
/** Deeds that have their number right behind them: "trang bị 06 xe". */
export const DEED_WORDS = oneOf(lexicon.deeds, lexicon.counted);
/** Verbs that bring forth what is counted, where a clause begins with them. */
export const PRODUCING_WORDS = oneOf(lexicon.produces, lexicon.deeds, lexicon.counted);
/** What is done "cho" so many. */
export const GIVING_WORDS = oneOf(lexicon.gives);
/** Deeds whose amount of money is the aim: "thu hút 500 tỷ đồng". */
export const RAISING_WORDS = oneOf(lexicon.raises);
/** All verbs that a value is committed with. */
export const VERB_WORDS = oneOf(lexicon.deeds, lexicon.counted, lexicon.verbs);
