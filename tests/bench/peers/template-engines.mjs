/** Engines that fill a DOCX template: how each writes loops, and from template and data to bytes. */
import Docxtemplater from 'docxtemplater';
import { TemplateHandler } from 'easy-template-x';
import PizZip from 'pizzip';

const handler = new TemplateHandler();

/** By name; `fill(template bytes, data)` gives the bytes of the document. */
export const engines = {
  'easy-template-x': {
    loops: {
      paragraph: (name) => `{#${name}[loopOver: &quot;paragraph&quot;]}`,
      row: (name) => `{#${name}[loopOver: &quot;row&quot;]}`,
    },
    fill: (template, data) => handler.process(template, data),
  },
  docxtemplater: {
    loops: { paragraph: (name) => `{-w:p ${name}}`, row: (name) => `{-w:tr ${name}}` },
    // A document renders once: the file is opened and compiled every time, as its manual has it.
    fill: (template, data) => new Docxtemplater(new PizZip(template)).render(data).toBuffer(),
  },
};
