import { singleBlanks } from "../../src/text/blanks.js";

const TITLE = /^(?:Nơi nhận|Nơi gửi|Kính gửi)\s{0,3}:?\s{0,3}/iu;

/** The list under "Nơi nhận", one entry for each line or bullet, without bullets and end marks. */
export function readRecipients(lines: readonly string[]): string[] {
  const entries: string[] = [];
  let open = false;
  // A list run together on one line: "Nơi nhận: - VP Chính phủ; - TT. Tỉnh ủy; …"
  for (const line of lines)
    for (const part of line.replace(TITLE, "").split(/(?<=[;,.)])\s{0,3}(?=[-+•]\s)|(?<=;)\s/u)) {
      const isEntry = /^\s{0,3}[-+•]/u.test(part);
      const words = part.replace(/^[\s+•-]{1,6}/u, "").trim();
      if (!/[\p{L}\p{N}]/u.test(words)) continue;
      // A line that goes on: no bullet, and the one before has no end mark; or a note to it, "(để báo cáo)"
      const note = /^\([^()]{2,30}\)[;,.]?$/u.test(words);
      if (!isEntry && (open || note) && entries.length > 0)
        entries[entries.length - 1] = `${entries.at(-1)!.replace(/[;,.]$/u, "")} ${words}`;
      else entries.push(words);
      open = !/[;.,]$/u.test(words);
    }
  return entries.map((entry) => singleBlanks(entry.replace(/[\s;.,]{1,4}$/u, ""))).filter((entry) => entry !== "");
}
