/** Kinds of row that `fact_words` holds. Its rowid is `pk * 8 + kind`: no table of its own is needed to lead back. */
export const SEARCH_KINDS = { document: 0, section: 1, target: 2, task: 3, citation: 4 } as const;
export type SearchKind = keyof typeof SEARCH_KINDS;
