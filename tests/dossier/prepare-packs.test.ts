/** Packs that were read by the build give what reading them gives, and an edited one is read as it stands. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, describe, expect, it } from 'vitest';
import { preparePacks } from '../../src/dossier/prepare-packs.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import type { Pack } from '../../src/model/pack.ts';
import { DATA_FILES, type PreparedPacks, readPackFolder } from '../../src/readers/pack-folder.ts';
import { preparedPacks, TEMPLATES, VALUES } from '../../src/readers/prepared-packs.ts';
import { diskFiles, type FileSource } from '../../src/readers/world.ts';
import { nodesToPrepare, preparedTemplate } from '../../src/templating/prepared-template.ts';
import { TemplateSet } from '../../src/templating/template-set.ts';
import { INVENTED, REAL } from '../support/load.ts';

const root = mkdtempSync(join(tmpdir(), 'prepared-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PACKS = [REAL, INVENTED].map(({ packsFolder, packNames }) => join(packsFolder, packNames[0]!));
const [PACK = ''] = PACKS;
let count = 0;

/** As the build leaves them. */
function prepared(files: FileSource = diskFiles): PreparedPacks {
  const folder = join(root, String(count++));
  mkdirSync(folder);
  const { values, templates } = preparePacks(PACKS, files);
  for (const [name, bytes] of [
    [VALUES, values],
    [TEMPLATES, templates],
  ] as const)
    writeFileSync(join(folder, name), bytes);
  return preparedPacks(folder);
}

function load(folder: string, from?: PreparedPacks, files: FileSource = diskFiles) {
  const diagnostics = new Diagnostics();
  const pack = readPackFolder(folder, files, diagnostics, undefined, from);
  return { pack, said: diagnostics.items };
}

const dataOf = ({ info, criteria, documents, externals, bundles, wording, evidence }: Pack) => ({
  info,
  criteria,
  documents,
  externals,
  bundles,
  wording,
  evidence,
});

/** The disk with other content in one file. */
const edited = (name: string, change: (text: string) => string): FileSource => ({
  ...diskFiles,
  read: (file) => {
    const text = diskFiles.read(file);
    return file.endsWith(`/${name}`) && text !== null ? change(text) : text;
  },
});

describe('prepared packs', () => {
  it.each(PACKS)('give the values that reading gives: %s', (folder) => {
    const [read, known] = [load(folder), load(folder, prepared())];
    expect(known.said).toEqual(read.said);
    expect(dataOf(known.pack!)).toStrictEqual(dataOf(read.pack!));
    expect(Object.isFrozen(known.pack!.criteria[0]!.indicators)).toBe(true);
  });

  it('are known whole: every file of data and every template', () => {
    const from = prepared();
    for (const folder of PACKS)
      for (const name of readdirSync(folder)) {
        const text = diskFiles.read(join(folder, name))!;
        if (name in DATA_FILES)
          expect([name, from.value(name as 'pack.yaml', text) === undefined]).toEqual([name, false]);
        else if (name.endsWith('.hbs'))
          expect([name, from.template(text) === undefined]).toEqual([name, false]);
      }
  });

  it('give the templates that parsing gives, with places in the file that they were found in', () => {
    const { pack } = load(PACK, prepared());
    for (const name of pack!.templateNames) {
      const source = pack!.template(name)!;
      expect(source.nodes).toBeDefined();
      const diagnostics = new Diagnostics();
      const { nodes, ...unprepared } = source;
      // Under names that no set has met, so that both are made.
      const as = (found: object) =>
        new TemplateSet({ ...pack!, template: () => ({ ...unprepared, ...found }) }, diagnostics).load(name);
      expect(as({ file: `doc/${name}`, nodes })).toStrictEqual({
        ...as({ file: `tho/${name}` }),
        file: `doc/${name}`,
        nodes: preparedTemplate(`doc/${name}`, nodes!()).nodes,
      });
      expect(preparedTemplate(source.file, nodes!()).nodes).toStrictEqual(as({ file: source.file })!.nodes);
    }
  });

  it('are two things where two files have one text', () => {
    const from = prepared();
    const nodes = from.template(diskFiles.read(join(PACK, 'plan.hbs'))!)!;
    const [a, b] = [preparedTemplate('a.hbs', nodes()), preparedTemplate('b.hbs', nodes())];
    expect([a.nodes[0]!.at.file, b.nodes[0]!.at.file]).toEqual(['a.hbs', 'b.hbs']);
  });

  it('leave an edited file to be read as it stands', () => {
    const from = prepared();
    const files = edited('pack.yaml', (text) => text.replace(/^id: .*$/m, 'id: khac'));
    expect(load(PACK, from, files).pack!.info.id).toBe('khac');
    const broken = edited('criteria.yaml', (text) => `${text}\n  x: [`);
    expect(load(PACK, from, broken).pack).toBeNull();
    expect(load(PACK, from, broken).said).toEqual(load(PACK, undefined, broken).said);
    const { pack } = load(
      PACK,
      from,
      edited('plan.hbs', (text) => `${text}\n`),
    );
    expect(pack!.template('plan.hbs')!.nodes).toBeUndefined();
  });

  it('hold nothing that has something to say', () => {
    expect(nodesToPrepare('<document title="T" subject="S"><section><p>')).toBeNull();
    const from = prepared(edited('criteria.yaml', (text) => `${text}\n  x: [`));
    expect(
      from.value('criteria.yaml', `${diskFiles.read(join(PACK, 'criteria.yaml'))}\n  x: [`),
    ).toBeUndefined();
  });

  it('that are missing, cut off or of another kind are read anew', () => {
    const folder = join(root, String(count++));
    mkdirSync(folder);
    const text = diskFiles.read(join(PACK, 'pack.yaml'))!;
    expect(preparedPacks(folder).value('pack.yaml', text)).toBeUndefined();
    for (const bytes of [new Uint8Array(), Uint8Array.of(0xff, 0x63, 1, 2, 3), serialize('khác')]) {
      writeFileSync(join(folder, VALUES), bytes);
      expect(preparedPacks(folder).value('pack.yaml', text)).toBeUndefined();
    }
  });
});
