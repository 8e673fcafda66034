/** Interleaved rounds (A B A B …): both sides see the same machine, and each round gives one ratio. */
const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

async function once({ prepare, run }) {
  prepare();
  const start = process.hrtime.bigint();
  const result = await run();
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, result };
}

/** `sides`: [ours, peer], each `{ prepare, run }`. Only `run` is timed. */
export async function compare(sides, { warmUp = 5, rounds = 25 } = {}) {
  for (let i = 0; i < warmUp; i++) for (const side of sides) await once(side);
  const times = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    // Every second round in the other order, so that neither side always runs in the other's wake.
    const order = round % 2 ? [...sides.keys()].reverse() : [...sides.keys()];
    for (const i of order) times[i].push((await once(sides[i])).ms);
  }
  return {
    rounds,
    median: times.map(median),
    minimum: times.map((list) => Math.min(...list)),
    /** Peer's time over ours, round by round; above 1 we are faster. */
    ratio: median(times[0].map((own, i) => times[1][i] / own)),
  };
}
