/**
 * What is found in the real plan of Nhân Lý 2024: a golden list of code and place; one more or one fewer fails. Every
 * entry was read as somebody who would have to call about it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appraise } from '../../src/appraisal/appraise.ts';
import { checkCase } from '../../src/checks/check.ts';
import { doubledWords } from '../../src/checks/typography.ts';
import { checkDossier } from '../../src/dossier/check.ts';
import type { CaseData } from '../../src/model/case-schema.ts';
import { type Diagnostic, Diagnostics, placeText } from '../../src/model/diagnostics.ts';
import { diskFiles } from '../../src/readers/world.ts';
import { caseFiles, changed, edited, IN_MEMORY, mustLoad, placeOf, REAL } from '../support/load.ts';
import { ROOT } from '../support/source-files.ts';

const dossier = mustLoad(REAL);
const found = checkDossier({ ...dossier, folder: REAL.folder }, diskFiles);

const lineOf = (d: Diagnostic): string => {
  const places = d.where.map((p) => placeText(p).replace(`${IN_MEMORY}/`, '').replace(`${REAL.folder}/`, ''));
  const about = (d.about ?? []).filter((a) => a.startsWith('indicator:') || a.startsWith('condition:'));
  // Papers that were never begun have no place; their name tells them apart.
  const paper = d.code === 'paper-blank' ? [...(d.about ?? [])] : [];
  return `${d.severity} ${d.code} ${[...paper, ...(places.length > 0 ? places : about)].join(' ')}`.trim();
};

const golden = (): string[] =>
  readFileSync(join(ROOT, 'tests/checks/nhan-ly-2024.golden.txt'), 'utf8').trimEnd().split('\n');

const quotedIn = (message: string): string => /^"([^"]+)"/.exec(message)?.[1] ?? message;

it('the golden list', () => {
  expect(found.map(lineOf)).toEqual(golden());
});

describe('faults that are known of the real plan', () => {
  const about = (code: string): string[] =>
    found.filter((d) => d.code === code).flatMap((d) => d.about!.filter((a) => a.startsWith('indicator:')));

  it('nothing in it is an error: what contradicts itself was asked, not decided', () => {
    expect(found.filter((d) => d.severity === 'error')).toEqual([]);
  });

  it('17.5 = 17.12', () => {
    expect(about('same-value')).toEqual(['indicator:17.5', 'indicator:17.12']);
  });

  it('verdicts without a value', () => {
    expect(about('value-missing')).toEqual(
      ['2.1', '3.6', '13.5', '14.1', '14.2', '14.3', '14.4', '17.10', '18.3'].map((i) => `indicator:${i}`),
    );
  });

  it('values and names without a verdict', () => {
    expect(about('verdict-missing')).toEqual(['2.3', '2.4', '8.1', '8.4'].map((i) => `indicator:${i}`));
  });

  it('two bodies to which the dossier is submitted, two units for 17.8 and for criterion 4, none for a task', () => {
    const text = found.map((d) => `${d.code} ${d.message}`).join('\n');
    expect(text).toContain('deadline-recipient câu văn ghi trình UBND tỉnh');
    expect(text).toMatch(/task-lead-differs .*Phòng Tài nguyên và Môi trường chủ trì, nhưng chỉ tiêu 17\.8/);
    expect(text).toMatch(/duty-lead mục của Điện lực huyện Chi Lăng/);
    expect(text).toMatch(/lead-without-duty Công an huyện/);
    expect(text).toMatch(/task-lead tiêu chí số 18: .*cong-trinh-nuoc-tap-trung/);
    expect(text).toMatch(/hamlet-spelling "Ngâm Quán Hàng"/);
  });

  it('every question that the fixture keeps (class E5) is there once', () => {
    const asked = found.filter((d) => d.code === 'open-question').map((d) => d.message);
    expect(asked).toHaveLength(dossier.appraised.data.questions.length);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('the error of division of the source, typed back into the prose', () => {
    const files = edited(caseFiles(REAL), 'tieu-chi.yaml', '{{duong-ngo-xom.percent}}', '88,17%');
    const errors = checkDossier(mustLoad(REAL, files), diskFiles).filter((d) => d.severity === 'error');
    expect(errors).toMatchObject([
      { code: 'percent-typed', message: '14/15,7 là 89,17%, trong câu ghi 88,17%' },
    ]);
    expect(errors[0]!.where[0]).toMatchObject(placeOf(files, 'tieu-chi.yaml', '88,17%'));
    expect(errors[0]!.about).toContain('indicator:2.3');
  });

  it('the source as somebody typed it: division, names, doubled words and format, and no cry of wolf', () => {
    const lines = readFileSync(join(REAL.folder, 'nguon.txt'), 'utf8')
      .normalize('NFC')
      .split('\n')
      .map((l) => l.replace(/[*#]/g, '').trim())
      .filter((l) => l !== '');
    const typed = changed(dossier, (data) => {
      data.plan!.duties = [];
      for (const c of data.criteria)
        Object.assign(c, { currentState: [], measures: [], currentStateLines: undefined });
      data.criteria[1]!.currentState = lines.map((text) => ({
        text,
        indicators: [],
        item: false,
        verdict: true,
      }));
    });
    const rules = ['percent-typed', 'number-differs', 'number-typed', 'unit-spelling', 'format-trap'];
    const told = checkDossier(typed, diskFiles).filter((d) => rules.includes(d.code));
    const of = (code: string) => told.filter((d) => d.code === code).map((d) => quotedIn(d.message));
    expect(of('percent-typed')).toEqual(['14/15,7 là 89,17%, trong câu ghi 88,17%']);
    expect(of('number-differs')).toHaveLength(1);
    // Only the figures of criterion 2: the lines stand there.
    expect(of('number-typed')).toEqual(
      '15,7 km|8,5 km|6,60 km|8,5 km|77,65%|8,472 km|7,86 km|8,472 km|92,8%|1,7 km'.split('|'),
    );
    expect(new Set(of('unit-spelling'))).toEqual(
      new Set([
        'phòng Kinh tế và Hạ tầng',
        'phòng Nông nghiệp và PTNT',
        'Phòng Tài chính – Kế hoạch',
        'phòng Giáo dục và Đào tạo',
        'phòng Văn hóa và Thông tin',
        'phòng Lao động, Thương binh, Xã hội- Dân tộc',
        'phòng Tài nguyên và Môi trường',
      ]),
    );
    expect(of('format-trap')).toEqual('A – B|82,83 %|chính – Kế|VietGap|43,8 %|BCD|BCD'.split('|'));
  });

  it('the doubled words of the source are found, and no other word', () => {
    const source = readFileSync(join(REAL.folder, 'nguon.txt'), 'utf8').normalize('NFC');
    const doubled = source
      .split('\n')
      .flatMap((text, i) => doubledWords(text.replaceAll('*', '')).map((d) => `${i + 1}: ${d.words}`));
    expect(doubled).toEqual([
      '110: sở sở',
      '130: bồi dưỡng bồi dưỡng',
      '138: bình quân bình quân',
      '230: tiêu chí tiêu chí',
    ]);
  });
});

/** One of a few words: the schema lets nothing else in. */
const CHOSEN = new Set(['verdict', 'level', 'role', 'style', 'side', 'copy', 'kind']);

/** Lists lose members, texts become other texts: what people do to files. */
function damage(data: CaseData, steps: readonly (readonly [number, number, string])[]): CaseData {
  const copy = structuredClone(data);
  for (const [which, at, text] of steps) {
    const lists: unknown[][] = [];
    const texts: (readonly [Record<string, unknown>, string])[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) {
        if (node.length > 0) lists.push(node);
        for (const child of node) walk(child);
      } else if (node !== null && typeof node === 'object')
        for (const [key, child] of Object.entries(node)) {
          if (typeof child === 'string' && !CHOSEN.has(key))
            texts.push([node as Record<string, unknown>, key]);
          walk(child);
        }
    };
    walk(copy);
    if (which % 2 === 0 && lists.length > 0) {
      const list = lists[at % lists.length]!;
      list.splice(which % list.length, 1);
    } else if (texts.length > 0) {
      const [node, key] = texts[at % texts.length]!;
      // Days stay days: that is what the schema promises.
      if (!/^\d{4}-\d{2}/.test(String(node[key]))) node[key] = text;
    }
  }
  return copy;
}

it('no edit of the data makes it throw, and every finding has its words and its place in a file', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '17.10',
      '14/0 km đạt 3%',
      '{{x',
      '{{thu-nhap.percent}}',
      '(((',
      'Phòng',
      '%',
      '1.234,5 ha',
      'thôn',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(999), fc.nat(99_999), words), { minLength: 1, maxLength: 12 }),
      (steps) => {
        const data = damage(dossier.appraised.data, steps);
        let appraised: ReturnType<typeof appraise>;
        try {
          appraised = appraise(dossier.pack, data, dossier.places.of, new Diagnostics());
        } catch {
          return; // Refused before any rule looks at it.
        }
        for (const d of checkCase({ appraised, places: dossier.places, evidenceFiles: new Map() })) {
          expect(d.message).not.toMatch(/undefined|NaN|\[object/);
          expect(d.hint).toBeTruthy();
          for (const place of d.where) expect(place.file).toMatch(/\.yaml$/);
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

it('long hostile prose is read in a moment', () => {
  const hostile = [
    'a'.repeat(60_000),
    '1.'.repeat(30_000),
    'a a '.repeat(15_000),
    '9'.repeat(60_000),
    'Thôn A '.repeat(9000),
  ];
  const long = changed(dossier, (data) => {
    data.criteria[1]!.currentState = hostile.map((text) => ({
      text,
      indicators: [],
      item: false,
      verdict: true,
    }));
  });
  expect(checkDossier(long, diskFiles).length).toBeGreaterThan(90);
}, 20_000);
