/** Annex of the decision on the review team: who is in it, from which unit, for which criteria (qd18-2022 §3). */
import { noteMissing, orBlank } from '../wording/blanks.ts';
import { issuerLine, linesCell, type TableContext, textCell } from './context.ts';
import type { TableModel, TableRowModel } from './model.ts';

/** Rows to write on while nobody is named. */
const EMPTY_ROWS = 5;

export function reviewTeamTable(context: TableContext): TableModel {
  const { data, organisations, pack } = context.appraised;
  const { marks } = pack.wording;
  const rows = data.reviewTeam.map((member, i): TableRowModel => {
    const at = (field: string) => ['reviewTeam', i, field];
    const nth = `thành viên thứ ${i + 1} của đoàn thẩm tra`;
    const unit = member.unit === undefined ? undefined : organisations.get(member.unit)?.name;
    const name = orBlank(context, member.name, `họ tên ${nth}`, at('name'));
    const position = orBlank(context, member.position, `chức vụ ${nth}`, at('position'));
    const names = member.criteria.map((id) => `${id}. ${pack.criterion.get(id)?.name ?? ''}`.trim());
    return {
      key: `member-${i + 1}`,
      kind: 'data',
      cells: {
        number: textCell(String(i + 1)),
        name: textCell(name),
        position: linesCell([position, unit].filter((x) => x !== undefined)),
        role: textCell(member.role),
        criteria: linesCell(names),
      },
    };
  });
  if (rows.length === 0) {
    noteMissing(context, 'thành viên đoàn thẩm tra', ['reviewTeam']);
    for (let i = 1; i <= EMPTY_ROWS; i++)
      rows.push({
        key: `member-${i}`,
        kind: 'data',
        cells: {
          number: textCell(String(i)),
          name: textCell(marks.blank),
          position: textCell(marks.blank),
          role: textCell(marks.shortBlank),
          criteria: textCell(marks.shortBlank),
        },
      });
  }
  return {
    key: 'review-team',
    ...issuerLine(context),
    sheetName: 'Đoàn thẩm tra',
    title: 'Danh sách thành viên Đoàn thẩm tra',
    notes: [],
    columns: [
      { key: 'number', title: 'TT', kind: 'text', align: 'center', weight: 10 },
      { key: 'name', title: 'Họ và tên', kind: 'text', align: 'left', weight: 36 },
      { key: 'position', title: 'Chức vụ, đơn vị', kind: 'text', align: 'left', weight: 52 },
      { key: 'role', title: 'Nhiệm vụ trong Đoàn', kind: 'text', align: 'center', weight: 28 },
      { key: 'criteria', title: 'Tiêu chí được phân công', kind: 'text', align: 'left', weight: 44 },
    ],
    numberedColumns: false,
    rows,
    footNotes: [],
    orientation: 'portrait',
  };
}
