/** Title page of a dossier: one framed page in three parts, top, middle and foot. */
import { textWidthTwip as measure } from '../../text/shape.ts';
import { type PageShape, styles, textHeightTwip, textWidthTwip } from '../styles.ts';
import type { Cover } from '../tree.ts';
import { balanced, shortRuleTwip } from './balance.ts';
import { cell, layoutTable, paragraph, row, rule, words } from './build.ts';
import type { PrimCell, PrimTable } from './primitives.ts';

const PAD = 284;
/** The frame's lines and the closing 1 pt paragraph. */
const RESERVE = 200;
const PARTS = { top: 0.24, middle: 0.64, foot: 0.12 };
/** Widest label column of the fields. */
const FIELD_INDENT_SHARE = 0.12;

export function cover(block: Cover, shape: PageShape): PrimTable {
  const width = textWidthTwip(shape);
  const inner = width - 2 * PAD;
  const height = textHeightTwip(shape) - RESERVE;
  const part = (name: keyof typeof PARTS, blocks: PrimCell['blocks'], valign: PrimCell['valign']) =>
    row(`${block.key}/${name}`, [cell(blocks, { valign })], {
      minHeightTwip: Math.floor(height * PARTS[name]),
    });
  return layoutTable(
    block.key,
    [width],
    [
      part('top', issuer(block, inner), 'top'),
      part('middle', middle(block, inner), 'center'),
      part('foot', foot(block, inner), 'bottom'),
    ],
    { borders: 'frame', padX: PAD, padY: 0 },
  );
}

function issuer({ key, superior, issuer: name }: Cover, width: number): PrimCell['blocks'] {
  const upper = superior
    ? [balanced(`${key}/superior`, 'coverBody', words(superior), width, { beforeTwip: PAD }).paragraph]
    : [];
  const own = balanced(`${key}/issuer`, 'coverBold', words(name), width, superior ? {} : { beforeTwip: PAD });
  return [...upper, own.paragraph, rule(`${key}/issuer-rule`, shortRuleTwip(own.textTwip), width)];
}

function middle({ key, title, subtitle, fields }: Cover, width: number): PrimCell['blocks'] {
  const indent = Math.round(width * FIELD_INDENT_SHARE);
  return [
    balanced(key, 'coverTitle', words(title), width, { role: 'heading' }).paragraph,
    ...subtitle.map((runs, i) => balanced(`${key}/subtitle/${i}`, 'coverSubtitle', runs, width).paragraph),
    ...fields.map(({ label, runs }, i) => {
      const hang = Math.min(Math.round(measure(`${label} `, styles.coverField)), Math.round(width / 2));
      return paragraph(`${key}/fields/${i}`, 'coverField', runs, {
        label,
        leftTwip: indent + hang,
        firstLineTwip: -hang,
        rightTwip: indent,
        ...(i === 0 ? { beforeTwip: 600 } : {}),
      });
    }),
  ];
}

const foot = ({ key, foot: runs }: Cover, width: number): PrimCell['blocks'] => [
  balanced(`${key}/foot`, 'coverBold', runs, width).paragraph,
  paragraph(`${key}/foot-space`, 'coverBody', []),
];
