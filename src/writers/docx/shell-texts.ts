/**
 * The texts of a DOCX but its body, made by the `docx` package from the style table. They are the same for every
 * document, so the build puts them into the command in place of this module (`scripts/build.mjs`): loading the package
 * and making them is a good part of a short run.
 */
import { Document, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { type ParagraphStyle, type StyleId, styles } from '../../document/styles.ts';
import { FONT, RELATIONSHIPS, styleIdOf } from './names.ts';

/** Nothing but what JSON holds. */
export interface ShellTexts {
  /** Parts before and after word/document.xml and docProps/core.xml, in the package's order. */
  readonly parts: readonly (readonly [name: string, text: string])[];
  /** The text of word/_rels/document.xml.rels, which documents with pictures add to. */
  readonly relationships: string;
  /** `<?xml ...><w:document ...><w:body>` */
  readonly bodyOpen: string;
  readonly bodyClose: string;
  /** Relationship ids of the header with the page number and of the empty one. */
  readonly numberHeader: string;
  readonly emptyHeader: string;
}

const paragraphStyle = ([id, s]: [string, ParagraphStyle]) => ({
  id: styleIdOf(id as StyleId),
  name: s.name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { size: s.sizeHalfPt, bold: s.bold ?? false, italics: s.italic ?? false },
  paragraph: {
    alignment: s.align,
    keepNext: s.keepNext ?? false,
    keepLines: s.keepNext ?? false,
    widowControl: true,
    spacing: { before: s.beforeTwip, after: 0, line: s.line, lineRule: 'auto' as const },
    indent: { left: s.leftTwip, right: 0, firstLine: s.firstLineTwip },
    ...(s.outlineLevel === undefined ? {} : { outlineLevel: s.outlineLevel }),
  },
});

/** The package's parts as text, by name. `compiler` is private in the package's types. */
function compile(document: Document): [string, string][] {
  const { compiler } = Packer as unknown as {
    compiler: { compile(d: Document, prettify: undefined, overrides: []): Map<string, string> };
  };
  return [...compiler.compile(document, undefined, [])];
}

export function shellTexts(): ShellTexts {
  const number = new Paragraph({
    style: styleIdOf('pageNumber'),
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: FONT, size: 28, language: { value: 'vi-VN', eastAsia: 'vi-VN' } } },
      },
      paragraphStyles: Object.entries(styles as Record<string, ParagraphStyle>).map(paragraphStyle),
    },
    compatibility: { version: 15 },
    sections: [
      {
        properties: { titlePage: true },
        headers: {
          default: new Header({ children: [number] }),
          first: new Header({ children: [new Paragraph({ style: styleIdOf('pageNumber') })] }),
        },
        children: [new Paragraph({})],
      },
    ],
  });
  const compiled = compile(document);
  const text = new Map(compiled);
  const [bodyOpen] = text.get('word/document.xml')!.split('<w:body>', 1);
  const header = (kind: string): string =>
    new RegExp(`w:type="${kind}" r:id="(\\w+)"`).exec(text.get('word/document.xml')!)![1]!;
  const own = new Set(['word/document.xml', 'docProps/core.xml']);
  const parts = compiled.filter(([name]) => !own.has(name)).sort(([a], [b]) => rank(a) - rank(b));
  return {
    parts,
    relationships: text.get(RELATIONSHIPS)!,
    bodyOpen: `${bodyOpen}<w:body>`,
    bodyClose: '</w:body></w:document>',
    numberHeader: header('default'),
    emptyHeader: header('first'),
  };
}

/** Readers want the content types first. */
const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);
