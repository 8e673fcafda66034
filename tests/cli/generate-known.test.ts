/**
 * What is said without running is what a run would say, and it is said only while nothing differs: every kind of thing
 * that a run looks at is changed in turn.
 */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type GenerateFlags, generateCommand } from '../../src/cli/generate-command.ts';
import { tellKnownRun } from '../../src/cli/generate-known.ts';
import { useFontFiles } from '../../src/text/faces.ts';
import { REAL, SAMPLE } from '../support/load.ts';

const root = mkdtempSync(join(tmpdir(), 'known-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let said = '';
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    said += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  useFontFiles();
});

let count = 0;
function fresh(from?: string): string {
  const folder = join(root, String(count++));
  if (from !== undefined) cpSync(from, folder, { recursive: true });
  return folder;
}

/** What was printed since the last call; times differ from run to run. */
function printed(): string {
  const text = said.replace(/"timings": \{[^}]*\}/, '"timings": {}');
  said = '';
  return text;
}

describe('a run where nothing has changed', () => {
  const some = ['criterion-01', 'criterion-02', 'summary-tables'];
  it.each<[string, string, Partial<GenerateFlags>]>([
    ['the real case, all documents', REAL.folder, { formats: ['docx'] }],
    ['the sample with files of evidence', SAMPLE.folder, { only: ['plan', ...some] }],
    ['what is refused for submission', REAL.folder, { edition: 'submission', only: some }],
    ['one format, with fields', REAL.folder, { formats: ['pdf'], signatureFields: true, only: some }],
    ['forced before', REAL.folder, { force: true, only: some }],
  ])('says what a run says: %s', async (_, folder, more) => {
    const { force, ...rest } = more;
    const flags = { out: fresh(), edition: 'working', ...rest } as const;
    await generateCommand(folder, { ...flags, force: force ?? false });
    for (const json of [false, true]) {
      printed();
      const code = tellKnownRun(folder, { ...flags, json });
      const known = printed();
      expect(await generateCommand(folder, { ...flags, json })).toBe(code);
      expect(known).toBe(printed());
    }
  });

  it('is known again after a run that found it so, and after it wrote a part', async () => {
    const folder = fresh(SAMPLE.folder);
    const flags = { out: fresh(), edition: 'working', only: ['plan', 'criterion-01'] } as const;
    await generateCommand(folder, flags);
    await generateCommand(folder, flags);
    expect(tellKnownRun(folder, flags)).toBe(0);
    rmSync(join(flags.out, 'xa-mau/ke-hoach.docx'));
    expect(tellKnownRun(folder, flags)).toBeNull();
    await generateCommand(folder, flags);
    expect(tellKnownRun(folder, flags)).toBe(0);
  });
});

describe('a run where something has changed is made', () => {
  const only = ['plan', 'criterion-05'];
  // One case with its results; every test finds them as the run left them.
  const folder = fresh(SAMPLE.folder);
  const templates = fresh();
  const flags: GenerateFlags = { out: fresh(), edition: 'working', only, templates };
  const results = join(flags.out, 'xa-mau');
  const own = join(templates, 'plan.hbs');
  let asLeft = '';
  beforeEach(async () => {
    if (asLeft === '') {
      mkdirSync(templates);
      cpSync(join(SAMPLE.packsFolder, SAMPLE.packNames[0]!, 'plan.hbs'), own);
      await generateCommand(folder, flags);
      asLeft = fresh();
      for (const part of [folder, flags.out, templates])
        cpSync(part, join(asLeft, part), { recursive: true });
    }
    for (const part of [folder, flags.out, templates]) {
      rmSync(part, { recursive: true });
      cpSync(join(asLeft, part), part, { recursive: true });
    }
    expect(tellKnownRun(folder, flags)).not.toBeNull();
  }, 60_000);
  const evidence = (): string =>
    join(folder, 'minh-chung/05', readdirSync(join(folder, 'minh-chung/05'))[0]!);
  const record = (): string => join(flags.out, '.hoso', readdirSync(join(flags.out, '.hoso'))[0]!);

  it.each<[string, () => void]>([
    ['a space in the data', () => appendFileSync(join(folder, 'so-lieu.yaml'), ' ')],
    ['a new file of data', () => writeFileSync(join(folder, 'them.yaml'), '')],
    ['a file of data is gone', () => rmSync(join(folder, 'so-lieu.yaml'))],
    ['evidence of other content', () => appendFileSync(evidence(), ' ')],
    ['evidence under another name', () => renameSync(evidence(), join(folder, 'minh-chung/05/x.pdf'))],
    ['a changed template', () => appendFileSync(own, '\n')],
    [
      'another template',
      () =>
        cpSync(join(SAMPLE.packsFolder, SAMPLE.packNames[0]!, 'review.hbs'), join(templates, 'review.hbs')),
    ],
    ['a result that somebody edited', () => appendFileSync(join(results, 'ke-hoach.docx'), ' ')],
    ['a result that is gone', () => rmSync(join(results, 'ke-hoach.pdf'))],
    ['a file that another run left', () => writeFileSync(join(results, '.a.1.tmp'), '')],
    ['another run that holds the folder', () => writeFileSync(join(results, '.hoso-dang-chay'), '{}')],
    ['another manifest', () => appendFileSync(join(results, 'manifest.json'), ' ')],
    ['no results', () => rmSync(results, { recursive: true })],
    ['a record that was cut off', () => writeFileSync(record(), readFileSync(record(), 'utf8').slice(0, -9))],
    ['an empty record', () => writeFileSync(record(), '')],
    [
      'a record that says something else',
      () => writeFileSync(record(), readFileSync(record(), 'utf8').replace('"pages":', '"pages":1')),
    ],
  ])('%s', (_, change) => {
    change();
    expect(tellKnownRun(folder, flags)).toBeNull();
  });

  it('other choices', () => {
    const others: Partial<GenerateFlags>[] = [
      { only: ['plan'] },
      { formats: ['docx'] },
      { edition: 'submission' },
      { templates: fresh() },
      { templates: folder },
      { includeUnready: true },
      { signatureFields: true },
      { force: true },
      { html: true },
      { mark: true },
      { out: fresh() },
    ];
    for (const other of others)
      expect([other, tellKnownRun(folder, { ...flags, ...other })]).toEqual([other, null]);
    expect(tellKnownRun(fresh(folder), flags)).toBeNull();
  });

  it('other fonts', () => {
    const file = readFileSync(
      join(import.meta.dirname, '../../node_modules/@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
    );
    useFontFiles({ regular: () => file, bold: () => file, italic: () => file, boldItalic: () => file });
    expect(tellKnownRun(folder, flags)).toBeNull();
  });

  it('a run with faults or beside handwork is never known', async () => {
    writeFileSync(join(results, 'ke-hoach.docx'), 'sửa tay');
    await generateCommand(folder, flags);
    expect(tellKnownRun(folder, flags)).toBeNull();
    writeFileSync(join(folder, 'so-lieu.yaml'), 'a: [');
    await generateCommand(folder, flags);
    expect(tellKnownRun(folder, flags)).toBeNull();
  });

  it('a folder that cannot hold records hinders nothing', async () => {
    rmSync(join(flags.out, '.hoso'), { recursive: true });
    writeFileSync(join(flags.out, '.hoso'), '');
    expect(await generateCommand(folder, flags)).toBe(0);
    expect(tellKnownRun(folder, flags)).toBeNull();
  });
});
