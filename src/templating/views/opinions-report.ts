/**
 * View of the report on opinions (qd18-2022 §5.4): how people were asked, how many answered, what became of it. The
 * report that goes to the province also speaks of the survey of satisfaction, whose numbers are the Fatherland Front's.
 */
import type { DocumentEntry } from '../../model/pack-schema.ts';
import type { OpinionRound, Survey } from '../../model/paper-schema.ts';
import { decimal } from '../../model/quantity.ts';
import type { TableModel } from '../../tables/model.ts';
import { NO_THRESHOLD } from '../../tables/satisfaction.ts';
import { noteMissing, orBlank } from '../../wording/blanks.ts';
import { figureText, quantityText } from '../../wording/figure-text.ts';
import { capitals, joinNames } from '../../wording/grammar.ts';
import { list, object, optional, text, type ValueOf } from '../shape.ts';
import { countOrBlank, dayOrBlank, shareOrDots } from './meeting.ts';
import { type PaperContext, paperShape, paperView } from './paper.ts';
import { issuerName, keyed, nextBody } from './report-bodies.ts';

type Path = readonly PropertyKey[];

const line = object({ key: text, text });
const annex = object({ label: text, titleCapitals: text, notes: list(text), footNotes: list(text) });

const opinionsOwn = {
  issuerName: text,
  /** "trong xã", "trong huyện". */
  within: text,
  forms: list(line),
  posted: text,
  places: optional(text),
  broadcasts: text,
  /** Working papers: what the pack asks of posting, unverified. */
  postingNote: optional(text),
  counts: list(line),
  opinionsAnnex: annex,
  satisfaction: optional(object({ annex, text, threshold: text })),
  conclusionLabel: text,
} as const;

export const opinionsReportShape = (entry: DocumentEntry) => paperShape(entry, opinionsOwn);

export interface RoundOf {
  readonly data: Partial<OpinionRound>;
  at(...field: PropertyKey[]): Path;
}

/** The last round of opinions of the level that the catalogue entry is about. */
export function roundOf({ appraised: { data }, entry }: PaperContext): RoundOf {
  const i = data.opinions.findLastIndex((o) => o.level === entry.level);
  return {
    data: data.opinions[i] ?? {},
    at: (...field) => (i < 0 ? ['opinions'] : ['opinions', i, ...field]),
  };
}

/** The survey belongs to the report that goes to the province: the district's, or without districts the commune's. */
export const tellsSatisfaction = (context: PaperContext): boolean =>
  nextBody(context).includes('province-committee');

const period = (
  context: PaperContext,
  from: string | undefined,
  to: string | undefined,
  what: string,
  at: readonly [Path, Path],
) =>
  `từ ${dayOrBlank(context, from, `ngày bắt đầu ${what}`, at[0])} đến ${dayOrBlank(context, to, `ngày kết thúc ${what}`, at[1])}`;

function formsOf(context: PaperContext, { data, at }: RoundOf) {
  const forms = data.forms ?? [];
  if (forms.length === 0) noteMissing(context, 'hình thức lấy ý kiến', at('forms'));
  return keyed(
    'form',
    forms.map((f, i) => `${f}${i === forms.length - 1 ? '.' : ';'}`),
  );
}

/** Null where the template leaves a line to write on. */
function placesOf(context: PaperContext, { data, at }: RoundOf): string | null {
  const places = data.places ?? [];
  if (places.length === 0) noteMissing(context, 'nơi công khai kết quả', at('places'));
  return places.length === 0 ? null : joinNames(places);
}

/** What the law asks of posting is not verified, so only working papers say it and none claims that it was kept. */
function postingNote({ appraised: { pack }, edition }: PaperContext): string | null {
  const { posting } = pack.info.settings;
  if (edition !== 'working' || !posting) return null;
  const { days, broadcasts, source } = posting;
  const state = source.verified ? source.text : `${pack.wording.marks.toVerify}: ${source.text}`;
  return `So với mức ${quantityText(decimal(days), 'ngày')}, ${quantityText(decimal(broadcasts), 'lần')} phát thanh (${state}).`;
}

function countsOf(context: PaperContext, { data, at }: RoundOf) {
  const unit = orBlank(context, data.unit, 'đơn vị được hỏi (hộ, tổ chức, người)', at('unit'), 'shortBlank');
  const { asked, received, agreeing } = data;
  return keyed('count', [
    `Số được hỏi ý kiến: ${countOrBlank(context, asked, unit, 'số được hỏi ý kiến', at('asked'))};`,
    `Số có ý kiến trả lời: ${countOrBlank(context, received, unit, 'số có ý kiến trả lời', at('received'))};`,
    `Số đồng ý: ${countOrBlank(context, agreeing, unit, 'số đồng ý', at('agreeing'))}, bằng ${shareOrDots(context, agreeing, received)} số có ý kiến trả lời.`,
  ]);
}

/** "Tỷ lệ hài lòng chung: 97,26%; ngưỡng: 90% (Quyết định …)"; what nobody entered is dotted, no verdict is drawn. */
function overallText(context: PaperContext): string {
  const { data, figures } = context.appraised;
  const i = data.conditions.findIndex((c) => c.id === SATISFACTION);
  const condition = data.conditions[i];
  const at = (field: string): Path => (i < 0 ? ['conditions'] : ['conditions', i, field]);
  const figure = condition?.figure === undefined ? undefined : figures.get(condition.figure);
  const share = figure ? figureText(figure, figure.ratio ? 'percent' : 'value') : null;
  const shown = orBlank(context, share, 'tỷ lệ hài lòng chung', at('figure'), 'shortBlank');
  if (condition?.threshold) {
    const source = orBlank(
      context,
      condition.thresholdSource,
      'căn cứ của ngưỡng hài lòng',
      at('thresholdSource'),
    );
    return `Tỷ lệ hài lòng chung: ${shown}; ngưỡng: ${quantityText(condition.threshold, '%')} (${source}).`;
  }
  const dots = orBlank(context, null, 'ngưỡng hài lòng chung', at('threshold'), 'shortBlank');
  return `Tỷ lệ hài lòng chung: ${shown}; ngưỡng: ${context.edition === 'working' ? NO_THRESHOLD : dots}.`;
}

/** The pack's condition about satisfaction. */
const SATISFACTION = 'hai-long';

function satisfactionOf(context: PaperContext): string {
  const survey: Partial<Survey> = context.appraised.data.survey ?? {};
  const at = (field: string): Path => ['survey', field];
  const by = orBlank(context, survey.by, 'cơ quan lấy ý kiến sự hài lòng', at('by'));
  const time = period(context, survey.from, survey.to, 'lấy ý kiến sự hài lòng', [at('from'), at('to')]);
  const households = countOrBlank(
    context,
    survey.households,
    'hộ',
    'số hộ được lấy ý kiến sự hài lòng',
    at('households'),
  );
  const document = orBlank(
    context,
    survey.document,
    'báo cáo kết quả lấy ý kiến sự hài lòng',
    at('document'),
  );
  return `${by} lấy ý kiến sự hài lòng của người dân ${time}, với ${households}. Kết quả theo ${document}`;
}

const annexView = (label: string, table: TableModel): ValueOf<typeof annex> => ({
  label,
  titleCapitals: capitals(table.title),
  notes: table.notes,
  footNotes: table.footNotes,
});

/** Null, with diagnostics, when nobody fills the issuer's role. `satisfaction`: only where the report tells of it. */
export function opinionsReportView(
  context: PaperContext,
  tables: { readonly opinions: TableModel; readonly satisfaction: TableModel | null },
) {
  const paper = paperView(context, { to: nextBody(context) });
  if (!paper) return null;
  const { tiers } = context.appraised.pack.info;
  const round = roundOf(context);
  const { data, at } = round;
  const { opinions, satisfaction } = tables;
  return {
    ...paper,
    issuerName: issuerName(context),
    within: `trong ${context.entry.level === 'district' ? (tiers.district ?? tiers.commune) : tiers.commune}`,
    forms: formsOf(context, round),
    posted: period(context, data.postedFrom, data.postedTo, 'công khai kết quả', [
      at('postedFrom'),
      at('postedTo'),
    ]),
    places: placesOf(context, round),
    broadcasts: countOrBlank(context, data.broadcasts, 'lần', 'số lần phát thanh', at('broadcasts')),
    postingNote: postingNote(context),
    counts: countsOf(context, round),
    opinionsAnnex: annexView(satisfaction ? 'Phụ lục I' : 'Phụ lục', opinions),
    satisfaction: satisfaction
      ? {
          annex: annexView('Phụ lục II', satisfaction),
          text: satisfactionOf(context),
          threshold: overallText(context),
        }
      : null,
    conclusionLabel: satisfaction ? 'IV.' : 'III.',
  } satisfies Omit<ValueOf<ReturnType<typeof opinionsReportShape>>, 'parts'> & {
    wording: unknown;
    parts: unknown;
  };
}
