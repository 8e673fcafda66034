/** What a module of the benchmark posts from a worker: it has its own copies of all modules and what they remember. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export async function fromWorker(module, workerData) {
  const worker = new Worker(new URL(module, import.meta.url), { workerData });
  const [message] = await once(worker, 'message');
  await worker.terminate();
  return message;
}
