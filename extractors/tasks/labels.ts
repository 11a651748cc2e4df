import type { Passage } from "../../src/text/passage.js";

export type LabelRole = "lead" | "tham-muu" | "coordinating" | "due" | "product" | "other";

/** "Đơn vị chủ trì: Phòng Kinh tế": what the label says and where its words stand. */
export interface Labelled {
  readonly role: LabelRole;
  /** Where the label begins and its words `[from, to)` stand in the statement. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const AGENT =
  "(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|ban|ngành|đầu mối|tổ chức|người|cá nhân|địa phương|chủ thể)(?:(?:,|/| và)? (?:đơn vị|cơ quan|bộ phận|địa phương|cá nhân|tổ chức))?(?: được (?:giao|phân công)(?: nhiệm vụ)?)? )?";
/** "Đề nghị chủ trì", "Dự kiến kết quả". */
const ASKED = "(?:đề nghị |dự kiến |phân công |giao )?";
/** "chủ trì soạn thảo", "chủ trì, tham mưu thực hiện". */
const WORK =
  "(?:(?:,|/| và)? (?:thực hiện|tham mưu|tổ chức thực hiện|tổ chức|triển khai thực hiện|triển khai|soạn thảo|xây dựng|biên soạn|trình|chính|theo dõi|chịu trách nhiệm|phụ trách|chủ trì)){0,2}";
const TIMED = "(?:thực hiện|hoàn thành|triển khai|tổ chức|tiến hành|dự kiến|trình|ban hành|báo cáo|xây dựng|kết thúc)";
const ROLES: readonly [LabelRole, string][] = [
  ["lead", `${ASKED}${AGENT}(?:chủ trì|phụ trách|chịu trách nhiệm|soạn thảo)${WORK}`],
  [
    "lead",
    "(?:cơ quan|đơn vị|bộ phận|người|đầu mối|tổ chức|chủ thể)(?:(?:,|/)? (?:đơn vị|bộ phận|cá nhân))? (?:tổ chức )?(?:thực hiện|triển khai|chính|đầu mối|thường trực)",
  ],
  ["lead", "phân công(?: thực hiện| chủ trì| nhiệm vụ)?|trách nhiệm(?: thực hiện)?|giao thực hiện|đầu mối"],
  ["tham-muu", `${AGENT}tham mưu(?: thực hiện)?`],
  ["coordinating", `${ASKED}${AGENT}(?:cùng )?phối hợp${WORK}`],
  [
    "due",
    `(?:mốc )?thời (?:gian|hạn|điểm)(?:(?:,|/| và)? ${TIMED}){0,2}(?: dự kiến| trong năm)?|tiến độ(?: thực hiện| hoàn thành)?|hoàn thành|lộ trình(?: thực hiện)?|hạn(?: hoàn thành| cuối| chót)?|thời gian, tiến độ`,
  ],
  [
    "product",
    "(?:dự kiến |yêu cầu )?(?:kết quả|sản phẩm)(?:(?:,|/| và)? (?:kết quả|sản phẩm))?(?: (?:đầu ra|dự kiến|đạt được|cần đạt|hoàn thành|cụ thể|chính))?",
  ],
  [
    "other",
    "(?:nội dung|kinh phí|nguồn kinh phí|dự kiến kinh phí|địa điểm|địa bàn|đối tượng|thành phần|hình thức|số lượng|phương pháp|cách thức|phạm vi|quy mô)(?: (?:thực hiện|tham gia|tham dự|tổ chức|dự kiến))?",
  ],
];
const ALL = ROLES.map(([, source], i) => `(?<r${i}>${source})`).join("|");
/** At the start of a line, a bracket or a clause. */
const LABEL = new RegExp(
  `(?:^|[(;.]\\s*|,\\s+(?=thời|tiến|hoàn|sản|đơn|cơ|phối|chủ)|[-–+]\\s+)(?:${ALL})(?: \\([^()]{1,40}\\))?\\s?:\\s*`,
  "giu",
);

/** The labelled parts of a statement, in order; each goes to the next label, or to the bracket or sentence end that closes it. */
export function readLabels(text: string): Labelled[] {
  if (!text.includes(":")) return [];
  const found = [...text.matchAll(LABEL)];
  return found.map((match, i) => {
    const index = Object.entries(match.groups!)
      .find(([, words]) => words !== undefined)![0]
      .slice(1);
    const from = match.index + match[0].length;
    const stop = found[i + 1]?.index ?? text.length;
    const label = match.groups![`r${index}`]!;
    const at = match.index + match[0].indexOf(label);
    return { role: ROLES[Number(index)]![0], at, from, to: endOf(text, match.index, from, stop) };
  });
}

/** Words of a label without the sign that closes them. */
function endOf(text: string, opened: number, from: number, stop: number): number {
  let to = stop;
  if (text[opened] === "(") {
    const closed = text.indexOf(")", from);
    if (closed >= 0 && closed < to && !text.slice(from, closed).includes("(")) to = closed;
  }
  while (
    to > from &&
    /[\s.;,()–-]/u.test(text[to - 1]!) &&
    !(text[to - 1] === ")" && text.slice(from, to).includes("("))
  )
    to--;
  return to;
}

/** Is the whole statement a label with its words: "- Bộ phận chủ trì: …"? */
export const isLabelLine = (passage: Passage): boolean => readLabels(passage.text)[0]?.at === 0;
