/** Templates are checked against the shape of their view at load: every branch, every position, without data. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { TemplateChecker } from '../../src/templating/check.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { blocks, flag, image, list, object, optional, text } from '../../src/templating/shape.ts';

const shape = object({
  title: text,
  draft: flag,
  note: optional(text),
  commune: object({ name: text, kind: text }),
  items: list(object({ key: text, name: text, lines: list(text) })),
  body: blocks,
  bars: list(object({})),
  photo: optional(image),
});

const PARTIALS: Readonly<Record<string, string>> = {
  chung: '<p>{{title}}</p>',
  hong: '<p>{{titel}}</p>',
  ten: '<p>{{name}}</p>',
  vong: '{{> vong}}',
};

function faultsOf(source: string) {
  const diagnostics = new Diagnostics();
  const parse = (file: string, content: string) => parseTemplate(file, content, diagnostics);
  const template = parse('mau.hbs', source);
  if (template) {
    new TemplateChecker({
      partials: (name) => {
        const content = Object.hasOwn(PARTIALS, name) ? PARTIALS[name] : undefined;
        return content === undefined ? null : parse(`parts-${name}.hbs`, content);
      },
      partialNames: Object.keys(PARTIALS),
      tables: new Set(['results', 'unmet']),
      diagnostics,
    }).check(template, shape);
  }
  return diagnostics.items;
}

/** The template around a body, on lines of its own, so that places are easy to read: the body begins at line 3. */
const around = (body: string) =>
  `<document title="T" subject="S">\n<section>\n${body}\n</section>\n</document>`;
const inBody = (body: string) => faultsOf(around(body));

describe('a template without a fault', () => {
  it.each([
    '<p>{{title}} {{commune.name}} <b>{{note}}</b></p>',
    '{{#if draft}}<p>a</p>{{else if note}}<p>{{note}}</p>{{else}}<p>b</p>{{/if}}',
    '{{#unless (and draft (not note))}}<p>a</p>{{/unless}}',
    '{{#each items as |item|}}<p>{{item.name}} {{@index}} {{#if @last}}.{{/if}} {{../title}} {{name}}</p>{{else}}<p>{{title}}</p>{{/each}}',
    '{{#each items as |a|}}{{#each a.lines as |line|}}<p>{{line}} {{a.name}} {{this}} {{../name}} {{../../title}}</p>{{/each}}{{/each}}',
    '{{#with commune as |c|}}<p>{{c.name}} {{name}} {{../title}}</p>{{/with}}',
    '{{> chung}}{{#each items as |i|}}{{> ten i}}{{/each}}',
    '<prose of="{{body}}"/><chart of="{{bars}}" title="{{title}}"/>',
    '<table model="results" size="large"/><table model="{{title}}"/>',
    '<image of="{{photo}}" max-width-mm="160" max-height-mm="105" alt="{{title}}" keep="false"/>',
    '<addressees label="Kính gửi:">{{#each items as |i|}}<to>{{i.name}}</to>{{/each}}</addressees>',
    '<p style="authority">A</p><p style="decision-word">B:</p><p style="article" label="Điều 1.">C</p><p fill="true">D:</p>',
    '<p style="note" keep="true" label="{{title}}.">x &amp; y &lt; z</p><blank lines="3"/>',
    '{{!-- lời dặn <p> --}}<p>a</p><!-- lời dặn -->',
  ])('%s', (body) => {
    expect(inBody(body)).toEqual([]);
  });
});

interface Case {
  readonly what: string;
  readonly body: string;
  readonly code: string;
  readonly message: RegExp;
  readonly hint?: RegExp;
  /** Line 3 is the first of the body. */
  readonly at: readonly [number, number];
}

const UNKNOWN_VARIABLE: readonly Case[] = (
  [
    ['printed', '<p>{{titel}}</p>', [3, 6]],
    ['in if', '{{#if titel}}<p>a</p>{{/if}}', [3, 7]],
    ['in unless', '{{#unless titel}}<p>a</p>{{/unless}}', [3, 11]],
    ['in each', '{{#each titel}}<p>a</p>{{/each}}', [3, 9]],
    ['in with', '{{#with titel}}<p>a</p>{{/with}}', [3, 9]],
    ['in an attribute', '<p label="{{titel}}">a</p>', [3, 13]],
    ['in an attribute between text', '<p label="số {{titel}}.">a</p>', [3, 16]],
    ['as argument of a helper', '{{#if (and draft (eq titel "x"))}}<p>a</p>{{/if}}', [3, 22]],
    [
      'in an else branch that is never taken',
      '{{#if draft}}<p>a</p>\n{{else}}\n  <p>{{titel}}</p>{{/if}}',
      [5, 8],
    ],
    ['in the else of each', '{{#each items}}<p>a</p>{{else}}<p>{{titel}}</p>{{/each}}', [3, 37]],
    [
      'deep in branches',
      '{{#if draft}}{{#each items}}{{#if ../note}}<p>{{../titel}}</p>{{/if}}{{/each}}{{/if}}',
      [3, 49],
    ],
    ['as argument of a partial', '{{> ten titel}}', [3, 9]],
    ['after a block parameter', '{{#each items as |item|}}<p>{{titel}}</p>{{/each}}', [3, 31]],
  ] as const
).map(([what, body, at]) => ({
  what,
  body,
  code: 'template-variable',
  message: /không có giá trị "titel"/,
  at,
}));

const CASES: readonly Case[] = [
  ...UNKNOWN_VARIABLE,
  {
    what: 'a name near the unknown one',
    body: '<p>{{commune.nam}}</p>',
    code: 'template-variable',
    message: /không có giá trị "nam" \(trong \{\{commune\.nam\}\}\)/,
    hint: /có phải ý bạn là "name"\?/,
    at: [3, 6],
  },
  {
    what: 'a misspelt block parameter',
    body: '{{#each items as |item|}}\n<p>{{itm.name}}</p>{{/each}}',
    code: 'template-variable',
    message: /"itm"/,
    hint: /"item"/,
    at: [4, 6],
  },
  {
    what: 'a block parameter outside its block',
    body: '{{#each items as |item|}}<p>a</p>{{/each}}<p>{{item.name}}</p>',
    code: 'template-variable',
    message: /"item"/,
    at: [3, 48],
  },
  {
    what: 'a second block parameter',
    body: '{{#each items as |item i|}}<p>{{i}}</p>{{/each}}',
    code: 'template-variable',
    message: /"i"/,
    at: [3, 33],
  },
  {
    what: 'a step out of the template',
    body: '<p>{{../title}}</p>',
    code: 'template-variable',
    message: /đi ra ngoài mẫu/,
    at: [3, 6],
  },
  {
    what: '@index outside each',
    body: '<p>{{@index}}</p>',
    code: 'template-variable',
    message: /@index/,
    at: [3, 6],
  },
  {
    what: 'an unknown @ value',
    body: '{{#each items}}<p>{{@key}}</p>{{/each}}',
    code: 'template-variable',
    message: /@key/,
    at: [3, 21],
  },
  {
    what: 'a fault inside a partial, at its place in the partial',
    body: '{{> hong}}',
    code: 'template-variable',
    message: /"titel"/,
    at: [1, 6],
  },
  {
    what: 'a partial whose names are not those of its context',
    body: '{{> ten}}',
    code: 'template-variable',
    message: /"name"/,
    at: [1, 6],
  },
  {
    what: 'an unknown partial',
    body: '<p>a</p>\n{{> chugn}}',
    code: 'template-partial',
    message: /không có phần dùng chung "chugn"/,
    hint: /"chung"/,
    at: [4, 1],
  },
  {
    what: 'a partial that calls itself',
    body: '{{> vong}}',
    code: 'template-partial',
    message: /gọi vòng/,
    at: [1, 1],
  },
  {
    what: 'an unknown tag',
    body: '<p>a</p>\n  <itm>b</itm>',
    code: 'template-tag',
    message: /không có thẻ <itm>/,
    hint: /"item"/,
    at: [4, 3],
  },
  {
    what: 'an unknown attribute',
    body: '<p lable="a">b</p>',
    code: 'template-attribute',
    message: /thẻ <p> không có thuộc tính "lable"/,
    hint: /"label"/,
    at: [3, 1],
  },
  {
    what: 'a value that an attribute does not take',
    body: '<p style="nota">b</p>',
    code: 'template-attribute',
    message: /chỉ nhận: body/,
    hint: /"note"/,
    at: [3, 1],
  },
  {
    what: 'a number that is none',
    body: '<blank lines="ba"/>',
    code: 'template-attribute',
    message: /cần một số nguyên/,
    at: [3, 1],
  },
  {
    what: 'a flag that is none',
    body: '<p keep="có">a</p>',
    code: 'template-attribute',
    message: /true hoặc false/,
    at: [3, 1],
  },
  {
    what: 'a missing attribute',
    body: '<blank/>',
    code: 'template-attribute',
    message: /thiếu thuộc tính "lines"/,
    at: [3, 1],
  },
  {
    what: 'an unknown helper',
    body: '{{#if (nott draft)}}<p>a</p>{{/if}}',
    code: 'template-helper',
    message: /không có phép "nott"/,
    hint: /"not"/,
    at: [3, 7],
  },
  {
    what: 'a helper with too many values',
    body: '{{#if (not draft note)}}<p>a</p>{{/if}}',
    code: 'template-helper',
    message: /cần 1 giá trị/,
    at: [3, 7],
  },
  {
    what: 'an unknown table',
    body: '<table model="resluts"/>',
    code: 'template-table',
    message: /không có bảng "resluts"/,
    hint: /"results"/,
    at: [3, 1],
  },
  {
    what: 'a tag in the wrong place',
    body: '<p>a<h1>b</h1></p>',
    code: 'template-place',
    message: /<h1> không đứng được trong <p>/,
    at: [3, 5],
  },
  {
    what: 'text outside a tag that holds text',
    body: '<p>a</p>\n  chữ rơi\n<p>b</p>',
    code: 'template-text',
    message: /chữ "chữ rơi" đứng ngoài/,
    at: [3, 9],
  },
  {
    what: 'a value outside a tag that holds text',
    body: '<p>a</p>{{title}}',
    code: 'template-text',
    message: /giá trị in ra ngoài/,
    at: [3, 9],
  },
  {
    what: 'a list printed as text',
    body: '<p>{{items}}</p>',
    code: 'template-type',
    message: /không in được một danh sách/,
    at: [3, 4],
  },
  {
    what: 'paragraphs printed as text',
    body: '<p>{{body}}</p>',
    code: 'template-type',
    message: /không in được các đoạn văn/,
    at: [3, 4],
  },
  {
    what: 'each over a text',
    body: '{{#each title}}<p>a</p>{{/each}}',
    code: 'template-type',
    message: /cần một danh sách, đây là chữ/,
    at: [3, 1],
  },
  {
    what: 'prose of a text',
    body: '<prose of="{{title}}"/>',
    code: 'template-type',
    message: /cần các đoạn văn/,
    at: [3, 1],
  },
  {
    what: 'three braces',
    body: '<p>{{{title}}}</p>',
    code: 'template-syntax',
    message: /\{\{\{/,
    at: [3, 4],
  },
  {
    what: 'an unknown block',
    body: '{{#for items}}<p>a</p>{{/for}}',
    code: 'template-syntax',
    message: /không có khối \{\{#for\}\}/,
    at: [3, 1],
  },
  {
    what: 'named arguments',
    body: '{{#if draft}}<p>{{title x=1}}</p>{{/if}}',
    code: 'template-syntax',
    message: /tham số có tên/,
    at: [3, 17],
  },
];

describe('a fault is found where it stands', () => {
  it.each(CASES)('$what: $body', ({ body, code, message, hint, at }) => {
    const found = inBody(body).filter((d) => d.code === code && message.test(d.message));
    expect(found, JSON.stringify(inBody(body))).toHaveLength(1);
    const [{ where, hint: given, severity }] = found as [(typeof found)[0]];
    expect(severity).toBe('error');
    expect([where[0]!.line, where[0]!.column]).toEqual(at);
    if (hint) expect(given).toMatch(hint);
  });

  it('every fault of a template is reported, not only the first', () => {
    const found = inBody('<p>{{a}}</p>\n<p lable="x">{{#if b}}{{c}}{{/if}}</p>\n<itm/>');
    expect(found.map((d) => [d.code, d.where[0]!.line])).toEqual([
      ['template-variable', 3],
      ['template-attribute', 4],
      ['template-variable', 4],
      ['template-variable', 4],
      ['template-tag', 5],
    ]);
  });
});

describe('markup must be balanced in every branch of its own', () => {
  it.each([
    ['a tag not closed', '<p>a', /<p> chưa đóng|không có thẻ mở cùng tên|không khớp/, 3],
    ['a tag closed twice', '<p>a</p></p>', /<\/p>|<section>/, 3],
    ['a tag opened in a branch', '{{#if draft}}<p>{{else}}<item>{{/if}}a</p>', /<p> chưa đóng/, 3],
    ['a tag closed in a branch', '<p>a\n{{#if draft}}</p>{{/if}}', /<\/p>/, 4],
    ['tags crossed', '<p><b>a</p></b>', /thẻ/, 3],
    ['an attribute twice', '<p label="a" label="b">c</p>', /viết hai lần/, 3],
    ['a bare ampersand', '<p>a & b</p>', /&amp;/, 3],
    ['a block in an attribute', '<p label="{{#if draft}}a{{/if}}">b</p>', /không chứa khối/, 3],
  ])('%s', (_, body, message, line) => {
    const found = inBody(body);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((d) => d.code === 'template-syntax')).toBe(true);
    expect(
      found.some((d) => message.test(d.message)),
      JSON.stringify(found),
    ).toBe(true);
    for (const d of found) expect(d.where[0]!.file).toBe('mau.hbs');
    expect(found[0]!.where.map((w) => w.line)).toContain(line);
  });

  it.each([
    '{{#if draft}}<p>a</p>',
    '{{#if draft}}<p>a</p>{{/each}}',
    '<p>{{title</p>',
    '{{/if}}',
    '<p>{{title}</p>',
  ])('braces: %s', (body) => {
    const [fault] = inBody(body);
    expect(fault).toMatchObject({ code: 'template-syntax', severity: 'error' });
    expect(fault!.message).toContain('mau.hbs');
    expect(fault!.where[0]!.line).toBeGreaterThanOrEqual(3);
  });
});

describe('prototypes cannot be reached', () => {
  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'commune.constructor',
    'commune.__proto__',
    'items.length',
  ])('{{%s}} is unknown', (name) => {
    for (const body of [
      `<p>{{${name}}}</p>`,
      `{{#if ${name}}}<p>a</p>{{/if}}`,
      `{{#with ${name}}}<p>a</p>{{/with}}`,
    ])
      expect([body, inBody(body).map((d) => d.code)]).toEqual([body, ['template-variable']]);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    '%s is no tag, attribute, helper or partial',
    (name) => {
      const codes = (body: string) => inBody(body).map((d) => d.code);
      expect(codes(`<${name}/>`)).toEqual(['template-tag']);
      expect(codes(`<${name} label="a"/>`)).toEqual(['template-tag']);
      expect(codes(`<p ${name}="a">b</p>`)).toEqual(['template-attribute']);
      expect(codes(`{{#if (${name} draft)}}<p>a</p>{{/if}}`)).toEqual(['template-helper']);
      expect(codes(`{{> ${name}}}`)).toEqual(['template-partial']);
    },
  );

  it('an unknown helper that is a prototype name is called unknown, not miscounted', () => {
    expect(inBody('{{#if (constructor draft)}}<p>a</p>{{/if}}')[0]!.message).toContain('không có phép');
  });
});
