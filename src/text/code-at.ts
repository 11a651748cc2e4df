const { charCodeAt } = String.prototype;

/**
 * The UTF-16 unit of `text` at `i`, for loops over letters. Strings are of many inner kinds: asked of the string itself
 * (`text.charCodeAt(i)`), the engine looks for the method anew at every letter.
 */
export const codeAt = (text: string, i: number): number => charCodeAt.call(text, i);
