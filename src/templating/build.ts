/**
 * Elements -> document tree: one handler per tag in a map. White space between words is folded, runs of equal format
 * are joined, keys get the document's id in front, and table models are placed.
 */

import type { StyleId } from '../document/styles.ts';
import { pageShapes, textWidthTwip } from '../document/styles.ts';
import type {
  Block,
  Chart,
  DocumentTree,
  ImageResource,
  PageShapeId,
  Section,
  SignatureColumn,
  Src,
} from '../document/tree.ts';
import { mmToTwip } from '../document/units.ts';
import type { Diagnostics } from '../model/diagnostics.ts';
import type { TableModel } from '../tables/model.ts';
import {
  childOf,
  elementsOf,
  flagAttribute,
  numberAttribute,
  plainText,
  runsOf,
  srcOf,
  textAttribute,
} from './element-access.ts';
import type { Element } from './evaluate.ts';
import { handmadeTable } from './handmade-table.ts';
import { tableBlocks } from './table-blocks.ts';

export interface BuildOptions {
  readonly id: string;
  readonly author: string;
  /** `YYYY-MM-DD` */
  readonly created: string;
  readonly tables: ReadonlyMap<string, TableModel>;
  readonly diagnostics: Diagnostics;
}

interface BlockContext extends BuildOptions {
  readonly page: PageShapeId;
}

type BlockHandler = (element: Element, context: BlockContext) => readonly Block[];

const base = (e: Element, c: BlockContext): { key: string; src: Src } => ({
  key: `${c.id}/${e.key}`,
  src: srcOf(e.at),
});
const label = (e: Element): { label?: string } => {
  const text = textAttribute(e, 'label');
  return text === '' ? {} : { label: text };
};

/** Room of a picture where the template names none: two with captions stand on an A4 page. */
const PICTURE_MM = { width: 160, height: 105 };

const PARAGRAPH_STYLES: Readonly<Record<string, StyleId>> = {
  body: 'body',
  'body-bold': 'bodyBold',
  'legal-basis': 'legalBasis',
  note: 'noteItalic',
  center: 'bodyCenter',
  'table-caption': 'tableCaption',
  'table-unit': 'tableUnit',
  'picture-caption': 'pictureCaption',
  authority: 'authority',
  'decision-word': 'decisionWord',
  article: 'article',
  'annex-label': 'annexLabel',
  'annex-title': 'annexTitle',
  'annex-note': 'annexNote',
};

const heading =
  (style: StyleId): BlockHandler =>
  (e, c) => [{ type: 'heading', ...base(e, c), style, ...label(e), runs: runsOf(e) }];

function signatureColumn(e: Element | undefined): SignatureColumn | undefined {
  if (!e) return undefined;
  const stacked = elementsOf(e, 'signer');
  if (stacked.length > 0) {
    return stacked.map(oneSigner).reduceRight((below, column) => ({ ...column, below }));
  }
  return oneSigner(e);
}

function oneSigner(e: Element): SignatureColumn {
  const placeDate = childOf(e, 'place-date');
  const position = childOf(e, 'position');
  const name = childOf(e, 'name');
  const choices = elementsOf(e, 'choice').map((choice) => ({
    label: plainText(runsOf(choice)),
    checked: flagAttribute(choice, 'checked'),
  }));
  return {
    ...(placeDate ? { placeDate: runsOf(placeDate) } : {}),
    capacity: elementsOf(e, 'capacity').map((line) => plainText(runsOf(line))),
    notes: elementsOf(e, 'note').map(runsOf),
    ...(choices.length > 0 ? { choices } : {}),
    ...(position ? { position: plainText(runsOf(position)) } : {}),
    name: plainText(runsOf(name)),
  };
}

const handlers: Readonly<Record<string, BlockHandler>> = {
  letterhead: (e, c) => {
    const superior = textAttribute(e, 'superior');
    const number = childOf(e, 'number');
    const placeDate = childOf(e, 'place-date');
    const subject = childOf(e, 'subject');
    return [
      {
        type: 'letterhead',
        ...base(e, c),
        ...(superior === '' ? {} : { superior }),
        issuer: textAttribute(e, 'issuer'),
        ...(number ? { number: runsOf(number) } : {}),
        ...(placeDate ? { placeDate: runsOf(placeDate) } : {}),
        ...(subject ? { subject: runsOf(subject) } : {}),
        ...(textAttribute(e, 'draft') === '' ? {} : { draft: textAttribute(e, 'draft') }),
      },
    ];
  },
  title: (e, c) => [
    {
      type: 'title',
      ...base(e, c),
      kind: textAttribute(e, 'kind'),
      abstract: runsOf(childOf(e, 'abstract')),
      notes: elementsOf(e, 'note').map(runsOf),
    },
  ],
  addressees: (e, c) => [
    {
      type: 'addressees',
      ...base(e, c),
      label: textAttribute(e, 'label'),
      to: elementsOf(e, 'to').map(runsOf),
    },
  ],
  h1: heading('heading1'),
  h2: heading('heading2'),
  h3: heading('heading3'),
  p: (e, c) => {
    const style = PARAGRAPH_STYLES[textAttribute(e, 'style') || 'body'] ?? 'body';
    if (style === 'annexLabel')
      return [{ type: 'heading', ...base(e, c), style, ...label(e), runs: runsOf(e) }];
    return [
      {
        type: 'paragraph',
        ...base(e, c),
        style,
        ...label(e),
        runs: runsOf(e),
        ...(flagAttribute(e, 'keep') ? { keepNext: true } : {}),
        ...(flagAttribute(e, 'fill') ? { fill: true } : {}),
      },
    ];
  },
  item: (e, c) => [
    {
      type: 'item',
      ...base(e, c),
      style: 'body',
      depth: numberAttribute(e, 'depth') ?? 0,
      runs: runsOf(e),
      ...(flagAttribute(e, 'keep') ? { keepNext: true } : {}),
    },
  ],
  prose: (e, c) => {
    const value = e.attributes.get('of');
    return Array.isArray(value)
      ? (value as readonly Block[]).map((block) => ({ ...block, key: `${c.id}/${block.key}` }))
      : [];
  },
  table: (e, c) => {
    const key = textAttribute(e, 'model');
    if (key === '') return handmadeTable(e, base(e, c), c.page);
    const model = c.tables.get(key);
    if (!model) {
      c.diagnostics.error('template-table', `không có bảng "${key}"`, [e.at]);
      return [];
    }
    const size = textAttribute(e, 'size');
    return tableBlocks(model, {
      ...base(e, c),
      widthTwip: textWidthTwip(pageShapes[c.page]),
      size: size === 'large' || size === 'small' ? size : 'normal',
    });
  },
  chart: (e, c) => [
    {
      type: 'chart',
      ...base(e, c),
      title: textAttribute(e, 'title'),
      bars: (e.attributes.get('of') ?? []) as Chart['bars'],
    },
  ],
  image: (e, c) => {
    const image = e.attributes.get('of') as ImageResource | null;
    if (!image) {
      c.diagnostics.error(
        'template-null',
        'ảnh của <image> đang trống',
        [e.at],
        'bọc trong {{#if …}}…{{/if}}',
      );
      return [];
    }
    return [
      {
        type: 'image',
        ...base(e, c),
        image,
        maxWidthTwip: mmToTwip(numberAttribute(e, 'max-width-mm') ?? PICTURE_MM.width),
        maxHeightTwip: mmToTwip(numberAttribute(e, 'max-height-mm') ?? PICTURE_MM.height),
        alt: textAttribute(e, 'alt'),
        ...(e.attributes.has('keep') ? { keepNext: flagAttribute(e, 'keep') } : {}),
      },
    ];
  },
  signatures: (e, c) => {
    const recipients = childOf(e, 'recipients');
    const left = signatureColumn(childOf(e, 'left'));
    const right = signatureColumn(childOf(e, 'right'));
    return [
      {
        type: 'signatures',
        ...base(e, c),
        ...(recipients
          ? {
              recipients: {
                title: textAttribute(recipients, 'title'),
                items: elementsOf(recipients, 'recipient').map(runsOf),
              },
            }
          : {}),
        ...(left ? { left } : {}),
        ...(right ? { right } : {}),
      },
    ];
  },
  cover: (e, c) => {
    const superior = textAttribute(e, 'superior');
    return [
      {
        type: 'cover',
        ...base(e, c),
        ...(superior === '' ? {} : { superior }),
        issuer: textAttribute(e, 'issuer'),
        title: textAttribute(e, 'title'),
        subtitle: elementsOf(e, 'subtitle').map(runsOf),
        fields: elementsOf(e, 'field').map((f) => ({ label: textAttribute(f, 'label'), runs: runsOf(f) })),
        foot: runsOf(childOf(e, 'foot')),
      },
    ];
  },
  blank: (e, c) => [{ type: 'blank', ...base(e, c), style: 'body', lines: numberAttribute(e, 'lines') ?? 1 }],
  'page-break': (e, c) => [{ type: 'page-break', ...base(e, c) }],
};

function buildSection(e: Element, options: BuildOptions): Section {
  const page = (textAttribute(e, 'page') || 'portrait') as PageShapeId;
  const context: BlockContext = { ...options, page };
  const seen = new Map<string, number>();
  const blocks = elementsOf(e).flatMap((child) => handlers[child.tag]?.(child, context) ?? []);
  return {
    key: `${options.id}/${e.key}`,
    page,
    numbering: (textAttribute(e, 'numbering') || 'continue') as Section['numbering'],
    pageNumbers: (textAttribute(e, 'page-numbers') || 'from-second') as Section['pageNumbers'],
    blocks: blocks.map((block) => {
      const n = (seen.get(block.key) ?? 0) + 1;
      seen.set(block.key, n);
      return n === 1 ? block : { ...block, key: `${block.key}~${n}` };
    }),
  };
}

export function buildDocument(elements: readonly Element[], options: BuildOptions): DocumentTree | null {
  const root = elements.find((e) => e.tag === 'document');
  if (!root) {
    options.diagnostics.error('template-document', `mẫu của "${options.id}" phải có một thẻ <document>`);
    return null;
  }
  return {
    id: options.id,
    title: textAttribute(root, 'title'),
    subject: textAttribute(root, 'subject'),
    author: options.author,
    keywords: textAttribute(root, 'keywords'),
    created: options.created,
    sections: elementsOf(root, 'section').map((s) => buildSection(s, options)),
  };
}
