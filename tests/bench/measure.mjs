/**
 * Interleaved rounds: all sides see the same machine, and each round gives one ratio per peer. What a side works on is
 * made anew for every round, outside the clock, because text that was seen before is remembered by programs.
 */

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Short garbage collection (`--expose-gc`): what one side leaves behind is not cleaned on the next one's time. */
const sweep = () => globalThis.gc?.({ type: 'minor' });

async function once({ prepare, run }, round) {
  const input = await prepare?.(round);
  sweep();
  const start = process.hrtime.bigint();
  await run(input);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/**
 * `sides`: by name, each `{ prepare(round) → input, run(input) }`; only `run` is timed. Gives milliseconds by name, one
 * a round. Rounds count on from the warming ones, so that no content comes twice.
 */
export async function measure(sides, { warmUp, rounds }) {
  const names = Object.keys(sides);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const name of inTurn(names, round)) {
      const ms = await once(sides[name], round);
      if (round >= warmUp) times[name].push(ms);
    }
  }
  return times;
}

/** Every second round in the other order, and each begins with another side, so that none always runs in one's wake. */
function inTurn(names, round) {
  const first = (round >> 1) % names.length;
  const turned = [...names.slice(first), ...names.slice(0, first)];
  return round % 2 ? turned.reverse() : turned;
}

/** One line of the results: `ratio` is the median of the ratios of the rounds, ours ÷ peer. */
export function compared(times, own, peer) {
  const of = (name) => ({ median: median(times[name]), least: Math.min(...times[name]) });
  return {
    ours: of(own),
    theirs: of(peer),
    ratio: median(times[own].map((ms, i) => ms / times[peer][i])),
    rounds: times[own].length,
  };
}
