import type { Readable, Writable } from 'node:stream';
import { end, spawnGuarded } from '../desktop/child.ts';
import { electronPath, type StartOptions, startArguments } from '../desktop/electron.ts';

const QUESTION = `${JSON.stringify({ id: 1, method: 'Browser.getVersion' })}\0`;

/** Whether the program answers a debugger on the two pipes that `--remote-debugging-pipe` speaks of. */
export async function answersOnPipe(
  options: StartOptions,
  env: Record<string, string>,
): Promise<boolean> {
  const args = startArguments({ ...options, args: ['--remote-debugging-pipe', '--hidden'] });
  const child = spawnGuarded(options.packaged ?? electronPath(), args, {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ask = child.stdio[3] as Writable;
  const answer = child.stdio[4] as Readable;
  ask.on('error', () => undefined);
  ask.write(QUESTION);
  const answered = await new Promise<boolean>((resolve) => {
    answer.once('data', () => resolve(true));
    child.once('exit', () => resolve(false));
  });
  await end(child, 'SIGKILL');
  return answered;
}
