import { IngestError } from "../../model/errors.js";
import type { FontSamples } from "./clusters.js";
import { type FontTable, readMarks } from "./marks.js";
import { type PageContent, readPage } from "./page.js";
import { open } from "./pdfjs.js";

/** Reads a file page by page; a page is let go before the next is read. Throws IngestError. */
export async function readPages(
  data: Uint8Array,
  maxPages: number,
  onPage: (page: PageContent, of: number) => void,
): Promise<void> {
  const task = open(data);
  try {
    const document = await task.promise;
    const { numPages } = document;
    if (numPages === 0) throw new IngestError("pdf-no-pages", "tệp PDF không có trang nào");
    if (numPages > maxPages)
      throw new IngestError(
        "pdf-too-many-pages",
        `tệp PDF có ${numPages.toLocaleString("vi-VN")} trang, giới hạn là ${maxPages.toLocaleString("vi-VN")} (đổi bằng --max-pages)`,
      );
    const fonts: FontTable = new Map();
    const samples: FontSamples = new Map();
    for (let number = 1; number <= numPages; number++) {
      const start = performance.now();
      const page = await document.getPage(number);
      const content = readPage(await readMarks(page, fonts), number, samples);
      onPage({ ...content, ms: performance.now() - start }, numPages);
      page.cleanup();
    }
  } catch (error) {
    throw asIngestError(error);
  } finally {
    await task.destroy();
  }
}

/** Reasons of pdf.js in words for the user. A programming error of ours stays what it is. */
function asIngestError(error: unknown): unknown {
  if (error instanceof IngestError) return error;
  if ((error as Error).name === "PasswordException")
    return new IngestError("pdf-password", "tệp PDF có mật khẩu mở; hãy bỏ mật khẩu rồi nạp lại");
  if ((error as Error).name === "InvalidPDFException")
    return new IngestError("pdf-damaged", "tệp PDF hỏng, không tìm được nội dung");
  return error;
}
