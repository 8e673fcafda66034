/** A plan that takes the place of an issued one says which (NĐ 30, Điều 18.3); any other says nothing of it. */
import { describe, expect, it } from 'vitest';
import { changed, linesOf, mustBuild, mustLoad, REAL } from '../../support/load.ts';

const real = mustLoad(REAL);
const lines = (dossier: typeof real): string[] => linesOf(mustBuild(dossier, 'plan').tree);

describe('plan that replaces', () => {
  const replacing = changed(real, (data) => {
    data.plan!.replaces = { number: '7', date: '2024-03-15' };
  });

  it('names the replaced one whole, before its closing sentence', () => {
    const all = lines(replacing);
    const at = all.findIndex((l) => l.includes('thay thế Kế hoạch'));
    expect(all[at]).toContain(
      'Kế hoạch này thay thế Kế hoạch số 07/KH-BCĐ, ngày 15/3/2024 của Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện Chi Lăng về chỉ đạo thực hiện các tiêu chí xây dựng nông thôn mới nâng cao đối với xã Nhân Lý, huyện Chi Lăng năm 2024.',
    );
    expect(all[at + 1]).toContain('./.');
  });

  it('adds that sentence and nothing else', () => {
    expect(lines(replacing).filter((l) => !l.includes('thay thế Kế hoạch'))).toEqual(lines(real));
  });
});
