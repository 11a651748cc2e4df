import type { DocumentSettings } from "./facts.js";

/** What is given for one document; "" takes back what was said before. */
export type GivenSettings = Partial<Record<keyof DocumentSettings, string>>;

/** Earlier settings with newer ones over them; empty values take back. */
export function mergeSettings(...layers: readonly (GivenSettings | DocumentSettings)[]): DocumentSettings {
  const merged = Object.assign({}, ...layers) as Record<string, string>;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== "")) as DocumentSettings;
}
