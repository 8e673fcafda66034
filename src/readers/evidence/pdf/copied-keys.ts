/**
 * What is left behind when objects of a source are copied: links to structure, files and other representations that a
 * bound page no longer has, and what PDF/A-2 forbids or demands to be in order.
 */
import { type Dict, isDict, nameOf, type PdfObject, Ref, Stream } from './objects.ts';

const LEFT = new Set([
  'StructParent',
  'StructParents',
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Alternates',
  'OPI',
  'Ref',
  'AF',
  'Measure',
  'PtData',
]);
/** The writer states the length anew; data in other files (ISO 32000-1, 7.3.8.2) cannot come along. */
const LEFT_OF_STREAMS = new Set(['Length', 'DL', 'F', 'FFilter', 'FDecodeParms']);
/** Objects that lead out of what is drawn, back to the whole source. */
const OUTSIDE = new Set(['Page', 'Pages', 'Catalog', 'StructTreeRoot', 'StructElem', 'Annot']);

export const leadsOutside = (dict: Dict): boolean => OUTSIDE.has(nameOf(dict.get('Type')) ?? '');

export function copiedEntries(dict: Dict, isStream: boolean): [string, PdfObject][] {
  // Dictionaries without a type may be maps of resources, whose keys are free names.
  const typed = isStream || dict.has('Type');
  return [...dict].filter(([key]) => !(typed && LEFT.has(key)) && !(isStream && LEFT_OF_STREAMS.has(key)));
}

/** References that copying an object would follow. */
export function* references(object: PdfObject): Iterable<Ref> {
  const ahead: PdfObject[] = [object];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next instanceof Ref) yield next;
    else if (Array.isArray(next)) for (const item of next) ahead.push(item);
    else {
      const dict = next instanceof Stream ? next.dict : next;
      if (!isDict(dict) || leadsOutside(dict)) continue;
      for (const [, value] of copiedEntries(dict, next instanceof Stream)) ahead.push(value);
    }
  }
}
