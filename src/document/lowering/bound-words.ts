/**
 * Syllables of one Vietnamese word that a centred title should not part: `CHƯƠNG | TRÌNH` on two lines looks like a
 * mistake. Not a dictionary: only words that stand in names of bodies and in titles of this field.
 */
const pairs = new Set(
  `ủy ban, nhân dân, mặt trận, tổ quốc, việt nam, ban chỉ, chỉ đạo, chương trình, mục tiêu, quốc gia, nông thôn,
   thôn mới, mới nâng, nâng cao, xây dựng, điều phối, văn phòng, hội đồng, kinh tế, hạ tầng, nông nghiệp, phát triển,
   quản lý, dự án, đạt chuẩn, tiêu chí, chỉ tiêu, công nhận, đề nghị, kế hoạch, báo cáo, tổng hợp, kết quả, thực hiện,
   thẩm tra, thẩm định, đánh giá, giải pháp, nhiệm vụ, thuyết minh, hồ sơ, minh chứng, số liệu, thời gian, giao thông,
   thủy lợi, phòng chống, chống thiên, thiên tai, trường học, cơ sở, vật chất, văn hóa, thông tin, truyền thông,
   nhà ở, dân cư, thu nhập, lao động, tổ chức, sản xuất, giáo dục, đào tạo, y tế, hành chính, tiếp cận, pháp luật,
   môi trường, chất lượng, an ninh, quốc phòng, trật tự, xã hội, chính trị, hòa bình, ban hành, quyết định, chủ tịch,
   trưởng ban, tài chính, tài nguyên, tư pháp, công an, quân sự, bí thư, đảng ủy, đoàn thể, đối với, người dân`
    .split(',')
    .map((pair) => pair.trim().replace(/\s+/g, ' ')),
);

/** Words that hold the name after them: `XÃ | NHÂN LÝ` reads badly, `XÃ NHÂN | LÝ` worse. */
const places = new Set(['xã', 'huyện', 'tỉnh', 'thôn', 'bản', 'phường', 'số', 'năm', 'tháng', 'ngày']);

const bare = (word: string): string => word.toLowerCase().replace(/[.,;:()“”"]/g, '');
const isName = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);

/** How bad a line end is after `before` (the line's words) and before `after` (the next line's): 0 is good. */
export function partingPenalty(before: readonly string[], after: readonly string[]): number {
  const last = before.at(-1);
  const next = after[0];
  if (last === undefined || next === undefined) return 0;
  if (pairs.has(`${bare(last)} ${bare(next)}`)) return 2;
  if (places.has(bare(last))) return 2;
  const place = before.at(-2);
  if (place !== undefined && places.has(bare(place)) && !/\d/.test(last) && !/[,;]$/.test(last)) return 2;
  return isName(last) && isName(next) && !/[,;.]$/.test(last) ? 2 : 0;
}
