import { freeDisplay } from '../../../build/setup/system/display.mjs';
import { startHelper } from './child.ts';
import { until } from './until.ts';

/** A virtual X display of its own: two windows on one display take the focus from each other. */
export interface Display {
  name: string;
  stop(): Promise<void>;
}

export async function display({ size = '1600x1000x24' } = {}): Promise<Display> {
  const server = startHelper(
    'Xvfb',
    [`:${freeDisplay()}`, '-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  server.child.stdio[3]?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const number = await until('Xvfb tells its display', () => /^(\d+)\n/.exec(printed)?.[1], {
    seen: server.stderr,
  });
  return { name: `:${number}`, stop: () => server.stop() };
}
