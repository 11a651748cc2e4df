import { en } from "./en.js";
import { vi } from "./vi.js";

export type Lang = "vi" | "en";
export type MessageKey = keyof typeof vi;
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, params?: Params) => string;

/** Something to be said in whatever language the reader asks for. */
export type Said = readonly [key: MessageKey, params?: Params];

/** The words of one language. `{name}` in a message is filled from `params`. */
export function translator(lang: Lang): Translate {
  const catalogue: Readonly<Record<MessageKey, string>> = lang === "en" ? en : vi;
  return (key, params) => {
    const text = catalogue[key];
    // Most notes of a matrix say nothing of their own.
    if (params === undefined) return text;
    return text.replace(/\{([a-zA-Z]+)\}/gu, (whole, name: string) => String(params[name] ?? whole));
  };
}

/** Something the user must know, in words that the catalogue holds. */
export class Problem extends Error {
  constructor(
    readonly key: MessageKey,
    readonly params: Params = {},
  ) {
    super(`${key} ${JSON.stringify(params)}`);
    this.name = new.target.name;
  }
}

/** A wrong call: exit status 2. */
export class UsageProblem extends Problem {}
