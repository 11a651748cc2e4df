import { describe, expect, it } from "vitest";
import { extractDocument } from "../extractors/document/index.js";
import type { TraceEvent } from "../extractors/engine/trace.js";
import { extractTargets } from "../extractors/targets/index.js";
import { withoutTail } from "../extractors/targets/name-tail.js";
import type { Target } from "../src/model/facts.js";
import { structureOf } from "./support/structure.js";

const HEAD = `ỦY BAN NHÂN DÂN
XÃ TÂN LỘC

Số: 17/KH-UBND
Tân Lộc, ngày 15 tháng 12 năm 2025

KẾ HOẠCH
Phát triển kinh tế - xã hội năm 2026

UBND xã Tân Lộc ban hành Kế hoạch như sau:

`;

const targetsOf = (body: string): Target[] => {
  const structure = structureOf(HEAD + body);
  return extractTargets(structure, extractDocument(structure, {}));
};
const printed = (t: Target): string =>
  `${t.comparator} ${t.value}${t.valueHigh === null ? "" : `..${t.valueHigh}`} ${t.unit}`;
const values = (section: string, statement: string): string[] =>
  targetsOf(`${section}\n\n- ${statement}\n`).map(printed);
const GOALS = "I. MỤC TIÊU CỤ THỂ";
const ESTIMATE = "Điều 1. Phê chuẩn dự toán ngân sách xã năm 2026 như sau:";
const TASKS = "I. NHIỆM VỤ, GIẢI PHÁP";

describe("what a sentence commits to", () => {
  it.each([
    [ESTIMATE, "Tổng thu ngân sách nhà nước trên địa bàn là 125.400 triệu đồng.", ["= 125400000000 VND"]],
    [ESTIMATE, "Tổng chi ngân sách xã: 98,25 tỷ đồng.", ["= 98250000000 VND"]],
    // what a scan makes of the words beside a value
    [GOALS, "Tỷ lệ hồ sơ nộp qua mạng dat tôi thiêu 92%.", [">= 92 %"]],
    [GOALS, "Tỷ lệ hộ nghèo con tối da 3%, số vụ cháy khong qua 4 vụ.", ["<= 3 %", "<= 4 count"]],
    [GOALS, "Tỷ lệ sinh viên bỏ học dươi 2%; người học nghề đạt từ 65% trỡ lên.", ["< 2 %", ">= 65 %"]],
    [TASKS, "Đuổi 5 con trâu lạc về chuồng.", []],
    [TASKS, "Tu bổ quanh hồ, lắp đặt 24 ghế đá.", ["= 24 count"]],
    [GOALS, "1OO% người cao tuổi có thẻ; 70 _ 75% được khám.", ["= 100 %", "range 70..75 %"]],
    [GOALS, "Doanh thu bán lẻ tăng khoảng 11% trở lên.", [">= 11 %"]],
    // what was reached, however it is headed; how bad a thing is that there shall be none of; an average beside its sum
    [
      GOALS,
      "Người dân được dùng nước sạch. Kết quả năm 2025: tỷ lệ hộ nghèo còn 7,12% (205/2.880 hộ), thu nhập bình quân đạt 41,5 triệu đồng/người.",
      [],
    ],
    [GOALS, "Kết quả năm 2026: tỷ lệ hộ nghèo còn 5,5%.", ["= 5.5 %"]],
    [GOALS, "Kết quả năm 2025: hộ nghèo còn 7,1%. Năm 2026: tỷ lệ hộ nghèo còn 5,5%.", ["= 5.5 %"]],
    [GOALS, "Kết quả năm 2025: hộ nghèo còn 7,1%. Đến hết năm 2026, tỷ lệ hộ nghèo còn 5,5%.", ["= 5.5 %"]],
    [GOALS, "Thực hiện đúng quy định mức thu; tỷ lệ người dân hài lòng đạt 95%.", ["= 95 %"]],
    [GOALS, "Tỷ lệ trẻ đi học đúng độ tuổi 95%.", ["= 95 %"]],
    [GOALS, "Tỷ lệ hộ nghèo dưới 2%; không còn ấp có tỷ lệ hộ nghèo trên 9%.", ["< 2 %"]],
    [GOALS, "Kéo giảm 3 yếu tố cung, cầu, tác hại.", []],
    [TASKS, "Cấp chữ ký số cho 100% lãnh đạo cấp phòng trở lên.", ["= 100 %"]],
    [TASKS, "Tập huấn cho ít nhất 4.000 lượt cán bộ, bình quân mỗi năm 800 lượt.", [">= 4000 count", "= 800 count"]],
    [GOALS, "Xây mới 03 nhà dưỡng lão với tổng quy mô tối thiểu 250 giường.", ["= 3 count", ">= 250 count"]],
    [GOALS, "100% phường giám sát số ca tại cộng đồng trong đó 70% phường báo cáo đúng hạn.", ["= 100 %", "= 70 %"]],
    // a count and its share, a course and those who come
    [GOALS, "Có ít nhất 9 thôn không rác thải nhựa, chiếm tỷ lệ trên 45%.", [">= 9 count", "> 45 %"]],
    [GOALS, "Tổ chức 20 buổi nói chuyện với trên 1.500 lượt người nghe.", ["= 20 count", "> 1500 count"]],
    [TASKS, "Tổ chức tối thiểu 12 phiên, kết nối thành công 900 lượt lao động.", [">= 12 count", "= 900 count"]],
    [GOALS, "Xây 40 bể chứa vào năm 2026 và 65 vào năm 2028.", ["= 40 count", "= 65 count"]],
    [GOALS, "Mỗi doanh nghiệp có sử dụng trên 300 lao động tiếp nhận ít nhất 10 học sinh.", [">= 10 count"]],
    [GOALS, "Số điều dưỡng/vạn dân đạt 21,5 điều dưỡng.", ["= 21.5 ratio"]],
    [GOALS, "Giảm tỷ suất chết trẻ em từ 18,9‰ năm 2025 xuống còn 15‰ vào năm 2030.", ["= 15 ‰"]],
    [
      GOALS,
      "Đạt 34 giường bệnh, 15 bác sĩ, 3,4 dược sĩ đại học, 25 điều dưỡng trên 10.000 dân.",
      ["= 34 ratio", "= 15 ratio", "= 3.4 ratio", "= 25 ratio"],
    ],
    [GOALS, "Đào tạo 12 bác sĩ, 20 điều dưỡng trên địa bàn.", ["= 12 count", "= 20 count"]],
    [GOALS, "Tỷ suất trẻ em đuối nước xuống còn 14/100.000 trẻ em.", ["= 14 ratio"]],
    [GOALS, "Tổng chi ngân sách 05 năm khoảng 61.200 tỷ đồng.", ["~ 61200000000000 VND"]],
    [GOALS, "Tỷ lệ trẻ thấp còi dưới 20%; trẻ sinh nhẹ cân (dưới 2.500 gram) dưới 6%.", ["< 20 %", "< 6 %"]],
    [GOALS, "Đưa tỷ lệ rừng trồng so với diện tích tự nhiên lên 38%.", ["= 38 %"]],
    [TASKS, "Triệt xóa 03 điểm mua bán ma túy hiện có.", ["= 3 count"]],
    // bounds behind units, ranks among so many, parts in brackets, money without its word
    [GOALS, "Thu cân đối ngân sách tăng 10%/năm trở lên.", [">= 10 %/year"]],
    [GOALS, "Thu nhập bình quân đạt 75 triệu đồng/người/năm trở lên.", [">= 75000000 VND"]],
    [GOALS, "Để tối đa hóa lợi ích điều trị, 90% người nhiễm được điều trị.", ["= 90 %"]],
    [GOALS, "Chỉ số PAPI xếp 20/63 tỉnh, thành phố, 5/14 tỉnh vùng Bắc Trung bộ.", ["= 20 rank", "= 5 rank"]],
    [GOALS, "Chỉ số SIPAS đạt 85%, nằm trong nhóm 20/63 địa phương dẫn đầu cả nước.", ["= 85 %", "<= 20 rank"]],
    [GOALS, "Chỉ số PCI xếp vị trí 10 - 15/63 tỉnh, thành phố.", ["range 10..15 rank"]],
    [GOALS, "Trẻ thừa cân xuống dưới 10% (khu vực nội thành), 5% (khu vực ngoại thành).", ["< 10 %", "< 5 %"]],
    [GOALS, "Tổng vốn đầu tư toàn xã hội: 840 tỷ.", ["= 840000000000 VND"]],
    [GOALS, "Thu nhập bình quân đạt 45 triệu/người/năm.", ["= 45000000 VND"]],
    [GOALS, "Cơ cấu: khu vực III từ 37% trở lên, thuế sản phẩm trừ trợ cấp sản phẩm khoảng 4%.", [">= 37 %", "~ 4 %"]],
    [GOALS, "Tăng trưởng bình quân 5 năm (2026 - 2030) đạt 8,0%.", ["= 8 %"]],
    [GOALS, "Lúa nước 2 vụ 40 ha.", ["= 40 quantity"]],
    [TASKS, "Báo ngay cho Trạm Y tế khi có từ 02 học sinh cùng sốt.", []],
    [TASKS, "Tạm hoãn xuất cảnh người nợ thuế (ngưỡng nợ từ 50 triệu đồng đối với cá nhân).", []],
    [TASKS, "Mẫu nước uống được kiểm nghiệm: năm 2026: 180 mẫu; năm 2027: 200 mẫu.", ["= 180 count", "= 200 count"]],
    [GOALS, "Lấy 120 mẫu thuốc để kiểm tra.", ["= 120 count"]],
    [GOALS, "Số bác sĩ trên 1 vạn dân: 15 bác sĩ.", ["= 15 ratio"]],
    [GOALS, "Có 11 bác sĩ và 32 giường bệnh/1 vạn dân.", ["= 11 ratio", "= 32 ratio"]],
    [TASKS, "Trong 6 tháng đầu năm, đưa 12 nền tảng số vào vận hành.", ["= 12 count"]],
    [TASKS, "Quy định việc khai thác nước trên các đảo có dân cư[^1].", []],
    [TASKS, "Hỗ trợ phụ nữ sinh đủ hai con trước tuổi 35.", []],
    [TASKS, "Lập bản đồ địa hình tỷ lệ 1:2.000 khu vực ven sông.", []],
    [TASKS, "Đưa diện tích lúa tưới tiết kiệm nước đạt 500 ha.", ["= 500 quantity"]],
    // what describes: which level, which body, who falls short
    [TASKS, "Phê duyệt cấp độ an toàn cho 100% hệ thống từ cấp độ 3 trở lên.", ["= 100 %"]],
    [TASKS, "Đơn vị giải ngân dưới 85% phải giải trình.", []],
    [TASKS, "Điều chuyển vốn của dự án giải ngân dưới 35% kế hoạch.", []],
    [GOALS, "Giữ nợ công cách xa ngưỡng cảnh báo khoảng 55% GDP.", []],
    [TASKS, "Thực hiện Nghị quyết Trung ương 5 khóa XIII.", []],
    [
      "Điều 2. Dự toán thu, chi ngân sách xã năm 2026",
      "Bội chi ngân sách địa phương: 30 tỷ đồng.",
      ["= 30000000000 VND"],
    ],
    ["Điều 3. Tổ chức thực hiện dự toán ngân sách", "Phân bổ 20 tỷ đồng cho các trường.", []],
    ["III. DỰ TOÁN KINH PHÍ", "Kinh phí hỗ trợ từ ngân sách tỉnh: 15 tỷ đồng.", []],
    [GOALS, "Tỷ lệ lao động qua đào tạo đạt 74%; lao động có bằng cấp, chứng chỉ đạt 33%.", ["= 74 %", "= 33 %"]],
    [GOALS, "Hỗ trợ vốn vay cho 10 hộ có người khuyết tật.", ["= 10 count"]],
    [GOALS, "Tỷ lệ học sinh được khám sức khỏe ít nhất một lần trong năm đạt 80%.", ["= 80 %"]],
    [GOALS, "Tỷ lệ phụ nữ được khám thai từ 3 lần trở lên: ≥ 92%.", [">= 92 %"]],
    [GOALS, "Có 0,4 bác sĩ chuyên khoa nhi sơ sinh/100.000 dân.", ["= 0.4 ratio"]],
    [GOALS, "Thiết lập 03 đường dây nóng.", ["= 3 count"]],
    // who is praised, and what a regime, a version or a list of criteria is called
    [TASKS, "Biểu dương các xóm, dòng họ có 100% hộ hiến đất.", []],
    [TASKS, "Vận động 100% hộ hiến đất, biểu dương các xóm làm tốt.", ["= 100 %"]],
    [GOALS, "Phấn đấu các trường dạy học 2 buổi/ngày; 95% học sinh ăn bán trú.", ["= 95 %"]],
    [TASKS, "Xây dựng tuyến phố 4.0.", []],
    [GOALS, "Phấn đấu đạt thêm 03 tiêu chí, nâng số tiêu chí đạt lên 17 tiêu chí.", ["= 3 count", "= 17 count"]],
    [TASKS, "Đánh giá 19 tiêu chí của từng xóm.", []],
    // what the place has after a merger, and up to a day before the plan was signed
    ["I. QUAN ĐIỂM", "Sau sáp nhập, xã Tân Lộc có 28 thôn; tỷ lệ hộ dùng nước sạch đạt 71,5%.", []],
    [GOALS, "Đến hết tháng 11/2025, xã có 35 hợp tác xã, thu hút khoảng 40% số hộ.", []],
    [GOALS, "Đến hết tháng 11/2026, xã có 35 hợp tác xã.", ["= 35 count"]],
    // courses, and those who take them
    [TASKS, "Mở tối thiểu 04 khóa tập huấn cho khoảng 150 học viên.", [">= 4 count", "~ 150 count"]],
    [TASKS, "Cấp phát ít nhất 50 bộ máy cho trên 50 hộ.", [">= 50 count"]],
    [GOALS, "Giảm ít nhất 8% số vụ cháy, kiềm chế số vụ mới ở mức không quá 2%.", [">= 8 %", "<= 2 %"]],
    [TASKS, "Nâng vốn điều lệ của Quỹ Bảo lãnh tín dụng lên 150 tỷ đồng trước năm 2029.", ["= 150000000000 VND"]],
    [TASKS, "Bồi dưỡng, cấp chứng chỉ cho 250 nhân viên y tế thôn.", ["= 250 count"]],
    [
      GOALS,
      "Số năm sống khỏe đạt tối thiểu 68 năm; giảm ít nhất 40% số ca so với năm 2024 (24 ca).",
      [">= 68 duration", ">= 40 %"],
    ],
    [
      GOALS,
      "Duy trì tỷ lệ bao phủ trên 95% dân số (năm 2025 ước đạt 92,6%); tỷ lệ trẻ tiêm chủng đầy đủ đạt từ 98% trở lên.",
      ["> 95 %", ">= 98 %"],
    ],
    [
      GOALS,
      "Giảm số giờ làm việc nhà của phụ nữ còn 1,7 lần vào năm 2028 và 1,4 lần vào năm 2030 so với nam giới.",
      ["= 1.7 ratio", "= 1.4 ratio"],
    ],
    [
      TASKS,
      "Khắc phục các tiêu chí bị trừ trong kết quả chấm điểm năm 2024 (đạt 87,42/100 điểm, xếp thứ 9/14 sở).",
      [],
    ],
    [GOALS, "Năm 2025: tỷ lệ nữ cấp ủy nhiệm kỳ 2025 - 2030 đạt 17,6%, cấp xã 24,1%.", []],
    [GOALS, "Diện tích nhà làm việc bỏ trống giảm từ 1.240 m2 xuống còn 300 m2.", ["= 300 quantity"]],
    [
      GOALS,
      "Chuyển đổi 100% hộ kinh doanh sang kê khai (hộ có doanh thu từ 500 triệu đồng/năm trở xuống không phải nộp thuế).",
      ["= 100 %"],
    ],
    [GOALS, "Tổng thu ngân sách trên địa bàn phường 248 tỷ đồng.", ["= 248000000000 VND"]],
    [GOALS, "Xử lý dứt điểm 06 điểm đen tai nạn giao thông trước năm 2028.", ["= 6 count"]],
    [GOALS, "Xây mới ít nhất 35 “Mái ấm tình thương”.", [">= 35 count"]],
    [
      GOALS,
      "Phấn đấu thu ngân sách tăng tối thiểu 10% so với ước thực hiện năm 2025; tỷ lệ nợ thuế không quá 5% tổng thu.",
      [">= 10 %", "<= 5 %"],
    ],
    [
      GOALS,
      "Quản lý điều trị cho 90% người bệnh tăng huyết áp và không dưới 75% người bệnh đái tháo đường.",
      ["= 90 %", ">= 75 %"],
    ],
    [GOALS, "Dạy bơi an toàn cho 1.200 lượt trẻ em.", ["= 1200 count"]],
    [
      TASKS,
      "Xây dựng mô hình điểm: năm 2026: 12 mô hình; năm 2027: 15 mô hình; năm 2028: 20 mô hình.",
      ["= 12 count", "= 15 count", "= 20 count"],
    ],
    [TASKS, "Các nhiệm vụ trên 06 lĩnh vực được phân công tại Phụ lục.", []],
    [TASKS, "Tổ chức “Ngày toàn dân phòng, chống ma túy 26/6” tại các thôn.", []],
    ["2. Mục tiêu cụ thể đến năm 2030", "Toàn xã có 120 doanh nghiệp đang hoạt động.", ["= 120 count"]],
    [GOALS, "100% ca bệnh sốt rét được xử lý theo quy trình 1-3-7.", ["= 100 %"]],
    [GOALS, "Trên 96% người điều trị có tải lượng vi rút dưới ngưỡng ức chế (dưới 1.000 bản sao/ml máu).", ["> 96 %"]],
    [TASKS, "Thanh tra, kiểm tra tại 60 doanh nghiệp có dấu hiệu trốn đóng bảo hiểm.", ["= 60 count"]],
    [
      "III. KINH PHÍ",
      "Kinh phí năm 2026 là 215.000.000 đồng, gồm vốn Chương trình mục tiêu quốc gia 160.000.000 đồng.",
      [],
    ],
    ["III. KINH PHÍ", "Dự toán 9,86 tỷ đồng; mức hỗ trợ đóng bảo hiểm tự nguyện thêm 10% cho hộ cận nghèo.", []],
    [
      "I. BỐI CẢNH CHUNG",
      "Lũy kế đến hết tháng 01 năm 2026 cả nước mới giải ngân 38.900 tỷ đồng; còn 27 cơ quan chưa phân bổ hết vốn.",
      [],
    ],
    ["II. YÊU CẦU", "Mỗi 1% vốn chậm giải ngân tương ứng khoảng 9.500 tỷ đồng chưa được đưa vào nền kinh tế.", []],
    [GOALS, "Giảm tỷ lệ tái nghiện từ 62% hiện nay xuống dưới 45%.", ["< 45 %"]],
    [GOALS, "Dư nợ tín dụng chính sách tăng trưởng trên 8% mỗi năm, nợ quá hạn dưới 0,2%.", ["> 8 %", "< 0.2 %"]],
    ["Điều 2. Kế hoạch đầu tư công năm 2026", "Tổng vốn đầu tư công: 6.215 tỷ đồng, gồm:", ["= 6215000000000 VND"]],
    ["I. KHÁI QUÁT", "Toàn tỉnh vẫn còn 842 người nghiện, trong đó 71,5% không có việc làm.", []],
    ["I. CĂN CỨ", "Tỷ lệ đơn vị có lãnh đạo là nữ 57,9%, chưa đạt mục tiêu 60% đề ra.", []],
    [TASKS, "Lồng ghép chỉ tiêu giới; ưu tiên vùng có từ 50% đồng bào dân tộc thiểu số trở lên.", []],
    [TASKS, "Điều chuyển vốn của dự án giải ngân dưới 30% vào cuối quý II/2026.", []],
    [TASKS, "Tổng kiểm tra nhà trọ, nhà ở kết hợp sản xuất, kinh doanh có từ 10 người trở lên.", []],
    [TASKS, "Xử lý nghiêm người điều khiển phương tiện chạy quá tốc độ từ 10 km/h trở lên.", []],
    [GOALS, "Dự phòng ngân sách ở mức 2 - 4% tổng chi.", ["range 2..4 %"]],
    [GOALS, "Tỷ suất sinh giảm từ 29 ca sinh/1.000 phụ nữ xuống dưới 18 ca sinh/1.000 phụ nữ.", ["< 18 ratio"]],
    [GOALS, "Từ 90% trở lên người cao tuổi được tiếp cận ít nhất một dịch vụ.", [">= 90 %"]],
    [GOALS, "Tuổi thọ trung bình đạt trên 80 tuổi.", ["> 80 duration"]],
    [TASKS, "Chi trả trợ cấp xã hội qua tài khoản cho 100% đối tượng có tài khoản.", ["= 100 %"]],
    [GOALS, "Số giờ làm việc nhà của phụ nữ còn 1,4 lần so với nam giới.", ["= 1.4 ratio"]],
    [GOALS, "Số trẻ được sàng lọc ít nhất 05 loại bệnh đạt 350 trẻ.", ["= 350 count"]],
    [GOALS, "Trồng mới tối thiểu 5.000 cây phân tán, 3,5 ha rừng.", [">= 5000 count", ">= 3.5 quantity"]],
    [GOALS, "Cho vay mới ít nhất 420 lượt hộ, trong đó 65 lượt hộ nghèo.", [">= 420 count", "= 65 count"]],
    [GOALS, "Trường Đại học Hoa Lư thuộc nhóm 30 cơ sở giáo dục đại học tốt nhất.", ["<= 30 rank"]],
    [GOALS, "Nâng mức thu nhập bình quân lên 64 triệu đồng/người/năm.", ["= 64000000 VND"]],
    [GOALS, "Tổng đàn trâu, bò 3.200 con; đàn lợn 12.500 con.", ["= 3200 count", "= 12500 count"]],
    [GOALS, "Giải quyết việc làm cho 350 lao động, xuất khẩu lao động 40 người.", ["= 350 count", "= 40 count"]],
    [GOALS, "Chỉ số năng lực cạnh tranh nằm trong 10 tỉnh dẫn đầu.", ["<= 10 rank"]],
    [TASKS, "Chuyển đổi 50 ha đất lúa sang cây ăn quả.", ["= 50 quantity"]],
    [TASKS, "Xử phạt 100% trường hợp vi phạm từ 50 mg/100 ml máu trở lên.", ["= 100 %"]],
    [GOALS, "Số vụ bị phát hiện, triệt phá tăng trên 3%.", ["> 3 %"]],
    [TASKS, "Trang bị 06 xe điện thu gom rác.", ["= 6 count"]],
    [TASKS, "Treo 30 băng rôn, 50 áp phích.", ["= 30 count", "= 50 count"]],
    [TASKS, "Xây dựng 05 phim phóng sự, 20 chuyên đề truyền hình.", ["= 5 count", "= 20 count"]],
    [TASKS, "Xóa 07 phòng học tạm, xây mới 12 phòng học.", ["= 7 count", "= 12 count"]],
    [TASKS, "Cải tạo, nâng cấp 35 trạm y tế.", ["= 35 count"]],
    [TASKS, "Xây dựng thí điểm 10 mô hình.", ["= 10 count"]],
    [GOALS, "Tỷ suất tử vong thấp hơn 4 người/100.000 dân.", ["< 4 ratio"]],
    [GOALS, "Số vụ cháy (từ 3 người bị thương trở lên) giảm ít nhất 01 vụ.", [">= 1 count"]],
    [GOALS, "Tỷ lệ đơn vị có từ 30% nữ trở lên có lãnh đạo là nữ đạt 75%.", ["= 75 %"]],
    [GOALS, "Tỷ lệ nữ được kết nạp đảng viên mới đạt 45%.", ["= 45 %"]],
    [GOALS, "Giải thể dứt điểm 01 hợp tác xã yếu kém.", ["= 1 count"]],
    [GOALS, "Thu dịch vụ rừng từ 2 tỷ đồng trở lên, chi trả cho chủ rừng 100%.", [">= 2000000000 VND", "= 100 %"]],
    [GOALS, "Tuyển sinh cao đẳng 320 người, sơ cấp và thường xuyên 142 người.", ["= 320 count", "= 142 count"]],
    [TASKS, "Cấp phép khai thác mới 06 mỏ cát, 02 mỏ đất.", ["= 6 count", "= 2 count"]],
    [TASKS, "Nhận đỡ đầu thường xuyên 25 trẻ em mồ côi; trao 20 xe đạp.", ["= 25 count", "= 20 count"]],
    [
      TASKS,
      "Phát dọn thực bì 46 ha rừng; làm mới 14,5 km đường băng (rộng 8 m).",
      ["= 46 quantity", "= 14.5 quantity"],
    ],
    [TASKS, "Bồi dưỡng kỹ năng tại doanh nghiệp cho 350 nhà giáo.", ["= 350 count"]],
    [TASKS, "Ký thỏa thuận hợp tác với 05 địa phương.", ["= 5 count"]],
    [TASKS, "Dư nợ cho vay hộ nghèo cả năm đạt 12 tỷ đồng.", ["= 12000000000 VND"]],
    [TASKS, "Lắp 06 camera ở các tiểu khu 512, 513, 520.", ["= 6 count"]],
    [TASKS, "Mừng thọ cho 100% các cụ tròn 70, 75, 80 và 85 tuổi.", ["= 100 %"]],
    [GOALS, "Chi trả trợ cấp xã hội qua tài khoản cho 100% đối tượng.", ["= 100 %"]],
    [TASKS, "Xây dựng 05 nhà văn hóa.", ["= 5 count"]],
    [GOALS, "Phấn đấu 19/19 trạm y tế xã đạt chuẩn quốc gia.", ["= 19 count"]],
    [GOALS, "Có ít nhất 05/07 tổ dân phố không ma túy.", [">= 5 count"]],
    [GOALS, "100% hộ có nước sạch; 12/12 thôn đạt chuẩn văn hóa.", ["= 100 %", "= 12 count"]],
    [GOALS, "Xã đạt 19/19 tiêu chí nông thôn mới.", ["= 19 count"]],
    [GOALS, "Chỉ số cải cách hành chính xếp thứ 5/19 xã.", ["= 5 rank"]],
    [GOALS, "(7) Số hợp tác xã, tổ hợp tác do phụ nữ quản lý đạt 60.", ["= 60 count"]],
    [GOALS, "Bê tông hóa 5,2 km đường thôn, kiên cố 1,8 km kênh mương.", ["= 5.2 quantity", "= 1.8 quantity"]],
    [TASKS, "Bê tông hóa 4,2 km đường thôn; mở rộng 1.800 m đường trục xã.", ["= 4.2 quantity", "= 1800 quantity"]],
    [TASKS, "Nâng cấp, mở rộng 22 công trình cấp nước xuống cấp.", ["= 22 count"]],
    [TASKS, "Tu bổ nghĩa trang: ốp lát lại 120 phần mộ.", ["= 120 count"]],
    [TASKS, "Khơi thông lại 12 tuyến mương.", ["= 12 count"]],
    [TASKS, "Khơi thông 3,5 km kênh mương.", ["= 3.5 quantity"]],
    [TASKS, "Thăm, tặng quà 45 gia đình chính sách.", ["= 45 count"]],
    [TASKS, "Đo đạc, lập bản đồ địa chính 450 ha.", ["= 450 quantity"]],
    [TASKS, "Viết ít nhất 24 tin, bài trên đài xã.", [">= 24 count"]],
    [TASKS, "Cấp 150 giấy chứng nhận quyền sử dụng đất.", ["= 150 count"]],
    [TASKS, "Tổ chức khám bệnh, cấp thuốc miễn phí cho 500 lượt người.", ["= 500 count"]],
    [TASKS, "Trợ giúp pháp lý cho 40 đối tượng.", ["= 40 count"]],
    [TASKS, "Xóa nhà tạm cho 24 hộ nghèo.", ["= 24 count"]],
    [TASKS, "Huy động 350 ngày công lao động.", ["= 350 count"]],
    [TASKS, "Đến năm 2028, nhân rộng mô hình “Bản sạch” ra 12 bản.", ["= 12 count"]],
    [GOALS, "Có 07 ấp được công nhận không ma túy.", ["= 7 count"]],
    [GOALS, "Không để phát sinh quá 02 vụ cháy.", ["<= 2 count"]],
    [GOALS, "Không để xảy ra quá 03 trường hợp tái nghiện.", ["<= 3 count"]],
    [GOALS, "Không để xảy ra dịch lớn, tiêm phòng trên 95% đàn vật nuôi.", ["> 95 %"]],
    [GOALS, "Đối tượng phấn đấu: trên 30% đoàn viên ưu tú.", ["> 30 %"]],
  ])("%s: %s", (section, statement, expected) => {
    expect(values(section, statement)).toEqual(expected);
  });
});

describe("what a place has", () => {
  it("is an aim behind a date to come, and a report without one", () => {
    expect(values(GOALS, "Đến năm 2030, toàn xã có từ 70 - 75% thôn không có tệ nạn.")).toEqual(["range 70..75 %"]);
    expect(values(TASKS, "Đến nay, toàn xã có 40% thôn không có tệ nạn.")).toEqual([]);
    expect(values(TASKS, "Năm 2024, toàn xã có 40% thôn không có tệ nạn.")).toEqual([]);
  });
});

describe("numbers that commit to nothing", () => {
  it.each([
    [
      TASKS,
      "Giá dịch vụ thu gom theo quy định của tỉnh (hộ gia đình 30.000 đồng/tháng; hộ kinh doanh từ 60.000 đồng).",
    ],
    [TASKS, "Đề xuất nâng mức xử phạt (hiện từ 1.000.000 đồng đến 2.000.000 đồng)."],
    [TASKS, "Bình xét công khai, có trên 50% số người dự họp đồng ý theo quy định."],
    [TASKS, "Trừ từ 02 đến 10 điểm giấy phép lái xe."],
    [TASKS, "Nâng cấp tổng đài điện thoại quốc gia (số 1900.969.680; 111), bảo đảm thông suốt."],
    [TASKS, "Báo cáo về Công an tỉnh (điện thoại trực ban 069.2345.812)."],
    [TASKS, 'Giải phóng mặt bằng theo phương châm "4 đúng"; bồi thường dự án khu dân cư Đồng Mạ (2,8 ha, 46 hộ).'],
    [TASKS, "Nâng cao chất lượng ủy thác của 04 tổ chức chính trị - xã hội."],
    [TASKS, "Điều chuyển vốn của các chủ đầu tư giải ngân dưới 40%."],
    [TASKS, "Hỗ trợ 50% giá giống cho hộ nghèo theo quy định của tỉnh."],
    ["I. KINH PHÍ", "Tổng kinh phí 500 triệu đồng, trong đó ngân sách xã 60%, xã hội hóa 40%."],
    [TASKS, "Chú trọng vùng có từ 03 dân tộc sinh sống trở lên."],
    [TASKS, "Đề nghị tỉnh quan tâm đầu tư nâng cấp 02 điểm trạm hiện có."],
    ["I. TÌNH HÌNH", "Lượng rác phát sinh bình quân 9,8 tấn/ngày, thu gom được 82,7%."],
    ["I. HIỆN TRẠNG", "Có 12 tổ thu gom với 34 lao động; 31,4% số hộ phân loại rác."],
    ["I. MỘT SỐ NÉT VỀ TÌNH HÌNH", "Nữ đại biểu Hội đồng nhân dân xã đạt 32%."],
    ["I. ĐỐI TƯỢNG, TIÊU CHUẨN", "Không tuyển công dân cận thị từ 1,5 diop trở lên."],
    ["I. YÊU CẦU", "Khắc phục hạn chế của năm 2025 (chỉ số năm 2024 đạt 86,17%; còn 4,6% hồ sơ trễ hạn)."],
    ["PHẦN A. ƯỚC THỰC HIỆN NĂM 2025", "Giải quyết việc làm cho 35.100 lao động, vượt 3,2% kế hoạch."],
    ["I. TÓM TẮT KẾT QUẢ NĂM 2025", "Tỷ lệ người bị ngộ độc là 7,9 người/100.000 dân."],
    ["I. CÔNG TÁC DÂN SỐ GIAI ĐOẠN 2021 - 2025", "Tỷ lệ sàng lọc trước sinh đạt 62%."],
    ["I. TÌNH HÌNH NĂM 2025", "Giải ngân 78 tỷ đồng, thấp hơn mục tiêu đề ra 13,7%."],
    [
      GOALS,
      "Tổng kế hoạch vốn được giao năm 2026 là 50 tỷ đồng, gồm: ngân sách tỉnh 30 tỷ đồng; ngân sách xã 20 tỷ đồng.",
    ],
    [TASKS, "Lắp đặt wifi miễn phí tại trụ sở xã và 14 nhà văn hóa thôn trong năm 2026."],
    [TASKS, "Hoàn thành cầu Bến Mới dài 1,26 km."],
    [TASKS, "Mức vay tối đa đối với người lao động là 200 triệu đồng."],
    [TASKS, "Rà soát, trình điều chuyển vốn lần 1 đối với dự án chậm tiến độ."],
    [GOALS, "Không để xảy ra vụ ngộ độc thực phẩm có từ 30 người mắc trở lên; không để dịch chồng dịch."],
    [GOALS, "Không để xảy ra vụ cháy làm trên 03 người bị thương."],
    [GOALS, "Không để xảy ra ngộ độc tập thể (trên 30 người mắc)."],
    [TASKS, "Xử lý nghiêm; không bỏ lọt trường hợp tàng trữ từ 0,1 gam trở lên."],
    [TASKS, "Phạm vi: toàn tỉnh, ưu tiên các xã có trên 30% dân số là đồng bào dân tộc thiểu số."],
    [TASKS, "Đối tượng: Phụ nữ từ đủ 15 tuổi trở lên; doanh nghiệp có từ 50 lao động trở lên."],
    ["I. PHẠM VI, ĐỐI TƯỢNG", "Các doanh nghiệp sử dụng từ 50 lao động nữ trở lên."],
    [TASKS, "Ưu tiên tín dụng theo hạn mức vay hiện hành (tối đa 100 triệu đồng/hộ)."],
    [TASKS, "Ngân sách hỗ trợ xi măng, ống cống và 30% chi phí vật liệu khác theo quy định."],
    [TASKS, "Đầu tư phòng thử nghiệm đạt chuẩn ISO/IEC 17025."],
    [TASKS, "Hồ sơ gồm 02 bản chính, gửi qua đường bưu điện."],
    [TASKS, "Rà soát, phân loại 214 hộ kinh doanh đang hoạt động."],
    [TASKS, "Chỉ đạo 15 thôn thực hiện nghiêm quy định."],
    [TASKS, "Phối hợp với 03 xã giáp ranh tuần tra."],
    [TASKS, "Theo dõi 12 hộ có nguy cơ."],
    [TASKS, "Giao chỉ tiêu cho 12 thôn."],
    [TASKS, "Cung cấp thông tin cho 05 cơ quan liên quan."],
    [TASKS, "Lập danh sách 45 hộ nghèo gửi UBND xã."],
    [TASKS, "Lập 02 bộ hồ sơ gửi Sở Y tế."],
    [TASKS, "Ban hành chính sách khuyến khích sinh đủ 02 con."],
    [TASKS, "Trình nghị quyết quy định mức hỗ trợ tiền ăn bằng 70% mức cũ, thời gian hỗ trợ không quá 12 tháng."],
    [GOALS, "Trình nghị quyết quy định mức hỗ trợ tiền ăn bằng 70% mức cũ, thời gian hỗ trợ không quá 12 tháng."],
    [GOALS, "Hỗ trợ phụ nữ sinh đủ hai con trước 35 tuổi với mức 2.000.000 đồng/người."],
    [GOALS, "Xử lý dứt điểm nợ đọng trên 90 ngày."],
    [TASKS, "Thời gian cai nghiện từ 12 đến 24 tháng."],
    [TASKS, "Truyền thông theo hướng thân thiện; chú trọng nhóm tuổi từ 12 đến 30."],
    [TASKS, "Kiện toàn Tổ công tác tại cộng đồng (tổ có từ 05 đến 07 người)."],
    [TASKS, "Thời gian: 60 ngày, từ ngày 04/5/2026 đến ngày 02/7/2026."],
    [GOALS, "Hạn chế: Tỷ số giới tính khi sinh vẫn ở mức 111,2 bé trai/100 bé gái; có 17/94 xã chưa bố trí nhân lực."],
    [GOALS, "Chuyên đề 3: Kỹ năng tự học, làm việc nhóm."],
    [TASKS, "Xử lý 3 nhóm vấn đề trọng tâm."],
    [TASKS, "Xử lý hồ sơ trong 05 ngày."],
    [TASKS, "Gọi 1800.1768 khi cần hỗ trợ."],
    [TASKS, "Trường công lập 12 lớp học hai buổi."],
    [TASKS, "Triển khai 03 chương trình mục tiêu quốc gia."],
    [TASKS, "Tổ chức Tháng hành động; từ 1/6 xã phát động phong trào."],
    [TASKS, "Nhân ngày 12/12 thôn tổ chức gặp mặt."],
    [TASKS, "Nộp báo cáo trước 5/6 trường tổng hợp."],
    ["I. TÌNH HÌNH", "Toàn tỉnh có 28/104 xã đạt chuẩn."],
    [TASKS, "Chuyển đổi mới 12 tháng một lần theo quy định."],
    ["I. KẾT LUẬN", "Năm 2025, tai nạn được kiềm chế. Tuy nhiên, 31% số vụ xảy ra trên quốc lộ."],
  ])("%s: %s", (section, statement) => {
    expect(values(section, statement)).toEqual([]);
  });

  it("takes what is raised for an aim, what is given out for an expense", () => {
    expect(values(TASKS, "Thu hút 500 tỷ đồng vốn đầu tư.")).toEqual(["= 500000000000 VND"]);
    expect(values(TASKS, "Bố trí 500 triệu đồng từ ngân sách xã.")).toEqual([]);
  });
});

describe("quotes", () => {
  it("have the letters of the file where one looks like another", () => {
    const [target] = targetsOf(`${GOALS}\n\n- Theo QÐ-UBND, tỷ lệ hộ dùng nước sạch \u00F0ạt 88%, đến năm 2026.\n`);
    expect(target?.quote).toBe("Theo QÐ-UBND, tỷ lệ hộ dùng nước sạch \u00F0ạt 88%, đến năm 2026.");
    expect(target?.value).toBe(88);
  });
});

describe("dates of more than one value", () => {
  const dated = (section: string, statement: string): string[] =>
    targetsOf(`${section}\n\n- ${statement}\n`).map((t) => `${t.value} ${t.due?.end?.slice(0, 4)}`);

  it("days of the plan's year without the year part a sentence, each with its value", () => {
    expect(
      dated(GOALS, "Giải ngân vốn: đến 30/6 đạt trên 50%, đến 30/9 đạt trên 75%, đến 31/01/2027 đạt 100% kế hoạch."),
    ).toEqual(["50 2026", "75 2026", "100 2027"]);
  });

  it("a date behind the second of two things said of one subject is that of both", () => {
    expect(
      dated(
        "I. MỤC TIÊU ĐẾN NĂM 2030",
        "Người cao tuổi được khám định kỳ đạt 70% và được lập hồ sơ đạt 95% năm 2028; 100% năm 2029.",
      ),
    ).toEqual(["70 2028", "95 2028", "100 2029"]);
  });

  it("a head that names what is counted shares the date behind its list, one that only says in what does not", () => {
    const section = "I. MỤC TIÊU NĂM 2026";
    expect(dated(section, "Tỷ lệ thừa cân: trẻ em dưới 10%; người lớn dưới 20% vào năm 2028.")).toEqual([
      "10 2028",
      "20 2028",
    ]);
    expect(dated(section, "Về địa bàn: có ít nhất 14 thôn không ma túy; đến năm 2030 có 28 thôn.")).toEqual([
      "14 2026",
      "28 2030",
    ]);
  });

  it("a thing counted and its date stand close", () => {
    expect(dated(GOALS, "Đào tạo 20 nhân viên chăm sóc đến năm 2028, 45 nhân viên đến năm 2029.")).toEqual([
      "20 2028",
      "45 2029",
    ]);
  });

  it("a heading's own year dates what is below, a year of reckoning nothing", () => {
    expect(dated("II. MỤC TIÊU ĐẾN NĂM 2030\n\n3. Chỉ tiêu riêng của năm 2027", "Số hộ nghèo còn 12 hộ.")).toEqual([
      "12 2027",
    ]);
    expect(dated(GOALS, "Tốc độ tăng giá trị sản xuất (giá so sánh năm 2010) đạt 16%.")).toEqual(["16 2026"]);
  });
});

describe("names", () => {
  it("keeps a numbered aim apart from the heading above it", () => {
    const [first] = targetsOf(`II. MỤC TIÊU CỤ THỂ
Mục tiêu 1. Trong lĩnh vực lao động
Chỉ tiêu 1: Đến năm 2026 có 55% hợp tác xã có nữ tham gia ban quản trị.
Chỉ tiêu 2: Tỷ lệ lao động nữ qua đào tạo đạt 62%.
`);
    expect(first?.indicator.name).toBe("hợp tác xã có nữ tham gia ban quản trị");
  });

  it("completes 'của …' by what the list said before it", () => {
    const names = targetsOf(
      `${GOALS}\n\n- Tỷ lệ tờ khai nộp đúng hạn của doanh nghiệp đạt 97%, của hộ kinh doanh đạt 91%.\n`,
    ).map((t) => t.indicator.name);
    expect(names).toEqual([
      "Tỷ lệ tờ khai nộp đúng hạn của doanh nghiệp",
      "Tỷ lệ tờ khai nộp đúng hạn của hộ kinh doanh",
    ]);
  });

  it("reads the goals under a heading in capitals without a number, and under a task to remove difficulties", () => {
    const [first] = targetsOf(`MỤC TIÊU NHIỆM KỲ 2025 - 2030
Chi bộ quyết tâm xây dựng tập thể trong sạch, vững mạnh.
- 100% đảng viên học tập nghị quyết.
`);
    expect(first?.due?.end).toBe("2030-12-31");
    expect(
      targetsOf(
        "II. NHIỆM VỤ\n\n1. Tháo gỡ khó khăn, vướng mắc cho doanh nghiệp\n\n- Phấn đấu cắt giảm 25% chi phí thủ tục.\n",
      ).map(printed),
    ).toEqual(["= 25 %"]);
    expect(targetsOf("I. NHỮNG KHÓ KHĂN, HẠN CHẾ\n\n- Giải ngân mới đạt 25% kế hoạch.\n")).toEqual([]);
  });

  it("gives what is to grow by a share the name said before it", () => {
    const grown = targetsOf(
      `${GOALS}\n\n1. Tổng thu ngân sách trên địa bàn 9.200 triệu đồng; phấn đấu tăng ít nhất 6% so với dự toán tỉnh giao.\n`,
    );
    expect(grown.map((t) => `${printed(t)} ${t.indicator.name}`)).toEqual([
      "= 9200000000 VND Tổng thu ngân sách trên địa bàn",
      ">= 6 % Tổng thu ngân sách trên địa bàn",
    ]);
  });

  it.each([
    ["Tỷ lệ hộ nghèo giảm xuống còn", "Tỷ lệ hộ nghèo giảm"],
    ["Tỷ lệ hộ nghèo giảm", "Tỷ lệ hộ nghèo"],
    ["Số thôn ĐẠT :", "Số thôn ĐẠT"],
    ["Tỷ lệ giải ngân quý III", "Tỷ lệ giải ngân"],
    ["Thu ngân sách không thấp hơn", "Thu ngân sách"],
    ["Người từ 60 tuổi trở lên", "Người từ 60 tuổi trở lên"],
    ["Hộ thiếu chỗ ở", "Hộ thiếu chỗ ở"],
    ["Hộ được sắp xếp", "Hộ được sắp xếp"],
    ["Diện tích rừng trồng", "Diện tích rừng trồng"],
    ["đạt", ""],
  ])("takes the last word that leads on to the value from %s", (name, left) => {
    expect(withoutTail(name).trimEnd()).toBe(left);
  });

  const names = (statement: string): string[] => targetsOf(`${GOALS}\n\n- ${statement}\n`).map((t) => t.indicator.name);

  it.each([
    [
      "Chiều cao trung bình của thanh niên: nam đạt 168,5 cm, nữ đạt 157,5 cm.",
      ["Chiều cao trung bình của thanh niên: nam", "Chiều cao trung bình của thanh niên: nữ"],
    ],
    [
      "Tỷ số giới tính khi sinh ở mức 110 bé trai/100 bé gái sinh ra sống vào năm 2028.",
      ["Tỷ số giới tính khi sinh bé trai/100 bé gái sinh ra sống"],
    ],
    ["Dư nợ tín dụng đạt 106 tỷ đồng, tăng trưởng khoảng 9%.", ["Dư nợ tín dụng", "Dư nợ tín dụng"]],
    [
      "Tỷ lệ giải ngân đến hết quý II/2026 đạt trên 50%, cả năm đạt 100% kế hoạch được giao.",
      ["Tỷ lệ giải ngân", "Tỷ lệ giải ngân"],
    ],
    [
      "Tỷ lệ giải ngân đến hết quý III/2026 đạt trên 70%, đến ngày 31/12/2026 đạt trên 96% kế hoạch vốn.",
      ["Tỷ lệ giải ngân", "Tỷ lệ giải ngân"],
    ],
    [
      "Thu tiền sử dụng đất đạt tối thiểu 38 tỷ đồng, trong đó quý II đạt 12 tỷ đồng.",
      ["Thu tiền sử dụng đất", "Thu tiền sử dụng đất"],
    ],
    ["Đến năm 2028, nhân rộng mô hình “Bản sạch” ra 12 bản.", ["nhân rộng mô hình “Bản sạch”"]],
    ["Tỷ lệ Đại hội đề ra đạt 95%.", ["Tỷ lệ Đại hội đề ra"]],
    ["Về đường thôn: làm mới, nâng cấp 22 km.", ["Về đường thôn: làm mới, nâng cấp"]],
    ["Về đường nội đồng: cứng hóa bình quân mỗi năm 1,5 km.", ["Về đường nội đồng: cứng hóa bình quân mỗi năm"]],
    [
      "Tiến độ thu: lũy kế hết quý II/2026 đạt tối thiểu 55% dự toán; lũy kế hết quý III/2026 đạt trên 80% dự toán; đến ngày 15/12/2026 hoàn thành 100% dự toán.",
      ["Tiến độ thu: lũy kế dự toán", "Tiến độ thu: lũy kế dự toán", "Tiến độ thu: lũy kế dự toán"],
    ],
    ["Vốn đầu tư công: giải ngân đạt 95%.", ["Vốn đầu tư công: giải ngân"]],
    ["Giảm tỷ lệ hộ nghèo từ 3,5% xuống còn 2,8%.", ["Giảm tỷ lệ hộ nghèo"]],
    ["Kết nạp từ 15 đảng viên mới trở lên.", ["Kết nạp đảng viên mới"]],
    ["Cơ cấu kinh tế: nông nghiệp 45%, dịch vụ 25%.", ["Cơ cấu kinh tế: nông nghiệp", "Cơ cấu kinh tế: dịch vụ"]],
    [
      "Tỷ lệ huy động trẻ ra lớp: nhà trẻ đạt 35%, mẫu giáo đạt 97%.",
      ["Tỷ lệ huy động trẻ ra lớp: nhà trẻ", "Tỷ lệ huy động trẻ ra lớp: mẫu giáo"],
    ],
    ["Nâng cấp 12 trạm y tế năm 2026, ưu tiên các xã vùng sâu.", ["Nâng cấp trạm y tế"]],
    ["Mức sinh thay thế (bình quân mỗi phụ nữ có 2,1 con), quy mô dân số 1,2 triệu người.", ["quy mô dân số"]],
    ["Tỷ lệ giải ngân vốn đạt từ 95% kế hoạch trở lên.", ["Tỷ lệ giải ngân vốn kế hoạch"]],
    [
      "Giảm tỷ suất sinh từ 23 ca sinh/1.000 phụ nữ xuống dưới 18 ca sinh/1.000 phụ nữ.",
      ["Giảm tỷ suất sinh ca sinh/1.000 phụ nữ"],
    ],
    ["Tỷ lệ lấp đầy: KCN trên 70%, CCN trên 55%.", ["Tỷ lệ lấp đầy: KCN", "Tỷ lệ lấp đầy: CCN"]],
    ["Tỷ lệ hộ nghèo: xã còn 2%; bao phủ bảo hiểm đạt 95%.", ["Tỷ lệ hộ nghèo: xã", "bao phủ bảo hiểm"]],
    ["Tổng đàn lợn 12.500 con; đàn gia cầm 150 nghìn con.", ["Tổng đàn lợn", "đàn gia cầm"]],
    ["Hộ chính sách: hộ nghèo còn 2%.", ["hộ nghèo"]],
    [
      "Tỷ lệ trường đạt chuẩn là 90%, 100% kế hoạch được phê duyệt đúng hạn.",
      ["Tỷ lệ trường đạt chuẩn", "kế hoạch được phê duyệt đúng hạn"],
    ],
    [
      "Hết năm 2026 có 42% lao động tham gia bảo hiểm; hết năm 2028 đạt 50%.",
      ["lao động tham gia bảo hiểm", "lao động tham gia bảo hiểm"],
    ],
    [
      "Tuyển sinh cao đẳng 320 người, sơ cấp và đào tạo thường xuyên 142 người.",
      ["Tuyển sinh cao đẳng", "sơ cấp và đào tạo thường xuyên"],
    ],
    ["Về kinh tế: thu nhập bình quân đạt 64 triệu đồng.", ["thu nhập bình quân"]],
    [
      "Tỷ lệ thanh toán trực tuyến quý I đạt 55%, quý II đạt 60%, cả năm đạt 70%.",
      ["Tỷ lệ thanh toán trực tuyến", "Tỷ lệ thanh toán trực tuyến", "Tỷ lệ thanh toán trực tuyến"],
    ],
    [
      "Tỷ lệ hồ sơ toàn trình năm 2026 đạt 60%, năm 2027 đạt 65% tổng số hồ sơ tiếp nhận.",
      ["Tỷ lệ hồ sơ toàn trình", "Tỷ lệ hồ sơ toàn trình"],
    ],
    ["Triệt xóa tối thiểu 12 điểm, tụ điểm phức tạp về ma túy.", ["Triệt xóa điểm, tụ điểm phức tạp về ma túy"]],
  ])("%s", (statement, expected) => {
    expect(names(statement)).toEqual(expected);
  });
});

describe("tables", () => {
  it("takes nothing from an estimate of costs", () => {
    expect(
      targetsOf(
        "IV. KINH PHÍ\n\n| TT | Nội dung chi | Đơn vị tính | Số lượng | Đơn giá (đồng) | Thành tiền (đồng) |\n|---|---|---|---|---|---|\n| 1 | Thùng rác | thùng | 60 | 950.000 | 57.000.000 |\n| 2 | Cây xanh (3 loại: 2 triệu, 1,5 triệu) | cây | 3.000 | 18.000 | 54.000.000 |\n",
      ),
    ).toEqual([]);
  });

  it("goes on over what a converter writes between two pages", () => {
    const table = (between: string): string[] =>
      targetsOf(`I. CHỈ TIÊU

| TT | Chỉ tiêu | Đơn vị tính | Năm 2026 |
|---|---|---|---|
| 1 | Tỷ lệ hộ dùng nước sạch | % | 88 |

${between}

| 2 | Số mô hình thu gom rác | Mô hình | 6 |
`).map(printed);
    for (const between of ["<!-- trang 7 -->", "--- PAGE BREAK ---", "[Trang 3/12]", "Page 3 of 12", "--- Trang 3 ---"])
      expect(table(between), between).toEqual(["= 88 %", "= 6 count"]);
  });

  it("takes what each place is to have in a year to come, the sum with its places, and no counts of today", () => {
    const rows = targetsOf(`II. PHÂN BỔ CHỈ TIÊU

| TT | Xã, phường | Dân số năm 2025 (người) | Tỷ lệ bao phủ BHYT năm 2026 (%) | Số người được khám năm 2026 (người) |
|---|---|---|---|---|
| 1 | Phường Đồi Cao | 31.200 | 96,5 | 15.100 |
| 2 | Xã Suối Rộng | 9.480 | 98 | 4.700 |
| | **Cộng** | **40.680** | **96,8** | **19.800** |
`);
    expect(rows.map(printed)).toEqual([
      ...["= 96.5 %", "= 15100 count", "= 98 %", "= 4700 count", "= 96.8 %", "= 19800 count"],
    ]);
  });

  it("reads years that stand on one line each row, behind what was reached", () => {
    const rows = targetsOf(`I. CHỈ TIÊU

TT Chỉ tiêu Đơn vị tính Thực hiện 2025 Năm 2026 Năm 2027
1 Tỷ lệ lao động qua đào tạo % 57,4 60 63
2 Tuyển sinh trung cấp Người 3.210 3.400 3.650
3 Tỷ lệ thất nghiệp khu vực thành thị % 3,2 3,1 3
`);
    expect(rows.map((t) => `${printed(t)} ${t.due?.end?.slice(0, 4)}`)).toEqual([
      ...["= 60 % 2026", "= 63 % 2027", "= 3400 count 2026", "= 3650 count 2027", "= 3.1 % 2026", "= 3 % 2027"],
    ]);
  });

  it("names the share of the whole year as that before it, and takes the period of a set of criteria for no date", () => {
    const [first, second] = targetsOf(
      `${TASKS}\n\n- Giải ngân vốn đạt trên 45% đến 30/6/2026 và hết năm đạt 100% kế hoạch vốn.\n`,
    );
    expect([first!.indicator.name, second!.indicator.name]).toEqual(["Giải ngân vốn", "Giải ngân vốn"]);
    const [share] = targetsOf(
      "I. MỤC TIÊU\n\n1. Đến hết năm 2028\n\n- Xã đạt chuẩn theo Bộ tiêu chí giai đoạn 2026 - 2030; ít nhất 40% số xóm có nhà văn hóa.\n",
    );
    expect(share!.due).toMatchObject({ end: "2028-12-31", from: "section" });
  });

  it("reads a product that is nothing but the value which its task names", () => {
    const row = (task: string, product: string): string[] =>
      targetsOf(`II. NHIỆM VỤ
\n| TT | Nội dung | Chủ trì | Sản phẩm, kết quả | Thời gian |
|---|---|---|---|---|
| 1 | ${task} | Trạm Y tế xã | ${product} | Quý III/2026 |
`).map((t) => `${t.indicator.name}: ${printed(t)} ${t.due?.end}`);
    expect(row("Tỷ lệ hộ dùng nước sạch", "≥ 85%")).toEqual(["Tỷ lệ hộ dùng nước sạch: >= 85 % 2026-09-30"]);
    expect(row("Trồng cây phân tán ven đường", "1.200 cây")).toEqual([
      "Trồng cây phân tán ven đường: = 1200 count 2026-09-30",
    ]);
    expect(row("Xây dựng kế hoạch diễn tập", "01 kế hoạch")).toEqual([]);
    expect(row("Trồng cây phân tán ven đường", "02 biên bản")).toEqual([]);
    expect(row("Kiểm tra các bếp ăn", "85%")).toEqual([]);
  });

  it("reads the values that the product of a task promises, dated by its time cell", () => {
    const row = (product: string): string[] =>
      targetsOf(`II. NHIỆM VỤ

| TT | Nội dung | Chủ trì | Sản phẩm | Thời gian |
|---|---|---|---|---|
| 1 | Khám sàng lọc cho người cao tuổi | Trạm Y tế xã | ${product} | Quý III/2026 |
`).map((t) => `${printed(t)} ${t.due?.end}`);
    expect(row("Trên 80% người cao tuổi được khám")).toEqual(["> 80 % 2026-09-30"]);
    expect(row("Tối thiểu 1.200 lượt người được tư vấn")).toEqual([">= 1200 count 2026-09-30"]);
    expect(row("12 phòng khám được sửa chữa")).toEqual(["= 12 count 2026-09-30"]);
    expect(row("Ít nhất 40 nhân viên được tập huấn")).toEqual([">= 40 count 2026-09-30"]);
    expect(row("Kế hoạch được giao tại 02 văn bản")).toEqual([]);
    expect(row("Kế hoạch của UBND xã giai đoạn 2026 - 2030")).toEqual([]);
    expect(row("Báo cáo số 15/BC-TYT; danh sách 02 bản")).toEqual([]);
  });

  const read = (table: string): string[] =>
    targetsOf(`PHỤ LỤC: CÁC CHỈ TIÊU\n\n${table}\n`).map(
      (t) => `${t.indicator.name}: ${printed(t)} ${t.unitText} ${t.due?.end}`,
    );

  it("takes what the words above a table of places give them, and not what they have today", () => {
    expect(
      targetsOf(`II. CHỈ TIÊU

Biểu số 02. Chỉ tiêu giao các thôn năm 2026

| STT | Thôn, bản, khu | Số hộ hiện có | Thuế phải thu (triệu đồng) | Số hộ thoát nghèo (hộ) |
|---|---|---|---|---|
| 1 | Thôn Đồng Mít | 204 | 31,5 | 9 |
`).map((t) => `${t.indicator.name}: ${printed(t)}`),
    ).toEqual(["Thuế phải thu – Thôn Đồng Mít: = 31500000 VND", "Số hộ thoát nghèo – Thôn Đồng Mít: = 9 count"]);
    // Nothing says that these are to be reached
    expect(
      targetsOf(`II. CHỈ TIÊU

Biểu số 02. Tình hình các thôn

| STT | Thôn | Số hộ | Số hộ nghèo (hộ) |
|---|---|---|---|
| 1 | Thôn Đồng Mít | 204 | 9 |
`),
    ).toEqual([]);
  });

  it("takes the unit from the bracket behind the name, not what a bracket says of whom", () => {
    expect(
      read(`| TT | Chỉ tiêu | Hiện trạng 2025 | Đến 2028 | Đến 2030 |
|---|---|---|---|---|
| 1 | Tỷ lệ người cao tuổi có thẻ (%) | 52,5 | 75 | ≥ 90 |
| 2 | Số câu lạc bộ thành lập mới (câu lạc bộ) | - | 2 | 5 |
| 3 | Dân số trung bình (nghìn người) | 12 | 13 | 14 |
| 4 | Tỷ lệ hộ nghèo (khu vực nông thôn) | 5 | 4 | 3 |`),
    ).toEqual([
      "Tỷ lệ người cao tuổi có thẻ: = 75 % % 2028-12-31",
      "Tỷ lệ người cao tuổi có thẻ: >= 90 % % 2030-12-31",
      "Số câu lạc bộ thành lập mới: = 2 count câu lạc bộ 2028-12-31",
      "Số câu lạc bộ thành lập mới: = 5 count câu lạc bộ 2030-12-31",
      "Dân số trung bình: = 13000 count người 2028-12-31",
      "Dân số trung bình: = 14000 count người 2030-12-31",
      "Tỷ lệ hộ nghèo (khu vực nông thôn): = 4 null null 2028-12-31",
      "Tỷ lệ hộ nghèo (khu vực nông thôn): = 3 null null 2030-12-31",
    ]);
  });

  it("takes the unit from the header of the figures or of the names, and from the words above the table", () => {
    expect(
      read(`| TT | Chỉ tiêu | Kế hoạch năm 2026 (triệu đồng) |
|---|---|---|
| 1 | Thu phí chợ | 120 |`),
    ).toEqual(["Thu phí chợ: = 120000000 VND đồng 2026-12-31"]);
    expect(
      read(`| TT | Chỉ tiêu (%) | Năm 2026 |
|---|---|---|
| 1 | Tỷ lệ hộ nghèo | 2,5 |`),
    ).toEqual(["Tỷ lệ hộ nghèo: = 2.5 % % 2026-12-31"]);
    expect(
      read(`Đơn vị tính: triệu đồng

| TT | Nội dung | Thực hiện 2025 | Dự toán năm 2026 |
|---|---|---|---|
| 1 | Thu từ hộ kinh doanh | 2.100 | 2.400 |`),
    ).toEqual(["Thu từ hộ kinh doanh: = 2400000000 VND đồng 2026-12-31"]);
    expect(
      read(`Đơn vị: UBND xã Tân Lộc

| TT | Chỉ tiêu | Năm 2026 |
|---|---|---|
| 1 | Tỷ lệ hộ nghèo | 2,5 |`),
    ).toEqual(["Tỷ lệ hộ nghèo: = 2.5 null null 2026-12-31"]);
  });

  it("reads revenue by quarter under a header of names that no lexicon knows", () => {
    expect(
      read(`| TT | Khoản thu | Đơn vị tính | Thực hiện 2025 | Dự toán năm 2026 | Đến hết quý II/2026 |
|---|---|---|---|---|---|
| | **Tổng thu** | Triệu đồng | 11.800 | 24.300 | 12.700 |
| 1 | Lệ phí trước bạ | Triệu đồng | 3.400 | 7.200 | 3.900 |`),
    ).toEqual([
      "Tổng thu: = 24300000000 VND đồng 2026-12-31",
      "Tổng thu: = 12700000000 VND đồng 2026-06-30",
      "Lệ phí trước bạ: = 7200000000 VND đồng 2026-12-31",
      "Lệ phí trước bạ: = 3900000000 VND đồng 2026-06-30",
    ]);
    // What is spent on tasks is no aim
    expect(
      read(`| TT | Nội dung | Dự toán năm 2026 (triệu đồng) | Cơ quan chủ trì |
|---|---|---|---|
| 1 | Tổ chức hội nghị tập huấn | 120 | Phòng Kinh tế |`),
    ).toEqual([]);
  });

  it("reads the shares of places, in columns and in rows, and not what they have today", () => {
    expect(
      read(`| TT | Chỉ tiêu | ĐVT | Toàn xã | Thôn 1 | Thôn 2 |
|---|---|---|---|---|---|
| 1 | Số hộ thoát nghèo | hộ | 20 | 12 | 8 |`),
    ).toEqual([
      "Số hộ thoát nghèo: = 20 count hộ 2026-12-31",
      "Số hộ thoát nghèo – Thôn 1: = 12 count hộ 2026-12-31",
      "Số hộ thoát nghèo – Thôn 2: = 8 count hộ 2026-12-31",
    ]);
    expect(
      read(`| TT | Xã, phường | Dân số năm 2026 (người) | Chỉ tiêu giao năm 2026 | |
|---|---|---|---|---|
| | | | Tỷ lệ tham gia bảo hiểm y tế (%) | Số người tham gia tự nguyện (người) |
| 1 | Xã An Phú | 9.500 | 95 | 120 |
| | Tổng cộng | 21.500 | 96 | 420 |`),
    ).toEqual([
      "Tỷ lệ tham gia bảo hiểm y tế – Xã An Phú: = 95 % % 2026-12-31",
      "Số người tham gia tự nguyện – Xã An Phú: = 120 count người 2026-12-31",
      "Tỷ lệ tham gia bảo hiểm y tế: = 96 % % 2026-12-31",
      "Số người tham gia tự nguyện: = 420 count người 2026-12-31",
    ]);
    expect(
      read(`| TT | Thôn | Số hộ | Số hộ nghèo |
|---|---|---|---|
| 1 | Thôn 1 | 120 | 9 |`),
    ).toEqual([]);
  });

  it("takes what the plan strives for, where what it was assigned stands beside it", () => {
    expect(
      read(`| TT | Chỉ tiêu | ĐVT | Tỉnh giao | Xã phấn đấu |
|---|---|---|---|---|
| 1 | Thu ngân sách | triệu đồng | 500 | 550 |`),
    ).toEqual(["Thu ngân sách: = 550000000 VND đồng 2026-12-31"]);
    expect(
      read(`| TT | Chỉ tiêu | ĐVT | Tỉnh giao |
|---|---|---|---|
| 1 | Thu ngân sách | triệu đồng | 500 |`),
    ).toEqual(["Thu ngân sách: = 500000000 VND đồng 2026-12-31"]);
  });

  it("reads quarters of the plan's year, periods, and years under a heading that spans them", () => {
    expect(
      read(`| TT | Chỉ tiêu | ĐVT | Quý I | 6 tháng | Cả năm |
|---|---|---|---|---|---|
| (1) | (2) | (3) | (4) | (5) | (6) |
| 1 | Số buổi tuyên truyền | Buổi | 06 | 14 | 32 |`),
    ).toEqual([
      "Số buổi tuyên truyền: = 6 count Buổi 2026-03-31",
      "Số buổi tuyên truyền: = 14 count Buổi 2026-06-30",
      "Số buổi tuyên truyền: = 32 count Buổi 2026-12-31",
    ]);
    expect(
      read(`| TT | Hạng mục | ĐVT | Tổng giai đoạn 2026 - 2030 | Chia theo năm | |
|---|---|---|---|---|---|
| | | | | 2026 | 2027 |
| 1 | Phòng học xây mới | Phòng | 212 | 30 | 48 |`),
    ).toEqual([
      "Phòng học xây mới: = 212 count Phòng 2030-12-31",
      "Phòng học xây mới: = 30 count Phòng 2026-12-31",
      "Phòng học xây mới: = 48 count Phòng 2027-12-31",
    ]);
  });

  it("takes a unit from the upper of two headings, also where the lower row lost its empty cells", () => {
    expect(
      read(`| STT | Nội dung | Hiện trạng năm 2025 (%) | Mục tiêu (%) | |
|---|---|---|---|---|
| Đến năm 2028 | Đến năm 2030 | | | |
| 1 | Huy động trẻ đến nhà trẻ | 29,4 | 34,0 | ≥ 38,0 |`),
    ).toEqual(["Huy động trẻ đến nhà trẻ: = 34 % % 2028-12-31", "Huy động trẻ đến nhà trẻ: >= 38 % % 2030-12-31"]);
  });

  it("passes over a row of formulas that numbers the columns, and reads levels and houses", () => {
    expect(
      read(`| TT | Chỉ tiêu | ĐVT | ƯTH 2025 | KH 2026 | So sánh (%) |
|---|---|---|---|---|---|
| A | B | C | 1 | 2 | 3=2/1 |
| 1 | Bệnh viện đạt mức chất lượng | Mức | Mức 3 | Mức 4 trở lên | |
| 2 | Số nhà xây mới | Nhà | 3 | 4 | 133 |
| 3 | Số vị trí tập kết rác tự phát | Vị trí | 11 | ≤ 04 | |`),
    ).toEqual([
      "Bệnh viện đạt mức chất lượng: >= 4 level Mức 2026-12-31",
      "Số nhà xây mới: = 4 count Nhà 2026-12-31",
      "Số vị trí tập kết rác tự phát: <= 4 count Vị trí 2026-12-31",
    ]);
  });

  it("takes nothing from the lines of a table that could not be divided", () => {
    const of = (statement: string): string[] => targetsOf(`${GOALS}\n\n${statement}\n`).map(printed);
    expect(of("TT Chỉ tiêu ĐVT Năm 2026 Năm 2027 1 Thu ngân sách đạt 500 triệu đồng")).toEqual([]);
    expect(of("- Thu ngân sách trên địa bàn đạt triệu đồng 500 550")).toEqual([]);
    expect(of("- Sửa chữa 03 chòi canh ở các tiểu khu 512, 513, 520.")).toEqual(["= 3 count"]);
    expect(of("- Số lao động được đào tạo đạt 12 500")).not.toEqual([]);
  });

  it("says what became of each figure", () => {
    const events: TraceEvent[] = [];
    const structure = structureOf(`${HEAD}PHỤ LỤC: CÁC CHỈ TIÊU

| TT | Chỉ tiêu | ĐVT | Ước TH 2025 | Năm 2026 | So sánh (%) | Ghi chú |
|---|---|---|---|---|---|---|
| 1 | Thu ngân sách | tỷ đồng | 4 | 5 | 125 | Mục 3 |
`);
    extractTargets(structure, extractDocument(structure, {}), { note: (event) => events.push(event) });
    expect(events.filter(({ rule }) => rule.startsWith("table/")).map((e) => `${e.what} ${e.rule} ${e.text}`)).toEqual([
      "dropped table/baseline Ước TH 2025: 4",
      "kept table/year-column Năm 2026: 5",
      "dropped table/comparison So sánh (%): 125",
      "dropped table/note Ghi chú: Mục 3",
    ]);
  });

  it("reads a header of three rows whose headings stand in each place that they span, and units after a comma", () => {
    expect(
      read(`| STT | Đơn vị | Bảo hiểm tự nguyện (người) | Bảo hiểm tự nguyện (người) | Tỷ lệ tham gia (%) |
|---|---|---|---|---|
| STT | Đơn vị | Có đến 31/12/2025 | Chỉ tiêu giao năm 2026 | Chỉ tiêu giao năm 2026 |
| (1) | (2) | (3) | (4)=(3)+1 | (5) |
| 1 | Phường An Phú | 3.912 | 4.720 | 97,5 |
| 2 | Xã Bình Khê | 1.912 | 2.720 | 96 |`),
    ).toEqual([
      "Bảo hiểm tự nguyện – Phường An Phú: = 4720 count người 2026-12-31",
      "Tỷ lệ tham gia – Phường An Phú: = 97.5 % % 2026-12-31",
      "Bảo hiểm tự nguyện – Xã Bình Khê: = 2720 count người 2026-12-31",
      "Tỷ lệ tham gia – Xã Bình Khê: = 96 % % 2026-12-31",
    ]);
    expect(
      read(`| Nội dung | Mục tiêu đến năm 2028 | Ghi chú |
|---|---|---|
| Số hộ được hỗ trợ đất ở, hộ | 320 | |
| Diện tích rừng được khoán, ha | 48.500 | |
| Tỷ lệ hộ nghèo, hộ cận nghèo | 5 | |
| Số xã đạt chuẩn (xã, lũy kế) | 20 | |`),
    ).toEqual([
      "Số hộ được hỗ trợ đất ở: = 320 count hộ 2028-12-31",
      "Diện tích rừng được khoán: = 48500 quantity ha 2028-12-31",
      "Tỷ lệ hộ nghèo, hộ cận nghèo: = 5 null null 2028-12-31",
      "Số xã đạt chuẩn: = 20 count xã 2028-12-31",
    ]);
  });

  it("reads a heading over several columns of a ruled table", () => {
    const rule = "|----|-----------------|-------|-----------|-----------|";
    expect(
      read(`| TT | Chỉ tiêu        | ĐVT   |   Kế hoạch năm 2026   |
|    |                 |       | Quý II    | Cả năm    |
${rule}
| 1  | Số người được   | Người | ≤ 21      | ≤ 17      |
|    | quản lý         |       |           |           |
${rule}
| 2  | Số thôn đạt     | Thôn  | 5         | 7         |
${rule}`),
    ).toEqual([
      "Số người được quản lý: <= 21 count Người 2026-06-30",
      "Số người được quản lý: <= 17 count Người 2026-12-31",
      "Số thôn đạt: = 5 count Thôn 2026-06-30",
      "Số thôn đạt: = 7 count Thôn 2026-12-31",
    ]);
  });

  it("reads rows kept apart by rules, and a table whose upper heading stands above TT", () => {
    const rule = "|-----|------------------|------|----------|";
    expect(
      read(`| TT  | Chỉ tiêu         | ĐVT  | Năm 2026 |
${rule}
| 1   | Tỷ lệ hộ sử dụng | %    | 95       |
|     | nước sạch        |      |          |
${rule}
| 2   | Số thôn không có | Thôn | Tối thiểu|
|     | ma túy           |      | 05       |
${rule}`),
    ).toEqual([
      "Tỷ lệ hộ sử dụng nước sạch: = 95 % % 2026-12-31",
      "Số thôn không có ma túy: >= 5 count Thôn 2026-12-31",
    ]);
    expect(
      read(`                                                 Mục tiêu phấn đấu
 TT   Chỉ tiêu                      Đơn vị    Thực hiện
                                    tính      năm 2025   Năm 2026  Năm 2028
 1    Tỷ lệ trạm có bác sĩ          %         66,7       80        100
 2    Số giường lưu                 Giường    10         10        12`),
    ).toEqual([
      "Tỷ lệ trạm có bác sĩ: = 80 % % 2026-12-31",
      "Tỷ lệ trạm có bác sĩ: = 100 % % 2028-12-31",
      "Số giường lưu: = 10 count Giường 2026-12-31",
      "Số giường lưu: = 12 count Giường 2028-12-31",
    ]);
  });

  it("tells a unit that is a place from points", () => {
    expect(
      read(`| TT | Chỉ tiêu | ĐVT | Năm 2026 |
|---|---|---|---|
| 1 | Điểm trạm có đủ thuốc | Điểm trạm | 06 |
| 2 | Chỉ số hài lòng | Điểm | 90 |`),
    ).toEqual(["Điểm trạm có đủ thuốc: = 6 count Điểm trạm 2026-12-31", "Chỉ số hài lòng: = 90 index Điểm 2026-12-31"]);
  });
});

describe("dates", () => {
  it("does not date a list by the year that its head is compared with", () => {
    const found = targetsOf(
      `II. CHỈ TIÊU NĂM 2026\n\n1. Tổng thu ngân sách phấn đấu 24.650 triệu đồng, tăng 8% so với ước thực hiện năm 2025, bao gồm:\n\n- Lệ phí trước bạ: 4.150 triệu đồng;\n\n- Thu tiền sử dụng đất: 9,8 tỷ đồng.\n`,
    );
    expect(found.slice(-2).map((t) => [printed(t), t.due?.end])).toEqual([
      ["= 4150000000 VND", "2026-12-31"],
      ["= 9800000000 VND", "2026-12-31"],
    ]);
  });

  it("takes the date of a last part that only says by when, not that up to which things have come up", () => {
    const found = (statement: string): (string | null | undefined)[] =>
      targetsOf(`${TASKS}\n\n- ${statement}\n`).map((t) => t.due?.end);
    expect(found("Rà soát 100% dự án chậm tiến độ; hoàn thành trong tháng 9/2026.")).toEqual(["2026-09-30"]);
    expect(found("Thu hồi tối thiểu 70% số nợ thuế phát sinh đến 31/12/2025 ngay trong năm 2026.")).toEqual([
      "2026-12-31",
    ]);
  });

  it("does not take the year of what a value starts from", () => {
    const [target] = targetsOf(`${GOALS}\n\n- Tỷ lệ hộ nghèo giảm từ 41,5% năm 2025 xuống còn 30%.\n`);
    expect(target?.value).toBe(30);
    expect(target?.due?.end).toBe("2026-12-31");
  });

  it("dates a part by its own opening, before that of the sentence", () => {
    const found = targetsOf(
      `${TASKS}\n\n- Trình kỳ họp cuối năm 2026; phấn đấu đến hết năm 2027 có 150 hộ chuyển đổi, 100% hộ kê khai dùng hóa đơn điện tử.\n`,
    );
    expect(found.map((t) => [t.value, t.due?.end])).toEqual([
      [150, "2027-12-31"],
      [100, "2027-12-31"],
    ]);
  });

  it("gives the plan's year to what begins after an event", () => {
    const [target] = targetsOf(`${TASKS}\n\n- Khi có quyết định phân bổ vốn, giải ngân tối thiểu 95% kế hoạch vốn.\n`);
    expect([target?.value, target?.due?.end]).toEqual([95, "2026-12-31"]);
  });

  it("does not take the date behind another part's value for one that leads", () => {
    const found = targetsOf(`${TASKS}\n\n- Sắp xếp còn 09 trường trước ngày 30/9/2026; mở 04 ngành mới.\n`);
    expect(found.map((t) => [t.value, t.due?.end])).toEqual([
      [9, "2026-09-30"],
      [4, "2026-12-31"],
    ]);
  });

  it("lets a list of like things share the date behind its last", () => {
    const found = targetsOf(`${TASKS}\n\n- Xây mới 12 trạm y tế, nâng cấp 35 trạm y tế giai đoạn 2026 - 2028.\n`);
    expect(found.map((t) => [t.value, t.due?.end])).toEqual([
      [12, "2028-12-31"],
      [35, "2028-12-31"],
    ]);
    const unlike = targetsOf(`${TASKS}\n\n- Thành lập 02 hợp tác xã, xây mới 12 phòng học trong tháng 6/2026.\n`);
    expect(unlike.map((t) => [t.value, t.due?.end])).toEqual([
      [2, "2026-12-31"],
      [12, "2026-06-30"],
    ]);
  });

  it("does not date the second part of a plan by the first", () => {
    const found = targetsOf(
      "PHẦN THỨ NHẤT: TÌNH HÌNH THỰC HIỆN NHIỆM VỤ NĂM 2025\n\nThu ngân sách 12 tỷ đồng.\n\nPHẦN THỨ HAI: MỤC TIÊU, NHIỆM VỤ NĂM 2026\n\nI. CÁC CHỈ TIÊU\n\n- Thu ngân sách đạt 15 tỷ đồng.\n",
    );
    expect(found.map((t) => [printed(t), t.due?.end])).toEqual([["= 15000000000 VND", "2026-12-31"]]);
  });

  it("reads a road map by year, with rows that their group completes", () => {
    const found = targetsOf(`PHỤ LỤC: LỘ TRÌNH THỰC HIỆN CÁC CHỈ TIÊU

| TT | Nội dung | ĐVT | Hiện trạng 2025 | Lộ trình giai đoạn 2026 - 2030 | |
|---|---|---|---|---|---|
| | | | | 2026 | 2027 |
| I | Hộ nghèo | | | | |
| - | Số hộ | Hộ | 612 | 489 | 372 |
| - | Tỷ lệ | % | 21,4 | 17,0 | 12,9 |
`);
    expect(found.map((t) => [t.indicator.name, printed(t), t.due?.end])).toEqual([
      ["Hộ nghèo – Số hộ", "= 489 count", "2026-12-31"],
      ["Hộ nghèo – Số hộ", "= 372 count", "2027-12-31"],
      ["Hộ nghèo – Tỷ lệ", "= 17 %", "2026-12-31"],
      ["Hộ nghèo – Tỷ lệ", "= 12.9 %", "2027-12-31"],
    ]);
  });

  it("parts tables that follow one another by their headers, and joins what a page break cut", () => {
    const first =
      "| TT | Chỉ tiêu | ĐVT | Năm 2024 | Kế hoạch 2026 |\n|---|---|---|---|---|\n| 1 | Tỷ lệ hộ nghèo | % | 4,1 | 2,5 |\n";
    const second =
      "| TT | Chỉ tiêu | Năm 2026 |\n|---|---|---|\n| 1 | Số mô hình mới | 140 |\n| 2 | Tỷ lệ tăng dân số | 6 |\n";
    const more = "| 2 | Tỷ lệ hộ khá | % | 41 | 45 |\n|---|---|---|---|---|\n| 3 | Số thôn văn hóa | Thôn | 8 | 9 |\n";
    const again = first.replace("| 1 | Tỷ lệ hộ nghèo", "| 2 | Tỷ lệ hộ cận nghèo");
    const read = (...parts: string[]): string[] =>
      targetsOf(`PHỤ LỤC: CÁC CHỈ TIÊU\n\n${parts.join("")}`).map((t) => `${t.indicator.name} ${printed(t)}`);
    const poor = "Tỷ lệ hộ nghèo = 2.5 %";
    const others = ["Số mô hình mới = 140 null", "Tỷ lệ tăng dân số = 6 null"];
    for (const gap of ["", "\n", "\n\n"]) {
      expect(read(first, gap, second)).toEqual([poor, ...others]);
      expect(read(second, gap, first)).toEqual([...others, poor]);
      expect(read(first, gap, more)).toEqual([poor, "Tỷ lệ hộ khá = 45 %", "Số thôn văn hóa = 9 count"]);
      expect(read(first, gap, again)).toEqual([poor, "Tỷ lệ hộ cận nghèo = 2.5 %"]);
    }
  });

  it("counts points where the name counts them", () => {
    const found = targetsOf(`PHỤ LỤC: CÁC CHỈ TIÊU

| TT | Chỉ tiêu | ĐVT | Năm 2026 |
|:-:|---|---|:-:|
| 1 | Số điểm tư vấn, hỗ trợ | Điểm | 6 |
| 2 | Số điểm trung bình môn Toán | Điểm | 7 |
| 3 | Chỉ số cải cách hành chính | Điểm | 85 |
`);
    expect(found.map(printed)).toEqual(["= 6 count", "= 7 index", "= 85 index"]);
  });

  it("completes rows that only say where or of whom by their group, and proves both", () => {
    const text = `PHỤ LỤC: CHỈ TIÊU GIAO CÁC THÔN

| TT | Chỉ tiêu/Thôn | Đơn vị | Hiện trạng 2025 | Năm 2026 |
|---|---|---|---|---|
| **I** | **Tỷ lệ hộ có nước sạch** | | | |
| 1 | Thôn 1 | % | 82 | 90 |
| 2 | Thôn Bến Mới | % | 79 | 88 |
| **II** | **Số lao động được đào tạo** | | | |
| 1 | Nam | Người | 6 | ≥ 8 |
| 2 | Tỷ lệ lao động có chứng chỉ | % | 8 | 9 |
| 3 | Xã đạt chuẩn nông thôn mới | Xã | 2 | 3 |
| **III** | **Xã Tân Lộc** | | | |
| 1 | Thôn 1 | Người | 8 | 9 |
`;
    const found = targetsOf(text);
    expect(found.map((t) => [t.indicator.name, printed(t)])).toEqual([
      ["Tỷ lệ hộ có nước sạch – Thôn 1", "= 90 %"],
      ["Tỷ lệ hộ có nước sạch – Thôn Bến Mới", "= 88 %"],
      ["Số lao động được đào tạo – Nam", ">= 8 count"],
      ["Tỷ lệ lao động có chứng chỉ", "= 9 %"],
      ["Xã đạt chuẩn nông thôn mới", "= 3 count"],
      ["Thôn 1", "= 9 count"],
    ]);
    expect(found[0]!.quote).toBe("Tỷ lệ hộ có nước sạch Thôn 1 % 90");
    expect(found[0]!.spans).toHaveLength(4);
  });

  it("takes no column of a year before the plan's for targets", () => {
    const found = targetsOf(`PHỤ LỤC: CÁC CHỈ TIÊU

| TT | Chỉ tiêu | ĐVT | Năm 2024 | Năm 2025 (ước) | Kế hoạch 2026 |
|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 4,1 | 3,2 | 2,5 |

Biểu số 2: Các chỉ tiêu về việc làm, đào tạo nghề.

| TT | Chỉ tiêu | Năm 2025 | | Năm 2026 |
|---|---|---|---|---|
| | | KH | Thực hiện | |
| 1 | Số lao động có việc làm mới | 120 | 131 | 140 |
| 2 | Số mô hình kinh tế mới | 4 | 5 | 6 |
`);
    expect(found.map(printed)).toEqual(["= 2.5 %", "= 140 null", "= 6 null"]);
  });

  it("leaves deadlines under a road map alone", () => {
    expect(
      targetsOf(`PHỤ LỤC: DANH MỤC NHIỆM VỤ

| TT | Nhiệm vụ | Chủ trì | Lộ trình năm 2026 |
|---|---|---|---|
| 1 | Xây dựng đề án | Phòng Kinh tế | Quý I |
| 2 | Ban hành quy chế | Văn phòng | Quý II |
`),
    ).toEqual([]);
  });
});

it("brackets behind names give scales and units: millions of billions, years of life, so many per ten thousand, an index", () => {
  const table = `# PHỤ LỤC CHỈ TIÊU ĐẾN NĂM 2030

| TT | Chỉ tiêu | Mục tiêu 2026 - 2030 |
|---|---|---|
| 1 | Số doanh nghiệp hoạt động (triệu doanh nghiệp) | 2 |
| 2 | Tổng thu ngân sách nhà nước (triệu tỷ đồng) | 16,4 |
| 3 | Tuổi thọ trung bình (tuổi) | 75,5 |
| 4 | Số bác sĩ/vạn dân (người) | 19 |
| 5 | Chỉ số phát triển con người (HDI) | 0,8 |
| 6 | Trần nợ công so với GDP (%) | Không quá 60 |
`;
  expect(targetsOf(table).map(({ comparator, value, unit }) => [comparator, value, unit])).toEqual([
    ["=", 2_000_000, "count"],
    ["=", 16_400_000_000_000_000, "VND"],
    ["=", 75.5, "duration"],
    ["=", 19, "ratio"],
    ["=", 0.8, "index"],
    ["<=", 60, "%"],
  ]);
});

it("a label names what its value is of where only 'bình quân' stands between; 'mức 11 người' counts", () => {
  const names = (words: string): unknown[] =>
    targetsOf(`${GOALS}\n\n- ${words}\n`).map(({ indicator, unit }) => [indicator.name, unit]);
  expect(names("Tốc độ tăng trưởng công nghiệp: Bình quân 14,5%/năm.")).toEqual([
    ["Tốc độ tăng trưởng công nghiệp: Bình quân", "%/year"],
  ]);
  expect(names("Số cán bộ nghiên cứu đạt mức 11 người trên một vạn dân.")).toEqual([["Số cán bộ nghiên cứu", "ratio"]]);
  expect(names("Dịch vụ công: mức độ hài lòng đạt mức 4.")).toEqual([["mức độ hài lòng", "level"]]);
});

it("a date behind a comma that opens words of its own does not date the value before it", () => {
  const dates = (words: string): unknown[] =>
    targetsOf(`${GOALS}\n\n- ${words}\n`).map(({ value, due }) => [value, due?.end]);
  expect(
    dates("Đến năm 2026 tỷ lệ bao phủ bảo hiểm y tế đạt trên 95,5% dân số, đến năm 2029 đạt mục tiêu toàn dân."),
  ).toEqual([[95.5, "2026-12-31"]]);
  expect(dates("Tỷ lệ bao phủ bảo hiểm y tế đạt trên 95,5% dân số, đến năm 2029.")).toEqual([[95.5, "2029-12-31"]]);
});

it("comes to an end on long hostile lines", () => {
  for (const piece of [
    "từ 5% ",
    "giá dịch vụ ",
    "của các trường ",
    "đạt 5 mô hình, ",
    "(2 ha, ",
    "năm 2025 ",
    "xây ",
    "đạt 5 mô hình. ",
    "không để xảy ra vụ trên ",
    "12/12 thôn ",
    "hỗ trợ, và ",
    "làm lại 5 ",
    "viết, đăng, ",
    "cấp nước cho ",
    "(7) ",
  ])
    expect(Array.isArray(targetsOf(`${GOALS}\n\n- ${piece.repeat(2000)}\n`))).toBe(true);
});
