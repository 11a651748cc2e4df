import { IngestError } from "../model/errors.js";
import type { GivenSettings } from "../model/settings.js";

/** What `--set key=value` says, several times over; "" takes back. zod is loaded only where the option is used. */
export async function settingsOption(assignments: readonly string[]): Promise<GivenSettings> {
  if (assignments.length === 0) return {};
  const { parseSetOption } = await import("../import/settings.js");
  return Object.assign({}, ...assignments.map(parseSetOption)) as GivenSettings;
}

/** Puts the file's name before what is wrong with it. */
export async function named<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof IngestError) throw new IngestError(error.code, error.message, file);
    throw error;
  }
}
