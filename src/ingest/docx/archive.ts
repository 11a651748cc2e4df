import { Unzip, UnzipInflate } from "fflate";
import { IngestError } from "../../model/errors.js";

/** What a packed document may cost. A plan of 500 pages unpacks to about 40 MB. */
export interface ArchiveLimits {
  /** Bytes of all entries together when unpacked. */
  readonly maxUnpackedBytes: number;
  readonly maxEntries: number;
  /** Unpacked bytes for each packed byte, looked at only above `RATIO_FLOOR`: small parts of one style pack very well. */
  readonly maxRatio: number;
}

export const DEFAULT_LIMITS: ArchiveLimits = {
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxEntries: 5_000,
  maxRatio: 400,
};

const RATIO_FLOOR = 32 * 1024 * 1024;
/** Packed bytes fed at a time: what one step can unpack to stays below 17 MB (deflate packs at most 1:1032). */
const STEP = 16 * 1024;

/** The XML parts of an Office archive by name. Pictures, fonts and embedded objects are never unpacked. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * Unpacks the XML parts of a DOCX, counting what really comes out: the sizes that an archive declares may lie.
 * Throws IngestError "zip-damaged", "zip-unsafe-path", "zip-too-large".
 */
export function unpackXmlParts(bytes: Uint8Array, limits: ArchiveLimits = DEFAULT_LIMITS): Parts {
  if (!hasEndRecord(bytes)) {
    throw new IngestError("zip-damaged", "tệp DOCX bị cắt cụt hoặc hỏng: không thấy mục lục của gói nén");
  }
  const parts = new Map<string, Uint8Array>();
  let entries = 0;
  let declared = 0;
  let unpacked = 0;
  const count = (size: number): void => {
    unpacked += size;
    if (unpacked > limits.maxUnpackedBytes) throw tooLarge(limits);
    if (unpacked > RATIO_FLOOR && unpacked > bytes.length * limits.maxRatio) throw tooLarge(limits);
  };

  const archive = new Unzip((file) => {
    if (++entries > limits.maxEntries) {
      throw new IngestError("zip-too-large", `tệp DOCX có hơn ${limits.maxEntries} mục trong gói nén, không đọc`);
    }
    if (leavesArchive(file.name)) {
      throw new IngestError(
        "zip-unsafe-path",
        `tệp DOCX chứa đường dẫn ra ngoài gói nén (${printable(file.name)}), không đọc`,
      );
    }
    declared += file.originalSize ?? 0;
    if (declared > limits.maxUnpackedBytes) throw tooLarge(limits);
    if (!/\.(?:xml|rels)$/iu.test(file.name)) return;
    if (parts.has(file.name)) {
      throw new IngestError("zip-damaged", `tệp DOCX có hai mục cùng tên ${printable(file.name)} trong gói nén`);
    }
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      count(chunk.length);
      chunks.push(chunk);
      if (final) parts.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  archive.register(UnzipInflate);

  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      archive.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
  } catch (error) {
    if (error instanceof IngestError) throw error;
    throw new IngestError("zip-damaged", `tệp DOCX hỏng: không giải nén được (${(error as Error).message})`);
  }
  return parts;
}

function tooLarge(limits: ArchiveLimits): IngestError {
  const megabytes = Math.round(limits.maxUnpackedBytes / 1024 / 1024);
  return new IngestError(
    "zip-too-large",
    `tệp DOCX giải nén ra quá lớn (giới hạn ${megabytes} MB và ${limits.maxRatio} lần), có thể là bom nén; giới hạn đổi bằng --max-size`,
  );
}

/** A name for a one-line message: no control characters, not long. */
const printable = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, "?").slice(0, 80);

/** "../x", "/etc/x", "C:\x", "a\0b". */
function leavesArchive(name: string): boolean {
  return name.startsWith("/") || /[\\\0]|^[a-z]:/iu.test(name) || name.split("/").includes("..");
}

/** The record "PK\5\6" stands in the last 64 KB of every whole ZIP. */
function hasEndRecord(bytes: Uint8Array): boolean {
  for (let i = bytes.length - 22; i >= 0 && i >= bytes.length - 65_557; i--) {
    if (bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 5 && bytes[i + 3] === 6) return true;
  }
  return false;
}
