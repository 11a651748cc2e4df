import { hash as digest } from "node:crypto";
import type { Task } from "../../src/model/facts.js";

/** A task before it has an id. */
export type TaskDraft = Omit<Task, "id">;

/** Ids depend on what is said and which time it is said, not on the order of import. */
export function withIds(drafts: readonly TaskDraft[]): Task[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const key = `${draft.quote}|${draft.text}|${draft.lead.map((u) => u.key).join(",")}`;
    const hash = digest("sha1", key, "base64url").slice(0, 10);
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    return { id: times === 1 ? `k-${hash}` : `k-${hash}-${times}`, ...draft };
  });
}
