/**
 * What a quote and its place must agree on: the letters. Without white space, Markdown marks, lone page numbers, the bullet or number
 * in front; NFC, one kind of dash, lower case. Both sides of a comparison go through it.
 */
export function letters(text: string): string {
  return text
    .normalize("NFC")
    .split("\n")
    .filter((line) => !/^\s*\d{1,3}\s*$/u.test(line))
    .join("\n")
    .replace(/\$\s*\\geq\s*|\\geq/gu, "≥")
    .replace(/\$\s*\\leq\s*|\\leq/gu, "≤")
    .replace(/\\([^\sA-Za-z])/gu, "$1")
    .replace(/[*#$_|>`\\]|\]\([^)]{0,300}\)|\[/gu, "")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/^\s*(?:[-+•]\s+|\(?[0-9a-zđ]{1,3}(?:\.\d{1,2})*[.)]\s+)/u, "")
    .replace(/\s+/gu, "")
    .toLowerCase();
}
