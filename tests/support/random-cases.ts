/** Whole random cases of the real pack: valid, with every optional leaf now and then, and texts that spreadsheets like to spoil. */
import fc from 'fast-check';
import { type CaseData, caseFile } from '../../src/model/case-schema.ts';
import { NumberText } from '../../src/model/number-text.ts';
import type { Pack } from '../../src/model/pack.ts';
import { wordingKeysOf } from '../../src/model/pack-wording.ts';
import { papersOf as namedPapers } from '../../src/model/paper-ids.ts';

const WORDS =
  'xã Nhân Lý đường ngõ xóm được cứng hóa; tỷ lệ hộ "ba sạch" = + - @ \' 14,5 6/8 17.10 (chưa đạt) % Đảng ủy, UBND & <b> _x0041_ thị trấn 007 1E5 TRUE'.split(
    ' ',
  );

const words = (max: number) => fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: max });
export const lineText = words(6).map((w) => w.join(' '));
const prose = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '- ', '=', "'", '+', 'Đoạn '),
      lineText,
      fc.constantFrom('', ' {{so-1.percent}}', ' {{han-1}}'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((lines) =>
    lines
      .map((l) => l.join(''))
      .join('\n')
      .trim(),
  )
  .map((t) => t.replace(/\n/g, '\n\n').replace(/\n\n-/g, '\n-'));
const day = fc
  .tuple(
    fc.integer({ min: 1995, max: 2090 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const month = day.map((d) => d.slice(0, 7));
const decimalText = fc.oneof(
  fc
    .tuple(fc.nat(99_999), fc.integer({ min: 0, max: 4 }), fc.nat(9999))
    .map(([whole, scale, f]) =>
      scale === 0 ? `${whole}` : `${whole}.${String(f).padStart(4, '0').slice(0, scale)}`,
    ),
  fc.constantFrom(
    '6.60',
    '0',
    '0.00',
    '8.472',
    '123456789012345678901234567890',
    '12345678901234567.25',
    '0.123456789012345',
  ),
);
const quantity = decimalText;
const whole = (min: number, max: number) => fc.integer({ min, max }).map((n) => new NumberText(String(n)));
const numbered = (prefix: string, max: number) =>
  fc.integer({ min: 0, max }).map((n) => Array.from({ length: n }, (_, i) => `${prefix}-${i + 1}`));

/** An object whose optional members are there or not. */
const some = <
  R extends Record<string, fc.Arbitrary<unknown>>,
  O extends Record<string, fc.Arbitrary<unknown>>,
>(
  required: R,
  optional: O,
) => fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });

const oneOf = (ids: readonly string[]): Record<string, never> | fc.Arbitrary<string> =>
  ids.length === 0 ? {} : fc.constantFrom(...ids);
const ref = (key: string, ids: readonly string[]): Record<string, fc.Arbitrary<string>> =>
  ids.length === 0 ? {} : { [key]: oneOf(ids) as fc.Arbitrary<string> };
const subset = (ids: readonly string[], max = 4) =>
  fc.subarray([...ids], { maxLength: Math.min(max, ids.length) });

export function randomCase(pack: Pack): fc.Arbitrary<CaseData> {
  return fc
    .record({
      figures: numbered('so', 8),
      units: numbered('don-vi', 5).map((ids) => ['ubnd-xa', ...ids]),
      deadlines: numbered('han', 3),
      bases: numbered('can-cu', 2),
      tables: numbered('bang', 2),
      places: numbered('noi', 2),
      meetings: numbered('hop', 2),
      opinions: numbered('y-kien', 2),
      hamlets: fc.uniqueArray(lineText, { maxLength: 4 }),
    })
    .chain((ids) => caseOf(pack, ids));
}

interface Ids {
  readonly figures: readonly string[];
  readonly units: readonly string[];
  readonly deadlines: readonly string[];
  readonly bases: readonly string[];
  readonly tables: readonly string[];
  readonly places: readonly string[];
  readonly meetings: readonly string[];
  readonly opinions: readonly string[];
  readonly hamlets: readonly string[];
}

const person = some({ name: lineText }, { position: lineText });
const count = whole(0, 999);

/** What official papers need, each group with a leaf that says something. */
function papersOf(
  ids: Ids,
  {
    level,
    indicatorIds,
    criterionIds,
    documents,
  }: {
    readonly level: fc.Arbitrary<string>;
    readonly indicatorIds: readonly string[];
    readonly criterionIds: readonly string[];
    readonly documents: readonly string[];
  },
) {
  const lines = fc.array(lineText, { maxLength: 2 });
  const clock = fc.constantFrom('08:00', '8:30', '14h15', '7 giờ 5 phút');
  const issued = fc.record({ number: fc.constantFrom('12', '07', '123a'), date: day });
  const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });
  const maybe = <T>(group: fc.Arbitrary<T>) => fc.option(group, { nil: undefined });
  const eachOf = (chosen: readonly string[], make: (id: string) => fc.Arbitrary<unknown>) =>
    fc.tuple(...chosen.map(make));
  const money = { total: quantity, completed: quantity, paid: quantity };
  return {
    submission: maybe(
      some(
        { date: day },
        {
          government: fc.constantFrom('three-tier', 'two-tier'),
          medium: fc.constantFrom('paper', 'electronic'),
          sets: count,
          numbering: fc.constantFrom('leaf', 'page'),
          duplex: fc.boolean(),
          handedOverBy: person,
          receivedBy: person,
          archive: some(
            { organId: lineText },
            {
              receiverId: lineText,
              notation: lineText,
              maintenance: lineText,
              rights: lineText,
              creator: lineText,
            },
          ),
        },
      ),
    ),
    papers: list(
      some(
        { document: fc.constantFrom(...documents) },
        { issued, date: day, addressees: lines, recipients: lines, bases: subset(ids.bases) },
      ),
    ),
    paperTexts: list(
      fc.record({
        document: fc.constantFrom(...documents),
        part: fc.constantFrom('mot', '2.1'),
        text: prose,
      }),
    ),
    meetings: eachOf(ids.meetings, (id) =>
      some(
        { id: fc.constant(id), level },
        {
          date: day,
          begin: clock,
          endDate: day,
          end: clock,
          place: lineText,
          chair: person,
          secretary: person,
          summoned: count,
          present: count,
          absent: count,
          absentReason: lineText,
          attendees: list(some({}, { name: lineText, position: lineText, unit: lineText })),
          invited: lines,
          speeches: list(some({ text: prose }, { by: lineText })),
          votes: some({ issued: count }, { collected: count, valid: count, agreeing: count }),
          counters: lines,
          copies: count,
        },
      ),
    ),
    opinions: eachOf(ids.opinions, (id) =>
      some(
        { id: fc.constant(id), level },
        {
          forms: lines,
          postedFrom: day,
          postedTo: day,
          places: lines,
          broadcasts: count,
          asked: count,
          received: count,
          agreeing: count,
          unit: lineText,
          items: list(some({ by: lineText, text: prose }, { reply: prose })),
        },
      ),
    ),
    survey: maybe(
      some(
        { by: lineText },
        {
          from: day,
          to: day,
          document: lineText,
          households: count,
          itemThreshold: quantity,
          itemThresholdSource: lineText,
          items: list(
            some({ content: lineText }, { issued: count, collected: count, valid: count, satisfied: count }),
          ),
        },
      ),
    ),
    resources: maybe(
      some(
        { unit: lineText },
        {
          from: day,
          to: day,
          source: lineText,
          items: fc
            .subarray(['von-1', 'von-2', 'dan-3'])
            .chain((chosen) =>
              eachOf(chosen, (id) =>
                some(
                  { id: fc.constant(id), name: lineText },
                  { planned: quantity, amount: quantity, note: lineText },
                ),
              ),
            ),
        },
      ),
    ),
    works: fc.subarray(['cong-trinh-1', 'cong-trinh-2']).chain((chosen) =>
      eachOf(chosen, (id) =>
        some(
          { id: fc.constant(id), name: lineText },
          {
            place: lineText,
            years: lineText,
            indicators: subset(indicatorIds),
            decision: lineText,
            ...money,
            note: lineText,
          },
        ),
      ),
    ),
    reviewTeam: list(
      some(
        { role: lineText },
        {
          name: lineText,
          position: lineText,
          ...ref('unit', ids.units),
          criteria: subset(criterionIds),
        },
      ),
    ),
  };
}

function caseOf(pack: Pack, ids: Ids): fc.Arbitrary<CaseData> {
  const all = [...pack.indicator.values()];
  const indicatorIds = all.map(({ def }) => def.id);
  const flag = fc.boolean();
  const figureRef = ref('figure', ids.figures);
  const round = some(
    { level: fc.constantFrom('commune', 'district', 'province') },
    {
      verdict: fc.constantFrom('met', 'unmet'),
      ...figureRef,
      by: lineText,
      on: day,
      document: lineText,
      note: lineText,
    },
  );
  const rounds = fc.array(round, { maxLength: 3 });
  const each = <T>(
    list: readonly string[],
    make: (id: string, i: number) => fc.Arbitrary<T>,
  ): fc.Arbitrary<T[]> => fc.tuple(...list.map(make)) as unknown as fc.Arbitrary<T[]>;
  const figure = (id: string) =>
    fc
      .tuple(
        some(
          {
            id: fc.constant(id),
            name: lineText,
            percentDecimals: whole(0, 6),
            role: fc.constantFrom('result', 'target', 'common', 'context'),
            personal: flag,
          },
          {
            unit: lineText,
            ...ref('denominatorFrom', ids.figures),
            denominatorReason: lineText,
            remainingUnit: lineText,
            indicator: fc.constantFrom(...indicatorIds),
            source: lineText,
            asOf: day,
            dataYear: whole(1990, 2100),
            inferred: lineText,
            history: fc.array(some({ value: lineText, on: day }, { by: lineText, source: lineText }), {
              maxLength: 2,
            }),
          },
        ),
        fc.oneof(
          fc.constant({}),
          fc.record({ value: quantity }),
          fc.record({ numerator: quantity, denominator: quantity }),
          ids.tables.length === 0
            ? fc.constant({})
            : fc.record({
                from: some(
                  { table: oneOf(ids.tables) as fc.Arbitrary<string> },
                  {
                    sum: fc.constant('cot-1'),
                    numerator: some(
                      { sum: fc.constant('cot-2') },
                      { countWhere: fc.record({ column: fc.constant('cot-1'), equals: lineText }) },
                    ),
                    denominator: some(
                      { count: flag },
                      { sum: fc.constant('cot-2'), ...ref('common', ids.figures) },
                    ),
                    countWhere: fc.record({ column: fc.constant('cot-1'), equals: lineText }),
                  },
                ),
              }),
        ),
      )
      .map(([a, b]) => ({ ...a, ...b }));
  const value = (def: { levels?: readonly string[] | undefined }) => ({
    ...figureRef,
    stated: flag,
    source: lineText,
    level: def.levels ? fc.constantFrom(...def.levels) : lineText,
    ...ref('male', ids.figures),
    ...ref('female', ids.figures),
  });
  const result = (index: number) => {
    const { def } = all[index]!;
    return some(
      { id: fc.constant(def.id), quoted: lineText },
      {
        ...value(def),
        parts: each(def.parts?.items.map((p) => p.id) ?? [], (id, i) =>
          some({ id: fc.constant(id), rounds, stated: flag }, value(def.parts!.items[i]!)),
        ),
        rounds,
        notApplicable: fc.record({ reason: lineText, source: lineText }),
        question: lineText,
      },
    );
  };
  const task = (id: string) =>
    some(
      { id: fc.constant(id), text: prose, item: flag },
      {
        indicators: subset(indicatorIds),
        ...figureRef,
        hamlets: subset(ids.hamlets),
        remainingWhenListed: lineText,
        targets: subset(ids.figures),
        cost: some({ total: quantity }, { state: quantity, people: quantity }),
        ...ref('lead', ids.units),
        support: subset(ids.units),
        ...ref('deadline', ids.deadlines),
        progress: lineText,
      },
    );
  const criterion = (id: string) =>
    some(
      { id: fc.constant(id), question: lineText },
      {
        rounds,
        currentState: fc.array(
          some({ text: prose, item: flag, verdict: flag }, { indicators: subset(indicatorIds) }),
          { maxLength: 3 },
        ),
        currentStateLines: fc.record({
          style: fc.constantFrom('numbered', 'dashed'),
          indicators: fc.subarray(indicatorIds, { minLength: 1, maxLength: 3 }),
        }),
        measures: fc
          .array(fc.oneof(fc.record({ text: prose, item: flag }), fc.record({ task: task('x') })), {
            maxLength: 3,
          })
          .map((list) =>
            list.map((m, i) => ('task' in m ? { task: { ...m.task, id: `viec-${id}-${i}` } } : m)),
          ),
        implementation: prose,
        ...ref('deadline', ids.deadlines),
      },
    );
  const columns = [
    { id: 'cot-1', name: 'Tên tuyến', kind: 'text' },
    { id: 'cot-2', name: 'Chiều dài', kind: 'number', unit: 'km' },
    { id: 'cot-3', name: 'Thôn', kind: 'hamlet' },
    { id: 'cot-4', name: 'Loại', kind: 'choice', choices: ['Nhựa', 'Bê tông; xi măng'] },
  ];
  const table = (id: string, i: number) =>
    some(
      {
        id: fc.constant(id),
        name: fc.constant(`Bảng kê ${i + 1}`),
        columns: fc.constant(columns),
        personal: flag,
        rows: fc.array(
          some(
            { 'cot-1': lineText },
            {
              'cot-2': decimalText,
              ...ref('cot-3', ids.hamlets),
              'cot-4': fc.constantFrom('Nhựa', 'Bê tông; xi măng'),
            },
          ),
          { maxLength: 5 },
        ),
      },
      { indicators: subset(indicatorIds), source: lineText, asOf: day },
    );
  const organisation = (id: string) =>
    some(
      {
        id: fc.constant(id),
        name: lineText,
        level: fc.constantFrom('commune', 'district', 'province', 'other'),
      },
      {
        inText: lineText,
        letterhead: some({ issuer: lineText }, { superior: lineText, place: lineText }),
        inferred: lineText,
        validFrom: day,
        validTo: day,
        successors: subset(ids.units),
      },
    );
  const overTime = { validFrom: day, validTo: day, successors: subset(ids.places) };
  const place = some({ kind: lineText, name: lineText }, { short: lineText, ...overTime });
  const level = fc.constantFrom('commune', 'district', 'province');
  const unit = oneOf(ids.units) as fc.Arbitrary<string>;
  const criterionIds = [...pack.criterion.keys()];
  const measured = all.flatMap(({ def }) => [
    { indicator: def.id, part: undefined as string | undefined, def },
    ...(def.parts?.items ?? []).map((p) => ({ indicator: def.id, part: p.id as string | undefined, def: p })),
  ]);
  const record = <T>(keys: readonly string[], make: fc.Arbitrary<T>) =>
    subset(keys, 5).chain((chosen) =>
      fc
        .tuple(...chosen.map(() => make))
        .map((values) => Object.fromEntries(chosen.map((k, i) => [k, values[i]]))),
    );
  return some(
    {
      id: fc.constantFrom('nhan-ly-2024', 'xa-1', '17.10'),
      pack: fc.constant(pack.info.id),
      sample: flag,
      assessmentYear: whole(1990, 2100),
      region: fc.constantFrom(...pack.info.regions.map((r) => r.id)),
      created: day,
      commune: place,
      organisations: each(ids.units, organisation),
      figures: each(ids.figures, figure),
      deadlines: each(ids.deadlines, (id) =>
        some(
          { id: fc.constant(id), date: day, name: lineText },
          { from: unit, to: lineText, question: lineText },
        ),
      ),
      legalBases: each(ids.bases, (id) =>
        some(
          { id: fc.constant(id), kind: lineText },
          {
            number: lineText,
            date: day,
            issuer: lineText,
            abstract: lineText,
            inForceFrom: day,
            inForceTo: day,
          },
        ),
      ),
      detailTables: each(ids.tables, table),
      hamlets: fc.constant([...ids.hamlets]),
      administrativeUnits: each(ids.places, (id) =>
        some(
          { id: fc.constant(id), tier: level, kind: lineText, name: lineText },
          { short: lineText, ...overTime },
        ),
      ),
      ...papersOf(ids, {
        level,
        indicatorIds,
        criterionIds,
        documents: namedPapers(pack).map((p) => p.id),
      }),
    },
    {
      title: lineText,
      district: place,
      province: place,
      roles: record(
        pack.info.roles.map((r) => r.id),
        unit,
      ),
      assignments: fc.array(
        some(
          { unit, role: fc.constantFrom('lead', 'support', 'guide'), joint: flag },
          { criteria: subset(criterionIds), indicators: subset(indicatorIds), source: lineText },
        ),
        { maxLength: 3 },
      ),
      requirements: fc.shuffledSubarray(measured, { maxLength: 5 }).chain((chosen) =>
        fc.tuple(
          ...chosen.map((m) =>
            some(
              {
                indicator: fc.constant(m.indicator),
                ...(m.part === undefined ? {} : { part: fc.constant(m.part) }),
                document: lineText,
              },
              {
                ...(m.def.levels ? { level: fc.constantFrom(...m.def.levels) } : { value: quantity }),
                confirmedBy: lineText,
                on: day,
              },
            ),
          ),
        ),
      ),
      indicators: fc
        .shuffledSubarray([...all.keys()], { maxLength: 6 })
        .chain((chosen) => fc.tuple(...chosen.map(result))),
      criteria: fc
        .shuffledSubarray(criterionIds, { maxLength: 4 })
        .chain((chosen) => fc.tuple(...chosen.map(criterion))),
      conditions: fc.subarray([...pack.info.conditions.map((c) => c.id), 'tinh-them']).chain((chosen) =>
        fc.tuple(
          ...chosen.map((id) =>
            some(
              { id: fc.constant(id), source: lineText, ...(id === 'tinh-them' ? { name: lineText } : {}) },
              {
                state: fc.constantFrom('met', 'unmet'),
                document: lineText,
                ...figureRef,
                threshold: quantity,
                thresholdSource: lineText,
              },
            ),
          ),
        ),
      ),
      evidence: fc
        .array(
          some(
            {
              indicators: fc.subarray(indicatorIds, { minLength: 1, maxLength: 3 }),
              kind: lineText,
              abstract: lineText,
              personal: flag,
            },
            {
              number: lineText,
              date: day,
              author: lineText,
              copy: fc.constantFrom('original', 'certified', 'plain'),
              pages: whole(0, 999),
              validUntil: day,
              file: lineText,
              order: whole(0, 99),
              ...ref(
                'external',
                pack.externals.map((e) => e.id),
              ),
              place: lineText,
            },
          ),
          { maxLength: 3 },
        )
        .map((list) => list.map((e, i) => ({ ...e, id: `mc-${i}` }))),
      signatories: fc.array(
        some(
          {
            document: fc.constantFrom('plan', 'results', 'criterion'),
            side: fc.constantFrom('left', 'right'),
            capacity: fc.array(lineText, { minLength: 1, maxLength: 3 }),
          },
          { position: lineText, name: lineText },
        ),
        { maxLength: 3 },
      ),
      ...(ids.bases.length === 0
        ? {}
        : {
            plan: some(
              { month, basis: oneOf(ids.bases) as fc.Arbitrary<string>, committee: lineText },
              {
                issued: fc.record({ number: fc.constantFrom('12', '07', '123a'), date: day }),
                replaces: fc.record({ number: fc.constantFrom('5', '07', '44b'), date: day }),
                duties: fc.array(some({ text: prose }, { unit, heading: lineText }), { maxLength: 3 }),
                recipients: fc.array(lineText, { maxLength: 3 }),
              },
            ),
          }),
      questions: fc.array(fc.record({ about: lineText, text: prose }), { maxLength: 2 }),
      wording: record(wordingKeysOf(pack.wording), lineText),
      silenced: fc.array(
        some(
          { rule: fc.constantFrom('gap', 'percent-mismatch'), reason: lineText },
          { about: lineText, by: lineText },
        ),
        { maxLength: 2 },
      ),
      ...(ids.deadlines.length === 0
        ? {}
        : {
            collection: some(
              { ...ref('deadline', ids.deadlines) },
              {
                units: fc.array(fc.record({ unit, deadline: oneOf(ids.deadlines) as fc.Arbitrary<string> }), {
                  maxLength: 2,
                }),
                returns: fc.array(
                  some({ form: fc.constantFrom('phieu-1'), file: lineText, on: day }, { by: lineText }),
                  { maxLength: 2 },
                ),
              },
            ),
          }),
    },
  ).map((raw) => caseFile.parse(raw));
}
