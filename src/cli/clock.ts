/** The one clock of the program: how long a stage took, for `--timings`. It never enters a document. */
import { performance } from 'node:perf_hooks';

export const milliseconds = (): number => performance.now();
