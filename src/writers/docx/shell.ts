/**
 * Everything of a DOCX but its body: styles, settings, headers, content types. Made once per process and kept deflated;
 * section properties are written with the body, so one shell serves all page shapes. Word and LibreOffice show the named
 * styles in their style lists.
 */
import { deflatePart, type ZipPart } from '../zip.ts';
import { type ShellTexts, shellTexts } from './shell-texts.ts';

export interface Shell extends Omit<ShellTexts, 'parts'> {
  /** Parts before and after word/document.xml and docProps/core.xml, in the package's order. */
  readonly parts: readonly (readonly [string, ZipPart])[];
}

let kept: Shell | undefined;

export const shell = (): Shell => {
  kept ??= deflated(shellTexts());
  return kept;
};

const deflated = ({ parts, ...rest }: ShellTexts): Shell => ({
  ...rest,
  parts: parts.map(([name, text]) => [name, deflatePart(text, 9)] as const),
});
