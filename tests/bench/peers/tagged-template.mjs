/**
 * A template and its data from our own DOCX, so that template engines write the same words in the same styles. Two ways:
 * `loops` (neighbouring paragraphs or rows of equal formatting are one loop) and `tags` (each text has a tag of its own).
 */
import { deflatePart, zip } from '../../../dist/writers/zip.js';

const DOCUMENT = 'word/document.xml';
const TEXT = /(<w:t xml:space="preserve">)([^<]*)(<\/w:t>)/g;
const unescapeXml = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Replaces the texts of a piece of XML by tags; gives back the piece and the data. Blank texts stay. */
function tagged(xml, nameOf) {
  const data = {};
  let n = 0;
  const template = xml.replace(TEXT, (whole, open, text, close) => {
    if (text.trim() === '') return whole;
    const name = nameOf(n++);
    data[name] = unescapeXml(text);
    return `${open}{${name}}${close}`;
  });
  return { template, data };
}

/** Runs of neighbours whose templates are equal. */
function groups(pieces) {
  const found = [];
  for (const piece of pieces) {
    const { template, data } = tagged(piece, (n) => `a${n}`);
    const last = found.at(-1);
    if (last?.template === template && Object.keys(data).length > 0) last.rows.push(data);
    else found.push({ template, rows: [data], piece });
  }
  return found;
}

/** A loop that repeats what it stands in (`paragraph` or `row`): it opens in the first text and closes in the last. */
function loopOver(unit, template, name, opening) {
  const first = template.indexOf('{a');
  const last = template.lastIndexOf('}', template.lastIndexOf('</w:t>')) + 1;
  return `${template.slice(0, first)}${opening[unit](name)}${template.slice(first, last)}{/${name}}${template.slice(last)}`;
}

function build(body, opening) {
  const data = {};
  let count = 0;
  const single = (piece) => {
    const { template, data: own } = tagged(piece, () => `t${count++}`);
    Object.assign(data, own);
    return template;
  };
  const repeated = (pieces, unit) => {
    if (!opening) return pieces.map(single).join('');
    return groups(pieces)
      .map(({ template, rows, piece }) => {
        if (rows.length === 1) return single(piece);
        const name = `g${count++}`;
        data[name] = rows;
        return loopOver(unit, template, name, opening);
      })
      .join('');
  };
  let template = '';
  let neighbours = [];
  const flush = () => {
    template += repeated(neighbours, 'paragraph');
    neighbours = [];
  };
  for (const [block] of body.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>|<w:p>[\s\S]*?<\/w:p>|<w:sectPr>[\s\S]*/g)) {
    if (block.startsWith('<w:p>')) {
      neighbours.push(block);
      continue;
    }
    flush();
    if (!block.startsWith('<w:tbl>')) template += block;
    else {
      const from = block.indexOf('<w:tr>');
      const rows = block.slice(from).match(/<w:tr>[\s\S]*?<\/w:tr>/g) ?? [];
      template += `${block.slice(0, from)}${repeated(rows, 'row')}</w:tbl>`;
    }
  }
  flush();
  return { template, data };
}

/**
 * `parts`: our DOCX unzipped. `opening`: how the engine writes the start of a loop over a paragraph or row; without it
 * there are no loops. Gives word/document.xml as template, and the data.
 */
export function taggedDocument(parts, opening) {
  const document = parts.find(({ name }) => name === DOCUMENT).content.toString('utf8');
  const from = document.indexOf('<w:body>') + '<w:body>'.length;
  const to = document.lastIndexOf('</w:body>');
  const { template, data } = build(document.slice(from, to), opening);
  return { template: document.slice(0, from) + template + document.slice(to), data };
}

/** The same file with another word/document.xml. */
export const withDocument = (parts, xml) =>
  zip(parts.map(({ name, content }) => [name, deflatePart(name === DOCUMENT ? xml : content)]));
