/** A finding can be accepted with a reason; the reason is printed, and a silence that silences nothing is said. */
import { expect, it } from 'vitest';
import { findings } from './small-case.ts';

const TWO_BLANK = { indicators: [] };
const silence = (rule: string, about?: string) => ({
  rule,
  reason: 'đã hỏi thôn',
  ...(about ? { about } : {}),
});
const blank = (...silenced: object[]) =>
  findings({ data: { ...TWO_BLANK, silenced } }).filter((d) =>
    ['indicator-blank', 'silence-unused', 'silence-unknown'].includes(d.code),
  );

it('one indicator is silenced; the others of its criterion are still told together', () => {
  const found = blank(silence('indicator-blank', '1.1'));
  expect(found.map((d) => [d.message, d.silenced])).toEqual([
    ['tiêu chí số 1: chưa có số liệu và kết luận: chỉ tiêu 1.1', 'đã hỏi thôn'],
    ['tiêu chí số 1: chưa có số liệu và kết luận: chỉ tiêu 1.2', undefined],
    ['tiêu chí số 2: chưa có số liệu và kết luận: chỉ tiêu 2.1, 2.2 và 2.3', undefined],
  ]);
});

it.each([
  ['a whole criterion', 'criterion:2', 3],
  ['everything', undefined, 5],
])('%s, by kind and id or without any', (_, about, count) => {
  const found = blank(silence('indicator-blank', about));
  const silenced = found.filter((d) => d.silenced !== undefined);
  expect(silenced.flatMap((d) => d.about!.filter((a) => a.startsWith('indicator:')))).toHaveLength(count);
});

it('who silenced stands beside the reason', () => {
  expect(blank({ ...silence('indicator-blank'), by: 'Trần Thị B' })[0]!.silenced).toBe(
    'đã hỏi thôn (Trần Thị B)',
  );
});

it('a silence of nothing, and of no rule, is told where it stands', () => {
  const found = blank(silence('same-value', '1.1'), silence('indicator-blanks'));
  expect(found.filter((d) => d.code.startsWith('silence-'))).toMatchObject([
    { code: 'silence-unused', severity: 'warning', message: expect.stringContaining('"same-value" (1.1)') },
    {
      code: 'silence-unknown',
      message: expect.stringContaining('"indicator-blanks"'),
      hint: 'có phải ý bạn là "indicator-blank"?',
    },
  ]);
  expect(found.at(-1)!.where).toHaveLength(1);
});

it('an error that is silenced is still in the list, with its reason', () => {
  const found = findings({
    data: {
      'deadlines/0/date': '2024-12-01',
      silenced: [silence('deadline-order', 'nop'), silence('deadline-steps')],
    },
  });
  expect(found.map((d) => [d.code, d.severity, d.silenced])).toEqual([
    ['deadline-order', 'error', 'đã hỏi thôn'],
    ['deadline-steps', 'warning', 'đã hỏi thôn'],
  ]);
});
