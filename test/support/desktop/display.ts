import { freeDisplay } from '../../../build/setup/system/display.mjs';
import { startHelper } from './child.ts';
import { until } from './until.ts';

/** The X display: the one that is there, or a virtual one of our own on a number that no other has. */
export interface Display {
  name: string;
  stop(): Promise<void>;
}

export async function display({ own = false, size = '1280x800x24' } = {}): Promise<Display> {
  const given = process.env.DISPLAY;
  if (given && !own) return { name: given, stop: async () => {} };
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
