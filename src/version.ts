import { version } from "../package.json";

/** Version of the program, as in package.json. Stored with each document: a newer program reads it again. */
export const VERSION = version;
