import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { until } from '../../support/desktop/until.ts';

/** A machine that is shared must not collect our daemons, whichever way a test run ends. */

const forgetful = fileURLToPath(new URL('../../support/fixtures/forgetful.ts', import.meta.url));

/** Living processes whose environment or arguments name the folder. */
function naming(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const read = (file: string) => readFileSync(`/proc/${pid}/${file}`, 'latin1');
      return (read('environ') + read('cmdline')).includes(folder);
    } catch {
      return false;
    }
  });
}

describe.skipIf(process.platform !== 'linux')('a run that forgot to clean up', () => {
  it('and got SIGKILL leaves no process', () => leavesNone('SIGKILL'));
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'and got %s leaves no process',
    { tags: ['slow'] },
    leavesNone,
  );
});

async function leavesNone(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<void> {
  const runner = spawn(process.execPath, [forgetful], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  runner.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const line = await until('it is up', () => /^(\{.*\})\n/.exec(printed)?.[1]);
  const { home, bus } = JSON.parse(line) as { home: string; bus: string };
  const busFolder = dirname(/path=([^,]+)/.exec(bus)?.[1] ?? '');
  expect(naming(home).length).toBeGreaterThanOrEqual(2); // the app and its children, the keyring
  runner.kill(signal);
  await until('all are gone', () => naming(home).length === 0, {
    seen: () => `${naming(home)}`,
  });
  await until('the bus is gone', () => naming(busFolder).length === 0);
  // Nobody can tidy folders up after SIGKILL, so we do.
  const folders = [home, busFolder];
  if (signal !== 'SIGKILL') {
    // The run tidies up after it has ended its children, which are seen to be gone before.
    await until('the folders are gone', () => !folders.some(existsSync));
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
