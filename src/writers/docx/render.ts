/**
 * Document tree to DOCX. Comes in: a tree. Goes out: bytes that depend on the tree alone, and what could not be shown.
 * The shell (styles, settings, headers) is kept; the body is written by strings.
 */
import { lower } from '../../document/lowering/lower.ts';
import type { LoweredDocument, OutputWarning, Primitive } from '../../document/lowering/primitives.ts';
import { pageShapes, textWidthTwip } from '../../document/styles.ts';
import type { DocumentTree } from '../../document/tree.ts';
import { TextPart, textPart, type ZipPart, zip } from '../zip.ts';
import { coreXml } from './core.ts';
import { type Pen, paragraphXml, ruleXml } from './paragraphs.ts';
import { Media } from './pictures.ts';
import type { Revisions } from './revisions.ts';
import { sectionXml } from './sections.ts';
import { type Shell, shell } from './shell.ts';
import { writeTable } from './tables.ts';
import type { XmlSink } from './xml.ts';

export interface DocxResult {
  readonly buffer: Buffer;
  readonly warnings: readonly OutputWarning[];
}

export const renderDocx = (tree: DocumentTree): DocxResult => renderLowered(tree, lower(tree));

/** `tree` gives the properties of the file; `revisions` are there when `lowered` has marks, with a `frame` of their own. */
export function renderLowered(
  tree: DocumentTree,
  lowered: LoweredDocument,
  revisions?: Revisions,
  frame: Shell = shell(),
): DocxResult {
  const media = new Media();
  const text = new TextPart();
  writeBody(text, lowered, frame, media, revisions);
  const body = text.deflated();
  const parts: (readonly [string, ZipPart])[] = [
    ...media.related(frame),
    ['word/document.xml', body],
    ['docProps/core.xml', textPart(coreXml(tree))],
    ...media.parts(),
  ];
  return { buffer: zip(parts), warnings: lowered.warnings };
}

/** word/document.xml of a lowered document; its pictures are collected in `media`. */
export function writeBody(
  sink: XmlSink,
  lowered: LoweredDocument,
  frame: Shell,
  media = new Media(),
  revisions?: Revisions,
): void {
  const pen: Pen = { media, revisions };
  const last = lowered.sections.length - 1;
  sink.write(frame.bodyOpen);
  lowered.sections.forEach((section, i) => {
    const width = textWidthTwip(pageShapes[section.page]);
    const properties = sectionXml(section, frame, i === 0);
    section.blocks.forEach((block, k) => {
      const closes = i < last && k === section.blocks.length - 1;
      writeBlock(sink, block, width, pen, closes ? properties : '');
    });
    if (i === last) sink.write(properties);
  });
  sink.write(frame.bodyClose);
}

function writeBlock(sink: XmlSink, block: Primitive, widthTwip: number, pen: Pen, tail: string): void {
  switch (block.type) {
    case 'paragraph':
      sink.write(paragraphXml(block, widthTwip - block.leftTwip - block.rightTwip, pen, { tail }));
      return;
    case 'rule':
      sink.write(ruleXml(block));
      return;
    case 'table':
      writeTable(sink, block, pen);
  }
}
