import type { Context } from "./io.js";
import { printable } from "./io.js";

/** How an import shows that it goes on. Everything goes to stderr. */
export interface Progress {
  /** A file is done. */
  step(): void;
  /** A page of a scan was recognised. */
  page(path: string, done: number, of: number): void;
  /** A file went through: of interest only where there is no bar. */
  line(path: string, words: () => string): void;
  /** Something the user must see, bar or not. */
  note(words: string): void;
  stop(): void;
}

/** A bar on a terminal (which needs the number of files), plain lines anywhere else. */
export async function progressOn(context: Context, count: () => Promise<number>): Promise<Progress> {
  const { io, t } = context;
  const say = (words: string): void => void io.stderr.write(`${printable(words)}\n`);
  const pageWords = (file: string, page: number, pages: number): string => t("import.page", { file, page, pages });
  if (!io.stderr.isTTY) {
    return {
      step: () => undefined,
      page: (...page) => say(pageWords(...page)),
      line: (_path, words) => say(words()),
      note: say,
      stop: () => undefined,
    };
  }
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar(
    {
      format: `${t("import.progress")} {bar} {percentage}% | {value}/{total} | {duration_formatted} | ETA {eta_formatted} {page}`,
      stream: io.stderr as NodeJS.WritableStream,
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
      etaBuffer: 50,
      gracefulExit: false,
    },
    progress.Presets.shades_classic,
  );
  bar.start(await count(), 0, { page: "" });
  return {
    step: () => bar.increment(1, { page: "" }),
    page: (...page) => bar.update({ page: printable(pageWords(...page)) }),
    line: () => undefined,
    note: (words) => {
      io.stderr.write("\r\u001b[2K");
      say(words);
      bar.render();
    },
    stop: () => bar.stop(),
  };
}

/** For commands that read one file: a line on stderr for each page of a scan, which takes seconds. */
export const tellPages =
  ({ io, t }: Context, file: string) =>
  (page: number, pages: number): void =>
    void io.stderr.write(`${printable(t("import.page", { file, page, pages }))}\n`);
