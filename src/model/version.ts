/**
 * `phien-ban.json`: what stands in a kept version of a case and what it was when it was kept. A frozen version is a closed
 * round: its files are the case's own, byte for byte, and whoever loads it sees the figures as they stood on `asOf`.
 */
import * as z from 'zod';
import { date, id } from './scalars.ts';

export const VERSION_FILE = 'phien-ban.json';
/** Folder of all versions: in the folder of the case, or beside its workbook. */
export const VERSIONS_FOLDER = 'phien-ban';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g;
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

/** What a person typed, on one line: breaks, control and bidirectional characters would spoil lists and documents. */
export const oneLine = (typed: string): string =>
  typed.normalize('NFC').replace(UNSEEN, '').replace(BREAKS, ' ').trim();

export const versionSchema = z.object({
  schema: z.literal(1),
  number: z.number().int().positive(),
  date,
  note: z.string().transform(oneLine),
  by: z.string().transform(oneLine).nullable(),
  caseId: id,
  pack: id,
  packSha256: sha256,
  /** Of the office's own templates, when they were given. */
  templatesSha256: sha256.nullable(),
  /** Folder of the live case, relative to that of the version: files of evidence are looked up there. */
  home: z.string(),
  /** Everything in the folder but this file: data, and `ket-qua/` with the manifests of the documents made from them. */
  files: z.array(z.object({ path: z.string(), sha256, data: z.boolean() })),
  /** Not copied. Without a hash: the file was not there. */
  evidence: z.array(z.object({ id: z.string(), file: z.string(), sha256: sha256.nullable() })),
  /** `open`: figures and detail tables whose state on that day was not known and was left so. */
  frozen: z.object({ asOf: date, open: z.array(z.string()) }).nullable(),
});

export type CaseVersion = z.output<typeof versionSchema>;

/** Null when the text is not one of ours. */
export function parseVersion(text: string): CaseVersion | null {
  try {
    return versionSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** "003": as people and folders call it. */
export const versionNumber = (n: number): string => String(n).padStart(3, '0');

/** "003-2024-11-20" */
export const versionName = (version: Pick<CaseVersion, 'number' | 'date'>): string =>
  `${versionNumber(version.number)}-${version.date}`;

/** Number of a folder that is called as a version is; null for other folders. */
export const numberOfName = (name: string): number | null => {
  const found = /^(\d{3,9})-\d{4}-\d{2}-\d{2}$/.exec(name)?.[1];
  return found === undefined ? null : Number(found);
};
