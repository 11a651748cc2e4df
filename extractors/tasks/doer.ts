import type { DocumentFacts, UnitRef } from "../../src/model/facts.js";
import { singleBlanks } from "../../src/text/blanks.js";
import {
  addressLength,
  classList,
  findUnits,
  mayReadAsUnit,
  mayStartWithUnit,
  parseUnits,
  readsAsUnit,
} from "../units/index.js";
import { readLabels } from "./labels.js";
import { BEFORE_UNIT, DIRECTIVE, dutyOfTitle, MODAL, OPENING_VERB, TORN, VERB } from "./words.js";

/** Who a statement says is to act, and where the duty itself begins. */
export interface Doer {
  readonly units: readonly UnitRef[];
  /** "label": "Phòng Kinh tế: …"; "directed": "Chỉ đạo Phòng Kinh tế …"; "subject": "Các ngành đẩy mạnh …". */
  readonly how: "label" | "directed" | "subject";
  /** Where the words of the duty begin: behind a label, else at the start of the statement. */
  readonly from: number;
}

/** "Thành lập Tổ giúp việc: Giao Phòng Kinh tế …", "Chế độ báo cáo: Các đơn vị báo cáo …": a matter, and then who acts. */
function afterTopic(text: string, place: DocumentFacts): Doer | undefined {
  const topic = (text.includes(":") ? TOPIC.exec(text) : SHORT_TITLE.exec(text))?.[0].length ?? 0;
  if (topic === 0 || readLabels(text.slice(0, topic))[0]?.at === 0) return undefined;
  const matter = text.slice(0, topic);
  if (NO_MATTER.test(matter) || dutyOfTitle(matter) === "idle") return undefined;
  const doer = readOpening(text.slice(topic), place);
  // The duty is told by the whole statement, the matter included.
  return doer && { ...doer, from: doer.from === 0 ? 0 : doer.from + topic };
}

/** "Ghi chú: Bộ Y tế quy định …", "Mục tiêu: Công an xã đạt …" hand nothing on. */
const NO_MATTER = /^(?:ghi chú|lưu ý|ví dụ|nguồn|theo|căn cứ|định mức)(?!\p{L})/iu;
/** "Mở rộng cơ sở thu. Thuế tỉnh đối chiếu …": a title of few words on the line of its paragraph. */
const SHORT_TITLE = /^\p{Lu}[^:.;\d]{2,22}\.\s+(?=\p{Lu})/u;
const TOPIC = /^\p{L}[^:.;\d]{2,80}:\s+(?=\p{Lu})(?![^:]{0,80}:)/u;

/** A name of a doer is not longer than this. */
const LONGEST = 300;

/**
 * The doer that a statement names at its beginning: before a colon, after a word that hands a duty on, or as the subject of
 * its first clause. Undefined where it names none ("Tham mưu Ủy ban nhân dân xã ban hành …").
 */
export function readDoer(text: string, place: DocumentFacts): Doer | undefined {
  return readOpening(text, place) ?? afterTopic(text, place);
}

function readOpening(text: string, place: DocumentFacts): Doer | undefined {
  const skipped = openerLength(text);
  const own = text.slice(skipped);
  const directive = DIRECTIVE.exec(own) ?? LEADS_UNIT.exec(own);
  // Who is asked is not led by the unit that the statement stands under.
  const directed = directive !== null && !ASKS.test(directive[0]);
  const start = skipped + (directive?.[0].length ?? 0);
  const rest = text.slice(start);
  // "Các Sở: Y tế, Nội vụ: …": the first colon opens the list
  const listed = classList(rest)?.end ?? 0;
  const label = rest.includes(":") ? (listed > 0 ? LABEL_END : LABEL).exec(rest.slice(listed)) : null;
  const named = label ? rest.slice(0, listed) + label[1]! : "";
  const isMatter = label !== null && MATTER_TOO.test(named) && !VERB.test(rest.slice(listed + label[0].length));
  if (label && !isMatter && named.length <= LONGEST && readsAsUnit(named))
    return {
      units: parseUnits(named, place),
      how: directed ? "directed" : "label",
      from: listed + label[0].length + start,
    };
  const post = addressLength(rest);
  const subject = subjectEnd(rest.slice(post), directive !== null || post > 0, place);
  const end = subject === undefined ? undefined : subject + post;
  if (end === undefined) return undefined;
  const units = parseUnits(rest.slice(0, end), place);
  if (units.length === 0 || (directive !== null && STAFF.test(rest.slice(0, end)))) return undefined;
  // A heading and its paragraph run together: "Bảo hiểm xã hội tỉnh Phát triển đối tượng …"
  const words = rest.slice(end).trimStart();
  const runsOn = /^\p{Lu}/u.test(words) && VERB.test(words);
  return { units, how: directed ? "directed" : "subject", from: runsOn ? text.length - words.length : 0 };
}

/**
 * What may stand before the doer or the verb: "Hằng năm, …", "Khi tỉnh ban hành …, …", "Trước ngày 15/6/2026, …", "Giai đoạn 2026 - 2028, …", "Đồng thời, …";
 * a time as a label ("Quý II: …", "Tháng 3/2026: …"). Bounded.
 */
const OPENER =
  /^(?:(?:(?:hằng|hàng|mỗi)\s(?:năm|quý|tháng|tuần)|định kỳ[^,.;:]{0,60}|(?:trước ngày|chậm nhất|muộn nhất)[^,.;:]{1,40}|đến[^,.;:]{1,50}|trong[^,.;:]{1,50}|từ (?:nay|năm|quý|tháng|ngày)[^,.;:]{1,50}|(?:giai đoạn|các năm|năm|quý|tháng|đầu năm|cuối năm|6 tháng)\s[^,.;:]{0,30}\d[^,.;:]{0,20}|đồng thời|bên cạnh đó|ngoài ra|căn cứ[^,.;:]{1,120}|trên cơ sở[^,.;:]{1,120}|(?:ngay )?(?:sau )?khi\s[^,.;:]{1,120}),\s+){1,4}|^(?:(?:trong |đầu |giữa |cuối )?(?:quý|tháng|năm)\s(?:[ivx]{1,3}|\d{1,2})(?:\s?[/,-]\s?(?:quý |tháng )?(?:[ivx]{1,3}|\d{1,2})(?!\d)){0,3}(?:(?:\s?\/\s?|\snăm\s)20\d{2})?|năm 20\d{2})\s?:\s+|^đồng thời\s+/iu;

/** A Party committee's "Lãnh đạo Công an xã mở đợt cao điểm": the unit is to act. The match ends before the unit. */
const LEADS_UNIT = /^Lãnh đạo\s+(?=\p{Lu})/u;

const ASKS = /đề nghị/iu;

/** "Phân công cán bộ, đảng viên kèm cặp từng hộ": who is sent answers for nothing, the one who sends does. */
const STAFF =
  /^(?:(?:cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|giáo viên|nhân viên|người lao động)(?:, | và )?){1,6}$/iu;

/** How much of a statement is said before its doer or verb. */
export const openerLength = (text: string): number => OPENER.exec(text)?.[0].length ?? 0;
const LABEL = /^([^:.]{2,220}?)\s?:\s+(?=\S)/u;
/** "Bảo hiểm xã hội: Hết năm 2026 có 42% …": without a place these words are a matter as well as an office. */
const MATTER_TOO = /^(?:bảo hiểm xã hội|thuế|thống kê|hải quan|thư viện)$/iu;
const LABEL_END = /^([^:.]{0,160}?)\s?:\s+(?=\S)/u;
/** Between a doer and its verb: brackets, and clauses in commas ("…, trong phạm vi chức năng, nhiệm vụ của mình, …"). */
const ASIDE =
  /^(?:\s*\([^()]{1,120}\))?(?:,?\s(?:căn cứ|trong phạm vi|theo chức năng|trên cơ sở|với vai trò)[^.;:]{1,200}?,)?,?\s+/u;

/** The longest first; "căn cứ chức năng, nhiệm vụ xây dựng …" is no clause that a comma ends, but begins what is to be done. */
function asidesAt(text: string, index: number): string[] {
  const rest = text.slice(index);
  const asides = [ASIDE.exec(rest)?.[0], /^,?\s{1,3}/u.exec(rest)?.[0]];
  return asides.filter((words) => words !== undefined);
}

/** "Cơ quan chủ trì Chương trình, hướng dẫn các đơn vị …" under a unit's heading: as what it acts, with "Là" left out. */
const AS_WHAT = /^(?:cơ quan|đơn vị|bộ phận) (?:chủ trì|thường trực|đầu mối)(?!\p{L})/iu;

/** Where the subject at the beginning of `text` ends; undefined where the text does not begin with units that act. */
function subjectEnd(text: string, directed: boolean, place: DocumentFacts): number | undefined {
  const window = text.slice(0, LONGEST + 60);
  if (!/^\p{L}/u.test(window) || ORGANISE.test(window) || AS_WHAT.test(window)) return undefined;
  if (!directed && !/^\p{Lu}/u.test(window) && !/^(?:các|mỗi|từng)\s/u.test(window)) return undefined;
  const known = listEnd(window, place);
  if (known === 0 && !CLASS.test(window) && !directed && !COLLECTIVE.test(window)) return strangerEnd(window);
  for (const { index } of window.matchAll(/[\s,(]+/gu)) {
    if (index < known || index > LONGEST) continue;
    const aside = asidesAt(window, index).find((words) => {
      const next = window.slice(index + words.length);
      // A capital goes on a name ("Liên minh Hợp tác xã"), unless the name is known to be complete
      if (index === known) return (OPENING_VERB.test(next) || MODAL.test(next)) && !BRANCH.test(next);
      return /^\p{Ll}/u.test(next) && (VERB.test(next) || MODAL.test(next));
    });
    if (aside === undefined) continue;
    const next = window.slice(index + aside.length);
    // "Doanh nghiệp, tổ chức, cá nhân có trách nhiệm …": a list goes on; "được giao nhiệm vụ" tells which units
    if (aside.startsWith(",") && /^tổ chức/iu.test(next)) continue;
    const subject = window.slice(0, index);
    if (GOES_ON.test(subject) || isTorn(subject, next) || (MANAGERS.test(subject) && MATTER.test(next))) continue;
    if (USERS.test(subject) && USES.test(next)) continue;
    const strong = known === 0 && COLLECTIVE.test(subject) ? STRONG.exec(window.slice(index)) : null;
    if (strong && strong[0].length + index < 140) return index + strong[0].length;
    if (readsAsUnit(subject) || (CLASS.test(subject) && subject.length < 120 && !/[.:;]/u.test(subject))) return index;
    if (known > 0 && index > known + 80) return undefined;
    if (COLLECTIVE.test(subject) && subject.length < (MODAL.test(next) ? 140 : 60)) return index;
  }
  return undefined;
}

/** "Công đoàn | Xây dựng Việt Nam": the capital tells the branch that a name goes on with from the verb. */
const BRANCH = /^Xây dựng\s(?=\p{Lu}|tỉnh|thành phố)/u;

/** A doer that no lexicon knows, before words that only doers stand before: "Đảng đoàn Quốc hội lãnh đạo, chỉ đạo …". */
function strangerEnd(text: string): number | undefined {
  if (VERB.test(text) || NO_DOER.test(text)) return undefined;
  const found = STRANGER.exec(text);
  return found && /^\S.{0,80}\s\p{Lu}/u.test(found[0]) ? found[0].length : undefined;
}

const NO_DOER =
  /^(?:là|có|việc|công tác|kinh phí|nội dung|quá trình|kế hoạch|trên|khi|nếu|trường hợp|đối với|về|sau|trước|trong|từ|đến|ngoài|bên cạnh|do|để|nhằm|thời|nguồn|hình thức|chế độ|một số|những|mọi|toàn|tại|theo|với|sự|nhiệm vụ|giải pháp|mục tiêu|chỉ tiêu)(?!\p{L})/iu;
const STRANGER =
  /^\p{Lu}[^.;:()]{3,90}?(?=\s(?:lãnh đạo, chỉ đạo|chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|tham mưu)(?!\p{L}))/u;

/** Where a list of known units at the start of the text ends; 0 where none begins there. */
function listEnd(text: string, place: DocumentFacts): number {
  if (!mayStartWithUnit(text)) return 0;
  let end = 0;
  for (const unit of findUnits(text, place)) {
    const between = text.slice(end, unit.start);
    if (end === 0 ? unit.start > 0 : !/^\s?(?:,|;|và|,? và|cùng)\s$/u.test(between)) break;
    end = unit.end;
  }
  return end;
}

/** "Tổ chức tuyên truyền …" is what is to be done, "Tổ chức đảng" who does it. */
const ORGANISE = /^tổ chức(?! (?:đảng|đoàn|chính trị|công đoàn|hội(?! nghị| thảo| thi| họp| chợ)))(?!\p{L})/iu;
/** Units that are named by their class: "các doanh nghiệp công nghệ số", "mỗi ngành, lĩnh vực". */
const CLASS =
  /^(?:(?:thủ trưởng|người đứng đầu|trưởng|hiệu trưởng|giám đốc|bí thư|chủ tịch|tổ trưởng|lãnh đạo|đại diện|chi bộ|ban công tác mặt trận|đảng [ủu][ỷy]|ban thường vụ|ban chấp hành)\s)?(?:các|mỗi|từng)\s(?!(?:năm|quý|tháng|tuần|ngày|kỳ|đợt|lần|khi)\s)(?:\p{Ll}{1,8}[\s,]{1,3}){0,3}(?:sở|ban|ngành|cơ quan|đơn vị|tổ chức|doanh nghiệp|cơ sở|trường|thôn|xã|phường|phòng|hội|đoàn thể|chi bộ|địa phương|thành viên|bộ phận|công chức|hợp tác xã|tổ|cá nhân|(?:tỉnh|thành|huyện|đảng|cấp) [ủu][ỷy]|đảng bộ)(?!\p{L})/iu;
/** Doers that no lexicon lists by name. */
const COLLECTIVE =
  /^(?:(?:bộ|sở|ban),(?: ban,)? ngành|cấp [ủu][ỷy]|(?:tổ )?trưởng (?:thôn|bản|ấp|buôn|khóm|xóm|làng|khu phố|khu dân cư|tổ dân phố|trạm|ban công tác mặt trận)|tổ trưởng|già làng|người có uy tín|cộng tác viên|tuyên truyền viên|nhân viên y tế|chủ rừng|chính quyền|nhà trường|hộ gia đình|đảng viên|doanh nghiệp|cơ sở|tổ chức|cá nhân|người đứng đầu|thủ trưởng|cán bộ|chủ đầu tư|đơn vị|cơ quan|địa phương)(?!\p{L})/iu;

/** "Phòng bệnh, nâng cao sức khỏe" is no office. */
const PREVENTION = /^phòng(?:,| chống| ngừa| bệnh| cháy| dịch| tránh)(?!\p{L})/iu;
/** "Cán bộ quản lý giáo dục", "đơn vị quản lý chợ", "cơ sở giáo dục nghề nghiệp": nouns. */
const MANAGERS = /(?<!\p{L})(?:cán bộ|cơ quan|đơn vị|ban|cơ sở|trung tâm)(?: quản lý)?$/iu;
const MATTER = /^(?:quản lý|giáo dục|đào tạo|đầu tư|thu)\s?(?!\p{L}{0,7}:)/iu;
/** "Các đơn vị sử dụng ngân sách", "doanh nghiệp sử dụng lao động": the class is named by what it does. */
const USERS = /(?<!\p{L})(?:cơ quan|đơn vị|tổ chức|doanh nghiệp|cá nhân|người|hộ)$/iu;
const USES = /^(?:sử dụng (?:ngân sách|lao động|đất|vốn)|vay vốn|nộp thuế)(?!\p{L})/iu;
const GOES_ON =
  /(?<!\p{L})(?:được(?: giao| phân công)?|bị|do|để|và|của|về|không|đang|đã|sẽ|các|những|mỗi|từng|với|cùng|theo|tại|trong|cho|như|phong trào|trật tự)$/iu;
/** "Bộ Giáo dục và Đào | tạo", "Tổ quản lý | giao thông": halves of one word, or a noun that begins like a verb. */
const isTorn = (subject: string, next: string): boolean =>
  TORN.some(([half, firsts]) => half.test(next) && firsts.test(subject)) ||
  /^(?:giao (?:thông|dịch|tiếp|thương)|thu (?:nhập|ngân sách)|giúp việc|tăng trưởng|thông tin(?! (?:về|cho|kịp|đến|tuyên)))(?!\p{L})/u.test(
    next,
  );
const STRONG = /^[^.;:]{0,120}?(?=\s(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|cần|phải)(?!\p{L}))/u;

const HELP = /(?<!\p{L})phối hợp(?: chặt chẽ)?(?:,? (?:với|cùng)| cùng với)?\s+(?=\p{L})/giu;

/** The units that help: those named right after "phối hợp với". */
export function readHelpers(text: string, place: DocumentFacts): readonly UnitRef[] {
  const units: UnitRef[] = [];
  for (const match of text.matchAll(HELP)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 400);
    for (const unit of unitList(rest, place)) if (!units.some((u) => u.key === unit.key)) units.push(unit);
    if (units.length > 0) return units;
  }
  return units;
}

/** Units one after the other from the start of the text: "các sở, ngành và địa phương xây dựng …". */
function unitList(text: string, place: DocumentFacts): readonly UnitRef[] {
  const end = listEnd(text, place);
  return end === 0 ? [] : parseUnits(text.slice(0, end), place);
}

/** "Đối với Thủ đô Hà Nội": the place stands for those who govern it. */
const PLACE_ALONE =
  /^(?:đối với|về phía|trách nhiệm của)\s(?:thủ đô|tỉnh|thành phố|đặc khu|xã|phường)(?:\s\p{Lu}[\p{L}\p{M}]{0,7}){1,4}[\s:.;]*$/iu;

/** The units of a heading that is nothing but units: "2. Phòng Kinh tế:", "5. Đề nghị Hội Phụ nữ xã", "Trách nhiệm của Công an xã". */
export function unitsOfHeading(title: string, place: DocumentFacts): readonly UnitRef[] {
  if (!mayReadAsUnit(title) && !BEFORE_UNIT.test(title)) return [];
  const bare = singleBlanks(
    title
      .replace(/\([^()]{0,200}\)/gu, " ")
      .replace(/^(?:trách nhiệm|nhiệm vụ)(?: thực hiện)? của\s/iu, "")
      .replace(/^(?:đối với|về phía)\s/iu, "")
      .replace(/[\s:.;,/-]+$/u, ""),
  ).trim();
  const named = bare.replace(DIRECTIVE, "");
  if (named === "" || named.length > 260 || /[:.]\s/u.test(named)) return [];
  if (ORGANISE.test(named) || PREVENTION.test(named)) return [];
  // "Nhà văn hóa thôn mở cửa phục vụ Nhân dân hằng ngày.": a sentence, though it begins like a unit
  const isSentence = /[.;]$/u.test(title.trim()) && !CLASS.test(named);
  if (isSentence && named.length - listEnd(named, place) > 12) return [];
  const isUnit =
    readsAsUnit(named) || PLACE_ALONE.test(title) || (CLASS.test(named) && !/[.;:]/u.test(named) && !VERB.test(named));
  if (!isUnit || dutyOfTitle(bare) === "assignment" || subjectEnd(named, false, place) !== undefined) return [];
  return parseUnits(named, place);
}

/** A heading over duties of "Tổ chức thực hiện" that no lexicon knows is taken for the unit it names: "4. Cấp ủy, Ban công tác mặt trận các tổ dân phố". */
export function strangersOfHeading(title: string, place: DocumentFacts): readonly UnitRef[] {
  const bare = singleBlanks(
    title
      .replace(/\([^()]{0,200}\)/gu, " ")
      .replace(/^(?:trách nhiệm|nhiệm vụ)(?: thực hiện)? của\s/iu, "")
      .replace(/[\s:.;,/-]+$/u, ""),
  ).trim();
  const named = bare.replace(DIRECTIVE, "");
  if (named.length < 6 || named.length > 160 || /[.:!?]\s|\d/u.test(named) || !/^\p{Lu}/u.test(named)) return [];
  if (VERB.test(named) || NO_DOER.test(named) || dutyOfTitle(bare) !== undefined) return [];
  return parseUnits(named, place);
}
