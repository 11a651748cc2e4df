import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { Problem, UsageProblem } from "../messages/index.js";
import type { DocumentSettings } from "../model/facts.js";
import type { GivenSettings } from "../model/settings.js";

/** Beside the plans: what they do not print themselves, one line for each file. */
export const SETTINGS_FILE = "plans.csv";

/** "2026-02-09", "2026-02", or "9/2/2026" as people type it. */
const date = z
  .string()
  .transform((text) => {
    const m = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text);
    return m ? `${m[3]}-${m[2]!.padStart(2, "0")}-${m[1]!.padStart(2, "0")}` : text;
  })
  .refine((text) => /^\d{4}-\d{2}$/u.test(text) || isDay(text), { message: "yyyy-mm-dd, yyyy-mm, d/m/yyyy" });

const LEVELS = ["central", "province", "district", "commune"] as const;

const FIELDS = {
  docType: z.string(),
  number: z.string(),
  date,
  title: z.string(),
  issuer: z.string(),
  locality: z.string(),
  province: z.string(),
  level: z.enum(LEVELS, { message: LEVELS.join(", ") }),
  parent: z.string(),
} as const satisfies Record<keyof DocumentSettings, z.ZodType>;

export const SETTING_KEYS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** `--set province="tỉnh Hoa Lư"` → { province: "tỉnh Hoa Lư" }. Throws UsageProblem that names the key and what is allowed. */
export function parseSetOption(assignment: string): GivenSettings {
  const [, key = "", value = ""] = /^([^=]*)=(.*)$/su.exec(assignment) ?? [];
  if (!isKey(key))
    throw new UsageProblem("set.unknown-key", { key: key || assignment, allowed: SETTING_KEYS.join(", ") });
  return { [key]: checked(key, value.trim(), (reason) => new UsageProblem("set.bad-value", { key, value, reason })) };
}

export interface SettingsTable {
  /** By absolute path of the plan. */
  readonly byFile: ReadonlyMap<string, GivenSettings>;
  /** Rows that could not be used, one sentence each. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a `plans.csv`: header line with `file` and any of SETTING_KEYS; comma, semicolon or tab; UTF-8 or UTF-16 with BOM, as Excel
 * saves it. Undefined where there is no such file. A wrong column spoils the whole file, a wrong cell its row: both are told.
 */
export async function readSettingsFile(folder: string): Promise<SettingsTable | undefined> {
  const path = resolve(folder, SETTINGS_FILE);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    return { byFile: new Map(), problems: [new Problem("plans.unreadable", { reason: (error as Error).message })] };
  }
  const byFile = new Map<string, GivenSettings>();
  const problems: Problem[] = [];
  try {
    await readRows(decode(bytes), dirname(path), byFile, problems);
  } catch (error) {
    byFile.clear();
    problems.push(
      error instanceof Problem ? error : new Problem("plans.unreadable", { reason: (error as Error).message }),
    );
  }
  return { byFile, problems };
}

async function readRows(
  text: string,
  folder: string,
  byFile: Map<string, GivenSettings>,
  problems: Problem[],
): Promise<void> {
  const { parse } = await import("csv-parse/sync");
  const rows = parse(text, {
    bom: true,
    delimiter: [",", ";", "\t"],
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const header = (rows.shift()?.record ?? []).map((name) => name.normalize("NFC"));
  const unknown = header.filter((name) => name !== "file" && !isKey(name));
  if (unknown.length > 0 || !header.includes("file")) {
    throw new Problem(unknown.length > 0 ? "plans.unknown-column" : "plans.no-file-column", {
      columns: unknown.join(", "),
      allowed: ["file", ...SETTING_KEYS].join(", "),
    });
  }
  for (const { record, info } of rows) {
    const line = info.lines;
    try {
      if (record.length > header.length) throw new Problem("plans.too-many-cells", { line });
      const given: GivenSettings = {};
      let file = "";
      for (const [at, name] of header.entries()) {
        const value = (record[at] ?? "").normalize("NFC");
        if (name === "file") file = value;
        else if (value !== "" && isKey(name)) {
          given[name] = checked(
            name,
            value,
            (reason) => new Problem("plans.bad-value", { line, column: name, value, reason }),
          );
        }
      }
      if (file === "") throw new Problem("plans.no-file", { line });
      byFile.set(resolve(folder, file), given);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
}

function checked(key: keyof typeof FIELDS, value: string, problem: (reason: string) => Problem): string {
  if (value === "") return "";
  const result = FIELDS[key].safeParse(value.normalize("NFC"));
  if (!result.success) throw problem(result.error.issues[0]!.message);
  return result.data;
}

const isKey = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function decode(bytes: Buffer): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("plans.not-utf8");
  }
}
