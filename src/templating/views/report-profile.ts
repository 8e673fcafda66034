/** The commune in common figures: area, hamlets, households, people. One value each in the whole dossier (OFFICE §4). */
import type { Run } from '../../document/tree.ts';
import type { TableContext } from '../../tables/context.ts';
import { orBlank } from '../../wording/blanks.ts';
import { figureText } from '../../wording/figure-text.ts';

/** Common figures in the pack's order; one that the case does not have is dotted. */
export function profileLines(context: TableContext): { key: string; text: readonly Run[] }[] {
  const { pack, figures, data } = context.appraised;
  const all = pack.info.commonFigures;
  return all.map(({ id, name, unit }, i) => {
    const figure = figures.get(id);
    const shown = figure ? figureText(figure, 'value') : null;
    const year = figure?.def.dataYear;
    const value: Run = shown
      ? { text: shown, figure: id }
      : { text: `${orBlank(context, null, `số liệu chung: ${name}`, ['figures'])}\u00a0${unit}` };
    return {
      key: id,
      text: [
        { text: `${name}: ` },
        value,
        ...(shown && year !== undefined && year !== data.assessmentYear
          ? [{ text: ` (số liệu năm ${year})` }]
          : []),
        { text: i === all.length - 1 ? '.' : ';' },
      ],
    };
  });
}
