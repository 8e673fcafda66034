/**
 * A pack folder -> Pack. An overlay folder (`--templates DIR`) replaces the pack's templates and wording file by file;
 * the criteria set and the catalogue are not overlaid, because they are law and contract, not wording.
 */
import path from 'node:path';
import type { z } from 'zod';
import type { Diagnostics } from '../model/diagnostics.ts';
import { makePack, type Pack } from '../model/pack.ts';
import { checkPack } from '../model/pack-check.ts';
import { catalogueFile, criteriaFile, evidenceFile, packFile, wordingFile } from '../model/pack-schema.ts';
import { frozen } from './frozen.ts';
import { keptSourceTree } from './kept-trees.ts';
import { SAVE_AS_UTF8, type SourceTree } from './source-tree.ts';
import { validate } from './validate.ts';
import type { FileSource } from './world.ts';

/** The files of a pack that hold data, with their schemas. */
export const DATA_FILES = {
  'pack.yaml': packFile,
  'criteria.yaml': criteriaFile,
  'catalogue.yaml': catalogueFile,
  'wording.yaml': wordingFile,
  'evidence.yaml': evidenceFile,
} as const;
export type DataFile = keyof typeof DATA_FILES;

/** Files of packs that were read when the program was built, known by their text. */
export interface PreparedPacks {
  /** Valid, frozen in all its depth; undefined for a text that was not known then. */
  value(name: DataFile, content: string): unknown;
  /** Nodes of a template, as `templating` parses them. */
  template(text: string): (() => readonly unknown[]) | undefined;
}

/** Files of a pack that an office may lay its own copy over. */
export const overlayable = (name: string): boolean => name.endsWith('.hbs') || name === 'wording.yaml';

export function readPackFolder(
  folder: string,
  files: FileSource,
  diagnostics: Diagnostics,
  overlay?: string,
  prepared?: PreparedPacks,
): Pack | null {
  const names = files.list(folder);
  if (!names) {
    diagnostics.error('pack-missing', `không thấy bộ mẫu ở "${folder}"`, [{ file: folder }]);
    return null;
  }
  const overlayNames = overlay === undefined ? [] : files.list(overlay);
  if (overlayNames === null) {
    diagnostics.error('overlay-missing', `không thấy thư mục mẫu riêng "${overlay}"`, [{ file: overlay! }]);
    return null;
  }
  for (const name of overlayNames) {
    if (overlayable(name) && names.includes(name)) continue;
    if (name.startsWith('.') || /\.(md|txt)$/i.test(name)) continue;
    diagnostics.error(
      'overlay-unknown',
      `tệp "${name}" trong thư mục mẫu riêng không thay được tệp nào của bộ mẫu`,
      [{ file: path.posix.join(overlay!, name) }],
      `các tệp thay được: ${names.filter(overlayable).join(', ')}`,
    );
  }
  const pathOf = (name: string): string =>
    overlayable(name) && overlayNames.includes(name)
      ? path.posix.join(overlay!, name)
      : path.posix.join(folder, name);
  const load = <N extends DataFile>(name: N): z.output<(typeof DATA_FILES)[N]> | null => {
    const file = pathOf(name);
    const content = files.read(file);
    if (content === null) {
      diagnostics.error('pack-file-missing', `bộ mẫu thiếu tệp ${name}`, [{ file }]);
      return null;
    }
    const known = prepared?.value(name, content) as z.output<(typeof DATA_FILES)[N]> | undefined;
    return known ?? readDataFile(name, file, content, diagnostics);
  };
  const info = load('pack.yaml');
  const criteria = load('criteria.yaml');
  const catalogue = load('catalogue.yaml');
  const wording = load('wording.yaml');
  const evidence = load('evidence.yaml');
  if (!info || !criteria || !catalogue || !wording || !evidence) return null;
  const pack = makePack({
    info,
    criteria: criteria.criteria,
    documents: catalogue.documents,
    externals: catalogue.externals,
    bundles: catalogue.bundles,
    wording,
    evidence,
    templateNames: names.filter((n) => n.endsWith('.hbs')),
    template(name) {
      const file = pathOf(name);
      const text = names.includes(name) ? files.read(file) : null;
      if (text?.includes('\uFFFD'))
        diagnostics.error(
          'source-encoding',
          `tệp ${file} không lưu ở mã UTF-8 nên chữ Việt bị hỏng`,
          [{ file }],
          SAVE_AS_UTF8,
        );
      if (text === null) return null;
      const clean = templateText(text);
      const nodes = prepared?.template(clean);
      return { file, text: clean, ...(nodes ? { nodes } : {}) };
    },
  });
  checkPack(pack, diagnostics);
  return pack;
}

/** As it is parsed: letters in one form, whatever editor wrote them. */
export const templateText = (content: string): string => content.replace(/^\uFEFF/, '').normalize('NFC');

/** @returns the file's value, frozen in all its depth; null with the reasons in the diagnostics. */
export function readDataFile<N extends DataFile>(
  name: N,
  file: string,
  content: string,
  diagnostics: Diagnostics,
): z.output<(typeof DATA_FILES)[N]> | null {
  const tree = keptSourceTree(file, content, diagnostics);
  return tree
    ? (validatedOnce(DATA_FILES[name] as z.ZodType, tree, diagnostics) as z.output<
        (typeof DATA_FILES)[N]
      > | null)
    : null;
}

/** Values by tree and schema, as long as the tree is kept. All that load the same pack share them: they are frozen. */
const validated = new WeakMap<SourceTree, Map<z.ZodType, unknown>>();

function validatedOnce<S extends z.ZodType>(
  schema: S,
  tree: SourceTree,
  diagnostics: Diagnostics,
): z.output<S> | null {
  const ofTree = validated.get(tree) ?? new Map<z.ZodType, unknown>();
  const known = ofTree.get(schema);
  if (known !== undefined) return known as z.output<S>;
  const value = validate(schema, tree.value, tree.placeOf, diagnostics);
  if (value === null) return null;
  validated.set(tree, ofTree.set(schema, frozen(value)));
  return value;
}
