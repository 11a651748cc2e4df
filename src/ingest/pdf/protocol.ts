import type { PageContent } from "./page.js";

/** What the caller asks of the reading thread. */
export interface ReadRequest {
  readonly data: Uint8Array;
  readonly maxPages: number;
}

/** What the reading thread answers: pages as they are read, then one ending. */
export type ReadAnswer =
  | { readonly kind: "page"; readonly page: PageContent; readonly of: number }
  | { readonly kind: "done" }
  /** The file is at fault. */
  | { readonly kind: "refused"; readonly code: string; readonly message: string }
  /** The program is at fault. */
  | { readonly kind: "failed"; readonly stack: string };
