/**
 * word/document.xml -> blocks (ISO/IEC 29500-1, 17.3 and 17.4; tracked changes 17.13.5). Elements are known by their
 * local names and what stands around them; what is not known is passed through, so that smart tags, content controls,
 * links and fields give their text.
 */
import { prefixed, readXmlPart } from '../workbook/xml-part.ts';
import { comparableText, type DocxBlock, type DocxParagraph } from './docx-text.ts';

/** Nothing inside these is text of the body. */
const SKIPPED = new Set(['drawing', 'pict', 'object', 'Fallback', 'instrText', 'delText', 'sectPr', 'ruby']);
/** Text that went; as marks inside properties they say that a paragraph or row went. */
const GONE = new Set(['del', 'moveFrom']);

interface OpenCell {
  readonly paragraphs: DocxParagraph[];
  continued: boolean;
}

interface OpenTable {
  readonly rows: DocxParagraph[][][];
  row: DocxParagraph[][];
  rowGone: boolean;
  cell: OpenCell | null;
}

/** Throws a WorkbookFault for what is not well-formed XML. */
export function readBody(part: string, content: Buffer): readonly DocxBlock[] {
  const blocks: DocxBlock[] = [];
  let table: OpenTable | null = null;
  /** Tables inside a cell are read as paragraphs of that cell. */
  let nested = 0;
  let skipping = 0;
  let text: string | null = null;
  let numbered = false;
  /** The mark that ends the paragraph was deleted: it is one with the next. */
  let joined = false;
  let inProperties = false;

  const endParagraph = (): void => {
    if (joined || text === null) return;
    const paragraph: DocxParagraph = { type: 'paragraph', text: comparableText(text), numbered };
    if (table) table.cell?.paragraphs.push(paragraph);
    else blocks.push(paragraph);
    text = null;
    numbered = false;
  };
  const endCell = (open: OpenTable): void => {
    joined = false;
    endParagraph();
    const { cell } = open;
    open.cell = null;
    if (cell && !(cell.continued && cell.paragraphs.every((p) => p.text === '')))
      open.row.push(cell.paragraphs);
  };
  const open: Readonly<Record<string, (a: Readonly<Record<string, string>>, parent: string) => void>> = {
    p: () => {
      if (!joined || text === null) {
        text = '';
        numbered = false;
      }
      joined = false;
    },
    pPr: () => {
      inProperties = true;
    },
    numId: (a, parent) => {
      if (parent === 'numPr' && prefixed(a, 'val') !== '0') numbered = true;
    },
    tab: (_, parent) => {
      if (parent === 'r') add(' ');
    },
    br: () => add(' '),
    cr: () => add(' '),
    ptab: () => add(' '),
    noBreakHyphen: () => add('-'),
    tbl: () => {
      if (table) nested++;
      else {
        joined = false;
        endParagraph();
        table = { rows: [], row: [], rowGone: false, cell: null };
      }
    },
    tr: () => {
      if (table && nested === 0) {
        table.row = [];
        table.rowGone = false;
      }
    },
    tc: () => {
      if (table && nested === 0) table.cell = { paragraphs: [], continued: false };
    },
    vMerge: (a) => {
      const kind = prefixed(a, 'val');
      if (table?.cell && nested === 0 && (kind === undefined || kind === 'continue'))
        table.cell.continued = true;
    },
  };
  const add = (piece: string): void => {
    if (text !== null) text += piece;
  };

  readXmlPart(part, content, {
    open(name, attributes, parent) {
      if (skipping > 0 || SKIPPED.has(name)) {
        skipping++;
        return;
      }
      if (GONE.has(name)) {
        if (parent === 'trPr') {
          if (table && nested === 0) table.rowGone = true;
        } else if (parent === 'rPr') {
          if (inProperties) joined = true;
        } else skipping++;
        return;
      }
      open[name]?.(attributes, parent);
    },
    close(name) {
      if (skipping > 0) {
        skipping--;
        return;
      }
      if (name === 'pPr') inProperties = false;
      else if (name === 'p') endParagraph();
      else if (name === 'tbl') {
        if (nested > 0) nested--;
        else if (table) {
          blocks.push({ type: 'table', rows: table.rows });
          table = null;
        }
      } else if (table && nested === 0) {
        if (name === 'tc') endCell(table);
        else if (name === 'tr' && !table.rowGone && table.row.length > 0) table.rows.push(table.row);
      }
    },
    text(value, name) {
      if (skipping === 0 && name === 't') add(value);
    },
  });
  joined = false;
  endParagraph();
  return blocks;
}
