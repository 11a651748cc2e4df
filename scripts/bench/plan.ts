import { Random } from "./random.js";
import words from "./words.json" with { type: "json" };

/** A generated plan and what was written into it. */
export interface GeneratedPlan {
  readonly name: string;
  readonly text: string;
  readonly targets: number;
  readonly duties: number;
  readonly citations: number;
}

/** File name of plan number `index`. */
export const planName = (index: number): string => `${String(index).padStart(5, "0")}.txt`;

const LEAST_BYTES = 30_000;
const WIDTH = 78;
const LINES_OF_PAGE = 44;

type Form = "pdf" | "markdown";

/**
 * Plan number `index` of a collection: at least 30 kB, with 15 targets, 20 duties, 8 citations and a task table or more. Even ones
 * are texts as taken from a PDF (wrapped lines, page numbers), odd ones OCR Markdown. No two share number and place.
 */
export function generatePlan(seed: number, index: number): GeneratedPlan {
  const random = new Random(seed * 1_000_003 + index);
  const form: Form = index % 2 === 0 ? "pdf" : "markdown";
  const subject = words.subjects[random.integer(0, words.subjects.length - 1)]!;
  // The place follows from the index, so that no two plans are one document.
  const { placeStarts, placeEnds } = words;
  const place = `${placeStarts[index % placeStarts.length]} ${placeEnds[Math.floor(index / placeStarts.length) % placeEnds.length]}`;
  const number = `${100 + Math.floor(index / (placeStarts.length * placeEnds.length))}/KH-UBND`;
  const count = { targets: 0, duties: 0, citations: 0 };
  const out: string[] = [];
  const put = (line: string): void => {
    out.push(line);
  };
  const heading = (depth: number, text: string): void =>
    put(form === "markdown" ? `${"#".repeat(depth + 1)} **${text}**` : text);
  const bullet = (text: string): void => put(`- ${text}`);

  const letterhead = ["ỦY BAN NHÂN DÂN", `XÃ ${place.toUpperCase()}`, `Số: ${number}`];
  const motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
  for (const line of [...letterhead, ...motto])
    put(form === "markdown" && !line.startsWith("Số") ? `**${line}**` : line);
  put(`${place}, ngày ${random.integer(10, 28)} tháng ${random.integer(10, 12)} năm 2025`);
  put(form === "markdown" ? "**KẾ HOẠCH**" : "KẾ HOẠCH");
  const title = `Thực hiện công tác ${subject.title} trên địa bàn xã ${place} giai đoạn 2026 - 2030`;
  put(form === "markdown" ? `**${title}**` : title);

  for (let i = random.integer(8, 11); i > 0; i--) {
    const basis = random.pick([
      () => `Nghị quyết số ${random.integer(10, 99)}-NQ/TW ngày ${day(random)} của Bộ Chính trị`,
      () => `Nghị quyết số ${random.integer(10, 199)}/NQ-CP ngày ${day(random)} của Chính phủ`,
      () => `Quyết định số ${random.integer(100, 1999)}/QĐ-TTg ngày ${day(random)} của Thủ tướng Chính phủ`,
      () => `Kế hoạch số ${random.integer(10, 299)}/KH-UBND ngày ${day(random)} của UBND tỉnh Hoa Lư`,
    ])();
    put(`Căn cứ ${basis} về ${subject.title};`);
    count.citations++;
  }
  put(`Ủy ban nhân dân xã ${place} xây dựng Kế hoạch thực hiện công tác ${subject.title} với các nội dung sau:`);

  heading(1, "I. MỤC ĐÍCH, YÊU CẦU");
  for (const remark of random.sample(words.remarks, 4)) put(remark);
  heading(1, "II. MỤC TIÊU");
  heading(2, "1. Mục tiêu chung");
  put(random.pick(words.remarks));
  heading(2, "2. Mục tiêu cụ thể");
  for (const [i, year] of [2027, 2030].entries()) {
    heading(3, `2.${i + 1}. Đến hết năm ${year}`);
    for (const indicator of random.sample(subject.indicators, random.integer(8, 11))) {
      bullet(commitment(random, indicator, year === 2027 ? 40 : 70));
      count.targets++;
    }
    bullet(`Xây dựng ít nhất ${String(random.integer(2, 9)).padStart(2, "0")} ${random.pick(subject.counts)}.`);
    count.targets++;
  }

  heading(1, "III. NHIỆM VỤ, GIẢI PHÁP");
  const duty = (): string => {
    count.duties++;
    const [first, second] = random.sample(words.verbs, 2);
    const [one, two] = random.sample(subject.objects, 2);
    const [aim, another] = random.sample(words.aims, 2);
    return `${first} ${one}, ${aim}; ${second!.charAt(0).toLowerCase()}${second!.slice(1)} ${two}, ${another}; ${random.pick(words.dues)}.`;
  };
  for (let part = 1; part <= 6; part++) {
    heading(2, `${part}. ${random.pick(words.verbs)} ${random.pick(subject.objects)}`);
    for (const remark of random.sample(words.remarks, 3)) put(remark);
    for (let i = random.integer(3, 5); i > 0; i--) bullet(duty());
  }
  heading(1, "IV. TỔ CHỨC THỰC HIỆN");
  for (const [i, unit] of random.sample(words.units, 8).entries()) {
    heading(2, `${i + 1}. ${unit}`);
    for (let k = random.integer(1, 3); k > 0; k--) bullet(duty());
  }
  const assigned = random.sample(words.units, 4);
  // Enough text: more duties, never blanks.
  for (let i = 9, bytes = byteLength(out); bytes < LEAST_BYTES; i++, bytes = byteLength(out)) {
    heading(2, `${i}. ${assigned[i % assigned.length]} và các thôn`);
    for (const remark of random.sample(words.remarks, 3)) put(remark);
    bullet(duty());
  }
  put(
    `Trên đây là Kế hoạch thực hiện công tác ${subject.title} của xã ${place}, yêu cầu các đơn vị nghiêm túc thực hiện./.`,
  );
  for (const line of ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, đơn vị, thôn;", "- Lưu: VT."]) put(line);
  for (const line of ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", random.pick(words.names)])
    put(form === "markdown" ? `**${line}**` : line);

  put(form === "markdown" ? "**PHỤ LỤC**" : "PHỤ LỤC");
  put(form === "markdown" ? "**DANH MỤC NHIỆM VỤ**" : "DANH MỤC NHIỆM VỤ");
  const header = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian"];
  const rows = Array.from({ length: random.integer(18, 26) }, (_, i) => {
    count.duties++;
    const [lead, support] = random.sample(words.units, 2);
    const task = `${random.pick(words.verbs)} ${random.pick(subject.objects)}`;
    return [String(i + 1), task, lead!, support!, random.pick(words.products), random.pick(words.cellDues)];
  });
  const text = layout(out, form) + table(header, rows, form);
  return { name: planName(index), text, ...count };
}

function commitment(random: Random, indicator: string, low: number): string {
  const value = random.integer(low, 99);
  return random.pick([
    () => `${indicator} đạt ${value}%.`,
    () => `${indicator} đạt ≥ ${value}%.`,
    () => `${indicator} đạt tối thiểu ${value}%.`,
    () => `${indicator} đạt trên ${value},5%.`,
    () => `Phấn đấu ${indicator.charAt(0).toLowerCase()}${indicator.slice(1)} đạt từ ${value}% trở lên.`,
  ])();
}

const day = (random: Random): string =>
  `${String(random.integer(1, 28)).padStart(2, "0")}/${random.integer(1, 12)}/${random.integer(2020, 2025)}`;

const byteLength = (lines: readonly string[]): number => Buffer.byteLength(lines.join("\n\n"));

/** Markdown: a blank line between paragraphs. PDF: lines broken at a width, page numbers on lines of their own. */
function layout(paragraphs: readonly string[], form: Form): string {
  if (form === "markdown") return `${paragraphs.join("\n\n")}\n\n`;
  const lines: string[] = [];
  let page = 1;
  let onPage = 0;
  for (const paragraph of paragraphs) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && line.length + word.length >= WIDTH) {
        lines.push(`${line} `);
        onPage++;
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line, "");
    if (++onPage > LINES_OF_PAGE) {
      onPage = 0;
      lines.push("", String(++page), "");
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Markdown: a pipe table. PDF: its cells one after the other, as text extraction leaves them. */
function table(header: readonly string[], rows: readonly (readonly string[])[], form: Form): string {
  const piped = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  if (form === "markdown") return `${[piped(header), piped(header.map(() => "---")), ...rows.map(piped)].join("\n")}\n`;
  const flat = rows.map(([number, task, ...cells]) =>
    [`${number} ${task}`, ...cells.filter((cell) => cell !== "")].join("\n"),
  );
  return `${[header.join(" "), ...flat].join("\n")}\n`;
}
