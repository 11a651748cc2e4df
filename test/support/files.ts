import { readdirSync } from "node:fs";
import { ROOT } from "./corpus.js";

const NOT_OURS = new Set(["node_modules", "dist", "output", "coverage", ".git"]);

/** Paths of the project's own files below `folder`, from the root, with "/", in a fixed order. */
export function filesUnder(folder: string, extension = ""): string[] {
  return readdirSync(ROOT + folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return filesUnder(path, extension);
      return entry.isFile() && path.endsWith(extension) ? [path] : [];
    });
}
