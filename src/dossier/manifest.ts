/** The manifest: what stands in an output folder and what it was when it was written. Other tools rely on it (DESIGN). */
import * as z from 'zod';

/** Below the folder: a manifest that names other places is not one of ours. */
const inside = z.string().refine((name) => name !== '' && !/^[/\\]|[\\:]|(?:^|\/)\.\.?(?:\/|$)/.test(name));

const file = z.object({
  format: z.enum(['docx', 'pdf', 'xlsx']),
  path: inside,
  bytes: z.number(),
  sha256: z.string(),
  key: z.string(),
  pages: z.number().optional(),
  /** What the writer could not show, said again by runs that do not write the file anew. */
  warnings: z.array(z.string()).optional(),
});

const document = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  criterion: z.string().optional(),
  audience: z.array(z.string()),
  /** Number and day of an issued document: it is never written over. */
  issued: z.string().optional(),
  files: z.array(file),
});

/** A criterion's bound evidence; `hoso volumes` writes it beside the documents. */
const volume = z.object({
  criterion: z.string(),
  /** Of what was bound where: another key says that the numbers in the documents are no longer those of the volume. */
  key: z.string().optional(),
  files: z.array(
    z.object({
      path: inside,
      bytes: z.number(),
      sha256: z.string(),
      pages: z.number(),
      /** Numbers that the file holds; 0 and 0 when none. */
      first: z.number(),
      last: z.number(),
    }),
  ),
  pdfa: z.boolean(),
  notPdfa: z.array(z.string()),
});

/** A file that is not, or no longer, an output of the case and stays all the same (OFFICE §10). */
const kept = z.object({
  document: z.string(),
  path: inside,
  reason: z.enum(['edited', 'issued']),
  /** Of the bytes that we wrote there last; absent when we never did. */
  sha256: z.string().optional(),
});

export const manifestSchema = z.object({
  schema: z.literal(1),
  caseId: z.string(),
  pack: z.string(),
  edition: z.enum(['working', 'submission']),
  font: z.string(),
  documents: z.array(document),
  volumes: z.array(volume).optional(),
  kept: z.array(kept).optional(),
  warnings: z.array(z.string()),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestDocument = z.output<typeof document>;
export type ManifestVolume = z.output<typeof volume>;
export type ManifestFile = z.output<typeof file>;
export type KeptFile = z.output<typeof kept>;

/** Null when there is none or it is not one of ours: then nothing in the folder is known to be ours. */
export function parseManifest(text: string | null): Manifest | null {
  if (text === null) return null;
  try {
    const result = manifestSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
