/** Slots in real processes: a small script stands for the command. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { processSlots } from '../../src/batching/process-slot.ts';
import { SlotGone, type SlotRequest } from '../../src/batching/slot.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'batch-slot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = path.join(folder, 'slot.mjs');
writeFileSync(
  script,
  `process.on('message', ({ path }) => {
  if (path === 'dies') { process.stderr.write('Error: mất điện\\n', () => process.exit(7)); return; }
  if (path === 'memory') { process.stderr.write('FATAL ERROR: JavaScript heap out of memory', () => process.kill(process.pid, 'SIGKILL')); return; }
  if (path === 'hangs') return;
  process.send({ alive: true });
  process.send({ reply: { task: 'failed', diagnostics: [] }, memory: 1 });
});`,
);
const request = (of: string): SlotRequest => ({
  task: 'make',
  path: of,
  settings: { out: 'output', edition: 'working', only: [] },
});

describe('a slot in a process of its own', () => {
  it('answers one after the other', async () => {
    const slot = processSlots([script])();
    for (const of of ['a', 'b'])
      expect(await slot.ask(request(of))).toEqual({ reply: { task: 'failed', diagnostics: [] }, memory: 1 });
    slot.close();
    await expect(slot.ask(request('c'))).rejects.toBeInstanceOf(SlotGone);
  });

  it.each([
    ['dies', 'tiến trình con dừng giữa chừng (mã 7: Error: mất điện)'],
    ['memory', 'tiến trình con hết bộ nhớ'],
  ])('one that %s says why', async (of, reason) => {
    const slot = processSlots([script])();
    await expect(slot.ask(request(of))).rejects.toThrow(reason);
    await expect(slot.ask(request('a'))).rejects.toThrow(reason);
  });

  it('one that gives no sign of life is ended', async () => {
    const slot = processSlots([script], 50)();
    await expect(slot.ask(request('hangs'))).rejects.toThrow('không có dấu hiệu hoạt động');
  });

  it('a script that is not there is told, not thrown', async () => {
    const slot = processSlots([path.join(folder, 'none.mjs')])();
    await expect(slot.ask(request('a'))).rejects.toBeInstanceOf(SlotGone);
  });

  it('broken off while it works', async () => {
    const slot = processSlots([script])();
    const answer = slot.ask(request('hangs'));
    slot.close();
    await expect(answer).rejects.toThrow('SIGKILL');
  });
});
