/** The words by which a table is known to hold the letterhead or the signature, not data (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const LETTERHEAD = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM/iu;
const SIGNATURE = /(?:^|\n)\s*(?:Nơi nhận\s*:|(?:TM|KT|TL|TUQ)\s*\.)/iu;

/** True where a text carries the letterhead: Word keeps it in a header now and then. */
export const hasLetterhead = (text: string): boolean => LETTERHEAD.test(text.normalize("NFC"));

/** Whether a table of so many columns and rows that says `words` (asked for small tables alone) only places things on the page. */
export function arrangesPage(columns: number, rows: number, words: () => string): boolean {
  if (columns <= 1) return true;
  if (columns > 3 || rows > 8) return false;
  const text = words().normalize("NFC");
  return LETTERHEAD.test(text) || SIGNATURE.test(text);
}
