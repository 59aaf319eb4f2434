import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * A server that notes when the first byte of each request arrives, and answers with what was made before. In
 * a thread of its own: what drives the app, at work at that very moment, must not make an arrival late.
 */
export async function wireServer() {
  const arrivals: number[] = [];
  let waiting: (() => void) | undefined;
  const thread = new Worker(new URL('./wire-server-thread.ts', import.meta.url));
  const [port] = (await once(thread, 'message')) as [number];
  thread.on('message', (arrivedAt: number) => {
    arrivals.push(arrivedAt);
    waiting?.();
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    /** Resolves with the moment at which the n-th request (from 1) arrived. */
    async arrival(n: number): Promise<number> {
      while (arrivals.length < n) {
        await new Promise<void>((resume) => {
          waiting = resume;
        });
      }
      return arrivals[n - 1] ?? Number.NaN;
    },
    get count() {
      return arrivals.length;
    },
    close() {
      void thread.terminate();
    },
  };
}
