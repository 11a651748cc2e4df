import { createHash } from "node:crypto";

/** Lower-case hex SHA-256 of a file's bytes. */
export const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
