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
 * Plan number `index` of a collection: at least 30 kB, with 15 targets, 20 duties, 8 citations and a task table or more, as close
 * together as in real commune plans (in 30 kB some 24 targets, 55 tasks, 20 citations; the rest tells what was done and why).
 * Even ones are texts as taken from a PDF (wrapped lines, page numbers), odd ones OCR Markdown. No two share number and place.
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
  const bold = (text: string): string => (form === "markdown" ? `**${text}**` : text);
  const heading = (depth: number, text: string): string =>
    form === "markdown" ? `${"#".repeat(depth + 1)} **${text}**` : text;
  const citation = (): string => {
    count.citations++;
    return random.pick([
      () => `Nghị quyết số ${random.integer(10, 99)}-NQ/TW ngày ${day(random)} của Bộ Chính trị`,
      () => `Nghị quyết số ${random.integer(10, 199)}/NQ-CP ngày ${day(random)} của Chính phủ`,
      () => `Quyết định số ${random.integer(100, 1999)}/QĐ-TTg ngày ${day(random)} của Thủ tướng Chính phủ`,
      () => `Kế hoạch số ${random.integer(10, 299)}/KH-UBND ngày ${day(random)} của UBND tỉnh Hoa Lư`,
    ])();
  };
  const duty = (): string => {
    count.duties++;
    const [first, second] = random.sample(words.verbs, 2);
    const [one, two] = random.sample(subject.objects, 2);
    const [aim, another] = random.sample(words.aims, 2);
    const [where, how] = random.sample(words.clauses, 2);
    return `- ${first} ${one}, ${aim}, ${where}; ${second!.charAt(0).toLowerCase()}${second!.slice(1)} ${two}, ${another}, ${how}; ${random.pick(words.dues)}.`;
  };
  /** What was done and how it went: facts of the past, no commitments. */
  const account = (): string => {
    const [one, two] = random.sample(subject.objects, 2);
    const [where, how] = random.sample(words.clauses, 2);
    const indicator = random.pick(subject.indicators);
    return random.pick([
      () => `Thực hiện ${citation()}, Đảng ủy, UBND xã đã lãnh đạo, chỉ đạo ${one}, ${where}.`,
      () => `Năm 2024, ${lower(indicator)} mới đạt ${random.integer(20, 60)},${random.integer(1, 9)}%, ${how}.`,
      () => `Đối với ${one}, kết quả bước đầu được ghi nhận, ${where}; riêng ${two} còn chậm so với yêu cầu, ${how}.`,
      () =>
        `Nguyên nhân của hạn chế là nhận thức về ${one} chưa đồng đều, nguồn lực dành cho ${two} còn phân tán, ${where}.`,
      () => random.pick(words.remarks),
    ])();
  };
  const several = <T>(low: number, high: number, one: () => T): T[] =>
    Array.from({ length: random.integer(low, high) }, one);

  const opening = [
    ...["ỦY BAN NHÂN DÂN", `XÃ ${place.toUpperCase()}`].map(bold),
    `Số: ${number}`,
    ...["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"].map(bold),
    `${place}, ngày ${random.integer(10, 28)} tháng ${random.integer(10, 12)} năm 2025`,
    bold("KẾ HOẠCH"),
    bold(`Thực hiện công tác ${subject.title} trên địa bàn xã ${place} giai đoạn 2026 - 2030`),
    ...several(8, 11, () => `Căn cứ ${citation()} về ${subject.title};`),
    `Ủy ban nhân dân xã ${place} xây dựng Kế hoạch thực hiện công tác ${subject.title} với các nội dung sau:`,
  ];

  const aims = [heading(1, "II. MỤC TIÊU"), heading(2, "1. Mục tiêu chung"), random.pick(words.remarks)];
  aims.push(heading(2, "2. Mục tiêu cụ thể"));
  for (const [i, year] of [2027, 2030].entries()) {
    aims.push(heading(3, `2.${i + 1}. Đến hết năm ${year}`));
    for (const indicator of random.sample(subject.indicators, random.integer(8, 11))) {
      aims.push(`- ${commitment(random, indicator, year === 2027 ? 40 : 70)}`);
      count.targets++;
    }
    aims.push(`- Xây dựng ít nhất ${String(random.integer(2, 9)).padStart(2, "0")} ${random.pick(subject.counts)}.`);
    count.targets++;
  }

  const work = [heading(1, "III. NHIỆM VỤ, GIẢI PHÁP")];
  for (let part = 1; part <= 6; part++) {
    work.push(heading(2, `${part}. ${random.pick(words.verbs)} ${random.pick(subject.objects)}`));
    work.push(...several(1, 2, account), ...several(2, 4, duty));
  }
  work.push(heading(1, "IV. TỔ CHỨC THỰC HIỆN"));
  for (const [i, unit] of random.sample(words.units, 8).entries())
    work.push(heading(2, `${i + 1}. ${unit}`), ...several(1, 3, duty));

  const closing = [
    `Trên đây là Kế hoạch thực hiện công tác ${subject.title} của xã ${place}, yêu cầu các đơn vị nghiêm túc thực hiện./.`,
    ...["Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, đơn vị, thôn;", "- Lưu: VT."],
    ...["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", random.pick(words.names)].map(bold),
    ...["PHỤ LỤC", "DANH MỤC NHIỆM VỤ"].map(bold),
  ];
  const header = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Kết quả", "Thời gian"];
  const rows = Array.from({ length: random.integer(14, 20) }, (_, i) => {
    count.duties++;
    const [lead, support] = random.sample(words.units, 2);
    const task = `${random.pick(words.verbs)} ${random.pick(subject.objects)}`;
    return [String(i + 1), task, lead!, support!, random.pick(words.products), random.pick(words.cellDues)];
  });
  const annex = table(header, rows, form);

  // Enough text: more of what was done, never blanks.
  const situation = [heading(1, "I. ĐÁNH GIÁ TÌNH HÌNH")];
  const parts = (): string[] => [...opening, ...situation, ...aims, ...work, ...closing];
  for (let part = 1; Buffer.byteLength(parts().join("\n\n") + annex) < LEAST_BYTES; part++)
    situation.push(heading(2, `${part}. Về ${random.pick(subject.objects)}`), ...several(3, 4, account));
  return { name: planName(index), text: layout(parts(), form) + annex, ...count };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function commitment(random: Random, indicator: string, low: number): string {
  const value = random.integer(low, 99);
  return random.pick([
    () => `${indicator} đạt ${value}%.`,
    () => `${indicator} đạt ≥ ${value}%.`,
    () => `${indicator} đạt tối thiểu ${value}%.`,
    () => `${indicator} đạt trên ${value},5%.`,
    () => `Phấn đấu ${lower(indicator)} đạt từ ${value}% trở lên.`,
  ])();
}

const day = (random: Random): string =>
  `${String(random.integer(1, 28)).padStart(2, "0")}/${random.integer(1, 12)}/${random.integer(2020, 2025)}`;

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
