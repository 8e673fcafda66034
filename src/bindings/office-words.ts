/**
 * Messages name places of the data by the keys of the schema, in brackets after the Vietnamese word: "ghi người xác
 * nhận (confirmedBy)". Somebody who works in the workbook knows sheets and columns; somebody who reads paper, neither.
 */
import type { Diagnostic } from '../model/diagnostics.ts';
import { sheets } from './sheets.ts';

/** Keys that stand for a whole sheet, or whose column depends on what is meant. */
const WHOLE: Readonly<Record<string, string>> = {
  figures: 'tờ "Số liệu"',
  requirements: 'tờ "Mức đạt chuẩn"',
  evidence: 'tờ "Minh chứng"',
  assignments: 'tờ "Phân công"',
  organisations: 'tờ "Đơn vị"',
  conditions: 'tờ "Điều kiện khác"',
  silenced: 'tờ "Bỏ qua cảnh báo"',
  hamlets: 'tờ "Thôn"',
  currentState: 'tờ "Hiện trạng"',
  measures: 'tờ "Giải pháp"',
  duties: 'tờ "Nhiệm vụ đơn vị"',
  'plan.duties': 'tờ "Nhiệm vụ đơn vị"',
  rounds: 'tờ "Kết quả chỉ tiêu", các cột của từng cấp',
  parts: 'tờ "Kết quả chỉ tiêu", các hàng a), b)',
  notApplicable: 'tờ "Kết quả chỉ tiêu", cột "Lý do"',
  'conditions: state': 'tờ "Điều kiện khác", cột "Kết luận"',
  'role: lead': '"Chủ trì"',
  'joint: true': '"Có" ở cột "Chủ trì chung"',
  from: 'tờ "Số liệu", các cột tính từ bảng kê',
  figure: 'cột "Số liệu"',
  level: 'cột "Mức xếp loại"',
  value: 'cột "Giá trị"',
  document: 'cột "Văn bản"',
  date: 'cột "Ngày"',
  deadline: 'cột "Thời hạn"',
  to: 'cột "Nơi nhận"',
  submission: 'tờ "Hồ sơ trình"',
  papers: 'tờ "Văn bản"',
  paperTexts: 'tờ "Nội dung văn bản"',
  meetings: 'tờ "Cuộc họp"',
  attendees: 'tờ "Đại biểu"',
  opinions: 'tờ "Ý kiến"',
  survey: 'tờ "Hồ sơ trình"',
  'survey.items': 'tờ "Hài lòng"',
  resources: 'tờ "Nguồn lực"',
  works: 'tờ "Công trình"',
  reviewTeam: 'tờ "Đoàn thẩm tra"',
  administrativeUnits: 'tờ "Đơn vị hành chính"',
};

/** Column of every key that one column alone has. */
const COLUMNS: ReadonlyMap<string, string> = (() => {
  const found = new Map<string, Set<string>>();
  for (const sheet of sheets)
    for (const column of sheet.columns) {
      const key = column.path?.at(-1);
      if (key === undefined) continue;
      const titles = found.get(key) ?? new Set();
      found.set(key, titles.add(column.title));
    }
  return new Map([...found].flatMap(([key, titles]) => (titles.size === 1 ? [[key, [...titles][0]!]] : [])));
})();

const place = (key: string): string | null =>
  WHOLE[key] ?? (COLUMNS.has(key) ? `cột "${COLUMNS.get(key)}"` : null);

const IN_BRACKETS = / \(([A-Za-z.]+(?:: [a-z]+)?)\)/g;
/** Outside quotation marks and braces, where the office's own words and codes stand. */
const BARE =
  /"[^"]*"|\{\{[^}]*\}\}|\b(?:role: lead|joint: true|[a-z]+(?:[A-Z][a-z]+)+|silenced|organisations|document|lead|deadline)\b/g;

const inText = (text: string, bracketed: (at: string) => string): string =>
  text
    .replace(IN_BRACKETS, (whole, key: string) => {
      const at = place(key);
      return at === null ? whole : bracketed(at);
    })
    .replace(BARE, (word) => (word.startsWith('"') || word.startsWith('{') ? word : (place(word) ?? word)));

const reworded = (d: Diagnostic, words: (text: string) => string): Diagnostic => ({
  ...d,
  message: words(d.message),
  ...(d.hint === undefined ? {} : { hint: words(d.hint) }),
});

/** For somebody who has the workbook open: keys become sheets and columns. */
export const inWorkbookWords = (d: Diagnostic): Diagnostic =>
  reworded(d, (text) => inText(text, (at) => ` (${at})`));

/** For paper: keys in brackets are left out, others become the titles of their columns. */
export const inPaperWords = (d: Diagnostic): Diagnostic => reworded(d, (text) => inText(text, () => ''));
