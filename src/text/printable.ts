/**
 * Text from files and databases as it may be shown: without the control characters that a terminal would obey, the marks that
 * turn the direction of writing, and what XML cannot hold. Line ends and tabs stay.
 */
export const printable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd");
