/** Text of a DOCX in reading order, read from the XML alone (not by the code that wrote it). */
import { SaxesParser } from 'saxes';
import { zipPart } from './unzip.ts';

/** One entry per paragraph of the body (also those in table cells); deleted text is left out. */
export function docxParagraphs(file: Uint8Array): string[] {
  const paragraphs: string[] = [];
  let current: string | undefined;
  let inText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') current = '';
    else if (name === 'w:t') inText = true;
    else if ((name === 'w:tab' || name === 'w:br') && current !== undefined) current += ' ';
    else if (name === 'w:noBreakHyphen' && current !== undefined) current += '\u2011';
  });
  parser.on('text', (text) => {
    if (inText && current !== undefined) current += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    if (name === 'w:p' && current !== undefined) {
      paragraphs.push(current);
      current = undefined;
    }
  });
  parser.write(zipPart(file, 'word/document.xml')).close();
  return paragraphs;
}

export const words = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

export const docxWords = (file: Uint8Array): string[] => docxParagraphs(file).flatMap(words);
