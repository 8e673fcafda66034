/** Paper and margins of a sheet, as decree 30 has them for documents. */
import { pageShapes, textHeightTwip, textWidthTwip } from '../../document/styles.ts';
import type { TableModel } from '../../tables/model.ts';
import { TWIP_PER_PX } from './measure.ts';

/** Left free at the right edge, for borders and rounding, so that nothing is scaled for one px. */
const SLACK_PX = 6;

/** Width and height of the printed page inside its margins. */
export function printedPage(orientation: TableModel['orientation']): { widthPx: number; heightPt: number } {
  const shape = pageShapes[orientation];
  return {
    widthPx: Math.floor(textWidthTwip(shape) / TWIP_PER_PX) - SLACK_PX,
    heightPt: textHeightTwip(shape) / 20,
  };
}

/** A4; as wide as one page. */
export interface PrintSetup {
  readonly orientation: TableModel['orientation'];
  /** As high as one page, too. */
  readonly onePage: boolean;
  readonly marginsInch: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header', number>>;
}

const inches = (twip: number): number => Math.round((twip / 1440) * 10_000) / 10_000;

export function printSetup({ orientation, onePage }: TableModel): PrintSetup {
  const shape = pageShapes[orientation];
  return {
    orientation,
    onePage: onePage ?? false,
    marginsInch: {
      left: inches(shape.leftTwip),
      right: inches(shape.rightTwip),
      top: inches(shape.topTwip),
      bottom: inches(shape.bottomTwip),
      header: inches(shape.headerTwip),
    },
  };
}
