import type { Lang, Translate } from "../messages/index.js";

export { printable } from "../text/printable.js";

/** A stream that may be a terminal. */
export interface Output {
  write(chunk: string | Uint8Array, done?: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a command may touch of the world around it; tests give their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: { readonly [name in "NO_COLOR" | "TERM" | "DOICHIEU_DEBUG"]?: string | undefined };
}

/** What each command is given. `status` is the exit status it asks for. */
export interface Context {
  readonly io: Io;
  readonly lang: Lang;
  readonly t: Translate;
  status: number;
}

/** Writes and waits where the reader is slower than we are. Rejects where the reader is gone (EPIPE). */
export function write(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Colours only for people: a terminal, and not where NO_COLOR is set. */
export const wantsColour = (io: Io, output: Output): boolean =>
  output.isTTY === true && !io.env.NO_COLOR && io.env.TERM !== "dumb";
