/**
 * The structure tree, made from the lowered document before anything is painted: headings without skipped levels,
 * paragraphs, lists, data tables with scopes and spans. Layout tables leave only their paragraphs behind.
 */
import type {
  LoweredDocument,
  PrimCell,
  Primitive,
  PrimParagraph,
  PrimRow,
  PrimTable,
  SigningRoom,
} from '../../document/lowering/primitives.ts';
import { styleOf } from '../../document/styles.ts';
import { labelLength } from '../../layout/redline/runs.ts';
import type { PdfCanvas } from './canvas.ts';
import { spoken, Target } from './redline-target.ts';
import type { StructElement } from './structure-tree.ts';
import { PdfText } from './values.ts';

/** Where the contents of a paragraph go: its own element, or label and body of a list item. */
export interface Place {
  readonly own: Target;
  /** List items: the first `length` characters belong to this one. */
  readonly label?: { readonly target: Target; readonly length: number };
}

export interface Structure {
  readonly places: ReadonlyMap<PrimParagraph, Place>;
  /** Elements of the signature fields, by the paragraph below the room. */
  readonly forms: ReadonlyMap<PrimParagraph, StructElement>;
}

export interface StructureOptions {
  readonly signatureFields: boolean;
}

/** What is read aloud for a signature field. */
export const fieldTooltip = (room: SigningRoom): string => `Ô ký số: ${room.capacity}`;

const isPrinted = (p: PrimParagraph): boolean => p.picture !== undefined || isWritten(p);

const isWritten = (p: PrimParagraph): boolean =>
  !p.dotted && (p.label !== undefined || (p.labelWas ?? '') !== '' || p.runs.some((run) => run.text !== ''));

export function buildStructure(
  canvas: PdfCanvas,
  document: LoweredDocument,
  options: StructureOptions,
): Structure {
  const builder = new StructureBuilder(canvas, options);
  const root = canvas.element('Document');
  canvas.root(root);
  for (const section of document.sections) {
    const sect = canvas.element('Sect');
    root.add(sect);
    builder.blocks(section.blocks, sect);
  }
  return builder;
}

interface OpenList {
  readonly list: StructElement;
  body: StructElement | undefined;
}

class StructureBuilder {
  readonly places = new Map<PrimParagraph, Place>();
  readonly forms = new Map<PrimParagraph, StructElement>();
  private readonly canvas: PdfCanvas;
  private readonly options: StructureOptions;
  private headingLevel = 0;
  /** Lists that the next item may continue, by depth. */
  private lists: OpenList[] = [];

  constructor(canvas: PdfCanvas, options: StructureOptions) {
    this.canvas = canvas;
    this.options = options;
  }

  blocks(blocks: readonly Primitive[], parent: StructElement): void {
    this.lists = [];
    for (const block of blocks) {
      if (block.type === 'paragraph') this.paragraph(block, parent);
      else if (block.type === 'table') this.table(block, parent);
    }
    this.lists = [];
  }

  private paragraph(p: PrimParagraph, parent: StructElement): void {
    if (p.signing && this.options.signatureFields) this.form(p, p.signing, parent);
    if (!isPrinted(p)) return;
    if (p.picture) {
      this.figure(p, p.picture.alt, parent);
      return;
    }
    if (p.role === 'item') {
      this.item(p, parent);
      return;
    }
    this.lists = [];
    if (p.role === 'heading') {
      this.headingLevel = Math.min((styleOf(p.style).outlineLevel ?? 0) + 1, this.headingLevel + 1);
      this.leaf(p, `H${this.headingLevel}`, parent);
    } else this.leaf(p, 'P', parent);
  }

  private target(tag: string, element: StructElement): Target {
    return new Target(this.canvas, tag, element);
  }

  private leaf(p: PrimParagraph, tag: string, parent: StructElement): void {
    const element = this.canvas.element(tag);
    parent.add(element);
    this.places.set(p, { own: this.target(tag, element) });
  }

  /** Readers that cannot see the picture get its words; where it stands is known when it is painted. */
  private figure(p: PrimParagraph, alt: string, parent: StructElement): void {
    this.lists = [];
    const words = alt === '' ? 'Ảnh' : alt;
    const element = this.canvas.element('Figure', p.change ? spoken(p.change, words) : words);
    parent.add(element);
    this.places.set(p, { own: this.target('Figure', element) });
  }

  private form(p: PrimParagraph, room: SigningRoom, parent: StructElement): void {
    this.lists = [];
    const element = this.canvas.element('Form', fieldTooltip(room));
    parent.add(element);
    this.forms.set(p, element);
  }

  private item(p: PrimParagraph, parent: StructElement): void {
    const depth = Math.min(p.depth, this.lists.length);
    this.lists.length = Math.min(this.lists.length, depth + 1);
    let open = this.lists[depth];
    if (open === undefined) {
      open = { list: this.canvas.element('L'), body: undefined };
      (this.lists[depth - 1]?.body ?? parent).add(open.list);
      this.lists.push(open);
    }
    const li = this.canvas.element('LI');
    const label = this.canvas.element('Lbl');
    const body = this.canvas.element('LBody');
    open.list.add(li);
    li.add(label);
    li.add(body);
    open.body = body;
    this.places.set(p, {
      own: this.target('LBody', body),
      label: { target: this.target('Lbl', label), length: labelLength(p, p.change) },
    });
  }

  private table(table: PrimTable, parent: StructElement): void {
    this.lists = [];
    if (table.layout) {
      for (const row of table.body) for (const cell of row.cells) this.blocks(cell.blocks, parent);
      return;
    }
    const element = this.canvas.element('Table');
    if (table.summary !== '') {
      element.attributes({ O: 'Table', Summary: new PdfText(table.summary) });
    }
    parent.add(element);
    this.rows(table.head, 'THead', element);
    this.rows(table.body, 'TBody', element);
  }

  private rows(rows: readonly PrimRow[], tag: string, table: StructElement): void {
    if (rows.length === 0) return;
    const group = this.canvas.element(tag);
    table.add(group);
    for (const row of rows) {
      const tr = this.canvas.element('TR');
      group.add(tr);
      for (const cell of row.cells) this.cell(cell, tag === 'THead' ? 'Column' : 'Row', tr);
    }
  }

  /** A cell of one paragraph holds its text itself; one of several holds paragraphs. */
  private cell(cell: PrimCell, scope: string, row: StructElement): void {
    const tag = cell.header ? 'TH' : 'TD';
    const element = this.canvas.element(tag);
    if (cell.header || cell.colSpan > 1 || cell.rowSpan > 1) {
      element.attributes({
        O: 'Table',
        ...(cell.header ? { Scope: scope } : {}),
        ...(cell.colSpan > 1 ? { ColSpan: cell.colSpan } : {}),
        ...(cell.rowSpan > 1 ? { RowSpan: cell.rowSpan } : {}),
      });
    }
    row.add(element);
    const printed = cell.blocks.filter((block) => block.type === 'paragraph').filter(isPrinted);
    if (printed.length === 1 && !printed[0]!.picture)
      this.places.set(printed[0]!, { own: this.target(tag, element) });
    else for (const p of printed) this.paragraph(p, element);
  }
}
