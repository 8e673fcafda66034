/**
 * Ways of saving as data, and a disk that plays them before `Rounds` with a clock of its own. What each program does was
 * taken from its documented behaviour: the steps matter, the milliseconds are only an order.
 */
import { type Patience, Rounds, type Stamps } from '../../src/watching/rounds.ts';

export type Step =
  | { readonly at: number; readonly write: string; readonly content: string }
  | { readonly at: number; readonly remove: string }
  | { readonly at: number; readonly rename: string; readonly to: string };

export interface Round {
  readonly at: number;
  /** What the round read, by file. */
  readonly read: Readonly<Record<string, string>>;
  /** Whether its outcome was told. */
  readonly told: boolean;
}

const PATIENCE: Patience = { quiet: 200, gone: 3000, idle: 2000, retries: [300, 700] };

/**
 * Plays the steps and lists the rounds made until `until`. `watched`: the names that count. A file whose content is
 * "half" cannot be read; one without content counts as not there. `silent`: a drive that reports no events.
 */
export function play(
  before: Readonly<Record<string, string>>,
  steps: readonly Step[],
  {
    watched = ['so-lieu.xlsx'],
    until = 20_000,
    silent = false,
    needs = watched,
  }: {
    readonly watched?: readonly string[];
    readonly until?: number;
    readonly silent?: boolean;
    readonly needs?: readonly string[];
  } = {},
): Round[] {
  const disk = new Map<string, { content: string; stamp: number }>();
  let stamp = 0;
  for (const [file, content] of Object.entries(before)) disk.set(file, { content, stamp: stamp++ });
  const rounds = new Rounds(PATIENCE);
  const made: Round[] = [];
  const looks = (): Stamps =>
    new Map(
      watched.flatMap((file) => {
        const found = disk.get(file);
        return found && found.content !== '' ? [[file, String(found.stamp)] as const] : [];
      }),
    );
  const look = (now: number): number => {
    const next = rounds.look(looks(), now);
    if (!next.round) return now + next.waitMs;
    const read = Object.fromEntries(watched.flatMap((f) => (disk.has(f) ? [[f, disk.get(f)!.content]] : [])));
    const readable = needs.every((f) => (read[f] ?? '') !== '' && read[f] !== 'half');
    made.push({ at: now, read, told: rounds.ended(readable, now) });
    return now + 1;
  };
  let wakes = look(0);
  const queue = [...steps];
  while (wakes <= until || queue.length > 0) {
    const step = queue[0];
    if (!step || step.at > wakes) {
      wakes = look(wakes);
      continue;
    }
    queue.shift();
    if ('write' in step) disk.set(step.write, { content: step.content, stamp: stamp++ });
    else if ('remove' in step) disk.delete(step.remove);
    else {
      disk.set(step.to, disk.get(step.rename)!);
      disk.delete(step.rename);
    }
    if (!silent) wakes = Math.min(wakes, look(step.at));
  }
  return made;
}

const FILE = 'so-lieu.xlsx';
const OLD = { [FILE]: 'cũ' };

/** Saving "mới" over "cũ" at second 5, step by step. */
export const SAVES: Readonly<Record<string, readonly Step[]>> = {
  // Whole content under a name of eight hex digits, the old file renamed away, the new one put in its place.
  'Excel on Windows': [
    { at: 5000, write: '~$so-lieu.xlsx', content: 'tên người mở' },
    { at: 5010, write: '7A31C200', content: 'half' },
    { at: 5150, write: '7A31C200', content: 'mới' },
    { at: 5160, rename: FILE, to: 'B2C4.tmp' },
    { at: 5170, rename: '7A31C200', to: FILE },
    { at: 5180, remove: 'B2C4.tmp' },
    { at: 5300, remove: '~$so-lieu.xlsx' },
  ],
  // On shares the old file is deleted, and the new one written where it stood.
  'Excel on a network drive': [
    { at: 5000, remove: FILE },
    { at: 5900, write: FILE, content: '' },
    { at: 6000, write: FILE, content: 'half' },
    { at: 6120, write: FILE, content: 'mới' },
  ],
  // The lock file holds who has it open; the content is written beside and renamed over.
  LibreOffice: [
    { at: 5000, write: '.~lock.so-lieu.xlsx#', content: ',Nguyen,may-xa,' },
    { at: 5010, write: 'lu8821xyz.tmp', content: 'half' },
    { at: 5400, write: 'lu8821xyz.tmp', content: 'mới' },
    { at: 5410, rename: 'lu8821xyz.tmp', to: FILE },
    { at: 5420, remove: '.~lock.so-lieu.xlsx#' },
  ],
  // LibreOffice without a way to rename: the old file is cut to nothing and written piece by piece.
  'LibreOffice copying over': [
    { at: 5000, write: FILE, content: '' },
    { at: 5020, write: FILE, content: 'half' },
    { at: 5150, write: FILE, content: 'half' },
    { at: 5290, write: FILE, content: 'mới' },
  ],
  Notepad: [
    { at: 5000, write: FILE, content: '' },
    { at: 5001, write: FILE, content: 'mới' },
  ],
  'VS Code': [
    { at: 5000, write: FILE, content: '' },
    { at: 5001, write: FILE, content: 'mới' },
    { at: 5003, write: FILE, content: 'mới' },
  ],
  'Vim and other editors with a backup': [
    { at: 5000, write: '4913', content: 'x' },
    { at: 5001, remove: '4913' },
    { at: 5002, rename: FILE, to: 'so-lieu.xlsx~' },
    { at: 5003, write: FILE, content: 'mới' },
    { at: 5005, remove: 'so-lieu.xlsx~' },
  ],
  'a copy that stalls longer than the quiet time': [
    { at: 5000, write: FILE, content: 'half' },
    { at: 5350, write: FILE, content: 'half' },
    { at: 5700, write: FILE, content: 'mới' },
  ],
};

export { FILE, OLD };
