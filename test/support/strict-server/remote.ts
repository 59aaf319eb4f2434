import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SeenRequest, StrictOptions, Violation } from './types.ts';

/**
 * The same server in another process, for measurements: in one process with the client, a busy event
 * loop would stamp arrivals late and share the client's processor time. Scripts with functions cannot
 * cross; plain ones can.
 */
export interface Report {
  requests: (Omit<SeenRequest, 'param' | 'all'> & { code: number | null })[];
  violations: Violation[];
  tooFrequent: number;
  maxInAnySecond: number;
  connections: number;
}

export interface RemoteStrictServer {
  url: string;
  /** What `arrivedAt` is counted from, in milliseconds since the epoch with fractions. */
  originMs: number;
  report(): Promise<Report>;
  close(): Promise<void>;
}

export async function remoteStrictServer(options: StrictOptions): Promise<RemoteStrictServer> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('the strict server ended early');
    return JSON.parse(value);
  };
  const { url, originMs } = (await next()) as { url: string; originMs: number };
  return {
    url,
    originMs,
    report: () => {
      child.stdin.write('report\n');
      return next() as Promise<Report>;
    },
    close: async () => {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
