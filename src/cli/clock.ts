/**
 * The one clock of the program: how long a stage took, the day of a new case, the time of a round of `watch`. None enters
 * a document unasked.
 */
import { performance } from 'node:perf_hooks';

export const milliseconds = (): number => performance.now();

/** 'YYYY-MM-DD' where the command runs. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** 'HH:MM:SS' where the command runs. */
export function timeOfDay(): string {
  const now = new Date();
  return [now.getHours(), now.getMinutes(), now.getSeconds()]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
}
