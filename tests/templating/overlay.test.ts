/** An office's own templates and wording, laid over the pack file by file. */
import { describe, expect, it } from 'vitest';
import { checkTemplates } from '../../src/dossier/documents.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { caseFiles, everyDocument, linesOf, loadFiles, mustLoad, REAL } from '../support/load.ts';
import { readText } from '../support/source-files.ts';

const files = caseFiles(REAL);
const packFile = (name: string) => readText(`templates/nang-cao-2021-2025/${name}`);
const replaced = (name: string, old: string, now: string) => {
  const text = packFile(name);
  if (text.split(old).length !== 2) throw new Error(`${name}: "${old}" does not stand there once`);
  return { [name]: text.replace(old, () => now) };
};
const texts = (overlay?: Readonly<Record<string, string>>) => {
  const { dossier, diagnostics } = loadFiles(REAL, files, overlay);
  if (!dossier) throw new Error(JSON.stringify(diagnostics));
  return new Map([...everyDocument(dossier)].map(([id, d]) => [id, linesOf(d.tree)]));
};
const plain = texts();

describe('a file laid over', () => {
  it('replaces its file and leaves the others to the pack', () => {
    const own = texts(replaced('plan.hbs', '>MỤC ĐÍCH, YÊU CẦU<', '>MỤC TIÊU<'));
    expect(own.get('plan')).toEqual(
      plain.get('plan')!.map((l) => l.replace('MỤC ĐÍCH, YÊU CẦU', 'MỤC TIÊU')),
    );
    for (const [id, lines] of plain) if (id !== 'plan') expect(own.get(id)).toEqual(lines);
  });

  it('may be the wording alone', () => {
    const own = texts(replaced('wording.yaml', 'provisional: (tạm tính)', 'provisional: (số máy tính)'));
    const all = [...own.values()].flat().join('\n');
    expect(all).toContain('(số máy tính)');
    expect(all).not.toContain('tạm tính');
    expect([...plain.values()].flat().join('\n')).toContain('(tạm tính)');
  });

  it('may change the words of verdicts, in cells and in text', () => {
    const own = texts(replaced('wording.yaml', 'unmet: Chưa đạt,', 'unmet: Chưa hoàn thành,'));
    expect(own.get('plan')).toContain('## 1. Tiêu chí số 1 - Quy hoạch (chưa hoàn thành)');
    expect(own.get('criterion-01')!.join('\n')).toContain('| Chưa hoàn thành |');
  });

  it('may be a part that several templates share', () => {
    const own = texts(replaced('parts-confirmation.hbs', 'XÁC NHẬN CỦA {{unit}}', 'Ý KIẾN CỦA {{unit}}'));
    expect(own.get('criterion-01')!.join('\n')).toContain('Ý KIẾN CỦA PHÒNG KINH TẾ VÀ HẠ TẦNG');
  });

  it('notes and hidden files beside the templates are left alone', () => {
    expect(
      loadFiles(REAL, files, { 'DOC.md': 'ghi chú', '.keep': '', 'y-kien.txt': 'x' }).diagnostics,
    ).toEqual([]);
  });
});

describe('faults', () => {
  const codes = (overlay: Readonly<Record<string, string>>) => {
    const { dossier, diagnostics } = loadFiles(REAL, files, overlay);
    return { dossier, found: diagnostics };
  };

  it('a file that replaces nothing is an error that says what can be replaced', () => {
    const { dossier, found } = codes({ 'plann.hbs': '<document/>' });
    expect(dossier).toBeNull();
    expect(found).toMatchObject([{ code: 'overlay-unknown', where: [{ file: 'mau-rieng/plann.hbs' }] }]);
    expect(found[0]!.hint).toContain('plan.hbs');
  });

  it('the criteria set and the catalogue are law and contract: they cannot be laid over', () => {
    for (const name of ['criteria.yaml', 'catalogue.yaml', 'pack.yaml', 'evidence.yaml'])
      expect([name, codes({ [name]: packFile(name) }).found.map((d) => d.code)]).toEqual([
        name,
        ['overlay-unknown'],
      ]);
  });

  it('wording with a missing, unknown or empty word is an error in that file', () => {
    const wrong = [
      replaced('wording.yaml', '  draft: DỰ THẢO\n', ''),
      replaced('wording.yaml', '  draft: DỰ THẢO\n', '  draft: DỰ THẢO\n  drafft: X\n'),
      replaced('wording.yaml', '  draft: DỰ THẢO\n', '  draft: ""\n'),
    ].map((overlay) => codes(overlay).found.map((d) => [d.code, d.where[0]!.file]));
    expect(wrong).toEqual([
      [['missing-key', 'mau-rieng/wording.yaml']],
      [['unknown-key', 'mau-rieng/wording.yaml']],
      [['wrong-value', 'mau-rieng/wording.yaml']],
    ]);
  });

  it('a template that does not fit its view is found without data, at its place in the office’s file', () => {
    const own = replaced('plan.hbs', '{{committee}}{{#if district}}', '{{comittee}}{{#if district}}');
    const { dossier } = codes(own);
    const diagnostics = new Diagnostics();
    checkTemplates(dossier!, diagnostics);
    const before = own['plan.hbs']!.split('{{comittee}}')[0]!.split('\n');
    expect(diagnostics.items).toMatchObject([
      {
        code: 'template-variable',
        hint: 'có phải ý bạn là "committee"?',
        where: [{ file: 'mau-rieng/plan.hbs', line: before.length, column: before.at(-1)!.length + 3 }],
      },
    ]);
  });

  it('a word of the wording that a template uses and an overlay lacks is found', () => {
    const { dossier } = codes(replaced('wording.yaml', '  measures: Giải pháp thực hiện\n', ''));
    const diagnostics = new Diagnostics();
    checkTemplates(dossier!, diagnostics);
    expect(diagnostics.items.map((d) => [d.code, /"measures"/.test(d.message)])).toContainEqual([
      'template-variable',
      true,
    ]);
  });

  it('an overlay folder that is not there', () => {
    expect(codes({}).found.map((d) => d.code)).toEqual(['overlay-missing']);
  });
});

describe('the templates of the pack', () => {
  it('have no fault', () => {
    const diagnostics = new Diagnostics();
    checkTemplates(mustLoad(REAL), diagnostics);
    expect(diagnostics.items).toEqual([]);
  });
});
