/**
 * A small invented case with nothing to find, and edits of it: path → value; `undefined` removes, a path ending in `+`
 * appends to a list.
 */
import { checkCase } from '../../src/checks/check.ts';
import type { FrozenRoundNow } from '../../src/checks/frozen.ts';
import type { PaperBlanks } from '../../src/checks/paper-blanks.ts';
import type { Diagnostic } from '../../src/model/diagnostics.ts';
import { booleanDef, criterionDef, indicatorDef, partDef, tryTiny } from '../support/cases.ts';

export type Edits = Readonly<Record<string, unknown>>;

const SOURCE = { text: 'bịa để thử', verified: true };

const PACK = {
  criteria: [
    criterionDef('1', [
      indicatorDef('1.1', { ratio: { numerator: 'Số hộ dùng nước sạch', denominator: 'Tổng số hộ' } }),
      booleanDef('1.2'),
    ]),
    criterionDef('2', [
      indicatorDef('2.1', { genderRule: 'both' }),
      booleanDef('2.2'),
      booleanDef('2.3', {
        parts: { rule: 'all', items: [partDef('2.3.a'), partDef('2.3.b')] },
      }),
    ]),
  ],
  info: {
    deadlines: [
      { id: 'nop', name: 'Xã nộp hồ sơ' },
      { id: 'trinh', name: 'Trình tỉnh' },
    ],
    steps: [{ id: 'cong-khai', name: 'Công khai', days: 15, before: 'trinh', after: 'nop', source: SOURCE }],
    conditions: [{ id: 'no-dong', name: 'Không nợ đọng', source: SOURCE }],
  },
  settings: { dataYear: { yearsBefore: 1, source: SOURCE } },
};

const met = [{ level: 'commune', verdict: 'met', on: '2024-02-20' }];
const unmet = [{ level: 'commune', verdict: 'unmet', on: '2024-02-20' }];

const DATA = {
  hamlets: ['Na Đông', 'Na Tây'],
  organisations: [
    { id: 'xa', name: 'UBND xã Thử', level: 'commune' },
    { id: 'nong-nghiep', name: 'Phòng Nông nghiệp và PTNT', level: 'district' },
    { id: 'giao-duc', name: 'Phòng Giáo dục và Đào tạo', level: 'district' },
  ],
  assignments: [
    { unit: 'nong-nghiep', role: 'lead', criteria: ['1'] },
    { unit: 'giao-duc', role: 'lead', criteria: ['2'] },
  ],
  deadlines: [
    { id: 'nop', date: '2024-06-30', name: 'Xã nộp hồ sơ', to: 'Ban Chỉ đạo huyện' },
    { id: 'trinh', date: '2024-11-30', name: 'Trình hồ sơ lên tỉnh', to: 'UBND tỉnh' },
  ],
  legalBases: [
    { id: 'qd', kind: 'Quyết định', number: '01/QĐ-MAU', date: '2024-01-05', abstract: 'về bộ tiêu chí bịa' },
  ],
  figures: [
    { id: 'ho', name: 'Tổng số hộ', unit: 'hộ', value: '200', role: 'common' },
    {
      id: 'nuoc-sach',
      name: 'Số hộ dùng nước sạch',
      unit: 'hộ',
      numerator: '185',
      denominatorFrom: 'ho',
      indicator: '1.1',
      dataYear: 2024,
    },
    {
      id: 'the-nam',
      name: 'Nam có thẻ bảo hiểm',
      unit: 'người',
      numerator: '272',
      denominator: '301',
      indicator: '2.1',
      dataYear: 2023,
    },
    {
      id: 'the-nu',
      name: 'Nữ có thẻ bảo hiểm',
      unit: 'người',
      numerator: '281',
      denominator: '305',
      indicator: '2.1',
      dataYear: 2023,
    },
  ],
  detailTables: [
    {
      id: 'theo-thon',
      name: 'Hộ theo thôn',
      indicators: ['1.1'],
      columns: [
        { id: 'thon', name: 'Thôn', kind: 'hamlet' },
        { id: 'so-ho', name: 'Số hộ', kind: 'number', unit: 'hộ' },
      ],
      rows: [
        { thon: 'Na Đông', 'so-ho': '120' },
        { thon: 'Na Tây', 'so-ho': '80' },
      ],
    },
  ],
  indicators: [
    { id: '1.1', figure: 'nuoc-sach', rounds: met },
    { id: '1.2', stated: true, rounds: met },
    { id: '2.1', male: 'the-nam', female: 'the-nu', rounds: met },
    { id: '2.2', stated: false, rounds: unmet },
    {
      id: '2.3',
      parts: [
        { id: '2.3.a', stated: true },
        { id: '2.3.b', stated: true },
      ],
      rounds: met,
    },
  ],
  criteria: [
    { id: '1', rounds: met, deadline: 'nop' },
    {
      id: '2',
      rounds: unmet,
      deadline: 'trinh',
      currentState: [
        { text: 'Tỷ lệ nam có thẻ là {{the-nam.ratio}}, đạt {{the-nam.percent}}', indicators: ['2.1'] },
        { text: 'Chưa có nhà văn hóa', indicators: ['2.2'] },
      ],
      measures: [
        {
          task: {
            id: 'xay-nha',
            indicators: ['2.2'],
            text: 'Xây dựng nhà văn hóa thôn Na Đông và Na Tây',
            lead: 'giao-duc',
          },
        },
        { text: 'Hoàn thiện hồ sơ trình UBND tỉnh trước ngày {{trinh}}.' },
      ],
    },
  ],
  conditions: [{ id: 'no-dong', state: 'met', document: 'Văn bản số 5 của tỉnh' }],
  evidence: [
    {
      id: 'bien-ban',
      indicators: ['1.1', '1.2', '2.1', '2.3'],
      kind: 'Biên bản',
      number: '12/BB',
      date: '2024-01-10',
      abstract: 'kiểm tra nước sạch',
      author: 'UBND xã Thử',
      file: 'minh-chung/12.pdf',
    },
  ],
  signatories: [{ document: 'plan', capacity: ['CHỦ TỊCH'], name: 'Nguyễn Văn A' }],
  plan: {
    month: '2024-03',
    basis: 'qd',
    committee: 'UBND xã Thử',
    duties: [
      {
        unit: 'nong-nghiep',
        heading: 'Phòng Nông nghiệp và PTNT',
        text: 'Hướng dẫn thực hiện {{assigned}}.',
      },
      { unit: 'giao-duc', heading: 'Phòng Giáo dục và Đào tạo', text: 'Thực hiện {{assigned}}.' },
    ],
    recipients: ['Như trên', 'Lưu: VT'],
  },
};

type Tree = Record<string, unknown>;

function edit<T>(base: T, edits: Edits): T {
  const copy = JSON.parse(JSON.stringify(base)) as T;
  for (const [path, value] of Object.entries(edits)) {
    const steps = path.replace(/\+$/, '').split('/');
    const last = steps.pop()!;
    const parent = steps.reduce((node, step) => node[step] as Tree, copy as Tree);
    if (path.endsWith('+')) parent[last] = [...((parent[last] as unknown[]) ?? []), value].flat();
    else if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return copy;
}

export interface SmallCase {
  readonly data?: Edits;
  readonly pack?: Edits;
  /** Files of evidence and their bytes; the one that the case names unless told otherwise. */
  readonly files?: Readonly<Record<string, number>> | null;
  readonly blanks?: readonly PaperBlanks[];
  readonly frozenRound?: FrozenRoundNow;
}

export function findings({
  data = {},
  pack = {},
  files = { 'minh-chung/12.pdf': 9 },
  blanks,
  frozenRound,
}: SmallCase): readonly Diagnostic[] {
  const loaded = tryTiny(edit(PACK, pack), edit(DATA, data));
  if (!loaded.dossier) throw new Error(loaded.diagnostics.map((d) => `${d.code}: ${d.message}`).join('\n'));
  return checkCase({
    ...loaded.dossier,
    evidenceFiles: files === null ? null : new Map(Object.entries(files)),
    ...(blanks ? { paperBlanks: blanks } : {}),
    ...(frozenRound ? { frozenRound } : {}),
  });
}
