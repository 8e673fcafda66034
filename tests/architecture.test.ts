/** Rules about the code itself that the compiler and the linter cannot hold: stages, effects, sizes, leftovers. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nd30RuleIds, nd30Rules } from './nd30-rules.ts';
import { isSource, projectFiles, readText } from './support/source-files.ts';

const files = projectFiles();
const sources = files.filter((file) => file.startsWith('src/') && isSource(file));

/**
 * Folders of `src` are stages; each row names the stages it may import besides itself. A row only names stages of the
 * rows above it, so nothing can import backwards.
 */
const MAY_IMPORT = new Map<string, readonly string[]>([
  ['model', []],
  ['text', []],
  ['writers/zip', []],
  ['writers/zip-stream', []],
  ['bindings', ['model']],
  ['readers', ['model', 'bindings']],
  ['appraisal', ['model']],
  ['wording', ['model', 'appraisal']],
  ['checks', ['model', 'appraisal', 'wording']],
  ['document', ['model', 'text']],
  // Two states of a case, side by side.
  ['comparing', ['model', 'appraisal', 'wording', 'document']],
  ['tables', ['model', 'appraisal', 'wording', 'comparing']],
  ['templating', ['model', 'appraisal', 'wording', 'comparing', 'tables', 'document']],
  ['layout', ['document', 'text']],
  ['writers/docx', ['document', 'text', 'writers/zip']],
  ['writers/pdf', ['document', 'text', 'layout']],
  ['writers/xlsx', ['model', 'tables', 'document', 'text', 'writers/zip']],
  // Workbooks that people fill in: written, marked, filled from returned forms.
  ['workbook', ['model', 'bindings', 'readers', 'appraisal', 'wording', 'writers/xlsx', 'writers/zip']],
  // When the files of a case were saved, and when to read them again.
  ['watching', ['readers']],
  // Evidence bound into volumes.
  ['volumes', ['model', 'readers', 'text']],
  ['collecting', ['model', 'bindings', 'readers', 'appraisal', 'wording', 'workbook']],
  ['filling', ['model', 'bindings', 'readers', 'appraisal', 'wording', 'tables', 'workbook']],
  [
    'dossier',
    [
      'model',
      'bindings',
      'readers',
      'appraisal',
      'wording',
      'checks',
      'comparing',
      'collecting',
      'volumes',
      'filling',
      'tables',
      'text',
      'document',
      'templating',
      'layout',
      'writers/docx',
      'writers/pdf',
      'writers/xlsx',
      'writers/zip',
      'writers/zip-stream',
    ],
  ],
  // Many cases in one run, each away from the process that counts.
  ['batching', ['model', 'readers', 'appraisal', 'wording', 'tables', 'dossier']],
  [
    'index',
    [
      'model',
      'bindings',
      'readers',
      'appraisal',
      'wording',
      'checks',
      'comparing',
      'tables',
      'document',
      'templating',
      'workbook',
      'collecting',
      'filling',
      'dossier',
      'batching',
    ],
  ],
  [
    'cli',
    [
      'model',
      'readers',
      'appraisal',
      'wording',
      'checks',
      'comparing',
      'tables',
      'workbook',
      'collecting',
      'filling',
      'watching',
      'dossier',
      'batching',
      'index',
    ],
  ],
]);

/** `src/writers/docx/render.ts` → `writers/docx`, `src/writers/zip.ts` → `writers/zip`, `src/index.ts` → `index`. */
function stageOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  const stage = first === 'writers' ? `writers/${second}` : first;
  return stage.replace(/\.ts$/, '');
}

/** Specifiers of every import of a file: `from '…'`, `import '…'` and `import('…')`. */
const specifiers = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)'([^'\s]+)'/g)].map((match) => match[1] ?? '');

/** `file:line: text` of every line that matches. */
const hits = (among: readonly string[], pattern: RegExp): string[] =>
  among.flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  );

describe('stages', () => {
  it('the table itself goes one way', () => {
    const seen: string[] = [];
    for (const [stage, allowed] of MAY_IMPORT) {
      expect(seen, stage).toEqual(expect.arrayContaining([...allowed]));
      seen.push(stage);
    }
  });

  it('every file of src belongs to a stage', () => {
    expect(sources.filter((file) => !MAY_IMPORT.has(stageOf(file)))).toEqual([]);
  });

  it('no stage imports a later one', () => {
    const backwards = sources.flatMap((file) => {
      const own = stageOf(file);
      return specifiers(readText(file))
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file), specifier))
        .filter((target) => stageOf(target) !== own && !MAY_IMPORT.get(own)?.includes(stageOf(target)))
        .map((target) => `${file} → ${target}`);
    });
    expect(backwards).toEqual([]);
  });

  it('writers come behind dynamic imports, so that a cold start does not pay for them', () => {
    const eager = sources
      .filter((file) => ['dossier', 'cli', 'index'].includes(stageOf(file)))
      .filter((file) =>
        /^(?:import|export)(?!\s+type\b)[^;]*?from '[^']*\/(?:writers\/(?:docx|pdf|xlsx)\/|volumes\/write\.)/m.test(
          readText(file),
        ),
      );
    expect(eager).toEqual([]);
  });
});

describe('effects are passed in: same input, same bytes', () => {
  it.each([
    ['the clock', /\bDate\.now\s*\(|\bnew Date\(\s*\)|\bperformance\.|\bhrtime\b/],
    ['chance', /\bMath\.random\s*\(|\brandomUUID\b|\brandomBytes\b/],
    ['ICU, which differs between Node versions', /\bIntl\.|\.localeCompare\(|\.toLocale[A-Z]\w*\(/],
    ['the time zone', /\.get(?:FullYear|Month|Date|Day|Hours|Minutes)\(\)|\.getTimezoneOffset\(/],
  ])('src does not use %s', (_, pattern) => {
    // The command's own clock, for --timings; it never enters a document.
    expect(
      hits(
        sources.filter((file) => file !== 'src/cli/clock.ts'),
        pattern,
      ),
    ).toEqual([]);
  });
});

describe('dependencies', () => {
  it('date-fns is imported by sub-path, in one place: the root costs 0.8 s, and parsing a day more than reading its text', () => {
    expect(hits(sources, /'date-fns'/)).toEqual([]);
    expect([...new Set(hits(sources, /'date-fns\//).map((hit) => hit.replace(/:.*/, '')))]).toEqual([
      'src/model/calendar.ts',
    ]);
  });

  it('the packages that the project was asked to stand on are used by src', () => {
    const used = new Set(sources.flatMap((file) => specifiers(readText(file))).map((s) => s.split('/')[0]));
    expect(['docx', 'pdfkit', 'handlebars', 'exceljs', 'date-fns'].filter((name) => !used.has(name))).toEqual(
      [],
    );
  });

  it('src imports only what package.json lists as a run-time dependency', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: object };
    const known = new Set(Object.keys(dependencies));
    const foreign = sources.flatMap((file) =>
      specifiers(readText(file))
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '')
        .filter((name) => !known.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it('the lock file names every optional package, so that npm ci works on any registry and platform', () => {
    type Locked = { readonly packages: Readonly<Record<string, { optionalDependencies?: object }>> };
    const { packages } = JSON.parse(readText('package-lock.json')) as Locked;
    const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    );
    expect(absent).toEqual([]);
  });

  it('the lock file names no registry', () => {
    expect(hits(['package-lock.json'], /"resolved":/)).toEqual([]);
  });
});

describe('order in the house', () => {
  it('files of src stay readable: at most 400 lines', () => {
    const long = sources
      .map((file) => [file, readText(file).split('\n').length] as const)
      .filter(([, lines]) => lines > 400);
    expect(long).toEqual([]);
  });

  it('nothing is left for later', () => {
    expect(hits([...sources, ...files.filter((f) => f.startsWith('templates/'))], LEFTOVER)).toEqual([]);
  });

  it('no test is skipped or left alone', () => {
    const tests = files.filter((file) => file.endsWith('.test.ts') && file !== 'tests/architecture.test.ts');
    expect(hits(tests, /\b(?:it|test|describe)\.(?:skip|todo|only)\b/)).toEqual([]);
  });

  it('no file names a place on somebody’s machine', () => {
    const texts = files.filter((file) => !/\.(?:png|jpe?g|pdf|ttf|docx|xlsx|zip|gz)$/.test(file));
    expect(hits(texts, /(?<![\w.*-])\/(?:work|root|home|Users|farm)\/\w/)).toEqual([]);
  });
});

const LEFTOVER = /\b(?:TODO|FIXME|XXX|HACK)\b|not implemented/;

describe('Decree 30/2020: every format rule has a test or a reason', () => {
  it('every rule has exactly one row', () => {
    expect(Object.keys(nd30Rules).sort()).toEqual([...nd30RuleIds].sort());
  });

  it('every test that is named exists', () => {
    const absent = Object.entries(nd30Rules).flatMap(([id, rule]) => {
      if (!('test' in rule)) return [];
      const [file = '', name = ''] = rule.test.split(' › ');
      if (!existsSync(new URL(`../${file}`, import.meta.url))) return [`${id}: no file ${file}`];
      return name !== '' && testNames(file).includes(name) ? [] : [`${id}: no test "${name}" in ${file}`];
    });
    expect(absent).toEqual([]);
  });

  it('every reason says something', () => {
    const empty = Object.entries(nd30Rules).filter(
      ([, rule]) => 'notApplicable' in rule && rule.notApplicable.length < 20,
    );
    expect(empty).toEqual([]);
  });
});

const testNames = (file: string): string[] =>
  [...readText(file).matchAll(/(?:\bit|\))\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');
