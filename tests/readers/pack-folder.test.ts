/** A pack is read as strictly as a case. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { readPackFolder } from '../../src/readers/pack-folder.ts';
import { memoryFiles } from '../../src/readers/world.ts';
import { projectFiles, readText } from '../support/source-files.ts';

const FOLDER = 'tests/packs/muoi-tieu-chi';
const files = Object.fromEntries(projectFiles(FOLDER).map((path) => [path, readText(path)]));

function read(changes: Readonly<Record<string, string | null>> = {}) {
  const all = { ...files };
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) delete all[`${FOLDER}/${name}`];
    else all[`${FOLDER}/${name}`] = text;
  }
  const diagnostics = new Diagnostics();
  const pack = readPackFolder(FOLDER, memoryFiles(all), diagnostics);
  return { pack, found: diagnostics.items.map((d) => [d.code, d.where[0]!.file, d.message] as const) };
}
const edited = (name: string, old: string, now: string) => {
  const text = files[`${FOLDER}/${name}`]!;
  if (text.split(old).length !== 2) throw new Error(`${name}: "${old}" does not stand there once`);
  return read({ [name]: text.replace(old, () => now) });
};

describe('a pack folder', () => {
  it('is read whole, criteria in their order', () => {
    const { pack, found } = read();
    expect(found).toEqual([]);
    expect(pack!.criteria.map((c) => c.id)).toEqual('1 2 3 4 5 6 7 8 9 10'.split(' '));
    expect(pack!.part.get('3.1.b')?.indicator.id).toBe('3.1');
    expect(pack!.template('plan.hbs')!.file).toBe(`${FOLDER}/plan.hbs`);
    expect(pack!.template('khac.hbs')).toBeNull();
  });

  it.each(['pack.yaml', 'criteria.yaml', 'catalogue.yaml', 'wording.yaml', 'evidence.yaml'])(
    'without %s',
    (name) => {
      const { pack, found } = read({ [name]: null });
      expect(pack).toBeNull();
      expect(found.map(([code, file]) => [code, file])).toEqual([['pack-file-missing', `${FOLDER}/${name}`]]);
    },
  );

  it('that is not there', () => {
    const diagnostics = new Diagnostics();
    expect(readPackFolder('khong-co', memoryFiles(files), diagnostics)).toBeNull();
    expect(diagnostics.items.map((d) => d.code)).toEqual(['pack-missing']);
  });

  it.each([
    [
      'an unquoted id',
      'criteria.yaml',
      'id: "1.1"',
      'id: 1.1',
      'wrong-value',
      /mã 1\.1 phải đặt trong dấu nháy/,
    ],
    [
      'an unknown kind',
      'criteria.yaml',
      'kind: money',
      'kind: monney',
      'wrong-value',
      /chỉ nhận một trong: boolean/,
    ],
    ['an unknown key', 'criteria.yaml', 'slug: duong-di', 'slugg: duong-di', 'unknown-key', /slugg/],
    [
      'a missing source',
      'criteria.yaml',
      'slug: duong-di\n    role: kinh-te\n    nameSource:',
      'slug: duong-di\n    role: kinh-te\n    nameSourc:',
      'missing-key',
      /nameSource/,
    ],
    [
      'a setting that is none',
      'pack.yaml',
      'notApplicableCountsAs: left-out',
      'notApplicableCountsAs: ignored',
      'wrong-value',
      /met, left-out, undetermined/,
    ],
    [
      'a format that is none',
      'catalogue.yaml',
      'formats: [docx, pdf, xlsx]',
      'formats: [docx, odt]',
      'wrong-value',
      /docx, pdf, xlsx/,
    ],
    ['an unknown word', 'wording.yaml', 'draft: BẢN THỬ', 'drafft: BẢN THỬ', 'unknown-key', /drafft/],
  ])('%s', (_, name, old, now, code, message) => {
    const { pack, found } = edited(name, old, now);
    expect(pack).toBeNull();
    expect(
      found.find(([c, , m]) => c === code && message.test(m)),
      JSON.stringify(found),
    ).toBeDefined();
  });
});
