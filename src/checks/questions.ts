/** Questions that the office wrote down and nobody has answered. */
import type { Place } from '../model/diagnostics.ts';
import type { CheckContext } from './context.ts';
import type { Rule } from './rule.ts';

interface Own {
  readonly text: string;
  readonly place: Place;
  readonly about: readonly string[];
}

/** Questions beside an indicator, criterion or deadline. */
function* ownQuestions(context: CheckContext): Iterable<Own> {
  const { data, places } = context;
  for (const [i, r] of data.indicators.entries())
    if (r.question !== undefined)
      yield {
        text: r.question,
        place: places.of(['indicators', i, 'question']),
        about: context.aboutIndicator(r.id),
      };
  for (const [i, c] of data.criteria.entries())
    if (c.question !== undefined)
      yield {
        text: c.question,
        place: places.of(['criteria', i, 'question']),
        about: [`criterion:${c.id}`],
      };
  for (const [i, d] of data.deadlines.entries())
    if (d.question !== undefined)
      yield {
        text: d.question,
        place: places.of(['deadlines', i, 'question']),
        about: [`deadline:${d.id}`],
      };
}

/** "Chỉ tiêu 17.5 và 17.12", "Tiêu chí số 4", "Thời hạn của tiêu chí số 17, 18 và 19" → what they name. */
export function namedIn(context: CheckContext, text: string): readonly string[] {
  const labels = [...text.matchAll(/\d+(?:\.\d+)?/g)].map((m) => m[0]);
  const criterion = /tiêu chí/iu.test(text) && !/chỉ tiêu/iu.test(text);
  const indicator = /chỉ tiêu/iu.test(text);
  return [
    ...new Set(
      labels.flatMap((id) =>
        criterion && context.pack.criterion.has(id)
          ? [`criterion:${id}`]
          : indicator
            ? context.aboutIndicator(id)
            : [],
      ),
    ),
  ];
}

export const openQuestion: Rule = {
  code: 'open-question',
  severity: 'note',
  title: 'câu hỏi chưa có trả lời',
  why: 'điều chưa rõ phải được hỏi trước khi trình, không phải khi bị hỏi',
  example: 'hai chỉ tiêu cùng là 43,8%; có chép nhầm dòng không?',
  repair: 'hỏi người cung cấp; trả lời xong thì sửa số liệu và bỏ câu hỏi',
  *run(context) {
    const asked = context.data.questions.map((q, i) => ({
      text: q.text.trim(),
      subject: q.about,
      about: namedIn(context, q.about),
      places: [context.places.of(['questions', i])],
    }));
    // A question beside an indicator that a general one names too is told with it, not twice.
    const alone: Own[] = [];
    for (const own of ownQuestions(context)) {
      const thing = own.about.at(-1)!;
      const twin = asked
        .filter((a) => a.text === own.text.trim() || a.about.includes(thing))
        .sort((a, b) => a.about.length - b.about.length)[0];
      if (twin) twin.places.push(own.place);
      else alone.push(own);
    }
    for (const a of asked)
      yield { message: `câu hỏi chưa trả lời (${a.subject}): ${a.text}`, where: a.places, about: a.about };
    for (const own of alone)
      yield { message: `câu hỏi chưa trả lời: ${own.text}`, where: [own.place], about: own.about };
  },
};
