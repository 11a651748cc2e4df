// A plan says the same words many times ("Phòng Kinh tế", "Thường xuyên"), and so does the next plan; long texts are met once.
const LONGEST = 400;
const MOST = 2000;

/**
 * The same function, which remembers its last answers for short texts. For pure functions alone; an answer is shared, so it
 * must not be changed. Memory is bounded: when it is full, all is forgotten.
 */
export function remembering<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return answer(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    if (known.size >= MOST) known.clear();
    const found = answer(text);
    known.set(text, found);
    return found;
  };
}

/** As `remembering`, for answers that depend on what the text stands in (its document): forgotten together with that. */
export function rememberingFor<C extends object, T>(
  answer: (text: string, context: C) => T,
): (text: string, context: C) => T {
  const known = new WeakMap<C, (text: string) => T>();
  return (text, context) => {
    let of = known.get(context);
    if (!of) known.set(context, (of = remembering((asked) => answer(asked, context))));
    return of(text);
  };
}

/** The same function, which works out its answer for an object once. For pure functions of objects that do not change. */
export function rememberingOf<K extends object, T>(answer: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (key) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = { answer: answer(key) }));
    return found.answer;
  };
}
