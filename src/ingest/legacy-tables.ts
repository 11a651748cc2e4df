/**
 * The bytes of two encodings that Vietnamese offices used before Unicode, keyed by the Latin-1 character of each byte.
 * TCVN3 is TCVN 5712:1993 VN3, the fonts .VnTime and .VnArial ("ABC"); VNI-Windows the fonts VNI-Times and the like.
 */

const paired = (keys: string, letters: string): Record<string, string> =>
  Object.fromEntries(Array.from(letters, (letter, i) => [keys[i]!, letter]));

/** Capitals with marks are small letters in a capital font: they read as small ones. */
export const TCVN3_LETTERS: Readonly<Record<string, string>> = {
  ...paired("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ"),
  ...paired("µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑ", "àảãáạằẳẵắặầẩẫấậèẻẽéẹ"),
  ...paired("ÒÓÔÕÖ×ØÜÝÞßáâãäåæçèé", "ềểễếệìỉĩíịòỏõóọồổỗốộ"),
  ...paired("êëìíîïñòóôõö÷øùúûüýþ", "ờởỡớợùủũúụừửữứựỳỷỹýỵ"),
};

/** A mark is a letter of its own after the vowel ("aù" is á); ơ and ư are ô and ö; some letters are one byte. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  a: "áùàøảûãõạïââấáầàẩåẫãậäăêắéằèẳúẵüặë",
  e: "éùèøẻûẽõẹïêâếáềàểåễãệä",
  o: "óùòøỏûõõọïôâốáồàổåỗãộä",
  u: "úùùøủûũõụï",
  y: "ýùỳøỷûỹõ",
  ô: "ớùờøởûỡõợï",
  ö: "ứùừøửûữõựï",
};

export const VNI_LETTERS: Readonly<Record<string, string>> = vniLetters();

function vniLetters(): Record<string, string> {
  const table: Record<string, string> = { ô: "ơ", ö: "ư", ñ: "đ", í: "í", ì: "ì", æ: "ỉ", ó: "ĩ", ò: "ị", î: "ỵ" };
  for (const [vowel, marks] of Object.entries(VNI_MARKS))
    for (let i = 0; i < marks.length; i += 2) table[vowel + marks[i + 1]!] = marks[i]!;
  for (const [from, to] of Object.entries(table)) {
    table[from.toUpperCase()] = to.toUpperCase();
    // A capital vowel often keeps its small mark.
    table[from[0]!.toUpperCase() + from.slice(1)] = to.toUpperCase();
  }
  return table;
}

/** Characters of Windows-1252 at 0x80 to 0x9F, to the Latin-1 character of the same byte. */
export const WINDOWS_1252_HIGH: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: 32 }, (_, i) => [
    new TextDecoder("windows-1252").decode(Uint8Array.of(0x80 + i)),
    String.fromCharCode(0x80 + i),
  ]),
);
