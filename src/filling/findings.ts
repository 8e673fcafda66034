/** What could not be placed, in the words and the shape of every other finding. */
import type { Diagnostic, Place, Severity } from '../model/diagnostics.ts';
import { verdictInText } from '../wording/results.ts';
import { FIELDS, type Field, fieldFor, fieldOf } from './columns/fields.ts';
import type { CellState, DecidedCell } from './decide-cells.ts';
import { columnLetters } from './form/form.ts';
import type { RowProblem } from './rows/find-rows.ts';
import { targetKey } from './rows/row-evidence.ts';
import type { UnderstoodSheet } from './understand.ts';
import type { CaseValues } from './values/case-values.ts';

const finding = (
  severity: Severity,
  code: string,
  message: string,
  where: readonly Place[],
  hint?: string,
  about?: readonly string[],
): Diagnostic => ({ code, severity, message, where, ...(hint ? { hint } : {}), ...(about ? { about } : {}) });

const words = (code: string): string => fieldOf(code)?.words ?? code;
const name = (about: string): string =>
  about.startsWith('criterion:')
    ? `tiêu chí ${about.slice(10)}`
    : about === ''
      ? ''
      : `chỉ tiêu ${about.slice(10)}`;
const MAPPING = 'tệp .anh-xa.yaml';
const byHand = (row: number): string =>
  `nếu là một chỉ tiêu, ghi vào mục hang của ${MAPPING}: ${row}: "17.4" (số chỉ tiêu của hàng này)`;

export function findingsOf(
  file: string,
  values: CaseValues,
  sheets: readonly UnderstoodSheet[],
  cells: readonly DecidedCell[],
): Diagnostic[] {
  return [
    ...sheets.flatMap((s) => rowFindings(file, s)),
    ...sheets.flatMap((s) => columnFindings(file, s)),
    ...sheets.flatMap((s) => dottedFindings(file, s)),
    ...cellFindings(file, cells),
    ...withoutRow(values, sheets),
    ...withoutColumn(values, sheets),
    ...computedOnly(values, sheets),
  ];
}

const PROBLEMS: Readonly<
  Record<RowProblem['kind'], (shown: string, ids: string) => readonly [code: string, message: string]>
> = {
  unknown: (shown, ids) => [
    'fill-row-unknown',
    `không nhận ra hàng "${shown}"${ids === '' ? '' : `; gần nhất: ${ids}`}`,
  ],
  several: (shown, ids) => ['fill-row-several', `hàng "${shown}" có thể là ${ids}`],
  contradiction: (shown, ids) => [
    'fill-row-contradiction',
    `số và tên của hàng "${shown}" không khớp (${ids})`,
  ],
  twice: (shown, ids) => ['fill-row-twice', `hàng "${shown}": đã có hàng khác cũng là ${ids}`],
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

function rowFindings(file: string, { sheet, rowProblems, rows, running }: UnderstoodSheet): Diagnostic[] {
  const at = (row: number): Place => ({ file, sheet: sheet.name, cell: `A${row}` });
  return [
    ...rowProblems.map(({ row, kind, shown, ids }) => {
      const [code, message] = PROBLEMS[kind](short(shown), [...new Set(ids)].slice(0, 4).join(', '));
      return finding('warning', code, message, [at(row)], byHand(row));
    }),
    ...rows.flatMap(({ row, target, decided }) =>
      decided === null
        ? []
        : [
            finding(
              'note',
              'fill-row-decided',
              `số của hàng ${row} đọc được hai cách; ${decided}`,
              [at(row)],
              `nếu sai, ghi vào mục hang của ${MAPPING}: ${row}: "…"`,
              [targetKey(target)],
            ),
          ],
    ),
    ...(running
      ? [
          finding(
            'note',
            'fill-running',
            `trang "${sheet.name}": cột số là số thứ tự, không phải số chỉ tiêu; nhận hàng theo tên`,
            [],
          ),
        ]
      : []),
  ];
}

function columnFindings(file: string, { sheet, columnProblems, firstRow }: UnderstoodSheet): Diagnostic[] {
  const hint = `ghi mục cần điền cho cột này trong ${MAPPING}`;
  return columnProblems.map(({ column, head, why, words: field }) => {
    const letters = columnLetters(column);
    const where = [{ file, sheet: sheet.name, cell: `${letters}${Math.max(1, firstRow - 1)}` }];
    const said = `cột ${letters} "${short(head)}"`;
    if (why === 'twice')
      return finding(
        'warning',
        'fill-column-twice',
        `${said}: nhiều cột cùng là ${field}, chưa điền cột nào`,
        where,
        hint,
      );
    if (why === 'other-year')
      return finding('note', 'fill-column-year', `${said} là số của năm khác, không điền`, where, hint);
    return finding('note', 'fill-column-unknown', `${said}: không biết cần điền gì`, where, hint);
  });
}

const dottedFindings = (file: string, { sheet, dotted }: UnderstoodSheet): Diagnostic[] =>
  dotted.map(({ cell, text }) =>
    finding(
      'note',
      'fill-dotted-label',
      `chỗ trống "${short(text)}" nằm cùng ô với chữ, không điền`,
      [{ file, sheet: sheet.name, cell }],
      'điền tay',
    ),
  );

/** States that are told together, with all their cells. */
const TOGETHER: Partial<Readonly<Record<CellState, readonly [code: string, message: string, hint: string]>>> =
  {
    formula: [
      'fill-formula',
      'ô có công thức, giữ nguyên công thức',
      'nếu cần ghi giá trị, xóa công thức trong biểu rồi chạy lại',
    ],
    locked: ['fill-locked', 'ô bị khóa', 'mở khóa trang (Review › Unprotect Sheet), lưu lại rồi chạy lại'],
    merged: [
      'fill-merged',
      'ô trộn chung cho nhiều hàng không cùng một tiêu chí',
      'bỏ trộn ô, hoặc điền tay',
    ],
    'no-tick': ['fill-no-tick', 'chỉ tiêu không áp dụng, biểu không có cột để đánh dấu', 'ghi tay vào biểu'],
    lines: [
      'fill-lines',
      'chỉ tiêu có nhiều dòng trong biểu, không biết ghi vào dòng nào',
      `chỉ rõ dòng ở mục hang của ${MAPPING}, hoặc điền tay`,
    ],
  };

const REFUSED: Partial<Readonly<Record<CellState, readonly [code: string, why: string, hint: string]>>> = {
  unit: ['fill-unit', 'đơn vị tính của biểu khác với của hồ sơ', 'đổi số ra đơn vị của biểu rồi điền tay'],
  list: ['fill-list', 'danh sách chọn của ô không có chữ này', 'chọn tay trong danh sách của ô'],
  'number-only': ['fill-number-only', 'ô chỉ nhận số', 'điền tay'],
};

function cellFindings(file: string, cells: readonly DecidedCell[]): Diagnostic[] {
  const place = (c: DecidedCell): Place => ({ file, sheet: c.sheet, cell: c.cell });
  const out: Diagnostic[] = [];
  for (const [state, [code, message, hint]] of Object.entries(TOGETHER)) {
    const group = cells.filter((c) => c.state === state);
    if (group.length === 0) continue;
    const said = group.filter((c) => c.shown !== '').map((c) => `${c.cell} (${c.shown})`);
    const values =
      said.length > 0
        ? `; số của hồ sơ: ${said.slice(0, 12).join(', ')}${said.length > 12 ? ', …' : ''}`
        : '';
    out.push(
      finding('warning', code, `${group.length} ${message}${values}`, group.map(place), hint, [
        ...new Set(group.map((c) => c.about).filter((a) => a !== '')),
      ]),
    );
  }
  for (const c of cells) {
    const about = c.about === '' ? undefined : [c.about];
    const of = [name(c.about), words(c.field)].filter((w) => w !== '').join(', ');
    const refused = REFUSED[c.state];
    if (refused)
      out.push(
        finding(
          'warning',
          refused[0],
          `${of}: ${refused[1]}; hồ sơ: "${c.shown}"`,
          [place(c)],
          refused[2],
          about,
        ),
      );
    else if (c.state === 'kept')
      out.push(
        finding(
          'warning',
          'fill-kept',
          `${of}: biểu đã ghi "${short(c.before)}", hồ sơ ${c.shown === '' ? 'để trống' : `là "${short(c.shown)}"`}; giữ của biểu`,
          [place(c)],
          'sửa bên sai; muốn lấy của hồ sơ cho mọi ô thì thêm --overwrite',
          about,
        ),
      );
    else if (c.state === 'replaced')
      out.push(
        finding(
          'note',
          'fill-replaced',
          `${of}: "${short(c.before)}" của biểu thay bằng "${short(c.shown)}"`,
          [place(c)],
          undefined,
          about,
        ),
      );
  }
  return out;
}

const SAID: readonly Field[] = FIELDS.filter((f) =>
  ['requirement', 'result', 'verdict', 'evidence', 'note'].includes(f.kind),
);

/** Indicators of which the case knows something, and criteria that somebody judged, without a row in any sheet. */
function withoutRow(values: CaseValues, sheets: readonly UnderstoodSheet[]): Diagnostic[] {
  const placed = new Set(
    sheets.flatMap((s) =>
      s.rows.flatMap(({ target }) =>
        target.kind === 'both' ? [targetKey(target), `criterion:${target.criterion}`] : [targetKey(target)],
      ),
    ),
  );
  const known = (about: string, target: Parameters<CaseValues['of']>[0]): boolean =>
    !placed.has(about) && SAID.some((f) => f.kind !== 'requirement' && values.of(target, f) !== null);
  const indicators = [...values.appraised.indicators.keys()].filter((id) =>
    known(`indicator:${id}`, { kind: 'indicator', id }),
  );
  const criteria = values.appraised.criteria
    .map((c) => c.def.id)
    .filter((id) => known(`criterion:${id}`, { kind: 'criterion', id }));
  return [
    ...(indicators.length > 0
      ? [
          finding(
            'warning',
            'fill-no-row',
            `biểu không có hàng cho các chỉ tiêu đã có số liệu: ${indicators.join(', ')}`,
            [],
            `nếu có, chỉ hàng ở mục hang của ${MAPPING}`,
            indicators.map((id) => `indicator:${id}`),
          ),
        ]
      : []),
    ...(criteria.length > 0
      ? [
          finding(
            'note',
            'fill-no-criterion-row',
            `biểu không có hàng riêng cho kết luận của các tiêu chí: ${criteria.join(', ')}`,
            [],
            undefined,
            criteria.map((id) => `criterion:${id}`),
          ),
        ]
      : []),
  ];
}

function withoutColumn(values: CaseValues, sheets: readonly UnderstoodSheet[]): Diagnostic[] {
  const fields = sheets.flatMap((s) => [...s.columns.values()]);
  const has = (kind: Field['kind'], whose?: Field['whose']): boolean =>
    fields.some((f) => f.kind === kind && (whose === undefined || f.whose === whose));
  const hasVerdict = (whose: Field['whose']): boolean =>
    has('verdict', whose) || has('met', whose) || has('unmet', whose);
  const targets = sheets.flatMap((s) => s.rows.map((r) => r.target));
  const missing = SAID.filter((f) => {
    if (
      f.kind === 'result' &&
      (f.whose === 'effective' || has('result', f.whose) || has('result', 'effective'))
    )
      return false;
    if (f.kind === 'verdict' && (f.whose === 'effective' || hasVerdict(f.whose) || hasVerdict('effective')))
      return false;
    return !fields.includes(f) && targets.some((t) => values.of(t, f) !== null);
  });
  if (!has('result') && !has('verdict') && !has('met') && !has('unmet') && !has('percent'))
    return [
      finding(
        'warning',
        'fill-no-result-column',
        'không nhận ra cột kết quả hay cột đánh giá nào trong biểu',
        [],
        `ghi chữ cột và mục cần điền (ket-qua, danh-gia) trong ${MAPPING}`,
      ),
    ];
  return missing.length === 0
    ? []
    : [
        finding(
          'note',
          'fill-no-column',
          `biểu không có cột cho: ${missing.map((f) => f.words).join(', ')}`,
          [],
        ),
      ];
}

/** Where a form asks for a verdict that only follows from figures. */
function computedOnly(values: CaseValues, sheets: readonly UnderstoodSheet[]): Diagnostic[] {
  const asked = sheets.filter((s) =>
    [...s.columns.values()].some((f) => ['verdict', 'met', 'unmet'].includes(f.kind)),
  );
  const ids = new Map<string, string>();
  for (const { rows } of asked)
    for (const { target } of rows) {
      const verdict = values.computedOnly(target);
      if (verdict && values.of(target, fieldFor('verdict')) === null)
        ids.set(
          targetKey(target),
          `${name(targetKey(target))} (${verdictInText(values.appraised.pack, verdict)})`,
        );
    }
  return ids.size === 0
    ? []
    : [
        finding(
          'note',
          'fill-computed',
          `chưa ai kết luận nên không ghi đạt hay chưa đạt; tính theo số liệu thì: ${[...ids.values()].join(', ')}`,
          [],
          'ghi kết luận của xã hoặc huyện vào hồ sơ rồi chạy lại',
          [...ids.keys()],
        ),
      ];
}
