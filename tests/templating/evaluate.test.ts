/** Templates over values: what they print, in which order, under which keys; a null that is printed is an error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, DocumentTree, Run } from '../../src/document/tree.ts';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { buildDocument } from '../../src/templating/build.ts';
import { Evaluator } from '../../src/templating/evaluate.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { linesOf } from '../support/load.ts';

const PARTIALS: Readonly<Record<string, string>> = { ten: '<p>{{name}} ({{../title}})</p>' };

function render(body: string, view: object) {
  const diagnostics = new Diagnostics();
  const source = `<document title="T" subject="S">\n<section>\n${body}\n</section>\n</document>`;
  const template = parseTemplate('mau.hbs', source, diagnostics)!;
  const evaluator = new Evaluator(
    (name) => parseTemplate(`parts-${name}.hbs`, PARTIALS[name] ?? '', diagnostics),
    diagnostics,
  );
  const elements = evaluator.evaluate(template, view);
  const options = { id: 'thu', author: 'A', created: '2024-01-01', tables: new Map(), diagnostics };
  const tree = (elements && buildDocument(elements, options)) as DocumentTree;
  return { tree, diagnostics: diagnostics.items };
}

function printed(body: string, view: object): string[] {
  const { tree, diagnostics } = render(body, view);
  expect(diagnostics).toEqual([]);
  return linesOf(tree).slice(1);
}
const blocksOf = (body: string, view: object): unknown => render(body, view).tree.sections[0]!.blocks;

describe('blocks', () => {
  it('if: empty text, empty lists, null and false are not; zero is a value', () => {
    const taken = (x: unknown) => printed('{{#if x}}<p>có</p>{{else}}<p>không</p>{{/if}}', { x })[0];
    expect([true, 'a', '0', [1], {}, 0].map(taken)).toEqual(['có', 'có', 'có', 'có', 'có', 'có']);
    expect([false, '', [], null].map(taken)).toEqual(['không', 'không', 'không', 'không']);
  });

  it('else if, unless, and the helpers', () => {
    const body =
      '{{#if (and a (not b))}}<p>1</p>{{else if (eq c "x")}}<p>2</p>{{else if (or a b)}}<p>3</p>{{else}}<p>4</p>{{/if}}{{#unless a}}<p>5</p>{{/unless}}';
    expect(printed(body, { a: true, b: false, c: '' })).toEqual(['1']);
    expect(printed(body, { a: true, b: true, c: 'x' })).toEqual(['2']);
    expect(printed(body, { a: false, b: true, c: '' })).toEqual(['3', '5']);
    expect(printed(body, { a: false, b: false, c: '' })).toEqual(['4', '5']);
  });

  it('each: index from 1, first, last, outer names, else', () => {
    const body =
      '{{#each items as |i|}}<p>{{@index}}{{#if @first}}^{{/if}}{{#if @last}}$ {{/if}}{{i.name}}{{../end}}{{#each i.lines as |l|}}[{{l}}{{i.name}}]{{/each}}</p>{{else}}<p>trống</p>{{/each}}';
    const items = [
      { key: 'a', name: 'A', lines: ['x', 'y'] },
      { key: 'b', name: 'B', lines: [] },
    ];
    expect(printed(body, { items, end: ';' })).toEqual(['1^A;[xA][yA]', '2$ B;']);
    expect(printed(body, { items: [], end: ';' })).toEqual(['trống']);
  });

  it('with, and partials with a context of their own', () => {
    expect(
      printed('{{#with c as |x|}}<p>{{x.name}}{{name}}{{../title}}</p>{{else}}<p>trống</p>{{/with}}', {
        title: 'T',
        c: { name: 'N' },
      }),
    ).toEqual(['NNT']);
    expect(printed('{{#with c}}<p>a</p>{{else}}<p>trống</p>{{/with}}', { c: null })).toEqual(['trống']);
    expect(printed('{{> ten c}}', { title: 'T', c: { name: 'N' } })).toEqual(['N (T)']);
  });
});

describe('a value that is missing', () => {
  it('printed as null is an error at its place, with advice; the rest is still printed', () => {
    const { tree, diagnostics } = render('<p>a {{x}} b</p>\n<p>{{y}}{{x}}</p>', { x: null, y: 'c' });
    expect(diagnostics.map((d) => [d.code, d.where[0]!.line, d.where[0]!.column])).toEqual([
      ['template-null', 3, 6],
      ['template-null', 4, 9],
    ]);
    expect(diagnostics[0]!.message).toContain('{{x}}');
    expect(diagnostics[0]!.hint).toContain('{{#if');
    expect(linesOf(tree).slice(1)).toEqual(['a b', 'c']);
  });

  it('in an attribute between text is an error too', () => {
    const { diagnostics } = render('<p label="số {{x}}">a</p>', { x: null });
    expect(diagnostics.map((d) => d.code)).toEqual(['template-null']);
  });

  it('never comes from a prototype', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'x.constructor', 'x.length'])
      expect([name, render(`<p>{{${name}}}</p>`, { x: 'a' }).diagnostics.map((d) => d.code)]).toEqual([
        name,
        ['template-variable'],
      ]);
  });
});

describe('text', () => {
  it('enters as text: markup, braces and entities in values are letters', () => {
    const hostile = '<p>{{x}}</p> &amp; </section> {{#if a}} "\'';
    expect(printed('<p>{{x}}</p>', { x: hostile })).toEqual([hostile]);
    expect(printed('<p label="{{x}}">a</p>', { x: hostile })).toEqual([`${hostile} a`]);
  });

  it('any value comes out as it went in, white space folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (x) => {
        const [block] = blocksOf('<p>[{{x}}]</p>', { x }) as readonly [{ runs: readonly Run[] }];
        const text = block.runs.map((r) => r.text).join('');
        const folded = (t: string) => t.normalize('NFC').replaceAll(/[ \n\t\r]+/g, ' ');
        expect(text.replaceAll('\u00a0-', ' -')).toBe(folded(`[${x}]`).replaceAll('\u00a0-', ' -'));
      }),
    );
  });

  it('white space between words is folded over borders of runs; no-break spaces stay', () => {
    const body = '<p>\n  a\n  <b> b </b>\n {{x}}  {{y}}\n</p>';
    expect(printed(body, { x: ' c\u00a0d ', y: 'e' })).toEqual(['a b c d e']);
    const [block] = blocksOf(body, { x: 'c\u00a0d', y: 'e' }) as readonly [{ runs: readonly Run[] }];
    expect(block.runs.map((r) => [r.text, r.bold ?? false])).toEqual([
      ['a ', false],
      ['b ', true],
      ['c\u00a0d e', false],
    ]);
  });

  it('runs keep the figure they print', () => {
    const x: Run[] = [{ text: 'dài ' }, { text: '14', figure: 'duong' }, { text: ' km' }];
    const [block] = blocksOf('<p>{{x}}.</p>', { x }) as readonly [{ runs: readonly Run[] }];
    expect(block.runs).toEqual([{ text: 'dài ' }, { text: '14', figure: 'duong' }, { text: ' km.' }]);
  });
});

describe('keys of blocks', () => {
  const body = '{{#each items as |i|}}<h2>{{i.name}}</h2><p>{{i.name}}</p>{{/each}}<p>cuối</p>';
  const keys = (items: object[]) => (blocksOf(body, { items }) as readonly Block[]).map((b) => b.key);
  const item = (key: string) => ({ key, name: key.toUpperCase() });

  it('come from the data, so that what stays keeps its key when a neighbour leaves', () => {
    const [all, fewer] = [keys(['a', 'b', 'c'].map(item)), keys(['a', 'c'].map(item))];
    expect(new Set(all).size).toBe(all.length);
    expect(fewer).toEqual(all.filter((k) => !k.includes('/b/')));
    expect(all[0]).toMatch(/^thu\/a\//);
  });

  it('stay apart when the data repeat one', () => {
    const twice = keys([item('a'), item('a')]);
    expect(new Set(twice).size).toBe(twice.length);
  });
});

describe('hostile templates', () => {
  it('loops in loops end with a message instead of filling the memory', () => {
    const items = Array.from({ length: 60 }, (_, i) => ({ key: String(i), name: 'A' }));
    const open = '{{#each items as |i|}}';
    const names = ['../items', '../../items', '../../../items', '../../../../items'];
    const body = `${open}${names.map((n) => `{{#each ${n} as |j|}}`).join('')}<p>{{j.name}}</p>${'{{/each}}'.repeat(5)}`;
    const { tree, diagnostics } = render(body, { items });
    expect(diagnostics.map((d) => d.code)).toEqual(['template-endless']);
    expect(diagnostics[0]!.where[0]).toMatchObject({ file: 'mau.hbs', line: 3 });
    expect(tree).toBeNull();
  });

  it('prototypes and constructors are no values', () => {
    for (const path of ['constructor', '__proto__.x', 'a.constructor.name', 'a.toString']) {
      const { diagnostics } = render(`<p>{{${path}}}</p>`, { a: { b: 'x' } });
      expect(
        diagnostics.map((d) => d.code),
        path,
      ).toEqual(['template-variable']);
    }
  });
});
