/**
 * fast-check as `npm run fuzz` sees it: each property runs with its own number of runs again and again, each time under
 * another seed, until its share of the time is over. The tests keep their bounded, seeded defaults and know nothing of
 * it; a finding is repeated in the test itself by the seed that is reported.
 */
import { appendFileSync } from 'node:fs';
import fc from 'fast-check';

export * from 'fast-check';

const { seconds, seed, results } = JSON.parse(process.env.HOSO_FUZZ);

/** Where in the tests a property stands: file and line of the call. */
function placeOf() {
  const places = [...new Error().stack.matchAll(/\/(tests\/[^:)\s]+\.ts):(\d+)/g)];
  return places[0] ? `${places[0][1]}:${places[0][2]}` : 'tests';
}

/** Options of one round after the other, until the time is over. */
function* roundsOf(options, place) {
  const until = performance.now() + seconds * 1000;
  let runs = 0;
  for (let round = 0; round === 0 || performance.now() < until; round++) {
    const wanted = { ...options, numRuns: options.numRuns ?? 100, seed: (seed + round * 7919) | 0 };
    let done = false;
    try {
      yield wanted;
      done = true;
    } finally {
      if (!done) appendFileSync(results, `${JSON.stringify({ place, runs, found: wanted.seed })}\n`);
    }
    runs += wanted.numRuns;
  }
  appendFileSync(results, `${JSON.stringify({ place, runs })}\n`);
}

async function assertLater(property, rounds) {
  for (const options of rounds) await fc.assert(property, options);
}

function assert(property, options = {}) {
  const rounds = roundsOf(options, placeOf());
  if (property.isAsync()) return assertLater(property, rounds);
  for (const wanted of rounds) fc.assert(property, wanted);
}

export default { ...fc, assert };
