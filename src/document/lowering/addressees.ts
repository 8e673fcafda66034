/**
 * "Kính gửi:" above the text (nd30 B 9a): one addressee on the same line, centred; several below one another, each with
 * a dash under the colon, `;` after each and `.` after the last. The list stands in the middle as a whole.
 */
import { textWidthTwip as measure } from '../../text/shape.ts';
import { styles } from '../styles.ts';
import type { Addressees, Run } from '../tree.ts';
import { balanced } from './balance.ts';
import { paragraph, spacer, words } from './build.ts';
import type { PrimParagraph } from './primitives.ts';

/** Between the head of the document and the addressees. */
const ABOVE = 240;
/** Between them and the text, besides the space above its first paragraph. */
const BELOW = 120;
const DASH = '-';
/** Lists wider than this share of the text are wrapped. */
const MOST_SHARE = 0.92;

export function addressees({ key, label, to }: Addressees, widthTwip: number): PrimParagraph[] {
  if (to.length < 2) {
    const runs = [{ text: to.length === 0 ? label : `${label} ` }, ...(to[0] ?? [])];
    const side = Math.round((widthTwip * (1 - MOST_SHARE)) / 2);
    const { paragraph: line } = balanced(key, 'addressee', runs, widthTwip - 2 * side, { beforeTwip: ABOVE });
    const inset = { leftTwip: line.leftTwip + side, rightTwip: line.rightTwip + side };
    return [{ ...line, ...inset, keepNext: true }, below(key)];
  }
  const style = styles.addressee;
  const list = to.map((runs, i) => closed(runs, i === to.length - 1 ? '.' : ';'));
  const colon = Math.round(measure(label.replace(/:\s*$/, ''), style));
  const hang = Math.round(measure(`${DASH} `, style));
  const text = (runs: readonly Run[]) => runs.map((run) => run.text).join('');
  const widest = Math.max(...list.map((runs) => Math.ceil(measure(text(runs), style))));
  const most = Math.floor(widthTwip * MOST_SHARE);
  const left = Math.floor((widthTwip - Math.min(most, colon + hang + widest)) / 2);
  return [
    paragraph(key, 'addressee', words(label), {
      align: 'left',
      leftTwip: left,
      beforeTwip: ABOVE,
      keepNext: true,
    }),
    ...list.map((runs, i) =>
      paragraph(`${key}/${i}`, 'addressee', runs, {
        role: 'item',
        label: DASH,
        align: 'left',
        leftTwip: left + colon + hang,
        firstLineTwip: -hang,
        keepNext: true,
      }),
    ),
    below(key),
  ];
}

const below = (key: string): PrimParagraph => spacer(`${key}/below`, { beforeTwip: BELOW, keepNext: true });

/** The runs with one closing mark, whatever mark the data ended with. */
function closed(runs: readonly Run[], mark: string): readonly Run[] {
  const last = runs.at(-1);
  if (!last) return [];
  return [...runs.slice(0, -1), { ...last, text: last.text.replace(/\s*[;,.]?\s*$/, '') + mark }];
}
