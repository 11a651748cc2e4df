import { existsSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

/**
 * How files are named in one database. A file under the database's folder is named from there, so that folder and database
 * can move together (another disk, another computer); any other by its absolute path. Always with "/".
 */
export class StoredPaths {
  private readonly root: string;

  constructor(database: string) {
    this.root = dirname(resolve(database));
  }

  /** The key of a file, given as seen from the current folder. */
  keyOf(file: string): string {
    const absolute = resolve(file);
    const inside = relative(this.root, absolute);
    return slashes(isOutside(inside) ? absolute : inside);
  }

  /** The file of a key, absolute. */
  fileOf(key: string): string {
    return resolve(this.root, key);
  }

  /** The file of a key as the user reaches it from the current folder. */
  shown(key: string): string {
    const absolute = this.fileOf(key);
    const near = relative(process.cwd(), absolute);
    return slashes(isOutside(near) ? absolute : near);
  }

  exists(key: string): boolean {
    return existsSync(this.fileOf(key));
  }
}

const isOutside = (path: string): boolean => path === "" || path.startsWith("..") || isAbsolute(path);
const slashes = (path: string): string => (sep === "\\" ? path.replaceAll("\\", "/") : path);
