import type { DocumentFacts, Due, FieldOrigin, UnitRef } from "../../src/model/facts.js";
import { type Block, provenance, type Structure, sectionPath } from "../../src/structure/types.js";
import { fold } from "../../src/text/fold.js";
import type { Passage } from "../../src/text/passage.js";
import { parseDueCell } from "../due/index.js";
import type { Trace } from "../engine/trace.js";
import { parseUnits } from "../units/index.js";
import { type Doer, openerLength, readDoer, readHelpers, strangersOfHeading, unitsOfHeading } from "./doer.js";
import type { TaskDraft } from "./draft.js";
import { isLabelLine, type Labelled, readLabels } from "./labels.js";
import { dateAround, dueOfDuty } from "./when.js";
import { dutyOfTitle, namesDutiesToo, OPENING_VERB, SCANNED_VERB, type SectionDuty, VERB } from "./words.js";

/** Duties in running text: bullets, paragraphs and headings with labelled lines. `facts` give the place of the units. */
export function readDuties(
  structure: Structure,
  facts: DocumentFacts,
  annexDates: ReadonlyMap<number, Due>,
  trace?: Trace,
): TaskDraft[] {
  return new DutyReader(structure, facts, annexDates, trace).read();
}

/** Who acts under a block, as told by it or by what it stands under. */
interface Actor {
  readonly units: readonly UnitRef[];
  /** The words that name them, for telling whether a doer inside is the same. */
  readonly words: string;
}

type Zone = {
  readonly kind: SectionDuty | undefined;
  readonly known: boolean;
  /** The title names duties beside goals: what is below tells which. */
  readonly mixed?: boolean;
};

const NOBODY: Actor = { units: [], words: "" };
const SHORTEST = 20;
/** Ends a plan; says nothing that anybody is to do but to obey it. */
const CLOSING =
  /^(?:trên đây là|(?:khi |sau khi )?nhận được (?:kế hoạch|nghị quyết|chương trình|quyết định|chỉ thị|văn bản) này|(?:trong )?quá trình (?:tổ chức|triển khai|thực hiện|thi hành)|(?:kế hoạch|nghị quyết|chương trình|đề án|quyết định|chỉ thị|kết luận|hướng dẫn|thông tri)(?: hành động| thực hiện)? này (?:được )?(?:phổ biến|có hiệu lực|thay thế))(?!\p{L})/iu;

/** "Yêu cầu các phòng, đơn vị nghiêm túc thực hiện./.": to obey the plan is no duty of its own. */
const OBEYS =
  /^(?:yêu cầu|đề nghị)\s[^.;:]{3,120}\s(?:nghiêm túc|khẩn trương)\s(?:(?:tổ chức|triển khai|phối hợp)\s){0,3}thực hiện(?:\s(?:kế hoạch|chương trình|nghị quyết|quyết định)(?:\s(?:này|hành động)){0,2})?\s?(?:[.;]|$)/iu;

/** "Căn cứ Kế hoạch này, đề nghị các đơn vị tổ chức thực hiện; …": the last paragraph, also where a page has lost the line before it. */
const BIDS =
  /^(?:căn cứ|trên cơ sở)\s(?:\p{L}{1,10}\s){1,5}này,\s(?:yêu cầu|đề nghị)\s[^.;:]{3,200}\s(?:(?:nghiêm túc|khẩn trương|tổ chức|triển khai)\s){1,3}thực hiện\s?(?:[.;]|$)/iu;

/** Ends a plan, or only says that it is to be obeyed. */
const isClosing = (text: string): boolean => CLOSING.test(text) || OBEYS.test(text) || BIDS.test(text);

/** "(Nhiệm vụ cụ thể theo Phụ lục kèm theo)", "Số điện thoại đường dây nóng: …": tell where to look or to call. */
const NOTE =
  /^(?:\((?:nhiệm vụ|chi tiết|nội dung|danh mục|các|có|kèm|đính kèm|xem|theo)(?!\p{L})[^()]{0,120}(?:phụ lục|phụ biểu|biểu|kèm theo)(?!\p{L})[^()]{0,80}\)[.;]?$|(?:số )?(?:điện thoại|đường dây nóng|hotline|email|thư điện tử)(?!\p{L})[^:.;]{0,80}:\s?[\d(+]|(?:email|thư điện tử)[^:.;]{0,80}:\s?[a-z\d._-]{2,40}@)/iu;

/** "Lập hồ sơ cho từng hộ, bao gồm:", "báo cáo Thủ tướng Chính phủ các vấn đề sau:" */
const LISTS_PARTS = /(?:^|\s)(?:gồm(?: có)?|(?:vấn đề|tài liệu|thông tin|tiêu chí|hồ sơ) sau(?: đây)?)\s?:$/u;

/** "Phát triển hạ tầng số là nhiệm vụ trọng tâm": says what something is; but "Xác định … là nhiệm vụ …" is to be done, and "nhất là các giải pháp" only picks out. */
const STATEMENT =
  /^(?!(?:xác định|coi|xem|lấy|đưa|quán triệt)\s)[^.;:]{5,200}?(?<!\s(?:nhất|biệt|yếu|thể|hết|mắt|tâm|đó|tức))\s(?:đang |phải |luôn |chính )?là (?:một |những |các )?(?:yếu tố|nhiệm vụ|điều kiện|động lực|nền tảng|quá trình|đột phá|trụ cột|trách nhiệm|giải pháp|xu thế|chìa khóa|khâu|sự nghiệp|cuộc cách mạng|vấn đề|mục tiêu|nguồn|nội dung)(?!\p{L})/iu;

/** Begins with a verb, also behind its time ("Năm 2026, …", "Quý II: …") or its subject ("Giảm nghèo: hỗ trợ …"). */
function beginsDuty(text: string): boolean {
  const words = text.slice(openerLength(text));
  if (OPENING_VERB.test(words) || VERB.test(text) || SCANNED_VERB.test(fold(text.slice(0, SCANNED_LENGTH))))
    return true;
  const topic = words.includes(":") ? TOPIC.exec(words) : null;
  return topic !== null && VERB.test(words.slice(topic[0].length));
}

/** The longest verbs are shorter. */
const SCANNED_LENGTH = 24;

/** A sentence names its doer within so many letters, behind all that may stand before it: no more is looked at, however many sentences follow. */
const DOER_WITHIN = 1200;

const TOPIC = /^(?!kinh phí|nguồn|tổng|dự kiến)\p{L}[^:.;\d]{2,80}:\s+/iu;

/** What states a figure, a rule or a source of money, whatever date it has. */
const MEASURE =
  /^(?:\d|[≥>≤<]|(?:tỷ|tỉ) (?:lệ|trọng|số)|số |mức|tổng|chỉ (?:tiêu|số)|cả nước|toàn (?:tỉnh|xã|phường|thành phố|quốc)|kinh phí|nguồn|giá |diện tích|sản lượng|thu nhập|doanh thu|trung bình|bình quân|phần lớn|hầu hết|đã |hiện|trên \d|ít nhất|tối thiểu|phấn đấu)|\d\s?%|(?<!\p{L})đã\s|(?:đạt|tăng|giảm|chiếm|còn)\s[^.;:]{0,20}\d/iu;

class DutyReader {
  private readonly children = new Map<Block, Block[]>();
  private readonly actors = new Map<Block, Actor>();
  private readonly zones = new Map<Block, Zone>();
  private readonly dates = new Map<Block, Due | null>();
  /** Labelled lines and what they belong to. */
  private readonly labelsOf = new Map<Block, Block[]>();
  private readonly consumed = new Set<Block>();
  private readonly doers = new Map<string, Doer | undefined>();
  private readonly headings = new Map<string, readonly UnitRef[]>();

  constructor(
    private readonly structure: Structure,
    private readonly facts: DocumentFacts,
    private readonly annexDates: ReadonlyMap<number, Due>,
    private readonly trace: Trace | undefined,
  ) {}

  read(): TaskDraft[] {
    const blocks = this.structure.blocks.filter((b) => (b.zone === "body" || b.zone === "annex") && b.table === null);
    for (const block of blocks) {
      if (!block.parent) continue;
      const siblings = this.children.get(block.parent);
      if (siblings) siblings.push(block);
      else this.children.set(block.parent, [block]);
    }
    this.attachLabels(blocks);
    return blocks.flatMap((block) => (this.consumed.has(block) ? [] : this.readBlock(block)));
  }

  /**
   * Gives each labelled line to what it speaks of: to the heading above where its siblings are labels too or bullets of the same
   * kind, else to the statement right before it.
   */
  private attachLabels(blocks: readonly Block[]): void {
    let last: Block | null = null;
    for (const block of blocks) {
      if (!isLabelLine(block.passage)) {
        last = block;
        continue;
      }
      const sibling =
        last !== null && last !== block.parent && last.style === block.style && last.parent === block.parent;
      const owner: Block | null = last === null || sibling ? block.parent : last;
      if (!owner || owner.annex !== block.annex) continue;
      this.labelsOf.set(owner, [...(this.labelsOf.get(owner) ?? []), block]);
      this.consumed.add(block);
    }
  }

  private doerOf(text: string): Doer | undefined {
    if (!this.doers.has(text)) this.doers.set(text, readDoer(text, this.facts));
    return this.doers.get(text);
  }

  private headingOf(text: string): readonly UnitRef[] {
    const known = this.headings.get(text);
    if (known) return known;
    const units = unitsOfHeading(text, this.facts);
    this.headings.set(text, units);
    return units;
  }

  private readBlock(block: Block): TaskDraft[] {
    const { text } = block.passage;
    const zone = this.zoneOf(block);
    const labels = this.labelsOf.get(block);
    const plain = (this.children.get(block) ?? []).filter((c) => !this.consumed.has(c));
    if (labels && zone.kind !== "idle") {
      if (plain.length === 0) return [this.labelled(block, labels, zone)];
      // The labels speak of all the bullets above them.
      return [];
    }
    if (zone.kind === "idle" && block.kind !== "heading")
      return this.drop(block, "tasks/idle-section", "mục nêu mục đích, mục tiêu, kết quả …: không giao việc");
    if (zone.kind === "idle" || this.isTooShort(block, zone)) return [];
    if (isClosing(text) || this.closes(block)) return this.drop(block, "tasks/closing", "đoạn kết của văn bản");
    if (NOTE.test(text)) return this.drop(block, "tasks/note", "chỉ dẫn, số liên hệ: không giao việc");
    if (block.kind !== "heading" && LISTS_PARTS.test(text) && plain.every((c) => this.isPart(c))) {
      for (const part of plain) {
        this.consumed.add(part);
        this.drop(part, "tasks/part", "một phần của việc nêu ngay trên");
      }
      return this.statement(block, zone);
    }
    if (plain.length > 0 && (block.kind === "heading" || /:$/u.test(text))) return [];
    if (block.kind === "heading" && (block.style === "bold" || block.style === "roman" || block.style === "part"))
      return [];
    if (this.namesActorsOnly(block)) return [];
    return this.statement(block, zone);
  }

  /** "+ Đơn đề nghị hỗ trợ;" below "Lập hồ sơ …, bao gồm:" */
  private isPart({ passage: { text } }: Block): boolean {
    return !beginsDuty(text) && this.doerOf(text) === undefined;
  }

  /** The paragraph that ends the body ("…, nghiêm túc triển khai thực hiện./.") below the points of the last unit. */
  private closes(block: Block): boolean {
    if (block.style !== null || !/\.\/\.?$/u.test(block.passage.text)) return false;
    const before = this.structure.blocks[block.index - 1];
    return (
      before !== undefined &&
      before.annex === block.annex &&
      before.style !== null &&
      before.kind === "item" &&
      !this.namesActorsOnly(before)
    );
  }

  /** Few words are a title or a scrap; below a unit "Hỗ trợ người dân." is what it is to do. */
  private isTooShort(block: Block, zone: Zone): boolean {
    const { text } = block.passage;
    if (text.length >= SHORTEST) return false;
    const assigned = zone.kind === "assignment" && block.kind !== "heading" && this.actorAbove(block).units.length > 0;
    return !(assigned && text.length >= SHORTEST / 2 && /[.;]$/u.test(text) && OPENING_VERB.test(text));
  }

  /** One task from a heading and its labelled lines. */
  private labelled(block: Block, lines: readonly Block[], zone: Zone): TaskDraft {
    const parts = lines.flatMap((line) =>
      readLabels(line.passage.text).map((label) => ({ label, passage: line.passage })),
    );
    return this.draft(block.passage, block, zone, {
      rule: "tasks/labelled",
      passages: [block.passage, ...lines.map((l) => l.passage)],
      parts,
      text: block.passage.text,
      lead: [],
      coordinating: [],
    });
  }

  /** One duty, or more where another doer takes over. */
  private statement(block: Block, zone: Zone): TaskDraft[] {
    const { passage } = block;
    const above = this.actorAbove(block);
    const drafts: TaskDraft[] = [];
    const pieces = this.pieces(passage, above);
    for (const piece of pieces) {
      const { text } = piece;
      if (pieces.length > 1 && isClosing(text)) {
        drafts.push(...this.drop(block, "tasks/closing", "đoạn kết của văn bản"));
        continue;
      }
      const inline = readLabels(text);
      const own = this.doerOf(text);
      const lead = this.leadOf(own, above, zone);
      // Whatever stands under a unit of "Tổ chức thực hiện" is its duty: "Là đầu mối …", "Có giải pháp …"
      const assigned = zone.kind === "assignment" && above.units.length > 0;
      const isDuty =
        assigned ||
        // "a) Bộ Công Thương:" over "- Có biện pháp …", in whatever section
        (zone.kind === "duty" && block.style !== null && block.parent !== null && this.namesActorsOnly(block.parent)) ||
        own !== undefined ||
        inline.some((l) => l.role === "lead") ||
        beginsDuty(text) ||
        (zone.kind === "duty" && block.style !== null && this.isDatedPoint(text));
      if (!own && !assigned && STATEMENT.test(text)) {
        drafts.push(...this.drop(block, "tasks/statement", "nêu nhận định, không giao việc"));
        continue;
      }
      if (!isDuty || (zone.kind === "guarded" && lead.length === 0)) {
        drafts.push(...this.drop(block, "tasks/no-duty", "không mở đầu bằng việc phải làm, không nêu ai làm"));
        continue;
      }
      if (zone.kind === undefined && !zone.known && own === undefined && above.units.length === 0) {
        drafts.push(...this.drop(block, "tasks/no-section", "đứng ngoài mục nhiệm vụ và không nêu ai làm"));
        continue;
      }
      drafts.push(
        this.draft(piece, block, zone, {
          rule: own ? `tasks/${own.how}` : above.units.length > 0 ? "tasks/under-unit" : "tasks/verb",
          passages: [piece],
          parts: [...inline, ...(this.shared(block) ?? [])].map((l) =>
            "label" in l ? l : { label: l, passage: piece },
          ),
          text: text.slice(own?.from ?? 0),
          lead,
          coordinating: readHelpers(text, this.facts).filter((u) => !lead.some((l) => l.key === u.key)),
        }),
      );
    }
    return drafts;
  }

  /** "Lễ giao, nhận quân: ngày 25/02/2026": a point of a calendar names what is done and when, with a noun. */
  private isDatedPoint(text: string): boolean {
    if (MEASURE.test(text)) return false;
    const due = dueOfDuty(text, this.facts, null);
    return due !== null && due.end !== null && due.from !== "section" && due.kind !== "recurring";
  }

  /** Labels of the heading that speak of all its bullets. */
  private shared(block: Block): { label: Labelled; passage: Passage }[] | undefined {
    const lines = block.parent ? this.labelsOf.get(block.parent) : undefined;
    return lines?.flatMap((line) => readLabels(line.passage.text).map((label) => ({ label, passage: line.passage })));
  }

  /** Cuts a paragraph where a sentence names another doer than the one before. */
  private pieces(passage: Passage, above: Actor): Passage[] {
    const { text } = passage;
    const first = this.doerOf(text);
    let current = first?.units ?? above.units;
    let known = first ? "" : above.words;
    const cuts: number[] = [0];
    for (const match of text.matchAll(/[.;]\s+(?=\p{Lu})/gu)) {
      const at = match.index + match[0].length;
      if (at - cuts.at(-1)! < 25 || text.length - at < 25) continue;
      const own = this.doerOf(text.slice(at, at + DOER_WITHIN));
      if (!own || own.how === "label" || own.units.some((u) => current.some((c) => sameDoer(c, u)))) continue;
      if (own.units.every((u) => known.toLowerCase().includes(u.name.toLowerCase()))) continue;
      cuts.push(at);
      current = own.units;
      known = "";
    }
    return cuts.map((at, i) => passage.slice(at, cuts[i + 1] ?? text.length));
  }

  private leadOf(own: Doer | undefined, above: Actor, zone: Zone): UnitRef[] {
    if (!own) return [...above.units];
    if (own.how === "directed" && above.units.length > 0) return unite(own.units, above.units);
    // One of the units of the heading: "Viện Dinh dưỡng điều tra …" under "Viện Dinh dưỡng; Viện Sức khỏe …"
    if (above.units.length > 1 && own.units.every((u) => above.units.some((a) => a.key === u.key)))
      return [...own.units];
    // "Thường trực Ban Chỉ đạo …" under "1. Phòng Văn hóa (cơ quan Thường trực Ban Chỉ đạo)": another name of the same unit
    const words = above.words.toLowerCase();
    if (zone.kind === "assignment" && own.units.some((u) => words.includes(u.name.toLowerCase())))
      return unite(
        above.units,
        own.units.filter((u) => !words.startsWith(u.name.toLowerCase()) && !sameAsAny(u, above.units)),
      );
    return [...own.units];
  }

  /** Nearest actor above: a heading that is a unit, a statement whose doer its bullets share, "Chỉ đạo Phòng Kinh tế:". */
  private actorAbove(block: Block): Actor {
    return block.parent ? this.actorOf(block.parent) : NOBODY;
  }

  private actorOf(block: Block): Actor {
    const known = this.actors.get(block);
    if (known) return known;
    this.actors.set(block, NOBODY);
    const actor = this.findActor(block);
    this.actors.set(block, actor);
    return actor;
  }

  private findActor(block: Block): Actor {
    const above = this.actorAbove(block);
    const { text } = block.passage;
    const heading = this.headingOf(text);
    if (heading.length > 0) {
      const directed = /^chỉ đạo\s/iu.test(text) && above.units.length > 0;
      return { units: directed ? unite(heading, above.units) : heading, words: text };
    }
    const own = this.doerOf(text);
    if (!own && block.kind === "heading" && this.isUnderAssignment(block)) {
      const strangers = strangersOfHeading(text, this.facts);
      if (strangers.length > 0) return { units: strangers, words: text };
    }
    if (own)
      return { units: own.how === "directed" ? unite(own.units, above.units) : own.units, words: text.slice(0, 200) };
    // A heading of another matter ends the reach of a unit: "3. Kinh phí" is not of "2. Phòng Kinh tế".
    return above;
  }

  /** "4. …" right below "V. TỔ CHỨC THỰC HIỆN". */
  private isUnderAssignment(block: Block): boolean {
    const above = block.section?.parent;
    return above != null && above.parent === null && dutyOfTitle(above.title) === "assignment";
  }

  /** A heading or lead-in that is nothing but units. */
  private namesActorsOnly(block: Block): boolean {
    return this.headingOf(block.passage.text).length > 0;
  }

  private zoneOf(block: Block): Zone {
    const above = block.parent;
    if (!above) return { kind: undefined, known: false };
    const known = this.zones.get(above);
    if (known) return known;
    const title = above.kind === "heading" || above.section?.block === above ? (above.section?.title ?? "") : "";
    const own =
      title !== "" && title.length <= 160 && this.headingOf(title).length === 0 ? dutyOfTitle(title) : undefined;
    const outer = this.zoneOf(above);
    let zone: Zone;
    // What stands in "II. YÊU CẦU" stays there, whatever its points are called.
    if (
      own === undefined ||
      (outer.kind === "idle" && outer.known && !outer.mixed && above.section?.parent != null) ||
      (outer.kind === "assignment" && own !== "guarded" && above.section?.parent != null && own !== "idle")
    )
      zone = outer.known
        ? outer
        : { kind: outer.kind, known: above.section?.parent === null && above.kind === "heading" };
    else if (own === "idle" && (outer.kind === "duty" || outer.kind === "assignment") && VERB.test(title)) zone = outer;
    // "4. Kiểm tra, xử lý vi phạm", "5. Nguồn lực" among the tasks are some of them
    else if (own === "guarded" && outer.kind === "duty" && above.section?.parent != null) zone = outer;
    else zone = { kind: own, known: true, mixed: own === "idle" && namesDutiesToo(title) };
    this.zones.set(above, zone);
    return zone;
  }

  private draft(
    passage: Passage,
    block: Block,
    zone: Zone,
    read: {
      rule: string;
      passages: readonly Passage[];
      parts: readonly { label: Labelled; passage: Passage }[];
      text: string;
      lead: readonly UnitRef[];
      coordinating: readonly UnitRef[];
    },
  ): TaskDraft {
    const year = this.facts.planYear;
    const of = (...roles: Labelled["role"][]) =>
      read.parts
        .filter(({ label }) => roles.includes(label.role))
        .map(({ label, passage: p }) => p.slice(label.from, label.to))
        .filter((p) => p.length > 0);
    const units = (parts: readonly Passage[]): UnitRef[] => parts.flatMap((p) => parseUnits(p.text, this.facts));
    const leading = of("lead", "tham-muu");
    const leads = units(leading);
    // "Phân công: Công an xã chủ trì, phối hợp Trạm Y tế xã"
    const beside = leading.flatMap((p) => readHelpers(p.text, this.facts));
    const named = units(of("coordinating"));
    const helpers = named.length > 0 ? named : beside.filter((u) => !leads.some((l) => l.key === u.key));
    const [when] = of("due");
    const labelledDue = when ? parseDueCell(when.text, { from: "sentence", year }).due : null;
    const around = dateAround(block, year, this.dates) ?? this.annexDates.get(block.annex) ?? null;
    const due = labelledDue ?? dueOfDuty(passage.text, this.facts, around);
    const [product] = of("product");
    const lead = leads.length > 0 ? dedupe(leads) : [...read.lead];
    const fields: Record<string, FieldOrigin> = {};
    if (lead.length > 0 && leads.length === 0 && (read.rule === "tasks/under-unit" || read.rule === "tasks/verb"))
      fields["lead"] = { how: "inferred", from: "heading" };
    if (due && due.from === "section") fields["due"] = { how: "inferred", from: "section" };
    // Labels shared by several bullets are no part of each one's quote.
    this.note(block, "kept", read.rule);
    return {
      origin: zone.kind === "assignment" ? "assignment" : "section",
      group: null,
      row: null,
      text: read.text,
      ...provenance(this.structure, read.passages),
      sectionPath: sectionPath(block.section?.block === block ? block.section.parent : block.section),
      lead,
      coordinating: helpers.length > 0 ? dedupe(helpers) : [...read.coordinating],
      leadText: null,
      coordinatingText: null,
      product: product?.text ?? null,
      due,
      rule: read.rule,
      ...(this.structure.source.scanned ? { confidence: "doubtful" as const } : {}),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    };
  }

  private drop(block: Block, rule: string, reason: string): [] {
    this.note(block, "dropped", rule, reason);
    return [];
  }

  private note(block: Block, what: "kept" | "dropped", rule: string, reason?: string): void {
    if (!this.trace) return;
    const raw = block.passage.toRaw()[0];
    if (raw)
      this.trace.note({ stage: "tasks", rule, what, text: block.passage.text, raw, ...(reason ? { reason } : {}) });
  }
}

const sameDoer = (a: UnitRef, b: UnitRef): boolean => a.key === b.key || a.kind === b.kind;
const sameAsAny = (unit: UnitRef, units: readonly UnitRef[]): boolean => units.some((u) => sameDoer(u, unit));
const unite = (a: readonly UnitRef[], b: readonly UnitRef[]): UnitRef[] => dedupe([...a, ...b]);
const dedupe = (units: readonly UnitRef[]): UnitRef[] =>
  units.filter((unit, i) => units.findIndex((u) => u.key === unit.key) === i);
