/** Elements to blocks, where a tag does more than carry its text over: pictures, addressees, paragraphs of forms. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../src/model/diagnostics.ts';
import { buildDocument } from '../../src/templating/build.ts';
import { Evaluator } from '../../src/templating/evaluate.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import { jpeg, resource } from '../support/pictures.ts';

function build(body: string, view: object = {}) {
  const diagnostics = new Diagnostics();
  const source = `<document title="T" subject="S">\n<section>\n${body}\n</section>\n</document>`;
  const elements = new Evaluator(() => null, diagnostics).evaluate(
    parseTemplate('mau.hbs', source, diagnostics)!,
    view,
  );
  const options = { id: 'thu', author: 'A', created: '2024-01-01', tables: new Map(), diagnostics };
  const blocks = buildDocument(elements!, options)!.sections[0]!.blocks;
  return { blocks, faults: diagnostics.items };
}

describe('pictures', () => {
  const photo = resource(jpeg());

  it('have a room of 160 x 105 mm unless the template names another, and stay with their caption', () => {
    const view = { p: { photo, title: 'Đường trục thôn' } };
    const { blocks } = build('<image of="{{p.photo}}" alt="{{p.title}}"/>', view);
    expect(blocks).toMatchObject([
      { type: 'image', image: photo, maxWidthTwip: 9071, maxHeightTwip: 5953, alt: 'Đường trục thôn' },
    ]);
    expect(blocks[0]).not.toHaveProperty('keepNext');
    const other = '<image of="{{p.photo}}" max-width-mm="80" max-height-mm="60" alt="a" keep="false"/>';
    expect(build(other, view).blocks).toMatchObject([
      { maxWidthTwip: 4535, maxHeightTwip: 3402, keepNext: false },
    ]);
  });

  it('one that is not there is named at its place in the template', () => {
    const { blocks, faults } = build('<image of="{{photo}}" alt="a"/>', { photo: null });
    expect(blocks).toEqual([]);
    expect(faults).toMatchObject([{ code: 'template-null', where: [{ file: 'mau.hbs', line: 3 }] }]);
  });
});

describe('letters and minutes', () => {
  it('addressees from a list', () => {
    const body = '<addressees label="Kính gửi:">{{#each units as |u|}}<to>{{u}}</to>{{/each}}</addressees>';
    expect(build(body, { units: ['UBND huyện', 'Phòng Y tế'] }).blocks).toMatchObject([
      { type: 'addressees', label: 'Kính gửi:', to: [[{ text: 'UBND huyện' }], [{ text: 'Phòng Y tế' }]] },
    ]);
  });

  it('styles of decisions, and lines to write on', () => {
    const body =
      '<p style="authority">A</p><p style="decision-word">B</p><p style="article" label="Điều 1.">C</p><p fill="true">D:</p>';
    expect(build(body).blocks).toMatchObject([
      { style: 'authority' },
      { style: 'decisionWord' },
      { style: 'article', label: 'Điều 1.' },
      { style: 'body', fill: true },
    ]);
  });
});
