/**
 * Everything that a run asked the disk, with hashes of the answers: where each would be answered the same, the run would
 * come out the same, because its files are all that it knows of the world.
 */
import { createHash } from 'node:crypto';
import type { FileSource } from './world.ts';

export type Question = keyof FileSource;

/** What was asked, about which path, and the hash of the answer. */
export type FileRecord = readonly [question: Question, path: string, answer: string];

export interface RecordedFiles {
  readonly files: FileSource;
  /** What was asked so far; null when one question got two answers: a file changed meanwhile. */
  records(): readonly FileRecord[] | null;
}

/** Everything that is asked of the result is asked of `files`. */
export function recordedFiles(files: FileSource): RecordedFiles {
  const records = new Map<string, FileRecord>();
  let steady = true;
  const asked =
    <Q extends Question>(question: Q) =>
    (path: string): ReturnType<FileSource[Q]> => {
      const answer = files[question](path);
      const hash = hashOf(answer);
      const name = `${question} ${path}`;
      steady &&= (records.get(name)?.[2] ?? hash) === hash;
      records.set(name, [question, path, hash]);
      return answer as ReturnType<FileSource[Q]>;
    };
  return {
    files: {
      list: asked('list'),
      listAll: asked('listAll'),
      read: asked('read'),
      readBytes: asked('readBytes'),
      size: asked('size'),
      realPath: asked('realPath'),
    },
    records: () => (steady ? [...records.values()] : null),
  };
}

/** True when each question would get the same answer now. */
export const answersStand = (records: readonly FileRecord[], files: FileSource): boolean =>
  records.every(([question, path, answer]) => hashOf(files[question](path)) === answer);

function hashOf(answer: ReturnType<FileSource[Question]>): string {
  if (answer === null || typeof answer === 'number') return String(answer);
  const content = Array.isArray(answer) ? JSON.stringify(answer) : (answer as string | Uint8Array);
  return createHash('sha256').update(content).digest('base64');
}
