/** Rules about sums: parts that do not make the whole, denominators with two values, hamlets missing in a table. */
import type { ResolvedFigure } from '../appraisal/figures.ts';
import type { DetailTable } from '../model/case-schema.ts';
import { addDecimals, type Decimal, decimal, formatDecimal, parseDecimal } from '../model/quantity.ts';
import type { CheckContext } from './context.ts';
import { sameNumber } from './figure-facts.ts';
import { looseText } from './loose-text.ts';
import type { Rule } from './rule.ts';

const aboutTable = (context: CheckContext, table: DetailTable): readonly string[] => [
  ...new Set([...table.indicators.flatMap((i) => context.aboutIndicator(i)), `table:${table.id}`]),
];

/** One row per hamlet: a single column of hamlets and no column of names. */
function hamletColumn(table: DetailTable): string | null {
  const hamlets = table.columns.filter((c) => c.kind === 'hamlet');
  return hamlets.length === 1 && !table.columns.some((c) => c.kind === 'text') ? hamlets[0]!.id : null;
}

export const hamletRows: Rule = {
  code: 'hamlet-rows',
  severity: 'warning',
  title: 'bảng kê theo thôn thiếu thôn hoặc lặp thôn',
  why: 'thiếu một thôn thì tổng số sai mà phép cộng vẫn đúng',
  example: 'xã có 8 thôn, bảng kê hộ theo thôn có 7 dòng',
  repair: 'thêm dòng còn thiếu, gộp dòng lặp',
  *run(context) {
    for (const [t, table] of context.data.detailTables.entries()) {
      const column = hamletColumn(table);
      if (column === null || table.rows.length === 0) continue;
      const names = table.rows.map((row) => row[column]);
      const absent = context.data.hamlets.filter((h) => !names.includes(h));
      const twice = [...new Set(names.filter((n, i) => n !== undefined && names.indexOf(n) !== i))];
      const about = aboutTable(context, table);
      if (absent.length > 0)
        yield {
          message: `bảng kê "${table.name}" thiếu thôn ${absent.join(', ')}`,
          where: [context.places.of(['detailTables', t, 'rows'])],
          about,
        };
      for (const name of twice)
        yield {
          message: `bảng kê "${table.name}" có thôn ${name} ở hai dòng`,
          where: names.flatMap((n, i) =>
            n === name ? [context.places.of(['detailTables', t, 'rows', i, column])] : [],
          ),
          about,
        };
    }
  },
};

/** "Tổng số hộ", "Số hộ" and "hộ" name one thing. */
const bareName = (name: string): string => looseText(name).replace(/^(tổng số |tổng |số )+/u, '');

function columnSum(table: DetailTable, column: string): Decimal | null {
  let sum = decimal(0);
  for (const row of table.rows) {
    const value = parseDecimal(row[column] ?? '');
    if (!value) return null;
    sum = addDecimals(sum, value);
  }
  return sum;
}

export const totalTable: Rule = {
  code: 'total-table',
  severity: 'error',
  title: 'tổng của bảng kê khác số chung của xã',
  why: 'cùng là tổng số hộ mà bảng kê và số chung ghi hai số thì mọi tỷ lệ đều bị hỏi lại',
  example: 'cộng các thôn được 799 hộ, tổng số hộ ghi 801',
  repair: 'sửa dòng sai trong bảng kê, hoặc tính số chung từ bảng kê (from)',
  *run(context) {
    for (const [t, table] of context.data.detailTables.entries()) {
      const hamlets = hamletColumn(table);
      if (hamlets === null || !context.data.hamlets.every((h) => table.rows.some((r) => r[hamlets] === h)))
        continue;
      for (const column of table.columns.filter((c) => c.kind === 'number')) {
        const sum = columnSum(table, column.id);
        const figure = [...context.appraised.figures.values()].find(
          (f) =>
            f.def.role === 'common' &&
            f.value !== null &&
            f.def.unit === column.unit &&
            bareName(f.def.name) === bareName(column.name),
        );
        if (!sum || !figure?.value || sameNumber(sum, figure.value)) continue;
        yield {
          message: `cộng cột "${column.name}" của bảng kê "${table.name}" được ${formatDecimal(sum)}, số liệu "${figure.def.id}" ghi ${formatDecimal(figure.value)}`,
          where: [context.places.of(['detailTables', t]), context.figurePlace(figure.def.id)],
          about: [...aboutTable(context, table), `figure:${figure.def.id}`],
        };
      }
    }
    const count = context.appraised.figures.get('so-thon');
    const listed = context.data.hamlets.length;
    if (count?.value && listed > 0 && !sameNumber(count.value, decimal(listed)))
      yield {
        message: `số thôn ghi ${formatDecimal(count.value)}, danh sách thôn có ${listed}`,
        where: [context.figurePlace('so-thon'), context.places.of(['hamlets'])],
        about: ['figure:so-thon'],
      };
  },
};

export const totalGender: Rule = {
  code: 'total-gender',
  severity: 'error',
  title: 'nam cộng nữ khác tổng số',
  why: 'phép cộng ai cũng kiểm được',
  example: 'nam 1.502, nữ 1.498, tổng số nhân khẩu 3.010',
  repair: 'sửa số sai trong ba số',
  *run(context) {
    const { figures, indicators } = context.appraised;
    const compare = (
      what: string,
      [male, female, whole]: readonly [Decimal | undefined, Decimal | undefined, Decimal | undefined],
      parts: readonly [ResolvedFigure, ResolvedFigure, ResolvedFigure],
    ) => {
      if (!male || !female || !whole || sameNumber(addDecimals(male, female), whole)) return [];
      return [
        {
          message: `${what}: nam ${formatDecimal(male)} cộng nữ ${formatDecimal(female)} là ${formatDecimal(addDecimals(male, female))}, tổng ghi ${formatDecimal(whole)}`,
          where: parts.map((p) => context.figurePlace(p.def.id)),
          about: [...new Set(parts.flatMap((p) => context.aboutFigure(p.def.id)))],
        },
      ];
    };
    for (const male of figures.values()) {
      if (!male.def.id.endsWith('-nam')) continue;
      const base = male.def.id.slice(0, -'-nam'.length);
      const [female, whole] = [figures.get(`${base}-nu`), figures.get(base)];
      if (!female || !whole || male.def.unit === '%' || male.def.unit !== whole.def.unit) continue;
      yield* compare(
        `số liệu "${base}"`,
        [male.value ?? undefined, female.value ?? undefined, whole.value ?? undefined],
        [male, female, whole],
      );
    }
    for (const { def, value } of indicators.values()) {
      const { male, female, figure } = value;
      if (!male?.ratio || !female?.ratio || !figure?.ratio || male.def.unit !== figure.def.unit) continue;
      for (const part of ['numerator', 'denominator'] as const)
        yield* compare(
          `chỉ tiêu ${def.id}, ${part === 'numerator' ? 'tử số' : 'mẫu số'}`,
          [male.ratio[part], female.ratio[part], figure.ratio[part]],
          [male, female, figure],
        );
    }
  },
};

export const totalCost: Rule = {
  code: 'total-cost',
  severity: 'error',
  title: 'kinh phí nhiệm vụ không cộng lại bằng tổng',
  why: 'biểu kinh phí bị trả lại khi các nguồn không bằng tổng',
  example: 'tổng 250,5 triệu đồng, Nhà nước 200, Nhân dân 40,5',
  repair: 'sửa số sai trong ba số',
  *run(context) {
    for (const { task, criterion, path } of context.tasks) {
      const { total, state, people } = task.cost ?? {};
      if (!total || !state || !people || sameNumber(addDecimals(state, people), total)) continue;
      yield {
        message: `nhiệm vụ "${task.id}": Nhà nước ${formatDecimal(state)} cộng Nhân dân ${formatDecimal(people)} là ${formatDecimal(addDecimals(state, people))}, tổng ghi ${formatDecimal(total)}`,
        where: [context.places.of([...path, 'cost'])],
        about: [`criterion:${criterion.id}`, `task:${task.id}`],
      };
    }
  },
};

export const denominators: Rule = {
  code: 'denominators',
  severity: 'warning',
  title: 'mẫu số khác số chung mà không nêu lý do',
  why: 'một mẫu số có một giá trị trong cả hồ sơ; khác thì người đọc cho là sai',
  example: 'tổng số hộ là 801, tỷ lệ hộ có nhà kiên cố lại chia cho 798',
  repair: 'dùng denominatorFrom, hoặc ghi lý do vào denominatorReason',
  *run(context) {
    const { figures, indicators } = context.appraised;
    const common = [...figures.values()].filter((f) => f.def.role === 'common' && f.value);
    const own = [...figures.values()].filter(
      (f) =>
        f.ratio &&
        f.def.denominator !== undefined &&
        f.def.denominatorReason === undefined &&
        f.def.role === 'result',
    );
    const nameOf = (f: ResolvedFigure): string | undefined => {
      const indicator = f.def.indicator ?? context.usersOf.get(f.def.id)?.[0]?.def.id;
      return indicator === undefined ? undefined : indicators.get(indicator)?.def.ratio?.denominator;
    };
    for (const f of own) {
      const name = nameOf(f);
      const shared = common.filter((c) => c.def.unit === f.def.unit);
      const meant = shared.filter((c) => name !== undefined && bareName(c.def.name) === bareName(name));
      const against = meant.length > 0 ? meant : shared;
      if (against.length === 0 || against.some((c) => sameNumber(c.value!, f.ratio!.denominator))) continue;
      yield {
        message: `số liệu "${f.def.id}" có mẫu số ${formatDecimal(f.ratio!.denominator)} ${f.def.unit ?? ''}, số chung ${against.map((c) => `"${c.def.name}" là ${formatDecimal(c.value!)}`).join(', ')}`,
        where: [
          context.figurePlace(f.def.id, 'denominator'),
          ...against.map((c) => context.figurePlace(c.def.id)),
        ],
        about: [...context.aboutFigure(f.def.id), ...against.map((c) => `figure:${c.def.id}`)],
      };
    }
    for (const [i, a] of own.entries())
      for (const b of own.slice(i + 1)) {
        const name = nameOf(a);
        if (name === undefined || !/^Tổng số /u.test(name) || name !== nameOf(b) || a.def.unit !== b.def.unit)
          continue;
        if (common.some((c) => c.def.unit === a.def.unit)) continue;
        if (sameNumber(a.ratio!.denominator, b.ratio!.denominator)) continue;
        yield {
          message: `mẫu số "${name}" có hai giá trị: ${formatDecimal(a.ratio!.denominator)} ("${a.def.id}") và ${formatDecimal(b.ratio!.denominator)} ("${b.def.id}")`,
          where: [context.figurePlace(a.def.id, 'denominator'), context.figurePlace(b.def.id, 'denominator')],
          about: [...new Set([...context.aboutFigure(a.def.id), ...context.aboutFigure(b.def.id)])],
          severity: 'error',
          hint: 'nhập một số chung (role: common) rồi dùng denominatorFrom ở cả hai',
        };
      }
  },
};
