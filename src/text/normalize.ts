import { MappedText } from "./mapped-text.js";

/** Break inside a table cell (`<br>`): white space to every pattern, but the place where units of a cell are split. */
export const CELL_BREAK = "\u2028";

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&nbsp;": " ",
  "&lt;": "<",
  "&gt;": ">",
  "&le;": "≤",
  "&ge;": "≥",
  "&quot;": '"',
  "&#39;": "'",
};

const LATEX: Readonly<Record<string, string>> = {
  geq: "≥",
  geqslant: "≥",
  ge: "≥",
  leq: "≤",
  leqslant: "≤",
  le: "≤",
  times: "×",
  approx: "~",
  sim: "~",
  pm: "±",
  to: "→",
  rightarrow: "→",
  Rightarrow: "→",
  quad: " ",
  text: "",
  mathrm: "",
};

/** What stands in two cells, paragraphs or rows of HTML stands on two lines. */
const LINE_TAG = /^<(?:\/(?:p|div|li|td|th|tr|caption)|table|\/table)[\s>]/u;

const INVISIBLE = "\\u00AD\\u200B-\\u200D\\u2060\\uFEFF";
const DASHES = "\\u2010-\\u2015\\u2212";
const BLANKS = "\\t \\u00A0\\u2000-\\u200A\\u202F\\u3000";

const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, "gu");
const BLANK_RUN = new RegExp(`^[${BLANKS}${INVISIBLE}]`, "u");

const plain = [
  // The last: backslash, r, backslash, n, a line end that a program wrote out
  `\\r\\n?|\\f|\\\\r\\\\n`,
  // Blanks and invisible characters in one run: what is left of "a \u00AD b" is one blank.
  `[${BLANKS}${INVISIBLE}]{2,}|[\\t\\u00A0\\u2000-\\u200A\\u202F\\u3000${INVISIBLE}]`,
  `[${DASHES}]`,
  "[\\u00D0\\u00F0\\u0189]",
  "[\\uFF05\\u2265\\u2267\\u2A7E\\u2264\\u2266\\u2A7D]",
  // The Symbol font's ≥ and ≤ in text copied out of Word; without a figure they may be a bullet of another font.
  "[\\uF0B3\\uF0A3](?=\\s?\\d)",
];
const markdown = [
  "\\$[^$\\n]{1,120}\\$",
  "\\\\[\\\\`*_{}\\[\\]()#+\\-.!&|~%$<>=:;]",
  "\\\\(?:geqslant|geq|ge|leqslant|leq|le|times|approx|sim)(?![a-zA-Z])",
  "\\*{1,3}",
  "<br\\s{0,3}/?>",
  "</?(?:b|i|u|s|sup|sub|strong|em|div|center|p|span|font|a|table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|ul|ol|li)(?:\\s[^<>]{0,500})?>",
  "&(?:amp|nbsp|lt|gt|le|ge|quot|#39);",
];
// A letter with its marks apart (NFD), and the few signs that NFC replaces by others.
const decomposed = ["\\P{M}\\p{M}+", "[\\u2126\\u212A\\u212B]"];

const pattern = (parts: readonly string[]): RegExp => new RegExp(parts.join("|"), "gu");
const PATTERNS = {
  plain: pattern(plain),
  markdown: pattern([...markdown, ...plain]),
  plainNfd: pattern([...decomposed, ...plain]),
  markdownNfd: pattern([...decomposed, ...markdown, ...plain]),
};

/** True where the text is written in Markdown, whatever the file is called: real OCR Markdown comes as `.txt`. */
export function looksLikeMarkdown(text: string): boolean {
  const signs =
    Number(/^#{1,6} \S/mu.test(text)) +
    Number(/\*\*[^*\n]{2,200}\*\*/u.test(text)) +
    // "**IV. PHÂN | CÔNG NHIỆM VỤ**": wrapped in the middle of the bold run
    Number(/^\*\*[^*\r\n]{2,120}\r?\n[^*\r\n]{1,120}\*\*\s?$/mu.test(text)) +
    Number(/^\|[^\n\r\u2028\u2029]*\|[ \t]*\r?\n\|[ \t]*:?-{2,}/mu.test(text)) +
    Number(/\\[.\-*&(]|\$\\[a-z]/u.test(text)) +
    Number(/<table[\s>]/iu.test(text));
  return signs > 0;
}

/**
 * The one normalised form that every later stage reads: NFC, one kind of dash, Đ for its look-alikes, `\n` for line ends,
 * single blanks (a tab where three or more stood together: columns of a letterhead), no invisible characters; in Markdown
 * also without emphasis, escapes, LaTeX and entities. Headings, bullets and pipes stay: `src/structure` reads them.
 */
export function normalize(raw: string, isMarkdown = looksLikeMarkdown(raw)): MappedText {
  const nfc = raw === raw.normalize("NFC");
  const chosen = isMarkdown
    ? nfc
      ? PATTERNS.markdown
      : PATTERNS.markdownNfd
    : nfc
      ? PATTERNS.plain
      : PATTERNS.plainNfd;
  return MappedText.edit(raw, chosen, ([found]) => replacement(found!));
}

function replacement(found: string): string | undefined {
  const first = found.charCodeAt(0);
  switch (found[0]) {
    case "\r":
    case "\f":
      return "\n";
    case " ":
    case "\t":
      return blank(found);
    case "*":
      return "";
    case "$":
      return latex(found);
    case "\\":
      if (found === "\\r\\n") return "\n";
      return found.length === 2 && !/[a-z]/i.test(found[1]!) ? found[1]! : (LATEX[found.slice(1)] ?? found);
    case "<":
      return found.startsWith("<br") ? CELL_BREAK : LINE_TAG.test(found) ? "\n" : "";
    case "&":
      return ENTITIES[found];
    case "\u00D0":
    case "\u0189":
      return "Đ";
    case "\u00F0":
      return "đ";
    case "\uFF05":
      return "%";
    case "≥":
    case "\u2267":
    case "\u2A7E":
    case "\uF0B3":
      return "≥";
    case "≤":
    case "\u2266":
    case "\u2A7D":
    case "\uF0A3":
      return "≤";
  }
  if (BLANK_RUN.test(found)) return blank(found);
  if (first >= 0x2010 && first <= 0x2015) return "-";
  if (first === 0x2212) return "-";
  return found.normalize("NFC");
}

/** A run of blanks and invisible characters: nothing, one blank, or a tab where columns stand apart. */
function blank(run: string): "" | " " | "\t" {
  const blanks = run.replace(INVISIBLES, "");
  return blanks === "" ? "" : blanks.length > 2 || blanks.includes("\t") ? "\t" : " ";
}

/** "$\geq 50\%$" → "≥ 50%". Undefined (keep) where the dollars do not enclose mathematics. */
function latex(found: string): string | undefined {
  const inner = found.slice(1, -1);
  if (!/\\|^[\s\d.,%<>=≥≤+-]+$/u.test(inner)) return undefined;
  return inner
    .replace(/\\([a-zA-Z]+)/gu, (whole, name: string) => LATEX[name] ?? whole)
    .replace(/\\([%&#$_{}])/gu, "$1")
    .replace(/[{}~]/gu, " ")
    .replace(/ {2,}/gu, " ")
    .trim();
}
