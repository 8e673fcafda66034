import { describe, expect, it } from 'vitest';
import { Pool } from '../../src/batching/pool.ts';
import {
  type Answer,
  type Slot,
  SlotGone,
  type SlotReply,
  type SlotRequest,
} from '../../src/batching/slot.ts';

const settings = { out: 'output', edition: 'working', only: [] } as const;
const request = (path: string): SlotRequest => ({ task: 'make', path, settings });
const failed: SlotReply = { task: 'failed', diagnostics: [] };

/** Slots that answer as `answer` says, and remember whom they served. */
function slots(answer: (path: string, served: readonly string[]) => Promise<Answer> | Answer) {
  const opened: string[][] = [];
  let closed = 0;
  const openSlot = (): Slot => {
    const served: string[] = [];
    opened.push(served);
    return {
      ask: async ({ path }) => {
        served.push(path);
        return answer(path, served);
      },
      close: () => {
        closed++;
      },
    };
  };
  return { opened, openSlot, closed: () => closed };
}

const items = ['a', 'b', 'c', 'd', 'e'];

describe('pool', () => {
  it('replaces a slot that has grown; all are closed at the end', async () => {
    const { opened, openSlot, closed } = slots((_, served) => ({
      reply: failed,
      memory: served.length * 100,
    }));
    const pool = new Pool({ jobs: 1, openSlot, stop: new AbortController().signal, retireAbove: 150 });
    await pool.run(items, request, () => {});
    pool.close();
    expect(opened).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(closed()).toBe(3);
  });

  it('keeps its slots from one task to the next', async () => {
    const { opened, openSlot } = slots(() => ({ reply: failed, memory: 0 }));
    const pool = new Pool({ jobs: 1, openSlot, stop: new AbortController().signal });
    await pool.run(['a'], request, () => {});
    await pool.run(['b'], request, () => {});
    expect(opened).toEqual([['a', 'b']]);
  });

  it('never opens more slots than jobs, nor more than there is to do', async () => {
    const { opened, openSlot } = slots(() => ({ reply: failed, memory: 0 }));
    await new Pool({ jobs: 3, openSlot, stop: new AbortController().signal }).run(
      ['a', 'b'],
      request,
      () => {},
    );
    expect(opened).toEqual([['a'], ['b']]);
  });

  it('a slot that goes takes its own commune along and no other', async () => {
    const { opened, openSlot } = slots((path) => {
      if (path === 'b') throw new SlotGone('tiến trình con hết bộ nhớ');
      return { reply: failed, memory: 0 };
    });
    const told = new Map<string, SlotReply>();
    const pool = new Pool({ jobs: 1, openSlot, stop: new AbortController().signal });
    await pool.run(items, request, (item, reply) => told.set(item, reply));
    expect([...told.keys()]).toEqual(items);
    expect(told.get('b')).toMatchObject({
      diagnostics: [{ code: 'batch-slot', message: 'chưa lập xong hồ sơ: tiến trình con hết bộ nhớ' }],
    });
    expect(opened).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
  });

  it('stops where it is told to: nothing more is begun or told', async () => {
    const stop = new AbortController();
    const { opened, openSlot, closed } = slots((path) => {
      if (path === 'b') stop.abort();
      return { reply: failed, memory: 0 };
    });
    const told: string[] = [];
    await new Pool({ jobs: 1, openSlot, stop: stop.signal }).run(items, request, (item) => told.push(item));
    expect(told).toEqual(['a']);
    expect(opened).toEqual([['a', 'b']]);
    expect(closed()).toBeGreaterThan(0);
  });
});
