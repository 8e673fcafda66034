/** Closing a round: what stands in the way, what is closed as unknown, and that the day of the round is what is shown. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type FreezeOptions, freeze, loadCase, snapshot, versions } from '../../../src/index.ts';
import { plainDecimal } from '../../../src/model/quantity.ts';
import { writeCaseWorkbook } from '../../../src/workbook/entry/write-workbook.ts';
import { SAMPLE } from '../../support/load.ts';
import { bytesBelow, faultsOf, INCOME, rewrite, sampleAt, scratch } from './on-disk.ts';

const { fresh } = scratch();
const close = (folder: string, asOf: string, more: Partial<FreezeOptions> = {}) =>
  freeze(folder, { note: 'đợt 1', on: '2024-11-20', asOf, ...more });
/** Value and day of the figure with a history; "–" where it has none. */
const income = (folder: string): string => {
  const { value, asOf } = loadCase(folder).appraised.data.figures.find((f) => f.id === INCOME.id)!;
  return `${value ? plainDecimal(value) : '–'} ${asOf ?? ''}`.trim();
};
const changesTold = (folder: string) =>
  check(loadCase(folder))
    .filter((d) => d.code === 'frozen-changed')
    .map((d) => d.message);

describe('a closed round', () => {
  it('shows the values of its day; the files are those of the case, byte for byte', () => {
    const home = sampleAt(fresh());
    INCOME.later(home);
    const { folder, version, past, undated, open } = close(home, '2024-08-31');
    expect([version.frozen, past, undated, open]).toEqual([{ asOf: '2024-08-31', open: [] }, 1, 3, []]);
    expect(bytesBelow(folder)['so-lieu.yaml']).toBe(bytesBelow(home)['so-lieu.yaml']);
    expect(income(home)).toBe('61.3 2024-11-15');
    expect(income(folder)).toBe('56.8 2024-08-31');
    expect(loadCase(folder).appraised.frozenOn).toBe('2024-08-31');
  });

  it('stays when the case goes on; a change within its day is told, a later value is none', () => {
    const home = sampleAt(fresh());
    const { folder } = close(home, '2024-08-31');
    expect(changesTold(home)).toEqual([]);
    INCOME.later(home);
    expect(income(folder)).toBe('56.8 2024-08-31');
    expect(changesTold(home)).toEqual([]);
    rewrite(path.join(home, 'so-lieu.yaml'), '{ value: "56.8", on', '{ value: "55.0", on');
    expect(changesTold(home)).toHaveLength(1);
    expect(changesTold(home)[0]).toMatch(/thu-nhap.* đã chốt đến ngày 31\/0?8\/2024 là .*56,8.* nay là .*55/);
    expect(income(folder)).toBe('56.8 2024-08-31');
    writeFileSync(path.join(folder, 'so-lieu.yaml'), readFileSync(path.join(home, 'so-lieu.yaml')));
    expect(changesTold(home)[0]).toContain('đã bị sửa hoặc mất tệp, không đối chiếu được');
  });
});

describe('what the closed day had not yet', () => {
  it('a number given later to a paper is none of its papers', () => {
    const home = sampleAt(fresh());
    const { folder } = close(home, '2024-08-31');
    expect(loadCase(home).appraised.data.plan!.issued!.date > '2024-08-31').toBe(true);
    expect(loadCase(folder).appraised.data.plan!.issued).toBeUndefined();
  });

  it('a round of a workbook is read with the pack as it stands, whatever the government of the case', async () => {
    const home = path.join(fresh(), 'so-lieu.xlsx');
    mkdirSync(path.dirname(home), { recursive: true });
    const { pack, appraised } = loadCase(SAMPLE.folder);
    writeFileSync(home, await writeCaseWorkbook(pack, appraised.data));
    close(home, '2024-08-31', { leaveOpen: true });
    expect(changesTold(home)).toEqual([]);
  });
});

describe('what stands in the way', () => {
  it('of a day that is closed already, or an earlier one; the next day is free', () => {
    const home = sampleAt(fresh());
    close(home, '2024-08-31');
    const before = bytesBelow(path.join(home, 'phien-ban'));
    for (const day of ['2024-08-31', '2024-06-30'])
      expect(faultsOf(() => close(home, day))).toMatchObject([
        {
          code: 'already-frozen',
          hint: 'chốt đến một ngày sau ngày đã chốt; số liệu của đợt đã chốt giữ nguyên',
        },
      ]);
    expect(bytesBelow(path.join(home, 'phien-ban'))).toEqual(before);
    expect(close(home, '2024-09-01').number).toBe(2);
  });

  it('of a day that is closed, though somebody renamed the folder of the round', () => {
    const home = sampleAt(fresh());
    const { folder } = close(home, '2024-08-31');
    renameSync(folder, path.join(home, 'phien-ban/đợt 1'));
    expect(faultsOf(() => close(home, '2024-08-31')).map((d) => d.code)).toEqual(['already-frozen']);
  });

  it('of a day to come; of a closed round itself', () => {
    const home = sampleAt(fresh());
    expect(faultsOf(() => close(home, '2024-11-21')).map((d) => d.code)).toEqual(['freeze-ahead']);
    expect(existsSync(path.join(home, 'phien-ban'))).toBe(false);
    const { folder } = close(home, '2024-08-31');
    expect(faultsOf(() => close(folder, '2024-10-01')).map((d) => d.code)).toEqual(['version-of-version']);
  });

  it('of figures that nobody can tell: each is named at its place, nothing is written; left open it has no value', () => {
    const home = sampleAt(fresh());
    const file = path.join(home, 'so-lieu.yaml');
    rewrite(file, '{ value: "54.9", on: 2024-06-30', '{ value: "gần 55", on: 2024-06-30');
    const faults = faultsOf(() => close(home, '2024-06-30'));
    expect(new Set(faults.map((d) => d.code))).toEqual(
      new Set(['freeze-unknown', 'freeze-unreadable', 'freeze-table']),
    );
    const unread = faults.find((d) => d.code === 'freeze-unreadable');
    expect(unread?.message).toMatch(
      /"Thu nhập bình quân đầu người" \(thu-nhap\): không hiểu giá trị "gần 55"/,
    );
    expect(unread?.where).toMatchObject([{ file, line: expect.any(Number) }]);
    expect(faults.every((d) => d.hint?.includes('--leave-open'))).toBe(true);
    expect(existsSync(path.join(home, 'phien-ban'))).toBe(false);

    const { folder, open, version } = close(home, '2024-06-30', { leaveOpen: true });
    // A table and its figure may share an id: it is listed once.
    const named = faults.map((d) => /\(([^()]+)\)[ :]/.exec(d.message)![1]!);
    expect(open.toSorted()).toEqual([...new Set(named)].sort());
    expect(open.length).toBeLessThan(faults.length);
    expect(version.frozen?.open).toEqual(open);
    expect(income(folder)).toBe('–');
    expect(changesTold(home)).toEqual([]);
  });

  it('of a present value with a history and no day', () => {
    const home = sampleAt(fresh());
    rewrite(
      path.join(home, 'so-lieu.yaml'),
      '    asOf: 2024-08-31\n    dataYear: 2024\n    history:\n      - { value: "51.4"',
      '    dataYear: 2024\n    history:\n      - { value: "51.4"',
    );
    expect(faultsOf(() => close(home, '2024-10-31'))).toMatchObject([
      {
        code: 'freeze-undated',
        hint: 'ghi ngày của giá trị hiện nay (asOf), hoặc thêm --leave-open để chốt là chưa biết',
      },
    ]);
  });
});

describe('closing and keeping in one series', () => {
  it('a version kept after a closed round is its own, though no file changed', () => {
    const home = sampleAt(fresh());
    close(home, '2024-08-31');
    const kept = snapshot(home, { note: 'sau khi chốt', on: '2024-11-21' });
    expect([kept.made, kept.version.frozen]).toEqual([true, null]);
    expect(versions(home).map((v) => v.version?.frozen?.asOf ?? null)).toEqual(['2024-08-31', null]);
  });

  it('a workbook is closed as a folder is; faults name its cells', async () => {
    const source = sampleAt(fresh('kho/mau'));
    const file = path.join(path.dirname(source), 'xa-mau.xlsx');
    const { pack, appraised } = loadCase(source);
    writeFileSync(file, await writeCaseWorkbook(pack, appraised.data));
    rmSync(source, { recursive: true });
    const faults = faultsOf(() => close(file, '2024-06-30'));
    expect(faults.length).toBeGreaterThan(1);
    expect(faults.every((d) => d.where[0]?.sheet !== undefined)).toBe(true);
    const { folder } = close(file, '2024-08-31');
    expect(loadCase(folder).appraised.frozenOn).toBe('2024-08-31');
    expect(faultsOf(() => close(path.dirname(file), '2024-08-31')).map((d) => d.code)).toEqual([
      'already-frozen',
    ]);
  });
});
