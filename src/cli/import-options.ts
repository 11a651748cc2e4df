import { IngestError } from "../model/errors.js";
import type { DocumentSettings } from "../model/facts.js";

/** What `--set key=value` says, several times over. zod is loaded only where the option is used. */
export async function settingsOption(assignments: readonly string[]): Promise<DocumentSettings> {
  if (assignments.length === 0) return {};
  const { mergeSettings, parseSetOption } = await import("../import/settings.js");
  return mergeSettings(...assignments.map(parseSetOption));
}

/** Puts the file's name before what is wrong with it. */
export async function named<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof IngestError) throw new IngestError(error.code, `${file}: ${error.message}`);
    throw error;
  }
}
