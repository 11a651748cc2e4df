import { type IssuerReading, readIssuer } from "../citations/issuer.js";
import { kindAt } from "../citations/kinds.js";

export interface Enacting {
  /** Abbreviations spelled out: "UBND xã Tân Lộc ban hành Kế hoạch …" → "Ủy ban nhân dân xã Tân Lộc". */
  readonly issuer: string;
  readonly kind: string;
  /** The sentence from the issuer on: it may name the plan's year. */
  readonly sentence: string;
}

const BODY =
  /(?=[UỦHBTQĐSPC])(?<![\p{L}\p{M}])(?:UBND|[ỦU][ỷy] ban|Uỷ ban|HĐND|Hội đồng nhân dân|Ban [TC]h|Ban Chỉ|BTV|BCH|Tỉnh [ủu]|Thành [ủu]|Huyện [ủu]|Quận [ủu]|Đảng [ủu]|Thường trực|Sở|Phòng|Bộ|Chính phủ|Thủ tướng|Công an|Chủ tịch|Ban)/gu;
const ENACTS =
  /^\s{0,3}(?:\([^()]{1,60}\)\s{0,3})?,?\s{0,3}(?:đã\s{1,3})?(?:ban hành|xây dựng|đề ra|lập|tổ chức|triển khai)(?:\s{1,3}(?:và|tổ chức|triển khai|thực hiện)){0,4}\s{1,3}(?:bản\s{1,3})?/iu;

/** The words by which a body makes its plan, at the end of the legal basis. The last ones in the text given. */
export function readEnacting(text: string): Enacting | undefined {
  let found: Enacting | undefined;
  let past = 0;
  for (const { index } of text.matchAll(BODY)) {
    if (index < past || /(?:của|bởi)\s{1,3}$/iu.test(text.slice(Math.max(0, index - 6), index))) continue;
    const issuer: IssuerReading | undefined = readIssuer(text, index);
    if (!issuer) continue;
    const enacts = ENACTS.exec(text.slice(issuer.end, issuer.end + 160));
    const kind = enacts && kindAt(text, issuer.end + enacts[0].length);
    if (!kind) continue;
    past = issuer.end;
    found = { issuer: issuer.name, kind: kind.name, sentence: text.slice(index) };
  }
  return found;
}
