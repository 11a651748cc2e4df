import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { IngestError } from "../model/errors.js";

/**
 * The bytes of a file, at most `maxBytes`. Size is judged before reading; pipes (`/dev/stdin`, `<(command)`) are read up to
 * the limit. Throws IngestError: not-found, no-permission, is-directory, too-large, unreadable.
 */
export async function readBytes(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw new IngestError("is-directory", "là thư mục, cần một tệp");
    if (!info.isFile()) return await readStream(createReadStream(path), maxBytes);
    if (info.size > maxBytes) throw tooLarge(maxBytes, info.size);
    return await readFile(path);
  } catch (error) {
    throw asIngestError(error);
  }
}

/** The bytes of a stream (standard input), at most `maxBytes`. Throws IngestError too-large. */
export async function readStream(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > maxBytes) {
      stream.destroy();
      throw tooLarge(maxBytes);
    }
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number, size?: number): IngestError {
  const actual = size === undefined ? "" : ` ${megabytes(size)},`;
  return new IngestError("too-large", `tệp quá lớn:${actual} giới hạn là ${megabytes(maxBytes)} (đổi bằng --max-size)`);
}

/** "20 MB", "1,5 MB"; below a megabyte "300 kB". */
function megabytes(bytes: number): string {
  const [value, unit] = bytes >= 1024 * 1024 ? [bytes / 1024 / 1024, "MB"] : [bytes / 1024, "kB"];
  return `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}

function asIngestError(error: unknown): unknown {
  if (error instanceof IngestError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new IngestError("not-found", "không tìm thấy tệp");
    case "EACCES":
    case "EPERM":
      return new IngestError("no-permission", "không có quyền đọc tệp");
    case "EISDIR":
      return new IngestError("is-directory", "là thư mục, cần một tệp");
    case undefined:
      return error;
    default:
      return new IngestError("unreadable", `không đọc được tệp (${code})`);
  }
}
