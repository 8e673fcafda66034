/** A case in YAML or JSON files: each edit goes to the file that holds its group; new groups get a file of their own. */
import path from 'node:path';
import { isMap, isScalar, parseDocument } from 'yaml';
import type { FileSource } from '../../readers/world.ts';
import type { CaseEdit, EditRecord } from './case-edits.ts';
import { editYamlText, newYamlText } from './yaml-text.ts';

/** Holds the groups that collecting adds to a case. */
const NEW_GROUPS = 'thu-thap.yaml';
const DATA_FILE = /\.(ya?ml|json)$/i;

/** New texts by file. `caseFolder` may also be the one file of a case. */
export function editYamlCase(
  caseFolder: string,
  files: FileSource,
  edits: readonly CaseEdit[],
): ReadonlyMap<string, string> {
  const names = files.list(caseFolder);
  const targets = names
    ? names.filter((n) => DATA_FILE.test(n)).map((n) => path.posix.join(caseFolder, n))
    : [caseFolder];
  const texts = new Map(targets.map((file) => [file, files.read(file) ?? '']));
  const owner = new Map(
    [...texts].flatMap(([file, text]) => groupsOf(text).map((group) => [group, file] as const)),
  );
  const fallback = names ? path.posix.join(caseFolder, NEW_GROUPS) : caseFolder;
  const byFile = new Map<string, CaseEdit[]>();
  for (const edit of edits) {
    const file = owner.get(String(edit.path[0])) ?? fallback;
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  return new Map(
    [...byFile].map(([file, own]) => {
      const text = texts.get(file);
      return [
        file,
        text === undefined
          ? newYamlText('Số liệu do các đơn vị gửi về, ghi khi tổng hợp phiếu.', newGroups(own))
          : editYamlText(text, own, /\.json$/i.test(file)),
      ];
    }),
  );
}

const groupsOf = (text: string): string[] => {
  const { contents } = parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'failsafe' });
  return isMap(contents) ? contents.items.flatMap((p) => (isScalar(p.key) ? [String(p.key.value)] : [])) : [];
};

/** Groups that no file has: everything about them is appended. */
function newGroups(edits: readonly CaseEdit[]): EditRecord {
  const groups: { [key: string]: EditRecord[string] } = {};
  for (const edit of edits) {
    if (edit.op !== 'append') throw new Error(`no group to change: ${edit.path.join('.')}`);
    const [group, inner] = edit.path.map(String) as [string, string?];
    groups[group] = inner === undefined ? edit.values : { [inner]: edit.values };
  }
  return groups;
}
