import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** The project's root, with a slash at the end. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const CORPUS = `${ROOT}corpus/`;

const place = z.object({ year: z.number(), phrase: z.string() }).nullable();
const Plan = z.strictObject({
  file: z.string(),
  number: z.string().nullable(),
  date: z.string().nullable(),
  issuer: z.string(),
  level: z.enum(["province", "commune"]),
  province: z.string(),
  locality: z.string().nullable(),
  parent: z.string().nullable(),
  encoding: z.string(),
  form: z.string(),
  deviations: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("diff"),
        verdict: z.enum([
          "same",
          "stricter",
          "weaker",
          "later",
          "earlier",
          "interim",
          "incomparable",
          "missing",
          "extra",
        ]),
        parent: place,
        child: place,
        applies: z.literal("no").optional(),
        note: z.string(),
      }),
      z.strictObject({ kind: z.literal("audit"), code: z.string(), phrase: z.string(), note: z.string() }),
    ]),
  ),
});
export type SamplePlan = z.infer<typeof Plan>;

/** What `corpus/manifest.json` says of the sample plans. */
export function samplePlans(): SamplePlan[] {
  const manifest: unknown = JSON.parse(readFileSync(`${CORPUS}manifest.json`, "utf8"));
  return z.strictObject({ about: z.string(), plans: z.array(Plan) }).parse(manifest).plans;
}
