/** Templates that were parsed when the program was built, where their files had no name yet. */
import { Diagnostics } from '../model/diagnostics.ts';
import { parseTemplate } from './parse.ts';
import type { Template, TemplateNode } from './syntax.ts';

/** The nodes of a template without the file's name in their places; null when parsing has something to say. */
export function nodesToPrepare(text: string): readonly TemplateNode[] | null {
  const diagnostics = new Diagnostics();
  const template = parseTemplate('', text, diagnostics);
  return template && diagnostics.items.length === 0 ? template.nodes : null;
}

/** @param nodes as `nodesToPrepare` gave them, nobody else's: their places get the file's name. */
export function preparedTemplate(file: string, nodes: readonly unknown[]): Template {
  for (const node of nodes) nameFile(node, file);
  return { file, nodes: nodes as readonly TemplateNode[] };
}

function nameFile(part: unknown, file: string): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) for (const item of part) nameFile(item, file);
  else if (part instanceof Map) for (const item of part.values()) nameFile(item, file);
  else if ('line' in part) Object.assign(part, { file });
  else for (const item of Object.values(part)) nameFile(item, file);
}
