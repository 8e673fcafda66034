/**
 * Every kind of input is changed in turn, and what the next run leaves in a folder of before is compared, byte for byte
 * and with its manifest, with a forced run into a clean folder. Wrong caching is worse than none.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { KeptParts } from '../../src/dossier/generate/kept-parts.ts';
import { type GenerateOptions, type GenerateResult, generateDossier } from '../../src/dossier/generate.ts';
import { sha256 } from '../../src/dossier/hashes.ts';
import { type LoadedDossier, loadDossier } from '../../src/dossier/load.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { diskFiles, type FileSource } from '../../src/readers/world.ts';
import { type FontFiles, useFontFiles } from '../../src/text/faces.ts';
import { changed, INVENTED, mustLoadFolder, SAMPLE } from '../support/load.ts';

const root = mkdtempSync(join(tmpdir(), 'incremental-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => useFontFiles());
let count = 0;
const fresh = (from?: string): string => {
  const out = join(root, String(count++));
  if (from) cpSync(from, out, { recursive: true });
  return out;
};

// Inputs: the sample on disk, single files overridden in memory.

type Overrides = Readonly<Record<string, string | Uint8Array>>;
const CASE = SAMPLE.folder;
const PACK = join(SAMPLE.packsFolder, SAMPLE.packNames[0]!);
const OWN_TEMPLATES = join(root, 'mau-rieng');

/** A copy of a text file with one place changed, which must stand there exactly once. */
const replaced = (file: string, old: string | RegExp, now: string, text = readFileSync(file, 'utf8')) => {
  const parts = text.split(old);
  if (parts.length !== 2) throw new Error(`${file}: "${old}" stands there ${parts.length - 1} times`);
  return parts.join(now);
};
const inCase = (name: string, old: string | RegExp, now: string): Overrides => ({
  [join(CASE, name)]: replaced(join(CASE, name), old, now, base[join(CASE, name)] as string | undefined),
});
const inPack = (name: string, old: string, now: string): Overrides => ({
  [join(PACK, name)]: replaced(join(PACK, name), old, now),
});
const inOverlay = (name: string, old: string, now: string): Overrides => ({
  [join(OWN_TEMPLATES, name)]: replaced(join(PACK, name), old, now),
});
const inEvidence = (name: string, from: string): Overrides => ({
  [join(CASE, 'minh-chung', name)]: readFileSync(join(CASE, 'minh-chung', from)),
});

// Issued papers stay whatever comes, so here none is.
const base: Overrides = {};
Object.assign(
  base,
  inCase('case.yaml', /^ {2}issued: \{.*\}\n/m, ''),
  inCase('van-ban.yaml', /^ {4}issued: \{.*\}\n/m, ''),
);

function filesWith(overrides: Overrides): FileSource {
  const bytes = (file: string): Uint8Array | null => {
    const content = overrides[file];
    return content === undefined
      ? diskFiles.readBytes(file)
      : typeof content === 'string'
        ? Buffer.from(content)
        : content;
  };
  const below = (folder: string) =>
    Object.keys(overrides)
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => file.slice(folder.length + 1));
  const union = (a: readonly string[] | null, b: readonly string[]) =>
    a === null && b.length === 0 ? null : [...new Set([...(a ?? []), ...b])].sort();
  return {
    list: (folder) =>
      union(
        diskFiles.list(folder),
        below(folder).filter((name) => !name.includes('/')),
      ),
    listAll: (folder) => union(diskFiles.listAll(folder), below(folder)),
    read: (file) =>
      overrides[file] === undefined ? diskFiles.read(file) : Buffer.from(bytes(file)!).toString(),
    readBytes: bytes,
    size: (file) => (overrides[file] === undefined ? diskFiles.size(file) : bytes(file)!.length),
    realPath: (file) => diskFiles.realPath(file),
  };
}

/** Read anew every time, as every run of the command does. */
function load(change: Overrides = {}): LoadedDossier {
  const overrides = { ...base, ...change };
  const diagnostics = new Diagnostics();
  const hasOverlay = Object.keys(overrides).some((file) => file.startsWith(OWN_TEMPLATES));
  const dossier = loadDossier(
    CASE,
    {
      files: filesWith(overrides),
      packsFolder: SAMPLE.packsFolder,
      packNames: SAMPLE.packNames,
      overlay: hasOverlay ? OWN_TEMPLATES : undefined,
    },
    diagnostics,
  );
  if (!dossier) throw new Error(diagnostics.items.map((d) => JSON.stringify(d)).join('\n'));
  return dossier;
}

// Runs and what they leave.

/** One of each sort: prose, a criterion with its register, tables with a workbook, pictures, signed letters. */
const SOME = ['plan', 'criterion-01', 'criterion-02', 'summary-tables', 'pictures', 'commune-letter'];

type Run = Partial<GenerateOptions>;
async function run(dossier: LoadedDossier, outFolder: string, more: Run = {}): Promise<GenerateResult> {
  const diagnostics = new Diagnostics();
  const result = await generateDossier(
    dossier,
    { outFolder, edition: 'working', formats: ['docx', 'xlsx'], only: SOME, build: 'x', ...more },
    diagnostics,
  );
  if (!result) throw new Error(diagnostics.items.map((d) => JSON.stringify(d)).join('\n'));
  expect(result.failed).toEqual([]);
  return result;
}

const bytesOf = (out: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out)
      .sort()
      .map((name) => [name, sha256(readFileSync(join(out, name)))]),
  );
async function cleanRun(dossier: LoadedDossier, more: Run = {}): Promise<string> {
  const out = fresh();
  await run(dossier, out, { ...more, force: true });
  return out;
}
const MANIFEST = 'manifest.json';
const documentsOf = (bytes: Record<string, string>) => Object.keys(bytes).filter((name) => name !== MANIFEST);
const differing = (a: Record<string, string>, b: Record<string, string>) =>
  documentsOf({ ...a, ...b }).filter((name) => a[name] !== b[name]);

const unchanged = load();
const before = await cleanRun(unchanged);
const old = bytesOf(before);

describe('after a change of', () => {
  const changes: readonly [what: string, change: Overrides, touched: RegExp, untouched: RegExp | null][] = [
    [
      'a figure',
      inCase('so-lieu.yaml', 'value: "2146.35"', 'value: "2147.35"'),
      /bieu-tong-hop.docx/,
      /ke-hoach/,
    ],
    [
      'a row of details',
      inCase('bang-ke.yaml', 'so-ho: 182, nhan-khau: 736', 'so-ho: 183, nhan-khau: 736'),
      /bieu-tong-hop.xlsx/,
      /hinh-anh/,
    ],
    [
      'prose',
      inCase(
        'tieu-chi.yaml',
        'Xã có quy hoạch chung xây dựng còn thời hạn',
        'Xã đã có quy hoạch chung xây dựng còn thời hạn',
      ),
      /01-quy-hoach/,
      /bieu-tong-hop/,
    ],
    [
      'the wording of the case',
      inCase(
        'case.yaml',
        'texts.measures: Giải pháp, nhiệm vụ thực hiện',
        'texts.measures: Biện pháp thực hiện',
      ),
      /ke-hoach/,
      /to-trinh/,
    ],
    [
      'a signatory',
      inCase(
        'case.yaml',
        '{ document: commune-letter, side: right, capacity: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Lê Văn C }',
        '{ document: commune-letter, side: right, capacity: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Lê Văn D }',
      ),
      /to-trinh/,
      /ke-hoach/,
    ],
    ['the day of the case', inCase('case.yaml', 'created: 2024-08-20', 'created: 2024-08-21'), /./, null],
    [
      'a template, in an overlay',
      inOverlay('plan.hbs', '>MỤC ĐÍCH, YÊU CẦU<', '>MỤC TIÊU<'),
      /ke-hoach/,
      /bieu-tong-hop/,
    ],
    [
      'a shared part of templates, in an overlay',
      inOverlay('parts-confirmation.hbs', 'XÁC NHẬN CỦA {{unit}}', 'Ý KIẾN CỦA {{unit}}'),
      /quy-hoach/,
      /ke-hoach/,
    ],
    [
      'the wording, in an overlay',
      inOverlay('wording.yaml', 'unmet: Chưa đạt,', 'unmet: Chưa xong,'),
      /bieu-tong-hop/,
      /hinh-anh/,
    ],
    [
      'the name of a criterion in the pack',
      inPack('criteria.yaml', 'name: "Quy hoạch"\n    group', 'name: "Quy hoạch xã"\n    group'),
      /quy-hoach/,
      null,
    ],
    ['a template of the pack', inPack('pictures.hbs', 'PHỤ LỤC HÌNH ẢNH', 'PHỤ LỤC ẢNH'), /anh/, /ke-hoach/],
    [
      'a file of evidence, under its name, longer by a page',
      inEvidence('01/quy-che-quan-ly.pdf', '01/quy-hoach-chung.pdf'),
      /quy-hoach/,
      /ke-hoach/,
    ],
    ['a picture, under its name', inEvidence('02/anh-den-duong.png', '13/gian-hang.png'), /anh/, /ke-hoach/],
  ];

  const chain: { readonly dossier: LoadedDossier; readonly bytes: Record<string, string> }[] = [];

  it.each(changes)('%s', async (_, change, touched, untouched) => {
    const dossier = load(change);
    const clean = bytesOf(await cleanRun(dossier));
    const moved = differing(old, clean);
    expect(
      moved.some((name) => touched.test(name)),
      moved.join(' '),
    ).toBe(true);

    const out = fresh(before);
    const result = await run(dossier, out);
    expect(bytesOf(out)).toEqual(clean);
    expect([...result.written].sort()).toEqual(moved.filter((name) => name in clean).sort());
    if (untouched)
      expect(
        result.unchanged.some((name) => untouched.test(name)),
        result.unchanged.join(' '),
      ).toBe(true);
    chain.push({ dossier, bytes: clean });
  });

  it.each([
    ['all of them anew', {}],
    ['with what a watching process keeps', { parts: new KeptParts() }],
  ])(
    'each, one after the other in one folder, and back to the first: %s',
    async (_, kept) => {
      expect(chain).toHaveLength(changes.length);
      const out = fresh(before);
      for (let i = 0; i < chain.length; i++) {
        const { dossier, bytes } = chain[(i * 5 + 3) % chain.length]!;
        await run(dossier, out, kept);
        expect(bytesOf(out)).toEqual(bytes);
      }
      await run(unchanged, out, kept);
      expect(bytesOf(out)).toEqual(old);
    },
    60_000,
  );
});

// What is not data: options, fonts, the program, and what became of the folder. The small pack, without evidence.

const small = changed(mustLoadFolder(INVENTED), (data) => {
  delete (data.plan as { issued?: unknown }).issued;
});
const other = changed(small, (data) => {
  data.commune.name = 'Khác';
});
const TWO: Run = { only: ['plan', 'summary-tables'], formats: [] };
const smallBefore = await cleanRun(small, TWO);
const smallOld = bytesOf(smallBefore);
const otherNow = bytesOf(await cleanRun(other, TWO));

/** Bold is what regular was: other widths, other glyphs. */
const require = createRequire(import.meta.url);
const fontFile = (name: string) => () =>
  readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}.ttf`));
const OTHER_FONTS: FontFiles = {
  regular: fontFile('700Bold/Tinos_700Bold'),
  bold: fontFile('400Regular/Tinos_400Regular'),
  italic: fontFile('400Regular_Italic/Tinos_400Regular_Italic'),
  boldItalic: fontFile('700Bold_Italic/Tinos_700Bold_Italic'),
};

describe('after another choice of', () => {
  it('edition, there and back: no document of the other one is left', async () => {
    const working: Run = { only: [], includeUnready: true };
    const submission: Run = { ...working, edition: 'submission' };
    const [first, clean] = [
      bytesOf(await cleanRun(small, working)),
      bytesOf(await cleanRun(small, submission)),
    ];
    expect(clean).not.toEqual(first);
    const out = fresh();
    await run(small, out, working);
    await run(small, out, submission);
    expect(bytesOf(out)).toEqual(clean);
    await run(small, out, working);
    expect(bytesOf(out)).toEqual(first);
  });

  it('edition, to one that refuses documents: their former files stay and are named', async () => {
    const out = await cleanRun(small, { only: [], formats: ['docx'] });
    const clean = await cleanRun(small, { only: [], formats: ['docx'], edition: 'submission' });
    const { refused, warnings } = await run(small, out, {
      only: [],
      formats: ['docx'],
      edition: 'submission',
    });
    expect(refused.length).toBeGreaterThan(0);
    expect(warnings.filter((w) => w.code === 'stale-file')).toHaveLength(refused.length);
    const now = bytesOf(out);
    for (const [name, hash] of Object.entries(bytesOf(clean)))
      if (name !== MANIFEST) expect(now[name], name).toBe(hash);
    expect(Object.keys(now)).toHaveLength(Object.keys(bytesOf(clean)).length + refused.length);
  });

  it('the documents asked for, to all', async () => {
    const all: Run = { only: [], formats: ['docx'] };
    const out = await cleanRun(small, { ...all, only: ['plan'] });
    await run(small, out, all);
    expect(bytesOf(out)).toEqual(bytesOf(await cleanRun(small, all)));
  });

  it('signature fields, there and back: only PDF is touched', async () => {
    const signed = { ...TWO, signatureFields: true };
    const clean = bytesOf(await cleanRun(small, signed));
    const out = fresh(smallBefore);
    const { written } = await run(small, out, signed);
    expect(bytesOf(out)).toEqual(clean);
    expect(written).toEqual(expect.arrayContaining(['chuong-trinh.pdf']));
    expect(written.every((name) => name.endsWith('.pdf'))).toBe(true);
    await run(small, out, TWO);
    expect(bytesOf(out)).toEqual(smallOld);
  });

  it('formats: what was not asked for stays as it was, and is made anew when asked for again', async () => {
    const out = fresh(smallBefore);
    await run(other, out, { ...TWO, formats: ['docx'] });
    for (const [name, hash] of Object.entries(bytesOf(out)))
      if (name !== MANIFEST) expect(hash, name).toBe((name.endsWith('.docx') ? otherNow : smallOld)[name]);
    await run(other, out, TWO);
    expect(bytesOf(out)).toEqual(otherNow);
    const docx = await cleanRun(small, { ...TWO, formats: ['docx'] });
    await run(small, docx, TWO);
    expect(bytesOf(docx)).toEqual(smallOld);
  });

  it('the fonts: every file is made anew, there and back', async () => {
    const out = fresh(smallBefore);
    useFontFiles(OTHER_FONTS);
    const result = await run(small, out, TWO);
    const made = bytesOf(out);
    expect(made).toEqual(bytesOf(await cleanRun(small, TWO)));
    const moved = differing(smallOld, made);
    expect(moved.filter((name) => name.endsWith('.pdf'))).toHaveLength(2);
    expect([...result.written].sort()).toEqual(moved);
    useFontFiles();
    await run(small, out, TWO);
    expect(bytesOf(out)).toEqual(smallOld);
  });

  it('the program: what stands there is known by its bytes, not by the key of the former one', async () => {
    const out = fresh(smallBefore);
    const result = await run(small, out, { ...TWO, build: 'y' });
    expect(result.written).toEqual([]);
    expect(bytesOf(out)).toEqual(bytesOf(await cleanRun(small, { ...TWO, build: 'y' })));
    expect(bytesOf(out)[MANIFEST]).not.toBe(smallOld[MANIFEST]);
    // A program that wrote something else under its key: all of it goes.
    const manifest = JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')) as Stored;
    for (const file of manifest.documents.flatMap((d) => d.files)) {
      writeFileSync(join(out, file.path), 'bản của chương trình cũ');
      file.sha256 = sha256('bản của chương trình cũ');
    }
    writeFileSync(join(out, MANIFEST), JSON.stringify(manifest));
    await run(small, out, TWO);
    expect(bytesOf(out)).toEqual(smallOld);
  });
});

interface Stored {
  documents: { id: string; files: { path: string; sha256: string; key: string }[] }[];
}

describe('a folder in which', () => {
  it('every file in turn was deleted: it is there again', async () => {
    const out = fresh(smallBefore);
    for (const name of Object.keys(smallOld)) {
      rmSync(join(out, name));
      const { written } = await run(small, out, TWO);
      expect(bytesOf(out), name).toEqual(smallOld);
      // Without the manifest nothing is known; what is made is found to stand there already.
      expect(written, name).toEqual(name === MANIFEST ? [] : [name]);
    }
  });

  it('a file was cut off or emptied: it may be somebody’s work, so it stays and the whole one is beside it', async () => {
    for (const [name, keep] of [
      ['chuong-trinh.pdf', 0.5],
      ['cac-bieu.xlsx', 0],
      ['chuong-trinh.docx', 0.9],
    ] as const) {
      const out = fresh(smallBefore);
      const cut = readFileSync(join(out, name));
      const left = cut.subarray(0, Math.floor(cut.length * keep));
      writeFileSync(join(out, name), left);
      for (const dossier of [small, small, other]) {
        await run(dossier, out, TWO);
        const { [name.replace('.', '.moi.')]: beside, [name]: own, [MANIFEST]: _, ...rest } = bytesOf(out);
        const { [name]: whole, [MANIFEST]: __, ...others } = dossier === small ? smallOld : otherNow;
        expect([own, beside, rest], name).toEqual([sha256(left), whole, others]);
      }
      // Thrown away, and one run later nothing tells of it.
      rmSync(join(out, name));
      await run(small, out, TWO);
      expect(bytesOf(out), name).toEqual(smallOld);
    }
  });

  type File = Stored['documents'][number]['files'][number];
  const told = (change: (manifest: Stored) => void) => (text: string) => {
    const manifest = JSON.parse(text) as Stored;
    change(manifest);
    return JSON.stringify(manifest);
  };
  const everyFile = (change: (file: File, next: File) => void) =>
    told(({ documents }) => {
      const files = documents.flatMap((d) => d.files);
      const were = structuredClone(files);
      for (const [i, file] of files.entries()) change(file, were[(i + 1) % were.length]!);
    });
  it.each<[string, (text: string) => string]>([
    ['is cut off', (text) => text.slice(0, text.length / 2)],
    ['is empty', () => ''],
    ['is other JSON', () => '{"documents":[]}'],
    ['is of a later program', (text) => text.replace('"schema": 1', '"schema": 2')],
    ['lost a document', told((m) => void m.documents.pop())],
    ['has a document twice', told((m) => void m.documents.push(m.documents[0]!))],
    ['has keys of nothing', everyFile((file) => void Object.assign(file, { key: 'x' }))],
    ['has the key of the next file', everyFile((file, { key }) => void Object.assign(file, { key }))],
    [
      'has the hash of the next file',
      everyFile((file, next) => void Object.assign(file, { sha256: next.sha256 })),
    ],
    [
      'has the place of the next file',
      everyFile((file, next) => void Object.assign(file, { path: next.path })),
    ],
    ['names places outside', everyFile((file) => void Object.assign(file, { path: `../${file.path}` }))],
  ])('the manifest %s: the next run is that of a clean folder', async (_, spoil) => {
    const out = fresh(smallBefore);
    const text = readFileSync(join(out, MANIFEST), 'utf8');
    const spoilt = spoil(text);
    expect(spoilt).not.toBe(text);
    writeFileSync(join(out, MANIFEST), spoilt);
    await run(small, out, TWO);
    expect(bytesOf(out)).toEqual(smallOld);
  });
});
